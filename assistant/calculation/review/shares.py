"""One part of one whole, told with different percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import two_decimals
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number, round_half_up
from assistant.domain.sources import Location, Passage, PassageRole

HUNDRED = Decimal(100)
_SMALLEST = Decimal(10)
_PAIRS: tuple[tuple[str, str, str], ...] = (
    (Measure.DITANGANI, Measure.POPULASI, Measure.PERSEN_DITANGANI),
    (Measure.REALISASI, Measure.TARGET, Measure.CAPAIAN),
    (Measure.REALISASI_ANGGARAN, Measure.PAGU, Measure.SERAPAN_PERSEN),
)


class Share(NamedTuple):
    """A percentage beside the part and the whole that it is told with."""

    part: Decimal
    whole: Decimal
    percent: Decimal
    places: int
    text: str
    location: Location


def review_shares(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find a part and a whole that stand together twice, with percentages that rounding does not explain."""
    told: dict[tuple[Decimal, Decimal], list[Share]] = {}
    for share in _in_sentences(passages):
        told.setdefault((share.part, share.whole), []).append(share)
    for share in _in_tables(tables):
        if (share.part, share.whole) in told:
            told[share.part, share.whole].append(share)
    for shares in told.values():
        first = shares[0]
        other = next((share for share in shares[1:] if not _same(first, share)), None)
        if other is not None and other.location != first.location:
            yield _finding(first, other)


def _same(one: Share, other: Share) -> bool:
    places = min(one.places, other.places)
    step = Decimal(1).scaleb(-places)
    return abs(round_half_up(one.percent, places) - round_half_up(other.percent, places)) <= step


def _in_sentences(passages: Sequence[Passage]) -> Iterator[Share]:
    """Sentences with exactly two amounts and one percentage."""
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            tokens = [
                token
                for token in numbers_in(sentence)
                if token.value is not None and not re.fullmatch(r"(?:19|20)\d\d", token.text)
            ]
            percents = [token for token in tokens if token.unit == "%"]
            amounts = [
                token.value
                for token in tokens
                if token.unit in (None, "Rp") and token.scale == 1 and (token.value or 0) >= _SMALLEST
            ]
            if len(percents) != 1 or len(amounts) != 2 or len(tokens) != 3 or amounts[0] == amounts[1]:
                continue
            part, whole = sorted(value for value in amounts if value is not None)
            share = percents[0]
            assert share.value is not None
            if share.value <= HUNDRED:
                yield Share(part, whole, share.value, share.decimals, share.text, passage.location)


def _in_tables(tables: Sequence[Table]) -> Iterator[Share]:
    for table in tables:
        for row in table.rows:
            for part, whole, percent in _PAIRS:
                for year in row.years(percent):
                    cells = row.get(part, year), row.get(whole, year), row.get(percent, year)
                    a, b, c = map(number, cells)
                    cell = cells[2]
                    if a is None or b is None or c is None or cell is None or cell.location is None:
                        continue
                    exponent = c.as_tuple().exponent
                    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
                    if _SMALLEST <= a < b:
                        yield Share(a, b, c, places, cell.raw.strip(), cell.location)


def _finding(one: Share, other: Share) -> Finding:
    expected = one.part / one.whole * HUNDRED
    right = [share for share in (one, other) if abs(share.percent - expected) < Decimal("0.1")]
    told = f"{format_number(one.part)} dari {format_number(one.whole)}"
    return Finding(
        kind=FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.ERROR if right else Severity.WARNING,
        locations=(one.location, other.location),
        reported=f"{one.text} dan {other.text}",
        expected=f"{two_decimals(expected)} %",
        explanation=f"Angka {told} ditulis dengan dua persentase: {one.text} dan {other.text}. "
        + (
            f"Hitungannya {two_decimals(expected)} persen; samakan."
            if right
            else f"Hitungannya {two_decimals(expected)} persen; periksa ketiganya."
        ),
        arithmetic=f"{format_number(one.part)} / {format_number(one.whole)} × 100 = {two_decimals(expected)}",
    )

"""Series over years that a report tells twice under different names, and values by year in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import difference_line, one_slip, shown
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import NumberToken, round_half_up
from assistant.domain.sources import Passage, PassageRole

_FEWEST_SAME = 3
_TELLING = 3
"""Digits that a value must have before it says anything that two rows share it."""
_YEAR_BEHIND = re.compile(
    r"\s*(?:(?!(?:dibanding\w*|dari|daripada|sejak|terhadap|sampai|hingga|dengan)\b)[a-zA-Z/%]+\s+){0,2}?(?:\(|(?:pada|di|untuk|dalam)\s+)?(?:tahun|th\.?)\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\btahun\s+(?P<year>(?:19|20)\d\d)\s*(?:,\s*)?(?:sebesar|mencapai|adalah|yaitu|sebanyak|tercatat|menjadi"
    r"|sejumlah)\s*$",
    re.IGNORECASE,
)
_OTHER_MEASURE = re.compile(r"\b(?:target|capaian|pagu|anggaran|sisa|serapan)\b", re.IGNORECASE)
_SAME_SUBJECT = 0.8
_GENERAL = frozenset({"persentase", "jumlah", "nilai", "tingkat", "angka", "indeks"})


def review_series(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find years in which a series differs from the same series elsewhere in the report."""
    yield from _twins(tables)
    yield from _in_sentences(tables, passages)


class _Line(NamedTuple):
    """One measure of one row over the years."""

    table: int
    cells: dict[int, Figure]

    @property
    def subject(self) -> str:
        return next(iter(self.cells.values())).subject


def _lines(tables: Sequence[Table]) -> Iterator[_Line]:
    for table in tables:
        for row in table.rows:
            if row.is_average:
                continue
            for measure in dict.fromkeys(name for name, _ in row.cells):
                cells = {
                    year: cell
                    for (name, year), cell in row.cells.items()
                    if name == measure and year is not None and number(cell) is not None
                }
                if len(cells) >= _FEWEST_SAME:
                    yield _Line(table.number, cells)


def _twins(tables: Sequence[Table]) -> Iterator[Finding]:
    """Two rows that agree in three or more years and differ in one."""
    lines = list(_lines(tables))
    by_value: dict[tuple[int, Decimal], list[int]] = {}
    for at, line in enumerate(lines):
        for year, cell in line.cells.items():
            value = number(cell)
            if value is not None and _digits(value) >= _TELLING:
                by_value.setdefault((year, value), []).append(at)
    shared: Counter[tuple[int, int]] = Counter(
        (one, other) for same in by_value.values() for one in same for other in same if one < other
    )
    for (one, other), times in shared.items():
        if times < _FEWEST_SAME - 1 or lines[one].table == lines[other].table:
            continue
        yield from _differs(lines[one], lines[other])


def _differs(one: _Line, other: _Line) -> Iterator[Finding]:
    first, second = names.content_words(one.subject), names.content_words(other.subject)
    compared_by_name = names.key(one.subject) == names.key(other.subject)
    if compared_by_name or not first & second:
        return
    same = [cell for year, cell in one.cells.items() if _value_in(other, year) == number(cell)]
    if len(same) < _FEWEST_SAME and (
        len(first & second) < _FEWEST_WORDS or any(_digits(number(cell) or Decimal(0)) < 4 for cell in same)
    ):
        return
    years = [year for year in one.cells if year in other.cells]
    odd = [year for year in years if number(one.cells[year]) != number(other.cells[year])]
    if len(odd) != 1:
        return
    a, b = one.cells[odd[0]], other.cells[odd[0]]
    yield Finding(
        kind=FindingKind.CROSS_TABLE_CONFLICT,
        severity=Severity.ERROR,
        locations=tuple(cell.location for cell in (a, b) if cell.location is not None),
        reported=f"{shown(a)} dan {shown(b)}",
        expected="satu angka di kedua tabel",
        explanation=f"'{one.subject}' dan '{other.subject}' memuat angka yang sama untuk {len(years) - 1} "
        f"tahun, tetapi untuk tahun {odd[0]} tertulis {shown(a)} dan {shown(b)}. Tetapkan yang benar.",
        arithmetic=difference_line(number(a) or Decimal(0), number(b) or Decimal(0)),
    )


def _value_in(line: _Line, year: int) -> Decimal | None:
    return number(line.cells.get(year))


def _digits(value: Decimal) -> int:
    """Significant digits of a value as it is printed."""
    return len(format(abs(value), "f").replace(".", "").lstrip("0"))


_FEWEST_WORDS = 2


def _in_sentences(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """`4,58 pada tahun 2021 menjadi 4,68 pada tahun 2022`, against the row of the thing it speaks of."""
    rows = [
        (row, names.content_words(cell.subject) - _GENERAL)
        for table in tables
        for row in table.rows
        if not row.is_total and not row.is_average
        if (cell := next((c for (m, _), c in row.cells.items() if m == Measure.REALISASI), None)) is not None
    ]
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            pairs = [] if sentence in seen else _by_year(sentence)
            seen.add(sentence)
            if pairs and not _OTHER_MEASURE.search(sentence):
                yield from _against(pairs, sentence, passage, rows)


def _by_year(sentence: str) -> list[tuple[NumberToken, int]]:
    pairs = []
    for token in numbers_in(sentence):
        if token.value is None or token.unit == "poin" or re.fullmatch(r"(?:19|20)\d\d", token.text):
            continue
        match = _YEAR_BEHIND.match(sentence, token.end) or _YEAR_BEFORE.search(sentence[: token.start])
        if match:
            pairs.append((token, int(match["year"])))
    return pairs


def _against(
    pairs: Sequence[tuple[NumberToken, int]],
    sentence: str,
    passage: Passage,
    rows: Sequence[tuple[Row, frozenset[str]]],
) -> Iterator[Finding]:
    words = names.content_words(sentence)
    fitting = [(row, len(own)) for row, own in rows if own and len(own & words) >= _SAME_SUBJECT * len(own)]
    fullest = max((size for _, size in fitting), default=0)
    own = [row for row, size in fitting if size == fullest]
    if len({_subject(row) for row in own}) != 1:
        return
    for token, year in pairs:
        cells = [cell for row in own for (_, of), cell in row.cells.items() if of == year]
        actual = [cell for cell in cells if cell.measure == Measure.REALISASI and number(cell) is not None]
        told = (token.value or Decimal(0)) / token.scale
        if not actual or any(_same(cell, told, token) for cell in cells):
            continue
        value = number(actual[0]) or Decimal(0)
        others = sum(
            any(_same(cell, (t.value or Decimal(0)) / t.scale, t) for row in own for cell in _of(row, y))
            for t, y in pairs
            if t is not token
        )
        slip = one_slip(told, value, max(token.decimals, decimals(actual[0])))
        if not (others or slip):
            continue
        yield Finding(
            kind=FindingKind.NARRATIVE_VS_TABLE,
            severity=Severity.ERROR if slip else Severity.WARNING,
            locations=tuple(
                dict.fromkeys(place for place in (passage.location, actual[0].location) if place is not None)
            ),
            reported=token.text,
            expected=shown(actual[0]),
            explanation=f"Teks menulis {token.text} untuk '{actual[0].subject}' tahun {year}, "
            f"sedangkan tabel memuat {shown(actual[0])}. Samakan keduanya.",
            arithmetic=difference_line(value, told),
            suspect=passage.location if slip else None,
        )


def _of(row: Row, year: int) -> list[Figure]:
    return [cell for (_, of), cell in row.cells.items() if of == year]


def _same(cell: Figure, told: Decimal, token: NumberToken) -> bool:
    value = number(cell)
    return value is not None and round_half_up(value, token.decimals) == told


def _subject(row: Row) -> str:
    return next(names.key(cell.subject) for (name, _), cell in row.cells.items() if name == Measure.REALISASI)

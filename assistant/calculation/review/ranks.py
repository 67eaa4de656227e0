"""`tertinggi` and `terendah` in sentences against the rows that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.passages import sentences
from assistant.calculation.review.printing import shown
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Passage, PassageRole

_MEASURES = {
    "capaian": Measure.CAPAIAN,
    "realisasi": Measure.REALISASI,
    "serapan": Measure.SERAPAN_PERSEN,
    "penyerapan": Measure.SERAPAN_PERSEN,
    "pagu": Measure.PAGU,
    "sisa": Measure.SISA,
    "nilai": Measure.NILAI,
    "skor": Measure.NILAI,
}
_RANK = re.compile(
    rf"\b(?P<measure>{'|'.join(_MEASURES)})(?:\s+(?:kinerja|anggaran|keuangan|indikator))*\s+(?:yang\s+)?(?:paling\s+)?"
    r"(?P<rank>tertinggi|terendah|terbesar|terkecil)\s+(?P<verb>(?:adalah|ialah|yaitu|yakni|terdapat|dicapai|diraih|ada|"
    r"pada|oleh)\b\s*)+(?P<name>[^,.;]{4,160})",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\s+(?:sebesar|dengan|yaitu|yakni|mencapai|sejumlah|senilai|sedangkan|\()", re.IGNORECASE
)
_FEWEST = 3
_SCALE = 3


def review_ranks(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Find sentences that call a row the highest or the lowest although another one is."""
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            for match in _RANK.finditer(sentence):
                if match[0] not in seen:
                    seen.add(match[0])
                    yield from _judge(match, passage, tables, year)


def _judge(match: re.Match[str], passage: Passage, tables: Sequence[Table], year: int) -> Iterator[Finding]:
    measure: str = _MEASURES[match["measure"].lower()]
    if measure == Measure.REALISASI and "anggaran" in match[0].lower():
        measure = Measure.REALISASI_ANGGARAN
    highest = match["rank"].lower() in ("tertinggi", "terbesar")
    wanted = names.content_words(_NAME_ENDS.split(match["name"])[0])
    verdicts = [_extreme(table, measure, year, wanted, highest=highest) for table in tables]
    known = [verdict for verdict in verdicts if verdict is not None]
    if not known or any(value == best_value for _, value, _, best_value in known):
        return
    named, value, best, best_value = known[0]
    places = (passage.location, named.location, best.location)
    yield Finding(
        kind=FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.WARNING,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=f"{match['rank'].lower()}: {named.subject} ({shown(named)})",
        expected=f"{best.subject} ({shown(best)})",
        explanation=f"Teks menyebut '{named.subject}' sebagai {match['measure'].lower()} "
        f"{match['rank'].lower()}, padahal dalam tabel '{best.subject}' "
        f"{'lebih tinggi' if highest else 'lebih rendah'}.",
        arithmetic=f"{format_number(best_value)} {'>' if highest else '<'} {format_number(value)}",
    )


def _extreme(
    table: Table, measure: str, year: int, wanted: frozenset[str], *, highest: bool
) -> tuple[Figure, Decimal, Figure, Decimal] | None:
    """The row that a sentence names and the true extreme among the rows of its level."""
    cells = [
        (cell, value)
        for row in table.rows
        if not row.is_total and not row.is_average
        if (cell := row.get(measure, year)) is not None and (value := number(cell)) is not None
    ]
    fitting = [
        (len(_words(cell) & wanted) / len(_words(cell) | wanted), cell, value)
        for cell, value in cells
        if _words(cell)
    ]
    if not fitting:
        return None
    likeness, named, value = max(fitting, key=lambda fit: fit[0])
    rivals = [(cell, other) for cell, other in cells if cell.level is named.level and cell.unit == named.unit]
    if measure == Measure.NILAI:  # a row for the whole stands on another scale than the parts above it
        rivals = [(cell, other) for cell, other in rivals if value / _SCALE < other < value * _SCALE]
    if likeness < 0.5 or len(rivals) < _FEWEST:
        return None
    pick = max if highest else min
    best, best_value = pick(rivals, key=lambda rival: rival[1])
    return named, value, best, best_value


def _words(cell: Figure) -> frozenset[str]:
    return names.content_words(cell.subject)

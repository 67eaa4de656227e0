"""Figures that sentences state against the tables, against each other and against their own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import difference_line, one_slip, shown, two_decimals
from assistant.calculation.review.tables import Table, decimals, number
from assistant.domain.figures import Figure, Measure, Origin
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number, round_half_up
from assistant.domain.sources import Location, Passage, PassageRole

HUNDRED = Decimal(100)
_WORDS: dict[str, str] = {
    Measure.TARGET: "target",
    Measure.REALISASI: "realisasi",
    Measure.CAPAIAN: "capaian",
    Measure.PAGU: "pagu",
    Measure.REALISASI_ANGGARAN: "realisasi anggaran",
    Measure.SERAPAN_PERSEN: "serapan",
    Measure.SISA: "sisa anggaran",
    Measure.TINGKAT_KEMAJUAN: "tingkat kemajuan",
    Measure.TARGET_AKHIR_RENSTRA: "target akhir Renstra",
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CEILINGS = (Measure.PAGU, Measure.PAGU_SETELAH_PERUBAHAN, Measure.PAGU_SEBELUM_PERUBAHAN)
_WHOLE = (Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SERAPAN_PERSEN, Measure.SISA)


def review_told(
    tables: Sequence[Table], figures: Sequence[Figure], passages: Sequence[Passage] = ()
) -> Iterator[Finding]:
    """Compare the figures of sentences with the cells that state the same, and with each other."""
    told = [
        figure
        for figure in figures
        if figure.source == "prose"
        and figure.origin is Origin.REPORTED
        and figure.measure in _WORDS
        and figure.location is not None
        and number(figure) is not None
        and re.search(r"\d", figure.raw)
    ]
    cells = [figure for table in tables for row in table.rows for figure in row.cells.values()]
    agency = {names.key(figure.agency) for figure in figures}
    whole = [figure for figure in told if names.key(figure.subject) in agency and figure.measure in _WHOLE]
    for figure in told:
        if figure not in whole:
            yield from _against_cells(figure, cells, passages)
    beside = {
        passage.location: passage.text for passage in passages if passage.role is not PassageRole.TABLE_ROW
    }
    wrong = list(_own_arithmetic(whole, beside))
    yield from wrong
    for figure in whole:
        if any(figure.location in finding.locations for finding in wrong):
            continue
        if not _of_a_part(figure, passages):
            yield from _against_totals(figure, tables)
    yield from _against_each_other([figure for figure in told if not _has_cell(figure, cells, tables)])


def _same_subject(one: Figure, other: Figure) -> bool:
    return names.alike(names.key(one.subject), names.key(other.subject))


_PART = re.compile(
    r"\b(?:sub ?kegiatan|kegiatan|program|bidang|seksi|belanja|paket|pekerjaan|urusan)\s+[A-Z]"
    r"|\bsasaran\s+(?:strategis\s+)?(?:\d|I|ke|pertama|kedua|ketiga|keempat|kelima|ini|tersebut)"
    r"|\b(?:triwulan|semester|bulan|kecamatan|unsur|sumber dana)\b"
)


def _of_a_part(figure: Figure, passages: Sequence[Passage]) -> bool:
    """Whether the sentence of a figure speaks of a part of the office or of its year."""
    told = _sentences_with(figure, passages)
    rows = [
        names.content_words(name)
        for passage in passages
        if passage.role is not PassageRole.TABLE_ROW and _within(figure, passage)
        for name in passage.about
    ]
    return bool(told) and all(
        _PART.search(sentence)
        or any(len(row & names.content_words(sentence)) >= _NAMES_A_ROW for row in rows)
        for sentence in told
    )


_NAMES_A_ROW = 3
"""Words of a row's name that a sentence must have to speak of that row."""


def _sentences_with(figure: Figure, passages: Sequence[Passage]) -> list[str]:
    raw = figure.raw.strip()
    return [
        sentence
        for passage in passages
        if passage.role is not PassageRole.TABLE_ROW and _within(figure, passage)
        for sentence in sentences(passage)
        if raw in sentence
    ]


def _within(figure: Figure, passage: Passage) -> bool:
    """Whether a figure stands in the lines of a passage; where lines are not known it may."""
    own, place = figure.location, passage.location
    if own is None or own.line_from is None or place.line_from is None:
        return True
    return place.line_from <= own.line_from <= (place.line_to or place.line_from)


def _against_cells(figure: Figure, cells: Sequence[Figure], passages: Sequence[Passage]) -> Iterator[Finding]:
    own = [cell for cell in cells if _same_subject(figure, cell) and number(cell) is not None]
    same = [cell for cell in own if cell.measure == figure.measure and cell.year == figure.year]
    if not same or figure.unit is None or any(cell.unit != figure.unit for cell in same):
        return
    equal = [cell for cell in own if number(cell) == number(figure)]
    if any(cell.measure != figure.measure or cell.year == figure.year for cell in equal):
        return
    if equal and not _names_its_year(figure, passages):
        return
    if not equal and _speaks_of_another(figure, cells, passages):
        return
    yield from _conflict(figure, same)


def _speaks_of_another(figure: Figure, cells: Sequence[Figure], passages: Sequence[Passage]) -> bool:
    """Whether the sentence also names the thing whose cell has exactly this value."""
    told = _sentences_with(figure, passages)
    if any(_FORMULA.search(sentence) for sentence in told):
        return True
    words = frozenset(word for sentence in told for word in names.content_words(sentence))
    own = names.content_words(figure.subject)
    return any(
        number(cell) == number(figure)
        and cell.measure == figure.measure
        and cell.year == figure.year
        and bool((names.content_words(cell.subject) - own) & words)
        for cell in cells
    )


_FORMULA = re.compile(r"[x×*]\s*100\s*(?:%|persen)|\brumus\b", re.IGNORECASE)


def _names_its_year(figure: Figure, passages: Sequence[Passage]) -> bool:
    """Whether the sentence of a figure names the figure's year, and no other one."""
    told = {
        sentence
        for passage in passages
        if passage.role is not PassageRole.TABLE_ROW and passage.report_id == figure.report_id
        for sentence in sentences(passage)
        if figure.raw.strip() in sentence
        and names.content_words(figure.subject) <= names.content_words(sentence)
    }
    return bool(told) and all(set(_YEAR.findall(sentence)) == {str(figure.year)} for sentence in told)


def _conflict(figure: Figure, same: Sequence[Figure]) -> Iterator[Finding]:
    """The value of a sentence beside those of the tables; what rounding explains is a note."""
    told, value = number(figure), number(same[0])
    assert told is not None and value is not None and figure.location is not None
    rounded = any(
        round_half_up(cell_value, decimals(figure)) == told
        for cell in same
        if (cell_value := number(cell)) is not None
    )
    slip = one_slip(told, value, max(decimals(figure), decimals(same[0])))
    word = _WORDS.get(figure.measure, figure.measure)
    of_year = f" tahun {figure.year}" if figure.year else ""
    places = (figure.location, *(cell.location for cell in same))
    printed = " atau ".join(dict.fromkeys(shown(cell) for cell in same))
    near = rounded and told != value
    yield Finding(
        kind=FindingKind.ROUNDING if near else FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.NOTE if near else Severity.ERROR if slip else Severity.WARNING,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=shown(figure),
        expected=printed,
        explanation=f"Teks menulis {word}{of_year} '{same[0].subject}' {shown(figure)}, "
        f"sedangkan tabel memuat {printed}"
        + ("; bedanya hanya ketelitian." if near else ". Samakan keduanya.")
        + (" Kemungkinan satu angka salah ketik." if slip and not near else ""),
        arithmetic=difference_line(value, told),
        suspect=figure.location if slip and not near else None,
    )


def _totals(tables: Sequence[Table], measures: Sequence[str], year: int | None) -> list[Figure]:
    return [
        cell
        for table in tables
        for row in table.rows
        if row.is_total
        for measure in measures
        if (cell := row.get(measure, year)) is not None and number(cell) is not None
    ]


def _of_year(tables: Sequence[Table], year: int | None) -> Iterator[Figure]:
    return (
        cell for table in tables for row in table.rows for (_, of), cell in row.cells.items() if of == year
    )


def _measures(figure: Figure) -> Sequence[str]:
    return _CEILINGS if figure.measure == Measure.PAGU else (figure.measure,)


def _against_totals(figure: Figure, tables: Sequence[Table]) -> Iterator[Finding]:
    """What a sentence says of the whole office, against the total rows."""
    spending = [
        table
        for table in tables
        if any(row.is_total and row.get(Measure.REALISASI_ANGGARAN, figure.year) for row in table.rows)
    ]
    totals = _totals(spending, _measures(figure), figure.year)
    told, everywhere = number(figure), _totals(tables, _measures(figure), figure.year)
    values = {number(cell) for cell in totals}
    if len(values) != 1 or told is None or told in {number(cell) for cell in everywhere}:
        return
    value = values.pop()
    if value is None or figure.unit != totals[0].unit:
        return
    if figure.unit == "Rp" and (abs(told - value) < 1 or told % 1_000_000 == 0):
        return
    if any(number(cell) == told and cell.unit == figure.unit for cell in _of_year(tables, figure.year)):
        return  # the amount of another row or column
    if value > 0 and not Decimal("0.5") < told / value < 2:
        return  # so far off that it tells of something else
    yield from _conflict(figure, totals[:1])


def _own_arithmetic(whole: Sequence[Figure], beside: Mapping[Location, str]) -> Iterator[Finding]:
    """`Rp A terealisasi Rp B atau p persen`, in one passage; of several ceilings one must fit."""
    for share in whole:
        if share.measure != Measure.SERAPAN_PERSEN:
            continue
        told = {
            figure.measure: figure
            for figure in whole
            if figure.location == share.location and figure.year == share.year
        }
        ceiling, spent = told.get(Measure.PAGU), told.get(Measure.REALISASI_ANGGARAN)
        a, b, printed = number(spent), number(ceiling), number(share)
        if a is None or not b or printed is None or share.location is None:
            continue
        expected = a / b * HUNDRED
        step = Decimal(1).scaleb(-decimals(share))
        if abs(expected - printed) <= step / 2 or _rough(ceiling) or _rough(spent):
            continue
        money = [
            token.value
            for passage, text in beside.items()
            if share.location in (passage, None) or _overlap(share.location, passage)
            for token in numbers_in(text)
            if token.unit == "Rp" and token.value
        ]
        if any(abs(x / y * HUNDRED - printed) <= step / 2 for x in money for y in money if x < y):
            continue
        near = abs(expected - printed) < step * Decimal("1.5")
        yield Finding(
            kind=FindingKind.ROUNDING if near else FindingKind.RATIO_MISMATCH,
            severity=Severity.NOTE if near else Severity.ERROR,
            locations=(share.location,),
            reported=shown(share),
            expected=f"{two_decimals(expected)} %",
            explanation=f"Serapan dalam teks tertulis {shown(share)}, padahal dari pagu dan realisasi "
            f"yang disebut dalam kalimat yang sama hasilnya {two_decimals(expected)} persen.",
            arithmetic=f"{format_number(a)} / {format_number(b)} × 100 = {two_decimals(expected)}",
        )


def _overlap(one: Location, other: Location) -> bool:
    if one.line_from is None or other.line_from is None:
        return False
    return other.line_from <= one.line_from <= (other.line_to or other.line_from)


def _rough(figure: Figure | None) -> bool:
    """Whether money is written in millions or billions."""
    return (
        figure is not None
        and re.search(r"\b(?:juta|mil[iy]ar|triliun|ribu)\b", figure.raw.lower()) is not None
    )


def _has_cell(figure: Figure, cells: Sequence[Figure], tables: Sequence[Table]) -> bool:
    if figure.measure in _WHOLE and _totals(tables, _measures(figure), figure.year):
        return True
    return any(
        cell.measure == figure.measure and cell.year == figure.year and _same_subject(figure, cell)
        for cell in cells
    )


def _against_each_other(told: Sequence[Figure]) -> Iterator[Finding]:
    """One quantity that no table states, with several values in sentences."""
    groups: dict[tuple[str, str, int | None], list[Figure]] = {}
    for figure in told:
        if figure.unit in ("%", "Rp") and not _rough(figure):
            groups.setdefault((names.key(figure.subject), figure.measure, figure.year), []).append(figure)
    for group in groups.values():
        values = {number(figure): figure for figure in reversed(group)}
        if len(values) != 2 or len({figure.location for figure in values.values()}) < 2:
            continue
        first, second = sorted(values.values(), key=group.index)
        a, b = number(first), number(second)
        assert a is not None and b is not None
        near = abs(a - b) <= Decimal(1).scaleb(-min(decimals(first), decimals(second)))
        yield Finding(
            kind=FindingKind.ROUNDING if near else FindingKind.NARRATIVE_VS_TABLE,
            severity=Severity.NOTE if near else Severity.WARNING,
            locations=tuple(figure.location for figure in (first, second) if figure.location is not None),
            reported=f"{shown(first)} dan {shown(second)}",
            expected="satu angka di semua tempat",
            explanation=f"'{first.subject}' ({_WORDS[first.measure]}, {first.year}) "
            f"ditulis {shown(first)} di satu bagian dan {shown(second)} di bagian lain.",
            arithmetic=difference_line(a, b),
        )

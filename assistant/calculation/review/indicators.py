"""Indicators that are planned but not reported, and reported without having been planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from assistant.calculation.review import names
from assistant.calculation.review.tables import Table
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage, PassageRole

_AGREEMENT = re.compile(r"\bperjanjian kinerja\b|\bpenetapan kinerja\b", re.IGNORECASE)
_STRATEGIC = re.compile(
    r"\brenstra\b|\brencana strategis\b|\bindikator kinerja utama\b|\biku\b", re.IGNORECASE
)
_RESULTS = frozenset({Measure.REALISASI, Measure.CAPAIAN})
_BUDGETED = frozenset({Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN, Level.BELANJA})
_ALIKE = 80
"""Similarity of two indicator names, in percent, from which they may be one indicator."""
_COLUMN = re.compile(r"(?:^|; )(?P<heading>[^:;\n]*\bINDIKATOR\b[^:;\n]*): (?P<name>[^;\n]+)", re.IGNORECASE)


def review_indicators(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Compare the indicators of the agreement with those of the tables that tell results."""
    planned, reported = _planned(tables, year), _reported(tables, year)
    if planned and reported:
        missing = [figure for figure in planned if not _known(figure.subject, reported, passages)]
        if len(missing) * 2 < len(planned):
            for figure in missing:
                yield _finding(figure, reported, planned=True)
        extra = [figure for figure in reported if not _known(figure.subject, planned, passages)]
        if len(extra) * 2 < len(reported):
            for figure in extra:
                if _told_for_the_year(figure, tables, year):
                    yield _finding(figure, planned, planned=False)
    yield from _named_without_figures(tables, passages)


def _planned(tables: Sequence[Table], year: int) -> list[Figure]:
    """Targets of the agreement for this year; tables that tell results too are none."""
    return _distinct(
        figure
        for table in tables
        if _AGREEMENT.search(table.caption) and not _tells_results(table)
        for row in table.rows
        if (figure := row.get(Measure.TARGET, year)) is not None
        if figure.level not in _BUDGETED and not row.is_total
    )


def _reported(tables: Sequence[Table], year: int) -> list[Figure]:
    return _distinct(
        figure
        for table in tables
        for row in table.rows
        for measure in (Measure.REALISASI, Measure.CAPAIAN)
        if (figure := row.get(measure, year)) is not None
        if figure.level is Level.IKU and not row.is_total and not row.is_average
    )


def _tells_results(table: Table) -> bool:
    return any(measure in _RESULTS for measure, _ in table.columns())


def _distinct(figures: Iterator[Figure]) -> list[Figure]:
    found: dict[str, Figure] = {}
    for figure in figures:
        found.setdefault(names.key(figure.subject), figure)
    return list(found.values())


def _known(subject: str, others: Sequence[Figure], passages: Sequence[Passage]) -> bool:
    """Whether a name stands among others, allowing for other spellings, short forms and added words."""
    own, words = names.key(subject), names.content_words(subject)
    for other in others:
        theirs, their_words = names.key(other.subject), names.content_words(other.subject)
        if own == theirs or fuzz.token_set_ratio(own, theirs) >= _ALIKE:
            return True
        if min(len(words), len(their_words)) > 1 and (words <= their_words or their_words <= words):
            return True
    return False


def _told_for_the_year(figure: Figure, tables: Sequence[Table], year: int) -> bool:
    """Whether an indicator has a target and a result of the year in one row: then it was measured."""
    return any(
        row.get(Measure.TARGET, year) is not None and figure in row.cells.values()
        for table in tables
        for row in table.rows
    )


def _finding(figure: Figure, others: Sequence[Figure], *, planned: bool) -> Finding:
    missing, where = ("realisasi", "tabel capaian") if planned else ("target", "Perjanjian Kinerja")
    places = (figure.location, *(other.location for other in others[:1]))
    return Finding(
        kind=FindingKind.MISSING_ROW,
        severity=Severity.WARNING if planned else Severity.NOTE,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=f"'{figure.subject}' tanpa {missing}",
        expected=f"'{figure.subject}' dalam {where}",
        explanation=(
            f"Indikator '{figure.subject}' diperjanjikan, tetapi tidak ada dalam tabel realisasi "
            f"atau capaian tahun {figure.year}. Laporkan hasilnya, atau jelaskan mengapa tidak diukur."
            if planned
            else f"Indikator '{figure.subject}' dilaporkan dengan target dan hasil, tetapi tidak ada dalam "
            "tabel Perjanjian Kinerja. Periksa namanya, atau jelaskan asal indikator itu."
        ),
        arithmetic=f"tidak ada di antara {len(others)} indikator dalam {where}",
    )


def _named_without_figures(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Indicators that a matrix of goals names, for which no table has any figure."""
    figured = _distinct(figure for table in tables for row in table.rows for figure in row.cells.values())
    if not any(figure.level is Level.IKU for figure in figured):
        return
    seen: set[str] = set()
    for passage in passages:
        if passage.role is not PassageRole.TABLE_ROW or re.search(r"\bTARGET\b|\bREALISASI\b", passage.text):
            continue
        if not re.search(r"\b(?:TUJUAN|SASARAN)\b[^:;\n]*:", passage.text):
            continue
        for line in passage.text.split("\n"):
            for match in _COLUMN.finditer(line):
                name = match["name"].strip()
                before = line[: match.start()]
                of_goal = re.search(r"\b(?:TUJUAN|SASARAN)\b[^:;\n]*: [^;\n]+$", before)
                if (
                    of_goal is None
                    or len(name) < 8
                    or not re.search(r"[a-z]", name)
                    or names.key(name) in seen
                ):
                    continue
                seen.add(names.key(name))
                if _known(name, figured, passages):
                    continue
                yield Finding(
                    kind=FindingKind.MISSING_ROW,
                    severity=Severity.WARNING,
                    locations=(passage.location,),
                    reported=f"'{name}' tanpa target dan realisasi",
                    expected=f"'{name}' dengan target dan realisasi",
                    explanation=f"Indikator '{name}' disebut dalam matriks tujuan dan sasaran, "
                    "tetapi tidak ada tabel yang memuat target atau realisasinya.",
                    arithmetic="0 angka untuk indikator ini dalam semua tabel",
                )

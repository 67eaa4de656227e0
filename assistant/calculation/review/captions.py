"""Tables whose caption names another year than the one that their figures belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.tables import Row, Table, number
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, OutlineKind, Report

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST = 3
"""Cells that must be those of the report's year before the year of a caption counts as wrong."""
_Known = dict[tuple[str, str, int | None], set[Decimal]]


def with_true_years(tables: Sequence[Table], report: Report) -> tuple[list[Table], list[Finding]]:
    """The tables, those under a wrong year moved to the report's year, and a finding for each of these.

    A caption is wrong where other tables tell the same figures for the report's year, and other ones for
    the year that the caption names.
    """
    found: list[Finding] = []
    kept: list[Table] = []
    wrong: set[str] = set()
    for table in tables:
        year = _only_year(table)
        if year is None or abs(year - report.year) != 1:
            kept.append(table)
        elif table.caption in wrong:
            kept.append(_moved(table, report.year))
        elif _is_wrong(table, tables, year, report.year):
            wrong.add(table.caption)
            found.append(_finding(table, year, report))
            kept.append(_moved(table, report.year))
        else:
            kept.append(table)
    return kept, found


def _only_year(table: Table) -> int | None:
    """The one year of a table, where its caption names it too."""
    years = {year for _, year in table.columns()}
    named = set(_YEAR.findall(table.caption))
    year = next(iter(years)) if len(years) == 1 else None
    return year if year is not None and named == {str(year)} else None


def _is_wrong(table: Table, tables: Sequence[Table], year: int, true: int) -> bool:
    known: _Known = {}
    for other in tables:
        if other is not table:
            for row in other.rows:
                for (measure, of), cell in row.cells.items():
                    if (value := number(cell)) is not None:
                        known.setdefault((names.key(cell.subject), measure, of), set()).add(value)
    of_year = other_than_year = 0
    for measure, subject, value in _cells(table):
        stated, expected = known.get((subject, measure, year)), known.get((subject, measure, true))
        if stated is not None:
            other_than_year += 1 if value not in stated else -1
        of_year += expected is not None and value in expected
    return of_year >= _FEWEST and other_than_year >= _FEWEST


def _cells(table: Table) -> Iterator[tuple[str, str, Decimal]]:
    for row in table.rows:
        for (measure, _), cell in row.cells.items():
            value = number(cell)
            if value is not None:
                yield measure, names.key(cell.subject), value


def _moved(table: Table, year: int) -> Table:
    rows = [
        Row(
            row.number,
            {
                (measure, year): cell.model_copy(update={"year": year})
                for (measure, _), cell in row.cells.items()
            },
        )
        for row in table.rows
    ]
    return Table(table.number, table.caption, rows)


def _finding(table: Table, year: int, report: Report) -> Finding:
    places = [_caption_place(table, report), next(iter(table.rows[0].cells.values())).location]
    return Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=f"tahun {year}",
        expected=f"tahun {report.year}",
        explanation=f"Judul tabel '{table.caption}' menyebut tahun {year}, "
        f"padahal angkanya sama dengan angka tahun {report.year} di tabel lain. "
        "Perbaiki tahun pada judulnya.",
        arithmetic=f"{report.year} − {year} = {report.year - year} tahun",
    )


def _caption_place(table: Table, report: Report) -> Location | None:
    wanted = names.key(table.caption)
    for entry in report.outline:
        title = names.key(entry.title)
        if entry.kind is OutlineKind.CAPTION and title and wanted.endswith(title):
            return entry.location
    return None

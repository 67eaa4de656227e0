"""Rows whose columns add up to one of them: which columns these are, and the rows that break the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review.printing import money_or_number, one_slip, plus_line, shown
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity

Column = tuple[str, int | None]
_KEPT_BY = Decimal("0.6")
_FEWEST_PARTS = 3
_KNOWN = frozenset({Measure.REALISASI, Measure.REALISASI_ANGGARAN, Measure.SISA, Measure.CAPAIAN})
"""Results that other rules check, with the forms that they may take."""
NAMED = ("jumlah", "total", "keseluruhan")


class Addition(NamedTuple):
    """A column with the neighbouring columns that make it up."""

    result: Column
    parts: tuple[Column, ...]

    @property
    def columns(self) -> frozenset[Column]:
        return frozenset((self.result, *self.parts))


def additions(table: Table) -> list[Addition]:
    """The columns of a table that are the sum of three or more neighbours, by what most rows keep."""
    rows = [row for row in table.rows if not row.is_average]
    columns = [column for column in _in_print(table) if _adds(rows, column)]
    found: list[Addition] = []
    for at, result in enumerate(columns):
        if result[0] in _KNOWN:
            continue
        blocks = [columns[first:at] for first in range(at - _FEWEST_PARTS + 1)]
        blocks += [columns[at + 1 : end] for end in range(len(columns), at + _FEWEST_PARTS, -1) if not found]
        for block in blocks:
            if _kept(rows, result, block):
                found.append(Addition(result, tuple(block)))
                break
    return found


def review_across(tables: Sequence[Table]) -> Iterator[Finding]:
    """Find rows whose columns do not make the sum that the other rows make."""
    for table in tables:
        for addition in additions(table):
            for row in table.rows:
                if not row.is_average:
                    yield from _broken(row, addition)


def _in_print(table: Table) -> list[Column]:
    """Measure and year of every column from left to right."""
    place: dict[Column, int] = {}
    for row in table.rows:
        for column, cell in row.cells.items():
            place.setdefault(column, cell.column or 0)
    return sorted(place, key=lambda column: place[column])


def _adds(rows: Sequence[Row], column: Column) -> bool:
    cells = [cell for row in rows if (cell := row.get(*column)) is not None]
    units = {cell.unit for cell in cells}
    return not units & {"%", "predikat", "poin"} and any(number(cell) is not None for cell in cells)


def _values(row: Row, addition: Addition) -> tuple[Figure, list[Figure], list[Decimal]] | None:
    """The result of a row with its parts; an empty cell counts nothing, None where a cell is no number."""
    result = row.get(*addition.result)
    cells = [cell for column in addition.parts if (cell := row.get(*column)) is not None]
    if result is None or number(result) is None:
        return None
    if any(number(cell) is None and cell.raw.strip() not in ("-", "–", "") for cell in cells):
        return None
    parts = [cell for cell in cells if number(cell) is not None]
    return (result, parts, [number(cell) or Decimal(0) for cell in parts]) if parts else None


def _kept(rows: Sequence[Row], result: Column, block: Sequence[Column]) -> bool:
    kept = telling = total = 0
    for row in rows:
        found = _values(row, Addition(result, tuple(block)))
        if found is None:
            continue
        cell, _, values = found
        total += 1
        if sum(values, Decimal(0)) == number(cell):
            kept += 1
            telling += sum(value != 0 for value in values) > 1
    named = result[0].startswith(NAMED)
    return telling >= (2 if named else _FEWEST_PARTS) and kept > total - kept and kept >= total * _KEPT_BY


def _broken(row: Row, addition: Addition) -> Iterator[Finding]:
    found = _values(row, addition)
    if found is None:
        return
    result, parts, values = found
    total, printed = sum(values, Decimal(0)), number(result)
    assert printed is not None
    places = max(map(decimals, (result, *parts)))
    if abs(total - printed) < 1 and (places or abs(total - printed) == 0):
        return
    expected = money_or_number(total, result.unit)
    swapped = one_slip(printed, total, places) and sorted(str(printed)) == sorted(str(total))
    yield Finding(
        kind=FindingKind.SUM_MISMATCH,
        severity=Severity.ERROR,
        locations=tuple(
            dict.fromkeys(cell.location for cell in (result, *parts) if cell.location is not None)
        ),
        reported=shown(result),
        expected=expected,
        explanation=f"Pada baris '{result.subject}', {len(parts)} kolom rincian berjumlah {expected}, "
        f"sedangkan jumlahnya tertulis {shown(result)}. Periksa jumlah dan rinciannya.",
        arithmetic=f"{plus_line(values, result.unit)} = {expected}",
        suspect=result.location if swapped else None,
    )

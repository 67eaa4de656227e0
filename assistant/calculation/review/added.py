"""Percentages that are added up over quarters or years, as if they were amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review.printing import shown
from assistant.calculation.review.tables import Row, Table, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number

HUNDRED = Decimal(100)
_QUARTERS: tuple[str, ...] = (
    Measure.REALISASI_TW1,
    Measure.REALISASI_TW2,
    Measure.REALISASI_TW3,
    Measure.REALISASI_TW4,
)
_TOTALS = ("jumlah", "total", "kumulatif", "realisasi_kumulatif", "keseluruhan")
_FEWEST = 2


def review_added(tables: Sequence[Table]) -> Iterator[Finding]:
    """Find percentages whose sum stands as a result."""
    for table in tables:
        for row in table.rows:
            yield from _over_quarters(row)
            yield from _over_years(row)


def _over_quarters(row: Row) -> Iterator[Finding]:
    """Four states of a percentage, added up to more than the target or a hundred."""
    for year in row.years(Measure.REALISASI):
        cell = row.get(Measure.REALISASI, year)
        parts = [part for quarter in _QUARTERS if (part := row.get(quarter, year)) is not None]
        values = [value for part in parts if (value := number(part)) is not None]
        target, printed = number(row.get(Measure.TARGET, year)), number(cell)
        if cell is None or cell.unit != "%" or len(values) < _FEWEST or printed is None:
            continue
        too_much = printed > HUNDRED and (target is None or printed > target * 2)
        if too_much and sum(values, Decimal(0)) == printed and max(values) < printed:
            yield _finding(cell, parts, values, "triwulan", values[-1])


def _over_years(row: Row) -> Iterator[Finding]:
    """Years of a percentage beside their sum."""
    for (measure, _), cell in row.cells.items():
        printed = number(cell)
        if cell.unit != "%" or printed is None or not measure.startswith(_TOTALS):
            continue
        by_measure: dict[str, list[Figure]] = {}
        for (name, year), other in row.cells.items():
            if other is not cell and year is not None and other.unit == "%" and number(other) is not None:
                by_measure.setdefault(name, []).append(other)
        for parts in by_measure.values():
            values = [value for part in parts if (value := number(part)) is not None]
            if len(values) >= _FEWEST and sum(values, Decimal(0)) == printed and max(values) < printed:
                yield _finding(cell, parts, values, "tahun", values[-1])
                break


def _finding(
    cell: Figure, parts: Sequence[Figure], values: Sequence[Decimal], over: str, last: Decimal
) -> Finding:
    return Finding(
        kind=FindingKind.FORMULA_MISAPPLIED,
        severity=Severity.WARNING,
        locations=tuple(dict.fromkeys(c.location for c in (cell, *parts) if c.location is not None)),
        reported=shown(cell),
        expected=f"{format_number(last)} %, keadaan terakhir",
        explanation=f"Persentase '{cell.subject}' dijumlahkan antar{over}. "
        f"Persentase tidak dapat dijumlahkan; tulis keadaan {over} terakhir atau rata-ratanya.",
        arithmetic=" + ".join(map(format_number, values)) + f" = {format_number(sum(values, Decimal(0)))}",
        suspect=cell.location,
    )

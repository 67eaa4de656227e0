"""Tables that tell money in thousands or millions of rupiah without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.tables import Row, Table, number
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number

_STEPS = ((Decimal(1000), "ribuan"), (Decimal(1_000_000), "jutaan"))
_FEWEST = 2
_Amounts = dict[tuple[str, str, int | None], Decimal]


def in_rupiah(tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The tables with all money in rupiah, and a finding for each whose scale nothing says."""
    amounts = [dict(_amounts(table)) for table in tables]
    kept: list[Table] = []
    found: list[Finding] = []
    for at, table in enumerate(tables):
        step = _scale(amounts[at], [other for place, other in enumerate(amounts) if place != at])
        if step is None:
            kept.append(table)
            continue
        kept.append(_raised(table, step[0]))
        found.append(_finding(table, *step))
    return kept, found


def _amounts(table: Table) -> Iterator[tuple[tuple[str, str, int | None], Decimal]]:
    for row in table.rows:
        for (measure, year), cell in row.cells.items():
            value = number(cell)
            if cell.unit == "Rp" and value:
                yield (names.key(cell.subject), measure, year), value


def _scale(own: _Amounts, others: Sequence[_Amounts]) -> tuple[Decimal, str] | None:
    """The step by which most of the amounts that other tables tell too are smaller than there."""
    compared = [(value, other[place]) for other in others for place, value in own.items() if place in other]
    for step, word in _STEPS:
        fits = sum(abs(value * step - full) <= step and value != full for value, full in compared)
        if fits >= _FEWEST and fits * 2 > len(compared):
            return step, word
    return None


def _raised(table: Table, step: Decimal) -> Table:
    def raised(cell: Figure) -> Figure:
        value = number(cell)
        if cell.unit != "Rp" or value is None:
            return cell
        return cell.model_copy(update={"value": value * step})

    rows = [Row(row.number, {place: raised(cell) for place, cell in row.cells.items()}) for row in table.rows]
    return Table(table.number, table.caption, rows)


def _finding(table: Table, step: Decimal, word: str) -> Finding:
    cell = next(
        cell for row in table.rows for cell in row.cells.values() if cell.unit == "Rp" and number(cell)
    )
    return Finding(
        kind=FindingKind.UNIT_OR_FORMAT,
        severity=Severity.WARNING,
        locations=(cell.location,) if cell.location is not None else (),
        reported=cell.raw.strip(),
        expected=f"keterangan '(dalam {word} rupiah)'",
        explanation=f"Tabel '{table.caption}' tampaknya dalam {word} rupiah, tetapi judul dan kolomnya tidak "
        "menyebutkannya. Tambahkan keterangan satuannya.",
        arithmetic=f"{cell.raw.strip()} × {format_number(step)} = angka yang sama di tabel lain",
    )

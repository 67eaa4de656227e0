"""The figures of a report as the tables they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.calculation.review import names
from assistant.domain.figures import Figure, Level, Measure, Origin

DEPTHS = {Level.PROGRAM: 1, Level.KEGIATAN: 2, Level.SUB_KEGIATAN: 3}
_IN_THOUSANDS = re.compile(
    r"\b(?:dalam|x|rp\.?)\s*(?:ribu|juta|miliar|milyar|1\.000)|ribuan|jutaan", re.IGNORECASE
)
COUNTED = frozenset({Measure.JUMLAH, Measure.NILAI, Measure.BOBOT})


def number(figure: Figure | None) -> Decimal | None:
    """The value of a figure where it is a number."""
    return figure.value if figure is not None and isinstance(figure.value, Decimal) else None


def decimals(figure: Figure) -> int:
    """Digits after the decimal comma as printed, trailing zeros included where the value keeps them."""
    value = number(figure)
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@dataclass
class Row:
    """One row of a table: its cells by measure and year."""

    number: int
    cells: dict[tuple[str, int | None], Figure] = field(default_factory=dict)

    def get(self, measure: str, year: int | None) -> Figure | None:
        return self.cells.get((measure, year))

    def years(self, measure: str) -> list[int | None]:
        """The years for which the row has a measure."""
        return [year for name, year in self.cells if name == measure]

    def money_name(self) -> str:
        """The name that the row's amounts belong to."""
        amounts = [figure for figure in self.cells.values() if figure.unit == "Rp"]
        return (amounts or list(self.cells.values()))[0].subject

    @property
    def level(self) -> Level:
        amounts = [figure for figure in self.cells.values() if figure.unit == "Rp"]
        return (amounts or list(self.cells.values()))[0].level

    @property
    def is_total(self) -> bool:
        return self.level is not Level.IKU and names.is_total(self.money_name())

    @property
    def is_average(self) -> bool:
        """Whether the row is the mean of others; `Rata-rata lama sekolah` with a result is an indicator."""
        measured = any(name in (Measure.TARGET, Measure.REALISASI) for name, _ in self.cells)
        return any(
            names.is_average(figure.subject) and not (measured and names.tells_of_what(figure.subject))
            for figure in self.cells.values()
        )


@dataclass
class Table:
    """One table of a report, rows in printed order."""

    number: int
    caption: str
    rows: list[Row]

    def columns(self) -> list[tuple[str, int | None]]:
        """Measure and year of every column, in the order in which they first appear."""
        seen: dict[tuple[str, int | None], None] = {}
        for row in self.rows:
            for column in row.cells:
                seen.setdefault(column)
        return list(seen)

    @property
    def is_amended(self) -> bool:
        """Whether the table tells the state after a change of the budget, by its caption."""
        return "perubahan" in names.key(self.caption)

    def money_step(self) -> Decimal:
        """The smallest amount that the table can tell: 1.000 where money is printed in thousands.

        Nine of ten amounts are multiples of it, of a million only where spending is told; or the caption
        says so. Amounts that are mostly rounder still are set in round figures, and not rounded.
        """
        amounts = [
            value
            for row in self.rows
            for cell in row.cells.values()
            if cell.unit == "Rp" and (value := number(cell)) is not None and value != 0
        ]
        for step in (Decimal(1_000_000), Decimal(1000)):
            odd = sum(value % step != 0 for value in amounts)
            told_so_far = sum(value % (step * 100) != 0 for value in amounts) * 2 > len(amounts)
            whole = len(amounts) > 2 and odd * 10 <= len(amounts) and told_so_far
            if whole and (step == 1000 or any(m == Measure.REALISASI_ANGGARAN for m, _ in self.columns())):
                return step
        if _IN_THOUSANDS.search(self.caption):
            return Decimal(1)
        return Decimal(0)

    def families(self) -> Iterator[tuple[Row, list[Row]]]:
        """Every row that stands above others, with the rows directly below it."""
        rows = [row for row in self.rows if not row.is_average]
        for at, row in enumerate(rows):
            depth = DEPTHS.get(row.level)
            if depth is None or row.is_total:
                continue
            below = list(_descendants(rows[at + 1 :], depth))
            if below:
                step = min(DEPTHS[child.level] for child in below)
                yield row, [child for child in below if DEPTHS[child.level] == step]
        yield from self._families_by_parent(rows)

    def _families_by_parent(self, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
        by_name: dict[str, Row] = {}
        children: dict[str, list[Row]] = {}
        for row in rows:
            if row.level is not Level.BELANJA:
                continue
            by_name.setdefault(row.money_name(), row)
            parent = next(iter(row.cells.values())).parent
            if parent:
                children.setdefault(parent, []).append(row)
        for name, below in children.items():
            if name in by_name:
                yield by_name[name], below

    def total(self) -> tuple[Row, list[Row]] | None:
        """The row of the total with the top rows that it sums, where the table has both."""
        totals = [row for row in self.rows if row.is_total]
        rest = [row for row in self.rows if not row.is_total and not row.is_average]
        if len(totals) != 1 or len(rest) < 2:
            return None
        depths = [DEPTHS[row.level] for row in rest if row.level in DEPTHS]
        if depths:
            rest = [row for row in rest if DEPTHS.get(row.level) == min(depths)]
        return totals[0], rest


def _descendants(rows: Sequence[Row], depth: int) -> Iterator[Row]:
    for row in rows:
        own = DEPTHS.get(row.level)
        if own is None:
            if row.is_total:
                return
            continue
        if own <= depth:
            return
        yield row


def build_tables(figures: Iterable[Figure]) -> list[Table]:
    """The tables of one report, from its reported figures."""
    tables: dict[int, Table] = {}
    rows: dict[tuple[int, int], Row] = {}
    for figure in figures:
        if figure.origin is not Origin.REPORTED or figure.source != "table" or figure.table_no is None:
            continue
        table = tables.setdefault(figure.table_no, Table(figure.table_no, figure.table or "", []))
        place = (figure.table_no, figure.row or 0)
        if place not in rows:
            rows[place] = Row(figure.row or 0)
            table.rows.append(rows[place])
        _put(rows[place], figure)
    return list(tables.values())


def _put(row: Row, figure: Figure) -> None:
    """Add a cell to its row; of two ceilings of one year the later column is the revised one."""
    column = (str(figure.measure), figure.year)
    before = row.cells.get(column)
    if before is not None and figure.measure == Measure.PAGU and before.column != figure.column:
        row.cells.setdefault((str(Measure.PAGU_SEBELUM_PERUBAHAN), figure.year), before)
        row.cells[column] = figure
        return
    row.cells.setdefault(column, figure)


def additive(measure: str, figure: Figure) -> bool:
    """Whether the figures of a column may be added up over rows."""
    return figure.unit == "Rp" or measure in COUNTED

"""The lines and tables of pages as one sequence, tables that go over a page made whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.sources import Location, Skipped
from ingest.document import Cell, Grid, GridRow, Line
from ingest.readers.alignment import is_value
from ingest.readers.pages import Page, Row
from ingest.readers.placing import Placed, aligned_rows
from ingest.readers.ruled import RuledTable
from ingest.readers.unruled import unruled_tables
from ingest.readers.worded import worded_rows, worded_tables
from ingest.readers.wrapping import fills, joined, words_kept_whole, words_known

_GAP = 0.75
"""Of a line's height: a wider gap to the line above begins a paragraph."""
_SAME_SIDE = 6.0
"""Points: a table that goes on over a page begins and ends within so much of where it did."""
_SHOWN = 80
_REFUSED = (
    "{} tanpa garis pada halaman {} tidak dibaca karena batas barisnya tidak pasti: “{}”. "
    "Unggah berkas Word atau Excel-nya, atau beri tabel itu garis."
)
_FOOT, _HEAD = 0.7, 0.3
"""Of a page's height: a table that goes on ends below the one and begins above the other."""


def items_of(pages: Sequence[Page], name: str) -> tuple[list[Line | Grid], list[Skipped]]:
    """Lines and grids of all pages in reading order, and what was refused; every line and row counts."""
    found = _Sequence(pages, name)
    return found.items, found.refused


class _Sequence:
    """Goes through the pages and counts the lines."""

    def __init__(self, pages: Sequence[Page], name: str) -> None:
        self.name = name
        self.line = 0
        self.items: list[Line | Grid] = []
        self.refused: list[Skipped] = []
        self.known = words_known(s for page in pages for row in page.rows for s in row.segments)
        for cell in (cell for p in pages for table in p.tables for row in table.rows for cell in row):
            self.known |= words_kept_whole(cell.lines, cell.width)
        self.open: tuple[RuledTable, Page] | None = None
        rows: list[Row] = []
        shape: tuple[float, float] | None = None
        for page in pages:
            if shape != (page.width, page.height):
                self._rows(rows)
                rows, shape = [], (page.width, page.height)
            waiting = sorted(page.tables, key=lambda table: table.top)
            for row in page.rows:
                while waiting and waiting[0].top <= row.top:
                    self._rows(rows)
                    rows = []
                    self._table(waiting.pop(0), page)
                rows.append(row)
            for table in waiting:
                self._rows(rows)
                rows = []
                self._table(table, page)
        self._rows(rows)

    def _place(self, page: int) -> Location:
        self.line += 1
        return Location(file=self.name, line_from=self.line, line_to=self.line, page=page)

    def _blank(self, page: int) -> None:
        place = Location(file=self.name, line_from=max(self.line, 1), line_to=max(self.line, 1), page=page)
        self.items.append(Line(text="", location=place))

    def _rows(self, rows: Sequence[Row]) -> None:
        """Lines that stand between ruled tables: running text, and tables told by alignment."""
        tables = {table.start: table for table in unruled_tables(rows)}
        taken = {index for table in tables.values() for index in range(table.start, table.end)}
        worded = {table.start: table for table in worded_tables(rows, taken)}
        index = 0
        before: Row | None = None
        while index < len(rows):
            row = rows[index]
            self.open = None
            if index in tables or index in worded:
                table = tables.get(index) or worded[index]
                placed = (aligned_rows if index in tables else worded_rows)(rows, table, self.known)
                end = table.end
                self._blank(row.page)
                self._aligned(placed, rows)
                self._blank(rows[end - 1].page)
                before, index = None, end
                continue
            if before is None or _is_apart(before, row):
                self._blank(row.page)
            self.items.append(Line(text=row.text, location=self._place(row.page)))
            before, index = row, index + 1
        if rows:
            self._blank(rows[-1].page)

    def _aligned(self, placed: Placed, rows: Sequence[Row]) -> None:
        """The rows of a table in a grid; those in doubt count as lines, and are told as not read."""
        grid = []
        whole = dict(placed.refused)
        cells = {row.first: row for row in placed.rows}
        for first in sorted({*whole, *cells}):
            if first in cells:
                row = cells[first]
                texts = zip(row.cells, row.spans, strict=True)
                made = tuple(Cell(text=text, spans=spans) for text, spans in texts)
                grid.append(GridRow(cells=made, location=self._place(rows[first].page)))
                continue
            place = self._place(rows[first].page)
            words = " ".join(row.text for row in rows[first : whole[first] + 1])
            reason = _REFUSED.format("Tabel" if not cells else "Baris tabel", place.page, words[:_SHOWN])
            self.refused.append(Skipped(location=place, reason=reason))
        if grid:
            self.items.append(Grid(rows=tuple(grid)))

    def _table(self, table: RuledTable, page: Page) -> None:
        """A ruled table, and what a row of the page before has left for this one."""
        continues = self.open is not None and _goes_on(*self.open, table, page)
        if continues and self.open is not None:
            table = self._rest_taken(table, self.open[0])
        texts = table.texts(self.known)
        rows = tuple(GridRow(cells=cells, location=self._place(page.number)) for cells in texts)
        if rows:
            self._blank(page.number)
            self.items.append(Grid(rows=rows, continues=continues))
            self._blank(page.number)
        self.open = (table, page) if table.bottom > _FOOT * page.height else None

    def _rest_taken(self, table: RuledTable, above: RuledTable) -> RuledTable:
        """The table without the first row where that only goes on with the last row of the page before."""
        index = 0
        while index < min(len(table.rows), len(above.rows)) - 1 and _same(table, above, index):
            index += 1
        rest, last = table.rows[index], above.rows[-1]
        filled = [c for c, cell in enumerate(rest) if cell.lines and not cell.spans]
        if not filled or len(filled) >= sum(bool(cell.lines) for cell in last):
            return table
        for c in filled:
            lines = rest[c].lines
            if not last[c].lines or any(is_value(line.text) for line in lines):
                return table
            if not fills(last[c].lines[-1], lines[0], last[c].width) and not lines[0].text[0].islower():
                return table
        grid = next(item for item in reversed(self.items) if isinstance(item, Grid))
        cells = list(grid.rows[-1].cells)
        for c in filled:
            text = joined((*last[c].lines, *rest[c].lines), last[c].width, self.known)
            cells[c] = cells[c].model_copy(update={"text": text})
        whole = grid.rows[-1].model_copy(update={"cells": tuple(cells)})
        place = next(i for i in range(len(self.items) - 1, -1, -1) if self.items[i] is grid)
        self.items[place] = grid.model_copy(update={"rows": (*grid.rows[:-1], whole)})
        return table._replace(rows=(*table.rows[:index], *table.rows[index + 1 :]))


def _same(table: RuledTable, above: RuledTable, index: int) -> bool:
    """Whether a row of a table is the row at the same place of another: a header that is repeated."""
    return [[line.text for line in cell.lines] for cell in table.rows[index]] == [
        [line.text for line in cell.lines] for cell in above.rows[index]
    ]


def _goes_on(above: RuledTable, page: Page, table: RuledTable, next_page: Page) -> bool:
    """Whether a table at the head of a page goes on with the one at the foot of the page before."""
    return (
        next_page.number == page.number + 1
        and table.top < _HEAD * next_page.height
        and table.columns == above.columns
        and abs(table.left - above.left) <= _SAME_SIDE
        and abs(table.right - above.right) <= _SAME_SIDE
    )


def _is_apart(before: Row, row: Row) -> bool:
    gap = row.top - before.bottom
    return row.page != before.page or gap > _GAP * (row.bottom - row.top) or gap < -(row.bottom - row.top)

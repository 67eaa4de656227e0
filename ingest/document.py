"""A file as its reader hands it on: lines and grids in reading order, each with its place."""

from __future__ import annotations

from assistant.domain.record import Record
from assistant.domain.sources import Location, Skipped


class Line(Record):
    """One line of running text, without its line end."""

    text: str
    location: Location


class Cell(Record):
    """One cell of a grid.

    `spans` tells that the cell is a repetition of a merged cell (docx, xlsx); its text stands in every cell
    that it covers. `formula` is the formula of an xlsx cell, never executed.
    """

    text: str
    location: Location | None = None
    spans: bool = False
    formula: str | None = None


class GridRow(Record):
    """One row of cells with its place."""

    cells: tuple[Cell, ...]
    location: Location


class Grid(Record):
    """Rows of a table before its structure is understood; rows may differ in length.

    `continues` tells that a reader has seen the table go on from the page before.
    """

    rows: tuple[GridRow, ...]
    caption: str | None = None
    continues: bool = False


class Document(Record):
    """A whole file: its items in reading order, and what its reader could not read."""

    file: str
    sha256: str
    items: tuple[Line | Grid, ...]
    skipped: tuple[Skipped, ...] = ()

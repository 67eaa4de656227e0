"""Tables of synthetic reports cut into the pages on which they are printed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tests.ingest.synthetic_tables import SyntheticTable

CUTS = frozenset({"page_break", "page_break_header", "page_titles", "changed_columns"})


@dataclass
class TablePage:
    """What one page shows of a table; `before` are lines that stand between it and the page above."""

    header: list[list[str]]
    rows: list[list[str]]
    before: list[str] = field(default_factory=list)


def pages_of(
    table: SyntheticTable, breakages: Collection[str], *, title: str = "", every: bool = True
) -> list[TablePage]:
    """The pages of a table, two where a breakage cuts it and it has a row at which it can be cut.

    `every` tells that any row can begin a page; else only one that begins with a cell of its own.
    """
    if not CUTS & set(breakages):
        return [TablePage(table.header, table.rows)]
    middle = next(
        (i for i in range(len(table.rows) // 2, len(table.rows)) if table.rows[i][0] or every),
        len(table.rows) - 1,
    )
    named = bool(table.rows[middle][table.name_column])
    if not middle or (not named and "page_break_header" not in breakages):
        return [TablePage(table.header, table.rows)]
    below = [list(row) for row in table.rows[middle:]]
    header: list[list[str]] = []
    before = [""]
    if "page_titles" in breakages:
        before = ["17", "", title]
    if "page_break_header" in breakages:
        header = table.header
    if "changed_columns" in breakages and not header:
        place = table.name_column + 1
        below = [[*row[:place], "", *row[place:]] for row in below]
    return [TablePage(table.header, table.rows[:middle]), TablePage(header, below, before)]

"""Rows that stand alone below their table, as a page shows them that holds one row of it only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Cell, Grid, GridRow, Line
from ingest.flat_values import tail_values
from ingest.headers import is_value
from ingest.labels import clean, is_name

_KEYED = re.compile(r"(?P<key>\d{1,3}(?:\.\d{1,4})*)[.)]?\s+(?P<rest>\D.*)")


def with_lone_rows(items: Sequence[Line | Grid]) -> list[Line | Grid]:
    """Items with the lines that can only be the next row of the table above given back to it.

    Such a line goes on with the numbers or codes of the table and ends in as many figures as its last row.
    """
    found: list[Line | Grid] = []
    for item in items:
        place = len(found) - 1
        while place >= 0 and isinstance(found[place], Line) and not clean(getattr(found[place], "text", "")):
            place -= 1
        above = found[place] if place >= 0 else None
        row = _row(above, item) if isinstance(above, Grid) and isinstance(item, Line) else None
        if isinstance(above, Grid) and row is not None:
            found[place:] = [above.model_copy(update={"rows": (*above.rows, row)})]
        else:
            found.append(item)
    return found


def _row(grid: Grid, line: Line) -> GridRow | None:
    """The row that a line makes in a table; None where it is not certain."""
    last = [clean(cell.text) for cell in grid.rows[-1].cells]
    match = _KEYED.fullmatch(clean(line.text)) if last and all(last) else None
    if match is None or len(last) < 4 or not is_name(last[1]) or is_value(last[1]):
        return None
    figures = tail_values(match["rest"])
    name = match["rest"]
    for figure in reversed(figures):
        name = name[: name.rindex(figure)].rstrip()
    if len(figures) != len(last) - 2 or not all(map(is_value, last[2:])) or not is_name(name):
        return None
    if not _follows(last[0].rstrip(".)"), match["key"]):
        return None
    texts = [match["key"], name, *figures]
    return GridRow(cells=tuple(Cell(text=text) for text in texts), location=line.location)


def _follows(before: str, key: str) -> bool:
    """Whether a number or code comes right after another on the same level."""
    first, second = before.split("."), key.split(".")
    if len(first) != len(second) or not all(part.isdigit() for part in first):
        return False
    return first[:-1] == second[:-1] and int(second[-1]) == int(first[-1]) + 1

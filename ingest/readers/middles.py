"""Rows whose cells are set to their middle: figures beside the middle of the lines of a name."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.alignment import Cells, is_value
from ingest.readers.wrapping import fills

_EXACT = 0.15
"""Of a line's height: the lines of a cell have their middle within so much of the middle of their row."""


def rows_by_middle(lines: Sequence[Cells], middles: Sequence[float], high: float) -> list[int] | None:
    """The row of each line where every cell has its middle beside the figures of its row; else None.

    `lines` are those of one page, `middles` their heights on it. Each line is given to one row only, no row
    takes a line between lines of another, and every row has a name.
    """
    columns = {c for line in lines for c in line}
    wordy = {c: sum(not is_value(line[c].text) for line in lines if c in line) for c in columns}
    names = max(columns, key=lambda c: (wordy[c], -c), default=0)
    centres = [
        middle
        for line, middle in zip(lines, middles, strict=True)
        if any(c not in (0, names) and is_value(cell.text) for c, cell in line.items())
    ]
    owners: dict[int, int] = {}
    for column in columns:
        own = [i for i, line in enumerate(lines) if column in line]
        placed = _placed([middles[i] for i in own], centres, _EXACT * high)
        if placed is None or (column == names and set(placed) != set(range(len(centres)))):
            return None
        for line_number, row in zip(own, placed, strict=True):
            if owners.setdefault(line_number, row) != row:
                return None
    found = [owners[i] for i in range(len(lines))]
    return found if found == sorted(found) else None


def _placed(middles: Sequence[float], centres: Sequence[float], slack: float) -> list[int] | None:
    """The row of each line of a column: lines that follow each other and have the middle of their row."""
    found: list[int] = []
    for row, centre in enumerate(centres):
        start = len(found)
        for end in range(start + 1, len(middles) + 1):
            middle = (middles[start] + middles[end - 1]) / 2
            if middle > centre + slack:
                break
            if abs(middle - centre) <= slack:
                found += [row] * (end - start)
                break
    return found if len(found) == len(middles) else None


def go_on(lines: Sequence[Cells], rows: Sequence[int], widths: Sequence[float]) -> bool:
    """Whether every line of a row has had no room for the words of the line below it."""
    last: dict[int, tuple[int, int]] = {}
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        for column, cell in line.items():
            above, same = last.get(column, (0, -1))
            if same == row and not fills(lines[above][column], cell, widths[column]):
                return False
            last[column] = (number, row)
    return True

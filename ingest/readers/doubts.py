"""Rows of tables without ruling lines whose names or numbers may be cut: what cannot be told is not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.alignment import AlignedRow, Cells, is_value

_CUT = re.compile(r"[.,]\d[\d.,]*%?|(?:Rp\.?\s?)?(?:\d[\d.,]*[.,]|\d{1,3}(?:\.\d{3})+\.\d{1,2})")
_GOES_ON = re.compile(r"[a-z&/,;]|\((?!\d)")
_MOSTLY = 0.7
_WORDY = 2.5
"""Words: the cells of a column of names hold as many on the average."""


def doubtful_rows(
    rows: Sequence[AlignedRow], lines: Sequence[Cells], head: int, *, centred: bool
) -> set[int]:
    """The rows that may hold a part of another: its name cut, its number cut, its figures one row off.

    `lines` are the lines of cells that the rows were made of, the first `head` of them the header. A row
    begins with its figures, unless its cells are `centred`. Rows that stand under a group that is in doubt
    are in doubt as well.
    """
    body = [index for index, row in enumerate(rows) if row.first >= head]
    names = _name_columns([rows[index].cells for index in body])
    found: set[int] = set()
    for place, index in enumerate(body):
        row = rows[index]
        end = rows[body[place + 1]].first if place + 1 < len(body) else len(lines)
        own = lines[row.first : end]
        told = [_has_figures(line, names) for line in own]
        late = not centred and any(told[1:]) and not told[0]
        begun = _is_begun(row, names)
        cut = any(_CUT.fullmatch(cell) for cell in row.cells[1:])
        if late or begun or cut:
            found |= {index, *body[max(0, place - 1) : place]}
    return found | _below_groups(rows, body, found, names)


def _is_begun(row: AlignedRow, names: Sequence[int]) -> bool:
    """Whether a row goes on with a name of the row above; a row of nothing else is its rest."""
    filled = [c for c, cell in enumerate(row.cells) if cell]
    told = [c for c in names if _GOES_ON.match(row.cells[c])]
    return bool(told) and filled != told


def _name_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns of names: wordy cells that begin with a capital letter."""
    found = []
    for column in range(max(map(len, rows), default=0)):
        texts = [row[column] for row in rows if row[column] and not is_value(row[column])]
        words = sum(len(text.split()) for text in texts)
        high = sum(_GOES_ON.match(text) is None for text in texts)
        if texts and words >= _WORDY * len(texts) and high >= _MOSTLY * len(texts):
            found.append(column)
    return found


def _below_groups(
    rows: Sequence[AlignedRow], body: Sequence[int], doubted: set[int], names: Sequence[int]
) -> set[int]:
    """The rows that have their group from a row in doubt: left of their name they are empty."""
    last = max(names, default=0)
    found: set[int] = set()
    lost: set[int] = set()
    for index in body:
        own = {c for c in range(last) if rows[index].cells[c]}
        if index in doubted:
            lost |= own
        elif lost - own:
            found.add(index)
        else:
            lost = set()
    return found


def _has_figures(line: Cells, names: Sequence[int]) -> bool:
    return any(column and column not in names and is_value(cell.text) for column, cell in line.items())

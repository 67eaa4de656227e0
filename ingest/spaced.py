"""Tables set with spaces, as layout text of PDF files gives them: three spaces or more between cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.document import Cell, GridRow, Line

_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
_NARROW = re.compile(r"(?<=\S)\s{2}(?=\S)")
_FEWEST = 3

Span = tuple[int, int, str]


def _spans(text: str) -> list[Span]:
    return [(match.start(), match.end(), match.group(0)) for match in _CELL.finditer(text.rstrip())]


def is_spaced(text: str) -> bool:
    """Whether a line is set as three cells or more."""
    return "   " in text.strip() and len(_spans(text)) >= _FEWEST


def goes_on(text: str) -> bool:
    """Whether a line below a spaced row can hold the rest of its cells: indented, and short."""
    return text.startswith("    ") and 0 < len(_spans(text)) < _FEWEST


def spaced_rows(lines: Sequence[Line]) -> tuple[GridRow, ...]:
    """The rows of spaced lines; one with cells missing takes the columns that it stands under."""
    rows = [_spans(line.text) for line in lines]
    width = max(map(len, rows))
    full = [row for row in rows if len(row) == width]
    columns = [(min(row[i][0] for row in full), max(row[i][1] for row in full)) for i in range(width)]
    aligned = all(before[1] <= after[0] for before, after in pairwise(columns))
    if aligned:
        rows = [row if len(row) == width else _parted(row, columns) for row in rows]
        columns = _with_sparse(columns, rows)
        width = len(columns)
    placed = []
    for row, line in zip(rows, lines, strict=True):
        cells = [""] * width
        if len(row) == width and not aligned:
            cells = [text for _, _, text in row]
        else:
            places = _places(row, columns) if aligned else None
            if len(row) == 1 and row[0][0] <= columns[0][0]:
                places = [0]
            if places is None and len(row) == width:
                places = list(range(width))
            offset = int(line.text.startswith("  ") and len(row) < width)
            for index, (_, _, text) in enumerate(row):
                cells[places[index] if places else min(index + offset, width - 1)] = text
        placed.append(GridRow(cells=tuple(Cell(text=text) for text in cells), location=line.location))
    return tuple(placed)


def _parted(row: Sequence[Span], columns: Sequence[tuple[int, int]]) -> list[Span]:
    """A row with cells parted where two spaces stand before the place of the next column."""
    found: list[Span] = []
    for start, end, text in row:
        for gap in _NARROW.finditer(text):
            here = start + gap.end()
            if any(abs(here - left) <= 1 for left, _ in columns if left > start + 1):
                found.append((start, start + gap.start(), text[: gap.start()]))
                start, text = here, text[gap.end() :]
                break
        found.append((start, end, text))
    return found


def _with_sparse(columns: Sequence[tuple[int, int]], rows: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """The columns of full rows and those that only other rows fill, such as a number beside merged cells.

    A cell that stands beside every column makes one of its own where its row has the nearest column filled.
    """
    found = list(columns)
    for row in rows:
        for index, (start, end, _) in enumerate(row):
            if any(start < right and left < end for left, right in found):
                continue
            near = min(found, key=lambda column: max(column[0] - end, start - column[1]))
            others = [span for place, span in enumerate(row) if place != index]
            if any(begin < near[1] and near[0] < stop for begin, stop, _ in others):
                found = sorted([*found, (start, end)])
    return found


def _places(row: Sequence[Span], columns: Sequence[tuple[int, int]]) -> list[int] | None:
    """The column that each cell stands under; None where two would share one."""
    places = []
    for start, end, _ in row:
        shared = [min(end, right) - max(start, left) for left, right in columns]
        places.append(shared.index(max(shared)))
    return places if len(set(places)) == len(places) and places == sorted(places) else None

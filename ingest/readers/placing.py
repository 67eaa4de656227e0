"""The cells of tables without ruling lines: every word in its column, every line in its row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.readers.alignment import AlignedRow, Cells, grouped, is_value, widths_of
from ingest.readers.doubts import doubtful_rows
from ingest.readers.gaps import Column, fits, gap_above, parts_of
from ingest.readers.heads import header_cells, is_set_to
from ingest.readers.middles import go_on, rows_by_middle
from ingest.readers.pages import Row
from ingest.readers.unruled import UnruledTable
from ingest.readers.wrapping import Segment, Word, number_is_cut

_STEP = 1.15
"""Rows stand apart where lines that begin one lie so much farther below than lines that go on."""
_FINE_STEP = 0.2
"""Points: or so much, where no step is far wider: the steps in a cell are all the same."""
_CODE = re.compile(r"\w{1,3}(?:\.\d+)*\.\d{1,2}(?:\.\d+)*\.?")
"""An account or activity, whose end a narrow column may cut off."""
_MOST_ABOVE = 5
"""Lines of the name of a row above its figures."""
_MOST_DOUBTS = 0.34
"""Of the rows of a table: where more are in doubt, all are."""


class Placed(NamedTuple):
    """The rows of a table that stand where no doubt is left, and the lines that were refused."""

    rows: tuple[AlignedRow, ...]
    refused: tuple[tuple[int, int], ...]


def aligned_rows(rows: Sequence[Row], table: UnruledTable, known: Collection[str]) -> Placed:
    """The rows of a table, without headers that are repeated on later pages; lines count from 0."""
    kept = _without_repeated(rows, table)
    own = [rows[i] for i in kept]
    columns = len(table.columns)
    body = [body_cells(row, table.columns) for row in own]
    head = _header_above_middles(own, body, table.head, columns)
    if head is None:
        return Placed((), ((table.start, table.end - 1),))
    lines = [*(header_cells(row, table.columns) for row in own[:head]), *body[head:]]
    widths = widths_of(lines, columns)
    begins = _begins(own, lines, head, widths)
    centred = False
    for first, last in _pages_of(own, head):
        told = _by_middle(own[first:last], lines[first:last], widths)
        if told is None:
            return Placed((), ((table.start, table.end - 1),))
        centred = centred or bool(told)
        begins |= {first + index: new for index, new in told.items()}
    found = grouped(lines, columns, known, begins=begins, header=head)
    doubted = doubtful_rows(found, lines, head, centred=centred)
    if found and _goes_on_below(rows, table):
        doubted.add(len(found) - 1)
    if len(doubted) > _MOST_DOUBTS * sum(row.first >= head for row in found):
        return Placed((), ((table.start, table.end - 1),))
    placed = [row._replace(first=kept[row.first], last=kept[row.last]) for row in found]
    return Placed(
        tuple(row for index, row in enumerate(placed) if index not in doubted),
        tuple((row.first, row.last) for index, row in enumerate(placed) if index in doubted),
    )


def _goes_on_below(rows: Sequence[Row], table: UnruledTable) -> bool:
    """Whether the line below a table stands in one of its inner columns, as the rest of a name would."""
    end = table.end
    if end >= len(rows) or rows[end].segments[0].left <= table.columns[1].left - 1:
        return False
    if rows[end].page != rows[end - 1].page:
        return fits(parts_of(rows[end]), table.columns)
    gaps = [gap_above(rows, i) for i in range(table.start + 1, end) if rows[i].page == rows[i - 1].page]
    return gap_above(rows, end) <= max(gaps, default=0.0)


def _pages_of(rows: Sequence[Row], head: int) -> list[tuple[int, int]]:
    """The body of a table by pages: the first line, and the one behind the last."""
    cuts = [i for i in range(head + 1, len(rows)) if rows[i].page != rows[i - 1].page]
    return [(a, b) for a, b in pairwise([head, *cuts, len(rows)]) if b > a]


def _header_above_middles(rows: Sequence[Row], body: Sequence[Cells], head: int, columns: int) -> int | None:
    """How many lines are the header, as the first row may begin above its figures; None where in doubt."""
    end = next((i for i in range(head, len(rows)) if rows[i].page != rows[head].page), len(rows))
    if not any(is_half_beside(above, row) for above, row in pairwise(rows[:end])):
        return head
    told = any(is_half_beside(above, row) for above, row in pairwise(rows[head:end]))
    widths = widths_of(body, columns)
    fitting = []
    for first in range(max(1, head - _MOST_ABOVE), head + 1):
        placed = _placed_by_middle(rows[first:end], body[first:end])
        if placed is not None and (told or first == head or go_on(body[first:end], placed, widths)):
            fitting.append(first)
    return fitting[0] if len(fitting) == 1 else None if fitting else head


def _placed_by_middle(rows: Sequence[Row], lines: Sequence[Cells]) -> list[int] | None:
    middles = [(row.top + row.bottom) / 2 for row in rows]
    return rows_by_middle(lines, middles, median(row.bottom - row.top for row in rows))


def _by_middle(
    rows: Sequence[Row], lines: Sequence[Cells], widths: Sequence[float]
) -> dict[int, bool] | None:
    """Which lines of a page begin rows whose cells are set to their middle; None where that is in doubt.

    Nothing is told of rows that begin with their figures, as most do.
    """
    half = any(is_half_beside(above, row) for above, row in pairwise(rows))
    above = not any(column and is_value(cell.text) for column, cell in lines[0].items())
    if not half and not above:
        return {}
    placed = _placed_by_middle(rows, lines)
    if placed is None or (not half and not go_on(lines, placed, widths)):
        return None if half else {}
    return {index: index == 0 or placed[index] != placed[index - 1] for index in range(len(placed))}


def is_half_beside(above: Row, row: Row) -> bool:
    """Whether a line stands beside the lower half of the line above it."""
    return row.top < above.bottom - 0.25 * (row.bottom - row.top)


def _without_repeated(rows: Sequence[Row], table: UnruledTable) -> list[int]:
    kept = list(range(table.start, table.end))
    for place in range(table.start + 1, table.end):
        if rows[place].page == rows[place - 1].page:
            continue
        for count in range(table.end - place):
            if rows[place + count].text != rows[table.start + count].text:
                break
            kept.remove(place + count)
    return kept


def body_cells(row: Row, columns: Sequence[Column]) -> Cells:
    """The words of a line by column; text that goes on over empty columns stays in its own."""
    middles = [(a.right + b.left) / 2 for a, b in pairwise(columns)]
    words: dict[int, list[Word]] = {}
    for part in parts_of(row):
        place = -1
        for word in part.words:
            own = bisect_right(middles, (word.left + word.right) / 2)
            alone = Segment((word,))
            if place < 0 or is_value(word.text) or is_set_to(alone, columns[own]):
                place = own
            words.setdefault(place, []).append(word)
    return {place: Segment(tuple(own)) for place, own in words.items()}


def _begins(
    rows: Sequence[Row], lines: Sequence[Cells], head: int, widths: Sequence[float]
) -> dict[int, bool]:
    """What the distances of lines tell: lines side by side are one row; wider steps begin rows.

    Steps are believed only where no row that they make holds two figures in a column, or none at all.
    """
    told = {
        index: False
        for index in range(1, len(rows))
        if rows[index].page == rows[index - 1].page and is_half_beside(rows[index - 1], rows[index])
    }
    steps = {
        index: rows[index].top - rows[index - 1].top
        for index in range(head + 1, len(rows))
        if rows[index].page == rows[index - 1].page and index not in told
    }
    sizes = sorted(steps.values())
    for wider in (lambda a, b: b > _STEP * a, lambda a, b: b > a + _FINE_STEP):
        cut = next((b for a, b in pairwise(sizes) if wider(a, b)), None)
        if cut is None:
            continue
        begun = {index: step >= cut for index, step in steps.items()}
        starts = [i for i in range(head, len(rows)) if begun.get(i, i not in told)]
        spans = list(pairwise([*starts, len(rows)]))
        if all(_is_row(lines[first:last], widths) for first, last in spans):
            filled = [sum(bool(lines[i]) for i in range(a, b)) for a, b in spans]
            if median(filled) <= 8:
                return told | begun
    return told


def _is_row(lines: Sequence[Cells], widths: Sequence[float]) -> bool:
    """Whether lines can be one row: no column has two figures, unless its edge has cut one."""
    for column in {c for line in lines for c in line}:
        cells = [line[column] for line in lines if column in line]
        figures = [i for i, cell in enumerate(cells) if is_value(cell.text)]
        for i in figures[1:]:
            code = _CODE.fullmatch(cells[i - 1].text) and cells[i].text.isdigit()
            if not code and not number_is_cut(cells[i - 1], cells[i], widths[column]):
                return False
    return True

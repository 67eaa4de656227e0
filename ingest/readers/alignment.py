"""Tables without ruling lines: text that stands in columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from statistics import median
from typing import NamedTuple

from ingest.readers.wrapping import Segment, fills, joined, number_goes_on

_FEWEST_ROWS = 3
_SAME_EDGE = 4.0
"""Points: cells set one below the other begin within so much of each other."""
_LABEL = re.compile(r"\(?(?:[IVXL]{1,5}|[A-Za-z]|\d{1,3}|[\dIVX]+(?:\.[\dA-Z]+)+)[.)]?")
_VALUE = re.compile(
    r"[(<>≥≤+-]{0,2}\s?(?:Rp\.?\s?)?\d[\d.,]*(?:\s\d[\d.,]*)*\s?%?\)?(?:\s[A-Za-z/]{1,12})?"
    r"|[-–—]|N/A|#DIV/0!|0%",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")

VisualLine = tuple[Segment, ...]
_Cells = dict[int, Segment]


class AlignedRow(NamedTuple):
    """A row of a table: its cells, and the first and the last line that it stands on."""

    cells: tuple[str, ...]
    first: int
    last: int


def aligned_rows(
    lines: Sequence[VisualLine],
    start: int = 0,
    *,
    known: Collection[str] = (),
    stop: int | None = None,
    page_starts: Collection[int] = (),
) -> tuple[int, list[AlignedRow]] | None:
    """The table that begins with the line `start`: the line behind it and its rows; or None.

    The lines with the most segments give the columns; every other segment goes to the column it overlaps
    most. `stop` is the line at which something else begins; a header that stands again at one of the
    `page_starts` is left out.
    """
    if len(lines[start]) < 2:
        return None
    end = _end(lines, start, len(lines) if stop is None else stop)
    if end - start < _FEWEST_ROWS:
        return None
    columns = _columns(lines[start:end])
    if len(columns) < 2 or not _in_line(lines[start:end], columns):
        return None
    again = {i for place in page_starts if place < end for i in _repeated(lines, start, place, end)}
    kept = [i for i in range(start, end) if i not in again]
    rows = grouped([_placed(lines[i], columns) for i in kept], len(columns), known)
    return end, [AlignedRow(row.cells, kept[row.first], kept[row.last]) for row in rows]


def grouped(
    lines: Sequence[_Cells], columns: int, known: Collection[str] = (), room: Sequence[float] | None = None
) -> list[AlignedRow]:
    """Lines of cells as rows; `lines` holds the segment of each column that a line fills.

    A line goes on with the row above where its cells go on with the cells above: the line above had no room
    for their first words. A second number in a column begins a row. `room` is the width of each column in
    points, told by the widest cell where nothing else tells it.
    """
    widths = room or [
        max((line[c].width for line in lines if c in line), default=0.0) for c in range(columns)
    ]
    labelled = _are_labelled(lines)
    rows: list[dict[int, list[Segment]]] = []
    places: list[list[int]] = []
    owner: dict[int, int] = {}
    before: _Cells = {}
    head = 0
    for number, line in enumerate(lines):
        linked = {c for c in line if c in before and _is_linked(before[c], line[c], widths[c])}
        body = head > 0 or _is_body(line)
        moved: set[int] = set()
        if not rows or (body and not head):
            new = True
        elif not body:
            new = any(c not in rows[-1] for c in line)
        elif labelled and 0 not in line and not any(is_value(cell.text) for cell in line.values()):
            new = False
        else:
            new = _is_new(line, rows[-1], linked)
        if new:
            if body and head:
                moved = {c for c in linked if line[c].text[0].islower() and len(line) > 1}
            if body and not head:
                head = max(len(rows), 1)
            rows.append({})
            places.append([number, number])
        for c, segment in line.items():
            target = owner[c] if c in moved and c in owner else len(rows) - 1
            if not body and number and c in rows[max(0, len(rows) - 2)] and not _is_group(rows, line, c):
                target = max(0, len(rows) - 2)
            rows[target].setdefault(c, []).append(segment)
            owner[c] = target
            places[target][1] = max(places[target][1], number)
        before = line
    return [
        AlignedRow(
            tuple(joined(row[c], widths[c], known) if c in row else "" for c in range(columns)), first, last
        )
        for row, (first, last) in zip(rows, places, strict=True)
        if row
    ]


def _is_group(rows: Sequence[dict[int, list[Segment]]], line: _Cells, column: int) -> bool:
    """Whether a heading stands over several columns: over this one and the next, which has none above."""
    above = rows[max(0, len(rows) - 2)]
    return column + 1 in line and column + 1 not in above


def _is_linked(above: Segment, below: Segment, width: float) -> bool:
    """Whether a cell goes on with the one above it."""
    return number_goes_on(above.text, below.text) or fills(above, below, width)


def _are_labelled(lines: Sequence[_Cells]) -> bool:
    """Whether rows are told by numbers or codes in their first column."""
    told = [0 in line for line in lines if any(c and is_value(cell.text) for c, cell in line.items())]
    return sum(told) > 0.6 * len(told)


def _repeated(lines: Sequence[VisualLine], start: int, place: int, end: int) -> range:
    """The lines from `place` on that say what the table's first lines say."""
    count = 0
    while place + count < end and [s.text for s in lines[place + count]] == [
        s.text for s in lines[start + count]
    ]:
        count += 1
    return range(place, place + count)


def is_value(text: str) -> bool:
    """Whether a cell holds a number, or says that there is none."""
    return _VALUE.fullmatch(text) is not None


def _is_body(line: _Cells) -> bool:
    """Whether a line can be no part of a header: it holds a number that is no year."""
    return any(is_value(cell.text) and not _YEAR.fullmatch(cell.text) for cell in line.values())


def _is_new(line: _Cells, row: dict[int, list[Segment]], linked: Collection[int]) -> bool:
    """Whether a line begins a row below `row`."""
    values = [c for c in line if is_value(line[c].text) and not _goes_on(line, row, c)]
    if any(any(is_value(part.text) for part in row.get(c, ())) for c in values):
        return True
    if 0 in line and 0 in row and _LABEL.fullmatch(line[0].text):
        return True
    others = [c for c in line if c not in values and not (c == 0 and _LABEL.fullmatch(line[c].text))]
    return not linked or any(c not in linked and c in row for c in others)


def _goes_on(line: _Cells, row: dict[int, list[Segment]], column: int) -> bool:
    return column in row and number_goes_on(row[column][-1].text, line[column].text)


def _end(lines: Sequence[VisualLine], start: int, stop: int) -> int:
    """Where the table ends: at a line without columns that is no cell going on.

    Such a cell begins where a column begins, and is narrower than the table. Below the last row with
    columns it belongs to the table only when it does not stand at the left edge, as running text does.
    """
    left, right = lines[start][0].left, lines[start][-1].right
    starts = [segment.left for segment in lines[start]]
    end = last = start + 1
    for line in lines[start + 1 : stop]:
        if len(line) >= 2:
            left, right = min(left, line[0].left), max(right, line[-1].right)
            starts += [segment.left for segment in line]
            last = end + 1
        else:
            wide = line[0].width > 0.6 * (right - left)
            if wide or not any(abs(other - line[0].left) <= _SAME_EDGE for other in starts):
                break
        end += 1
    while end > last and abs(lines[end - 1][0].left - left) <= _SAME_EDGE:
        end -= 1
    return end


def _columns(lines: Sequence[VisualLine]) -> list[tuple[float, float]]:
    """The columns: segments that overlap from row to row, those of rows with few segments left out."""
    most = max(map(len, lines))
    spans: list[list[float]] = []
    for line in sorted(lines, key=len, reverse=True):
        if len(line) * 2 < most + 1:
            continue
        for segment in line:
            hits = [span for span in spans if min(span[1], segment.right) - max(span[0], segment.left) > 0]
            if len(hits) == 1:
                hits[0][0] = min(hits[0][0], segment.left)
                hits[0][1] = max(hits[0][1], segment.right)
            elif not hits:
                spans.append([segment.left, segment.right])
    return [(left, right) for left, right in sorted(map(tuple, spans))]


def _in_line(lines: Sequence[VisualLine], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether most segments begin, end or have their middle where those of their column do.

    The gaps in running text that is spread to both edges stand anywhere.
    """
    edges: list[list[tuple[float, float, float]]] = [[] for _ in columns]
    for line in lines:
        for segment in line:
            place = max(range(len(columns)), key=lambda i: _overlap(segment, columns[i]))
            edges[place].append((segment.left, segment.right, (segment.left + segment.right) / 2))
    hits = [
        max(sum(abs(e[k] - median(x[k] for x in column)) <= _SAME_EDGE for e in column) for k in range(3))
        for column in edges
        if column
    ]
    return sum(hits) >= 0.55 * sum(map(len, edges))


def _placed(line: VisualLine, columns: Sequence[tuple[float, float]]) -> _Cells:
    """The segments of a line by column; one that reaches over the start of a column is parted there."""
    cells: _Cells = {}
    for segment in line:
        for part in _parted(segment, columns):
            place = max(range(len(columns)), key=lambda i: _overlap(part, columns[i]))
            cells[place] = Segment((*cells[place].words, *part.words)) if place in cells else part
    return cells


def _parted(segment: Segment, columns: Sequence[tuple[float, float]]) -> list[Segment]:
    parts = [[segment.words[0]]]
    for word in segment.words[1:]:
        at_start = any(abs(word.left - left) <= 1.0 for left, _ in columns)
        apart = word.left - parts[-1][-1].right > 2.0
        if at_start and apart:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Segment(tuple(part)) for part in parts]


def _overlap(segment: Segment, column: tuple[float, float]) -> float:
    """How far a segment lies in a column; negative where it lies beside it."""
    return min(segment.right, column[1]) - max(segment.left, column[0])

"""Tables without ruling lines: where they begin and end, and the gaps that part their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from ingest.readers.alignment import YEAR, is_label, is_value
from ingest.readers.gaps import (
    Column,
    columns_of,
    columns_over,
    fits,
    flows,
    gap_above,
    height,
    is_amount,
    parts_of,
    widened,
    words_of,
)
from ingest.readers.heads import fitted, head_start, parted
from ingest.readers.pages import Row
from ingest.readers.wrapping import Segment, Word

_MOST = 0.6
_TABLE_GAP = 2.5
"""Of a line's height: a wider gap ends a table."""
_GROWTH = 2.2
"""A gap that is wider by so much than every gap in a table ends it."""
_PROSE_WORDS = 7
_PROSE_WIDTH = 0.8
"""Of a page's text: running text is wider, a cell is not."""
_SAME_EDGE = 4.0
_FEW = 0.3
_CAPTION = re.compile(
    r"\W*(?:tabe?l|gambar|grafik|diagram|bagan|lampiran)\s+(?:[\dIVX]+\b|[A-Z]\b)|"
    r"\W*(?:sumber|keterangan|catatan|ket\.)\s*(?::|$)|BAB\s+[IVX]+\b|\W*sumber\s+data\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\W*(?:sumber|keterangan|catatan|ket\.)\s", re.IGNORECASE)
"""Without a colon it may as well go on with a name; at the left edge of a page it does not."""
_HEADING = re.compile(r"(?:[A-Z]|\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+[A-Z]\S*(?:\s\S+)*")
_LEADERS = re.compile(r"\.{5}|(?:\. ){5}|…{2}")


class UnruledTable(NamedTuple):
    """The lines of a table from `start` to before `end`, how many of them are its header, its columns."""

    start: int
    end: int
    head: int
    columns: tuple[Column, ...]


def unruled_tables(rows: Sequence[Row]) -> list[UnruledTable]:
    """The tables among the lines of pages; one that goes on over pages is one table."""
    found: list[UnruledTable] = []
    for start, end in _pages(rows):
        left = min(row.segments[0].left for row in rows[start:end])
        right = max(row.segments[-1].right for row in rows[start:end])
        at = start
        while at < end:
            stop = at
            while stop < end and not is_barrier(rows[stop], left, right - left):
                if stop > at and gap_above(rows, stop) > _TABLE_GAP * height(rows[stop]):
                    break
                stop += 1
            if at == start and found and found[-1].end == at:
                found[-1] = _continued(rows, found[-1], at, stop)
                at = found[-1].end
            ended = found[-1].end if found else -1
            new = list(_in_block(rows, at, stop, goes_on=at == start and ended == at))
            if new and new[0].start == start and new[0].head == 0 and ended != start:
                new[0] = _with_header_before(rows, new[0])
            found += new
            at = stop if stop < end and not is_barrier(rows[stop], left, right - left) else stop + 1
    return found


def _pages(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].page != rows[start].page:
            if index > start:
                yield start, index
            start = index


def is_barrier(row: Row, left: float, width: float) -> bool:
    """Whether a line cannot stand in a table: a caption, a source, a heading, or running text."""
    text = row.text
    if _CAPTION.match(text) or _LEADERS.search(text):
        return True
    if _SOURCE.match(text) and row.segments[0].left <= left + _SAME_EDGE:
        return True
    if len(row.segments) > 1:
        return False
    words = row.segments[0].words
    if len(words) >= _PROSE_WORDS and row.segments[0].width >= _PROSE_WIDTH * width:
        return True
    return len(parts_of(row)) == 1 and _HEADING.fullmatch(text) is not None and not text.isupper()


def _is_core(parts: Sequence[Segment]) -> bool:
    """Whether a line holds a figure beside something else; years alone are a header."""
    values = [p.text for p in parts[1:] if is_value(p.text)]
    return any(not YEAR.fullmatch(text) for text in values)


def _in_block(rows: Sequence[Row], start: int, stop: int, *, goes_on: bool) -> Iterator[UnruledTable]:
    """The tables in lines that nothing parts but, maybe, another structure of columns.

    `goes_on` tells that a table has ended right above, at the foot of the page before.
    """
    parts = {index: parts_of(rows[index]) for index in range(start, stop)}
    cores = [index for index in range(start, stop) if _is_core(parts[index])]
    free = start
    while cores:
        own, columns = _same_structure(rows, cores)
        rest = goes_on and free == start and own[0] == start
        table = _bounded(rows, parts, own, columns, free, stop, rest=rest)
        cores = cores[len(own) :]
        if table is not None:
            free = table.end
            yield table
            cores = [core for core in cores if core >= free]


def _same_structure(rows: Sequence[Row], cores: Sequence[int]) -> tuple[list[int], list[Column]]:
    """The first of some lines with figures that share their columns."""
    own = [cores[0]]
    lines = [words_of(rows[cores[0]])]
    columns = columns_of(lines, height(rows[cores[0]]))
    widest = 0.0
    for index in cores[1:]:
        gap = max(gap_above(rows, i) for i in range(own[-1] + 1, index + 1))
        high = height(rows[index])
        if len(own) > 2 and gap > _GROWTH * max(widest, 0.4 * high):
            break
        wider = columns_of([*lines, words_of(rows[index])], high)
        between = [parts_of(rows[i]) for i in range(own[-1] + 1, index)]
        headed = any(len(line) > 2 and len(line) > _MOST * len(columns) for line in between)
        if headed and len(wider) > len(columns):
            break
        if len(wider) >= len(columns):
            lines.append(words_of(rows[index]))
            columns = wider
        elif not flows(parts_of(rows[index]), columns):
            break
        widest = max(widest, gap)
        own.append(index)
    return own, columns


def _bounded(
    rows: Sequence[Row],
    parts: dict[int, tuple[Segment, ...]],
    cores: Sequence[int],
    columns: list[Column],
    free: int,
    stop: int,
    *,
    rest: bool,
) -> UnruledTable | None:
    """The table around lines with figures: its header above, the rest of cells below."""
    if len(columns) < 2:
        return None
    steps = [gap_above(rows, i) for i in range(cores[0] + 1, cores[-1] + 1)]
    start = head_start(rows, parts, cores[0], columns, free, max(steps, default=0.0))
    with_header = [index for index in range(start, cores[0]) if len(parts[index]) >= min(3, len(columns))]
    if len(cores) < 2 and not ((with_header or rest) and len(columns) > 2):
        return None
    body = [parts[index] for index in cores]
    if not _in_line(body, columns) or _is_list(body, columns):
        return None
    header = rows[start : cores[0]]
    lines = [words_of(rows[i]) for i in cores if not _is_loose(parts[i], columns)]
    room = fitted(header, parted(header, lines, columns, height(rows[cores[0]])))
    if room is None:
        return None
    columns = room
    if sum(_holds_two(words_of(rows[index]), columns) for index in cores) > _FEW * len(cores):
        return None
    end = cores[-1] + 1
    between = [i for i in range(cores[0], end) if i not in cores]
    for index in between:
        if fits(parts[index], columns):
            columns = widened(columns, parts[index])
    end, columns = _tail(rows, start, end, stop, columns)
    return UnruledTable(start, end, cores[0] - start, tuple(columns))


def _holds_two(words: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether a column has two amounts of a line: its gaps do not tell columns."""
    own = [[w.text for w in words if c.left <= (w.left + w.right) / 2 <= c.right] for c in columns]
    return any(sum(map(is_amount, texts)) > 1 for texts in own)


def _is_loose(parts: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether a line has text that goes on over columns that it leaves empty."""
    return any(sum(p.left < c.right and c.left < p.right for c in columns) > 1 for p in parts)


def _tail(
    rows: Sequence[Row], start: int, end: int, stop: int, columns: list[Column]
) -> tuple[int, list[Column]]:
    """The line behind the cells that go on below the last figures of a table, with the columns widened.

    At the left edge running text may begin; a cell there goes on without a gap.
    """
    gaps = [gap_above(rows, i) for i in range(start + 1, end) if rows[i].page == rows[i - 1].page]
    tight = min(gaps, default=0.2 * height(rows[end - 1])) + 0.15 * height(rows[end - 1])
    while end < stop and fits(parts_of(rows[end]), columns):
        parts = parts_of(rows[end])
        at_left = abs(parts[0].left - columns[0].left) <= _SAME_EDGE
        if gap_above(rows, end) > max([*gaps, tight]) or (at_left and gap_above(rows, end) > tight):
            break
        columns = widened(columns, parts)
        end += 1
    return end, columns


def _in_line(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """Whether most cells begin, end or have their middle where those of their column do.

    The gaps in running text that is spread to both edges stand anywhere.
    """
    edges: list[list[tuple[float, float, float]]] = [[] for _ in columns]
    for line in lines:
        for part in line:
            place = columns_over(part, columns)[0]
            edges[place].append((part.left, part.right, (part.left + part.right) / 2))
    hits = [
        max(sum(abs(e[k] - median(x[k] for x in column)) <= _SAME_EDGE for e in column) for k in range(3))
        for column in edges
        if column
    ]
    return sum(hits) >= 0.55 * sum(map(len, edges))


def _is_list(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """Whether two columns are the numbers of a list and its sentences."""
    return len(columns) == 2 and all(is_label(line[0].text) for line in lines)


def _continued(rows: Sequence[Row], table: UnruledTable, start: int, stop: int) -> UnruledTable:
    """A table that ends a page with the lines at the head of the next that stand in its columns."""
    end = start
    count = 0
    while end < stop and count < table.head and rows[end].text == rows[table.start + count].text:
        end, count = end + 1, count + 1
    repeated = count == table.head > 0
    if not repeated:
        end = start
    columns = list(table.columns)
    last = end
    for index in range(end, stop):
        parts = parts_of(rows[index])
        wide = index > end and gap_above(rows, index) > _TABLE_GAP * height(rows[index])
        if wide or not (fits(parts, columns) or flows(parts, columns)):
            break
        core = _is_core(parts)
        if not core and index == end and not repeated and len(parts) > 0.6 * len(columns):
            break
        inner = parts[0].left >= columns[1].left - _SAME_EDGE and fits(parts, columns)
        if core or (index == end and (parts[0].text[0].islower() or inner)):
            last = index + 1
        if fits(parts, columns):
            columns = widened(columns, parts)
    if last == end:
        return table
    last, columns = _tail(rows, table.start, last, stop, columns)
    return table._replace(end=last, columns=tuple(columns))


def _with_header_before(rows: Sequence[Row], table: UnruledTable) -> UnruledTable:
    """A table at the head of a page with the header that stands alone at the foot of the page before."""
    start = table.start
    while start > 0 and rows[start - 1].page == rows[table.start].page - 1:
        if start < table.start and gap_above(rows, start) > height(rows[start]):
            break
        parts = parts_of(rows[start - 1])
        if len(parts) < 2 or _CAPTION.match(rows[start - 1].text):
            break
        start -= 1
    header = rows[start : table.start]
    if not any(len(parts_of(row)) >= max(3, _MOST * len(table.columns)) for row in header):
        return table
    columns = fitted(header, table.columns)
    if columns is None:
        return table
    return table._replace(start=start, head=table.start - start, columns=tuple(columns))

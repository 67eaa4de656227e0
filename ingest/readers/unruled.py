"""Tables without ruling lines: where they begin and end, and the gaps that part their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.readers.alignment import YEAR, is_label, is_value
from ingest.readers.pages import Row
from ingest.readers.wrapping import Segment, Word

_PART = 0.6
"""Of a line's height: cells of one line stand at least so far apart; blanks are half as wide."""
BLANK = 0.35
_WIDE = 0.75
"""Of a line's height: a gap that all rows share is as wide as the one, and in most rows as the other."""
_MOST = 0.6
_TABLE_GAP = 2.5
"""Of a line's height: a wider gap ends a table."""
_GROWTH = 2.2
"""A gap that is wider by so much than every gap in a table ends it."""
_PROSE_WORDS = 7
_PROSE_WIDTH = 0.8
"""Of a page's text: running text is wider, a cell is not."""
_SAME_EDGE = 4.0
_CAPTION = re.compile(
    r"\W*(?:tabe?l|gambar|grafik|diagram|bagan|lampiran)\s+(?:[\dIVX]+\b|[A-Z]\b)|"
    r"\W*(?:sumber|keterangan|catatan|ket\.)\s*:?(?:\s|$)|BAB\s+[IVX]+\b|\W*sumber\s+data\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:[A-Z]|\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+[A-Z]\S*(?:\s\S+)*")
_LEADERS = re.compile(r"\.{5}|(?:\. ){5}|…{2}")


class Column(NamedTuple):
    """The edges of what stands in a column, in points."""

    left: float
    right: float


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
            while stop < end and not _is_barrier(rows[stop], right - left):
                if stop > at and _gap(rows, stop) > _TABLE_GAP * _height(rows[stop]):
                    break
                stop += 1
            if at == start and found and found[-1].end == at:
                found[-1] = _continued(rows, found[-1], at, stop)
                at = found[-1].end
            ended = found[-1].end if found else -1
            found += _in_block(rows, at, stop, goes_on=at == start and ended == at)
            at = stop if stop < end and not _is_barrier(rows[stop], right - left) else stop + 1
    return found


def parts_of(row: Row) -> tuple[Segment, ...]:
    """The cells of a line, as far as their gaps tell them."""
    least = _PART * _height(row)
    parts: list[list[Word]] = []
    for word in words_of(row):
        if parts and word.left - parts[-1][-1].right < least:
            parts[-1].append(word)
        else:
            parts.append([word])
    return tuple(Segment(tuple(part)) for part in parts)


def words_of(row: Row) -> list[Word]:
    """The words of a line from left to right."""
    return [word for segment in row.segments for word in segment.words]


def columns_over(segment: Segment, columns: Sequence[Column]) -> list[int]:
    """The columns that a piece of a header or of a title stands over; the nearest where it is over none."""
    over = [
        index
        for index, column in enumerate(columns)
        if min(segment.right, column.right) - max(segment.left, column.left)
        > 0.5 * min(column.right - column.left, segment.width)
    ]
    if over:
        return list(range(over[0], over[-1] + 1))
    middle = (segment.left + segment.right) / 2
    return [min(range(len(columns)), key=lambda i: _distance(middle, segment, columns[i]))]


def _distance(middle: float, segment: Segment, column: Column) -> tuple[float, float]:
    apart = max(column.left - segment.right, segment.left - column.right)
    return apart, abs(middle - (column.left + column.right) / 2)


def _pages(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].page != rows[start].page:
            if index > start:
                yield start, index
            start = index


def _height(row: Row) -> float:
    return row.bottom - row.top


def _gap(rows: Sequence[Row], index: int) -> float:
    return rows[index].top - rows[index - 1].bottom


def _is_barrier(row: Row, width: float) -> bool:
    """Whether a line cannot stand in a table: a caption, a source, a heading, or running text."""
    text = row.text
    if _CAPTION.match(text) or _LEADERS.search(text):
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
    columns = _columns(lines, _height(rows[cores[0]]))
    widest = 0.0
    for index in cores[1:]:
        gap = max(_gap(rows, i) for i in range(own[-1] + 1, index + 1))
        height = _height(rows[index])
        if len(own) > 2 and gap > _GROWTH * max(widest, 0.4 * height):
            break
        wider = _columns([*lines, words_of(rows[index])], height)
        between = [parts_of(rows[i]) for i in range(own[-1] + 1, index)]
        headed = any(len(line) > 2 and len(line) > _MOST * len(columns) for line in between)
        if headed and len(wider) > len(columns):
            break
        if len(wider) >= len(columns):
            lines.append(words_of(rows[index]))
            columns = wider
        elif not _flows(parts_of(rows[index]), columns):
            break
        widest = max(widest, gap)
        own.append(index)
    return own, columns


def _flows(parts: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether a line has text that goes on over columns that it leaves empty, and all else in its column."""
    taken: set[int] = set()
    for part in parts:
        over = [i for i, c in enumerate(columns) if part.left < c.right and c.left < part.right]
        if not over or taken & set(over):
            return False
        if len(over) > 1 and any(map(str.isdigit, part.words[-1].text)):
            return False
        taken |= set(over)
    return True


def _columns(lines: Sequence[Sequence[Word]], height: float) -> list[Column]:
    """What stands between the gaps that all lines share."""
    spans: list[list[float]] = []
    for word in sorted((word for line in lines for word in line), key=lambda w: w.left):
        if spans and word.left - spans[-1][1] < BLANK * height:
            spans[-1][1] = max(spans[-1][1], word.right)
        else:
            spans.append([word.left, word.right])
    found = [spans[0]]
    for span in spans[1:]:
        gaps = [gap for line in lines if (gap := _gap_at(line, span[0])) is not None]
        wide = sum(gap >= _WIDE * height for gap in gaps)
        if gaps and wide >= _MOST * len(gaps):
            found.append(span)
        else:
            found[-1][1] = span[1]
    return [Column(left, right) for left, right in found]


def _gap_at(line: Sequence[Word], at: float) -> float | None:
    """How wide the gap is that a line has left of a place; None where nothing stands on one of its sides."""
    before = [word.right for word in line if word.left < at]
    behind = [word.left for word in line if word.left >= at]
    return min(behind) - max(before) if before and behind else None


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
    start = _head(rows, parts, cores[0], columns, free)
    with_header = [index for index in range(start, cores[0]) if len(parts[index]) >= min(3, len(columns))]
    if len(cores) < 2 and not ((with_header or rest) and len(columns) > 2):
        return None
    body = [parts[index] for index in cores]
    if not _in_line(body, columns) or _is_list(body, columns):
        return None
    end = cores[-1] + 1
    between = [i for i in range(cores[0], end) if i not in cores]
    for index in between:
        if _goes_on(parts[index], columns):
            columns = _widened(columns, parts[index])
    end, columns = _tail(rows, start, end, stop, columns)
    return UnruledTable(start, end, cores[0] - start, tuple(_with_empty(parts, start, cores[0], columns)))


def _tail(
    rows: Sequence[Row], start: int, end: int, stop: int, columns: list[Column]
) -> tuple[int, list[Column]]:
    """The line behind the cells that go on below the last figures of a table, with the columns widened.

    At the left edge running text may begin; a cell there goes on without a gap.
    """
    gaps = [_gap(rows, i) for i in range(start + 1, end) if rows[i].page == rows[i - 1].page]
    tight = min(gaps, default=0.2 * _height(rows[end - 1])) + 0.15 * _height(rows[end - 1])
    while end < stop and _goes_on(parts_of(rows[end]), columns):
        parts = parts_of(rows[end])
        at_left = abs(parts[0].left - columns[0].left) <= _SAME_EDGE
        if _gap(rows, end) > max([*gaps, tight]) or (at_left and _gap(rows, end) > tight):
            break
        columns = _widened(columns, parts)
        end += 1
    return end, columns


def _head(
    rows: Sequence[Row],
    parts: dict[int, tuple[Segment, ...]],
    first: int,
    columns: Sequence[Column],
    free: int,
) -> int:
    """The first line of the header above the first line with figures."""
    start = index = first
    crossing = 0
    while index > free:
        if _gap(rows, index) > 1.5 * _height(rows[index]):
            break
        index -= 1
        if len(parts[index]) > 1 or _goes_on(parts[index], columns) or _is_group(parts[index][0], columns):
            start = index
        else:
            crossing += 1
            if crossing > 2:
                break
    return start


def _goes_on(parts: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether every piece of a line stands in a column of its own, and reaches into no other."""
    places = []
    for part in parts:
        over = [i for i, c in enumerate(columns) if part.left < c.right and c.left < part.right]
        if len(over) != 1:
            return False
        places.append(over[0])
    return len(set(places)) == len(places)


def _is_group(part: Segment, columns: Sequence[Column]) -> bool:
    """Whether a title stands in the middle over some of the columns, and not over the whole table."""
    over = columns_over(part, columns)
    middle = (part.left + part.right) / 2
    own = (columns[over[0]].left + columns[over[-1]].right) / 2
    whole = (columns[0].left + columns[-1].right) / 2
    return 1 < len(over) < len(columns) - 1 and abs(middle - own) < 20 and abs(middle - whole) > 20


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


def _with_empty(
    parts: dict[int, tuple[Segment, ...]], start: int, first: int, columns: Sequence[Column]
) -> list[Column]:
    """The columns, and those that only the header fills."""
    found = list(columns)
    for index in range(start, first):
        line = parts[index]
        for part in line:
            if any(part.left < c.right and c.left < part.right for c in found):
                continue
            near = columns_over(part, found)[0]
            others = [other for other in line if other is not part]
            if any(o.left < found[near].right and found[near].left < o.right for o in others):
                found = sorted([*found, Column(part.left, part.right)])
    return found


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
        wide = index > end and _gap(rows, index) > _TABLE_GAP * _height(rows[index])
        if wide or not (_goes_on(parts, columns) or _flows(parts, columns)):
            break
        core = _is_core(parts)
        if not core and index == end and not repeated and len(parts) > 0.6 * len(columns):
            break
        if core or (index == end and parts[0].text[0].islower()):
            last = index + 1
        if _goes_on(parts, columns):
            columns = _widened(columns, parts)
    if last == end:
        return table
    last, columns = _tail(rows, table.start, last, stop, columns)
    return table._replace(end=last, columns=tuple(columns))


def _widened(columns: Sequence[Column], parts: Sequence[Segment]) -> list[Column]:
    """Columns with room for what stands in them."""
    found = list(columns)
    for part in parts:
        place = columns_over(part, columns)[0]
        found[place] = Column(min(found[place].left, part.left), max(found[place].right, part.right))
    if any(before.right >= behind.left for before, behind in pairwise(found)):
        return list(columns)
    return found

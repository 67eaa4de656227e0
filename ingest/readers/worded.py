"""Tables of words without ruling lines, as of causes and solutions: read where numbers tell their rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from ingest.readers.alignment import Cells, grouped
from ingest.readers.gaps import Column, columns_of, fits, gap_above, height, parts_of, words_of
from ingest.readers.heads import fitted, header_cells
from ingest.readers.pages import Row
from ingest.readers.placing import Placed, body_cells, is_half_beside
from ingest.readers.unruled import UnruledTable, is_barrier

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_HEADER_LINES = 3
_TABLE_GAP = 2.5
"""Of a line's height: a wider gap ends a table."""
_SAME_EDGE = 2.0
"""Points: the cells of a column of words begin within so much of each other."""


def worded_tables(rows: Sequence[Row], taken: Collection[int]) -> list[UnruledTable]:
    """The tables of words among lines that are in no other table; their rows are numbered from one on."""
    found: list[UnruledTable] = []
    at = 0
    while at < len(rows):
        table = _table_at(rows, at, taken) if _number(rows[at]) == 1 and at not in taken else None
        if table is not None and (not found or table.start >= found[-1].end):
            found.append(table)
            at = table.end
        else:
            at += 1
    return found


def worded_rows(rows: Sequence[Row], table: UnruledTable, known: Collection[str]) -> Placed:
    """The rows of a table of words, each from its number on."""
    own = rows[table.start : table.end]
    lines = _cells(own, table)
    begins = {i: 0 in lines[i] for i in range(table.head, len(lines))}
    found = grouped(lines, len(table.columns), known, begins=begins, header=table.head)
    return Placed(
        tuple(row._replace(first=row.first + table.start, last=row.last + table.start) for row in found), ()
    )


def _number(row: Row) -> int | None:
    """The number that a line begins with, apart from what follows."""
    parts = parts_of(row)
    text = parts[0].text.rstrip(".)")
    return int(text) if len(parts) > 1 and text.isdecimal() and len(text) < 3 else None


def _table_at(rows: Sequence[Row], first: int, taken: Collection[int]) -> UnruledTable | None:
    """The table whose first row begins at a line; None where its rows or columns are in doubt."""
    columns = columns_of([words_of(rows[first])], height(rows[first]))
    lines = [words_of(rows[first])]
    end, number = first + 1, 1
    while end < len(rows) and end not in taken and not _ends(rows, end, columns):
        following = _number(rows[end])
        if following is not None and following != number + 1:
            return None
        number += following is not None
        lines.append(words_of(rows[end]))
        end += 1
    if number < _FEWEST_ROWS or len(columns) < _FEWEST_COLUMNS:
        return None
    columns = columns_of(lines, height(rows[first]))
    start = first
    while start > 0 and first - start < _HEADER_LINES and _is_header(rows, start - 1, columns, taken):
        start -= 1
    room = fitted(rows[start:first], columns) if start < first else None
    if room is None or len(room) != len(columns):
        return None
    if end < len(rows) and end not in taken and _is_cut(rows, start, end, columns):
        return None
    table = UnruledTable(start, end, first - start, tuple(room))
    return table if _is_clear(rows[start:end], table) else None


def _ends(rows: Sequence[Row], index: int, columns: Sequence[Column]) -> bool:
    """Whether a line does not go on with a table: it stands apart, or reaches over its columns."""
    row = rows[index]
    same = row.page == rows[index - 1].page
    if same and gap_above(rows, index) > _TABLE_GAP * height(row):
        return True
    parts = parts_of(row)
    left = abs(parts[0].left - columns[0].left) <= columns[0].right - columns[0].left + _SAME_EDGE
    return (left and _number(row) is None) or not fits(parts, _reaching(columns))


def _is_cut(rows: Sequence[Row], start: int, end: int, columns: Sequence[Column]) -> bool:
    """Whether the line behind a table may belong to its last row: near below it, or behind its header."""
    if rows[end].page != rows[end - 1].page:
        return rows[end].text == rows[start].text
    inner = parts_of(rows[end])[0].left > columns[0].right + _SAME_EDGE
    return inner and gap_above(rows, end) <= height(rows[end])


def _reaching(columns: Sequence[Column]) -> list[Column]:
    """Columns that reach to the next one: the first row does not tell how wide they are."""
    ends = [*(column.left - _SAME_EDGE for column in columns[1:]), float("inf")]
    return [Column(column.left, end) for column, end in zip(columns, ends, strict=True)]


def _is_header(rows: Sequence[Row], index: int, columns: Sequence[Column], taken: Collection[int]) -> bool:
    row = rows[index]
    near = row.page == rows[index + 1].page and gap_above(rows, index + 1) <= height(row)
    parts = parts_of(row)
    return index not in taken and near and len(parts) > 1 and not is_barrier(row, columns[0].left, 1e9)


def _is_clear(rows: Sequence[Row], table: UnruledTable) -> bool:
    """Whether every cell begins at its column, and every row at its number with the beginning of a text.

    Lines that stand half beside each other, or go on with a sentence beside a number, tell that the number
    stands at the middle of its row.
    """
    for above, row in pairwise(rows):
        if row.page == above.page and is_half_beside(above, row):
            return False
    lines = _cells(rows, table)[table.head :]
    for line in lines:
        beginning = 0 in line
        for column, cell in line.items():
            edge = min(other[column].left for other in lines if column in other)
            if column and cell.left - edge > _SAME_EDGE:
                return False
            if column and beginning and cell.text[0].islower():
                return False
        if beginning and len(line) < _FEWEST_COLUMNS:
            return False
    return True


def _cells(rows: Sequence[Row], table: UnruledTable) -> list[Cells]:
    header, body = rows[: table.head], rows[table.head :]
    return [
        *(header_cells(row, table.columns) for row in header),
        *(body_cells(row, table.columns) for row in body),
    ]

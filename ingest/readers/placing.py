"""The cells of tables without ruling lines: every word in its column, every line in its row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.alignment import AlignedRow, Cells, grouped, is_value
from ingest.readers.gaps import Column, parts_of
from ingest.readers.heads import header_cells, is_set_to
from ingest.readers.pages import Row
from ingest.readers.unruled import UnruledTable
from ingest.readers.wrapping import Segment, Word

_STEP = 1.15
"""Rows stand apart where lines that begin one lie so much farther below than lines that go on."""


def aligned_rows(rows: Sequence[Row], table: UnruledTable, known: Collection[str]) -> list[AlignedRow]:
    """The rows of a table, without headers that are repeated on later pages; lines count from 0."""
    kept = _without_repeated(rows, table)
    body = table.start + table.head
    lines = [
        header_cells(rows[i], table.columns) if i < body else _body_cells(rows[i], table.columns)
        for i in kept
    ]
    found = grouped(
        lines,
        len(table.columns),
        known,
        begins=_begins([rows[i] for i in kept], lines, table.head),
        header=table.head,
    )
    return [row._replace(first=kept[row.first], last=kept[row.last]) for row in found]


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


def _body_cells(row: Row, columns: Sequence[Column]) -> Cells:
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


def _begins(rows: Sequence[Row], lines: Sequence[Cells], head: int) -> dict[int, bool]:
    """What the distances of lines tell: lines side by side are one row; wider steps begin rows.

    Steps are believed only where no row that they make holds two figures in a column, or none at all.
    """
    told = {
        index: False
        for index in range(1, len(rows))
        if rows[index].page == rows[index - 1].page
        and rows[index].top < rows[index - 1].bottom - 0.25 * (rows[index].bottom - rows[index].top)
    }
    steps = {
        index: rows[index].top - rows[index - 1].top
        for index in range(head + 1, len(rows))
        if rows[index].page == rows[index - 1].page and index not in told
    }
    sizes = sorted(steps.values())
    cuts = [b for a, b in pairwise(sizes) if b > _STEP * a]
    if not cuts:
        return told
    begun = {index: step >= cuts[0] for index, step in steps.items()}
    starts = [i for i in range(head, len(rows)) if begun.get(i, i not in told)]
    for first, last in pairwise([*starts, len(rows)]):
        for column in {c for line in lines[first:last] for c in line}:
            values = sum(column in line and is_value(line[column].text) for line in lines[first:last])
            if values > 1:
                return told
    filled = [sum(bool(lines[i]) for i in range(a, b)) for a, b in pairwise([*starts, len(rows)])]
    if median(filled) > 8:
        return told
    return told | begun

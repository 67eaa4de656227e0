"""The gaps in the lines of a page: pieces of lines, and the columns that lines have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.readers.pages import Row
from ingest.readers.wrapping import Segment, Word

_PART = 0.6
"""Of a line's height: cells of one line stand at least so far apart; blanks are half as wide."""
BLANK = 0.35
_WIDE = 0.75
"""Of a line's height: a gap that all rows share is as wide as the one, and in most rows as the other."""
_MOST = 0.6
_AMOUNT = re.compile(r"\(?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?\)?")


class Column(NamedTuple):
    """The edges of what stands in a column, in points."""

    left: float
    right: float


def parts_of(row: Row, least: float = _PART) -> tuple[Segment, ...]:
    """The cells of a line, as far as their gaps tell them."""
    apart = least * height(row)
    parts: list[list[Word]] = []
    for word in words_of(row):
        if parts and word.left - parts[-1][-1].right < apart:
            parts[-1].append(word)
        else:
            parts.append([word])
    return tuple(Segment(tuple(part)) for part in parts)


def words_of(row: Row) -> list[Word]:
    """The words of a line from left to right."""
    return [word for segment in row.segments for word in segment.words]


def height(row: Row) -> float:
    """How high the letters of a line are, in points."""
    return row.bottom - row.top


def gap_above(rows: Sequence[Row], index: int) -> float:
    """The distance of a line to the one above it."""
    return rows[index].top - rows[index - 1].bottom


def columns_of(
    lines: Sequence[Sequence[Word]], height: float, *, blank: float = BLANK, wide: float = _WIDE
) -> list[Column]:
    """What stands between the gaps that all lines share, which are wide in most of them."""
    spans: list[list[float]] = []
    for word in sorted((word for line in lines for word in line), key=lambda w: w.left):
        if spans and word.left - spans[-1][1] < blank * height:
            spans[-1][1] = max(spans[-1][1], word.right)
        else:
            spans.append([word.left, word.right])
    found = [spans[0]]
    for span in spans[1:]:
        beside = [pair for line in lines if (pair := _beside(line, span[0])) is not None]
        many = sum(_is_wide(before, behind, wide * height) for before, behind in beside)
        if beside and many >= _MOST * len(beside):
            found.append(span)
        else:
            found[-1][1] = span[1]
    return [Column(left, right) for left, right in found]


def _beside(line: Sequence[Word], at: float) -> tuple[Word, Word] | None:
    """The words of a line on both sides of a place; None where nothing stands on one of them."""
    before = [word for word in line if word.left < at]
    behind = [word for word in line if word.left >= at]
    return (
        (max(before, key=lambda w: w.right), min(behind, key=lambda w: w.left)) if before and behind else None
    )


def _is_wide(before: Word, behind: Word, least: float) -> bool:
    """Whether a gap parts columns: a wide one, or one between two amounts."""
    return behind.left - before.right >= least or (is_amount(before.text) and is_amount(behind.text))


def is_amount(text: str) -> bool:
    """Whether a word is a whole number with its thousands parted."""
    return _AMOUNT.fullmatch(text) is not None


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


def fits(parts: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether every piece of a line stands in a column of its own, and reaches into no other."""
    places = []
    for part in parts:
        over = [i for i, c in enumerate(columns) if part.left < c.right and c.left < part.right]
        if len(over) != 1:
            return False
        places.append(over[0])
    return len(set(places)) == len(places)


def flows(parts: Sequence[Segment], columns: Sequence[Column]) -> bool:
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


def widened(columns: Sequence[Column], parts: Sequence[Segment]) -> list[Column]:
    """Columns with room for what stands in them."""
    found = list(columns)
    for part in parts:
        place = columns_over(part, columns)[0]
        found[place] = Column(min(found[place].left, part.left), max(found[place].right, part.right))
    if any(before.right >= behind.left for before, behind in pairwise(found)):
        return list(columns)
    return found

"""Tables without ruling lines: text that stands in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.domain.record import Record

_COLUMN_GAP = 1.1
"""Of a line's height: words farther apart than this stand in columns of their own."""
_FEWEST_ROWS = 3


class Segment(Record):
    """Words that stand together on a line, from `left` to `right`."""

    text: str
    left: float
    right: float


def segments_of(words: Sequence[dict[str, Any]]) -> tuple[Segment, ...]:
    """The segments of the words of one line."""
    groups: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: float(w["x0"])):
        height = word["bottom"] - word["top"]
        if groups and word["x0"] - groups[-1][-1]["x1"] <= _COLUMN_GAP * height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(
        Segment(text=" ".join(str(w["text"]) for w in group), left=group[0]["x0"], right=group[-1]["x1"])
        for group in groups
    )


def aligned_rows(rows: Sequence[tuple[Segment, ...]]) -> tuple[int, int, list[list[str]]] | None:
    """The table that begins with the first of the rows: its first row, its length, its cells; or None.

    The row with the most segments gives the columns; every other segment goes to the column it overlaps most.
    """
    if not rows or len(rows[0]) < 2:
        return None
    end = _end(rows)
    if end < _FEWEST_ROWS:
        return None
    columns = _columns(rows[:end])
    if len(columns) < 2:
        return None
    cells = []
    for row in rows[:end]:
        texts = [""] * len(columns)
        for segment in row:
            place = max(range(len(columns)), key=lambda i: _overlap(segment, columns[i]))
            texts[place] = f"{texts[place]} {segment.text}".strip()
        cells.append(texts)
    return 0, end, cells


def _end(rows: Sequence[tuple[Segment, ...]]) -> int:
    """Where the table ends: at two lines running that have no columns, or at a line as wide as the table."""
    left = min(segment.left for segment in rows[0])
    right = max(segment.right for segment in rows[0])
    end, single = 1, 0
    for row in rows[1:]:
        if len(row) >= 2:
            single = 0
            left, right = min(left, row[0].left), max(right, row[-1].right)
        else:
            single += 1
            wide = row[0].right - row[0].left > 0.6 * (right - left)
            if single > 2 or wide:
                break
        end += 1
    while end > 1 and len(rows[end - 1]) < 2:
        end -= 1
    return end


def _columns(rows: Sequence[tuple[Segment, ...]]) -> list[tuple[float, float]]:
    """The columns: segments that overlap from row to row, those of rows with few segments left out."""
    most = max(map(len, rows))
    spans: list[list[float]] = []
    for row in sorted(rows, key=len, reverse=True):
        if len(row) * 2 < most + 1:
            continue
        for segment in row:
            hits = [span for span in spans if min(span[1], segment.right) - max(span[0], segment.left) > 0]
            if len(hits) == 1:
                hits[0][0] = min(hits[0][0], segment.left)
                hits[0][1] = max(hits[0][1], segment.right)
            elif not hits:
                spans.append([segment.left, segment.right])
    return [(left, right) for left, right in sorted(map(tuple, spans))]


def _overlap(segment: Segment, column: tuple[float, float]) -> float:
    """How far a segment lies in a column; negative where it lies beside it."""
    return min(segment.right, column[1]) - max(segment.left, column[0])

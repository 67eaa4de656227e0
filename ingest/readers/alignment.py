"""Tables without ruling lines: text that stands in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.domain.record import Record

_COLUMN_GAP = 1.1
"""Of a line's height: words farther apart than this stand in columns of their own."""
_FEWEST_ROWS = 3
_SAME_EDGE = 4.0
"""Points: cells set one below the other begin within so much of each other."""


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
    cells: list[list[str]] = []
    for row in rows[:end]:
        texts = [""] * len(columns)
        for segment in row:
            place = max(range(len(columns)), key=lambda i: _overlap(segment, columns[i]))
            texts[place] = f"{texts[place]} {segment.text}".strip()
        if cells and _goes_on(texts, cells):
            cells[-1] = [f"{above} {text}".strip() for above, text in zip(cells[-1], texts, strict=True)]
        else:
            cells.append(texts)
    return 0, end, cells


def _goes_on(texts: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    """Whether a row only goes on with cells above: words without figures, under rows that have a number."""
    filled = [text for text in texts if text]
    if texts[0] or any(character.isdigit() for text in filled for character in text):
        return False
    return len(filled) == 1 or sum(bool(row[0]) for row in cells) * 2 > len(cells)


def _end(rows: Sequence[tuple[Segment, ...]]) -> int:
    """Where the table ends: at a line without columns that is no cell going on.

    Such a cell begins where a column begins, and is narrower than the table. Below the last row with
    columns it belongs to the table only when it does not stand at the left edge, as running text does.
    """
    left = min(segment.left for segment in rows[0])
    right = max(segment.right for segment in rows[0])
    starts = [segment.left for segment in rows[0]]
    end = last = 1
    for row in rows[1:]:
        if len(row) >= 2:
            left, right = min(left, row[0].left), max(right, row[-1].right)
            starts += [segment.left for segment in row]
            last = end + 1
        else:
            wide = row[0].right - row[0].left > 0.6 * (right - left)
            if wide or not any(abs(start - row[0].left) <= _SAME_EDGE for start in starts):
                break
        end += 1
    while end > last and abs(rows[end - 1][0].left - left) <= _SAME_EDGE:
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

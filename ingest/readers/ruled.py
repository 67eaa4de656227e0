"""Tables with ruling lines: their cells with the lines of text in each, merged cells repeated."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from ingest.document import Cell
from ingest.readers.alignment import grouped, is_value
from ingest.readers.wrapping import Segment, joined, number_is_cut, segments_of

_SNAP = 1.5
"""Points: edges of cells that lie so near to each other are one edge."""
_LEAST_PADDING = 1.0
_SCAN_SLACK = 1.5
"""Points: so far off are the edges of recognised words."""
_SAME_LINE = 4.0
"""Points: lines of neighbouring cells begin within so much of each other."""
_MARKS = frozenset("|[]{}_—–-=~¦!\\/'`.")
"""What a recogniser makes of the ruling lines of a scan."""


_PERCENT_SIGNS = frozenset({"Yo", "Y0", "Yc", "X0", "9o", "Wo"})
_PERCENT_HEADINGS = frozenset(f"({sign})" for sign in _PERCENT_SIGNS)
_PERCENT_NUMBERS = frozenset({"(20)", "(90)", "(96)"})
"""What tesseract makes of `%` and of `(%)`; the last may be numbers too, of columns or below nought."""
_BRACKETED = re.compile(r"\(\d{1,2}\)")
_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s?%?")
_MOST_PERCENT = 150


class RuledCell(NamedTuple):
    """The lines of a cell and the width they have; `spans` where it repeats a merged cell."""

    lines: tuple[Segment, ...]
    width: float
    spans: bool = False
    tops: tuple[float, ...] = ()


class RuledTable(NamedTuple):
    """The rows of a table and its place on the page."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[RuledCell, ...], ...]

    @property
    def columns(self) -> int:
        return max(map(len, self.rows))

    def texts(self, known: Collection[str]) -> list[tuple[Cell, ...]]:
        """The rows as cells; a row that holds several rows of figures between its rules is parted."""
        rows: list[tuple[Cell, ...]] = []
        for row in self.rows:
            parts = _parted(row, known)
            if parts is not None:
                rows += parts
            else:
                rows.append(
                    tuple(
                        Cell(
                            text=joined(cell.lines, cell.width, known), spans=cell.spans and bool(cell.lines)
                        )
                        for cell in row
                    )
                )
        return [row for row in rows if any(cell.text for cell in row)]


def ruled_tables(
    table: Any, chars: Sequence[dict[str, Any]], *, recognised: bool = False
) -> list[RuledTable]:
    """A table as pdfplumber finds it, with the characters of its page; nothing for a frame around text.

    Tables set one right below the other share a rule and are found as one; each has columns of its own.
    """
    lefts = _edges([cell[0] for cell in table.cells])
    tops = _edges([cell[1] for cell in table.cells])
    if len(lefts) < 2:
        return []
    slots: dict[tuple[int, int], int] = {}
    for number, (x0, top, x1, bottom) in enumerate(table.cells):
        for row in range(_index(tops, top), _behind(tops, bottom)):
            for column in range(_index(lefts, x0), _behind(lefts, x1)):
                slots.setdefault((row, column), number)
    texts: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        slot = slots.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1))
        if slot is not None and _holds(table.cells[slot], x, y):
            texts.setdefault(slot, []).append(char)
    lines = {number: _lines(found, recognised) for number, found in texts.items()}
    if not any(lines.values()):
        return []
    paddings = [line.left - table.cells[number][0] for number, found in lines.items() for _, line in found]
    padding = max(_LEAST_PADDING, min(paddings)) + (_SCAN_SLACK if recognised else 0.0)
    found = []
    for first, last, columns in _stacked(slots, len(tops), len(lefts)):
        rows = []
        seen: set[int] = set()
        for row in range(first, last):
            cells = []
            for column in columns:
                place = slots.get((row, column))
                if place is None:
                    cells.append(RuledCell((), 0.0))
                    continue
                x0, _, x1, _ = table.cells[place]
                own = lines.get(place, [])
                texts_of, tops_of = tuple(line for _, line in own), tuple(y for y, _ in own)
                cells.append(RuledCell(texts_of, x1 - x0 - 2 * padding, place in seen, tops_of))
                seen.add(place)
            rows.append(tuple(cells))
        top = table.bbox[1] if first == 0 else tops[first]
        bottom = table.bbox[3] if last == len(tops) else tops[last]
        if recognised:
            rows = with_percent(rows)
        if len(columns) > 1 and any(cell.lines for row in rows for cell in row):
            found.append(RuledTable(table.bbox[0], top, table.bbox[2], bottom, tuple(rows)))
    return found


def _stacked(
    slots: Mapping[tuple[int, int], int], rows: int, columns: int
) -> list[tuple[int, int, list[int]]]:
    """The tables that stand one below the other: their first row, the row behind, and their columns.

    A row that parts what the rows above do not part, and the other way round, begins another table. A
    header that stands over several columns only parts less than the rows below.
    """
    found: list[tuple[int, int, list[int]]] = []
    first = 0
    edges: set[int] = set()
    for row in range(rows):
        own = {c for c in range(columns) if c == 0 or slots.get((row, c)) != slots.get((row, c - 1))}
        crosses = row > 0 and any(slots.get((row, c)) == slots.get((row - 1, c), -1) for c in range(columns))
        if edges and not (own <= edges or edges <= own) and not crosses:
            found.append((first, row, sorted(edges)))
            first, edges = row, set()
        edges |= own
    return [*found, (first, rows, sorted(edges))]


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return bisect_right(edges, value + _SNAP) - 1


def _behind(edges: Sequence[float], value: float) -> int:
    return bisect_left(edges, value - _SNAP)


def _holds(cell: tuple[float, float, float, float], x: float, y: float) -> bool:
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _lines(chars: list[dict[str, Any]], recognised: bool) -> list[tuple[float, Segment]]:
    """The lines of the characters of a cell, with their heights on the page."""
    from pdfplumber.utils import extract_words

    words = extract_words(chars, x_tolerance=2, y_tolerance=2)
    if recognised:
        words = [word for word in words if not set(word["text"]) <= _MARKS or word["text"] == "-"]
        words = [{**word, "text": percent_mended(word["text"])} for word in words]
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and rows[-1][0]["top"] <= middle <= rows[-1][0]["bottom"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        (row[0]["top"], Segment(tuple(word for part in segments_of(row) for word in part.words)))
        for row in rows
    ]


def percent_mended(text: str) -> str:
    """A recognised word with `%` where the recogniser has taken it for letters, as it does in headings."""
    return "(%)" if text in _PERCENT_HEADINGS else "%" if text in _PERCENT_SIGNS else text


def with_percent(rows: Sequence[tuple[RuledCell, ...]]) -> list[tuple[RuledCell, ...]]:
    """Rows with `(%)` for a number in brackets that ends a heading over shares, most of them with decimals.

    A row that holds other numbers in brackets numbers its columns.
    """
    found = [list(row) for row in rows]
    for index, row in enumerate(rows):
        ends = [cell.lines[-1].words[-1].text if cell.lines else "" for cell in row]
        if sum(_BRACKETED.fullmatch(end) is not None for end in ends) > 1:
            continue
        for column, end in enumerate(ends):
            below = [other[column] for other in rows[index + 1 :] if column < len(other)]
            if end in _PERCENT_NUMBERS and _are_shares(below):
                lines = row[column].lines
                last = lines[-1].words[-1]._replace(text="(%)")
                line = Segment((*lines[-1].words[:-1], last))
                found[index][column] = row[column]._replace(lines=(*lines[:-1], line))
    return [tuple(row) for row in found]


def _are_shares(cells: Sequence[RuledCell]) -> bool:
    values = [m for cell in cells for line in cell.lines if (m := _SHARE.fullmatch(line.text)) is not None]
    told = [cell for cell in cells if any(any(map(str.isdigit, line.text)) for line in cell.lines)]
    decimals = sum(match.group(2) is not None for match in values)
    fit = all(int(match.group(1)) <= _MOST_PERCENT for match in values)
    return len(values) >= max(2, len(told)) and fit and 2 * decimals > len(values)


def _parted(row: Sequence[RuledCell], known: Collection[str]) -> list[tuple[Cell, ...]] | None:
    """The rows between two rules where several columns hold one figure under another; else None."""
    stacks = [
        sum(
            is_value(line.text) and not (i and number_is_cut(cell.lines[i - 1], line, cell.width))
            for i, line in enumerate(cell.lines)
        )
        for cell in row
        if not cell.spans
    ]
    if sum(count > 1 for count in stacks) < 2:
        return None
    heights: list[float] = []
    for top in sorted(top for cell in row for top in cell.tops):
        if not heights or top - heights[-1] > _SAME_LINE:
            heights.append(top)
    lines: list[dict[int, Segment]] = [{} for _ in heights]
    for column, cell in enumerate(row):
        for top, line in zip(cell.tops, cell.lines, strict=True):
            place = bisect_right(heights, top) - 1
            above = lines[place].get(column)
            lines[place][column] = Segment((*above.words, *line.words)) if above else line
    found = grouped(lines, len(row), known, [cell.width for cell in row])
    return [
        tuple(
            Cell(text=text, spans=cell.spans and bool(text))
            for text, cell in zip(part.cells, row, strict=True)
        )
        for part in found
    ]

"""Lines of cells made rows: which line goes on with the row above, which begins another."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ingest.readers.wrapping import Segment, fills, joined, number_goes_on, number_is_cut

_LABEL = re.compile(r"\(?(?:[IVXL]{1,5}|[A-Za-z]|\d{1,3}|[\dIVX]+(?:\.[\dA-Z]+)+)[.)]?")
_VALUE = re.compile(
    r"[(<>≥≤+-]{0,2}\s?(?:Rp\.?\s?)?\d[\d.,]*(?:\s[\d.,]*\d[\d.,]*)*\s?%?\)?(?:\s[A-Za-z/]{1,12})?"
    r"|[-–—]|N/A|#DIV/0!|0%",
    re.IGNORECASE,
)
_BULLETS = frozenset("•-–—▪*o➢✓●")
YEAR = re.compile(r"(?:19|20)\d\d")

Cells = dict[int, Segment]


class AlignedRow(NamedTuple):
    """A row of a table: its cells, and the first and the last line that it stands on.

    `spans` tells of each cell that it repeats a heading that stands over several columns.
    """

    cells: tuple[str, ...]
    first: int
    last: int
    spans: tuple[bool, ...]


def grouped(
    lines: Sequence[Cells],
    columns: int,
    known: Collection[str] = (),
    room: Sequence[float] | None = None,
    begins: Mapping[int, bool] | None = None,
    header: int = 0,
) -> list[AlignedRow]:
    """Lines of cells as rows; `lines` holds the segment of each column that a line fills.

    A line goes on with the row above where its cells go on with the cells above: the line above had no room
    for their first words. A second number in a column begins a row. `room` is the width of each column in
    points, told by the widest cell where nothing else tells it. `begins` tells of lines whose place on the
    page leaves no doubt whether they begin a row. The first `header` lines are known to be a header.
    """
    begins = begins or {}
    widths = room or widths_of(lines, columns)
    labelled = _are_labelled(lines)
    rows: list[dict[int, list[Segment]]] = []
    places: list[list[int]] = []
    owner: dict[int, int] = {}
    before: Cells = {}
    head = 0
    for number, line in enumerate(lines):
        linked = {c for c in line if c in before and _is_linked(before[c], line[c], widths[c])}
        body = head > 0 or (number >= header and (header > 0 or _is_body(line)))
        moved: set[int] = set()
        if not rows or (body and not head):
            new = True
        elif number in begins:
            new = begins[number]
        elif not body:
            new = any(c not in rows[-1] for c in line)
        elif labelled and 0 not in line and not any(is_value(cell.text) for cell in line.values()):
            new = False
        else:
            new = _is_new(line, rows[-1], linked)
        if new:
            if body and head and number not in begins:
                moved = {c for c in linked if line[c].text[0].islower() and len(line) > 1}
            if body and not head:
                head = max(len(rows), 1)
            rows.append({})
            places.append([number, number])
        for c, segment in line.items():
            target = owner[c] if c in moved and c in owner else len(rows) - 1
            rows[target].setdefault(c, []).append(segment)
            owner[c] = target
            places[target][1] = max(places[target][1], number)
        before = line
    return [
        AlignedRow(
            tuple(joined(row[c], widths[c], known) if c in row else "" for c in range(columns)),
            first,
            last,
            tuple(c - 1 in row and row.get(c) == row[c - 1] for c in range(columns)),
        )
        for row, (first, last) in zip(rows, places, strict=True)
        if row
    ]


def widths_of(lines: Sequence[Cells], columns: int) -> list[float]:
    """The width of the widest cell of each column; headings over several columns tell none."""
    return [
        max(
            (line[c].width for line in lines if c in line and not _spans(line, c)),
            default=0.0,
        )
        for c in range(columns)
    ]


def _spans(line: Cells, column: int) -> bool:
    """Whether a cell is a part of a heading over several columns."""
    return line[column] in (line.get(column - 1), line.get(column + 1))


def _is_linked(above: Segment, below: Segment, width: float) -> bool:
    """Whether a cell goes on with the one above it."""
    return number_is_cut(above, below, width) or fills(above, below, width)


def _are_labelled(lines: Sequence[Cells]) -> bool:
    """Whether rows are told by numbers or codes in their first column."""
    told = [0 in line for line in lines if any(c and is_value(cell.text) for c, cell in line.items())]
    return sum(told) > 0.6 * len(told)


def is_label(text: str) -> bool:
    """Whether a text numbers what stands beside it: `1.`, `IV`, `a)`, `2.01.03`."""
    return _LABEL.fullmatch(text) is not None or text in _BULLETS


def is_value(text: str) -> bool:
    """Whether a cell holds a number, or says that there is none."""
    return _VALUE.fullmatch(text) is not None


def _is_body(line: Cells) -> bool:
    """Whether a line can be no part of a header: it holds a number that is no year."""
    return any(is_value(cell.text) and not YEAR.fullmatch(cell.text) for cell in line.values())


def _is_new(line: Cells, row: dict[int, list[Segment]], linked: Collection[int]) -> bool:
    """Whether a line begins a row below `row`."""
    values = [c for c in line if is_value(line[c].text) and not _goes_on(line, row, c)]
    if any(any(is_value(part.text) for part in row.get(c, ())) for c in values):
        return True
    if 0 in line and 0 in row and _LABEL.fullmatch(line[0].text):
        return True
    others = [c for c in line if c not in values and not (c == 0 and _LABEL.fullmatch(line[c].text))]
    return not linked or any(c not in linked and c in row for c in others)


def _goes_on(line: Cells, row: dict[int, list[Segment]], column: int) -> bool:
    return column in row and number_goes_on(row[column][-1].text, line[column].text)

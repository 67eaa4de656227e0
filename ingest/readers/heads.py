"""Headers of tables without ruling lines: where they begin, and over which column a piece of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.alignment import Cells
from ingest.readers.gaps import BLANK, Column, columns_of, columns_over, fits, gap_above, height, parts_of
from ingest.readers.pages import Row
from ingest.readers.wrapping import Segment, Word

_MOST = 0.6
_HEADER_GAP = 1.0
"""Of a line's height: what stands farther above is no part of a header."""
_SET = 2.0
"""Points: what is set to the edge or the middle of a column stands within so much of it."""
_GROUP_SET = 4.0
"""Points: the middle of a heading stands so near to the middle of the columns that it is over."""
_NARROW = 0.3
_THRESHOLDS = (0.6, 0.45, BLANK)


def head_start(
    rows: Sequence[Row],
    parts: dict[int, tuple[Segment, ...]],
    first: int,
    columns: Sequence[Column],
    free: int,
    widest: float,
) -> int:
    """The first line of the header above the first line with figures; `widest` is the table's widest gap."""
    start = index = first
    crossed = False
    while index > free and gap_above(rows, index) <= max(_HEADER_GAP * height(rows[index]), 1.3 * widest):
        index -= 1
        many = len(parts[index]) > 2 and len(parts[index]) >= _MOST * len(columns)
        if many or (not crossed and (len(parts[index]) > 1 or fits(parts[index], columns))):
            start, crossed = index, False
        elif not crossed and _is_group(parts[index][0], columns):
            start = index
        elif crossed or start == first - 2:
            break
        else:
            crossed = True
    while start > free and gap_above(rows, start) < 0:
        start -= 1  # half beside the line below: of one header
    return start


def _is_group(part: Segment, columns: Sequence[Column]) -> bool:
    """Whether a title stands in the middle over some of the columns, and not at the edge of the table."""
    over = columns_over(part, columns)
    middle = (part.left + part.right) / 2
    own = (columns[over[0]].left + columns[over[-1]].right) / 2
    return over[0] > 0 and len(over) > 1 and abs(middle - own) < 20


def parted(
    header: Sequence[Row], lines: Sequence[Sequence[Word]], columns: Sequence[Column], high: float
) -> list[Column]:
    """The columns, parted at gaps as narrow as blanks where a piece of the header is set to what follows."""
    leaves = {leaf for least in _THRESHOLDS for leaf in _leaves([parts_of(row, least) for row in header])}
    found: list[Column] = []
    for column in columns_of(lines, high, blank=_NARROW, wide=_NARROW):
        begins = any(abs(column.left - other.left) < 0.1 for other in columns)
        own = Segment((Word("", column.left, column.right),))
        told = any(is_set_to(own, leaf) and (not found or leaf.left > found[-1].left) for leaf in leaves)
        if found and not begins and not told:
            found[-1] = _both(found[-1], column)
        else:
            found.append(column)
    return found


def fitted(header: Sequence[Row], columns: Sequence[Column]) -> list[Column] | None:
    """The columns with room for the header, and those that only the header fills; None where it is in doubt.

    A header may begin where its figures end, so that it overlaps none: then its order tells its column.
    """
    doubtful = False
    for least in _THRESHOLDS:
        leaves = _leaves([parts_of(row, least) for row in header])
        if not leaves:
            return list(columns)
        found = _matched(leaves, columns)
        if found is not None and len(leaves) >= len(columns):
            return found
        doubtful = doubtful or found is None
    return None if doubtful else list(columns)


def _leaves(lines: Sequence[Sequence[Segment]]) -> list[Column]:
    """The pieces of a header that stand over one column, those below each other as one."""
    pieces = sorted(
        (part.left, part.right)
        for number, line in enumerate(lines)
        for part in line
        if not any(
            sum(part.left < other.right and other.left < part.right for other in below) > 1
            for below in lines[number + 1 :]
        )
    )
    found: list[Column] = []
    for left, right in pieces:
        if found and left < found[-1].right:
            found[-1] = Column(found[-1].left, max(found[-1].right, right))
        else:
            found.append(Column(left, right))
    return found


def _matched(leaves: Sequence[Column], columns: Sequence[Column]) -> list[Column] | None:
    """The columns widened by the pieces over them; None where one could belong to either of two.

    Where pieces and columns are as many, they belong together in their order. Else a piece that overlaps no
    column belongs to the one beside it that has none, or is the header of an empty column.
    """
    if len(leaves) == len(columns):
        pairs = [_both(a, b) for a, b in zip(leaves, columns, strict=True)]
        if _are_apart(pairs):
            return pairs
    over = [[c for c in columns if leaf.left < c.right and c.left < leaf.right] for leaf in leaves]
    taken = {column for found in over for column in found}
    things: list[tuple[float, list[Column], list[Column]]] = [
        *((column.left, [column], []) for column in columns if column not in taken),
        *((leaf.left, [], [leaf]) for leaf, found in zip(leaves, over, strict=True) if not found),
        *((column.left, [], []) for column in taken),
    ]
    found = [
        _both(column, *(leaf for leaf, own in zip(leaves, over, strict=True) if own == [column]))
        for column in columns
        if column in taken
    ]
    bare: list[Column] = []
    free: list[Column] = []
    for _, column, leaf in [*sorted(things), (0.0, [], [])]:
        if column or leaf:
            bare, free = [*bare, *column], [*free, *leaf]
            continue
        if bare and free and len(bare) != len(free):
            return None
        found += [_both(a, b) for a, b in zip(bare, free, strict=True)] if bare and free else [*bare, *free]
        bare, free = [], []
    found = sorted(found)
    return found if _are_apart(found) else None


def _both(*columns: Column) -> Column:
    return Column(min(c.left for c in columns), max(c.right for c in columns))


def _are_apart(columns: Sequence[Column]) -> bool:
    return all(before.right < behind.left for before, behind in pairwise(columns))


def header_cells(row: Row, columns: Sequence[Column]) -> Cells:
    """The pieces of a header line, one that stands over several columns in each of them."""
    cells: Cells = {}
    for part in parts_of(row):
        for piece in _pieces(part, columns, BLANK * height(row)):
            for place in _grouped(piece, columns) or columns_over(piece, columns):
                before = cells.get(place)
                cells[place] = Segment((*before.words, *piece.words)) if before else piece
    return cells


def _grouped(piece: Segment, columns: Sequence[Column]) -> list[int]:
    """The columns that a heading is set to the middle of, and reaches into; none where that is one only."""
    over = [i for i, c in enumerate(columns) if piece.left < c.right and c.left < piece.right]
    if len(over) < 2:
        return []
    middle = (columns[over[0]].left + columns[over[-1]].right) / 2
    return over if abs((piece.left + piece.right) / 2 - middle) <= _GROUP_SET else []


def _pieces(part: Segment, columns: Sequence[Column], blank: float) -> list[Segment]:
    """A piece of a header, parted at gaps wider than a blank where the next column has what follows."""
    places = columns_over(part, columns)
    for index in range(1, len(part.words)):
        left, right = Segment(part.words[:index]), Segment(part.words[index:])
        first, second = columns_over(left, columns), columns_over(right, columns)
        apart = right.left - left.right > blank
        if apart and len(places) > 1 and first[-1] < second[0] and is_set_to(right, columns[second[0]]):
            return [left, *_pieces(right, columns, blank)]
    return [part]


def is_set_to(segment: Segment, column: Column) -> bool:
    """Whether a segment begins, ends or has its middle where a column does."""
    left, right = segment.left - column.left, segment.right - column.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= _SET

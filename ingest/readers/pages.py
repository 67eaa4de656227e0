"""The pages of a PDF: lines in reading order, and ruled tables, each with its place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ingest.readers.ruled import RuledTable, percent_mended, ruled_tables
from ingest.readers.rules import ruling_lines
from ingest.readers.wrapping import Segment, segments_of

_MARGIN = 0.1
"""Of a page's height: where headers and footers stand."""
_MIDDLE = (0.3, 0.7)
"""Of a page's width: where the gap between two columns of running text lies."""
_GUTTER = 7.0
"""Points that part two columns of running text."""
_FEWEST_LINES = 6
_PROSE_FILL = 0.75
"""Of a column's width: most lines of running text are longer."""
_MARKS = frozenset("|[]{}_—–=~¦!\\/'`")
_PICTURE = 0.5
"""Of a page's area: a picture that covers more is the page itself."""


class Row(NamedTuple):
    """A line of text on a page, in segments that stand apart."""

    page: int
    segments: tuple[Segment, ...]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


class Page(NamedTuple):
    """What a page holds: lines outside of ruled tables, and these tables."""

    number: int
    rows: tuple[Row, ...]
    tables: tuple[RuledTable, ...]
    width: float
    height: float
    is_picture: bool
    letters: int
    sideways: int

    def at_edge(self, row: Row) -> bool:
        """Whether a line stands where headers and footers do."""
        return row.bottom < _MARGIN * self.height or row.top > (1 - _MARGIN) * self.height

    def text(self) -> str:
        """All words of the page."""
        cells = (line.text for t in self.tables for row in t.rows for cell in row for line in cell.lines)
        return " ".join([*(row.text for row in self.rows), *cells])


def page_of(page: Any, *, recognised: bool = False) -> Page:
    """A page as pdfplumber opens it; the ruling lines of a recognised scan are seen in its picture."""
    chars = page.chars
    settings: dict[str, Any] = {}
    if recognised:
        across, down = ruling_lines(page)
        chars = [char for char in chars if char["text"] not in _MARKS]
        if len(across) >= 2 and len(down) >= 2:
            settings = {
                "vertical_strategy": "explicit",
                "horizontal_strategy": "explicit",
                "explicit_vertical_lines": down,
                "explicit_horizontal_lines": across,
                "snap_tolerance": 4,
                "join_tolerance": 6,
                "intersection_tolerance": 5,
            }
    height = float(page.height)
    tables = []
    if settings or not recognised:
        for found in page.find_tables(settings or None):
            for table in ruled_tables(found, chars, recognised=recognised):
                at_edge = table.bottom > 0.7 * height or table.top < 0.3 * height
                if len(table.rows) > 1 or (at_edge and table.columns > 2):
                    tables.append(table)
    outside = [char for char in chars if not _within(char, tables)] if tables else chars
    words = _words(outside)
    if recognised:
        words = [{**word, "text": percent_mended(word["text"])} for word in words]
    rows = tuple(_rows(page.page_number, words, float(page.width)))
    sideways = [0, 0]
    for char in chars:
        if not char["upright"]:
            sideways[char["matrix"][1] < 0] += 1
    turned = 0 if max(sideways) * 2 <= len(chars) else (90 if sideways[0] > sideways[1] else 270)
    area = max((_area(image) for image in page.images), default=0.0)
    return Page(
        page.page_number,
        rows,
        tuple(tables),
        float(page.width),
        height,
        area > _PICTURE * float(page.width) * height,
        len(chars),
        turned,
    )


def _area(image: dict[str, Any]) -> float:
    return float((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]))


def _words(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    from pdfplumber.utils import extract_words

    return list(extract_words(list(chars), x_tolerance=2, y_tolerance=2))


def _within(thing: dict[str, Any], tables: Sequence[RuledTable]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(t.left <= x <= t.right and t.top <= y <= t.bottom for t in tables)


def _rows(number: int, words: list[dict[str, Any]], width: float) -> Iterator[Row]:
    """Words on one height as a row; of text in two columns the left one first."""
    lines = _lines(words)
    start = 0
    for first, last, gutter in _bands(lines, width):
        yield from (_row(number, line) for line in lines[start:first])
        inside = [word for line in lines[first:last] for word in line]
        for side in (True, False):
            column = [word for word in inside if (word["x1"] <= gutter) is side]
            yield from (_row(number, line) for line in _lines(column))
        start = last
    yield from (_row(number, line) for line in lines[start:])


def _row(number: int, line: list[dict[str, Any]]) -> Row:
    top, bottom = min(w["top"] for w in line), max(w["bottom"] for w in line)
    return Row(number, segments_of(line), float(top), float(bottom))


def _lines(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if lines and lines[-1][0]["top"] <= middle <= lines[-1][0]["bottom"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: float(w["x0"])) for line in lines]


def _bands(lines: Sequence[Sequence[dict[str, Any]]], width: float) -> Iterator[tuple[int, int, float]]:
    """The runs of lines that stand in two columns of running text, with the middle of the gap."""
    start = 0
    while start < len(lines):
        left, right = _MIDDLE[0] * width, _MIDDLE[1] * width
        end = start
        while end < len(lines):
            gap = _gap(lines[end], left, right)
            if gap is None:
                break
            left, right = gap
            end += 1
        if end > start and _is_prose(lines[start:end], (left + right) / 2):
            yield start, end, (left + right) / 2
            start = end
        else:
            start = max(start + 1, end) if end - start < 2 * _FEWEST_LINES else start + 1


def _gap(line: Sequence[dict[str, Any]], left: float, right: float) -> tuple[float, float] | None:
    """The widest part of a span that no word of a line reaches into."""
    free = [(left, right)]
    for word in line:
        parts = []
        for a, b in free:
            if word["x1"] <= a or word["x0"] >= b:
                parts.append((a, b))
            else:
                parts += [(a, word["x0"]), (word["x1"], b)]
        free = [(a, b) for a, b in parts if b - a >= _GUTTER]
    return max(free, key=lambda part: part[1] - part[0], default=None)


def _is_prose(lines: Sequence[Sequence[dict[str, Any]]], gutter: float) -> bool:
    """Whether both sides of a gap hold running text: long lines of several words."""
    for side in (True, False):
        own = [[w for w in line if (w["x1"] <= gutter) is side] for line in lines]
        own = [line for line in own if line]
        if len(own) < _FEWEST_LINES:
            return False
        left = min(line[0]["x0"] for line in own)
        extent = max(line[-1]["x1"] for line in own) - left
        long = sum(line[-1]["x1"] - left >= _PROSE_FILL * extent for line in own)
        wordy = sum(len(line) for line in own) >= 3 * len(own)
        digits = sum(w["text"][0].isdigit() for line in own for w in line)
        all_words = sum(len(line) for line in own)
        if extent < 100 or long < 0.7 * len(own) or not wordy or digits > 0.2 * all_words:
            return False
    return True

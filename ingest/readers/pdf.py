"""PDF files: lines and tables page by page, told by ruling lines or by alignment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.domain.sources import Location, Skipped
from assistant.errors import UnreadableFile
from ingest.document import Cell, Document, Grid, GridRow, Line
from ingest.readers.alignment import Segment, aligned_rows, segments_of
from ingest.readers.running import running_lines
from ingest.readers.scans import recognised
from ingest.readers.text import cleaned

_TEXT_A_PAGE = 15
"""Characters a page, on the average, below which a PDF is a scan."""
_GAP = 0.75
"""Of a line's height: a wider gap to the line above begins a paragraph."""
_MARGIN = 0.1
"""Of a page's height: where headers and footers stand."""
_EDGE = 0.14
"""Of a page's height: where a table that goes on begins or ends."""


def read(path: Path, name: str) -> Document:
    """Read a PDF; a scan is recognised first, where the programs for that are installed.

    Raises:
        UnreadableFile: the file is damaged, locked or empty.
        MissingExtra: the file is a scan, and the programs that recognise text are not installed.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    pages = _pages(path, name)
    written = sum(page.letters for page in pages)
    if written < _TEXT_A_PAGE * max(1, len(pages)):
        with recognised(path, name) as readable:
            pages = _pages(readable, name)
    items, skipped = _assembled(pages, name)
    if not items:
        raise UnreadableFile(name, f"Berkas '{name}' tidak berisi teks yang dapat dibaca; pilih berkas lain.")
    return Document(file=name, sha256=digest, items=tuple(items), skipped=tuple(skipped))


class _Row:
    """A line of text on a page, in segments that stand apart."""

    def __init__(self, segments: tuple[Segment, ...], top: float, bottom: float) -> None:
        self.segments = segments
        self.top = top
        self.bottom = bottom
        self.text = cleaned(" ".join(segment.text for segment in segments))


class _Page:
    """What a page holds: lines outside of ruled tables, and these tables; both with their heights."""

    def __init__(
        self, rows: list[_Row], tables: list[tuple[float, float, list[list[str]]]], height: float
    ) -> None:
        self.rows = rows
        self.tables = tables
        self.height = height
        self.has_picture = False
        told = sum(len(text) for _, _, cells in tables for row in cells for text in row)
        self.letters = told + sum(len(row.text) for row in rows)

    def at_edge(self, row: _Row) -> bool:
        """Whether a line stands where headers and footers do."""
        return row.bottom < _MARGIN * self.height or row.top > (1 - _MARGIN) * self.height


def _pages(path: Path, name: str) -> list[_Page]:
    """The pages of a PDF, one in memory at a time."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    pages: list[_Page] = []
    try:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                pages.append(_page(page))
                page.close()
    except (PdfminerException, PSException, PDFEncryptionError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(error, PDFPasswordIncorrect) or isinstance(
            cause, PDFPasswordIncorrect | PDFEncryptionError
        ):
            raise UnreadableFile(
                name, f"Berkas '{name}' terkunci sandi; simpan ulang sebagai PDF tanpa sandi, lalu coba lagi."
            ) from error
        raise _damaged(name) from error
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:
        raise _damaged(name) from error
    if not pages:
        raise _damaged(name)
    return pages


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        f"Berkas '{name}' rusak dan tidak dapat dibaca; buka di pembaca PDF, lalu cetak ulang ke PDF.",
    )


def _page(page: Any) -> _Page:
    tables = []
    boxes = []
    for table in page.find_tables():
        cells = [[" ".join(cleaned(cell or "").split()) for cell in row] for row in table.extract()]
        if len(cells) < 2 or max(map(len, cells)) < 2:
            continue  # a frame around text
        boxes.append(table.bbox)
        tables.append((table.bbox[1], table.bbox[3], cells))
    outside = page.filter(lambda thing: not _within(thing, boxes)) if boxes else page
    words = outside.extract_words(x_tolerance=2, y_tolerance=2, keep_blank_chars=False, use_text_flow=False)
    found = _Page(_rows(words), tables, float(page.height))
    found.has_picture = bool(page.images)
    return found


def _within(thing: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    if "top" not in thing or "x0" not in thing:
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _rows(words: list[dict[str, Any]]) -> list[_Row]:
    """Words on one height as a row."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and rows[-1][0]["top"] <= middle <= rows[-1][0]["bottom"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Row(segments_of(row), min(w["top"] for w in row), max(w["bottom"] for w in row)) for row in rows]


def _assembled(pages: list[_Page], name: str) -> tuple[list[Line | Grid], list[Skipped]]:
    """Lines and tables of all pages in reading order, headers and footers left out."""
    dropped = running_lines([[(row.text, page.at_edge(row)) for row in page.rows] for page in pages])
    items: list[Line | Grid] = []
    skipped: list[Skipped] = []
    line = 0
    goes_on: int | None = None
    for number, page in enumerate(pages, start=1):
        if not page.rows and not page.tables and page.has_picture:
            reason = f"Halaman {number} hanya berisi gambar tanpa teks dan tidak dibaca."
            skipped.append(Skipped(location=Location(file=name, page=number), reason=reason))
        rows = [row for i, row in enumerate(page.rows) if (number - 1, i) not in dropped]
        last_width: int | None = None
        for part in _parts(rows, page.tables):
            if isinstance(part, _Row):
                line += 1
                place = Location(file=name, line_from=line, line_to=line, page=number)
                items.append(Line(text=part.text, location=place))
                last_width, goes_on = None, None
            elif part is None:
                place = Location(file=name, line_from=max(line, 1), line_to=max(line, 1), page=number)
                items.append(Line(text="", location=place))
            else:
                top, bottom, cells = part
                width = max(map(len, cells))
                continues = goes_on == width and top < _EDGE * page.height
                grid_rows = []
                for row in cells:
                    line += 1
                    place = Location(file=name, line_from=line, line_to=line, page=number)
                    grid_rows.append(GridRow(cells=tuple(Cell(text=text) for text in row), location=place))
                items.append(Grid(rows=tuple(grid_rows), continues=continues))
                last_width = width if bottom > (1 - _EDGE) * page.height else None
                goes_on = None
        goes_on = last_width
    return items, skipped


def _parts(
    rows: list[_Row], tables: list[tuple[float, float, list[list[str]]]]
) -> Iterator[_Row | tuple[float, float, list[list[str]]] | None]:
    """Lines, tables and (None) the gaps between paragraphs, from top to bottom."""
    waiting = sorted(tables, key=lambda table: table[0])
    index = 0
    before: _Row | None = None
    while index < len(rows):
        row = rows[index]
        while waiting and waiting[0][0] <= row.top:
            yield None
            yield waiting.pop(0)
            before = None
        limit = waiting[0][0] if waiting else float("inf")
        run = [other for other in rows[index:] if other.top < limit]
        aligned = aligned_rows([other.segments for other in run])
        if aligned is not None and aligned[0] == 0:
            count, cells = aligned[1], aligned[2]
            yield None
            yield (run[0].top, run[count - 1].bottom, cells)
            before, index = None, index + count
            continue
        if before is None or row.top - before.bottom > _GAP * (row.bottom - row.top):
            yield None
        yield row
        before, index = row, index + 1
    for table in waiting:
        yield None
        yield table
    yield None

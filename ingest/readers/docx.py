"""Word documents: paragraphs as lines, headings and lists as in Markdown, tables with merged cells."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.domain.sources import Location
from assistant.errors import UnreadableFile
from ingest.document import Cell, Document, Grid, GridRow, Line
from ingest.readers.numbering import Numbering
from ingest.readers.text import cleaned, text_lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK})
_HEADING = re.compile(r"(?:heading|judul|titel)\s*(\d)$|^(title|judul)$", re.IGNORECASE)


def read(path: Path, name: str) -> Document:
    """Read a Word document; every paragraph and every table row counts as a line.

    Raises:
        UnreadableFile: the document is damaged or empty.
    """
    from docx import Document as open_docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        opened = open_docx(str(path))
        items = tuple(_Reader(opened, name).items())
    except (
        PackageNotFoundError,
        XMLSyntaxError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
    ) as error:
        raise UnreadableFile(
            name,
            f"Berkas '{name}' rusak dan tidak dapat dibaca; buka di Word, lalu simpan ulang sebagai .docx.",
        ) from error
    if not any(isinstance(item, Grid) or item.text.strip() for item in items):
        raise UnreadableFile(
            name,
            f"Berkas '{name}' tidak berisi teks; bila isinya gambar pindaian, simpan sebagai PDF dan pindai.",
        )
    return Document(file=name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), items=items)


class _Reader:
    """Goes through the body of a document and counts its lines."""

    def __init__(self, opened: Any, name: str) -> None:
        self.body = opened.element.body
        self.name = name
        self.styles = {style.style_id: style for style in opened.styles}
        self.numbering = Numbering(opened)
        self.line = 0

    def items(self) -> Iterator[Line | Grid]:
        for element in _blocks(self.body):
            if element.tag == f"{_W}tbl":
                grid = self._table(element)
                if grid is not None:
                    yield grid
                    yield self._blank()
            else:
                yield from self._paragraph(element)

    def _next(self) -> Location:
        self.line += 1
        return Location(file=self.name, line_from=self.line, line_to=self.line)

    def _blank(self) -> Line:
        """An empty line, so that what stands in paragraphs of its own stays apart."""
        return Line(text="", location=Location(file=self.name, line_from=self.line, line_to=self.line))

    def _paragraph(self, element: Any) -> Iterator[Line]:
        texts = text_lines(_text(element))
        style = self._style(element)
        level = _heading_level(style.name if style is not None else "", element)
        label = self.numbering.label(element, style) if any(text.strip() for text in texts) else ""
        for number, text in enumerate(texts or [""]):
            text = text.strip()
            if number == 0 and text:
                text = f"{'#' * level} {label}{text}" if level else f"{label}{text}"
            yield Line(text=text, location=self._next())
        yield self._blank()
        for box in _boxes(element):
            for paragraph in box.iter(f"{_W}p"):
                for text in text_lines(_text(paragraph)):
                    yield Line(text=text.strip(), location=self._next())
            yield self._blank()

    def _style(self, element: Any) -> Any:
        properties = element.find(f"{_W}pPr")
        named = properties.find(f"{_W}pStyle") if properties is not None else None
        return self.styles.get(named.get(f"{_W}val")) if named is not None else None

    def _table(self, element: Any) -> Grid | None:
        rows: list[GridRow] = []
        above: dict[int, str] = {}
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue  # a row of a table inside a cell is that cell's text
            cells: list[Cell] = []
            place = self._next()
            for cell in _cells(row):
                text = " ".join(" ".join(cleaned(_text(p)).split()) for p in cell.iter(f"{_W}p")).strip()
                width, goes_on = _merging(cell)
                if goes_on:
                    text = above.get(len(cells), "")
                for copy in range(width):
                    above[len(cells)] = text
                    cells.append(Cell(text=text, spans=goes_on or copy > 0))
            rows.append(GridRow(cells=tuple(cells), location=place))
        filled = [row for row in rows if any(cell.text for cell in row.cells)]
        return Grid(rows=tuple(filled)) if filled else None


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in reading order, those in content controls included."""
    for element in parent.iterchildren():
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iterchildren():
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(element)


def _text(element: Any) -> str:
    """The text of a paragraph as it is shown: without deletions, field codes and the text of boxes."""
    parts: list[str] = []
    for child in element.iterchildren():
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab" and element.tag == f"{_W}r":
            parts.append("\t")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif child.tag != f"{_W}pPr":
            parts.append(_text(child))
    return "".join(parts)


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes that hang on a paragraph; the copies kept for older programs are passed over."""
    for box in element.iter(f"{_W}txbxContent"):
        if not any(True for _ in box.iterancestors(_FALLBACK)):
            yield box


def _heading_level(style: str, element: Any) -> int:
    """The level of a heading by its style or its outline level; 0 for running text."""
    match = _HEADING.search(style)
    if match:
        return int(match.group(1) or 1)
    outline = element.find(f"{_W}pPr/{_W}outlineLvl")
    level = int(outline.get(f"{_W}val", "9")) + 1 if outline is not None else 10
    return level if level <= 6 else 0


def _merging(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on with the cell above."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    width = int(span.get(f"{_W}val", "1")) if span is not None else 1
    return max(1, min(width, 64)), merge is not None and merge.get(f"{_W}val", "continue") == "continue"

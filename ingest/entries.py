"""Lines and grids of a document as they stand, with mark-up and formulas put into plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.sources import Location
from ingest.document import Document, Grid, GridRow, Line
from ingest.furniture import is_page_number, page_titles
from ingest.labels import clean

_MARKDOWN = re.compile(r"^\s*#{1,6}\s+")
_FORMULA = re.compile(r"\$\$?(.+?)\$\$?")
_TOLD_ROW = re.compile(
    r"^\W*(?:faktor|tindak lanjut|penyebab|hambatan|kendala|permasalahan|solusi|upaya|rekomendasi|analisis|"
    r"catatan|sumber|keterangan)\b[^:]{0,120}:\s*\S",
    re.IGNORECASE,
)


@dataclass
class Entry:
    """A line, or a grid, with what is known of it before blocks are made."""

    raw: str
    text: str
    location: Location
    grid: Grid | None = None


def entries_of(document: Document) -> list[Entry]:
    """The lines and grids of a document in reading order."""
    entries: list[Entry] = []
    for item in document.items:
        if isinstance(item, Line):
            entries.append(Entry(item.text, plain(item.text), item.location))
        else:
            entries += _grid_entries(item)
    _blank_page_edges(entries)
    return entries


def _blank_page_edges(entries: list[Entry]) -> None:
    """Empty the titles that pages repeat, and the page numbers beside them."""
    lines = [entry for entry in entries if entry.grid is None and entry.text]
    titles = page_titles([entry.text for entry in lines])
    for number, entry in enumerate(lines):
        beside = lines[max(number - 1, 0) : number + 2]
        at_edge = is_page_number(entry.text) and any(other.text in titles for other in beside)
        if entry.text in titles or at_edge:
            entry.raw = ""
    for entry in lines:
        if not entry.raw:
            entry.text = ""


def _grid_entries(grid: Grid) -> list[Entry]:
    """A grid, with the sentences taken out that annexes print into rows of their own below the figures."""
    entries: list[Entry] = []
    rows: list[GridRow] = []
    for row in grid.rows:
        filled = [cell for cell in row.cells if cell.text.strip() and not cell.spans]
        if len(filled) == 1 and len(filled[0].text) >= 25 and _TOLD_ROW.match(filled[0].text):
            if rows:
                entries.append(Entry("", "", rows[0].location, grid.model_copy(update={"rows": tuple(rows)})))
                rows = []
            blank = Entry("", "", row.location)
            entries += [blank, Entry(filled[0].text, plain(filled[0].text), row.location), blank]
        else:
            rows.append(row)
    if rows:
        entries.append(Entry("", "", rows[0].location, grid.model_copy(update={"rows": tuple(rows)})))
    return entries


def plain(text: str) -> str:
    """A line without mark-up; formulas as they would be written in a line."""
    if "$" in text or "\\" in text:
        text = _FORMULA.sub(lambda match: _formula(match.group(1)), text)
    return clean(_MARKDOWN.sub("", text).replace("\t", "  "))


def _formula(latex: str) -> str:
    text = re.sub(r"\\text\s*\{([^{}]*)\}", r"\1", latex)
    text = re.sub(r"\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"(\1) / (\2)", text)
    text = text.replace(r"\times", "×").replace(r"\%", "%").replace(r"\sum", "jumlah").replace(r"\div", "/")
    return re.sub(r"\\[a-zA-Z]+|[{}]", " ", text)

"""Tables of contents that were set as tables: lines again, as they are in other reports."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.document import Document, Grid, GridRow, Line

_TITLE = re.compile(r"\W*daftar\s+(?:isi|tabel|gambar|lampiran|grafik|diagram|bagan)\b", re.IGNORECASE)
_CHAPTER = re.compile(r"\W*bab\s+(?:[ivx]+|\d)\b", re.IGNORECASE)
_PAGE = re.compile(r"[.\s]*(\d{1,3})(?:\s?[-–]\s?\d{1,3})?|[.\s]*[ivxl]{1,6}", re.IGNORECASE)
_NEAR = 4
"""Lines: so far above its entries stands the title of a table of contents at most."""
_FEWEST = 3
_MOSTLY = 0.8


def with_contents_as_lines(document: Document) -> Document:
    """A document whose tables of contents are lines with leaders; their page numbers are no figures."""
    items: list[Line | Grid] = []
    titled = False
    for item in document.items:
        if isinstance(item, Grid) and _is_contents(item, titled):
            items.extend(line for row in item.rows if (line := _entry(row)) is not None)
            continue
        items.append(item)
        above = [line.text for line in items[-2 * _NEAR :] if isinstance(line, Line) and line.text.strip()]
        titled = any(map(_TITLE.match, above[-_NEAR:]))
    return document.model_copy(update={"items": tuple(items)})


def _is_contents(grid: Grid, titled: bool) -> bool:
    """Whether rows name parts and end with their pages, below a title or with several chapters among them."""
    rows = [texts for row in grid.rows if (texts := _texts(row))]
    chapters = sum(_CHAPTER.match(texts[0]) is not None for texts in rows)
    if len(rows) < _FEWEST or not (titled or chapters > 1 or any(_TITLE.match(t[0]) for t in rows[:2])):
        return False
    ends = [_PAGE.fullmatch(texts[-1]) if len(texts) > 1 else None for texts in rows]
    pages = [int(end.group(1)) for end in ends if end is not None and end.group(1)]
    entries = [texts for texts in rows if len(texts) > 1]
    paged = sum(end is not None for end in ends)
    widest = max(len(set(texts)) for texts in rows)
    return (
        widest <= 3
        and paged >= max(_FEWEST, _MOSTLY * len(entries))
        and all(above <= below for above, below in pairwise(pages))
    )


def _texts(row: GridRow) -> list[str]:
    return [cell.text.strip() for cell in row.cells if cell.text.strip() and not cell.spans]


def _entry(row: GridRow) -> Line | None:
    texts = _texts(row)
    if not texts:
        return None
    whole = " ".join(texts) if len(texts) == 1 else f"{' '.join(texts[:-1])} ..... {texts[-1]}"
    return Line(text=whole, location=row.location)

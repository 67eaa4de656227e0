"""Finding tables in lines: rows separated by tabs or pipes, lists of `label = value`, and flat PDF text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.sources import Location, Skipped
from ingest.document import Cell, Document, Grid, GridRow, Line
from ingest.flat import flat_grid, unread_rows
from ingest.furniture import is_page_number, page_titles
from ingest.headers import is_value
from ingest.labels import clean
from ingest.lone_rows import with_lone_rows
from ingest.spaced import goes_on, is_spaced, spaced_rows

_RULE = re.compile(r"^[\s|:\-–—_+=]*$")
_TABLE_NUMBER = re.compile(r"^\W*tabe?l\s+[\dIVX]+(?:[.\-–][\dIVX]+)*", re.IGNORECASE)
_CONTENTS = re.compile(r"^\W*daftar\s+(?:isi|tabel|gambar|lampiran|grafik|diagram)\b", re.IGNORECASE)
_AFTER_CONTENTS = re.compile(r"^\W*(?:BAB\s+I\b|KATA PENGANTAR|IKHTISAR|RINGKASAN)")
_EQUATION = re.compile(
    r"^\s*(?:[-•▪*]|\d{1,2}[.)]|[a-z][.)])?\s*(?P<label>[^=:]{3,80}?)\s*=\s*"
    r"(?P<value>-|\d[\d.,]*)\s*(?P<unit>[A-Za-z%][\w% /]{0,30})?\s*[.;]?\s*$"
)
_SUM = re.compile(r"\d\s*\+\s*\d[\d.,]*\s*=")
_SIGNATURE = re.compile(r"\W*NIP\b|\W*(?:Pembina|Penata|Pengatur)\b.{0,40}$", re.IGNORECASE)
_CAPTION_LINES = 6
_CAPTION_LENGTH = 220


def _cells(texts: Sequence[str], location: Location) -> GridRow:
    return GridRow(cells=tuple(Cell(text=text.strip()) for text in texts), location=location)


def _pipe_row(line: Line) -> GridRow | None:
    """The cells of a Markdown row; None for the rule below a header."""
    body = line.text.strip()
    if _RULE.match(body) and "-" in body:
        return None
    body = body[1:-1] if body.endswith("|") and len(body) > 1 else body[1:]
    return _cells(body.split("|"), line.location)


def _tab_row(line: Line) -> GridRow | None:
    if _RULE.match(line.text) and "-" in line.text and "--" in line.text:
        return None
    return _cells(line.text.split("\t"), line.location)


def _is_pipe(text: str) -> bool:
    stripped = text.lstrip()
    return stripped.startswith("|") and stripped.count("|") >= 2


def _equation_row(line: Line) -> GridRow | None:
    match = _EQUATION.match(line.text)
    if match is None:
        return None
    return _cells((match["label"], match["value"], match["unit"] or ""), line.location)


def _caption(lines: Sequence[str]) -> str | None:
    """The title that stands over a grid: from `Tabel …` on, or the last line that reads like a title."""
    recent = [clean(text) for text in lines[-_CAPTION_LINES:]]
    signed = max((index for index, text in enumerate(recent) if _SIGNATURE.match(text)), default=-1)
    recent = recent[signed + 1 :]
    for index in range(len(recent) - 1, -1, -1):
        if _TABLE_NUMBER.match(recent[index]):
            title = [recent[index], *(text for text in recent[index + 1 :] if len(text) < 160)]
            return " ".join(title)[:_CAPTION_LENGTH]
    title = []
    for text in reversed(recent):
        if title and (len(text) > 100 or text.endswith((".", ":", ";", ",")) or len(title) == 4):
            break
        if text.endswith((".", ";")) and len(text) > 60:
            break
        title.append(text[-_CAPTION_LENGTH:])
        if text.endswith(":"):
            break
    return " ".join(reversed(title))[:_CAPTION_LENGTH].strip() or None


def _runs(items: Sequence[Line | Grid], titles: frozenset[str]) -> Iterator[tuple[str, list[Line] | Grid]]:
    """Items in order, lines of one kind together: pipes, tabs, equations, spaced cells, or running text.

    A short line between spaced ones is a row that names a group; page furniture is running text.
    """
    run: list[Line] = []
    kind = ""
    for index, item in enumerate(items):
        if isinstance(item, Grid):
            if run:
                yield kind, run
            yield "grid", item
            run, kind = [], ""
            continue
        if _is_pipe(item.text):
            found = "pipe"
        elif "\t" in item.text.strip("\r\n"):
            found = "tab"
        elif "=" in item.text and _EQUATION.match(item.text) and not _SUM.search(item.text):
            found = "equation"
        elif clean(item.text) in titles:
            found = "text"
        elif is_spaced(item.text) or (
            kind == "spaced" and (goes_on(item.text) or _names_group(item, items[index + 1 : index + 2]))
        ):
            found = "spaced"
        else:
            found = "text"
        if run and found != kind:
            yield kind, run
            run = []
        kind = found
        run.append(item)
    if run:
        yield kind, run


def _names_group(line: Line, after: Sequence[Line | Grid]) -> bool:
    """Whether a line between spaced rows names the group of those below it."""
    text = line.text.strip()
    below = after[0].text if after and isinstance(after[0], Line) else ""
    short = 3 < len(text) <= 60 and not text.endswith((".", ":", ";", ",")) and "   " not in text
    return short and text[0].isupper() and not _TABLE_NUMBER.match(text) and is_spaced(below)


def _width_above(items: Sequence[Line | Grid], titles: frozenset[str]) -> int:
    """The width of the grid above, 0 where more than the edge of a page stands between."""
    for item in reversed(items):
        if isinstance(item, Grid):
            return max(len(row.cells) for row in item.rows)
        text = clean(item.text)
        if text and text not in titles and not is_page_number(text):
            return 0
    return 0


def _is_table(lines: Sequence[Line], above: int) -> bool:
    """Whether spaced lines are a table: two or more, or one as wide as the grid above; a figure in a cell."""
    rows = spaced_rows(lines)
    cells = [cell.text for row in rows for cell in row.cells]
    return (len(lines) >= 2 or len(rows[0].cells) == above) and any(
        is_value(text) and any(map(str.isdigit, text)) for text in cells
    )


def _rows(kind: str, lines: Sequence[Line]) -> tuple[GridRow, ...]:
    if kind == "spaced":
        return spaced_rows(lines)
    read = {"pipe": _pipe_row, "tab": _tab_row, "equation": _equation_row}[kind]
    return tuple(row for line in lines if (row := read(line)) is not None)


_PLACE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)\d+)?")


def _rejoined(items: Sequence[Line | Grid]) -> list[Line | Grid]:
    """Items of a sheet with a lone cell below a table, the rest of a name in it, given back to it."""
    found: list[Line | Grid] = []
    for item in items:
        before = found[-1] if found else None
        row = _last_cell(before, item) if isinstance(before, Grid) and isinstance(item, Line) else None
        if isinstance(before, Grid) and row is not None:
            found[-1] = before.model_copy(update={"rows": (*before.rows, row)})
        else:
            found.append(item)
    return found


def _last_cell(grid: Grid, line: Line) -> GridRow | None:
    """The row that a line right below a table makes in it; None where it is no rest of a cell."""
    last = grid.rows[-1]
    here, above = _PLACE.match(line.location.cell or ""), _PLACE.match(last.location.cell or "")
    if here is None or above is None or line.location.sheet != last.location.sheet:
        return None
    column = _column(here.group(1)) - _column(above.group(1))
    near = int(here.group(2)) == int(above.group(2)) + 1 and 0 < column < len(last.cells)
    if not near or not line.text[:1].islower():
        return None
    texts = [line.text if index == column else "" for index in range(len(last.cells))]
    return _cells(texts, line.location)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def find_grids(document: Document) -> Document:
    """Turn the lines of a document that form tables into grids with captions; other lines stay as they are.

    Tables of contents stay lines. A grid that a reader made gets a caption where it has none.
    """
    items: list[Line | Grid] = []
    since: list[str] = []
    refused: list[Skipped] = []
    contents = False
    titles = page_titles([clean(item.text) for item in document.items if isinstance(item, Line)])
    for kind, run in _runs(_rejoined(document.items), titles):
        if isinstance(run, Grid):
            grid: Grid | None = run if run.caption else run.model_copy(update={"caption": _caption(since)})
        elif kind == "text" or (kind == "spaced" and not _is_table(run, _width_above(items, titles))):
            contents = _text(run, items, since, contents, titles, refused)
            continue
        else:
            rows = _rows(kind, run)
            if contents or not rows or _is_contents(rows):
                items.extend(run)
                continue
            grid = Grid(rows=rows, caption=_caption(since))
        if grid is not None:
            items.append(grid)
            since.clear()
    items = with_lone_rows(items)
    reason = "Baris menyerupai tabel, tetapi judul kolomnya tidak dapat dikenali."
    unread = [
        found
        for location in unread_rows([item for item in items if isinstance(item, Line)])
        if (found := Skipped(location=location, reason=reason)) not in document.skipped
    ]
    return document.model_copy(
        update={"items": tuple(items), "skipped": (*document.skipped, *refused, *unread)}
    )


def _text(
    run: Sequence[Line],
    items: list[Line | Grid],
    since: list[str],
    contents: bool,
    titles: frozenset[str],
    skipped: list[Skipped],
) -> bool:
    """Add running text, flat tables in it as grids; tells whether a table of contents has begun."""
    start = 0
    while start < len(run):
        found = flat_grid(run, start, titles)
        if found is None:
            break
        first, last, rows, refused = found
        skipped.extend(refused)
        since.extend(line.text for line in run[start:first] if line.text.strip())
        items.extend(run[start:first])
        items.append(Grid(rows=rows, caption=_caption(since)))
        since.clear()
        start = last
    for line in run[start:]:
        items.append(line)
        text = line.text.strip()
        if not text or clean(text) in titles:
            continue
        since.append(text)
        if _CONTENTS.match(text):
            contents = True
        elif len(text) > 90 or _AFTER_CONTENTS.match(text):
            contents = False
    return contents


def _is_contents(rows: Sequence[GridRow]) -> bool:
    """Whether rows are entries of a table of contents: headings with page numbers at their end."""
    entries = 0
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        if len(texts) >= 2 and re.fullmatch(r"[.\s]*(?:\d{1,3}(?:\s*-\s*\d{1,3})?|[ivx]+)", texts[-1]):
            entries += bool(
                re.match(r"(?:BAB|Tabel|Gambar|Kata Pengantar|Daftar)\b|[A-Z]\.\s", texts[0], re.I)
            )
    return entries >= 2 and entries * 2 >= len(rows)

"""Tables of a document: grids understood as columns and rows, over pages and through broken headers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assistant.domain.sources import Location, Skipped
from ingest.annex import annex_columns
from ingest.cells import Content, align, content_of, stands_under
from ingest.columns import Column, build_columns, fit_role
from ingest.document import Document, Grid, Line
from ingest.furniture import is_page_number, page_titles
from ingest.headers import column_paths, guess_header, header_at, is_number_row, is_value
from ingest.labels import clean, is_name, squash
from ingest.measures import NameKind, Role, read_heading
from ingest.rows import Entry, is_summary, order_rows
from ingest.whole_table import told_by_table


@dataclass(slots=True)
class Table:
    """A table with its caption; `number` counts the tables of a document from 1."""

    caption: str | None
    number: int
    columns: Sequence[Column]
    signature: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    rows_seen: int = 0
    paired: bool = False


def _texts(grid: Grid) -> list[tuple[list[str], list[str], Location]]:
    """For each row its texts, the same without repetitions of merged cells, and its place."""
    found = []
    for row in grid.rows:
        texts = [clean(cell.text) for cell in row.cells]
        own = ["" if cell.spans else text for cell, text in zip(row.cells, texts, strict=True)]
        found.append((texts, own, row.location))
    return found


@dataclass(slots=True)
class _Part:
    """A run of rows of one grid with at most one header above it."""

    header: list[list[str]]
    rows: list[tuple[list[str], Location]]
    caption: str | None
    adjacent: bool
    continues: bool = False

    def width(self) -> int:
        return max((len(cells) for cells in [*self.header, *(cells for cells, _ in self.rows)]), default=0)

    def contents(self) -> list[Content]:
        """What each column of the rows is."""
        return [
            content_of([cells[i] if i < len(cells) else "" for cells, _ in self.rows])
            for i in range(self.width())
        ]


def _parts(grid: Grid, adjacent: bool) -> list[_Part]:
    """A grid cut where headers begin; rows of column numbers and titles over the header are left out."""
    rows = _texts(grid)
    texts = [row[0] for row in rows]
    own = [row[1] for row in rows]
    parts: list[_Part] = []
    current = _Part([], [], grid.caption, adjacent, grid.continues)
    index = 0
    while index < len(rows):
        end = header_at(own, index)
        if end > index:
            if current.rows or current.header:
                parts.append(current)
            current = _Part(texts[index:end], [], grid.caption, bool(parts) or adjacent, grid.continues)
            index = end
            continue
        if not (is_number_row(own[index]) and len([text for text in own[index] if text]) >= 3):
            current.rows.append((own[index], rows[index][2]))
        index += 1
    parts.append(current)
    if len(parts) > 1 and not parts[0].header and not any(_has_figures(cells) for cells, _ in parts[0].rows):
        parts.pop(0)
        parts[0].adjacent = adjacent
    return parts


def _has_figures(cells: Sequence[str]) -> bool:
    return any(is_value(text) and any(map(str.isdigit, text)) for text in cells)


def _signature(header: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(squash(text) for row in header if not is_number_row(row) for text in row if text)


def _equations(part: _Part) -> list[Column] | None:
    """The columns of a list `label = value unit`, which has no header."""
    width = part.width()
    cells = [[row[i] if i < len(row) else "" for row, _ in part.rows] for i in range(width)]
    sign = next(
        (
            i
            for i, column in enumerate(cells)
            if [text for text in column if text] and set(column) <= {"=", "", ":"}
        ),
        None,
    )
    contents = [content_of(column) for column in cells]
    names = [i for i in range(width) if contents[i] is Content.NAME and (sign is None or i < sign)]
    if sign is not None and sign + 1 < width and names:
        value, unit = sign + 1, sign + 2
    elif (
        width == 3 and names[:1] == [0] and all(map(is_value, cells[1])) and contents[2] is not Content.VALUE
    ):
        names, value, unit = [0], 1, 2
    else:
        return None
    columns = [Column(index=i, heading="", role=Role.TEXT) for i in range(width)]
    columns[names[-1]] = Column(index=names[-1], heading="", role=Role.NAME, kind=NameKind.OTHER, slot=0)
    columns[value] = Column(index=value, heading="jumlah", role=Role.VALUE, measure="jumlah")
    if unit < width:
        columns[unit] = Column(index=unit, heading="satuan", role=Role.UNIT)
    for index in range(names[-1]):
        columns[index] = Column(index=index, heading="", role=Role.NUMBER)
    return columns


def _fitted(columns: Sequence[Column], part: _Part) -> Sequence[Column] | None:
    """The columns of the table before for a part without header, aligned where its width differs."""
    width = part.width()
    contents = part.contents()
    roles = [fit_role(column.role, column.measure) for column in columns]
    if width == len(columns) and stands_under(roles, contents):
        return columns
    places = align(roles, contents)
    kept = [
        columns[place].model_copy(update={"index": i}) for i, place in enumerate(places) if place is not None
    ]
    figures = sum(content is Content.VALUE for content in contents)
    if sum(column.role is Role.VALUE for column in kept) < min(figures, 1):
        return None
    fitted = [Column(index=i, heading="", role=Role.TEXT) for i in range(width)]
    for column in kept:
        fitted[column.index] = column
    return fitted


def _all_parts(document: Document) -> list[_Part]:
    """The parts of every grid of a document, each told whether it follows the one before directly."""
    parts: list[_Part] = []
    adjacent = False
    labels: list[str] = []
    titles = page_titles([clean(item.text) for item in document.items if isinstance(item, Line)])
    for item in document.items:
        if isinstance(item, Line):
            text = clean(item.text)
            labels = [*labels, text] if is_summary(text) else [] if text else labels
            if text and not is_page_number(text) and text not in titles:
                adjacent = False
            continue
        found = _parts(item, adjacent)
        _label_rows(found[0], labels)
        parts.extend(found)
        adjacent = True
        labels = []
    return parts


def find_tables(document: Document) -> tuple[list[Table], list[Skipped]]:
    """Every table of a document whose lines have been made grids, and the rows that were not understood."""
    tables: list[Table] = []
    skipped: list[Skipped] = list(document.skipped)
    waiting: _Part | None = None
    parts = _all_parts(document)
    for index, part in enumerate(parts):
        if waiting is not None and not waiting.rows:
            if part.adjacent and not part.header:
                part.header, part.caption = waiting.header, waiting.caption
                part.adjacent = waiting.adjacent
            waiting = None
        waiting = _place(part, islice(parts, index + 1, None), tables, skipped, waiting)
    if waiting is not None:
        _skip(waiting, skipped)
    return tables, skipped


def _sample(part: _Part, after: Iterable[_Part]) -> list[list[str]]:
    """The rows by which a part is understood: its own and those of the pages that go on with it."""
    rows = [cells for cells, _ in part.rows]
    signature, width = _signature(part.header), part.width()
    headings = [read_heading(path) for path in column_paths(part.header, width)]
    roles = [fit_role(heading.role, heading.measure) for heading in headings]
    for other in after:
        goes_on = not other.header or _signature(other.header) == signature
        goes_on = goes_on and (bool(other.header) or stands_under(roles, other.contents()))
        if not (other.adjacent or other.continues) or not goes_on or other.width() != width:
            break
        rows.extend(cells for cells, _ in other.rows)
    return rows


def _headed_width(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> int:
    """The width of a table without the columns that only a shifted row reaches, below no heading."""
    headed = max((i + 1 for row in header for i, text in enumerate(row) if text), default=0)
    width = max((len(row) for row in [*header, *rows]), default=0)
    while width > headed:
        filled = sum(len(row) >= width and bool(row[width - 1]) for row in rows)
        if filled * 10 > len(rows) and (filled != 1 or len(rows) < 4):
            break
        width -= 1
    return width


def _label_rows(part: _Part, labels: Sequence[str]) -> None:
    """Give the labels of summary rows that stand in lines of their own back to the rows that lack them."""
    for label, (cells, _) in zip(labels, part.rows, strict=False):
        if part.header or not cells or cells[0] or any(is_name(text) and len(text) > 20 for text in cells):
            return
        cells[0] = label
        part.caption = None


def _place(
    part: _Part, after: Iterable[_Part], tables: list[Table], skipped: list[Skipped], waiting: _Part | None
) -> _Part | None:
    """Add a part to its table or to a new one; give back a part that waits for a header."""
    current = tables[-1] if tables else None
    joined = current is not None and (part.adjacent or part.continues)
    if part.header:
        if waiting is not None and part.adjacent and waiting.width() == part.width():
            part.rows[:0] = waiting.rows
        elif waiting is not None:
            _skip(waiting, skipped)
        if not part.rows:
            return part
        signature = _signature(part.header)
        if (
            current is not None
            and joined
            and signature == current.signature
            and _headed_width(part.header, [cells for cells, _ in part.rows]) == len(current.columns)
        ):
            _add(part, current, current.columns, skipped)
            return None
        rows = _sample(part, after)
        pairs = annex_columns(part.header, rows)
        columns = pairs or build_columns(column_paths(part.header, _headed_width(part.header, rows)), rows)
        if current is None or not joined or signature != current.signature:
            caption = part.caption or (current.caption if current is not None and part.adjacent else None)
            current = Table(caption, len(tables) + 1, columns, signature, paired=pairs is not None)
            tables.append(current)
        columns = current.columns = told_by_table(columns, current.caption, rows)
        _add(part, current, columns, skipped)
        return None
    if waiting is not None:
        _skip(waiting, skipped)
    if current is not None and joined and waiting is None:
        columns = _fitted(current.columns, part)
        if columns is not None:
            _add(part, current, columns, skipped)
            return None
    columns: Sequence[Column] | None = _equations(part)
    texts = [cells for cells, _ in part.rows]
    if columns is None and (count := guess_header(texts)):
        part.header, part.rows = texts[:count], part.rows[count:]
        columns = build_columns(column_paths(part.header, part.width()), _sample(part, after))
    if columns is None:
        return part
    columns = told_by_table(columns, part.caption, [cells for cells, _ in part.rows])
    table = Table(part.caption, len(tables) + 1, columns, _signature(part.header))
    tables.append(table)
    _add(part, table, columns, skipped)
    return None


def _add(part: _Part, table: Table, columns: Sequence[Column], skipped: list[Skipped]) -> None:
    start = table.rows_seen
    rows = [(cells, location, start + number) for number, (cells, location) in enumerate(part.rows, 1)]
    doubtful = order_rows(rows, columns, table.entries)
    table.rows_seen += len(rows)
    skipped.extend(doubtful)


def _skip(part: _Part, skipped: list[Skipped]) -> None:
    for cells, location in part.rows:
        if _has_figures(cells):
            reason = "Baris tabel tanpa judul kolom, sehingga makna angkanya tidak dapat dipastikan."
            skipped.append(Skipped(location=location, reason=reason))

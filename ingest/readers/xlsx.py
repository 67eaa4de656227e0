"""Excel workbooks: tables with their cells' places, values as they are shown, formulas beside them."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from assistant.domain.sources import Location, Skipped
from assistant.errors import UnreadableFile
from ingest.document import Cell, Document, Grid, GridRow, Line
from ingest.readers.kinds import MEGABYTE
from ingest.readers.text import cleaned

_SHEETS_LIMIT = 80 * MEGABYTE
"""Unpacked; openpyxl needs some twenty times as much memory."""
_GROUPED_FROM = 1_000_000
"""From here on grouped digits cannot be taken for decimals, as those of `1.595` could."""
_PLAIN_NAME = re.compile(r"(?:sheet|lembar)\s?\d*", re.IGNORECASE)
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
_SIDE_BY_SIDE = re.compile(
    r"^(?:no\.?|tabel\b.*|uraian|indikator.*|program.*|kegiatan.*|sasaran.*)$", re.IGNORECASE
)


def read(path: Path, name: str) -> Document:
    """Read the visible sheets of a workbook; nothing in it is executed.

    Raises:
        UnreadableFile: the workbook is damaged, empty or too large.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as package:
            size = sum(e.file_size for e in package.infolist() if e.filename.startswith("xl/worksheets/"))
        if size > _SHEETS_LIMIT:
            raise UnreadableFile(
                name,
                f"Berkas '{name}' berisi terlalu banyak sel; simpan lembar laporannya saja, lalu coba lagi.",
            )
        values = load_workbook(path, data_only=True)
        formulas = load_workbook(path, data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise UnreadableFile(
            name,
            f"Berkas '{name}' rusak dan tidak dapat dibaca; buka di Excel, lalu simpan ulang sebagai .xlsx.",
        ) from error
    items: list[Line | Grid] = []
    skipped: list[Skipped] = []
    for sheet in values.worksheets:
        place = Location(file=name, sheet=sheet.title)
        if sheet.sheet_state != "visible":
            skipped.append(
                Skipped(location=place, reason=f"Lembar '{sheet.title}' disembunyikan dan tidak dibaca.")
            )
            continue
        found, unread = _Sheet(sheet, formulas[sheet.title], name).items()
        if found and not _PLAIN_NAME.fullmatch(sheet.title):
            items.append(Line(text=f"# {sheet.title}", location=place))
            items.append(Line(text="", location=place))
        items += found
        skipped += unread
    if not items:
        raise UnreadableFile(name, f"Berkas '{name}' tidak berisi data; pilih berkas lain.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Document(file=name, sha256=digest, items=tuple(items), skipped=tuple(skipped))


class _Sheet:
    """One sheet, cut into lines and tables at its empty rows."""

    def __init__(self, values: Any, formulas: Any, name: str) -> None:
        self.values = values
        self.formulas = formulas
        self.name = name
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.skipped: list[Skipped] = []
        for area in values.merged_cells.ranges:
            for row in range(area.min_row, min(area.max_row, area.min_row + 500) + 1):
                for column in range(area.min_col, min(area.max_col, area.min_col + 200) + 1):
                    self.merged[row, column] = (area.min_row, area.min_col)

    def items(self) -> tuple[list[Line | Grid], list[Skipped]]:
        items: list[Line | Grid] = []
        block: list[tuple[int, list[Cell]]] = []
        for number, row in enumerate(self.values.iter_rows(), start=1):
            cells = [self._cell(number, column, cell) for column, cell in enumerate(row, start=1)]
            if any(cell.text for cell in cells):
                block.append((number, cells))
            elif block:
                items += self._block(block)
                block = []
        items += self._block(block) if block else []
        return items, self.skipped

    def _place(self, row: int, first: int, last: int | None = None) -> Location:
        from openpyxl.utils import get_column_letter as letter

        cell = (
            f"{letter(first)}{row}"
            if last in (None, first)
            else f"{letter(first)}{row}:{letter(last or first)}{row}"
        )
        return Location(file=self.name, sheet=self.values.title, cell=cell)

    def _cell(self, row: int, column: int, cell: Any) -> Cell:
        origin = self.merged.get((row, column), (row, column))
        spans = origin != (row, column)
        source = self.values.cell(*origin) if spans else cell
        formula = self.formulas.cell(*origin).value
        is_formula = isinstance(formula, str) and formula.startswith("=")
        place = self._place(row, column)
        if is_formula and source.value is None and not spans:
            reason = f"Rumus di sel {place.cell} belum dihitung; buka di Excel, simpan, lalu baca ulang."
            self.skipped.append(Skipped(location=place, reason=reason))
        text = shown(source.value, source.number_format or "General")
        return Cell(
            text=text, location=place, spans=spans, formula=formula if is_formula and not spans else None
        )

    def _block(self, block: list[tuple[int, list[Cell]]]) -> list[Line | Grid]:
        """The lines above and below a table, and the table, or two that stand side by side."""
        items: list[Line | Grid] = []
        first, last = 0, len(block)
        while first < last and _is_line(block[first][1]):
            items.append(self._line(*block[first]))
            first += 1
        after: list[Line | Grid] = []
        while last > first and _is_line(block[last - 1][1]):
            last -= 1
            after.insert(0, self._line(*block[last]))
        rows = block[first:last]
        if items:
            items.append(Line(text="", location=items[-1].location))  # type: ignore[union-attr]
        for start, end in _columns([cells for _, cells in rows]):
            grid = tuple(
                GridRow(cells=tuple(cells[start:end]), location=self._place(number, start + 1, end))
                for number, cells in rows
                if any(cell.text for cell in cells[start:end])
            )
            if grid:
                items.append(Grid(rows=grid))
        return [*items, *after, Line(text="", location=self._place(block[-1][0], 1))]

    def _line(self, number: int, cells: list[Cell]) -> Line:
        column = next(i for i, cell in enumerate(cells, start=1) if cell.text)
        return Line(text=cells[column - 1].text, location=self._place(number, column))


def _is_line(cells: list[Cell]) -> bool:
    """Whether a row holds one text only: a title or a note."""
    own = [cell for cell in cells if cell.text and not cell.spans]
    return len(own) == 1 and not re.fullmatch(r"[\d.,%\s-]+", own[0].text)


def _columns(rows: list[list[Cell]]) -> Iterator[tuple[int, int]]:
    """The columns of each table of a block; an empty column parts tables only where a new one begins."""
    width = max((len(row) for row in rows), default=0)
    used = [
        any(column < len(row) and (row[column].text or row[column].formula) for row in rows)
        for column in range(width)
    ]
    start = next((i for i, filled in enumerate(used) if filled), width)
    for column in range(start + 1, width):
        if used[column] and not used[column - 1] and _SIDE_BY_SIDE.match(_top(rows, column)):
            end = max(i for i in range(start, column) if used[i]) + 1
            yield start, end
            start = column
    end = max((i for i, filled in enumerate(used) if filled), default=-1) + 1
    if end > start:
        yield start, end


def _top(rows: list[list[Cell]], column: int) -> str:
    return next((row[column].text for row in rows[:2] if column < len(row) and row[column].text), "")


def shown(value: object, number_format: str) -> str:
    """A value as the sheet shows it, in Indonesian: `0.8929` under `0.00%` is `89,29 %`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, datetime | date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if not isinstance(value, int | float | Decimal):
        return " ".join(cleaned(str(value).replace("_x000D_", " ")).split())
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    pattern = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.split(";")[0])
    percent = "%" in pattern
    if percent:
        number *= 100
    fraction = re.search(r"\.([0#?]+)", pattern)
    if fraction is not None:
        number = number.quantize(Decimal(1).scaleb(-len(fraction.group(1))), ROUND_HALF_UP)
    elif re.search(r"0", pattern) and isinstance(value, float):
        number = number.quantize(Decimal(1), ROUND_HALF_UP)
    text = format(number, "f")
    if fraction is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if abs(number) >= _GROUPED_FROM:
        whole, _, rest = text.partition(".")
        text = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    else:
        text = text.replace(".", ",")
    return text + (" %" if percent else "")

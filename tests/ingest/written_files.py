"""Synthetic reports as Word, Excel and PDF files."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.shared import Pt

from tests.ingest.pages import pages_of
from tests.ingest.readers.small_pdf import Rule, Text, write_pdf
from tests.ingest.synthetic import SyntheticReport, synthetic_tables
from tests.ingest.synthetic_tables import SyntheticTable

FILE_FORMATS = ("docx", "xlsx", "pdf_ruled", "pdf_aligned")
_INTRODUCTION = "Uraian tentang kinerja disajikan di bawah ini dengan penjelasan secukupnya."
_PLAN = "Rencana Strategis (Renstra) tahun 2021-2026 menjadi acuan laporan ini."
_SOURCE = "Sumber: data diolah"
_ROOM = 560
"""Points between the margins of a page in Word."""
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d{1,2})?")


def write_report(
    folder: Path, seed: int, form: str, breakages: Collection[str] = ()
) -> tuple[Path, SyntheticReport]:
    """A synthetic report as a file of one format, and what it holds."""
    office, year, tables = synthetic_tables(seed, breakages)
    report = SyntheticReport(f"{office} Kabupaten Contoh", year, [], [k for t in tables for k in t.known])
    name = f"{form}-{seed}-{'-'.join(sorted(breakages)) or 'utuh'}"
    title = ["LAPORAN KINERJA INSTANSI PEMERINTAH", office.upper(), f"TAHUN {year}", _PLAN]
    running = f"LKjIP {office} Tahun {year}"
    if form == "docx":
        return _word(folder / f"{name}.docx", title, tables, breakages, running), report
    if form == "xlsx":
        return _excel(folder / f"{name}.xlsx", title, tables, breakages, running), report
    return _pdf(folder / f"{name}.pdf", title, tables, breakages, running, ruled=form == "pdf_ruled"), report


def convert(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Word files as PDF, by LibreOffice; needs `soffice` on the machine."""
    program = shutil.which("soffice")
    assert program is not None
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        program,
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{path.stem}.pdf" for path in paths]


def _areas(header: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int]]:
    """The areas (row, column, last row, last column) that cells of a header are merged over."""
    if len(header) < 2:
        return
    lower = header[1]
    width = len(header[0])
    for column, text in enumerate(header[0]):
        if not text:
            continue
        end = column
        while end + 1 < width and not header[0][end + 1] and end + 1 < len(lower) and lower[end + 1]:
            end += 1
        if end > column:
            yield 0, column, 0, end
        elif not lower[column]:
            yield 0, column, 1, column


def _body_areas(
    rows: Sequence[Sequence[str]], breakages: Collection[str]
) -> Iterator[tuple[int, int, int, int]]:
    """The areas that cells of names above blank ones are merged over, where the breakage asks for it."""
    if "vertical_merge" not in breakages:
        return
    for column in (0, 1):
        start = 0
        for index in range(1, len(rows) + 1):
            if index == len(rows) or rows[index][column]:
                if index - start > 1 and rows[start][column]:
                    yield start, column, index - 1, column
                start = index


def _headed(table: SyntheticTable, breakages: Collection[str]) -> bool:
    """Whether a header can be merged as its writer would: no titles over it, no group beside its columns."""
    return not {"title_rows", "misplaced_groups", "blank_header", "three_rows"} & set(breakages)


def _word(
    path: Path,
    title: Sequence[str],
    tables: Sequence[SyntheticTable],
    breakages: Collection[str],
    running: str,
) -> Path:
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Pt(_LEFT - 15)
    document.styles["Normal"].font.size = Pt(_SIZE)
    document.styles["Normal"].font.name = "Arial"
    for line in title:
        document.add_paragraph(line)
    for table in tables:
        document.add_paragraph(_INTRODUCTION)
        document.add_paragraph(table.caption)
        for page in pages_of(table, breakages, title=running):
            for line in page.before:
                document.add_paragraph(line)
            rows = [*page.header, *page.rows]
            grid = document.add_table(rows=len(rows), cols=max(map(len, rows)))
            grid.style = "Table Grid"
            if "narrow_cells" not in breakages:
                grid.autofit = False
                edges = _edges([*page.header, *page.rows])
                wider = min(1.15, _ROOM / (edges[-1] - edges[0]))
                for column, left, right in zip(grid.columns, edges, edges[1:], strict=False):
                    column.width = Pt((right - left) * wider)
            for cells, texts in zip(grid.rows, rows, strict=True):
                for cell, text in zip(cells.cells, texts, strict=False):
                    cell.text = text
            merged = list(_areas(page.header)) if _headed(table, breakages) else []
            start = len(page.header)
            merged += [(a + start, b, c + start, d) for a, b, c, d in _body_areas(page.rows, breakages)]
            for top, left, bottom, right in merged:
                grid.cell(top, left).merge(grid.cell(bottom, right)).text = rows[top][left]
        document.add_paragraph(_SOURCE)
    document.save(str(path))
    return path


def _excel(
    path: Path,
    title: Sequence[str],
    tables: Sequence[SyntheticTable],
    breakages: Collection[str],
    running: str,
) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in title:
        sheet.append([line])
    for table in tables:
        for line in ("", _INTRODUCTION, "", table.caption, ""):
            sheet.append([line or None])
        for page in pages_of(table, breakages, title=running):
            for line in page.before:
                sheet.append([line or None])
            start = sheet.max_row + 1
            if page.before and not page.before[-1]:
                start += 1
            for number, row in enumerate([*page.header, *page.rows], start):
                for column, text in enumerate(row, 1):
                    _fill(sheet.cell(number, column), text, typed=number >= start + len(page.header))
            merged = list(_areas(page.header)) if _headed(table, breakages) else []
            below = len(page.header)
            merged += [(a + below, b, c + below, d) for a, b, c, d in _body_areas(page.rows, breakages)]
            for top, left, bottom, right in merged:
                sheet.merge_cells(
                    start_row=start + top, start_column=left + 1, end_row=start + bottom, end_column=right + 1
                )
        sheet.append([])
        sheet.append([_SOURCE])
    book.save(path)
    return path


def _fill(cell: Any, text: str, *, typed: bool) -> None:
    """Write a text as a number where it is one, as people type it."""
    if typed and _PLAIN.fullmatch(text):
        number = text.replace(".", "").replace(",", ".")
        cell.value = float(number) if "." in number else int(number)
        cell.number_format = "#,##0.00" if "." in number else "General"
    else:
        cell.value = text or None


_SIZE = 10
_WIDTH = 595
_LEFT = 40
_BOTTOM = 790
_LEADING = 12


def _measure(text: str) -> float:
    """The width of a text in Helvetica of the size in which it is written, about."""
    return sum(
        2.8 if c in "iIjlt.,:;'|()/ " else 8.2 if c in "mwMWOQ%@" else 6.7 if c.isupper() else 5.6
        for c in text
    )


def _wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and _measure(joined) > width:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


class _Sheets:
    """Pages that fill from top to bottom."""

    def __init__(self) -> None:
        self.pages: list[tuple[list[Text], list[Rule]]] = []
        self.feed()

    def feed(self) -> None:
        """Begin a page."""
        self.pages.append(([], []))
        self.y = 60.0

    def line(self, text: str) -> None:
        """Write a paragraph."""
        for part in _wrapped(text, _WIDTH - 2 * _LEFT):
            if self.y > _BOTTOM:
                self.feed()
            self.pages[-1][0].append((_LEFT, self.y, part))
            self.y += _LEADING
        self.y += 8

    def table(self, rows: Sequence[Sequence[str]], edges: Sequence[float], *, ruled: bool) -> None:
        """Write rows whose cells stand between edges; one that does not fit goes to the next page."""
        for row in rows:
            cells = [
                _wrapped(text, right - left - 6)
                for text, left, right in zip(row, edges, edges[1:], strict=False)
            ]
            high = max(map(len, cells)) * _LEADING + 4
            if self.y + high > _BOTTOM:
                self.feed()
            texts, rules = self.pages[-1]
            for lines, left in zip(cells, edges, strict=False):
                for number, part in enumerate(lines):
                    if part:
                        texts.append((left + 3, self.y + 10 + number * _LEADING, part))
            if ruled:
                top, bottom = self.y, self.y + high
                rules.extend([(edges[0], top, edges[-1], top), (edges[0], bottom, edges[-1], bottom)])
                rules.extend((x, top, x, bottom) for x in edges)
            self.y += high
        self.y += 14


def _edges(rows: Sequence[Sequence[str]], gap: float = 14) -> list[float]:
    """The edges of columns on a page, wide enough for the longest word of each."""
    width = max(map(len, rows))
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    least = [
        max([_measure(word) for text in column for word in text.split()] or [4.0]) + gap for column in columns
    ]
    most = [max([_measure(text) for text in column] or [0.0]) + gap for column in columns]
    room = _WIDTH - 2 * _LEFT - sum(least)
    wish = [max(0.0, many - few) for many, few in zip(most, least, strict=True)]
    share = min(1.0, max(0.0, room) / sum(wish)) if sum(wish) else 0.0
    edges = [float(_LEFT)]
    for few, extra in zip(least, wish, strict=True):
        edges.append(edges[-1] + few + share * extra)
    return edges


def _pdf(
    path: Path,
    title: Sequence[str],
    tables: Sequence[SyntheticTable],
    breakages: Collection[str],
    running: str,
    *,
    ruled: bool,
) -> Path:
    sheets = _Sheets()
    for line in title:
        sheets.line(line)
    for table in tables:
        sheets.feed()
        sheets.line(_INTRODUCTION)
        sheets.line(table.caption)
        for number, page in enumerate(pages_of(table, breakages, title=running)):
            if number:
                sheets.feed()
                for line in page.before:
                    if line:
                        sheets.line(line)
            rows = [*page.header, *page.rows]
            sheets.table(rows, _edges([*table.header, *page.rows], 14 if ruled else 24), ruled=ruled)
        sheets.line(_SOURCE)
    return write_pdf(path, sheets.pages)

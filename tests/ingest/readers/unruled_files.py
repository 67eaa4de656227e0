"""Synthetic reports whose tables have no ruling lines, in the layouts that Word and web pages give them."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.ingest.synthetic import synthetic_tables
from tests.ingest.synthetic_tables import Known, SyntheticTable

WORD_LAYOUTS = ("plain", "right", "centred", "large", "apart", "across", "headed", "landscape", "tabs")
"""Cells to the left; numbers to the right; in the middle, header too; letters of 12 points; space between
rows; rules below header and table only; headers repeated on every page; on its side; no table but tabs."""
LAYOUTS = (*WORD_LAYOUTS, "web")
_PROSE = (
    "Pengukuran kinerja dilakukan dengan membandingkan target dan realisasi setiap indikator sehingga "
    "diketahui keberhasilan program pada tahun berjalan. Hal itu ditopang koordinasi lintas sektor, "
    "ketersediaan tenaga, serta pendampingan yang berkelanjutan bagi masyarakat sasaran. "
)
_NUMBER = re.compile(r"[(\d-][\d.,%) ]*")
_SIDE = 16.0
_LONG_SIDE = 24.7
"""Centimetres between the margins of a page, upright and on its side."""


def write_layout(folder: Path, seed: int, layout: str) -> tuple[Path, int, list[Known]]:
    """A report as PDF, printed by LibreOffice: the file, its year, and every figure in its tables."""
    office, year, tables = synthetic_tables(seed, [])
    title = ["LAPORAN KINERJA INSTANSI PEMERINTAH", office.upper(), "KABUPATEN CONTOH", f"TAHUN {year}"]
    if layout == "web":
        source = folder / f"{layout}-{seed}.html"
        source.write_text(_web(title, tables), encoding="utf-8")
    else:
        source = folder / f"{layout}-{seed}.docx"
        _word(title, tables, layout).save(str(source))
    _print(source, folder)
    return source.with_suffix(".pdf"), year, [known for table in tables for known in table.known]


def _print(source: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _word(title: Sequence[str], tables: Sequence[SyntheticTable], layout: str) -> Any:
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name = "Liberation Serif"
    normal.font.size = Pt({"large": 12, "tabs": 8, "landscape": 11}.get(layout, 10))
    section = document.sections[0]
    sides = (Cm(21), Cm(29.7))
    if layout in ("landscape", "tabs"):
        section.orientation = WD_ORIENT.LANDSCAPE
        sides = (sides[1], sides[0])
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = " ".join(title[1:])
    _page_number(section.footer.paragraphs[0])
    for line in title:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Rencana Strategis (Renstra) tahun 2021-2026 menjadi acuan laporan ini.")
    for number, table in enumerate(tables):
        for _ in range(1 + number % 3):
            document.add_paragraph(_PROSE * (1 + number % 2)).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        caption = document.add_paragraph(table.caption)
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_after = Pt(2)
        if layout == "tabs":
            _tabbed(document, table)
        else:
            _borderless(document, table, layout)
        document.add_paragraph("Sumber: data diolah")
    return document


def _page_number(paragraph: Any) -> None:
    paragraph.add_run("Halaman ")
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        run._r.append(mark)


def _widths(table: SyntheticTable, room: float) -> list[float]:
    """Widths of columns, wide enough for their longest word."""
    rows = [*table.header, *table.rows]
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(max(map(len, rows)))]
    least = [max(len(word) for text in column for word in [*text.split(), "x"]) + 2.0 for column in columns]
    wish = [max(map(len, column)) ** 0.8 for column in columns]
    spare = max(0.0, room / 0.19 - sum(least))
    shares = [few + spare * much / sum(wish) for few, much in zip(least, wish, strict=True)]
    return [room * share / sum(shares) for share in shares]


def _borderless(document: Any, table: SyntheticTable, layout: str) -> None:
    rows = [*table.header, *table.rows]
    widths = _widths(table, _LONG_SIDE if layout == "landscape" else _SIDE)
    grid = document.add_table(rows=len(rows), cols=len(widths))
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for number, (cells, texts) in enumerate(zip(grid.rows, rows, strict=True)):
        header = number < len(table.header)
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text
        if header and layout in ("headed", "landscape"):
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            cells._tr.get_or_add_trPr().append(mark)
        if layout == "across" and number in (0, len(table.header), len(rows)):
            _ruled_above(cells)
    _merge_header(grid, table)
    for number, cells in enumerate(grid.rows):
        for place, cell in enumerate(cells.cells):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(6 if layout == "apart" else 0)
                header = number < len(table.header)
                if layout in ("centred", "headed") and (header or _NUMBER.fullmatch(cell.text)):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                elif layout != "plain" and place and not header and _NUMBER.fullmatch(cell.text):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if layout == "centred":
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _merge_header(grid: Any, table: SyntheticTable) -> None:
    """Merge the cells of a header of two rows as its writer would."""
    if len(table.header) < 2:
        return
    upper, lower = table.header[:2]
    for column, text in enumerate(upper):
        end = column
        while end + 1 < len(upper) and not upper[end + 1] and lower[end + 1]:
            end += 1
        if text and lower[column] and end > column:
            grid.cell(0, column).merge(grid.cell(0, end)).text = text
        elif text and not lower[column]:
            grid.cell(0, column).merge(grid.cell(1, column)).text = text


def _ruled_above(row: Any) -> None:
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        top = OxmlElement("w:top")
        for key, value in (("val", "single"), ("sz", "8"), ("color", "000000")):
            top.set(qn(f"w:{key}"), value)
        borders.append(top)
        cell._tc.get_or_add_tcPr().append(borders)


def _tabbed(document: Any, table: SyntheticTable) -> None:
    """The rows of a table as paragraphs; figures end at their tab stops, names begin there."""
    widths = _widths(table, _LONG_SIDE)
    figures = [
        all(_NUMBER.fullmatch(row[i]) or row[i] in ("", "-") for row in table.rows if i < len(row))
        for i in range(len(widths))
    ]
    stops = []
    at = 0.0
    for number, width in enumerate(widths):
        if number and figures[number]:
            stops.append((at + width - 0.2, WD_TAB_ALIGNMENT.RIGHT))
        elif number:
            stops.append((at, WD_TAB_ALIGNMENT.LEFT))
        at += width
    for texts in [*table.header, *table.rows]:
        paragraph = document.add_paragraph("\t".join(texts))
        paragraph.paragraph_format.space_after = Pt(1)
        for place, alignment in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(place), alignment)


def _web(title: Sequence[str], tables: Sequence[SyntheticTable]) -> str:
    parts = [f"<p align=center>{html.escape(line)}</p>" for line in title]
    parts.append("<p>Rencana Strategis (Renstra) tahun 2021-2026 menjadi acuan laporan ini.</p>")
    for table in tables:
        parts.append(f"<p align=justify>{_PROSE}</p><p>{html.escape(table.caption)}</p><table width=100%>")
        for number, row in enumerate([*table.header, *table.rows]):
            parts.append("<tr>")
            for text in row:
                right = " align=right" if number >= len(table.header) and _NUMBER.fullmatch(text) else ""
                parts.append(f"<td valign=top{right}>{html.escape(text)}</td>")
            parts.append("</tr>")
        parts.append("</table><p>Sumber: data diolah</p>")
    style = "font-family: Liberation Sans; font-size: 9pt"
    return f"<html><body style='{style}'>{''.join(parts)}</body></html>"

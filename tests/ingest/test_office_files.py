"""Figures of Word and Excel files with merged headers, from the file to the figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import openpyxl

from assistant.domain.figures import Figure
from ingest.figures import extract_figures
from ingest.readers import read_document

_HEADER = (
    ("No", "Indikator Kinerja", "Satuan", "Tahun 2022", "", "Tahun 2023", ""),
    ("", "", "", "Target", "Realisasi", "Target", "Realisasi"),
)
_ROWS = (
    ("1", "Persentase jalan mantap", "%", "74", "75,10", "76", "76,82"),
    ("2", "Jumlah titik genangan", "Titik", "22", "25", "20", "18"),
)
_EXPECTED = [
    ("Persentase jalan mantap", 2022, "target", Decimal("74"), "%"),
    ("Persentase jalan mantap", 2022, "realisasi", Decimal("75.10"), "%"),
    ("Persentase jalan mantap", 2023, "target", Decimal("76"), "%"),
    ("Persentase jalan mantap", 2023, "realisasi", Decimal("76.82"), "%"),
    ("Jumlah titik genangan", 2022, "target", Decimal("22"), "titik"),
    ("Jumlah titik genangan", 2022, "realisasi", Decimal("25"), "titik"),
    ("Jumlah titik genangan", 2023, "target", Decimal("20"), "titik"),
    ("Jumlah titik genangan", 2023, "realisasi", Decimal("18"), "titik"),
]


def _figures(path: Path) -> list[Figure]:
    document = read_document(path)
    return extract_figures(document, report_id="r", agency="Dinas Contoh", report_year=2023)[0]


def _told(figures: list[Figure]) -> list[tuple[object, ...]]:
    return [(f.subject, f.year, f.measure, f.value, f.unit) for f in figures]


def test_a_word_table_with_merged_headers_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Tabel 3.1 Perbandingan Capaian Kinerja")
    table = document.add_table(rows=4, cols=7)
    for row, texts in enumerate((*_HEADER, *_ROWS)):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for column in range(3):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(0, 5).merge(table.cell(0, 6))
    path = tmp_path / "laporan.docx"
    document.save(str(path))
    assert _told(_figures(path)) == _EXPECTED


def test_a_sheet_with_merged_headers_and_numbers_is_read_with_its_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Tabel 3.1 Perbandingan Capaian Kinerja"])
    sheet.append([])
    for texts in _HEADER:
        sheet.append([text or None for text in texts])
    for number, name, unit, *values in _ROWS:
        sheet.append([int(number), name, unit, *(float(value.replace(",", ".")) for value in values)])
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"):
        sheet.merge_cells(area)
    path = tmp_path / "laporan.xlsx"
    book.save(path)
    figures = _figures(path)
    assert _told(figures) == _EXPECTED
    assert figures[1].location.sheet == sheet.title

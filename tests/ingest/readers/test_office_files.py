"""Word and Excel files, real ones written for the test."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as new_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from assistant.errors import UnreadableFile
from ingest.document import Grid, Line
from ingest.readers import read_document
from ingest.readers.xlsx import shown


def lines_of(path: Path) -> list[str]:
    return [item.text for item in read_document(path).items if isinstance(item, Line) and item.text]


def grids_of(path: Path) -> list[list[list[str]]]:
    found = [item for item in read_document(path).items if isinstance(item, Grid)]
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in found]


def test_word_headings_and_lists_come_in_reading_order_as_markdown(tmp_path: Path) -> None:
    document = new_docx()
    document.add_heading("BAB III AKUNTABILITAS KINERJA", 1)
    document.add_paragraph("Permasalahan antara lain :")
    document.add_paragraph("Tenaga bidan terbatas.", style="List Number")
    document.add_paragraph("Jalan rusak.", style="List Number")
    document.add_paragraph("Rujukan terlambat.", style="List Bullet")
    document.save(path := tmp_path / "laporan.docx")
    assert lines_of(path) == [
        "# BAB III AKUNTABILITAS KINERJA",
        "Permasalahan antara lain :",
        "1. Tenaga bidan terbatas.",
        "2. Jalan rusak.",
        "- Rujukan terlambat.",
    ]


def test_word_merged_cells_repeat_their_text_and_say_so(tmp_path: Path) -> None:
    document = new_docx()
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate(
        (("Indikator", "Tahun 2023", ""), ("", "Target", "Realisasi"), ("AKI", "110", "105"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.save(path := tmp_path / "laporan.docx")
    (grid,) = (item for item in read_document(path).items if isinstance(item, Grid))
    texts = [[cell.text for cell in row.cells] for row in grid.rows]
    assert texts == [
        ["Indikator", "Tahun 2023", "Tahun 2023"],
        ["Indikator", "Target", "Realisasi"],
        ["AKI", "110", "105"],
    ]
    assert [[cell.spans for cell in row.cells] for row in grid.rows] == [
        [False, False, True],
        [True, False, False],
        [False, False, False],
    ]


def test_word_shows_insertions_and_text_boxes_but_no_deletions(tmp_path: Path) -> None:
    document = new_docx()
    space = nsdecls("w")
    paragraph = document.add_paragraph("Capaian ")._p
    paragraph.append(parse_xml(f"<w:ins {space} w:id='1'><w:r><w:t>102 persen</w:t></w:r></w:ins>"))
    paragraph.append(
        parse_xml(f"<w:del {space} w:id='2'><w:r><w:delText>98 persen</w:delText></w:r></w:del>")
    )
    box = "<w:txbxContent><w:p><w:r><w:t>TAHUN 2023</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {space}><w:pict>{box}</w:pict></w:r>"
    document.add_paragraph("DINAS KESEHATAN")._p.append(parse_xml(box))
    document.save(path := tmp_path / "laporan.docx")
    assert lines_of(path) == ["Capaian 102 persen", "DINAS KESEHATAN", "TAHUN 2023"]


def test_an_excel_sheet_gives_titles_tables_places_and_formulas(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Capaian"
    rows = [
        ["Tabel 3.1 Capaian"],
        [],
        ["Indikator", "Target", "Realisasi"],
        ["APM SD", 0.985, 0.9712],
        ["RLS", 7.5, 7.61],
    ]
    for row in [*rows, [], ["Program", "Pagu"], ["Program A", 12_500_000_000]]:
        sheet.append(row)
    sheet["B4"].number_format = sheet["C4"].number_format = "0.00%"
    sheet["D5"] = "=C5/B5"
    book.create_sheet("Coretan").sheet_state = "hidden"
    book.save(path := tmp_path / "laporan.xlsx")
    document = read_document(path)
    grids = [item for item in document.items if isinstance(item, Grid)]
    assert lines_of(path) == ["# Capaian", "Tabel 3.1 Capaian"]
    assert [[cell.text for cell in row.cells][:3] for row in grids[0].rows] == [
        ["Indikator", "Target", "Realisasi"],
        ["APM SD", "98,50 %", "97,12 %"],  # 0.985 × 100
        ["RLS", "7,5", "7,61"],
    ]
    assert [cell.text for cell in grids[1].rows[1].cells] == ["Program A", "12.500.000.000"]
    second = grids[0].rows[2]
    assert second.cells[1].location is not None
    assert (second.location.sheet, second.cells[1].location.cell) == ("Capaian", "B5")
    assert second.cells[3].formula == "=C5/B5"
    reasons = [skipped.reason for skipped in document.skipped]
    assert any("D5" in reason and "Excel" in reason for reason in reasons)  # nobody has computed it yet
    assert any("Coretan" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        pytest.param(0.8929, "0.00%", "89,29 %", id="percent"),
        pytest.param(0.8929, "0%", "89 %", id="whole-percent"),
        pytest.param(1.02625, "0.00%", "102,63 %", id="half-up"),
        pytest.param(102.632183908046, "General", "102,632183908046", id="general-keeps-all"),
        pytest.param(102.632183908046, "0.00", "102,63", id="two-decimals"),
        pytest.param(1595, "#,##0", "1595", id="four-digits-stay-together"),
        pytest.param(12907081721.5, '"Rp"#,##0.00', "12.907.081.721,50", id="rupiah"),
        pytest.param("N/A", "General", "N/A", id="text"),
        pytest.param(None, "General", "", id="empty"),
    ],
)
def test_a_cell_reads_as_the_sheet_shows_it(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_workbook_with_macros_is_read_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Indikator", "Target"])
    book.active.append(["APM SD", 98])
    book.save(path := tmp_path / "laporan.xlsm")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    assert grids_of(path) == [[["Indikator", "Target"], ["APM SD", "98"]]]


def test_a_word_file_with_macros_is_refused(tmp_path: Path) -> None:
    new_docx().save(path := tmp_path / "laporan.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    with pytest.raises(UnreadableFile, match="makro"):
        read_document(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(UnreadableFile, match="mengembang"):
        read_document(path)


@pytest.mark.parametrize(
    "inside", [pytest.param("word/document.xml", id="word"), pytest.param("xl/workbook.xml", id="excel")]
)
def test_a_damaged_office_file_is_refused(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(inside, b"<w:document>")
    with pytest.raises(UnreadableFile, match="rusak"):
        read_document(path)


def test_a_word_file_called_xlsx_is_read_as_word(tmp_path: Path) -> None:
    document = new_docx()
    document.add_paragraph("LAPORAN KINERJA")
    document.save(tmp_path / "laporan.docx")
    path = (tmp_path / "laporan.docx").rename(tmp_path / "laporan.xlsx")
    assert lines_of(path) == ["LAPORAN KINERJA"]

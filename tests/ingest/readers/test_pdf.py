"""PDF files, written by hand so that their lines and rules are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import MissingExtra, UnreadableFile
from ingest.document import Grid, Line
from ingest.readers import read_document, scans
from tests.ingest.readers.small_pdf import ruled, write_pdf

LONG = "Pengukuran kinerja membandingkan target dan realisasi setiap indikator pada tahun berjalan"


def test_lines_keep_their_page_and_their_paragraphs_apart(tmp_path: Path) -> None:
    texts = [
        (60, 100, LONG),
        (60, 112, "sesuai dengan perjanjian kinerja."),
        (60, 150, "Paragraf berikutnya."),
    ]
    path = write_pdf(tmp_path / "laporan.pdf", [(texts, []), ([(60, 100, "Halaman kedua.")], [])])
    items = [item for item in read_document(path).items if isinstance(item, Line)]
    said = [(item.text, item.location.page) for item in items if item.text]
    assert said == [
        (LONG, 1),
        ("sesuai dengan perjanjian kinerja.", 1),
        ("Paragraf berikutnya.", 1),
        ("Halaman kedua.", 2),
    ]
    after = [item.text for item in items].index("sesuai dengan perjanjian kinerja.") + 1
    assert items[after].text == ""  # the gap of 38 points


def test_a_table_with_rules_is_a_grid_between_its_lines(tmp_path: Path) -> None:
    texts = [(60, 90, "Tabel 3.1 Capaian"), (60, 200, "Sumber: data dinas.")]
    for row, (name, target) in enumerate(
        (("Indikator", "Target"), ("Angka Kematian Ibu", "110"), ("APM SD", "98,5"))
    ):
        texts += [(65, 114 + 20 * row, name), (305, 114 + 20 * row, target)]
    path = write_pdf(tmp_path / "laporan.pdf", [(texts, ruled((60, 300, 400), (100, 120, 140, 160)))])
    items = [item for item in read_document(path).items if isinstance(item, Grid) or item.text]
    assert [type(item).__name__ for item in items] == ["Line", "Grid", "Line"]
    assert isinstance(items[1], Grid)
    assert [[cell.text for cell in row.cells] for row in items[1].rows] == [
        ["Indikator", "Target"],
        ["Angka Kematian Ibu", "110"],
        ["APM SD", "98,5"],
    ]


def test_a_table_without_rules_is_told_by_alignment_and_its_wrapped_cells_are_joined(tmp_path: Path) -> None:
    rows = [
        (60, 100, LONG),
        (60, 140, "No"), (100, 140, "Indikator"), (300, 140, "Target"), (400, 140, "Realisasi"),
        (60, 160, "1"), (100, 160, "Persentase temuan"), (300, 160, "85"), (400, 160, "80,5"),
        (100, 172, "yang ditindaklanjuti"),
        (60, 190, "2"), (100, 190, "Nilai APIP"), (300, 190, "3"), (400, 190, "3"),
        (60, 230, LONG),
    ]  # fmt: skip
    path = write_pdf(tmp_path / "laporan.pdf", [(rows, [])])
    (grid,) = (item for item in read_document(path).items if isinstance(item, Grid))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["No", "Indikator", "Target", "Realisasi"],
        ["1", "Persentase temuan yang ditindaklanjuti", "85", "80,5"],
        ["2", "Nilai APIP", "3", "3"],
    ]


def test_headers_footers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        ([(60, 40, "LKjIP Dinas Kesehatan 2023"), (60, 200, f"{LONG} {n}."), (300, 800, f"Halaman {n}")], [])
        for n in range(1, 6)
    ]
    document = read_document(write_pdf(tmp_path / "laporan.pdf", pages))
    said = [item.text for item in document.items if isinstance(item, Line) and item.text]
    assert said == [f"{LONG} {n}." for n in range(1, 6)]


def test_a_table_that_reaches_the_edge_goes_on_on_the_next_page(tmp_path: Path) -> None:
    first = (
        [(65, 754, "Program A"), (305, 754, "98"), (65, 774, "Program B"), (305, 774, "97")],
        ruled((60, 300, 400), (740, 760, 780)),
    )
    second = (
        [(65, 64, "Program C"), (305, 64, "96"), (65, 84, "Program D"), (305, 84, "95")],
        ruled((60, 300, 400), (50, 70, 90)),
    )
    document = read_document(write_pdf(tmp_path / "laporan.pdf", [first, second]))
    assert [item.continues for item in document.items if isinstance(item, Grid)] == [False, True]


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "laporan.pdf", [([(60, 100, LONG)], [])], locked=True)
    with pytest.raises(UnreadableFile, match="sandi"):
        read_document(path)


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"%PDF-1.4\nrusak")
    with pytest.raises(UnreadableFile, match="rusak"):
        read_document(path)


def test_a_scan_without_the_programs_says_how_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda program: None)
    with pytest.raises(MissingExtra, match="pip install ocrmypdf"):
        read_document(write_pdf(tmp_path / "pindaian.pdf", [([], [])]))

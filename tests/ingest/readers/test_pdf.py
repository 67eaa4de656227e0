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


def cells_of(path: Path) -> list[list[str]]:
    grids = [item for item in read_document(path).items if isinstance(item, Grid)]
    return [[cell.text for cell in row.cells] for grid in grids for row in grid.rows]


def test_text_in_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    left = [f"Kolom kiri berisi uraian nomor {word} yang cukup panjang" for word in "abcdefg"]
    right = [f"Kolom kanan memuat uraian nomor {word} yang juga panjang" for word in "abcdefg"]
    texts = [(50, 100 + 12 * i, line) for i, line in enumerate(left)]
    texts += [(310, 100 + 12 * i, line) for i, line in enumerate(right)]
    document = read_document(write_pdf(tmp_path / "laporan.pdf", [(texts, [])]))
    assert [item.text for item in document.items if isinstance(item, Line) and item.text] == [*left, *right]


def test_the_rest_of_a_cell_at_the_head_of_the_next_page_is_given_back(tmp_path: Path) -> None:
    columns = (60, 170, 270)
    first = (
        [
            (65, 734, "Program"),
            (175, 734, "Pagu"),
            (65, 754, "Penyediaan jasa surat"),
            (175, 754, "1.500.000"),
        ],
        ruled(columns, (720, 740, 780)),
    )
    second = (
        [(65, 64, "menyurat kantor"), (65, 84, "Pengadaan meja"), (175, 84, "2.500.000")],
        ruled(columns, (50, 70, 90)),
    )
    assert cells_of(write_pdf(tmp_path / "laporan.pdf", [first, second])) == [
        ["Program", "Pagu"],
        ["Penyediaan jasa surat menyurat kantor", "1.500.000"],
        ["Pengadaan meja", "2.500.000"],
    ]


def test_a_header_alone_at_the_foot_of_a_page_stays_with_its_table(tmp_path: Path) -> None:
    columns = (60, 300, 400, 500)
    first = (
        [(60, 100, LONG), (65, 764, "Indikator"), (305, 764, "Target"), (405, 764, "Realisasi")],
        ruled(columns, (750, 770)),
    )
    second = ([(65, 64, "APM SD"), (305, 64, "98"), (405, 64, "97")], ruled(columns, (50, 70)))
    document = read_document(write_pdf(tmp_path / "laporan.pdf", [first, second]))
    grids = [item for item in document.items if isinstance(item, Grid)]
    assert [grid.continues for grid in grids] == [False, True]


def test_a_table_without_rules_goes_on_over_a_page_and_its_second_header_is_left_out(tmp_path: Path) -> None:
    def row(y: float, *cells: str) -> list[tuple[float, float, str]]:
        return [(x, y, cell) for x, cell in zip((60, 100, 300, 400), cells, strict=True)]

    head = ("No", "Indikator", "Target", "Realisasi")
    first = [*row(700, *head), *row(714, "1", "APM SD", "98", "97"), *row(728, "2", "APM SMP", "90", "91")]
    second = [*row(100, *head), *row(114, "3", "RLS", "7,5", "7,6"), (60, 160, LONG)]
    assert cells_of(write_pdf(tmp_path / "laporan.pdf", [(first, []), (second, [])])) == [
        list(head),
        ["1", "APM SD", "98", "97"],
        ["2", "APM SMP", "90", "91"],
        ["3", "RLS", "7,5", "7,6"],
    ]


def test_merged_cells_of_a_ruled_table_are_repeated_and_say_so(tmp_path: Path) -> None:
    texts = [
        (65, 114, "Indikator"), (165, 114, "Tahun 2023"), (165, 134, "Target"), (265, 134, "Realisasi"),
        (65, 154, "APM SD"), (165, 154, "98"), (265, 154, "97"),
    ]  # fmt: skip
    rules = [(60, 100, 360, 100), (160, 120, 360, 120), (60, 140, 360, 140), (60, 160, 360, 160)]
    rules += [(60, 100, 60, 160), (160, 100, 160, 160), (260, 120, 260, 160), (360, 100, 360, 160)]
    document = read_document(write_pdf(tmp_path / "laporan.pdf", [(texts, rules)]))
    (grid,) = (item for item in document.items if isinstance(item, Grid))
    assert [[(cell.text, cell.spans) for cell in row.cells] for row in grid.rows] == [
        [("Indikator", False), ("Tahun 2023", False), ("Tahun 2023", True)],
        [("Indikator", True), ("Target", False), ("Realisasi", False)],
        [("APM SD", False), ("98", False), ("97", False)],
    ]


def test_rows_between_two_rules_are_parted_by_their_figures(tmp_path: Path) -> None:
    texts = [(65, 114, "Uraian"), (205, 114, "Pagu"), (305, 114, "Realisasi")]
    for row, (name, *values) in enumerate((("Program A", "98", "97"), ("Program B", "88", "87"))):
        texts += [(65, 134 + 14 * row, name)]
        texts += [(205 + 100 * i, 134 + 14 * row, value) for i, value in enumerate(values)]
    path = write_pdf(tmp_path / "laporan.pdf", [(texts, ruled((60, 200, 300, 400), (100, 120, 160)))])
    assert cells_of(path) == [
        ["Uraian", "Pagu", "Realisasi"],
        ["Program A", "98", "97"],
        ["Program B", "88", "87"],
    ]


def test_a_page_on_its_side_is_turned_upright(tmp_path: Path) -> None:
    plain = write_pdf(tmp_path / "tegak.pdf", [([(60, 100, LONG)], [])])
    turned = tmp_path / "miring.pdf"
    turned.write_bytes(plain.read_bytes().replace(b"60 742 Td", b"0 1 -1 0 300 60 Tm"))
    assert [item.text for item in read_document(turned).items if isinstance(item, Line) and item.text] == [
        LONG
    ]


def test_tables_that_share_a_rule_keep_columns_of_their_own(tmp_path: Path) -> None:
    texts = [(65, 114, "Program"), (265, 114, "Pagu"), (65, 134, "Program A"), (265, 134, "1.500.000")]
    texts += [(65, 154, "Indikator"), (165, 154, "Target"), (65, 174, "APM SD"), (165, 174, "98")]
    rules = ruled((60, 260, 360), (100, 120, 140)) + ruled((60, 160, 360), (140, 160, 180))
    assert cells_of(write_pdf(tmp_path / "laporan.pdf", [(texts, rules)])) == [
        ["Program", "Pagu"],
        ["Program A", "1.500.000"],
        ["Indikator", "Target"],
        ["APM SD", "98"],
    ]

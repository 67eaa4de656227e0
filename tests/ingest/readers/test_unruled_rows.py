"""Where the rows of tables without ruling lines begin and end, and which of them are refused."""

from __future__ import annotations

from pathlib import Path

from ingest.document import Document, Grid
from ingest.readers import read_document
from tests.ingest.readers.small_pdf import Text, write_pdf

_AT = (60.0, 100.0, 300.0, 400.0)
_HEADER = [
    (60.0, 100.0, "No"),
    (100.0, 100.0, "Indikator"),
    (300.0, 100.0, "Target"),
    (400.0, 100.0, "Hasil"),
]


def line(y: float, *cells: str, at: tuple[float, ...] = _AT) -> list[Text]:
    return [(x, y, cell) for x, cell in zip(at, cells, strict=False) if cell]


def read(folder: Path, *texts: list[Text]) -> Document:
    return read_document(write_pdf(folder / "laporan.pdf", [([text for part in texts for text in part], [])]))


def rows_of(document: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for item in document.items
        if isinstance(item, Grid)
        for row in item.rows
    ]


def test_figures_beside_the_middle_of_a_name_of_two_lines_belong_to_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _HEADER,
        line(114, "", "Persentase usulan warga"),
        line(120, "1", "", "90,04", "92,46"),  # (114 + 126) / 2
        line(126, "", "yang diakomodasi"),
        line(138, "", "Rasio petugas per"),
        line(144, "2", "", "85,26", "79,07"),  # (138 + 150) / 2
        line(150, "", "10.000 penduduk"),
    )
    assert rows_of(document)[1:] == [
        ["1", "Persentase usulan warga yang diakomodasi", "90,04", "92,46"],
        ["2", "Rasio petugas per 10.000 penduduk", "85,26", "79,07"],
    ]
    assert document.skipped == ()


def test_a_table_with_figures_half_beside_lines_that_have_another_middle_is_refused(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _HEADER,
        line(114, "", "Persentase usulan warga"),
        line(120, "1", "", "90,04", "92,46"),
        line(126, "", "yang diakomodasi"),
        line(138, "", "Rasio petugas per"),
        line(150, "", "10.000 penduduk"),
        line(156, "2", "", "85,26", "79,07"),  # neither beside 144 nor at the first line
    )
    assert rows_of(document) == []
    (refused,) = document.skipped
    assert refused.location.page == 1
    assert "batas barisnya tidak pasti" in refused.reason


def test_a_row_whose_figures_stand_below_the_beginning_of_its_name_is_refused(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _HEADER,
        line(112, "", "Angka Melek Huruf", "98", "97"),
        line(124, "", "Rata-rata Lama Sekolah", "7,5", "7,6"),
        line(136, "", "Angka Partisipasi", "90", "91"),
        line(148, "", "Nilai Akreditasi", "80", "81"),
        line(160, "", "Jumlah Gedung", "70", "71"),
        line(172, "", "Jumlah Guru", "60", "61"),
        line(184, "", "dan Tenaga Kependidikan yang Bersertifikat"),
        line(196, "", "Jumlah Siswa", "50", "51"),
        line(208, "", "Jumlah Kelas", "40", "41"),
    )
    names = [row[1] if len(row) > 3 else row[0] for row in rows_of(document)[1:]]
    assert "Angka Melek Huruf" in names
    assert "Jumlah Kelas" in names
    assert not any(name.startswith(("Jumlah Guru", "Jumlah Siswa")) for name in names)
    assert {item.location.page for item in document.skipped} == {1}


def test_a_cell_with_a_piece_of_a_number_is_refused_with_the_row_above(tmp_path: Path) -> None:
    names = ["Program Satu", "Program Dua", "Program Tiga", "Program Empat", "Program Lima", "Program Enam"]
    rows = [
        line(114 + 24 * i, name, f"{i + 1}5.000.000", "98,10", at=(60, 300, 400))
        for i, name in enumerate(names)
    ]
    rows[5] = line(114 + 24 * 5, "Program Enam", ",00", "98,10", at=(60, 300, 400))
    document = read(tmp_path, line(90, "Program", "Pagu", "Serapan", at=(60, 300, 400)), *rows)
    assert [row[0] for row in rows_of(document)] == ["Program", *names[:4]]
    assert len(document.skipped) == 2


def test_rows_are_told_by_steps_that_are_wider_by_a_third_of_a_point(tmp_path: Path) -> None:
    at = (60.0, 150.0, 300.0, 400.0)
    y, texts = 114.0, []
    for code, name in (("1.01.02", "Rehabilitasi"), ("1.01.03", "Perlindungan"), ("1.01.04", "Pemberdayaan")):
        texts += line(y, code, name, "85.000.000", "71,0", at=at)
        texts += line(y + 11.5, "02", "Sosial Dasar", ",00", "0", at=at)
        texts += line(y + 23, "", "Warga", at=at)
        y += 23 + 11.85
    document = read(tmp_path, line(100, "Kode", "Kegiatan", "Pagu", "Hasil", at=at), texts)
    assert rows_of(document)[1:] == [
        ["1.01.02 02", "Rehabilitasi Sosial Dasar Warga", "85.000.000,00", "71,00"],
        ["1.01.03 02", "Perlindungan Sosial Dasar Warga", "85.000.000,00", "71,00"],
        ["1.01.04 02", "Pemberdayaan Sosial Dasar Warga", "85.000.000,00", "71,00"],
    ]


def test_a_name_that_begins_with_sumber_in_an_inner_column_ends_no_table(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _HEADER,
        line(114, "1", "Jumlah pengembangan potensi", "44", "45"),
        line(126, "", "Sumber Kesejahteraan"),
        line(138, "2", "Jumlah panti", "12", "13"),
    )
    assert rows_of(document)[1:] == [
        ["1", "Jumlah pengembangan potensi Sumber Kesejahteraan", "44", "45"],
        ["2", "Jumlah panti", "12", "13"],
    ]


def test_a_heading_over_the_middle_of_two_columns_stands_in_both(tmp_path: Path) -> None:
    at = (60.0, 200.0, 270.0, 350.0, 420.0)
    document = read(
        tmp_path,
        [(226.0, 100.0, "TAHUN 2023"), (376.0, 100.0, "TAHUN 2024")],
        line(114, "Indikator", "Target", "Realisasi", "Target", "Realisasi", at=at),
        line(128, "Nilai A", "98,10", "97,20", "88,10", "87,20", at=at),
        line(142, "Nilai B", "78,10", "77,20", "68,10", "67,20", at=at),
    )
    assert rows_of(document)[0] == ["", "TAHUN 2023", "TAHUN 2023", "TAHUN 2024", "TAHUN 2024"]

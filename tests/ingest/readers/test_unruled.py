"""Tables without ruling lines: where they end, and which column a figure stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Grid
from ingest.readers import read_document
from tests.ingest.readers.small_pdf import Text, write_pdf
from tests.ingest.synthetic import FILE_BREAKAGES
from tests.ingest.test_written_files import measured, reports

_BOTH_SIDES = 0.96


def grids_of(path: Path) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in item.rows]
        for item in read_document(path).items
        if isinstance(item, Grid)
    ]


def line(y: float, *cells: str, at: tuple[float, ...] = (60, 100, 300, 400)) -> list[Text]:
    return [(x, y, cell) for x, cell in zip(at, cells, strict=False) if cell]


@pytest.mark.parametrize("seed", range(3))
def test_every_figure_of_an_undamaged_file_without_rules_is_found(seed: int, tmp_path: Path) -> None:
    assert measured(reports(tmp_path, "pdf_aligned", "", [seed])) == (1, 1)


@pytest.mark.slow
@pytest.mark.parametrize("breakage", FILE_BREAKAGES)
def test_a_damaged_file_without_rules_loses_at_most_four_in_a_hundred(breakage: str, tmp_path: Path) -> None:
    recall, precision = measured(reports(tmp_path, "pdf_aligned", breakage, range(2)))
    assert min(recall, precision) >= _BOTH_SIDES


def test_a_source_and_a_caption_part_two_tables_of_the_same_columns(tmp_path: Path) -> None:
    texts = [
        *line(100, "No", "Kecamatan", "Sasaran", "Terlayani"),
        *line(114, "1", "Kecamatan Utara", "3.606", "1.875"),
        *line(128, "2", "Kecamatan Barat", "7.479", "3.230"),
        (60, 142, "Sumber: data diolah"),
        (60, 156, "Tabel 3.7 Tindak Lanjut"),
        *line(170, "No", "Kecamatan", "Jumlah", "Selesai"),
        *line(184, "1", "Kecamatan Utara", "45", "31"),
        *line(198, "2", "Kecamatan Barat", "42", "36"),
    ]
    first, second = grids_of(write_pdf(tmp_path / "laporan.pdf", [(texts, [])]))
    assert first[-1] == ["2", "Kecamatan Barat", "7.479", "3.230"]
    assert second == [
        ["No", "Kecamatan", "Jumlah", "Selesai"],
        ["1", "Kecamatan Utara", "45", "31"],
        ["2", "Kecamatan Barat", "42", "36"],
    ]


def test_words_that_stand_below_each_other_are_no_columns(tmp_path: Path) -> None:
    rows = [line(100 + 14 * i, str(i), f"Layanan Kecamatan {i}", f"{i}.606") for i in range(1, 5)]
    path = write_pdf(tmp_path / "laporan.pdf", [([text for row in rows for text in row], [])])
    (grid,) = grids_of(path)
    assert grid[0] == ["1", "Layanan Kecamatan 1", "1.606"]


def test_another_structure_of_columns_begins_another_table(tmp_path: Path) -> None:
    texts = [
        *line(100, "Program", "Pagu", "Realisasi", at=(60, 300, 400)),
        *line(114, "Program A", "1.500.000", "1.400.000", at=(60, 300, 400)),
        *line(128, "Program B", "2.500.000", "2.400.000", at=(60, 300, 400)),
        *line(142, "Indikator", "Target", "Realisasi", "Capaian", at=(60, 240, 335, 440)),
        *line(156, "Angka Melek Huruf", "98", "97", "98,98", at=(60, 240, 335, 440)),
        *line(170, "Rata-rata Lama Sekolah", "7,5", "7,6", "101,33", at=(60, 240, 335, 440)),
    ]
    first, second = grids_of(write_pdf(tmp_path / "laporan.pdf", [(texts, [])]))
    assert first[-1] == ["Program B", "2.500.000", "2.400.000"]
    assert second[0] == ["Indikator", "Target", "Realisasi", "Capaian"]


def test_a_heading_over_several_columns_stands_in_each_of_them(tmp_path: Path) -> None:
    at = (60, 200, 260, 330, 390)
    texts = [
        *line(100, "", "Tahun 2023 (n)", "Tahun 2024 (n)", at=(60, 211, 341)),
        *line(114, "Indikator", "Target", "Hasil", "Target", "Hasil", at=at),
        *line(128, "Nilai A", "98,10", "97,20", "88,10", "87,20", at=at),
        *line(142, "Nilai B", "78,10", "77,20", "68,10", "67,20", at=at),
    ]
    (grid,) = grids_of(write_pdf(tmp_path / "laporan.pdf", [(texts, [])]))
    assert grid[0] == ["", "Tahun 2023 (n)", "Tahun 2023 (n)", "Tahun 2024 (n)", "Tahun 2024 (n)"]


def test_the_only_row_on_the_next_page_belongs_to_the_table_above(tmp_path: Path) -> None:
    first = [
        *line(700, "No", "Indikator", "Target", "Realisasi"),
        *line(714, "1", "Angka Melek Huruf", "98", "97"),
        *line(728, "2", "Rata-rata Lama Sekolah", "7,5", "7,6"),
    ]
    second = [*line(100, "3", "Angka Partisipasi", "90", "91"), *line(111, "", "Murni")]
    (grid,) = grids_of(write_pdf(tmp_path / "laporan.pdf", [(first, []), (second, [])]))
    assert grid[-1] == ["3", "Angka Partisipasi Murni", "90", "91"]


def test_numbered_sentences_with_figures_stay_lines(tmp_path: Path) -> None:
    texts = []
    for number in range(1, 5):
        texts += [(60, 100 + 14 * number, f"{number}."), (90, 100 + 14 * number, f"Nilai {number}0,5 persen")]
    assert grids_of(write_pdf(tmp_path / "laporan.pdf", [(texts, [])])) == []

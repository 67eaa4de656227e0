"""Categories that share their cell with a number, and bare shares beside a ceiling."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.domain.figures import Figure
from ingest.figures import extract_figures
from ingest.grids import find_grids
from ingest.readers import read_document

_HEAD = "LKjIP\nDINAS SOSIAL KOTA CONTOH\nTAHUN 2024\n\n"


def figures_of(tmp_path: Path, table: str) -> dict[tuple[str, str], Figure]:
    path = tmp_path / "laporan.txt"
    path.write_text(_HEAD + table, encoding="utf-8")
    document = find_grids(read_document(path))
    found, _ = extract_figures(document, report_id="r1", agency="Dinas", report_year=2024)
    return {(figure.subject, figure.measure): figure for figure in found}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        pytest.param("Capaian (%)\tKategori", "\t100,38 Sangat Tinggi", id="moved-into-the-next-column"),
        pytest.param("Capaian (%)\tKategori", "100,38\tSangat Tinggi", id="in-their-own-columns"),
    ],
)
def test_a_number_beside_a_category_is_the_capaian(tmp_path: Path, header: str, cells: str) -> None:
    table = f"Tabel 3.1 Capaian 2024\nNo\tIndikator\tTarget\tRealisasi\t{header}\n"
    table += f"1\tNilai kepuasan\t86,00\t86,33\t{cells}\n2\tNilai mutu\t80,00\t88,00\t110,00\tSangat Tinggi\n"
    found = figures_of(tmp_path, table)
    assert found["Nilai kepuasan", "capaian"].value == Decimal("100.38")
    assert found["Nilai kepuasan", "kategori"].value == "Sangat Tinggi"


def test_no_number_is_a_category(tmp_path: Path) -> None:
    table = "Tabel 3.1 Capaian 2024\nNo\tIndikator\tTarget\tRealisasi\tKategori\n"
    table += "1\tNilai kepuasan\t86,00\t86,33\t100,38 Sangat Tinggi\n2\tNilai mutu\t80,00\t88,00\tTinggi\n"
    found = figures_of(tmp_path, table)
    assert found["Nilai kepuasan", "kategori"].value == "Sangat Tinggi"
    assert ("Nilai kepuasan", "capaian") not in found


def test_a_bare_percentage_beside_a_ceiling_is_its_absorption(tmp_path: Path) -> None:
    # 40 + 10 + 20 + 25 = 95; 95 / 100 = 95,00 %; 5 + 5 + 20 + 15 = 45; 45 / 50 = 90,00 %
    table = "Tabel 3.9 Realisasi Anggaran per Triwulan (Rp)\n"
    table += "Program\tPagu\tTW I\tTW II\tTW III\tTW IV\tJumlah\t%\n"
    table += "Program Satu\t100.000.000\t40.000.000\t10.000.000\t20.000.000\t25.000.000\t95.000.000\t95,00\n"
    table += "Program Dua\t50.000.000\t5.000.000\t5.000.000\t20.000.000\t15.000.000\t45.000.000\t90,00\n"
    found = figures_of(tmp_path, table)
    assert found["Program Satu", "serapan_persen"].value == Decimal("95")
    assert found["Program Dua", "realisasi_anggaran"].value == Decimal("45000000")

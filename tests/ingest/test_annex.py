"""The wide evaluation annex with pairs of performance and money."""

from __future__ import annotations

from assistant.domain.figures import Level
from tests.ingest.test_figures import read

BLANK = "\t" * 13

HEAD = [
    "(1)\t(2)\t(3)\t(4)\tTarget Renstra pada Tahun 2026\t\t"
    "Realisasi Capaian Kinerja Renstra s/d Tahun Lalu (2023)\t\t"
    "Target Kinerja dan Anggaran Renja (Tahun 2024)\t\tRealisasi Kinerja Triwulan\t\t\t\t"
    "Tingkat Capaian Kinerja dan Realisasi Anggaran\t\tRealisasi Kinerja dan Anggaran Renstra s/d Tahun\t\t"
    "Tingkat Capaian Renstra (%)\t\tPenanggung jawab",
    "\t\t\t\t\t(5)\t(6)\t(7)\tI\t\tII\t\tIII\t\tIV\t\t(12)=(8+9+10+11)\t(13 = (12/7x100))\t(14 = (6+12))"
    "\t(15 = (14/5x100))\t(16)",
    "\t\t\t\t\t\t\t\tK\tRp\tK\tRp\tK\tRp\tK\tRp",
]
PAIRS = [
    *[
        ("40,00", "4.000"),
        ("10,00", "1.000"),
        ("8,00", "800"),
        ("1,00", "100"),
        ("2,00", "200"),
        ("2,00", "200"),
    ],
    *[("3,00", "250"), ("8,00", "750"), ("100,00", "93,75"), ("18,00", "1.750"), ("45,00", "43,75")],
]


def _row(code: str, name: str, indicator: str) -> str:
    return "\t".join(
        ["", code, name, indicator, "orang", *(text for pair in PAIRS for text in pair), "Dinas"]
    )


ROWS = [
    _row("1.06.02", "PROGRAM PELAYANAN", "Jumlah warga terlayani"),
    _row("1.06.02.2.01", "Pelayanan Dasar", "Jumlah layanan dasar"),
    _row("1.06.02.2.01.0001", "Penyediaan Layanan", "Jumlah orang dilayani"),
]


def test_pairs_are_told_by_numbers_and_formulas() -> None:
    figures = [f for f in read([*HEAD, *ROWS]) if f.location and f.location.line_from == 6]
    assert [(f.measure, f.year) for f in figures if f.subject == "Jumlah orang dilayani"] == [
        ("target_akhir_renstra", 2026), ("realisasi_sd_tahun_lalu", 2023), ("target", 2024),
        ("realisasi_tw1", 2024),
        ("realisasi_tw2", 2024), ("realisasi_tw3", 2024),
        ("realisasi_tw4", 2024),
        ("realisasi", 2024), ("capaian", 2024),
        ("realisasi_kumulatif_renstra", 2024), ("tingkat_capaian_renstra", 2024),
    ]  # fmt: skip
    money = [f for f in figures if f.subject == "Penyediaan Layanan"]
    assert [f.measure for f in money][2:5] == ["pagu", "realisasi_anggaran_tw1", "realisasi_anggaran_tw2"]
    assert {(f.level, f.parent) for f in money} == {(Level.SUB_KEGIATAN, "Pelayanan Dasar")}


def test_rows_over_the_header_belong_to_the_annex() -> None:
    figures = read([ROWS[0], "", *HEAD, *ROWS[1:]])
    assert len([f for f in figures if f.location and f.location.line_from == 1]) == 22


def test_means_and_shares_are_told_by_their_labels() -> None:
    blank = "\t" * 13
    lines = [
        *HEAD,
        *ROWS,
        f"Rata-rata capaian kinerja Per Kegiatan(%){blank}97,95\t94,33",
        f"Predikat kinerja(%){blank}Tinggi",
    ]
    figures = read(lines)[-3:]
    assert [(f.subject, f.measure, f.parent) for f in figures] == [
        ("Rata-rata capaian kinerja Per Kegiatan(%)", "capaian", "Program pelayanan"),
        ("Rata-rata capaian kinerja Per Kegiatan(%)", "serapan_persen", "Program pelayanan"),
        ("Rata-rata capaian kinerja Per Kegiatan(%)", "kategori", "Program pelayanan"),
    ]


def test_a_total_outside_its_columns_is_placed_only_by_the_same_amount_elsewhere() -> None:
    total = "Total" + "\t" * 13 + "14.025.195.057,00\t\t12.907.081.721,50"
    alone = [f for f in read([*HEAD, *ROWS, total]) if f.subject == "Total"]
    assert alone == []
    budget = [
        "Program\tPagu\tRealisasi",
        "Program Pelayanan\t14.025.195.057,00\t12.907.081.721,50",
        "Teks biasa di antara dua tabel.",
    ]
    placed = [f for f in read([*budget, *HEAD, *ROWS, total]) if f.subject == "Total"]
    assert [f.measure for f in placed] == ["pagu", "realisasi_anggaran"]


def test_pairs_in_a_single_header_row_are_told_apart() -> None:
    heads = ["Target Renstra 2026", "Realisasi s/d 2023", "Target 2024", "Realisasi Triwulan I"]
    lines = [
        "Kode\tProgram/Kegiatan\tIndikator Kinerja\tSatuan\t" + "\t".join(f"{h} K\t{h} Rp" for h in heads),
        "1.02\tProgram Jalan\tPersentase jalan mantap\tpersen\t82\t52.000.000\t70\t14.210.000\t76"
        "\t11.305.000\t10\t1.201.450",
    ]
    assert [(f.measure, f.year, f.subject) for f in read(lines)] == [
        ("target_akhir_renstra", 2026, "Persentase jalan mantap"),
        ("anggaran_target_akhir_renstra", 2026, "Program Jalan"),
        ("realisasi_sd_tahun_lalu", 2023, "Persentase jalan mantap"),
        ("realisasi_anggaran_sd_tahun_lalu", 2023, "Program Jalan"),
        ("target", 2024, "Persentase jalan mantap"),
        ("pagu", 2024, "Program Jalan"),
        ("realisasi_tw1", 2024, "Persentase jalan mantap"),
        ("realisasi_anggaran_tw1", 2024, "Program Jalan"),
    ]

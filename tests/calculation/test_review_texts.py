"""Sums, lists and counts that sentences state are held against what follows them."""

from __future__ import annotations

import pytest

from assistant.calculation.review import review
from assistant.domain.figures import Figure
from assistant.domain.findings import FindingKind, Severity
from tests.calculation.review_parts import REPORT, figure, only, passage


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Jumlah kunjungan 2.574 + 150 + 1.200 = 3.942 kunjungan.", "3.924"),
        ("Pegawai sebanyak 26 orang, terdiri dari 11 laki-laki dan 16 perempuan.", "27"),
        ("Sebanyak 45 orang dilatih, yaitu 20 orang perawat, 15 orang bidan dan 12 orang dokter.", "47"),
        ("Belanja operasi Rp900.000.000 dengan rincian pegawai Rp500.000.000 dan barang Rp410.000.000.",
         "Rp910.000.000,00"),
        ("Jumlah aset sebanyak 60 unit dengan rincian sebagai berikut:\n- kendaraan 12 unit\n- komputer 46 unit",
         "58"),
    ],
    ids=["written sum", "by gender", "same unit", "money", "list"],
)  # fmt: skip
def test_a_list_that_does_not_add_up_to_its_total_is_found(text: str, total: str) -> None:
    finding = only(review(REPORT, [], [passage(3, text)]))
    assert (finding.kind, finding.expected) == (FindingKind.SUM_MISMATCH, total)


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah kunjungan 2.574 + 150 + 1.200 = 3.924 kunjungan.",
        "Nilai rata-rata (3,2 + 3,4 + 3,6) / 3 = 3,4.",
        "Nilainya 21,30 + 22,50 + 10,50 + 18,00 = 72,30.",
        "Pegawai sebanyak 26 orang, terdiri dari 11 laki-laki dan 15 perempuan pada tahun 2024.",
        "Sebanyak 45 orang dilatih, antara lain 20 orang perawat dan 15 orang bidan.",
        "Anggaran Rp932.000.000, meliputi operasi Rp900.000.000 (pegawai Rp500.000.000 dan barang "
        "Rp400.000.000) dan modal Rp32.000.000.",
        "Dinas membina 12 puskesmas, terdiri dari 4 rawat inap dan 8 rawat jalan yang tersebar di 9 kecamatan.",
        "Luas wilayah 120 km, terdiri dari 3 kecamatan dan 40 desa.",
        "Jumlah korban 79 jiwa, yaitu:\n- banjir 6 kejadian dengan 27 jiwa\n- kebakaran 11 kejadian dengan 52 jiwa",
        "Dari 250 desa terdapat 19 kecamatan, yaitu 11 di daratan dan 8 di kepulauan.",
    ],
)
def test_lists_that_add_up_or_are_open_are_left_alone(text: str) -> None:
    assert review(REPORT, [], [passage(3, text)]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas melaksanakan 4 urusan, sebagai berikut:\n1. gizi\n2. imunisasi\n3. promosi", "3"),
        ("Dinas memiliki 4 (empat) bidang yaitu Bidang Gizi, Bidang Imunisasi dan Bidang Promosi.", "3"),
        ("Renstra memuat dua misi, yaitu: 1) mutu layanan; 2) tata kelola; 3) kemitraan.", "3"),
    ],
)
def test_a_stated_number_of_things_is_counted(text: str, expected: str) -> None:
    finding = only(review(REPORT, [], [passage(3, text)]))
    assert (finding.expected, finding.severity) == (expected, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "Dinas melaksanakan 3 urusan, sebagai berikut:\n1. gizi\n2. imunisasi\n3. promosi",
        "Ada 3 program, sebagai berikut:\n1. gizi\n2. imunisasi\nSerta program penunjang yaitu:\n1. umum",
        "Dinas memiliki 4 bidang antara lain:\n1. gizi\n2. imunisasi",
        "Dinas memiliki 2 bidang yaitu Bidang Gizi dan Ibu, serta Bidang Promosi dan Data.",
        "Jangka waktu 5 (lima) tahun, dengan tujuan:\n1. gizi\n2. imunisasi",
    ],
)
def test_counts_that_fit_or_go_on_elsewhere_are_left_alone(text: str) -> None:
    assert review(REPORT, [], [passage(3, text)]) == []


def achievements() -> list[Figure]:
    values = (("90", "95", "105.56"), ("80", "70", "87.50"), ("60", "66", "110.00"))  # R / T × 100
    return [
        figure(line, measure, value, subject=f"Persentase layanan {line}")
        for line, row in enumerate(values, start=1)
        for measure, value in zip(("target", "realisasi", "capaian"), row, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dari 3 indikator, 2 indikator mencapai target dan 1 indikator belum mencapai target.", None),
        ("Dari tiga indikator kinerja, satu indikator telah mencapai target.", "2 indikator mencapai target"),
        ("Satu indikator mencapai target.", None),  # of how many is not told
    ],
)
def test_numbers_of_indicators_that_reached_their_target_are_counted(text: str, expected: str | None) -> None:
    found = [finding.expected for finding in review(REPORT, achievements(), [passage(9, text)])]
    assert found == ([expected] if expected else [])


def test_an_indicator_called_jumlah_is_no_total_row() -> None:
    rows = [
        figure(line, measure, value, subject=name, unit=unit)
        for line, name, unit in ((1, "Persentase desa tertib", "%"), (2, "Jumlah konflik sosial", "kasus"))
        for measure, value in (("target", "3"), ("realisasi", "3"))
    ]
    text = "Dari 2 indikator, 1 indikator mencapai target dan 1 indikator belum mencapai target."
    capaian = [
        figure(line, "capaian", "100", subject=name)
        for line, name in ((1, "Persentase desa tertib"), (2, "Jumlah konflik sosial"))
    ]
    kinds = {f.expected for f in review(REPORT, rows + capaian, [passage(9, text)])}
    assert kinds == {"2 indikator mencapai target", "0 indikator belum mencapai target"}

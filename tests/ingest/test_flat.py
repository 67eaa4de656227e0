"""Flat lines with single spaces between cells: what is read, and what is refused rather than shifted."""

from __future__ import annotations

import pytest

from assistant.domain.sources import Skipped
from ingest.figures import extract_figures
from tests.ingest.test_figures import document, read
from tests.ingest.test_tables import told


def refused(lines: list[str]) -> list[Skipped]:
    return extract_figures(document(lines), report_id="r", agency="a", report_year=2024)[1]


def test_years_over_the_same_headings_give_each_figure_its_year() -> None:
    lines = [
        "No Indikator Kinerja TAHUN 2023 TAHUN 2024",
        "Target Reali sasi Capai an Target Realisasi Capaian",
        "1 Nilai mutu layanan 80 60 75,00 90 45 50,00",
        "2 Indeks kepuasan warga 50 40 80,00 60 48 80,00",
    ]
    assert told(read(lines))[:6] == [
        ("Nilai mutu layanan", 2023, "target", "80"),
        ("Nilai mutu layanan", 2023, "realisasi", "60"),
        ("Nilai mutu layanan", 2023, "capaian", "75.00"),
        ("Nilai mutu layanan", 2024, "target", "90"),
        ("Nilai mutu layanan", 2024, "realisasi", "45"),
        ("Nilai mutu layanan", 2024, "capaian", "50.00"),
    ]


def test_a_group_is_found_by_the_sum_below_it() -> None:
    """12 + 8 = 20 and 7 + 6 = 13, so the three headings stand under the first group."""
    lines = [
        "No Desa Penduduk KK",
        "Laki-laki Perempuan Jumlah",
        "1 Sukamulya 12 8 20 5",
        "2 Karangsari 7 6 13 4",
    ]
    assert [(measure, value) for _, _, measure, value in told(read(lines))][:4] == [
        ("laki_laki", "12"),
        ("perempuan", "8"),
        ("jumlah", "20"),
        ("kk", "5"),
    ]


def test_groups_that_no_sum_tells_apart_are_reported() -> None:
    """Neither 12 + 8 nor 8 + 31 is the figure that would be their total."""
    lines = [
        "No Desa Penduduk KK",
        "Laki-laki Perempuan Jumlah",
        "1 Sukamulya 12 8 31 5",
        "2 Karangsari 7 6 44 4",
        "3 Wanasari 9 1 52 3",
    ]
    assert read(lines) == []
    assert [skip.location.line_from for skip in refused(lines)] == [3, 4, 5]


def test_a_row_with_fewer_figures_than_columns_is_refused_with_its_place() -> None:
    lines = [
        "No Indikator Kinerja Target Realisasi Capaian (%)",
        "1 Nilai mutu layanan 80 60 75,00",
        "2 Indeks kepuasan warga 50 40",
        "3 Cakupan layanan air 40 20 50,00",
    ]
    assert {subject for subject, *_ in told(read(lines))} == {"Nilai mutu layanan", "Cakupan layanan air"}
    skips = refused(lines)
    assert [skip.location.line_from for skip in skips] == [3]
    assert skips[0].reason == "Baris memuat 2 angka, sedangkan tabel memiliki 3 kolom angka."


def test_a_row_with_more_figures_than_columns_is_refused() -> None:
    lines = [
        "No Indikator Kinerja Target Realisasi Capaian (%)",
        "1 Nilai mutu layanan 80 60 75,00",
        "2 Indeks kepuasan warga 45 50 40 80,00",
        "3 Cakupan layanan air 40 20 50,00",
    ]
    assert {subject for subject, *_ in told(read(lines))} == {"Nilai mutu layanan", "Cakupan layanan air"}
    assert [skip.location.line_from for skip in refused(lines)] == [3]


def test_the_year_in_a_name_does_not_stand_in_for_a_missing_figure() -> None:
    lines = [
        "No Indikator Kinerja Target Realisasi Capaian (%)",
        "1 Nilai mutu layanan 80 60 75,00",
        "2 Indeks kepuasan warga tahun 2023 50 40",
        "3 Cakupan layanan air tahun 2023 40 20 50,00",
    ]
    assert {value for *_, value in told(read(lines))} == {"80", "60", "75.00", "40", "20", "50.00"}
    assert [skip.location.line_from for skip in refused(lines)] == [3]


def test_an_amount_in_a_column_of_percentages_is_refused() -> None:
    lines = [
        "No Program Anggaran (Rp) Realisasi (Rp) % Sisa (Rp)",
        "1 Program Jalan 2.000.000 1.500.000 75,00 500.000",
        "2 Program Air 4.000.000 3.000.000 1.000.000 75,00",
        "3 Program Taman 8.000.000 2.000.000 25,00 6.000.000",
    ]
    assert {subject for subject, *_ in told(read(lines))} == {"Program Jalan", "Program Taman"}
    assert [skip.location.line_from for skip in refused(lines)] == [3]


def test_a_unit_of_several_words_with_a_figure_in_it_is_a_unit() -> None:
    lines = [
        "No Indikator Kinerja Satuan Target Realisasi",
        "1 Angka kematian bayi per 1.000 kelahiran per 1.000 KH 9,50 8,71",
        "2 Indeks kepuasan warga Indeks 84 85",
    ]
    assert [(value, measure) for _, _, measure, value in told(read(lines))] == [
        ("9.50", "target"),
        ("8.71", "realisasi"),
        ("84", "target"),
        ("85", "realisasi"),
    ]


def test_words_of_a_last_column_are_no_part_of_the_figures() -> None:
    lines = [
        "No Program Anggaran (Rp) Ket",
        "1 Program Jalan 2.000.000 APBD",
        "2 Program Air 4.000.000 APBD",
    ]
    assert [(subject, value) for subject, _, _, value in told(read(lines))] == [
        ("Program Jalan", "2000000"),
        ("Program Air", "4000000"),
    ]


def test_an_amount_cut_by_a_space_is_one_figure() -> None:
    lines = [
        "No Program Anggaran (Rp) Realisasi (Rp)",
        "1 Program Jalan 45,310,2 00 38,114,000",
        "2 Program Air 52,740,600 43,218,900",
    ]
    assert [value for *_, value in told(read(lines))] == ["45310200", "38114000", "52740600", "43218900"]


def test_an_indicator_is_not_cut_at_a_second_word_that_can_begin_one() -> None:
    lines = [
        "No Sasaran Indikator Kinerja Satuan Target",
        "1 Meningkatnya mutu Persentase guru tersertifikasi % 60",
        "2 Rata-rata Lama Sekolah Tahun 12,20",
    ]
    assert [subject for subject, *_ in told(read(lines))] == [
        "Persentase guru tersertifikasi",
        "Rata-rata Lama Sekolah",
    ]


def test_the_rest_of_a_name_below_its_figures_stays_with_it_and_not_with_the_next_row() -> None:
    lines = [
        "No Program/Kegiatan Pagu Realisasi Serapan Sisa",
        "1 Program Penataan Desa 40.000.000 30.000.000 75,00 10.000.000",
        "Fasilitasi Musyawarah dan 40.000.000 30.000.000 75,00 10.000.000",
        "Kerja Sama Desa",
        "2 Program Penataan Kota 20.000.000 19.000.000 95,00 1.000.000",
        "Pembinaan Warga Dilimpahkan kepada 20.000.000 19.000.000 95,00 1.000.000",
        "Lurah",
        "JUMLAH 60.000.000 49.000.000 81,67 11.000.000",
    ]
    figures = [f for f in read(lines) if f.measure == "pagu"]
    assert [(f.subject, str(f.value)) for f in figures] == [
        ("Program Penataan Desa", "40000000"),
        ("Fasilitasi Musyawarah dan Kerja Sama Desa", "40000000"),
        ("Program Penataan Kota", "20000000"),
        ("Pembinaan Warga Dilimpahkan kepada Lurah", "20000000"),
        ("Jumlah", "60000000"),
    ]


_WRAPPED = (
    (
        ["No Indikator Kinerja Target Realisasi Capaian", "Utama Tahun 2023 Tahun 2023 (%)"],
        ["1 Tertib arsip 80 82 102,5", "2 Tertib aset daerah 90 81 90"],
        [("target", "80"), ("realisasi", "82"), ("capaian", "102.5")],
    ),
    (
        ["No Program Pagu Anggaran Realisasi Sisa", "Perubahan Anggaran Anggaran", "(Rp) (Rp) (Rp)"],
        ["1 Tertib arsip 80.000.000 70.000.000 10.000.000", "2 Tertib aset 90.000.000 81.000.000 9.000.000"],
        [("pagu", "80000000"), ("realisasi_anggaran", "70000000"), ("sisa", "10000000")],
    ),
    (
        ["No Indikator Satuan Target Realisasi Capaian Kategori", "Kinerja 2023 2023 (%) Capaian"],
        ["1 Tertib arsip Persen 80 82 102,5 Sangat Tinggi", "2 Tertib aset Persen 90 81 90 Tinggi"],
        [("target", "80"), ("realisasi", "82"), ("capaian", "102.5"), ("kategori", "Sangat Tinggi")],
    ),
    (
        ["NO INDIKATOR CAPAIAN KINERJA", "TAHUN 2022 TAHUN 2023", "TARGET REALISASI TARGET REALISASI"],
        ["1 Tertib arsip 80 82 85 86", "2 Tertib aset daerah 90 81 92 95"],
        [("target", "80"), ("realisasi", "82"), ("target", "85"), ("realisasi", "86")],
    ),
)


@pytest.mark.parametrize(("header", "rows", "expected"), _WRAPPED)
def test_headings_that_go_on_in_the_lines_below_are_put_together(
    header: list[str], rows: list[str], expected: list[tuple[str, str]]
) -> None:
    figures = read(["Tabel 3.1 Capaian Kinerja", *header, *rows], 2023)
    assert [(f.measure, str(f.value)) for f in figures if f.subject == "Tertib arsip"] == expected


def test_a_heading_of_several_measures_is_no_group_over_the_line_below() -> None:
    lines = ["No Uraian Target Realisasi Capaian", "Alfa Beta Gama Delta", "1 Utara 3 4", "2 Selatan 5 6"]
    assert read(lines) == []

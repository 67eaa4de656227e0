"""Headers of flat tables over two lines, and the rows around page edges: read where certain, else refused."""

from __future__ import annotations

import pytest

from tests.ingest.test_figures import read
from tests.ingest.test_flat import refused
from tests.ingest.test_tables import told

HEADER = [
    "Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2024",
    "No Indikator Kinerja Satuan Target Realisasi Capaian Kategori",
    "Utama 2024 2024 (%)",
    "1 2 3 4 5 6 7",
]


def values(lines: list[str]) -> dict[str, list[tuple[int | None, str, str]]]:
    found: dict[str, list[tuple[int | None, str, str]]] = {}
    for subject, year, measure, value in told(read(lines)):
        found.setdefault(subject, []).append((year, measure, value))
    return found


def test_years_and_percent_below_the_headings_belong_to_them() -> None:
    """45 of 50 are 90,00 percent; 84 of 80 are 105,00 percent."""
    lines = [
        *HEADER,
        "1 Jumlah kolam yang dibina Unit 50 45 90,00 Baik",
        "2 Indeks kepuasan petani Indeks ≥ 80 84 105,00 Sangat Baik",
        "3 Nilai AKIP Nilai 70 70,35 (BB) 100,50 Sangat Baik",
    ]
    found = values(lines)
    assert found["Jumlah kolam yang dibina"] == [
        (2024, "target", "50"),
        (2024, "realisasi", "45"),
        (2024, "capaian", "90.00"),
        (2024, "kategori", "Baik"),
    ]
    assert [value for _, _, value in found["Indeks kepuasan petani"]] == ["80", "84", "105.00", "Sangat Baik"]
    assert [value for _, _, value in found["Nilai AKIP"]][:3] == ["70", "70.35", "100.50"]


def test_names_go_on_before_or_after_their_figures_and_over_the_edge_of_a_page() -> None:
    """45 of 50, 19 of 20, 6 of 8: 90,00, 95,00 and 75,00 percent."""
    lines = [
        *HEADER,
        "1 Jumlah petani yang bekerja dari Orang 50 45 90,00 Baik",
        "hasil pembinaan kolam",
        "15",
        "LKjIP Dinas Kolam Tahun 2024",
        "No Indikator Kinerja Satuan Target Realisasi Capaian Kategori",
        "Utama 2024 2024 (%)",
        "2 Persentase kolam yang diperiksa",
        "tepat waktu % 20 19 95,00 Baik",
        "3 Rata-rata lama pemeriksaan kolam Hari 8 6 75,00 Cukup",
    ]
    found = values(lines)
    assert list(found) == [
        "Jumlah petani yang bekerja dari hasil pembinaan kolam",
        "Persentase kolam yang diperiksa tepat waktu",
        "Rata-rata lama pemeriksaan kolam",
    ]
    assert [value for _, _, value in found["Persentase kolam yang diperiksa tepat waktu"]][:3] == [
        "20",
        "19",
        "95.00",
    ]


def test_the_end_of_the_plan_is_told_from_the_year_beside_it() -> None:
    """45 of 60 are 75,00 percent, 84 of 90 are 93,33 percent."""
    lines = [
        "Tabel 3.3 Realisasi Tahun 2024 terhadap Target Akhir Renstra Tahun 2026",
        "No Indikator Kinerja Target Akhir Realisasi Tingkat",
        "Renstra 2024 Kemajuan (%)",
        "1 Jumlah kolam yang dibina 60 45 75,00",
        "2 Indeks kepuasan petani 90 84 93,33",
    ]
    assert values(lines)["Jumlah kolam yang dibina"] == [
        (2026, "target_akhir_renstra", "60"),
        (2024, "realisasi", "45"),
        (2024, "tingkat_kemajuan", "75.00"),
    ]


def test_the_same_heading_twice_takes_the_years_below_it() -> None:
    lines = [
        "Tabel 3.4 Hasil Evaluasi Tahun 2024",
        "No Komponen Bobot Nilai Nilai",
        "2023 2024",
        "a. Perencanaan Kinerja 30,00 24,30 24,75",
        "b. Pengukuran Kinerja 30,00 23,70 24,30",
        "Nilai Hasil Evaluasi 60,00 48,00 49,05",
    ]
    assert values(lines)["Pengukuran Kinerja"] == [
        (2024, "bobot", "30.00"),
        (2023, "nilai", "23.70"),
        (2024, "nilai", "24.30"),
    ]


def test_a_group_beside_a_wrapped_name_is_confirmed_by_the_sums_of_its_quarters() -> None:
    """1 + 2 + 3 + 4 = 10 and 2 + 2 + 2 + 2 = 8."""
    header = [
        "Tabel 3.2 Realisasi per Triwulan Tahun 2024",
        "Jenis Realisasi",
        "Panen TW I TW II TW III TW IV Jumlah",
    ]
    lines = [*header, "Nila 1,0 2,0 3,0 4,0 10,0", "Lele 2,0 2,0 2,0 2,0 8,0", "Total 3,0 4,0 5,0 6,0 18,0"]
    assert [(measure, value) for _, measure, value in values(lines)["Nila"]] == [
        ("realisasi_tw1", "1.0"),
        ("realisasi_tw2", "2.0"),
        ("realisasi_tw3", "3.0"),
        ("realisasi_tw4", "4.0"),
        ("jumlah", "10.0"),
    ]
    wrong = [*header, "Nila 1,0 2,0 3,0 4,0 11,0", "Lele 2,0 2,0 2,0 2,0 9,0", "Udang 1,0 1,0 1,0 1,0 7,0"]
    assert values(wrong) == {}


def test_quarters_over_target_and_realisasi_are_groups_like_years() -> None:
    lines = [
        "No Indikator Kinerja Satuan Target TW I TW II",
        "Target Realisasi Target Realisasi",
        "1 Persentase kolam yang diperiksa % 90 20 18,5 45 44",
        "2 Indeks kepuasan petani Indeks 85 80 81 85 86",
    ]
    assert [(measure, value) for _, measure, value in values(lines)["Indeks kepuasan petani"]] == [
        ("target", "85"),
        ("target_tw1", "80"),
        ("realisasi_tw1", "81"),
        ("target_tw2", "85"),
        ("realisasi_tw2", "86"),
    ]


@pytest.mark.parametrize(
    "header",
    ["No Sektor Kolam Panen Benih Sehat Persentase", "No Kegiatan Volume Satuan Pagu (Rp) Realisasi (Rp) %"],
)
def test_headings_that_can_be_cut_in_two_ways_are_refused_with_their_rows(header: str) -> None:
    tail = " Unit 1.000.000 900.000 90,00" if "Volume" in header else " 900 90,00"
    lines = [
        header,
        *(f"{n} Bagian {name} 1.0{n}0{tail}" for n, name in enumerate(("Utara", "Timur", "Barat"), 1)),
    ]
    assert read(lines) == []
    assert [skip.location.line_from for skip in refused(lines)] == [2, 3, 4]


def test_words_that_the_caption_uses_together_are_one_heading() -> None:
    lines = [
        "Tabel 1.2 Jumlah Kolam Sehat dan Benih Unggul",
        "No Jenjang Kolam Sehat Benih Unggul Guru",
        "1 Dasar 12 30 42",
        "2 Lanjutan 14 31 45",
        "3 Mahir 15 33 48",
    ]
    assert [measure for _, measure, _ in values(lines)["Dasar"]] == ["kolam_sehat", "benih_unggul", "guru"]


def test_a_letter_for_the_category_does_not_stand_in_for_a_missing_figure() -> None:
    lines = [
        "No Unsur Nilai Nilai Kategori",
        "2023 2024 Mutu",
        "U1 Persyaratan 3,45 3,52 B",
        "U2 Prosedur 3,50 A",
        "U3 Biaya 3,72 3,78 A",
    ]
    assert list(values(lines)) == ["Persyaratan", "Biaya"]
    assert [skip.location.line_from for skip in refused(lines)] == [4]

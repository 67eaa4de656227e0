"""Figures told in sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.ingest.test_figures import read

TABLE = [
    "Tabel 1",
    "Indikator Kinerja\tTarget\tRealisasi",
    "Persentase desa yang tertib administrasi\t87 %\t89,29 %",
    "",
]


def prose(*lines: str) -> list[tuple[str, int | None, str, object, str | None]]:
    """Subject, year, measure, value and unit of the figures in sentences below a small table."""
    figures = [f for f in read([*TABLE, *lines]) if f.source == "prose"]
    assert all(f.table is None and f.location is not None for f in figures)
    return [(f.subject, f.year, f.measure, f.value, f.unit) for f in figures]


NAME = "Persentase desa yang tertib administrasi"


def test_target_realisasi_and_capaian_of_a_sentence_are_bound_to_the_known_indicator() -> None:
    text = (
        "Dari target 87% terealisasi 89,29% sehingga capaian persentase desa yang tertib administrasi "
        "tahun 2024 adalah 102,63%."
    )
    assert prose(text) == [
        (NAME, 2024, "target", Decimal("87"), "%"),
        (NAME, 2024, "realisasi", Decimal("89.29"), "%"),
        (NAME, 2024, "capaian", Decimal("102.63"), "%"),
    ]


def test_a_year_holds_until_the_next_one() -> None:
    found = prose("Persentase desa yang tertib administrasi tahun 2023 dari target 77% terealisasi 86,95%.")
    assert [(year, measure) for _, year, measure, _, _ in found] == [(2023, "target"), (2023, "realisasi")]


def test_a_budget_its_spending_share_and_rest_belong_to_the_office() -> None:
    text = (
        "Ditetapkan anggaran sebesar Rp. 14.025.195.057,00 dan dapat terealisasi Rp. 12.907.081.721,50 "
        "atau 92,03%, sedangkan sisa anggaran sebesar Rp. 1.118.113.336,00."
    )
    assert [(subject, measure) for subject, _, measure, _, _ in prose(text)] == [
        ("Dinas Contoh", "pagu"),
        ("Dinas Contoh", "realisasi_anggaran"),
        ("Dinas Contoh", "serapan_persen"),
        ("Dinas Contoh", "sisa"),
    ]


def test_spending_in_a_budget_year_is_no_ceiling() -> None:
    text = (
        "Realisasi Keuangan untuk belanja sampai dengan akhir tahun anggaran 2022 sebesar Rp. 9.250.672.850 "
        "atau 98,42%."
    )
    assert [(year, measure) for _, year, measure, _, _ in prose(text)] == [
        (2022, "realisasi_anggaran"),
        (2022, "serapan_persen"),
    ]


def test_items_of_a_list_are_counted_with_their_units() -> None:
    found = prose("- Keluarga penerima manfaat (KPM) program sembako sebanyak 14.322 KPM,")
    assert found == [
        ("Keluarga penerima manfaat (KPM) program sembako", 2024, "jumlah", Decimal("14322"), "KPM")
    ]


def test_laws_years_and_numbers_without_a_measure_are_no_figures() -> None:
    assert (
        prose("Peraturan Presiden Nomor 29 Tahun 2014 tentang akuntabilitas di 250 desa, 19 kecamatan.") == []
    )


def test_the_end_of_an_enumeration_is_not_counted_as_the_whole() -> None:
    assert prose("Penyandang cacat fisik dan mental, serta lanjut usia yang ada sebanyak 38.662 orang.") == []


def test_a_sentence_that_leaves_out_what_it_counts_counts_what_the_one_before_named_first() -> None:
    text = (
        "Jumlah warga yang dilayani pada tahun 2024 sejumlah 245.766 orang dan jumlah warga yang ada "
        "sebanyak 275.233 orang. Pada Tahun 2023 sejumlah 252.243 orang dan jumlah warga yang ada "
        "sebanyak 290.068 orang."
    )
    assert prose(text) == [
        ("Jumlah warga yang dilayani", 2024, "jumlah", Decimal(245766), "orang"),
        ("jumlah warga yang ada", 2024, "jumlah", Decimal(275233), "orang"),
        ("Jumlah warga yang dilayani", 2023, "jumlah", Decimal(252243), "orang"),
        ("jumlah warga yang ada", 2023, "jumlah", Decimal(290068), "orang"),
    ]


def test_the_whole_of_a_part_is_its_population_and_names_the_part() -> None:
    text = "Rekomendasi yang selesai tahun 2023 sebanyak 700 rekomendasi dari 800 rekomendasi yang ada."
    figures = [f for f in read([*TABLE, text]) if f.source == "prose"]
    assert [(f.subject, f.year, f.measure, f.value, f.parent) for f in figures] == [
        ("Rekomendasi yang selesai", 2023, "jumlah", Decimal(700), None),
        ("rekomendasi yang ada", 2023, "populasi", Decimal(800), "Rekomendasi yang selesai"),
    ]


def test_places_where_people_come_from_are_not_their_whole() -> None:
    assert prose("Peserta pelatihan tahun 2024 sebanyak 48 orang dari 60 desa.") == [
        ("Peserta pelatihan", 2024, "jumlah", Decimal(48), "orang")
    ]


def test_a_sentence_ends_behind_an_abbreviation() -> None:
    assert prose("Pembelajaran berlangsung di SD dan SMP. Jumlah guru tetap sebanyak 1.204 orang.") == [
        ("Jumlah guru tetap", 2024, "jumlah", Decimal(1204), "orang")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Jumlah pegawai dinas sebanyak 127 orang terdiri dari 75 orang pria dan 52 orang wanita.",
            [("Jumlah pegawai dinas", "127"), ("pria", "75"), ("wanita", "52")],  # 75 + 52 = 127
        ),
        (
            "Jumlah penerima sebanyak 4.724 orang, yaitu: lansia 2.724 orang dan anak terlantar 2.000 orang.",
            [("Jumlah penerima", "4724"), ("lansia", "2724"), ("anak terlantar", "2000")],
        ),
        (
            "Jumlah penerima sebanyak 4.725 orang, yaitu: lansia 2.724 orang dan anak terlantar 2.000 orang.",
            [("Jumlah penerima", "4725")],  # the parts add up to 4.724
        ),
        ("Jumlah penerima sebanyak 2.574+150 = 2.724 orang.", [("Jumlah penerima", "2724")]),
        (
            "Jumlah warga yang dilayani sebanyak 245.766 dari 275.233 orang.",
            [("Jumlah warga yang dilayani", "245766"), ("Jumlah warga yang dilayani", "275233")],
        ),
        (
            "Realisasi anggaran sampai dengan 31 Desember 2024 sebesar Rp12.907.081 atau 92,03%.",
            [("Dinas Contoh", "12907081"), ("Dinas Contoh", "92.03")],
        ),
    ],
)
def test_parts_and_totals_are_read_where_they_add_up(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.subject, str(f.value)) for f in read([sentence])] == expected


def test_what_is_reached_of_a_target_is_a_realisasi() -> None:
    lines = [
        "No\tIndikator Kinerja\tSatuan\tTarget",
        "1\tCakupan layanan air bersih\t%\t70",
        "",
        "Cakupan layanan air bersih mencapai 72% dari target 70%.",
    ]
    told = [(f.measure, str(f.value)) for f in read(lines) if f.source == "prose"]
    assert told == [("realisasi", "72"), ("target", "70")]

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
        (
            "Belanja Rp900.000.000 dengan rincian pegawai Rp500.000.000 dan barang Rp410.000.000.",
            "Rp910.000.000",
        ),
        (
            "Jumlah aset sebanyak 60 unit dengan rincian:\n- kendaraan 12 unit\n- komputer 46 unit",
            "58",
        ),
    ],
    ids=["written sum", "by gender", "same unit", "money", "list"],
)
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
        "Dinas membina 12 puskesmas, terdiri dari 4 rawat inap dan 8 rawat jalan di 9 kecamatan.",
        "Luas wilayah 120 km, terdiri dari 3 kecamatan dan 40 desa.",
        "Jumlah korban 79 jiwa, yaitu:\n- banjir 6 kali dengan 27 jiwa\n- kebakaran 11 kejadian, 52 jiwa",
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


MEASURED = [
    figure(1, "target", "90"),
    figure(1, "realisasi", "89.29"),
    figure(1, "realisasi", "86.95", year=2023),
]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("89.92", (FindingKind.NARRATIVE_VS_TABLE, Severity.ERROR)),  # two digits swapped
        ("75.5", (FindingKind.NARRATIVE_VS_TABLE, Severity.WARNING)),
        ("89", (FindingKind.ROUNDING, Severity.NOTE)),  # 89,29 rounded
        ("89.29", None),
        ("90", None),  # the target, called realisasi: left to the reader
        ("86.95", None),  # last year's, and the sentence does not say which year it means
    ],
)
def test_a_figure_told_in_a_sentence_is_held_against_its_cell(
    value: str, expected: tuple[FindingKind, Severity] | None
) -> None:
    found = review(REPORT, [*MEASURED, figure(9, "realisasi", value, prose=True)], [])
    assert [(finding.kind, finding.severity) for finding in found] == ([expected] if expected else [])


def test_last_years_target_told_for_this_year_is_found_where_the_sentence_names_the_year() -> None:
    cells = [figure(1, "target", "0.5"), figure(1, "target", "0.4", year=2023)]
    told = figure(9, "target", "0.4", prose=True)
    text = "Persentase balita yang diimunisasi, target tahun 2024 sebesar 0,4."
    assert only(review(REPORT, [*cells, told], [passage(9, text)])).reported == "0,4"
    assert review(REPORT, [*cells, told], [passage(9, text.replace("2024", "2023"))]) == []


def test_absorption_in_a_sentence_is_recomputed_from_the_money_beside_it() -> None:
    told = [
        figure(9, measure, value, subject=REPORT.agency, unit=unit, prose=True)
        for measure, value, unit in (
            ("pagu", "1000", "Rp"),
            ("realisasi_anggaran", "941", "Rp"),
            ("serapan_persen", "93.21", "%"),
        )
    ]
    finding = only(review(REPORT, told, []))
    assert finding.arithmetic == "941 / 1.000 × 100 = 94,10"


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("Capaian tertinggi adalah persentase layanan 1 sebesar 105,56 persen.", True),
        ("Capaian tertinggi adalah persentase layanan 3 sebesar 110 persen.", False),
        ("Capaian terendah adalah persentase layanan 2.", False),
        ("Sebagian besar indikator telah mencapai target.", False),  # 2 of 3
        ("Sebagian besar indikator belum mencapai target.", True),
        ("Seluruh indikator kinerja utama memiliki capaian di atas 80 persen.", False),
        ("Seluruh indikator kinerja utama memiliki capaian di atas 90 persen.", True),  # 87,50
        ("Semua indikator mencapai target.", True),
    ],
)
def test_ranks_and_words_for_all_and_most_are_held_against_the_rows(text: str, loud: bool) -> None:
    names = ("gizi", "imunisasi", "sanitasi")
    rows = [
        cell.model_copy(update={"subject": f"Persentase layanan {names[(cell.row or 1) - 1]}"})
        for cell in achievements()
    ]
    text = text.replace("layanan 1", "layanan gizi").replace("layanan 2", "layanan imunisasi")
    text = text.replace("layanan 3", "layanan sanitasi")
    assert bool(review(REPORT, rows, [passage(9, text)])) is loud


def test_all_is_not_refuted_by_an_indicator_that_is_better_when_lower() -> None:
    rows = [
        figure(1, "target", "10", subject="Prevalensi stunting"),
        figure(1, "realisasi", "8", subject="Prevalensi stunting"),
    ]
    assert review(REPORT, rows, [passage(9, "Semua indikator mencapai target.")]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hasil evaluasi AKIP memperoleh nilai 72,30 dengan predikat B.", FindingKind.LABEL_CONFLICT),
        ("Hasil evaluasi AKIP memperoleh nilai 72,30 dengan predikat BB.", None),
        (
            "Nilai SAKIP tahun 2024 sebesar 72,30 (BB). Nilai AKIP tahun 2024 yaitu 72 kategori BB.",
            FindingKind.NARRATIVE_VS_TABLE,
        ),
    ],
)
def test_scores_of_the_akip_evaluation_fit_their_predicate_and_each_other(
    text: str, kind: FindingKind | None
) -> None:
    assert [finding.kind for finding in review(REPORT, [], [passage(9, text)])] == ([kind] if kind else [])


def test_an_indicator_of_the_agreement_without_a_result_is_named() -> None:
    names = ("Angka partisipasi murni", "Rata-rata lama sekolah", "Persentase guru bersertifikat")
    agreed = [
        figure(line, "target", "80", subject=name, caption="Tabel 2.1 Perjanjian Kinerja Tahun 2024")
        for line, name in enumerate(names, start=1)
    ]
    results = [
        figure(line, measure, "80", subject=name, table=2)
        for line, name in enumerate(names, start=11)
        for measure in ("target", "realisasi")
    ]
    assert review(REPORT, [*agreed, *results], []) == []
    finding = only(review(REPORT, [*agreed, *results[:4]], []))
    assert finding.reported == "'Persentase guru bersertifikat' tanpa realisasi"
    finding = only(review(REPORT, [*agreed[:2], *results], []))
    assert finding.reported == "'Persentase guru bersertifikat' tanpa target"

"""What sentences tell by year, by difference, by share and by list is held against tables and itself."""

from __future__ import annotations

import pytest

from assistant.calculation.review import review
from assistant.domain.figures import Figure, Level
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import PassageRole
from tests.calculation.review_parts import REPORT, figure, only, passage


def yearly(subject: str, unit: str, *values: str) -> list[Figure]:
    return [
        figure(1, "realisasi", value, subject=subject, unit=unit, year=2025 - len(values) + at)
        for at, value in enumerate(values)
    ]


SCORE = yearly("Indeks kepuasan pengguna jasa", "indeks", "4.58", "4.66", "4.78")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Indeks kepuasan pengguna jasa naik dari 4,58 pada tahun 2022 menjadi 4,68 pada tahun 2023 dan "
            "4,78 pada tahun 2024.",
            "4,66",
        ),
        ("Indeks kepuasan pengguna jasa pada tahun 2023 sebesar 4,66 dan tahun 2024 sebesar 4,87.", "4,78"),
    ],
)
def test_a_value_told_with_its_year_is_held_against_that_year(text: str, expected: str) -> None:
    finding = only(review(REPORT, SCORE, [passage(5, text)]))
    assert (finding.kind, finding.expected) == (FindingKind.NARRATIVE_VS_TABLE, expected)


def test_values_of_other_things_in_a_sentence_by_year_are_left_alone() -> None:
    text = "Jumlah petugas loket naik dari 12 orang pada tahun 2023 menjadi 15 orang pada tahun 2024."
    assert review(REPORT, SCORE, [passage(5, text)]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Produksi bawang merah tahun 2024 mencapai 104.862 ton.", "104682"),
        ("Indeks Kepuasan Masyarakat mencapai 87,48 pada akhir periode.", "88,47"),
    ],
)
def test_swapped_digits_of_counts_and_scores_are_found(text: str, expected: str) -> None:
    rows = [
        figure(1, "realisasi", "104682", subject="Produksi bawang merah", unit="ton"),
        figure(2, "realisasi", "88.47", subject="Indeks Kepuasan Masyarakat", unit="indeks"),
    ]
    assert only(review(REPORT, rows, [passage(5, text)])).expected == expected


INVESTMENT = yearly("Nilai realisasi investasi", "triliun", "18.06", "19.74")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Realisasi investasi naik Rp1,86 triliun dibandingkan tahun 2023 sebesar Rp18,06 triliun.",
            "naik 1,68 triliun",
        ),
        (
            "Realisasi investasi turun Rp1,68 triliun dibandingkan tahun 2023 sebesar Rp18,06 triliun.",
            "naik 1,68 triliun",
        ),
        ("Realisasi investasi naik Rp1,68 triliun dibandingkan tahun 2023 sebesar Rp18,06 triliun.", None),
        ("Realisasi investasi naik 9,30 persen dibandingkan tahun 2023 sebesar Rp18,06 triliun.", None),
    ],
    ids=["swapped digits", "wrong direction", "right", "relative"],
)
def test_a_distance_to_last_year_is_recomputed_from_the_table(text: str, expected: str | None) -> None:
    found = review(REPORT, INVESTMENT, [passage(5, text)])  # 19,74 − 18,06 = 1,68
    assert [finding.expected for finding in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("moved", "expected"),
    [("naik sebesar 4,18 poin", "naik 4,81"), ("turun 4,81 poin", "naik 4,81"), ("naik 4,81 poin", None)],
)
def test_a_distance_told_with_the_year_alone_is_recomputed(moved: str, expected: str | None) -> None:
    rows = yearly("Persentase sekolah terakreditasi", "%", "79.81", "84.62")  # 84,62 − 79,81 = 4,81
    text = f"Persentase sekolah terakreditasi {moved} dari tahun 2023."
    found = review(REPORT, rows, [passage(5, text)])
    assert [finding.expected for finding in found] == ([expected] if expected else [])


def test_a_remainder_in_a_sentence_is_recomputed() -> None:
    text = "Anggaran sebesar Rp27.405.066.000 terealisasi Rp26.339.821.705, sehingga terdapat sisa Rp{}."
    finding = only(review(REPORT, [], [passage(5, text.format("1.066.244.295"))]))
    assert finding.expected == "Rp1.065.244.295"
    assert review(REPORT, [], [passage(5, text.format("1.065.244.295"))]) == []


@pytest.mark.parametrize(("way", "found"), [("memburuk", True), ("membaik", False)])
def test_better_and_worse_follow_the_polarity(way: str, *, found: bool) -> None:
    rows = [
        figure(1, "polaritas", "Minimize", subject="Rata-rata waktu layanan dokumen", unit="predikat"),
        *yearly("Rata-rata waktu layanan dokumen", "jam", "1.86", "1.32"),
    ]
    text = f"Rata-rata waktu layanan dokumen {way} dari 1,86 jam menjadi 1,32 jam."
    kinds = [finding.kind for finding in review(REPORT, rows, [passage(5, text)])]
    assert kinds == ([FindingKind.DIRECTION_WORD] if found else [])


def test_one_part_of_one_whole_told_with_two_percentages_is_found() -> None:
    passages = [
        passage(3, "Sebanyak 245.766 orang terlayani dan 275.233 orang terdata, yakni 89,29 persen."),
        passage(8, "Capaian 98,29 persen berasal dari 245.766 orang pada data 275.233 orang."),
    ]
    finding = only(review(REPORT, [], passages))  # 245.766 / 275.233 × 100 = 89,29
    assert (finding.reported, finding.expected) == ("89,29 persen dan 98,29 persen", "89,29 %")
    assert review(REPORT, [], passages[:1]) == []


def incomplete() -> list[Figure]:
    def row(line: int, name: str, level: Level, ceiling: str, spent: str) -> list[Figure]:
        return [
            figure(line, measure, value, subject=name, level=level, unit="Rp")
            for measure, value in (("pagu", ceiling), ("realisasi_anggaran", spent))
        ]

    # 830.800.000 − 526.000.000 = 304.800.000; 712.220.000 − 498.770.000 = 213.450.000
    return [
        *row(1, "Program Penyuluhan", Level.PROGRAM, "830800000", "712220000"),
        *row(2, "Bimbingan Kelompok", Level.KEGIATAN, "526000000", "498770000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kegiatan Pengembangan Lembaga Petani dengan pagu Rp304.800.000 tertunda.",
        "Kegiatan Pengembangan Lembaga Petani hanya terserap 70,03%.",  # 213.450.000 / 304.800.000
    ],
    ids=["amount", "absorption"],
)
def test_a_missing_row_is_named_by_the_sentence_that_tells_of_it(text: str) -> None:
    finding = only(review(REPORT, incomplete(), [passage(7, text)]))
    assert (finding.kind, finding.suspect) == (FindingKind.MISSING_ROW, None)
    assert "'Kegiatan Pengembangan Lembaga Petani'" in finding.explanation
    assert "b. 7" in map(str, finding.locations)


def test_a_missing_row_is_named_by_another_table_that_has_it() -> None:
    other = figure(
        4, "pagu", "304800000", subject="Penguatan Lembaga Petani", level=Level.OTHER, unit="Rp", table=2
    )
    (finding,) = (f for f in review(REPORT, [*incomplete(), other], []) if f.kind is FindingKind.MISSING_ROW)
    assert "'Penguatan Lembaga Petani'" in finding.explanation


def told_of_office(measure: str, value: str, unit: str) -> Figure:
    return figure(5, measure, value, subject=REPORT.agency, level=Level.OTHER, unit=unit, prose=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sub kegiatan Pengembangan Lembaga hanya terserap 70,03%.", ("serapan_persen", "70.03", "%")),
        ("Pada sasaran kedua serapannya 70,03%.", ("serapan_persen", "70.03", "%")),
    ],
)
def test_what_a_sentence_tells_of_a_part_is_not_held_against_the_whole(
    text: str, told: tuple[str, str, str]
) -> None:
    rows = [
        figure(9, measure, value, subject="Jumlah", level=Level.OTHER, unit=unit)
        for measure, value, unit in (
            ("pagu", "100000000", "Rp"),
            ("realisasi_anggaran", "96110000", "Rp"),
            ("serapan_persen", "96.11", "%"),
        )
    ]
    one = told_of_office(*told).model_copy(update={"raw": "70,03%"})
    assert review(REPORT, [*rows, one], [passage(5, text)]) == []


def test_absorption_after_a_cut_of_the_budget_is_that_of_the_later_ceiling() -> None:
    text = (
        "Anggaran berkurang dari Rp6.437.000.000 menjadi Rp5.585.505.000 dan terealisasi Rp5.333.230.940 "
        "atau 95,48%."
    )  # 5.333.230.940 / 5.585.505.000 × 100 = 95,48
    told = [
        told_of_office("pagu", "6437000000", "Rp"),
        told_of_office("realisasi_anggaran", "5333230940", "Rp"),
        told_of_office("serapan_persen", "95.48", "%"),
    ]
    assert review(REPORT, told, [passage(5, text)]) == []


def staff(*counts: str) -> list[Figure]:
    return [
        figure(line, "jumlah", value, subject=name, level=Level.OTHER, unit="orang")
        for line, (name, value) in enumerate(zip(("SMA", "Diploma", "Sarjana"), counts, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut pendidikan:\n- lulusan SMA 12 orang\n- lulusan Diploma 9 orang\n- lulusan Sarjana 13 orang",
        "Ada 12 orang lulusan SMA, 9 orang lulusan Diploma, dan 13 orang lulusan Sarjana.",
    ],
    ids=["list", "sentence"],
)
def test_a_list_is_held_against_the_column_that_tells_the_same(text: str) -> None:
    finding = only(review(REPORT, staff("12", "9", "31"), [passage(9, text)]))
    assert (finding.reported, finding.expected, finding.severity) == ("13", "31", Severity.WARNING)
    assert review(REPORT, staff("12", "9", "13"), [passage(9, text)]) == []


def test_a_list_that_lost_its_marks_is_still_added_up() -> None:
    text = (
        "Perekaman menjangkau 3.412 orang dengan rincian :\npelajar sebanyak 1.684 orang;\n"
        "lanjut usia sebanyak 742 orang;\nmasyarakat umum sebanyak 886 orang."
    )  # 1.684 + 742 + 886 = 3.312
    finding = only(review(REPORT, [], [passage(5, text)]))
    assert (finding.kind, finding.expected) == (FindingKind.SUM_MISMATCH, "3.312")


PERIOD = (
    passage(2, "Renstra Tahun 2021-2026 memuat empat sasaran."),
    passage(3, "Sesuai Renstra 2021–2026."),
)


def test_an_end_of_the_plan_outside_its_period_is_found() -> None:
    finding = only(review(REPORT, [], [*PERIOD, passage(9, "Target akhir Renstra tahun 2025 sebesar 90.")]))
    assert (finding.kind, finding.expected) == (FindingKind.WRONG_YEAR, "akhir Renstra 2026")
    assert review(REPORT, [], [*PERIOD, passage(9, "Target akhir Renstra tahun 2026 sebesar 90.")]) == []


def test_targets_of_the_plan_for_years_outside_its_period_are_found() -> None:
    def targets(*years: int) -> list[Figure]:
        return [figure(1, "target", str(60 + y % 100), year=y, caption="Target Renstra") for y in years]

    finding = only(review(REPORT, targets(2023, 2024, 2025, 2026, 2027), list(PERIOD)))
    assert (finding.kind, finding.reported) == (FindingKind.WRONG_YEAR, "kolom tahun 2027")
    assert review(REPORT, targets(2021, 2022, 2023, 2024, 2025, 2026), list(PERIOD)) == []


class TestTwoYearsOfOneOffice:
    """What the report of 2024 has from the one of 2023."""

    COPIED = (
        "Keberhasilan ini didukung oleh kerja sama lintas bidang dan kesadaran masyarakat yang makin tinggi."
    )
    RENEWED = "Capaian naik karena {} posyandu aktif dan {} kader terlatih mendampingi ibu hamil di desa."
    RECURRING = "Keterbatasan tenaga di daerah kepulauan dan biaya angkut laut menghambat kunjungan petugas."
    DATED = "Target belum tercapai karena pengadaan tahun 2023 terlambat dan gudang daerah belum selesai."

    def found(self, role: PassageRole, now: str, before: str) -> list[Finding]:
        earlier = [passage(1, before, role, year=2023), passage(2, "Lain sama sekali. " * 6, role, year=2023)]
        return review(REPORT, [], [passage(1, now, role)], earlier)

    def test_a_cause_copied_word_for_word_is_a_warning(self) -> None:
        finding = only(self.found(PassageRole.SUCCESS_CAUSE, self.COPIED, self.COPIED))
        assert (finding.severity, "2023" in finding.explanation) == (Severity.WARNING, True)

    def test_a_cause_with_other_numbers_is_a_note(self) -> None:
        now, before = self.RENEWED.format(31, 62), self.RENEWED.format(28, 55)
        assert only(self.found(PassageRole.SUCCESS_CAUSE, now, before)).severity is Severity.NOTE

    def test_an_obstacle_that_comes_back_is_a_note(self) -> None:
        finding = only(self.found(PassageRole.OBSTACLE, self.RECURRING, self.RECURRING))
        assert finding.severity is Severity.NOTE

    def test_a_copy_that_still_names_the_earlier_year_is_a_warning(self) -> None:
        finding = only(self.found(PassageRole.OBSTACLE, self.DATED, self.DATED))
        assert (finding.severity, "masih menyebut tahun 2023" in finding.explanation) == (
            Severity.WARNING,
            True,
        )

    def test_a_cause_written_anew_is_no_finding(self) -> None:
        assert self.found(PassageRole.SUCCESS_CAUSE, self.COPIED, self.RECURRING) == []

    def test_many_copies_are_one_finding(self) -> None:
        names = ("gizi", "ibu hamil", "lansia", "remaja", "imunisasi")
        text = "Keberhasilan layanan {} didukung oleh kerja sama lintas bidang dan kader yang terlatih."
        pairs = [
            [
                passage(at, text.format(name), PassageRole.SUCCESS_CAUSE, year=year)
                for at, name in enumerate(names, 1)
            ]
            for year in (2024, 2023)
        ]
        finding = only(review(REPORT, [], *pairs))
        assert "Sebanyak 5 bagian" in finding.explanation


def test_the_lowest_score_of_a_table_is_held_against_its_rows() -> None:
    rows = [
        figure(line, "nilai", value, subject=name, level=Level.OTHER, unit="nilai")
        for line, (name, value) in enumerate(
            {
                "Persyaratan": "3.52",
                "Waktu layanan": "3.31",
                "Biaya": "3.78",
                "Aduan": "3.46",
                "IKM": "88.47",
            }.items(),
            start=1,
        )
    ]
    wrong = "Unsur dengan nilai terendah adalah Aduan, sedangkan nilai tertinggi pada Biaya."
    assert only(review(REPORT, rows, [passage(9, wrong)])).expected == "Waktu layanan (3.31)".replace(
        ".", ","
    )
    right = "Unsur dengan nilai terendah adalah Waktu layanan, sedangkan nilai tertinggi pada Biaya."
    assert review(REPORT, rows, [passage(9, right)]) == []

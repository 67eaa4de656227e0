"""The review finds what is wrong, names the cell, and is quiet where nothing is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.review import review
from assistant.domain.figures import Figure, Level
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, Passage, PassageRole, Report
from eval.seeded_reports import clean_report, report_with_one_error

REPORT = Report(
    report_id="r",
    agency="Dinas Kesehatan Kabupaten Rantau Hulu",
    region_level="kabupaten",
    region="Kabupaten Rantau Hulu",
    year=2024,
    title="LKjIP",
    file="laporan.txt",
    sha256="",
)


def figure(
    line: int,
    measure: str,
    value: str | None,
    *,
    subject: str = "Persentase balita yang diimunisasi",
    level: Level = Level.IKU,
    year: int = 2024,
    unit: str = "%",
    table: int = 1,
    raw: str | None = None,
) -> Figure:
    return Figure(
        figure_id=f"{table}.{line}.{measure}.{year}",
        report_id="r",
        agency=REPORT.agency,
        report_year=2024,
        subject=subject,
        level=level,
        year=year,
        measure=measure,
        value=Decimal(value) if value is not None else None,
        unit=unit,
        raw=raw if raw is not None else (value or "N/A").replace(".", ","),
        table=f"Tabel {table}",
        location=Location(file="laporan.txt", line_from=line, line_to=line),
        table_no=table,
        row=line,
    )


def passage(line: int, text: str, role: PassageRole = PassageRole.GENERAL, year: int = 2024) -> Passage:
    return Passage(
        passage_id=f"p{year}.{line}",
        report_id="r",
        agency=REPORT.agency,
        report_year=year,
        section="BAB III",
        text=text,
        location=Location(file="laporan.txt", line_from=line, line_to=line),
        role=role,
    )


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_clean_reports_have_no_loud_finding() -> None:
    for seed in range(100):
        whole = clean_report(seed)
        found = review(whole.report, whole.figures, whole.passages)
        loud = [finding for finding in found if finding.severity is not Severity.NOTE]
        assert loud == [], f"seed {seed}"


def test_one_changed_cell_in_200_reports_is_found_and_located() -> None:
    found = located = blamed = 0
    for seed in range(200):
        wrong = report_with_one_error(seed)
        assert wrong.changed is not None
        place = wrong.changed.location
        listed = review(wrong.report, wrong.figures, wrong.passages)
        loud = [finding for finding in listed if finding.severity is not Severity.NOTE]
        found += any(place in f.locations for f in loud)
        located += any(f.suspect == place for f in loud)
        blamed += any(f.suspect not in (None, place) for f in loud)
    assert found >= 190  # 95 % of 200
    assert located >= 160  # 80 % of 200
    assert blamed <= 4  # reports in which a right cell is named as the wrong one: 2 %


@pytest.mark.parametrize(
    ("target", "actual", "printed", "kind", "severity"),
    [
        ("90", "100", "100", FindingKind.CAPPED_CAPAIAN, Severity.WARNING),  # 100/90 = 111,11
        ("90", "95.4", "95.4", FindingKind.FORMULA_MISAPPLIED, Severity.ERROR),  # the realisasi copied
        ("80", "95", "80", FindingKind.FORMULA_MISAPPLIED, Severity.ERROR),  # the target copied
        ("80", "60", "57", FindingKind.RATIO_MISMATCH, Severity.ERROR),  # 60/80 = 75
        ("77", "86.95", "112.93", FindingKind.ROUNDING, Severity.NOTE),  # 86,95/77 = 112,92
    ],
    ids=["capped", "realisasi copied", "target copied", "wrong", "last digit"],
)
def test_a_capaian_that_does_not_follow_is_named_by_its_cause(
    target: str, actual: str, printed: str, kind: FindingKind, severity: Severity
) -> None:
    row = [figure(1, "target", target), figure(1, "realisasi", actual), figure(1, "capaian", printed)]
    finding = only(review(REPORT, row, []))
    assert (finding.kind, finding.severity) == (kind, severity)


@pytest.mark.parametrize(
    ("target", "actual", "printed"),
    [
        ("7", "6.5", "107.14"),  # (2 × 7 − 6,5) / 7 = 107,14: lower is better
        ("8", "10", "80.00"),  # 8 / 10 = 80: lower is better, the other formula
        ("80", "0", "0.00"),
    ],
)
def test_formulas_for_lower_is_better_are_accepted(target: str, actual: str, printed: str) -> None:
    row = [figure(1, "target", target), figure(1, "realisasi", actual), figure(1, "capaian", printed)]
    assert review(REPORT, row, []) == []


@pytest.mark.parametrize("value", ["0", None], ids=["zero target", "no target"])
def test_what_cannot_be_computed_is_no_finding(value: str | None) -> None:
    row = [figure(1, "target", value), figure(1, "realisasi", "50"), figure(1, "capaian", "100")]
    assert review(REPORT, row, []) == []


def test_a_row_that_is_missing_is_told_with_its_amount() -> None:
    def money(line: int, subject: str, level: Level, amount: str) -> Figure:
        return figure(line, "pagu", amount, subject=subject, level=level, unit="Rp")

    rows = [
        money(1, "Program Satu", Level.PROGRAM, "100"),
        money(2, "Program Dua", Level.PROGRAM, "250"),
        money(3, "Jumlah", Level.OTHER, "500"),
    ]
    spent = [
        figure(3, "realisasi_anggaran", "400", subject="Jumlah", level=Level.OTHER, unit="Rp"),
        figure(3, "serapan_persen", "80.00", subject="Jumlah", level=Level.OTHER),
    ]
    finding = only(review(REPORT, rows + spent, []))
    assert finding.kind is FindingKind.MISSING_ROW
    assert "Rp150" in finding.explanation  # 500 − 100 − 250


def test_one_quantity_told_differently_in_two_tables_is_a_conflict() -> None:
    figures = [figure(1, "realisasi", "66"), figure(9, "realisasi", "75", table=2)]
    finding = only(review(REPORT, figures, []))
    assert finding.kind is FindingKind.CROSS_TABLE_CONFLICT
    assert finding.arithmetic == "75 − 66 = 9"


def test_initial_ceilings_that_were_revised_are_no_conflict() -> None:
    def program(line: int, measure: str, amount: str, name: str, table: int) -> Figure:
        return figure(line, measure, amount, subject=name, level=Level.PROGRAM, unit="Rp", table=table)

    agreement = [program(n, "pagu", str(100 * n), f"Program {n}", 1) for n in (1, 2, 3)]
    final = [program(10 + n, "pagu", str(110 * n), f"Program {n}", 2) for n in (1, 2, 3)]
    spent = [program(10 + n, "realisasi_anggaran", str(100 * n), f"Program {n}", 2) for n in (1, 2, 3)]
    assert review(REPORT, agreement + final + spent, []) == []


def test_a_slip_in_the_narrative_is_found_with_the_cell_it_slipped_from() -> None:
    told = passage(48, "Persentase balita yang diimunisasi dengan capaian kinerja 89,25 %.")
    finding = only(review(REPORT, [figure(1, "realisasi", "89.29")], [told]))
    assert finding.kind is FindingKind.NARRATIVE_VS_TABLE
    assert finding.suspect == told.location
    assert "menyebutnya capaian" in finding.explanation


def test_a_ratio_in_a_sentence_is_recomputed() -> None:
    told = passage(3, "Sebanyak 40 orang dari 50 orang atau 85% telah dilatih.")
    finding = only(review(REPORT, [], [told]))
    assert finding.expected == "80,00 %"  # 40 / 50


def test_capaian_said_to_rise_while_it_fell_is_a_direction_word() -> None:
    figures = [
        figure(1, "target", "77", year=2023),
        figure(1, "realisasi", "86.95", year=2023),  # capaian 112,92
        figure(1, "target", "87"),
        figure(1, "realisasi", "89.29"),  # capaian 102,63
    ]
    told = passage(9, "Capaian kinerja balita yang diimunisasi telah mengalami kenaikan.")
    finding = only(review(REPORT, figures, [told]))
    assert finding.kind is FindingKind.DIRECTION_WORD
    assert "112,92 menjadi 102,63" in finding.expected


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        ("Jumlah balita diimunisasi / Jumlah balita diimunisasi x 100%", True),
        ("Jumlah warga yang dilayani tepat waktu / Jumlah warga yang dilayani x 100", True),
        ("Jumlah warga yang dilayani / Jumlah warga yang seharusnya dilayani x 100", False),
        ("Jumlah sekolah yang terakreditasi dibagi jumlah sekolah yang ada dikali 100", False),
    ],
)
def test_a_formula_that_divides_a_thing_by_itself_is_questioned(formula: str, wrong: bool) -> None:
    kinds = [finding.kind for finding in review(REPORT, [], [passage(5, formula)])]
    assert kinds == ([FindingKind.FORMULA_MISAPPLIED] if wrong else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kegiatan dilaksanakan selama tahun anggaran 2023.", FindingKind.WRONG_YEAR),
        ("Rapat diadakan pada 31 Juni 2024.", FindingKind.IMPLAUSIBLE_DATE),
    ],
)
def test_years_and_dates_that_cannot_be_meant_are_found(text: str, kind: FindingKind) -> None:
    assert only(review(REPORT, [], [passage(2, text)])).kind is kind


def test_a_year_that_is_compared_with_is_no_finding() -> None:
    told = passage(2, "Dibandingkan dengan tahun anggaran 2023, realisasi tahun 2024 lebih baik.")
    assert review(REPORT, [], [told]) == []


def test_a_cause_copied_from_last_year_is_a_warning() -> None:
    cause = "Realisasi tidak tercapai karena tenaga vaksinator di tiga puskesmas dipindahkan ke kota lain."
    now = passage(7, cause, PassageRole.FAILURE_CAUSE)
    before = passage(7, cause, PassageRole.FAILURE_CAUSE, year=2023)
    finding = only(review(REPORT, [], [now], [before]))
    assert "laporan tahun 2023" in finding.explanation


def test_percentages_added_over_years_are_questioned() -> None:
    row = [
        figure(1, "realisasi_sd_tahun_lalu", "66", year=2023),
        figure(1, "realisasi", "83"),
        figure(1, "realisasi_kumulatif_rpjmd", "149"),  # 66 + 83
    ]
    finding = only(review(REPORT, row, []))
    assert finding.arithmetic == "66 + 83 = 149"


def test_capped_achievements_of_one_table_are_one_finding() -> None:
    rows = [
        cell
        for line, name in enumerate(("Persentase A", "Persentase B"), start=1)
        for cell in (
            figure(line, "target", "90", subject=name),
            figure(line, "realisasi", "100", subject=name),
            figure(line, "capaian", "100", subject=name),
        )
    ]
    finding = only(review(REPORT, rows, []))
    assert finding.kind is FindingKind.CAPPED_CAPAIAN
    assert [place.line_from for place in finding.locations] == [1, 2]


def test_hanya_for_more_than_the_target_is_a_direction_word() -> None:
    row = [figure(1, "target", "5.24"), figure(1, "realisasi", "8.6")]
    told = passage(4, "Hasilnya hanya sebesar 8,6%.").model_copy(update={"about": (row[0].subject,)})
    finding = only(review(REPORT, row, [told]))
    assert (finding.kind, finding.reported) == (FindingKind.DIRECTION_WORD, "hanya 8,6%")


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("Semua sasaran pada tahun 2024 berhasil mencapai seratus persen.", True),
        ("Agar semua sasaran mencapai target, koordinasi ditingkatkan.", False),
        ("Belum semua sasaran mencapai target.", False),
    ],
)
def test_all_objectives_met_is_refuted_by_one_that_is_not(text: str, loud: bool) -> None:
    row = [figure(1, "target", "90"), figure(1, "realisasi", "80")]
    assert bool(review(REPORT, row, [passage(4, text)])) is loud


def test_a_part_above_its_whole_is_questioned() -> None:
    told = passage(4, "Bantuan diterima 181.395 jiwa dari total warga terdata sebanyak 168.010 jiwa.")
    assert only(review(REPORT, [], [told])).arithmetic == "181.395 > 168.010"


def counts(line: int, name: str, **cells: str) -> list[Figure]:
    return [
        figure(
            line, measure, value, subject=name, level=Level.OTHER, unit="%" if measure == "apm" else "orang"
        )
        for measure, value in cells.items()
    ]


SCHOOLS = [
    counts(1, "Kecamatan Satu", penduduk="4012", siswa="3977", apm="99.13"),  # 3.977 / 4.012 = 99,13 %
    counts(2, "Kecamatan Dua", penduduk="3540", siswa="3498", apm="98.81"),
    counts(3, "Kecamatan Tiga", penduduk="4388", siswa="4301", apm="98.02"),
    counts(4, "Kecamatan Empat", penduduk="2015", siswa="1964", apm="97.47"),
]


def test_a_row_that_breaks_what_the_other_rows_keep_is_found() -> None:
    rows = [cell for row in SCHOOLS for cell in row]
    assert review(REPORT, rows, []) == []
    rows[-1] = rows[-1].model_copy(update={"value": Decimal("97.64"), "raw": "97,64"})
    finding = only(review(REPORT, rows, []))
    assert finding.arithmetic == "1.964 / 2.015 × 100 = 97,47"
    assert finding.suspect == rows[-1].location


def test_a_last_row_that_sums_one_column_and_misses_another_is_found() -> None:
    rows = [cell for row in SCHOOLS for cell in row]
    total = counts(5, "Kota Muara Tenang", penduduk="13955", siswa="13840")  # 13.955; the pupils are 13.740
    finding = only(review(REPORT, rows + total, []))
    assert (finding.kind, finding.expected) == (FindingKind.SUM_MISMATCH, "13.740")


def test_a_lower_is_better_indicator_computed_the_other_way_is_found() -> None:
    name = "Angka kematian ibu"
    rows = [
        figure(1, "target", "85", subject=name, unit="kasus"),
        figure(1, "realisasi", "97.32", subject=name, unit="kasus"),
        figure(1, "capaian", "85.51", subject=name),  # (170 − 97,32) / 85 = 85,51
        figure(2, "target", "88", subject=name, unit="kasus", year=2023),
        figure(2, "realisasi", "102.61", subject=name, unit="kasus", year=2023),
        figure(2, "capaian", "116.60", subject=name, year=2023),  # 102,61 / 88 = 116,60
    ]
    finding = only(review(REPORT, rows, []))
    assert finding.kind is FindingKind.FORMULA_MISAPPLIED
    assert finding.expected == "83,40"  # (176 − 102,61) / 88


def test_a_category_off_the_scale_of_its_table_is_a_label_conflict() -> None:
    rows = []
    achieved = ("95", "Sangat Berhasil"), ("80", "Berhasil"), ("60", "Cukup Berhasil"), ("91.56", "Berhasil")
    for line, (percent, category) in enumerate(achieved, start=1):
        cell = figure(line, "capaian", percent, subject=f"Indikator {line}")
        label = cell.model_copy(
            update={"figure_id": f"k{line}", "measure": "kategori", "value": category, "unit": "predikat"}
        )
        rows += [cell, label]
    finding = only(review(REPORT, rows, []))
    assert (finding.kind, finding.expected) == (FindingKind.LABEL_CONFLICT, "Sangat Berhasil")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Angkanya menurun dari 86,90 persen menjadi 87,15 persen.", FindingKind.DIRECTION_WORD),
        ("Realisasi naik 4,18 poin dari 79,81 persen menjadi 84,62 persen.", FindingKind.NARRATIVE_VS_TABLE),
        ("Realisasi naik 4,81 poin dari 79,81 persen menjadi 84,62 persen.", None),
        ("Jumlahnya meningkat dari 10 orang menjadi 12 orang.", None),
    ],
)
def test_movements_in_sentences_are_recomputed(text: str, kind: FindingKind | None) -> None:
    kinds = [finding.kind for finding in review(REPORT, [], [passage(3, text)])]
    assert kinds == ([kind] if kind else [])


def test_a_number_of_programs_is_held_against_the_spending_table() -> None:
    def money(line: int, name: str, level: Level) -> list[Figure]:
        amounts = ("pagu", "100"), ("realisasi_anggaran", "90")
        return [figure(line, m, v, subject=name, level=level, unit="Rp") for m, v in amounts]

    rows = money(1, "Program Satu", Level.PROGRAM) + money(2, "Program Dua", Level.PROGRAM)
    total = [
        figure(3, "pagu", "200", subject="Jumlah", level=Level.OTHER, unit="Rp"),
        figure(3, "realisasi_anggaran", "180", subject="Jumlah", level=Level.OTHER, unit="Rp"),
    ]
    told = passage(9, "Pada tahun 2024 dinas melaksanakan 3 program.")
    finding = only(review(REPORT, rows + total, [told]))
    assert (finding.reported, finding.expected) == ("3 program", "2 program")

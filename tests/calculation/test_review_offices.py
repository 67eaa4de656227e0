"""What offices do in their own way is no error: caps, thousands, quarters; what they cannot mean is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.review import review
from assistant.domain.figures import Figure, Level
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import PassageRole
from tests.calculation.review_parts import REPORT, figure, only, passage


def loud(found: list[Finding]) -> list[FindingKind]:
    return [finding.kind for finding in found if finding.severity is not Severity.NOTE]


def achieved(target: str, actual: str, printed: str, name: str = "Persentase layanan") -> list[Figure]:
    return [
        figure(1, measure, value, subject=name)
        for measure, value in (("target", target), ("realisasi", actual), ("capaian", printed))
    ]


@pytest.mark.parametrize("printed", ["100", "120"])
@pytest.mark.parametrize("unit", [" persen", "%", ""])
def test_a_cap_is_a_warning_unless_the_report_states_it(printed: str, unit: str) -> None:
    rows = achieved("50", "75", printed)  # 75 / 50 × 100 = 150
    assert loud(review(REPORT, rows, [])) == [FindingKind.CAPPED_CAPAIAN]
    rule = passage(9, f"Capaian kinerja dibatasi paling tinggi {printed}{unit}.")
    assert review(REPORT, rows, [rule]) == []


def test_a_cap_and_the_conflict_that_it_causes_are_one_finding() -> None:
    rows = achieved("50", "75", "100")
    elsewhere = figure(7, "capaian", "150", subject="Persentase layanan", table=2)
    finding = only(review(REPORT, [*rows, elsewhere], []))
    assert (finding.kind, [str(place) for place in finding.locations]) == (
        FindingKind.CAPPED_CAPAIAN,
        ["b. 1", "b. 7"],
    )


def test_a_cap_of_an_indicator_that_is_better_when_lower_is_no_wrong_ratio() -> None:
    rows = achieved("37", "23", "120", "Prevalensi stunting")  # (74 − 23) / 37 = 137,84
    finding = only(review(REPORT, rows, []))
    assert (finding.kind, finding.expected) == (FindingKind.CAPPED_CAPAIAN, "137,84 %")


def budget(caption: str, *amounts: str) -> list[Figure]:
    *parts, total = amounts
    return [
        figure(
            line, measure, amount, subject=f"Program {line}", level=Level.PROGRAM, unit="Rp", caption=caption
        )
        for line, amount in enumerate(parts, start=1)
        for measure in ("pagu", "realisasi_anggaran")
    ] + [
        figure(9, measure, total, subject="Jumlah", level=Level.OTHER, unit="Rp", caption=caption)
        for measure in ("pagu", "realisasi_anggaran")
    ]


def test_rounded_thousands_that_miss_their_total_by_one_are_a_note() -> None:
    rows = budget("Anggaran", "1501000", "2502000", "4004000")  # 4.003.000
    assert loud(review(REPORT, rows, [])) == []
    rows = budget("Anggaran", "1501050", "2502000", "4004050")  # told in rupiah: an error
    assert FindingKind.SUM_MISMATCH in loud(review(REPORT, rows, []))


def test_a_total_of_rows_whose_levels_are_not_known_is_no_wrong_sum() -> None:
    # 70 and 30 are activities of the first program, 50 is the only one of the second: 100 + 50 = 150
    assert loud(review(REPORT, budget("Anggaran", "100", "70", "30", "50", "50", "150"), [])) == []


@pytest.mark.parametrize(
    ("quarters", "year", "wrong"),
    [
        (("10", "20", "30", "40"), "100", False),  # added up
        (("10", "30", "60", "100"), "100", False),  # each with those before
        (("80", "82", "81", "83"), "81.5", False),  # their mean
        (("10", "20", "30", "40"), "90", True),
    ],
)
def test_the_year_may_be_the_sum_the_end_or_the_mean_of_its_quarters(
    quarters: tuple[str, ...], year: str, wrong: bool
) -> None:
    row = [figure(1, f"realisasi_tw{n}", value) for n, value in enumerate(quarters, start=1)]
    found = review(REPORT, [*row, figure(1, "realisasi", year)], [])
    assert bool(found) is wrong


def test_a_quarter_that_spent_more_than_the_year_is_an_error() -> None:
    row = [
        figure(1, "realisasi_anggaran_tw1", "500", unit="Rp"),
        figure(1, "realisasi_anggaran", "400", unit="Rp"),
    ]
    assert only(review(REPORT, row, [])).arithmetic == "500 > 400"


@pytest.mark.parametrize(
    ("measure", "values", "severity"),
    [
        ("target", ("18.5", "19"), Severity.WARNING),  # a target is set, not rounded
        ("target", ("91", "90"), Severity.ERROR),
        ("realisasi", ("18.52", "18.5"), Severity.NOTE),
        ("realisasi", ("99.92", "99.93"), Severity.NOTE),  # cut and rounded
        ("realisasi", ("75", "74"), Severity.ERROR),
    ],
)
def test_conflicts_between_tables_are_as_loud_as_they_are_sure(
    measure: str, values: tuple[str, str], severity: Severity
) -> None:
    cells = [figure(line, measure, value, table=line) for line, value in enumerate(values, start=1)]
    finding = only(review(REPORT, cells, []))
    assert finding.severity is severity
    assert "(b. 1)" in finding.explanation or severity is Severity.NOTE


def test_one_amount_in_rupiah_and_in_thousands_is_a_question_of_units() -> None:
    cells = [
        figure(line, "pagu", value, subject="Program Satu", level=Level.PROGRAM, unit="Rp", table=line)
        for line, value in ((1, "1250000"), (9, "1250000000"))
    ]
    assert only(review(REPORT, cells, [])).kind is FindingKind.UNIT_OR_FORMAT


def test_one_value_with_two_units_is_a_note() -> None:
    cells = [figure(1, "target", "12", unit="kasus"), figure(9, "target", "12", unit="orang", table=2)]
    assert only(review(REPORT, cells, [])).kind is FindingKind.UNIT_OR_FORMAT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dari enam indikator, semuanya telah mencapai hasil baik pada tahun 2025.", FindingKind.WRONG_YEAR),
        ("Kegiatan akan dilaksanakan pada tahun 2025.", None),
        ("Rapat diadakan pada 3 Mei 2027.", FindingKind.IMPLAUSIBLE_DATE),
        ("Laporan ditandatangani pada 17 Februari 2025.", None),
    ],
)
def test_what_lies_ahead_of_the_report_cannot_have_happened(text: str, kind: FindingKind | None) -> None:
    assert loud(review(REPORT, [], [passage(3, text)])) == ([kind] if kind else [])


def test_a_sentence_that_announces_a_table_of_other_years_is_found() -> None:
    cells = [
        figure(5, "realisasi", "70", year=2023),
        figure(5, "realisasi", "80"),
    ]
    told = passage(3, "Hasil untuk tahun 2020 dapat dilihat pada tabel berikut :")
    assert only(review(REPORT, cells, [told])).expected == "tahun 2023, 2024"
    told = passage(3, "Hasil untuk tahun 2024 dapat dilihat pada tabel berikut :")
    assert review(REPORT, cells, [told]) == []


def test_a_period_of_the_plan_unlike_all_others_is_a_note() -> None:
    told = [passage(line, "Sesuai Renstra Dinas Tahun 2021-2026, sasaran ditetapkan.") for line in (1, 2, 3)]
    odd = passage(4, "Sesuai Renstra Dinas Tahun 2022-2026, program disusun.")
    finding = only(review(REPORT, [], [*told, odd]))
    assert (finding.severity, finding.reported) == (Severity.NOTE, "Renstra 2022-2026")


def test_a_cause_with_new_numbers_only_is_a_note() -> None:
    text = "Realisasi tidak tercapai karena {} tenaga vaksinator di puskesmas dipindahkan ke kota lain."
    now = passage(7, text.format(3), PassageRole.FAILURE_CAUSE)
    before = passage(7, text.format(5), PassageRole.FAILURE_CAUSE, year=2023)
    finding = only(review(REPORT, [], [now], [before]))
    assert (finding.severity, "hanya angkanya" in finding.explanation) == (Severity.NOTE, True)


def test_one_habit_of_cutting_is_one_note() -> None:
    rows = [
        cell
        for line, actual in enumerate(("668", "779", "886"), start=1)  # 66,80 is printed 66,79 and so on
        for cell in (
            figure(line, "pagu", "1001", subject=f"Program {line}", level=Level.PROGRAM, unit="Rp"),
            figure(
                line, "realisasi_anggaran", actual, subject=f"Program {line}", level=Level.PROGRAM, unit="Rp"
            ),
            figure(
                line,
                "serapan_persen",
                str(Decimal(actual) * 100 / 1001)[:5],
                subject=f"Program {line}",
                level=Level.PROGRAM,
            ),
        )
    ]
    notes = [finding for finding in review(REPORT, rows, []) if finding.severity is Severity.NOTE]
    # 668 / 1001 = 66,7333 (66,73), 779 / 1001 = 77,8222 (77,82), 886 / 1001 = 88,5115 (88,51): none is off
    assert notes == []
    cut = [
        cell.model_copy(update={"value": cell.value - Decimal("0.01")})
        if cell.measure == "serapan_persen" and isinstance(cell.value, Decimal)
        else cell
        for cell in rows
    ]
    finding = only(review(REPORT, cut, []))
    assert finding.explanation.startswith("Persentase serapan: 3 angka dipotong")


def test_a_category_is_held_against_the_scale_that_the_report_prints() -> None:
    scale = passage(
        5,
        "Skala penilaian capaian kinerja\n1; Interval: 95 ≤ 100; Kategori: Sangat Baik\n"
        "2; Interval: 80 ≤ 94; Kategori: Baik\n3; Interval: ≤ 79; Kategori: Cukup",
        PassageRole.TABLE_ROW,
    )
    rows = []
    for line, (percent, category) in enumerate((("97", "Sangat Baik"), ("92", "Sangat Baik")), start=1):
        cell = figure(line, "capaian", percent, subject=f"Indikator {line}")
        rows += [cell, cell.model_copy(update={"measure": "kategori", "value": category, "unit": "predikat"})]
    finding = only(review(REPORT, rows, [scale]))
    assert finding.expected == "Baik"  # 92 is below 95


def test_a_printed_scale_with_other_bounds_keeps_the_usual_one_out() -> None:
    rows = [
        cell
        for line, (value, name) in enumerate(
            (("104", "Sangat Baik"), ("106", "Sangat Baik"), ("101", "Sangat Baik"), ("96", "Baik")), start=1
        )
        for cell in (
            figure(line, "capaian", value, subject=f"Indikator {line}"),
            figure(line, "kategori", None, subject=f"Indikator {line}", unit="predikat").model_copy(
                update={"value": name, "raw": name}
            ),
        )
    ]
    assert loud(review(REPORT, rows, [])) == [FindingKind.LABEL_CONFLICT]  # 96 is Sangat Baik from 91 on
    own = passage(9, "Kategori capaian: > 100 Sangat Baik, 90 – 100 Baik, 75 – < 90 Cukup, < 75 Kurang.")
    assert loud(review(REPORT, rows, [own])) == []

"""Columns, rows and tables are held against what the rest of the report makes of them."""

from __future__ import annotations

import pytest

from assistant.calculation.review import review
from assistant.domain.figures import Figure, Level
from assistant.domain.findings import FindingKind, Severity
from tests.calculation.review_parts import REPORT, figure, only, passage


def grid(
    rows: dict[str, list[str]], columns: list[str], *, table: int = 1, unit: str | None = None
) -> list[Figure]:
    """A table of counts, a row of values for each name."""
    return [
        figure(line, column, value, subject=name, level=Level.OTHER, unit=unit, table=table).model_copy(
            update={"column": at}
        )
        for line, (name, values) in enumerate(rows.items(), start=1)
        for at, (column, value) in enumerate(zip(columns, values, strict=True), start=2)
    ]


CONDITIONS = ["baik", "rusak_ringan", "rusak_berat", "jumlah"]


def test_a_row_whose_columns_do_not_make_its_sum_is_found() -> None:
    rows = {
        "Perahu": ["6", "2", "1", "9"],
        "Mobil": ["3", "1", "4", "8"],
        "Genset": ["7", "2", "2", "11"],
        "Tenda": ["14", "5", "3", "26"],  # 14 + 5 + 3 = 22
    }
    finding = only(review(REPORT, grid(rows, CONDITIONS), []))
    assert (finding.kind, finding.reported, finding.expected) == (FindingKind.SUM_MISMATCH, "26", "22")
    assert finding.arithmetic == "14 + 5 + 3 = 22"


def test_the_cell_that_mends_its_row_and_its_column_is_named() -> None:
    rows = {
        "Perahu": ["6", "2", "1", "9"],
        "Mobil": ["3", "1", "4", "8"],
        "Genset": ["7", "2", "2", "11"],
        "Jumlah": ["16", "7", "7", "28"],  # 2 + 1 + 2 = 5, and 16 + 5 + 7 = 28
    }
    found = review(REPORT, grid(rows, CONDITIONS), [])
    assert {finding.reported for finding in found} == {"7", "28"}
    assert {str(finding.suspect) for finding in found} == {"b. 4"}


def test_small_numbers_that_happen_to_differ_alike_are_no_difference() -> None:
    rows = {  # d3 = s1 − d1 in three of four rows
        "Umum": ["2", "2", "4"],
        "Data": ["1", "2", "3"],
        "Gizi": ["1", "1", "2"],
        "Mutu": ["3", "4", "5"],
    }
    assert review(REPORT, grid(rows, ["d1", "d3", "s1"]), []) == []


def test_a_yield_that_is_not_production_per_area_is_found() -> None:
    rows = {  # ton × 10 / ha = kuintal per ha
        "Utara": ["512", "2406", "46.99"],
        "Timur": ["931", "4282", "49.55"],  # 4.282 × 10 / 931 = 45,99
        "Barat": ["640", "3120", "48.75"],
        "Kota": ["205", "1013", "49.41"],
    }
    finding = only(review(REPORT, grid(rows, ["luas", "produksi", "produktivitas"]), []))
    assert (finding.reported, finding.expected) == ("49,55", "45,99")


def test_a_weighted_value_is_weight_times_value() -> None:
    values = {"A": ("30", "111.68", "33.50"), "B": ("20", "105.21", "21.04"), "C": ("25", "101.62", "25.41")}
    values["D"] = ("25", "101.50", "25.83")  # 25 × 101,50 / 100 = 25,38
    figures = [
        figure(line, measure, value, subject=name, level=Level.OTHER, unit=unit)
        for line, (name, row) in enumerate(values.items(), start=1)
        for measure, value, unit in zip(
            ("bobot", "nilai", "nilai_tertimbang"), row, ("%", "nilai", None), strict=True
        )
    ]
    finding = only(review(REPORT, figures, []))
    assert (finding.reported, finding.expected) == ("25,83", "25,38")


def test_a_percentage_row_that_does_not_follow_in_one_year_is_found() -> None:
    years = (2022, 2023, 2024)
    rows = [("Akta terbit", ("804", "872", "915")), ("Kematian dilaporkan", ("1118", "1163", "1307"))]
    rows.append(("Cakupan akta (%)", ("70.91", "74.98", "70.01")))  # 804 / 1.118 × 100 = 71,91
    figures = [
        figure(line, "tahun", value, subject=name, level=Level.OTHER, unit=None, year=year)
        for line, (name, values) in enumerate(rows, start=1)
        for year, value in zip(years, values, strict=True)
    ]
    finding = only(review(REPORT, figures, []))
    assert (finding.reported, finding.expected, str(finding.suspect)) == ("70,91", "71,91 %", "b. 3")


def test_one_series_under_two_names_may_not_differ_in_one_year() -> None:
    def series(line: int, table: int, subject: str, *values: str) -> list[Figure]:
        return [
            figure(line, "realisasi", value, subject=subject, unit="ekor", year=2021 + at, table=table)
            for at, value in enumerate(values)
        ]

    figures = [
        *series(1, 1, "Sapi", "42108", "43516", "46250", "47190"),
        *series(1, 2, "Populasi ternak sapi", "42108", "43516", "46025", "47190"),
    ]
    finding = only(review(REPORT, figures, []))
    assert (finding.kind, finding.reported) == (FindingKind.CROSS_TABLE_CONFLICT, "46250 dan 46025")


@pytest.mark.parametrize(
    ("measures", "values", "over"),
    [
        (("realisasi_tw1", "realisasi_tw2", "realisasi_tw3", "realisasi_tw4"), "90 91 92 93", "triwulan"),
        (("capaian", "capaian", "capaian"), "80 85 90", "tahun"),
    ],
)
def test_percentages_added_up_are_questioned(measures: tuple[str, ...], values: str, over: str) -> None:
    parts = values.split()
    total = str(sum(map(int, parts)))  # 366, and 255
    yearly = over == "tahun"
    figures = [
        figure(1, measure, value, year=2022 + at if yearly else 2024)
        for at, (measure, value) in enumerate(zip(measures, parts, strict=True))
    ]
    figures.append(figure(1, "jumlah" if yearly else "realisasi", total))
    finding = only(review(REPORT, figures, []))
    assert (finding.kind, finding.reported) == (FindingKind.FORMULA_MISAPPLIED, total)
    assert f"antar{over}" in finding.explanation


def agreement(caption: str, year: int, *targets: str) -> list[Figure]:
    return [
        figure(line, "target", value, subject=f"Indikator mutu {name}", year=year, caption=caption)
        for line, (name, value) in enumerate(
            zip(("gizi", "obat", "data", "ibu"), targets, strict=False), start=1
        )
    ]


def test_a_caption_of_last_year_over_this_years_figures_is_one_finding() -> None:
    figures = agreement("Perjanjian Kinerja Tahun 2023", 2023, "70", "80", "90")
    for year, targets in ((2023, ("65", "75", "85")), (2024, ("70", "80", "90"))):
        figures += [
            one.model_copy(
                update={"table_no": 2, "table": "Tabel 2 Perbandingan", "figure_id": f"x{year}{at}"}
            )
            for at, one in enumerate(agreement("", year, *targets))
        ]
    finding = only(review(REPORT, figures, []))
    assert (finding.kind, finding.reported, finding.expected) == (
        FindingKind.WRONG_YEAR,
        "tahun 2023",
        "tahun 2024",
    )


def spending(table: int, caption: str, *ceilings: str) -> list[Figure]:
    return [
        figure(
            line, "pagu", value, subject=f"Program {name}", level=Level.PROGRAM, unit="Rp", table=table,
            caption=caption,
        )
        for line, (name, value) in enumerate(zip(("Mutu", "Gizi", "Data"), ceilings, strict=True), start=1)
    ]  # fmt: skip


def test_a_table_in_thousands_that_does_not_say_so_is_one_finding() -> None:
    figures = spending(1, "Anggaran", "1250300", "748401", "96120")
    figures += spending(2, "Pagu program", "1250300400", "748400900", "96120000")
    finding = only(review(REPORT, figures, []))
    assert (finding.kind, finding.severity) == (FindingKind.UNIT_OR_FORMAT, Severity.WARNING)
    assert "ribuan rupiah" in finding.explanation


def total_of(*amounts: str) -> list[Figure]:
    *parts, whole = amounts
    figures = [
        figure(line, "pagu", amount, subject=f"Program {name}", level=Level.PROGRAM, unit="Rp")
        for line, (name, amount) in enumerate(zip(("Mutu", "Gizi", "Data"), parts, strict=False), start=1)
    ]
    return [*figures, figure(9, "pagu", whole, subject="Jumlah", level=Level.OTHER, unit="Rp")]


def test_the_amount_that_another_table_tells_differently_is_the_wrong_one() -> None:
    elsewhere = [
        one.model_copy(update={"level": Level.OTHER, "measure": "anggaran_awal"})
        for one in spending(2, "Renja", "412345678", "250111222", "96120333")
    ]
    # 412.345.678 + 250.111.222 + 96.120.333 = 758.577.233
    wrong = total_of("412345678", "250191222", "96120333", "758577233")
    finding = only(review(REPORT, [*wrong, *elsewhere], []))
    assert (finding.kind, str(finding.suspect)) == (FindingKind.SUM_MISMATCH, "b. 2")


def test_an_amount_that_is_less_round_than_all_others_is_the_wrong_one() -> None:
    finding = only(review(REPORT, total_of("412000000", "250000300", "96000000", "758000000"), []))
    assert (str(finding.suspect), finding.expected) == ("b. 2", "Rp758.000.300")


def test_two_cells_that_fit_equally_are_both_named_with_their_values() -> None:
    # the one program, or the total: 412.345.678 + 250.111.222 = 662.456.900
    elsewhere = figure(
        1, "anggaran_awal", "412345678", subject="Program Mutu", level=Level.OTHER, unit="Rp", table=2
    )
    finding = only(review(REPORT, [*total_of("412345678", "250111222", "662496900"), elsewhere], []))
    assert finding.suspect is None
    assert "'Jumlah' (seharusnya Rp662.456.900)" in finding.explanation
    assert "'Program Gizi' (seharusnya Rp250.151.222)" in finding.explanation


@pytest.mark.parametrize(
    "told",
    [
        "Indikator angka buta warna bersifat negatif (semakin rendah semakin baik).",
        "Untuk angka buta warna berlaku: semakin kecil realisasi semakin baik.",
    ],
)
def test_an_indicator_that_the_text_calls_lower_is_better_is_held_to_it(told: str) -> None:
    rows = [
        figure(1, measure, value, subject="Angka buta warna", unit="%")
        for measure, value in (("target", "10"), ("realisasi", "9.3"), ("capaian", "93"))
    ]
    finding = only(review(REPORT, rows, [passage(5, told)]))  # (2 × 10 − 9,3) / 10 × 100 = 107
    assert (finding.kind, finding.severity, finding.expected) == (
        FindingKind.FORMULA_MISAPPLIED,
        Severity.ERROR,
        "107,00",
    )


def test_documents_about_bad_things_are_no_lower_is_better_indicators() -> None:
    rows = [
        figure(1, measure, value, subject="Akta Kematian", level=Level.OTHER, unit=unit)
        for measure, value, unit in (
            ("target", "1000", None),
            ("realisasi", "915", None),
            ("capaian", "91.50", "%"),
        )
    ]
    assert review(REPORT, rows, []) == []

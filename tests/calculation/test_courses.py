"""The course of a quantity over years, within a report and across the reports of an agency."""

from __future__ import annotations

from assistant.calculation.derive import derive
from assistant.calculation.rules import OfficeRules
from assistant.domain.figures import Figure, Level
from assistant.domain.indicators import Polarity
from tests.calculation.given import INDICATOR, figure, found, values

HIGHER = OfficeRules(polarities={INDICATOR: Polarity.HIGHER_IS_BETTER})
LOWER = OfficeRules(polarities={INDICATOR: Polarity.LOWER_IS_BETTER})


def of_report(year: int, one: Figure, **changed: object) -> Figure:
    return one.model_copy(update={"report_id": f"r{year}", "report_year": year, **changed})


def four_years() -> list[Figure]:
    return [
        figure("realisasi", value, year)
        for year, value in ((2021, "80"), (2022, "78"), (2023, "86.95"), (2024, "89.29"))
    ]


def test_best_and_worst_year_follow_the_polarity() -> None:
    higher, lower = derive(four_years(), HIGHER), derive(four_years(), LOWER)
    assert [one.value for one in found(higher, "tahun_terbaik_realisasi")] == ["2024"]  # 89,29
    assert [one.value for one in found(higher, "tahun_terburuk_realisasi")] == ["2022"]  # 78
    assert [one.value for one in found(lower, "tahun_terbaik_realisasi")] == ["2022"]
    assert [one.value for one in found(lower, "tahun_terburuk_realisasi")] == ["2024"]


def test_no_year_is_called_best_where_only_an_assumption_says_what_is_good() -> None:
    derived = derive(four_years())
    assert found(derived, "tahun_terbaik_realisasi") == []
    assert found(derived, "penilaian_perubahan_realisasi") == []


def test_a_falling_figure_is_better_where_lower_is_better() -> None:
    given = [figure("realisasi", "9", 2023), figure("realisasi", "7", 2024)]
    assert [one.value for one in found(derive(given, LOWER), "penilaian_perubahan_realisasi")] == ["membaik"]
    [worse] = found(derive(given, HIGHER), "penilaian_perubahan_realisasi")
    assert (worse.value, worse.arithmetic) == ("memburuk", "9 → 7, makin tinggi makin baik: memburuk")


def test_the_streak_counts_the_latest_steps_in_one_direction() -> None:
    [streak] = found(derive(four_years(), HIGHER), "lama_naik_realisasi")
    assert streak.value == 2  # 78 → 86,95 → 89,29; the step before fell
    assert len(streak.inputs) == 3


def test_a_disputed_year_names_no_best_year() -> None:
    disputed = [*four_years(), figure("realisasi", "99", 2022, table_no=2)]
    assert found(derive(disputed, HIGHER), "tahun_terbaik_realisasi") == []


def test_last_years_report_gives_the_value_that_this_one_does_not_tell() -> None:
    before = of_report(2023, figure("realisasi", "86.95", 2023))
    now = of_report(2024, figure("realisasi", "89.29", 2024))
    derived = derive([before, now])
    [moved] = found(derived, "perubahan_realisasi")
    assert values(derived, "perubahan_realisasi") == ["2.34"]  # 89,29 − 86,95
    assert moved.inputs == (now.figure_id, before.figure_id)
    assert moved.report_id == "r2024"
    assert moved.formula is not None
    assert moved.formula.endswith("tahun 2024 menurut laporan 2024, tahun 2023 menurut laporan 2023")


def test_capaian_of_two_reports_are_compared_as_computed() -> None:
    given = [
        of_report(year, figure(measure, value, year))
        for year, target, actual in ((2023, "77", "86.95"), (2024, "87", "89.29"))
        for measure, value in (("target", target), ("realisasi", actual))
    ]
    assert values(derive(given), "perubahan_capaian") == ["-10.29"]  # 102,632… − 112,922…


def test_two_reports_that_disagree_on_a_year_are_told_and_not_mixed() -> None:
    before = of_report(2023, figure("realisasi", "86.90", 2023))
    told_again = of_report(2024, figure("realisasi", "86.95", 2023))
    now = of_report(2024, figure("realisasi", "89.29", 2024))
    earlier = of_report(2023, figure("realisasi", "80", 2022))
    derived = derive([before, told_again, now, earlier], HIGHER)
    [difference] = found(derived, "beda_antarlaporan_realisasi", 2023)
    assert values(derived, "beda_antarlaporan_realisasi", 2023) == ["0.05"]  # 86,95 − 86,90
    assert difference.doubt == "laporan 2024 menulis 86.95 untuk tahun 2023, laporan 2023 menulis 86.90"
    assert values(derived, "perubahan_realisasi") == ["2.34"]  # within the report of 2024: 89,29 − 86,95
    assert found(derived, "tahun_terbaik_realisasi") == []


def test_a_series_runs_over_the_years_of_all_reports() -> None:
    given = [
        of_report(2022, figure("realisasi", "80", 2022)),
        of_report(2023, figure("realisasi", "85", 2023)),
        of_report(2024, figure("realisasi", "83", 2024)),
    ]
    [best] = found(derive(given, HIGHER), "tahun_terbaik_realisasi")
    assert (best.value, best.arithmetic) == ("2023", "2022 80, 2023 85, 2024 83: 2023")


def test_reports_are_joined_only_for_one_subject_level_parent_unit_and_agency() -> None:
    now = of_report(2024, figure("realisasi", "89.29", 2024))
    for changed in (
        {"subject": "Persentase jembatan dalam kondisi baik"},
        {"level": Level.PROGRAM},
        {"unit": "orang"},
        {"unit": None},
        {"agency": "Dinas Lain"},
    ):
        before = of_report(2023, figure("realisasi", "86.95", 2023), **changed)
        assert found(derive([before, now]), "perubahan_realisasi") == []
    under_a = of_report(2024, figure("realisasi", "89.29", 2024), parent="Program A")
    under_b = of_report(2023, figure("realisasi", "86.95", 2023), parent="Program B")
    assert found(derive([under_b, under_a]), "perubahan_realisasi") == []


def test_a_name_under_two_parents_in_one_report_joins_no_other_report() -> None:
    twice = [
        of_report(2024, figure("realisasi", value, 2024, row=row), parent=parent)
        for value, row, parent in (("50", 1, "Program A"), ("60", 2, "Program B"))
    ]
    before = of_report(2023, figure("realisasi", "40", 2023))
    assert found(derive([*twice, before]), "perubahan_realisasi") == []


def test_years_further_apart_than_one_make_no_change() -> None:
    given = [
        of_report(2021, figure("realisasi", "80", 2021)),
        of_report(2024, figure("realisasi", "89.29", 2024)),
    ]
    assert found(derive(given), "perubahan_realisasi") == []


def test_sentences_are_not_joined_across_reports() -> None:
    place = {"source": "prose", "table_no": None, "row": None}
    given = [
        of_report(2023, figure("realisasi", "80", 2023, **place)),  # type: ignore[arg-type]
        of_report(2024, figure("realisasi", "89.29", 2024)),
    ]
    assert found(derive(given), "perubahan_realisasi") == []

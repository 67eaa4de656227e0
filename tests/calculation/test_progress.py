"""The way to the end target of the Renstra."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.progress import gap_to_end_target, plan_progress, yearly_step, years_left
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up


def percent(value: str) -> Input:
    return Input(name="", value=Decimal(value), unit="%")


def shown(computed: Computed) -> str:
    assert isinstance(computed.value, Decimal)
    return str(round_half_up(computed.value, 2))


def test_progress_is_realisasi_in_percent_of_the_end_target() -> None:
    computed = plan_progress(percent("88"), percent("89.29"))
    assert shown(computed) == "101.47"  # 89,29 / 88 × 100 = 101,4659
    assert computed.formula.formula == "realisasi / target akhir Renstra × 100"
    assert [given.name for given in computed.inputs] == ["target akhir Renstra", "realisasi"]


def test_progress_follows_polarity() -> None:
    computed = plan_progress(percent("7"), percent("6.5"), Polarity.LOWER_IS_BETTER)
    assert shown(computed) == "107.14"  # (14 − 6,5) / 7 × 100
    assert computed.formula.formula == ("(2 × target akhir Renstra − realisasi) / target akhir Renstra × 100")


def test_progress_without_end_target_says_so() -> None:
    computed = plan_progress(None, percent("6.5"))
    assert computed.value == NotComputable(reason="target akhir Renstra tidak ada datanya")
    assert plan_progress(Decimal(0), percent("1")).value == NotComputable(
        reason="target akhir Renstra bernilai nol"
    )


def test_gap_is_in_points() -> None:
    gap = gap_to_end_target(percent("88"), percent("89.29"))
    assert (gap.value, gap.unit) == (Decimal("1.29"), "poin")


def test_years_left_are_written_without_thousands_separator() -> None:
    left = years_left(2024, 2026)
    assert (left.value, left.arithmetic) == (2, "2026 − 2024 = 2")
    assert years_left(2027, 2026).value == NotComputable(reason="tahun laporan melewati tahun akhir Renstra")


def test_yearly_step_still_needed() -> None:
    step = yearly_step(percent("95"), percent("89.29"), 2)
    assert (step.value, step.unit) == (Decimal("2.855"), "poin")  # (95 − 89,29) / 2
    assert step.arithmetic == "(95 − 89,29) / 2 = 2,86"


def test_no_step_is_needed_once_the_end_target_is_reached() -> None:
    step = yearly_step(percent("88"), percent("89.29"), 2)
    assert step.value == 0
    assert step.notes == ("Target akhir Renstra sudah tercapai.",)


def test_step_of_a_falling_indicator_is_negative() -> None:
    step = yearly_step(percent("5"), percent("6.5"), 3, Polarity.LOWER_IS_BETTER)
    assert step.value == Decimal("-0.5")  # (5 − 6,5) / 3


def test_no_year_left_makes_no_step() -> None:
    assert yearly_step(percent("95"), percent("80"), 0).value == NotComputable(
        reason="tidak ada sisa tahun sampai akhir Renstra"
    )

"""Changes, series, and what moves a ratio."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.ratios import Driver, ratio, ratio_movement
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.calculation.trends import (
    Direction,
    Judgement,
    change,
    difference_to_national,
    direction,
    judge,
    relative_change,
    series,
)
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up

HIGHER, LOWER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER


def percent(value: str | None, year: int | None = None) -> Input:
    return Input(name="", value=None if value is None else Decimal(value), unit="%", year=year)


def shown(computed: Computed) -> str:
    assert isinstance(computed.value, Decimal)
    return str(round_half_up(computed.value, 2))


def test_points_and_relative_change_are_two_things() -> None:
    points = change(percent("86.95"), percent("89.29"))
    assert (shown(points), points.unit) == ("2.34", "poin")
    relative = relative_change(percent("86.95"), percent("89.29"))
    assert (shown(relative), relative.unit) == ("2.69", "%")  # 2,34 / 86,95 × 100


def test_relative_change_of_a_count() -> None:
    computed = relative_change(Decimal(252243), Decimal(245766))
    assert shown(computed) == "-2.57"  # −6.477 / 252.243 × 100
    assert computed.arithmetic == "(245.766 − 252.243) / 252.243 × 100 = −2,57"


def test_relative_change_from_zero_is_refused() -> None:
    assert relative_change(Decimal(0), Decimal(5)).value == NotComputable(
        reason="nilai tahun sebelumnya bernilai nol"
    )


def test_difference_to_the_national_figure() -> None:
    computed = difference_to_national(percent("99.74"), percent("86.95"))
    assert shown(computed) == "-12.79"  # 86,95 − 99,74
    assert difference_to_national(percent(None), percent("86.95")).value == NotComputable(
        reason="realisasi nasional tidak ada datanya"
    )


@pytest.mark.parametrize(
    ("earlier", "later", "polarity", "went", "judged"),
    [
        ("10", "8", LOWER, Direction.DOWN, Judgement.BETTER),  # a falling poverty rate is good
        ("10", "8", HIGHER, Direction.DOWN, Judgement.WORSE),
        ("10", "12", LOWER, Direction.UP, Judgement.WORSE),
        ("10", "12", HIGHER, Direction.UP, Judgement.BETTER),
        ("10", "10", LOWER, Direction.SAME, Judgement.SAME),
    ],
)
def test_direction_and_judgement_are_two_things(
    earlier: str, later: str, polarity: Polarity, went: Direction, judged: Judgement
) -> None:
    assert direction(Decimal(earlier), Decimal(later)) is went
    assert judge(Decimal(earlier), Decimal(later), polarity) is judged


def test_an_indicator_to_be_held_is_judged_by_its_distance_to_target() -> None:
    hold = Polarity.HOLD_AT_TARGET
    assert judge(Decimal(90), Decimal(103), hold, target=Decimal(100)) is Judgement.BETTER
    assert judge(Decimal(97), Decimal(103), hold, target=Decimal(100)) is Judgement.SAME
    assert isinstance(judge(Decimal(97), Decimal(103), hold), NotComputable)


def test_series_knows_best_worst_and_streak() -> None:
    read = series([percent("85.14", 2022), percent("89.29", 2024), percent("86.95", 2023)])
    assert [point.year for point in read.points] == [2022, 2023, 2024]
    assert (read.best, read.worst) == ((2024,), (2022,))
    assert (read.steady, read.streak, read.streak_direction) == (Direction.UP, 2, Direction.UP)
    assert [shown(step) for step in read.changes] == ["1.81", "2.34"]


def test_best_year_of_a_falling_indicator_is_its_lowest() -> None:
    read = series([percent("12", 2021), percent("10", 2022), percent("11", 2023)], LOWER)
    assert (read.best, read.worst) == ((2022,), (2021,))
    assert (read.steady, read.streak, read.streak_direction) == (None, 1, Direction.UP)


def test_equal_years_share_the_best_place() -> None:
    assert series([percent("100", 2021), percent("90", 2022), percent("100", 2023)]).best == (2021, 2023)


def test_a_missing_year_breaks_steadiness_and_is_named() -> None:
    read = series([percent("80", 2020), percent("82", 2021), percent(None, 2022), percent("85", 2024)])
    assert read.missing == (2022, 2023)
    assert (read.steady, read.streak) == (None, 0)


def test_two_years_are_no_steady_rise() -> None:
    read = series([percent("80", 2023), percent("82", 2024)])
    assert (read.steady, read.streak) == (None, 1)


def test_empty_series_is_empty() -> None:
    read = series([percent(None, 2024)])
    assert (read.points, read.best, read.missing) == ((), (), (2024,))


def test_ratio_that_rose_because_its_denominator_fell() -> None:
    moved = ratio_movement(Decimal(252243), Decimal(290068), Decimal(245766), Decimal(275233))
    assert shown(moved.before) == "86.96"  # 252.243 / 290.068 × 100
    assert shown(moved.after) == "89.29"  # 245.766 / 275.233 × 100
    assert shown(moved.unchanged_denominator) == "84.73"  # 245.766 / 290.068 × 100
    assert shown(moved.numerator_effect) == "-2.23"  # (245.766 − 252.243) / 290.068 × 100
    assert shown(moved.denominator_effect) == "4.57"  # 89,29… − 84,73…
    assert moved.driver is Driver.DENOMINATOR


def test_effects_add_up_to_the_change() -> None:
    moved = ratio_movement(Decimal(40), Decimal(80), Decimal(66), Decimal(99))
    values = [moved.numerator_effect.value, moved.denominator_effect.value, moved.change.value]
    assert all(isinstance(value, Decimal) for value in values)
    numerator, denominator, whole = (value for value in values if isinstance(value, Decimal))
    assert round_half_up(numerator + denominator, 15) == round_half_up(whole, 15)
    assert moved.driver is Driver.NUMERATOR


def test_both_parts_can_move_a_ratio() -> None:
    moved = ratio_movement(Decimal(40), Decimal(80), Decimal(50), Decimal(70))
    assert moved.driver is Driver.BOTH
    assert ratio_movement(Decimal(1), Decimal(2), Decimal(2), Decimal(4)).driver is Driver.NONE


def test_ratio_without_denominator_is_refused_and_a_part_above_its_whole_noted() -> None:
    assert ratio(Decimal(1), Decimal(0)).value == NotComputable(reason="penyebut bernilai nol")
    assert ratio(Decimal(3), Decimal(2)).notes == ("Pembilang lebih besar daripada penyebut.",)
    assert ratio_movement(Decimal(1), Decimal(0), Decimal(1), Decimal(2)).driver is None

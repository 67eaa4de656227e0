"""Capaian by every polarity; the sums are those of the field guide."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.achievement import (
    LowerVariant,
    achievement,
    achievement_in_range,
    difference_to_target,
    met,
)
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up

HIGHER, LOWER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
HOLD, RANGE = Polarity.HOLD_AT_TARGET, Polarity.RANGE


def shown(computed: Computed) -> str:
    assert isinstance(computed.value, Decimal)
    return str(round_half_up(computed.value, 2))


def reason(computed: Computed) -> str:
    assert isinstance(computed.value, NotComputable)
    return computed.value.reason


@pytest.mark.parametrize(
    ("target", "actual", "polarity", "variant", "expected"),
    [
        ("87", "89.29", HIGHER, LowerVariant.N1, "102.63"),  # 89,29 / 87 × 100
        ("4", "5", HIGHER, LowerVariant.N1, "125.00"),  # 5 / 4 × 100: not capped
        ("7", "6.5", LOWER, LowerVariant.N1, "107.14"),  # (14 − 6,5) / 7 × 100
        ("8", "9", LOWER, LowerVariant.N1, "87.50"),  # (16 − 9) / 8 × 100
        ("3", "8", LOWER, LowerVariant.N1, "-66.67"),  # (6 − 8) / 3 × 100: below 0 where R > 2T
        ("7", "6.5", LOWER, LowerVariant.N2, "107.69"),  # 7 / 6,5 × 100
        ("50", "0.5", LOWER, LowerVariant.N2, "10000.00"),  # 50 / 0,5 × 100: explodes near zero
        ("100", "92", HOLD, LowerVariant.N1, "92.00"),  # 100 − 8 / 100 × 100
        ("100", "108", HOLD, LowerVariant.N1, "92.00"),  # as far above as below
        ("10", "25", HOLD, LowerVariant.N1, "0.00"),  # 100 − 150, floor 0
        ("0.5", "0", HIGHER, LowerVariant.N1, "0.00"),  # nothing reached is 0, not unknown
    ],
)
def test_capaian_follows_polarity_and_variant(
    target: str, actual: str, polarity: Polarity, variant: LowerVariant, expected: str
) -> None:
    computed = achievement(Decimal(target), Decimal(actual), polarity, variant=variant)
    assert shown(computed) == expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("92", "102.22"),  # above 80–90: 92 / 90 × 100
        ("70", "87.50"),  # below: 70 / 80 × 100
        ("80", "100.00"),  # the bounds belong to the range
        ("90", "100.00"),
        ("85", "100.00"),
    ],
)
def test_range_target_is_measured_against_the_bound_that_was_missed(actual: str, expected: str) -> None:
    assert shown(achievement_in_range(Decimal(80), Decimal(90), Decimal(actual))) == expected


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        (Decimal(0), Decimal(5), "target bernilai nol"),
        (Decimal(-1), Decimal(5), "target bernilai negatif"),
        (None, Decimal(5), "target tidak ada datanya"),
        (Decimal(5), None, "realisasi tidak ada datanya"),
        (">B", ">B", "target berupa teks “>B”, bukan angka"),
        (Decimal(65), "N/A", "realisasi tidak tersedia (N/A)"),
        (Decimal(65), "#DIV/0!", "realisasi tidak tersedia (#DIV/0!)"),
        (Decimal(65), "-", "realisasi tidak tersedia (-)"),
    ],
)
@pytest.mark.parametrize("polarity", [HIGHER, LOWER, HOLD])
def test_what_cannot_be_computed_says_why(
    target: Decimal | str | None, actual: Decimal | str | None, polarity: Polarity, expected: str
) -> None:
    computed = achievement(target, actual, polarity)
    assert reason(computed) == expected
    assert computed.arithmetic == ""


def test_n2_with_realisasi_zero_is_refused() -> None:
    computed = achievement(Decimal(5), Decimal(0), LOWER, variant=LowerVariant.N2)
    assert reason(computed) == "realisasi bernilai nol atau negatif, sehingga T/R tidak terhingga"


def test_range_polarity_asks_for_both_bounds() -> None:
    assert "batas bawah dan batas atas" in reason(achievement(Decimal(80), Decimal(85), RANGE))
    assert reason(achievement_in_range(Decimal(90), Decimal(80), Decimal(85))) == (
        "batas bawah target melebihi batas atas"
    )


def test_mixed_units_are_refused() -> None:
    target = Input(name="", value=Decimal(100), unit="orang")
    actual = Input(name="", value=Decimal(90), unit="%")
    assert reason(achievement(target, actual)) == ("satuan target (orang) berbeda dari satuan realisasi (%)")


def test_a_cap_is_the_offices_setting_and_is_told() -> None:
    computed = achievement(Decimal(87), Decimal("89.29"), cap=Decimal(100))
    assert computed.value == 100
    assert computed.notes == (
        "Capaian dibatasi 100 persen menurut pengaturan kantor; tanpa batas capaiannya 102,63 persen.",
    )
    assert computed.arithmetic == "89,29 / 87 × 100 = 102,63, dibatasi 100"


def test_a_cap_that_is_not_reached_changes_nothing() -> None:
    computed = achievement(Decimal(90), Decimal(45), cap=Decimal(120))
    assert (computed.value, computed.notes) == (Decimal(50), ())


def test_value_stays_unrounded_and_decimals_are_the_offices_setting() -> None:
    computed = achievement(Decimal(3), Decimal(2), decimals=1)
    assert isinstance(computed.value, Decimal)
    assert str(computed.value).startswith("66.66666666666666666666666666")
    assert computed.arithmetic == "2 / 3 × 100 = 66,7"


def test_inputs_carry_the_names_of_the_formula_and_their_places() -> None:
    target = Input(name="kolom 4", value=Decimal(87), unit="%", figure_id="f1")
    actual = Input(name="kolom 5", value=Decimal("89.29"), unit="%", figure_id="f2")
    computed = achievement(target, actual)
    assert [(given.name, given.figure_id) for given in computed.inputs] == [
        ("target", "f1"),
        ("realisasi", "f2"),
    ]
    assert computed.formula.formula == "realisasi / target × 100"
    assert computed.formula.symbols == "R / T × 100"


def test_difference_of_percentages_is_in_points() -> None:
    target = Input(name="", value=Decimal(87), unit="%")
    actual = Input(name="", value=Decimal("89.29"), unit="%")
    computed = difference_to_target(target, actual)
    assert (computed.value, computed.unit) == (Decimal("2.29"), "poin")
    assert computed.arithmetic == "89,29 − 87 = 2,29"


@pytest.mark.parametrize(
    ("target", "actual", "polarity", "expected"),
    [
        (Decimal(87), Decimal(87), HIGHER, True),
        (Decimal(7), Decimal("6.5"), LOWER, True),
        (Decimal(7), Decimal("7.1"), LOWER, False),
        (Decimal(100), Decimal(101), HOLD, False),
        (">B", Decimal(1), HIGHER, None),
        (Decimal(1), Decimal(1), RANGE, None),
    ],
)
def test_met_is_unknown_where_it_cannot_be_said(
    target: Decimal | str, actual: Decimal, polarity: Polarity, expected: bool | None
) -> None:
    assert met(target, actual, polarity) is expected

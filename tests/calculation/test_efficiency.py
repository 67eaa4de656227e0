"""Efficiency: the field guide's sums, and the refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.efficiency import (
    Output,
    OutputAchievement,
    achievement_less_absorption,
    disagree,
    efficiency_score,
    output_efficiency,
    unit_cost_efficiency,
    unspent_share,
)
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.domain.numerals import round_half_up


def given(value: str | None) -> Input:
    return Input(name="", value=None if value is None else Decimal(value))


def output(pak: str, rak: str, tvk: str, rvk: str) -> Output:
    return Output(
        planned_budget=given(pak),
        actual_budget=given(rak),
        planned_volume=given(tvk),
        actual_volume=given(rvk),
    )


def shown(computed: Computed) -> str:
    assert isinstance(computed.value, Decimal)
    return str(round_half_up(computed.value, 2))


def reason(computed: Computed) -> str:
    assert isinstance(computed.value, NotComputable)
    return computed.value.reason


def test_e1_is_the_mean_saving_per_unit() -> None:
    # (1 − (90/100)/(100/100)) = 0,10; (1 − (100/80)/(100/100)) = −0,25; mean −0,075
    outputs = [output("100", "90", "100", "100"), output("100", "100", "100", "80")]
    assert shown(unit_cost_efficiency(outputs)) == "-7.50"
    assert shown(unit_cost_efficiency(outputs[:1])) == "10.00"


def test_e1_is_refused_where_a_volume_is_zero_or_unknown() -> None:
    assert reason(unit_cost_efficiency([output("100", "90", "100", "0")])) == (
        "RVK 1 bernilai nol atau negatif"
    )
    missing = output("100", "90", "100", "100").model_copy(update={"actual_volume": given(None)})
    assert reason(unit_cost_efficiency([missing])) == "RVK 1 tidak ada datanya"
    assert reason(unit_cost_efficiency([])) == "tidak ada keluaran yang dapat dihitung"


def test_e2_weighs_budget_by_achieved_output() -> None:
    rows = (("1.22", "4.0", "3.8"), ("0.80", "1.0", "0.975"), ("1.42", "5.0", "4.725"))
    outputs = [
        OutputAchievement(achieved=given(ck), planned_budget=given(pak), actual_budget=given(rak))
        for ck, pak, rak in rows
    ]
    computed = output_efficiency(outputs)
    assert shown(computed) == "25.67"  # (12,78 − 9,5) / 12,78 × 100
    assert computed.arithmetic.endswith("= 25,67")


@pytest.mark.parametrize(
    ("efficiency", "score"),
    [
        ("20", "100.00"),  # 50 + 20/20 × 50
        ("10", "75.00"),
        ("0", "50.00"),
        ("-20", "0.00"),
        ("25.67", "100.00"),  # limited to 20
        ("-30", "0.00"),  # limited to −20
    ],
)
def test_efficiency_score_limits_the_efficiency(efficiency: str, score: str) -> None:
    assert shown(efficiency_score(Decimal(efficiency))) == score


def test_limited_score_says_so() -> None:
    assert efficiency_score(Decimal("25.67")).notes == ("Efisiensi dibatasi 20 sebelum nilai dihitung.",)
    assert efficiency_score(Decimal("10")).notes == ()


def test_e3_is_capaian_less_serapan_in_points() -> None:
    computed = achievement_less_absorption(Decimal("102.63"), Decimal("92.03"))
    assert (shown(computed), computed.unit) == ("10.60", "poin")


def test_e4_may_be_claimed_only_where_the_target_was_met() -> None:
    assert shown(unspent_share(Decimal("92.03"), target_met=True)) == "7.97"
    assert reason(unspent_share(Decimal("92.03"), target_met=False)) == (
        "target tidak tercapai, sehingga anggaran yang tersisa bukan efisiensi"
    )
    assert reason(unspent_share(Decimal("92.03"), target_met=None)) == (
        "belum diketahui apakah target tercapai"
    )


def test_variants_that_disagree_are_shown_side_by_side() -> None:
    e1 = unit_cost_efficiency([output("100", "100", "100", "80")])  # −25
    e4 = unspent_share(Decimal("92"), target_met=True)  # 8
    e3 = achievement_less_absorption(Decimal("95"), Decimal("92"))  # 3
    values = [computed.value for computed in (e1, e3, e4)]
    numbers = [value for value in values if isinstance(value, Decimal)]
    assert disagree(numbers)
    assert not disagree(numbers[1:])
    assert not disagree([*numbers[1:], None])

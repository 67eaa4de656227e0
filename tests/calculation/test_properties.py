"""Laws that hold for any figures."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.achievement import achievement
from assistant.calculation.budget import BudgetLine, absorption, remainder, share, totals
from assistant.calculation.ratios import ratio_movement
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.calculation.trends import Direction, Judgement, direction, judge
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import read_numbers, round_half_up

positive = st.decimals(min_value="0.01", max_value=10**9, places=2)
rupiah = st.integers(min_value=1, max_value=10**13).map(Decimal)


def value_of(computed: Computed) -> Decimal:
    assert isinstance(computed.value, Decimal)
    return computed.value


@given(positive, positive)
def test_capaian_is_100_exactly_where_realisasi_is_the_target(target: Decimal, actual: Decimal) -> None:
    for polarity in (Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.HOLD_AT_TARGET):
        assert (value_of(achievement(target, actual, polarity)) == 100) == (target == actual)


@given(positive, positive, positive)
def test_capaian_follows_its_polarity(target: Decimal, first: Decimal, second: Decimal) -> None:
    low, high = sorted((first, second))
    rising = Polarity.HIGHER_IS_BETTER
    falling = Polarity.LOWER_IS_BETTER
    assert value_of(achievement(target, low, rising)) <= value_of(achievement(target, high, rising))
    assert value_of(achievement(target, low, falling)) >= value_of(achievement(target, high, falling))


@given(rupiah, rupiah)
def test_serapan_and_share_of_the_remainder_make_100(ceiling: Decimal, spent: Decimal) -> None:
    used, left = value_of(absorption(ceiling, spent)), value_of(remainder(ceiling, spent))
    assert round_half_up(used + left / ceiling * 100, 10) == 100


@given(st.lists(st.tuples(rupiah, rupiah), min_size=1, max_size=8))
def test_shares_of_the_remainder_add_up_to_100(amounts: list[tuple[Decimal, Decimal]]) -> None:
    lines = [
        BudgetLine(
            subject=str(number),
            ceiling=Input(name="", value=left + spent, unit="Rp"),
            spent=Input(name="", value=spent, unit="Rp"),
        )
        for number, (left, spent) in enumerate(amounts)
    ]
    whole = value_of(totals(lines).remainder)
    shares = [value_of(share(left, whole)) for left, _ in amounts]
    assert round_half_up(sum(shares, Decimal(0)), 15) == 100


@given(rupiah, rupiah, rupiah, rupiah)
def test_effects_of_numerator_and_denominator_add_up(
    a0: Decimal, b0: Decimal, a1: Decimal, b1: Decimal
) -> None:
    moved = ratio_movement(a0, b0, a1, b1)
    change = value_of(moved.change)
    effects = value_of(moved.numerator_effect) + value_of(moved.denominator_effect)
    assert abs(effects - change) <= abs(change) * Decimal("1e-20") + Decimal("1e-12")


@given(positive, positive)
def test_judgement_turns_with_the_polarity(earlier: Decimal, later: Decimal) -> None:
    higher = judge(earlier, later, Polarity.HIGHER_IS_BETTER)
    lower = judge(earlier, later, Polarity.LOWER_IS_BETTER)
    if direction(earlier, later) is Direction.SAME:
        assert higher is lower is Judgement.SAME
    else:
        assert {higher, lower} == {Judgement.BETTER, Judgement.WORSE}


@given(positive, positive)
def test_arithmetic_shows_the_numbers_that_were_used(target: Decimal, actual: Decimal) -> None:
    computed = achievement(target, actual)
    numbers = [token.value for token in read_numbers(computed.arithmetic)]
    assert numbers == [actual, target, 100, round_half_up(value_of(computed), 2)]


@given(
    st.one_of(st.none(), st.sampled_from(["-", "N/A", "BB", ""]), st.just(Decimal(0)), positive),
    st.one_of(st.none(), st.sampled_from(["-", "N/A", "BB", ""]), positive),
    st.sampled_from(Polarity),
)
def test_anything_is_computed_or_refused_with_a_reason(
    target: Decimal | str | None, actual: Decimal | str | None, polarity: Polarity
) -> None:
    computed = achievement(target, actual, polarity)
    if isinstance(computed.value, NotComputable):
        assert computed.value.reason
        assert computed.arithmetic == ""
    else:
        assert computed.value.is_finite()

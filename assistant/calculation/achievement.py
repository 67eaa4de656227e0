"""Capaian: realisasi against target, for every polarity."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from assistant.calculation import cards
from assistant.calculation.result import (
    EXACT,
    Computed,
    FormulaCard,
    NotComputable,
    Quantity,
    as_input,
    compute,
    percent_of,
)
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import format_number

_HUNDRED = Decimal(100)


class LowerVariant(StrEnum):
    """The two formulas in use where lower is better; which one is the office's choice."""

    N1 = "N1"
    N2 = "N2"


def achievement(
    target: Quantity,
    actual: Quantity,
    polarity: Polarity = Polarity.HIGHER_IS_BETTER,
    *,
    variant: LowerVariant = LowerVariant.N1,
    cap: Decimal | None = None,
    decimals: int = 2,
) -> Computed:
    """Compute the capaian in percent; `cap` is the office's setting and None for no cap.

    A target that is a range needs `achievement_in_range`.
    """
    card = card_for(polarity, variant)
    planned, reached = as_input(target, "target"), as_input(actual, "realisasi")

    def calculate(goal: Decimal, result: Decimal) -> Decimal | NotComputable:
        if polarity is Polarity.RANGE:
            return NotComputable(reason="target berupa rentang memerlukan batas bawah dan batas atas")
        return _achieved(card, goal, result)

    computed = compute(card, (planned, reached), calculate, unit="%", decimals=decimals)
    return capped(computed, cap)


def achievement_in_range(
    lower: Quantity,
    upper: Quantity,
    actual: Quantity,
    *,
    cap: Decimal | None = None,
    decimals: int = 2,
) -> Computed:
    """Compute the capaian of a target range: 92 for 80–90 is 102,22, and 70 is 87,5."""
    inputs = (
        as_input(lower, "batas bawah target"),
        as_input(upper, "batas atas target"),
        as_input(actual, "realisasi"),
    )
    low, high, result = (given.value for given in inputs)
    working = "100 ({0} ≤ {2} ≤ {1})"
    if isinstance(low, Decimal) and isinstance(high, Decimal) and isinstance(result, Decimal):
        working = "{2} / {1} × 100" if result > high else "{2} / {0} × 100" if result < low else working

    def calculate(bottom: Decimal, top: Decimal, reached: Decimal) -> Decimal | NotComputable:
        if bottom > top:
            return NotComputable(reason="batas bawah target melebihi batas atas")
        if bottom <= reached <= top:
            return _HUNDRED
        bound = top if reached > top else bottom
        if bound <= 0:
            return NotComputable(reason="batas target bernilai nol atau negatif")
        return percent_of(reached, bound)

    computed = compute(cards.CAPAIAN_RENTANG, inputs, calculate, working=working, unit="%", decimals=decimals)
    return capped(computed, cap)


def capped(computed: Computed, cap: Decimal | None) -> Computed:
    """Limit a capaian as the office does; the note tells the value without the limit."""
    if cap is None or isinstance(computed.value, NotComputable) or computed.value <= cap:
        return computed
    whole = format_number(computed.value, computed.decimals)
    note = (
        f"Capaian dibatasi {format_number(cap)} persen menurut pengaturan kantor; "
        f"tanpa batas capaiannya {whole} persen."
    )
    arithmetic = f"{computed.arithmetic}, dibatasi {format_number(cap)}"
    return computed.model_copy(
        update={"value": cap, "notes": (*computed.notes, note), "arithmetic": arithmetic}
    )


def difference_to_target(target: Quantity, actual: Quantity, *, decimals: int = 2) -> Computed:
    """Compute realisasi minus target, in points where both are percentages."""
    planned, reached = as_input(target, "target"), as_input(actual, "realisasi")
    return compute(
        cards.SELISIH_TARGET,
        (reached, planned),
        lambda result, goal: result - goal,
        unit=difference_unit(reached.unit or planned.unit),
        decimals=decimals,
    )


def met(target: Quantity, actual: Quantity, polarity: Polarity = Polarity.HIGHER_IS_BETTER) -> bool | None:
    """Tell whether a target was met; None where that cannot be said."""
    goal, result = as_input(target, "target").value, as_input(actual, "realisasi").value
    if not isinstance(goal, Decimal) or not isinstance(result, Decimal) or polarity is Polarity.RANGE:
        return None
    if polarity is Polarity.LOWER_IS_BETTER:
        return result <= goal
    return result == goal if polarity is Polarity.HOLD_AT_TARGET else result >= goal


def difference_unit(unit: str | None) -> str | None:
    """The unit of a difference: percentages differ by points."""
    return "poin" if unit in ("%", "persen") else unit


def card_for(polarity: Polarity, variant: LowerVariant = LowerVariant.N1) -> FormulaCard:
    """The formula of capaian for a polarity."""
    if polarity is Polarity.LOWER_IS_BETTER:
        return cards.CAPAIAN_N1 if variant is LowerVariant.N1 else cards.CAPAIAN_N2
    if polarity is Polarity.HOLD_AT_TARGET:
        return cards.CAPAIAN_TETAP
    return cards.CAPAIAN_RENTANG if polarity is Polarity.RANGE else cards.CAPAIAN


def _achieved(card: FormulaCard, target: Decimal, actual: Decimal) -> Decimal | NotComputable:
    if target == 0:
        return NotComputable(reason="target bernilai nol")
    if target < 0:
        return NotComputable(reason="target bernilai negatif")
    if card is cards.CAPAIAN:
        return percent_of(actual, target)
    if card is cards.CAPAIAN_N1:
        return percent_of(2 * target - actual, target)
    if card is cards.CAPAIAN_N2:
        if actual <= 0:
            return NotComputable(reason="realisasi bernilai nol atau negatif, sehingga T/R tidak terhingga")
        return percent_of(target, actual)
    return max(Decimal(0), EXACT.subtract(_HUNDRED, percent_of(abs(actual - target), target)))

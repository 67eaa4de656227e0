"""Tingkat kemajuan: the way to the end target of the Renstra."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation import cards
from assistant.calculation.achievement import LowerVariant, achievement, difference_unit, met
from assistant.calculation.result import (
    Computed,
    FormulaCard,
    NotComputable,
    Quantity,
    as_input,
    compute,
    divide,
)
from assistant.domain.indicators import Polarity


def plan_progress(
    end_target: Quantity,
    actual: Quantity,
    polarity: Polarity = Polarity.HIGHER_IS_BETTER,
    *,
    variant: LowerVariant = LowerVariant.N1,
    decimals: int = 2,
) -> Computed:
    """Compute realisasi to date in percent of the end target, by the rule of the indicator's polarity."""
    computed = achievement(end_target, actual, polarity, variant=variant, decimals=decimals)
    inputs = tuple(
        given.model_copy(update={"name": "target akhir Renstra"}) if given.name == "target" else given
        for given in computed.inputs
    )
    card = progress_card(computed.formula)
    value = computed.value
    if isinstance(value, NotComputable):
        value = NotComputable(reason=value.reason.replace("target", "target akhir Renstra", 1))
    return computed.model_copy(update={"formula": card, "inputs": inputs, "value": value})


def progress_card(card: FormulaCard) -> FormulaCard:
    """Write the card of a capaian formula as the one of tingkat kemajuan."""
    if card is cards.CAPAIAN:
        return cards.KEMAJUAN
    return cards.KEMAJUAN.model_copy(
        update={
            "formula": card.formula.replace("target", "target akhir Renstra"),
            "words": card.words.replace("target", "target akhir Renstra"),
            "symbols": card.symbols.replace("T", "TA"),
            "working": card.working,
        }
    )


def gap_to_end_target(end_target: Quantity, actual: Quantity, *, decimals: int = 2) -> Computed:
    """Compute realisasi minus end target, in points where both are percentages."""
    end, reached = as_input(end_target, "target akhir Renstra"), as_input(actual, "realisasi")
    return compute(
        cards.SELISIH_AKHIR,
        (reached, end),
        lambda result, goal: result - goal,
        unit=difference_unit(reached.unit or end.unit),
        decimals=decimals,
    )


def years_left(report_year: int, end_year: int) -> Computed:
    """Compute the years that remain after the report's year."""
    inputs = (as_input(end_year, "tahun akhir Renstra"), as_input(report_year, "tahun laporan"))

    def calculate(end: Decimal, now: Decimal) -> Decimal | NotComputable:
        if now > end:
            return NotComputable(reason="tahun laporan melewati tahun akhir Renstra")
        return end - now

    computed = compute(cards.SISA_TAHUN, inputs, calculate, unit="tahun", decimals=0)
    if isinstance(computed.value, NotComputable):
        return computed
    # Years are written without a separator of thousands.
    return computed.model_copy(
        update={"arithmetic": f"{end_year} − {report_year} = {end_year - report_year}"}
    )


def yearly_step(
    end_target: Quantity,
    actual: Quantity,
    left: int,
    polarity: Polarity = Polarity.HIGHER_IS_BETTER,
    *,
    decimals: int = 2,
) -> Computed:
    """Compute the change a year that is still needed; 0 with a note where the end target is reached."""
    end, reached = as_input(end_target, "target akhir Renstra"), as_input(actual, "realisasi")
    done = met(end, reached, polarity)

    def calculate(goal: Decimal, result: Decimal, years: Decimal) -> Decimal | NotComputable:
        if done is None:
            return NotComputable(reason="target akhir Renstra berupa rentang")
        if done:
            return Decimal(0)
        if years <= 0:
            return NotComputable(reason="tidak ada sisa tahun sampai akhir Renstra")
        return divide(goal - result, years)

    remaining = as_input(left, "sisa tahun")
    computed = compute(
        cards.LANGKAH_TAHUNAN,
        (end, reached, remaining),
        calculate,
        unit=difference_unit(reached.unit or end.unit),
        decimals=decimals,
    )
    if done and not isinstance(computed.value, NotComputable):
        return computed.model_copy(
            update={"arithmetic": "", "notes": ("Target akhir Renstra sudah tercapai.",)}
        )
    return computed

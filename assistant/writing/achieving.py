"""The capaian of an indicator as the office counts it, and whether its target was met."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.achievement import LowerVariant, achievement_in_range, capped, met
from assistant.calculation.achievement import achievement as computed_achievement
from assistant.calculation.indicators import range_of
from assistant.calculation.result import Computed, Input, from_figure
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import format_number
from assistant.writing.facts import Indicator
from assistant.writing.ledger import BARE_UNITS, Ledger, Shown


def achievement(ledger: Ledger, indicator: Indicator, year: int) -> Shown | None:
    """The capaian of a year, limited as the office limits it; None where it cannot be computed."""
    found = _computed(ledger, indicator, year)
    if found is None:
        return None
    computed, inputs = found
    limited = capped(computed, ledger.rules.cap)
    remark = ""
    if limited is not computed and ledger.rules.cap is not None:
        remark = f"paling tinggi {format_number(ledger.rules.cap)} menurut pengaturan kantor"
    return ledger.enter(
        limited, inputs, measure=Measure.CAPAIAN, subject=indicator.name, year=year, remark=remark
    )


def unlimited(ledger: Ledger, indicator: Indicator, year: int) -> Shown | None:
    """The capaian without the office's limit, None where the limit leaves it as it is."""
    found = _computed(ledger, indicator, year)
    if found is None or capped(found[0], ledger.rules.cap) is found[0]:
        return None
    computed, inputs = found
    return ledger.enter(computed, inputs, measure="capaian_tanpa_batas", subject=indicator.name, year=year)


def target_met(indicator: Indicator, year: int) -> bool | None:
    """Whether the target of a year was met; None where that cannot be said."""
    actual, bounds = indicator.number(Measure.REALISASI, year), target_range(indicator, year)
    if actual is not None and bounds is not None and isinstance(actual.value, Decimal):
        return bounds[0] <= actual.value <= bounds[1]
    target = indicator.number(Measure.TARGET, year)
    if target is None or actual is None or indicator.polarity is None:
        return None
    return met(from_figure(target, "target"), from_figure(actual, "realisasi"), indicator.polarity)


def target_range(indicator: Indicator, year: int) -> tuple[Decimal, Decimal] | None:
    """The ends of a target that is printed as a range, such as `80–90`; None for any other target."""
    quantity = indicator.at(Measure.TARGET, year)
    if quantity is None or isinstance(quantity.figure.value, Decimal):
        return None
    figure = quantity.figure
    if figure.lower is not None and figure.upper is not None and figure.lower < figure.upper:
        return figure.lower, figure.upper
    return range_of(figure.raw)


def lower_variant(ledger: Ledger, indicator: Indicator, year: int) -> LowerVariant:
    """The formula where lower is better: the one that the printed capaian follows, else the office's.

    The year's own printed capaian speaks first, then those of the years before.
    """
    for at in (year, *reversed(indicator.years(Measure.CAPAIAN))):
        target, actual, printed = (
            indicator.number(m, at) for m in (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN)
        )
        if target is None or actual is None or printed is None:
            continue
        followed = [v for v in LowerVariant if _follows(v, target, actual, printed)]
        if len(followed) == 1:
            return followed[0]
    return ledger.rules.lower_variant


def fits(value: Decimal, printed: Figure) -> bool:
    """Whether a printed figure is the value, one unit of its last digit apart at most."""
    assert isinstance(printed.value, Decimal)
    exponent = int(printed.value.as_tuple().exponent)
    return abs(value - printed.value) < Decimal(1).scaleb(min(0, exponent))


def _follows(variant: LowerVariant, target: Figure, actual: Figure, printed: Figure) -> bool:
    goal, result = from_figure(target, "target"), from_figure(actual, "realisasi")
    value = computed_achievement(goal, result, Polarity.LOWER_IS_BETTER, variant=variant).value
    return isinstance(value, Decimal) and fits(value, printed)


def _computed(ledger: Ledger, indicator: Indicator, year: int) -> tuple[Computed, Sequence[Shown]] | None:
    actual, aim = indicator.number(Measure.REALISASI, year), indicator.at(Measure.TARGET, year)
    if actual is None or aim is None:
        return None
    shown = [ledger.printed(aim.figure), ledger.printed(actual)]
    goal, result = from_figure(aim.figure, "target"), from_figure(actual, "realisasi")
    if goal.unit != result.unit and {str(goal.unit).casefold(), str(result.unit).casefold()} & BARE_UNITS:
        # An index without a unit in one table and with one in another is one index.
        goal, result = (one.model_copy(update={"unit": None}) for one in (goal, result))
    decimals = ledger.rules.decimals
    bounds = target_range(indicator, year)
    if bounds is not None:
        low, high = (_bound(goal, bound) for bound in bounds)
        return achievement_in_range(low, high, result, decimals=decimals), shown
    if aim.number is None or indicator.polarity is None:
        return None
    variant = LowerVariant.N1
    if indicator.polarity is Polarity.LOWER_IS_BETTER:
        variant = lower_variant(ledger, indicator, year)
    return computed_achievement(goal, result, indicator.polarity, variant=variant, decimals=decimals), shown


def _bound(goal: Input, bound: Decimal) -> Input:
    return goal.model_copy(update={"value": bound})

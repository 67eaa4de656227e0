"""Changes between years, series, and what moves a ratio."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from assistant.calculation import cards
from assistant.calculation.achievement import difference_unit
from assistant.calculation.result import (
    EXACT,
    Computed,
    Input,
    NotComputable,
    Quantity,
    as_input,
    compute,
    number_of,
    percent_of,
    show,
)
from assistant.domain.indicators import Polarity
from assistant.domain.record import Record


class Direction(StrEnum):
    """Where a value went."""

    UP = "naik"
    DOWN = "turun"
    SAME = "tetap"


class Judgement(StrEnum):
    """Whether that is good, by the indicator's polarity."""

    BETTER = "membaik"
    WORSE = "memburuk"
    SAME = "tetap"


class Driver(StrEnum):
    """Which part of a ratio moved it in the direction in which it went."""

    NUMERATOR = "pembilang"
    DENOMINATOR = "penyebut"
    BOTH = "pembilang dan penyebut"
    NONE = "tidak berubah"


class Series(Record):
    """One measure over years, in order; `best` and `worst` hold every year that shares the place.

    `missing` are the years inside the range that have no number. `steady` is the direction that all steps
    share, None where they differ, where a year is missing, or where fewer than three years are known.
    `streak` counts the latest steps in one direction, `streak_direction` says which.
    """

    points: tuple[Input, ...]
    missing: tuple[int, ...]
    changes: tuple[Computed, ...]
    best: tuple[int, ...]
    worst: tuple[int, ...]
    steady: Direction | None
    streak: int
    streak_direction: Direction | None


class RatioMovement(Record):
    """How numerator and denominator share in the movement of a percentage.

    `unchanged_denominator` is the ratio had the denominator stayed as it was. The effects add up to `change`.
    """

    before: Computed
    after: Computed
    change: Computed
    unchanged_denominator: Computed
    numerator_effect: Computed
    denominator_effect: Computed
    driver: Driver | None


def change(earlier: Quantity, later: Quantity, *, decimals: int = 2) -> Computed:
    """Compute the later value minus the earlier one, in points where both are percentages."""
    inputs = (as_input(later, "nilai tahun ini"), as_input(earlier, "nilai tahun sebelumnya"))
    return compute(
        cards.PERUBAHAN,
        inputs,
        lambda now, before: now - before,
        working="{0} − {1}",
        unit=difference_unit(inputs[0].unit or inputs[1].unit),
        decimals=decimals,
    )


def relative_change(earlier: Quantity, later: Quantity, *, decimals: int = 2) -> Computed:
    """Compute the change in percent of the earlier value: what `persen` means, as against `poin`."""
    inputs = (as_input(later, "nilai tahun ini"), as_input(earlier, "nilai tahun sebelumnya"))

    def calculate(now: Decimal, before: Decimal) -> Decimal | NotComputable:
        if before <= 0:
            kind = "nol" if before == 0 else "negatif"
            return NotComputable(reason=f"nilai tahun sebelumnya bernilai {kind}")
        return percent_of(now - before, before)

    return compute(
        cards.PERUBAHAN_RELATIF,
        inputs,
        calculate,
        working="({0} − {1}) / {1} × 100",
        unit="%",
        decimals=decimals,
    )


def direction(earlier: Quantity, later: Quantity) -> Direction | NotComputable:
    """Tell where a value went."""
    moved = change(earlier, later).value
    if isinstance(moved, NotComputable):
        return moved
    return Direction.UP if moved > 0 else Direction.DOWN if moved < 0 else Direction.SAME


def judge(
    earlier: Quantity,
    later: Quantity,
    polarity: Polarity,
    *,
    target: Quantity = None,
) -> Judgement | NotComputable:
    """Tell whether a change is good: a falling poverty rate is.

    An indicator to be held at its target is judged by the distance to `target`.
    """
    went = direction(earlier, later)
    if isinstance(went, NotComputable):
        return went
    if went is Direction.SAME:
        return Judgement.SAME
    if polarity in (Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER):
        good = Direction.UP if polarity is Polarity.HIGHER_IS_BETTER else Direction.DOWN
        return Judgement.BETTER if went is good else Judgement.WORSE
    goal = number_of(as_input(target, "target"))
    before, now = number_of(as_input(earlier, "")), number_of(as_input(later, ""))
    if polarity is Polarity.RANGE or not isinstance(goal, Decimal):
        return NotComputable(reason="penilaian memerlukan target yang berupa satu angka")
    if not isinstance(before, Decimal) or not isinstance(now, Decimal):
        return NotComputable(reason="nilai tahun sebelumnya atau tahun ini tidak ada datanya")
    farther = abs(now - goal) - abs(before - goal)
    return Judgement.SAME if farther == 0 else Judgement.WORSE if farther > 0 else Judgement.BETTER


def series(points: Sequence[Input], polarity: Polarity = Polarity.HIGHER_IS_BETTER) -> Series:
    """Read a measure over years; points without year or number count as missing years.

    Best and worst follow the polarity and are empty for one that knows no better side.
    """
    known: dict[int, Input] = {}
    for point in points:
        if point.year is not None and isinstance(point.value, Decimal):
            known.setdefault(point.year, point)
    years = sorted(known)
    told = {point.year for point in points if point.year is not None} | set(
        range(years[0], years[-1]) if years else ()
    )
    missing = tuple(sorted(told - known.keys()))
    ordered = tuple(known[year] for year in years)
    changes = tuple(change(before, after) for before, after in pairwise(ordered))
    steps = [
        direction(before, after) if after.year == (before.year or 0) + 1 else None
        for before, after in pairwise(ordered)
    ]
    streak_direction, streak = _streak(steps)
    best, worst = _extremes(known, polarity)
    return Series(
        points=ordered,
        missing=missing,
        changes=changes,
        best=best,
        worst=worst,
        steady=streak_direction if len(steps) > 1 and streak == len(steps) else None,
        streak=streak,
        streak_direction=streak_direction,
    )


def ratio(numerator: Quantity, denominator: Quantity, *, decimals: int = 2) -> Computed:
    """Compute a percentage from its parts; a part larger than its whole is computed and noted."""
    inputs = (as_input(numerator, "pembilang"), as_input(denominator, "penyebut"))

    def calculate(part: Decimal, whole: Decimal) -> Decimal | NotComputable:
        if whole <= 0:
            return NotComputable(reason=f"penyebut bernilai {'nol' if whole == 0 else 'negatif'}")
        return percent_of(part, whole)

    computed = compute(cards.RASIO, inputs, calculate, working="{0} / {1} × 100", unit="%", decimals=decimals)
    if isinstance(computed.value, Decimal) and computed.value > 100:
        return computed.model_copy(update={"notes": ("Pembilang lebih besar daripada penyebut.",)})
    return computed


def ratio_movement(
    numerator_before: Quantity,
    denominator_before: Quantity,
    numerator_after: Quantity,
    denominator_after: Quantity,
) -> RatioMovement:
    """Tell whether a percentage moved by its numerator or by its denominator."""
    a0 = as_input(numerator_before, "pembilang tahun sebelumnya")
    b0 = as_input(denominator_before, "penyebut tahun sebelumnya")
    a1 = as_input(numerator_after, "pembilang tahun ini")
    b1 = as_input(denominator_after, "penyebut tahun ini")
    before, after, still = ratio(a0, b0), ratio(a1, b1), ratio(a1, b0)
    still = still.model_copy(update={"formula": cards.PENYEBUT_TETAP, "inputs": (a1, b0), "notes": ()})
    moved = compute(
        cards.PERUBAHAN,
        (a1, b1, a0, b0),
        _percent_difference,
        working="{0} / {1} × 100 − {2} / {3} × 100",
        unit="poin",
    )
    by_numerator = compute(
        cards.PENGARUH_PEMBILANG,
        (a1, b0, a0, b0),
        _percent_difference,
        working="({0} − {2}) / {1} × 100",
        unit="poin",
    )
    by_denominator = compute(
        cards.PENGARUH_PENYEBUT,
        (a1, b1, a1, b0),
        _percent_difference,
        working="({0} / {1} − {2} / {3}) × 100",
        unit="poin",
    )
    return RatioMovement(
        before=before,
        after=after,
        change=moved,
        unchanged_denominator=still,
        numerator_effect=by_numerator,
        denominator_effect=by_denominator,
        driver=_driver(moved.value, by_numerator.value, by_denominator.value),
    )


def describe(computed: Computed) -> str:
    """Write a change without its sign for a sentence that names its direction: `2,34 poin`."""
    if isinstance(computed.value, NotComputable):
        return computed.value.reason
    text = show(abs(computed.value), computed.decimals, computed.unit)
    return text if computed.unit is None else f"{text} {computed.unit}"


def _percent_difference(a1: Decimal, b1: Decimal, a0: Decimal, b0: Decimal) -> Decimal | NotComputable:
    if b1 <= 0 or b0 <= 0:
        return NotComputable(reason="penyebut bernilai nol atau negatif")
    return EXACT.subtract(percent_of(a1, b1), percent_of(a0, b0))


def _driver(
    moved: Decimal | NotComputable, numerator: Decimal | NotComputable, denominator: Decimal | NotComputable
) -> Driver | None:
    if not (
        isinstance(moved, Decimal) and isinstance(numerator, Decimal) and isinstance(denominator, Decimal)
    ):
        return None
    if moved == 0:
        return Driver.NONE
    by_numerator, by_denominator = numerator * moved > 0, denominator * moved > 0
    if by_numerator and by_denominator:
        return Driver.BOTH
    return Driver.NUMERATOR if by_numerator else Driver.DENOMINATOR


def _streak(steps: Sequence[Direction | NotComputable | None]) -> tuple[Direction | None, int]:
    last = steps[-1] if steps else None
    if not isinstance(last, Direction):
        return None, 0
    length = 0
    for step in reversed(steps):
        if step is not last:
            break
        length += 1
    return last, length


def _extremes(known: dict[int, Input], polarity: Polarity) -> tuple[tuple[int, ...], tuple[int, ...]]:
    values = {year: point.value for year, point in known.items() if isinstance(point.value, Decimal)}
    if len(values) < 2 or polarity in (Polarity.HOLD_AT_TARGET, Polarity.RANGE):
        return (), ()
    highest, lowest = max(values.values()), min(values.values())
    top = tuple(sorted(year for year, value in values.items() if value == highest))
    bottom = tuple(sorted(year for year, value in values.items() if value == lowest))
    return (top, bottom) if polarity is Polarity.HIGHER_IS_BETTER else (bottom, top)

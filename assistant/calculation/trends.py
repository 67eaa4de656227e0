"""Changes between years, series, and what moves a ratio."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from assistant.calculation import cards
from assistant.calculation.achievement import difference_unit
from assistant.calculation.result import (
    Computed,
    Input,
    NotComputable,
    Quantity,
    as_input,
    compute,
    number_of,
    percent_of,
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


def change(earlier: Quantity, later: Quantity, *, decimals: int = 2) -> Computed:
    """Compute the later value minus the earlier one, in points where both are percentages."""
    inputs = (as_input(later, "nilai tahun ini"), as_input(earlier, "nilai tahun sebelumnya"))
    return compute(
        cards.PERUBAHAN,
        inputs,
        lambda now, before: now - before,
        unit=difference_unit(inputs[0].unit or inputs[1].unit),
        decimals=decimals,
    )


def difference_to_national(national: Quantity, actual: Quantity, *, decimals: int = 2) -> Computed:
    """Compute realisasi minus the national figure, in points where both are percentages."""
    inputs = (as_input(actual, "realisasi"), as_input(national, "realisasi nasional"))
    return compute(
        cards.SELISIH_NASIONAL,
        inputs,
        lambda own, other: own - other,
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

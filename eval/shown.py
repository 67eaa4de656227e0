"""Measures as a reader sees them: percentages, differences and bars."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.numerals import format_number

TWO_COLUMNS = (
    "<colgroup><col style='width:36%'><col style='width:21%'><col style='width:11%'>"
    "<col style='width:21%'><col style='width:11%'></colgroup>"
)
"""Widths for a label and two bars with their numbers."""

_NO_PERCENTAGE = frozenset({"mrr"})


def number(value: float, decimals: int = 0) -> str:
    """A number in Indonesian format."""
    return format_number(Decimal(str(value)), decimals)


def shown(measure: str, value: float) -> str:
    """A measure as a percentage with one decimal where it needs one; ranks stay numbers."""
    if measure in _NO_PERCENTAGE:
        return number(value, 3)
    percent = round(value * 100, 2)
    decimals = 0 if percent == int(percent) else 2 if percent < 1 else 1
    return f"{number(percent, decimals)}&nbsp;%"


def points(measure: str, before: float, now: float) -> str:
    """The distance between two values of a measure."""
    if measure in _NO_PERCENTAGE:
        return number(abs(now - before), 3)
    return f"{number(abs(now - before) * 100, 2)} poin"


def bar(value: float, mark: float | None, *, bad: bool = False) -> str:
    """A bar from 0 to 1 with a line where the baseline is."""
    line = f"<u style='left:calc({_width(mark)} - 1px)'></u>" if mark is not None else ""
    return f"<div class='bar{' bad' if bad else ''}'><i style='width:{_width(value)}'></i>{line}</div>"


def _width(value: float) -> str:
    return f"{max(0.0, min(1.0, value)) * 100:.1f}%"

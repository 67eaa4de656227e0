"""How a review writes values and sums: as the planner would."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Figure
from assistant.domain.numerals import format_number, format_rupiah, round_half_up


def money_or_number(value: Decimal, unit: str | None) -> str:
    """A value with its unit: rupiah (with sen only where there are any), percent, points or a plain count."""
    if unit == "Rp":
        return format_rupiah(value).removesuffix(",00")
    if unit == "%":
        return f"{format_number(value)} %"
    return format_number(value)


def shown(figure: Figure) -> str:
    """The value of a figure as printed in the report, or as read where nothing is printed."""
    if figure.raw.strip():
        return figure.raw.strip()
    return money_or_number(figure.value, figure.unit) if isinstance(figure.value, Decimal) else "–"


def two_decimals(value: Decimal) -> str:
    """A ratio rounded half up to two decimals."""
    return format_number(round_half_up(value, 2), 2)


def plus_line(values: Sequence[Decimal], unit: str | None, most: int = 8) -> str:
    """A sum as people write it; long sums are shortened in the middle."""
    written = [format_number(value) for value in values]
    if len(written) > most:
        written = [*written[: most - 2], f"… ({len(values) - most + 1} baris lain)", written[-1]]
    return " + ".join(written)


def one_slip(printed: Decimal, expected: Decimal, places: int) -> bool:
    """Whether two numbers differ by one wrong digit or two digits swapped, and not by rounding."""
    step = Decimal(1).scaleb(-places)
    one, other = format(printed.quantize(step), "f"), format(expected.quantize(step), "f")
    if one == other or len(one) != len(other) or abs(printed - expected) < step * Decimal("1.5"):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    return swapped and wrong[1] - wrong[0] <= 3


def difference_line(one: Decimal, other: Decimal) -> str:
    """The distance of two values as a sum: the larger less the smaller."""
    high, low = max(one, other), min(one, other)
    return f"{format_number(high)} − {format_number(low)} = {format_number(high - low)}"

"""Writing numbers the Indonesian way: dots between thousands, a comma before decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=100, rounding=ROUND_HALF_EVEN)
"""Arithmetic wide enough for every amount that a report can hold; the default keeps 28 digits only."""

_SHOWN = Context(prec=200, rounding=ROUND_HALF_UP)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round to so many decimals, halves away from zero, as official reports do."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=_SHOWN)


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Write a number, for instance `12.907.081.721,50`.

    `decimals` None writes the decimals that the value has, without zeros at the end.
    """
    if decimals is None:
        exponent = value.normalize(_SHOWN).as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = round_half_up(value, decimals)
    sign = "-" if shown < 0 else ""
    whole, _, fraction = format(abs(shown), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_percent(value: Decimal, decimals: int = 2) -> str:
    """Write a percentage, for instance `89,29 persen`; a whole one stays whole: `87 persen`."""
    return f"{_short(value, decimals)} persen"


def format_points(value: Decimal, decimals: int = 2) -> str:
    """Write a difference of percentages, for instance `2,34 poin`; a whole one stays whole: `10 poin`."""
    return f"{_short(value, decimals)} poin"


def format_rupiah(value: Decimal, decimals: int = 2) -> str:
    """Write an amount of money in full, for instance `Rp14.025.195.057,00`."""
    text = format_number(value, decimals)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def _short(value: Decimal, decimals: int) -> str:
    return format_number(value, 0 if value == value.to_integral_value() else decimals)

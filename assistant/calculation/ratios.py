"""Percentages from numerator and denominator, and which of the two moved them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from assistant.calculation import cards
from assistant.calculation.result import (
    EXACT,
    Computed,
    NotComputable,
    Quantity,
    as_input,
    compute,
    percent_of,
)
from assistant.domain.record import Record


class Driver(StrEnum):
    """Which part of a ratio moved it in the direction in which it went."""

    NUMERATOR = "pembilang"
    DENOMINATOR = "penyebut"
    BOTH = "pembilang dan penyebut"
    NONE = "tidak berubah"


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


def ratio(numerator: Quantity, denominator: Quantity, *, decimals: int = 2) -> Computed:
    """Compute a percentage from its parts; a part larger than its whole is computed and noted."""
    inputs = (as_input(numerator, "pembilang"), as_input(denominator, "penyebut"))

    def calculate(part: Decimal, whole: Decimal) -> Decimal | NotComputable:
        if whole <= 0:
            return NotComputable(reason=f"penyebut bernilai {'nol' if whole == 0 else 'negatif'}")
        return percent_of(part, whole)

    computed = compute(cards.RASIO, inputs, calculate, unit="%", decimals=decimals)
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
        unit="poin",
    )
    by_denominator = compute(
        cards.PENGARUH_PENYEBUT,
        (a1, b1, a1, b0),
        _percent_difference,
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

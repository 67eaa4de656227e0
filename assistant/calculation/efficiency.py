"""Efficiency in its four variants, which are never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation import cards
from assistant.calculation.result import (
    EXACT,
    Computed,
    FormulaCard,
    Input,
    NotComputable,
    Quantity,
    as_input,
    compute,
    divide,
    number_of,
)
from assistant.domain.record import Record

_LIMIT = Decimal(20)


class Output(Record):
    """One output with its cost: planned and realised budget (PAK, RAK) and volume (TVK, RVK)."""

    planned_budget: Input
    actual_budget: Input
    planned_volume: Input
    actual_volume: Input
    subject: str = ""


class OutputAchievement(Record):
    """One output with its achievement as a number (CK, 1.22 for 122 percent), PAK and RAK."""

    achieved: Input
    planned_budget: Input
    actual_budget: Input
    subject: str = ""


def unit_cost_efficiency(outputs: Sequence[Output]) -> Computed:
    """Compute E1: the mean saving of the cost per unit, in percent."""
    inputs = tuple(
        given.model_copy(update={"name": _named(name, output.subject, number)})
        for number, output in enumerate(outputs, 1)
        for name, given in (
            ("RAK", output.actual_budget),
            ("RVK", output.actual_volume),
            ("PAK", output.planned_budget),
            ("TVK", output.planned_volume),
        )
    )

    def calculate(*numbers: Decimal) -> Decimal | NotComputable:
        total = Decimal(0)
        for index in range(0, len(numbers), 4):
            spent, done, granted, planned = numbers[index : index + 4]
            for value, given in zip((done, granted, planned), inputs[index + 1 : index + 4], strict=True):
                if value <= 0:
                    return NotComputable(reason=f"{given.name} bernilai nol atau negatif")
            cost = divide(EXACT.multiply(spent, planned), EXACT.multiply(done, granted))
            total = EXACT.add(total, 1 - cost)
        return EXACT.multiply(divide(total, Decimal(len(outputs))), Decimal(100))

    terms = " + ".join(
        f"1 − ({{{index}}} / {{{index + 1}}}) / ({{{index + 2}}} / {{{index + 3}}})"
        for index in range(0, len(inputs), 4)
    )
    if not outputs:
        return _nothing(cards.E1)
    return compute(
        cards.E1, inputs, calculate, working=f"({terms}) / {len(outputs)} × 100", unit="%", one_unit=False
    )


def output_efficiency(outputs: Sequence[OutputAchievement]) -> Computed:
    """Compute E2: what the achieved outputs would have cost by plan, less what they cost, in percent."""
    inputs = tuple(
        given.model_copy(update={"name": _named(name, output.subject, number)})
        for number, output in enumerate(outputs, 1)
        for name, given in (
            ("CK", output.achieved),
            ("PAK", output.planned_budget),
            ("RAK", output.actual_budget),
        )
    )

    def calculate(*numbers: Decimal) -> Decimal | NotComputable:
        due = spent = Decimal(0)
        for index in range(0, len(numbers), 3):
            achieved, granted, used = numbers[index : index + 3]
            due = EXACT.add(due, EXACT.multiply(achieved, granted))
            spent = EXACT.add(spent, used)
        if due <= 0:
            return NotComputable(reason="jumlah PAK × CK bernilai nol atau negatif")
        return EXACT.multiply(divide(due - spent, due), Decimal(100))

    if not outputs:
        return _nothing(cards.E2)
    due = " + ".join(f"{{{index + 1}}} × {{{index}}}" for index in range(0, len(inputs), 3))
    spent = " − ".join(f"{{{index + 2}}}" for index in range(0, len(inputs), 3))
    return compute(
        cards.E2,
        inputs,
        calculate,
        working=f"({due} − {spent}) / ({due}) × 100",
        unit="%",
        one_unit=False,
    )


def efficiency_score(efficiency: Quantity) -> Computed:
    """Compute the nilai efisiensi from an efficiency limited to −20…20."""
    given = as_input(efficiency, "efisiensi")
    number = number_of(given)
    limited = min(_LIMIT, max(-_LIMIT, number)) if isinstance(number, Decimal) else None
    computed = compute(
        cards.NILAI_EFISIENSI,
        (given,),
        lambda value: 50 + divide(min(_LIMIT, max(-_LIMIT, value)), _LIMIT) * 50,
        working="50 + {0} / 20 × 50"
        if limited == number
        else f"50 + {'(−20)' if limited == -_LIMIT else '20'} / 20 × 50",
        unit=None,
    )
    if isinstance(number, Decimal) and limited != number:
        note = f"Efisiensi dibatasi {'−20' if number < 0 else '20'} sebelum nilai dihitung."
        return computed.model_copy(update={"notes": (note,)})
    return computed


def achievement_less_absorption(achievement_pct: Quantity, absorption_pct: Quantity) -> Computed:
    """Compute E3 in points: capaian minus serapan."""
    inputs = (as_input(achievement_pct, "capaian"), as_input(absorption_pct, "serapan"))
    return compute(cards.E3, inputs, lambda reached, used: reached - used, unit="poin")


def unspent_share(absorption_pct: Quantity, *, target_met: bool | None) -> Computed:
    """Compute E4, 100 minus serapan; refused unless the target was met."""
    inputs = (as_input(absorption_pct, "serapan"),)

    def calculate(used: Decimal) -> Decimal | NotComputable:
        if target_met is None:
            return NotComputable(reason="belum diketahui apakah target tercapai")
        if not target_met:
            return NotComputable(
                reason="target tidak tercapai, sehingga anggaran yang tersisa bukan efisiensi"
            )
        return 100 - used

    return compute(cards.E4, inputs, calculate, unit="%")


def disagree(variants: Sequence[Quantity]) -> bool:
    """Tell whether variants side by side disagree on efficient or not; those without a value say nothing."""
    values = (number_of(as_input(variant, "efisiensi")) for variant in variants)
    return len({value > 0 for value in values if isinstance(value, Decimal)}) > 1


def _named(name: str, subject: str, number: int) -> str:
    return f"{name} {subject or number}"


def _nothing(card: FormulaCard) -> Computed:
    reason = NotComputable(reason="tidak ada keluaran yang dapat dihitung")
    return Computed(value=reason, formula=card, inputs=(), unit="%")

"""Serapan, sisa, totals, and where the remainder sits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.calculation import cards
from assistant.calculation.result import (
    Computed,
    FormulaCard,
    Input,
    NotComputable,
    Quantity,
    as_input,
    compute,
    percent_of,
)
from assistant.domain.record import Record


class BudgetLine(Record):
    """One line of a budget: its ceiling and what was spent."""

    subject: str
    ceiling: Input
    spent: Input


class BudgetTotal(Record):
    """The sums of several lines with their absorption and remainder."""

    ceiling: Computed
    spent: Computed
    absorption: Computed
    remainder: Computed


def absorption(ceiling: Quantity, spent: Quantity, *, decimals: int = 2) -> Computed:
    """Compute the serapan in percent; more than the ceiling is computed and noted."""
    inputs = (as_input(spent, "realisasi anggaran"), as_input(ceiling, "pagu"))

    def calculate(used: Decimal, granted: Decimal) -> Decimal | NotComputable:
        if granted <= 0:
            return NotComputable(reason="pagu bernilai nol" if granted == 0 else "pagu bernilai negatif")
        return percent_of(used, granted)

    computed = compute(cards.SERAPAN, inputs, calculate, unit="%", decimals=decimals)
    return _noting_overspending(computed, lambda value: value > 100)


def remainder(ceiling: Quantity, spent: Quantity) -> Computed:
    """Compute what is left of the ceiling; overspending is negative and noted."""
    inputs = (as_input(ceiling, "pagu"), as_input(spent, "realisasi anggaran"))
    computed = compute(
        cards.SISA,
        inputs,
        lambda granted, used: granted - used,
        unit=inputs[0].unit or inputs[1].unit or "Rp",
    )
    return _noting_overspending(computed, lambda value: value < 0)


def total(parts: Sequence[Quantity], card: FormulaCard = cards.JUMLAH) -> Computed:
    """Add amounts; not computable as soon as one of them is missing."""
    inputs = tuple(as_input(part, _part_name(part, number)) for number, part in enumerate(parts, 1))
    if not inputs:
        reason = NotComputable(reason="tidak ada rincian yang dapat dijumlahkan")
        return Computed(value=reason, formula=card, inputs=(), unit=None)
    return compute(
        card,
        inputs,
        lambda *amounts: sum(amounts, Decimal(0)),
        working=" + ".join(f"{{{index}}}" for index in range(len(inputs))),
        unit=inputs[0].unit,
    )


def share(
    part: Quantity, whole: Quantity, *, decimals: int = 2, card: FormulaCard = cards.PROPORSI
) -> Computed:
    """Compute a part in percent of its whole."""
    inputs = (as_input(part, "bagian"), as_input(whole, "jumlah"))

    def calculate(some: Decimal, everything: Decimal) -> Decimal | NotComputable:
        if everything <= 0:
            return NotComputable(reason="jumlah bernilai nol atau negatif")
        return percent_of(some, everything)

    return compute(card, inputs, calculate, unit="%", decimals=decimals)


def ceiling_change(initial: Quantity, revised: Quantity) -> Computed:
    """Compute how far the revision of the budget moved the ceiling."""
    inputs = (as_input(revised, "pagu setelah perubahan"), as_input(initial, "pagu sebelum perubahan"))
    return compute(
        cards.PERUBAHAN_PAGU,
        inputs,
        lambda after, before: after - before,
        unit=inputs[0].unit or inputs[1].unit or "Rp",
    )


def totals(lines: Sequence[BudgetLine]) -> BudgetTotal:
    """Add the lines of one level or fund; lines of several levels would count the same money twice."""
    ceiling = total(
        [line.ceiling.model_copy(update={"subject": line.subject}) for line in lines], cards.JUMLAH_PAGU
    )
    spent = total(
        [line.spent.model_copy(update={"subject": line.subject}) for line in lines], cards.JUMLAH_REALISASI
    )
    both = (_result(ceiling, "pagu"), _result(spent, "realisasi anggaran"))
    return BudgetTotal(
        ceiling=ceiling,
        spent=spent,
        absorption=absorption(*both),
        remainder=remainder(*both),
    )


def _result(computed: Computed, name: str) -> Input:
    """Use a result as the input of the next calculation; what is missing stays missing."""
    value = computed.value if isinstance(computed.value, Decimal) else None
    return Input(name=name, value=value, unit=computed.unit)


def _part_name(part: Quantity, number: int) -> str:
    if isinstance(part, Input):
        return f"{part.name} {part.subject}" if part.subject else part.name
    return f"rincian ke-{number}"


def _noting_overspending(computed: Computed, exceeds: Callable[[Decimal], bool]) -> Computed:
    if isinstance(computed.value, Decimal) and exceeds(computed.value):
        return computed.model_copy(update={"notes": ("Realisasi anggaran melebihi pagu.",)})
    return computed

"""Serapan, sisa, totals, shares, the revision of a ceiling."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.budget import (
    BudgetLine,
    absorption,
    ceiling_change,
    remainder,
    share,
    total,
    totals,
)
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.domain.numerals import round_half_up


def rupiah(amount: str | None) -> Input:
    return Input(name="", value=None if amount is None else Decimal(amount), unit="Rp")


def line(subject: str, ceiling: str | None, spent: str | None) -> BudgetLine:
    named = rupiah(spent).model_copy(update={"name": "realisasi"})
    return BudgetLine(subject=subject, ceiling=rupiah(ceiling), spent=named)


def shown(computed: Computed) -> str:
    assert isinstance(computed.value, Decimal)
    return str(round_half_up(computed.value, 2))


def reason(computed: Computed) -> str:
    assert isinstance(computed.value, NotComputable)
    return computed.value.reason


def test_absorption_and_remainder_of_an_office() -> None:
    ceiling, spent = rupiah("14025195057"), rupiah("12907081721.50")
    used = absorption(ceiling, spent)
    assert shown(used) == "92.03"
    assert used.arithmetic == "12.907.081.721,50 / 14.025.195.057,00 × 100 = 92,03"
    left = remainder(ceiling, spent)
    assert shown(left) == "1118113335.50"
    assert left.arithmetic == "14.025.195.057,00 − 12.907.081.721,50 = 1.118.113.335,50"


def test_nothing_spent_is_zero_but_an_unknown_amount_is_not() -> None:
    assert absorption(rupiah("5000000"), rupiah("0")).value == 0
    assert reason(absorption(rupiah("5000000"), rupiah(None))) == "realisasi anggaran tidak ada datanya"
    assert reason(absorption(rupiah("0"), rupiah("0"))) == "pagu bernilai nol"


def test_overspending_is_computed_and_noted() -> None:
    used, left = absorption(Decimal(100), Decimal(110)), remainder(Decimal(100), Decimal(110))
    assert used.value == 110
    assert left.value == -10
    assert used.notes == left.notes == ("Realisasi anggaran melebihi pagu.",)


def test_total_needs_every_part() -> None:
    assert total([rupiah("100"), rupiah("250.50")]).value == Decimal("350.50")
    assert reason(total([rupiah("100"), rupiah(None)])).endswith("tidak ada datanya")
    assert reason(total([])) == "tidak ada rincian yang dapat dijumlahkan"


def test_lines_are_added_with_their_absorption_and_remainder() -> None:
    found = totals([line("Program A", "300", "240"), line("Program B", "100", "90")])
    assert (found.ceiling.value, found.spent.value) == (400, 330)
    assert shown(found.absorption) == "82.50"  # 330 / 400 × 100
    assert found.remainder.value == 70  # 400 − 330


def test_a_line_without_data_leaves_its_sum_unknown() -> None:
    found = totals([line("A", "100", None), line("B", "500", "430")])
    assert found.ceiling.value == 600
    assert reason(found.spent) == "realisasi A tidak ada datanya"
    assert isinstance(found.remainder.value, NotComputable)


def test_share_of_the_ceiling() -> None:
    part = share(rupiah("8309479700"), rupiah("14025195057"))
    assert shown(part) == "59.25"  # 8.309.479.700 / 14.025.195.057 × 100
    assert reason(share(Decimal(1), Decimal(0))) == "jumlah bernilai nol atau negatif"


def test_revised_ceiling_against_the_initial_one() -> None:
    moved = ceiling_change(rupiah("3742578141"), rupiah("4133467857"))
    assert moved.value == Decimal(390889716)  # 4.133.467.857 − 3.742.578.141

"""Serapan, sisa, totals, shares, several funds."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.budget import (
    BudgetLine,
    absorption,
    ceiling_change,
    contributions,
    remainder,
    share,
    total,
    totals,
    totals_by_fund,
)
from assistant.calculation.result import Computed, Input, NotComputable
from assistant.domain.figures import Level
from assistant.domain.numerals import round_half_up


def rupiah(amount: str | None) -> Input:
    return Input(name="", value=None if amount is None else Decimal(amount), unit="Rp")


def line(
    subject: str,
    ceiling: str | None,
    spent: str | None,
    level: Level = Level.PROGRAM,
    fund: str | None = None,
) -> BudgetLine:
    return BudgetLine(subject=subject, level=level, ceiling=rupiah(ceiling), spent=rupiah(spent), fund=fund)


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


def test_levels_are_added_apart() -> None:
    lines = [
        line("Program A", "300", "240"),
        line("Kegiatan A1", "300", "240", Level.KEGIATAN),
        line("Program B", "100", "90"),
    ]
    programs = totals(lines, Level.PROGRAM)
    assert (programs.ceiling.value, programs.spent.value) == (400, 330)
    assert shown(programs.absorption) == "82.50"  # 330 / 400 × 100
    assert totals(lines, Level.KEGIATAN).remainder.value == 60  # 300 − 240


def test_contributions_name_the_largest_remainder_first() -> None:
    lines = [line("A", "100", "90"), line("B", "500", "430"), line("C", "50", "30")]
    found = contributions(lines, Level.PROGRAM)
    # sisa 10, 70, 20 dari 100
    assert [(one.subject, one.remainder.value, one.share.value) for one in found] == [
        ("B", 70, 70),
        ("C", 20, 20),
        ("A", 10, 10),
    ]


def test_contribution_of_a_line_without_data_comes_last_and_makes_shares_unknown() -> None:
    found = contributions([line("A", "100", None), line("B", "500", "430")], Level.PROGRAM)
    assert [one.subject for one in found] == ["B", "A"]
    assert isinstance(found[0].share.value, NotComputable)


def test_share_of_the_ceiling() -> None:
    part = share(rupiah("8309479700"), rupiah("14025195057"))
    assert shown(part) == "59.25"  # 8.309.479.700 / 14.025.195.057 × 100
    assert reason(share(Decimal(1), Decimal(0))) == "jumlah bernilai nol atau negatif"


def test_revised_ceiling_against_the_initial_one() -> None:
    moved = ceiling_change(rupiah("3742578141"), rupiah("4133467857"))
    assert moved.value == Decimal(390889716)  # 4.133.467.857 − 3.742.578.141


def test_funds_are_added_apart() -> None:
    lines = [
        line("A", "100", "80", fund="APBD"),
        line("B", "50", "50", fund="APBN"),
        line("C", "100", "100", fund="APBD"),
        line("D", "10", "5"),
    ]
    found = totals_by_fund(lines, Level.PROGRAM)
    assert [(one.name, one.ceiling.value, one.absorption.value) for one in found] == [
        ("APBD", 200, 90),  # 180 / 200 × 100
        ("APBN", 50, 100),
        ("sumber dana tidak disebut", 10, 50),
    ]

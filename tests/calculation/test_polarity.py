"""Polarity is asked for, or read from what is printed; never guessed in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.achievement import LowerVariant
from assistant.calculation.polarity import printed_as, printed_formula, suggest_polarity
from assistant.domain.indicators import Polarity

Row = tuple[str, str, str]


def rows(*given: Row) -> list[tuple[Decimal, Decimal, Decimal]]:
    return [(Decimal(target), Decimal(actual), Decimal(printed)) for target, actual, printed in given]


@pytest.mark.parametrize(
    "subject",
    [
        "Angka kematian ibu per 100.000 kelahiran hidup",
        "Persentase penduduk miskin",
        "Tingkat pengangguran terbuka",
        "Prevalensi stunting",
        "Indeks Gini",
        "Jumlah temuan BPK",
        "Angka putus sekolah SMP",
    ],
)
def test_names_of_what_should_fall_are_suggested(subject: str) -> None:
    assert suggest_polarity(subject) is Polarity.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "subject",
    [
        "Persentase PPKS yang mendapatkan pelayanan",
        "Persentase kasus kekerasan yang tertangani",
        "Persentase temuan yang ditindaklanjuti",
        "Persentase penurunan angka kemiskinan",
        "Nilai SAKIP",
        "Indeks Kepuasan Masyarakat",
        "Cakupan penemuan kasus tuberkulosis",
    ],
)
def test_names_of_what_should_rise_give_no_suggestion(subject: str) -> None:
    assert suggest_polarity(subject) is None


def test_printed_values_tell_the_formula() -> None:
    higher = printed_formula(rows(("87", "89.29", "102.63")))
    assert higher is not None
    assert higher.polarity is Polarity.HIGHER_IS_BETTER
    lower = printed_formula(rows(("7", "6.5", "107.14"), ("8", "9", "87.5")))
    assert lower is not None
    assert (lower.polarity, lower.variant) == (Polarity.LOWER_IS_BETTER, LowerVariant.N1)
    other = printed_formula(rows(("7", "6.5", "107.69")))
    assert other is not None
    assert other.variant is LowerVariant.N2


def test_rows_that_fit_all_or_contradict_each_other_tell_nothing() -> None:
    assert printed_formula(rows(("100", "100", "100"))) is None
    assert printed_formula(rows(("7", "6.5", "107.14"), ("87", "89.29", "102.63"))) is None
    assert printed_formula(rows(("87", "89.29", "100"))) is None  # capped: fits no formula
    assert printed_formula([]) is None


def test_rounded_and_cut_values_are_the_printed_one() -> None:
    exact = Decimal("92.0278")
    assert printed_as(exact, Decimal("92.03"))
    assert printed_as(exact, Decimal("92.02"))
    assert printed_as(exact, Decimal("92"))
    assert not printed_as(exact, Decimal("92.04"))

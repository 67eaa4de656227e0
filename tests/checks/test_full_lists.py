"""Texts checked against all that a report prints, computes and tells of an office."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.checks.checker import Checker
from assistant.domain.figures import Fact

OFFICE = "Dinas Perikanan Kabupaten Muara Teduh"


def _facts() -> list[Fact]:
    rows = [
        ("Persentase kapal berizin", 2022, "realisasi", "70.00", "%"),
        ("Persentase kapal berizin", 2023, "realisasi", "75.00", "%"),
        ("Persentase kapal berizin", 2023, "target", "80", "%"),
        ("Persentase kapal berizin", 2023, "capaian", "93.75", "%"),
        ("Persentase kapal berizin", 2023, "selisih_target", "-5.00", "poin"),
        ("Persentase kapal berizin", 2023, "kebutuhan_per_tahun", "2.87", "poin"),
        ("Indeks nelayan", 2022, "realisasi", "60", "%"),
        ("Indeks nelayan", 2023, "realisasi", "61", "%"),
        ("Indeks nelayan", 2023, "capaian", "101.23", "%"),
        ("Program Perikanan Tangkap", 2023, "serapan_persen", "95.35", "%"),
        ("Program Perikanan Tangkap", 2023, "serapan_persen", "95.346", "%"),
        ("Program Perikanan Budi Daya", 2023, "serapan_persen", "88.10", "%"),
        ("Jumlah", 2023, "pagu", "5000000", "Rp"),
        ("Jumlah", 2023, "realisasi anggaran", "4500000", "Rp"),
        ("Jumlah", 2023, "sisa", "500000", "Rp"),
    ]
    return [
        Fact(
            id=str(at),
            agency=OFFICE,
            subject=name,
            year=year,
            measure=measure,
            value=Decimal(value),
            unit=unit,
        )
        for at, (name, year, measure, value, unit) in enumerate(rows)
    ]


CHECKER = Checker(_facts())


def ok(text: str, agency: str | None = OFFICE) -> bool:
    return CHECKER.check(text, agency=agency, year=2023).ok


def test_a_number_speaks_of_the_subject_that_pada_ties_to_it() -> None:
    text = (
        "Serapan program berkisar dari {} persen pada Program Perikanan Budi Daya sampai {} persen pada {}."
    )
    assert ok(text.format("88,10", "95,35", "Program Perikanan Tangkap"))
    assert not ok(text.format("95,35", "88,10", "Program Perikanan Tangkap"))


def test_a_sentence_without_subject_goes_on_with_what_the_numbers_before_tell() -> None:
    """75,00 − 70,00 = 5,00."""
    series = "Realisasi naik dari 70,00 persen (2022) menjadi 75,00 persen (2023)."
    assert ok(f"{series} Dibandingkan tahun 2022, kenaikannya 5 poin.")
    assert not ok(f"{series} Dibandingkan tahun 2022, kenaikannya 6 poin.")


def test_the_direction_of_a_change_is_held_against_the_numbers_of_its_sentence() -> None:
    series = "Realisasi berturut-turut 70,00 persen (2022) dan 75,00 persen (2023); dari tahun 2022 ada"
    assert ok(f"{series} kenaikan 5 poin.")
    assert not ok(f"{series} penurunan 5 poin.")


@pytest.mark.parametrize(("step", "true"), [("2,87", True), ("2,97", False)])
def test_a_computed_step_supports_what_is_needed_per_year(step: str, true: bool) -> None:
    text = "Persentase kapal berizin terealisasi 75 persen pada tahun 2023. Jaraknya menuntut langkah"
    assert ok(f"{text} {step} poin per tahun sampai tahun 2026.") is true


def test_the_budget_of_a_sentence_without_subject_is_that_of_the_office() -> None:
    before = "Capaian indikator Indeks nelayan pada tahun 2023 adalah 101,23 persen."
    text = "Pada tahun 2023, anggaran terserap Rp4.500.000,00 dari pagu Rp5.000.000,00, sehingga tersisa"
    assert ok(f"{before} {text} Rp500.000,00.")
    assert not ok(f"{before} {text} Rp600.000,00.")


def test_tahun_ini_is_the_year_of_the_report_after_another_year() -> None:
    text = "Indikator Persentase kapal berizin pada tahun 2022 terealisasi 70 persen; realisasi tahun ini"
    assert ok(f"{text} 75 persen.")
    assert not ok(f"{text} 70 persen.")


def test_no_other_office_supports_what_is_said_of_an_office_without_facts() -> None:
    text = "Persentase kapal berizin terealisasi 75 persen pada tahun 2023."
    assert ok(text)
    assert not ok(text, agency="Dinas Perikanan Kota Lain")

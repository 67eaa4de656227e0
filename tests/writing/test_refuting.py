"""Causes that the figures refute are held against them, whatever thing they name."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Level
from assistant.domain.sources import PassageRole
from tests.writing.offices import Sheet
from tests.writing.test_told_by_report import BEDS, STAY, drafted, told

VISITS = "Jumlah kunjungan pasien rawat jalan"


def hospital(text: str, role: PassageRole = PassageRole.FAILURE_CAUSE) -> str:
    """The causes of beds: 53 → 61 of 65; visits fell 900 → 800; 99 of 100 million spent."""
    sheet = Sheet()
    sheet.indicator(BEDS, {2023: ("60", "53"), 2024: ("65", "61")})
    sheet.indicator(STAY, {2023: ("4.5", "4.7"), 2024: ("4.2", "3.9")}, unit="hari")
    sheet.indicator(VISITS, {2023: ("850", "900"), 2024: ("700", "800")}, unit="kunjungan")
    sheet.money(
        [
            ("Program Pelayanan", Level.PROGRAM, "100000000", "99000000"),
            ("Jumlah", Level.OTHER, "100000000", "99000000"),
        ]
    )
    sheet.tell(text, role, about=(BEDS,))
    return told(drafted(sheet, SectionCode.PENYEBAB_SOLUSI), BEDS)


def test_a_rise_that_was_a_fall_is_confronted() -> None:
    text = hospital("Target BOR belum tercapai karena meningkatnya kunjungan pasien rawat jalan.")
    assert "justru berkurang 100 kunjungan dibandingkan tahun 2023" in text  # 900 − 800
    assert "[Perlu konfirmasi penyebab]" in text


def test_a_fall_that_was_a_fall_is_told() -> None:
    text = hospital("Target BOR belum tercapai karena menurunnya kunjungan pasien rawat jalan.")
    assert "justru" not in text
    assert "karena menurunnya kunjungan pasien rawat jalan" in text


def test_a_rise_of_a_part_is_not_held_against_the_whole() -> None:
    text = hospital(
        "Target BOR belum tercapai karena meningkatnya kunjungan pasien rawat jalan di klinik mata."
    )
    assert "justru" not in text


@pytest.mark.parametrize("lack", ["keterbatasan anggaran", "anggaran yang tidak mencukupi"])
def test_a_lack_of_money_is_held_against_the_absorption(lack: str) -> None:
    assert "tidak membuktikan" in hospital(f"Target BOR belum tercapai karena {lack}.")  # 99 %


def test_a_success_that_the_figures_do_not_show_is_confronted() -> None:
    text = hospital("Tercapainya target BOR didukung oleh ruang baru.", PassageRole.SUCCESS_CAUSE)
    assert "padahal realisasi 61 persen belum memenuhi target 65 persen" in text


def test_the_outcome_of_a_part_is_not_held_against_the_whole() -> None:
    text = hospital(
        "Tercapainya target kamar kelas tiga didukung oleh ruang baru.", PassageRole.SUCCESS_CAUSE
    )
    assert "padahal" not in text

"""More spent than allowed is told with its figures and asked about, never passed over as missing."""

from __future__ import annotations

from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Level
from tests.writing.offices import Sheet
from tests.writing.test_told_by_report import BEDS, drafted, told


def overspent() -> Sheet:
    sheet = Sheet()
    sheet.indicator(BEDS, {2023: ("60", "53"), 2024: ("65", "61")})
    sheet.money(
        [
            ("Program Pelayanan Rawat", Level.PROGRAM, "400000000", "500000000"),
            ("Program Penunjang Urusan", Level.PROGRAM, "600000000", "550000000"),
            ("Jumlah", Level.OTHER, "1000000000", "1050000000"),
        ]
    )
    return sheet


def test_a_total_above_the_ceiling_is_told_with_its_absorption() -> None:
    draft = drafted(overspent())
    text = told(draft)  # 1.050 / 1.000 = 105 %; 500 / 400 = 125 %
    assert "105 persen" in text
    assert "melebihi pagu Rp1.000.000.000,00 sebanyak Rp50.000.000,00" in text
    assert "Pagu beserta realisasi anggaran" not in text
    assert any("melebihi pagu" in question for question in draft.missing)


def test_a_program_above_its_ceiling_is_named() -> None:
    text = told(drafted(overspent(), SectionCode.REALISASI_ANGGARAN))
    assert "Program Pelayanan Rawat" in text
    assert "125 persen" in text
    assert "Rp100.000.000,00" in text

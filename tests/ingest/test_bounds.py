"""Targets that are a bound or a range, from the cell to the capaian."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.derive import derive
from assistant.domain.figures import Figure
from tests.ingest.test_figures import read

_HEAD = "No\tIndikator Kinerja\tSatuan\tTarget\tRealisasi"


def target(cell: str, unit: str = "%") -> Figure:
    """The target of a row."""
    return next(f for f in read([_HEAD, f"1\tTertib arsip\t{unit}\t{cell}\t92"]) if f.measure == "target")


def test_a_bound_is_a_target_with_its_number() -> None:
    figure = target("≥ 80")
    assert (figure.value, figure.lower, figure.upper, figure.unit, figure.raw) == (80, 80, None, "%", "≥ 80")
    figure = target("maks 5", "hari")
    assert (figure.value, figure.lower, figure.upper, figure.unit) == (5, None, 5, "hari")


def test_a_range_is_a_target_with_both_ends() -> None:
    figure = target("80 - 90")
    assert (figure.value, figure.lower, figure.upper, figure.unit) == ("80–90", 80, 90, "%")


def test_a_capaian_is_computed_of_a_range_and_of_a_bound() -> None:
    # 92 / 90 × 100 = 102,22 and 92 / 80 × 100 = 115
    rows = ["1\tTertib arsip\t%\t80–90\t92", "2\tTertib aset\t%\t> 80\t92"]
    computed = {f.subject: f.value for f in derive(read([_HEAD, *rows])) if f.measure == "capaian"}
    assert {name: round(value, 2) for name, value in computed.items() if isinstance(value, Decimal)} == {
        "Tertib arsip": Decimal("102.22"),
        "Tertib aset": Decimal("115.00"),
    }


def test_a_grade_bound_stays_a_word_and_a_period_no_range() -> None:
    assert target(">B", "Predikat").value == ">B"
    figures = read([_HEAD, "1\tTertib arsip\t%\t2021-2026\t92"])
    assert [f.value for f in figures if f.measure == "target"] == [None]


def test_flat_rows_may_have_bounds() -> None:
    lines = [
        "No Indikator Kinerja Satuan Target Realisasi",
        "1 Tertib arsip Persen ≥80 92",
        "2 Tertib aset Persen 80–90 85",
        "3 Lama layanan Hari ≤5 4",
    ]
    assert [(f.value, f.lower, f.upper) for f in read(lines) if f.measure == "target"] == [
        (80, 80, None),
        ("80–90", 80, 90),
        (5, None, 5),
    ]

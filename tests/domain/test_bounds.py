"""Targets printed as a bound or a range."""

from __future__ import annotations

import pytest

from assistant.domain.numerals import read_bounds


@pytest.mark.parametrize(
    ("raw", "lower", "upper", "value", "unit"),
    [
        ("≥ 80", "80", None, "80", "%"),
        ("> 80", "80", None, "80", "%"),
        (">=80,5%", "80.5", None, "80.5", "%"),
        ("min. 80", "80", None, "80", "%"),
        ("Minimal 75", "75", None, "75", "%"),
        ("≤ 5", None, "5", "5", "%"),
        ("maks 5", None, "5", "5", "%"),
        ("paling lama 14 hari", None, "14", "14", "hari"),
        ("80–90", "80", "90", "80–90", "%"),
        ("80 - 90", "80", "90", "80–90", "%"),
        ("3,51 s/d 4,00", "3.51", "4.00", "3,51–4", "%"),
        ("12-24 jam", "12", "24", "12–24", "jam"),
    ],
)
def test_bounds_and_ranges_are_read_with_their_ends(
    raw: str, lower: str | None, upper: str | None, value: str, unit: str
) -> None:
    bounds = read_bounds(raw, column_unit="%")
    assert bounds is not None
    ends = [str(end) if end is not None else None for end in (bounds.lower, bounds.upper)]
    assert [*ends, str(bounds.reading.value), bounds.reading.unit] == [lower, upper, value, unit]


@pytest.mark.parametrize(
    "raw", ["80", ">B", "-", "2021-2026", "90-80", "1-2-3", "-5", "≥", "80 (B)", "5 dari 8"]
)
def test_anything_else_is_no_bound(raw: str) -> None:
    assert read_bounds(raw) is None

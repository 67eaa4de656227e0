"""Categories by scales, and AKIP predicates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.ratings import (
    AchievementRating,
    grade,
    known_scale_of,
    rate,
    read_scale,
)
from assistant.calculation.result import NotComputable
from assistant.calculation.scales import BAIK, BERHASIL, KNOWN_SCALES, PERMENDAGRI_86_2017, TERCAPAI
from assistant.domain.ratings import AkipGrade, RatingScale


def category(value: str, scale: RatingScale) -> str:
    rated = rate(Decimal(value), scale)
    assert isinstance(rated, AchievementRating)
    return rated.category


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [
        ("91", PERMENDAGRI_86_2017, "Sangat Tinggi"),
        ("90.99", PERMENDAGRI_86_2017, "Tinggi"),
        ("76", PERMENDAGRI_86_2017, "Tinggi"),
        ("66", PERMENDAGRI_86_2017, "Sedang"),
        ("51", PERMENDAGRI_86_2017, "Rendah"),
        ("50", PERMENDAGRI_86_2017, "Sangat Rendah"),
        ("-10", PERMENDAGRI_86_2017, "Sangat Rendah"),
        ("102.63", PERMENDAGRI_86_2017, "Sangat Tinggi"),
        ("85", BERHASIL, "Sangat Berhasil"),
        ("84.99", BERHASIL, "Berhasil"),
        ("70", BERHASIL, "Berhasil"),
        ("55.01", BERHASIL, "Cukup Berhasil"),
        ("55", BERHASIL, "Belum Berhasil"),
        ("91", BAIK, "Sangat Baik"),
        ("100", TERCAPAI, "Tercapai"),
        ("99.99", TERCAPAI, "Tidak tercapai"),
    ],
)
def test_category_follows_the_scale(value: str, scale: RatingScale, expected: str) -> None:
    assert category(value, scale) == expected


def test_a_value_in_a_hole_of_the_printed_bands_says_how_it_was_closed() -> None:
    hole = rate(Decimal("90.5"), PERMENDAGRI_86_2017)
    assert isinstance(hole, AchievementRating)
    assert (hole.category, hole.note) == ("Tinggi", PERMENDAGRI_86_2017.closes_holes)
    plain = rate(Decimal("90"), PERMENDAGRI_86_2017)
    assert isinstance(plain, AchievementRating)
    assert plain.note is None


def test_category_agrees_with_the_value_as_shown() -> None:
    assert category("90.996", PERMENDAGRI_86_2017) == "Sangat Tinggi"  # shown as 91,00


def test_text_has_no_category() -> None:
    assert rate("N/A", PERMENDAGRI_86_2017) == NotComputable(reason="capaian tidak tersedia (N/A)")


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("90.01", AkipGrade.AA),
        ("90", AkipGrade.A),
        ("80.01", AkipGrade.A),
        ("80", AkipGrade.BB),
        ("72.30", AkipGrade.BB),
        ("70", AkipGrade.B),
        ("60.01", AkipGrade.B),
        ("60", AkipGrade.CC),
        ("50.5", AkipGrade.CC),
        ("50", AkipGrade.C),
        ("30.1", AkipGrade.C),
        ("30", AkipGrade.D),
        ("0", AkipGrade.D),
    ],
)
def test_akip_predicate_holds_above_its_bound(score: str, expected: AkipGrade) -> None:
    assert grade(Decimal(score)) is expected


def test_akip_score_out_of_range_is_refused() -> None:
    assert grade(Decimal("101")) == NotComputable(reason="nilai AKIP di luar 0 sampai 100")


def test_categories_tell_their_scale_only_where_one_fits() -> None:
    assert known_scale_of(["sangat tinggi", "Sedang"]) is PERMENDAGRI_86_2017
    assert known_scale_of(["Cukup Berhasil"]) is BERHASIL
    assert known_scale_of(["Lulus"]) is None
    assert known_scale_of([]) is None


def test_printed_scale_is_read_in_any_order() -> None:
    rows = [
        ("Sangat Rendah", "≤ 50"),
        ("Tinggi", "76 ≤ 90"),
        ("Sangat Tinggi", "91 ≤ 100"),
        ("Sedang", "66 ≤ 75"),
        ("Rendah", "51 ≤ 65"),
    ]
    scale = read_scale(rows, "Tabel 3.1")
    assert scale is not None
    for value in ("120", "91", "76", "75", "66", "51", "50", "0"):
        assert category(value, scale) == category(value, PERMENDAGRI_86_2017)


def test_printed_scale_with_open_and_strict_bounds_is_read() -> None:
    scale = read_scale(
        [("A", "> 85"), ("B", "70 < x ≤ 85"), ("C", "55 - 70"), ("D", "di bawah 55")], "Tabel 2"
    )
    assert scale is not None
    assert [category(value, scale) for value in ("85.01", "85", "70", "55", "54.99")] == list("ABCCD")


def test_rows_that_make_no_scale_are_refused() -> None:
    assert read_scale([("A", "tinggi"), ("B", "> 5")], "Tabel 2") is None
    assert read_scale([("A", "> 5"), ("B", "> 5")], "Tabel 2") is None


def test_every_known_scale_has_bounds_that_fall_and_an_open_end() -> None:
    for scale in KNOWN_SCALES:
        bounds = [band.lower for band in scale.bands[:-1]]
        assert all(bound is not None for bound in bounds)
        assert bounds == sorted(bounds, key=lambda bound: bound or 0, reverse=True)
        assert scale.bands[-1].lower is None

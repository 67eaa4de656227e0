"""The office's own choices: cap, decimals, formula, scale, polarities, ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.achievement import LowerVariant
from assistant.calculation.derive import derive
from assistant.calculation.indicators import range_of
from assistant.calculation.rules import OfficeRules, rules_of
from assistant.calculation.scales import BERHASIL, PERMENDAGRI_86_2017
from assistant.domain.figures import Figure
from assistant.domain.indicators import Polarity
from assistant.errors import SetupError
from assistant.settings import Settings, load_settings
from tests.calculation.given import INDICATOR, figure, found, values


def given(target: str = "87", actual: str = "89.29") -> list[Figure]:
    return [figure("target", target), figure("realisasi", actual)]


def test_settings_become_rules() -> None:
    settings = Settings(
        _env_file=None,
        achievement_cap=Decimal(120),
        decimals=1,
        lower_formula="N2",
        rating_scale="berhasil",
        polarities={"Angka kemiskinan": Polarity.LOWER_IS_BETTER},
    )
    rules = rules_of(settings)
    assert (rules.cap, rules.decimals, rules.lower_variant) == (Decimal(120), 1, LowerVariant.N2)
    assert rules.scale is BERHASIL
    assert rules.polarity_of("ANGKA KEMISKINAN.") is Polarity.LOWER_IS_BETTER
    assert rules_of(Settings(_env_file=None)) == OfficeRules()


def test_polarities_that_are_no_json_are_a_setup_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKJIP_POLARITIES", "{rusak")
    with pytest.raises(SetupError, match="bukan objek JSON"):
        load_settings()
    monkeypatch.setenv("LKJIP_POLARITIES", '{"Angka kemiskinan": "turun"}')
    with pytest.raises(SetupError, match="LKJIP_POLARITIES"):
        load_settings()


def test_a_cap_gives_the_capped_and_the_whole_capaian() -> None:
    derived = derive(given(), OfficeRules(cap=Decimal(100)))
    [capped] = found(derived, "capaian")
    assert values(derived, "capaian") == ["100.00"]
    assert values(derived, "capaian_tanpa_batas") == ["102.63"]  # 89,29 / 87 × 100
    assert capped.formula == "realisasi / target × 100, paling tinggi 100 menurut pengaturan kantor"
    assert values(derive(given("87", "80"), OfficeRules(cap=Decimal(100))), "capaian_tanpa_batas") == []


def test_decimals_change_what_is_shown_and_not_the_value() -> None:
    [shown] = found(derive(given(), OfficeRules(decimals=1)), "capaian")
    [usual] = found(derive(given()), "capaian")
    assert (shown.raw, shown.arithmetic) == ("102,6", "89,29 / 87 × 100 = 102,6")
    assert shown.value == usual.value


def test_the_offices_formula_where_lower_is_better() -> None:
    rules = OfficeRules(lower_variant=LowerVariant.N2, polarities={INDICATOR: Polarity.LOWER_IS_BETTER})
    assert values(derive(given("8", "9"), rules), "capaian") == ["88.89"]  # 8 / 9 × 100
    printed = [*given("8", "9"), figure("capaian", "87.5")]
    assert values(derive(printed, rules), "capaian") == ["87.50"]  # (16 − 9) / 8 × 100, as printed


def test_an_indicator_to_be_held_at_its_target() -> None:
    hold = OfficeRules(polarities={INDICATOR: Polarity.HOLD_AT_TARGET})
    assert values(derive(given("50", "60"), hold), "capaian") == ["80.00"]  # 100 − 10 / 50 × 100


@pytest.mark.parametrize(
    ("raw", "bounds"),
    [
        ("80–90", (80, 90)),
        ("80 - 90 %", (80, 90)),
        ("75,5 s.d. 80", (Decimal("75.5"), 80)),
        ("80 sampai 90", (80, 90)),
        ("90-80", None),
        ("80", None),
        ("12 (dua belas)", None),
        ("-5", None),
        ("", None),
    ],
)
def test_a_printed_range_is_read(raw: str, bounds: tuple[Decimal, Decimal] | None) -> None:
    assert range_of(raw) == bounds


@pytest.mark.parametrize(
    ("actual", "expected"), [("92", "102.22"), ("85", "100.00"), ("70", "87.50")], ids=str
)
def test_a_target_printed_as_a_range(actual: str, expected: str) -> None:
    target = figure("target", None, readings=(Decimal(80), Decimal(90))).model_copy(update={"raw": "80–90"})
    derived = derive([target, figure("realisasi", actual)])
    assert values(derived, "capaian") == [expected]  # 92 / 90, inside, 70 / 80
    [reached] = found(derived, "capaian")
    assert reached.doubt == "target dibaca sebagai rentang 80 sampai 90"


def test_the_offices_scale_holds_where_the_report_prints_none() -> None:
    [usual] = found(derive(given("100", "80")), "kategori")
    [own] = found(derive(given("100", "80"), OfficeRules(scale=BERHASIL)), "kategori")
    assert (usual.value, own.value) == ("Tinggi", "Berhasil")
    assert usual.formula == f"kategori capaian menurut {PERMENDAGRI_86_2017.name}"
    assert own.arithmetic == "80 ≥ 70: Berhasil"

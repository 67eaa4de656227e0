"""What is gathered of an office: names that are one, conflicting cells, counts behind a percentage."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.figures import Level, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.sources import PassageRole
from assistant.writing.facts import OfficeFacts, gather_facts
from assistant.writing.names import best_names, same_name
from assistant.writing.polarity import judge_polarity
from tests.writing.offices import AGENCY, YEAR, Sheet


def facts(sheet: Sheet) -> OfficeFacts:
    return gather_facts(AGENCY, YEAR, sheet.figures, sheet.passages)


def test_one_indicator_spelled_in_two_ways_is_one() -> None:
    sheet = Sheet()
    sheet.indicator("Prosentase balita yang ditimbang", {2024: ("80", None)}, table=1)
    sheet.indicator("Persentase balita yang ditimbang", {2024: ("80", "82")}, table=2)
    (one,) = facts(sheet).indicators
    assert one.name == "Persentase balita yang ditimbang"
    assert one.number(Measure.REALISASI, YEAR)


def test_two_rows_of_one_table_stay_two_indicators() -> None:
    sheet = Sheet()
    for number in ("1", "2"):
        sheet.indicator(f"Cakupan pelayanan imunisasi dasar lengkap tahap {number}", {2024: ("80", "82")})
    assert len(facts(sheet).indicators) == 2


def test_the_value_that_most_tables_print_is_used_and_the_other_kept() -> None:
    sheet = Sheet()
    name = "Cakupan imunisasi dasar lengkap"
    for table, actual in ((1, "82.10"), (2, "82.10"), (3, "81.20")):
        sheet.indicator(name, {2024: ("80", actual)}, table=table)
    quantity = facts(sheet).indicators[0].at(Measure.REALISASI, YEAR)
    assert quantity is not None
    assert quantity.figure.value == Decimal("82.10")
    assert [figure.value for figure in quantity.others] == [Decimal("81.20")]


def test_indicators_of_the_plan_without_a_result_are_not_key() -> None:
    sheet = Sheet()
    sheet.indicator("Cakupan imunisasi dasar lengkap", {2024: ("80", "82")})
    sheet.indicator("Tersedianya gedung kantor", {2024: ("1", None)}, unit="unit", table=5)
    sheet.figures = [f for f in sheet.figures if f.value is not None]
    assert [i.name for i in facts(sheet).key_indicators()] == ["Cakupan imunisasi dasar lengkap"]


def test_counts_are_found_by_the_percentage_that_they_make() -> None:
    # 6.125 / 7.000 × 100 = 87,5; 3.500 / 7.000 is another number
    sheet = Sheet()
    sheet.indicator("Persentase balita yang ditimbang", {2024: ("80", "87.5")})
    sheet.parts("balita yang ditimbang", "balita yang ada", {2024: ("6125", "7000")}, "anak")
    sheet.parts("balita laki-laki yang ada", "balita yang ada", {2024: ("3500", "7000")}, "anak")
    parts = facts(sheet).indicators[0].parts[2024]
    assert (parts.numerator.value, parts.denominator.value, parts.exact) == (
        Decimal(6125),
        Decimal(7000),
        True,
    )


def test_a_percentage_with_cut_decimals_still_finds_its_counts() -> None:
    # 7 / 9 × 100 = 77,78, printed 77
    sheet = Sheet()
    sheet.indicator("Persentase puskesmas yang terakreditasi paripurna", {2024: ("80", "77")})
    sheet.parts("puskesmas yang terakreditasi paripurna", "puskesmas yang ada", {2024: ("7", "9")}, "unit")
    assert facts(sheet).indicators[0].parts[2024].exact is False


def test_the_whole_of_a_phrase_is_read_where_only_its_part_is_a_figure() -> None:
    # 610 / 800 × 100 = 76,25
    sheet = Sheet()
    sheet.indicator("Persentase rekomendasi yang ditindaklanjuti", {2024: ("80", "76.25")})
    sheet.figure(
        "rekomendasi yang ditindaklanjuti",
        "jumlah",
        "610",
        "rekomendasi",
        level=Level.OTHER,
        source="prose",
        line=501,
    )
    sheet.tell(
        "Rekomendasi yang ditindaklanjuti sebanyak 610 rekomendasi dari 800 rekomendasi.", PassageRole.GENERAL
    )
    parts = facts(sheet).indicators[0].parts[2024]
    assert parts.denominator.value == 800
    assert parts.denominator.location is not None
    assert parts.denominator.location.line_from == 501


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        pytest.param(
            "Prevalensi stunting", {2024: ("7", "6.5", None)}, Polarity.LOWER_IS_BETTER, id="by-name"
        ),
        pytest.param(
            "Cakupan stunting tertangani", {2024: ("70", "65", None)}, Polarity.HIGHER_IS_BETTER, id="turned"
        ),
        pytest.param(
            "Rasio X", {2024: ("8", "9", "87.5")}, Polarity.LOWER_IS_BETTER, id="by-printed-capaian"
        ),
        pytest.param(
            "Rasio X", {2024: ("8", "9", "112.5")}, Polarity.HIGHER_IS_BETTER, id="by-printed-ratio"
        ),
        pytest.param(
            "Rasio X",
            {2023: ("9", "9", None), 2024: ("8", "9", None)},
            Polarity.LOWER_IS_BETTER,
            id="by-targets",
        ),
        pytest.param("Angka kematian ibu", {2024: ("8", "9", "112.5")}, None, id="name-and-formula-disagree"),
        pytest.param("Rasio X", {2024: ("8", "9", None)}, None, id="no-evidence"),
    ],
)
def test_polarity_follows_the_evidence_of_the_report(
    name: str, rows: dict[int, tuple[str | None, ...]], expected: Polarity | None
) -> None:
    # (2 × 8 − 9) / 8 × 100 = 87,5; 9 / 8 × 100 = 112,5
    numbers = {year: tuple(Decimal(v) if v else None for v in row) for year, row in rows.items()}
    assert judge_polarity([name], numbers)[0] is expected  # type: ignore[arg-type]


def test_names_are_compared_loosely_but_not_their_numbers() -> None:
    assert same_name("1. Prosentase Desa Siaga Aktif", "persentase desa siaga aktif")
    assert not same_name("Desa siaga tahap 1 yang aktif", "Desa siaga tahap 2 yang aktif")
    names = ["Persentase desa siaga aktif", "Persentase desa tangguh bencana"]
    assert best_names("desa siaga", names) == names[:1]
    assert best_names("luas panen padi", names) == []

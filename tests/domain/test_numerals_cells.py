"""Cells as real tables have them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.numerals import detect_thousands, read_cell

NUMBERS = [
    ("79.13", "79.13", None),
    ("96,82", "96.82", None),
    ("87.00 %", "87", "%"),
    ("89,29 %", "89.29", "%"),
    ("100%", "100", "%"),
    ("seratus persen", "100", "%"),
    ("0,00%", "0", "%"),
    ("2,982,697,372", "2982697372", None),
    ("12.907.081.721,50", "12907081721.50", None),
    ("1,234,567.89", "1234567.89", None),
    ("Rp.184.180.300,-", "184180300", "Rp"),
    ("Rp 184.180.300", "184180300", "Rp"),
    ("184.180.300,-", "184180300", None),
    ("Rp12,9 miliar", "12900000000", "Rp"),
    ("13.875 Jiwa", "13875", "jiwa"),
    ("25,325 KPM", "25325", "KPM"),
    ("40.000 lembar", "40000", "lembar"),
    ("250 makan /snack", "250", "makan/snack"),
    ("46 Klien /Orang", "46", "klien/orang"),
    ("19 Orang TKSK", "19", "orang TKSK"),
    ("6 Rumah Adat", "6", "rumah adat"),
    ("1 unit roda 2", "1", "unit roda 2"),
    ("27 org", "27", "org"),
    ("**89,29**", "89.29", None),
    ("<b>72,29</b>", "72.29", None),
    ("-18", "-18", None),
    ("-2,5 %", "-2.5", "%"),
    ("2024", "2024", None),
    ("3356", "3356", None),
    ("± 50 orang", "50", "orang"),
]


@pytest.mark.parametrize(("raw", "value", "unit"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_number_reads_without_doubt(raw: str, value: str, unit: str | None) -> None:
    reading = read_cell(raw)
    assert reading.value == Decimal(value)
    assert reading.unit == unit
    assert (reading.doubt, reading.readings) == (None, ())


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "-",
        "–",
        "—",
        "_",
        ".",
        "…",
        "N/A",
        "n/a",
        "NA",
        "#DIV/0!",
        "#N/A",
        "#REF!",
        "Rp. -",
        "Rp -",
        "- %",
        "belum ada data",
        "Belum tersedia",
        "tidak ada",
        "data belum tersedia",
    ],
)
def test_empty_cell_has_no_value_and_no_doubt(raw: str) -> None:
    reading = read_cell(raw, column_unit="%")
    assert (reading.value, reading.doubt, reading.unit) == (None, None, "%")


@pytest.mark.parametrize(
    "raw", ["belum ada data", "Belum tersedia", "tidak ada", "data belum tersedia", "- %"]
)
def test_words_for_no_data_are_an_empty_cell(raw: str) -> None:
    assert read_cell(raw).value is None


@pytest.mark.parametrize("raw", ["3 (tiga) dokumen", "tiga (3) dokumen"])
def test_number_repeated_in_words_is_one_number(raw: str) -> None:
    reading = read_cell(raw)
    assert (reading.value, reading.unit, reading.doubt) == (Decimal(3), "dokumen", None)


@pytest.mark.parametrize(
    "raw",
    [">B", "BB", "Sangat Tinggi", "Inspektorat Daerah", "1.06.02.2.01", "6=3*4", "≥ 80", "1. Sekretariat"],
)
def test_text_stays_text(raw: str) -> None:
    reading = read_cell(raw)
    assert (reading.value, reading.doubt) == (raw, None)


@pytest.mark.parametrize(
    ("raw", "value", "label"),
    [
        ("65 (B)", "65", "B"),
        ("66,50 (B)", "66.50", "B"),
        ("BB (72,30)", "72.30", "BB"),
        ("89,29 (Baik)", "89.29", "Baik"),
    ],
)
def test_category_beside_the_number_is_kept_apart(raw: str, value: str, label: str) -> None:
    reading = read_cell(raw)
    assert (reading.value, reading.label) == (Decimal(value), label)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("880,329,2 38", "880329238"),
        ("94.119.422 .762", "94119422762"),
        ("94.119.422. 762", "94119422762"),
        ("20,21 2 KPM", "20212"),
        ("89, 29", "89.29"),
        ("99,44 i", "99.44"),
        ("2.982,697,372", "2982697372"),
        ("1.000.000.00", "1000000.00"),
    ],
)
def test_damaged_cell_is_read_and_the_damage_told(raw: str, value: str) -> None:
    reading = read_cell(raw)
    assert reading.value == Decimal(value)
    assert reading.doubt


@pytest.mark.parametrize(
    "raw",
    [
        "949,997,5",
        "94,999,752,0",
        "0 99,4",
        "21,569 KPM 18,148 KPM",
        "150 OH, &2 keg",
        "8 2",
        ".6",
        "٨٩,29",
        "12.34,56",
    ],
)
def test_cell_that_cannot_be_read_for_certain_has_a_doubt_and_no_value(raw: str) -> None:
    reading = read_cell(raw)
    assert reading.value is None
    assert reading.doubt


@pytest.mark.parametrize("raw", ["1.595", "8.279", "201,667"])
def test_two_readings_are_kept_where_nothing_decides(raw: str) -> None:
    reading = read_cell(raw)
    digits = raw.replace(".", "").replace(",", "")
    both = {Decimal(digits), Decimal(digits).scaleb(-3)}
    assert {reading.value, *reading.readings} == both
    assert reading.doubt
    assert "dapat berarti" in reading.doubt


@pytest.mark.parametrize(
    ("raw", "unit", "thousands", "value"),
    [
        ("1.595", "orang", None, "1595"),
        ("1.595", "orang", ",", "1595"),  # of people there are no thousandths
        ("201,667", "jiwa", None, "201667"),
        ("201,667", "Rp", None, "201667"),
        ("201,667", "%", None, "201.667"),
        ("102.632", "%", ",", "102.632"),
        ("201,667", None, ",", "201667"),
        ("201,667", None, ".", "201.667"),
        ("1.595", None, ".", "1595"),
        ("1.595", None, ",", "1.595"),
        ("0.595", None, ".", "0.595"),  # no group begins with zero
        ("12345.678", None, None, "12345.678"),
        ("59.349.800", "Rp", ",", "59349800"),  # one reading only: the column does not matter
    ],
)
def test_unit_and_column_decide(raw: str, unit: str | None, thousands: str | None, value: str) -> None:
    reading = read_cell(raw, column_unit=unit, thousands=thousands)
    assert reading.value == Decimal(value)
    assert reading.doubt is None


def test_neighbours_decide() -> None:
    assert read_cell("201,667", neighbours=["2,982,697,372", "79.13"]).value == 201667
    assert read_cell("1.595", neighbours=["1.595", "8.279", "13.875"]).value == 1595
    assert read_cell("1.595", neighbours=["12,5", "8,25"]).value == 1595
    assert read_cell("1.595", neighbours=["79.13", "8.1"]).value == Decimal("1.595")
    assert read_cell("1.595", neighbours=["79.13", "96,82"]).doubt


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["2,982,697,372", "201,667"], ","),
        (["59.349.800", "1.595"], "."),
        (["79.13", "96.82"], ","),
        (["96,82"], "."),
        (["79.13", "96,82"], None),
        (["1.595", "8.279"], None),
        (["1.595", "8.279", "13.875"], "."),
        (["1", "20", "-", "BB"], None),
        ([], None),
    ],
)
def test_separator_of_a_column(cells: list[str], separator: str | None) -> None:
    assert detect_thousands(cells) == separator


def test_column_in_millions_scales_its_cells() -> None:
    reading = read_cell("12.907,08", column_unit="juta rupiah")
    assert (reading.value, reading.unit) == (Decimal("12907080000"), "Rp")
    assert read_cell("Rp 5.000", column_unit="Rp juta").value == 5000


def test_amount_in_brackets_is_negative_in_a_column_of_money() -> None:
    assert read_cell("(5.000.000)", column_unit="Rp").value == -5000000
    assert read_cell("(5.000.000)").readings == (Decimal(-5000000),)


def test_decimals_are_those_written() -> None:
    assert read_cell("87.00 %").decimals == 2
    assert read_cell("83,3%").decimals == 1
    assert read_cell("40.000,00").decimals == 2
    assert read_cell("275.233", column_unit="orang").decimals == 0

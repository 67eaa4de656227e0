"""What is written is read back, and independent libraries agree where they are right."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from assistant.domain.numerals import (
    TokenKind,
    agrees,
    format_number,
    format_percent,
    format_points,
    format_rupiah,
    precision,
    read_cell,
    read_numbers,
    round_half_up,
    spell,
)

_PARTS = [
    *("12", "1.5", "3,25", "Rp", "Rp.", "persen", "%", "juta", "miliar", "poin", "dua", "puluh", "belas"),
    *("koma", "seratus", "(", ")", "-", "–", "/", "IV", "P3K", "ke", "setengah", "pertiga", "per", ",-"),
    *("2024", "2022,2023", "kali", "lipat", "minus", "s.d.", "٣", "½", "\u200b", " ", "  ", "\n", "."),
]

amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2)
percentages = st.decimals(min_value=-1000, max_value=1000, places=2)
whole_numbers = st.integers(min_value=0, max_value=10**15 - 1)


@given(amounts)
def test_rupiah_is_read_back(value: Decimal) -> None:
    [token] = read_numbers(f"sebesar {format_rupiah(value)} pada")
    assert (token.value, token.unit, token.decimals) == (value, "Rp", 2)


@given(percentages)
def test_percent_is_read_back(value: Decimal) -> None:
    [token] = read_numbers(f"mencapai {format_percent(value)}.")
    assert (token.value, token.unit) == (value, "%")


@given(percentages)
def test_points_are_read_back(value: Decimal) -> None:
    [token] = read_numbers(f"naik {format_points(value)}, yaitu")
    assert (token.value, token.unit) == (value, "poin")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_written_number_is_read_back_from_prose_and_cell(value: Decimal) -> None:
    text = format_number(value, 2)
    [token] = read_numbers(text)
    assert token.value == value
    assert read_cell(text, thousands=".").value == value


@given(whole_numbers)
def test_a_spelled_number_is_read_back(number: int) -> None:
    [token] = read_numbers(f"sejumlah {spell(number)} orang")
    assert token.value == number
    assert token.words


@given(whole_numbers)
def test_digits_with_their_spelling_are_one_token(number: int) -> None:
    text = f"{format_number(Decimal(number))} ({spell(number)})"
    [token] = read_numbers(f"selama {text} tahun")
    assert (token.value, token.text, token.restated) == (number, text, True)


@given(whole_numbers)
def test_spelling_agrees_with_num2words(number: int) -> None:
    """num2words writes `juta satu ribu`, where Indonesian has `juta seribu`."""
    oracle = re.sub(r"(juta|miliar|triliun) satu ribu", r"\1 seribu", num2words(number, lang="id"))
    assert spell(number) == oracle


@given(amounts)
def test_writing_agrees_with_babel(value: Decimal) -> None:
    assert format_number(value, 2) == format_decimal(value, "#,##0.00", locale="id_ID").replace(
        "-0,00", "0,00"
    )


@given(amounts)
def test_reading_agrees_with_strict_babel(value: Decimal) -> None:
    text = format_number(value, 2)
    assert read_numbers(text)[0].value == parse_decimal(text, locale="id_ID", strict=True)


@given(st.decimals(min_value=0, max_value=10**15, places=6), st.integers(min_value=0, max_value=4))
def test_rounding_is_half_up_and_within_half_a_unit(value: Decimal, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    half = Decimal(5).scaleb(-decimals - 1)
    assert -half < value - rounded <= half or value - rounded == -half
    assert round_half_up(-value, decimals) == -rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [("0.005", 2, "0.01"), ("92.025", 2, "92.03"), ("-2.345", 2, "-2.35"), ("2.5", 0, "3"), ("3.5", 0, "4")],
)
def test_halves_are_rounded_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert round_half_up(Decimal(value), decimals) == Decimal(expected)


@given(
    st.decimals(min_value=1, max_value=999, places=2),
    st.sampled_from([("ribu", 3), ("juta", 6), ("miliar", 9), ("milyar", 9), ("triliun", 12)]),
)
def test_scaled_amount_is_read_with_its_precision(value: Decimal, scale: tuple[str, int]) -> None:
    word, power = scale
    [token] = read_numbers(f"Rp{format_number(value, 2)} {word}")
    assert token.value == value.scaleb(power)
    assert precision(token) == Decimal(1).scaleb(power - 2)


@given(st.decimals(min_value=10**6, max_value=10**14, places=2))
def test_an_amount_shown_in_miliar_agrees_with_itself(value: Decimal) -> None:
    [token] = read_numbers(f"Rp{format_number(value / 10**9, 1)} miliar")
    assert agrees(token, value)


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for token in read_numbers(text):
        assert end <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        end = token.end


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "1.5",
                "3,25",
                "Rp",
                "Rp.",
                "persen",
                "%",
                "juta",
                "miliar",
                "poin",
                "dua",
                "puluh",
                "belas",
                "koma",
                "seratus",
                "(",
                ")",
                "-",
                "–",
                "/",
                "IV",
                "P3K",
                "ke",
                "setengah",
                "pertiga",
                "per",
                ",-",
                "2024",
                "2022,2023",
                "kali",
                "lipat",
                "minus",
                "s.d.",
                "٣",
                "½",
                "\u200b",
                " ",
                "  ",
                "\n",
                ".",
            ]
        ),
        max_size=25,
    ),
    st.sampled_from(["", " "]),
)
@settings(max_examples=400)
def test_any_mixture_of_number_parts_is_read_without_fault(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    end = 0
    for token in read_numbers(text):
        assert end <= token.start < token.end <= len(text)
        assert (token.value is None) == (token.kind in (TokenKind.CODE, TokenKind.VAGUE, TokenKind.UNREAD))
        end = token.end
    read_cell(text)


@given(st.text(max_size=60), st.one_of(st.none(), st.sampled_from(["Rp", "%", "orang", "juta rupiah"])))
@settings(max_examples=300)
def test_any_cell_is_read_without_fault(raw: str, unit: str | None) -> None:
    reading = read_cell(raw, column_unit=unit)
    if reading.readings:
        assert reading.doubt
    assert not isinstance(reading.value, Decimal) or reading.value.is_finite()

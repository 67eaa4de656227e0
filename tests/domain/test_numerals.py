"""Numbers as the field guide lists them, in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.numerals import TokenKind, agrees, precision, read_numbers

PROSE = [
    ("12.907.081.721,50", "12907081721.50", None),
    ("Rp. 9.399.497.972", "9399497972", "Rp"),
    ("Rp12,9 miliar", "12900000000", "Rp"),
    ("Rp14,03 milyar", "14030000000", "Rp"),
    ("Rp.184.180.300,-", "184180300", "Rp"),
    ("Rp 69.437,50", "69437.50", "Rp"),
    ("0,71 miliar rupiah", "710000000", "Rp"),
    ("2 miliar 500 juta rupiah", "2500000000", "Rp"),
    ("722,4 juta rupiah", "722400000", "Rp"),
    ("1,2 triliun rupiah", "1200000000000", "Rp"),
    ("245 ribu", "245000", None),
    ("89,29 %", "89.29", "%"),
    ("89,29 persen", "89.29", "%"),
    ("102.63%", "102.63", "%"),
    ("seratus persen", "100", "%"),
    ("dua program", "2", None),
    ("tiga belas kegiatan", "13", None),
    ("duapuluh enam", "26", None),
    ("dua koma lima persen", "2.5", "%"),
    ("nol koma nol lima", "0.05", None),
    ("satu koma dua puluh lima", "1.25", None),
    ("satu koma lima miliar rupiah", "1500000000", "Rp"),
    ("separuh", "0.5", None),
    ("separuhnya", "0.5", None),
    ("setengah", "0.5", None),
    ("satu setengah", "1.5", None),
    ("1,5 kali lipat", "1.5", "kali"),
    ("dua kali lipat", "2", "kali"),
    ("2,34 poin", "2.34", "poin"),
    ("5 persen poin", "5", "poin"),
    ("3 poin persentase", "3", "poin"),
    ("-18", "-18", None),
    ("−2,5 persen", "-2.5", "%"),
    ("minus dua persen", "-2", "%"),
    ("-Rp5.000", "-5000", "Rp"),
    ("Rp-5.000", "-5000", "Rp"),
    ("59,349,800", "59349800", None),
    ("1,234,567.89", "1234567.89", None),
]


@pytest.mark.parametrize(("text", "value", "unit"), PROSE, ids=[case[0] for case in PROSE])
def test_number_in_prose_reads_with_its_unit(text: str, value: str, unit: str | None) -> None:
    [token] = read_numbers(f"sebesar {text} saja")
    assert token.value == Decimal(value)
    assert token.unit == unit
    assert token.kind is TokenKind.NUMBER


def test_scale_tells_the_precision_written() -> None:
    [token] = read_numbers("Rp12,9 miliar")
    assert precision(token) == Decimal("100000000")
    assert agrees(token, Decimal("12907081721.50"))  # 12,907… rounds to 12,9
    assert not agrees(token, Decimal("12950000000"))  # 12,95 rounds half up to 13,0


@pytest.mark.parametrize(
    "text",
    [
        "1.06.02",
        "1.06.02.2.01",
        "106.02.2.03.0001",
        "5 . 1 . 01",
        "P3K",
        "S1",
        "19700101 199503 1 001",
        "197001011995031001",
        "0812-0000-1111",
        "(0210)",
        "400/12/500.10/2023",
        "II.1",
        "08.00",
    ],
)
def test_codes_are_tokens_without_a_value(text: str) -> None:
    tokens = read_numbers(f"kode {text} itu")
    assert [(token.kind, token.value) for token in tokens] == [(TokenKind.CODE, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ke-2", 2),
        ("kedua", 2),
        ("ketiga belas", 13),
        ("pertama", 1),
        ("tahun ke 3", 3),
        ("misi ke dua", 2),
        ("ke-IV", 4),
    ],
)
def test_ordinals_are_told_apart(text: str, value: int) -> None:
    [token] = read_numbers(text)
    assert (token.kind, token.value) == (TokenKind.ORDINAL, value)


def test_the_goal_of_a_movement_is_no_ordinal() -> None:
    tokens = read_numbers("naik dari 75 ke 80 persen")
    assert [(token.kind, token.value) for token in tokens] == [
        (TokenKind.NUMBER, 75),
        (TokenKind.NUMBER, 80),
    ]


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("III", 3), ("IV", 4), ("IX", 9), ("XIV", 14)])
def test_roman_numerals_are_told_apart(text: str, value: int) -> None:
    [token] = read_numbers(f"Triwulan {text} tahun")
    assert (token.kind, token.value) == (TokenKind.ROMAN, value)


@pytest.mark.parametrize("text", ["puluhan", "ratusan", "ribuan", "jutaan", "300-an", "2000an"])
def test_vague_amounts_have_no_value(text: str) -> None:
    [token] = read_numbers(f"{text} orang")
    assert (token.kind, token.value) == (TokenKind.VAGUE, None)


@pytest.mark.parametrize(
    "text", ["salah satu", "satu per satu", "satu-satunya", "satuan", "setujuh", "DI CC"]
)
def test_words_that_mean_no_number_are_no_token(text: str) -> None:
    assert read_numbers(f"{text} program") == []


@pytest.mark.parametrize(
    "text",
    ["949,997,5", "12.34,56 persen", "Rp12.907.08", "٨٩,29 persen", "８９", "89，29", "½", "1,2,3"],
)
def test_digits_that_fit_no_format_are_unread(text: str) -> None:
    [token] = read_numbers(f"sebesar {text} saja")
    assert (token.kind, token.value) == (TokenKind.UNREAD, None)
    assert token.doubt


def test_invisible_characters_do_not_cut_a_number() -> None:
    [token] = read_numbers("sebesar 12.9\u200b07\u00ad.081 orang")
    assert token.value == 12907081


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("1.595 %", "1595", "1.595"),
        ("Rp1.595 miliar", "1595000000000", "1595000000"),
        ("201,667 orang", "201.667", "201667"),
        ("Rp201,667", "201667", "201.667"),
    ],
)
def test_two_readings_are_kept_with_a_doubt(text: str, value: str, other: str) -> None:
    [token] = read_numbers(text)
    assert (token.value, token.readings) == (Decimal(value), (Decimal(other),))
    assert token.doubt
    assert "dapat berarti" in token.doubt


def test_indonesian_thousands_are_no_doubt_in_prose() -> None:
    [token] = read_numbers("1.882 bantuan")
    assert (token.value, token.readings, token.doubt) == (1882, (), None)


def test_repetition_in_words_that_disagrees_stays_two_numbers() -> None:
    tokens = read_numbers("18 (dua belas) tahun")
    assert [token.value for token in tokens] == [18, 12]


def test_both_ends_of_a_range_share_unit_and_scale() -> None:
    assert [(token.value, token.unit) for token in read_numbers("80–90 persen")] == [(80, "%"), (90, "%")]
    assert [(token.value, token.unit) for token in read_numbers("dari 12 sampai dengan 15 persen")] == [
        (12, "%"),
        (15, "%"),
    ]
    assert [(token.value, token.unit) for token in read_numbers("Rp5–6 miliar")] == [
        (5 * 10**9, "Rp"),
        (6 * 10**9, "Rp"),
    ]
    assert [token.value for token in read_numbers("tahun 2022-2024")] == [2022, 2024]


def test_years_with_a_comma_are_two_years() -> None:
    assert [token.value for token in read_numbers("tahun 2022,2023 dan 2024")] == [2022, 2023, 2024]


def test_number_words_one_after_the_other_are_two_numbers() -> None:
    assert [token.value for token in read_numbers("dua ribu tiga ribu orang")] == [2000, 3000]
    assert [token.value for token in read_numbers("dua tiga orang")] == [2, 3]


def test_fraction_words() -> None:
    [two_thirds] = read_numbers("dua pertiga")
    assert agrees(two_thirds, Decimal("0.6667"))
    assert [token.value for token in read_numbers("seperempat, tiga perempat, setengah juta")] == [
        Decimal("0.25"),
        Decimal("0.75"),
        500000,
    ]


def test_places_are_those_of_the_text() -> None:
    text = "Pagu Rp14,03 miliar (100%), naik dua persen."
    assert [text[token.start : token.end] for token in read_numbers(text)] == [
        "Rp14,03 miliar",
        "100%",
        "dua persen",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1.",
        "1,,",
        "1 ",
        "Rp   ",
        "dua ",
        "seratus ",
        "a1",
        "1-",
        "satu-",
        "1 (",
        "ke-",
        "2022,2023,",
        "nol koma ",
        "Realisasi 89,29 persen dari target 87 persen sebesar Rp12,9 miliar. ",
    ],
)
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    """A pattern that backtracks would not come to an end on these."""
    text = (piece * (100_000 // len(piece) + 1)) + " selesai 89,29 persen"
    assert read_numbers(text)[-1].value == Decimal("89.29")


def test_a_megabyte_of_prose_is_read() -> None:
    sentence = "Realisasi tahun 2024 sebesar 89,29 persen dari target 87 persen atau Rp12,9 miliar. "
    repetitions = 1_000_000 // len(sentence) + 1
    assert len(read_numbers(sentence * repetitions)) == 4 * repetitions

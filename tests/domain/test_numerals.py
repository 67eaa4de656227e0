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

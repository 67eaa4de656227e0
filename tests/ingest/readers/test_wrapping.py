"""Cells whose words or numbers their edges have cut."""

from __future__ import annotations

import pytest

from ingest.readers.wrapping import Segment, Word, fills, joined, number_goes_on, number_is_cut

LETTER = 5.0


def line(text: str) -> Segment:
    """A line of letters of five points each."""
    words, left = [], 0.0
    for word in text.split():
        words.append(Word(word, left, left + LETTER * len(word)))
        left += LETTER * (len(word) + 1)
    return Segment(tuple(words))


@pytest.mark.parametrize(
    ("lines", "letters", "known", "text"),
    [
        pytest.param(["kependidik", "an"], 10, set(), "kependidikan", id="rest-of-a-word"),
        pytest.param(["KEPENDI", "DIKAN"], 7, {"kependidikan"}, "KEPENDIDIKAN", id="word-known-elsewhere"),
        pytest.param(["pelayanan", "publik"], 9, set(), "pelayanan publik", id="two-words"),
        pytest.param(["kesehatan", "di"], 9, set(), "kesehatan di", id="short-word"),
        pytest.param(["KEPENDI", "DIKAN"], 7, {"dan"}, "KEPENDIDIKAN", id="both-parts-unknown"),
        pytest.param(["PENINGKATA", "N MUTU"], 10, {"n"}, "PENINGKATAN MUTU", id="one-letter-left"),
        pytest.param(["KELAS", "A"], 5, {"kelas", "a"}, "KELAS A", id="letter-beside-a-known-word"),
        pytest.param(["layanan", "an"], 20, set(), "layanan an", id="room-was-left"),
        pytest.param(["1.595.912.0", "32"], 11, set(), "1.595.912.032", id="number"),
        pytest.param(["98,5", "97,2"], 4, set(), "98,5 97,2", id="two-numbers"),
        pytest.param(["usia 7-", "12 tahun"], 8, set(), "usia 7-12 tahun", id="hyphen-kept"),
        pytest.param(["pela\u00ad", "yanan"], 9, set(), "pelayanan", id="soft-hyphen"),
    ],
)
def test_the_lines_of_a_cell_become_one_text(
    lines: list[str], letters: int, known: set[str], text: str
) -> None:
    assert joined([line(one) for one in lines], letters * LETTER, known) == text


def test_a_line_goes_on_only_where_the_next_word_had_no_room() -> None:
    assert fills(line("Program Pemenuhan"), line("Upaya"), 20 * LETTER)  # 17 + 1 + 5 > 20
    assert not fills(line("Program A"), line("Upaya"), 20 * LETTER)  # 9 + 1 + 5 < 20


def test_a_bracket_goes_on_with_the_word_behind_it() -> None:
    assert fills(line("Sarana lainnya"), line("( gorden, kursi)"), 20 * LETTER)  # 14 + 1 + 9 > 20


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("604.175.33", "1", True),
        ("1.280.627.6", "37", True),
        ("1.159.670", "274", False),
        ("57,92", "77", False),
        ("1,5", "25", False),
    ],
)
def test_a_cut_number_is_told_by_its_thousands(above: str, below: str, cut: bool) -> None:
    assert number_goes_on(above, below) is cut


@pytest.mark.parametrize(
    ("above", "below", "width", "cut"),
    [
        ("77,5", "0", 21.0, True),
        ("77,5", "0", 40.0, False),
        ("108,", "64", 40.0, True),
        ("30.295.000,", "00", 80.0, True),
        ("102.400.00", "0,00", 80.0, True),
        ("77,5", "80,2", 21.0, False),
        ("85.000.000", ",00", 80.0, True),
        ("98", "7", 11.0, False),
    ],
)
def test_a_number_is_cut_where_its_cell_has_no_room_or_it_is_none_without_its_rest(
    above: str, below: str, width: float, cut: bool
) -> None:
    assert number_is_cut(line(above), line(below), width) is cut


def test_a_formula_with_open_brackets_goes_on_without_a_blank() -> None:
    assert joined([line("(14 = (6+1"), line("2))")], 60.0, set()) == "(14 = (6+12))"
    assert joined([line("Realisasi (Rp)"), line("2024")], 80.0, set()) == "Realisasi (Rp) 2024"

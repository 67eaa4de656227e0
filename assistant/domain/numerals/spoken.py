"""Reading a number that is written in words, and the words that only look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.numerals.atoms import Atom, end_of_code
from assistant.domain.numerals.digits import read_digits
from assistant.domain.numerals.measures import MONEY, unit_at
from assistant.domain.numerals.tokens import MINUS_WORDS, NumberToken, TokenKind, token_at
from assistant.domain.numerals.words import UNITS, VAGUE, Spelled, read_words, split_joined, starts_number

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LONGEST_IN_WORDS = 40
_COUNTED_OFF = frozenset(
    {
        "tahun",
        "triwulan",
        "semester",
        "bulan",
        "minggu",
        "hari",
        "misi",
        "tujuan",
        "sasaran",
        "pihak",
        "tahap",
    }
    | {"periode", "urutan", "peringkat", "ranking", "posisi", "kali", "indikator", "program", "abad"}
)
"""Nouns after which `ke dua` and `ke 2`, wrongly written apart, are ordinals and no goal of a movement."""


def word_at(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int] | None:
    """Read what begins with a word: number, ordinal, Roman numeral, code; returns it with the next atom."""
    atom = atoms[at]
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    glued = following is not None and following.start == atom.end and following.digits
    if glued and not MONEY.fullmatch(atom.text):
        last = end_of_code(text, atoms, at)
        if last is not None:
            return token_at(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    word = atom.text.lower()
    if word in VAGUE:
        return token_at(text, atom.start, atom.end, kind=TokenKind.VAGUE, words=True), at + 1
    if word == "ke" and following is not None:
        found = _after_ke(text, atoms, at)
        if found is not None:
            return found
    if _ROMAN.fullmatch(atom.text):
        return _roman(text, atoms, at)
    if word == "pertama":
        return _ordinal(text, atom.start, atom.end, Decimal(1), words=True), at + 1
    return _spelled(text, atoms, at)


def _after_ke(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int] | None:
    """Read the ordinals `ke-2`, `ke-IV`, and `ke 2`, `ke dua` after a noun that is counted off."""
    start, following = atoms[at].start, atoms[at + 1]
    gap = text[atoms[at].end : following.start]
    apart = gap == " " and at > 0 and atoms[at - 1].text.lower() in _COUNTED_OFF
    if gap != "-" and not apart:
        return None
    if following.digits:
        value = read_digits(following.text).value
        if value is None or value != value.to_integral_value() or unit_at(text, following.end)[0]:
            return None
        return _ordinal(text, start, following.end, value, words=False), at + 2
    found = _roman(text, atoms, at + 1) if _ROMAN.fullmatch(following.text) else _spelled(text, atoms, at + 1)
    if found is None or found[0].value is None or found[0].unit:
        return None
    return _ordinal(text, start, found[0].end, found[0].value, words=True), found[1]


def _roman(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int]:
    atom = atoms[at]
    last = at
    while (
        last + 1 < len(atoms)
        and text[atoms[last].end : atoms[last + 1].start] == "."
        and (atoms[last + 1].digits)
    ):
        last += 1
    if last > at:
        return token_at(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    values = [_ROMAN_VALUES[letter] for letter in atom.text]
    total = sum(
        -value if any(later > value for later in values[index + 1 :]) else value
        for index, value in enumerate(values)
    )
    return token_at(text, atom.start, atom.end, value=Decimal(total), kind=TokenKind.ROMAN), at + 1


def _spelled(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int] | None:
    first = atoms[at].text.lower()
    parts = split_joined(first)
    ordinal = first.startswith("ke") and starts_number(first[2:])
    if ordinal:
        parts = (first[2:],)
    if not starts_number(parts[0]) or _is_idiom(text, atoms, at):
        return None
    words, ends = list(parts), [atoms[at].end] * len(parts)
    index = at
    while index + 1 < len(atoms) and len(words) < _LONGEST_IN_WORDS and not atoms[index + 1].digits:
        gap = text[atoms[index].end : atoms[index + 1].start]
        if not gap.isspace() or len(gap) > 2:
            break
        index += 1
        for part in split_joined(atoms[index].text.lower()):
            words.append(part)
            ends.append(atoms[index].end)
    spelled = read_words(words)
    if spelled is None:
        return None
    end = ends[spelled.length - 1]
    after = at + 1
    while after < len(atoms) and atoms[after].start < end:
        after += 1
    if ordinal:
        return _ordinal(text, atoms[at].start, end, spelled.value, words=True), after
    return _spelled_token(text, atoms, at, spelled, end), after


def _spelled_token(text: str, atoms: Sequence[Atom], at: int, spelled: Spelled, end: int) -> NumberToken:
    start, value = atoms[at].start, spelled.value
    if at and atoms[at - 1].text.lower() in MINUS_WORDS:
        start, value = atoms[at - 1].start, -value
    unit, end = unit_at(text, end)
    return token_at(
        text, start, end, value=value, unit=unit, decimals=spelled.decimals, scale=spelled.scale, words=True
    )


def _is_idiom(text: str, atoms: Sequence[Atom], at: int) -> bool:
    """Tell `salah satu`, `satu per satu`, `satu-satunya`, where no number is meant."""
    atom = atoms[at]
    before = atoms[at - 1].text.lower() if at else ""
    if text[atom.end : atom.end + 1] == "-" and text[atom.end + 1 : atom.end + 2].isalpha():
        return True
    if text[atom.start - 1 : atom.start] == "-" and at and atoms[at - 1].end == atom.start - 1:
        return before in UNITS
    if atom.text.lower() != "satu":
        return False
    after = [following.text.lower() for following in atoms[at + 1 : at + 3]]
    return (
        before in ("salah", "persatu")
        or after[:1] == ["persatu"]
        or after in (["per", "satu"], ["demi", "satu"], ["sama", "lain"])
        or (before in ("per", "demi") and at > 1 and atoms[at - 2].text.lower() == "satu")
    )


def _ordinal(text: str, start: int, end: int, value: Decimal, *, words: bool) -> NumberToken:
    return token_at(text, start, end, value=value, words=words, kind=TokenKind.ORDINAL)

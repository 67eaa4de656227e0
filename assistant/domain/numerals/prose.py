"""Reading the numbers of running text, in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.numerals.atoms import Atom, cut, end_of_code
from assistant.domain.numerals.digits import Digits, Shape, read_digits
from assistant.domain.numerals.measures import (
    MONEY,
    MONEY_GAP,
    NO_CENTS,
    Amount,
    add_smaller_parts,
    scale_at,
    unit_at,
)
from assistant.domain.numerals.tokens import NumberToken, TokenKind
from assistant.domain.numerals.words import UNITS, VAGUE, Spelled, read_words, split_joined, starts_number
from assistant.domain.numerals.writing import EXACT, format_number

_MINUS_BEFORE = re.compile(r"(?:^|[\s(\[=:;])[-−]$")
_MINUS_WORDS = ("minus", "negatif")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_RANGE = re.compile(r"\s?[-–—]\s?|\s{1,2}(?:sampai(?:\s+dengan)?|hingga|s\.?/?d\.?)\s{1,2}", re.IGNORECASE)
_LONGEST_IN_WORDS = 40


def read_numbers(text: str) -> list[NumberToken]:
    """Read every number of a text, in order; tokens do not overlap.

    Codes, vague words and unreadable digits are tokens as well, told apart by `kind`. Digits of other
    scripts are never read.
    """
    atoms = cut(text)
    tokens: list[NumberToken] = []
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        found = _number(text, atoms, position) if atom.digits else _word(text, atoms, position)
        if found is None:
            position += 1
            continue
        token, position = found
        if tokens and token.start < tokens[-1].end:
            token = token.model_copy(update={"start": tokens[-1].end})
        tokens.append(token)
        while position < len(atoms) and atoms[position].start < token.end:
            position += 1
    return _joined(text, tokens)


def _number(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int]:
    atom = atoms[at]
    start, money = _money_before(text, atoms, at)
    last = None if money else end_of_code(text, atoms, at)
    if last is not None:
        return _token(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    negative = money and text[start : atom.start].rstrip()[-1] in "-−"
    if _MINUS_BEFORE.search(text[max(0, start - 2) : start]) and not _digit_before(text, start - 1):
        negative, start = True, start - 1
    before = atoms[at - 2 if money else at - 1] if at >= (2 if money else 1) else None
    if before and before.text.lower() in _MINUS_WORDS and text[before.end : start].isspace():
        negative, start = True, before.start
    return _measured(text, start, atom, money=money, negative=negative), at + 1


def _measured(text: str, start: int, atom: Atom, *, money: bool, negative: bool) -> NumberToken:
    """Add what follows the digits: `,-`, a scale word, a unit."""
    digits = read_digits(atom.text)
    no_cents = NO_CENTS.match(text, atom.end) if money or digits.shape is Shape.INDONESIAN else None
    exponent, end = scale_at(text, no_cents.end() if no_cents else atom.end, money=money)
    scale = Decimal(10) ** exponent
    factor = -scale if negative else scale
    if digits.value is None:
        unit, end = unit_at(text, end)
        measured = bool(money or unit or exponent)
        if digits.shape is Shape.CODE and not measured:
            return _token(text, start, end, kind=TokenKind.CODE)
        doubt = f"angka {atom.text} tidak mengikuti format angka mana pun"
        return _token(text, start, end, kind=TokenKind.UNREAD, unit="Rp" if money else unit, doubt=doubt)
    amount = Amount(EXACT.multiply(digits.value, factor), scale, digits.decimals, end)
    if exponent:
        amount = add_smaller_parts(text, amount)
    unit, end = unit_at(text, amount.end)
    unit = "Rp" if money else unit
    value, decimals, other = _choose(digits, amount, unit)
    readings = () if other is None else (EXACT.multiply(other, factor),)
    return _token(
        text,
        start,
        end,
        value=value,
        unit=unit,
        decimals=decimals,
        scale=amount.scale,
        readings=readings,
        doubt=_two_readings(atom.text, value, readings),
    )


def _choose(digits: Digits, amount: Amount, unit: str | None) -> tuple[Decimal, int, Decimal | None]:
    """Choose the reading that unit and scale suggest; returns value, decimals and what else it may be.

    `1.882` is Indonesian for a whole number, but `1.882 %` and `1.882 miliar` may be decimals written the
    English way; `201,667 %` is a decimal, but `Rp201,667` hardly is.
    """
    other = digits.other
    scaled = amount.scale != 1
    if digits.shape is Shape.DOT_SHORT and not scaled and unit in (None, "Rp"):
        other = None
    if digits.shape is Shape.COMMA_SHORT:
        if scaled or unit in ("%", "poin", "kali"):
            other = None
        elif unit == "Rp" and other is not None:
            return other.copy_sign(amount.value), 0, abs(amount.value)
    return amount.value, amount.decimals, other


def _two_readings(run: str, value: Decimal, readings: tuple[Decimal, ...]) -> str | None:
    if not readings:
        return None
    return f"{run} dapat berarti {format_number(value)} atau {format_number(readings[0])}"


def _money_before(text: str, atoms: Sequence[Atom], at: int) -> tuple[int, bool]:
    start = atoms[at].start
    if at and MONEY.fullmatch(atoms[at - 1].text):
        before = atoms[at - 1]
        if MONEY_GAP.fullmatch(text, before.end, start):
            return before.start, True
    return start, False


def _digit_before(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip()
    return before[-1:].isdigit() or before.endswith("%")


def _word(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int] | None:
    atom = atoms[at]
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    glued = following is not None and following.start == atom.end and following.digits
    if glued and not MONEY.fullmatch(atom.text):
        last = end_of_code(text, atoms, at)
        if last is not None:
            return _token(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    word = atom.text.lower()
    if word in VAGUE:
        return _token(text, atom.start, atom.end, kind=TokenKind.VAGUE, words=True), at + 1
    if (
        word == "ke"
        and following is not None
        and following.digits
        and (text[atom.end : following.start] == "-")
    ):
        digits = read_digits(following.text)
        if digits.value is not None:
            return _ordinal(text, atom.start, following.end, digits.value, words=False), at + 2
    if _ROMAN.fullmatch(atom.text):
        return _roman(text, atoms, at)
    if word == "pertama":
        return _ordinal(text, atom.start, atom.end, Decimal(1), words=True), at + 1
    return _spelled(text, atoms, at)


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
        return _token(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    values = [_ROMAN_VALUES[letter] for letter in atom.text]
    total = sum(
        -value if any(later > value for later in values[index + 1 :]) else value
        for index, value in enumerate(values)
    )
    return _token(text, atom.start, atom.end, value=Decimal(total), kind=TokenKind.ROMAN), at + 1


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
    if at and atoms[at - 1].text.lower() in _MINUS_WORDS:
        start, value = atoms[at - 1].start, -value
    unit, end = unit_at(text, end)
    return _token(
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
    return _token(text, start, end, value=value, words=words, kind=TokenKind.ORDINAL)


def _token(text: str, start: int, end: int, **facts: object) -> NumberToken:
    return NumberToken.model_validate(
        {"start": start, "end": end, "text": text[start:end], "value": None} | facts
    )


def _joined(text: str, tokens: list[NumberToken]) -> list[NumberToken]:
    """Join `18 (delapan belas)`, and give both ends of a range its unit and scale."""
    joined: list[NumberToken] = []
    for token in tokens:
        if joined and (restated := _restated(text, joined[-1], token)) is not None:
            joined[-1] = restated
            continue
        if joined:
            joined[-1], token = _in_range(text, joined[-1], token)
        joined.append(token)
    return joined


def _restated(text: str, first: NumberToken, second: NumberToken) -> NumberToken | None:
    between = text[first.end : second.start]
    if first.words == second.words or between not in (" (", "(") or text[second.end : second.end + 1] != ")":
        return None
    if first.value is None or first.value != second.value:
        return None
    unit, end = (first.unit or second.unit), second.end + 1
    if unit is None:
        unit, end = unit_at(text, end)
    digits = second if first.words else first
    return digits.model_copy(
        update={
            "start": first.start,
            "end": end,
            "text": text[first.start : end],
            "unit": unit,
            "restated": True,
        }
    )


def _in_range(text: str, first: NumberToken, second: NumberToken) -> tuple[NumberToken, NumberToken]:
    both = first.kind is TokenKind.NUMBER and second.kind is TokenKind.NUMBER
    if not both or first.value is None or not _RANGE.fullmatch(text, first.end, second.start):
        return first, second
    if first.unit == "Rp" and second.unit is None:
        second = second.model_copy(update={"unit": "Rp"})
    changes: dict[str, object] = {}
    if first.unit is None and second.unit is not None:
        changes["unit"] = second.unit
    if first.scale == 1 and second.scale > 1 and abs(first.value) < 1000:
        changes |= {"scale": second.scale, "value": EXACT.multiply(first.value, second.scale)}
    return (first.model_copy(update=changes) if changes else first), second

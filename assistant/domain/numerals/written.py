"""Reading a number that is written in digits, with all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.numerals.atoms import Atom, end_of_code
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
from assistant.domain.numerals.tokens import MINUS_WORDS, NumberToken, TokenKind, token_at
from assistant.domain.numerals.writing import EXACT, format_number

_MINUS_BEFORE = re.compile(r"(?:^|[\s(\[=:;])[-−]$")
_AROUND = re.compile(r"-?an\b")


def number_at(text: str, atoms: Sequence[Atom], at: int) -> tuple[NumberToken, int]:
    """Read the number or code that begins with an atom of digits; returns it with the next atom."""
    atom = atoms[at]
    start, money = _money_before(text, atoms, at)
    last = None if money else end_of_code(text, atoms, at)
    if last is not None:
        return token_at(text, atom.start, atoms[last].end, kind=TokenKind.CODE), last + 1
    negative = money and text[start : atom.start].rstrip()[-1] in "-−"
    if _MINUS_BEFORE.search(text[max(0, start - 2) : start]) and not _digit_before(text, start - 1):
        negative, start = True, start - 1
    before = atoms[at - 2 if money else at - 1] if at >= (2 if money else 1) else None
    if before and before.text.lower() in MINUS_WORDS and text[before.end : start].isspace():
        negative, start = True, before.start
    return _measured(text, start, atom, money=money, negative=negative), at + 1


def _measured(text: str, start: int, atom: Atom, *, money: bool, negative: bool) -> NumberToken:
    """Add what follows the digits: `,-`, a scale word, a unit."""
    digits = read_digits(atom.text)
    around = _AROUND.match(text, atom.end)
    if around and not money:
        return token_at(text, start, around.end(), kind=TokenKind.VAGUE)
    no_cents = NO_CENTS.match(text, atom.end) if money or digits.shape is Shape.INDONESIAN else None
    exponent, end = scale_at(text, no_cents.end() if no_cents else atom.end, money=money)
    scale = Decimal(10) ** exponent
    factor = -scale if negative else scale
    if digits.value is None:
        unit, end = unit_at(text, end)
        measured = bool(money or unit or exponent)
        if digits.shape is Shape.CODE and not measured:
            return token_at(text, start, end, kind=TokenKind.CODE)
        doubt = f"angka {atom.text} tidak mengikuti format angka mana pun"
        return token_at(text, start, end, kind=TokenKind.UNREAD, unit="Rp" if money else unit, doubt=doubt)
    amount = Amount(EXACT.multiply(digits.value, factor), scale, digits.decimals, end)
    if exponent:
        amount = add_smaller_parts(text, amount)
    unit, end = unit_at(text, amount.end)
    unit = "Rp" if money else unit
    value, decimals, other = _choose(digits, amount, unit)
    readings = () if other is None else (EXACT.multiply(other, factor),)
    return token_at(
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

"""What was read: numbers in running text and in table cells."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from assistant.domain.numerals.writing import EXACT, round_half_up
from assistant.domain.record import Exact, Record, Value

MINUS_WORDS = ("minus", "negatif")
"""Words that turn the number behind them negative."""

Unit = Literal["%", "Rp", "poin", "kali"]


class TokenKind(StrEnum):
    """What a token is; only numbers, ordinals and Roman numerals carry a value."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    ROMAN = "roman"
    CODE = "code"
    VAGUE = "vague"
    UNREAD = "unread"


class NumberToken(Record):
    """A number in running text, from `start` to `end` (characters, end exclusive).

    `value` is the whole amount, the scale applied, and None where `kind` says that there is none to read:
    a code (`1.06.02`, `P3K`, a NIP), a vague word (`ribuan`), or digits that fit no format (`unread`).
    `decimals` are those written before the scale, and `scale` the factor of a scale word: `Rp12,9 miliar`
    has one decimal and scale 10⁹. `readings` are the other values that the same digits may mean, and `doubt`
    says so in Indonesian. `restated` tells that a repetition in brackets, as in `18 (delapan belas)`, belongs
    to the token and agrees with it.
    """

    start: int
    end: int
    text: str
    value: Exact | None
    unit: Unit | None = None
    decimals: int = 0
    scale: Exact = Decimal(1)
    words: bool = False
    kind: TokenKind = TokenKind.NUMBER
    readings: tuple[Exact, ...] = ()
    doubt: str | None = None
    restated: bool = False


class CellReading(Record):
    """What a table cell says.

    `value` is a number, a text such as `"BB"` or `">B"`, or None. None without `doubt` is an empty cell; None
    with `doubt` holds digits that cannot be read for certain. `unit` is the cell's own unit or else the
    column's. `label` is a category that stands beside the number, as in `65 (B)`. `decimals` are those
    written.
    """

    value: Value
    unit: str | None = None
    readings: tuple[Exact, ...] = ()
    doubt: str | None = None
    label: str | None = None
    decimals: int = 0


def token_at(text: str, start: int, end: int, **facts: object) -> NumberToken:
    """Make a token of a place in a text."""
    return NumberToken.model_validate(
        {"start": start, "end": end, "text": text[start:end], "value": None} | facts
    )


def precision(token: NumberToken) -> Decimal:
    """The worth of one unit in the last digit written: 10⁸ for `Rp12,9 miliar`."""
    return EXACT.multiply(token.scale, Decimal(1).scaleb(-token.decimals))


def agrees(token: NumberToken, value: Decimal) -> bool:
    """Tell whether a value, rounded half up to the precision written, is the token's value."""
    if token.value is None:
        return False
    shown, written = (
        round_half_up(EXACT.divide(number, token.scale), token.decimals) for number in (value, token.value)
    )
    return shown == written

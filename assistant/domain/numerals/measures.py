"""What surrounds the digits of a number: `Rp` before them; a scale word and a unit behind."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.domain.numerals.tokens import Unit
from assistant.domain.numerals.writing import EXACT

MONEY = re.compile(r"(?:rp|idr)", re.IGNORECASE)
MONEY_GAP = re.compile(r"\.?\s{0,3}[-−]?")
NO_CENTS = re.compile(r",[-–—]+|\.-")
_SCALES = {
    "ratus": 2, "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "milliar": 9, "mliar": 9,
    "milyard": 9, "mlyr": 9, "triliun": 12, "trilyun": 12, "triliyun": 12, "trilliun": 12,
}  # fmt: skip
_MONEY_SCALES = {"M": 9, "T": 12}
_SCALE = re.compile(r"\s{0,2}([A-Za-z]{1,8})(?!\w)")
_PART = re.compile(r"\s{1,2}([0-9]{1,3}(?:,[0-9]+)?)(?=\s{1,2}[A-Za-z])")
_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"\s{0,2}(?:%|(?:persen|prosen)\b)\s?-?\s?poin\b", re.IGNORECASE), "poin"),
    (
        re.compile(r"\s{0,2}(?:persentase\s+)?poin(?:\s+(?:persentase|persen|%))?(?!\w)", re.IGNORECASE),
        "poin",
    ),
    (re.compile(r"\s{0,2}(?:%|(?:persen|prosen)\b)", re.IGNORECASE), "%"),
    (re.compile(r"\s{0,2}kali\b(?:\s{1,2}lipat\b)?|[x×](?!\w)", re.IGNORECASE), "kali"),
    (re.compile(r"\s{0,2}rupiah\b", re.IGNORECASE), "Rp"),
)


class Amount(NamedTuple):
    """A value with the scale of its last part and the decimals written before that scale."""

    value: Decimal
    scale: Decimal
    decimals: int
    end: int


def scale_at(text: str, at: int, *, money: bool) -> tuple[int, int]:
    """Read a scale word; returns its power of ten (0 where there is none) and the position behind it."""
    match = _SCALE.match(text, at)
    if match is None:
        return 0, at
    exponent = _SCALES.get(match[1].lower(), 0)
    if not exponent and money:
        exponent = _MONEY_SCALES.get(match[1], 0)
    return exponent, match.end() if exponent else at


def unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    """Read a unit; returns it and the position behind it."""
    for pattern, unit in _UNITS:
        match = pattern.match(text, at)
        if match:
            return unit, match.end()
    return None, at


def add_smaller_parts(text: str, amount: Amount) -> Amount:
    """Add the rest of an amount such as `2 miliar 500 juta`, whose sign is that of its beginning."""
    while (part := _PART.match(text, amount.end)) is not None:
        exponent, end = scale_at(text, part.end(), money=False)
        scale = Decimal(10) ** exponent
        if not exponent or scale >= amount.scale:
            break
        written = EXACT.multiply(Decimal(part[1].replace(",", ".")), scale.copy_sign(amount.value))
        amount = Amount(EXACT.add(amount.value, written), scale, len(part[1].partition(",")[2]), end)
    return amount

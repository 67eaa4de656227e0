"""Reading one run of digits and separators, without its surroundings."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

_LONGEST = 60
_INDONESIAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_CUT = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*\1[0-9]{1,2}")
_MIXED = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3}){2,}")
_FOREIGN_MARKS = re.compile(r"[^0-9.,]")


class Shape(StrEnum):
    """The format of a run of digits."""

    PLAIN = "plain"
    INDONESIAN = "indonesian"
    ENGLISH = "english"
    DOT_DECIMAL = "dot decimal"
    COMMA_DECIMAL = "comma decimal"
    DOT_SHORT = "dot short"
    COMMA_SHORT = "comma short"
    CUT = "cut"
    MIXED = "mixed"
    CODE = "code"
    BROKEN = "broken"


class Digits(NamedTuple):
    """A run of digits as it reads alone.

    `value` is None for a code and for what fits no format. `other` is the second reading: of `1.595`
    (DOT_SHORT, thousands first) and `201,667` (COMMA_SHORT, decimals first), of a cut run, of a mixed one.
    """

    shape: Shape
    value: Decimal | None
    decimals: int = 0
    other: Decimal | None = None


def read_digits(run: str) -> Digits:
    """Read a run that begins and ends with a digit, such as `12.907.081.721,50`."""
    if len(run) > _LONGEST or _FOREIGN_MARKS.search(run):
        return Digits(Shape.BROKEN, None)
    dots, commas = run.count("."), run.count(",")
    if not dots and not commas:
        return Digits(Shape.PLAIN, Decimal(run))
    if dots + commas == 1:
        return _one_separator(run, "." if dots else ",")
    if _INDONESIAN.fullmatch(run):
        return _grouped(Shape.INDONESIAN, run.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(run):
        return _grouped(Shape.ENGLISH, run.replace(",", ""))
    if _CUT.fullmatch(run):
        return Digits(Shape.CUT, None, other=_last_as_decimals(run))
    if _MIXED.fullmatch(run):
        return Digits(Shape.MIXED, None, other=Decimal(run.replace(".", "").replace(",", "")))
    return Digits(Shape.BROKEN if commas else Shape.CODE, None)


def _one_separator(run: str, separator: str) -> Digits:
    whole, _, fraction = run.partition(separator)
    if whole.startswith("0") and len(whole) > 1:
        # 08.00 is a time of day and 01.02 a code; 081.721 the tail of a number that a line cut.
        return Digits(Shape.CODE if separator == "." else Shape.BROKEN, None)
    decimal = Decimal(f"{whole}.{fraction}")
    if len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        thousands = Decimal(whole + fraction)
        if separator == ".":
            return Digits(Shape.DOT_SHORT, thousands, other=decimal)
        return Digits(Shape.COMMA_SHORT, decimal, 3, other=thousands)
    shape = Shape.DOT_DECIMAL if separator == "." else Shape.COMMA_DECIMAL
    return Digits(shape, decimal, len(fraction))


def _grouped(shape: Shape, plain: str) -> Digits:
    return Digits(shape, Decimal(plain), len(plain.partition(".")[2]))


def _last_as_decimals(run: str) -> Decimal:
    """The reading of `1.000.000.00` that takes the short last group for decimals."""
    parts = re.split(r"[.,]", run)
    return Decimal("".join(parts[:-1]) + "." + parts[-1])

"""Number words: reading and spelling them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.domain.numerals.writing import EXACT

UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
SCALES = {
    "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12,
}  # fmt: skip
_ONE_OF = {
    "seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "semilyar": 10**9, "setriliun": 10**12,
}  # fmt: skip
_HALVES = {"setengah", "separuh", "separo", "setengahnya", "separuhnya", "separonya"}
_DENOMINATORS = {"per" + word: number for word, number in UNITS.items() if number > 1} | {"persepuluh": 10}
_DENOMINATORS |= {word + "nya": number for word, number in _DENOMINATORS.items()}
_PARTS = {"se" + word: number for word, number in _DENOMINATORS.items()}
_STARTS = {"nol", "sepuluh", "sebelas", "seratus"} | UNITS.keys() | _ONE_OF.keys() | _HALVES | _PARTS.keys()
_JOINED = re.compile(
    "(" + "|".join(UNITS) + ")(belas|puluh|ratus|" + "|".join(SCALES) + ")",
)
VAGUE = frozenset({"belasan", "puluhan", "ratusan", "ribuan", "jutaan", "miliaran", "milyaran", "triliunan"})


class Spelled(NamedTuple):
    """A number in words over `length` words; a fraction word counts as two decimals."""

    value: Decimal
    length: int
    decimals: int = 0
    scale: Decimal = Decimal(1)


def starts_number(word: str) -> bool:
    """Tell whether a lower-case word may begin a number."""
    return word in _STARTS


def split_joined(word: str) -> tuple[str, ...]:
    """Split words written together against the rules: `duapuluh` is `dua puluh`."""
    joined = _JOINED.fullmatch(word)
    return (joined[1], joined[2]) if joined else (word,)


def read_words(words: Sequence[str]) -> Spelled | None:
    """Read the longest number at the beginning of lower-case words."""
    first = words[0] if words else ""
    if first in _HALVES:
        return _scaled(words, Spelled(Decimal("0.5"), 1, 2))
    if first in _PARTS:
        return _scaled(words, _fraction(1, _PARTS[first], 1))
    whole = _whole(words)
    if whole is None:
        return None
    number, length, scale = whole
    following = words[length] if length < len(words) else ""
    if following == "koma":
        decimals = _decimals(words[length + 1 :])
        if decimals is not None:
            digits, used = decimals
            spelled = Spelled(Decimal(f"{number}.{digits}"), length + 1 + used, len(digits))
            return _scaled(words, spelled)
    if following in _DENOMINATORS and number < 10:
        return _scaled(words, _fraction(number, _DENOMINATORS[following], length + 1))
    if following == "per" and number < 10 and words[length + 1 : length + 2]:
        denominator = UNITS.get(words[length + 1], 0)
        if number < denominator:
            return _scaled(words, _fraction(number, denominator, length + 2))
    if following == "setengah":
        return _scaled(words, Spelled(Decimal(number) + Decimal("0.5"), length + 1, 1))
    return Spelled(Decimal(number), length, 0, Decimal(scale))


def spell(number: int) -> str:
    """Spell a whole number, for instance `delapan belas`.

    Raises:
        ValueError: the number has more than fifteen digits.
    """
    if abs(number) >= 10**15:
        raise ValueError("bilangan terlalu besar untuk ditulis dengan huruf")
    if number < 0:
        return "minus " + spell(-number)
    if number == 0:
        return "nol"
    parts = []
    for scale, name in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")):
        count, number = divmod(number, scale)
        if count == 1 and name == "ribu":
            parts.append("seribu")
        elif count:
            parts.append(f"{_spell_group(count)} {name}")
    if number:
        parts.append(_spell_group(number))
    return " ".join(parts)


def _spell_group(number: int) -> str:
    names = {digit: word for word, digit in UNITS.items()}
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{names[hundreds]} ratus")
    tens, ones = divmod(rest, 10)
    if rest == 10:
        parts.append("sepuluh")
    elif rest == 11:
        parts.append("sebelas")
    elif tens == 1:
        parts.append(f"{names[ones]} belas")
    else:
        parts.extend(([f"{names[tens]} puluh"] if tens else []) + ([names[ones]] if ones else []))
    return " ".join(parts)


def _whole(words: Sequence[str]) -> tuple[int, int, int] | None:
    """Read a whole number; returns it, its length, and the scale word that it ends with."""
    if words[0] == "nol":
        return 0, 1, 1
    total, position, smallest = 0, 0, 10**15
    while position < len(words):
        one_of = _ONE_OF.get(words[position])
        if one_of is not None and one_of < smallest:
            total, smallest, position = total + one_of, one_of, position + 1
            continue
        group = _group(words, position)
        if group is None:
            break
        number, after = group
        scale = SCALES.get(words[after], 0) if after < len(words) else 0
        if scale and scale < smallest:
            total, smallest, position = total + number * scale, scale, after + 1
        elif scale:
            break
        else:
            return total + number, after, 1
    return (total, position, smallest) if position else None


def _group(words: Sequence[str], position: int) -> tuple[int, int] | None:
    """Read a number below 1000; returns it with the position after it."""

    def word(at: int) -> str:
        return words[at] if at < len(words) else ""

    total, at = 0, position
    if word(at) == "seratus":
        total, at = 100, at + 1
    elif word(at) in UNITS and word(at + 1) == "ratus":
        total, at = UNITS[word(at)] * 100, at + 2
    if word(at) in ("sepuluh", "sebelas"):
        return total + (10 if word(at) == "sepuluh" else 11), at + 1
    if word(at) in UNITS and word(at + 1) == "belas":
        return total + 10 + UNITS[word(at)], at + 2
    if word(at) in UNITS and word(at + 1) == "puluh":
        total, at = total + UNITS[word(at)] * 10, at + 2
    if word(at) in UNITS and word(at + 1) not in ("belas", "puluh", "ratus"):
        total, at = total + UNITS[word(at)], at + 1
    return (total, at) if at > position else None


def _decimals(words: Sequence[str]) -> tuple[str, int] | None:
    """Read the decimals after `koma`: digit by digit, or as a number (`koma dua puluh sembilan`)."""
    group = _group(words, 0)
    if group is not None and group[1] > 1 and group[0] >= 10:
        return str(group[0]), group[1]
    digits = ""
    for word in words:
        digit = 0 if word == "nol" else UNITS.get(word)
        if digit is None:
            break
        digits += str(digit)
    if digits:
        return digits, len(digits)
    return (str(group[0]), group[1]) if group is not None else None


def _fraction(numerator: int, denominator: int, length: int) -> Spelled:
    return Spelled(Decimal(numerator) / Decimal(denominator), length, 2)


def _scaled(words: Sequence[str], spelled: Spelled) -> Spelled:
    following = words[spelled.length] if spelled.length < len(words) else ""
    if following not in SCALES:
        return spelled
    scale = Decimal(SCALES[following])
    return Spelled(EXACT.multiply(spelled.value, scale), spelled.length + 1, spelled.decimals, scale)

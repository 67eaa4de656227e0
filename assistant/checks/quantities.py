"""Numbers of a sentence with what the words around them say of kind, precision and role."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from assistant.checks.lexicon import (
    CLAIM_WORDS,
    COUNT_UNITS,
    HIGHER,
    LOWER,
    MEASURE_WORDS,
    THAN,
    vocabulary,
)
from assistant.checks.marks import MeasureMark
from assistant.checks.mentions import Mention
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.words import Word, roots
from assistant.domain.numerals import NumberToken, agrees, precision


class Bound(StrEnum):
    """How a number limits the value that it speaks of."""

    EXACT = "tepat"
    ALMOST = "hampir"
    ABOUT = "sekitar"
    ABOVE = "lebih dari"
    BELOW = "kurang dari"
    AT_LEAST = "sekurang-kurangnya"
    AT_MOST = "paling banyak"


class Role(StrEnum):
    """The place of a number in `A dari B`, `dari A menjadi B`, or none."""

    NONE = ""
    PART = "bagian"
    WHOLE = "keseluruhan"
    FROM = "dari"
    TO = "menjadi"


ALMOST_WITHIN = Decimal("0.03")
ABOUT_WITHIN = Decimal("0.02")


@dataclass(slots=True)
class Quantity:
    """A number that claims something: at word `at`, its unit noun included up to before `after`.

    `partner` is the other number of its pair (`A dari B`: each other's). `mention` is set where a list hands
    out subjects (`Program A dan Program B masing-masing …`). `lead` is the word that names its measure.
    `units` are what the facts count in whose names begin with its noun (`94 pegawai`: `orang`).
    `entries` are the facts that it was found to say, `value` what stands for it in further arithmetic.
    """

    at: int
    after: int
    token: NumberToken
    value: Decimal
    kind: Kind
    noun: str = ""
    bound: Bound = Bound.EXACT
    opening: int = 0
    role: Role = Role.NONE
    partner: Quantity | None = None
    previous: Quantity | None = None
    years: frozenset[int] | None = None
    attached: bool = False
    earlier: bool = False
    measure: Measure | None = None
    measured: bool = False
    lead: MeasureMark | None = None
    mention: Mention | None = None
    quarter: int = 0
    rate: bool = False
    per: NumberToken | None = None
    taken: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    grain: Decimal | None = None
    entries: tuple[Entry, ...] = ()
    status: str = ""
    reason: str = ""
    why: str = "number"
    fact_ids: tuple[str, ...] = field(default=())

    @property
    def settled(self) -> bool:
        """Tell whether a verdict was reached."""
        return bool(self.status)

    def says(self, value: Decimal) -> bool:
        """Tell whether a value is what the number says, at the precision written.

        How near `hampir separuh` and `sekitar sepertiga` must be is measured on the whole.
        """
        if self.bound is Bound.EXACT:
            if self.grain is None:
                self.grain = precision(self.token)
            return abs(value - self.value) <= self.grain and agrees(self.token, value)
        if self.bound is Bound.ABOVE:
            return value > self.value
        if self.bound is Bound.BELOW:
            return value < self.value
        if self.bound is Bound.AT_LEAST:
            return value >= self.value
        if self.bound is Bound.AT_MOST:
            return value <= self.value
        size = Decimal(1) if self.token.words and 0 < self.value < 1 else abs(self.value)
        if self.bound is Bound.ALMOST:
            return self.value - size * ALMOST_WITHIN <= value < self.value
        return abs(value - self.value) <= size * ABOUT_WITHIN


SKIPPED_BEFORE = vocabulary(
    """
    sebesar sebanyak sejumlah senilai angka nilai hanya telah sudah mencapai sampai
    """
)


def find_quantities(words: Sequence[Word], skipped: Container[int], nouns: Container[str]) -> list[Quantity]:
    """The numbers of a sentence that are neither exempt nor years, in order, linked into pairs."""
    found: list[Quantity] = []
    for at, word in enumerate(words):
        number = word.number
        if number is None or number.value is None or at in skipped:
            continue
        kind, noun, after = _kind(words, at, number, nouns)
        quantity = Quantity(at, after, number, number.value, kind, noun, _bound(words, at, after))
        quantity.previous = found[-1] if found else None
        _read_rate(words, quantity)
        quantity.opening = _opening(words, at, found[-1].after if found else 0)
        found.append(quantity)
    _share_units(words, found)
    return found


def _read_rate(words: Sequence[Word], quantity: Quantity) -> None:
    """Take `per 100.000 kelahiran hidup` to the number before it."""
    if quantity.kind is not Kind.BARE or quantity.after + 1 >= len(words):
        return
    if words[quantity.after].lower == "per" and words[quantity.after + 1].number is not None:
        quantity.rate, quantity.per = True, words[quantity.after + 1].number
        quantity.after += 2
        while quantity.after < len(words) and words[quantity.after].is_word:
            if words[quantity.after].lower in _AFTER_RATE or words[quantity.after].lower in CLAIM_WORDS:
                break
            quantity.after += 1


def _kind(
    words: Sequence[Word], at: int, number: NumberToken, nouns: Container[str]
) -> tuple[Kind, str, int]:
    if number.unit == "%":
        return Kind.PERCENT, "", at + 1
    if number.unit == "Rp":
        return Kind.MONEY, "", at + 1
    if number.unit == "poin":
        return Kind.POINT, "", at + 1
    if number.unit == "kali":
        return Kind.TIMES, "kali", at + 1
    if at + 1 < len(words) and words[at + 1].is_word:
        noun = words[at + 1].lower
        pair = f"{noun} {words[at + 2].lower}" if at + 2 < len(words) else ""
        if pair in nouns:
            return Kind.COUNT, pair, at + 3
        if noun in nouns or noun in COUNT_UNITS:
            return Kind.COUNT, noun, at + 2
    return Kind.BARE, "", at + 1


_SHEETS = frozenset({"akta", "izin", "surat", "kartu", "sertifikat", "ijazah"})
"""What `lembar` counts."""


def same_noun(noun: str, other: str) -> bool:
    """Tell whether two units count the same."""
    if noun == other or {noun, other} in (
        {"orang", "jiwa"},
        {"keluarga", "kk"},
        {"hektare", "ha"},
        {"km", "kilometer"},
    ):
        return True
    if "lembar" in (noun, other) and {noun, other} & _SHEETS:
        return True
    if "/" in noun or "/" in other:
        return any(same_noun(one, two) for one in noun.split("/") for two in other.split("/"))
    return bool(noun and other) and not roots(noun).isdisjoint(roots(other))


def _bound(words: Sequence[Word], at: int, after: int) -> Bound:
    before = [word.lower for word in words[max(0, at - 6) : at]]
    if before[-1:] in (["mencapai"], ["sampai"], ["menembus"]) and before[-2:-1] in (["belum"], ["tidak"]):
        return Bound.BELOW
    while before and before[-1] in SKIPPED_BEFORE:
        before.pop()
    last = before[-1] if before else ""
    two, three = tuple(before[-2:]), tuple(before[-3:])
    if last in ("hampir", "mendekati", "nyaris"):
        return Bound.ALMOST
    if last in ("sekitar", "kisaran", "kira-kira", "kurang-lebih", "±", "seputar") or two == (
        "lebih",
        "kurang",
    ):
        return Bound.ABOUT
    if two == ("kurang", "lebih"):
        return Bound.ABOUT
    if three in (("tidak", "kurang", "dari"), ("tak", "kurang", "dari")):
        return Bound.AT_LEAST
    if three in (("tidak", "lebih", "dari"), ("tak", "lebih", "dari")):
        return Bound.AT_MOST
    if len(three) == 3 and three[0] == "lebih" and three[2] in THAN:
        return Bound.ABOVE if three[1] in HIGHER else Bound.BELOW if three[1] in LOWER else Bound.EXACT
    if two == ("lebih", "dari") or two == ("di", "atas") or last in ("diatas", ">"):
        return Bound.ABOVE
    if two == ("kurang", "dari") or two == ("di", "bawah") or last in ("dibawah", "<"):
        return Bound.BELOW
    if last in ("minimal", "setidaknya", "sedikit", "sedikitnya", "kurang-kurang", "sekurang-kurangnya", "≥"):
        return Bound.AT_LEAST
    if last in ("maksimal", "≤") or two in (("paling", "banyak"), ("paling", "tinggi")):
        return Bound.AT_MOST
    if last in ("melebihi", "melampaui", "lampaui", "melewati"):
        return Bound.ABOVE
    if after < len(words) and words[after].lower == "lebih":
        following = words[after + 1].lower if after + 1 < len(words) else ""
        if not _compares(words, after) or (_is_part(words[at]) and following == "dari"):
            return Bound.ABOVE
    return Bound.EXACT


def _is_part(word: Word) -> bool:
    """Tell whether a number is a fraction in words, such as `separuh`."""
    number = word.number
    return number is not None and number.words and number.value is not None and 0 < number.value < 1


def _compares(words: Sequence[Word], at: int) -> bool:
    """Tell whether `lebih` begins a comparison rather than ends a number (`245 ribu lebih`)."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after in HIGHER or after in LOWER or after in THAN


def _opening(words: Sequence[Word], at: int, earliest: int) -> int:
    """Where the words that lead to a number begin: after the number before it, or a semicolon."""
    for back in range(at - 1, earliest - 1, -1):
        if words[back].text == ";":
            return back + 1
    return earliest


def _share_units(words: Sequence[Word], found: Sequence[Quantity]) -> None:
    """Let `26 berbanding 25 orang` and `245.766 dari 275.233 orang` share the unit that is written once."""
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if first.kind is not Kind.BARE or second.kind in (Kind.BARE, Kind.TIMES, Kind.POINT):
            continue
        between = [word.lower for word in words[first.after : second.at]]
        if _is_part(words[first.at]) or (between[:1] == ["atau"] and second.kind is Kind.PERCENT):
            continue
        if (
            len(between) <= 2
            and between
            and between[0] in _LINKS
            and (
                first.token.words == second.token.words
                or second.kind is not Kind.COUNT
                or between[0] in ("dari", "berbanding")
            )
        ):
            first.kind, first.noun = second.kind, second.noun


_AFTER_RATE = (
    THAN
    | MEASURE_WORDS.keys()
    | vocabulary("pada dan atau sehingga dengan dari menjadi yang tahun di serta sedangkan karena")
)
_LINKS = vocabulary(
    """
    dari dan berbanding menjadi ke sampai hingga terhadap banding : - – atau antara
    """
)

"""Facts made ready for lookup: by subject, measure, year and kind of unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import prod
from typing import NamedTuple

from assistant.calculation.polarity import suggest_polarity
from assistant.checks.lexicon import MEASURE_NAMES, Code
from assistant.domain.figures import Fact
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up


class Kind(StrEnum):
    """The kind of unit of a number or a fact; a claim in one kind never meets a fact of another."""

    PERCENT = "persen"
    POINT = "poin"
    MONEY = "rupiah"
    TIMES = "kali"
    COUNT = "jumlah"
    BARE = "angka"
    WORD = "kata"
    ANY = "apa saja"


class Measure(NamedTuple):
    """What a fact measures; `name` tells measures apart that have no code of their own.

    `quarter` is 1 to 4 for figures of one quarter, else 0.
    """

    code: Code
    name: str = ""
    quarter: int = 0


class Entry(NamedTuple):
    """A fact with its measure understood. `value` is None where the fact says that there is none."""

    fact: Fact
    subject: int
    measure: Measure
    kind: Kind
    noun: str
    value: Decimal | str | None
    year: int | None


_MET = Decimal(100)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"\b(?:tw|triwulan) ?(iv|i{1,3}|[1-4])\b")
_COMPUTED = re.compile(
    r"(?:selisih|perubahan|proporsi|bagian dari|pengaruh|kebutuhan per|langkah per|indikator tercapai"
    r"|indikator dinilai)\b.*|.*\bpenyebut tetap"
)
"""Measures that calculation gives names of its own; words of arithmetic lead to them, never their names."""
_SPACES = re.compile(r"[^\w%/]+|_")
_NONE = {"n/a", "na", "-", "", "n.a", "n.a.", "#div/0!", "tidak ada", "belum ada"}
_PERCENT = {"%", "persen", "persentase", "percent"}
_MONEY = {"rp", "rp.", "rupiah", "idr", "(rp)"}
_POINT = {"poin", "point", "persen poin", "poin persen"}
_WORDS = {"kategori", "predikat", "huruf", "grade", "teks"}
_BRACKETS = re.compile(r"\([^()]*\)")
_SCALES = {
    word: 10**power
    for power, words in ((3, "ribu"), (6, "juta"), (9, "miliar milyar"), (12, "triliun trilyun"))
    for stem in words.split()
    for word in (stem, f"{stem}an")
}
_BARE = {"nilai", "indeks", "skor", "angka", "index", "rasio", "skala", "‰", "permil", "promil"}


@lru_cache(maxsize=4096)
def measure_of(name: str) -> Measure:
    """Understand the name or code of a measure."""
    plain = " ".join(_SPACES.sub(" ", re.sub(r"\([^)]*\)", " ", name.lower())).split())
    quarter = 0
    found = _QUARTER.search(plain)
    if found:
        quarter = _QUARTERS[found[1]]
        plain = " ".join((plain[: found.start()] + plain[found.end() :]).split())
    code = MEASURE_NAMES.get(plain)
    if code is None:
        without_year = re.sub(r" ?\b(?:tahun )?(?:19|20)\d\d\b", "", plain).strip()
        code = MEASURE_NAMES.get(without_year)
    if code is None and _COMPUTED.fullmatch(plain):
        return Measure(Code.COMPUTED, plain, quarter)
    return Measure(Code.OWN, plain, quarter) if code is None else Measure(code, "", quarter)


class Unit(NamedTuple):
    """A fact's unit understood: its kind, the noun where it counts something, and what one of it is worth."""

    kind: Kind
    noun: str = ""
    scale: int = 1


@lru_cache(maxsize=4096)
def unit_of(name: str) -> Unit:
    """Understand a unit as it is written in tables: `Rp Triliun`, `ribu orang`, `% per tahun`, `Skor (0-4)`.

    What an amount is for (`Rp/kapita`) belongs to the fact's name rather than to its unit.
    """
    plain = " ".join(name.lower().replace("dalam ", " ").split())
    if plain not in _MONEY:
        plain = " ".join(_BRACKETS.sub(" ", plain).split()) or plain.strip("()")
    words = plain.split()
    scale = prod(_SCALES.get(word, 1) for word in words)
    plain = " ".join(word for word in words if word not in _SCALES)
    first = plain.split("/")[0].split(" per ")[0].strip()
    if first in _PERCENT:
        return Unit(Kind.PERCENT, "", scale)
    if first in _MONEY:
        return Unit(Kind.MONEY, "", scale)
    if first in _POINT:
        return Unit(Kind.POINT, "", scale)
    if plain in _WORDS:
        return Unit(Kind.WORD)
    if not plain or first in _BARE:
        return Unit(Kind.BARE, plain, scale)
    return Unit(Kind.COUNT, plain.replace("sub kegiatan", "subkegiatan"), scale)


def value_of(fact: Fact) -> Decimal | str | None:
    """The value of a fact in single units, None where it says that there is none."""
    if isinstance(fact.value, str) and fact.value.strip().lower() in _NONE:
        return None
    scale = unit_of(fact.unit or "").scale
    return fact.value * scale if isinstance(fact.value, Decimal) and scale > 1 else fact.value


class FactTable:
    """All facts of a check.

    Subjects are numbers into `subjects`; one name in two agencies is two subjects.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.entries: list[Entry] = []
        self.subjects: list[tuple[str, str, tuple[str, ...]]] = []
        self._by_subject: dict[int, list[Entry]] = defaultdict(list)
        self._by_code: dict[Code, list[Entry]] = defaultdict(list)
        known: dict[tuple[str, str], int] = {}
        for fact in facts:
            key = (fact.agency, " ".join(fact.subject.split()).lower())
            if key not in known:
                known[key] = len(self.subjects)
                self.subjects.append((fact.agency, fact.subject, fact.aliases))
            unit, value = unit_of(fact.unit or ""), value_of(fact)
            kind = Kind.WORD if isinstance(value, str) else unit.kind
            noun = "" if kind is Kind.WORD else unit.noun
            entry = Entry(fact, known[key], measure_of(fact.measure), kind, noun, value, fact.year)
            self.entries.append(entry)
            self._by_subject[entry.subject].append(entry)
            self._by_code[entry.measure.code].append(entry)
        self.by_id = {entry.fact.id: entry for entry in self.entries}
        self.report_year = _report_year(self.entries)
        self.nouns = {entry.noun for entry in self.entries if entry.kind is Kind.COUNT}
        self.own_measures = {entry.measure.name for entry in self.entries if entry.measure.code is Code.OWN}
        self.words = {entry.value.lower() for entry in self.entries if isinstance(entry.value, str)}

    def of_subject(self, subject: int) -> Sequence[Entry]:
        """Everything known of a subject."""
        return self._by_subject.get(subject, ())

    def polarity(self, subject: int) -> int:
        """1 where more is better, -1 where less is: as capaian and kemajuan tell, else the name, else 1."""
        values = {
            (e.measure.code, e.year): e.value for e in self.of_subject(subject) if e.measure.quarter == 0
        }
        ends = [value for (code, _), value in values.items() if code is Code.PLAN_END]
        for (code, year), share in values.items():
            actual, aim = values.get((Code.ACTUAL, year)), values.get((Code.TARGET, year))
            if code is Code.PROGRESS and len(ends) == 1:
                aim = ends[0]
            elif code is not Code.ACHIEVEMENT:
                continue
            if not (isinstance(share, Decimal) and isinstance(actual, Decimal) and isinstance(aim, Decimal)):
                continue
            if actual != aim and share != _MET:
                return 1 if (actual > aim) is (share > _MET) else -1
        return -1 if suggest_polarity(self.subjects[subject][1]) is Polarity.LOWER_IS_BETTER else 1

    def alike(self, entry: Entry) -> Sequence[Entry]:
        """The facts of one quantity that agree when rounded: printed in several tables, or computed anew."""
        return [
            other
            for other in self.of_subject(entry.subject)
            if (other.measure, other.year, other.kind) == (entry.measure, entry.year, entry.kind)
            and _same_rounded(entry.value, other.value)
        ]

    def of_code(self, code: Code) -> Sequence[Entry]:
        """Everything known of a measure."""
        return self._by_code.get(code, ())


def _report_year(entries: Sequence[Entry]) -> int | None:
    """The year that the facts tell of: the last one that a fair share of them belongs to."""
    years = Counter(
        entry.year for entry in entries if entry.year is not None and entry.measure.code is not Code.PLAN_END
    )
    if not years:
        return None
    most = max(years.values())
    return max(year for year, count in years.items() if count * 5 >= most)


def _same_rounded(one: Decimal | str | None, other: Decimal | str | None) -> bool:
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return False
    places = min(_places(one), _places(other))
    return round_half_up(one, places) == round_half_up(other, places)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

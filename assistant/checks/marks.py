"""Measures and years that a sentence names, with the places where it names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks.lexicon import (
    CLAIM_WORDS,
    HIGHER,
    LOWER,
    MEASURE_WORDS,
    NEGATIONS,
    THAN,
    Code,
    vocabulary,
)
from assistant.checks.mentions import Mention
from assistant.checks.table import Measure
from assistant.checks.words import Word

_MONEY_OBJECTS = vocabulary("anggaran belanja keuangan pagu dana pembiayaan")
_PLANS = vocabulary("renstra rpjmd rpjmn rpjm")
_VERBS_OF_SPENDING = vocabulary(
    """
    terealisasi terserap menyerap diserap direalisasikan merealisasikan terealisasikan terpakai
    digunakan
    """
)
_NOUNS_BEFORE_BUDGET = vocabulary(
    """
    tahun efisiensi penggunaan pelaksanaan pengelolaan keterbatasan ketersediaan dukungan realokasi
    refocusing perubahan pergeseran penyusunan perencanaan kuasa pengguna dokumen daya dana kas
    laporan sumber
    """
)
_CHANGES = vocabulary("kehilangan tambahan kekurangan")
_FEW_YEARS = 10
_BASE_FILLERS = vocabulary("tahun anggaran pada kondisi posisi akhir kinerja")
_REACHED = frozenset({"tercapai", "dicapai"})
_PROVIDED = vocabulary("tersedia disediakan disiapkan menyediakan")
_BEFORE_CHANGE = vocabulary("awal murni semula")
_FOLLOWING = vocabulary("berikut sesudah setelah selanjut berikutnya sesudahnya setelahnya selanjutnya")


@dataclass(slots=True)
class MeasureMark:
    """A measure named by words `first` to `last`; `negated` as in `belum terserap`.

    `spent` tells that a number or a phrase has used it up, so that it does not bind what follows.
    """

    first: int
    last: int
    measure: Measure
    verb: bool = False
    negated: bool = False
    used: bool = False


@dataclass(slots=True)
class YearMark:
    """One or more years named at words `first` to `last`.

    `base` tells that they are what is compared with (`dibandingkan tahun 2023`). `relative` is -1 for
    `tahun sebelumnya`, 0 for `tahun ini`, None where the year itself is written. `range` holds `2022–2024`.
    """

    first: int
    last: int
    years: tuple[int, ...]
    base: bool = False
    relative: int | None = None
    span: bool = False


def measure_marks(
    words: Sequence[Word], mention_at: Sequence[Mention | None], own_names: Sequence[tuple[str, ...]]
) -> list[MeasureMark]:
    """The measures that a sentence names, in order. `own_names` are measures that only the facts know."""
    marks: list[MeasureMark] = []
    at = 0
    while at < len(words):
        mark = None
        if words[at].is_word:
            mark = _own(words, at, own_names)
            if mark is None and not _inside(mention_at[at], at):
                mark = _known(words, at, marks, mention_at)
        if mark is None:
            at += 1
            continue
        marks.append(mark)
        at = mark.last + 1
    return marks


def _inside(mention: Mention | None, at: int) -> bool:
    """Tell whether a word belongs to the name of a subject rather than to what is said of it."""
    return mention is not None and at in mention.places


def _own(words: Sequence[Word], at: int, own_names: Sequence[tuple[str, ...]]) -> MeasureMark | None:
    for name in own_names:
        if words[at].lower == name[0] and len(words) - at >= len(name):
            run = words[at : at + len(name)]
            if all(word.is_word and word.lower == part for word, part in zip(run, name, strict=True)):
                return MeasureMark(at, at + len(name) - 1, Measure(Code.OWN, " ".join(name)))
    return None


def _known(
    words: Sequence[Word], at: int, marks: Sequence[MeasureMark], mention_at: Sequence[Mention | None]
) -> MeasureMark | None:
    word = words[at].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    second = words[at + 2].lower if at + 2 < len(words) else ""
    if word == "kondisi" and after == "awal":
        return MeasureMark(at, at + 1, Measure(Code.BASELINE))
    if word == "akhir" and after in _PLANS and not (marks and marks[-1].last >= at - 2):
        return MeasureMark(at, at + 1, Measure(Code.PLAN_END))
    code = MEASURE_WORDS.get(word)
    if word in _REACHED and _number_follows(words, at):
        return MeasureMark(at, at, Measure(Code.REACHED), verb=True)
    if word in _PROVIDED and _number_follows(words, at, "Rp"):
        return MeasureMark(at, at, Measure(Code.CEILING), verb=True)
    if code is None:
        return None
    last = at
    negated = any(
        words[back].lower in NEGATIONS and not _inside(mention_at[back], back)
        for back in range(max(0, at - 2), at)
    )
    verb = word in _VERBS_OF_SPENDING
    if code is Code.TARGET:
        if after == "akhir" or after in _PLANS or (after == "jangka" and second == "menengah"):
            code, last = Code.PLAN_END, at + 1
    elif code is Code.ACTUAL:
        if after in _MONEY_OBJECTS and not verb:
            code, last = Code.SPENT, at + 1
        elif after == "nasional" or (after in ("tingkat", "secara") and second == "nasional"):
            code, last = Code.NATIONAL, at + (1 if after == "nasional" else 2)
        elif after == "capaian":
            last = at + 1
        elif verb and negated:
            code = Code.REMAINDER
    elif code is Code.ACHIEVEMENT:
        if after == "nasional":
            code, last = Code.NATIONAL, at + 1
        elif after == "realisasi":
            code, last = Code.ACTUAL, at + 1
        elif after == "target":
            last = at + 1
    elif code in (Code.ABSORPTION, Code.SPENT) and negated and (verb or word.startswith(("di", "ter"))):
        code = Code.REMAINDER
    elif word == "anggaran":
        before = words[at - 1].lower if at else ""
        if before in _NOUNS_BEFORE_BUDGET or before in MEASURE_WORDS:
            if before == "penggunaan":
                return MeasureMark(at, at, Measure(Code.SPENT))
            return None
    elif word == "pagu" and (after in _BEFORE_CHANGE or (after == "sebelum" and second == "perubahan")):
        code, last = Code.CEILING_BEFORE, at + 1
    elif code is Code.EFFICIENCY and after == "anggaran":
        last = at + 1
    return MeasureMark(at, last, Measure(code), verb=verb, negated=negated)


def _number_follows(words: Sequence[Word], at: int, unit: str | None = None) -> bool:
    """Tell whether a number with a unit stands next, as in `tercapai sebesar 107,98%`."""
    for word in words[at + 1 : at + 4]:
        if word.number is not None:
            return word.number.unit is not None and unit in (None, word.number.unit)
        if word.text in ",;:." or word.lower in ("pada", "tahun", "di"):
            return False
    return False


def quarter_at(words: Sequence[Word], at: int) -> int:
    """The number of the quarter that the word `triwulan` at a place names, else 0."""
    number = words[at + 1].number if at + 1 < len(words) else None
    if number is None or number.value is None or not 1 <= number.value <= 4:
        return 0
    return int(number.value)


def quarter_near(words: Sequence[Word], at: int) -> int:
    """The quarter that a sentence names last before a place, else 0."""
    for place in range(at - 1, -1, -1):
        if words[place].lower in ("triwulan", "tw"):
            return quarter_at(words, place)
    return 0


def year_marks(words: Sequence[Word], years: Sequence[int]) -> list[YearMark]:
    """The years that a sentence names, in order; `years` are the places of year numbers."""
    marks: list[YearMark] = []
    for at in years:
        value = int(words[at].text)
        previous = marks[-1] if marks else None
        if previous is not None and previous.relative is None:
            between = [word.lower for word in words[previous.last + 1 : at]]
            if (
                between
                in (
                    ["-"],
                    ["–"],
                    ["sampai"],
                    ["hingga"],
                    ["sampai", "dengan"],
                    ["s", ".", "d"],
                    ["s", ".", "d", "."],
                )
                or (
                    between
                    in (
                        ["sampai", "tahun"],
                        ["hingga", "tahun"],
                        ["sampai", "dengan", "tahun"],
                        ["ke"],
                        ["ke", "tahun"],
                    )
                )
            ) and previous.years[-1] < value <= previous.years[-1] + 30:
                previous.years = (*previous.years[:-1], *range(previous.years[-1], value + 1))
                previous.last, previous.span, previous.base = at, True, False
                continue
            if (
                between
                in (
                    ["dan"],
                    [","],
                    [",", "dan"],
                    ["dan", "tahun"],
                    [",", "tahun"],
                    [",", "dan", "tahun"],
                    ["serta"],
                    ["maupun"],
                    ["maupun", "tahun"],
                )
                and not previous.span
            ):
                previous.years = (*previous.years, value)
                previous.last = at
                continue
        marks.append(YearMark(at, at, (value,), base=_is_base(words, at)))
    later = _later(words, marks)
    taken = {mark.first for mark in later}
    marks.extend(mark for mark in _relative(words) if mark.first not in taken)
    marks.extend(later)
    marks.sort(key=lambda mark: mark.first)
    return marks


def _is_base(words: Sequence[Word], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 9), -1):
        word = words[back]
        if word.number is not None or word.text in ",;:()":
            return False
        if word.lower == "dengan" and {"sama", "persis", "setara"} & {
            one.lower for one in words[back - 2 : back]
        }:
            return True
        if word.lower in ("terhadap", "perbandingan"):
            return [one.lower for one in words[back + 1 : at]] in (["tahun"], ["dengan", "tahun"])
        if word.lower == "dari" and back and _is_percentage(words[back - 1]) and _changed(words, back):
            return True
        if word.lower == "dari" and words[back - 1].lower not in HIGHER | LOWER and back:
            return all(
                one.lower in MEASURE_WORDS or one.lower in _BASE_FILLERS for one in words[back + 1 : at]
            )
        if word.lower in THAN or word.lower == "sejak":
            return True
        if word.lower in ("bawah", "atas") or CLAIM_WORDS.get(word.lower) == "exceed":
            return all(
                one.lower in MEASURE_WORDS or one.lower in _BASE_FILLERS for one in words[back + 1 : at]
            )
        if word.lower in ("pada", "di") and back < at - 2:
            return False
    return False


def _changed(words: Sequence[Word], at: int) -> bool:
    """Tell whether words before a place speak of a change."""
    said = {word.lower for word in words[:at]}
    return any(CLAIM_WORDS.get(word) in ("up", "down") for word in said) or bool(said & _CHANGES)


def _is_percentage(word: Word) -> bool:
    return word.number is not None and word.number.unit == "%"


def _later(words: Sequence[Word], marks: Sequence[YearMark]) -> list[YearMark]:
    """Years counted from one before: `dua tahun kemudian`, `tahun berikutnya`, `dua tahun sebelumnya`.

    `dua tahun kemudian` is one year, `dua tahun berikutnya` both of them.
    """
    found = []
    for at in range(len(words) - 1):
        after, word = words[at + 1].lower, words[at]
        step = 1 if word.lower == "setahun" else 0
        if word.lower == "tahun":
            number = words[at - 1].number if at else None
            counted = number is not None and number.value is not None and number.value < _FEW_YEARS
            step = int(number.value) if counted and number is not None and number.value is not None else 1
        earlier = [mark for mark in marks if mark.last < at and mark.years]
        if not step or not earlier:
            continue
        known = earlier[-1].years
        if after == "kemudian":
            found.append(YearMark(at, at + 1, (known[-1] + step,)))
        elif after in _FOLLOWING and word.lower == "tahun":
            found.append(YearMark(at, at + 1, tuple(known[-1] + one for one in range(1, step + 1))))
        elif after == "sebelum" and step > 1 and not _compared(words, at - 1):
            found.append(YearMark(at, at + 1, tuple(known[0] - one for one in range(step, 0, -1))))
    return found


def _compared(words: Sequence[Word], at: int) -> bool:
    """Tell whether what begins at a place is what something is compared with."""
    return at > 0 and words[at - 1].lower in THAN | {"terhadap", "sejak", "dengan"}


def _relative(words: Sequence[Word]) -> list[YearMark]:
    marks = []
    for at in range(len(words) - 1):
        after = words[at + 1].lower
        if words[at].lower == "setahun" and after in ("sebelum", "sebelumnya", "lalu", "silam"):
            marks.append(YearMark(at, at + 1, (), base=True, relative=-1))
        if words[at].lower != "tahun":
            continue
        if after in ("sebelum", "sebelumnya", "lalu", "lampau"):
            marks.append(YearMark(at, at + 1, (), base=True, relative=-1))
        elif after == "yang" and at + 2 < len(words) and words[at + 2].lower == "lalu":
            marks.append(YearMark(at, at + 2, (), base=True, relative=-1))
        elif after in ("ini", "berjalan", "pelaporan", "laporan"):
            marks.append(YearMark(at, at + 1, (), relative=0))
    return marks

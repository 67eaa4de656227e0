"""What members of a class are said to do: `mencapai target`, `terserap di atas 90%`, `terserap penuh`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.clauses import is_denied
from assistant.checks.lexicon import Code
from assistant.checks.operands import Operands, claim_tag
from assistant.checks.partitions import Fate, fate_of
from assistant.checks.quantities import Quantity
from assistant.checks.statuses import known_words, same_word, word_at
from assistant.checks.table import Kind, Measure


class Condition(NamedTuple):
    """What members of a class are said to do, and where the words say so.

    `codes` are the measures of which a threshold speaks.
    """

    first: int
    last: int
    holds: Callable[[int], bool | None]
    threshold: Quantity | None
    codes: frozenset[Code] = frozenset()


_MEASURES = (Code.ABSORPTION, Code.ACHIEVEMENT, Code.ACTUAL)
_RATED = frozenset({"berkategori", "berpredikat", "kategori", "predikat", "tergolong"})
_WIDEST = 3


def condition_at(operands: Operands, at: int) -> Condition | None:
    """The condition that begins at a place, None where none does."""
    sentence = operands.sentence
    tag = claim_tag(sentence, at)
    if tag in ("reach", "exceed"):
        condition = _aim_condition(operands, at, tag)
        if condition is not None:
            return condition
    if sentence.lower(at) in _RATED:
        return _category_condition(operands, at)
    mark = next((m for m in sentence.measures if m.first == at and m.measure.code in _MEASURES), None)
    if mark is not None or sentence.lower(at) == "terserap":
        return _threshold_condition(operands, at, mark.measure if mark else Measure(Code.ABSORPTION))
    return None


def _category_condition(operands: Operands, at: int) -> Condition | None:
    """`tidak berkategori Sangat Tinggi`."""
    words = known_words(operands)
    places = range(at + 1, at + 1 + _WIDEST)
    found = next((one for place in places if (one := word_at(operands, place, words)) is not None), None)
    if found is None:
        return None
    denied, years = is_denied(operands.sentence, at), operands.years_at(at)

    def holds(subject: int) -> bool | None:
        for entry in operands.binder.table.of_subject(subject):
            if entry.measure.code is Code.CATEGORY and entry.year in years and entry.value is not None:
                return same_word(str(entry.value), found[2]) is not denied
        return None

    return Condition(at, found[1], holds, None)


def _aim_condition(operands: Operands, at: int, tag: str) -> Condition | None:
    sentence = operands.sentence
    word = sentence.lower(at)
    after = sentence.between(at + 1, at + 4)
    if "target" not in after and not word.startswith(("ter", "di")):
        return None
    if any(one.at in (at + 1, at + 2) for one in sentence.quantities):
        return None
    denied = is_denied(sentence, at)
    years = operands.years_at(at)
    either = sentence.lower(at + 1) == "atau" and claim_tag(sentence, at + 2) == "reach"
    wanted = (Fate.BEYOND,) if tag == "exceed" and not either else (Fate.MET, Fate.BEYOND)

    def holds(subject: int) -> bool | None:
        fate = fate_of(operands, subject, years)
        if fate is None or fate is Fate.UNRATED:
            return None
        return (fate in wanted) is not denied

    last = at + (after.index("target") + 1 if "target" in after else 0)
    return Condition(at, last, holds, None)


def _threshold_condition(operands: Operands, at: int, measure: Measure) -> Condition | None:
    sentence = operands.sentence
    after = [word.text.lower() for word in sentence.words[at + 1 : at + 4]]
    if after[:1] in (["penuh"], ["seluruhnya"], ["sepenuhnya"]) or after[:2] == ["secara", "penuh"]:
        return _full_condition(operands, at)
    number = next((one for one in sentence.quantities if at < one.at <= at + 8), None)
    if number is None or number.kind is not Kind.PERCENT:
        return None
    codes = frozenset({measure.code})
    if measure.code is Code.ACTUAL:
        codes |= {Code.ABSORPTION}
    holds = threshold_holds(operands, codes, operands.years_at(at), number)
    return Condition(at, number.at, holds, number, codes)


def threshold_holds(
    operands: Operands, codes: frozenset[Code], years: Sequence[int], number: Quantity
) -> Callable[[int], bool | None]:
    """Whether a subject's percentage of some measures lies where a number with its bound says."""
    table = operands.binder.table

    def holds(subject: int) -> bool | None:
        for entry in table.of_subject(subject):
            own = entry.measure.code in codes and entry.year in years and entry.measure.quarter == 0
            if own and entry.kind is Kind.PERCENT and isinstance(entry.value, Decimal):
                return number.says(entry.value)
        return None

    return holds


def _full_condition(operands: Operands, at: int) -> Condition:
    """`terserap penuh`: all of the ceiling was spent."""
    years = operands.years_at(at)
    table = operands.binder.table

    def holds(subject: int) -> bool | None:
        for entry in table.of_subject(subject):
            own = entry.measure == Measure(Code.ABSORPTION) and entry.year in years
            if own and isinstance(entry.value, Decimal):
                return entry.value >= 100
        return None

    return Condition(at, at + 1, holds, None)

"""Counts that go on with a class counted before: `dua lainnya`, `dua di antaranya …`, `hanya satu yang …`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.conditions import Condition, condition_at, threshold_holds
from assistant.checks.lexicon import vocabulary
from assistant.checks.members import named_members
from assistant.checks.operands import Operands
from assistant.checks.quantities import Bound, Quantity
from assistant.checks.table import Entry, Kind
from assistant.checks.verdicts import WordClaim
from assistant.domain.numerals import format_number

_REST = vocabulary("lain lainnya sisa sisanya selebih selebihnya")
_FILLERS = vocabulary(
    """
    yang di antara antaranya diantara diantaranya berada masih baru hanya saja memiliki mempunyai dengan
    mencatat mencatatkan tercatat menunjukkan belum tidak sudah telah dan , justru bahkan
    """
)
_AMONG = vocabulary("antara antaranya diantara diantaranya")
_REACH = 8
_HELD = 12


class Counted(NamedTuple):
    """A class that a sentence has counted: who belongs to it, how many, and what was said of a part."""

    members: Sequence[int]
    listed: frozenset[int]
    noun: str
    size: int
    part: int | None
    condition: Condition
    after: int


def settle_remainders(operands: Operands, counted: Counted) -> tuple[list[WordClaim], set[int]]:
    """Settle the later counts of a sentence that are of a class counted before.

    The claims are on members listed as the rest (`tiga sisanya ialah …`), the places those used up.
    """
    used: set[int] = set()
    claims: list[WordClaim] = []
    for one in operands.sentence.quantities:
        bare = one.kind is Kind.BARE or (one.kind is Kind.COUNT and one.noun == counted.noun)
        whole = one.value == one.value.to_integral() and 0 < one.value <= counted.size
        if one.settled or one.at <= counted.after or not bare or not whole or one.token.decimals:
            continue
        if not one.token.words and one.kind is Kind.BARE:
            continue
        if _is_rest(operands, one):
            _settle_rest(operands, one, counted)
            claims += named_members(operands, one.after, _other(counted.condition.holds))
            continue
        condition = _condition_of(operands, one, counted)
        if condition is not None:
            _settle_count(operands, one, counted, condition)
            used |= set(range(condition.first, condition.last + 1))
    return claims, used


def _other(holds: Callable[[int], bool | None]) -> Callable[[int], bool | None]:
    """Whether a subject is known not to do what a condition says."""

    def other(subject: int) -> bool | None:
        verdict = holds(subject)
        return None if verdict is None else not verdict

    return other


def _is_rest(operands: Operands, one: Quantity) -> bool:
    sentence = operands.sentence
    beside = (*sentence.between(one.at - 2, one.at), *sentence.between(one.at + 1, one.after + 2))
    return bool(_REST & set(beside))


def _settle_rest(operands: Operands, one: Quantity, counted: Counted) -> None:
    if counted.part is None:
        return
    left = counted.size - counted.part
    one.status, one.why = ("supported" if one.value == left else "contradicted"), "count"
    one.reason = "" if one.value == left else f"Selebihnya {left}."
    others = [subject for subject in counted.members if counted.condition.holds(subject) is False]
    _settle_values(operands, one, counted, others)


def _settle_values(operands: Operands, one: Quantity, counted: Counted, others: Sequence[int]) -> None:
    """Give the percentages behind `dua lainnya`, as many as they are, each to one of the others."""
    numbers = [n for n in operands.sentence.quantities if one.at < n.at <= one.at + _HELD]
    shares = [n for n in numbers if n.kind is Kind.PERCENT and n.bound is Bound.EXACT]
    if len(shares) != one.value or not counted.condition.codes:
        return
    years, table = operands.years_at(one.at), operands.binder.table
    known = [
        entry
        for subject in others
        for entry in table.of_subject(subject)
        if entry.measure.code in counted.condition.codes
        and entry.kind is Kind.PERCENT
        and entry.year in years
        and isinstance(entry.value, Decimal)
    ]
    if len(known) < len(shares):
        return
    found: list[Entry] = []
    for share in shares:
        fit = next((e for e in known if e not in found and _says(share, e)), None)
        if fit is None:
            share.status, share.why = "contradicted", "count"
            share.reason = f"Menurut fakta, selebihnya {', '.join(format_number(_value(e)) for e in known)}."
            continue
        found.append(fit)
        share.status, share.entries, share.fact_ids = "supported", (fit,), (fit.fact.id,)


def _value(entry: Entry) -> Decimal:
    return entry.value if isinstance(entry.value, Decimal) else Decimal(0)


def _says(number: Quantity, entry: Entry) -> bool:
    return isinstance(entry.value, Decimal) and number.says(entry.value)


def _settle_count(operands: Operands, one: Quantity, counted: Counted, condition: Condition) -> None:
    among = bool(_AMONG & set(operands.sentence.between(one.after, one.after + 3)))
    groups: list[Sequence[int]] = [counted.members]
    if among and counted.listed:
        groups = [sorted(counted.listed)]
    elif among and counted.part is not None:
        groups.append([subject for subject in counted.members if counted.condition.holds(subject)])
    counts = [sum(condition.holds(subject) is True for subject in group) for group in groups]
    one.status, one.why = ("supported" if one.value in counts else "contradicted"), "count"
    one.reason = "" if one.value in counts else f"Menurut fakta, {counts[0]} yang memenuhi."
    if condition.threshold is not None:
        condition.threshold.status, condition.threshold.reason = "exempt", "ambang"


def _condition_of(operands: Operands, one: Quantity, counted: Counted) -> Condition | None:
    """What is said of the members that a number counts, None where nothing is that facts can tell.

    A threshold without a measure is of the one before: `…, dan hanya satu yang berada di bawah 80%`.
    """
    sentence = operands.sentence
    for at in range(one.after, min(one.after + _REACH, len(sentence.words))):
        number = next((n for n in sentence.quantities if n.at == at), None)
        if number is not None:
            bounded = number.bound not in (Bound.EXACT, Bound.ALMOST, Bound.ABOUT)
            codes = counted.condition.codes
            if not bounded or number.kind is not Kind.PERCENT or not codes:
                return None
            holds = threshold_holds(operands, codes, operands.years_at(at), number)
            return Condition(one.after, at, holds, number, codes)
        condition = condition_at(operands, at)
        if condition is not None:
            return condition
        if sentence.lower(at) not in _FILLERS and sentence.lower(at) not in (counted.noun, "atas", "bawah"):
            return None
    return None

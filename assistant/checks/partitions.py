"""A class divided: `dari delapan indikator, lima mencapai target, dua tidak, dan satu lagi N/A`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from assistant.checks.lexicon import NEGATIONS, Code, vocabulary
from assistant.checks.operands import Operands, claim_tag
from assistant.checks.quantities import Quantity
from assistant.checks.table import Kind, Measure

_UNRATED = (
    ("n", "/", "a"), ("belum", "dinilai"), ("belum", "dapat", "dinilai"), ("tidak", "dapat", "dinilai"),
    ("belum", "tersedia"), ("tidak", "tersedia"), ("belum", "ada"), ("tidak", "dapat", "dihitung"),
    ("belum", "dapat", "dihitung"), ("belum", "diukur"), ("belum", "rilis"), ("belum", "dirilis"),
    ("tidak", "ada", "data"), ("tanpa", "data"), ("tidak", "dinilai"), ("na",),
)  # fmt: skip
_REST = vocabulary("lainnya sisa selebihnya lain sisanya selebih")
_MISSED = vocabulary("meleset bawah kurang")
_FULL = Decimal(100)
_LEAST_PARTS = 2
_BESIDE = 3


class Fate(StrEnum):
    """What is said of a part of a class of indicators."""

    MET = "mencapai target"
    BEYOND = "melampaui target"
    MISSED = "belum mencapai target"
    UNRATED = "belum dapat dinilai"
    REST = "selebihnya"


def parts_of(operands: Operands, whole: Quantity | None, noun: str, size: int) -> list[tuple[Quantity, Fate]]:
    """The parts that a sentence divides a class of indicators into, empty where it does not."""
    sentence = operands.sentence
    numbers = [
        one
        for one in sentence.quantities
        if one is not whole
        and (one.kind is Kind.BARE or (one.kind is Kind.COUNT and one.noun == noun))
        and one.value == one.value.to_integral()
        and 0 <= one.value <= size
    ]
    if len(numbers) < _LEAST_PARTS or (whole is not None and numbers[0].at < whole.at - _BESIDE):
        return []
    ends = [*(one.at for one in numbers[1:]), len(sentence.words)]
    parts: list[tuple[Quantity, Fate]] = []
    for one, end in zip(numbers, ends, strict=True):
        fate = _fate(operands, one, end)
        if fate is None:
            return []
        parts.append((one, fate))
    told = any(
        fate in (Fate.MET, Fate.BEYOND, Fate.MISSED) and _is_told(operands, one) for one, fate in parts
    )
    joined = all(right.at - left.after < 20 for (left, _), (right, _) in pairwise(parts))
    return parts if told and joined else []


def _is_told(operands: Operands, part: Quantity) -> bool:
    words = operands.sentence.between(part.after, part.after + 8)
    return "target" in words or bool({"tercapai", "terpenuhi", "terlampaui"} & set(words))


def _fate(operands: Operands, part: Quantity, end: int) -> Fate | None:
    sentence = operands.sentence
    words = [word.lower for word in sentence.words[part.after : end]]
    if any(tuple(words[at : at + len(one)]) == one for one in _UNRATED for at in range(len(words))):
        return Fate.UNRATED
    tags = {claim_tag(sentence, at) for at in range(part.after, end)}
    denied = bool(NEGATIONS & set(words[:6]))
    if denied or (_MISSED & set(words) and "target" in words):
        return Fate.MISSED
    if "reach" in tags:
        return Fate.MET
    if "exceed" in tags:
        return Fate.BEYOND
    before = sentence.between(part.at - 2, part.at)
    return Fate.REST if _REST & {*words[:3], *before} else None


def fate_of(operands: Operands, subject: int, years: Sequence[int]) -> Fate | None:
    """What the facts say became of an indicator; None for what is no indicator with a target."""
    table = operands.binder.table
    own = [entry for entry in table.of_subject(subject) if entry.year in years]
    codes = {entry.measure.code: entry.value for entry in own if entry.measure == Measure(entry.measure.code)}
    share = codes.get(Code.ACHIEVEMENT)
    if isinstance(share, Decimal):
        return Fate.MISSED if share < _FULL else Fate.MET if share == _FULL else Fate.BEYOND
    actual, target = codes.get(Code.ACTUAL), codes.get(Code.TARGET)
    if isinstance(actual, Decimal) and isinstance(target, Decimal):
        gap = (actual - target) * table.polarity(subject)
        return Fate.MISSED if gap < 0 else Fate.MET if gap == 0 else Fate.BEYOND
    if isinstance(actual, str) and isinstance(target, str):
        return Fate.MET if actual.lower() == target.lower() else Fate.MISSED
    return Fate.UNRATED if Code.TARGET in codes else None


def judge_parts(
    parts: Sequence[tuple[Quantity, Fate]], size: int, fates: Sequence[Fate], of: Callable[[Fate], str]
) -> None:
    """Settle the numbers of a division: each against its bounds, and all against the whole.

    Where the facts know fewer than the whole, each part may hold the rest; where they know more, they do not
    tell which belong to it.
    """
    beyond_told = any(fate is Fate.BEYOND for _, fate in parts) and any(fate is Fate.MET for _, fate in parts)
    known, open_ones = len(fates), max(0, size - len(fates))
    total = sum(int(one.value) for one, _ in parts)
    sums = total <= size and (total == size or all(fate is not Fate.REST for _, fate in parts))
    for one, fate in parts:
        if fate is Fate.REST:
            fits = sums
        else:
            count = sum(_counts(own, fate, beyond_told) for own in fates)
            low, high = (count, count + open_ones) if known <= size else (size - (known - count), count)
            fits = sums and max(0, low) <= one.value <= high
        one.status, one.why = ("supported" if fits else "contradicted"), "count"
        one.reason = "" if fits else of(fate)


def _counts(own: Fate, said: Fate, beyond_told: bool) -> bool:
    if said is Fate.MET and not beyond_told:
        return own in (Fate.MET, Fate.BEYOND)
    return own is said

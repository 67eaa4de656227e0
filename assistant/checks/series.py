"""The values over years that a word without numbers of its own may speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.checks.binding import LEAST_RANK
from assistant.checks.clauses import clause_at
from assistant.checks.mentions import Mention
from assistant.checks.operands import NO_NUMBER, Operands
from assistant.checks.quantities import Quantity
from assistant.checks.table import Entry, Kind, Measure

Series = dict[int, Entry]
_ALIKE = 0.9
_EVERY = (
    ("setiap", "tahun"), ("tiap", "tahun"), ("tahun", "demi"), ("dari", "tahun", "ke"), ("berturut-turut",),
    ("tidak", "pernah"), ("belum", "pernah"), ("tak", "pernah"), ("tanpa", "pernah"),
)  # fmt: skip
_BEFORE = frozenset({"terus", "konsisten", "selalu", "senantiasa", "terus-menerus"})


def series_at(operands: Operands, at: int, measure: Measure | None) -> Iterator[list[Series]]:
    """The values by year of what a place may speak of: of one mention after the other, the nearest first.

    Where the words of a mention leave several subjects open, it yields all of them.
    """
    binder = operands.binder
    opening, _ = clause_at(operands.sentence, at)
    likeness = Quantity(
        at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY, opening=opening, measure=measure, measured=True
    )
    likeness.quarter = operands.sentence.quarter(at)
    _, ending = clause_at(operands.sentence, at)
    for mention in binder.ordered_mentions(operands.sentence, likeness, operands.carry):
        if not mention.sure and mention.first >= ending:
            continue
        for subjects in _meant(mention):
            found = [series for subject in subjects for series in _of_subject(operands, likeness, subject)]
            if found:
                yield found


def _meant(mention: Mention) -> list[list[int]]:
    """The subjects that a mention may mean: the best, then what its words fit as well."""
    best = mention.options[0][1]
    known = [
        (subject, rank) for subject, rank in mention.options if subject >= 0 and rank >= best * LEAST_RANK
    ]
    if not mention.sure:
        return [[subject for subject, _ in known]]
    likely = [subject for subject, rank in known if rank >= best * _ALIKE]
    return [likely, [subject for subject, _ in known if subject not in likely]]


def _of_subject(operands: Operands, likeness: Quantity, subject: int) -> Iterator[Series]:
    binder = operands.binder
    entries = binder.table.of_subject(subject)
    found = binder.fitting(likeness, entries)
    if not found and likeness.measure is not None:
        found = binder.fitting(replace(likeness, measure=None), entries)
    by_measure: dict[tuple[Measure, Kind], Series] = {}
    for entry in found:
        if entry.year is not None and isinstance(entry.value, Decimal):
            by_measure.setdefault((entry.measure, entry.kind), {})[entry.year] = entry
    yield from by_measure.values()


def series_of(operands: Operands, entry: Entry) -> Series:
    """The values by year of what a fact is about."""
    return {
        other.year: other
        for other in operands.binder.table.of_subject(entry.subject)
        if (other.measure, other.kind) == (entry.measure, entry.kind)
        and other.year is not None
        and isinstance(other.value, Decimal)
    }


def speaks_of_every_year(operands: Operands, at: int) -> bool:
    """Tell whether a word is said of every year: `naik setiap tahun`, `tidak pernah turun`, `terus naik`."""
    sentence = operands.sentence
    if any(word in _BEFORE for word in sentence.between(at - 3, at)):
        return True
    first, last = clause_at(sentence, at)
    words = sentence.between(max(first, at - 6), min(last, at + 7))
    return any(
        tuple(words[place : place + len(phrase)]) == phrase
        for phrase in _EVERY
        for place in range(len(words))
    )

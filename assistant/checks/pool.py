"""The values that arithmetic may use: what a sentence binds, and what its words imply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from assistant.checks.arithmetic import Operand, operand, same_unit
from assistant.checks.binding import Binder
from assistant.checks.lexicon import CLAIM_WORDS, Code
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry, Kind, Measure

_MOST_UNNAMED = 2
_NAMED = 0.9


class Pool:
    """Finds operands for the numbers of a sentence."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder

    def bound(
        self, sentence: Sentence, quantity: Quantity, kinds: Iterable[Kind], *, computed: bool = False
    ) -> list[Operand]:
        """The other numbers of the sentence that facts support, with their exact values.

        `computed` takes in those that follow from facts, with the value written.
        """
        wanted = set(kinds)
        found = []
        for other in sentence.quantities:
            if (
                other is quantity
                or other.kind not in wanted
                or other.status != "supported"
                or (other.why != "number" and not computed)
                or not same_unit(quantity, other)
            ):
                continue
            exact = (
                other.entries[0].value
                if other.entries and isinstance(other.entries[0].value, Decimal)
                else None
            )
            value = exact if exact is not None else other.value
            entry = other.entries[0] if other.entries else None
            found.append(Operand(value, entry, other.kind, other.noun, other.at))
        return found

    def printings(self, one: Operand) -> list[Operand]:
        """An operand with the values that other facts give for it, less or more rounded."""
        if one.entry is None:
            return [one]
        others = [operand(other, one.kind) for other in self._binder.table.alike(one.entry)]
        return [one, *(other for other in others if other.value != one.value)]

    def frame(
        self, sentence: Sentence, quantity: Quantity, carry: Carry, kind: Kind, measure: Measure | None = None
    ) -> list[Entry]:
        """The facts that a number of another kind would speak of in the same place, all years."""
        noun = quantity.noun if kind is Kind.COUNT else ""
        likeness = replace(
            quantity,
            kind=Kind.BARE if kind is Kind.COUNT and not noun else kind,
            noun=noun,
            measure=measure if measure is not None else quantity.measure,
            role=Role.NONE,
            partner=None,
        )
        if measure is None and likeness.measure is not None and likeness.measure.code is Code.EFFICIENCY:
            likeness.measure = None
        return [
            entry
            for entry in self._binder.candidates(sentence, likeness, carry)
            if isinstance(entry.value, Decimal)
        ]

    def implied(self, sentence: Sentence, quantity: Quantity, carry: Carry, kind: Kind) -> list[Operand]:
        """Facts of every subject and measure that the sentence names, in the number's and named years."""
        measures: list[Measure | None] = [quantity.measure]
        for mark in sentence.measures:
            if mark.measure not in measures and mark.measure.code is not Code.CATEGORY:
                measures.append(mark.measure)
        if any(CLAIM_WORDS.get(word.lower) in ("exceed", "reach") for word in sentence.words):
            measures.append(Measure(Code.ACTUAL))
        years = set(quantity.years or ())
        for named in sentence.years:
            years.update(named.years)
            if named.relative is not None:
                main = self._binder.calendar.main_year(sentence, carry)
                years.update({main + named.relative} if main is not None else ())
        main = self._binder.calendar.main_year(sentence, carry)
        if main is not None:
            years.add(main)
        found: dict[str, Operand] = {}
        likeness = replace(quantity, kind=kind, noun=quantity.noun if kind is Kind.COUNT else "")
        if kind is Kind.COUNT and not likeness.noun:
            likeness.kind = Kind.BARE
        mentions = sentence.mentions or carry.mentions
        for measure in measures:
            likeness.measure = measure
            entries: list[Entry] = []
            for mention in mentions:
                entries.extend(self._binder.of_mention(likeness, mention))
            if not entries or (measure is not None and measure.code is Code.NATIONAL):
                entries.extend(_of_one(self._binder.candidates(sentence, likeness, carry), measure))
            for entry in entries:
                if isinstance(entry.value, Decimal) and (
                    entry.year is None or entry.year in years or entry.measure.code is Code.PLAN_END
                ):
                    found[entry.fact.id] = Operand(entry.value, entry, kind, entry.noun, -1)
        return list(found.values())

    def own_pairs(self, sentence: Sentence, quantity: Quantity) -> list[tuple[Operand, Operand]]:
        """Counts of one subject under names of their own, as `sasaran` and `terlayani`."""
        found: list[tuple[Operand, Operand]] = []
        named = dict.fromkeys(
            subject
            for mention in sentence.mentions
            for at, (subject, _) in enumerate(mention.options)
            if not at or mention.covers.get(subject, 0.0) >= _NAMED
        )
        for subject in named:
            entries = [
                operand(entry, quantity.kind)
                for entry in self._binder.table.of_subject(subject)
                if entry.kind is Kind.COUNT and isinstance(entry.value, Decimal)
            ]
            for first, second in combinations(entries, 2):
                one, other = first.entry, second.entry
                if one and other and one.year == other.year and one.year in (quantity.years or ()):
                    found.append((first, second))
        return found

    def wholes(self, sentence: Sentence, quantity: Quantity, parts: Sequence[Operand]) -> list[Operand]:
        """Facts whose subject has some of a part's words and no others, in the part's year."""
        found = []
        content = self._binder.index.content
        for part in parts:
            if part.entry is None:
                continue
            for entry in self._binder.table.of_code(part.entry.measure.code):
                if (
                    entry.year == part.entry.year
                    and entry.subject != part.entry.subject
                    and content[entry.subject] < content[part.entry.subject]
                    and isinstance(entry.value, Decimal)
                    and entry.kind is part.entry.kind
                ):
                    found.append(operand(entry, quantity.kind))
        return found

    def in_year(self, sentence: Sentence, quantity: Quantity, carry: Carry, code: Code) -> list[Entry]:
        entries = self.frame(sentence, quantity, carry, quantity.kind, Measure(code))
        return self._binder.in_years(quantity, entries)

    def totals_like(self, operands: Sequence[Operand]) -> list[Operand]:
        """The agency's own figure of the same measure and year."""
        found: dict[str, Operand] = {}
        for one in operands:
            if one.entry is None:
                continue
            alike = (one.entry.measure, one.entry.year, one.entry.kind)
            for subject in self._binder.index.totals:
                for entry in self._binder.table.of_subject(subject):
                    if (entry.measure, entry.year, entry.kind) == alike and isinstance(entry.value, Decimal):
                        found[entry.fact.id] = operand(entry, one.kind)
        return list(found.values())


def _of_one(entries: Sequence[Entry], measure: Measure | None) -> Sequence[Entry]:
    """Facts that stand for a subject that is not named: none where several subjects may be meant."""
    if measure is not None and measure.code is Code.NATIONAL:
        return entries
    return entries if len({entry.subject for entry in entries}) <= _MOST_UNNAMED else ()

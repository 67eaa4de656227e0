"""Numbers that the words ask to compute: differences, changes, sums, shares, multiples, means, remainders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from assistant.checks.arithmetic import (
    Operand,
    Outcome,
    adds,
    differ_in_one,
    difference,
    gap,
    operand,
    operand_kinds,
    ratio,
    relative_change,
    show,
    total,
    year_pairs,
)
from assistant.checks.asking import Asked, is_fraction
from assistant.checks.binding import Binder
from assistant.checks.distribution import coordinated
from assistant.checks.lexicon import CLAIM_WORDS, Code
from assistant.checks.mentions import Mention
from assistant.checks.pool import Pool
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry, Kind, Measure

_NEAREST = 12


class Deriver:
    """Computes what the words ask for, over the numbers and facts that the sentence binds."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        self._pool = Pool(binder)

    def outcomes(
        self, sentence: Sentence, quantity: Quantity, carry: Carry, modes: Sequence[Asked]
    ) -> Iterator[Outcome]:
        """Every value that the words allow, the likeliest first."""
        for mode in modes:
            if mode is Asked.CHANGE:
                yield from self._changes(sentence, quantity, carry)
            elif mode is Asked.DIFFERENCE:
                yield from self._differences(sentence, quantity, carry)
                if any(mark.base or len(mark.years) > 1 for mark in sentence.years):
                    yield from self._changes(sentence, quantity, carry)
            elif mode is Asked.SUM:
                yield from self._sums(sentence, quantity, carry)
            elif mode is Asked.MEAN:
                yield from self._means(sentence, quantity, carry)
            elif mode is Asked.REST:
                yield from self._rests(sentence, quantity, carry)
            elif mode is Asked.SHARE:
                yield from self._ratios(sentence, quantity, carry, Decimal(100))
            elif mode is Asked.MULTIPLE:
                yield from self._ratios(sentence, quantity, carry, Decimal(1))

    def _pairs_of_change(
        self, sentence: Sentence, quantity: Quantity, carry: Carry
    ) -> Iterator[tuple[Operand, Operand]]:
        kinds = operand_kinds(quantity)
        bound = {one.at: one for one in self._pool.bound(sentence, quantity, kinds)}
        own = {
            year
            for mark in sentence.years
            if mark.base and quantity.opening <= mark.first < quantity.at
            for year in mark.years
        }
        for other in sentence.quantities:
            if other.role is Role.TO:
                start = other.partner
                while start is not None:
                    if start.at in bound and other.at in bound and _starts_in(bound[start.at], own):
                        yield bound[start.at], bound[other.at]
                    start = start.partner if start.role is Role.TO else None
        main = self.binder.calendar.main_year(sentence, carry)
        bases = self._base_years(sentence, carry)
        if not bases and any((mark.base and mark.years) or len(mark.years) > 1 for mark in sentence.years):
            return
        for kind in kinds:
            for measure in self._measures_of_change(sentence, quantity):
                entries = self._pool.frame(sentence, quantity, carry, kind, measure)
                by_key: dict[tuple[int, Measure], dict[int, Entry]] = {}
                for entry in entries:
                    if entry.year is not None:
                        by_key.setdefault((entry.subject, entry.measure), {})[entry.year] = entry
                for years in by_key.values():
                    for old_year, new_year in year_pairs(years, main, bases):
                        yield operand(years[old_year], kind), operand(years[new_year], kind)
        if not bases or own:
            ordered = sorted(bound.values(), key=lambda one: one.at)
            for first, second in combinations(ordered, 2):
                a, b = first.entry, second.entry
                if a is None or b is None or a.year is None or b.year is None or a.year == b.year:
                    continue
                if own and {min(a.year, b.year), max(a.year, b.year)} - {main} - own:
                    continue
                if a.subject == b.subject and a.measure == b.measure:
                    yield (first, second) if a.year < b.year else (second, first)

    @staticmethod
    def _measures_of_change(sentence: Sentence, quantity: Quantity) -> list[Measure | None]:
        """The number's own measure; for a plain word of change also the one that its clause names first."""
        if quantity.measured or quantity.measure is None:
            return [quantity.measure]
        return [Measure(Code.ACTUAL), quantity.measure]

    def _base_years(self, sentence: Sentence, carry: Carry) -> set[int]:
        bases: set[int] = set()
        main = self.binder.calendar.main_year(sentence, carry)
        for mark in sentence.years:
            if mark.relative is not None and main is not None:
                bases.add(main + mark.relative)
            elif mark.base and mark.years:
                bases.update(mark.years)
            elif len(mark.years) > 1:
                bases.add(mark.years[0])
        return bases - {main}

    def _changes(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> Iterator[Outcome]:
        direction = self._direction(sentence, quantity)
        part = is_fraction(quantity)
        relative = quantity.kind is Kind.PERCENT or part
        for old, new in self._pairs_of_change(sentence, quantity, carry):
            if direction and (new.value - old.value) * direction < 0:
                continue
            if relative:
                if old.value == 0:
                    continue
                outcome = relative_change(old, new)
                yield outcome._replace(value=outcome.value / 100) if part else outcome
            else:
                yield from difference(new, old, quantity)

    def _direction(self, sentence: Sentence, quantity: Quantity) -> int:
        for at in range(quantity.at - 1, quantity.opening - 1, -1):
            tag = CLAIM_WORDS.get(sentence.words[at].lower)
            if tag == "up":
                return 1
            if tag == "down":
                return -1
        return 0

    def _differences(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> Iterator[Outcome]:
        for kind in operand_kinds(quantity):
            if quantity.kind is Kind.PERCENT and kind is Kind.PERCENT:
                continue
            pool = self._pool.bound(sentence, quantity, (kind,))
            for one, other in combinations(pool, 2):
                if one.entry is None or other.entry is None or differ_in_one(one.entry, other.entry):
                    for first, second in product(self._pool.printings(one), self._pool.printings(other)):
                        yield from gap(first, second, quantity)
            implied = self._pool.implied(sentence, quantity, carry, kind)
            pairs = product(pool, implied) if pool else combinations(implied, 2)
            for one, other in pairs:
                if differ_in_one(one.entry, other.entry):
                    for first, second in product(self._pool.printings(one), self._pool.printings(other)):
                        yield from gap(first, second, quantity)

    def _sums(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> Iterator[Outcome]:
        bound = [
            one
            for one in self._pool.bound(sentence, quantity, (quantity.kind, Kind.COUNT, Kind.BARE))
            if adds(one, quantity)
        ]
        before = [one for one in bound if one.at < quantity.at]
        after = [one for one in bound if one.at > quantity.at]
        for group in (before, after, bound):
            for start in range(len(group) - 1):
                yield total(group[start:])
        lead = [mention for mention in sentence.mentions if mention.last < quantity.at]
        likeness = replace(quantity, role=Role.NONE, kind=quantity.kind)
        if quantity.kind is Kind.COUNT:
            likeness.kind, likeness.noun = Kind.BARE, ""
        for group_of in _listed(sentence, _joined(lead)):
            parts = []
            for mention in group_of:
                entries = self.binder.in_years(quantity, self.binder.of_mention(likeness, mention))
                values = [entry for entry in entries if isinstance(entry.value, Decimal)]
                if not values:
                    break
                parts.append(operand(values[0], quantity.kind))
            if len(parts) == len(group_of) and len({part.entry.fact.id for part in parts if part.entry}) > 1:
                yield total(parts)

    def _means(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> Iterator[Outcome]:
        for whole in self._sums(sentence, quantity, carry):
            count = len(whole.fact_ids)
            if count:
                yield Outcome(whole.value / count, f"({whole.arithmetic}) / {count}", whole.fact_ids)
        members = [
            entry
            for entry in self.binder.in_years(
                quantity, self._pool.frame(sentence, quantity, carry, quantity.kind)
            )
            if isinstance(entry.value, Decimal)
        ]
        if len(members) > 1:
            whole = total([operand(entry, quantity.kind) for entry in members])
            mean = whole.value / len(members)
            yield Outcome(mean, f"({whole.arithmetic}) / {len(members)}", whole.fact_ids)

    def _rests(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> Iterator[Outcome]:
        if quantity.kind is Kind.PERCENT:
            for measure in (Code.ABSORPTION, Code.ACTUAL):
                for entry in self._pool.in_year(sentence, quantity, carry, measure):
                    if isinstance(entry.value, Decimal):
                        yield Outcome(100 - entry.value, f"100 − {show(entry.value)}", (entry.fact.id,))
            return
        counts = (Kind.COUNT, Kind.BARE)
        kinds = counts if quantity.kind in counts else (quantity.kind,)
        bound = self._pool.bound(sentence, quantity, kinds)
        wholes = [one for one in bound if one.value > quantity.value] or bound
        for first, second in combinations(bound, 2):
            yield from gap(first, second, quantity)
        parts = self._pool.implied(sentence, quantity, carry, quantity.kind)
        if quantity.kind is Kind.MONEY:
            ceilings = [
                one for one in [*parts, *bound] if one.entry and one.entry.measure.code is Code.CEILING
            ]
            ceilings += [
                operand(entry, quantity.kind)
                for entry in self._pool.in_year(sentence, quantity, carry, Code.CEILING)
                if isinstance(entry.value, Decimal)
            ]
            for ceiling in ceilings:
                for entry in self.binder.table.of_subject(ceiling.entry.subject if ceiling.entry else -1):
                    if (
                        entry.measure.code is Code.SPENT
                        and ceiling.entry
                        and entry.year == ceiling.entry.year
                        and isinstance(entry.value, Decimal)
                    ):
                        yield from gap(ceiling, operand(entry, quantity.kind), quantity)
            return
        for first, second in self._pool.own_pairs(sentence, quantity):
            yield from gap(first, second, quantity)
        for whole in [*wholes, *self._pool.wholes(sentence, quantity, parts)]:
            for part in parts:
                if part.value < whole.value:
                    yield from gap(whole, part, quantity)

    def _ratios(
        self, sentence: Sentence, quantity: Quantity, carry: Carry, factor: Decimal
    ) -> Iterator[Outcome]:
        if is_fraction(quantity):
            factor = Decimal(1)
        kinds = (Kind.COUNT, Kind.MONEY, Kind.BARE) if factor == 100 else tuple(operand_kinds(quantity))
        for kind in kinds:
            bound = self._pool.bound(sentence, quantity, (kind,), computed=True)
            near = sorted(bound, key=lambda one: abs(one.at - quantity.at))[:_NEAREST]
            pairs = [
                (first, second)
                for first in near
                for second in near
                if first is not second
                and second.value
                and (first.value <= second.value or (first.at < second.at and not is_fraction(quantity)))
            ]
            stated = {
                (one.partner.at, one.at)
                for one in sentence.quantities
                if one.role is Role.WHOLE and one.partner
            }
            pairs.sort(key=lambda pair: (pair[0].at, pair[1].at) not in stated)
            for first, second in pairs:
                yield ratio(first, second, factor)
            implied = self._pool.implied(sentence, quantity, carry, kind)
            totals = self._pool.totals_like([*near, *implied])
            parts = near or implied
            for whole in (one for one in near if one.entry is None and factor == 100):
                own = {
                    s
                    for m in sentence.mentions
                    for s, _ in m.options
                    if quantity.opening <= m.first < quantity.at
                }
                for part in implied:
                    named = not own or (part.entry is not None and part.entry.subject in own)
                    if part.value < whole.value and named:
                        yield ratio(part, whole, factor)
            for first in [*near, *implied]:
                for second in [*implied, *totals, *near]:
                    one, other = first.entry, second.entry
                    if one is None or other is None or one.fact.id == other.fact.id or not second.value:
                        continue
                    related = differ_in_one(one, other) or not bound
                    if related and (first in parts or second in parts):
                        yield ratio(first, second, factor)


def _starts_in(start: Operand, years: set[int]) -> bool:
    """Tell whether a change may start at an operand, where the words say from which year."""
    return not years or start.entry is None or start.entry.year is None or start.entry.year in years


def _joined(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions, of which one that goes on with the subject right before it is left out."""
    kept: list[Mention] = []
    for mention in mentions:
        same = kept and kept[-1].options[0][0] == mention.options[0][0]
        if not (same and mention.first <= kept[-1].last + 2):
            kept.append(mention)
    return kept


def _listed(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Runs of coordinated mentions at the end of those given, the longest first."""
    for count in range(len(mentions), 1, -1):
        listed = coordinated(sentence, mentions, count)
        if listed:
            yield listed
    if len(mentions) > 1:
        yield mentions

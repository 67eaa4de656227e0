"""Differences between facts in play that a number may state, found by its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from assistant.checks.arithmetic import (
    Outcome,
    differ_in_one,
    difference,
    operand,
    operand_kinds,
    ratio,
    relative_change,
    show,
)
from assistant.checks.asking import ADDING, CUTTING, Asked, is_fraction
from assistant.checks.clauses import clause_at
from assistant.checks.evidence import Evidence
from assistant.checks.lexicon import CLAIM_WORDS, NEGATIONS, THAN, Code, vocabulary
from assistant.checks.measuring import segment_end
from assistant.checks.quantities import Quantity, Role, same_noun
from assistant.checks.table import Entry, Kind
from assistant.checks.words import roots

REFERENCES = frozenset({Code.TARGET, Code.PLAN_END, Code.NATIONAL, Code.CEILING, Code.BASELINE})
_TOWARDS = THAN | vocabulary("atas bawah terhadap ke menuju dengan melampaui melebihi menyentuh")
_BUDGET_CHANGES = vocabulary("perubahan pergeseran refocusing realokasi rasionalisasi")
_OF_ANYTHING = frozenset({"", "unit", "buah", "kali"})
_EACH = vocabulary("setiap tiap masing-masing per")
_ABOVE = vocabulary("kelebihan surplus unggul")
_BELOW = vocabulary("kekurangan defisit tertinggal ketinggalan")
_SIDES = frozenset({"atas", "bawah"})
_STATES = vocabulary("sebesar sebanyak sejumlah senilai dengan selisih hampir sekitar hingga tahun ini")
_STOPS = frozenset(",;:()")
_MOST_OPERANDS = 40
_FARTHEST = 5
_BESIDE = 8
_PAIR = 2
_TIED, _LOOSE, _COVERED = 0.97, 0.7, 0.6


class Reckoner:
    """Computes differences over the facts that one sentence has in play."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._sentence = evidence.sentence
        self._binder = evidence.binder

    def outcomes(self, quantity: Quantity, modes: Sequence[Asked]) -> Iterator[Outcome]:
        """The differences of two facts in play that nothing in the words speaks against."""
        differs = Asked.DIFFERENCE in modes or Asked.GAP in modes
        changes = Asked.CHANGE in modes and not differs
        multiplies = modes[:1] == [Asked.MULTIPLE]
        if is_fraction(quantity):
            yield from self._percentages(quantity)
        if Asked.MEAN in modes and _EACH & {word.lower for word in self._sentence.words}:
            yield from self._per_each(quantity)
        if quantity.kind in (Kind.COUNT, Kind.BARE) and not changes and not differs:
            yield from self._rests(quantity)
        if not changes and not differs and not multiplies:
            return
        facts = list(self._in_play(quantity))[:_MOST_OPERANDS]
        direction = self._direction(quantity)
        dates = quantity.years or frozenset()
        own = next(iter(dates)) if quantity.attached and len(dates) == 1 else None
        for one, other in combinations(facts, 2):
            if one.kind is not other.kind or not (differ_in_one(one, other) or _of_others(one, other)):
                continue
            dated = one.year != other.year and one.measure == other.measure
            if (changes or multiplies) and not dated:
                continue
            carried = _is_among(one, self._evidence.carry.entries) and _is_among(
                other, self._evidence.carry.entries
            )
            if dated and not carried and not self._spans(one, other, own):
                continue
            if not dated and not carried and not self._is_of_year(quantity, one, other):
                continue
            if (
                not dated
                and one.subject == other.subject
                and not {one.measure.code, other.measure.code} & (REFERENCES)
            ):
                continue
            if not self.allowed(quantity, (one, other)):
                continue
            old, new = sorted((one, other), key=lambda entry: entry.year or 0)
            if dated and direction * _sign(new, old) < 0:
                continue
            if multiplies:
                if old.value:
                    yield ratio(operand(new, new.kind), operand(old, old.kind), Decimal(1))
            elif quantity.kind is not Kind.PERCENT:
                yield from difference(operand(new, new.kind), operand(old, old.kind), quantity)
            elif dated and old.value:
                yield relative_change(operand(old, old.kind), operand(new, new.kind))

    def _rests(self, quantity: Quantity) -> Iterator[Outcome]:
        """What is left of a whole that was told just before, beside a part of it that is not what is told.

        `Dari 50 izin, 8 terlambat`: 50 less those in time, whose name the words right behind do not give.
        """
        yield from self._rest_of_told(quantity)
        whole = quantity.partner if quantity.role is Role.PART else quantity.previous
        among = {"antaranya", "antara", "diantaranya"} & set(
            self._sentence.between(quantity.after, quantity.after + 3)
        )
        if whole is None or not whole.entries or not (quantity.role is Role.PART or among):
            return
        entry, index = whole.entries[0], self._binder.index
        if not isinstance(entry.value, Decimal):
            return
        later = whole if whole.at > quantity.at else quantity
        end = segment_end(self._sentence, later)
        if end == later.after and self._sentence.lower(end) == ",":
            _, end = clause_at(self._sentence, later.at)
        said = {root for word in self._sentence.between(quantity.after, end) for root in roots(word)}
        denied = bool(NEGATIONS & set(self._sentence.between(quantity.after, end)))
        kin = {root for word in index.content[entry.subject] for root in roots(word)}
        for part in self._binder.table.of_code(entry.measure.code):
            own = [w for w in index.content[part.subject] if kin.isdisjoint(roots(w))]
            covered = sum(
                any(not kin_of.isdisjoint(roots(w)) for w in index.content[part.subject])
                for kin_of in [roots(w) for w in index.content[entry.subject]]
            )
            alike = (part.year, part.kind, part.noun) == (entry.year, entry.kind, entry.noun)
            if not alike or not own or covered < len(index.content[entry.subject]):
                continue
            named = all(not said.isdisjoint(roots(word)) for word in own)
            if isinstance(part.value, Decimal) and part.value < entry.value and named is denied:
                yield from difference(operand(entry, entry.kind), operand(part, part.kind), quantity)

    def _rest_of_told(self, quantity: Quantity) -> Iterator[Outcome]:
        """What two numbers of a pair before leave: `31 dari 38 tepat waktu; artinya tujuh terlambat`."""
        for whole in self._sentence.quantities:
            part = whole.partner
            if whole.role is not Role.WHOLE or part is None or max(whole.at, part.at) >= quantity.at:
                continue
            told = whole.status == part.status == "supported"
            if told and part is not quantity and (not quantity.noun or same_noun(quantity.noun, whole.noun)):
                text = f"{show(whole.value)} − {show(part.value)}"
                yield Outcome(whole.value - part.value, text, (*whole.fact_ids, *part.fact_ids))

    def _per_each(self, quantity: Quantity) -> Iterator[Outcome]:
        """How many there are for each of others: `rata-rata 250 siswa untuk setiap sekolah`."""
        facts = list(self._in_play(replace(quantity, noun="")))[:_MOST_OPERANDS]
        counts = [entry for entry in facts if entry.kind is Kind.COUNT and entry.value]
        for one, other in combinations(counts, 2):
            if one.year == other.year and one.subject != other.subject:
                small, large = sorted((one, other), key=_value)
                yield ratio(operand(large, large.kind), operand(small, small.kind), Decimal(1))

    def _percentages(self, quantity: Quantity) -> Iterator[Outcome]:
        """The percentage that stands beside a fraction in words: `separuh guru, tepatnya 47,5 persen`."""
        for one in self._sentence.quantities:
            whole = [self._binder.table.by_id[name] for name in one.fact_ids if one.why == "derived"]
            if whole and one.status == "supported" and one.kind is Kind.COUNT:
                most = max(map(_value, whole))
                if one.value < most:
                    yield Outcome(one.value / most, f"{show(one.value)} / {show(most)}", one.fact_ids)
            if one.entries and one.kind is Kind.PERCENT and abs(one.at - quantity.at) <= _BESIDE:
                entry = one.entries[0]
                assert isinstance(entry.value, Decimal)
                yield Outcome(entry.value / 100, f"{show(entry.value)} / 100", (entry.fact.id,))

    def _in_play(self, quantity: Quantity) -> Iterator[Entry]:
        """The facts that other numbers say, and those of the subjects, measures and years in play."""
        kinds = operand_kinds(quantity)
        seen: set[str] = set()
        said = [one.entries[0] for one in self._sentence.quantities if one.entries and one is not quantity]
        for entry in (*said, *self._evidence.carry.entries):
            if (
                entry.kind in kinds
                and entry.fact.id not in seen
                and isinstance(entry.value, Decimal)
                and _counts_alike(quantity, entry)
            ):
                seen.add(entry.fact.id)
                yield entry
        codes = {Code.ACTUAL, Code.COUNT, Code.OWN} | {
            code
            for mark in self._sentence.measures
            if mark.measure.code is not Code.CATEGORY
            for code in self._evidence.measures.groups(quantity, mark.measure)
        }
        if quantity.kind is Kind.MONEY and _BUDGET_CHANGES & {word.lower for word in self._sentence.words}:
            codes |= {Code.CEILING, Code.CEILING_BEFORE}
        years = self._evidence.years.years_in_play(quantity) | {entry.year for entry in said if entry.year}
        for subject in self._subjects():
            for entry in self._binder.table.of_subject(subject):
                if (
                    entry.fact.id not in seen
                    and entry.kind in kinds
                    and isinstance(entry.value, Decimal)
                    and entry.measure.code in codes
                    and (entry.year is None or entry.year in years or entry.measure.code is Code.PLAN_END)
                    and entry.measure.quarter == quantity.quarter
                    and _counts_alike(quantity, entry)
                ):
                    seen.add(entry.fact.id)
                    yield entry

    def _subjects(self) -> list[int]:
        mentions = self._evidence.voices.mentions or self._evidence.carry.mentions
        named = dict.fromkeys(
            subject
            for mention in mentions
            for subject, rank in mention.options
            if rank >= mention.options[0][1] * (_TIED if mention.sure else _LOOSE)
            or mention.covers.get(subject, 0) >= _COVERED
        )
        return list(named | dict.fromkeys(sorted(self._evidence.voices.spoken())))

    def _spans(self, one: Entry, other: Entry, own: int | None) -> bool:
        """Tell whether the words name both years of a change, or leave it at the year before.

        `own` is the year that the change itself is told of, as in `kenaikan 7 poin pada tahun 2020`.
        """
        years = {one.year, other.year}
        named = self._evidence.years.named_years()
        if own is not None:
            earlier = max((year for year in named if year < own), default=own - 1)
            return years == {own, earlier} or (own in years and years <= named)
        marks = self._sentence.years
        spans = [{mark.years[0], mark.years[-1]} for mark in marks if len(mark.years) > 1]
        if spans:
            return years in spans
        main = self._binder.calendar.main_year(self._sentence, self._evidence.carry)
        bases = {year for mark in marks if mark.base for year in mark.years}
        bases |= {main + (mark.relative or 0) for mark in marks if mark.base and mark.relative and main}
        if bases:
            return len(bases & years) == 1 and (main in years - bases or years <= named)
        if years <= named:
            return True
        if main is None or main not in years:
            return False
        return len(named - {main}) == 0 and years == {main, main - 1}

    def _is_of_year(self, quantity: Quantity, one: Entry, other: Entry) -> bool:
        """Tell whether facts of one year are of a year that the sentence speaks of, or of a plan's end."""
        carry, calendar = self._evidence.carry, self._binder.calendar
        main = calendar.main_year(self._sentence, carry)
        said = {fact.entries[0].year for fact in self._sentence.quantities if fact.entries}
        years = {main, *said, *(quantity.years or ()), *self._evidence.years.named_years()}
        return all(
            entry.year is None or entry.year in years
            for entry in (one, other)
            if entry.measure.code is not Code.PLAN_END
        )

    def _direction(self, quantity: Quantity) -> int:
        for at in range(quantity.at - 1, quantity.opening - 1, -1):
            word = self._sentence.words[at].lower
            tag = CLAIM_WORDS.get(word)
            if tag in ("up", "down") or word in CUTTING | ADDING:
                return 1 if tag == "up" or word in ADDING else -1
        return 0

    def allows(self, quantity: Quantity, outcome: Outcome) -> bool:
        """Tell whether nothing in the words speaks against a difference that was computed elsewhere."""
        pair = [self._binder.table.by_id[one] for one in outcome.fact_ids if one in self._binder.table.by_id]
        if len(pair) != _PAIR:
            return True
        one, other = pair
        dates = quantity.years or frozenset()
        own = next(iter(dates)) if quantity.attached and len(dates) == 1 else None
        stated = [fact.entries[0] for fact in self._sentence.quantities if fact.entries]
        dated = one.year != other.year and one.measure == other.measure
        told = _is_among(one, stated) and _is_among(other, stated)
        if dated and not told and not self._spans(one, other, own):
            return False
        return self.allowed(quantity, pair)

    def allowed(self, quantity: Quantity, pair: Sequence[Entry]) -> bool:
        """Tell whether a difference may be of these facts: what it is said to be a difference to is one.

        `9 hari lebih lama daripada target` is a difference to the target; where a change is told with its
        two ends (`dari A menjadi B`), it lies between them.
        """
        if self._side(quantity) * _beyond(pair) < 0 and self._binder.table.polarity(pair[0].subject) > 0:
            return False
        budgets = {entry.measure.code: entry for entry in pair}
        if budgets.keys() == {Code.CEILING, Code.CEILING_BEFORE}:
            moved = _sign(budgets[Code.CEILING], budgets[Code.CEILING_BEFORE])
            if self._direction(quantity) * moved < 0:
                return False
        aim = self._aim_before(quantity)
        if aim is not None and not any(entry.measure.code is aim for entry in pair):
            return False
        named = self._named_after(quantity)
        if named is not None:
            alike = (pair[0].subject, pair[0].measure) == (pair[1].subject, pair[1].measure)
            of_years = alike and not self._direction(quantity)
            return not of_years and any(_is_among(entry, named) for entry in pair)
        chain = [
            one.entries[0]
            for one in self._sentence.quantities
            if one.role in (Role.FROM, Role.TO) and one.entries and one is not quantity
        ]
        ends = [entry for entry in chain if entry.kind is pair[0].kind and entry.subject == pair[0].subject]
        if len(ends) >= _PAIR and pair[0].measure == ends[0].measure == pair[1].measure:
            return all(_is_among(entry, ends) for entry in pair)
        stated = [
            one.entries[0]
            for one in self._sentence.quantities
            if one.entries and one is not quantity and one.entries[0].measure.code in REFERENCES
        ]
        of_these = [e for e in stated if e.kind is pair[0].kind and e.subject == pair[0].subject]
        if of_these and {entry.measure.code for entry in pair} & REFERENCES:
            return any(_is_among(entry, of_these) for entry in pair)
        return True

    def _aim_before(self, quantity: Quantity) -> Code | None:
        """The kind of target that a difference is told of right before it: `melampaui target sebesar 3`."""
        before = [m for m in self._sentence.measures if quantity.opening <= m.first and m.last < quantity.at]
        if not before or before[-1].measure.code not in REFERENCES:
            return None
        between = self._sentence.between(before[-1].last + 1, quantity.at)
        reached = self._sentence.between(before[-1].first - 2, before[-1].first)
        led = any(CLAIM_WORDS.get(word) in ("exceed", "reach") or word in _SIDES for word in reached)
        return before[-1].measure.code if led and set(between) <= _STATES else None

    def _side(self, quantity: Quantity) -> int:
        """On which side of its reference a difference is said to lie: 1 above, -1 below, 0 where unsaid."""
        lead = self._sentence.between(quantity.opening, quantity.at)
        if lead[-1:] in (["lebih"], ["kurang"]) and lead[-2:-1] not in (["kurang"], ["lebih"]):
            return 1 if lead[-1] == "lebih" else -1
        for word in reversed(lead):
            if word in _ABOVE or word in _BELOW:
                return 1 if word in _ABOVE else -1
        return 0

    def _named_after(self, quantity: Quantity) -> list[Entry] | None:
        """The facts that the words right after a difference compare with, None where they name none."""
        words = self._sentence.words
        end = min(len(words), quantity.after + _FARTHEST)
        at = next(
            (
                at
                for at in range(quantity.after, end)
                if words[at].lower in _TOWARDS or words[at].text in _STOPS
            ),
            None,
        )
        if at is None or words[at].text in _STOPS:
            return None
        last = max(at + 2, segment_end(self._sentence, quantity))
        following = next((one for one in self._sentence.quantities if one.at > quantity.at), None)
        mark = next((m for m in self._sentence.measures if at < m.first <= at + 2), None)
        if mark is None or mark.measure.code not in REFERENCES:
            return None
        if following is not None and following.lead is mark and following.entries:
            return list(following.entries)
        codes = self._evidence.measures.groups(quantity, mark.measure)
        mentioned = [m for m in self._evidence.voices.mentions if mark.last < m.first < last]
        return [
            entry
            for code in codes
            for entry in self._binder.table.of_code(code)
            if not mentioned or any(self._evidence.voices.evokes(m, entry, quantity) for m in mentioned)
        ]


def _of_others(one: Entry, other: Entry) -> bool:
    """Tell whether facts differ in whom they are of, where a measure names it (`realisasi provinsi`)."""
    codes = {one.measure.code, other.measure.code}
    return one.year == other.year and codes <= {Code.ACTUAL, Code.OWN} and one.subject != other.subject


def _is_among(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Tell whether a fact is one of others, as the table holds it once."""
    return any(one is entry for one in entries)


def _counts_alike(quantity: Quantity, entry: Entry) -> bool:
    return quantity.noun in _OF_ANYTHING or same_noun(quantity.noun, entry.noun)


def _value(entry: Entry) -> Decimal:
    return entry.value if isinstance(entry.value, Decimal) else Decimal(0)


def _beyond(pair: Sequence[Entry]) -> int:
    """Whether what was reached lies above its reference; 0 where the pair holds none or two of them."""
    aims = [entry for entry in pair if entry.measure.code in REFERENCES]
    reached = [entry for entry in pair if entry.measure.code not in REFERENCES]
    return _sign(reached[0], aims[0]) if len(aims) == len(reached) == 1 else 0


def _sign(new: Entry, old: Entry) -> int:
    assert isinstance(new.value, Decimal) and isinstance(old.value, Decimal)
    return (new.value > old.value) - (new.value < old.value)

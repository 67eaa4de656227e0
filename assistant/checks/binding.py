"""Binding numbers to the facts they speak of, by the words alone and never by the value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.checks.dating import Calendar
from assistant.checks.lexicon import Code
from assistant.checks.measuring import after_brackets, segment_end
from assistant.checks.mentions import Mention
from assistant.checks.quantities import Quantity, Role, same_noun
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.subjects import SubjectIndex
from assistant.checks.table import Entry, FactTable, Kind, Measure
from assistant.domain.numerals import read_numbers

_GROUPS: dict[Code, tuple[Code, ...]] = {
    Code.TARGET: (Code.TARGET, Code.PLAN_END),
    Code.ACTUAL: (Code.ACTUAL, Code.COUNT),
    Code.ACHIEVEMENT: (Code.ACHIEVEMENT,),
    Code.BASELINE: (Code.BASELINE,),
    Code.PLAN_END: (Code.PLAN_END,),
    Code.PROGRESS: (Code.PROGRESS,),
    Code.NATIONAL: (Code.NATIONAL,),
    Code.CEILING: (Code.CEILING, Code.CEILING_BEFORE),
    Code.CEILING_BEFORE: (Code.CEILING_BEFORE,),
    Code.SPENT: (Code.SPENT, Code.ACTUAL),
    Code.ABSORPTION: (Code.ABSORPTION,),
    Code.REMAINDER: (Code.REMAINDER,),
    Code.EFFICIENCY: (Code.EFFICIENCY,),
    Code.COUNT: (Code.COUNT, Code.ACTUAL),
    Code.REACHED: (Code.ACHIEVEMENT, Code.ACTUAL),
    Code.VALUE: (Code.ACTUAL,),
}
_GROUPS_BY_KIND: dict[tuple[Code, Kind], tuple[Code, ...]] = {
    (Code.TARGET, Kind.MONEY): (Code.TARGET, Code.CEILING, Code.PLAN_END),
    (Code.ACTUAL, Kind.PERCENT): (Code.ACTUAL, Code.ABSORPTION),
    (Code.ACTUAL, Kind.MONEY): (Code.SPENT, Code.ACTUAL),
    (Code.ACHIEVEMENT, Kind.COUNT): (Code.ACHIEVEMENT, Code.ACTUAL),
    (Code.ACHIEVEMENT, Kind.BARE): (Code.ACHIEVEMENT, Code.ACTUAL),
    (Code.ABSORPTION, Kind.MONEY): (Code.SPENT,),
    (Code.SPENT, Kind.PERCENT): (Code.ABSORPTION,),
    (Code.ACTUAL, Kind.ANY): (Code.ACTUAL, Code.COUNT, Code.ABSORPTION, Code.SPENT),
}
_UNNAMED: dict[Kind, tuple[Code, ...]] = {
    Kind.PERCENT: (Code.ACTUAL, Code.ABSORPTION, Code.COUNT),
    Kind.MONEY: (Code.ACTUAL, Code.COUNT, Code.SPENT, Code.CEILING),
    Kind.COUNT: (Code.COUNT, Code.ACTUAL),
    Kind.BARE: (Code.COUNT, Code.ACTUAL),
    Kind.TIMES: (Code.COUNT, Code.ACTUAL),
    Kind.POINT: (Code.EFFICIENCY, Code.ACTUAL),
    Kind.ANY: (Code.ACTUAL, Code.COUNT, Code.ABSORPTION, Code.SPENT),
}
_COUNTING = frozenset({"sebanyak", "tercatat", "berjumlah", "sejumlah", "sebesar", "adalah", "mencapai"})
_AMONG = frozenset({"di", "antara", "antaranya", "diantara", "diantaranya"})
_AT = frozenset({"pada", "di", "untuk", "oleh"})
_LIES = frozenset({"berada", "terdapat", "terletak", "terjadi", "dicapai", "diraih", "dicatat", "tercatat"})
_RATIOS = (Code.ACHIEVEMENT, Code.PROGRESS)
_BESIDE = 0.5
_LAST_QUARTER = 4
LEAST_RANK = 0.35
_TIED = 0.97


def unit_fits(quantity: Quantity, entry: Entry, head: str) -> bool:
    """Tell whether a number's unit is a fact's; `head` is the first word of the fact's subject."""
    kind = entry.kind
    if kind is Kind.WORD:
        return False
    if quantity.kind is Kind.ANY:
        return kind is not Kind.POINT
    if kind is Kind.BARE and not entry.noun and entry.fact.unit is None:
        return quantity.kind is not Kind.POINT
    if quantity.kind is Kind.COUNT:
        if kind is Kind.BARE:
            return quantity.noun == head
        alike = same_noun(quantity.noun, entry.noun.split(" per ")[0]) or quantity.noun == head
        return kind is Kind.COUNT and (alike or entry.noun in quantity.units)
    if quantity.rate:
        return "per " in entry.noun and _same_rate(quantity, entry.noun)
    if quantity.kind is Kind.BARE:
        of_ratio = kind is Kind.PERCENT and quantity.measure is not None and entry.measure == quantity.measure
        return kind in (Kind.BARE, Kind.COUNT) or (of_ratio and entry.measure.code in _RATIOS)
    if quantity.kind is Kind.TIMES:
        return kind is Kind.COUNT and entry.noun == "kali"
    if entry.measure.code is Code.EFFICIENCY:
        return quantity.kind in (Kind.PERCENT, Kind.POINT) and kind in (Kind.PERCENT, Kind.POINT)
    return quantity.kind is kind


def _same_rate(quantity: Quantity, noun: str) -> bool:
    """Tell whether a rate is per as many as the facts' is."""
    per = [number.value for number in read_numbers(noun)]
    return not per or quantity.per is None or quantity.per.value in per


def _owner(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """The subject that `pada` ties to the number right before it."""
    at = after_brackets(sentence, quantity)
    if sentence.lower(at) == "atau":
        at = next((one.after for one in sentence.quantities if one.at == at + 1), at)
    while sentence.lower(at) in _LIES:
        at += 1
    if sentence.lower(at) not in _AT:
        return None
    sure = {m.options[0][0] for m in sentence.mentions if m.sure}
    return next((m for m in sentence.mentions if at < m.first <= at + 2 and m.options[0][0] in sure), None)


class Binder:
    """Finds the facts that a number with measure and years can speak of."""

    def __init__(self, table: FactTable, index: SubjectIndex, year: int | None) -> None:
        self.table = table
        self.index = index
        self.calendar = Calendar(
            year if year is not None else table.report_year,
            sorted({entry.year for entry in table.entries if entry.year is not None}),
        )

    def ordered_mentions(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> list[Mention]:
        """Mentions that a number may speak of, the nearest by grammar first."""
        end = segment_end(sentence, quantity)
        units = {one.after - 1 for one in sentence.quantities if one.noun}
        rates = {at for one in sentence.quantities if one.rate for at in range(one.at, one.after)}
        mentions = [m for m in sentence.mentions if not m.places <= units and m.first not in rates]
        lead = [m for m in mentions if m.first >= quantity.opening and m.last < quantity.at]
        trail = [m for m in mentions if quantity.at < m.first < end]
        earlier = [m for m in mentions if m.last < quantity.opening]
        beyond = after_brackets(sentence, quantity)
        others = [one.at for one in sentence.quantities if one is not quantity.partner and one.at >= beyond]
        later = [m for m in mentions if end <= m.first < min(others, default=len(sentence.words))]
        ordered: list[Mention] = []
        nearest = self._nearest(sentence, lead)
        if quantity.kind in (Kind.COUNT, Kind.BARE, Kind.TIMES):
            start = quantity.after
            while sentence.lower(start) in _AMONG:
                start += 1
            beside = [m for m in trail if m.first <= start + (1 if start == quantity.after else 0)]
            before = quantity.previous
            own = [m for m in nearest if before is None or m.first > before.after + 1]
            ordered += [m for m in own if any(self._tells_of(m, other) for other in beside)]
            ordered += beside
            ordered += [m for m in (*nearest, *self._nearest(sentence, earlier)) if not m.total]
            ordered += self._of_unit(sentence, quantity)
        ordered += nearest
        ordered += self._of_part(sentence, quantity)
        ordered += trail
        ordered += self._nearest(sentence, earlier)
        ordered += later
        ordered = self._placed(sentence, quantity) + ordered
        if quantity.mention is not None:
            ordered.insert(0, quantity.mention)
        unique: list[Mention] = []
        for mention in (*ordered, *carry.mentions):
            if mention not in unique:
                unique.append(mention)
        return unique

    def _placed(self, sentence: Sentence, quantity: Quantity) -> list[Mention]:
        """The subject right after a number: `sampai 98% pada Program X`, `Rp5 juta berada pada Program X`.

        A subject that leads to the number comes first, unless it belongs to the number before in this way.
        """
        own = _owner(sentence, quantity)
        if own is None:
            return []
        previous = quantity.previous
        earlier = _owner(sentence, previous) if previous is not None else None
        lead = [m for m in sentence.mentions if quantity.opening <= m.first and m.last < quantity.at]
        return [] if any(m.sure and m is not earlier for m in lead) else [own]

    def _tells_of(self, mention: Mention, other: Mention) -> bool:
        """Tell which of several subjects a mention beside a number leaves open is meant."""
        subject, beside = mention.options[0][0], other.options[0][0]
        if subject < 0 or beside < 0:
            return False
        if self.index.content[beside] < self.index.content[subject]:
            return True
        return not other.sure and any(subject == known for known, _ in other.options)

    def _of_unit(self, sentence: Sentence, quantity: Quantity) -> list[Mention]:
        """The subject that is nothing but the unit: `enam program`, `12 posyandu`."""
        return [
            mention
            for mention in sentence.mentions
            if quantity.noun
            and not self._counts_named(sentence, quantity)
            and mention.places == {quantity.after - 1}
            and len(self.index.content[mention.options[0][0]]) == 1
        ]

    @staticmethod
    def _counts_named(sentence: Sentence, quantity: Quantity) -> bool:
        """Tell whether a number counts a subject named before, as in `jumlah X tercatat 33 desa`."""
        lead = sentence.between(quantity.opening, quantity.at)
        named = any(m.sure and quantity.opening <= m.first < quantity.at for m in sentence.mentions)
        return named and bool(lead) and lead[-1] in _COUNTING

    @staticmethod
    def _of_part(sentence: Sentence, quantity: Quantity) -> list[Mention]:
        """What is said after `A dari B orang …` is said of A; where two are named, the first is B's."""
        whole = quantity.partner
        if quantity.role is not Role.PART or whole is None or whole.at < quantity.at:
            return []
        end = segment_end(sentence, whole)
        return [m for m in sentence.mentions if whole.at < m.first < end][::-1]

    def _nearest(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
        """Nearest first, but a mention before what it belongs to (`Penyediaan Makanan pada Program …`)."""
        ordered: list[Mention] = []
        for mention in reversed(mentions):
            ordered.append(mention)
        for at in range(len(ordered) - 1):
            owner, owned = ordered[at], ordered[at + 1]
            between = sentence.between(owned.last + 1, owner.first)
            if between in ([], ["pada"], ["di"], ["dalam"], ["oleh"], ["milik"], ["dari"]) and (
                owner.total or between
            ):
                ordered[at], ordered[at + 1] = owned, owner
        return ordered

    def groups(self, quantity: Quantity) -> tuple[Code, ...]:
        """The measures that a number may be of, the likeliest first."""
        if quantity.measure is None:
            return _UNNAMED.get(quantity.kind, ())
        code = quantity.measure.code
        return _GROUPS_BY_KIND.get((code, quantity.kind)) or _GROUPS.get(code, (code,))

    def fitting(self, quantity: Quantity, entries: Iterable[Entry]) -> list[Entry]:
        """Of some facts those of the number's measure and unit; of the likeliest measure that has any."""
        quarter = quantity.quarter
        name = quantity.measure.name if quantity.measure is not None else ""
        usable = [
            entry
            for entry in entries
            if entry.measure.quarter == quarter
            and entry.measure.name == name
            and unit_fits(quantity, entry, self.index.first(entry.subject))
        ]
        if not usable and quarter == _LAST_QUARTER:
            return self.fitting(replace(quantity, quarter=0), list(entries))
        if quantity.measure is not None and quantity.measure.code is Code.REACHED:
            return [entry for entry in usable if entry.measure.code in self.groups(quantity)]
        for code in self.groups(quantity):
            found = [entry for entry in usable if entry.measure.code is code]
            if found:
                return found
        return []

    def of_mention(self, quantity: Quantity, mention: Mention, others: Sequence[Mention] = ()) -> list[Entry]:
        """The facts of a mention's best subject that fit a number, all years.

        Where a mention leaves several subjects open, `others` of the same sentence decide between them.
        """
        extra: dict[int, float] = defaultdict(float)
        for other in others:
            if other is not mention:
                for subject, rank in other.options:
                    extra[subject] += rank * _BESIDE
        best = mention.options[0][1]
        ranked: list[tuple[float, list[Entry]]] = []
        if quantity.measure is None and quantity.kind is Kind.PERCENT:
            named = self.of_mention(replace(quantity, measure=Measure(Code.VALUE)), mention, others)
            if named:
                return named
        for subject, rank in mention.options:
            if rank >= best * LEAST_RANK:
                found = self.fitting(quantity, self.table.of_subject(subject))
                if found:
                    ranked.append((rank + extra[subject], found))
        if not ranked:
            return self._of_own_measure(quantity, mention)
        top = max(rank for rank, _ in ranked)
        return [entry for rank, found in ranked if rank >= top * _TIED for entry in found]

    def _of_own_measure(self, quantity: Quantity, mention: Mention) -> list[Entry]:
        """For a number without measure, what the facts call by a name of their own (`terlayani`)."""
        if quantity.measure is not None or not mention.sure or quantity.kind is Kind.ANY:
            return []
        subject = mention.options[0][0]
        return [
            entry
            for entry in self.table.of_subject(subject)
            if entry.measure.code is Code.OWN
            and entry.measure.quarter == quantity.quarter
            and entry.measure.name not in quantity.taken
            and unit_fits(quantity, entry, self.index.first(subject))
        ]

    def candidates(self, sentence: Sentence, quantity: Quantity, carry: Carry) -> list[Entry]:
        """The facts that a number may say, all years; empty where the words lead to none."""
        for mention in self.ordered_mentions(sentence, quantity, carry):
            found = self.of_mention(quantity, mention, self._window(sentence, quantity, mention))
            if not found and quantity.measure is not None and not quantity.measured and mention.sure:
                found = self.of_mention(replace(quantity, measure=None), mention)
            beside = quantity.after - 1 <= mention.first <= quantity.after
            if not found and mention.sure and beside and quantity.kind is Kind.COUNT:
                return []
            if found and (mention.sure or self.in_years(quantity, found)):
                return found
        if self._names_another(sentence, quantity):
            return []
        return self._unnamed(sentence, quantity)

    @staticmethod
    def _window(sentence: Sentence, quantity: Quantity, mention: Mention) -> list[Mention]:
        """The mentions that help to tell which subject a mention means: around the number, else before it."""
        end = segment_end(sentence, quantity)
        before = quantity.previous
        start = quantity.opening if before is None else max(quantity.opening, before.after + 2)
        return [m for m in sentence.mentions if (not mention.sure or m.first >= start) and m.first < end]

    @staticmethod
    def _names_another(sentence: Sentence, quantity: Quantity) -> bool:
        """Tell whether a number's own words name a subject for sure, of which the facts do not say such."""
        if quantity.measure is not None and quantity.measure.code is Code.NATIONAL:
            return False
        if quantity.kind is Kind.COUNT and quantity.role is not Role.WHOLE:
            return any(m.sure and m.first < quantity.at for m in sentence.mentions)
        end = segment_end(sentence, quantity)
        return any(m.sure and quantity.opening <= m.first < end for m in sentence.mentions)

    def _unnamed(self, sentence: Sentence, quantity: Quantity) -> list[Entry]:
        """Facts for a number whose subject is not named: the agency as a whole first."""
        pool = self.fitting(
            quantity, (entry for code in self.groups(quantity) for entry in self.table.of_code(code))
        )
        totals = [entry for entry in pool if entry.subject in self.index.totals]
        if totals:
            return totals
        if quantity.kind is Kind.COUNT:
            if quantity.role is Role.WHOLE:
                return pool
            own = [entry for entry in pool if quantity.noun in self.index.content[entry.subject]]
            return own or (pool if len({entry.subject for entry in pool}) == 1 else [])
        if quantity.kind is Kind.BARE and quantity.measure is None:
            return []
        return pool

    def _dated_ahead(self, quantity: Quantity) -> bool:
        """Tell whether a number names a year of its own that lies after the report's."""
        now = self.calendar.report_year
        return quantity.attached and now is not None and min(quantity.years or {now}) > now

    def in_years(self, quantity: Quantity, entries: Sequence[Entry]) -> list[Entry]:
        """Of some facts those of the number's years; the end of a plan lies in its own year."""
        years = quantity.years
        if not years:
            return list(entries)
        return [
            entry
            for entry in entries
            if entry.year is None
            or entry.year in years
            or (entry.measure.code in (Code.PLAN_END, Code.BASELINE) and not self._dated_ahead(quantity))
        ]

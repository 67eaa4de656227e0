"""Which years the words around a number leave open."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.binding import Binder
from assistant.checks.distribution import NO_YEAR
from assistant.checks.lexicon import CLAIM_WORDS, Code, vocabulary
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry

_NOW = vocabulary("kini sekarang terkini")
_ONCE = vocabulary("semula awalnya tadinya sebelumnya dulu dahulu mula-mula")


class YearEvidence:
    """Weighs, for one sentence, whether a number may be of a fact's year."""

    def __init__(self, sentence: Sentence, binder: Binder, carry: Carry) -> None:
        self.sentence = sentence
        self.binder = binder
        self.carry = carry

    def admits(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether no word about a number speaks against the year of a fact."""
        year = entry.year
        lead = self.sentence.between(quantity.opening, quantity.at)
        begins = not quantity.attached and quantity.role is Role.NONE and self._begins(quantity, lead)
        if year is None or (self.binder.in_years(quantity, [entry]) and not begins):
            return self._in_order(quantity, entry)
        if quantity.attached or quantity.years == NO_YEAR:
            return False
        if quantity.role is Role.FROM and entry.measure.code is Code.CEILING_BEFORE:
            return year == self.binder.calendar.main_year(self.sentence, self.carry)
        return year in self._years(quantity, entry) and self._in_order(quantity, entry)

    def _years(self, quantity: Quantity, entry: Entry) -> frozenset[int]:
        """The years that a number without a year of its own may be of, beside the likeliest."""
        calendar = self.binder.calendar
        main = calendar.main_year(self.sentence, self.carry)
        lead = self.sentence.between(quantity.opening, quantity.at)
        if _NOW & set(lead) and calendar.report_year is not None:
            return frozenset({calendar.report_year})
        if self._begins(quantity, lead):
            bases = {year for mark in self.sentence.years if mark.base for year in mark.years}
            latest = main if main is not None else calendar.report_year
            known = {
                other.year
                for other in self.binder.table.of_subject(entry.subject)
                if other.measure == entry.measure and other.year is not None
            }
            earlier = {year for year in known if latest is None or year < latest}
            return frozenset(bases or ({max(earlier)} if earlier else ()))
        owned = {year for one in self.sentence.quantities if one.attached for year in one.years or ()}
        named: set[int] = set()
        for mark in self.sentence.years:
            if mark.relative == 0 and calendar.report_year is not None:
                named.add(calendar.report_year)
            if not mark.base:
                named.update(mark.years)
        now = calendar.report_year
        elsewhere = not any(mark.last < quantity.at for mark in self.sentence.years) and not named - owned
        if now is not None and named and (self._tells_plan_alone() or elsewhere):
            named.add(now)
            owned.discard(now)
        if not named and main is not None:
            led = [mark for mark in self.sentence.years if mark.relative is not None]
            named.update(main + (mark.relative or 0) for mark in led if mark.last < quantity.at)
        return frozenset(named - owned)

    def _tells_plan_alone(self) -> bool:
        """Tell whether every year of the sentence is that of a plan's end."""
        plans = [
            one.years
            for one in self.sentence.quantities
            if one.attached and one.measure is not None and one.measure.code is Code.PLAN_END
        ]
        return all(frozenset(mark.years) in plans for mark in self.sentence.years)

    def named_years(self) -> frozenset[int]:
        """Every year that the sentence names, also by `tahun sebelumnya`."""
        calendar = self.binder.calendar
        main = calendar.main_year(self.sentence, self.carry)
        named = {year for mark in self.sentence.years for year in mark.years}
        for mark in self.sentence.years:
            if mark.relative is not None and main is not None:
                named.add(main + mark.relative)
        for at, reason in self.sentence.exempt.items():
            number = self.sentence.words[at].number
            spans = reason == "jangka waktu" and self.sentence.lower(at + 1) == "tahun"
            if spans and main is not None and number is not None and number.value is not None:
                named |= {main, main - int(number.value)}
        return frozenset(named)

    def years_in_play(self, quantity: Quantity) -> frozenset[int]:
        """The years that a computation may draw on: those named, told before, and the year before those."""
        main = self.binder.calendar.main_year(self.sentence, self.carry)
        own = {main, main - 1} if main is not None else set()
        own |= {year - 1 for year in quantity.years or ()}
        return self.named_years() | own | (quantity.years or frozenset())

    @staticmethod
    def _begins(quantity: Quantity, lead: Sequence[str]) -> bool:
        """Tell whether a number is what a change starts from: `membaik dari 55%`, `semula 55%`."""
        if quantity.role is Role.FROM or _ONCE & set(lead):
            return True
        changes = any(CLAIM_WORDS.get(word) in ("up", "down", "better", "worse") for word in lead)
        return changes and lead[-1:] == ["dari"]

    def _in_order(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether numbers of one series stand in order of time, apart from those with their own year."""
        if quantity.attached or entry.year is None or quantity.role is Role.NONE:
            return True
        for other in self.sentence.quantities:
            if other is quantity or other.role not in (Role.FROM, Role.TO) or not other.entries:
                continue
            known = other.entries[0]
            if (known.subject, known.measure) != (entry.subject, entry.measure) or known.year is None:
                continue
            if quantity.role not in (Role.FROM, Role.TO):
                continue
            first = other.role is Role.FROM or (quantity.role is Role.TO and other.at < quantity.at)
            if (known.year < entry.year) is not first:
                return False
        return True

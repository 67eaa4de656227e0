"""A sentence understood as far as words alone allow: numbers, measures, years, subjects, exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.checks.lexicon import Code
from assistant.checks.marks import MeasureMark, YearMark, measure_marks, quarter_near, year_marks
from assistant.checks.mentions import Mention
from assistant.checks.pairs import pair
from assistant.checks.quantities import Quantity, find_quantities
from assistant.checks.references import References
from assistant.checks.subjects import SubjectIndex
from assistant.checks.table import Entry, FactTable, Kind
from assistant.checks.words import Word, split_words
from assistant.domain.numerals import TokenKind, read_numbers

_NEXT_TO = 3


@dataclass(slots=True)
class Sentence:
    """What was read from one sentence; places are positions in `words`.

    `clause_ends` and `colons` are where clauses end, found when first asked for.
    """

    words: Sequence[Word]
    exempt: dict[int, str]
    years: list[YearMark]
    measures: list[MeasureMark]
    mentions: list[Mention]
    mention_at: list[Mention | None]
    quantities: list[Quantity]
    unread: list[int] = field(default_factory=list)
    clause_ends: list[int] | None = None
    colons: list[int] = field(default_factory=list)

    def lower(self, at: int) -> str:
        """The lower-case word at a place, `""` outside the sentence."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def between(self, first: int, last: int) -> list[str]:
        """The lower-case words from `first` to before `last`."""
        if last <= 0:
            return []
        return [word.lower for word in self.words[first if first > 0 else 0 : last]]

    def quarter(self, at: int) -> int:
        """The quarter of the year that a place speaks of, 0 for the whole year."""
        return quarter_near(self.words, at)


@dataclass(slots=True)
class Carry:
    """What a sentence hands on to the next: whom it spoke of, the year, and the facts that it said."""

    mentions: list[Mention] = field(default_factory=list)
    year: int | None = None
    entries: list[Entry] = field(default_factory=list)


class Reader:
    """Reads sentences in the light of the facts' subjects, units and measures."""

    def __init__(self, table: FactTable) -> None:
        self.index = SubjectIndex(table.subjects)
        spelled = {name: read_numbers(name) for name in {name for _, name, _ in table.subjects}}
        names = [split_words(name, numbers) for name, numbers in spelled.items() if numbers]
        self._references = References(names, table.nouns)
        self._nouns = table.nouns
        self._units = self._units_by_noun(table)
        self._nouns_of: dict[int, set[str]] = {}
        for entry in table.entries:
            if entry.kind is Kind.COUNT:
                self._nouns_of.setdefault(entry.subject, set()).add(entry.noun)
        self._own = sorted(
            (tuple(name.split()) for name in table.own_measures if name), key=len, reverse=True
        )

    def _units_by_noun(self, table: FactTable) -> dict[str, frozenset[str]]:
        """What facts count in, by the first word of their subject's name."""
        found: dict[str, set[str]] = {}
        for entry in table.entries:
            if entry.kind is Kind.COUNT:
                found.setdefault(self.index.first(entry.subject), set()).add(entry.noun)
        return {noun: frozenset(units) for noun, units in found.items() if noun}

    def _lasting(
        self, words: Sequence[Word], exempt: dict[int, str], mentions: Sequence[Mention]
    ) -> list[int]:
        """The durations that the facts tell of what is named right before: `X selama 17 hari kerja`."""
        ends = {m.last: m for m in mentions if m.sure}
        found = []
        for at, reason in exempt.items():
            mention = ends.get(at - 2) or ends.get(at - 1)
            if reason == "jangka waktu" and mention is not None:
                unit = " ".join(word.lower for word in words[at + 1 : at + 3])
                nouns = self._nouns_of.get(mention.options[0][0], ())
                if any(noun and (unit == noun or unit.split()[0] == noun) for noun in nouns):
                    found.append(at)
        return found

    def read(self, words: Sequence[Word]) -> Sentence:
        """Read one sentence."""
        exempt, years = self._references.find(words)
        mentions = self.index.mentions(words)
        mention_at: list[Mention | None] = [None] * len(words)
        for mention in mentions:
            for at in range(mention.first, mention.last + 1):
                mention_at[at] = mention
        for at in self._lasting(words, exempt, mentions):
            del exempt[at]
        skipped = exempt.keys() | set(years)
        named, measures = year_marks(words, years), measure_marks(words, mention_at, self._own)
        for year in named:
            if any(m.measure.code is Code.PLAN_END and 0 < year.first - m.last <= _NEXT_TO for m in measures):
                year.base = True
        quantities = find_quantities(words, skipped, self._nouns)
        pair(words, quantities)
        for quantity in quantities:
            quantity.units = self._units.get(quantity.noun, frozenset())
        return Sentence(
            words=words,
            exempt=exempt,
            years=named,
            measures=measures,
            mentions=mentions,
            mention_at=mention_at,
            quantities=quantities,
            unread=[
                at
                for at, word in enumerate(words)
                if at not in exempt
                and (
                    (
                        word.number is not None
                        and (word.number.value is None or word.number.kind is not TokenKind.NUMBER)
                    )
                    or (word.number is None and any(sign.isdigit() for sign in word.text))
                )
            ],
        )

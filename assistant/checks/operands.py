"""What a comparing word compares: the facts and numbers on its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.binding import LEAST_RANK, Binder
from assistant.checks.lexicon import CLAIM_WORDS, Code, vocabulary
from assistant.checks.marks import MeasureMark
from assistant.checks.quantities import Quantity
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry, Kind, Measure
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import NumberToken

NO_NUMBER = NumberToken(start=0, end=0, text="", value=Decimal(0))
CLAUSE_ENDS = vocabulary(
    "; sedangkan sementara namun tetapi tapi meskipun walaupun sehingga karena melainkan padahal"
)


class Side(NamedTuple):
    """A value on one side of a comparison, with the fact behind it where there is one."""

    value: Decimal
    entry: Entry | None
    kind: Kind

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts that it rests on."""
        return (self.entry.fact.id,) if self.entry is not None else ()


class Operands:
    """Finds the sides of comparisons in one sentence."""

    def __init__(self, sentence: Sentence, binder: Binder, carry: Carry) -> None:
        self.sentence = sentence
        self.binder = binder
        self.carry = carry

    def direct(self) -> list[Quantity]:
        """The numbers that stand for a fact themselves, neither computed nor thresholds."""
        return [
            one
            for one in self.sentence.quantities
            if one.why == "number" and one.kind not in (Kind.POINT, Kind.TIMES) and one.status != "exempt"
        ]

    def side(self, quantity: Quantity) -> Side:
        """The value of a number: its fact's where it is supported."""
        for entry in quantity.entries:
            if isinstance(entry.value, Decimal):
                return Side(entry.value, entry, quantity.kind)
        return Side(quantity.value, None, quantity.kind)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a place, from its first to before its last word."""
        words = self.sentence.words
        first, last = 0, len(words)
        for back in range(at - 1, -1, -1):
            if words[back].lower in CLAUSE_ENDS or words[back].text == ":":
                first = back + 1
                break
        for ahead in range(at + 1, len(words)):
            if words[ahead].lower in CLAUSE_ENDS:
                last = ahead
                break
        return first, last

    def mark_near(self, at: int) -> MeasureMark | None:
        """The measure that a word at a place speaks of: the nearest before it, else one right after it."""
        first, last = self.clause(at)
        before = [
            mark
            for mark in self.sentence.measures
            if first <= mark.first and mark.last < at and mark.measure.code is not Code.CATEGORY
        ]
        if before and not any(self._is_number(place) for place in range(before[-1].last + 1, at)):
            return before[-1]
        after = [
            mark
            for mark in self.sentence.measures
            if at < mark.first <= at + 3 and mark.first < last and mark.measure.code is not Code.CATEGORY
        ]
        if after and not any(self._is_number(place) for place in range(at, after[0].first)):
            return after[0]
        return before[-1] if before else None

    def _is_number(self, at: int) -> bool:
        return self.sentence.words[at].number is not None and not any(
            mark.first <= at <= mark.last for mark in self.sentence.years
        )

    def facts_at(
        self, at: int, measure: Measure | None, kind: Kind = Kind.ANY, opening: int = 0
    ) -> list[Entry]:
        """The facts, all years, that a number at a place would speak of."""
        likeness = Quantity(
            at, at + 1, NO_NUMBER, Decimal(0), kind, opening=opening, measure=measure, measured=True
        )
        return [
            entry
            for entry in self.binder.candidates(self.sentence, likeness, self.carry)
            if isinstance(entry.value, Decimal)
        ]

    def subjects_at(self, at: int) -> Iterator[int]:
        """The subjects that a place may speak of, the nearest mention's best first."""
        likeness = Quantity(at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY)
        for mention in self.binder.ordered_mentions(self.sentence, likeness, self.carry):
            best = mention.options[0][1]
            for subject, rank in sorted(mention.options, key=lambda option: -option[1]):
                if rank >= best * LEAST_RANK:
                    yield subject

    def unknown(self, at: int) -> tuple[ClaimStatus, str]:
        """The verdict on a word whose values are not among the facts.

        Where its clause names a known subject, it claims what nothing supports; else it is no claim on facts.
        """
        first, last = self.clause(at)
        if any(mention.sure and first <= mention.first < last for mention in self.sentence.mentions):
            return ClaimStatus.UNSUPPORTED, "Tidak ada fakta untuk memeriksa kata ini."
        return ClaimStatus.EXEMPT, "Tidak menyangkut angka yang dikenal."

    def years_at(self, at: int) -> tuple[int, ...]:
        """The years that a place speaks of, what is compared with left out."""
        marks = [mark for mark in self.sentence.years if not mark.base and mark.years]
        before = [mark for mark in marks if mark.last < at]
        if before:
            return before[-1].years
        if marks:
            return marks[0].years
        year = self.binder.calendar.main_year(self.sentence, self.carry)
        return (year,) if year is not None else ()

    def base_years(self) -> tuple[int, ...]:
        """The years that are compared with."""
        main = self.binder.calendar.main_year(self.sentence, self.carry)
        found: list[int] = []
        for mark in self.sentence.years:
            if mark.relative is not None and main is not None:
                found.append(main + mark.relative)
            elif mark.base:
                found.extend(mark.years)
        return tuple(year for year in found if year != main)


def claim_tag(sentence: Sentence, at: int) -> str | None:
    """What a word claims, None inside the name of a subject."""
    word = sentence.words[at]
    if not word.is_word:
        return None
    mention = sentence.mention_at[at]
    if mention is not None and at in mention.places:
        return None
    return CLAIM_WORDS.get(word.lower)


def by_subject(entries: Sequence[Entry]) -> dict[tuple[int, Measure], dict[int | None, Entry]]:
    """Facts by subject and measure, then by year."""
    found: dict[tuple[int, Measure], dict[int | None, Entry]] = {}
    for entry in entries:
        found.setdefault((entry.subject, entry.measure), {})[entry.year] = entry
    return found

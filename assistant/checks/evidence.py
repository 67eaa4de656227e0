"""What the words of a sentence say against a number's speaking of a fact: its measure, year or subject."""

from __future__ import annotations

from assistant.checks.binding import Binder, unit_fits
from assistant.checks.lexicon import Code
from assistant.checks.measure_evidence import MeasureEvidence
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry
from assistant.checks.voices import Voices
from assistant.checks.year_evidence import YearEvidence

_SHARES = frozenset({Code.ACHIEVEMENT, Code.PROGRESS})
_BUDGETS = frozenset({Code.CEILING, Code.CEILING_BEFORE})


class Evidence:
    """Weighs, for one sentence, whether a number may speak of a fact."""

    def __init__(self, sentence: Sentence, binder: Binder, carry: Carry) -> None:
        self.sentence = sentence
        self.binder = binder
        self.carry = carry
        self.measures = MeasureEvidence(sentence, binder)
        self.years = YearEvidence(sentence, binder, carry)
        self.voices = Voices(sentence, binder, carry)

    def admits(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether nothing in the words speaks against a number's meaning a fact of its value."""
        return (
            unit_fits(quantity, entry, self.binder.index.first(entry.subject))
            and self.measures.admits(quantity, entry)
            and self.years.admits(quantity, entry)
            and not self._taken(quantity, entry)
            and all(goes_with(quantity, entry, other) for other in self._partners(quantity))
            and self.voices.admits(quantity, entry)
        )

    def _partners(self, quantity: Quantity) -> list[Quantity]:
        return [
            other
            for other in self.sentence.quantities
            if other.entries and (other is quantity.partner or other.partner is quantity)
        ]

    def _taken(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether another number of the sentence says this very fact, and no less exactly."""
        return any(
            other is not quantity
            and other.entries[:1]
            and other.entries[0] is entry
            and not (quantity.value == entry.value != other.value)
            for other in self.sentence.quantities
        )


def goes_with(quantity: Quantity, entry: Entry, other: Quantity) -> bool:
    """Tell whether a fact can stand in a pair with what the pair's other number says.

    In `dari A menjadi B` both are of one subject and measure; in `A dari B` of one year where one is the
    other's target.
    """
    known = other.entries[0]
    if Role.FROM in (quantity.role, other.role):
        measures = {entry.measure.code, known.measure.code}
        return entry.subject == known.subject and (len(measures) == 1 or measures <= _BUDGETS)
    if Code.TARGET in (entry.measure.code, known.measure.code):
        if {entry.measure.code, known.measure.code} & _SHARES:
            return False
        return (entry.subject, entry.year) == (known.subject, known.year)
    return True

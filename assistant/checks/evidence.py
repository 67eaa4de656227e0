"""What the words of a sentence say against a number's speaking of a fact: its measure, year or subject."""

from __future__ import annotations

from assistant.checks.binding import Binder, unit_fits
from assistant.checks.measure_evidence import MeasureEvidence
from assistant.checks.quantities import Quantity
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry
from assistant.checks.voices import Voices
from assistant.checks.year_evidence import YearEvidence


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
            and self.voices.admits(quantity, entry, self.measures.codes(quantity))
        )

    def _taken(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether another number of the sentence says this very fact."""
        return any(other is not quantity and entry in other.entries[:1] for other in self.sentence.quantities)

"""The last reading of a draft: a sentence is verified only when every number in it is a filled slot."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.drafts import Sentence, SentenceStatus
from assistant.writing.facts import OfficeFacts
from assistant.writing.ledger import Ledger
from assistant.writing.points import Point


class Proof:
    """Reads sentences against the figures of the office and those computed so far."""

    def __init__(self, office: OfficeFacts, ledger: Ledger) -> None:
        self._office = office
        self._ledger = ledger

    def read(self, sentences: Sequence[Sentence], points: Sequence[Point]) -> list[Sentence]:
        """The sentences with their status; one that does not pass is marked, never shown as verified."""
        return [_marked(sentence, point) for sentence, point in zip(sentences, points, strict=True)]


def _marked(sentence: Sentence, point: Point) -> Sentence:
    rest = sentence.text
    for slot in sorted(point.slots, key=lambda slot: -len(slot.text)):
        rest = rest.replace(slot.text, " ")
    if any(c.isdigit() for c in rest):
        return sentence.model_copy(update={"status": SentenceStatus.UNSUPPORTED})
    return sentence

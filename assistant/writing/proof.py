"""The last reading of a draft: a sentence is verified only when every claim about a number in it holds."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.checker import Checker
from assistant.checks.facts import facts_from_figures
from assistant.domain.checking import Claim, ClaimStatus
from assistant.domain.drafts import Sentence, SentenceStatus
from assistant.writing.facts import OfficeFacts
from assistant.writing.ledger import Ledger
from assistant.writing.points import Point, SlotKind

_FIGURES = (SlotKind.FIGURE, SlotKind.SERIES)
_GOOD = frozenset({ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT})


class Proof:
    """Reads sentences against the figures of the office and those that the draft has computed."""

    def __init__(self, office: OfficeFacts, ledger: Ledger) -> None:
        self._office = office
        self._ledger = ledger

    def faults(self, sentences: Sequence[Sentence], points: Sequence[Point]) -> list[str | None]:
        """For each sentence of a section why it does not hold, None where it does.

        The sentences are read as one text, since a subject carries over from one to the next, against the
        figures that they rest on. In a sentence of the phrase bank a number that fills a slot is the figure
        itself; in a model's sentence its place has to be right as well.
        """
        figures = self._ledger.with_inputs(dict.fromkeys(i for s in sentences for i in s.figure_ids))
        checker = Checker(facts_from_figures(figures))
        text = "\n".join(sentence.text for sentence in sentences)
        result = checker.check(text, agency=self._office.agency, year=self._office.year)
        faults: list[str | None] = []
        start = 0
        for sentence in sentences:
            end = start + len(sentence.text)
            claims = [c for c in result.claims if start <= c.start < end]
            if sentence.author == "deterministic":
                filled = _filled(sentence, points)
                claims = [
                    c
                    for c in claims
                    if not any(a <= c.start - start and c.end - start <= b for a, b in filled)
                ]
            faults.append(_fault(claims))
            start = end + 1
        return faults


def mark(sentence: Sentence) -> Sentence:
    """A sentence that does not hold, marked so."""
    return sentence.model_copy(update={"status": SentenceStatus.UNSUPPORTED})


def _filled(sentence: Sentence, points: Sequence[Point]) -> list[tuple[int, int]]:
    """Where figures fill the slots of a sentence of the phrase bank."""
    own = [p for p in points if p.figure_ids == sentence.figure_ids and p.citations == sentence.citations]
    spans = []
    for slot in (slot for point in own for slot in point.slots if slot.kind in _FIGURES):
        start = sentence.text.find(slot.text)
        while start >= 0:
            spans.append((start, start + len(slot.text)))
            start = sentence.text.find(slot.text, start + 1)
    return spans


def _fault(claims: Sequence[Claim]) -> str | None:
    bad = next((claim for claim in claims if claim.status not in _GOOD), None)
    if bad is None:
        return None
    return f"“{bad.text}” tidak didukung angka" + (f" ({bad.reason})" if bad.reason else "")

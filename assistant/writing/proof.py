"""The last reading of a draft: a sentence is verified only when every claim about a number in it holds."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.checker import Checker
from assistant.checks.facts import facts_from_figures
from assistant.domain.checking import Claim, ClaimStatus
from assistant.domain.drafts import Sentence, SentenceStatus
from assistant.writing.facts import OfficeFacts
from assistant.writing.ledger import Ledger

_GOOD = frozenset({ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT})


class Proof:
    """Reads sentences against the figures of the office and those that the draft has computed."""

    def __init__(self, office: OfficeFacts, ledger: Ledger) -> None:
        self._office = office
        self._ledger = ledger

    def faults(self, sentences: Sequence[Sentence]) -> list[str | None]:
        """For each sentence of a section why it does not hold, None where it does.

        The sentences are read as one text, since a subject carries over from one to the next.
        """
        known = {figure.figure_id: figure for figure in self._office.figures}
        used = self._ledger.with_inputs(i for sentence in sentences for i in sentence.figure_ids)
        known.update((figure.figure_id, figure) for figure in used)
        checker = Checker(facts_from_figures(list(known.values())))
        text = "\n".join(sentence.text for sentence in sentences)
        result = checker.check(text, agency=self._office.agency, year=self._office.year)
        faults: list[str | None] = []
        start = 0
        for sentence in sentences:
            end = start + len(sentence.text)
            faults.append(_fault([c for c in result.claims if start <= c.start < end]))
            start = end + 1
        return faults


def mark(sentence: Sentence) -> Sentence:
    """A sentence that does not hold, marked so."""
    return sentence.model_copy(update={"status": SentenceStatus.UNSUPPORTED})


def _fault(claims: Sequence[Claim]) -> str | None:
    bad = next((claim for claim in claims if claim.status not in _GOOD), None)
    if bad is None:
        return None
    return f"“{bad.text}” tidak didukung angka" + (f" ({bad.reason})" if bad.reason else "")

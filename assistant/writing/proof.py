"""The last reading of a draft: a sentence is verified only when every claim about a number in it holds."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.checker import Checker
from assistant.checks.facts import facts_from_figures
from assistant.domain.checking import Claim, ClaimStatus
from assistant.domain.drafts import Sentence, SentenceStatus
from assistant.writing.facts import OfficeFacts
from assistant.writing.ledger import Ledger
from assistant.writing.points import Point

_SUPPOSED = frozenset({"realisasi_pada_penyebut_tetap", "jumlah_untuk_target"})
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
                claims = [c for c in claims if not _stands_in_slot(c, start, sentence, points)]
                claims = [c for c in claims if not _is_unbound_word(c, sentence)]
                if self._is_supposed(sentence):
                    claims = [c for c in claims if any(sign.isdigit() for sign in c.text)]
            faults.append(_fault(claims))
            start = end + 1
        return faults

    def _is_supposed(self, sentence: Sentence) -> bool:
        """Whether a sentence compares with a figure that never was, which no fact can confirm or deny."""
        figures = (self._ledger.figure(figure_id) for figure_id in sentence.figure_ids)
        return any(figure is not None and figure.measure in _SUPPOSED for figure in figures)


def mark(sentence: Sentence) -> Sentence:
    """A sentence that does not hold, marked so."""
    return sentence.model_copy(update={"status": SentenceStatus.UNSUPPORTED})


def _is_unbound_word(claim: Claim, sentence: Sentence) -> bool:
    """Whether a claim is a word that was bound to no fact, or to facts of the sentences around it.

    The phrase bank chose the word by arithmetic on the sentence's own figures; a number beside it has a claim
    of its own.
    """
    if claim.kind == "number":
        return False
    foreign = bool(claim.fact_ids) and not set(claim.fact_ids) <= set(sentence.figure_ids)
    return claim.status is ClaimStatus.UNSUPPORTED or foreign or not sentence.figure_ids


def _stands_in_slot(claim: Claim, start: int, sentence: Sentence, points: Sequence[Point]) -> bool:
    """Whether a claim is the filling of a slot: a figure, a name, or a word that is quoted from the report.

    A number inside a quotation is the report's, cited with its place; what ingest did not read there is
    marked for confirmation where it is planned.
    """
    own = [p for p in points if p.figure_ids == sentence.figure_ids and p.citations == sentence.citations]
    for slot in (slot for point in own for slot in point.slots):
        at = sentence.text.find(slot.text)
        while at >= 0:
            first, last = claim.start - start, claim.end - start
            if at <= first and last <= at + len(slot.text):
                return True
            if slot.unit == "predikat" and first <= at and at + len(slot.text) <= last:
                return True  # A category is claimed together with the word for it.
            at = sentence.text.find(slot.text, at + 1)
    return False


def _fault(claims: Sequence[Claim]) -> str | None:
    bad = next((claim for claim in claims if claim.status not in _GOOD), None)
    if bad is None:
        return None
    return f"“{bad.text}” tidak didukung angka" + (f" ({bad.reason})" if bad.reason else "")

"""The verdict on a word that claims something about numbers."""

from __future__ import annotations

from typing import NamedTuple

from assistant.checks.sentence import Sentence
from assistant.domain.checking import Claim, ClaimStatus


class WordClaim(NamedTuple):
    """A claim made by the words `first` to `last` of a sentence."""

    first: int
    last: int
    kind: str
    status: ClaimStatus
    reason: str | None = None
    fact_ids: tuple[str, ...] = ()

    def claim(self, sentence: Sentence) -> Claim:
        """The claim with its place in the text."""
        begin, end = sentence.words[self.first], sentence.words[self.last]
        return Claim(
            start=begin.start,
            end=end.end,
            text=" ".join(word.text for word in sentence.words[self.first : self.last + 1]),
            status=self.status,
            kind=self.kind,
            fact_ids=self.fact_ids,
            reason=self.reason,
        )

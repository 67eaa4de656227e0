"""Whether a cited passage contains what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.words import STOP_WORDS, roots, split_words
from assistant.domain.numerals import read_numbers
from assistant.domain.record import Record

ENOUGH = Decimal("0.5")
"""The share of a sentence's content words that a passage must contain to count as its source."""


class Coverage(Record):
    """How much of a sentence its sources contain.

    `share` is the share of content words, from 0 to 1, and 1 where the sentence has none. `missing_words` and
    `missing_numbers` are those of the sentence that no source contains, as written.
    """

    share: Decimal
    missing_words: tuple[str, ...]
    missing_numbers: tuple[str, ...]

    @property
    def supported(self) -> bool:
        """Tell whether enough of the words and all of the numbers are there."""
        return self.share >= ENOUGH and not self.missing_numbers


def coverage(sentence: str, sources: Sequence[str]) -> Coverage:
    """Compare a sentence with its sources: words by their roots, numbers by value and unit."""
    known_roots: set[str] = set()
    known_numbers: set[tuple[Decimal, str | None]] = set()
    for source in sources:
        numbers = read_numbers(source)
        known_numbers.update((one.value, one.unit) for one in numbers if one.value is not None)
        for word in split_words(source, numbers):
            if word.is_word:
                known_roots |= roots(word.lower)
    numbers = read_numbers(sentence)
    content = [
        word
        for word in split_words(sentence, numbers)
        if word.is_word and word.lower not in STOP_WORDS and len(word.lower) > 1
    ]
    missing = [word.text for word in content if roots(word.lower).isdisjoint(known_roots)]
    absent = [
        one.text
        for one in numbers
        if one.value is not None and not _known(one.value, one.unit, known_numbers)
    ]
    share = Decimal(len(content) - len(missing)) / len(content) if content else Decimal(1)
    return Coverage(share=share, missing_words=tuple(missing), missing_numbers=tuple(absent))


def _known(value: Decimal, unit: str | None, known: set[tuple[Decimal, str | None]]) -> bool:
    """A cell of a table has no unit of its own, so a bare number in a source may be any unit's."""
    return (value, unit) in known or (value, None) in known

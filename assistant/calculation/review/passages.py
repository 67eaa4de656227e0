"""The sentences of a report's passages."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.numerals import NumberToken, read_numbers
from assistant.domain.sources import Passage

_BETWEEN = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Þ\-–•])|\n+")


def sentences(passage: Passage) -> list[str]:
    """The sentences and list items of a passage, in order."""
    return _BETWEEN.split(passage.text)


@lru_cache(maxsize=10_000)
def numbers_in(text: str) -> tuple[NumberToken, ...]:
    """The numbers of a text; each text is read once, however many rules look at it."""
    return tuple(read_numbers(text))

"""Places where a text speaks of subjects, and what they are put together from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.checks.lexicon import CLAIM_WORDS, MEASURE_WORDS, THAN, vocabulary
from assistant.checks.words import STOP_WORDS, Word

_TURNS = THAN | vocabulary("sedangkan sementara namun tetapi tapi melainkan padahal")
_WIDEST_GAP = 2


@dataclass(slots=True)
class Mention:
    """A place where a text speaks of a subject: words `first` to `last` of its sentence.

    `options` are subjects with how well the words fit them, best first; which of them is meant depends on
    the number. `total` tells that the best one is the agency as a whole, `sure` that most of the best one's
    words stand there. `covers` is how much of each one's name stands there,
    `scores` what these words weigh.
    """

    first: int
    last: int
    options: list[tuple[int, float]]
    total: bool = False
    places: frozenset[int] = frozenset()
    sure: bool = False
    covers: dict[int, float] = field(default_factory=dict)
    scores: dict[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class Cluster:
    variant: int
    places: dict[int, float]
    score: float = 0.0
    rank: float = 0.0


@dataclass(slots=True)
class Variant:
    subject: int
    words: list[str]
    repeated: frozenset[int] = frozenset()
    whole_only: bool = False
    weights: list[float] = field(default_factory=list)
    total: float = 0.0
    telling: frozenset[int] = frozenset()
    name: bool = False


def apart(sentence: Sequence[Word], left: int, right: int, matched: set[int]) -> bool:
    """Tell whether the words between two places end a name."""
    foreign = 0
    for at in range(left + 1, right):
        word = sentence[at]
        if at in matched:
            continue
        if word.number is not None or word.text in ";:.()" or word.lower in _TURNS:
            return True
        if word.is_word and (word.lower in CLAIM_WORDS or word.lower in MEASURE_WORDS):
            return True
        if word.text == "," or (word.is_word and word.lower not in STOP_WORDS):
            foreign += 1
    return foreign > _WIDEST_GAP


def best_first(hit: tuple[int, int, float]) -> tuple[int, float, int]:
    at, part, quality = hit
    return at, -quality, part

"""The deterministic writer: every point becomes a sentence of the phrase bank, every number a filled slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.domain.drafts import Sentence
from assistant.writing.phrases import Phrases, load_bank
from assistant.writing.points import Point


def write_sentence(point: Point, order: int, bank: Mapping[str, Phrases] | None = None) -> Sentence:
    """The sentence of a point; by `order`, the place of the indicator, neighbours do not read alike."""
    phrases = (bank or load_bank())[point.act].phrasings
    phrase = phrases[(order + sum(map(ord, point.act))) % len(phrases)]
    return Sentence(
        text=_as_sentence(phrase.format(**point.values())),
        status=point.status,
        figure_ids=point.figure_ids,
        citations=point.citations,
        arithmetic=point.arithmetic,
    )


def write_sentences(points: Sequence[Point], order: int, told: Counter[str] | None = None) -> list[Sentence]:
    """The sentences of a section; an act that comes again is phrased in another way.

    `told` counts the acts of the draft so far and grows; without it `order` alone tells neighbours apart.
    """
    so_far = Counter[str]() if told is None else told
    sentences = []
    for point in points:
        sentences.append(write_sentence(point, so_far[point.act] + (order if told is None else 0)))
        so_far[point.act] += 1
    return sentences


def _as_sentence(text: str) -> str:
    tidy = " ".join(text.split())
    tidy = tidy[:1].upper() + tidy[1:]
    return tidy if tidy.endswith((".", "!", "?", '."')) else tidy + "."

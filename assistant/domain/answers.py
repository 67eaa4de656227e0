"""Answers to questions about reports."""

from __future__ import annotations

from typing import Literal

from assistant.domain.record import Record, Value
from assistant.domain.sources import Location


class Citation(Record):
    """A source that a reader can open: `ref` is a figure's or passage's id, `quote` its words."""

    kind: Literal["figure", "passage"]
    ref: str
    location: Location | None
    quote: str


class AnswerValue(Record):
    """A value in an answer, with the figure it is."""

    value: Value
    unit: str | None
    figure_id: str


class Answer(Record):
    """An answer with its figures and sources, or an abstention with its reason in Indonesian."""

    answer: str
    values: tuple[AnswerValue, ...] = ()
    citations: tuple[Citation, ...] = ()
    abstained: bool = False
    reason: str | None = None

"""The small protocol behind which a chat model sits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from assistant.domain.record import Record


class PromptPair(Record):
    """Two templates with `{variables}`: what the model is, and what it is asked."""

    system: str
    question: str


class Chat(Protocol):
    """A chat model that answers one question at a time."""

    @property
    def name(self) -> str:
        """The model's name as the settings give it."""

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """The answer as text.

        Raises:
            ModelError: the model cannot be reached, refuses, is too slow or does not stop.
        """

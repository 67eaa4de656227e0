"""A chat model that answers from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.errors import ModelError
from assistant.llm.chat import PromptPair


class ScriptedChat:
    """Gives its answers one after another; an exception in the list is raised, and an empty list fails.

    `asked` keeps the variables of every question, for tests and demonstrations to look at.
    """

    def __init__(self, answers: Sequence[str | ModelError], name: str = "scripted") -> None:
        self._answers = list(answers)
        self._name = name
        self.asked: list[dict[str, str]] = []

    @property
    def name(self) -> str:
        """The name that its sentences carry."""
        return self._name

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """The next answer of the list."""
        prompt.system.format(**variables)
        prompt.question.format(**variables)
        self.asked.append(dict(variables))
        if not self._answers:
            raise ModelError(
                "Model percobaan tidak mempunyai jawaban lagi; tambahkan jawaban pada daftarnya."
            )
        answer = self._answers.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        return answer

"""The writer on a chat model: it phrases the points, code fills the slots, and every sentence is checked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.domain.drafts import Sentence
from assistant.domain.record import Record
from assistant.errors import ModelError
from assistant.llm.chat import Chat
from assistant.writing.points import Point
from assistant.writing.prompt_files import section_prompt
from assistant.writing.slots import Offer, Rejection, accept, describe, offer

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_MOST_FAILURES = 2
_ANSWER_EXAMPLE = json.dumps(
    {"sentences": [{"text": "Kalimat dengan {{f:P1.actual}}.", "points": ["P1"], "passages": []}]}
)


class _Written(BaseModel):
    """One sentence as a model returns it."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: str
    points: list[str]
    passages: list[str] = []


class _Answer(BaseModel):
    """What a model returns for a section."""

    model_config = ConfigDict(extra="ignore", strict=True)

    sentences: list[_Written]


class Phrased(Record):
    """The sentences of a section, the trusted ones each stands for, and why some are not the model's."""

    sentences: tuple[Sentence, ...]
    trusted: tuple[tuple[Sentence, ...], ...]
    reasons: tuple[str, ...] = ()


class ModelWriter:
    """Phrases sections with a chat model; gives it up for the rest of a draft after two failures in a row."""

    def __init__(self, chat: Chat, agency: str) -> None:
        self._chat = chat
        self._agency = agency
        self._failures = 0

    def phrase(
        self, heading: str, indicator: str, points: Sequence[Point], trusted: Sequence[Sentence]
    ) -> Phrased:
        """The section in the model's words where they hold, in the deterministic ones elsewhere."""
        plain = Phrased(sentences=tuple(trusted), trusted=tuple((sentence,) for sentence in trusted))
        if not points or self._failures >= _MOST_FAILURES:
            return plain
        offers = offer(points, trusted)
        try:
            answer = self._ask(heading, indicator, offers)
        except ModelError as error:
            self._failures += 1
            return plain.model_copy(update={"reasons": (error.message,)})
        self._failures = 0
        return self._assemble(offers, answer)

    def _ask(self, heading: str, indicator: str, offers: Sequence[Offer]) -> _Answer:
        text = self._chat.ask(
            section_prompt(),
            {
                "office": self._agency,
                "slot_example": "{{f:P1.actual}}",
                "heading": heading,
                "indicator": indicator,
                "points": json.dumps(describe(offers), ensure_ascii=False, indent=1),
                "answer_example": _ANSWER_EXAMPLE,
            },
        )
        found = _OBJECT.search(text)
        if found is None:
            raise ModelError(f"Model {self._chat.name} tidak menjawab dengan JSON.")
        try:
            return _Answer.model_validate_json(found.group(0))
        except ValidationError as error:
            raise ModelError(
                f"Jawaban model {self._chat.name} tidak berbentuk seperti yang diminta."
            ) from error

    def _assemble(self, offers: Sequence[Offer], answer: _Answer) -> Phrased:
        known = {one.key: one for one in offers}
        place = {one.key: number for number, one in enumerate(offers)}
        covered: set[str] = set()
        told: list[tuple[int, Sentence, tuple[Sentence, ...]]] = []
        reasons: list[str] = []
        for written in answer.sentences[: 2 * len(offers)]:
            if covered & set(written.points):
                continue
            taken = accept(
                written.text, written.points, written.passages, known, self._agency, self._chat.name
            )
            if isinstance(taken, Rejection):
                reasons.append(f"satu kalimat model diganti karena {taken.reason}")
                continue
            covered |= set(written.points)
            first = min(place[key] for key in written.points)
            told.append((first, taken, tuple(known[key].sentence for key in dict.fromkeys(written.points))))
        told += [(place[one.key], one.sentence, (one.sentence,)) for one in offers if one.key not in covered]
        told.sort(key=lambda item: item[0])
        return Phrased(
            sentences=tuple(sentence for _, sentence, _ in told),
            trusted=tuple(stands_for for _, _, stands_for in told),
            reasons=tuple(reasons),
        )

"""What a chat model answered, kept while it writes, and why its sentences were not taken."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from assistant.domain.drafts import Draft
from assistant.domain.record import Record
from assistant.errors import ModelError
from assistant.llm.chat import Chat, PromptPair
from eval.drafting import texts

_NO_JSON = "jawaban tidak berbentuk JSON seperti yang diminta"
SAID_BEFORE = "pokoknya sudah disampaikan kalimat lain"
_REFUSAL = re.compile(r"satu kalimat model diganti karena (.+?)\.?$")
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_PARTICULARS = (
    (re.compile(r"^“.*”\s*(tidak didukung angka).*", re.DOTALL), r"\1"),
    (re.compile(r"\s*(?:\([^)]*\)|«[^»]*»)"), ""),
    (re.compile(r"\bpenanda \S+"), "penanda"),
    (re.compile(r"\bdipakai untuk \S+"), "dipakai untuk ukuran lain"),
    (re.compile(r"\bnama \S+ yang"), "nama yang"),
    (re.compile(r"\bkata .+ yang tidak sesuai"), "kata yang tidak sesuai"),
)


class Question(Record):
    """A question to a model, and the sentences of its answer as JSON; `fault` says why there are none.

    `section` is the heading and the indicator (or the agency) that it was asked about.
    """

    key: str
    section: tuple[str, str]
    sentences: tuple[str, ...] = ()
    fault: str | None = None


class Listener:
    """A Chat that hands every question on and keeps what came back."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self.heard: list[Question] = []

    @property
    def name(self) -> str:
        """The model's name as the settings give it."""
        return self._chat.name

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """The answer of the model behind it; raises ModelError as that does."""
        asked = Question(key=_key(variables), section=(variables["heading"], variables["indicator"]))
        try:
            text = self._chat.ask(prompt, variables)
        except ModelError as error:
            fault = error.message.removeprefix(f"Model {self.name} ")
            self.heard.append(asked.model_copy(update={"fault": fault}))
            raise
        sentences = _sentences(text)
        told = {"fault": _NO_JSON} if sentences is None else {"sentences": sentences}
        self.heard.append(asked.model_copy(update=told))
        return text


class Replay:
    """A Chat that answers one question with one sentence, and every other question with none."""

    def __init__(self, name: str, key: str, sentence: str) -> None:
        self.name = name
        self._key = key
        self._sentence = sentence

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """The sentence where its question is asked."""
        return f'{{"sentences": [{self._sentence if _key(variables) == self._key else ""}]}}'


def refusals(listener: Listener, draft: Draft, again: Callable[[Chat], Draft | None]) -> Iterator[str]:
    """The reason for every sentence that a model proposed for a draft and that is not in it.

    The writer meets each sentence once more, alone, and says what is wrong with it; `again` writes that
    draft. Nothing is asked of the model for it.
    """
    kept = set(texts(draft, listener.name))
    proposed = Counter({question.section: 0 for question in listener.heard})
    for question in listener.heard:
        proposed[question.section] += len(question.sentences)
    whole = {
        section for section, count in proposed.items() if count == _kept_in(draft, section, listener.name)
    }
    for question in (question for question in listener.heard if question.section not in whole):
        for sentence in question.sentences:
            alone = again(Replay(listener.name, question.key, sentence))
            taken = texts(alone, listener.name) if alone else []
            if not taken:
                yield _reason(alone)
            elif not set(taken) <= kept:
                yield SAID_BEFORE


def _kept_in(draft: Draft, section: tuple[str, str], author: str) -> int:
    """How many sentences an author has in the sections with this heading and indicator."""
    here = (one for one in draft.sections if (one.heading, one.indicator or draft.agency) == section)
    return sum(sentence.author == author for one in here for sentence in one.sentences)


def general(reason: str) -> str:
    """A reason without the names and words of its one case."""
    for pattern, instead in _PARTICULARS:
        reason = pattern.sub(instead, reason)
    return reason.strip().rstrip(".")


def _reason(draft: Draft | None) -> str:
    notes = [note.text for note in draft.notes] if draft else []
    found = next((match[1] for note in notes if (match := _REFUSAL.search(note))), "sebab tidak dicatat")
    return general(found)


def _key(variables: Mapping[str, str]) -> str:
    return json.dumps(dict(variables), sort_keys=True, ensure_ascii=False)


def _sentences(text: str) -> tuple[str, ...] | None:
    """The sentences of an answer, None where it does not hold them as it should."""
    found = _OBJECT.search(text)
    try:
        rows = json.loads(found[0])["sentences"] if found else None
        good = isinstance(rows, list) and all(
            isinstance(row["text"], str) and isinstance(row["points"], list) for row in rows
        )
    except (ValueError, KeyError, TypeError):
        return None
    return tuple(json.dumps(row, ensure_ascii=False) for row in rows) if good else None

"""A chat model on the suites that judge drafts: what became of its words, beside the deterministic writer."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from pydantic import Field

from assistant.domain.drafts import Draft
from assistant.domain.record import Record
from assistant.domain.sources import Report
from assistant.errors import InputError, LkjipError
from assistant.llm.chat import Chat
from assistant.settings import Settings, load_settings
from eval import suite_citations, suite_faithfulness, suite_wording
from eval.drafting import draft_one, texts
from eval.listening import Listener, Question, general, refusals
from eval.results import SuiteResult
from eval.world import World

Judge = Callable[[World, Sequence[Draft]], SuiteResult]
JUDGES: Mapping[str, Judge] = {
    "faithfulness": suite_faithfulness.judge,
    "citations": suite_citations.judge,
    "wording": suite_wording.judge,
}
"""The suites that a writer is judged by."""


class ModelRun(Record):
    """What a chat model did with the drafts.

    `beside` are the results of the deterministic writer on the same reports. Of the sentences that the model
    `proposed`, `kept` stand in the drafts in its words; `refused` counts the others by reason. `unanswered`
    counts the questions without a usable answer, by reason. `failed` is the sentence that says why the model
    could not be judged; there are no results then.
    """

    name: str
    results: tuple[SuiteResult, ...] = ()
    beside: tuple[SuiteResult, ...] = ()
    reports: int = 0
    questions: int = 0
    sentences: int = 0
    proposed: int = 0
    kept: int = 0
    refused: dict[str, int] = Field(default_factory=dict)
    unanswered: dict[str, int] = Field(default_factory=dict)
    seconds: float = 0.0
    deterministic_seconds: float = 0.0
    failed: str | None = None


def judged_by(names: Sequence[str]) -> list[str]:
    """The suites among the named ones, all where none is named, that judge a model.

    Raises:
        InputError: there is none among them.
    """
    chosen = [name for name in names or JUDGES if name in JUDGES]
    if not chosen:
        raise InputError(f"Model hanya dinilai pada suite {', '.join(JUDGES)}; sertakan salah satunya.")
    return chosen


def model_settings() -> Settings:
    """The settings, with a chat model.

    Raises:
        InputError: no model is set.
    """
    settings = load_settings()
    if not settings.model:
        raise InputError(
            "Belum ada model bahasa untuk dinilai; isi LKJIP_MODEL (dan bila perlu LKJIP_MODEL_BASE_URL), "
            "lalu ulangi dengan --model."
        )
    return settings


def run_model(world: World, settings: Settings, names: Sequence[str], most: int | None = None) -> ModelRun:
    """Draft the reports with the chat model of the settings and judge the drafts by the named suites.

    `most` limits the reports, for models that are slow or cost money. A model that answers no question of a
    whole report usably is given up; `failed` tells why.
    """
    from assistant.llm.langchain import open_chat

    try:
        chat = open_chat(settings)
    except LkjipError as error:
        return _failed(settings.model or "", error.message)
    assert chat is not None
    return _with(chat, world, names, world.application.reports()[:most])


def _with(chat: Chat, world: World, names: Sequence[str], reports: Sequence[Report]) -> ModelRun:
    application = world.application
    drafts: list[Draft] = []
    plain: list[Draft] = []
    heard: list[Question] = []
    refused: Counter[str] = Counter()
    seconds = plain_seconds = 0.0
    for number, report in enumerate(reports, start=1):
        listener = Listener(chat)
        started = time.perf_counter()
        draft = draft_one(application, report, listener)
        seconds += time.perf_counter() - started
        started = time.perf_counter()
        plainly = draft_one(application, report)
        plain_seconds += time.perf_counter() - started
        if draft is None or plainly is None:
            continue
        if not any(question.fault is None for question in listener.heard):
            faults = [question.fault for question in listener.heard if question.fault]
            return _failed(chat.name, faults[-1] if faults else "tidak ada yang perlu ditanyakan")
        drafts.append(draft)
        plain.append(plainly)
        heard += listener.heard
        refused.update(
            refusals(listener, draft, lambda again, report=report: draft_one(application, report, again))
        )
        sys.stderr.write(f"Model {chat.name}: laporan {number} dari {len(reports)} selesai.\n")
    return ModelRun(
        name=chat.name,
        results=tuple(_timed(JUDGES[name], world, drafts) for name in names),
        beside=tuple(_timed(JUDGES[name], world, plain) for name in names),
        reports=len(drafts),
        questions=len(heard),
        sentences=sum(len(texts(draft)) for draft in drafts),
        proposed=sum(len(question.sentences) for question in heard),
        kept=sum(len(texts(draft, chat.name)) for draft in drafts),
        refused=dict(refused.most_common()),
        unanswered=dict(Counter(general(q.fault) for q in heard if q.fault).most_common()),
        seconds=round(seconds, 2),
        deterministic_seconds=round(plain_seconds, 2),
    )


def _failed(name: str, reason: str) -> ModelRun:
    return ModelRun(
        name=name,
        failed=f"Model {name} tidak dapat dinilai: {reason.rstrip('.')}. Hasil penulis deterministik tetap "
        "berlaku; periksa LKJIP_MODEL, LKJIP_MODEL_BASE_URL, dan peladen modelnya, lalu ulangi.",
    )


def _timed(judge: Judge, world: World, drafts: Sequence[Draft]) -> SuiteResult:
    started = time.perf_counter()
    result = judge(world, drafts)
    return result.model_copy(update={"seconds": round(time.perf_counter() - started, 2)})

"""Whole drafts of the reports that a run knows: by the deterministic writer, or by a chat model."""

from __future__ import annotations

from assistant.application import Application
from assistant.domain.drafts import Draft
from assistant.domain.sources import Report
from assistant.errors import InputError
from assistant.llm.chat import Chat
from assistant.writing.report import Writer


def draft_all(application: Application) -> list[Draft]:
    """Draft every report with the deterministic writer."""
    return [draft for report in application.reports() if (draft := draft_one(application, report))]


def draft_one(application: Application, report: Report, chat: Chat | None = None) -> Draft | None:
    """The whole draft of a report, None where it holds nothing to draft; `chat` phrases it where given."""
    try:
        *_, whole = Writer(application.store, application.settings, chat=chat).draft(
            report.agency, report.year
        )
    except InputError:
        return None
    return whole


def texts(draft: Draft, author: str | None = None) -> list[str]:
    """The sentences of a draft in order; those of one author where it is named."""
    sentences = (sentence for section in draft.sections for sentence in section.sentences)
    return [sentence.text for sentence in sentences if author in (None, sentence.author)]

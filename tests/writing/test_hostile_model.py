"""A model that breaks every rule adds nothing to a draft."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.writing.report import Writer
from eval.hostile_chat import MARKS, HostileChat
from eval.world import World


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    found = World()
    yield found
    found.close()


def test_nothing_that_a_hostile_model_smuggles_in_stands_in_a_draft(world: World) -> None:
    application = world.application
    for report in application.reports():
        hostile = Writer(application.store, application.settings, chat=HostileChat())
        (*_, whole) = hostile.draft(report.agency, report.year)
        texts = [sentence.text for section in whole.sections for sentence in section.sentences]
        assert texts
        assert not [text for text in texts if any(mark.casefold() in text.casefold() for mark in MARKS)]

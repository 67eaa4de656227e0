"""The executive summary names every indicator that shares an extreme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.domain.drafts import SectionCode
from eval.world import World


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    found = World()
    yield found
    found.close()


def test_indicators_with_one_highest_achievement_are_named_together(world: World) -> None:
    agency = "Dinas Sosial Kabupaten Timor Tengah Utara"  # two indicators reach 100 / 90 × 100 = 111,11
    (*_, whole) = world.application.draft(agency, 2024, (SectionCode.IKHTISAR_EKSEKUTIF,))
    texts = [sentence.text for section in whole.sections for sentence in section.sentences]
    (extremes,) = [text for text in texts if "111,11 persen" in text]
    assert "Persentase PMKS yang terpenuhi kebutuhan dasarnya" in extremes
    assert "Persentase LKS yang terakreditasi" in extremes

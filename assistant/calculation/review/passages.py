"""The sentences of a report's passages."""

from __future__ import annotations

import re

from assistant.domain.sources import Passage

_BETWEEN = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Þ\-–•])|\n+")


def sentences(passage: Passage) -> list[str]:
    """The sentences and list items of a passage, in order."""
    return _BETWEEN.split(passage.text)

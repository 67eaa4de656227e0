"""What stands around figures: headings, and the paragraph that introduces a table."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval.vocabulary import is_content, root, said

_SHORTEST_LEAD, _LONGEST_LEAD, _LEAD_REACH = 6, 60, 12
"""Words of a paragraph that introduces a table, and lines between the two."""


def content_stems(text: str) -> set[str]:
    """Stems of the words of a text that can name something."""
    return {root(word) for word in said(text) if is_content(word)}


def sections(passages: Sequence[Passage]) -> dict[tuple[str, int], str]:
    """The last two headings above each line of each report."""
    found: dict[tuple[str, int], str] = {}
    for passage in passages:
        place = passage.location
        if place.line_from is None:
            continue
        heading = " ".join(passage.section.split(" > ")[-2:])
        for line in range(place.line_from, (place.line_to or place.line_from) + 1):
            found.setdefault((passage.report_id, line), heading)
    return found


def leads(passages: Sequence[Passage]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """For each report the last line and the stems of its paragraphs of prose, in order."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for passage in passages:
        end = passage.location.line_to or passage.location.line_from
        if end is None or passage.role is PassageRole.TABLE_ROW or len(passage.text.split()) < _SHORTEST_LEAD:
            continue
        last = " ".join(passage.text.split()[-_LONGEST_LEAD:])
        found[passage.report_id].append((end, frozenset(content_stems(last))))
    for ends in found.values():
        ends.sort(key=lambda pair: pair[0])
    return found


def lead_before(paragraphs: Sequence[tuple[int, frozenset[str]]], line: int) -> frozenset[str]:
    """Stems of the last paragraph before a line, where it is near."""
    place = bisect_left(paragraphs, line, key=lambda pair: pair[0]) - 1
    if place < 0 or line - paragraphs[place][0] > _LEAD_REACH:
        return frozenset()
    return paragraphs[place][1]

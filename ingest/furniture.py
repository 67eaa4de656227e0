"""Page furniture in running text: titles and numbers of pages that come again on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_PAGE_NUMBER = re.compile(r"\W*(?:hal(?:aman)?\.?\s*)?(?:\d{1,3}|[ivxlc]{1,6})\W*", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^\W*(\d{1,3})\b|\b(\d{1,3})\W*$")
_FEWEST = 3


def is_page_number(text: str) -> bool:
    """Whether a line holds the number of a page and nothing else."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def page_titles(texts: Sequence[str]) -> frozenset[str]:
    """Lines that pages repeat: beside a page number, or with one of their own that rises."""
    places: dict[str, list[int]] = defaultdict(list)
    filled = [text for text in texts if text]
    for index, text in enumerate(filled):
        if 8 <= len(text) <= 140 and "\t" not in text and "|" not in text and not is_page_number(text):
            places[re.sub(r"\d+", "#", text)].append(index)
    titles: set[str] = set()
    for found in places.values():
        if len(found) < _FEWEST:
            continue
        same = {filled[index] for index in found}
        if len(same) == 1:
            beside = sum(_beside_number(filled, index) for index in found)
            if beside >= _FEWEST and beside * 10 >= 6 * len(found):
                titles |= same
        elif _rises([filled[index] for index in found]):
            titles |= same
    return frozenset(titles)


def _beside_number(filled: Sequence[str], index: int) -> bool:
    near = [filled[i] for i in (index - 1, index + 1) if 0 <= i < len(filled)]
    return any(is_page_number(text) for text in near)


def _rises(lines: Sequence[str]) -> bool:
    """Whether lines differ in a number at their edge alone, which rises from each to the next."""
    for side in (1, 2):
        numbers, rests = [], set()
        for line in lines:
            match = next((m for m in _EDGE_NUMBER.finditer(line) if m.group(side)), None)
            if match is None:
                break
            numbers.append(int(match.group(side)))
            rests.add(line[: match.start(side)] + line[match.end(side) :])
        if len(numbers) == len(lines) and len(rests) == 1 and all(a < b for a, b in pairwise(numbers)):
            return True
    return False

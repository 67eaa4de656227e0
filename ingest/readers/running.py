"""Headers and footers: lines that come again at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SHARE = 0.4
_FEWEST_PAGES = 3


def running_lines(pages: Sequence[Sequence[tuple[str, bool]]]) -> set[tuple[int, int]]:
    """Places (page and line, from 0) of lines at the edge of pages that most pages repeat, numbers apart.

    Every line comes with whether it stands at its page's upper or lower edge.
    """
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_key(text) for text, edge in lines if edge})
    repeated = {
        key
        for key, count in seen.items()
        if count >= max(_FEWEST_PAGES, _SHARE * len(pages)) and len(key) < 120
    }
    return {
        (page, index)
        for page, lines in enumerate(pages)
        for index, (text, edge) in enumerate(lines)
        if edge and (_key(text) in repeated or _is_page_number(text))
    }


def _key(line: str) -> str:
    return re.sub(r"\b[ivxl]+\b|\d+", "#", line.lower()).strip()


def _is_page_number(line: str) -> bool:
    return (
        re.fullmatch(r"\W*(?:hal(?:aman)?\.?\s*)?(?:\d{1,3}|[ivxl]{1,6})\W*", line.strip(), re.IGNORECASE)
        is not None
    )

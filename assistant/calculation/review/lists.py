"""Lists of a report: the sentence that announces one, and its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.domain.sources import Location, Passage, PassageRole

_MARKER = re.compile(
    r"^\s*(?:(?P<bullet>[-•●▪·–➢❖✓⮚*])|\(?(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-z])[.)])\s+"
)
_PLAIN = re.compile(r"^(?=.*\w).{3,160}[;,]\s*(?:dan)?\s*$")
"""An item whose mark is lost, by the sign at its end; the last one ends a sentence."""
_ANNOUNCES = re.compile(r":\s*$|\b(?:sebagai berikut|berikut ini|yaitu|yakni)\W*$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:antara lain|di ?antaranya|misalnya|seperti|termasuk|beberapa|sebagian|dll|dst|dan lain)\b",
    re.IGNORECASE,
)
_TABLE = "|"
"""Stands for a table: no list goes on below one."""
_LAST_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z])")


class List(NamedTuple):
    """A list below the sentence that announces it; `kind` is how its items are marked."""

    head: str
    items: list[str]
    kind: str
    locations: tuple[Location, ...]
    followed_by: str


def is_open(text: str) -> bool:
    """Whether a sentence announces some things only."""
    return _OPEN.search(text) is not None


def lists(passages: Sequence[Passage]) -> Iterator[List]:
    """The lists of a report; one that goes on in the next passage is taken together.

    Only items marked like the first one count: those of another kind stand below one of them.
    """
    lines = [
        (line, passage.location)
        for passage in _once(passages)
        for line in passage.text.split("\n")
        if line.strip()
    ]
    at = 0
    while at < len(lines):
        text, place = lines[at]
        at += 1
        if not _ANNOUNCES.search(text):
            continue
        marked = _MARKER.match(text)
        head = _LAST_SENTENCE.split(text)[-1]
        found: list[str] = []
        places = [place]
        kind, last, here = "", 0, at
        while here < len(lines):
            line, where = lines[here]
            match = _MARKER.match(line)
            if match is None and kind in ("", "plain") and not marked:
                closes = kind == "plain" and line.rstrip().endswith(".")
                if _PLAIN.match(line) or (closes and len(line) < 200):
                    kind = "plain"
                    found.append(line)
                    places.append(where)
                    here += 1
                    if closes:
                        break
                    continue
            if match is None or (marked and match.lastgroup == marked.lastgroup):
                break
            own = match.lastgroup or ""
            kind = kind or own
            if own == kind:
                number = _position(match)
                if number is not None and number != last + 1:
                    break
                last = number or 0
                found.append(line[match.end() :])
                places.append(where)
            here += 1
        if found:
            following = lines[here][0] if here < len(lines) else ""
            yield List(head, found, kind, tuple(dict.fromkeys(places)), following)


def _once(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages in order, without those whose lines another one already holds."""
    told: set[str] = set()
    for passage in sorted(passages, key=lambda p: (p.location.line_from or 0, -(p.location.line_to or 0))):
        if passage.role is PassageRole.TABLE_ROW:
            yield passage.model_copy(update={"text": _TABLE})
            continue
        if passage.text in told or any(passage.text in other for other in list(told)[-3:]):
            continue
        told.add(passage.text)
        yield passage


def _position(match: re.Match[str]) -> int | None:
    if match["number"]:
        return int(match["number"])
    if match["letter"]:
        return ord(match["letter"]) - ord("a") + 1
    return None

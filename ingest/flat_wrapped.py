"""Headings of flat tables that go on in the line below: every heading a piece in each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from ingest.flat_cuts import is_heading_of_names
from ingest.flat_headings import heading_pieces, is_heading_of_figures, is_remark
from ingest.flat_values import agreement
from ingest.measures import Heading, Role, read_heading

_WORDS = re.compile(r"\([^()]*\)|\S+")
_MOST_PIECES = 20
_LONGEST = 4
_MOST_WAYS = 400


def without_group(first: str, second: str) -> str | None:
    """Two header lines as one where the second has only years and the first ends in the group over them."""
    pieces = heading_pieces(second)
    years = [read_heading((text,)) for text in _years(pieces)]
    if len(years) < 2 or any(heading.year is None for heading in years):
        return None
    upper = heading_pieces(first)
    for size in range(1, min(_LONGEST, len(upper) - 1) + 1):
        group = read_heading((" ".join(upper[-size:]),))
        if group.role is Role.VALUE and group.year is None and is_heading_of_figures(upper[-size:]):
            if size < _LONGEST and is_heading_of_figures(upper[-size - 1 :]):
                continue
            return f"{' '.join(upper[:-size])} {second}"
    return None


def _years(pieces: Sequence[str]) -> list[str]:
    """Pieces of a line of years, `Tahun 2023` as one; empty where anything else stands in it."""
    found: list[str] = []
    for piece in pieces:
        if piece.isdigit() and len(piece) == 4:
            word = found.pop() if found and found[-1].lower() in ("tahun", "th", "th.", "ta") else ""
            found.append(f"{word} {piece}".strip())
        elif piece.lower() in ("tahun", "th", "th.", "ta"):
            found.append(piece)
        else:
            return []
    return found


def wrapped_headings(
    lines: Sequence[str], rows: Sequence[Sequence[str]], latest: int | None = None
) -> list[str] | None:
    """The headings of header lines whose cells go on below, for rows of figures.

    Only headings that are known as a whole are taken, no word left over. Of the ways of putting them together
    those count that the sums and shares of the rows confirm best, that are made of known headings, and that
    leave fewest columns without a piece in the lower lines; all of these must say the same of the figures.
    Nothing is realised after the year `latest`.
    """
    pieces = tuple(tuple(_WORDS.findall(line)) for line in lines)
    if sum(map(len, pieces)) > _MOST_PIECES or not all(pieces):
        return None
    count = len(rows[0])
    ways = _divided(pieces, tuple(0 for _ in pieces), "start", count)
    if len(ways) > _MOST_WAYS:
        return None
    found: list[tuple[tuple[int, int, int], tuple[tuple[str | None, int | None], ...], list[str]]] = []
    for way in ways:
        headings = [text for text, _ in way]
        first = len(headings) - int(is_remark(headings[-1])) - count
        read = [read_heading((text,)) for text in headings[first : first + count]]
        said = tuple((heading.measure, heading.year) for heading in read)
        if len(set(said)) != len(said) or not _possible(said, latest):
            continue
        score = agreement(read, rows)
        if score is not None:
            short = sum(not low for _, low in way[first : first + count])
            unknown = sum(not is_heading_of_figures(text.split(" ")) for text in headings)
            found.append(((score, -unknown, -short), said, headings))
    if not found:
        return None
    best = max(item[0] for item in found)
    leading = [item for item in found if item[0] == best]
    if len({(said, len(headings)) for _, said, headings in leading}) != 1:
        return None
    return leading[0][2]


def _possible(said: Sequence[tuple[str | None, int | None]], latest: int | None) -> bool:
    """Whether columns can say this together: what stands twice has its years, what is done has been done."""
    measures = [measure for measure, _ in said]
    for measure, year in said:
        if year is None and measures.count(measure) > 1:
            return False
        if latest is None or year is None or measure is None:
            continue
        if year > latest and not measure.startswith(("target", "pagu")):
            return False
        if year < latest and measure.startswith("target_akhir"):
            return False
    return True


Way = tuple[tuple[str, bool], ...]
"""Headings from left to right, each with whether it has a piece in a line below the first."""


@lru_cache(maxsize=2048)
def _divided(
    pieces: tuple[tuple[str, ...], ...], at: tuple[int, ...], state: str, left: int
) -> tuple[Way, ...]:
    """Every way of dividing what is left of the lines into headings, as one column after the other."""
    if all(place == len(line) for place, line in zip(at, pieces, strict=True)):
        return ((),) if left == 0 else ()
    ways: list[Way] = []
    sizes = [range(min(_LONGEST, len(line) - place) + 1) for line, place in zip(pieces, at, strict=True)]
    for taken in product(*sizes):
        if not any(taken):
            continue
        parts = [
            part
            for line, place, size in zip(pieces, at, taken, strict=True)
            for part in line[place : place + size]
        ]
        after = _state(parts, state, left)
        if after is None:
            continue
        places = tuple(place + size for place, size in zip(at, taken, strict=True))
        heading = (" ".join(parts), any(taken[1:]))
        for rest in _divided(pieces, places, *after):
            ways.append((heading, *rest))
            if len(ways) > _MOST_WAYS:
                return tuple(ways)
    return tuple(ways)


def _state(parts: Sequence[str], state: str, left: int) -> tuple[str, int] | None:
    """What may follow a heading: the state after it, and how many columns of figures are left."""
    text = " ".join(parts)
    heading: Heading = read_heading((text,))
    if state == "start" and heading.role in (Role.NUMBER, Role.CODE) and len(parts) <= 2:
        return "name", left
    if state == "figures" and not left and is_remark(text) and not re.search(r"[\d%(]", text):
        return "end", 0
    known = is_heading_of_figures(parts)
    if state in ("start", "name") and heading.role is Role.NAME and (known or is_heading_of_names(parts)):
        return "second", left
    if not known:
        return None
    if state == "second" and heading.role is Role.NAME:
        return "unit" if state == "second" else "second", left
    if state in ("second", "unit") and heading.role is Role.UNIT:
        return "figures", left
    if (
        state in ("second", "unit", "figures")
        and left
        and heading.role is Role.VALUE
        and heading.measure != "kategori"
    ):
        return "figures", left - 1
    return None

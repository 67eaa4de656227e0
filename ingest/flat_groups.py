"""Headers of two lines over flat rows: groups above, and below them the headings that they reach over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.flat_cuts import Pairs, cut_line, is_heading_of_names, split_headings
from ingest.flat_headings import heading_pieces, known_headings
from ingest.flat_values import agreement
from ingest.labels import clean, squash, years_in
from ingest.measures import Heading, Role, read_heading

_PERIODS = 2
_LONGEST_REST = 2


def grouped_headings(
    upper: str, lower: str, rows: Sequence[Sequence[str]], spoken: Pairs = frozenset()
) -> tuple[list[str], list[str], bool] | None:
    """The headings of two lines for rows of figures, and whether a unit stands before the figures.

    Either every group has the same headings below it, or one group alone has headings below it. The second is
    taken only where the sums and shares of the rows confirm which group it is. None where nothing is certain.
    """
    values = len(rows[0])
    found: list[tuple[int, list[str], list[str], bool]] = []
    for groups in range(1, values + 1):
        cut = split_headings(upper, groups, spoken)
        if cut is None:
            continue
        headings, unit = cut
        tail = int(read_heading((headings[-1],)).role is Role.TEXT or _category(headings[-1]))
        first = len(headings) - tail - groups
        lead, tops, rest = headings[:first], headings[first : first + groups], headings[first + groups :]
        if any(len(known_headings(top) or ()) > 1 for top in tops):
            continue
        for tops_now, below in _arrangements(tops, clean(lower), values):
            read = [read_heading((top, under) if under else (top,)) for top, under in _reach(tops_now, below)]
            score = agreement(read, rows)
            if score is None or not _distinct(read):
                continue
            if groups > 1 and len(below) != below.count("") and "" in below and not score:
                continue
            blanks = [""] * len(lead)
            found.append((score, [*lead, *tops_now, *rest], [*blanks, *below, *[""] * len(rest)], unit))
    found.sort(key=lambda item: -item[0])
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1:]


def grouped_below_name(
    upper: str, lower: str, rows: Sequence[Sequence[str]], spoken: Pairs = frozenset()
) -> tuple[list[str], list[str], bool] | None:
    """The same where the heading of names goes on in the second line, and sums or shares confirm the rest."""
    above, below = heading_pieces(upper), heading_pieces(lower)
    found = []
    for size in range(1, len(above)):
        for more in range(1, min(_LONGEST_REST, len(below) - 1) + 1):
            name = [*above[:size], *below[:more]]
            if not is_heading_of_names(name):
                continue
            columns = grouped_headings(" ".join([*name, *above[size:]]), " ".join(below[more:]), rows, spoken)
            read = columns and [read_heading(pair) for pair in _reach(columns[0], columns[1])]
            if columns and read and agreement(read[-len(rows[0]) :], rows) and columns not in found:
                found.append(columns)
    return found[0] if len(found) == 1 else None


def _category(text: str) -> bool:
    return read_heading((text,)).measure == "kategori"


def _arrangements(tops: Sequence[str], lower: str, values: int) -> list[tuple[list[str], list[str]]]:
    """The ways in which headings below can stand under groups, each as wide as the rows."""
    ways = []
    if values % len(tops) == 0 and values >= 2 * len(tops) and (len(tops) == 1 or all(map(years_in, tops))):
        size = values // len(tops)
        below = cut_line(lower, values)
        if below and (len(tops) == 1 or _repeats(below, size)):
            ways.append(([text for top in tops for text in [top, *[""] * (size - 1)]], below))
    size = values - len(tops) + 1
    below = cut_line(lower, size) if len(tops) >= _PERIODS and size >= 2 else None
    for place, top in enumerate(tops):
        own = "(" in top or "%" in top
        if below and not (own and any("(" in text or "%" in text for text in below)):
            wide = [*tops[: place + 1], *[""] * (size - 1), *tops[place + 1 :]]
            ways.append((wide, [*[""] * place, *below, *[""] * (len(tops) - place - 1)]))
    return ways


def _repeats(below: Sequence[str], size: int) -> bool:
    """Whether headings repeat themselves after every `size` of them; words that a scan cut count as whole."""
    read = [squash(text) for text in below]
    return all(text == read[place % size] for place, text in enumerate(read))


def _reach(tops: Sequence[str], below: Sequence[str]) -> list[tuple[str, str]]:
    """Each heading with the group over it."""
    group, pairs = "", []
    for top, under in zip(tops, below, strict=True):
        group = top or group
        pairs.append((group, under))
    return pairs


def _distinct(read: Sequence[Heading]) -> bool:
    """Whether no two columns would hold the same measure of the same year."""
    said = [(heading.text if heading.measure is None else heading.measure, heading.year) for heading in read]
    return len(set(said)) == len(said) or any(re.search(r"triwulan|tw", str(one[0])) for one in said)

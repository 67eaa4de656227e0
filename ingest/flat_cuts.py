"""A line of unknown headings cut where each begins, by the words that begin headings and the text around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.flat_headings import BINDING, HEADING, MEASURING, first_word, heading_pieces, is_remark
from ingest.labels import clean, squash
from ingest.measures import Role, read_heading
from ingest.vocabulary import HEADING_WORDS, heal

_LONGEST = 7
_ALONE = re.compile(
    r"(?:sasaran|populasi|terlayani|dilayani|tertangani|ditangani|kemajuan|volume|sisa|bobot)$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"(?:non|tidak|belum|sudah|telah)$")
_PLACE = re.compile(
    r"(?:provinsi|kabupaten(?:\s*/\s*kota)?|kota|kecamatan|desa|kelurahan|puskesmas)", re.IGNORECASE
)


Pairs = frozenset[tuple[str, str]]


def _value_score(pieces: list[str]) -> float | None:
    """How well words make one heading of figures; None where they cannot."""
    text = " ".join(pieces)
    if HEADING.fullmatch(text):
        return 3.0
    if BINDING.match(first_word(pieces[-1])) or any("(" in piece for piece in pieces[:-1]):
        return None
    inner = sum(
        MEASURING.match(first_word(piece)) is not None and not _joined(pieces, index)
        for index, piece in enumerate(pieces)
        if index
    )
    if any(read_heading((part,)).role in (Role.NUMBER, Role.CODE, Role.UNIT) for part in (text, *pieces)):
        return None
    if MEASURING.match(first_word(pieces[0])):
        return 2.0 - 1.5 * inner - 0.1 * len(pieces)
    if BINDING.match(first_word(pieces[0])) and squash(pieces[0]) not in (
        "non",
        "tidak",
        "belum",
        "sudah",
        "telah",
    ):
        return None
    return 0.4 - 0.6 * (len(pieces) - 1) - 1.5 * inner + (0.3 if "(" in pieces[-1] else 0)


def _joined(pieces: list[str], index: int) -> bool:
    """Whether a word that can begin a heading goes on with the one before it, as in `Realisasi TW I`."""
    before, here = first_word(pieces[index - 1]), first_word(pieces[index])
    if BINDING.match(before):
        return True
    pair = f"{before} {here}".lower()
    period = re.match(
        r"(?:target|realisasi|capaian|pagu|anggaran) (?:tw|triwulan|semester|tahun|20\d\d)", pair
    )
    return bool(period) or HEADING.fullmatch(f"{before} {here}") is not None or pair.endswith(" i")


def _name_score(pieces: list[str]) -> float | None:
    text = " ".join(pieces)
    if BINDING.match(first_word(pieces[-1])) or BINDING.match(first_word(pieces[0])):
        return None
    if any(re.search(r"\((?:rp\.?|%)\)", piece, re.IGNORECASE) for piece in pieces):
        return None
    if any(MEASURING.match(first_word(piece)) for piece in pieces[1:]):
        return None
    if HEADING.fullmatch(text):
        return 3.0 if read_heading((text,)).role is Role.NAME else -2.0
    known = sum(squash(piece) in HEADING_WORDS for piece in pieces)
    role = read_heading((text,)).role
    if role is Role.NAME:
        return 2.0 - 0.1 * len(pieces) - 0.7 * (len(pieces) - max(known, 1))
    return (
        None
        if role in (Role.NUMBER, Role.CODE, Role.UNIT)
        else 0.3 * known / len(pieces) + 0.5 - 0.3 * len(pieces)
    )


def split_headings(text: str, values: int, spoken: Pairs = frozenset()) -> tuple[list[str], bool] | None:
    """The headings of a line that heads rows of `values` figures, and whether the one before them is a unit.

    A number or code may come first, then one name, a unit, the figures, and a category. None where two ways
    of cutting the line are equally good, or none is certain; `spoken` are pairs of words of the text around.
    """
    pieces = heading_pieces(text)
    return _split(pieces, values, spoken) or _split(_together(pieces, spoken), values, spoken)


def _together(pieces: list[str], spoken: Pairs) -> list[str]:
    """Pairs of words that the text around uses together as one piece; longer chains are left apart."""
    bound = [_bound(before, after, spoken) for before, after in pairwise(pieces)]
    joined: list[str] = []
    for index, piece in enumerate(pieces):
        near = bound[max(0, index - 2) : index + 1]
        if index and bound[index - 1] and sum(near) == 1:
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _bound(before: str, after: str, spoken: Pairs) -> bool:
    """Whether two words are used together, and neither begins a heading of figures."""
    pair = (before.lower(), first_word(after).lower())
    heads = any(MEASURING.match(word) or _ALONE.match(word) for word in pair)
    return pair in spoken and not heads and read_heading((before,)).role in (Role.UNKNOWN, Role.UNIT)


def _split(pieces: list[str], values: int, spoken: Pairs) -> tuple[list[str], bool] | None:
    lead: list[str] = []
    if pieces and read_heading((pieces[0],)).role in (Role.NUMBER, Role.CODE):
        lead, pieces = pieces[:1], pieces[1:]
        if lead[0].lower() == "kode" and pieces and pieces[0].lower() == "rekening":
            lead, pieces = [f"{lead[0]} {pieces[0]}"], pieces[1:]
    tail = int(bool(pieces) and is_remark(pieces[-1]))
    found: list[tuple[float, list[str], bool]] = []
    body = pieces[: len(pieces) - tail]
    for size in range(1, min(_LONGEST, len(body) - values) + 1):
        named = _name_score(body[:size])
        if named is None:
            continue
        rest = body[size:]
        unit = bool(rest) and read_heading((rest[0],)).role is Role.UNIT
        for score, cut in _cuts(rest[unit:], values):
            headings = [*lead, " ".join(body[:size]), *rest[:unit], *cut, *pieces[len(pieces) - tail :]]
            found.append((named + score, headings, unit))
    found.sort(key=lambda item: -item[0])
    if not found or found[0][0] < 0.5 or (len(found) > 1 and found[1][0] > found[0][0] - 0.05):
        return None
    headings, unit = found[0][1:]
    first = len(lead) + 1 + unit
    if not _certain(headings[len(lead)], headings[first : first + values], unit, spoken):
        return None
    return headings, unit


def _certain(name: str, headings: list[str], unit: bool, spoken: Pairs) -> bool:
    """Whether words can only be cut into these headings.

    Where nothing marks the border of two headings, as the words that begin headings of figures do, they must
    be as many as their words, or the text around must use the words of each together.
    """
    known = HEADING.fullmatch(name) is not None and read_heading((name,)).role is Role.NAME
    place = _PLACE.fullmatch(name) is not None and "(" in headings[0]
    if unit and ("satuan", first_word(headings[0]).lower()) in spoken:
        return False
    run = [name]
    for before, heading in pairwise([name, *headings]):
        words = heading.split(" ")
        marked = MEASURING.match(words[0]) is not None or "(" in before.rsplit(" ", 1)[-1]
        marked = marked or (len(words) == 1 and _ALONE.match(heading) is not None)
        marked = marked or (HEADING.fullmatch(before) is not None and HEADING.fullmatch(heading) is not None)
        if marked or (before is name and (unit or known or place)):
            if not _settled(run, spoken):
                return False
            run = []
        run.append(heading)
    return _settled(run, spoken)


def _settled(run: list[str], spoken: Pairs) -> bool:
    """Whether no border between the headings of a run could be elsewhere."""
    words = [[piece.lower() for piece in heading_pieces(heading)] for heading in run]
    unknown = [heading for heading in words if HEADING.fullmatch(" ".join(heading)) is None]
    inside = [pair for heading in unknown for pair in pairwise(heading) if not _BOUND.match(pair[0])]
    across = [(before[-1], after[0]) for before, after in pairwise(words)]
    return len(run) == 1 or (
        all(pair in spoken for pair in inside) and not (inside and any(pair in spoken for pair in across))
    )


def pairs_spoken(texts: Iterable[str]) -> Pairs:
    """The words that stand beside each other in texts, nothing but a space between them, in lower case."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        found.update(pairwise(clean(text).lower().split(" ")))
    return frozenset((first, re.sub(r"[.,;:)]+$", "", second)) for first, second in found)


def is_heading_of_names(pieces: list[str]) -> bool:
    """Whether words can be one heading of names: it is known for it, and no other heading begins in it."""
    if read_heading((" ".join(pieces),)).role is not Role.NAME or _name_score(pieces) is None:
        return False
    other = (Role.NUMBER, Role.CODE, Role.UNIT)
    if any(read_heading((first_word(piece),)).role in other for piece in pieces):
        return False
    return not any(HEADING.fullmatch(" ".join(pieces[:size])) for size in range(1, len(pieces)))


def cut_line(text: str, count: int) -> list[str] | None:
    """The words of a line as so many headings of figures; None where that is not certain."""
    words = heal(text, HEADING_WORDS).split(" ")
    pieces = words if all(word.startswith("(") for word in words) else heading_pieces(" ".join(words))
    found = _cuts(pieces, count) if len(pieces) <= 4 * count else []
    if not found or (len(found) > 1 and found[1][0] > found[0][0] - 0.05):
        return None
    return found[0][1]


def _cuts(pieces: list[str], count: int) -> list[tuple[float, list[str]]]:
    """The two best ways of cutting words into as many headings of figures, with their scores."""
    best: dict[tuple[int, int], list[tuple[float, list[str]]]] = {(0, 0): [(0.0, [])]}
    for number in range(1, count + 1):
        for end in range(number, len(pieces) + 1):
            ways = []
            for start in range(max(number - 1, end - _LONGEST), end):
                scored = _value_score(pieces[start:end])
                if scored is None:
                    continue
                for score, headings in best.get((number - 1, start), ()):
                    ways.append((score + scored, [*headings, " ".join(pieces[start:end])]))
            best[number, end] = sorted(ways, key=lambda way: -way[0])[:2]
    return best.get((count, len(pieces)), [])

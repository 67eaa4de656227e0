"""Agency names as people type them: short, abbreviated, misspelled, or inside a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from assistant.errors import UnknownAgency
from assistant.retrieval.vocabulary import said

_WORD = re.compile(r"[^\W_]+")
_WRITTEN_OUT = {
    "kab": "kabupaten",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kec": "kecamatan",
    "kel": "kelurahan",
}
_REGION_LEVELS = frozenset({"kabupaten", "kota", "provinsi"})
_SMALL = frozenset(
    {"dan", "di", "daerah", "pemerintah", "pemkab", "pemkot", "pemprov", "opd", "kantor", "the"}
)
"""Words that say nothing of which agency is meant."""
_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 3, 16
_SHORTEST_MISSPELT = 4
_ALIKE = 84
_LONG_ABBREVIATION = 6
_MANY = 8


class _Reading(Enum):
    """How freely a typed name is read; the strictest that fits any agency decides."""

    EXACT = auto()
    INITIALS = auto()
    PIECES = auto()
    TYPOS = auto()


def resolve_agency(asked: str, agencies: Sequence[str]) -> str:
    """The one known agency that is meant.

    Raises:
        UnknownAgency: none or several fit; the sentence names the candidates.
    """
    known = sorted(set(agencies))
    for reading in _Reading:
        fitting = [agency for agency in known if _explained(asked, agency, reading) is not None]
        if len(fitting) > 1:
            fitting = [agency for agency in fitting if _whole(asked, agency)] or fitting
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UnknownAgency(
                asked,
                tuple(fitting),
                f"Instansi '{asked}' dapat berarti beberapa instansi: {_listed(fitting)}; "
                "tulis namanya lebih lengkap.",
            )
    if not known:
        raise UnknownAgency(
            asked,
            (),
            f"Instansi '{asked}' tidak dikenal karena belum ada laporan; muat laporannya lebih dahulu.",
        )
    near = sorted(known, key=lambda agency: -fuzz.token_set_ratio(asked.lower(), agency.lower()))[:_MANY]
    raise UnknownAgency(
        asked,
        tuple(near),
        f"Instansi '{asked}' tidak dikenal; laporan yang ada berasal dari {_listed(near)}.",
    )


def find_agency_in(question: str, agencies: Sequence[str]) -> str | None:
    """The one known agency that a question names, or None when it names none or leaves a choice.

    A region's name, an office's name of two words or more, and their abbreviations are mentions; a single
    common word such as `sosial` is not.
    """
    words = [_WRITTEN_OUT.get(word, word) for word in said(question)]
    mentions = {agency: _mentioned(words, agency) for agency in set(agencies)}
    most = max(mentions.values(), key=len, default=frozenset())
    fullest = [agency for agency, mentioned in mentions.items() if mentioned and mentioned == most]
    return fullest[0] if len(fullest) == 1 and all(m <= most for m in mentions.values()) else None


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether `short` is made of pieces of all these words in order, as `flotim` is of Flores Timur.

    A piece is the beginning of its word, some of its letters from the first on (`dis` of dinas), or some
    letters from inside (`dik` of pendidikan, and in long abbreviations `na` of tenaga).
    """
    inside = 2 if len(short) >= _LONG_ABBREVIATION else 3
    return len(words) > 1 and short[:1] == words[0][:1] and _composed(short, tuple(words), inside)


@lru_cache(maxsize=20_000)
def _composed(short: str, words: tuple[str, ...], inside: int) -> bool:
    if not words:
        return not short
    word, rest = words[0], words[1:]
    return any(
        _is_piece(short[:length], word, inside) and _composed(short[length:], rest, inside)
        for length in range(1, len(short) - len(rest) + 1)
    )


def _is_piece(piece: str, word: str, inside: int) -> bool:
    if word.startswith(piece):
        return True
    if len(piece) >= inside and piece in word:
        return True
    letters = iter(word)
    return 2 <= len(piece) <= 4 and piece[0] == word[0] and all(letter in letters for letter in piece)


def _words(text: str) -> list[str]:
    return [_WRITTEN_OUT.get(word, word) for word in _WORD.findall(text.lower())]


def _whole(asked: str, agency: str) -> bool:
    """Whether nothing that tells this agency from others is left unsaid."""
    told = _explained(asked, agency, _Reading.TYPOS) or set()
    return all(place in told or word in _SMALL | _REGION_LEVELS for place, word in enumerate(_words(agency)))


def _explained(asked: str, agency: str, reading: _Reading) -> set[int] | None:
    """Places of the name's words that were said, or None when something was said that is not in the name."""
    name = _words(agency)
    told: set[int] = set()
    wanted = [word for word in _words(asked) if word not in _SMALL]
    levels = _REGION_LEVELS & set(name)
    for word in wanted:
        if word in _REGION_LEVELS:
            if levels and word not in levels:
                return None
            told |= {place for place, own in enumerate(name) if own == word}
            continue
        places = _places(word, name, reading)
        if not places:
            return None
        told |= places
    return told if any(name[place] not in _REGION_LEVELS for place in told) else None


def _places(word: str, name: Sequence[str], reading: _Reading) -> set[int]:
    """Places in a name that one typed word stands for."""
    exact = {place for place, own in enumerate(name) if own == word}
    if exact:
        return exact
    if reading is _Reading.EXACT:
        return set()
    short = _abbreviated(word, name, pieces=reading is not _Reading.INITIALS)
    if short or reading is not _Reading.TYPOS or len(word) < _SHORTEST_MISSPELT:
        return short
    scores = {place: fuzz.ratio(word, own) for place, own in enumerate(name)}
    best = max(scores, key=lambda place: scores[place])
    return {best} if scores[best] >= _ALIKE else set()


def _abbreviated(word: str, name: Sequence[str], *, pieces: bool = True) -> set[int]:
    if not _SHORTEST_ABBREVIATION <= len(word) <= _LONGEST_ABBREVIATION:
        return set()
    for run in _runs(name):
        for full in (run, [place for place in run if name[place] != "dan"]):
            words = [name[place] for place in full]
            if word == "".join(own[0] for own in words) or (pieces and abbreviates(word, words)):
                return set(run)
    return set()


def _runs(name: Sequence[str]) -> list[list[int]]:
    """Runs of two words and more that do not cross a region level, longest first."""
    cuts = [-1, *(place for place, word in enumerate(name) if word in _REGION_LEVELS), len(name)]
    spans = [range(left + 1, right) for left, right in pairwise(cuts)]
    runs = [list(span[i:j]) for span in spans for i in range(len(span)) for j in range(i + 2, len(span) + 1)]
    return sorted(runs, key=len, reverse=True)


def _mentioned(words: Sequence[str], agency: str) -> frozenset[str]:
    """The words of the parts of a name (office, region) that a question says; none if it says another's."""
    name = _words(agency)
    levels = [place for place, word in enumerate(name) if word in _REGION_LEVELS]
    office = name[: levels[0]] if levels else name
    region = name[levels[-1] + 1 :] if levels else []
    for word, following in pairwise(words):
        other_office = word == "dinas" and following not in (*office, *region)
        other_level = word in _REGION_LEVELS and following == "".join(region[:1]) and word not in name
        if other_office or other_level:
            return frozenset()
    parts = [part for part in (office, region) if part and _says(words, part)]
    return frozenset(word for part in parts for word in part)


def _says(words: Sequence[str], part: Sequence[str]) -> bool:
    said_words = [word for word in words if word not in _SMALL]
    telling = [word for word in part if word not in _SMALL]
    if any(said_words[i : i + len(telling)] == telling for i in range(len(said_words))):
        return bool(telling)
    places = {place for place, word in enumerate(part) if word not in _SMALL}
    return len(places) > 1 and any(places <= _abbreviated(word, part) for word in words)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MANY])
    return shown if len(names) <= _MANY else f"{shown}, dan {len(names) - _MANY} lainnya"

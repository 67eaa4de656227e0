"""Which of the known indicators a message names, however loosely."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.record import Record
from assistant.web.intent_words import NOT_A_NAME

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LINKING = _words(
    "yang dan di ke dari pada untuk dengan dalam oleh serta atau atas terhadap bagi para se sesuai "
    "tentang mengenai yg utk dgn dlm thd"
)
_SPELLINGS = {
    "presentase": "persentase",
    "prosentase": "persentase",
    "persen": "persentase",
    "pelayanannya": "pelayanan",
    "kab": "kabupaten",
}
_SUFFIXES = ("nya", "lah", "kah")
_MEASURING = _words("persentase jumlah nilai tingkat angka rasio indeks cakupan")
_PLACE = _words("di ke pada dalam tahun dengan terhadap karena agar sampai hingga")
_ENOUGH = 0.6
"""Share of an indicator's words that a message has to bring before it counts as named."""


class Words(Record):
    """The words of a text with their places, ready for comparison."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Naming(Record):
    """An indicator that a message names, and the stretch of the message that does so."""

    indicator: str
    start: int
    end: int
    share: float
    words: int


def words_of(text: str) -> Words:
    """Cut a text into words in one spelling."""
    found = list(_WORD.finditer(text))
    return Words(
        words=tuple(_plain(match.group()) for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


def named_indicators(text: str, indicators: Sequence[str]) -> tuple[Naming, ...]:
    """The indicators that a message names by most of their words; overlaps go to the better fit.

    Two that fit one stretch equally well are both given: the caller has to ask.
    """
    message = words_of(text)
    fits = [fit for name in indicators if (fit := _fit(message, name)) is not None]
    fits.sort(key=lambda fit: (-fit.share, -fit.words, fit.start))
    chosen: list[Naming] = []
    for fit in fits:
        rivals = [c for c in chosen if fit.start < c.end and c.start < fit.end]
        if all((rival.share, rival.words) == (fit.share, fit.words) for rival in rivals):
            chosen.append(fit)
    return tuple(sorted(chosen, key=lambda fit: fit.start))


def indicators_like(phrase: str, indicators: Sequence[str]) -> tuple[str, ...]:
    """The indicators that contain every word of a short phrase, such as an abbreviation."""
    wanted = set(_content(phrase))
    if not wanted:
        return ()
    return tuple(name for name in indicators if wanted <= {*_content(name), *_abbreviations(name)})


def _fit(message: Words, name: str) -> Naming | None:
    """The stretch of the message with the most words of the name and the fewest others (maximum subarray)."""
    wanted = frozenset(_content(name))
    short = _abbreviations(name)
    best, best_from, best_to, running, start = 0, 0, 0, 0, 0
    for place, word in enumerate(message.words):
        if running <= 0:
            running, start = 0, place
        if word in wanted or word in short:
            running += len(short.get(word, (word,)))
        elif word not in _LINKING:
            running -= 1
        if running > best:
            best, best_from, best_to = running, start, place
    if not best:
        return None
    found: set[str] = set()
    for word in message.words[best_from : best_to + 1]:
        found |= set(short.get(word, (word,))) & wanted
    share = len(found) / len(wanted)
    telling = wanted - _MEASURING or wanted
    thin = share < _ENOUGH or len(found & telling) * 2 < len(telling)
    if thin or (len(found) < 2 and len(wanted) > 1):
        return None
    if share < 1 and _goes_on_otherwise(message, best_from, best_to, wanted | frozenset(short)):
        return None
    return Naming(
        indicator=name,
        start=message.starts[best_from],
        end=message.ends[best_to],
        share=round(share, 3),
        words=len(found),
    )


def _goes_on_otherwise(message: Words, first: int, last: int, own: frozenset[str]) -> bool:
    """Whether a name told in part is told with words of another thing, inside it or right after it."""
    inside = message.words[first : last + 1]
    after: list[str] = []
    for place in range(last + 1, len(message.words)):
        word = message.words[place]
        if word == "yang":
            continue
        if word in _PLACE or word in NOT_A_NAME or message.starts[place] - message.ends[place - 1] > 1:
            break
        after.append(word)
    return any(word not in own and word not in _LINKING and not word.isdigit() for word in (*inside, *after))


def _content(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name).words if word not in _LINKING)


def _abbreviations(name: str) -> dict[str, tuple[str, ...]]:
    """Initials of the first three or more words, with those words: `ikm` for Indeks Kepuasan Masyarakat.

    A measuring word before them may be left out. Initials of words further on would be found by chance.
    """
    content = _content(name)
    starts = (0, 1) if content[:1] and content[0] in _MEASURING else (0,)
    runs = (content[i:j] for i in starts for j in range(i + 3, min(i + 7, len(content)) + 1))
    return {"".join(word[0] for word in run): run for run in runs}


def _plain(word: str) -> str:
    word = word.casefold()
    word = _SPELLINGS.get(word, word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 4:
            return word.removesuffix(suffix)
    return word

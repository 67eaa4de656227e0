"""Abbreviations that a report itself explains, such as `Bantuan Langsung Tunai (BLT)`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.retrieval.agencies import abbreviates
from assistant.retrieval.vocabulary import SHORT_FORMS, is_content, root
from assistant.retrieval.words import SAME, field_groups

_AFTER = re.compile(r"((?:[\w/’'-]+[ ,]+){2,10})\(([A-Z][\w/-]{1,9})\)")
_BEFORE = re.compile(r"\b([A-Z][\w-]{1,9}) \(((?:[A-Z][\w/-]+ ?){2,8})\)")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_SMALL = {"dan", "di", "ke", "yang", "dari", "untuk", "atau", "dengan", "bagi", "pada", "atas"}


@cache
def general() -> dict[str, frozenset[str]]:
    """Abbreviations of the field that every office uses, such as `iku` and `renstra`."""
    found: dict[str, frozenset[str]] = {}
    for kind, members in field_groups():
        longest = max(members, key=lambda member: member.count(" "))
        for member in members if kind == SAME else ():
            if " " in member or member in SHORT_FORMS or not is_content(member):
                continue
            spelled = any(abbreviates(member, other.split()) for other in members if " " in other)
            full = frozenset(root(word) for word in longest.split() if is_content(word))
            if spelled and len(full) > 1 and root(member) not in full:
                found[root(member)] = full
    return found


def learn(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Abbreviation stems with the stems of what they stand for."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        if "(" not in text:
            continue
        for phrase, short in _AFTER.findall(text):
            _keep(found, short, _spelled_by(phrase.replace(",", " ").split(), short))
        for short, phrase in _BEFORE.findall(text):
            _keep(found, short, _spelled_by(phrase.split(), short))
    return found


def written_out(text: str, short: str) -> str:
    """The words that a text sets an abbreviation behind in brackets for; empty where there are none."""
    for phrase, found in _AFTER.findall(text):
        if found.lower() == short:
            return " ".join(_spelled_by(phrase.replace(",", " ").split(), found))
    return ""


def by_initials(names: Iterable[str], texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Capital-letter words of the texts that are the initials of words in a row in a name: `SMP`."""
    wanted = {word.lower() for text in texts for word in _CAPITALS.findall(text)}
    found: dict[str, frozenset[str]] = {}
    for name in dict.fromkeys(names):
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
        initials = "".join(word[0] for word in words)
        for short in wanted:
            place = initials.find(short)
            if place >= 0 and short not in words:
                spelled = frozenset(root(word) for word in words[place : place + len(short)])
                if len(spelled) > 1:
                    found.setdefault(root(short), spelled)
    return found


def by_syllables(short: str, texts: Iterable[str]) -> frozenset[str]:
    """The stems of words in a row that `short` is put together from, as `alkes` from alat kesehatan."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _SMALL]
        for place, word in enumerate(words):
            if word[0] == short[0] or short[:3] in word:
                for end in (place + 2, place + 3):
                    counts[tuple(words[place:end])] += _from_syllables(short, words[place:end])
    best = max(counts, key=lambda run: counts[run], default=())
    return frozenset(root(word) for word in best) if best and counts[best] else frozenset()


def _from_syllables(short: str, words: Sequence[str]) -> bool:
    """Whether pieces of two to four letters, from the beginning or of three from inside, make up the word."""
    if not words:
        return not short
    first = words[0]
    return any(
        (first.startswith(short[:length]) or (length > 2 and short[:length] in first))
        and _from_syllables(short[length:], words[1:])
        for length in (2, 3, 4)
        if length <= len(short)
    )


def _keep(found: dict[str, frozenset[str]], short: str, words: list[str]) -> None:
    stems = frozenset(root(word.lower()) for word in words if is_content(word.lower()))
    key = root(short.lower().replace("-", ""))
    if len(stems) > 1 and key not in stems:
        found.setdefault(key, stems)


def _spelled_by(words: list[str], short: str) -> list[str]:
    """The shortest tail of `words` that `short` abbreviates: by initials first, else by letters in order."""
    letters = re.sub(r"\W", "", short).lower()
    for take in range(2, len(words) + 1):
        tail = words[-take:]
        initials = "".join(word[0].lower() for word in tail if word.lower() not in _SMALL)
        if initials == letters:
            return tail
    for take in range(2, len(words) + 1):
        tail = words[-take:]
        if tail[0][0].lower() == letters[0] and _in_order(letters, "".join(tail).lower()):
            return tail
    return []


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)

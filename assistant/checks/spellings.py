"""How the name of a subject may also be written: its content, its acronym, its class as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checks.lexicon import vocabulary
from assistant.checks.words import STOP_WORDS, split_words

TOTAL_WORDS = vocabulary("jumlah total seluruh semua keseluruhan")


def with_acronym(name: str) -> list[str]:
    """A name with its bracketed acronym in place of the words that it stands for: `APK PAUD`."""
    found = re.search(r"\(([A-Z]{2,6})\)", name)
    if found is None:
        return []
    before = name[: found.start()].split()
    words = before[-len(found[1]) :]
    if "".join(word[0] for word in words).upper() != found[1]:
        return []
    return [" ".join([*before[: -len(words)], found[1], name[found.end() :]])]


def of_whole_class(words: Sequence[str]) -> list[str]:
    """What `Penerimaan seluruh jenis` is called where the sentence tells that all is meant: `penerimaan`."""
    at = next((at for at, word in enumerate(words) if at and word in TOTAL_WORDS), None)
    return [] if at is None else [" ".join(words[:at])]


def content_words(name: str) -> list[str]:
    """The words of a name that say something, each once."""
    words = [word.lower for word in split_words(name, ()) if word.is_word and word.lower not in STOP_WORDS]
    return list(dict.fromkeys(words))

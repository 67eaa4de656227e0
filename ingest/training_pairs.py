"""Pairs of texts that belong together, made from reports and from the words of the field.

A pair is a heading with its paragraph, a sentence with its neighbour, a row with a question about it in the
words of people who ask, a word with another form of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from assistant.retrieval.words import ASKING, CUE, field_groups
from assistant.store.words import stem, tokens

Pair = tuple[str, str]

_ENDINGS = {".md", ".txt"}
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_MARKUP = re.compile(r"[#*_>`|]+|^\s*[-•]\s+")
_RULE = re.compile(r"^[\s|:\-–]+$")
_SHORTEST_TEXT = 12
_QUESTIONS_EACH = 4
_ASKING = (
    "berapa {}?", "brp {} thn {year}?", "{} berapa", "jml {}", "berapa persen {}?", "{} tahun {year}",
    "apa {}?", "bagaimana {}?", "gimana {}", "{} apa saja?", "sebutkan {}", "{}", "kenapa {}?", "{} itu apa",
)  # fmt: skip
_PREFIXES = ("di", "ter", "ber", "me", "pe", "ke")
_SUFFIXES = ("an", "kan", "nya", "i")


def texts_of(folders: Sequence[Path]) -> list[tuple[str, str]]:
    """Texts of all reports in some folders with the headings above them, in a stable order."""
    files = sorted(
        file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS
    )
    return [pair for file in files for pair in _passages(file.read_text(encoding="utf-8", errors="replace"))]


def pairs_from(texts: Sequence[tuple[str, str]], chance: random.Random) -> list[Pair]:
    """All pairs of one round; another round gives other questions."""
    pairs: list[Pair] = []
    for heading, text in texts:
        if heading:
            pairs.append((heading, text))
        sentences = [part for part in _SENTENCE_END.split(text) if len(part) >= _SHORTEST_TEXT]
        pairs += pairwise(sentences)
        pairs += [(asked, f"{heading} {text}") for asked in _questions(heading, text, chance)]
    pairs += list(_word_pairs(chance))
    chance.shuffle(pairs)
    return pairs


def words_of(texts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Every word the vocabulary should know, as often as it matters."""
    for heading, text in texts:
        yield from tokens(f"{heading} {text}")
    for _, members in field_groups():
        for member in members:
            yield from tokens(member) * 3
    yield from root_words()


def root_words() -> list[str]:
    """The root words of Indonesian that the stemmer's dictionary lists."""
    import Sastrawi

    file = Path(Sastrawi.__file__).parent / "Stemmer" / "data" / "kata-dasar.txt"
    return [word for word in file.read_text(encoding="utf-8").split() if word.isalpha() and len(word) > 2]


def _passages(report: str) -> Iterator[tuple[str, str]]:
    heading, caption = "", ""
    for line in report.splitlines():
        text = " ".join(_MARKUP.sub(" ", line).split())
        if not text or _RULE.match(line):
            continue
        if line.startswith("#") or re.match(r"(?i)bab [ivx]+\b|[A-H]\. ", text):
            heading, caption = text, ""
        elif re.match(r"(?i)tabel [\divx]", text):
            caption = text
        elif "|" in line or "\t" in line:
            yield f"{heading} {caption}".strip(), text
        elif len(text) >= _SHORTEST_TEXT:
            yield heading, text


def _questions(heading: str, text: str, chance: random.Random) -> Iterator[str]:
    words = [word for word in tokens(text) if word.isalpha() and len(word) > 2]
    telling = [word for word in words if word not in ASKING]
    if len(telling) < 2:
        return
    for _ in range(_QUESTIONS_EACH):
        start = chance.randrange(len(telling))
        chosen = telling[start : start + chance.randint(2, 5)]
        if heading and chance.random() < 0.3:
            named = [word for word in tokens(heading) if word.isalpha() and len(word) > 2]
            chosen += chance.sample(named, min(2, len(named)))
        said = " ".join(_said_otherwise(chosen, chance))
        yield chance.choice(_ASKING).format(said, year=chance.randint(2019, 2026))


def _said_otherwise(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    """The words as somebody else might say them: synonyms, bare or affixed forms, slips."""
    others = _replacements()
    for word in words:
        what = chance.random()
        options = others.get(stem(word), ())
        if options and what < 0.45:
            yield chance.choice(options)
        elif what < 0.6:
            yield stem(word)
        elif what < 0.68 and len(word) > 4:
            yield _misspelt(word, chance)
        elif what < 0.78 and len(word) > 3:
            yield _affixed(stem(word), chance)
        else:
            yield word


def _replacements() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind, members in field_groups():
        for member in members if kind != CUE else ():
            found.setdefault(stem(member), []).extend(other for other in members if other != member)
    return {key: tuple(others) for key, others in found.items()}


def _word_pairs(chance: random.Random) -> Iterable[Pair]:
    for _, members in field_groups():
        for place, member in enumerate(members):
            yield member, members[(place + chance.randint(1, len(members) - 1)) % len(members)]
    for word in chance.sample(root_words(), 3000):
        yield word, _affixed(word, chance)


def _affixed(root: str, chance: random.Random) -> str:
    prefix = chance.choice(("", "", *_PREFIXES))
    return prefix + root + chance.choice(("", *_SUFFIXES))


def _misspelt(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    if chance.random() < 0.5:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

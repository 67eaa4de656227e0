"""Passages by words: BM25 over words, stems, phrases and what stands for them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz, process

from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval.words import CAUSE, DEFINITION, NUMBER, OBSTACLE, SOLUTION, TOTAL, Term, with_phrases
from assistant.store.words import stem, tokens

_K1, _B = 0.9, 0.45
_SECTION_SHARE = 1.2
_COVERAGE_POWER = 0.5
_SHORTEST_MISSPELT = 5
_ALIKE, _NEIGHBOURS, _NEIGHBOUR_WORTH = 84, 3, 0.6
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


_TOTAL_ROW = re.compile(
    r"(?im)^(?:[^;:\n]{0,40}: ?)?(?:grand |sub ?)?(?:jumlah|total)\b[^;|\n]{0,40}[;|][^\n]*\d"
)
_SOLUTION_CELL = re.compile(r"(?i)(?:^|; ?|\n)[^;:\n]{0,30}\b(?:solusi|tindak lanjut|upaya)\b[^;:\n]{0,40}:")
_DEFINES = re.compile(r"^\W*[A-Z][^.;:]{2,80}\b(?:adalah|ialah)\b (?!se(?:besar|banyak)|\d|Rp)")
_COUNTED = re.compile(r"\d[.,]\d|\d ?%|\b\d{1,3} [a-z]")
_ROLE_MARKS = {
    PassageRole.SUCCESS_CAUSE: CAUSE,
    PassageRole.FAILURE_CAUSE: CAUSE,
    PassageRole.OBSTACLE: OBSTACLE,
    PassageRole.SOLUTION_DONE: SOLUTION,
    PassageRole.SOLUTION_PLANNED: SOLUTION,
    PassageRole.DEFINITION: DEFINITION,
}


@dataclass(frozen=True)
class _Entry:
    passage_id: str
    forms: Counter[str]
    section: frozenset[str]
    length: int


class WordIndex:
    """Some passages by their words; statistics are those of just these passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._entries = [_entry(passage) for passage in passages]
        self._postings: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entry in enumerate(self._entries):
            for form, count in entry.forms.items():
                self._postings[form][number] = float(count)
            for form in entry.section:
                here = self._postings[form]
                here[number] = here.get(number, 0.0) + _SECTION_SHARE
        total = sum(entry.length for entry in self._entries)
        self._mean_length = total / len(self._entries) if self._entries else 1.0
        self._words = sorted(
            form[1:] for form in self._postings if form.startswith("=") and form[1:].isalpha()
        )

    def ranked(self, terms: Sequence[Term], k: int) -> list[tuple[str, float]]:
        """Passage ids with scores, best first; passages without any of the terms are left out."""
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        whole = 0.0
        for term in terms:
            best, rarity = self._matches(term)
            weight = term.weight * rarity
            whole += weight
            for number, worth in best.items():
                scores[number] += weight * worth
                covered[number] += weight * min(1.0, worth)
        ranked = sorted(
            ((score * (covered[n] / whole) ** _COVERAGE_POWER, n) for n, score in scores.items() if whole),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return [(self._entries[number].passage_id, score) for score, number in ranked[:k]]

    def _matches(self, term: Term) -> tuple[dict[int, float], float]:
        """The worth of a term in each passage, and the term's rarity among the passages."""
        forms = dict(term.forms)
        if not any(form in self._postings for form in forms):
            forms |= self._alike(term.text)
        best: dict[int, float] = {}
        strong: set[int] = set()
        for form, worth in forms.items():
            for number, count in self._postings.get(form, {}).items():
                length = self._entries[number].length / self._mean_length
                weight = worth * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
                best[number] = max(best.get(number, 0.0), weight)
            if worth >= 0.7:
                strong |= self._postings.get(form, {}).keys()
        many, found = len(self._entries), len(strong or best)
        return best, math.log(1 + (many - found + 0.5) / (found + 0.5))

    def _alike(self, word: str) -> dict[str, float]:
        """Words of the passages that a misspelt word may mean."""
        if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
            return {}
        near = process.extract(word, self._words, scorer=fuzz.ratio, limit=_NEIGHBOURS, score_cutoff=_ALIKE)
        return {"=" + neighbour: _NEIGHBOUR_WORTH for neighbour, _, _ in near}


def _entry(passage: Passage) -> _Entry:
    words = tokens(passage.text)
    section = tokens(passage.section)
    return _Entry(
        passage_id=passage.passage_id,
        forms=Counter(chain(_forms(words, passage.text), _marks(passage))),
        section=frozenset(_forms(section, passage.section)),
        length=len(words),
    )


def _marks(passage: Passage) -> Iterable[str]:
    if passage.role in _ROLE_MARKS:
        yield _ROLE_MARKS[passage.role]
    if passage.role is PassageRole.TABLE_ROW:
        if _SOLUTION_CELL.search(passage.text):  # a matrix of problems and solutions, read row by row
            yield SOLUTION
    elif passage.role is not PassageRole.DEFINITION and _DEFINES.search(passage.text):
        yield DEFINITION
    if _TOTAL_ROW.search(passage.text):
        yield TOTAL
    if _COUNTED.search(passage.text):
        yield NUMBER


def _forms(words: Sequence[str], text: str) -> Iterable[str]:
    for word in words:
        yield "=" + word
        yield stem(word)
    for match in _HYPHENATED.findall(text.lower()):
        yield "=" + match.replace("-", "")
    yield from with_phrases(words)

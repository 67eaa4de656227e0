"""What a question looks for: its words, with their other forms and how much each may count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.retrieval.question_cues import asks_meaning
from assistant.retrieval.vocabulary import said
from assistant.store.words import stem, tokens

FIELD_WORDS = Path(__file__).resolve().parent / "field_words.tsv"

SAME, NEAR, CUE = "sama", "dekat", "isyarat"
_WORTH = {SAME: 0.75, NEAR: 0.45, CUE: 0.4}
_STEM_WORTH = 0.9
_PHRASE_WEIGHT, _CUE_WEIGHT = 0.6, 0.5

_ASKING_WORDS = """
    apa apakah apaan berapa berapakah siapa siapakah kapan kapankah mana manakah kenapa mengapa bagaimana
    gimana seberapa kah saja aja sih ya kok dong deh tolong mohon coba sebutkan jelaskan tunjukkan tampilkan
    berikan kasih lihat cari tahu kalau itu ini tersebut nya yang di ke dari pada dan atau untuk dengan oleh
    adalah ialah ada adakah para si sang pun lah laporan menurut gitu begitu
"""
ASKING = frozenset(_ASKING_WORDS.split())
"""Words that ask or bind; they say nothing of the subject. Nothing here turns the meaning around."""


CAUSE, OBSTACLE, SOLUTION, DEFINITION, TOTAL, NUMBER = (
    "#sebab",
    "#hambatan",
    "#solusi",
    "#arti",
    "#total",
    "#angka",
)
"""Marks of passages beside their words: what they do in the analysis, and what they hold."""

_ASKED_BY = {
    CAUSE: "kenapa mengapa alasan sebab penyebab faktor pemicu karena",
    OBSTACLE: "hambatan kendala masalah permasalahan persoalan tantangan isu",
    SOLUTION: "solusi upaya mengatasi perbaikan pemecahan langkah rekomendasi saran rencana",
    DEFINITION: "definisi pengertian arti artinya maksudnya dimaksud",
    TOTAL: "total seluruh seluruhnya keseluruhan semua semuanya gabungan jumlahkan sisa",
    NUMBER: "berapa berapakah jumlah persen persentase rupiah angka nilai skor besar besaran",
}
_MARK_OF = {stem(word): mark for mark, words in _ASKED_BY.items() for word in words.split()}
_MARK_WEIGHT = 0.6


@dataclass(frozen=True)
class Term:
    """One word or phrase that is looked for; `forms` holds its stems and surface forms with their worth."""

    text: str
    weight: float
    forms: Mapping[str, float] = field(hash=False)


@cache
def field_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups of `field_words.tsv`: kind and members, as written."""
    lines = FIELD_WORDS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return tuple((row[0], tuple(member.strip() for member in row[1:])) for row in rows)


def phrase_form(words: Sequence[str]) -> str:
    """The form under which a phrase is indexed."""
    return "+".join(stem(word) for word in words)


def with_phrases(words: Sequence[str]) -> list[str]:
    """Forms of the known phrases that stand in a sequence of words."""
    stems = [stem(word) for word in words]
    found = []
    for place, first in enumerate(stems):
        for phrase in _phrases().get(first, ()):
            if tuple(stems[place : place + len(phrase)]) == phrase:
                found.append("+".join(phrase))
    return found


def looked_for(question: str) -> list[Term]:
    """The terms of a question."""
    words = [token for word in said(question) for token in tokens(word)]
    terms: dict[str, Term] = {}
    for word in words:
        others = _others(stem(word))
        if word not in ASKING:
            terms.setdefault(word, Term(word, 1.0, {**others, stem(word): _STEM_WORTH, "=" + word: 1.0}))
        elif others:
            terms.setdefault(word, Term(word, _CUE_WEIGHT, others))
        if mark := _MARK_OF.get(stem(word)):
            terms.setdefault(mark, Term(mark, _MARK_WEIGHT, {mark: 1.0}))
    if terms and asks_meaning(question):
        terms.setdefault(DEFINITION, Term(DEFINITION, _MARK_WEIGHT, {DEFINITION: 1.0}))
    for phrase in with_phrases(words):
        terms.setdefault(phrase, Term(phrase, _PHRASE_WEIGHT, {**_others(phrase), phrase: 1.0}))
    return list(terms.values())


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, members in field_groups():
        for member in members:
            words = tuple(stem(word) for word in tokens(member))
            if len(words) > 1:
                found[words[0]].add(words)
    return {first: tuple(sorted(phrases)) for first, phrases in found.items()}


def _others(form: str) -> Mapping[str, float]:
    """Forms that may stand for a form, with their worth."""
    return _replacements().get(form, {})


@cache
def _replacements() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, members in field_groups():
        forms = [phrase_form(tokens(member)) for member in members]
        askers = forms[:1] if kind == CUE else forms
        for asker in askers:
            for other in forms:
                if other != asker:
                    found[asker][other] = max(found[asker].get(other, 0.0), _WORTH[kind])
    return dict(found)

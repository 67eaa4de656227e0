"""Sentences of passages, found by the words they share with a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval.subjects import SubjectIndex
from assistant.retrieval.vocabulary import SAME_SENSE, root, said

_BREAK = re.compile(
    r"(?<=[.!?;])\s+(?=[\"“(]?[A-Z0-9•*-])|\n+",
)
_SHORT = re.compile(
    r"\b(?:Rp|No|Kab|Kec|Drs|Dra|Hj|St|Jl|Tk|dll|dsb|dkk|a\.n|tgl|th|Prov|Permen|hal|hlm)\.$", re.IGNORECASE
)
_LISTED = re.compile(r"^\s*(?:[-•*❖]\s*)?(?:\d{1,2}|[a-z]|[ivx]{1,4})?[.)]?$")
_ITEM_START = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•])\s+\S")
_BACK = re.compile(
    r"^(?:hal (?:ini|itu|tersebut)|ini |kondisi (?:ini|tersebut)|keadaan|alasannya|penyebabnya"
    r"|sebab|dengan demikian"
    r"|(?:untuk|guna) mengatasi|oleh karena itu|karena itu|akibatnya|solusi|upaya|untuk itu|tersebut"
    r"|dari hasil)",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence with its stems; `before` is the one that it goes on from.

    That is the sentence that `hal ini` points back to, or the first one of its list item.
    """

    passage: Passage
    text: str
    stems: frozenset[str]
    before: Sentence | None
    order: int

    @property
    def context(self) -> str:
        """The sentence with the one it points back to."""
        return f"{self.before.text} {self.text}" if self.before else self.text


@dataclass(frozen=True)
class Found:
    """A sentence with the share of the question's weight that it covers, and the strong words it lacks."""

    sentence: Sentence
    coverage: float
    missing: tuple[str, ...]


class SentenceIndex:
    """Sentences of the passages of one or more reports by their stems."""

    def __init__(self, passages: Sequence[Passage], subjects: SubjectIndex) -> None:
        self.passages = list(passages)
        self._search: Callable[[], Iterable[str]] | None = None
        self._chosen: list[Sentence] | None = None
        self.subjects = subjects
        self._paragraphs: dict[str, frozenset[str]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._rows = {
            _lines(passage): passage.text for passage in passages if passage.role is PassageRole.TABLE_ROW
        }
        self.sentences: list[Sentence] = []
        self.of_passage: dict[str, list[Sentence]] = defaultdict(list)
        before: Sentence | None = None
        for passage in passages:
            if before is not None and not _adjoins(before.passage, passage):
                before = None
            item: Sentence | None = None
            for text in split(passage.text):
                back = before if before is not None and _BACK.match(text) else item
                listed = bool(_ITEM_START.match(text))
                sentence = Sentence(
                    passage, text, stems_of(text), None if listed else back, len(self.sentences)
                )
                item = sentence if listed else item
                self.sentences.append(sentence)
                self.of_passage[passage.passage_id].append(sentence)
                before = sentence

    def within(self, search: Callable[[], Iterable[str]]) -> SentenceIndex:
        """The same index, whose `find` looks only at passages that `search` names; asked at first use."""
        narrowed = copy(self)
        narrowed._search, narrowed._chosen = search, None
        return narrowed

    def around(self, passage: Passage) -> frozenset[str]:
        """Stems of the headings of a passage, of what it is about, and of the cells before it in its row."""
        if passage.passage_id not in self._around:
            words = f"{passage.section} {' '.join(passage.about)} {self._cells_before(passage)}"
            self._around[passage.passage_id] = stems_of(words)
        return self._around[passage.passage_id]

    def find(self, terms: Sequence[tuple[str, str]], among: Iterable[Sentence] | None = None) -> list[Found]:
        """Sentences by how much of the question they cover, best first."""
        found = [self.cover(sentence, terms) for sentence in (self._candidates() if among is None else among)]
        return sorted(found, key=lambda f: (-f.coverage, f.sentence.order))

    def _candidates(self) -> list[Sentence]:
        if self._search is None:
            return self.sentences
        if self._chosen is None:
            self._chosen = [s for key in self._search() for s in self.of_passage.get(key, ())]
        return self._chosen

    def cover(
        self, sentence: Sentence, terms: Sequence[tuple[str, str]], *, whole_passage: bool = False
    ) -> Found:
        """How much of the question one sentence covers; headings and what it points back to count less."""
        got = whole = 0.0
        missing: list[str] = []
        near = self.around(sentence.passage) | (sentence.before.stems if sentence.before else frozenset())
        if whole_passage:
            near |= self._paragraph(sentence)
        for asked, surface in dict.fromkeys(terms):
            stem = self.subjects.repaired(asked)
            weight = self.subjects.weight(stem, surface)
            share = self.share(stem, sentence.stems) or 0.8 * self.share(stem, near)
            whole += weight
            got += weight * share
            if share < 0.5 and weight > 2.5:
                missing.append(stem)
        return Found(sentence, got / whole if whole else 0.0, tuple(missing))

    def _cells_before(self, passage: Passage) -> str:
        """What a row of a table says before a passage's own cell, as the problem before its solution."""
        row = self._rows.get(_lines(passage))
        if row is None or passage.role is PassageRole.TABLE_ROW:
            return ""
        cell = passage.text
        place = row.find(cell)
        while place < 0 and ": " in cell:  # what a passage is about stands before its own heading
            cell = cell.split(": ", 1)[1]
            place = row.find(cell)
        return row[: max(place, 0)]

    def _paragraph(self, sentence: Sentence) -> frozenset[str]:
        """Stems of the passages that stand on the same lines as a sentence."""
        key = sentence.passage.passage_id
        if key not in self._paragraphs:
            near = self.sentences[max(0, sentence.order - 12) : sentence.order + 12]
            same = [s.stems for s in near if _same_lines(s.passage, sentence.passage)]
            self._paragraphs[key] = frozenset().union(*same)
        return self._paragraphs[key]

    def share(self, stem: str, stems: frozenset[str]) -> float:
        """How well a set of stems holds a word of the question: itself, its abbreviation, or a near word."""
        if stem in stems:
            return 1.0
        full = self.subjects.short.get(stem)
        if full and full <= stems:
            return 1.0
        if any(same in stems for same in SAME_SENSE.get(stem, ())):
            return 0.85
        if full and len(full & stems) >= max(2, 0.4 * len(full)):
            return 0.6
        for short, spelled in self.subjects.short.items():
            if stem in spelled and short in stems:
                return 0.9
        return 0.0


def tabular(text: str) -> bool:
    """Whether a text is a row of a table rather than a sentence."""
    if text.count("|") > 1 or "\t" in text:
        return True
    pieces = text.split()
    numbers = sum(piece[0].isdigit() for piece in pieces)
    return numbers > 3 and 4 * numbers > len(pieces)


def _adjoins(one: Passage, other: Passage) -> bool:
    """Whether a passage goes on where another ended, as when a paragraph was cut by what its sentences do."""
    end, start = one.location.line_to or one.location.line_from, other.location.line_from
    return (
        one.report_id == other.report_id and end is not None and start is not None and 0 <= start - end <= 1
    )


def _lines(passage: Passage) -> tuple[str, int | None, int | None]:
    place = passage.location
    return passage.report_id, place.line_from, place.line_to


def _same_lines(one: Passage, other: Passage) -> bool:
    a, b = one.location, other.location
    if one.report_id != other.report_id or a.line_from is None or b.line_from is None:
        return one.passage_id == other.passage_id
    return a.line_from <= (b.line_to or b.line_from) and b.line_from <= (a.line_to or a.line_from)


def split(text: str) -> list[str]:
    """Sentences and list items of a passage; short lines that belong together stay together."""
    pieces: list[str] = []
    for piece in _BREAK.split(text):
        piece = piece.strip()
        if not piece:
            continue
        if pieces and (_SHORT.search(pieces[-1]) or _LISTED.match(pieces[-1])):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces


def stems_of(text: str) -> frozenset[str]:
    """Every stem of a text."""
    return frozenset(root(word) for word in said(text))

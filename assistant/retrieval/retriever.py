"""Passages for a question: by words and by meaning, fused."""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from threading import Lock

from rapidfuzz import fuzz

from assistant.domain.sources import Passage, ScoredPassage
from assistant.retrieval.lexical import WordIndex
from assistant.retrieval.scope import Scope, find_agency_in
from assistant.retrieval.vocabulary import said
from assistant.retrieval.words import looked_for
from assistant.store.embeddings import embedded_text
from assistant.store.interfaces import Embedder, ReportStore, VectorStore

_FEW_REPORTS = 24
"""Up to so many reports all passages are compared; beyond, those that the store's word index brings."""
_FROM_STORE = 250
_CANDIDATES = 60
_KEPT_INDEXES = 8
_MEANING_SHARE = 0.25
"""Share of the likeness in meaning in a passage's score; found on own questions to two reports."""
_OTHER_AGENCY, _OTHER_YEAR = 0.4, 0.7
_YEAR = re.compile(r"\b20\d\d\b")
_NEAR_COPY = 0.9
_FETCHED = 3


class Retriever:
    """Finds passages, and keeps the word indexes of the scopes used last."""

    def __init__(self, store: ReportStore, vectors: VectorStore, embedder: Embedder) -> None:
        self._store = store
        self._vectors = vectors
        self._embedder = embedder
        self._indexes: OrderedDict[tuple[str, ...], WordIndex] = OrderedDict()
        self._with_vectors: set[str] = set()
        self._one_at_a_time = Lock()

    def search(self, question: str, scope: Scope, k: int = 10) -> list[ScoredPassage]:
        """The k passages of the scope that fit a question best, best first.

        Scores lie between 0 and 1; those of two questions do not compare.
        """
        if k <= 0 or not scope.report_ids:
            return []
        many = max(k, _CANDIDATES)
        fused = _fused(self._by_words(question, scope, many), self._by_meaning(question, scope, many))
        strangers = self._not_named(question, scope)
        fetched = fused if strangers else fused[: _FETCHED * k]
        known = self._store.passages_by_id([passage_id for passage_id, _ in fetched])
        found = [_scored(known[i], score, strangers) for i, score in fetched if i in known]
        return _without_copies(sorted(found, key=lambda one: -one.score))[:k]

    def _by_words(self, question: str, scope: Scope, many: int) -> list[tuple[str, float]]:
        terms = looked_for(question)
        if len(scope.report_ids) <= _FEW_REPORTS:
            return self._index(scope.report_ids).ranked(terms, many)
        words = " ".join(form.lstrip("=").replace("+", " ") for term in terms for form in term.forms)
        near = self._store.search_words(words, _filter(scope), _FROM_STORE)
        passages = self._store.passages_by_id([passage_id for passage_id, _ in near])
        return WordIndex(list(passages.values())).ranked(terms, many)

    def _by_meaning(self, question: str, scope: Scope, many: int) -> list[tuple[str, float]]:
        self._complete_vectors(scope.report_ids)
        vector = self._embedder.embed([" ".join(said(question))])[0]
        return self._vectors.nearest(vector, _filter(scope), many)

    def _not_named(self, question: str, scope: Scope) -> dict[str, float]:
        """What passages of other agencies and years count where a question over several names one."""
        if scope.agency is not None and scope.year is not None:
            return {}
        among = set(scope.report_ids)
        reports = [report for report in self._store.reports() if report.report_id in among]
        agency = find_agency_in(question, [report.agency for report in reports])
        years = {report.year for report in reports} & {int(year) for year in _YEAR.findall(question)}
        return {
            report.report_id: (_OTHER_AGENCY if agency not in (None, report.agency) else 1.0)
            * (_OTHER_YEAR if years and report.year not in years else 1.0)
            for report in reports
        }

    def _index(self, report_ids: tuple[str, ...]) -> WordIndex:
        with self._one_at_a_time:  # a web page asks from several threads
            if report_ids not in self._indexes:
                self._indexes[report_ids] = WordIndex(self._store.passages(report_ids))
            self._indexes.move_to_end(report_ids)
            while len(self._indexes) > _KEPT_INDEXES:
                self._indexes.popitem(last=False)
            return self._indexes[report_ids]

    def _complete_vectors(self, report_ids: Sequence[str]) -> None:
        """Make the vectors that are not there: of another model, lost, or never finished."""
        unseen = [report_id for report_id in report_ids if report_id not in self._with_vectors]
        passages = self._store.passages(self._vectors.missing(unseen)) if unseen else []
        for report_id, group in groupby(passages, key=lambda passage: passage.report_id):
            own = list(group)
            vectors = self._embedder.embed([embedded_text(passage) for passage in own])
            self._vectors.replace(report_id, [passage.passage_id for passage in own], vectors)
        self._with_vectors.update(unseen)


def _filter(scope: Scope) -> tuple[str, ...] | None:
    """The reports to search in; None for a scope of all of many, which spares the stores a long filter."""
    everything = scope.agency is None and scope.year is None and len(scope.report_ids) > _FEW_REPORTS
    return None if everything else scope.report_ids


def _fused(
    words: Sequence[tuple[str, float]], meaning: Sequence[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Both rankings in one, each measured by its best."""
    scores: dict[str, float] = defaultdict(float)
    for ranked, share in ((words, 1 - _MEANING_SHARE), (meaning, _MEANING_SHARE)):
        best = max((score for _, score in ranked), default=0.0)
        for passage_id, score in ranked:
            if score > 0:
                scores[passage_id] += share * score / best
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _scored(passage: Passage, score: float, strangers: Mapping[str, float]) -> ScoredPassage:
    return ScoredPassage(passage=passage, score=score * strangers.get(passage.report_id, 1.0))


def _without_copies(found: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    """Leave out what stands whole within a better passage: an item of a shown list, a sentence told again."""
    kept: list[ScoredPassage] = []
    for one in found:
        if not any(_within(one.passage, better.passage) for better in kept):
            kept.append(one)
    return kept


def _within(passage: Passage, better: Passage) -> bool:
    if passage.report_id != better.report_id:
        return False
    if passage.text in better.text:
        return True
    longer, shorter = len(better.text), len(passage.text)
    return shorter >= _NEAR_COPY * longer and fuzz.ratio(passage.text, better.text) >= 100 * _NEAR_COPY

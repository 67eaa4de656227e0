"""Passages for a question: by words and by meaning, fused."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from itertools import groupby

from assistant.domain.sources import ScoredPassage
from assistant.retrieval.lexical import WordIndex
from assistant.retrieval.scope import Scope
from assistant.retrieval.vocabulary import said
from assistant.retrieval.words import looked_for
from assistant.store.embeddings import embedded_text
from assistant.store.interfaces import Embedder, ReportStore, VectorStore

_FEW_REPORTS = 24
"""Up to so many reports all passages are compared; beyond, those that the store's word index brings."""
_FROM_STORE = 400
_CANDIDATES = 60
_KEPT_INDEXES = 8
_RANK_OFFSET, _MEANING_WEIGHT = 20, 0.3
"""Reciprocal rank fusion: found on own questions to two reports, the same held for a third."""


class Retriever:
    """Finds passages, and keeps the word indexes of the scopes used last."""

    def __init__(self, store: ReportStore, vectors: VectorStore, embedder: Embedder) -> None:
        self._store = store
        self._vectors = vectors
        self._embedder = embedder
        self._indexes: OrderedDict[tuple[str, ...], WordIndex] = OrderedDict()
        self._with_vectors: set[str] = set()

    def search(self, question: str, scope: Scope, k: int = 10) -> list[ScoredPassage]:
        """The k passages of the scope that fit a question best, best first.

        Scores of one question compare, those of two questions do not.
        """
        if k <= 0 or not scope.report_ids:
            return []
        many = max(k, _CANDIDATES)
        fused = _fused(self._by_words(question, scope, many), self._by_meaning(question, scope, many))[:k]
        found = self._store.passages_by_id([passage_id for passage_id, _ in fused])
        return [ScoredPassage(passage=found[i], score=score) for i, score in fused if i in found]

    def _by_words(self, question: str, scope: Scope, many: int) -> list[tuple[str, float]]:
        terms = looked_for(question, scope.agency.lower().split() if scope.agency else ())
        if len(scope.report_ids) <= _FEW_REPORTS:
            return self._index(scope.report_ids).ranked(terms, many)
        words = " ".join(form.lstrip("=").replace("+", " ") for term in terms for form in term.forms)
        near = self._store.search_words(words, scope.report_ids, _FROM_STORE)
        passages = self._store.passages_by_id([passage_id for passage_id, _ in near])
        return WordIndex(list(passages.values())).ranked(terms, many)

    def _by_meaning(self, question: str, scope: Scope, many: int) -> list[tuple[str, float]]:
        self._complete_vectors(scope.report_ids)
        vector = self._embedder.embed([" ".join(said(question))])[0]
        return self._vectors.nearest(vector, scope.report_ids, many)

    def _index(self, report_ids: tuple[str, ...]) -> WordIndex:
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


def _fused(
    words: Sequence[tuple[str, float]], meaning: Sequence[tuple[str, float]]
) -> list[tuple[str, float]]:
    scores: dict[str, float] = defaultdict(float)
    for ranked, weight in ((words, 1.0), (meaning, _MEANING_WEIGHT)):
        for rank, (passage_id, _) in enumerate(ranked, start=1):
            scores[passage_id] += weight / (_RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))

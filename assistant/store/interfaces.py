"""What the rest of the house asks of a store; the implementations are chosen by URL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.domain.figures import Figure
from assistant.domain.record import Record
from assistant.domain.sources import Passage, Report


class ParsedReport(Record):
    """A report as ingest has read it, whole: it enters the store as one or not at all."""

    report: Report
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]


class ReportStore(Protocol):
    """Reports, figures and passages, with a word index over the passages."""

    def save(self, parsed: ParsedReport, *, replaces: Sequence[str] = ()) -> None:
        """Keep a report and drop the reports it replaces, in one transaction."""

    def forget(self, report_id: str) -> None:
        """Remove a report; raises UnknownReport."""

    def reports(self) -> list[Report]:
        """All reports, by agency and year."""

    def report(self, report_id: str) -> Report:
        """One report; raises UnknownReport."""

    def figures(self, report_ids: Sequence[str] | None = None) -> list[Figure]:
        """Figures in the order of their reports."""

    def figure(self, figure_id: str) -> Figure | None:
        """One figure, or None."""

    def passages(self, report_ids: Sequence[str] | None = None) -> list[Passage]:
        """Passages in the order of their reports."""

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passages that exist among those named."""

    def search_words(self, words: str, report_ids: Sequence[str] | None, k: int) -> list[tuple[str, float]]:
        """Passage ids with BM25 scores, best (highest) first."""


class VectorStore(Protocol):
    """Vectors of passages, by report."""

    def replace(self, report_id: str, passage_ids: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Keep the vectors of a report; calling it again changes nothing."""

    def remove(self, report_id: str) -> None:
        """Drop the vectors of a report."""

    def missing(self, report_ids: Sequence[str]) -> list[str]:
        """The reports whose vectors are not there, or not all of them."""

    def nearest(
        self, vector: Sequence[float], report_ids: Sequence[str] | None, k: int
    ) -> list[tuple[str, float]]:
        """Passage ids with cosine similarities, best first."""


class Embedder(Protocol):
    """Turns texts into vectors of one length."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text."""

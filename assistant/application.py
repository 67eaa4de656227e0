"""The program put together: every room is opened when it is first needed, and closed never to be rebuilt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from assistant.calculation.derive import derive
from assistant.calculation.explanations import Explanation, explained
from assistant.calculation.rules import rules_of
from assistant.domain.answers import Answer
from assistant.domain.checking import CheckResult
from assistant.domain.drafts import Draft, SectionCode
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding
from assistant.domain.sources import Passage, Report, ScoredPassage, TakenIn
from assistant.errors import UnknownReport
from assistant.retrieval.scope import Scope, make_scope
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.retrieval.answers import Answerer
    from assistant.retrieval.retriever import Retriever
    from assistant.store.database import Database
    from assistant.store.interfaces import Embedder, ParsedReport, VectorStore
    from ingest.pipeline import Ingest, IngestOutcome, Progress

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


Room = TypeVar("Room")


class OpenedOnce(Generic[Room]):
    """A property that is built at its first use, by one thread only, and kept."""

    def __init__(self, build: Callable[[Application], Room]) -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, house: None, owner: type) -> OpenedOnce[Room]: ...
    @overload
    def __get__(self, house: Application, owner: type) -> Room: ...
    def __get__(self, house: Application | None, owner: type) -> Room | OpenedOnce[Room]:
        if house is None:
            return self
        with house.opening:
            if self._name not in house.__dict__:
                house.__dict__[self._name] = self._build(house)
            return house.__dict__[self._name]


class Application:
    """Everything the commands and the pages ask for, on one data folder; safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.opening = threading.RLock()
        self._computed: dict[str, dict[str, Figure]] = {}

    @OpenedOnce
    def store(self) -> Database:
        from assistant.store.database import open_database

        return open_database(self.settings)

    @OpenedOnce
    def vectors(self) -> VectorStore:
        from assistant.store.vectors import open_vectors

        return open_vectors(self.settings)

    @OpenedOnce
    def embedder(self) -> Embedder:
        from assistant.store.embeddings import load_embedder

        return load_embedder(self.settings)

    @OpenedOnce
    def retriever(self) -> Retriever:
        from assistant.retrieval.retriever import Retriever

        return Retriever(self.store, self.vectors, self.embedder)

    @OpenedOnce
    def answerer(self) -> Answerer:
        from assistant.retrieval.answers import Answerer

        return Answerer(self.store, self.retriever)

    @OpenedOnce
    def ingester(self) -> Ingest:
        from ingest.pipeline import Ingest

        return Ingest(self.store, self.vectors, self.embedder)

    def ingest_paths(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        *,
        agency: str | None = None,
        year: int | None = None,
    ) -> list[IngestOutcome]:
        """Read files and folders into the store; a broken file does not stop the others.

        `agency` and `year` correct what the files say of themselves, and stay with their content.
        """
        outcomes = self.ingester.run(paths, progress, agency=agency, year=year)
        self._computed.clear()
        return outcomes

    def prepare_corpus(self, progress: Progress | None = None) -> bool:
        """Read the reports that come with the program, when the store knows none yet."""
        if self.store.reports() or not CORPUS.is_dir():
            return False
        self.ingest_paths([CORPUS], progress)
        return True

    def scope(self, agency: str | None, year: int | None) -> Scope:
        """The reports that a call speaks of."""
        return make_scope(self.store, agency, year)

    def reports(self) -> list[Report]:
        return self.store.reports()

    def report(self, asked: str) -> Report:
        """A report by its id, or by the beginning of it.

        Raises:
            UnknownReport: none or several ids begin so.
        """
        fits = [report for report in self.store.reports() if report.report_id.startswith(asked)]
        if len(fits) != 1:
            what = "Tidak ada laporan" if not fits else "Ada beberapa laporan"
            raise UnknownReport(
                f"{what} dengan kode '{asked}'; lihat kode laporan dengan perintah `lkjip reports`."
            )
        return fits[0]

    def figures(self, agency: str | None, year: int | None) -> list[Figure]:
        """Reported figures of the scope, followed by the ones computed from them.

        What is computed rests on all reports of an agency: last year's report may hold last year's figure.
        """
        ids = self.scope(agency, year).report_ids
        return self.store.figures(ids) + self._derived(ids)

    def formula_cards(self, figures: Sequence[Figure]) -> dict[str, Explanation]:
        """The formula cards of the computed ones among figures, by their ids."""
        known = {figure.figure_id: figure for figure in figures}
        for ref in {ref for figure in figures for ref in figure.inputs} - known.keys():
            if (other := self.figure(ref)) is not None:
                known[ref] = other
        told = {
            figure.figure_id: explained(figure, known, decimals=self.settings.decimals) for figure in figures
        }
        return {figure_id: card for figure_id, card in told.items() if card is not None}

    def _derived(self, report_ids: Sequence[str]) -> list[Figure]:
        reports, wanted = self.store.reports(), set(report_ids)
        agencies = {report.agency for report in reports if report.report_id in wanted}
        related = [report.report_id for report in reports if report.agency in agencies]
        computed = derive(
            self.store.figures(related), rules_of(self.settings), self.store.passages(report_ids)
        )
        return [figure for figure in computed if figure.report_id in wanted]

    def search(self, question: str, agency: str | None, year: int | None, k: int = 10) -> list[ScoredPassage]:
        return self.retriever.search(question, self.scope(agency, year), k)

    def answer(self, question: str, agency: str | None, year: int | None) -> Answer:
        return self.answerer.answer(question, self.scope(agency, year))

    def indicators(self, agency: str, year: int) -> list[str]:
        from assistant.writing.report import Writer

        return Writer(self.store, self.settings).indicators(agency, year)

    def draft(
        self,
        agency: str,
        year: int,
        sections: Sequence[SectionCode] = (),
        indicators: Sequence[str] = (),
    ) -> Iterator[Draft]:
        from assistant.writing.report import Writer

        return Writer(self.store, self.settings).draft(agency, year, sections, indicators)

    def check(self, text: str, agency: str | None, year: int | None) -> CheckResult:
        from assistant.checks.checker import Checker
        from assistant.checks.facts import facts_from_figures

        named = self.scope(agency, year).agency
        return Checker(facts_from_figures(self.figures(named, year))).check(text, agency=named, year=year)

    def review(self, report_id: str) -> list[Finding]:
        from assistant.calculation.review import review

        report = self.report(report_id)
        ids = [report.report_id]
        return review(
            report, self.store.figures(ids), self.store.passages(ids), self._earlier_passages(report)
        )

    def review_file(self, path: Path) -> tuple[Report, list[Finding]]:
        """Review a file without keeping it."""
        from assistant.calculation.review import review
        from ingest.pipeline import parse

        parsed: ParsedReport = parse(path)
        findings = review(
            parsed.report, parsed.figures, parsed.passages, self._earlier_passages(parsed.report)
        )
        return parsed.report, findings

    def _earlier_passages(self, report: Report) -> list[Passage]:
        earlier = [
            other.report_id
            for other in self.store.reports()
            if other.agency == report.agency and other.year < report.year
        ]
        return self.store.passages(earlier) if earlier else []

    def figure(self, figure_id: str) -> Figure | None:
        found = self.store.figure(figure_id)
        if found is not None:
            return found
        for report in self.store.reports():
            if report.report_id not in self._computed:
                computed = self._derived([report.report_id])
                self._computed[report.report_id] = {figure.figure_id: figure for figure in computed}
            if figure_id in self._computed[report.report_id]:
                return self._computed[report.report_id][figure_id]
        return None

    def passage(self, passage_id: str) -> Passage | None:
        return self.store.passages_by_id([passage_id]).get(passage_id)

    def ingest(self, path: Path, agency: str | None = None, year: int | None = None) -> TakenIn:
        """Read one file, with what a person says it is; raises UnreadableFile where it cannot be read."""
        outcome = self.ingest_paths([path], agency=agency, year=year)[0]
        if outcome.error is not None:
            raise outcome.error
        return TakenIn(report=self.store.report(outcome.report_id), doubts=outcome.doubts)

    def forget(self, report_id: str) -> Report:
        """Remove a report from the store; raises UnknownReport."""
        report = self.report(report_id)
        self.vectors.remove(report.report_id)
        self.store.forget(report.report_id)
        self._computed.clear()
        return report

"""Invented offices for tests: figures and passages as ingest hands them on, and a retriever by words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.domain.sources import Location, Passage, PassageRole, Report, ScoredPassage
from assistant.retrieval.answers import Answerer
from assistant.retrieval.lexical import WordIndex
from assistant.retrieval.scope import Scope
from assistant.retrieval.words import looked_for

HEALTH = "Dinas Kesehatan Kota Tirtasari"
YEAR = 2023


class Shelf:
    """Reports, figures and passages held in memory, as a store hands them out."""

    def __init__(self, reports: list[Report], figures: list[Figure], passages: list[Passage]) -> None:
        self._reports, self._figures, self._passages = reports, figures, passages

    def reports(self) -> list[Report]:
        return self._reports

    def figures(self, report_ids: Sequence[str] | None = None) -> list[Figure]:
        return [f for f in self._figures if report_ids is None or f.report_id in report_ids]

    def passages(self, report_ids: Sequence[str] | None = None) -> list[Passage]:
        return [p for p in self._passages if report_ids is None or p.report_id in report_ids]


class WordRetriever:
    """A retriever by words alone over the passages given, so that no model is loaded."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = {passage.passage_id: passage for passage in passages}
        self._words = WordIndex(passages)

    def search(self, question: str, scope: Scope, k: int = 10) -> list[ScoredPassage]:
        ranked = self._words.ranked(looked_for(question), k)
        found = [ScoredPassage(passage=self._passages[key], score=score) for key, score in ranked]
        return [one for one in found if one.passage.report_id in scope.report_ids]


def figure(
    subject: str,
    measure: str,
    value: str | None,
    *,
    unit: str | None = "%",
    year: int | None = YEAR,
    line: int = 1,
    table: str | None = "Tabel 3.1 Capaian Kinerja",
    level: Level = Level.IKU,
    parent: str | None = None,
    report: str = "kes",
    agency: str = HEALTH,
) -> Figure:
    """One figure; numbers are given as plain decimal strings."""
    number = Decimal(value) if value is not None and value.replace(".", "").isdigit() else value
    return Figure(
        figure_id=f"{report}-{line}-{measure}-{year}-{subject}",
        report_id=report,
        agency=agency,
        report_year=YEAR,
        subject=subject,
        parent=parent,
        level=level,
        year=year,
        measure=measure,
        value=number,
        unit=unit,
        raw=value or "-",
        table=table,
        location=Location(file=f"{report}.md", line_from=line, line_to=line),
        source="table" if table else "prose",
    )


def passage(
    text: str,
    line: int,
    *,
    role: PassageRole = PassageRole.GENERAL,
    section: str = "BAB III > Analisis",
    about: tuple[str, ...] = (),
    generic: bool = False,
    report: str = "kes",
) -> Passage:
    """One passage on one line."""
    return Passage(
        passage_id=f"{report}-p{line}-{role.name}",
        report_id=report,
        agency=HEALTH,
        report_year=YEAR,
        section=section,
        text=text,
        location=Location(file=f"{report}.md", line_from=line, line_to=line),
        role=role,
        about=about,
        generic=generic,
    )


def report(report_id: str = "kes", agency: str = HEALTH, year: int = YEAR) -> Report:
    """The head of one report."""
    return Report(
        report_id=report_id,
        agency=agency,
        region_level=None,
        region=None,
        year=year,
        title="Laporan Kinerja",
        file=f"{report_id}.md",
        sha256="0" * 64,
    )


def answerer(figures: Sequence[Figure], passages: Sequence[Passage] = (), *reports: Report) -> Answerer:
    """An answerer over the given figures and passages."""
    return Answerer(
        Shelf(list(reports) or [report()], list(figures), list(passages)), WordRetriever(passages)
    )


def scope(*report_ids: str, agency: str | None = HEALTH, year: int | None = YEAR) -> Scope:
    """The scope of a call on one report, or on those named."""
    return Scope(agency=agency, year=year, report_ids=report_ids or ("kes",))

"""What the pages ask of the house; `cli` supplies it, tests supply a scripted one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from assistant.domain.answers import Answer
from assistant.domain.checking import CheckResult
from assistant.domain.drafts import Draft, SectionCode
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding
from assistant.domain.sources import Passage, Report, TakenIn


class Services(Protocol):
    """The program as its pages see it; every method raises LkjipError with a sentence to show."""

    def reports(self) -> list[Report]:
        """Known reports, by agency and year."""

    def indicators(self, agency: str, year: int) -> list[str]:
        """Names of the indicators of a report, key indicators first."""

    def answer(self, question: str, agency: str | None, year: int | None) -> Answer:
        """Answer a question from figures first, or abstain."""

    def draft(
        self,
        agency: str,
        year: int,
        sections: Sequence[SectionCode] = (),
        indicators: Sequence[str] = (),
    ) -> Iterator[Draft]:
        """Draft; yields ever more complete drafts, the last one is whole and checked."""

    def check(self, text: str, agency: str, year: int) -> CheckResult:
        """Check every claim of a text against the figures of a report."""

    def review(self, report_id: str) -> list[Finding]:
        """Inconsistencies of a report."""

    def figure(self, figure_id: str) -> Figure | None:
        """A figure by its id, computed ones included."""

    def passage(self, passage_id: str) -> Passage | None:
        """A passage by its id."""

    def ingest(self, path: Path, agency: str | None = None, year: int | None = None) -> TakenIn:
        """Read a file into the store; `agency` and `year` correct what it says of itself."""

    def forget(self, report_id: str) -> Report:
        """Remove a report with its figures and passages, and say which it was; its file is not touched."""

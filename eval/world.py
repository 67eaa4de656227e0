"""The ground that suites stand on: the program on a fresh data folder with reports that come along."""

from __future__ import annotations

import tempfile
from functools import cached_property
from pathlib import Path

from assistant.application import Application
from assistant.domain.drafts import Draft
from assistant.domain.sources import Report
from assistant.settings import Settings
from eval.drafting import draft_all
from eval.results import CASES


class World:
    """One temporary data folder for all suites of a run; opened when the first suite needs it.

    It holds the example reports of `corpus/` and the invented ones of `eval/cases/`.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lkjip-eval-", ignore_cleanup_errors=True)

    @cached_property
    def application(self) -> Application:
        settings = Settings(
            data_dir=Path(self._folder.name), database_url=None, chroma_url=None, embedding=None, model=None
        )
        application = Application(settings)
        application.prepare_corpus()
        application.ingest_paths(sorted(CASES.glob("office_*.md")))
        return application

    @cached_property
    def drafts(self) -> list[Draft]:
        """The drafts of the deterministic writer."""
        return draft_all(self.application)

    def report_of(self, file: str) -> Report:
        """The report that was read from a file."""
        return next(
            report for report in self.application.reports() if Path(report.file).name == Path(file).name
        )

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

"""The ground that suites stand on: the program on a fresh data folder with the example reports."""

from __future__ import annotations

import tempfile
from functools import cached_property
from pathlib import Path

from assistant.application import Application
from assistant.settings import Settings


class World:
    """One temporary data folder for all suites of a run; opened when the first suite needs it."""

    def __init__(self, model: str | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lkjip-eval-", ignore_cleanup_errors=True)
        self._model = model

    @cached_property
    def application(self) -> Application:
        settings = Settings(data_dir=Path(self._folder.name), database_url=None, chroma_url=None)
        application = Application(settings)
        application.prepare_corpus()
        return application

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

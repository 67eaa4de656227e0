"""Taking turns between processes that use one folder whose engine knows of no other process."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_SECONDS = 60


@dataclass
class Turn:
    """One process's turn at the folder; `changes` counts the turns before it that changed something."""

    changes: int = 0
    changed: bool = False


class Turns:
    """Turns at a folder, one thread of one process at a time, with a count of the turns that changed it.

    The lock is a transaction in a small SQLite file: it works alike on every system, and ends with its
    process.
    """

    def __init__(self, file: Path) -> None:
        self._here = threading.RLock()
        self._connection = sqlite3.connect(
            file, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.execute("PRAGMA synchronous = OFF")  # a lock has nothing to lose
            self._connection.execute("CREATE TABLE IF NOT EXISTS changes (number INTEGER NOT NULL)")
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def take(self) -> Iterator[Turn]:
        """Wait for the turn; set `changed` on it to tell the other processes.

        Raises:
            sqlite3.Error: another process has kept its turn for a minute, or the file cannot be used.
        """
        with self._here:
            self._connection.execute("BEGIN IMMEDIATE")
            turn = Turn()
            try:
                (turn.changes,) = self._connection.execute(
                    "SELECT COALESCE(MAX(number), 0) FROM changes"
                ).fetchone()
                yield turn
            finally:  # a turn that failed may have changed something before
                if turn.changed:
                    self._connection.execute("DELETE FROM changes")
                    self._connection.execute("INSERT INTO changes VALUES (?)", (turn.changes + 1,))
                self._connection.execute("COMMIT")

"""Tables in flat text, as PDF text gives them: cells of one row in one line, without separators."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import GridRow, Line


def flat_grid(lines: Sequence[Line], start: int) -> tuple[int, int, tuple[GridRow, ...]] | None:
    """The next flat table from line `start` on: its first line, the line after it, and its rows."""
    return None

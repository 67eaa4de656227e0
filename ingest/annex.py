"""The wide evaluation annex: pairs of performance (K) and money (Rp) for plan, years and quarters."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.columns import Column


def annex_columns(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[Column] | None:
    """The columns of a wide annex, None where the table is not one."""
    return None

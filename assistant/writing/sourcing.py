"""Leaves out the marks that no reader needs, so that those which stay are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.writing.ledger import Ledger
from assistant.writing.points import Point


def lean(points: Sequence[Point], ledger: Ledger, seen: set[str]) -> tuple[Point, ...]:
    """The points without the inputs and intermediate sums that an earlier sentence has shown already.

    What a sentence itself shows, and every passage, keeps its mark; no sentence loses all. `seen` holds the
    ids and lines that were cited before, and grows.
    """
    kept = []
    for point in points:
        shown = {figure_id for slot in point.slots for figure_id in slot.figure_ids}
        citations = tuple(
            c for c in point.citations if c.kind == "passage" or c.ref in shown or c.ref not in seen
        )
        citations = citations or point.citations
        sums = {ledger.line(figure_id) for figure_id in shown}
        arithmetic = tuple(line for line in point.arithmetic if line in sums or line not in seen)
        seen.update(c.ref for c in citations)
        seen.update(arithmetic)
        kept.append(point.model_copy(update={"citations": citations, "arithmetic": arithmetic}))
    return tuple(kept)

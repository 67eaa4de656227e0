"""Cells told apart while a report is reviewed, also where its format knows lines only."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.figures import Figure
from assistant.domain.findings import Finding
from assistant.domain.sources import Location

_MARK = "\x1f"


def told_apart(figures: Sequence[Figure]) -> list[Figure]:
    """The same figures, each with a place of its own: several cells of one line get a hidden mark."""
    return [
        figure.model_copy(
            update={"location": figure.location.model_copy(update={"cell": f"{_MARK}{number}"})}
        )
        if figure.source == "table" and figure.location is not None and figure.location.cell is None
        else figure
        for number, figure in enumerate(figures)
    ]


def plain(location: Location) -> Location:
    """The place as the document knows it."""
    hidden = location.cell is not None and location.cell.startswith(_MARK)
    return location.model_copy(update={"cell": None}) if hidden else location


def as_in_document(finding: Finding) -> Finding:
    """A finding with the places that the document knows."""
    return finding.model_copy(
        update={
            "locations": tuple(dict.fromkeys(map(plain, finding.locations))),
            "suspect": plain(finding.suspect) if finding.suspect else None,
        }
    )

"""Rows of words that only go on with the row above, as scans and plain text wrap its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grid_rows import TextRow

_OPEN_END = re.compile(
    r"(?:,|\b(?:dan|atau|serta|yang|di|ke|dari|pada|oleh|untuk|bagi|dengan|dalam|karena|antara|sebagai|tentang|terhadap))$",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|[-•]\s")
_MOST_SMALL = 0.5
"""Of the numbered rows' cells: where more begin with small letters, they do not tell what goes on."""


def wrapped_together(rows: Sequence[TextRow]) -> list[TextRow]:
    """Rows with those put together that have no number and whose cells all go on with the cells above."""
    headed = [cell for row in rows if not row.cells[0][0] or row.has_indicator for _, cell in row.cells]
    words = [cell for cell in headed if cell[0].isalpha()]
    if words and sum(cell[0].islower() for cell in words) > _MOST_SMALL * len(words):
        return list(rows)
    found: list[TextRow] = []
    for row in rows:
        if found and _goes_on(found[-1], row):
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
    return found


def _goes_on(above: TextRow, row: TextRow) -> bool:
    before = dict(above.cells)
    return all(
        label and label in before and _goes_on_with(before[label], text) for label, text in row.cells
    ) and not any(text == before.get(label) for label, text in row.cells)


def _goes_on_with(before: str, text: str) -> bool:
    """Whether a cell is the rest of a phrase that the cell above has begun."""
    if before.rstrip().endswith((".", ";")) or _MARKER.match(text):
        return False
    return text[0].islower() or _OPEN_END.search(before.rstrip()) is not None


def _joined(above: TextRow, row: TextRow) -> TextRow:
    rest = dict(row.cells)
    cells = tuple((label, f"{text} {rest[label]}" if label in rest else text) for label, text in above.cells)
    last = row.location.line_to or row.location.line_from
    location = above.location.model_copy(update={"line_to": last}) if last is not None else above.location
    return TextRow(cells, location)

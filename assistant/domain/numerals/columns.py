"""What the cells of one column tell about each other's number format."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.numerals.digits import Shape, read_digits

_RUN = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_ENOUGH = 3


def detect_thousands(cells: Iterable[str]) -> str | None:
    """Find the separator of thousands in a column: ".", ",", or None where its cells disagree or do not say.

    Cells that read one way only decide (`59.349.800`, `96,82`, `79.13`); without any, three cells or more
    that all have exactly three digits after the same separator do (`1.595`, `8.279`, `13.875`).
    """
    votes = {".": 0, ",": 0}
    short = {".": 0, ",": 0}
    for cell in cells:
        for run in _RUN.findall(cell):
            shape = read_digits(run).shape
            if shape is Shape.INDONESIAN or shape is Shape.COMMA_DECIMAL:
                votes["."] += 1
            elif shape is Shape.ENGLISH or shape is Shape.DOT_DECIMAL:
                votes[","] += 1
            elif shape is Shape.DOT_SHORT:
                short["."] += 1
            elif shape is Shape.COMMA_SHORT:
                short[","] += 1
    for counts, enough in ((votes, 1), (short, _ENOUGH)):
        dots, commas = counts["."], counts[","]
        if dots >= enough and not commas:
            return "."
        if commas >= enough and not dots:
            return ","
        if dots or commas:
            return None
    return None

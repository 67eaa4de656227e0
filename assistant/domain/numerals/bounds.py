"""Targets that are printed as a bound or a range: `≥ 80`, `maks. 5`, `80–90`."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.domain.numerals.cells import read_cell
from assistant.domain.numerals.tokens import CellReading
from assistant.domain.numerals.writing import format_number
from assistant.domain.record import Exact, Record

_NUMBER = r"(?:rp\.?\s?)?\d[\d.,]*\s?%?"
_UNIT = r"(?:%|[a-z][a-z/ .]{0,25})?"
_ABOVE = (
    r"≥|>=|=>|>|(?:min|minimal|minimum|sekurang-kurangnya|paling\s+(?:sedikit|rendah|kurang)|lebih\s+dari|"
    r"di\s?atas)\b\.?"
)
_BELOW = (
    r"≤|<=|=<|<|(?:maks|max|maksimal|maksimum|setinggi-tingginya|paling\s+(?:banyak|tinggi|lama|lambat)|"
    r"kurang\s+dari|di\s?bawah)\b\.?"
)
_ONE_SIDED = re.compile(
    rf"(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\s*(?P<number>{_NUMBER}\s*{_UNIT})", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?P<high>{_NUMBER}\s*{_UNIT})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Bounds(Record):
    """The ends of what a cell allows, None where it is open; `reading` is the cell as a reading of its own.

    Its value is the number of a single bound, and a text such as `80–90` of a range.
    """

    lower: Exact | None
    upper: Exact | None
    reading: CellReading


def read_bounds(raw: str, *, column_unit: str | None = None, thousands: str | None = None) -> Bounds | None:
    """Read a cell that prints a bound or a range; None where it prints anything else."""
    text = " ".join(raw.replace("\u00a0", " ").split())
    if single := _ONE_SIDED.fullmatch(text):
        reading = read_cell(single["number"], column_unit=column_unit, thousands=thousands)
        if not isinstance(reading.value, Decimal):
            return None
        above = single["above"] is not None
        return Bounds(
            lower=reading.value if above else None, upper=None if above else reading.value, reading=reading
        )
    ranged = _RANGE.fullmatch(text)
    if ranged is None or (_YEAR.fullmatch(ranged["low"]) and _YEAR.fullmatch(ranged["high"].strip())):
        return None
    high = read_cell(ranged["high"], column_unit=column_unit, thousands=thousands)
    low = read_cell(ranged["low"], column_unit=high.unit or column_unit, thousands=thousands)
    if not (isinstance(low.value, Decimal) and isinstance(high.value, Decimal) and low.value < high.value):
        return None
    told = f"{format_number(low.value)}–{format_number(high.value)}"
    reading = CellReading(value=told, unit=high.unit, doubt=low.doubt or high.doubt)
    return Bounds(lower=low.value, upper=high.value, reading=reading)

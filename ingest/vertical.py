"""Small lists that run downwards: a number over its label, or labels over their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.numerals import read_cell, round_half_up
from assistant.domain.sources import Location, Skipped
from ingest.document import Document, Line
from ingest.labels import clean, years_in

_NUMBER = re.compile(
    r"(?:Rp\.?\s?)?\d{1,3}(?:[.,]\d{3})+(?:,\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?\s?%?|\d+[.,]\d+\s?%"
)
_SUM = re.compile(r"\d[\d.,]*(?:\s*\+\s*\d[\d.,]*)+")
_COUNT = re.compile(r"(?:jumlah|total|banyak(?:nya)?|rata-rata|nilai)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"\W*(?:BAB\s|Tabel\s|Gambar\s|Lampiran\b|Halaman\b|[A-Z]\.\s|\d+\.\s|NIP|http|www)", re.IGNORECASE
)
_REACH = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A figure of a vertical list: its label, the number as printed, and where both stand.

    `ratio` marks the quotient of the two counts before it, whose name another table has to tell.
    """

    label: str
    raw: str
    value: Decimal
    unit: str | None
    year: int | None
    caption: str | None
    location: Location
    ratio: bool = False


def _label(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return (
        5 <= len(text) <= 70
        and letters >= 0.7 * len(text)
        and not text.endswith((".", ";", ":", ","))
        and not _HEADING.match(text)
    )


def _runs(document: Document) -> Iterator[list[Line]]:
    """Lines that stand between grids."""
    run: list[Line] = []
    for item in document.items:
        if isinstance(item, Line):
            run.append(item)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _caption(lines: Sequence[Line], first: int) -> tuple[str | None, int | None]:
    """The first of the short lines that stand over a list, and the last year that they name."""
    caption, year = None, None
    for line in lines[max(0, first - _REACH) : first]:
        text = clean(line.text)
        if len(text) > 80:
            caption, year = None, None
        elif text:
            caption = caption or (text if not _NUMBER.fullmatch(text) else None)
            years = years_in(text)
            year = years[-1] if years and len(text) < 60 else year
    return caption, year


def _value(raw: str) -> tuple[Decimal | None, str | None]:
    reading = read_cell(raw, thousands=".")
    return (reading.value, reading.unit) if isinstance(reading.value, Decimal) else (None, None)


def find_items(document: Document) -> tuple[list[Item], list[Skipped]]:
    """The figures of all vertical lists of a document whose tables are grids, and what could not be bound."""
    items: list[Item] = []
    skipped: list[Skipped] = []
    for run in _runs(document):
        filled = [(index, line, clean(line.text)) for index, line in enumerate(run) if line.text.strip()]
        position = 0
        while position < len(filled):
            step = _numbers_first(filled, position, run, items) or _labels_first(
                filled, position, run, items, skipped
            )
            position += step or 1
    return items, skipped


Filled = Sequence[tuple[int, Line, str]]


def _numbers_first(filled: Filled, start: int, run: Sequence[Line], items: list[Item]) -> int:
    """Read pairs of a number and the label in the next line, two pairs or more; gives the lines used."""
    pairs = []
    at = start
    while at + 1 < len(filled):
        (index, line, raw), (below, _, label) = filled[at], filled[at + 1]
        if not _NUMBER.fullmatch(raw) or below != index + 1 or not _label(label):
            break
        pairs.append((index, line, raw, label))
        at += 2
    if len(pairs) < 2:
        return 0
    caption, year = _caption(run, pairs[0][0])
    for _, line, raw, label in pairs:
        value, unit = _value(raw)
        if value is not None:
            items.append(Item(label, raw, value, unit, year, caption, line.location))
    return at - start


def _labels_first(
    filled: Filled, start: int, run: Sequence[Line], items: list[Item], skipped: list[Skipped]
) -> int:
    """Read labels of counts and, below them, their numbers in the same order, once or several times.

    Two counts with a percentage at the end are a ratio; it is read only where the arithmetic holds.
    """
    at = start
    labels = []
    while at < len(filled) and _COUNT.match(filled[at][2]) and _label(filled[at][2]):
        labels.append(filled[at][2])
        at += 1
    numbers: list[tuple[Line, str]] = []
    while at < len(filled) and (_NUMBER.fullmatch(filled[at][2]) or _SUM.fullmatch(filled[at][2])):
        numbers.append((filled[at][1], filled[at][2]))
        at += 1
    if not 2 <= len(labels) <= 6 or len(numbers) < len(labels):
        return 0
    share = numbers.pop() if len(numbers) % len(labels) == 1 and numbers[-1][1].endswith("%") else None
    caption, year = _caption(run, filled[start][0])
    found: list[Item] = []
    for position, (line, raw) in enumerate(numbers):
        value, unit = _value(raw)
        if _SUM.fullmatch(raw) or value is None:
            skipped.append(
                Skipped(location=line.location, reason=f"Penjumlahan “{raw}” tidak dibaca sebagai angka.")
            )
            continue
        found.append(Item(labels[position % len(labels)], raw, value, unit, year, caption, line.location))
    if len(numbers) % len(labels) or (share and len(labels) != 2):
        for line, raw in numbers:
            skipped.append(
                Skipped(
                    location=line.location, reason=f"Angka “{raw}” tidak dapat dipasangkan dengan namanya."
                )
            )
        return at - start
    if share is not None:
        part = next((item for item in reversed(found) if item.label == labels[0]), None)
        whole = next((item for item in reversed(found) if item.label == labels[1]), None)
        value, unit = _value(share[1])
        if part and whole and value is not None and whole.value:
            quotient = part.value * 100 / whole.value
            if round_half_up(quotient, max(0, -int(value.as_tuple().exponent))) == value:
                found.append(Item("", share[1], value, unit, year, caption, share[0].location, ratio=True))
    items.extend(found)
    return at - start

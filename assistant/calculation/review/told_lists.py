"""Lists in sentences against the column of a table that tells the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review import names
from assistant.calculation.review.amounts import amounts
from assistant.calculation.review.lists import lists
from assistant.calculation.review.passages import sentences
from assistant.calculation.review.printing import difference_line, shown
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, Passage, PassageRole

_FEWEST = 3
_BETWEEN = re.compile(r"[,;]\s+(?:dan\s+|serta\s+)?|\s+dan\s+(?=[^,;]*\d)")


class Item(NamedTuple):
    """A thing that a list names, with its amount."""

    words: frozenset[str]
    value: Decimal
    text: str
    location: Location


def review_told_lists(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find items that differ from the row of their name in the one column that most items agree with."""
    columns = [column for table in tables for column in _columns(table)]
    for items in _itemised(passages):
        for column in columns:
            yield from _compare(items, column)


def _itemised(passages: Sequence[Passage]) -> Iterator[list[Item]]:
    """Lists with one amount in each item, and sentences that name three or more things with amounts."""
    for found in lists(passages):
        items = [
            item
            for text, place in zip(found.items, _places(found.locations, len(found.items)), strict=True)
            for item in _item(text, place)
        ]
        if len(items) >= _FEWEST:
            yield items
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if sentence in seen:
                continue
            seen.add(sentence)
            parts = [item for part in _BETWEEN.split(sentence) for item in _item(part, passage.location)]
            if len(parts) >= _FEWEST:
                yield parts


def _places(places: tuple[Location, ...], items: int) -> list[Location]:
    return list(places[1:]) if len(places) == items + 1 else [places[-1]] * items


def _item(text: str, place: Location) -> Iterator[Item]:
    told = amounts(text)
    if len(told) == 1 and told[0].unit is None:
        words = names.content_words(text.replace(told[0].token.text, " "))
        yield Item(words, told[0].value, told[0].token.text.strip(), place)


def _columns(table: Table) -> Iterator[list[tuple[frozenset[str], Figure]]]:
    """The counts of a table, column by column, with the words of their rows."""
    for measure, year in table.columns():
        cells = [
            (words, cell)
            for row in table.rows
            if not row.is_total and not row.is_average
            if (cell := row.get(measure, year)) is not None
            if number(cell) is not None and cell.unit not in ("%", "Rp", "predikat")
            if (words := names.content_words(cell.subject))
        ]
        if len(cells) >= _FEWEST:
            yield cells


def _compare(items: Sequence[Item], column: Sequence[tuple[frozenset[str], Figure]]) -> Iterator[Finding]:
    pairs = []
    for item in items:
        fitting = [cell for words, cell in column if words <= item.words]
        if len(fitting) == 1:
            pairs.append((item, fitting[0]))
    same = [pair for pair in pairs if pair[0].value == number(pair[1])]
    odd = [pair for pair in pairs if pair[0].value != number(pair[1])]
    if len(same) < 2 or len(odd) * 2 > len(same) or len({cell.row for _, cell in pairs}) != len(pairs):
        return
    for item, cell in odd:
        yield Finding(
            kind=FindingKind.NARRATIVE_VS_TABLE,
            severity=Severity.WARNING,
            locations=tuple(
                dict.fromkeys(place for place in (item.location, cell.location) if place is not None)
            ),
            reported=item.text,
            expected=shown(cell),
            explanation=f"Rincian dalam teks menyebut {item.text} untuk '{cell.subject}', sedangkan tabel "
            f"memuat {shown(cell)}; {len(same)} rincian lainnya sama. Samakan keduanya.",
            arithmetic=difference_line(item.value, number(cell) or Decimal(0)),
        )

"""Whether every number of a table ended in a figure, in a name or code, or in a reason not to read it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.figures import Figure
from assistant.domain.sources import Location, Skipped
from ingest.document import Document, Grid
from ingest.grids import find_grids
from ingest.headers import guess_header, header_at, is_number_row, is_value, is_year
from ingest.labels import clean, is_name, years_in
from ingest.measures import Role
from ingest.tables import find_tables

_DIGITS = re.compile(r"\d[\d.,]*")
_CODE = re.compile(r"\(?\w{0,3}\d{0,4}(?:[.\s)(-]+\d{0,4})*\)?[.)]*")
_NO_FIGURES = (Role.NUMBER, Role.CODE, Role.NAME, Role.UNIT)
Place = tuple[int | None, str | None, str | None]


@dataclass(frozen=True)
class Lost:
    """A number that nothing accounts for."""

    number: str
    cell: str
    location: Location


def _places(location: Location | None) -> Iterator[Place]:
    if location is None:
        return
    if location.cell is not None:
        row = re.sub(r"[A-Z]+", "", location.cell.split(":")[0])
        yield None, location.sheet, row
    for line in range(location.line_from or 0, (location.line_to or location.line_from or 0) + 1):
        if line:
            yield line, None, None


def lost_numbers(document: Document, figures: Sequence[Figure], skipped: Sequence[Skipped]) -> list[Lost]:
    """The numbers in tables of a document that ended nowhere."""
    document = find_grids(document)
    raws: dict[Place, list[str]] = defaultdict(list)
    for figure in figures:
        for place in _places(figure.location):
            raws[place].extend([clean(figure.raw), figure.subject])
    refused = {place for item in skipped for place in _places(item.location)}
    roles: dict[Place, dict[int, Role]] = defaultdict(dict)
    for table in find_tables(document)[0]:
        for entry in table.entries:
            for place in _places(entry.place()):
                roles[place].update({column.index: column.role for column in entry.columns})
    lost = []
    for grid in (item for item in document.items if isinstance(item, Grid)):
        rows = [[clean(cell.text) for cell in row.cells] for row in grid.rows]
        heads = _heads(rows)
        for number, (texts, row) in enumerate(zip(rows, grid.rows, strict=True)):
            places = list(_places(row.location))
            if number in heads or any(place in refused for place in places):
                continue
            known = [raw for place in places for raw in raws[place]]
            for index, text in enumerate(texts):
                role = next((roles[place].get(index) for place in places if index in roles[place]), None)
                if row.cells[index].spans or _accounted(text, index, role, known):
                    continue
                lost.extend(Lost(run, text, row.location) for run in _DIGITS.findall(text))
    return lost


def _heads(rows: Sequence[Sequence[str]]) -> set[int]:
    heads = set(range(guess_header(rows)))
    for index in range(len(rows)):
        heads.update(range(index, header_at(rows, index)))
        if is_number_row(rows[index]):
            heads.add(index)
    return heads


def _accounted(text: str, index: int, role: Role | None, known: Sequence[str]) -> bool:
    if not re.search(r"\d", text) or text in known:
        return True
    if any(text in raw or raw in text for raw in known if len(raw) > 1 and (is_name(text) or " " in raw)):
        return True
    if is_year(text) or (years_in(text) and not re.sub(r"\D", "", re.sub(r"(?:19|20)\d\d", "", text))):
        return True
    if is_name(text) and not is_value(text):
        return role is not Role.VALUE
    if role in _NO_FIGURES:
        return True
    if re.fullmatch(r"\d{1,2}[.)]", text):
        return True
    return index <= 1 and role is None and _CODE.fullmatch(text) is not None

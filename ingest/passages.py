"""Passages made of blocks: pieces of text that can be understood alone, with the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.domain.numerals import read_cell
from assistant.domain.sources import Location, PassageRole
from ingest.generic import is_specific, opens_generic_list
from ingest.grid_rows import TextRow, is_name_text, text_rows
from ingest.pieces import (
    GENERAL,
    LONGEST,
    POINTS_BACK,
    Inherited,
    Surroundings,
    Unit,
    inherited_role,
    span_of,
    units_of,
)
from ingest.roles import direction, role_of_heading, solution
from ingest.sections import Block, BlockKind, Piece
from ingest.sentences import sentence_spans
from ingest.subjects import Subjects
from ingest.told_year import year_told

_SHORT = 300
_ROWS_TOGETHER = 550
_LEAD_LENGTH = 160
_DEFINED = re.compile(r"^(?:adalah|ialah|merupakan|yaitu)\b", re.IGNORECASE)
_NO_CONTENT = re.compile(
    r"^\W*(?:(?:sdh|sudah|telah)\s+di\s?l?a?k?u?k?\w*|n\s?/\s?a|nihil|tidak\s+ada|ada|-+|ya|ok)\W*$",
    re.IGNORECASE,
)
_CAUSE_COLUMN = re.compile(r"keberhasilan|kegagalan|penyebab", re.IGNORECASE)
_RESULT_COLUMN = re.compile(r"capaian|tingkat\s+capaian", re.IGNORECASE)


class PassageMaker:
    """Goes through the blocks of a report from top to bottom and makes units of them."""

    def __init__(self, blocks: Sequence[Block], around: Surroundings) -> None:
        self.blocks = blocks
        self.around = around
        self.doubtful_in: tuple[str, ...] | None = None
        self.recent: tuple[str, ...] = ()
        self.labels: tuple[list[str], str] = ([], "")

    def units(self) -> list[Unit]:
        """The units of the report, neighbours that are short put together."""
        found: list[Unit] = []
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is BlockKind.TABLE:
                found += self._table(block)
                index += 1
            elif block.kind is BlockKind.ITEM:
                index = self._list(index, None, found)
            elif self._leads(index):
                index = self._list(index + 1, block, found)
            else:
                found += self._paragraph(block)
                index += 1
        return list(_packed(found))

    def _leads(self, index: int) -> bool:
        """Whether a paragraph leads to the list below it."""
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        block = self.blocks[index]
        listed = following is not None and following.kind is BlockKind.ITEM and following.path == block.path
        return listed and (block.text.rstrip().endswith((":", ";")) or "berikut" in block.text[-40:])

    def _paragraph(self, block: Block) -> list[Unit]:
        text = block.text
        named = self.around.subjects.in_text(text)
        points_back = POINTS_BACK.match(text) is not None
        inherited = Inherited(
            role=inherited_role(block.path),
            about=self.recent if points_back else self._named_above(block.path),
            pointed_at=points_back,
            doubtful=self._doubtful(block),
        )
        units = units_of(block, "", self.around, inherited)
        self.recent = named or self.recent
        return units

    def _named_above(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The names in the nearest heading that has any."""
        return next((names for title in reversed(path) if (names := self.around.subjects.in_text(title))), ())

    def _doubtful(self, block: Block) -> bool:
        """Whether a block stands under an announcement of possible causes; keeps track of it."""
        if block.kind is BlockKind.PARAGRAPH:
            if opens_generic_list(block.text):
                self.doubtful_in = block.scope
            elif not block.text.endswith(":"):
                self.doubtful_in = None
        if self.doubtful_in != block.scope:
            self.doubtful_in = None
        return self.doubtful_in is not None

    def _list(self, index: int, lead: Block | None, found: list[Unit]) -> int:
        """Add the units of a list with its lead-in; returns the index after it."""
        first = index
        path = self.blocks[index].path
        while index < len(self.blocks) and self._listed(index, path):
            index += 1
        items = _with_definitions(self.blocks[first:index])
        lead_text = lead.text if lead is not None else ""
        doubtful = self._doubtful(lead) if lead is not None else self._doubtful(items[0][0])
        role = inherited_role(path, lead_text)
        year = year_told(lead_text, self.around.report_year) if lead_text else None
        about = self.around.subjects.in_text(lead_text) or self._named_above(path)
        given = Inherited(role=role, about=about, year=year, doubtful=doubtful)
        if lead is not None:
            lead_units = units_of(lead, "", self.around, Inherited(doubtful=doubtful))
            if any(unit.role not in (GENERAL, role) for unit in lead_units):
                found += [replace(unit, solid=True) for unit in lead_units]
                lead = None
        told = self._items(items, lead_text, given)
        found += self._chunks(items, told, lead, doubtful)
        found += [unit for units in told for unit in units if unit.role is not GENERAL]
        return index

    def _listed(self, index: int, path: tuple[str, ...]) -> bool:
        block = self.blocks[index]
        if block.path != path or block.kind is BlockKind.TABLE:
            return False
        return block.kind is BlockKind.ITEM or _DEFINED.match(block.text) is not None

    def _items(
        self, items: Sequence[tuple[Block, list[Piece]]], lead: str, given: Inherited
    ) -> list[list[Unit]]:
        """Units of every item; what stands below an item carries it in its path and speaks of the same."""
        units: list[list[Unit]] = []
        heads: list[tuple[str, tuple[str, ...], int | None, PassageRole | None]] = []
        tail = (_shortened(lead),) if lead else ()
        for block, pieces in items:
            heads = heads[: block.depth]
            about = next((names for _, names, _, _ in reversed(heads) if names), given.about)
            year = next((told for _, _, told, _ in reversed(heads) if told is not None), given.year)
            parents = tuple(_head(text) for text, _, _, _ in heads)
            whole = Block(block.kind, block.path, block.scope, pieces, block.marker, block.depth)
            role = next((lead for _, _, _, lead in reversed(heads) if lead is not None), given.role)
            told = units_of(
                whole, block.marker, self.around, replace(given, role=role, about=about, year=year)
            )
            under = (*block.path, *tail, *parents)
            rest = (*under, _head(whole.text))
            units.append([replace(unit, path=rest if n else under) for n, unit in enumerate(told)])
            named = self.around.subjects.in_text(whole.text)
            leads = inherited_role((), whole.text) if whole.text.endswith(":") else None
            heads.append((whole.text, named, year_told(whole.text, self.around.report_year), leads))
            self.recent = named or self.recent
        return units

    def _chunks(
        self,
        items: Sequence[tuple[Block, list[Piece]]],
        told: Sequence[Sequence[Unit]],
        lead: Block | None,
        doubtful: bool,
    ) -> Iterator[Unit]:
        """The list with its lead-in, cut where it is too long; for whoever asks for all of it.

        An item with a role is in it too, beside the passage of its own; a definition is not.
        """
        parts: list[tuple[str, list[Piece], Sequence[Unit]]] = []
        path = lead.path if lead is not None else items[0][0].path
        if lead is not None:
            opening = Unit(lead.text, span_of(lead.pieces), path, generic=doubtful)
            parts.append((lead.text, lead.pieces, [opening]))
        depth = 0
        for (block, pieces), units in zip(items, told, strict=True):
            text = f"{block.marker} {' '.join(piece.text for piece in pieces)}"
            defined = all(unit.role is PassageRole.DEFINITION for unit in units)
            size = sum(len(part[0]) + 1 for part in parts)
            turns = size >= _SHORT and (block.depth < depth or len(text) >= _SHORT)
            depth = block.depth
            if parts and (defined or turns or size + len(text) > LONGEST):
                yield from self._chunk(parts)
                parts = []
            if not defined:
                parts.append((text, pieces, units))
        yield from self._chunk(parts)

    def _chunk(self, parts: Sequence[tuple[str, list[Piece], Sequence[Unit]]]) -> Iterator[Unit]:
        """One piece of a list; a single item is left to its own units where it has a role or is long."""
        if not parts:
            return
        if len(parts) == 1:
            yield from (unit for unit in parts[0][2] if unit.role is GENERAL)
            return
        text = "\n".join(text for text, _, _ in parts)
        units = [unit for _, _, units in parts for unit in units]
        yield Unit(
            text,
            span_of([piece for _, pieces, _ in parts for piece in pieces]),
            units[0].path,
            about=self.around.subjects.in_text(text),
            year=year_told(text, self.around.report_year),
            generic=all(unit.generic for unit in units),
            solid=True,
        )

    def _table(self, block: Block) -> list[Unit]:
        assert block.grid is not None
        labels, caption = self.labels
        rows, found_labels = text_rows(block.grid, labels if caption == block.caption else ())
        self.labels = (found_labels, block.caption)
        path = (*block.path, _shortened(block.caption)) if block.caption else block.path
        year = year_told(block.caption, self.around.report_year)
        self.doubtful_in = None
        units: list[Unit] = []
        together: list[TextRow] = []

        def close() -> None:
            if together:
                units.append(_rows_unit(together, path, year))
                together.clear()

        indicator: tuple[str, ...] = ()
        for row in rows:
            size = sum(len(other.text) + 1 for other in together) + len(row.text)
            if together and size > _ROWS_TOGETHER:
                close()
            if len(row.text) > LONGEST + 300:
                close()
                units += _long_row(row, path, year)
            else:
                together.append(row)
            indicator = row.names("indikator") or indicator
            if any(_role_label(label) for label, _ in row.cells):
                close()
                units += self._told_in_row(row, indicator, path, year)
        close()
        names = tuple(dict.fromkeys(name for row in rows for name in row.names("indikator")))
        self.recent = names if len(names) == 1 else ()
        return units

    def _told_in_row(
        self, row: TextRow, indicator: tuple[str, ...], path: tuple[str, ...], year: int | None
    ) -> Iterator[Unit]:
        """Causes, obstacles and solutions that stand in columns of their own."""
        told = {label for label, _ in row.cells if _role_label(label)}
        names = tuple(value for label, value in row.cells if label not in told and is_name_text(value))
        about = tuple(dict.fromkeys((*(name for name in names if len(name) < 200), *indicator)))
        result = next((value for label, value in row.cells if _RESULT_COLUMN.search(label)), "")
        for label, value in row.cells:
            if label not in told or _NO_CONTENT.match(value) or len(value) < 8:
                continue
            role = role_of_heading(label)
            if role in (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED):
                role = PassageRole.SOLUTION_DONE if role is PassageRole.SOLUTION_DONE else solution(value)
            if role is None and _CAUSE_COLUMN.search(label):
                role = _by_result(value, result)
            if role is None:
                continue
            subject = about[-1] if len(about) == 1 else " – ".join(names[-2:])
            text = f"{subject}: {label}: {value}" if subject else f"{label}: {value}"
            generic = not about and not is_specific(value, self.around.office, self.around.region)
            yield Unit(text, row.location, path, role, about, year, generic, solid=True)


def _role_label(label: str) -> bool:
    return bool(label) and (role_of_heading(label) is not None or _CAUSE_COLUMN.search(label) is not None)


def _by_result(cause: str, result: str) -> PassageRole | None:
    """What a column for both causes holds: told by the wording of the cause and the row's capaian.

    None where the two disagree.
    """
    worded = direction(f"capaian {cause}")
    number = re.search(r"\d[\d.,]*", result)
    if worded is PassageRole.FAILURE_CAUSE or number is None:
        return worded
    reading = read_cell(number.group(0), column_unit="%")
    if not isinstance(reading.value, Decimal):
        return worded
    if reading.value >= 100:
        return PassageRole.SUCCESS_CAUSE
    return PassageRole.FAILURE_CAUSE if worded is None else None


def _rows_unit(rows: Sequence[TextRow], path: tuple[str, ...], year: int | None) -> Unit:
    first, last = rows[0].location, rows[-1].location
    location = first
    if first.line_from is not None:
        location = first.model_copy(update={"line_to": last.line_to or last.line_from})
    elif first.cell is not None and last.cell is not None:
        location = first.model_copy(update={"cell": f"{first.cell.split(':')[0]}:{last.cell.split(':')[-1]}"})
    about = tuple(
        dict.fromkeys(name for row in rows for name in row.names("indikator", "program", "kegiatan"))
    )
    text = "\n".join(row.text for row in rows)
    return Unit(text, location, path, PassageRole.TABLE_ROW, about, year, solid=True)


def _long_row(row: TextRow, path: tuple[str, ...], year: int | None) -> Iterator[Unit]:
    """A row of many columns, cut between cells; every part begins with the row's names."""
    names = tuple((label, value) for label, value in row.cells if is_name_text(value))[:3]
    head = "; ".join(value[:120] for _, value in names)
    part: list[tuple[str, str]] = []
    for number, cell in enumerate(row.cells):
        part.append(cell)
        size = sum(len(label) + len(value) + 4 for label, value in part)
        if size > LONGEST - 150 or number == len(row.cells) - 1:
            piece = replace(row, cells=tuple(part))
            text = piece.text if part[0] == row.cells[0] else f"{head}; {piece.text}"
            about = tuple(value for _, value in names)
            yield Unit(text, row.location, path, PassageRole.TABLE_ROW, about, year, solid=True)
            part = []


def _with_definitions(blocks: Sequence[Block]) -> list[tuple[Block, list[Piece]]]:
    """Items, each with the definition that stands below it."""
    items: list[tuple[Block, list[Piece]]] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and items:
            before, pieces = items[-1]
            opening = pieces[-1]
            if not opening.text.endswith((".", ":", ";")):
                pieces[-1] = Piece(f"{opening.text}:", opening.location)
            items[-1] = (before, [*pieces, *block.pieces])
        else:
            items.append((block, list(block.pieces)))
    return items


def _packed(units: Sequence[Unit]) -> Iterator[Unit]:
    """Units in order, short neighbours under the same headings put together."""
    open_unit: Unit | None = None
    for unit in units:
        if open_unit is not None and _fits(open_unit, unit):
            location = _covering(open_unit.location, unit.location)
            open_unit = replace(
                open_unit,
                text=f"{open_unit.text}\n{unit.text}",
                location=location,
                about=tuple(dict.fromkeys((*open_unit.about, *unit.about))),
                year=open_unit.year if open_unit.year == unit.year else None,
                generic=open_unit.generic and unit.generic,
            )
            continue
        if open_unit is not None:
            yield open_unit
        open_unit = unit
    if open_unit is not None:
        yield open_unit


def _fits(first: Unit, second: Unit) -> bool:
    if first.solid or second.solid or first.role is not second.role:
        return False
    together = len(first.text) + len(second.text)
    short = len(first.text) < _SHORT or len(second.text) < _SHORT
    return first.path == second.path and together <= LONGEST and short


def _covering(first: Location, second: Location) -> Location:
    if first.line_from is None:
        return first
    return first.model_copy(update={"line_to": second.line_to or second.line_from or first.line_to})


def _shortened(text: str) -> str:
    """A lead-in or caption as a heading: its last sentence, cut at a word."""
    start, end = sentence_spans(text)[-1] if text.strip() else (0, 0)
    last = text[start:end].strip(" :;")
    if len(last) <= _LEAD_LENGTH:
        return last
    return last[:_LEAD_LENGTH].rsplit(" ", 1)[0] + " …"


def _head(text: str) -> str:
    """The beginning of an item, as a heading for what stands below it."""
    clause = re.match(r"[^:.,]{8,110}(?=[:,.])", text)
    return clause.group(0) if clause else _shortened(text)


def subjects_of(blocks: Sequence[Block], more: Sequence[str] = ()) -> Subjects:
    """The names that the tables of a report know."""
    rows: list[TextRow] = []
    labels: list[str] = []
    caption = ""
    for block in blocks:
        if block.grid is not None:
            found, labels = text_rows(block.grid, labels if caption == block.caption else ())
            caption = block.caption
            rows += found
    return Subjects(rows, more)

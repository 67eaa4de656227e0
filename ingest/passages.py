"""Passages made of blocks: pieces of text that can be understood alone, with the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.sources import Location, PassageRole
from ingest.generic import opens_generic_list
from ingest.grid_rows import TextRow, text_rows
from ingest.pieces import (
    GENERAL,
    LONGEST,
    Inherited,
    Surroundings,
    Unit,
    inherited_role,
    shortened,
    span_of,
    units_of,
)
from ingest.roles import CAUSES, role_of_sentence
from ingest.sections import Block, BlockKind, Piece
from ingest.sentences import sentence_spans
from ingest.subjects import Subjects
from ingest.table_passages import Labels, table_units
from ingest.told_year import year_told
from ingest.topics import Topic, topics_of
from ingest.whole_office import WholeOffice
from ingest.wrapped_rows import wrapped_together

_SHORT = 300
_TITLE_WORDS = 12
_OF_CAUSES = re.compile(
    r"\b(?:keberhasilan|kegagalan|penyebab|permasalahan|hambatan|kendala)\b", re.IGNORECASE
)
_CHAPTER = re.compile(r"BAB\s+[IVX\d]+\b")
_DEFINED = re.compile(r"^(?:adalah|ialah|merupakan|yaitu)\b", re.IGNORECASE)


class PassageMaker:
    """Goes through the blocks of a report from top to bottom and makes units of them."""

    def __init__(self, blocks: Sequence[Block], around: Surroundings) -> None:
        self.blocks = blocks
        self.around = around
        self.doubtful_in: tuple[str, ...] | None = None
        self.topic = Topic()
        self.topic_path: tuple[str, ...] = ()
        self.titled: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.labels: Labels = ([], "")
        self.whole_office = WholeOffice(blocks)

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
        """The units of a paragraph; a short line that is but a name governs what stands below it.

        Where the text above has gone over to another name, the heading governs no more.
        """
        if self._is_title(block):
            self.titled = (block.path, self.around.subjects.meant_by(block.text, heading=True))
            self.topic = Topic()
        governing, before = self._named_above(block.path), self._before(block.path)
        left = bool(governing and before.about) and not set(governing) & set(before.about)
        inherited = Inherited(
            role=None if left else inherited_role(block.path),
            about=() if left else governing,
            year=self._year_above(block.path),
            before=before,
            doubtful=self._doubtful(block),
        )
        units = units_of(block, "", self.around, inherited)
        self._goes_on_from(units, block.path)
        return units

    def _is_title(self, block: Block) -> bool:
        text = block.text.rstrip(" :")
        short = len(text.split()) <= _TITLE_WORDS and text[:1].isupper() and text[-1:] not in ".;,"
        return short and bool(self.around.subjects.meant_by(text, heading=True))

    def _before(self, path: tuple[str, ...]) -> Topic:
        return self.topic if path == self.topic_path else Topic()

    def _goes_on_from(self, units: Sequence[Unit], path: tuple[str, ...]) -> None:
        """Keep what a paragraph ended with, for the one below it."""
        last = units[-1] if units else None
        about = last.about if last is not None and len(last.about) == 1 else ()
        role = last.role if last is not None else GENERAL
        if last is not None and not last.about:
            # its subject is not certain: the text has not gone back to the heading's, and nothing answers it
            about = next((u.about for u in reversed(units) if len(u.about) == 1), self._before(path).about)
            role = GENERAL if about else role
        self.topic = Topic(about, role)
        self.topic_path = path

    def _named_above(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The names in the nearest heading that has any; the title of a chapter names none."""
        subjects = self.around.subjects
        if self.titled[0] == path and self.titled[1]:
            return self.titled[1]
        if self.whole_office.governs(path):
            return ()
        titles = [title for title in reversed(path) if not _CHAPTER.match(title)]
        return next((names for title in titles if (names := subjects.meant_by(title, heading=True))), ())

    def _year_above(self, path: tuple[str, ...]) -> int | None:
        """The earlier year whose causes or obstacles the nearest heading announces."""
        title = path[-1] if path else ""
        year = year_told(title, self.around.report_year) if _OF_CAUSES.search(title) else None
        return year if year != self.around.report_year else None

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
        year = year_told(lead_text, self.around.report_year) or self._year_above(path)
        about = self._named_by_lead(lead_text, role, path)
        given = Inherited(role=role, about=about, year=year, doubtful=doubtful)
        if lead is not None:
            above = Inherited(about=self._named_above(path), before=self._before(path), doubtful=doubtful)
            lead_units = units_of(lead, "", self.around, above)
            if any(unit.role not in (GENERAL, role) for unit in lead_units):
                found += [replace(unit, solid=True) for unit in lead_units]
                lead = None
        told = self._items(items, lead_text, given)
        found += self._chunks(items, told, lead, doubtful)
        found += [unit for units in told for unit in units if unit.role is not GENERAL]
        last = told[-1][-1] if told and told[-1] else None
        if last is not None and last.role in (*CAUSES, PassageRole.OBSTACLE) and len(last.about) == 1:
            self.topic = Topic(last.about, last.role)
        else:
            self.topic = Topic(about if len(about) == 1 else (), role or GENERAL)
        self.topic_path = path
        return index

    def _named_by_lead(self, lead: str, role: PassageRole | None, path: tuple[str, ...]) -> tuple[str, ...]:
        """What the items below a lead-in speak of: its last sentence's names, or what that goes on with."""
        governing = self._named_above(path)
        if not lead:
            return governing
        if self.whole_office.opened_by(lead, path, role):
            return ()
        sentences = [lead[start:end] for start, end in sentence_spans(lead)]
        roles = [*(role_of_sentence(sentence) for sentence in sentences[:-1]), role or GENERAL]
        return (
            topics_of(sentences, roles, self.around.subjects, governing, self._before(path))[-1] or governing
        )

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
        tail = (shortened(lead),) if lead else ()
        for block, pieces in items:
            heads = heads[: block.depth]
            about = self._label(block, pieces) or next(
                (names for _, names, _, _ in reversed(heads) if names), given.about
            )
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
            named = self.around.subjects.meant_by(_head(whole.text), heading=True)
            leads = inherited_role((), whole.text) if whole.text.endswith(":") else None
            heads.append((whole.text, named, year_told(whole.text, self.around.report_year), leads))
        return units

    def _label(self, block: Block, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """The names in the opening of an item that tells more than its opening."""
        text = " ".join(piece.text for piece in pieces)
        opening = re.match(r"[^:.,;]{8,220}(?=[:,.;]\s+\S)", text)
        if opening is None:
            return ()
        titled = text[opening.end()] == ":"
        return self.around.subjects.meant_by(opening.group(0), topic=titled)

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
        self.doubtful_in = None
        units, names, self.labels = table_units(block, self.labels, self.around)
        self.topic, self.topic_path = Topic(names if len(names) == 1 else ()), block.path
        return units


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


def _head(text: str) -> str:
    """The beginning of an item, as a heading for what stands below it."""
    clause = re.match(r"[^:.,]{8,110}(?=[:,.])", text)
    return clause.group(0) if clause else shortened(text)


def subjects_of(
    blocks: Sequence[Block],
    more: Sequence[str] = (),
    place_words: Sequence[str] = (),
    report_year: int | None = None,
) -> Subjects:
    """The names that the tables of a report know; `place_words` are those of the office and its region."""
    rows: list[TextRow] = []
    labels: list[str] = []
    caption = ""
    for block in blocks:
        if block.grid is not None:
            found, labels = text_rows(block.grid, labels if caption == block.caption else ())
            caption = block.caption
            rows += wrapped_together(found)
    return Subjects(rows, more, place_words, report_year)

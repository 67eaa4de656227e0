"""Whom a figure speaks of: the name in its row that fits its measure, with level and parent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.domain.figures import Level, Measure
from ingest.columns import Column
from ingest.labels import is_name, split_number, squash
from ingest.levels import Cue, assign_levels
from ingest.measures import NameKind, Role
from ingest.rows import Entry
from ingest.tables import Table

FAMILY = frozenset(
    {NameKind.PROGRAM, NameKind.ACTIVITY, NameKind.SUB_ACTIVITY, NameKind.MIXED, NameKind.ACCOUNT}
)
_MONEY_WORDS = ("anggaran", "pagu", "serapan", "sisa")
_SEPARATOR = re.compile(r"[\s.]+")
_DEPTH = {Level.PROGRAM: 0, Level.KEGIATAN: 1, Level.SUB_KEGIATAN: 2}


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its level, and the name above it."""

    text: str
    level: Level
    parent: str | None = None
    code: str = ""


@dataclass(slots=True)
class RowNames:
    """The names of a row by column slot: its own, and those carried down from the rows above."""

    own: dict[int, Name] = field(default_factory=dict)
    carried: dict[int, Name] = field(default_factory=dict)
    family: Name | None = None
    above: dict[int, Name] = field(default_factory=dict)

    def summed_under(self, label: str) -> str | None:
        """The program or activity whose parts a mean sums up, as `per sub kegiatan` says."""
        words = squash(label)
        depth = 1 if "persubkegiatan" in words else 0 if "perkegiatan" in words else -1
        return self.above[depth].text if depth in self.above else None


def is_budget(measure: str) -> bool:
    """Whether a measure is money or a share of it, and so belongs to a program rather than an indicator."""
    return any(word in measure for word in _MONEY_WORDS) or measure == Measure.PAGU


def name_rows(table: Table) -> list[RowNames]:
    """The names of each row of a table, in the order of its rows."""
    columns = {column.slot: column for entry in table.entries for column in entry.columns if column.slot >= 0}
    levels = {slot: _levels_of(table, slot, column) for slot, column in columns.items()}
    has_program = any(column.kind is NameKind.PROGRAM for column in columns.values())
    family = [slot for slot in sorted(columns) if columns[slot].kind in FAMILY]
    if not family:
        family = [slot for slot in sorted(columns) if any(n.level in _DEPTH for n in levels[slot].values())]
    if has_program:
        for slot in family:
            if columns[slot].kind is NameKind.MIXED:
                levels[slot] = _levels_of(table, slot, columns[slot], below_program=True)
    carried: dict[int, Name] = {}
    above: dict[int, Name] = {}
    result = []
    latest: Name | None = None
    for position, entry in enumerate(table.entries):
        names = RowNames()
        if entry.total:
            names.above = dict(above)
            result.append(names)
            continue
        for slot in sorted(columns):
            placed = levels[slot].get(position)
            if placed is None:
                continue
            if slot in family:
                placed = _under(placed, above)
                latest = placed
            for other in [other for other in carried if other > slot]:
                del carried[other]
            carried[slot] = names.own[slot] = placed
        names.carried = dict(carried)
        names.family = latest
        result.append(names)
    return result


def _under(name: Name, above: dict[int, Name]) -> Name:
    """The name with its parent: the nearest one of a higher level that stands above it."""
    depth = _DEPTH.get(name.level)
    if depth is None:
        return name
    parent = next((above[higher] for higher in range(depth - 1, -1, -1) if higher in above), None)
    if parent is not None and name.code and parent.code and not f"{name.code}.".startswith(f"{parent.code}."):
        parent = None  # pages are missing between the two
        above.clear()
    for lower in [lower for lower in above if lower >= depth]:
        del above[lower]
    above[depth] = name
    return Name(name.text, name.level, parent.text if parent else None, name.code)


def _levels_of(table: Table, slot: int, column: Column, below_program: bool = False) -> dict[int, Name]:
    """The names of one slot by position of their row, with their levels."""
    cues: list[Cue] = []
    positions: list[int] = []
    for position, entry in enumerate(table.entries):
        if entry.total:
            continue
        own = [c for c in entry.columns if c.slot == slot and entry.text(c)]
        if not own:
            continue
        number, name = split_number(entry.text(own[0]))
        if not is_name(name):
            continue
        codes = [entry.text(c) for c in entry.columns if c.role is Role.CODE and entry.text(c)]
        left = [
            c for c in entry.columns if c.role is Role.NUMBER and c.index < own[0].index and entry.text(c)
        ]
        printed = entry.text(left[-1]) if left else ""
        code = ".".join(codes)
        if not code and printed.replace(" ", "").count(".") >= 1 and len(printed) > 4:
            code = printed
        cues.append(Cue(name=name.rstrip(" :;"), number=number or printed, code=code))
        positions.append(position)
    placed = assign_levels(cues, column.kind or NameKind.OTHER, below_program)
    names: dict[int, Name] = {}
    stack: list[tuple[int, str]] = []
    for position, cue, (level, rank) in zip(positions, cues, placed, strict=True):
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack and level is Level.BELANJA else None
        stack.append((rank, cue.name))
        names[position] = Name(cue.name, level, parent, _SEPARATOR.sub(".", cue.code).strip("."))
    return names


def _near(columns: Sequence[Column], value: Column) -> tuple[list[Column], list[Column]]:
    """The columns of names that a column of figures belongs to, nearest part of the table first."""
    names = [column for column in columns if column.role is Role.NAME and column.index < value.index]
    last = max((column.index for column in names), default=-1)
    border = max(
        (c.index for c in columns if c.role is Role.VALUE and c.index < last and c.index < value.index),
        default=-1,
    )
    return [c for c in names if c.index > border], [c for c in names if c.index <= border]


def subject_of(entry: Entry, names: RowNames, value: Column, measure: str) -> tuple[Name, bool] | None:
    """The name that a figure speaks of, and whether the row itself bears it; None where no name fits."""
    near, far = _near(entry.columns, value)
    parts = [part for part in (near, far) if part]
    has_family = any(column.kind in FAMILY for part in parts for column in part)
    if is_budget(measure):
        for part in parts:
            own = [column for column in part if column.kind in FAMILY and column.slot in names.own]
            if own:
                return names.own[own[-1].slot], True
        for part in parts:
            own = [column for column in part if column.slot in names.own]
            if own and not (has_family and own[-1].kind is NameKind.OBJECTIVE):
                name = names.own[own[-1].slot]
                return _indicator(name, names, has_family) if own[
                    -1
                ].kind is NameKind.INDICATOR else name, True
    else:
        for part in parts:
            own = [column for column in part if column.slot in names.own]
            indicator = [column for column in own if column.kind is NameKind.INDICATOR]
            if indicator:
                return _indicator(names.own[indicator[-1].slot], names, has_family), True
            if own and (own[-1].kind is not NameKind.OBJECTIVE or len(part) == len(own)):
                return names.own[own[-1].slot], True
            if own:
                break
    for part in parts:
        carried = [column for column in part if column.slot in names.carried]
        wanted = [c for c in carried if (c.kind in FAMILY) == is_budget(measure)] or carried
        if wanted:
            name = names.carried[wanted[-1].slot]
            if wanted[-1].kind is NameKind.INDICATOR:
                name = _indicator(name, names, has_family)
            return name, False
    return None


def _indicator(name: Name, names: RowNames, has_family: bool) -> Name:
    """An indicator with the level of the program or activity that it measures, else a key indicator."""
    if names.family is not None:
        return Name(name.text, names.family.level, names.family.text)
    return Name(name.text, Level.OTHER if has_family else Level.IKU)

"""The level of each name in a column that holds several, and the name above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.figures import Level
from ingest.labels import is_upper
from ingest.measures import NameKind

_PROGRAM = re.compile(r"pro?gra?mm?e?\b", re.IGNORECASE)
_ACTIVITY = re.compile(r"kegiatan\b", re.IGNORECASE)
_SUB_ACTIVITY = re.compile(r"sub[\s-]*kegiatan\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"belanja\b|pendapatan\b|pembiayaan\b", re.IGNORECASE)
_SEGMENT = re.compile(r"[.\s\-/]+")
_ROMAN = re.compile(r"[IVXLl]{1,5}[.)]?")
_ROMAN_DOTTED = re.compile(r"[IVXLl1]{1,5}\s?[.,]\s?\d{1,2}[.)]?|L\d{1,2}[.)]?")
_ARABIC = re.compile(r"\d{1,2}[.)]?")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")
_LETTER_UPPER = re.compile(r"[A-Z][.)]?")
_LETTER_LOWER = re.compile(r"[a-z][.)]?")

FIXED = {
    NameKind.PROGRAM: Level.PROGRAM,
    NameKind.ACTIVITY: Level.KEGIATAN,
    NameKind.SUB_ACTIVITY: Level.SUB_KEGIATAN,
}
_ORDER = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


@dataclass(frozen=True, slots=True)
class Cue:
    """What tells the level of a name: its words and letters, the number and the code that stand by it."""

    name: str
    number: str = ""
    code: str = ""
    italic: bool = False


def _style(cue: Cue) -> str:
    number = cue.number.strip()
    if not number:
        return "upper" if is_upper(cue.name) else "italic" if cue.italic else "plain"
    for style, pattern in (
        ("roman dotted", _ROMAN_DOTTED),
        ("roman", _ROMAN),
        ("arabic", _ARABIC),
        ("letter", _LETTER_UPPER),
        ("small letter", _LETTER_LOWER),
    ):
        if pattern.fullmatch(number):
            if style == "roman dotted" and _DOTTED.fullmatch(number) and number[0] == "1":
                continue
            return style
    if _DOTTED.fullmatch(number):
        return f"dotted {number.rstrip('.)').count('.')}"
    return "other"


def _bracketed(styles: Sequence[str], cues: Sequence[Cue]) -> list[str]:
    """Styles of numbers, those with a bracket (`1)` below `1.`) apart where they count from one as well.

    A lone bracket in a list of dots is a slip of the writer.
    """
    found = list(styles)
    for style, first in (("arabic", "1)"), ("small letter", "a)")):
        places = [index for index, own in enumerate(styles) if own == style]
        numbers = [cues[index].number.strip() for index in places]
        if first in numbers and f"{first[0]}." in [number.replace(" ", "") for number in numbers]:
            for index, number in zip(places, numbers, strict=True):
                found[index] = f"{style} bracket" if number.endswith(")") else style
    return found


def _segments(code: str) -> int:
    return len([part for part in _SEGMENT.split(code.strip(" .")) if part])


def _ranks(cues: Sequence[Cue]) -> list[int]:
    """The depth of each name from 0, by codes, else by kinds of numbers in order of appearance."""
    coded = [cue for cue in cues if cue.code]
    flat = all(_segments(cue.code) == 1 for cue in coded)
    if coded and (flat or any(map(str.isalpha, "".join(cue.code for cue in coded)))):
        cues, coded = [replace(cue, number=cue.code or cue.number, code="") for cue in cues], []
    if coded and len(coded) * 10 >= 6 * len(cues):
        depths = sorted({_segments(cue.code) for cue in coded})
        return [depths.index(_segments(cue.code)) if cue.code else len(depths) for cue in cues]
    styles = _bracketed([_style(cue) for cue in cues], cues)
    order = list(dict.fromkeys(styles))
    if "upper" in order:
        order.remove("upper")
        order.insert(0, "upper")
    return [order.index(style) for style in styles]


def assign_levels(
    cues: Sequence[Cue], kind: NameKind, below_program: bool = False
) -> list[tuple[Level, int]]:
    """The level of each name of one column, in order, and its depth in that column from 0.

    `below_program` tells that programs have a column of their own, so that this one begins with kegiatan.
    """
    if not cues:
        return []
    if kind in FIXED:
        return [(_by_words(cue.name) or FIXED[kind], 0) for cue in cues]
    ranks = _ranks(cues)
    return list(zip(_levels(cues, ranks, kind, below_program), ranks, strict=True))


def _levels(cues: Sequence[Cue], ranks: Sequence[int], kind: NameKind, below_program: bool) -> list[Level]:
    accounts = sum(_ACCOUNT.match(cue.name) is not None for cue in cues)
    programs = [rank for cue, rank in zip(cues, ranks, strict=True) if _PROGRAM.match(cue.name)]
    if accounts * 2 > len(cues) and not programs:
        return [Level.BELANJA] * len(cues)
    if kind is NameKind.OBJECTIVE or (kind in (NameKind.OTHER, NameKind.INDICATOR) and not programs):
        return [_by_words(cue.name) or Level.OTHER for cue in cues]
    if below_program:
        first, start = min(ranks), 1
    elif programs:
        first, start = max(set(programs), key=programs.count), 0
        if programs.count(first) * 2 < list(ranks).count(first):
            return [_by_words(cue.name) or Level.OTHER for cue in cues]
    elif kind is NameKind.ACCOUNT or (len(set(ranks)) == 1 and not is_upper(cues[0].name)):
        return [_by_words(cue.name) or Level.OTHER for cue in cues]
    else:
        first, start = min(ranks), 0
    order = sorted({rank for rank in ranks if rank >= first})
    levels = []
    for cue, rank in zip(cues, ranks, strict=True):
        if rank < first:
            levels.append(_by_words(cue.name) or Level.OTHER)
            continue
        depth = start + order.index(rank)
        level = (
            _ORDER[depth]
            if depth < len(_ORDER)
            else Level.BELANJA
            if _ACCOUNT.match(cue.name)
            else Level.OTHER
        )
        levels.append(_by_words(cue.name) or level)
    return levels


def _by_words(name: str) -> Level | None:
    """The level that the first word of a name says."""
    if _PROGRAM.match(name):
        return Level.PROGRAM
    if _SUB_ACTIVITY.match(name):
        return Level.SUB_KEGIATAN
    if _ACTIVITY.match(name):
        return Level.KEGIATAN
    return None

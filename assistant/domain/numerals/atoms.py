"""Cutting text into words and runs of digits, and telling codes from numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SEPARATORS = ".,\u066b\u066c\uff0c\uff0e" + _INVISIBLE
_ATOM = re.compile(rf"(\d(?:[\d{_SEPARATORS}]*\d)?|[½¼¾⅓⅔⅛⅜⅝⅞])|[^\W\d_]+")
_VANISH = dict.fromkeys(map(ord, _INVISIBLE))
_YEARS = re.compile(r"((?:19|20)[0-9]{2}),(?=(?:19|20)[0-9]{2}(?:\D|$))")
_NIP = (8, 6, 1, 3)
_LONGEST_NUMBER = 15


class Atom(NamedTuple):
    """A word or a run of digits with its place; `text` is without invisible characters."""

    text: str
    start: int
    end: int
    digits: bool


def cut(text: str) -> list[Atom]:
    """Cut a text into its words and runs of digits; `2022,2023` are two years, not a decimal."""
    atoms = []
    for match in _ATOM.finditer(text):
        if not match[1]:
            atoms.append(Atom(match[0], match.start(), match.end(), False))
            continue
        start = match.start()
        while (years := _YEARS.match(text, start, match.end())) is not None:
            atoms.append(Atom(years[1], start, start + 4, True))
            start = years.end()
        atoms.append(Atom(text[start : match.end()].translate(_VANISH), start, match.end(), True))
    return atoms


def end_of_code(text: str, atoms: Sequence[Atom], at: int) -> int | None:
    """Find the last atom of a code that begins at an atom.

    Codes are `P3K`, `4x4`, `0812-0000-1111`, `400/12/500.10/2023`, `5 . 1 . 01`, a NIP, digits that begin
    with 0 and very long ones. Codes that are one run, such as `1.06.02`, show by their digits alone.
    """
    last = at
    while last + 1 < len(atoms) and atoms[last + 1].start == atoms[last].end:
        last += 1
    if last > at and any(atom.digits for atom in atoms[at + 1 : last + 1]):
        return last
    for joint in ("-", "/", " . "):
        last = _joined_by(text, atoms, at, joint)
        if last >= at + 2 or (joint == "-" and last == at + 1 and atoms[at].text.startswith("0")):
            return last
    group = atoms[at : at + len(_NIP)]
    if tuple(len(atom.text) for atom in group) == _NIP and all(atom.digits for atom in group):
        return at + len(_NIP) - 1
    run = atoms[at].text
    if run.isdigit() and (len(run) > _LONGEST_NUMBER or (len(run) > 2 and run[0] == "0")):
        return at
    return None


def _joined_by(text: str, atoms: Sequence[Atom], at: int, joint: str) -> int:
    last = at
    while (
        last + 1 < len(atoms)
        and atoms[last + 1].digits
        and text[atoms[last].end : atoms[last + 1].start] == joint
    ):
        last += 1
    return last

"""What the cells of a column are, and which headings fit columns of such cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from ingest.headers import is_value
from ingest.labels import is_name, squash
from ingest.measures import Role


class Content(StrEnum):
    """What most cells of a column are."""

    BLANK = "blank"
    NUMBERING = "numbering"
    CODE = "code"
    VALUE = "value"
    NAME = "name"
    UNIT = "unit"


_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLl]{1,5}(?:\.\d{1,2}){0,2}|[A-Za-z])[.)]{0,2}")
_CODE = re.compile(r"\d{1,4}(?:\s?[.\s]\s?(?:\d{1,4}|[xX]{1,2}))+\.?|\d{1,3}")
_UNIT_WORDS = """
orang jiwa unit kk kpm dokumen dok kali bulan paket lembaga desa persen pesen % indeks nilai angka
poin laporan lokasi kegiatan buah lembar jenis makam kelompok keluarga sekolah siswa peserta rumah
hari jam tahun rupiah rp kasus klien kecamatan kelurahan predikat skor ha km meter m2 ton kg ekor
set layanan
"""
UNITS = frozenset(_UNIT_WORDS.split())


def content_of(cells: Sequence[str]) -> Content:
    """What the cells of a column are, by their majority."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return Content.BLANK
    values = sum(is_value(cell) for cell in filled)
    names = sum(len(cell) > 3 and is_name(cell) and not is_value(cell) for cell in filled)
    units = sum(squash(cell) in UNITS for cell in filled)
    if units * 2 > len(filled):
        return Content.UNIT
    if values * 2 >= len(filled) and values >= names:
        return Content.NUMBERING if _counts_rows(filled) else Content.VALUE
    if sum(_NUMBERING.fullmatch(cell) is not None for cell in filled) * 2 > len(filled):
        return Content.NUMBERING
    return Content.NAME if names else Content.BLANK


def _counts_rows(filled: Sequence[str]) -> bool:
    """Whether cells number rows: small whole numbers that mostly rise by one, or begin at one again."""
    if any(_NUMBERING.fullmatch(cell) is None for cell in filled) or not re.fullmatch(
        r"\(?1(?:\.1)?[.)]*", filled[0]
    ):
        return False
    last = [int(found[-1]) for cell in filled if (found := re.findall(r"\d+", cell))]
    steps = sum(after == before + 1 or after == 1 for before, after in pairwise(last))
    return len(last) >= 2 and steps >= 0.8 * (len(last) - 1)


FIT: dict[tuple[Role, Content], float] = {
    (Role.VALUE, Content.VALUE): 2,
    (Role.VALUE, Content.NAME): -3,
    (Role.VALUE, Content.NUMBERING): -1,
    (Role.NAME, Content.NAME): 2,
    (Role.NAME, Content.VALUE): -3,
    (Role.NAME, Content.NUMBERING): -1,
    (Role.NUMBER, Content.NUMBERING): 2,
    (Role.NUMBER, Content.VALUE): -1,
    (Role.NUMBER, Content.NAME): -2,
    (Role.UNIT, Content.UNIT): 2,
    (Role.UNIT, Content.VALUE): -1,
    (Role.TEXT, Content.NAME): 1,
    (Role.TEXT, Content.VALUE): -1,
    (Role.UNKNOWN, Content.VALUE): 0.5,
    (Role.CODE, Content.CODE): 2,
    (Role.CODE, Content.NUMBERING): 1,
    (Role.CODE, Content.VALUE): 0.5,
}


def _misfits(roles: Sequence[Role], contents: Sequence[Content]) -> int:
    return sum(FIT.get(pair, 0) <= -3 for pair in zip(roles, contents, strict=False))


def stands_under(roles: Sequence[Role], contents: Sequence[Content]) -> bool:
    """Whether columns stand under the headings of their own places, or no other places suit them better."""
    wrong = _misfits(roles, contents)
    if not wrong:
        return True
    moved = [Role.TEXT if place is None else roles[place] for place in align(roles, contents)]
    left_over = any(
        content is Content.VALUE and role is not Role.VALUE
        for role, content in zip(moved, contents, strict=True)
    )
    return left_over or wrong <= _misfits(moved, contents)


def align(roles: Sequence[Role], contents: Sequence[Content]) -> list[int | None]:
    """For each column, the heading that fits it, in order; None where no heading does.

    The best monotone assignment: a column of figures without heading and a heading without column cost most.
    """
    many, width = len(roles), len(contents)
    best = [[0.0] * (width + 1) for _ in range(many + 1)]
    step = [[""] * (width + 1) for _ in range(many + 1)]
    for column in range(1, width + 1):
        loose = {Content.BLANK: 0.0, Content.NUMBERING: -0.3, Content.VALUE: -2.0}
        best[0][column], step[0][column] = (
            best[0][column - 1] + loose.get(contents[column - 1], -1.0),
            "column",
        )
    for row in range(1, many + 1):
        best[row][0], step[row][0] = best[row - 1][0] - 0.6, "role"
        for column in range(1, width + 1):
            content, role = contents[column - 1], roles[row - 1]
            fit = 0.0 if content is Content.BLANK else FIT.get((role, content), 0.0) + 0.01 * row
            loose_cost = {Content.BLANK: 0.0, Content.NUMBERING: -0.3, Content.VALUE: -2.0}.get(content, -1.0)
            choices = (
                (best[row - 1][column - 1] + fit, "both"),
                (best[row][column - 1] + loose_cost, "column"),
                (best[row - 1][column] - 0.6, "role"),
            )
            best[row][column], step[row][column] = max(choices, key=lambda choice: choice[0])
    found: list[int | None] = [None] * width
    row, column = many, width
    while row or column:
        move = step[row][column]
        if move == "both":
            row, column = row - 1, column - 1
            found[column] = row
        elif move == "column":
            column -= 1
        else:
            row -= 1
    return found

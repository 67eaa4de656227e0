"""The columns of a table: their headings reconciled with what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from assistant.domain.figures import Measure
from assistant.domain.numerals import detect_thousands
from assistant.domain.record import Record
from ingest.headers import is_value, is_year
from ingest.labels import is_name, squash
from ingest.measures import Heading, NameKind, Role, read_heading

BUDGET = frozenset(
    {
        Measure.PAGU,
        Measure.PAGU_SEBELUM_PERUBAHAN,
        Measure.PAGU_SETELAH_PERUBAHAN,
        Measure.REALISASI_ANGGARAN,
        Measure.SISA,
    }
)


class Column(Record):
    """A column whose cells can be read.

    `slot` counts the columns of names from 0, so that parts of a table with other widths share their names;
    `year` is None where the heading does not say; `thousands` is the separator that its numbers use.
    """

    index: int
    heading: str
    role: Role
    kind: NameKind | None = None
    measure: str | None = None
    unit: str | None = None
    year: int | None = None
    money: bool = False
    slot: int = -1
    thousands: str | None = None


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
_KIND_WORDS = (
    (re.compile(r"pro?gra?mm?e?\b", re.IGNORECASE), NameKind.PROGRAM),
    (
        re.compile(
            r"(?:per|pre|pro)s?[aeo]?s?e?nt[ae]se|jumlah\b|nilai\b|indeks\b|rasio\b|angka\b|cakupan\b|tingkat\b|"
            r"rata-rata\b|persen\b|%|skor\b|opini\b|predikat\b|proporsi\b|prevalensi\b|laju\b|capaian\b|terse?dia|"
            r"terlaksan|terealisasi|terpeliha|terbentuk|frekuensi",
            re.IGNORECASE,
        ),
        NameKind.INDICATOR,
    ),
)
_UNIT_WORDS = """
orang jiwa unit kk kpm dokumen dok kali bulan paket lembaga desa persen pesen % indeks nilai angka
poin laporan lokasi kegiatan buah lembar jenis makam kelompok keluarga sekolah siswa peserta rumah
hari jam tahun rupiah rp kasus klien kecamatan kelurahan predikat skor ha km meter m2 ton kg ekor
set layanan
"""
_UNITS = frozenset(_UNIT_WORDS.split())


def content_of(cells: Sequence[str]) -> Content:
    """What the cells of a column are, by their majority."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return Content.BLANK
    values = sum(is_value(cell) for cell in filled)
    names = sum(len(cell) > 3 and is_name(cell) and not is_value(cell) for cell in filled)
    units = sum(squash(cell) in _UNITS for cell in filled)
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


_FIT: dict[tuple[Role, Content], float] = {
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
            fit = 0.0 if content is Content.BLANK else _FIT.get((role, content), 0.0) + 0.01 * row
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


def _fit_role(heading: Heading) -> Role:
    """The role of a heading as far as its cells show it: categories are words."""
    return Role.TEXT if heading.measure == Measure.KATEGORI else heading.role


def _contradictions(headings: Sequence[Heading], contents: Sequence[Content]) -> int:
    return sum(
        _FIT.get((_fit_role(heading), content), 0) <= -3
        for heading, content in zip(headings, contents, strict=True)
    )


def reconcile(paths: Sequence[tuple[str, ...]], contents: Sequence[Content]) -> list[Heading]:
    """The heading of each column, moved where the header has other cells than the rows below it."""
    headings = [read_heading(path) for path in paths]
    uneven = any(
        bool(heading.text) != (content is not Content.BLANK)
        for heading, content in zip(headings, contents, strict=True)
    )
    if uneven and _contradictions(headings, contents):
        printed = [heading for heading in headings if heading.text]
        places = align([_fit_role(heading) for heading in printed], contents)
        moved = [read_heading(()) if place is None else printed[place] for place in places]
        if _contradictions(moved, contents) < _contradictions(headings, contents):
            headings = moved
    blank = read_heading(())
    for index in range(len(headings) - 1):
        here, after = headings[index], headings[index + 1]
        displaced = (
            contents[index] in (Content.NUMBERING, Content.BLANK) and contents[index + 1] is Content.NAME
        )
        if here.role is Role.NAME and not after.text and displaced:
            headings[index], headings[index + 1] = blank.model_copy(update={"role": Role.NUMBER}), here
    return headings


def build_columns(paths: Sequence[tuple[str, ...]], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table from the headings over each and the rows below the header."""
    cells = [[row[index] if index < len(row) else "" for row in rows] for index in range(len(paths))]
    contents = [content_of(column) for column in cells]
    headings = reconcile(paths, contents)
    has_names = any(heading.role is Role.NAME for heading in headings)
    columns: list[Column] = []
    slot = 0
    for index, heading in enumerate(headings):
        role, kind = _role(heading, contents[index], has_names)
        if role is Role.NAME and kind is None:
            kind = NameKind.OTHER
        columns.append(
            Column(
                index=index,
                heading=heading.text,
                role=role,
                kind=kind if role is Role.NAME else None,
                measure=heading.measure if role is Role.VALUE else None,
                unit=heading.unit,
                year=heading.year,
                money=bool(heading.money),
                slot=slot if role is Role.NAME else -1,
                thousands=detect_thousands(cells[index]) if role is Role.VALUE else None,
            )
        )
        slot += role is Role.NAME
    columns = _continue_names(_continue_codes(_item_numbers(columns, cells)), contents, cells)
    return _resolve_measures(columns, headings, cells)


def _role(heading: Heading, content: Content, has_names: bool) -> tuple[Role, NameKind | None]:
    if heading.role is not Role.UNKNOWN:
        if heading.role is Role.NAME and content is Content.VALUE and heading.kind is NameKind.OTHER:
            return Role.TEXT, None
        return heading.role, heading.kind
    if content is Content.VALUE or (content is Content.NUMBERING and heading.text):
        return Role.VALUE, None
    if content is Content.NUMBERING:
        return Role.NUMBER, None
    if content is Content.UNIT and not heading.text:
        return Role.UNIT, None
    if content is Content.NAME and (not has_names or not heading.text):
        return Role.NAME, NameKind.OTHER
    return Role.TEXT, None


def _item_numbers(columns: list[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Take an unheaded column of small whole numbers before a column of names as the numbers of its names."""
    result = list(columns)
    for column, after in pairwise(columns):
        filled = [cell for cell in cells[column.index] if cell]
        small = sum(re.fullmatch(r"(?:\d{1,2}[.)]?\s?)+", cell) is not None for cell in filled)
        unheaded = not column.heading and column.role is Role.VALUE
        if unheaded and after.role is Role.NAME and small * 10 >= 7 * len(filled):
            result[column.index] = column.model_copy(update={"role": Role.NUMBER})
    return result


def _continue_codes(columns: list[Column]) -> list[Column]:
    """Take the unheaded columns of figures beside a column of codes as the further parts of the code."""
    result = list(columns)
    for column in columns[1:]:
        unheaded = not column.heading and column.role in (Role.VALUE, Role.NUMBER)
        if unheaded and result[column.index - 1].role is Role.CODE:
            result[column.index] = column.model_copy(update={"role": Role.CODE})
    return result


def _kind_by_words(cells: Sequence[str]) -> NameKind | None:
    """The kind of names that a column holds, by the first words of most of them."""
    filled = [cell for cell in cells if len(cell) > 3]
    for pattern, kind in _KIND_WORDS:
        if filled and sum(pattern.match(cell) is not None for cell in filled) * 2 >= len(filled):
            return kind
    return None


def _listed_kinds(columns: list[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Give the kinds that one heading lists (`Sasaran/Program/Kegiatan`) to the columns under it."""
    result = list(columns)
    for column in columns:
        if column.role is not Role.NAME or column.heading.count("/") < 2:
            continue
        group = [column]
        for after in columns[column.index + 1 :]:
            if after.heading:
                break
            if after.role is Role.NAME:
                group.append(after)
        if len(group) < 3:
            continue
        kinds = [NameKind.PROGRAM, NameKind.ACTIVITY, NameKind.SUB_ACTIVITY]
        for member in group:
            kind = _kind_by_words(cells[member.index]) or (kinds[0] if kinds else NameKind.OTHER)
            kinds = kinds[kinds.index(kind) + 1 :] if kind in kinds else kinds
            result[member.index] = member.model_copy(update={"kind": kind, "heading": column.heading})
    return result


def _continue_names(
    columns: list[Column], contents: Sequence[Content], cells: Sequence[Sequence[str]]
) -> list[Column]:
    """Name an unheaded column of names: its left neighbour's pieces, or the indicators before the figures."""
    columns = _listed_kinds(columns, cells)
    result = list(columns)
    indicator = any(column.kind is NameKind.INDICATOR for column in columns)
    performance = any(column.measure in (Measure.TARGET, Measure.REALISASI) for column in columns)
    for column in columns:
        if column.role is not Role.NAME or column.heading:
            continue
        left = result[column.index - 1] if column.index else None
        right = columns[column.index + 1] if column.index + 1 < len(columns) else None
        if not indicator and performance and right is not None and right.role in (Role.VALUE, Role.UNIT):
            result[column.index] = column.model_copy(update={"kind": NameKind.INDICATOR})
        elif left is not None and left.role is Role.NAME and contents[left.index] is not Content.BLANK:
            result[column.index] = column.model_copy(update={"kind": left.kind})
    return result


def _resolve_measures(
    columns: list[Column], headings: Sequence[Heading], cells: Sequence[Sequence[str]]
) -> list[Column]:
    """Settle what a heading alone leaves open: spent money or performance, what a percent sign measures."""
    result = list(columns)
    before: str | None = None
    for column in columns:
        if column.role is not Role.VALUE:
            continue
        measure, money = column.measure, column.money
        after_budget = before in BUDGET
        if measure == Measure.REALISASI and (money or after_budget or _large(cells[column.index])):
            measure = Measure.REALISASI_ANGGARAN
        elif measure == Measure.TARGET and (money or _large(cells[column.index])) and column.unit != "%":
            measure = Measure.PAGU
        elif measure == Measure.CAPAIAN and (money or before in (Measure.REALISASI_ANGGARAN, Measure.SISA)):
            measure = Measure.SERAPAN_PERSEN
        elif headings[column.index].percent:
            measure = _percentage(before, money)
        result[column.index] = column.model_copy(update={"measure": measure})
        before = measure or before
    return result


def _percentage(before: str | None, money: bool) -> str:
    if before in (Measure.REALISASI_ANGGARAN, Measure.SISA) or money:
        return Measure.SERAPAN_PERSEN
    if before == Measure.DITANGANI:
        return Measure.PERSEN_DITANGANI
    if before in (Measure.REALISASI, Measure.CAPAIAN):
        return Measure.CAPAIAN
    if before is not None and before.startswith("realisasi_tw"):
        return before.replace("realisasi", "capaian")
    return "persen"


def _large(cells: Sequence[str]) -> bool:
    """Whether most figures of a column are amounts of rupiah: eight digits or more before any decimals."""
    filled = [cell for cell in cells if any(map(str.isdigit, cell)) and not is_year(cell)]
    amounts = sum(
        len(re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}$", "", cell))) >= 7 or cell.lower().startswith("rp")
        for cell in filled
    )
    return bool(filled) and amounts * 3 >= 2 * len(filled)

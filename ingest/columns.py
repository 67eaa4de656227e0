"""The columns of a table: their headings reconciled with what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain.figures import Measure
from assistant.domain.numerals import detect_thousands
from assistant.domain.record import Record
from ingest.cells import FIT, Content, align, content_of
from ingest.grades import is_grade
from ingest.headers import is_value, is_year
from ingest.labels import squash
from ingest.measure_codes import POLARITY, measure_of, own_measure
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
    `year` is None where the heading does not say; `thousands` is the separator that its numbers use,
    `scale` the word (`juta`) by which its amounts of rupiah are counted. `open` tells that the heading names
    years alone, so that the names of the rows tell a ratio from a count.
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
    scale: str | None = None
    open: bool = False


_NO_FIGURES = re.compile(
    r"nip$|telepon|tahunp|waktu|jadwal|halaman|rumus|formula|^ket|catatan|alamat|^tahun$"
)
_SPENT = (Measure.REALISASI_ANGGARAN, Measure.SISA)
_QUARTERLY = re.compile(r"(?:target|realisasi)_tw[1-4]")
GRADED = re.compile(r"(?P<number>-?\d[\d.,]*%?) +(?P<grade>[^\W\d].*)")
_UNTIL = re.compile(r"\bs\.?\s*[/.]?\s*d\b|\bsampai\b|\bkumulatif\b", re.IGNORECASE)
_PLAN = re.compile(r"(rpjmd|renstra|(?<!r)rpd)(?!a)")
_YEARLY = frozenset({Measure.TARGET, Measure.PAGU})
_SPAN = re.compile(r"(?<=\d)\s?[-–—]\s?\d.*$")
_YEARLY_RESULTS = frozenset({Measure.REALISASI, Measure.CAPAIAN, Measure.REALISASI_ANGGARAN})
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


def fit_role(role: Role, measure: str | None) -> Role:
    """The role of a column as far as its cells show it: categories are words."""
    return Role.TEXT if measure in (Measure.KATEGORI, POLARITY) else role


def _fit_role(heading: Heading) -> Role:
    return fit_role(heading.role, heading.measure)


def _contradictions(headings: Sequence[Heading], contents: Sequence[Content]) -> int:
    return sum(
        FIT.get((_fit_role(heading), content), 0) <= -3 and not _counts_people(heading, content)
        for heading, content in zip(headings, contents, strict=True)
    )


def _counts_people(heading: Heading, content: Content) -> bool:
    """Whether a heading of names, such as `Sasaran`, counts those to be served where figures stand below."""
    return content is Content.VALUE and measure_of(heading.text) == Measure.POPULASI


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
    named = any(
        content is Content.NAME and heading.role is Role.NAME
        for content, heading in zip(contents, headings, strict=True)
    )
    has_names = any(heading.role is Role.NAME for heading in headings)
    columns: list[Column] = []
    slot = 0
    for index, heading in enumerate(headings):
        role, kind = _role(heading, contents[index], has_names)
        words = any(cell and not is_value(cell) for cell in cells[index])
        if heading.role is Role.NAME and named and contents[index] is Content.VALUE and not words:
            measure = measure_of(heading.text) or own_measure([heading.text])
            measured = heading.model_copy(update={"measure": measure})
            if _counts_things(measured, cells[index]):
                role, heading = Role.VALUE, measured
        elif role is Role.TEXT and contents[index] is Content.VALUE and _counts_things(heading, cells[index]):
            role = Role.VALUE
        elif role is Role.TEXT and _grades(cells[index]):
            role, heading = Role.VALUE, heading.model_copy(update={"measure": Measure.KATEGORI})
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
    columns = _one_separator(columns)
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


def _one_separator(columns: list[Column]) -> list[Column]:
    """Give columns that do not tell their separator of thousands the one that the others agree on."""
    told = {column.thousands for column in columns if column.thousands}
    if len(told) != 1:
        return columns
    separator = told.pop()
    return [
        column.model_copy(update={"thousands": separator})
        if column.role is Role.VALUE and column.thousands is None and column.unit != "%"
        else column
        for column in columns
    ]


def _grades(cells: Sequence[str]) -> bool:
    """Whether a column of remarks holds a category in every row that it has one for, as `Ket` often does."""
    filled = [cell for cell in cells if any(map(str.isalpha, cell))]
    return len(filled) >= 2 and all(len(cell) > 3 and is_grade(cell) for cell in filled)


def _counts_things(heading: Heading, cells: Sequence[str]) -> bool:
    """Whether a column whose heading sounds like words holds figures, as `Jumlah Rekomendasi` does."""
    filled = [cell for cell in cells if cell]
    figures = sum(any(map(str.isdigit, cell)) and not is_year(cell) for cell in filled)
    return (
        bool(heading.measure) and figures * 2 > len(filled) and not _NO_FIGURES.search(squash(heading.text))
    )


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
        elif measure == Measure.CAPAIAN and (
            money or (headings[column.index].money is None and before in _SPENT)
        ):
            measure = Measure.SERAPAN_PERSEN
        elif headings[column.index].percent:
            measure = _percentage(before, money)
        elif measure and _QUARTERLY.fullmatch(measure) and _large(cells[column.index]):
            measure = measure.replace("_tw", "_anggaran_tw")
        result[column.index] = column.model_copy(update={"measure": measure})
        before = measure or before
    return _until(result)


def _cumulated(columns: list[Column]) -> list[Column]:
    """Tell `Realisasi s.d. 2024` from the `Realisasi 2024` beside it."""
    result = list(columns)
    for column in columns:
        if column.measure not in _YEARLY_RESULTS or not _UNTIL.search(column.heading):
            continue
        plain = [c for c in columns if c.measure == column.measure and not _UNTIL.search(c.heading)]
        if any(other.year in (column.year, None) for other in plain):
            result[column.index] = column.model_copy(update={"measure": f"{column.measure}_kumulatif"})
    return result


def _until(columns: list[Column]) -> list[Column]:
    """In a table of quarters, tell what was realised up to last year from what the plan has since.

    Both stand under `Realisasi s/d` with a year.
    """
    quarterly = any((column.measure or "").startswith("realisasi_tw") for column in columns)
    current = max((c.year for c in columns if c.measure in _YEARLY and c.year), default=None)
    if not quarterly or current is None:
        return _cumulated(columns)
    plan = next((m.group(1) for c in columns if (m := _PLAN.search(squash(c.heading)))), "renstra")
    result = list(columns)
    for column in columns:
        if column.measure in (Measure.REALISASI, Measure.REALISASI_ANGGARAN) and _UNTIL.search(
            column.heading
        ):
            past = column.year is not None and column.year < current
            measure = f"{column.measure}_{'sd_tahun_lalu' if past else f'kumulatif_{plan}'}"
            result[column.index] = column.model_copy(update={"measure": measure})
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
        len(re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}$", "", _SPAN.sub("", cell)))) >= 7
        or cell.lower().startswith("rp")
        for cell in filled
    )
    return bool(filled) and amounts * 3 >= 2 * len(filled)


def part_grades(cells: list[str], columns: Sequence[Column]) -> None:
    """Give the number of `100,38 Sangat Tinggi` in a column of categories to the empty column before it."""
    for left, right in pairwise(columns):
        if right.measure != Measure.KATEGORI or left.role is not Role.VALUE or right.index >= len(cells):
            continue
        found = GRADED.fullmatch(cells[right.index])
        if found is not None and is_grade(found["grade"]) and not cells[left.index]:
            cells[left.index], cells[right.index] = found["number"], found["grade"]

"""The wide evaluation annex: pairs of performance (K) and money (Rp) for plan, years and quarters.

The form is that of the evaluation of Renja and RKPD in Permendagri 86/2017: numbered columns of which each
holds a pair, sums and quotients of them, so that the numbers and formulas tell the columns even where the
scan has torn the headings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.figures import Measure
from ingest.cells import Content, content_of
from ingest.columns import Column
from ingest.headers import is_year
from ingest.labels import squash
from ingest.measures import NameKind, Role, read_heading

_PLAIN = re.compile(r"\(?\s*(\d{1,2})\s*\)?")
_FORMULA = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*=\s*\(?([\d\s()+x×*/:.-]+)\)?\s*\)?")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_PAIR = re.compile(r"(?:k|rp|kinerja|keuangan|anggaran|fisik)\.?", re.IGNORECASE)


@dataclass(slots=True)
class _Logical:
    """A numbered column of the form: its number, formula or quarter, and the heading over it."""

    number: int
    formula: str = ""
    quarter: int = 0
    group: str = ""


def _logical(header: Sequence[Sequence[str]]) -> list[_Logical]:
    """The numbered columns of a header, in order; quarters count on from the column before them."""
    found: list[_Logical] = []
    for row in header:
        for text in row:
            formula = _FORMULA.fullmatch(text)
            plain = _PLAIN.fullmatch(text)
            if formula:
                found.append(_Logical(int(formula.group(1)), squash(formula.group(2)) or formula.group(2)))
                found[-1].formula = re.sub(r"\s", "", formula.group(2))
            elif plain and not is_year(text):
                found.append(_Logical(int(plain.group(1))))
            elif text in _QUARTERS and found:
                found.append(_Logical(found[-1].number + 1, quarter=_QUARTERS[text]))
    if any(after.number <= before.number for before, after in itertools.pairwise(found)):
        return []
    return found


def _groups(header: Sequence[Sequence[str]]) -> list[str]:
    """The headings of figures of a header, in order of their columns."""
    best: list[str] = []
    for row in header:
        texts = []
        for text in row:
            if not text or _PLAIN.fullmatch(text) or _FORMULA.fullmatch(text) or text in _QUARTERS:
                continue
            role = read_heading((text,)).role
            if _PAIR.fullmatch(text) or role in (Role.NUMBER, Role.CODE, Role.NAME, Role.UNIT):
                continue
            texts.append(text)
        if len(texts) > len(best):
            best = texts
    return best


def _give_groups(columns: list[_Logical], groups: list[str]) -> None:
    """Give each numbered column its heading: the quarters share one, and their sum may share it with them."""
    collapsed: list[list[_Logical]] = []
    for column in columns:
        if column.quarter and collapsed and collapsed[-1][0].quarter:
            collapsed[-1].append(column)
        else:
            collapsed.append([column])
    if len(groups) == len(collapsed) - 1:
        after = next((i for i, part in enumerate(collapsed) if part[0].quarter), None)
        if after is None or after + 1 >= len(collapsed):
            return
        collapsed[after : after + 2] = [[*collapsed[after], *collapsed[after + 1]]]
    if len(groups) < len(collapsed):
        return
    for part, group in zip(collapsed, groups, strict=False):
        for column in part:
            column.group = group


def _measure(column: _Logical, money: bool, target: int, end: int, plan: str) -> tuple[str, int | None]:
    """The measure and year of one half of a numbered column, by its quarter, formula or heading."""
    leaf = "Rp" if money else "K"
    if column.quarter:
        return f"realisasi{'_anggaran' if money else ''}_tw{column.quarter}", None
    heading = read_heading((column.group, leaf)) if column.group else None
    year = heading.year if heading else None
    operands = [int(number) for number in re.findall(r"\d+", column.formula)]
    if "+" in column.formula and "/" not in column.formula:
        if len(operands) >= 3:
            return Measure.REALISASI_ANGGARAN if money else Measure.REALISASI, None
        return f"realisasi{'_anggaran' if money else ''}_kumulatif_{plan}", None
    if ("/" in column.formula or ":" in column.formula) and len(operands) >= 2:
        if operands[1] == target:
            return Measure.SERAPAN_PERSEN if money else Measure.CAPAIAN, None
        if operands[1] == end:
            return f"tingkat_{'serapan' if money else 'capaian'}_{plan}", None
    if column.number == target:
        return Measure.PAGU if money else Measure.TARGET, year
    if heading is not None and heading.measure:
        return heading.measure, year
    return "", None


def annex_columns(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[Column] | None:
    """The columns of a wide annex, None where the table is not one.

    Where the figures are not twice as many as the numbered columns that can hold them, nothing is guessed.
    """
    logical = _logical(header)
    quarters = [column for column in logical if column.quarter]
    formulas = [column for column in logical if column.formula]
    if len(quarters) != 4 or not formulas:
        return None
    width = max((len(row) for row in [*header, *rows]), default=0)
    full = [row for row in rows if sum(map(bool, row)) * 2 > width]
    if not full:
        return None
    contents = [content_of([row[i] if i < len(row) else "" for row in full]) for i in range(width)]
    figures = [i for i, content in enumerate(contents) if content in (Content.VALUE, Content.NUMBERING)]
    last = max((i for i in figures), default=-1)
    first = last
    while first > 0 and contents[first - 1] in (Content.VALUE, Content.NUMBERING):
        first -= 1
    count = last - first + 1
    final = max(column.number for column in formulas)
    chosen = [column for column in logical if final - count // 2 < column.number <= final]
    if count % 2 or len(chosen) * 2 != count or not set(map(id, quarters)) <= set(map(id, chosen)):
        return None
    _give_groups([column for column in logical if column.number > chosen[0].number - 1], _groups(header))
    target, end = quarters[0].number - 1, chosen[0].number
    words = squash(" ".join(_groups(header)))
    plan = "rpjmd" if "rpjmd" in words else "rpd" if re.search(r"(?<!r)rpd", words) else "renstra"
    columns = _name_columns(contents, first, width)
    for position, column in enumerate(chosen):
        for half, money in enumerate((False, True)):
            measure, year = _measure(column, money, target, end, plan)
            index = first + 2 * position + half
            columns[index] = Column(
                index=index,
                heading=f"{column.group or column.number} {'Rp' if money else 'K'}",
                role=Role.VALUE,
                measure=measure or None,
                unit="%" if "capaian" in measure or "serapan" in measure else "Rp" if money else None,
                year=year,
                money=money,
                thousands=".",
            )
    return columns


def _name_columns(contents: Sequence[Content], first: int, width: int) -> list[Column]:
    """The columns before the figures: number, code, program or activity, indicator, unit."""
    columns = [Column(index=index, heading="", role=Role.TEXT) for index in range(width)]
    kinds = [NameKind.MIXED, NameKind.INDICATOR]
    names = [i for i in range(first) if contents[i] is Content.NAME]
    for slot, (index, kind) in enumerate(zip(names[-2:], kinds, strict=False)):
        columns[index] = Column(index=index, heading=kind.value, role=Role.NAME, kind=kind, slot=slot)
    for index in range(first):
        if contents[index] is Content.UNIT:
            columns[index] = Column(index=index, heading="satuan", role=Role.UNIT)
        elif contents[index] in (Content.NUMBERING, Content.VALUE, Content.CODE) and index < min(
            names, default=0
        ):
            role = Role.NUMBER if index == 0 else Role.CODE
            columns[index] = Column(index=index, heading="kode", role=role)
    return columns

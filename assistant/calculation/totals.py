"""Sums of the lines of a budget table, and what part of the whole each line has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation import budget, cards
from assistant.calculation.contexts import is_total, subject_key, table_of
from assistant.calculation.derived import figure_of, refusal_of
from assistant.calculation.result import Computed, NotComputable, from_figure, show
from assistant.domain.figures import Figure, Level, Measure

FUND = re.compile(
    r"\b(?:apbd|apbn|dau|dak|dbh|dbhcht|did|pad|blud|bok|bos|silpa"
    r"|dana (?:alokasi|bagi hasil|insentif|transfer)"
    r"|pendapatan asli daerah|bantuan keuangan|hibah|pinjaman daerah)\b",
    re.IGNORECASE,
)
"""Names of sources of funds, which a table of funds has in the place of programs."""

_LEVELS = {
    Level.PROGRAM: "program",
    Level.KEGIATAN: "kegiatan",
    Level.SUB_KEGIATAN: "sub kegiatan",
    Level.OTHER: "sumber dana",
}
_LONGEST_CAPTION = 60
_UNSURE = "tabel tidak memuat baris jumlah, sehingga kelengkapan barisnya belum dapat dipastikan"


class BudgetTable:
    """The ceilings of one table and year, with what was spent where the table tells it."""

    def __init__(self, ceilings: Sequence[Figure], spent: Sequence[Figure]) -> None:
        used = {(figure.row, figure.subject): figure for figure in spent}
        self.lines: dict[Level, list[tuple[Figure, Figure | None]]] = defaultdict(list)
        rows: dict[object, tuple[Figure, Figure | None]] = {}
        for ceiling in ceilings:
            place = ceiling.row, ceiling.subject
            rows[place] = ceiling, used.get(place)
        totals = [row for row in rows.values() if is_total(row[0].subject) and not row[0].parent]
        self.total = totals[0] if len(totals) == 1 else None
        self.several_totals = len(totals) > 1
        for row in rows.values():
            line = row[0]
            if is_total(line.subject):
                continue
            if line.level in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN) or (
                line.level is Level.OTHER and FUND.search(line.subject)
            ):
                self.lines[line.level].append(row)

    def distinct(self, level: Level) -> bool:
        """Whether no line of a level stands twice, which would count its money twice."""
        keys = [(subject_key(line.subject), line.parent) for line, _ in self.lines[level]]
        return len(set(keys)) == len(keys)


def totals(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Add the lines of each level of each budget table.

    A table's printed total tells whether all lines were read: where the sum is another one, the sum is
    refused; where no total is printed, the doubt says so.
    """
    for table in _tables(figures):
        for level, lines in table.lines.items():
            if len(lines) > 1 and table.distinct(level) and not table.several_totals:
                yield from _of_level(table, level)


def shares(figures: Sequence[Figure], derived: Sequence[Figure]) -> Iterator[Figure]:
    """Compute what part of a table's total ceiling and remainder each of its lines has.

    Only where the table has one total row and its programs, or its funds, add up to it: a total that does
    not hold is no whole to take a part of.
    """
    remainders = {figure.inputs[0]: figure for figure in derived if figure.measure == Measure.SISA}
    for table in _tables(figures):
        if table.total is None:
            continue
        whole = table.total[0]
        programs = table.lines.get(Level.PROGRAM) or table.lines.get(Level.OTHER, [])
        if _added([line for line, _ in programs]) != whole.value:
            continue
        left = remainders.get(whole.figure_id)
        for line, _ in [row for rows in table.lines.values() for row in rows]:
            part = budget.share(from_figure(line, ""), from_figure(whole, ""), card=cards.PROPORSI_PAGU)
            yield from figure_of(part, "proporsi_pagu", line)
            own = remainders.get(line.figure_id)
            if left is not None and own is not None:
                part = budget.share(from_figure(own, ""), from_figure(left, ""), card=cards.PROPORSI_SISA)
                yield from figure_of(part, "proporsi_sisa", line)


def _tables(figures: Sequence[Figure]) -> Iterator[BudgetTable]:
    ceilings: dict[object, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.source == "table" and figure.row is not None:
            ceilings[figure.report_id, table_of(figure), figure.year][figure.measure].append(figure)
    for told in ceilings.values():
        own = told.get(Measure.PAGU) or told.get(Measure.PAGU_SETELAH_PERUBAHAN)
        if own:
            yield BudgetTable(own, told.get(Measure.REALISASI_ANGGARAN, []))


def _of_level(table: BudgetTable, level: Level) -> Iterator[Figure]:
    lines = table.lines[level]
    first = lines[0][0]
    about = first.model_copy(update={"subject": f"Seluruh {_LEVELS[level]}", "parent": None})
    caption = (first.table or "").strip(" :")
    if len(caption) > _LONGEST_CAPTION:
        caption = f"{caption[:_LONGEST_CAPTION].rsplit(' ', 1)[0]} …"
    where = f" dalam “{caption}”" if caption else ""
    remark = f"{len(lines)} {_LEVELS[level]}{where}"
    added = budget.totals(
        [
            budget.BudgetLine(
                subject=line.subject,
                ceiling=from_figure(line, "pagu"),
                spent=from_figure(used or line, "realisasi anggaran"),
            )
            for line, used in lines
        ]
    )
    ceiling = list(_confirmed(added.ceiling, "jumlah_pagu", table.total and table.total[0], about, remark))
    yield from ceiling
    if any(used is None for _, used in lines):
        return
    spent = list(
        _confirmed(added.spent, "jumlah_realisasi_anggaran", table.total and table.total[1], about, remark)
    )
    yield from spent
    if len(ceiling) == len(spent) == 1 and ceiling[0].value is not None and spent[0].value is not None:
        both = from_figure(ceiling[0], ""), from_figure(spent[0], "")
        doubt = ceiling[0].doubt or spent[0].doubt
        for computed, measure in (
            (budget.absorption(*both), "serapan_jumlah"),
            (budget.remainder(*both), "sisa_jumlah"),
        ):
            yield from figure_of(computed, measure, about, doubt=doubt)


def _confirmed(
    added: Computed, measure: str, printed: Figure | None, about: Figure, remark: str
) -> Iterator[Figure]:
    if isinstance(added.value, Decimal) and printed is not None and printed.value != added.value:
        told = show(added.value, 2, "Rp")
        reason = NotComputable(
            reason=f"{remark} yang terbaca berjumlah {told}, sedangkan baris jumlah mencetak {printed.raw}"
        )
        yield from refusal_of(added.model_copy(update={"value": reason}), measure, about)
        return
    yield from figure_of(added, measure, about, remark=remark, doubt=None if printed else _UNSURE)


def _added(lines: Sequence[Figure]) -> Decimal | None:
    amounts = [line.value for line in lines if isinstance(line.value, Decimal)]
    return sum(amounts, Decimal(0)) if lines and len(amounts) == len(lines) else None

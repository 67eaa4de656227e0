"""The budget of the year as the report tells it: programs, activities, their lines, and the total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation import cards
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.record import Record
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.names import plain_name, shown_name
from assistant.writing.wording import mend

_TOTAL = re.compile(r"^(?:jumlah|total)\b|^belanja daerah$|^jumlah belanja", re.IGNORECASE)
# Tables of money that comes in have a target and a realisasi too.
_INCOME = re.compile(r"\b(?:penerimaan|pendapatan|pnbp|retribusi|pajak|investasi)\b", re.IGNORECASE)
_SPENDING = re.compile(r"\b(?:belanja|anggaran|pagu|dana|keuangan|kegiatan)\b", re.IGNORECASE)
_DETAIL = {Level.SUB_KEGIATAN: 3, Level.KEGIATAN: 2, Level.PROGRAM: 1}


class FundLine(Record):
    """One row of the budget table with its printed figures; `parents` from the nearest to the program."""

    name: str
    level: Level
    parent: str | None
    parents: tuple[str, ...] = ()
    ceiling: Figure
    spent: Figure | None
    absorption: Figure | None
    remainder: Figure | None


class FundTotal(Record):
    """Ceiling and spending of a row, and what is computed of them.

    Where more was spent than allowed there is no `remainder` but an `excess`.
    """

    name: str
    ceiling: Shown
    spent: Shown
    absorption: Shown
    remainder: Shown | None
    excess: Shown | None = None

    def has_left(self) -> bool:
        """Whether money was left."""
        return self.remainder is not None and self.remainder.number > 0


class Funds(Record):
    """The rows of the table of realisasi anggaran, in their order, and its total row."""

    lines: tuple[FundLine, ...]
    total_line: FundLine | None

    def total(self, ledger: Ledger) -> FundTotal | None:
        """The total of the agency, None where the report prints none or prints it without spending."""
        return funds_of(self.total_line, ledger) if self.total_line else None

    def of_level(self, level: Level) -> list[FundLine]:
        """The rows of one level."""
        return [line for line in self.lines if line.level is level]

    def finest(self) -> list[FundLine]:
        """The rows of the most detailed level that the table has."""
        levels = {line.level for line in self.lines}
        for level in (Level.SUB_KEGIATAN, Level.KEGIATAN, Level.PROGRAM, Level.BELANJA):
            if level in levels:
                return self.of_level(level)
        return []


def gather_funds(figures: Sequence[Figure], year: int) -> Funds | None:
    """The budget table of the year: the one with ceiling and spending in the most rows."""
    rows: defaultdict[tuple[object, str, str | None, int | None], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.source != "table" or figure.year not in (None, year):
            continue
        if _INCOME.search(figure.table or "") and not _SPENDING.search(figure.table or ""):
            continue
        if figure.measure in (Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SERAPAN_PERSEN, Measure.SISA):
            line = figure.location.line_from if figure.location else None
            place = figure.row if figure.row is not None else line
            rows[figure.table_no or figure.table, figure.subject, figure.parent, place].setdefault(
                figure.measure, figure
            )
    tables: defaultdict[object, list[FundLine]] = defaultdict(list)
    for (table, subject, parent, _), row in rows.items():
        ceiling = row.get(Measure.PAGU)
        if ceiling is None or not isinstance(ceiling.value, Decimal):
            continue
        tables[table].append(
            FundLine(
                name=mend(shown_name(subject)),
                level=ceiling.level,
                parent=parent,
                ceiling=ceiling,
                spent=row.get(Measure.REALISASI_ANGGARAN),
                absorption=row.get(Measure.SERAPAN_PERSEN),
                remainder=row.get(Measure.SISA),
            )
        )
    best = max(tables.values(), key=lambda lines: sum(line.spent is not None for line in lines), default=[])
    if not any(line.spent is not None for line in best):
        return None
    totals = [line for line in best if _TOTAL.match(plain_name(line.name)) and line.level not in _DETAIL]
    lines = tuple(_with_parents([line for line in best if line.level in _DETAIL]))
    lines = lines or tuple(line for line in best if line.level is Level.BELANJA)
    return Funds(lines=lines, total_line=totals[-1] if totals else None)


def is_unused(line: FundLine) -> bool:
    """Whether the report shows that nothing of a row was spent: 0, or a dash with all of it remaining."""
    if line.spent is None or not isinstance(line.ceiling.value, Decimal) or line.ceiling.value <= 0:
        return False
    if line.spent.value is None:
        return line.remainder is not None and line.remainder.value == line.ceiling.value
    return line.spent.value == 0


def _with_parents(lines: Sequence[FundLine]) -> Iterator[FundLine]:
    """The rows with the rows above them that they belong to, by their order and level."""
    above: dict[int, str] = {}
    for line in lines:
        depth = _DETAIL[line.level]
        above = {level: name for level, name in above.items() if level < depth}
        yield line.model_copy(
            update={"parents": tuple(above[level] for level in sorted(above, reverse=True))}
        )
        above[depth] = line.name


def funds_of(line: FundLine, ledger: Ledger) -> FundTotal | None:
    """Absorption and remainder of a row, computed; None where its spending is not a number.

    A dash for the spending is no number; where the row prints its remainder or absorption as all or nothing
    it is still left out, since a dash is never read as zero.
    """
    spent_figure = line.spent
    if spent_figure is None or not isinstance(spent_figure.value, Decimal):
        return None
    ceiling, spent = ledger.printed(line.ceiling), ledger.printed(spent_figure)
    if ceiling.number <= 0:
        return None
    over = spent.number > ceiling.number
    return FundTotal(
        name=line.name,
        ceiling=ceiling,
        spent=spent,
        absorption=ledger.percent(
            spent, ceiling, measure=Measure.SERAPAN_PERSEN, subject=line.name, card=cards.SERAPAN
        ),
        remainder=None if over else ledger.difference(ceiling, spent, measure=Measure.SISA, card=cards.SISA),
        excess=ledger.difference(spent, ceiling, measure="kelebihan_pagu") if over else None,
    )

"""Which figures may be calculated with each other: those of one row, of one table, of one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.figures import Figure, Level, Origin

_NOT_WORDS = re.compile(r"[\W_]+")
_SPELLING = re.compile(r"\b(?:pro|pre|pere)sentase\b")
_TOTAL = re.compile(
    r"^(?:(?:sub )?(?:jumlah|total)|grand total)(?: (?:anggaran|belanja|keseluruhan|seluruhnya).*)?$"
)

Quantity = tuple[str, int | None]
"""A measure and the year it is of."""


@dataclass(frozen=True)
class Thing:
    """What figures speak of: one subject on one level of one report, under one parent."""

    report_id: str
    subject: str
    level: Level
    parent: str | None


@dataclass
class Context:
    """Figures that may be calculated with each other, one for each measure and year.

    `conflicts` are the quantities that have several values here: nothing is computed from them.
    """

    figures: dict[Quantity, Figure] = field(default_factory=dict)
    conflicts: set[Quantity] = field(default_factory=set)

    def get(self, measure: str, year: int | None) -> Figure | None:
        """The figure of a measure and year, or None."""
        return None if (measure, year) in self.conflicts else self.figures.get((measure, year))

    def years(self, *measures: str) -> list[int | None]:
        """The years in which every one of the measures is known, in order; None (no year told) last."""
        found = [
            {
                year
                for measure, year in self.figures
                if measure == wanted and (measure, year) not in self.conflicts
            }
            for wanted in measures
        ]
        return sorted(set.intersection(*found), key=lambda year: (year is None, year or 0))

    def add(self, figure: Figure) -> None:
        """Take a figure in; a second value for its quantity is a conflict."""
        known = self.figures.setdefault((figure.measure, figure.year), figure)
        if known.value != figure.value:
            self.conflicts.add((figure.measure, figure.year))


def is_total(subject: str) -> bool:
    """Tell whether a subject is a table's total row."""
    return bool(_TOTAL.match(subject_key(subject)))


def subject_key(subject: str) -> str:
    """A subject without case, punctuation and the usual misspelling of persentase."""
    return _SPELLING.sub("persentase", _NOT_WORDS.sub(" ", subject.lower()).strip())


def same_thing_key(figure: Figure) -> tuple[str, str, int | None]:
    """What figures of one subject and year share within a report, whatever their table."""
    return figure.report_id, subject_key(figure.subject), figure.year


def usable(figures: Iterable[Figure]) -> list[Figure]:
    """Leave out what cannot be calculated with: computed figures, words, cells with two readings."""
    return [
        figure
        for figure in figures
        if figure.origin is not Origin.COMPUTED and isinstance(figure.value, Decimal) and not figure.readings
    ]


def by_thing(figures: Sequence[Figure]) -> dict[Thing, list[Figure]]:
    """Group figures by what they speak of.

    A figure without a parent joins the only parent that its subject has elsewhere in the report.
    """
    parents: dict[tuple[str, str, Level], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.parent:
            key = (figure.report_id, subject_key(figure.subject), figure.level)
            parents[key].add(subject_key(figure.parent))
    things: dict[Thing, list[Figure]] = {}
    for figure in figures:
        key = (figure.report_id, subject_key(figure.subject), figure.level)
        only = next(iter(parents[key])) if len(parents[key]) == 1 else None
        parent = subject_key(figure.parent) if figure.parent else only
        things.setdefault(Thing(*key, parent), []).append(figure)
    return things


def contexts(figures: Sequence[Figure]) -> Iterator[list[Context]]:
    """Sort a thing's figures into contexts, from narrow to wide: its rows, its tables, the whole report.

    A total row belongs to its table: totals of several tables are never put together. Prose joins the
    report only where no table tells the quantity.
    """
    tabled = [figure for figure in figures if figure.source == "table"]
    prose = [figure for figure in figures if figure.source == "prose"]
    tables: dict[object, Context] = defaultdict(Context)
    whole = Context()
    for figure in tabled:
        tables[table_of(figure)].add(figure)
        whole.add(figure)
    told = set(whole.figures)
    for figure in prose:
        if (figure.measure, figure.year) not in told:
            whole.add(figure)
    yield rows_of(tabled)
    yield list(tables.values())
    if not all(is_total(figure.subject) for figure in figures):
        yield [whole]


def rows_of(figures: Iterable[Figure]) -> list[Context]:
    """Sort figures into the rows of tables that they stand in."""
    rows: dict[object, Context] = defaultdict(Context)
    for figure in figures:
        if figure.source == "table":
            rows[(table_of(figure), _row_of(figure))].add(figure)
    return list(rows.values())


def table_of(figure: Figure) -> object:
    """What tells a figure's table from the others of its report."""
    if figure.table_no is not None:
        return figure.table_no
    sheet = figure.location.sheet if figure.location else None
    return (figure.table, sheet)


def _row_of(figure: Figure) -> object:
    if figure.row is not None:
        return figure.row
    place = figure.location
    return (place.line_from, place.page) if place else None

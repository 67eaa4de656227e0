"""Shares of the budget's total, and capaian against serapan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation import budget, cards, efficiency
from assistant.calculation.contexts import is_total, subject_key, table_of
from assistant.calculation.derived import figure_of
from assistant.calculation.polarity import printed_as
from assistant.calculation.result import from_figure
from assistant.domain.figures import Figure, Level, Measure

_COMPARED = (Measure.CAPAIAN, Measure.SERAPAN_PERSEN, Measure.EFISIENSI, Measure.EFISIENSI_PERSEN)
_LINES = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


def shares(figures: Sequence[Figure], derived: Sequence[Figure]) -> Iterator[Figure]:
    """Compute what part of a table's total ceiling and remainder each of its lines has.

    Only where the table has one total row and its programs add up to it: a total that does not hold is no
    whole to take a part of.
    """
    remainders = {figure.inputs[0]: figure for figure in derived if figure.measure == Measure.SISA}
    tables: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure == Measure.PAGU and figure.source == "table":
            tables[(figure.report_id, table_of(figure), figure.year)].append(figure)
    for ceilings in tables.values():
        total = _total(ceilings)
        if total is None:
            continue
        left = remainders.get(total.figure_id)
        for line in ceilings:
            if line.level not in _LINES or is_total(line.subject):
                continue
            part = budget.share(from_figure(line, ""), from_figure(total, ""), card=cards.PROPORSI_PAGU)
            yield from figure_of(part, "proporsi_pagu", line)
            own = remainders.get(line.figure_id)
            if left is not None and own is not None:
                part = budget.share(from_figure(own, ""), from_figure(left, ""), card=cards.PROPORSI_SISA)
                yield from figure_of(part, "proporsi_sisa", line)


def efficiency_points(figures: Sequence[Figure], derived: Sequence[Figure]) -> Iterator[Figure]:
    """Compute E3 where a row prints capaian beside serapan; from the exact values that were printed.

    The row is that of a key indicator, or it prints an efficiency of its own.
    """
    rows: dict[object, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.measure in _COMPARED and figure.row is not None:
            key = (figure.report_id, table_of(figure), figure.row, subject_key(figure.subject), figure.year)
            rows[key][figure.measure] = figure
    exact: dict[tuple[str, str, int | None], list[Figure]] = defaultdict(list)
    for figure in derived:
        exact[(figure.report_id, figure.measure, figure.year)].append(figure)
    for row in rows.values():
        if not {Measure.CAPAIAN, Measure.SERAPAN_PERSEN} <= row.keys():
            continue
        if row[Measure.CAPAIAN].level is not Level.IKU and len(row) == 2:
            continue
        reached = _exact(row[Measure.CAPAIAN], exact, totals=False)
        used = _exact(row[Measure.SERAPAN_PERSEN], exact, totals=True)
        points = efficiency.achievement_less_absorption(from_figure(reached, ""), from_figure(used, ""))
        yield from figure_of(points, Measure.EFISIENSI, row[Measure.CAPAIAN])


def _total(ceilings: Sequence[Figure]) -> Figure | None:
    totals = [figure for figure in ceilings if is_total(figure.subject) and not figure.parent]
    programs = [
        figure for figure in ceilings if figure.level is Level.PROGRAM and not is_total(figure.subject)
    ]
    if len(totals) != 1 or not programs:
        return None
    added = sum((figure.value for figure in programs if isinstance(figure.value, Decimal)), Decimal(0))
    return totals[0] if added == totals[0].value else None


def _exact(
    printed: Figure, derived: dict[tuple[str, str, int | None], list[Figure]], *, totals: bool
) -> Figure:
    """The computed figure that a printed one rounds or cuts; the printed one itself where there is none."""
    for figure in derived.get((printed.report_id, printed.measure, printed.year), ()):
        same = subject_key(figure.subject) == subject_key(printed.subject)
        if not same and not (totals and is_total(figure.subject)):
            continue
        if not isinstance(figure.value, Decimal) or not isinstance(printed.value, Decimal):
            continue
        if printed_as(figure.value, printed.value):
            return figure
    return printed

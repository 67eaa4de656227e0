"""Printed means against the rows that they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.printing import one_slip, plus_line, shown, two_decimals
from assistant.calculation.review.tables import Table, decimals, number
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind, Severity


def review_averages(tables: Sequence[Table]) -> Iterator[Finding]:
    """Compare printed means of percentages with the mean of the rows that they speak of.

    Only a mean that one slip of a digit would explain is reported: a printed mean may cover rows that the
    report does not show.
    """
    for table in tables:
        for row in table.rows:
            if not row.is_average:
                continue
            for (measure, year), cell in row.cells.items():
                yield from _average(tables, cell, measure, year)


def _average(tables: Sequence[Table], cell: Figure, measure: str, year: int | None) -> Iterator[Finding]:
    printed = number(cell)
    label = names.key(cell.subject)
    level = next((word for word in ("sub kegiatan", "kegiatan", "program") if word in label), None)
    if printed is None or level is None or cell.location is None:
        return
    for table in tables:
        members = [
            figure
            for row in table.rows
            if not row.is_average and not row.is_total and row.level == level.replace(" ", "_")
            if (figure := row.get(measure, year)) is not None
        ]
        values = [value for figure in members if (value := number(figure)) is not None]
        if len(values) < 3:
            continue
        mean = sum(values, Decimal(0)) / len(values)
        if one_slip(printed, mean, decimals(cell)):
            places = [cell.location, *(figure.location for figure in members)]
            yield Finding(
                kind=FindingKind.RATIO_MISMATCH,
                severity=Severity.ERROR,
                locations=tuple(place for place in places if place is not None),
                reported=shown(cell),
                expected=two_decimals(mean),
                explanation=f"Rata-rata '{cell.subject}' tertulis {shown(cell)}, "
                f"padahal rata-rata {len(values)} {level} ialah {two_decimals(mean)}.",
                arithmetic=f"({plus_line(values, cell.unit)}) / {len(values)} = {two_decimals(mean)}",
                suspect=cell.location,
            )
            return

"""What is read out of tables of every layout and with every breakage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.domain.figures import Figure
from assistant.domain.sources import Location
from ingest.document import Document, Line
from ingest.figures import extract_figures
from ingest.labels import clean
from tests.ingest.synthetic import BREAKAGES, FLAT_BREAKAGES, LAYOUTS, SyntheticReport, synthetic_report
from tests.ingest.synthetic_tables import Known

SEEDS = range(12)


def document(lines: list[str]) -> Document:
    """Lines as a reader of text hands them on."""
    items = [
        Line(text=text, location=Location(file="laporan.txt", line_from=number, line_to=number))
        for number, text in enumerate(lines, 1)
    ]
    return Document(file="laporan.txt", sha256="0", items=tuple(items))


def read(lines: list[str], year: int = 2024) -> list[Figure]:
    """The figures of lines."""
    return extract_figures(document(lines), report_id="r", agency="Dinas Contoh", report_year=year)[0]


def count(figures: Sequence[Figure], told: Sequence[Known]) -> tuple[int, int, int]:
    """How many known figures are found with subject, level and parent, known there are, and figures found."""

    def key(
        subject: str, parent: str | None, level: str, year: int | None, measure: str, value: object
    ) -> tuple[object, ...]:
        number = value.normalize() if isinstance(value, Decimal) else value
        return clean(subject).lower(), (parent or "").lower(), level, year, measure, number

    read = [f for f in figures if f.value is not None and f.source == "table"]
    found = Counter(key(f.subject, f.parent, f.level.value, f.year, f.measure, f.value) for f in read)
    known = Counter(key(k.subject, k.parent, k.level, k.year, k.measure, k.value) for k in told)
    return (found & known).total(), known.total(), found.total()


def compare(report: SyntheticReport) -> tuple[int, int, int]:
    """The counts of a report of lines."""
    return count(read(report.lines, report.year), report.known)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_of_an_undamaged_report_is_found(layout: str) -> None:
    results = [compare(synthetic_report(seed, layout)) for seed in SEEDS]
    assert [hit for hit, _, _ in results] == [known for _, known, _ in results]
    assert [found for _, _, found in results] == [known for _, known, _ in results]


@pytest.mark.parametrize(
    ("layout", "breakage"),
    [
        (layout, breakage)
        for layout in LAYOUTS
        for breakage in (BREAKAGES if layout in ("tab", "pipe") else FLAT_BREAKAGES)
    ],
)
def test_a_damaged_report_loses_at_most_three_in_a_hundred(layout: str, breakage: str) -> None:
    results = [compare(synthetic_report(seed, layout, [breakage])) for seed in SEEDS]
    hit, known, found = (sum(column) for column in zip(*results, strict=True))
    assert hit / known >= 0.97
    assert hit / found >= 0.97

"""Years of tables and sentences against the period of the strategic plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.calculation.review.tables import Table
from assistant.domain.figures import Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, Passage

_PERIOD = re.compile(
    r"\b(?P<plan>renstra|rencana strategis|rpjmd)\b[^.;\n]{0,90}?"
    r"\b(?P<first>20\d\d)\s*(?:[-–—/]|s\.?d\.?|sampai(?: dengan)?)\s*(?P<last>20\d\d)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:akhir|terakhir)\s+(?:periode\s+)?(?:renstra|rencana strategis|rpjmd)\b[^.;\d\n]{0,30}"
    r"(?P<year>20\d\d)\b(?!\s*[-–—/])",
    re.IGNORECASE,
)
_PLANNED = frozenset({Measure.TARGET, Measure.TARGET_AKHIR_RENSTRA})
_USES = 2
"""Times that a report must name a period before another year counts as outside of it."""


def review_plans(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find ends and columns of the plan that lie outside the one period that the report names."""
    named = Counter(
        (int(match["first"]), int(match["last"]))
        for text in (*(passage.text for passage in passages), *(table.caption for table in tables))
        for match in _PERIOD.finditer(text)
    )
    if len(named) != 1:
        return
    (first, last), uses = next(iter(named.items()))
    if uses < _USES or not 3 <= last - first <= 6:
        return
    yield from _ends(tables, passages, first, last)
    yield from _columns(tables, first, last)


def _ends(tables: Sequence[Table], passages: Sequence[Passage], first: int, last: int) -> Iterator[Finding]:
    seen: set[int] = set()
    texts: list[tuple[str, Location | None]] = [(passage.text, passage.location) for passage in passages]
    texts += [(table.caption, next(iter(table.rows[0].cells.values())).location) for table in tables]
    for text, place in texts:
        for match in _END.finditer(text):
            year = int(match["year"])
            if year == last or year in seen or place is None:
                continue
            seen.add(year)
            yield _finding(
                (place,),
                f"akhir Renstra {year}",
                f"akhir Renstra {last}",
                f"Akhir Renstra disebut tahun {year}, padahal periode Renstra dalam laporan ini "
                f"{first}–{last}. Periksa tahunnya.",
                f"{year} ≠ {last}",
            )


def _columns(tables: Sequence[Table], first: int, last: int) -> Iterator[Finding]:
    """Targets for years that a table of the plan cannot have."""
    for table in tables:
        if not re.search(r"\brenstra\b|\brencana strategis\b", table.caption, re.IGNORECASE):
            continue
        years = sorted(
            {year for measure, year in table.columns() if measure in _PLANNED and year is not None}
        )
        outside = [year for year in years if not first - 1 <= year <= last]
        if len(years) < 3 or not outside:
            continue
        cells = [
            cell
            for row in table.rows[:1]
            for (measure, year), cell in row.cells.items()
            if measure in _PLANNED and year in outside
        ]
        listed = ", ".join(map(str, outside))
        yield _finding(
            tuple(cell.location for cell in cells if cell.location is not None),
            f"kolom tahun {listed}",
            f"tahun {first}–{last}",
            f"Tabel '{table.caption}' memuat target tahun {listed}, di luar periode Renstra {first}–{last}. "
            "Periksa tahun kolomnya.",
            f"{listed} tidak ada di antara {first}–{last}",
        )


def _finding(
    places: tuple[Location, ...], reported: str, expected: str, explanation: str, arithmetic: str
) -> Finding:
    return Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=places,
        reported=reported,
        expected=expected,
        explanation=explanation,
        arithmetic=arithmetic,
    )

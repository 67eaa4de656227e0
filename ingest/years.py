"""The year of each column, and the last year of the plan that a report accounts for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.domain.figures import Measure
from ingest.columns import Column
from ingest.labels import squash, years_in
from ingest.measures import Role
from ingest.rows import Entry

_PLAN = re.compile(r"(?:renstra|rencana strate\w+|rpjmd|jangka menengah)", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?<!\d)(20\d\d)\s*(?:[-–—/]|s/?d|sampai(?:\s+dengan)?(?:\s+tahun)?|hingga)\s*(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:target|akhir)\s+(?:akhir\s+|periode\s+)*(?:renstra|rpjmd|rpd|rencana strategis|jangka menengah)"
    r"[^.;0-9]{0,30}(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_HEADINGS = frozenset({"tahun", "tahunanggaran", "ta"})
_OWN_YEAR = frozenset({Measure.TINGKAT_KEMAJUAN, Measure.EFISIENSI, Measure.EFISIENSI_PERSEN})


def plan_end(texts: Iterable[str], report_year: int) -> int | None:
    """The last year of the plan: of the periods named beside Renstra or RPJMD, the one most often named.

    Where no period is named, the year that stands beside the end target.
    """
    counts: Counter[tuple[int, int]] = Counter()
    ends: Counter[int] = Counter()
    for text in texts:
        if "20" not in text:
            continue
        ends.update(int(year) for year in _END.findall(text) if int(year) >= report_year)
        for match in _PERIOD.finditer(text):
            first, last = int(match.group(1)), int(match.group(2))
            if 3 <= last - first <= 6 and first - 1 <= report_year <= last:
                near = text[max(0, match.start() - 90) : match.end() + 40]
                counts[first, last] += 3 if _PLAN.search(near) else 1
    if counts:
        return max(counts, key=lambda period: (counts[period], period))[1]
    return max(ends, key=lambda year: (ends[year], year)) if ends else None


def caption_year(caption: str | None, report_year: int) -> int:
    """The year that a caption names, periods left out; else the report's year."""
    years = years_in(_END.sub(" ", _PERIOD.sub(" ", caption))) if caption else []
    near = [year for year in years if report_year - 6 <= year <= report_year + 1]
    if report_year in near:
        return report_year
    past = [year for year in near if year < report_year]
    return (past or near or [report_year])[-1]


def column_years(columns: Sequence[Column], year: int, end: int | None) -> dict[int, int | None]:
    """The year of every column of figures, by the column's index.

    A column without a year goes on with the year to its left, as `Realisasi Nasional` by `Realisasi 2023`;
    where the table dates only a past year, the undated columns are of the table's own year.
    """
    values = [column for column in columns if column.role is Role.VALUE]
    dated = [c for c in values if c.year is not None and not _of_plan(c)]
    distinct = {column.year for column in dated}
    past_only = len(distinct) == 1 and year not in distinct
    found: dict[int, int | None] = {}
    current = year
    for column in values:
        if _of_plan(column):
            found[column.index] = column.year or end
        elif column.year is not None:
            found[column.index] = current = column.year
        elif column.measure in _OWN_YEAR or past_only:
            found[column.index] = year
        elif column.measure == Measure.KONDISI_AWAL:
            found[column.index] = None
        else:
            found[column.index] = current
        if column.measure == Measure.KONDISI_AWAL:
            current = year
    return found


def _of_plan(column: Column) -> bool:
    return column.measure is not None and "target_akhir" in column.measure


def row_year(entry: Entry) -> int | None:
    """The year of a row that stands in a column of its own, headed `Tahun`."""
    for column in entry.columns:
        if column.role in (Role.TEXT, Role.NAME) and squash(column.heading) in _YEAR_HEADINGS:
            years = years_in(entry.text(column))
            if len(years) == 1:
                return years[0]
    return None

"""The reports that a call speaks of: an agency's, a year's, or all."""

from __future__ import annotations

from assistant.domain.record import Record
from assistant.errors import UnknownReport
from assistant.retrieval.agencies import find_agency_in, resolve_agency
from assistant.store.interfaces import ReportStore

__all__ = ["Scope", "find_agency_in", "make_scope", "resolve_agency"]


class Scope(Record):
    """An agency and a year as they are known, None where all are meant, and the reports that this leaves."""

    agency: str | None
    year: int | None
    report_ids: tuple[str, ...]


def make_scope(store: ReportStore, agency: str | None, year: int | None) -> Scope:
    """Find the reports of an agency, loosely named, and of a report year.

    Raises:
        UnknownAgency: no known report belongs to the agency, or several agencies fit.
        UnknownReport: the agency has no report of the year, or there is none of it at all.
    """
    reports = store.reports()
    name = None if agency is None else resolve_agency(agency, [report.agency for report in reports])
    own = [report for report in reports if name is None or report.agency == name]
    chosen = [report for report in own if year is None or report.year == year]
    if year is not None and not chosen:
        years = ", ".join(str(known) for known in sorted({report.year for report in own}))
        there = f"yang ada tahun {years}" if years else "belum ada laporan yang dimuat"
        whose = "" if name is None else f" {name}"
        raise UnknownReport(f"Tidak ada laporan{whose} tahun {year}; {there}.")
    return Scope(agency=name, year=year, report_ids=tuple(report.report_id for report in chosen))

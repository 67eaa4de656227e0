"""The choice of office and year that all pages share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.domain.record import Record
from assistant.domain.sources import Report
from assistant.web.failures import sentence_for
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr


class ChoiceBar:
    """The two dropdowns at the top of the page.

    Their events take raw values (`preprocess=False`): right after another office was chosen, the year still
    on the screen may be one that this office has not, which gradio would refuse with an English error.
    """

    def __init__(self, agency: gr.Dropdown, year: gr.Dropdown) -> None:
        self.agency = agency
        self.year = year

    @property
    def components(self) -> list[Any]:
        return [self.agency, self.year]


class Chosen(Record):
    """What the dropdowns offer, and what is selected in them."""

    agencies: tuple[str, ...]
    agency: str | None
    years: tuple[int, ...]
    year: int | None


def choose(reports: Sequence[Report], agency: str | None = None, year: int | None = None) -> Chosen:
    """What to offer for these reports; a selection that is still possible stays, else the newest year."""
    agencies = tuple(sorted({report.agency for report in reports}))
    if agency not in agencies:
        agency = agencies[0] if agencies else None
    years = tuple(sorted({report.year for report in reports if report.agency == agency}, reverse=True))
    if year not in years:
        year = years[0] if years else None
    return Chosen(agencies=agencies, agency=agency, years=years, year=year)


def known_reports(services: Services) -> list[Report]:
    """The reports to choose from; none where they cannot be told, and the list of reports says why."""
    try:
        return services.reports()
    except Exception as error:
        sentence_for(error)
        return []


def report_label(report: Report) -> str:
    """One line for a report in a list."""
    return f"{report.agency}, {report.year} ({report.file})"


def build_choice(reports: Sequence[Report]) -> ChoiceBar:
    """Lay out the two dropdowns."""
    import gradio as gr

    chosen = choose(reports)
    agency = gr.Dropdown(
        list(chosen.agencies),
        value=chosen.agency,
        label="Perangkat daerah",
        elem_id="choose-agency",
        scale=3,
        min_width=240,
        filterable=len(chosen.agencies) > 8,
    )
    year = gr.Dropdown(
        list(chosen.years),
        value=chosen.year,
        label="Tahun laporan",
        elem_id="choose-year",
        scale=1,
        min_width=110,
        filterable=False,
    )
    return ChoiceBar(agency, year)

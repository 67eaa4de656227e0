"""Records as rows of the database and back.

What is searched or sorted by has a column of its own; everything else of a record stands in the JSON
column `detail`, so that a new field of a record with a default needs no new table. The agency and year of
figures and passages are those of their report.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.domain.figures import Figure
from assistant.domain.record import Record
from assistant.domain.sources import Passage, Report
from assistant.store.interfaces import ParsedReport

_REPORT_COLUMNS = ("report_id", "agency", "year", "sha256")
_FIGURE_COLUMNS = ("figure_id", "subject", "year", "measure", "value", "unit")
_PASSAGE_COLUMNS = ("passage_id", "section", "text")
_OF_THE_REPORT = ("report_id", "agency", "report_year")


def report_row(parsed: ParsedReport) -> dict[str, Any]:
    """A report as a row, with the counts of what is kept."""
    counts = {"passages": len(parsed.passages), "figures": len(parsed.figures)}
    return _row(parsed.report.model_copy(update=counts), _REPORT_COLUMNS, ())


def figure_row(report_id: str, position: int, figure: Figure) -> dict[str, Any]:
    """A figure as a row."""
    return {"report_id": report_id, "position": position, **_row(figure, _FIGURE_COLUMNS, _OF_THE_REPORT)}


def passage_row(report_id: str, position: int, passage: Passage) -> dict[str, Any]:
    """A passage as a row."""
    return {"report_id": report_id, "position": position, **_row(passage, _PASSAGE_COLUMNS, _OF_THE_REPORT)}


def report_from(row: Mapping[str, Any]) -> Report:
    """The report of a row."""
    return Report.model_validate({**row["detail"], **{key: row[key] for key in _REPORT_COLUMNS}})


def figure_from(row: Mapping[str, Any]) -> Figure:
    """The figure of a row that carries its report's agency and year."""
    return Figure.model_validate(_joined(row, _FIGURE_COLUMNS))


def passage_from(row: Mapping[str, Any]) -> Passage:
    """The passage of a row that carries its report's agency and year."""
    return Passage.model_validate(_joined(row, _PASSAGE_COLUMNS))


def _row(record: Record, columns: tuple[str, ...], left_out: tuple[str, ...]) -> dict[str, Any]:
    detail = record.model_dump(mode="json")
    for key in left_out:
        detail.pop(key)
    return {**{key: detail.pop(key) for key in columns}, "detail": detail}


def _joined(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {**row["detail"], **{key: row[key] for key in (*columns, *_OF_THE_REPORT)}}

"""Roles: causes, obstacles and solutions are recognised with their subjects, and other text is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from assistant.domain.sources import Passage, PassageRole
from eval.results import CASES, Failure, SuiteResult, case_rows, share
from eval.world import World
from ingest.pipeline import parse

FILES = ("roles.jsonl", "roles/cases.jsonl", "roles/second.jsonl", "roles/third.jsonl")
_ROOT = CASES.parents[1]
_MEASURES = ("roles_right", "subjects_right", "years_right", "left_alone")
_NO_ANALYSIS = (PassageRole.GENERAL, PassageRole.DEFINITION)


def run(world: World) -> SuiteResult:
    """Look up every case in its report."""
    failures = []
    right: dict[str, list[bool]] = {name: [] for name in _MEASURES}
    for row in (row for name in FILES for row in case_rows(name)):
        told = analysed(row)
        if row["role"] == PassageRole.GENERAL:
            right["left_alone"].append(not told)
            good = not told
        else:
            role = [str(passage.role) for passage in told] == [row["role"]]
            right["roles_right"].append(role)
            good = role and list(told[0].about) == row["about"]
            if role:
                right["subjects_right"].append(good)
                year = told[0].about_year in _years(row, told[0])
                right["years_right"].append(year)
                good = good and year
        if not good:
            failures.append(
                Failure(case=f"{row['id']}: {row['words']}", expected=_expected(row), got=_got(told))
            )
    return SuiteResult(
        suite="roles",
        cases=len(right["roles_right"]) + len(right["left_alone"]),
        measures={name: share(sum(one), len(one)) for name, one in right.items()},
        failures=tuple(failures),
    )


def analysed(row: dict[str, Any]) -> list[Passage]:
    """The passages with the words of a case that the reader takes for a part of the analysis."""
    return [
        passage
        for passage in _prose(row["report"])
        if row["words"] in passage.text and passage.role not in _NO_ANALYSIS
    ]


def _years(row: dict[str, Any], passage: Passage) -> tuple[int | None, ...]:
    """The years that a passage may be about: the one of the case, else the report's or none."""
    return (row["year"],) if "year" in row else (None, passage.report_year)


@cache
def _prose(report: str) -> tuple[Passage, ...]:
    return tuple(p for p in parse(_ROOT / Path(report)).passages if p.role is not PassageRole.TABLE_ROW)


def _expected(row: dict[str, Any]) -> str:
    year = f" ({row['year']})" if "year" in row else ""
    return f"{row['role']}: {', '.join(row['about'] or []) or 'tanpa pokok tertentu'}{year}"


def _got(told: list[Passage]) -> str:
    return "; ".join(_parts(told)) or "tidak dikenali"


def _parts(told: list[Passage]) -> Iterator[str]:
    for passage in told:
        year = f" ({passage.about_year})" if passage.about_year else ""
        yield f"{passage.role}: {', '.join(passage.about) or 'tanpa pokok tertentu'}{year}"

"""Answers: right values and sources, and abstention where the report is silent."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from assistant.domain.answers import Answer
from assistant.domain.numerals import read_numbers
from assistant.errors import InputError
from eval.results import CASES, Failure, SuiteResult, case_rows, share
from eval.world import World


def run(world: World) -> SuiteResult:
    """Ask every question in its report."""
    failures = []
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    for path in sorted(CASES.glob("ask_*.jsonl")):
        for row in case_rows(path.name):
            silent = row["type"] == "unanswerable"
            answer = _ask(world, row)
            good = answer.abstained if silent else _answers(row, answer)
            total[silent] += 1
            right[silent] += good
            if not good:
                expected = "abstain" if silent else ", ".join(row.get("values") or row.get("evidence") or [])
                failures.append(
                    Failure(case=row["question"], expected=expected, got=answer.answer or answer.reason or "")
                )
    return SuiteResult(
        suite="answers",
        cases=sum(total.values()),
        measures={
            "answered_right": share(right[False], total[False]),
            "abstained_right": share(right[True], total[True]),
        },
        failures=tuple(failures),
    )


def _ask(world: World, row: dict[str, Any]) -> Answer:
    agency, year = row.get("agency"), row.get("year")
    if "report" in row:
        report = world.report_of(row["report"])
        agency, year = report.agency, report.year
    try:
        return world.application.answer(row["question"], agency, year)
    except InputError as error:
        return Answer(answer="", abstained=True, reason=error.message)


def _answers(row: dict[str, Any], answer: Answer) -> bool:
    """Whether all values and phrases that are due are in the answer or its sources."""
    if answer.abstained or not answer.citations:
        return False
    said = {str(value.value) for value in answer.values}
    said |= {str(token.value.normalize()) for token in read_numbers(answer.answer) if token.value is not None}
    said |= {str(value.value.normalize()) for value in answer.values if isinstance(value.value, Decimal)}
    words = " ".join([answer.answer, *(citation.quote for citation in answer.citations)]).lower()
    return all(_said(value, said, words) for value in row.get("values", [])) and all(
        phrase.lower() in words for phrase in row.get("evidence", [])
    )


def _said(value: str, said: set[str], words: str) -> bool:
    try:
        return str(Decimal(value).normalize()) in said
    except ArithmeticError:
        return value.lower() in words

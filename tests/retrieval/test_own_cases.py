"""Questions of our own wording on invented offices, through the real reading of their files."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.answers import Answer
from assistant.retrieval.answers import Answerer
from assistant.retrieval.scope import Scope
from ingest.pipeline import parse
from tests.retrieval.offices import Shelf, WordRetriever

CASES = Path(__file__).resolve().parent.parent.parent / "eval" / "cases"
LEAST_RIGHT = Decimal("0.93")


def _cases() -> list[dict[str, Any]]:
    files = ("ask_offices.jsonl", "ask_styles.jsonl")
    lines = [line for file in files for line in (CASES / file).read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def _ask(cases: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Answer]]:
    known = {}
    for file in dict.fromkeys(case["report"] for case in cases):
        parsed = parse(CASES / file)
        shelf = Shelf([parsed.report], list(parsed.figures), list(parsed.passages))
        one = Scope(
            agency=parsed.report.agency, year=parsed.report.year, report_ids=(parsed.report.report_id,)
        )
        known[file] = (Answerer(shelf, WordRetriever(list(parsed.passages))), one)
    return [
        (case, known[case["report"]][0].answer(case["question"], known[case["report"]][1])) for case in cases
    ]


def _right(case: dict[str, Any], answer: Answer) -> bool:
    if case["type"] == "unanswerable":
        return answer.abstained
    told = " ".join([answer.answer, *(citation.quote for citation in answer.citations)])
    numbers = {str(value.value) for value in answer.values}
    given = {Decimal(number) for number in numbers if number.replace(".", "").isdigit()}
    for value in case["values"]:
        if not value.replace(".", "").isdigit():
            if value.lower() not in told.lower():
                return False
        elif Decimal(value) not in given and _indonesian(value) not in told:
            return False
    return not answer.abstained and all(words.lower() in told.lower() for words in case.get("evidence", []))


def _indonesian(value: str) -> str:
    whole, _, rest = value.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


@pytest.fixture(scope="module")
def results() -> list[tuple[dict[str, Any], Answer]]:
    return _ask(_cases())


def test_nearly_all_questions_on_other_offices_are_answered_right(
    results: list[tuple[dict[str, Any], Answer]],
) -> None:
    wrong = [case["case"] for case, answer in results if not _right(case, answer)]
    assert Decimal(len(results) - len(wrong)) / len(results) >= LEAST_RIGHT, wrong


def test_what_a_report_does_not_tell_is_never_answered(results: list[tuple[dict[str, Any], Answer]]) -> None:
    answered = [c["case"] for c, a in results if c["type"] == "unanswerable" and not a.abstained]
    assert answered == []


def test_every_answer_names_its_sources(results: list[tuple[dict[str, Any], Answer]]) -> None:
    bare = [case["case"] for case, answer in results if not answer.abstained and not answer.citations]
    assert bare == []

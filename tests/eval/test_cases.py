"""The cases themselves: enough of them, each with its ground."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assistant.checks.facts import load_facts
from assistant.domain.sources import PassageRole
from eval.mutations import KINDS
from eval.results import CASES, case_rows
from eval.suite_roles import FILES

FRESH = sorted((CASES / "fresh").glob("*.json"))
ROLES = [row for name in FILES for row in case_rows(name)]


def rows(facts: Path) -> list[dict[str, Any]]:
    return list(case_rows(facts.with_suffix(".jsonl")))


def test_the_cases_written_unseen_are_many_and_of_every_kind() -> None:
    found = [row for path in FRESH for row in rows(path)]
    assert sum(row["true"] for row in found) >= 150
    assert sum(not row["true"] for row in found) >= 200
    assert {row["kind"] for row in found if not row["true"]} == set(KINDS)


@pytest.mark.parametrize("facts", FRESH, ids=[path.stem for path in FRESH])
def test_every_corruption_is_made_from_a_faithful_sentence_of_its_office(facts: Path) -> None:
    assert load_facts(facts)
    true = {row["case"]: row["text"] for row in rows(facts) if row["true"]}
    for row in rows(facts):
        if row["true"]:
            continue
        assert row["text"] != true[row["of"]]


def test_role_cases_are_many_and_their_words_stand_in_their_report() -> None:
    assert len(ROLES) >= 120
    root = CASES.parents[1]
    for row in ROLES:
        PassageRole(row["role"])
        text = " ".join((root / row["report"]).read_text(encoding="utf-8").split())
        assert row["words"] in text, row["id"]
    assert max(Counter(row["id"] for row in ROLES).values()) == 1

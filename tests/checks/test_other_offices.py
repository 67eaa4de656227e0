"""True sentences about offices of other fields pass, and falsified ones do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.checks.checker import Checker
from assistant.checks.facts import load_facts

CASES = Path(__file__).resolve().parents[2] / "eval" / "cases"


@pytest.mark.parametrize("office", ["health", "education", "inspectorate", "subdistrict"])
def test_sentences_of_another_field_are_judged_rightly(office: str) -> None:
    checker = Checker(load_facts(CASES / f"check_{office}.json"))
    cases = [json.loads(line) for line in (CASES / f"check_{office}.jsonl").read_text("utf-8").splitlines()]
    wrong = []
    for case in cases:
        result = checker.check(case["text"])
        if result.ok is not case["true"]:
            reasons = [f"{claim.text}: {claim.status} ({claim.reason})" for claim in result.claims]
            wrong.append(
                f"{case['case']} {'benar' if case['true'] else case['kind']}: {case['text']} {reasons}"
            )
    true = [case for case in cases if case["true"]]
    alarms = [line for line in wrong if " benar: " in line]
    missed = [line for line in wrong if " benar: " not in line]
    assert len(alarms) <= 0.04 * len(true), "\n".join(alarms)
    assert len(missed) <= 0.05 * (len(cases) - len(true)), "\n".join(missed)

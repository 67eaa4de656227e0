"""The checker itself: true sentences of generated offices pass, falsified ones are caught."""

from __future__ import annotations

from collections.abc import Callable

from assistant.checks.checker import Checker
from assistant.checks.facts import load_facts
from eval.mutations import Tally
from eval.mutations import run as mutate
from eval.offices import Office
from eval.results import CASES, Failure, SuiteResult, case_rows, share
from eval.world import World


def judge(office: Office) -> Callable[[str], bool]:
    """Our checker on the facts of an office."""
    checker = Checker(office.facts())
    return lambda text: checker.check(text).ok


def run(world: World) -> SuiteResult:
    """Try the checker on generated offices apart from those it was first built on, and on written cases.

    All of these have been looked at since: they guard against falls, and are no estimate for new phrasing.
    """
    tally = mutate(judge, held_out=True)
    written, caught, alarms, failures = _written_cases()
    measures = {"detected": round(tally.detection, 4), "false_alarms": round(tally.alarm_rate, 4)}
    measures |= {"written_detected": caught, "written_false_alarms": alarms}
    measures |= {f"detected_{kind}": round(value, 4) for kind, value in tally.by_kind().items()}
    return SuiteResult(
        suite="checker",
        cases=tally.true + sum(tally.made.values()) + written,
        measures=measures,
        lower_is_better=("false_alarms", "written_false_alarms"),
        failures=(*_failures(tally), *failures),
    )


def _failures(tally: Tally) -> list[Failure]:
    missed = [
        Failure(case=kind, expected="tidak sesuai", got=text)
        for kind, texts in tally.missed.items()
        for text in texts
    ]
    return missed + [Failure(case="benar", expected="sesuai", got=text) for text in tally.false_alarms]


def _written_cases() -> tuple[int, float, float, list[Failure]]:
    """Sentences written by hand on invented offices of four fields: number, shares, failures."""
    failures = []
    true = false = caught = alarms = 0
    for path in sorted(CASES.glob("check_*.json")):
        checker = Checker(load_facts(path))
        for row in case_rows(f"{path.stem}.jsonl"):
            passes = checker.check(row["text"]).ok
            true, false = true + row["true"], false + (not row["true"])
            alarms += row["true"] and not passes
            caught += not row["true"] and not passes
            if passes is not row["true"]:
                expected = "sesuai" if row["true"] else f"tidak sesuai ({row['kind']})"
                failures.append(Failure(case=row["case"], expected=expected, got=row["text"]))
    return true + false, share(caught, false), share(alarms, true), failures

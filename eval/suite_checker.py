"""The checker itself: true sentences of generated offices pass, falsified ones are caught."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """Try the checker on generated offices, and on cases written by hand, the latest of them apart.

    All of these have been looked at since: they guard against falls, and are no estimate for new phrasing.
    What the checker did on `fresh` at first sight stands in the README of that folder.
    """
    tally = mutate(judge, seeds=1)
    written = judge_written(CASES.glob("check_*.json"))
    fresh = judge_written((CASES / "fresh").glob("*.json"))
    measures = {"detected": round(tally.detection, 4), "false_alarms": round(tally.alarm_rate, 4)}
    measures |= {"written_detected": written.detected, "written_false_alarms": written.false_alarms}
    measures |= {
        "fresh_detected": fresh.detected,
        "fresh_detected_where_true_passes": fresh.detected_where_true_passes,
        "fresh_false_alarms": fresh.false_alarms,
    }
    measures |= {f"detected_{kind}": round(value, 4) for kind, value in tally.by_kind().items()}
    measures |= {f"fresh_detected_{kind}": value for kind, value in fresh.by_kind().items()}
    return SuiteResult(
        suite="checker",
        cases=tally.true + sum(tally.made.values()) + len(written.rows) + len(fresh.rows),
        measures=measures,
        counts={"coincidences": sum(tally.coincidences.values())},
        lower_is_better=("false_alarms", "written_false_alarms", "fresh_false_alarms"),
        failures=(*_failures(tally), *written.failures(), *fresh.failures()),
    )


def _failures(tally: Tally) -> list[Failure]:
    missed = [
        Failure(case=kind, expected="tidak sesuai", got=text)
        for kind, texts in tally.missed.items()
        for text in texts
    ]
    return missed + [Failure(case="benar", expected="sesuai", got=text) for text in tally.false_alarms]


@dataclass(frozen=True)
class Judged:
    """Hand-written cases with what the checker said of each: whether it was in order."""

    rows: tuple[tuple[dict[str, Any], bool], ...]

    @property
    def detected(self) -> float:
        """The share of false sentences that were flagged."""
        return _flagged(self._false())

    @property
    def detected_where_true_passes(self) -> float:
        """The same among corruptions of sentences that the checker lets pass as they were."""
        passing = {row["case"] for row, passes in self.rows if row["true"] and passes}
        return _flagged([pair for pair in self._false() if pair[0].get("of") in passing])

    @property
    def false_alarms(self) -> float:
        """The share of true sentences that were flagged."""
        true = [passes for row, passes in self.rows if row["true"]]
        return share(true.count(False), len(true))

    def by_kind(self) -> dict[str, float]:
        """Detection by kind of change."""
        kinds = sorted({row["kind"] for row, _ in self._false()})
        return {kind: _flagged([pair for pair in self._false() if pair[0]["kind"] == kind]) for kind in kinds}

    def failures(self) -> Iterator[Failure]:
        """Every case that came out wrong."""
        for row, passes in self.rows:
            if passes is not row["true"]:
                expected = "sesuai" if row["true"] else f"tidak sesuai ({row['kind']})"
                yield Failure(case=row["case"], expected=expected, got=row["text"])

    def _false(self) -> list[tuple[dict[str, Any], bool]]:
        return [pair for pair in self.rows if not pair[0]["true"]]


def _flagged(pairs: Sequence[tuple[dict[str, Any], bool]]) -> float:
    return share(sum(not passes for _, passes in pairs), len(pairs))


def judge_written(facts: Iterable[Path]) -> Judged:
    """Judge the cases beside each facts file by those facts."""
    rows = []
    for path in sorted(facts):
        checker = Checker(load_facts(path))
        rows += [(row, checker.check(row["text"]).ok) for row in case_rows(path.with_suffix(".jsonl"))]
    return Judged(tuple(rows))

"""The checker itself: true sentences of generated offices pass, falsified ones are caught."""

from __future__ import annotations

from collections.abc import Callable

from assistant.checks.checker import Checker
from eval.mutations import Tally
from eval.mutations import run as mutate
from eval.offices import Office
from eval.results import Failure, SuiteResult
from eval.world import World


def judge(office: Office) -> Callable[[str], bool]:
    """Our checker on the facts of an office."""
    checker = Checker(office.facts())
    return lambda text: checker.check(text).ok


def run(world: World) -> SuiteResult:
    """Try the checker on the offices and sentence patterns that were held out from its development."""
    tally = mutate(judge, held_out=True)
    measures = {"detected": round(tally.detection, 4), "false_alarms": round(tally.alarm_rate, 4)}
    measures |= {f"detected_{kind}": round(value, 4) for kind, value in tally.by_kind().items()}
    return SuiteResult(
        suite="checker",
        cases=tally.true + sum(tally.made.values()),
        measures=measures,
        lower_is_better=("false_alarms",),
        failures=tuple(_failures(tally)),
    )


def _failures(tally: Tally) -> list[Failure]:
    missed = [
        Failure(case=kind, expected="tidak sesuai", got=text)
        for kind, texts in tally.missed.items()
        for text in texts
    ]
    return missed + [Failure(case="benar", expected="sesuai", got=text) for text in tally.false_alarms]

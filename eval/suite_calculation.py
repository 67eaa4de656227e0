"""Calculation: the test vectors of the field come out exactly."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.calculation.achievement import LowerVariant, achievement, achievement_in_range
from assistant.calculation.budget import absorption, remainder
from assistant.calculation.efficiency import (
    OutputAchievement,
    achievement_less_absorption,
    efficiency_score,
    output_efficiency,
    unspent_share,
)
from assistant.calculation.progress import plan_progress
from assistant.calculation.ratios import ratio
from assistant.calculation.result import Computed, NotComputable, Quantity, as_input
from assistant.calculation.trends import change, relative_change
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up
from eval.results import Failure, SuiteResult, case_rows, share
from eval.world import World

LOWER = Polarity.LOWER_IS_BETTER


def _e2(*numbers: Quantity) -> Computed:
    outputs = [
        OutputAchievement(
            achieved=as_input(numbers[at], "CK"),
            planned_budget=as_input(numbers[at + 1], "PAK"),
            actual_budget=as_input(numbers[at + 2], "RAK"),
        )
        for at in range(0, len(numbers), 3)
    ]
    return output_efficiency(outputs)


FORMULAS: dict[str, Callable[..., Computed]] = {
    "capaian": achievement,
    "capaian_n1": lambda target, actual: achievement(target, actual, LOWER, variant=LowerVariant.N1),
    "capaian_n2": lambda target, actual: achievement(target, actual, LOWER, variant=LowerVariant.N2),
    "capaian_hold": lambda target, actual: achievement(target, actual, Polarity.HOLD_AT_TARGET),
    "capaian_range": achievement_in_range,
    "serapan": absorption,
    "sisa": remainder,
    "kemajuan": plan_progress,
    "e2": _e2,
    "e3": achievement_less_absorption,
    "e4_met": lambda absorbed: unspent_share(absorbed, target_met=True),
    "e4_missed": lambda absorbed: unspent_share(absorbed, target_met=False),
    "nilai_efisiensi": efficiency_score,
    "perubahan": change,
    "perubahan_relatif": relative_change,
    "rasio": ratio,
}


def _quantity(text: str) -> Quantity:
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def run(world: World) -> SuiteResult:
    """Compute every vector and compare it at two decimals."""
    failures = []
    rows = list(case_rows("calculation.jsonl"))
    for row in rows:
        computed = FORMULAS[row["formula"]](*map(_quantity, row["inputs"]))
        value = computed.value
        shown = None if isinstance(value, NotComputable) else round_half_up(value, 2)
        expected = None if row["expected"] is None else round_half_up(Decimal(row["expected"]), 2)
        reasoned = not isinstance(value, NotComputable) or bool(value.reason)
        if shown != expected or not reasoned:
            failures.append(Failure(case=row["case"], expected=str(expected), got=str(shown)))
    return SuiteResult(
        suite="calculation",
        cases=len(rows),
        measures={"vectors_right": share(len(rows) - len(failures), len(rows))},
        failures=tuple(failures),
    )

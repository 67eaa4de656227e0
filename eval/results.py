"""What an evaluation suite reports: measures with their direction, and every failing case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from assistant.domain.record import Record

CASES = Path(__file__).resolve().parent / "cases"
BASELINES = Path(__file__).resolve().parent / "baselines.json"


class Failure(Record):
    """A case that did not come out as it should."""

    case: str
    expected: str
    got: str


class SuiteResult(Record):
    """Measures between 0 and 1, best at 1 unless the name is among `lower_is_better`.

    `counts` are numbers to know that are neither good nor bad; nothing is compared with them.
    """

    suite: str
    cases: int
    measures: dict[str, float]
    counts: dict[str, int] = Field(default_factory=dict)
    lower_is_better: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0


class Fall(Record):
    """A measure that is worse than its stored baseline."""

    suite: str
    measure: str
    baseline: float
    now: float


def share(part: int, whole: int) -> float:
    """A proportion with four decimals; 1 where there is nothing to count."""
    return round(part / whole, 4) if whole else 1.0


def case_rows(name: str | Path) -> Iterator[dict[str, Any]]:
    """The cases of one file, by its path or by its name in `eval/cases/`."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def load_baselines() -> dict[str, dict[str, float]]:
    """Stored measures by suite; empty where none were stored yet."""
    if not BASELINES.is_file():
        return {}
    found: dict[str, dict[str, float]] = json.loads(BASELINES.read_text(encoding="utf-8"))
    return found


def store_baselines(results: Sequence[SuiteResult]) -> None:
    """Keep the measures of these suites as what later runs are compared with."""
    baselines = load_baselines() | {result.suite: result.measures for result in results}
    text = json.dumps(baselines, indent=1, sort_keys=True, ensure_ascii=False)
    BASELINES.write_text(text + "\n", encoding="utf-8")


def falls(results: Sequence[SuiteResult], baselines: dict[str, dict[str, float]]) -> list[Fall]:
    """Measures that are worse than before, or that are no longer reported."""
    found = []
    for result in results:
        for measure, before in baselines.get(result.suite, {}).items():
            now = result.measures.get(measure)
            lower = measure in result.lower_is_better
            if now is None or (now > before if lower else now < before):
                found.append(
                    Fall(
                        suite=result.suite,
                        measure=measure,
                        baseline=before,
                        now=now if now is not None else 0.0,
                    )
                )
    return found

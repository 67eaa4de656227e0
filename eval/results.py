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


class Change(Record):
    """A measure beside its stored baseline; `before` is None for a new one, `now` for one that is gone."""

    suite: str
    measure: str
    before: float | None
    now: float | None
    worse: bool = False


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


def changes(results: Sequence[SuiteResult], baselines: dict[str, dict[str, float]]) -> list[Change]:
    """Measures that are not as they were; those no longer reported count as worse."""
    found = []
    for result in results:
        before_all = baselines.get(result.suite, {})
        for measure in [*result.measures, *(one for one in before_all if one not in result.measures)]:
            before, now = before_all.get(measure), result.measures.get(measure)
            if before == now:
                continue
            lower = measure in result.lower_is_better
            worse = now is None or (before is not None and (now > before if lower else now < before))
            found.append(Change(suite=result.suite, measure=measure, before=before, now=now, worse=worse))
    return found

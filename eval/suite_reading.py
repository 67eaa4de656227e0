"""Reading: the figures of the example reports come out as printed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from assistant.domain.figures import Figure
from eval.results import CASES, Failure, SuiteResult, case_rows, share
from eval.world import World

ALIKE = 80
"""Similarity of subjects, in percent, from which two names mean one thing."""
SAME_MEASURE = {"pagu_setelah_perubahan": {"pagu_setelah_perubahan", "pagu"}}


def run(world: World) -> SuiteResult:
    """Look up every gold figure among the extracted ones; each figure counts once."""
    failures = []
    cases = found = 0
    for path in sorted(CASES.glob("figures_*.jsonl")):
        rows = list(case_rows(path.name))
        figures = world.application.store.figures(
            world.application.scope(rows[0]["agency"], rows[0]["report_year"]).report_ids
        )
        by_year: dict[int | None, list[Figure]] = defaultdict(list)
        for figure in figures:
            by_year[figure.year].append(figure)
        for row in rows:
            cases += 1
            candidates = by_year[row["year"]]
            hit = _take(row, candidates)
            found += hit
            if not hit:
                name = f"{path.stem}: {row['subject']}, {row['measure']}, {row['year']}"
                failures.append(Failure(case=name, expected=row["value"], got="tidak terbaca"))
    return SuiteResult(
        suite="reading",
        cases=cases,
        measures={"figures_recall": share(found, cases)},
        failures=tuple(failures),
    )


def _take(row: dict[str, Any], candidates: list[Figure]) -> bool:
    """Use up the extracted figure that is the gold one."""
    measures = SAME_MEASURE.get(row["measure"], {row["measure"]})
    best: tuple[float, Figure] | None = None
    for figure in candidates:
        if figure.measure not in measures or not _same(row["value"], figure):
            continue
        likeness = fuzz.token_set_ratio(row["subject"].lower(), figure.subject.lower())
        if likeness >= ALIKE and (best is None or likeness > best[0]):
            best = (likeness, figure)
    if best is None:
        return False
    candidates.remove(best[1])
    return True


def _same(value: str, figure: Figure) -> bool:
    if isinstance(figure.value, Decimal):
        try:
            return Decimal(value) == figure.value
        except ArithmeticError:
            return False
    return str(figure.value).lower() == value.lower()

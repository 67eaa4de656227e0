"""Retrieval: the passage that holds the evidence is among the first ones found."""

from __future__ import annotations

from eval.results import Failure, SuiteResult, case_rows, share
from eval.world import World

DEPTHS = (1, 5, 10)


def run(world: World) -> SuiteResult:
    """Search every question in its report; a hit is a passage with one of the evidence phrases."""
    failures = []
    hits = dict.fromkeys(DEPTHS, 0)
    reciprocal = 0.0
    rows = list(case_rows("search.jsonl"))
    for row in rows:
        found = world.application.search(row["question"], row["agency"], row["year"], max(DEPTHS))
        texts = [scored.passage.text for scored in found]
        rank = next(
            (at for at, text in enumerate(texts) if any(part in text for part in row["evidence"])), None
        )
        if rank is None or rank >= 5:
            got = texts[0][:120] if texts else "tidak ada"
            failures.append(Failure(case=row["question"], expected=row["evidence"][0], got=got))
        if rank is not None:
            reciprocal += 1 / (rank + 1)
            for depth in DEPTHS:
                hits[depth] += rank < depth
    measures = {f"hit_at_{depth}": share(count, len(rows)) for depth, count in hits.items()}
    measures["mrr"] = round(reciprocal / len(rows), 4)
    return SuiteResult(suite="retrieval", cases=len(rows), measures=measures, failures=tuple(failures))

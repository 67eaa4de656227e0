"""Wording: register, number style and repetition of drafts, as far as a machine can see them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.wording import faults, repeated_shapes
from assistant.domain.drafts import Draft
from eval.drafting import texts
from eval.results import Failure, SuiteResult, share
from eval.world import World


def run(world: World) -> SuiteResult:
    """Judge the drafts of the deterministic writer."""
    return judge(world, world.drafts)


def judge(world: World, drafts: Sequence[Draft]) -> SuiteResult:
    """Look for faults in every sentence, and for repeated shapes in every draft."""
    failures = []
    sentences = clean = 0
    repeated = []
    for draft in drafts:
        told = texts(draft)
        for text in told:
            sentences += 1
            found = faults(text)
            clean += not found
            failures += [
                Failure(case=f"{draft.agency}: {fault.code}", expected=fault.advice, got=text)
                for fault in found
            ]
        if told:
            repeated.append(repeated_shapes(told)[1])
    return SuiteResult(
        suite="wording",
        cases=sentences,
        measures={
            "sentences_without_fault": share(clean, sentences),
            "repeated_shapes": round(sum(repeated) / len(repeated), 4) if repeated else 0.0,
        },
        lower_is_better=("repeated_shapes",),
        failures=tuple(failures),
    )

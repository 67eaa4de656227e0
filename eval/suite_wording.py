"""Wording: register, number style and repetition of drafts, as far as a machine can see them."""

from __future__ import annotations

from assistant.checks.wording import faults, repeated_shapes
from eval.results import Failure, SuiteResult, share
from eval.suite_faithfulness import drafts
from eval.world import World


def run(world: World) -> SuiteResult:
    """Look for faults in every sentence, and for repeated shapes in every draft."""
    failures = []
    sentences = clean = 0
    repeated = []
    for draft in drafts(world):
        texts = [sentence.text for section in draft.sections for sentence in section.sentences]
        for text in texts:
            sentences += 1
            found = faults(text)
            clean += not found
            failures += [
                Failure(case=f"{draft.agency}: {fault.code}", expected=fault.advice, got=text)
                for fault in found
            ]
        if texts:
            repeated.append(repeated_shapes(texts)[1])
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

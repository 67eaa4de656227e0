"""Citations: what a sentence of a draft says stands in the sources that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.citations import coverage
from assistant.domain.drafts import Draft, Sentence
from assistant.domain.sources import Passage
from eval.results import Failure, SuiteResult, share
from eval.world import World

WELL_COVERED = 0.6
"""Share of content words, of a sentence in its sources or of a quote in it, that counts as covered."""


FRAME = frozenset(
    {"menurut", "laporan", "menyebutkan", "disebutkan", "hasil", "terjadi", "keberhasilan", "kegagalan"}
)
"""Words with which a draft hands on what a report says of its results; no source needs to hold them."""


def run(world: World) -> SuiteResult:
    """Judge the drafts of the deterministic writer."""
    return judge(world, world.drafts)


def judge(world: World, drafts: Sequence[Draft]) -> SuiteResult:
    """Every cited place exists; sentences on causes and solutions restate the passages that they cite."""
    failures = []
    cited = existing = restated = covered = 0
    for draft in drafts:
        scope = world.application.scope(draft.agency, draft.year)
        passages = {p.passage_id: p for p in world.application.store.passages(scope.report_ids)}
        known = {f.figure_id for f in world.application.figures(draft.agency, draft.year)}
        known |= {figure.figure_id for figure in draft.figures}
        for sentence in (s for section in draft.sections for s in section.sentences):
            for citation in sentence.citations:
                cited += 1
                existing += citation.ref in (known if citation.kind == "figure" else passages)
            words = _passages_of(sentence, passages)
            if words and not sentence.figure_ids:
                restated += 1
                found = coverage(_without_frame(sentence.text), words)
                quotes = [c.quote for c in sentence.citations if c.kind == "passage"]
                told = max(coverage(quote, [sentence.text]).share for quote in quotes)
                good = max(found.share, told) >= WELL_COVERED and not found.missing_numbers
                covered += good
                if not good:
                    failures.append(_failure(draft, sentence, found.missing_words, found.missing_numbers))
    return SuiteResult(
        suite="citations",
        cases=cited,
        measures={
            "cited_places_exist": share(existing, cited),
            "restatements_covered": share(covered, restated),
        },
        failures=tuple(failures),
    )


def _without_frame(text: str) -> str:
    return " ".join(word for word in text.split() if word.strip(",.:;").lower() not in FRAME)


def _passages_of(sentence: Sentence, passages: dict[str, Passage]) -> list[str]:
    refs = [citation.ref for citation in sentence.citations if citation.kind == "passage"]
    return [passages[ref].text for ref in refs if ref in passages]


def _failure(draft: Draft, sentence: Sentence, words: tuple[str, ...], numbers: tuple[str, ...]) -> Failure:
    missing = ", ".join([*words, *numbers])
    return Failure(case=draft.agency, expected=sentence.text, got=f"tidak ada dalam sumber: {missing}")

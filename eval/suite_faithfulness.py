"""Faithfulness: every number and every word that implies one in a draft is true to the figures.

The deterministic writer drafts every indicator of every report; then a model that adds numbers, causes and
orders of its own phrases the same drafts, and none of that may come through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.checker import Checker
from assistant.checks.facts import facts_from_figures
from assistant.domain.checking import Claim
from assistant.domain.drafts import Draft, DraftSection, Sentence, SentenceStatus
from assistant.domain.numerals import TokenKind, read_numbers
from eval.drafting import draft_one, texts
from eval.hostile_chat import MARKS, HostileChat
from eval.results import Failure, SuiteResult, share
from eval.world import World


def run(world: World) -> SuiteResult:
    """Judge the drafts of the deterministic writer, and see what of a hostile model comes through."""
    judged = judge(world, world.drafts)
    smuggled = list(_smuggled(world))
    dirty = [failure for _, failure in smuggled if failure]
    return judged.model_copy(
        update={
            "measures": judged.measures
            | {"hostile_model_kept_out": share(len(smuggled) - len(dirty), len(smuggled))},
            "failures": (*judged.failures, *dirty),
        }
    )


def judge(world: World, drafts: Sequence[Draft]) -> SuiteResult:
    """Check every sentence of drafts again, independently of their writer."""
    failures = []
    sentences = true = sourced = 0
    for draft in drafts:
        figures = world.application.figures(draft.agency, draft.year)
        known = {figure.figure_id for figure in figures}
        own = [figure for figure in draft.figures if figure.figure_id not in known]
        checker = Checker(facts_from_figures([*figures, *own]))
        for sentence, bad in (
            pair for section in draft.sections for pair in _faults(checker, draft, section)
        ):
            sentences += 1
            good = bad is None and sentence.status is not SentenceStatus.UNSUPPORTED
            true += good
            sourced += has_sources(sentence)
            if not good:
                got = f"{bad.status} «{bad.text}» {bad.reason or ''}" if bad else str(sentence.status)
                failures.append(Failure(case=draft.agency, expected=sentence.text, got=got))
    return SuiteResult(
        suite="faithfulness",
        cases=sentences,
        measures={"sentences_true": share(true, sentences), "sentences_sourced": share(sourced, sentences)},
        failures=tuple(failures),
    )


def _smuggled(world: World) -> Iterator[tuple[str, Failure | None]]:
    """Every sentence of drafts phrased by a model that breaks every rule, with what is wrong with it."""
    for report in world.application.reports():
        whole = draft_one(world.application, report, HostileChat())
        for text in texts(whole) if whole else ():
            dirty = any(mark.casefold() in text.casefold() for mark in MARKS)
            yield (
                text,
                Failure(case="model yang melanggar", expected="kalimat tepercaya", got=text)
                if dirty
                else None,
            )


def _faults(checker: Checker, draft: Draft, section: DraftSection) -> Iterator[tuple[Sentence, Claim | None]]:
    """Each sentence with its first claim that does not hold; a section is read whole, as its readers do."""
    text = "\n".join(sentence.text for sentence in section.sentences)
    claims = checker.check(text, agency=draft.agency, year=draft.year).claims
    start = 0
    for sentence in section.sentences:
        end = start + len(sentence.text)
        own = (claim for claim in claims if start <= claim.start < end)
        yield sentence, next((claim for claim in own if claim.status not in ("supported", "exempt")), None)
        start = end + 1


def has_sources(sentence: Sentence) -> bool:
    """Whether a sentence that states something cites it; one that tells a gap has nothing to cite."""
    numbers = any(
        token.kind is TokenKind.NUMBER and token.unit is not None for token in read_numbers(sentence.text)
    )
    return bool(sentence.citations) or not (numbers or sentence.figure_ids)

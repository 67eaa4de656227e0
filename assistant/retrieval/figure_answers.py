"""Answers from figures: which way of answering a question takes."""

from __future__ import annotations

import re

from assistant.domain.answers import Answer
from assistant.retrieval import (
    aggregates,
    comparisons,
    lookups,
    members_met,
    series,
    table_totals,
    tables_of_kinds,
)
from assistant.retrieval.bindings import BUDGET, Binder
from assistant.retrieval.question_cues import Operation, Wish
from assistant.retrieval.questions import Question

_COMPARE = frozenset(
    {"vs", "dibanding", "dibandingkan", "bandingkan", "sandingkan", "perbandingan", "daripada", "atau"}
)
_MOSTLY = 0.75
"""The share of a row's own name that is enough for a question to mean the row and not its whole table."""

_GAP = re.compile(
    r"\b(?:kurang|lebih|meleset|selisih|jarak|beda|gap)\w*\b.*\b(?:target|pagu)\b"
    r"|\b(?:target|pagu)\b.*\b(?:kurang|lebih|selisih|beda|gap)\w* (?:berapa|nya|dengan realisasi)"
)
_OF_ALL = re.compile(r"\b(?:dari|ke|terhadap|dalam) (?:total|keseluruhan|seluruh|jumlah|semua)\b")
_COMPARING = frozenset({"lebih", "dibanding", "dibandingkan", "bandingkan", "bawah", "atas", "vs"})


def answer(binder: Binder, question: Question) -> Answer | None:
    """The answer that figures give, an abstention that figures justify, or None where they say nothing."""
    year = question.years[-1] if question.years else binder.report_year
    if question.wish is Wish.CONFLICT:
        return comparisons.prints(binder, question, year)
    if question.wish in (Wish.LOOKUP, Wish.LIST):
        members = members_met.by_target(binder, question, year) or members_met.by_category(
            binder, question, year
        )
        if members is not None:
            return members
    if question.wish is Wish.LIST and Operation.TARGET_MET not in question.operations:
        return aggregates.members(binder, question)
    if question.wish not in (Wish.LOOKUP, Wish.LIST):
        return None
    for attempt in (_several_figures, _over_years, _one_place):
        found = attempt(binder, question, year)
        if found is not None:
            return found
    return None


def _several_figures(binder: Binder, question: Question, year: int | None) -> Answer | None:
    wanted = question.operations
    ranked = {Operation.HIGHEST, Operation.LOWEST} & wanted
    if question.top and ranked and {Operation.SHARE, Operation.SUM} & wanted:
        return aggregates.top_share(binder, question, year)
    if question.left_out:
        return aggregates.sum_without(binder, question, year)
    if len(question.sources) > 1:
        return comparisons.between_sources(binder, question, year)
    if ranked or question.rank or question.ranking:
        of_kind = None if question.levels else tables_of_kinds.extreme_row(binder, question, year)
        return of_kind or comparisons.extremes(binder, question, year)
    outside = "realisasi_nasional" in question.measures or binder.elsewhere(question) is not None
    if outside and len(question.measures) < 3 and len(question.years) < 2:
        told = comparisons.with_nation(binder, question, year)
        beside = _COMPARING & set(question.words)
        if told is not None and (Operation.DIFFERENCE in wanted or beside):
            return told
    if _filters(binder, question):
        return aggregates.count(binder, question, year)
    if Operation.COUNT in wanted:
        return aggregates.count(binder, question, year)
    if Operation.COMPLEMENT in wanted and question.unit == "count" and "sisa" not in question.measures:
        found = aggregates.remainder(binder, question, year)
        if found is not None:
            return found
    if Operation.AVERAGE in wanted:
        return aggregates.average(binder, question, year)
    if Operation.SHARE in wanted and len(question.years) < 2:
        share = aggregates.part_of_whole(binder, question, year)
        return share or table_totals.share_of_row(binder, question, year)
    return None


def _filters(binder: Binder, question: Question) -> bool:
    """Whether members of a level are asked for by a limit: `program mana yang di bawah 90 persen`."""
    asks = {"mana", "apa", "sebutkan"} & set(question.words)
    limited = bool(asks and question.levels and question.numbers and question.measures)
    return limited and not binder.index.terms(question)


def _grown(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """How much something rose or fell: a ceiling by its revision, anything else from the year before."""
    if len(question.years) > 1:
        return series.over_years(binder, question.model_copy(update={"unit": None}))
    if question.measures == ("pagu",) and not question.years:
        sides = ("pagu_sebelum_perubahan", "pagu_setelah_perubahan")
        revised = lookups.look_up(binder, question.model_copy(update={"measures": sides}), year)
        if revised is not None and not revised.abstained and len(revised.values) > 2:
            return revised
    if year is None or binder.report_year is None:
        return None
    years = (year, binder.report_year) if year < binder.report_year else (year - 1, year)
    return series.over_years(binder, question.model_copy(update={"years": years, "unit": None}))


def _over_years(binder: Binder, question: Question, year: int | None) -> Answer | None:
    wanted = question.operations
    revised = {"pagu_sebelum_perubahan", "pagu_setelah_perubahan"} & set(question.measures)
    if question.growth and not revised:
        return _grown(binder, question, year)
    if Operation.TARGET_MET in wanted:
        years = question.years or ((year,) if year else ())
        return series.target_met(binder, question, years)
    if Operation.SERIES in wanted or len(question.years) > 1:
        return series.over_years(binder, question)
    return None


def _one_place(binder: Binder, question: Question, year: int | None) -> Answer | None:
    wanted = question.operations
    money = any(measure in BUDGET for measure in question.measures)
    compares = Operation.WHICH in wanted or bool(_COMPARE & set(question.words))
    if Operation.SAME in wanted and len(question.sources) < 2:
        found = comparisons.prints(binder, question, year)
        if found is not None:
            return found
    if _GAP.search(question.line):
        found = comparisons.gap_to_target(binder, question, year)
        if found is not None:
            return found
    if (compares or Operation.DIFFERENCE in wanted or Operation.SAME in wanted) and len(question.years) < 2:
        found = comparisons.subjects_compared(binder, question, year)
        if found is not None:
            return found
    if Operation.SUM in wanted or "+" in question.text:
        found = tables_of_kinds.row_values(binder, question, year, added=True)
        if found is not None:
            return found
    if Operation.SUM in wanted:
        found = aggregates.named_sum(binder, question, year) if binder.index.terms(question) else None
        if found is None and money and not _has_total(binder, question, year):
            found = aggregates.column_sum(binder, question, year)
        if found is not None:
            return found
        if not money and _joins(question) and not _named_whole(binder, question):
            return None  # one part alone would pass for the sum
    if _joins(question) and not question.measures:
        found = tables_of_kinds.row_values(binder, question, year, added=False)
        if found is not None:
            return found
    shared = Operation.SHARE in wanted and not question.measures and _OF_ALL.search(question.line)
    counted = Operation.COUNT in wanted and not _row_named(binder, question)
    revised = {"pagu_sebelum_perubahan", "pagu_setelah_perubahan"} & set(question.measures)
    if question.rank or shared or (question.growth and not revised) or counted:
        return None  # what stands at another place would be a wrong answer
    if not {Operation.HIGHEST, Operation.LOWEST} & wanted and not _row_named(binder, question):
        found = table_totals.whole_column(binder, question, year)
        if found is not None:
            return found
    return lookups.look_up(binder, question, year)


def _row_named(binder: Binder, question: Question) -> bool:
    """Whether one subject says in its own words all that the question names."""
    own = {binder.index.repaired(stem) for stem, _ in binder.index.terms(question)}
    return any(
        own <= match.subject.stems | match.subject.extra and match.precision >= _MOSTLY
        for match in binder.subjects(question)[:3]
    )


def _joins(question: Question) -> bool:
    return bool({"dan", "plus", "ditambah", "serta"} & set(question.words))


def _named_whole(binder: Binder, question: Question) -> bool:
    """Whether one subject's name holds everything that the question names, a `dan` included."""
    stems = {stem for stem, _ in binder.index.terms(question)}
    return any(stems <= match.named for match in binder.subjects(question)[:3])


def _has_total(binder: Binder, question: Question, year: int | None) -> bool:
    """Whether a total row answers the question already."""
    measure = next((m for m in question.measures if m in BUDGET), None)
    source = question.sources[0] if question.sources else None
    return any(bound.number is not None for bound in binder.bind(question, measure, year, source=source))

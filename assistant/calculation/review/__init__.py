"""The review of a report: the errors that arithmetic and comparison can find."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.calculation.review.achievements import review_achievements
from assistant.calculation.review.across import review_across
from assistant.calculation.review.added import review_added
from assistant.calculation.review.averages import review_averages
from assistant.calculation.review.captions import with_true_years
from assistant.calculation.review.changes import review_changes
from assistant.calculation.review.conflicts import review_conflicts
from assistant.calculation.review.copies import review_copies
from assistant.calculation.review.counts import review_counts
from assistant.calculation.review.formulas import review_formulas
from assistant.calculation.review.habits import folded
from assistant.calculation.review.indicators import review_indicators
from assistant.calculation.review.itemised import review_itemised
from assistant.calculation.review.missing import with_names
from assistant.calculation.review.narrative import review_narrative, review_parts
from assistant.calculation.review.outline import review_outline
from assistant.calculation.review.places import as_in_document, told_apart
from assistant.calculation.review.plans import review_plans
from assistant.calculation.review.polarities import review_categories, review_polarities
from assistant.calculation.review.predicates import review_predicates
from assistant.calculation.review.quantifiers import review_quantifiers
from assistant.calculation.review.quarters import review_quarters
from assistant.calculation.review.ranks import review_ranks
from assistant.calculation.review.ratios import review_ratios
from assistant.calculation.review.relations import review_relations
from assistant.calculation.review.roots import distinct, grouped, settled, with_caps
from assistant.calculation.review.scales import in_rupiah
from assistant.calculation.review.series import review_series
from assistant.calculation.review.shares import review_shares
from assistant.calculation.review.sums import review_sums
from assistant.calculation.review.tables import build_tables
from assistant.calculation.review.told import review_told
from assistant.calculation.review.told_lists import review_told_lists
from assistant.calculation.review.upright import review_upright
from assistant.calculation.review.words import review_words
from assistant.calculation.review.years import review_years
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, Severity
from assistant.domain.sources import Passage, Report

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def review(
    report: Report, figures: Sequence[Figure], passages: Sequence[Passage], earlier: Sequence[Passage] = ()
) -> list[Finding]:
    """Find inconsistencies, loudest first.

    `figures` and `passages` are those of the report; `earlier` are passages of the same office's reports of
    earlier years. Findings that come down to one cell share a `group`.
    """
    figures = told_apart(figures)
    tables, misdated = with_true_years(build_tables(figures), report)
    tables, unsaid = in_rupiah(tables)
    found = [
        *misdated,
        *unsaid,
        *with_names(list(review_sums(tables)), tables, passages),
        *(finding for table in tables for finding in folded(list(review_ratios([table])))),
        *review_achievements(tables, passages),
        *review_upright(tables),
        *review_quarters(tables),
        *review_added(tables),
        *review_averages(tables),
        *review_across(tables),
        *review_relations(tables),
        *review_polarities(tables, passages),
        *review_categories(tables, passages),
        *review_conflicts(tables),
        *review_narrative(tables, passages, report.year),
        *review_words(tables, passages, report.year),
        *review_series(tables, passages),
        *review_shares(tables, passages),
        *review_changes(tables, passages, report.year),
        *review_told(tables, figures, passages),
        *review_quantifiers(tables, passages, report.year),
        *review_ranks(tables, passages, report.year),
        *review_predicates(passages),
        *review_indicators(tables, passages, report.year),
        *review_itemised(passages),
        *review_told_lists(tables, passages),
        *review_counts(tables, passages, report.year),
        *review_parts(figures),
        *review_formulas(passages),
        *review_years(report, passages, tables),
        *review_plans(tables, passages),
        *review_outline(report.outline, passages),
        *review_copies(passages, earlier),
    ]
    told = map(as_in_document, grouped(settled(with_caps(distinct(found)))))
    return sorted(told, key=lambda finding: _RANK[finding.severity])

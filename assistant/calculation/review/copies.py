"""Causes and solutions that stand word for word in an earlier year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage, PassageRole

ANALYSIS = frozenset(
    {
        PassageRole.SUCCESS_CAUSE,
        PassageRole.FAILURE_CAUSE,
        PassageRole.OBSTACLE,
        PassageRole.SOLUTION_DONE,
        PassageRole.SOLUTION_PLANNED,
    }
)
SAME = 95
"""Similarity of two texts, in percent, from which one counts as a copy of the other."""


def review_copies(passages: Sequence[Passage], earlier: Sequence[Passage]) -> Iterator[Finding]:
    """Compare the analysis of this report with that of earlier reports of the same office."""
    before = [passage for passage in earlier if passage.role in ANALYSIS and len(passage.text) >= 60]
    for passage in passages:
        if passage.role not in ANALYSIS or len(passage.text) < 60:
            continue
        for old in before:
            likeness = fuzz.ratio(passage.text, old.text, score_cutoff=SAME)
            if likeness:
                yield Finding(
                    kind=FindingKind.OTHER,
                    severity=Severity.WARNING,
                    locations=(passage.location, old.location),
                    reported=f"{passage.role} sama dengan laporan tahun {old.report_year}",
                    expected=f"{passage.role} tahun {passage.report_year}",
                    explanation=f"Bagian {passage.role} ini sama dengan laporan tahun {old.report_year}. "
                    "Pastikan masih berlaku untuk tahun ini, atau perbarui.",
                    arithmetic=f"kemiripan teks {likeness:.0f} persen",
                )
                break

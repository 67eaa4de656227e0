"""Causes and solutions that stand in an earlier year's report too, word for word or with other numbers."""

from __future__ import annotations

import re
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
SHORTEST = 60
_NUMBERS = re.compile(r"\d[\d.,]*")


def review_copies(passages: Sequence[Passage], earlier: Sequence[Passage]) -> Iterator[Finding]:
    """Compare the analysis of this report with that of earlier reports of the same office.

    What changed nothing but its numbers may well have been looked at again: that is a note.
    """
    before = [passage for passage in earlier if passage.role in ANALYSIS and len(passage.text) >= SHORTEST]
    seen: set[str] = set()
    for passage in passages:
        if passage.role not in ANALYSIS or len(passage.text) < SHORTEST or passage.text in seen:
            continue
        seen.add(passage.text)
        own = _without_numbers(passage.text)
        for old in sorted(before, key=lambda one: -one.report_year):
            likeness = fuzz.ratio(own, _without_numbers(old.text), score_cutoff=SAME)
            if likeness:
                yield _finding(passage, old, likeness)
                break


def _without_numbers(text: str) -> str:
    return _NUMBERS.sub("#", " ".join(text.lower().split()))


def _finding(passage: Passage, old: Passage, likeness: float) -> Finding:
    renewed = _NUMBERS.findall(passage.text) != _NUMBERS.findall(old.text)
    how = "sama dengan" if not renewed else "hanya berbeda angkanya dari"
    return Finding(
        kind=FindingKind.OTHER,
        severity=Severity.NOTE if renewed else Severity.WARNING,
        locations=(passage.location, old.location),
        reported=f"{passage.role} {how} laporan tahun {old.report_year}",
        expected=f"{passage.role} tahun {passage.report_year}",
        explanation=f"Bagian {passage.role} ini {how} laporan tahun {old.report_year}. "
        "Pastikan masih berlaku untuk tahun ini, atau perbarui.",
        arithmetic=f"kemiripan teks tanpa angka {likeness:.0f} persen",
    )

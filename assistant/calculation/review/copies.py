"""Causes and solutions that stand in an earlier year's report too, word for word or with other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage, PassageRole

_CLAIMS = frozenset({PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE, PassageRole.SOLUTION_DONE})
"""What a year must tell of itself."""
_RECURS = frozenset({PassageRole.OBSTACLE, PassageRole.SOLUTION_PLANNED})
"""What may well be the same again."""
SAME = 95
"""Similarity of two texts, in percent, from which one counts as a copy of the other."""
SHORTEST = 60
_MOST_ALONE = 3
"""Copies of one kind that are told one by one; more are told together."""
_NUMBERS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def review_copies(passages: Sequence[Passage], earlier: Sequence[Passage]) -> Iterator[Finding]:
    """Compare the analysis of this report with that of earlier reports of the same office.

    What changed nothing but its numbers may well have been looked at again, and obstacles do come back:
    these are notes, unless the text still names the earlier year as its own.
    """
    before = sorted(
        (p for p in earlier if p.role in _CLAIMS | _RECURS and len(p.text) >= SHORTEST),
        key=lambda passage: -passage.report_year,
    )
    texts = [_without_numbers(passage.text) for passage in before]
    seen: set[str] = set()
    found: dict[tuple[Severity, str], list[tuple[Passage, Passage, float]]] = {}
    for passage in passages if before else ():
        if passage.role not in _CLAIMS | _RECURS or len(passage.text) < SHORTEST or passage.text in seen:
            continue
        seen.add(passage.text)
        match = process.extractOne(
            _without_numbers(passage.text), texts, scorer=fuzz.ratio, score_cutoff=SAME
        )
        if match is not None:
            old = before[match[2]]
            found.setdefault(_judged(passage, old), []).append((passage, old, match[1]))
    for (severity, why), copies in found.items():
        if len(copies) > _MOST_ALONE:
            yield _together(severity, why, copies)
        else:
            yield from (_finding(severity, why, *copy) for copy in copies)


def _without_numbers(text: str) -> str:
    return _NUMBERS.sub("#", " ".join(text.lower().split()))


def _judged(passage: Passage, old: Passage) -> tuple[Severity, str]:
    """How loud a copy is, and what to do about it."""
    if str(old.report_year) in _YEAR.findall(old.text) and str(old.report_year) in _YEAR.findall(
        passage.text
    ):
        return Severity.WARNING, f"masih menyebut tahun {old.report_year}. Perbarui untuk tahun ini."
    if _NUMBERS.findall(passage.text) != _NUMBERS.findall(old.text):
        return Severity.NOTE, "hanya angkanya yang diganti. Pastikan uraiannya memang masih berlaku."
    if passage.role in _RECURS:
        return Severity.NOTE, "memang dapat berulang. Tambahkan keadaan dan langkah tahun ini."
    return Severity.WARNING, "sama kata demi kata. Tulis keadaan tahun ini, atau jelaskan bahwa masih sama."


def _finding(severity: Severity, why: str, passage: Passage, old: Passage, likeness: float) -> Finding:
    return Finding(
        kind=FindingKind.OTHER,
        severity=severity,
        locations=(passage.location, old.location),
        reported=f"{passage.role} seperti laporan tahun {old.report_year}",
        expected=f"{passage.role} tahun {passage.report_year}",
        explanation=f"Bagian {passage.role} ini tersalin dari laporan tahun {old.report_year}: {why}",
        arithmetic=f"kemiripan teks tanpa angka {likeness:.0f} persen",
    )


def _together(severity: Severity, why: str, copies: Sequence[tuple[Passage, Passage, float]]) -> Finding:
    years = ", ".join(sorted({str(old.report_year) for _, old, _ in copies}))
    places = [place for new, old, _ in copies for place in (new.location, old.location)]
    first = copies[0][0]
    return Finding(
        kind=FindingKind.OTHER,
        severity=severity,
        locations=tuple(dict.fromkeys(places)),
        reported=f"{len(copies)} bagian seperti laporan tahun {years}",
        expected=f"analisis tahun {first.report_year}",
        explanation=f"Sebanyak {len(copies)} bagian analisis tersalin dari laporan tahun {years}: {why}",
        arithmetic=f"kemiripan teks tanpa angka {min(score for *_, score in copies):.0f} persen atau lebih",
    )

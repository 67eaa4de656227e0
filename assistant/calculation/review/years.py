"""Years and dates that cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage, PassageRole, Report

_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FISCAL = re.compile(
    r"\b(?:tahun anggaran|TA\.?|selama tahun(?: anggaran)?)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_COMPARES = re.compile(
    r"sebelum|lalu|dibanding|perbanding|sejak|nomor|no\.|peraturan|menjadi|renstra|rpjmd"
    r"|pemeriksaan|audit|opini|temuan|rekomendasi|lkpd|laporan keuangan",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")


def review_years(report: Report, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find dates that do not exist and fiscal years that belong to the year before."""
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in _SENTENCE.split(passage.text):
            yield from _impossible_dates(sentence, passage)
            yield from _copied_year(sentence, passage, report.year)


def _impossible_dates(sentence: str, passage: Passage) -> Iterator[Finding]:
    for match in _DATE.finditer(sentence):
        day, month, year = int(match[1]), _MONTHS.index(match[2].lower()) + 1, int(match[3])
        try:
            date(year, month, day)
        except ValueError:
            yield Finding(
                kind=FindingKind.IMPLAUSIBLE_DATE,
                severity=Severity.ERROR,
                locations=(passage.location,),
                reported=match[0],
                expected="tanggal yang ada dalam kalender",
                explanation=f"Tanggal {match[0]} tidak ada dalam kalender.",
                arithmetic=f"bulan {match[2]} {year} tidak memiliki tanggal {day}",
            )


def _copied_year(sentence: str, passage: Passage, year: int) -> Iterator[Finding]:
    match = _FISCAL.search(sentence)
    if match is None or int(match[1]) != year - 1 or _COMPARES.search(sentence):
        return
    if set(_YEAR.findall(sentence)) - {match[1]}:
        return
    yield Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=match[0],
        expected=f"tahun anggaran {year}",
        explanation=f"Laporan tahun {year} menyebut {match[0]} tanpa membandingkannya dengan tahun lain; "
        "mungkin tersalin dari laporan tahun lalu.",
        arithmetic=f"{year} − {match[1]} = {year - int(match[1])} tahun",
    )

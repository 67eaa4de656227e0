"""The year that a sentence speaks of: not a regulation's, not a plan's period."""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"\b(?:tahun(?:\s+anggaran)?|T\.?A\.?|thn\.?|akhir|awal|pertengahan|(?:januari|februari|pebruari|maret|april|mei|juni|"
    r"juli|agustus|september|oktober|november|nopember|desember))\s*(20\d\d)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:20\d\d)\s*(?:[-–—/]|s/?d\.?|sampai(?:\s+dengan)?(?:\s+tahun)?|hingga)\s*(?:tahun\s*)?20\d\d"
)
_PAPER = re.compile(
    r"\b(?:nomor|no\.?)\s*:?\s*[\w./-]+\s+tahun\s+20\d\d|\b(?:UU|PP|perpres|permen\w*|perda|perbup|perwal)\b[^,.;]{0,40}?20\d\d",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:di)?banding(?:kan)?(?:\s+dengan)?\b[^,.;]{0,60}?20\d\d|"
    r"\b(?:daripada|sejak|semenjak|mulai|dari)\s+(?:\w+\s+){0,3}?(?:tahun\s+)(?:anggaran\s+)?20\d\d|"
    r"\b(?:sejak|semenjak|mulai)\s+(?:\w+\s+){0,2}20\d\d",
    re.IGNORECASE,
)
"""A year that another is held against, or since when something is so."""
_IN_YEAR = re.compile(
    r"\b(?:pada|di|dalam)\s+(?:\w+\s+){0,3}?tahun\s+(?:anggaran\s+)?(20\d\d)\b", re.IGNORECASE
)
_PLAN = re.compile(r"\b(?:renstra|rpjmd|rpd|rencana\s+strategis)\b[^,.;]{0,30}?20\d\d", re.IGNORECASE)


def year_told(text: str, report_year: int) -> int | None:
    """The year that a text speaks of: the report's where it is named, else the last before it; or None."""
    if "20" not in text:
        return None
    for noise in (_PERIOD, _PAPER, _PLAN):
        text = noise.sub(" ", text)
    years = [int(year) for year in _YEAR.findall(text)]
    if report_year not in years:
        years = [int(year) for year in _YEAR.findall(_COMPARED.sub(" ", text))]
    past = [year for year in years if report_year - 15 <= year <= report_year]
    if report_year in past:
        return report_year
    return max(past) if past else None


def names_later_year(text: str, report_year: int) -> bool:
    """Whether a text says that something happens in a year after the report's."""
    return any(int(year) > report_year for year in _IN_YEAR.findall(text))

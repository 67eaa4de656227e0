"""Printed formulas whose denominator cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.calculation.review import names
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage

_FRACTION = re.compile(
    r"(?:\\frac\s*\{(?P<a1>[^{}]{5,300})\}\s*\{(?P<b1>[^{}]{5,300})\})"
    r"|(?P<a2>Jumlah [^/|:;.=]{5,300}?)\s*(?:/|dibagi(?: dengan)?)\s*"
    r"(?P<b2>[Jj]umlah [^/|:;.=]{5,300}?)\s*(?=[x×*]|di ?kali|$)",
    re.MULTILINE,
)
_LATEX = re.compile(r"\\(?:text|sum|mathrm)\b|[{}\\$]")
_WRAPPED = re.compile(r"\\(?:text|mathrm)\s*\{([^{}]*)\}")
_WHOLE = frozenset(
    [
        "ada",
        "seluruh",
        "seluruhnya",
        "seharusnya",
        "total",
        "keseluruhan",
        "terdata",
        "terdaftar",
        "semua",
        "wajib",
        "sasaran",
        "populasi",
        "direncanakan",
    ]
)
_MEASURED = frozenset(["jumlah", "banyaknya", "tahun", "dalam", "satu", "seluruh", "total"])


def review_formulas(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find formulas that divide a thing by itself, or by those that were already counted above."""
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        for match in _FRACTION.finditer(_WRAPPED.sub(r"\1", passage.text)):
            above = _LATEX.sub(" ", match["a1"] or match["a2"]).strip()
            below = _LATEX.sub(" ", match["b1"] or match["b2"]).strip()
            if (above, below) in seen:
                continue
            seen.add((above, below))
            finding = _judge(above, below, passage)
            if finding is not None:
                yield finding


def _judge(above: str, below: str, passage: Passage) -> Finding | None:
    numerator = names.content_words(above) - _MEASURED
    denominator = names.content_words(below) - _MEASURED
    if numerator == denominator:
        if names.content_words(below) - names.content_words(above) & _WHOLE and above != below:
            return None
        problem = "pembilang dan penyebutnya sama, sehingga hasilnya selalu 100 persen"
    elif _predicate(below) and _predicate(below) <= _predicate(above):
        problem = "penyebutnya hanya yang sudah terhitung pada pembilang, bukan keseluruhannya"
    else:
        return None
    return Finding(
        kind=FindingKind.FORMULA_MISAPPLIED,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=f"{above} / {below}",
        expected="penyebut berupa keseluruhan yang seharusnya",
        explanation=f"Rumus indikator perlu diperiksa: {problem}.",
        arithmetic=f"pembilang: {above}; penyebut: {below}",
    )


def _predicate(text: str) -> frozenset[str]:
    """What is said of the counted things: the content words behind `yang`, empty for a whole."""
    _, found, tail = names.key(text).partition(" yang ")
    words = names.content_words(tail) if found else frozenset()
    return frozenset() if words & _WHOLE else words

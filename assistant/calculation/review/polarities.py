"""Achievements computed by the formula of the other polarity, and categories that do not fit the scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.polarity import suggest_polarity
from assistant.calculation.printed_scales import scale_in
from assistant.calculation.ratings import AchievementRating, known_scale_of, rate
from assistant.calculation.review import names
from assistant.calculation.review.passages import sentences
from assistant.calculation.review.printing import shown, two_decimals
from assistant.calculation.review.tables import Table, decimals, number
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import format_number
from assistant.domain.ratings import RatingScale
from assistant.domain.sources import Passage, PassageRole

HUNDRED = Decimal(100)
_COLUMN = "polaritas"
_LESS = re.compile(r"\bmin|rendah|negatif|turun|kecil", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:se)?makin (?:rendah|kecil|sedikit|cepat|singkat|pendek|turun|menurun)\b[^.;]{0,80}\b(?:maka\s+)?"
    r"(?:(?:se)?makin (?:baik|bagus|tinggi)|baik)\b"
    r"|\b(?:bersifat|berpolaritas|polaritas(?:nya)?) (?:negatif|minim\w*)\b",
    re.IGNORECASE,
)


class Achieved(NamedTuple):
    """A printed achievement with its inputs, and which formulas give it."""

    cell: Figure
    goal: Figure
    actual: Figure
    direct: bool
    lower: bool


def review_polarities(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find achievements of lower-is-better indicators that were computed as if higher were better."""
    known = [achieved for table in tables for achieved in _achievements(table)]
    stated, denied = _stated(tables, passages)
    lower = (_inverse(known) | stated) - denied
    for achieved in known:
        subject = names.key(achieved.cell.subject)
        indicator = achieved.cell.level is Level.IKU and subject not in denied
        named = indicator and suggest_polarity(achieved.cell.subject) is Polarity.LOWER_IS_BETTER
        if not achieved.direct or achieved.lower or not (named or subject in lower):
            continue
        yield _finding(achieved, sure=subject in lower, stated=subject in stated)


def lower_is_better(tables: Sequence[Table], passages: Sequence[Passage] = ()) -> set[str]:
    """Keys of the indicators that lower values are better for.

    A column or a sentence says so, the printed formula shows it, or the name suggests it.
    """
    known = [achieved for table in tables for achieved in _achievements(table)]
    stated, denied = _stated(tables, passages)
    named = {
        names.key(figure.subject)
        for table in tables
        for row in table.rows
        for figure in row.cells.values()
        if suggest_polarity(figure.subject) is Polarity.LOWER_IS_BETTER
    }
    return (_inverse(known) | named | stated) - (denied - stated)


def _stated(tables: Sequence[Table], passages: Sequence[Passage]) -> tuple[set[str], set[str]]:
    """Keys of the indicators that the report calls lower-is-better, and of those that it calls otherwise."""
    less: set[str] = set()
    other: set[str] = set()
    subjects: set[str] = set()
    for table in tables:
        for row in table.rows:
            for (measure, _), cell in row.cells.items():
                if measure == _COLUMN and isinstance(cell.value, str):
                    (less if _LESS.search(cell.value) else other).add(names.key(cell.subject))
                elif measure in (Measure.TARGET, Measure.REALISASI):
                    subjects.add(names.key(cell.subject))
    for passage in passages:
        for sentence in sentences(passage) if passage.role is not PassageRole.TABLE_ROW else ():
            if _SAID.search(sentence):
                words = names.content_words(sentence)
                less |= {
                    subject
                    for subject in subjects
                    if len(own := names.content_words(subject)) >= _WORDY and own <= words
                }
    return less, other


_WORDY = 2
"""Words that a name must have before a sentence with all of them speaks of it."""


def _inverse(known: Sequence[Achieved]) -> set[str]:
    return {names.key(a.cell.subject) for a in known if a.lower and not a.direct}


def _achievements(table: Table) -> Iterator[Achieved]:
    for row in table.rows:
        for year in row.years(Measure.CAPAIAN):
            cell = row.get(Measure.CAPAIAN, year)
            goal, actual = row.get(Measure.TARGET, year), row.get(Measure.REALISASI, year)
            printed, target, reached = number(cell), number(goal), number(actual)
            if cell is None or goal is None or actual is None or printed is None:
                continue
            if target is None or reached is None or target <= 0 or reached <= 0:
                continue
            step = Decimal(1).scaleb(-decimals(cell))
            direct = abs(reached / target * HUNDRED - printed) <= step
            inverse = [(2 * target - reached) / target * HUNDRED, target / reached * HUNDRED]
            yield Achieved(cell, goal, actual, direct, any(abs(v - printed) <= step for v in inverse))


def _finding(achieved: Achieved, *, sure: bool, stated: bool) -> Finding:
    target, reached = number(achieved.goal), number(achieved.actual)
    assert target is not None and reached is not None
    expected = (2 * target - reached) / target * HUNDRED
    doubt = "" if sure else " Bila indikator ini memang makin tinggi makin baik, abaikan temuan ini."
    places = (achieved.cell.location, achieved.goal.location, achieved.actual.location)
    return Finding(
        kind=FindingKind.FORMULA_MISAPPLIED,
        severity=Severity.ERROR if sure else Severity.WARNING,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=shown(achieved.cell),
        expected=two_decimals(expected),
        explanation=f"Capaian '{achieved.cell.subject}' dihitung seolah-olah makin tinggi makin baik, "
        f"padahal {'laporan menyebutnya' if stated else 'indikator ini tampaknya'} "
        f"makin rendah makin baik.{doubt}",
        arithmetic=f"(2 × {format_number(target)} − {format_number(reached)}) / {format_number(target)} × 100"
        f" = {two_decimals(expected)}",
        suspect=achieved.cell.location if sure else None,
    )


def review_categories(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find categories off the scale that the report prints, or that the other rows of their table keep."""
    printed = scale_in(passages)
    for table in tables:
        rated = []
        for row in table.rows:
            for year in row.years(Measure.KATEGORI):
                category, cell = row.get(Measure.KATEGORI, year), row.get(Measure.CAPAIAN, year)
                if category is None or cell is None or number(cell) is None:
                    continue
                if isinstance(category.value, str):
                    rated.append((category, cell))
        used = {str(category.value).casefold() for category, _ in rated}
        own = printed if printed and used <= {band.name.casefold() for band in printed.bands} else None
        scale = own or known_scale_of({str(category.value) for category, _ in rated})
        if own is None and scale is not None and _prints_its_own(passages, scale):
            continue
        if scale is None or len(rated) < (2 if own else 4):
            continue
        verdicts = [(category, cell, rate(number(cell), scale)) for category, cell in rated]
        wrong = [
            (category, cell, verdict)
            for category, cell, verdict in verdicts
            if isinstance(verdict, AchievementRating)
            and verdict.category.casefold() != str(category.value).casefold()
        ]
        if len(wrong) * (2 if own else 3) > len(rated):
            continue
        for category, cell, verdict in wrong:
            places = (category.location, cell.location)
            yield Finding(
                kind=FindingKind.LABEL_CONFLICT,
                severity=Severity.WARNING,
                locations=tuple(dict.fromkeys(place for place in places if place is not None)),
                reported=str(category.value),
                expected=verdict.category,
                explanation=f"Kategori '{cell.subject}' tertulis {category.value}, "
                f"padahal capaian {shown(cell)} termasuk {verdict.category} "
                + (
                    "menurut skala yang dicetak dalam laporan ini."
                    if own
                    else f"menurut skala {scale.name} yang dipakai baris lain dalam tabel."
                ),
                arithmetic=f"capaian {shown(cell)}: {verdict.category}",
            )


_BOUND = re.compile(r"[<>≤≥]|\d\s*[-–—]\s*\d|s\.?d\.?\s*\d|\b(?:kurang|lebih) dari\b")
_NAMED_BANDS = 3


def _prints_its_own(passages: Sequence[Passage], scale: RatingScale) -> bool:
    """Whether a report prints other bounds beside these names: then its own scale holds, read or not."""
    words = [re.compile(rf"\b{re.escape(band.name)}\b", re.IGNORECASE) for band in scale.bands]
    bounds = {str(int(band.lower)) for band in scale.bands if band.lower}
    return any(
        sum(bool(word.search(passage.text)) for word in words) >= _NAMED_BANDS
        and len(_BOUND.findall(passage.text)) >= _NAMED_BANDS
        and not bounds <= set(re.findall(r"\d+", passage.text))
        for passage in passages
    )

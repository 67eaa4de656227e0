"""Categories of computed capaian and predicates of AKIP scores as figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation import word_cards
from assistant.calculation.contexts import same_thing_key, subject_key
from assistant.calculation.derived import word_of
from assistant.calculation.ratings import AchievementRating, fits_printed, grade, known_scale_of, rate
from assistant.calculation.result import from_figure, same_unit, show, show_term
from assistant.calculation.rules import OfficeRules
from assistant.calculation.scales import PERMENDAGRI_86_2017
from assistant.domain.figures import Figure, Level, Measure, Origin
from assistant.domain.ratings import AkipGrade, RatingScale

AKIP_FORMULA = word_cards.PREDIKAT_AKIP.formula
_SCORE = re.compile(r"^(?:nilai|skor|predikat|hasil|indeks)\b.*\b(?:s?akip|akuntabilitas kinerja)\b")
_SCORE_UNITS = (None, "nilai", "poin", "skor", "angka", "indeks")
_PRINTED_GRADE = re.compile(r"\(\s*(AA|A|BB|B|CC|C|D)\s*\)")


def scale_for(
    figures: Sequence[Figure], printed: RatingScale | None, rules: OfficeRules
) -> RatingScale | None:
    """Choose a report's scale: the printed one, else the one its printed categories belong to.

    Without either the office's setting holds, else Permendagri 86/2017. None where the report prints
    categories that no known scale gives: then it uses one that is not known.
    """
    if printed is not None:
        return printed
    rows: dict[object, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.measure in (Measure.CAPAIAN, Measure.KATEGORI) and figure.unit in ("%", "predikat"):
            key = (figure.table_no, figure.row, subject_key(figure.subject), figure.year)
            rows[key][figure.measure] = figure
    rated = [
        (row[Measure.CAPAIAN].value, row[Measure.KATEGORI].value)
        for row in rows.values()
        if {Measure.CAPAIAN, Measure.KATEGORI} <= row.keys()
    ]
    pairs = [(value, name) for value, name in rated if isinstance(value, Decimal) and isinstance(name, str)]
    if not pairs:
        return rules.scale or PERMENDAGRI_86_2017
    candidates = [scale for scale in (rules.scale, known_scale_of(name for _, name in pairs)) if scale]
    return next((scale for scale in candidates if fits_printed(scale, pairs)), None)


def categories(
    derived: Sequence[Figure], scale: RatingScale, given: Sequence[Figure] = (), *, decimals: int = 2
) -> Iterator[Figure]:
    """Rate every computed capaian; the formula names the scale, the doubt how a hole in it was closed.

    Where the report prints another category for the indicator and year, the doubt names it, and the measure
    is `kategori_menurut_skala`: what is printed stays the category that a text may quote.
    """
    printed: dict[object, list[str]] = defaultdict(list)
    for figure in given:
        if figure.measure == Measure.KATEGORI and isinstance(figure.value, str):
            printed[same_thing_key(figure)].append(figure.value)
    for figure in derived:
        if figure.measure != Measure.CAPAIAN or figure.origin is not Origin.COMPUTED:
            continue
        if not isinstance(figure.value, Decimal):
            continue
        rated = rate(figure.value, scale, decimals=decimals)
        if not isinstance(rated, AchievementRating):
            continue
        others = [
            name
            for name in dict.fromkeys(printed[same_thing_key(figure)])
            if name.casefold() != rated.category.casefold()
        ]
        told = f"laporan mencetak kategori {' dan '.join(others)}" if others else None
        notes = [note for note in (figure.doubt, rated.note, told) if note]
        formula = f"kategori capaian menurut {scale.name}"
        worked = _worked(rated, decimals)
        yield word_of(
            rated.category,
            formula,
            "kategori_menurut_skala" if others else Measure.KATEGORI,
            [figure],
            figure,
            worked=worked,
            doubt="; ".join(notes) or None,
        )


def _worked(rated: AchievementRating, decimals: int) -> str:
    """The capaian beside the bound that gives its category: `97,79 ≥ 85`."""
    value = show(rated.value, decimals)
    bands = rated.scale.bands
    at = next(number for number, band in enumerate(bands) if band.name == rated.category)
    band, better = bands[at], bands[at - 1]
    if band.lower is not None:
        return f"{value} {'>' if band.exclusive else '≥'} {show(band.lower, decimals)}"
    return f"{value} {'≤' if better.exclusive else '<'} {show(better.lower or Decimal(0), decimals)}"


def akip_grades(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Find the predicate of every AKIP score that an office reports as a key indicator of its own."""
    told: set[object] = set()
    for figure in figures:
        score = figure.measure == Measure.REALISASI and figure.level is Level.IKU
        if not score or not _SCORE.search(subject_key(figure.subject)):
            continue
        if not any(same_unit(figure.unit, unit) for unit in _SCORE_UNITS):
            continue
        found = grade(figure.value if isinstance(figure.value, Decimal) else None)
        quantity = (same_thing_key(figure), figure.value)
        if not isinstance(found, AkipGrade) or quantity in told:
            continue
        told.add(quantity)
        printed = _PRINTED_GRADE.search(figure.raw)
        doubt = None
        if printed is not None and printed[1] != found.value:
            doubt = f"laporan mencetak predikat {printed[1]}"
        yield word_of(
            found.value,
            AKIP_FORMULA,
            "predikat_akip",
            [figure],
            figure,
            worked=f"nilai {show_term(from_figure(figure, ''))}",
            doubt=doubt,
        )

"""In which direction a subject is good, and whether its target was met: by what the report prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.calculation.achievement import met
from assistant.calculation.polarity import PrintedFormula, printed_formula, suggest_polarity
from assistant.domain.figures import Figure
from assistant.domain.indicators import Polarity
from assistant.retrieval.subjects import Subject

_STATED = {
    r"\bmin|rendah|negatif|turun": Polarity.LOWER_IS_BETTER,
    r"\bmax|\bmaks|tinggi|positif|naik": Polarity.HIGHER_IS_BETTER,
    r"\bstab": Polarity.HOLD_AT_TARGET,
}
_MET = frozenset({"tercapai", "melampaui", "melampaui target", "terpenuhi", "sesuai target"})
_MISSED = frozenset({"tidak tercapai", "belum tercapai", "tidak terpenuhi", "belum terpenuhi"})


def formula_of(subject: Subject) -> PrintedFormula | None:
    """The formula of capaian that a subject's rows follow; None where they or its name leave a doubt."""
    printed = printed_formula(_rows(subject))
    if printed is None and direction(subject) is Polarity.HIGHER_IS_BETTER:
        return PrintedFormula(polarity=Polarity.HIGHER_IS_BETTER, assumed=True)
    return printed


def direction(subject: Subject) -> Polarity | None:
    """In which direction a subject is good: as most of its printed capaian say, else as its name does.

    A realisasi above its target with a capaian below 100 says that lower is better, by whatever formula.
    """
    stated = next((str(f.value).lower() for f in _measured(subject.family, "polaritas")), "")
    for words, polarity in _STATED.items():
        if re.search(words, stated):
            return polarity
    votes = sum(
        (1 if (actual > target) is (capaian > 100) else -1)
        for target, actual, capaian in _rows(subject)
        if actual != target and capaian != 100
    )
    if votes == 0:
        return None if suggest_polarity(subject.name) is not None else Polarity.HIGHER_IS_BETTER
    return Polarity.HIGHER_IS_BETTER if votes > 0 else Polarity.LOWER_IS_BETTER


def was_met(subject: Subject, year: int | None) -> tuple[bool | None, list[Figure]]:
    """Whether a year's target was met, with the figures that say so; None where the report does not tell.

    Target and realisasi decide where the direction is known, then the printed capaian, then the word.
    """
    of_year = [f for f in subject.family if f.year == year and f.source == "table"]
    good = direction(subject)
    for actual in _measured(of_year, "realisasi"):
        same = (f for f in _measured(of_year, "target") if f.table_no == actual.table_no)
        for target in (*same, *_measured(of_year, "target")):
            if isinstance(target.value, str) and target.value == actual.value:
                return True, [actual, target]
            if good is None or not isinstance(target.value, Decimal) or target.unit != actual.unit:
                continue
            if isinstance(actual.value, Decimal):
                verdict = met(target.value, actual.value, good)
                if verdict is not None:
                    return verdict, [actual, target]
    for figure in _measured(of_year, "capaian"):
        if isinstance(figure.value, Decimal):
            return figure.value >= 100, [figure]
    for figure in _measured(of_year, "kategori"):
        word = str(figure.value).lower()
        if word in _MET | _MISSED:
            return word in _MET, [figure]
    return None, []


def _measured(figures: list[Figure], measure: str) -> Iterator[Figure]:
    return (f for f in figures if f.measure == measure and f.value is not None)


def _rows(subject: Subject) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Target, realisasi and capaian as rows of tables print them together."""
    for capaian in _measured(subject.family, "capaian"):
        beside = {
            f.measure: f.value
            for f in subject.family
            if f.location == capaian.location and f.year == capaian.year and isinstance(f.value, Decimal)
        }
        target, actual = beside.get("target"), beside.get("realisasi")
        if isinstance(target, Decimal) and isinstance(actual, Decimal) and isinstance(capaian.value, Decimal):
            yield target, actual, capaian.value

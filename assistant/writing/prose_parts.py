"""Counts that a sentence tells without naming them again, found by the percentage that they make."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import read_numbers
from assistant.domain.sources import Passage
from assistant.writing.names import content_words
from assistant.writing.parts import RatioParts, fit

_SENTENCE = re.compile(r"(?<=[a-z%)])[.;]\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# With a whole of thousands and a percentage of two decimals a chance hit is rarer than one in a thousand.
_SMALLEST_WHOLE = 1000
_OF = re.compile(
    r"(?:\s+[\w-]+){0,4}\s+dari(?:\s+(?:total|jumlah|seluruh|sebanyak|sejumlah)){0,2}\s+", re.IGNORECASE
)
_LONGEST_NAME = 80
_END_OF_NAME = re.compile(r"[.,;:(]|\s(?:atau|sehingga|yaitu|yakni|pada tahun)\s|\d")


def parts_of_phrases(
    percents: Mapping[int, Figure],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    names: Sequence[str],
) -> dict[int, RatioParts]:
    """The parts that a phrase such as `610 rekomendasi dari 800 rekomendasi yang ada` tells.

    The first count is a figure with a name like the indicator's; the phrase names the second, and the two
    make the printed percentage of the figure's year.
    """
    words = frozenset().union(*(content_words(name) for name in names))
    found: dict[int, RatioParts] = {}
    for figure in figures:
        own = content_words(figure.subject)
        percent = percents.get(figure.year or figure.report_year)
        if (
            percent is None
            or figure.source != "prose"
            or len(own & words) < 2
            or len(own & words) * 2 < len(own)
        ):
            continue
        for passage in passages:
            whole = _whole_after(figure, passage)
            exact = whole and fit(figure, whole, _number(percent))
            if whole and exact is not None:
                year = figure.year or figure.report_year
                found.setdefault(
                    year, RatioParts(year=year, numerator=figure, denominator=whole, exact=bool(exact))
                )
    return found


def _whole_after(figure: Figure, passage: Passage) -> Figure | None:
    """The count that follows a figure's after the word "dari" in a passage of the same place."""
    place, here = figure.location, passage.location
    if place is None or place.line_from is None or here.line_from is None:
        return None
    if not here.line_from <= place.line_from <= (here.line_to or here.line_from):
        return None
    tokens = read_numbers(passage.text)
    for first, second in pairwise(tokens):
        between = passage.text[first.end : second.start]
        if first.value != figure.value or second.unit is not None or not _OF.fullmatch(between):
            continue
        if second.value is None:
            continue
        name = _END_OF_NAME.split(passage.text[second.end :])[0].strip()
        if name and second.value > 0 and len(name) <= _LONGEST_NAME:
            unit = figure.unit if figure.unit and name.casefold().startswith(figure.unit.casefold()) else None
            made = _figure(figure, second.value, figure.year or passage.report_year, passage, ())
            return made.model_copy(
                update={"subject": name, "unit": unit or figure.unit, "measure": Measure.POPULASI}
            )
    return None


def parts_in_prose(
    known: Mapping[int, RatioParts],
    percents: Mapping[int, Figure],
    passages: Sequence[Passage],
    names: Sequence[str],
) -> dict[int, RatioParts]:
    """The parts of years that the figures leave out, where another year shows how the report calls them.

    The sentence has to name the year, or the sentence after it its percentage, and the two counts must make
    the printed percentage of that year to its last digit.
    """
    if not known:
        return {}
    model = known[max(known)]
    units = {
        unit for parts in known.values() for unit in (parts.numerator.unit, parts.denominator.unit) if unit
    }
    subjects = [content_words(name) for name in names]
    telling = [p for p in passages if any(words <= content_words(p.text) for words in subjects)]
    found = {}
    for year, percent in percents.items():
        if (year in known and known[year].numerator.unit) or not _is_precise(percent):
            continue
        hits = {(n, d): p for p in telling for n, d in _pairs(p.text, year, percent)}
        if len(hits) == 1:
            ((n, d), passage) = next(iter(hits.items()))
            numerator = _figure(model.numerator, n, year, passage, units)
            denominator = _figure(model.denominator, d, year, passage, units)
            exact = bool(fit(numerator, denominator, _number(percent)))
            found[year] = RatioParts(year=year, numerator=numerator, denominator=denominator, exact=exact)
    return found


def _pairs(text: str, year: int, percent: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    for sentence in _SENTENCE.split(text):
        if str(year) not in _YEAR.findall(sentence):
            continue
        bare = [t.value for t in read_numbers(sentence) if t.unit is None and t.value is not None]
        counts = [value for value in bare if value == value.to_integral_value()]
        counts = [value for value in counts if not Decimal(1900) <= value <= Decimal(2100)]
        for n in counts:
            for d in counts:
                if d >= _SMALLEST_WHOLE and n < d and _makes(n, d, _number(percent)):
                    yield n, d


def _makes(n: Decimal, d: Decimal, percent: Decimal) -> bool:
    return abs(n / d * 100 - percent) < Decimal("0.01")


def _is_precise(percent: Figure) -> bool:
    return int(_number(percent).as_tuple().exponent) <= -2


def _number(figure: Figure) -> Decimal:
    assert isinstance(figure.value, Decimal)
    return figure.value


def _figure(like: Figure, value: Decimal, year: int, passage: Passage, units: Collection[str]) -> Figure:
    following = (
        passage.text[t.end :].split(maxsplit=1) for t in read_numbers(passage.text) if t.value == value
    )
    unit = next(
        (words[0].strip(".,;") for words in following if words and words[0].strip(".,;") in units), like.unit
    )
    place = f"{passage.passage_id}|{year}|{value}"
    return Figure(
        figure_id=f"p-{hashlib.sha256(place.encode()).hexdigest()[:16]}",
        report_id=passage.report_id,
        agency=passage.agency,
        report_year=passage.report_year,
        subject=like.subject,
        level=Level.OTHER,
        year=year,
        measure=like.measure or Measure.JUMLAH,
        value=value,
        unit=unit,
        raw=f"{value:,}".replace(",", "."),
        location=passage.location,
        source="prose",
    )

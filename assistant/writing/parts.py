"""The numerator and denominator behind a percentage, found by arithmetic and confirmed by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

from assistant.domain.figures import Figure
from assistant.domain.record import Record
from assistant.writing.names import content_words

_NOT_COUNTS = frozenset({"%", "Rp", "poin", "predikat", "nilai", "indeks", "skor"})
_NEAR_LINES = 8


class RatioParts(Record):
    """The counts behind a percentage in one year, with the components that add up to the numerator.

    `exact` says that the printed percentage is the rounded quotient; otherwise the report cut its decimals.
    """

    year: int
    numerator: Figure
    denominator: Figure
    exact: bool
    components: tuple[Figure, ...] = ()


def find_parts(
    names: Sequence[str], percents: Mapping[int, Figure], figures: Sequence[Figure], report_year: int
) -> dict[int, RatioParts]:
    """The parts of a percentage indicator for every year in which the report tells them."""
    counts: dict[int, list[Figure]] = {}
    for figure in figures:
        if _is_count(figure):
            counts.setdefault(figure.year or report_year, []).append(figure)
    words = frozenset().union(*(content_words(name) for name in names))
    found = {}
    for year, percent in percents.items():
        if parts := _parts(percent, words, counts.get(year, ()), year):
            found[year] = parts
    return found


def _is_count(figure: Figure) -> bool:
    value = figure.value
    plain = not any(c.isdigit() for c in figure.subject)
    return (
        plain
        and isinstance(value, Decimal)
        and value > 0
        and value == int(value)
        and figure.unit not in _NOT_COUNTS
    )


def _parts(percent: Figure, words: frozenset[str], counts: Iterable[Figure], year: int) -> RatioParts | None:
    assert isinstance(percent.value, Decimal)
    pool = list(counts)
    if percent.value <= 0:
        return None
    best: tuple[tuple[int, ...], RatioParts] | None = None
    for numerator in pool:
        own = content_words(numerator.subject)
        shared = len(words & own)
        if shared < 2 or shared * 2 < len(own):
            continue
        for denominator in pool:
            quotient = fit(numerator, denominator, percent.value)
            near = _near(numerator, denominator)
            if quotient is None or not near or numerator.figure_id == denominator.figure_id:
                continue
            if not words & content_words(denominator.subject) and near < 2:
                continue
            if numerator.value == denominator.value and near < 2:
                continue
            units = bool(numerator.unit) + bool(denominator.unit)
            rank = (int(quotient), shared, units, near)
            if best is None or rank > best[0]:
                parts = RatioParts(year=year, numerator=numerator, denominator=denominator, exact=quotient)
                best = rank, parts
    if best is None:
        return None
    named = best[1].model_copy(update={"denominator": _with_unit(best[1].denominator, pool)})
    return named.model_copy(update={"components": _components(best[1].numerator, pool)})


def _with_unit(count: Figure, pool: Sequence[Figure]) -> Figure:
    """The same count where the report prints it with its unit."""
    if count.unit:
        return count
    words = content_words(count.subject)
    same = (f for f in pool if f.unit and f.value == count.value and words & content_words(f.subject))
    return next(same, count)


def fit(numerator: Figure, denominator: Figure, percent: Decimal) -> bool | None:
    """True where the quotient rounds to the percentage, False where it was cut off, None otherwise."""
    assert isinstance(numerator.value, Decimal)
    assert isinstance(denominator.value, Decimal)
    if numerator.unit and denominator.unit and numerator.unit.casefold() != denominator.unit.casefold():
        return None
    if numerator.subject == denominator.subject:
        return None
    quotient = numerator.value / denominator.value * 100
    decimals = max(0, -int(percent.normalize().as_tuple().exponent))
    step = Decimal(1).scaleb(-decimals)
    if abs(quotient - percent) * 2 <= step:
        return True
    return False if quotient.quantize(step, ROUND_DOWN) == percent else None


def _near(one: Figure, other: Figure) -> int:
    """How near two figures stand: 2 on one line or row, 1 in one table or neighbouring lines, 0 apart."""
    if one.table_no is not None and one.table_no == other.table_no:
        return 2 if one.row == other.row else 1
    here, there = one.location, other.location
    if here is None or there is None or here.file != there.file:
        return 0
    if here.line_from is None or there.line_from is None:
        return int(here.page is not None and here.page == there.page)
    apart = abs(here.line_from - there.line_from)
    return 2 if apart == 0 else int(apart <= _NEAR_LINES)


def _components(numerator: Figure, pool: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of one line or table that add up to the numerator; empty where there are none."""
    places: dict[object, list[Figure]] = {}
    for figure in pool:
        if figure.figure_id == numerator.figure_id:
            continue
        line = figure.location.line_from if figure.location else None
        place = figure.table_no if figure.table_no is not None else (figure.source, line)
        places.setdefault(place, []).append(figure)
    for group in places.values():
        distinct = list({(f.subject, f.value): f for f in group if f.value != numerator.value}.values())
        if (
            len(distinct) >= 2
            and sum(f.value for f in distinct if isinstance(f.value, Decimal)) == numerator.value
        ):
            return tuple(distinct)
    return ()

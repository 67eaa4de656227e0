"""Categories of capaian by a scale, and AKIP predicates; the two are never mixed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.calculation.result import NotComputable, Quantity, as_input, number_of
from assistant.calculation.scales import AKIP_BANDS, KNOWN_SCALES
from assistant.domain.numerals import read_numbers, round_half_up
from assistant.domain.ratings import AkipGrade, RatingBand, RatingScale
from assistant.domain.record import Exact, Record

_FROM_BELOW = re.compile(r"\d\s*%?\s*(?:≤|<=?)\s*x?\s*$")
_AT_LEAST = re.compile(r"≥|>=|=>|⩾|keatas|ke atas")
_ABOVE = re.compile(r">|di atas|lebih dari")
_BELOW = re.compile(r"≤|<=|<|di bawah|kurang dari|ke bawah")
_PRINTED_HOLES = "nilai di antara dua rentang tercetak dibaca menurut batas bawah rentang yang sudah dicapai"


class AchievementRating(Record):
    """The category of a capaian with the scale that gave it.

    `note` says that the value lies in a hole between two printed bands and how that was closed.
    """

    category: str
    scale: RatingScale
    value: Exact
    note: str | None = None


def rate(
    achievement_pct: Quantity, scale: RatingScale, *, decimals: int = 2
) -> AchievementRating | NotComputable:
    """Find the category of a capaian, rounded as it is shown, so that text and category agree."""
    number = number_of(as_input(achievement_pct, "capaian"))
    if isinstance(number, NotComputable):
        return number
    shown = round_half_up(number, decimals)
    better: RatingBand | None = None
    for band in scale.bands:
        if band.lower is None or shown > band.lower or (shown == band.lower and not band.exclusive):
            return AchievementRating(
                category=band.name, scale=scale, value=shown, note=_hole(shown, better, scale)
            )
        better = band
    return NotComputable(reason=f"skala {scale.name} tidak memuat kategori untuk nilai ini")


def grade(score: Quantity) -> AkipGrade | NotComputable:
    """Find the AKIP predicate of an evaluation score of 0 to 100."""
    number = number_of(as_input(score, "nilai AKIP"))
    if isinstance(number, NotComputable):
        return number
    if not 0 <= number <= 100:
        return NotComputable(reason="nilai AKIP di luar 0 sampai 100")
    for predicate, above in AKIP_BANDS:
        if above is None or number > above:
            return predicate
    return AkipGrade.D


def known_scale_of(categories: Iterable[str]) -> RatingScale | None:
    """Find the one known scale that has all of these categories; None where none or several have."""
    wanted = {category.strip().casefold() for category in categories}
    fitting = [
        scale for scale in KNOWN_SCALES if wanted and wanted <= {band.name.casefold() for band in scale.bands}
    ]
    return fitting[0] if len(fitting) == 1 else None


def fits_printed(scale: RatingScale, printed: Sequence[tuple[Decimal, str]]) -> bool:
    """Tell whether a scale gives most of the printed categories for their printed capaian."""
    rated = [(rate(value, scale), name) for value, name in printed]
    same = [
        found
        for found, name in rated
        if isinstance(found, AchievementRating) and found.category.casefold() == name.casefold()
    ]
    return 2 * len(same) > len(rated)


def read_scale(rows: Sequence[tuple[str, str]], source: str) -> RatingScale | None:
    """Read a scale that a report prints, from rows of category and interval in any order.

    Intervals are such as `91 ≤ 100`, `91 ≤`, `76 – 90`, `75 – < 90`, `> 85`, `55 < x < 70`, `≤ 50`. None
    where a row cannot be read, or where the rows do not make a scale.
    """
    bands: list[RatingBand] = []
    tops: list[Decimal] = []
    for name, interval in rows:
        band = _read_band(name, interval)
        if band is None:
            return None
        bands.append(band)
        tops.append(max(token.value for token in read_numbers(interval.lower()) if token.value is not None))
    open_ended = [band for band in bands if band.lower is None]
    lowers = [band.lower for band in bands if band.lower is not None]
    if len(bands) < 2 or len(open_ended) > 1 or len(set(lowers)) < len(lowers):
        return None
    ordered = sorted(
        (band for band in bands if band.lower is not None), key=lambda band: band.lower or 0, reverse=True
    )
    bounds = {band.lower for band in ordered}
    holes = any(_falls_short(top, bounds) for top in tops)
    lowest = open_ended or [ordered.pop().model_copy(update={"lower": None, "exclusive": False})]
    return RatingScale(
        name=f"skala dalam {source}",
        bands=(*ordered, *lowest),
        source=source,
        closes_holes=_PRINTED_HOLES if holes else None,
    )


def _falls_short(top: Decimal, bounds: set[Decimal | None]) -> bool:
    """Tell whether a printed upper end lies just below the bound of the band above it: 90 below 91."""
    return any(bound is not None and 0 < bound - top <= 1 for bound in bounds)


def _read_band(name: str, interval: str) -> RatingBand | None:
    values = [token.value for token in read_numbers(interval.lower())]
    numbers = [value for value in values if value is not None]
    if not name.strip() or not numbers or len(numbers) != len(values) or len(numbers) > 2:
        return None
    if len(numbers) == 2:
        before, first = re.split(r"[0-9.,]+", interval.lower(), maxsplit=2)[:2]
        rising = numbers[0] < numbers[1]
        opened = first.strip().startswith("<") and "=" not in first
        exclusive = rising and (opened or bool(_ABOVE.search(before)))
        return RatingBand(name=name.strip(), lower=min(numbers), exclusive=exclusive)
    if _FROM_BELOW.search(interval):
        return RatingBand(name=name.strip(), lower=numbers[0], exclusive=interval.rstrip().endswith("<"))
    if _AT_LEAST.search(interval.lower()):
        return RatingBand(name=name.strip(), lower=numbers[0])
    if _ABOVE.search(interval.lower()):
        return RatingBand(name=name.strip(), lower=numbers[0], exclusive=True)
    return RatingBand(name=name.strip(), lower=None) if _BELOW.search(interval.lower()) else None


def _hole(value: Decimal, better: RatingBand | None, scale: RatingScale) -> str | None:
    """Tell that a value lies between the whole-number bound of the better band and the band printed below."""
    if better is None or better.lower is None or better.exclusive or scale.closes_holes is None:
        return None
    if better.lower - 1 < value < better.lower:
        return scale.closes_holes
    return None

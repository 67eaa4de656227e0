"""What is known of an office in a year: indicators with their years, ratio parts, budget lines, passages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from assistant.calculation.categories import scale_for
from assistant.calculation.printed_scales import scale_in
from assistant.calculation.rules import OfficeRules
from assistant.domain.figures import Figure, Level, Measure, Origin
from assistant.domain.indicators import Polarity
from assistant.domain.ratings import RatingScale
from assistant.domain.record import Record, Value
from assistant.domain.sources import Passage
from assistant.writing.names import plain_name, same_name, shown_name, stands_in
from assistant.writing.parts import RatioParts, find_parts
from assistant.writing.polarity import judge_polarity, speaks_of_direction
from assistant.writing.prose_parts import parts_in_prose, parts_of_phrases
from assistant.writing.wording import mend

_INDICATOR_MEASURES = frozenset(
    {
        Measure.TARGET,
        Measure.REALISASI,
        Measure.CAPAIAN,
        Measure.KATEGORI,
        Measure.TARGET_AKHIR_RENSTRA,
        Measure.TINGKAT_KEMAJUAN,
        Measure.REALISASI_NASIONAL,
        Measure.KONDISI_AWAL,
        Measure.SERAPAN_PERSEN,
        Measure.EFISIENSI,
    }
)
_IN_OWN_UNIT = frozenset(
    {
        Measure.TARGET,
        Measure.REALISASI,
        Measure.TARGET_AKHIR_RENSTRA,
        Measure.REALISASI_NASIONAL,
        Measure.KONDISI_AWAL,
    }
)
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")
_AGREEMENT = re.compile(r"perjanjian kinerja|penetapan kinerja|indikator kinerja utama", re.IGNORECASE)
_OF_THE_RESULT = frozenset({Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN})


class Quantity(Record):
    """One quantity with the figure that a draft uses, and every other place where it is printed.

    `same` are figures with the value of `figure`, `others` those with another value.
    """

    figure: Figure
    same: tuple[Figure, ...] = ()
    others: tuple[Figure, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number."""
        return self.figure.value if isinstance(self.figure.value, Decimal) else None


class Indicator(Record):
    """An indicator with all that the report says of it.

    `quantities` is keyed by measure and year; `spellings` are its printed names.
    """

    name: str
    spellings: tuple[str, ...]
    level: Level
    parent: str | None
    unit: str | None
    quantities: Mapping[tuple[str, int], Quantity]
    polarity: Polarity | None = None
    polarity_reason: str = ""
    parts: Mapping[int, RatioParts] = {}

    def at(self, measure: str, year: int) -> Quantity | None:
        """The quantity of a measure in a year, None when the report has none."""
        return self.quantities.get((measure, year))

    def number(self, measure: str, year: int) -> Figure | None:
        """The figure of a measure in a year, where its value is a number."""
        quantity = self.at(measure, year)
        return quantity.figure if quantity and quantity.number is not None else None

    def years(self, measure: str) -> list[int]:
        """The years for which a measure has a number, in order."""
        return sorted(y for (m, y), q in self.quantities.items() if m == measure and q.number is not None)

    def conflicts(self) -> list[Quantity]:
        """Quantities that the report prints with several values."""
        return [quantity for quantity in self.quantities.values() if quantity.others]

    @property
    def is_percentage(self) -> bool:
        """Whether the indicator is measured in percent."""
        return self.unit == "%"


class OfficeFacts(Record):
    """Everything that a draft for one agency and year may rest on.

    `scale` is that of the report, printed in `scale_passage`, else the one that the office has set.
    """

    agency: str
    year: int
    report_id: str
    indicators: tuple[Indicator, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    scale: RatingScale | None = None
    scale_passage: Passage | None = None

    def key_indicators(self) -> tuple[Indicator, ...]:
        """The key indicators that this year's report accounts for, or promised in the performance agreement.

        Tables of the plan list many more for other years. Where the report marks none as key, those with
        target and realisasi of the year stand in, the highest level first.
        """
        keys = tuple(i for i in self.indicators if i.level is Level.IKU and self._is_accounted(i))
        if any(i.at(Measure.REALISASI, self.year) for i in keys):
            return keys
        both = [
            i for i in self.indicators if all(i.at(m, self.year) for m in (Measure.TARGET, Measure.REALISASI))
        ]
        for level in (Level.IKU, Level.OTHER, Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN):
            if found := tuple(i for i in both if i.level is level):
                return found
        return keys

    def _is_accounted(self, indicator: Indicator) -> bool:
        if indicator.at(Measure.REALISASI, self.year):
            return indicator.at(Measure.TARGET, self.year) is not None
        target = indicator.at(Measure.TARGET, self.year)
        promised = target and any(_AGREEMENT.search(f.table or "") for f in (target.figure, *target.same))
        return bool(promised)


def gather_facts(
    agency: str,
    year: int,
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    rules: OfficeRules | None = None,
) -> OfficeFacts:
    """Collect what the figures and passages of one report say; `rules` hold the office's own choices."""
    printed = [figure for figure in figures if figure.origin is not Origin.COMPUTED]
    told = (_with_stated_polarity(i, rules or OfficeRules()) for i in _indicators(printed, passages, year))
    indicators = tuple(told)
    report_id = printed[0].report_id if printed else ""
    scale, scale_passage = _scale(printed, passages, rules or OfficeRules())
    return OfficeFacts(
        agency=agency,
        year=year,
        report_id=report_id,
        indicators=indicators,
        figures=tuple(printed),
        passages=tuple(passages),
        scale=scale,
        scale_passage=scale_passage,
    )


def _scale(
    figures: Sequence[Figure], passages: Sequence[Passage], rules: OfficeRules
) -> tuple[RatingScale | None, Passage | None]:
    """The scale that the report prints with its place, else the office's where no printed category denies it.

    Without either there is none: the categories of another office's scale would be invented.
    """
    printed = scale_in(passages)
    if printed is not None:
        place = (p for p in passages if (own := scale_in([p])) is not None and own.bands == printed.bands)
        return printed, next(place, None)
    if rules.scale is None:
        return None, None
    fitting = scale_for(figures, None, rules)
    return (fitting, None) if fitting == rules.scale else (None, None)


def _with_stated_polarity(indicator: Indicator, rules: OfficeRules) -> Indicator:
    names = (indicator.name, *indicator.spellings)
    stated = next((told for name in names if (told := rules.polarity_of(name)) is not None), None)
    if stated is None:
        return indicator
    return indicator.model_copy(update={"polarity": stated, "polarity_reason": "pengaturan kantor"})


def _indicators(figures: Sequence[Figure], passages: Sequence[Passage], year: int) -> Iterable[Indicator]:
    groups = _merge_late_aliases(_grouped(figures), year)
    found = [_indicator(group, figures, passages, year) for group in groups]
    return sorted(found, key=lambda indicator: indicator.level is not Level.IKU)


def _grouped(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of indicators by subject; money lines and rows without target or realisasi stay out."""
    groups: list[list[Figure]] = []
    index: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.measure not in _INDICATOR_MEASURES or figure.unit == "Rp":
            continue
        key = plain_name(figure.subject)
        group = index.get(key)
        if group is None:
            known = (
                g for g in groups if same_name(g[0].subject, figure.subject) and not _side_by_side(g, figure)
            )
            group = next(known, None)
        if group is None:
            group = []
            groups.append(group)
        index[key] = group
        group.append(figure)
    return [group for group in groups if any(f.measure in _OF_THE_RESULT for f in group)]


def _side_by_side(group: Sequence[Figure], figure: Figure) -> bool:
    """Whether one table tells both names on rows of their own: then they are two indicators."""
    return any(
        f.table_no is not None
        and f.table_no == figure.table_no
        and f.row != figure.row
        and f.measure == figure.measure
        for f in group
    )


def _merge_late_aliases(groups: list[list[Figure]], year: int) -> list[list[Figure]]:
    """Join a name that only has a target to the one indicator with the same target and much the same name."""
    whole = [g for g in groups if any(f.measure == Measure.REALISASI for f in g)]
    kept = list(whole)
    for group in groups:
        if any(group is other for other in whole):
            continue
        targets = {f.value for f in group if f.measure == Measure.TARGET and _year(f, year) == year}
        fitting = [
            other
            for other in whole
            if targets & {f.value for f in other if f.measure == Measure.TARGET and _year(f, year) == year}
            and _abbreviates(group[0].subject, other[0].subject)
        ]
        if len(fitting) == 1:
            fitting[0].extend(group)
        else:
            kept.append(group)
    return [g for g in groups if any(g is k for k in kept)]


def _abbreviates(long: str, short: str) -> bool:
    """Whether the words of the short name all stand in the long one, which may spell abbreviations out."""
    words, other = set(plain_name(short).split()), set(plain_name(long).split())
    return len(words) >= 3 and words <= other


def _indicator(
    group: Sequence[Figure], figures: Sequence[Figure], passages: Sequence[Passage], year: int
) -> Indicator:
    levels = Counter(f.level for f in group)
    level = Level.IKU if Level.IKU in levels else levels.most_common(1)[0][0]
    by_place: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in group:
        by_place[figure.measure, _year(figure, year)].append(figure)
    units = Counter(f.unit for f in group if f.unit and f.measure in {Measure.TARGET, Measure.REALISASI})
    unit = units.most_common(1)[0][0] if units else None
    _drop_actuals_as_targets(by_place, year)
    quantities = {
        place: _quantity([_with_unit(f, unit) for f in found]) for place, found in by_place.items() if found
    }
    names = Counter(f.subject for f in group)
    best = max(
        group, key=lambda f: (mend(f.subject) == f.subject, f.measure == Measure.REALISASI, names[f.subject])
    )
    indicator = Indicator(
        name=mend(shown_name(best.subject)),
        spellings=tuple(names),
        level=level,
        parent=next((f.parent for f in group if f.parent), None),
        unit=unit,
        quantities=quantities,
    )
    polarity, reason = judge_polarity(
        indicator.spellings,
        {
            y: tuple(
                q.number if (q := indicator.at(m, y)) else None
                for m in (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN)
            )
            for y in {place[1] for place in quantities}
        },
        _end_targets(quantities, year),
        _spoken(indicator.spellings, passages),
    )
    parts: dict[int, RatioParts] = {}
    if unit == "%":
        percents = _percents(indicator)
        parts = find_parts(indicator.spellings, percents, figures, year)
        parts = parts_of_phrases(percents, figures, passages, indicator.spellings) | parts
        parts |= parts_in_prose(parts, percents, passages, indicator.spellings)
    return indicator.model_copy(update={"polarity": polarity, "polarity_reason": reason, "parts": parts})


def _end_targets(quantities: Mapping[tuple[str, int], Quantity], year: int) -> list[Decimal]:
    """The end targets that lie beyond the year of the report."""
    found = [
        quantity.number
        for (measure, at), quantity in quantities.items()
        if measure == Measure.TARGET_AKHIR_RENSTRA and at > year
    ]
    return [number for number in found if number is not None]


def _spoken(names: Sequence[str], passages: Sequence[Passage]) -> list[str]:
    """Sentences in which the report says which way an indicator is good that they name."""
    return [
        sentence
        for passage in passages
        if "makin" in passage.text or "bersifat" in passage.text or "olaritas" in passage.text
        for sentence in _SENTENCE.split(passage.text)
        if speaks_of_direction(sentence) and any(stands_in(name, sentence) for name in names)
    ]


def _drop_actuals_as_targets(by_place: dict[tuple[str, int], list[Figure]], year: int) -> None:
    """Leave out an end target that repeats the year's realisasi: its column was misread."""
    actual = {f.value for f in by_place.get((Measure.REALISASI, year), ()) if f.value is not None}
    for (measure, at), found in list(by_place.items()):
        if measure == Measure.TARGET_AKHIR_RENSTRA:
            others = [figure for figure in found if figure.value not in actual]
            found[:] = others or (found if at > year else [])


def _with_unit(figure: Figure, unit: str | None) -> Figure:
    """A cell without a unit has the one that the indicator's other cells have."""
    bare = figure.unit is None and isinstance(figure.value, Decimal) and figure.measure in _IN_OWN_UNIT
    return figure.model_copy(update={"unit": unit}) if bare and unit != "predikat" else figure


def _percents(indicator: Indicator) -> dict[int, Figure]:
    return {y: f for y in indicator.years(Measure.REALISASI) if (f := indicator.number(Measure.REALISASI, y))}


def _year(figure: Figure, year: int) -> int:
    return figure.year if figure.year is not None else year


def _quantity(found: Sequence[Figure]) -> Quantity:
    """The value that most tables print; among equals a table before prose, and the first place."""
    known = [f for f in found if f.value is not None] or list(found)
    votes = Counter(_voice(f.value) for f in known if f.source == "table") or Counter(
        _voice(f.value) for f in known
    )
    best = max(votes.values())
    chosen = next(
        f for f in sorted(known, key=lambda f: f.source != "table") if votes.get(_voice(f.value), 0) == best
    )
    rest = [f for f in known if f.figure_id != chosen.figure_id]
    return Quantity(
        figure=chosen,
        same=tuple(f for f in rest if _voice(f.value) == _voice(chosen.value)),
        others=tuple(f for f in rest if _voice(f.value) != _voice(chosen.value)),
    )


def _voice(value: Value) -> Decimal | str | None:
    return value.normalize() if isinstance(value, Decimal) else value

"""What target and realisasi of one indicator give: capaian, judged changes, the way to the end target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from assistant.calculation import achievement, cards, progress, trends, word_cards
from assistant.calculation.achievement import LowerVariant
from assistant.calculation.contexts import Context
from assistant.calculation.derived import figure_of, refusal_of, resting_on, word_of
from assistant.calculation.polarity import PrintedFormula
from assistant.calculation.result import Computed, NotComputable, from_figure, same_unit
from assistant.calculation.rules import OfficeRules
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import format_number, read_numbers

SIDE_BY_SIDE = (
    ("capaian_bila_makin_tinggi", PrintedFormula(polarity=Polarity.HIGHER_IS_BETTER)),
    ("capaian_bila_makin_rendah_n1", PrintedFormula(polarity=Polarity.LOWER_IS_BETTER)),
    (
        "capaian_bila_makin_rendah_n2",
        PrintedFormula(polarity=Polarity.LOWER_IS_BETTER, variant=LowerVariant.N2),
    ),
)
"""Capaian under each reading of an indicator whose polarity nobody has stated."""

_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*(?:-|–|—|s\.? ?d\.?|sampai(?: dengan)?|hingga)\s*\d[\d.,]*\s*%?")


def achieved(
    target: Figure, actual: Figure, formula: PrintedFormula | None, rules: OfficeRules
) -> Iterator[Figure]:
    """Compute the capaian of a year; each reading side by side where the polarity is not known.

    A cap of the office gives the capped capaian, and the whole one under a name of its own.
    """
    given = from_figure(target, "target"), from_figure(actual, "realisasi")
    doubt = _polarity_doubt(actual.subject, formula)
    if doubt is not None:
        for measure, reading in SIDE_BY_SIDE:
            computed = achievement.achievement(*given, reading.polarity, variant=reading.variant)
            yield from figure_of(computed, measure, actual, doubt=doubt)
    if formula is not None and formula.polarity is not Polarity.RANGE:
        computed = achievement.achievement(*given, formula.polarity, variant=formula.variant)
        yield from with_cap(computed, actual, rules, doubt=doubt)


def _polarity_doubt(subject: str, formula: PrintedFormula | None) -> str | None:
    """Say that a name speaks for lower is better, where nothing says so or the printed capaian denies it."""
    if formula is not None and not formula.contested:
        return None
    told = f"nama “{subject}” menunjukkan makin rendah makin baik"
    if formula is not None:
        told += ", tetapi capaian yang tercetak mengikuti realisasi dibagi target"
    return f"{told}; polaritasnya perlu dikonfirmasi kantor, jadi capaian dihitung menurut setiap kemungkinan"


def with_cap(
    computed: Computed, about: Figure, rules: OfficeRules, doubt: str | None = None
) -> Iterator[Figure]:
    """Make the figure of a capaian, limited as the office limits it."""
    capped = achievement.capped(computed, rules.cap)
    remark = ""
    if capped is not computed and rules.cap is not None:
        remark = f"paling tinggi {format_number(rules.cap)} menurut pengaturan kantor"
        yield from figure_of(computed, "capaian_tanpa_batas", about, doubt=doubt)
    yield from figure_of(capped, Measure.CAPAIAN, about, remark=remark, doubt=doubt)


def achieved_in_range(target: Figure, actual: Figure, rules: OfficeRules) -> Iterator[Figure]:
    """Compute the capaian of a target that is printed as a range, such as `80–90`; nothing of another one."""
    bounds = range_of(target.raw)
    if bounds is None:
        return
    low, high = (
        from_figure(target, "").model_copy(update={"value": bound, "figure_id": reference})
        for bound, reference in zip(bounds, (target.figure_id, None), strict=True)
    )
    computed = achievement.achievement_in_range(low, high, from_figure(actual, ""))
    told = " sampai ".join(format_number(bound) for bound in bounds)
    yield from with_cap(computed, actual, rules, doubt=f"target dibaca sebagai rentang {told}")
    yield from refusal_of(computed, Measure.CAPAIAN, actual)


def range_of(raw: str) -> tuple[Decimal, Decimal] | None:
    """The lower and upper bound that a cell prints; None where it prints no range."""
    if not _RANGE.fullmatch(raw.strip().lower()):
        return None
    bounds = [token.value for token in read_numbers(re.sub(r"[-–—]", " sampai ", raw))]
    first, last = (bounds[0], bounds[-1]) if len(bounds) == 2 else (None, None)
    return (first, last) if first is not None and last is not None and 0 < first < last else None


def planned(context: Context, formula: PrintedFormula | None) -> Iterator[Figure]:
    """Compute the distance to the national figure and to the end target of the Renstra."""
    for year in context.years(Measure.REALISASI, Measure.REALISASI_NASIONAL):
        actual, national = context.get(Measure.REALISASI, year), context.get(Measure.REALISASI_NASIONAL, year)
        if actual and national:
            difference = trends.difference_to_national(from_figure(national, ""), from_figure(actual, ""))
            yield from figure_of(difference, "selisih_nasional", actual)
    ends = [
        context.get(Measure.TARGET_AKHIR_RENSTRA, year)
        for year in context.years(Measure.TARGET_AKHIR_RENSTRA)
    ]
    years = context.years(Measure.REALISASI)
    if len(ends) != 1 or ends[0] is None or formula is None or formula.polarity is Polarity.RANGE:
        return
    end = ends[0]
    year = end.report_year if end.report_year in years else years[0] if len(years) == 1 else None
    actual = context.get(Measure.REALISASI, year)
    if actual is None or (end.year is not None and year is not None and end.year < year):
        return
    given = from_figure(end, ""), from_figure(actual, "")
    reached = progress.plan_progress(*given, formula.polarity, variant=formula.variant)
    yield from figure_of(reached, Measure.TINGKAT_KEMAJUAN, actual)
    yield from refusal_of(reached, Measure.TINGKAT_KEMAJUAN, actual)
    yield from figure_of(progress.gap_to_end_target(*given), "selisih_target_akhir", actual)
    if end.year is None or year is None or not _comparable(end, actual):
        return
    left = progress.years_left(year, end.year)
    for figure in figure_of(left, "sisa_tahun_renstra", actual):
        # The years are those of these two figures: nothing else tells them apart from other indicators'.
        yield resting_on(figure, (end.figure_id, actual.figure_id))
    if isinstance(left.value, Decimal) and left.value > 0:
        step = progress.yearly_step(*given, int(left.value), formula.polarity)
        if step.value != 0:
            yield from figure_of(step, "kebutuhan_per_tahun", actual)


def changes(measure: str, known: Mapping[int | None, Figure]) -> Iterator[Figure]:
    """Compute the change from the year before, in points or units and in percent of the earlier value."""
    for year, later in known.items():
        earlier = known.get(year - 1) if year is not None else None
        if earlier is None or year is None or year > later.report_year:
            continue
        yield from change_between(measure, earlier, later)


def change_between(measure: str, earlier: Figure, later: Figure, remark: str = "") -> Iterator[Figure]:
    """Compute the change from one figure to the next."""
    given = from_figure(earlier, ""), from_figure(later, "")
    yield from figure_of(trends.change(*given), f"perubahan_{measure}", later, remark=remark)
    if measure not in (Measure.TARGET, Measure.CAPAIAN) and earlier.value != later.value:
        relative = trends.relative_change(*given)
        yield from figure_of(relative, f"perubahan_{measure}_persen", later, remark=remark)


def judged(
    known: Mapping[int | None, Figure],
    targets: Mapping[int | None, Figure],
    formula: PrintedFormula | None,
) -> Iterator[Figure]:
    """Tell whether the realisasi of a year is better than the one before, where the polarity is stated.

    An assumed polarity judges nothing: a rising figure is called good only by the office or by its formula.
    """
    if formula is None or formula.assumed or formula.contested:
        return
    for year, later in known.items():
        earlier = known.get(year - 1) if year is not None else None
        if earlier is None or year is None or year > later.report_year:
            continue
        target = targets.get(year)
        if target is not None and not _comparable(target, later):
            target = None
        goal = from_figure(target, "") if target else None
        found = trends.judge(from_figure(earlier, ""), from_figure(later, ""), formula.polarity, target=goal)
        if isinstance(found, NotComputable):
            continue
        inputs = [later, earlier]
        if formula.polarity is Polarity.HOLD_AT_TARGET and target is not None:
            inputs.append(target)
        told = f"{word_cards.PENILAIAN.formula}, {formula.polarity.value}"
        worked = f"{earlier.raw} → {later.raw}, {formula.polarity.value}"
        yield word_of(found.value, told, "penilaian_perubahan_realisasi", inputs, later, worked=worked)


def _comparable(end: Figure, actual: Figure) -> bool:
    return same_unit(end.unit, actual.unit) or not end.unit or not actual.unit


def refused(target: Figure, actual: Figure, formula: PrintedFormula | None) -> Iterator[Figure]:
    """Say why a row with target and realisasi has no capaian."""
    unclear = [figure for figure in (target, actual) if figure.readings]
    given = from_figure(target, ""), from_figure(actual, "")
    if unclear:
        reason = NotComputable(reason=f"sel “{unclear[0].raw}” dapat dibaca dengan beberapa cara")
        computed = Computed(value=reason, formula=cards.CAPAIAN, inputs=given, unit="%")
    else:
        way = formula or SIDE_BY_SIDE[0][1]
        computed = achievement.achievement(*given, way.polarity, variant=way.variant)
    yield from refusal_of(computed, Measure.CAPAIAN, actual)


def known_in(context: Context, measure: str) -> dict[int | None, Figure]:
    """The figures of a measure by year."""
    found = {year: context.get(measure, year) for year in context.years(measure)}
    return {year: figure for year, figure in found.items() if figure is not None}

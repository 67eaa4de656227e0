"""Computing figures from reported ones, each with its formula, inputs and arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation import achievement
from assistant.calculation.categories import akip_grades, categories, scale_for
from assistant.calculation.contexts import Context, Thing, by_thing, contexts, rows_of, usable
from assistant.calculation.courses import courses
from assistant.calculation.derived import (
    figure_of,
    resting_on,
    shown_with,
    with_disputed_inputs,
    with_doubts,
)
from assistant.calculation.efficiencies import efficiency_points, efficient, efficient_levels
from assistant.calculation.indicators import (
    SIDE_BY_SIDE,
    achieved,
    achieved_in_range,
    changes,
    judged,
    known_in,
    planned,
    refused,
)
from assistant.calculation.polarity import PrintedFormula, printed_formula, suggest_polarity
from assistant.calculation.printed_scales import scale_in
from assistant.calculation.result import from_figure
from assistant.calculation.rules import OfficeRules
from assistant.calculation.spending import parted, spent
from assistant.calculation.totals import shares, totals
from assistant.domain.figures import Figure, Measure, Origin
from assistant.domain.indicators import Polarity
from assistant.domain.sources import Passage

_FOLLOWED = (
    Measure.REALISASI,
    Measure.TARGET,
    Measure.DITANGANI,
    Measure.POPULASI,
    Measure.PERSEN_DITANGANI,
    Measure.JUMLAH,
    Measure.NILAI,
    Measure.PAGU,
    Measure.REALISASI_ANGGARAN,
    Measure.REALISASI_NASIONAL,
)
"""Measures whose change from the year before is computed; capaian is followed by its computed values."""

_ACHIEVEMENTS = frozenset({Measure.CAPAIAN.value, *(measure for measure, _ in SIDE_BY_SIDE)})


def derive(
    figures: Sequence[Figure],
    rules: OfficeRules | None = None,
    passages: Sequence[Passage] = (),
) -> list[Figure]:
    """Compute what reported and entered figures allow; no result is rounded.

    Figures are put together that stand in one row, else in one table, else in one report, and only where a
    quantity has one value there: tables that contradict each other give a result each, with a doubt that
    names the other, and are never mixed. A result has a doubt too where the report tells another value of one
    of its inputs elsewhere. Given several reports of an agency, changes and series run over all their years
    (see `courses`). `rules` hold the office's choices, its word on polarities among them. Without that the
    printed capaian tells the formula; where it does not and the name suggests that lower is better, capaian
    is computed under each reading, side by side. Categories follow the scale that the report prints, which is
    read from `passages`. What has both inputs and cannot be computed is a figure without value whose doubt is
    the reason.
    """
    office = rules or OfficeRules()
    numbers = usable(figures)
    things = by_thing(numbers)
    formulas = {thing: _formula(members, office) for thing, members in things.items()}
    derived: list[Figure] = []
    for thing, members in things.items():
        derived.extend(_of_thing(members, formulas[thing], office))
    derived.extend(shares(numbers, derived))
    derived.extend(totals(numbers))
    derived.extend(efficiency_points(numbers, derived))
    derived.extend(efficient_levels(numbers, derived))
    reached = [figure for figure in derived if figure.measure == Measure.CAPAIAN and figure.value is not None]
    derived.extend(courses(numbers, reached, formulas))
    derived.extend(_without_capaian(figures, derived, formulas, office))
    derived.extend(_rated(figures, derived, passages, office))
    derived.extend(akip_grades(numbers))
    unique: dict[str, Figure] = {}
    for figure in derived:
        unique.setdefault(figure.figure_id, shown_with(figure, office.decimals))
    return list(unique.values())


def _rated(
    figures: Sequence[Figure], derived: Sequence[Figure], passages: Sequence[Passage], rules: OfficeRules
) -> Iterator[Figure]:
    for report_id in dict.fromkeys(figure.report_id for figure in derived):
        printed = scale_in([passage for passage in passages if passage.report_id == report_id])
        told = [figure for figure in figures if figure.report_id == report_id]
        scale = scale_for([one for one in told if one.origin is not Origin.COMPUTED], printed, rules)
        if scale is not None:
            own = [figure for figure in derived if figure.report_id == report_id]
            yield from categories(own, scale, told, decimals=rules.decimals)


def _without_capaian(
    figures: Sequence[Figure],
    derived: Sequence[Figure],
    formulas: Mapping[Thing, PrintedFormula | None],
    rules: OfficeRules,
) -> Iterator[Figure]:
    """Compute ranges, and say of rows with target and realisasi why they have no capaian."""
    printed = [figure for figure in figures if figure.origin is not Origin.COMPUTED]
    known = {ref for figure in derived if figure.measure in _ACHIEVEMENTS for ref in figure.inputs}
    done = {
        (figure.report_id, figure.subject, figure.parent, figure.year)
        for figure in derived
        if figure.measure in _ACHIEVEMENTS
    }
    for thing, members in by_thing(printed).items():
        found: dict[int | None, list[Figure]] = {}
        for row in rows_of(members):
            for year in row.years(Measure.TARGET, Measure.REALISASI):
                target, actual = row.get(Measure.TARGET, year), row.get(Measure.REALISASI, year)
                if target is None or actual is None or actual.figure_id in known:
                    continue
                if (actual.report_id, actual.subject, actual.parent, year) in done:
                    continue
                ranged = list(achieved_in_range(target, actual, rules))
                polarity = rules.polarity_of(actual.subject)
                reasons = () if ranged else refused(target, actual, formulas.get(thing) or _stated(polarity))
                found.setdefault(year, []).extend(ranged or reasons)
        for results in found.values():
            yield from results[:1] if all(one.value is None for one in results) else with_doubts(results)


def _stated(polarity: Polarity | None) -> PrintedFormula | None:
    return None if polarity is None else PrintedFormula(polarity=polarity)


def _formula(members: Sequence[Figure], rules: OfficeRules) -> PrintedFormula | None:
    """The formula of capaian for a thing; None where only its name speaks, and against the usual one."""
    stated = rules.polarity_of(members[0].subject)
    printed = printed_formula(_printed_rows(members))
    if stated is not None:
        own = PrintedFormula(polarity=stated, variant=rules.lower_variant)
        return printed if printed and printed.polarity is stated else own
    suggested = suggest_polarity(members[0].subject)
    if printed is not None:
        contested = suggested is not None and suggested is not printed.polarity
        return printed.model_copy(update={"contested": contested})
    if suggested is not None:
        return None
    return PrintedFormula(polarity=Polarity.HIGHER_IS_BETTER, assumed=True)


def _printed_rows(members: Sequence[Figure]) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    wanted = (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN)
    for row in rows_of(members):
        for year in row.years(*wanted):
            found = [row.get(measure, year) for measure in wanted]
            values = [figure.value for figure in found if figure and isinstance(figure.value, Decimal)]
            if len(values) == len(wanted):
                yield values[0], values[1], values[2]


def _of_thing(members: Sequence[Figure], formula: PrintedFormula | None, rules: OfficeRules) -> list[Figure]:
    """Compute a thing's figures, narrow contexts first; what they settle, wider ones leave alone."""
    settled: dict[tuple[str, int | None], list[Figure]] = {}
    stands_for: dict[str, str] = {}
    for scope in contexts(members):
        fresh: dict[tuple[str, int | None], list[Figure]] = {}
        for context in scope:
            for figure in _of_context(context, formula, rules):
                key = (figure.measure, figure.year)
                known = settled.get(key) or fresh.setdefault(key, [])
                same = next((other for other in known if other.value == figure.value), None)
                if same is not None:
                    stands_for[figure.figure_id] = same.figure_id
                elif key not in settled:
                    known.append(figure)
                    stands_for[figure.figure_id] = figure.figure_id
        settled |= {key: found for key, found in fresh.items() if found}
    kept = [figure for found in settled.values() for figure in with_doubts(found)]
    given = {member.figure_id for member in members}
    resting = [
        tuple(ref if ref in given else stands_for.get(ref) for ref in figure.inputs) for figure in kept
    ]
    rested = [
        resting_on(figure, [ref for ref in refs if ref])
        for figure, refs in zip(kept, resting, strict=True)
        if None not in refs
    ]
    return list(with_disputed_inputs(rested, members))


def _of_context(context: Context, formula: PrintedFormula | None, rules: OfficeRules) -> Iterator[Figure]:
    reached: dict[int | None, Figure] = {}
    for year in context.years(Measure.TARGET, Measure.REALISASI):
        target, actual = context.get(Measure.TARGET, year), context.get(Measure.REALISASI, year)
        if target is None or actual is None:
            continue
        for figure in achieved(target, actual, formula, rules):
            if figure.measure == Measure.CAPAIAN:
                reached[year] = figure
            yield figure
        given = from_figure(target, "target"), from_figure(actual, "realisasi")
        yield from figure_of(achievement.difference_to_target(*given), "selisih_target", actual)
    yield from changes(Measure.CAPAIAN, reached)
    yield from spent(context)
    yield from parted(context)
    yield from planned(context, formula)
    yield from efficient(context, formula, reached)
    yield from judged(known_in(context, Measure.REALISASI), known_in(context, Measure.TARGET), formula)
    for measure in _FOLLOWED:
        yield from changes(measure, known_in(context, measure))

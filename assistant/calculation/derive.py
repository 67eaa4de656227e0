"""Computing figures from reported ones, each with its formula and inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation import achievement, budget, progress, ratios, trends
from assistant.calculation.contexts import Context, Thing, by_thing, contexts, rows_of, subject_key, usable
from assistant.calculation.derived import figure_of, resting_on, with_disputed_inputs, with_doubts
from assistant.calculation.polarity import PrintedFormula, printed_formula, suggest_polarity
from assistant.calculation.result import from_figure, same_unit
from assistant.calculation.shares import efficiency_points, shares
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.record import Record

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


class Undecided(Record):
    """An indicator whose capaian was not computed because its polarity is not known for certain."""

    report_id: str
    subject: str
    suggestion: Polarity
    reason: str


def derive(figures: Sequence[Figure], polarities: Mapping[str, Polarity] | None = None) -> list[Figure]:
    """Compute what reported and entered figures allow; no result is rounded.

    Figures are put together that stand in one row, else in one table, else in one report, and only where a
    quantity has one value there: tables that contradict each other give a result each, with a doubt that
    names the other, and are never mixed. A result has a doubt too where the report tells another value of one
    of its inputs elsewhere. `polarities` holds the office's word on indicators by name. Without
    it the printed capaian tells the formula; where it does not and the name suggests that lower is better,
    no capaian is computed (see `undecided`).
    """
    given = _by_key(polarities)
    numbers = usable(figures)
    derived: list[Figure] = []
    for members in by_thing(numbers).values():
        derived.extend(_of_thing(members, _formula(members, given)))
    derived.extend(shares(numbers, derived))
    derived.extend(efficiency_points(numbers, derived))
    unique: dict[str, Figure] = {}
    for figure in derived:
        unique.setdefault(figure.figure_id, figure)
    return list(unique.values())


def undecided(figures: Sequence[Figure], polarities: Mapping[str, Polarity] | None = None) -> list[Undecided]:
    """List the indicators that the office should be asked about: their names suggest that lower is better."""
    given = _by_key(polarities)
    found: dict[Thing, Undecided] = {}
    for thing, members in by_thing(usable(figures)).items():
        measures = {figure.measure for figure in members}
        if not {Measure.TARGET, Measure.REALISASI} <= measures or _formula(members, given) is not None:
            continue
        subject = members[0].subject
        found[thing] = Undecided(
            report_id=thing.report_id,
            subject=subject,
            suggestion=Polarity.LOWER_IS_BETTER,
            reason=f"nama “{subject}” menunjukkan makin rendah makin baik; polaritasnya perlu dikonfirmasi",
        )
    return list(found.values())


def _by_key(polarities: Mapping[str, Polarity] | None) -> dict[str, Polarity]:
    return {subject_key(subject): polarity for subject, polarity in (polarities or {}).items()}


def _formula(members: Sequence[Figure], given: Mapping[str, Polarity]) -> PrintedFormula | None:
    """The formula of capaian for a thing; None where only its name speaks, and against the usual one."""
    stated = given.get(subject_key(members[0].subject))
    printed = printed_formula(_printed_rows(members))
    if stated is not None:
        return printed if printed and printed.polarity is stated else PrintedFormula(polarity=stated)
    if printed is not None:
        return printed
    if suggest_polarity(members[0].subject) is not None:
        return None
    return PrintedFormula(polarity=Polarity.HIGHER_IS_BETTER)


def _printed_rows(members: Sequence[Figure]) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    wanted = (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN)
    for row in rows_of(members):
        for year in row.years(*wanted):
            found = [row.get(measure, year) for measure in wanted]
            values = [figure.value for figure in found if figure and isinstance(figure.value, Decimal)]
            if len(values) == len(wanted):
                yield values[0], values[1], values[2]


def _of_thing(members: Sequence[Figure], formula: PrintedFormula | None) -> list[Figure]:
    """Compute a thing's figures, narrow contexts first; what they settle, wider ones leave alone."""
    settled: dict[tuple[str, int | None], list[Figure]] = {}
    stands_for: dict[str, str] = {}
    for scope in contexts(members):
        fresh: dict[tuple[str, int | None], list[Figure]] = {}
        for context in scope:
            for figure in _of_context(context, formula):
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


def _of_context(context: Context, formula: PrintedFormula | None) -> Iterator[Figure]:
    achieved: dict[int | None, Figure] = {}
    for year in context.years(Measure.TARGET, Measure.REALISASI):
        target, actual = context.get(Measure.TARGET, year), context.get(Measure.REALISASI, year)
        if target is None or actual is None:
            continue
        given = from_figure(target, "target"), from_figure(actual, "realisasi")
        if formula is not None:
            computed = achievement.achievement(*given, formula.polarity, variant=formula.variant)
            for figure in figure_of(computed, Measure.CAPAIAN, actual):
                achieved[year] = figure
                yield figure
        yield from figure_of(achievement.difference_to_target(*given), "selisih_target", actual)
    yield from _changes(Measure.CAPAIAN, achieved)
    yield from _of_budget(context)
    yield from _of_ratio(context)
    yield from _of_plan(context, formula)
    for measure in _FOLLOWED:
        known = {year: context.get(measure, year) for year in context.years(measure)}
        yield from _changes(measure, {year: figure for year, figure in known.items() if figure})


def _of_budget(context: Context) -> Iterator[Figure]:
    for year in context.years(Measure.REALISASI_ANGGARAN):
        spent = context.get(Measure.REALISASI_ANGGARAN, year)
        ceiling = _ceiling(context, year)
        if spent is None or ceiling is None:
            continue
        given = from_figure(ceiling, "pagu"), from_figure(spent, "realisasi anggaran")
        yield from figure_of(budget.absorption(*given), Measure.SERAPAN_PERSEN, spent)
        yield from figure_of(budget.remainder(*given), Measure.SISA, spent)
    for year in context.years(Measure.PAGU_SEBELUM_PERUBAHAN, Measure.PAGU_SETELAH_PERUBAHAN):
        before = context.get(Measure.PAGU_SEBELUM_PERUBAHAN, year)
        after = context.get(Measure.PAGU_SETELAH_PERUBAHAN, year)
        if before and after:
            revised = budget.ceiling_change(from_figure(before, ""), from_figure(after, ""))
            yield from figure_of(revised, "perubahan_pagu_anggaran", after)


def _ceiling(context: Context, year: int | None) -> Figure | None:
    """The ceiling in force: the one after revision where a table has it; None where two would serve."""
    plain = context.get(Measure.PAGU, year)
    revised = context.get(Measure.PAGU_SETELAH_PERUBAHAN, year)
    if plain and revised and plain.value != revised.value:
        return None
    if (Measure.PAGU, year) in context.conflicts or (
        Measure.PAGU_SETELAH_PERUBAHAN,
        year,
    ) in context.conflicts:
        return None
    return plain or revised


def _of_ratio(context: Context) -> Iterator[Figure]:
    parts: dict[int, tuple[Figure, Figure]] = {}
    for year in context.years(Measure.DITANGANI, Measure.POPULASI):
        part, whole = context.get(Measure.DITANGANI, year), context.get(Measure.POPULASI, year)
        if part is None or whole is None or not same_unit(part.unit, whole.unit):
            continue
        computed = ratios.ratio(from_figure(part, ""), from_figure(whole, ""))
        yield from figure_of(computed, Measure.PERSEN_DITANGANI, part)
        if year is not None:
            parts[year] = part, whole
    for year, (part, whole) in parts.items():
        if year - 1 not in parts:
            continue
        part_before, whole_before = parts[year - 1]
        movement = ratios.ratio_movement(
            from_figure(part_before, ""),
            from_figure(whole_before, ""),
            from_figure(part, ""),
            from_figure(whole, ""),
        )
        for computed, measure in (
            (movement.unchanged_denominator, "persen_ditangani_penyebut_tetap"),
            (movement.numerator_effect, "pengaruh_pembilang"),
            (movement.denominator_effect, "pengaruh_penyebut"),
        ):
            yield from figure_of(computed, measure, part)


def _of_plan(context: Context, formula: PrintedFormula | None) -> Iterator[Figure]:
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
    yield from figure_of(progress.gap_to_end_target(*given), "selisih_target_akhir", actual)
    if end.year is not None and year is not None and end.year > year:
        step = progress.yearly_step(*given, end.year - year, formula.polarity)
        if step.value == 0:
            return
        yield from figure_of(step, "kebutuhan_per_tahun", actual)


def _changes(measure: str, known: Mapping[int | None, Figure]) -> Iterator[Figure]:
    """Compute the change from the year before, for amounts that were reached also in percent."""
    for year, later in known.items():
        earlier = known.get(year - 1) if year is not None else None
        if earlier is None or year is None or year > later.report_year:
            continue
        given = from_figure(earlier, ""), from_figure(later, "")
        yield from figure_of(trends.change(*given), f"perubahan_{measure}", later)
        if measure != Measure.TARGET and not same_unit(later.unit, "%") and earlier.value != later.value:
            yield from figure_of(trends.relative_change(*given), f"perubahan_{measure}_persen", later)

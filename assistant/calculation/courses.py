"""The course of a quantity over all known years, in one report and across the reports of an agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation import word_cards
from assistant.calculation.contexts import Context, Thing, by_thing, contexts, is_total
from assistant.calculation.derived import figure_of, resting_on, word_of
from assistant.calculation.indicators import change_between, known_in
from assistant.calculation.polarity import PrintedFormula
from assistant.calculation.result import compute, from_figure, same_unit
from assistant.calculation.trends import Series, series
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.indicators import Polarity

ACROSS = (
    Measure.REALISASI,
    Measure.TARGET,
    Measure.PAGU,
    Measure.REALISASI_ANGGARAN,
    Measure.DITANGANI,
    Measure.POPULASI,
    Measure.PERSEN_DITANGANI,
    Measure.JUMLAH,
    Measure.NILAI,
    Measure.REALISASI_NASIONAL,
)
"""Measures that are followed from one report of an agency to the next."""

_LEAST_YEARS = 3


def courses(
    figures: Sequence[Figure], achieved: Sequence[Figure], formulas: Mapping[Thing, PrintedFormula | None]
) -> Iterator[Figure]:
    """Follow every quantity over the years that all the reports of its agency tell.

    `achieved` are computed capaian. Reports are joined only for one subject on one level, in one unit and
    not under two parents; a total row belongs to its table and joins nothing. Where two reports tell
    different values of one year, the difference is told and no best year is named.
    """
    for told in _across(by_thing(figures)):
        wholes = {thing: _whole(members) for thing, members in told.items()}
        disputed: set[tuple[str, int | None]] = set()
        for measure in ACROSS:
            known = {thing.report_id: _tabled(known_in(whole, measure)) for thing, whole in wholes.items()}
            for difference in _disagreements(measure, known):
                disputed.add((measure, difference.year))
                yield difference
            yield from _steps(measure, known)
        capaian = _capaian(told, achieved)
        yield from _steps(Measure.CAPAIAN, capaian)
        yield from _course(wholes, formulas, disputed)


def _across(things: Mapping[Thing, list[Figure]]) -> Iterator[dict[Thing, list[Figure]]]:
    """The things of several reports that are one thing, each report once."""
    alike: dict[tuple[str, str, Level], list[Thing]] = defaultdict(list)
    for thing, members in things.items():
        if not is_total(thing.subject):
            alike[members[0].agency, thing.subject, thing.level].append(thing)
    for same in alike.values():
        reports = [thing.report_id for thing in same]
        parents = {thing.parent for thing in same if thing.parent}
        if len(set(reports)) == len(reports) and len(parents) <= 1:
            yield {thing: things[thing] for thing in same}
        else:
            for thing in same:
                yield {thing: things[thing]}


def _tabled(known: Mapping[int | None, Figure]) -> dict[int | None, Figure]:
    """What tables tell: sentences name their subjects too loosely to be joined across reports."""
    return {year: figure for year, figure in known.items() if figure.source == "table"}


def _whole(members: Sequence[Figure]) -> Context:
    """What a report as a whole says of a thing, without what its tables contradict."""
    return next((scope[0] for scope in list(contexts(members))[2:]), Context())


def _capaian(
    told: Mapping[Thing, Sequence[Figure]], achieved: Sequence[Figure]
) -> dict[str, dict[int | None, Figure]]:
    """The computed capaian of a thing by report and year, where its report gives one."""
    inputs = {figure.figure_id: thing for thing, members in told.items() for figure in members}
    found: dict[str, dict[int | None, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in achieved:
        if figure.inputs and figure.inputs[0] in inputs:
            found[inputs[figure.inputs[0]].report_id][figure.year].append(figure)
    return {
        report_id: {year: values[0] for year, values in years.items() if len(values) == 1}
        for report_id, years in found.items()
    }


def _disagreements(measure: str, known: Mapping[str, Mapping[int | None, Figure]]) -> Iterator[Figure]:
    """Compute how far two reports differ on one year."""
    ordered = _by_report_year(known)
    for at, older in enumerate(ordered):
        for newer in ordered[at + 1 :]:
            for year in older.keys() & newer.keys() - {None}:
                before, after = older[year], newer[year]
                if before.value == after.value or not same_unit(before.unit, after.unit):
                    continue
                told = compute(
                    word_cards.BEDA_LAPORAN,
                    (from_figure(after, "nilai baru"), from_figure(before, "nilai lama")),
                    lambda new, old: new - old,
                    unit="poin" if same_unit(after.unit, "%") else after.unit,
                )
                doubt = (
                    f"laporan {after.report_year} menulis {after.raw} untuk tahun {year}, "
                    f"laporan {before.report_year} menulis {before.raw}"
                )
                yield from figure_of(told, f"beda_antarlaporan_{measure}", after, doubt=doubt)


def _steps(measure: str, known: Mapping[str, Mapping[int | None, Figure]]) -> Iterator[Figure]:
    """Compute the change from the year before where only last year's report tells that year."""
    ordered = _by_report_year(known)
    for at, older in enumerate(ordered):
        for newer in ordered[at + 1 :]:
            year = next(iter(newer.values())).report_year
            earlier, later = older.get(year - 1), newer.get(year)
            if later is None or earlier is None or earlier.report_year != year - 1 or year - 1 in newer:
                continue
            if same_unit(earlier.unit, later.unit):
                remark = f"tahun {year} menurut laporan {year}, tahun {year - 1} menurut laporan {year - 1}"
                yield from change_between(measure, earlier, later, remark)


def _by_report_year(known: Mapping[str, Mapping[int | None, Figure]]) -> list[Mapping[int | None, Figure]]:
    """The reports that tell something, older ones first."""
    told = [years for years in known.values() if years]
    return sorted(told, key=lambda years: next(iter(years.values())).report_year)


def _course(
    wholes: Mapping[Thing, Context],
    formulas: Mapping[Thing, PrintedFormula | None],
    disputed: set[tuple[str, int | None]],
) -> Iterator[Figure]:
    """Name the best and worst year of the realisasi, and how long it has gone one way."""
    newest = max(wholes, key=lambda thing: _report_year(wholes[thing]))
    points: dict[int, Figure] = {}
    for thing in sorted(wholes, key=lambda thing: _report_year(wholes[thing])):
        if any(measure == Measure.REALISASI for measure, _ in wholes[thing].conflicts):
            return
        known = known_in(wholes[thing], Measure.REALISASI)
        for year, figure in (known if len(wholes) == 1 else _tabled(known)).items():
            if year is not None and year <= figure.report_year:
                points[year] = figure
    units = {figure.unit for figure in points.values()}
    if len(points) < _LEAST_YEARS or len(units) > 1 or any(m == Measure.REALISASI for m, _ in disputed):
        return
    inputs = [points[year] for year in sorted(points)]
    about = inputs[-1]
    formula = formulas.get(newest)
    followed = series(
        [from_figure(figure, "") for figure in inputs], formula.polarity if formula else Polarity.RANGE
    )
    by_year = ", ".join(f"{figure.year} {figure.raw}" for figure in inputs)
    span = f"dari {inputs[0].year}–{about.year}"
    evident = formula is not None and not (formula.assumed or formula.contested)
    if formula is not None and evident and followed.best != followed.worst:
        for years, card, measure in (
            (followed.best, word_cards.TAHUN_TERBAIK, "tahun_terbaik_realisasi"),
            (followed.worst, word_cards.TAHUN_TERBURUK, "tahun_terburuk_realisasi"),
        ):
            if years:
                word = ", ".join(str(year) for year in years)
                told = f"{card.formula}, {formula.polarity.value}, {span}"
                yield word_of(word, told, measure, inputs, about, unit=None, worked=by_year)
    yield from _streak(followed, inputs, about)


def _streak(followed: Series, inputs: Sequence[Figure], about: Figure) -> Iterator[Figure]:
    if followed.streak_direction is None or followed.streak < 2:
        return
    direction = followed.streak_direction.value
    measure = f"lama_{direction}_realisasi"
    counted = compute(word_cards.RENTETAN, (), lambda: Decimal(followed.streak), unit="kali", decimals=0)
    used = inputs[-followed.streak - 1 :]
    steps = " → ".join(figure.raw for figure in used)
    for figure in figure_of(counted, measure, about):
        resting = resting_on(figure, [one.figure_id for one in used])
        yield resting.model_copy(
            update={"arithmetic": f"{steps}: {followed.streak} kali berturut-turut {direction}"}
        )


def _report_year(context: Context) -> int:
    return max((figure.report_year for figure in context.figures.values()), default=0)

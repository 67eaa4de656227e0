"""The efficiency of rows and of budget lines in every variant whose inputs are known, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation import budget, efficiency
from assistant.calculation.achievement import met
from assistant.calculation.contexts import Context, is_total, subject_key, table_of
from assistant.calculation.derived import figure_of, refusal_of
from assistant.calculation.polarity import PrintedFormula, printed_as
from assistant.calculation.result import (
    Computed,
    Input,
    NotComputable,
    Quantity,
    divide,
    from_figure,
    same_unit,
)
from assistant.calculation.spending import ceiling_in
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.indicators import Polarity

_COMPARED = (Measure.CAPAIAN, Measure.SERAPAN_PERSEN, Measure.EFISIENSI, Measure.EFISIENSI_PERSEN)
_NO_VOLUME = ("%", "predikat", "indeks", "nilai", "skor", "level", "rasio")


def efficiency_points(figures: Sequence[Figure], derived: Sequence[Figure]) -> Iterator[Figure]:
    """Compute E3 and E4 where a row prints capaian beside serapan; from the exact values printed there.

    The row is that of a key indicator, or it prints an efficiency of its own. E4 is refused, with its
    reason, where the target was not met.
    """
    rows: dict[object, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.measure in _COMPARED and figure.row is not None:
            key = (figure.report_id, table_of(figure), figure.row, subject_key(figure.subject), figure.year)
            rows[key][figure.measure] = figure
    exact: dict[tuple[str, str, int | None], list[Figure]] = defaultdict(list)
    for figure in derived:
        exact[(figure.report_id, figure.measure, figure.year)].append(figure)
    for row in rows.values():
        if not {Measure.CAPAIAN, Measure.SERAPAN_PERSEN} <= row.keys():
            continue
        about = row[Measure.CAPAIAN]
        if about.level is not Level.IKU and len(row) == 2:
            continue
        reached = _exact(about, exact, totals=False)
        used = _exact(row[Measure.SERAPAN_PERSEN], exact, totals=True)
        points = efficiency.achievement_less_absorption(from_figure(reached, ""), from_figure(used, ""))
        # The capaian of an objective is a mean: it does not tell whether each target was met.
        single = about.level is Level.IKU and isinstance(reached.value, Decimal)
        number = reached.value if single and isinstance(reached.value, Decimal) else None
        unspent = efficiency.unspent_share(
            from_figure(used, ""), target_met=None if number is None else number >= 100
        )
        yield from side_by_side(((Measure.EFISIENSI, points), ("efisiensi_e4", unspent)), about)


def efficient(
    context: Context, formula: PrintedFormula | None, achieved: Mapping[int | None, Figure]
) -> Iterator[Figure]:
    """Compute E1 to E4 of a budget line that has volume and cost: target, realisasi, pagu and what was spent.

    With one output E1 and E2 agree where more is better; where less is, E2 follows the capaian.
    """
    for year in context.years(Measure.TARGET, Measure.REALISASI, Measure.REALISASI_ANGGARAN):
        target, actual = context.get(Measure.TARGET, year), context.get(Measure.REALISASI, year)
        spent, ceiling = context.get(Measure.REALISASI_ANGGARAN, year), ceiling_in(context, year)
        capaian = achieved.get(year)
        if not (target and actual and spent and ceiling and capaian and formula):
            continue
        one = efficiency.Output(
            planned_budget=from_figure(ceiling, ""),
            actual_budget=from_figure(spent, ""),
            planned_volume=from_figure(target, ""),
            actual_volume=from_figure(actual, ""),
            subject="",
        )
        by_cost = efficiency.unit_cost_efficiency([one])
        refusal = _no_volume(target, formula)
        if refusal is not None:
            by_cost = by_cost.model_copy(update={"value": NotComputable(reason=refusal), "arithmetic": ""})
        by_output = efficiency.output_efficiency(
            [
                efficiency.OutputAchievement(
                    achieved=_as_number(capaian),
                    planned_budget=from_figure(ceiling, ""),
                    actual_budget=from_figure(spent, ""),
                )
            ]
        )
        used = _absorbed(ceiling, spent)
        yield from side_by_side(
            (
                ("efisiensi_e1", by_cost),
                ("nilai_efisiensi_e1", _score(by_cost)),
                ("efisiensi_e2", by_output),
                ("nilai_efisiensi_e2", _score(by_output)),
                ("efisiensi_e3", efficiency.achievement_less_absorption(from_figure(capaian, ""), used)),
                (
                    "efisiensi_e4",
                    efficiency.unspent_share(
                        used,
                        target_met=met(from_figure(target, ""), from_figure(actual, ""), formula.polarity),
                    ),
                ),
            ),
            spent,
        )


def efficient_levels(figures: Sequence[Figure], derived: Sequence[Figure]) -> Iterator[Figure]:
    """Compute E1 and E2 over all lines of a level of a budget table, where every line has its own.

    E1 is the mean over the lines and E2 weighs them by their cost, so that the two may well disagree.
    """
    known = {figure.figure_id: figure for figure in (*figures, *derived)}
    lines: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    own: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.measure != Measure.REALISASI_ANGGARAN or figure.source != "table":
            continue
        if not is_total(figure.subject):
            key = (figure.report_id, table_of(figure), figure.year, figure.level)
            lines[key][figure.figure_id] = figure
    for figure in derived:
        if figure.measure in ("efisiensi_e1", "efisiensi_e2") and figure.value is not None:
            spent = figure.inputs[0] if figure.measure == "efisiensi_e1" else figure.inputs[2]
            own[figure.measure, spent] = figure
    for spent_on in lines.values():
        if len(spent_on) < 2 or any(("efisiensi_e2", ref) not in own for ref in spent_on):
            continue
        about = next(iter(spent_on.values()))
        level = about.level.value.replace("_", " ")
        about = about.model_copy(update={"subject": f"Seluruh {level}", "parent": None})
        made: list[tuple[str, Computed]] = []
        if all(("efisiensi_e1", ref) in own for ref in spent_on):
            rows = [own["efisiensi_e1", ref].inputs for ref in spent_on]
            by_cost = efficiency.unit_cost_efficiency([_output(known, row) for row in rows])
            made += [("efisiensi_e1", by_cost), ("nilai_efisiensi_e1", _score(by_cost))]
        by_output = efficiency.output_efficiency(
            [_output_achievement(known, own["efisiensi_e2", ref].inputs) for ref in spent_on]
        )
        made += [("efisiensi_e2", by_output), ("nilai_efisiensi_e2", _score(by_output))]
        yield from side_by_side(made, about)


def _output(known: Mapping[str, Figure], refs: Sequence[str]) -> efficiency.Output:
    spent, done, granted, planned = (known[ref] for ref in refs)
    return efficiency.Output(
        actual_budget=from_figure(spent, ""),
        actual_volume=from_figure(done, ""),
        planned_budget=from_figure(granted, ""),
        planned_volume=from_figure(planned, ""),
        subject=spent.subject,
    )


def _output_achievement(known: Mapping[str, Figure], refs: Sequence[str]) -> efficiency.OutputAchievement:
    achieved, granted, spent = (known[ref] for ref in refs)
    return efficiency.OutputAchievement(
        achieved=_as_number(achieved),
        planned_budget=from_figure(granted, ""),
        actual_budget=from_figure(spent, ""),
        subject=spent.subject,
    )


def side_by_side(variants: Sequence[tuple[str, Computed]], about: Figure) -> Iterator[Figure]:
    """Make figures of variants; where some say efficient and others not, each doubt names the others."""
    named = [(measure, computed) for measure, computed in variants if not measure.startswith("nilai_")]
    values = [computed.value for _, computed in named if isinstance(computed.value, Decimal)]
    split = efficiency.disagree(values)
    for measure, computed in variants:
        yield from refusal_of(computed, measure, about)
        for figure in figure_of(computed, measure, about):
            others = [
                f"{other.formula.code} {made.raw}"
                for name, other in named
                if name != measure
                for made in figure_of(other, name, about)
            ]
            told = f"cara hitung lain memberi hasil yang berlawanan: {', '.join(others)}"
            yield figure.model_copy(update={"doubt": told}) if split and others else figure


def _no_volume(target: Figure, formula: PrintedFormula) -> str | None:
    if formula.polarity is not Polarity.HIGHER_IS_BETTER:
        return "biaya per volume hanya bermakna bila volume yang lebih besar lebih baik"
    if any(same_unit(target.unit, unit) for unit in _NO_VOLUME) or not target.unit:
        return f"target bersatuan {target.unit or 'tidak diketahui'}, bukan volume keluaran"
    return None


def _as_number(capaian: Figure) -> Input:
    """A capaian in percent as the number CK of the formula: 122 becomes 1,22."""
    given = from_figure(capaian, "CK")
    value = divide(given.value, Decimal(100)) if isinstance(given.value, Decimal) else None
    return given.model_copy(update={"value": value, "unit": None})


def _absorbed(ceiling: Figure, spent: Figure) -> Quantity:
    """The serapan of a line as an input that names the figures it rests on."""
    computed = budget.absorption(from_figure(ceiling, ""), from_figure(spent, ""))
    made = next(figure_of(computed, Measure.SERAPAN_PERSEN, spent), None)
    return None if made is None else from_figure(made, "serapan")


def _score(computed: Computed) -> Computed:
    value = computed.value
    score = efficiency.efficiency_score(value if isinstance(value, Decimal) else None)
    if isinstance(value, NotComputable):
        score = score.model_copy(update={"value": value})
    return score.model_copy(update={"inputs": computed.inputs})


def _exact(
    printed: Figure, derived: dict[tuple[str, str, int | None], list[Figure]], *, totals: bool
) -> Figure:
    """The computed figure that a printed one rounds or cuts; the printed one itself where there is none."""
    for figure in derived.get((printed.report_id, printed.measure, printed.year), ()):
        same = (subject_key(figure.subject), figure.level) == (subject_key(printed.subject), printed.level)
        if same and figure.parent and printed.parent and figure.parent != printed.parent:
            continue
        if not same and not (totals and is_total(figure.subject)):
            continue
        if not isinstance(figure.value, Decimal) or not isinstance(printed.value, Decimal):
            continue
        if printed_as(figure.value, printed.value):
            return figure
    return printed

"""What pagu and realisasi of one budget line give, and numerator and denominator of one indicator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.calculation import budget, ratios, word_cards
from assistant.calculation.contexts import Context
from assistant.calculation.derived import figure_of, refusal_of, word_of
from assistant.calculation.ratios import Driver
from assistant.calculation.result import Computed, from_figure, same_unit, show
from assistant.domain.figures import Figure, Measure


def spent(context: Context) -> Iterator[Figure]:
    """Compute serapan, sisa and the change of the ceiling by its revision."""
    for year in context.years(Measure.REALISASI_ANGGARAN):
        used = context.get(Measure.REALISASI_ANGGARAN, year)
        ceiling = ceiling_in(context, year)
        if used is None or ceiling is None:
            continue
        given = from_figure(ceiling, "pagu"), from_figure(used, "realisasi anggaran")
        absorbed = budget.absorption(*given)
        yield from figure_of(absorbed, Measure.SERAPAN_PERSEN, used)
        yield from refusal_of(absorbed, Measure.SERAPAN_PERSEN, used)
        yield from figure_of(budget.remainder(*given), Measure.SISA, used)
    for year in context.years(Measure.PAGU_SEBELUM_PERUBAHAN):
        before, after = context.get(Measure.PAGU_SEBELUM_PERUBAHAN, year), revised_in(context, year)
        if before and after:
            given = from_figure(before, ""), from_figure(after, "")
            yield from figure_of(budget.ceiling_change(*given), "perubahan_pagu_anggaran", after)


def ceiling_in(context: Context, year: int | None) -> Figure | None:
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


def revised_in(context: Context, year: int | None) -> Figure | None:
    """The ceiling after revision: its own column, or the plain one in the row of the initial ceiling."""
    revised = context.get(Measure.PAGU_SETELAH_PERUBAHAN, year)
    before, plain = context.get(Measure.PAGU_SEBELUM_PERUBAHAN, year), context.get(Measure.PAGU, year)
    if revised is not None or before is None or plain is None:
        return revised
    same_row = before.row is not None and (before.table_no, before.row) == (plain.table_no, plain.row)
    return plain if same_row else None


def parted(context: Context) -> Iterator[Figure]:
    """Compute a percentage from its parts, and which of the two moved it from the year before."""
    parts: dict[int, tuple[Figure, Figure]] = {}
    for year in context.years(Measure.DITANGANI, Measure.POPULASI):
        part, whole = context.get(Measure.DITANGANI, year), context.get(Measure.POPULASI, year)
        if part is None or whole is None or not same_unit(part.unit, whole.unit):
            continue
        computed = ratios.ratio(from_figure(part, ""), from_figure(whole, ""))
        yield from figure_of(computed, Measure.PERSEN_DITANGANI, part)
        if year is not None:
            parts[year] = part, whole
    for year in parts:
        if year - 1 in parts:
            yield from _moved(parts[year - 1], parts[year])


def _moved(before: tuple[Figure, Figure], after: tuple[Figure, Figure]) -> Iterator[Figure]:
    part_before, whole_before = before
    part, whole = after
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
    if movement.driver is not None and movement.driver is not Driver.NONE:
        inputs = (part, whole, part_before, whole_before)
        effects = (
            f"pembilang {_points(movement.numerator_effect)}, penyebut {_points(movement.denominator_effect)}"
        )
        yield word_of(
            movement.driver.value,
            word_cards.PENGGERAK.formula,
            "penggerak_persen_ditangani",
            inputs,
            part,
            worked=effects,
        )


def _points(effect: Computed) -> str:
    return f"{show(effect.value, 2)} poin" if isinstance(effect.value, Decimal) else "–"

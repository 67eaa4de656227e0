"""Making figures of computed results, and reading them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.result import EXACT, Computed, NotComputable, show
from assistant.domain.figures import Figure, Measure, Origin

_REVISED = frozenset({Measure.PAGU, Measure.PAGU_SEBELUM_PERUBAHAN, Measure.PAGU_SETELAH_PERUBAHAN})
_MOST_DECIMALS = Decimal(1).scaleb(-20)


def figure_of(
    computed: Computed, measure: str, about: Figure, *, remark: str = "", doubt: str | None = None
) -> Iterator[Figure]:
    """Make a figure of a result, about the subject and year of another figure; nothing of a refusal.

    The id is a hash of formula, measure and inputs: it stays the same from run to run. `remark` follows the
    formula after a comma and says what is particular to this figure.
    """
    if isinstance(computed.value, Decimal):
        yield _figure(computed, measure, about, remark).model_copy(
            update={
                "value": _bounded(computed.value),
                "raw": show(computed.value, computed.decimals, computed.unit),
                "doubt": doubt,
                "arithmetic": computed.arithmetic or None,
            }
        )


def refusal_of(computed: Computed, measure: str, about: Figure) -> Iterator[Figure]:
    """Make a figure without value of a refusal, with its reason as the doubt; nothing of a result."""
    if isinstance(computed.value, NotComputable):
        reason = f"tidak dapat dihitung: {computed.value.reason}"
        yield _figure(computed, measure, about, "").model_copy(update={"doubt": reason})


def word_of(
    word: str,
    formula: str,
    measure: str,
    inputs: Sequence[Figure],
    about: Figure,
    *,
    unit: str | None = "predikat",
    worked: str,
    doubt: str | None = None,
) -> Figure:
    """Make a figure whose value is a word that figures lead to; `worked` shows how, in one line."""
    ids = tuple(given.figure_id for given in inputs)
    return _computed_figure(formula, measure, ids, about, unit).model_copy(
        update={"value": word, "raw": word, "doubt": doubt, "arithmetic": f"{worked}: {word}"}
    )


def _figure(computed: Computed, measure: str, about: Figure, remark: str) -> Figure:
    inputs = tuple(given.figure_id for given in computed.inputs if given.figure_id)
    formula = f"{computed.formula.formula}, {remark}" if remark else computed.formula.formula
    return _computed_figure(formula, measure, inputs, about, computed.unit)


def _computed_figure(
    formula: str, measure: str, inputs: tuple[str, ...], about: Figure, unit: str | None
) -> Figure:
    return Figure(
        figure_id=identity_of(formula, measure, inputs),
        report_id=about.report_id,
        agency=about.agency,
        report_year=about.report_year,
        subject=about.subject,
        parent=about.parent,
        level=about.level,
        year=about.year,
        measure=measure,
        value=None,
        unit=unit,
        raw="",
        location=None,
        origin=Origin.COMPUTED,
        formula=formula,
        inputs=inputs,
        source=about.source,
    )


def shown_with(figure: Figure, decimals: int) -> Figure:
    """Show a computed figure with the office's decimals; amounts of money keep two."""
    if not isinstance(figure.value, Decimal) or figure.unit == "Rp" or decimals == 2:
        return figure
    shown = show(figure.value, decimals, figure.unit)
    arithmetic = figure.arithmetic
    if arithmetic is not None and arithmetic.endswith(f" = {figure.raw}"):
        arithmetic = f"{arithmetic.removesuffix(figure.raw)}{shown}"
    return figure.model_copy(update={"raw": shown, "arithmetic": arithmetic})


def resting_on(figure: Figure, inputs: Sequence[str]) -> Figure:
    """Let a computed figure rest on other inputs of the same values."""
    if tuple(inputs) == figure.inputs:
        return figure
    identity = identity_of(figure.formula or "", figure.measure, inputs)
    return figure.model_copy(update={"figure_id": identity, "inputs": tuple(inputs)})


def with_doubts(results: Sequence[Figure]) -> Iterator[Figure]:
    """Mark results for one quantity that differ because tables of the report differ."""
    for figure in results:
        others = [other for other in results if other is not figure]
        if not others:
            yield figure
            continue
        told = " dan ".join(other.raw for other in others)
        values = tuple(other.value for other in others if isinstance(other.value, Decimal))
        doubt = f"baris atau tabel lain dalam laporan menghasilkan {told}"
        if figure.doubt is not None:
            doubt = f"{figure.doubt}; {doubt}"
        yield figure.model_copy(update={"doubt": doubt, "readings": values})


def with_disputed_inputs(results: Sequence[Figure], given: Sequence[Figure]) -> Iterator[Figure]:
    """Mark results whose inputs have another value elsewhere in the report.

    Ceilings are left out: they rightly differ before and after a revision of the budget.
    """
    told: dict[tuple[str, int | None], dict[Decimal, str]] = {}
    for member in given:
        if isinstance(member.value, Decimal) and member.measure not in _REVISED:
            told.setdefault((member.measure, member.year), {}).setdefault(member.value, member.raw)
    known = {member.figure_id: member for member in given}
    for figure in results:
        notes = []
        for ref in figure.inputs if figure.doubt is None else ():
            if ref not in known:
                continue
            used = known[ref]
            values = told.get((used.measure, used.year), {})
            others = [raw for value, raw in values.items() if value != used.value]
            if others:
                when = f" {used.year}" if used.year is not None else ""
                what = used.measure.replace("_", " ")
                notes.append(f"laporan memuat nilai lain untuk {what}{when}: {' dan '.join(others)}")
        yield figure.model_copy(update={"doubt": "; ".join(notes)}) if notes else figure


def identity_of(formula: str, measure: str, inputs: Sequence[str]) -> str:
    """The id of a computed figure: a hash of formula, measure and inputs."""
    named = "|".join((formula, measure, *inputs))
    return "c" + hashlib.sha256(named.encode()).hexdigest()[:16]


def _bounded(value: Decimal) -> Decimal:
    """Keep at most 20 decimals: enough that rounding when shown is never a second rounding."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -20:
        return value.quantize(_MOST_DECIMALS, context=EXACT)
    return value

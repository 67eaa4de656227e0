"""Making figures of computed results, and reading them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation import cards
from assistant.calculation.achievement import LowerVariant, card_for
from assistant.calculation.progress import progress_card
from assistant.calculation.result import (
    EXACT,
    Computed,
    FormulaCard,
    Input,
    from_figure,
    show,
    show_arithmetic,
)
from assistant.domain.figures import Figure, Measure, Origin
from assistant.domain.indicators import Polarity

_REVISED = frozenset({Measure.PAGU, Measure.PAGU_SEBELUM_PERUBAHAN, Measure.PAGU_SETELAH_PERUBAHAN})
_MOST_DECIMALS = Decimal(1).scaleb(-20)
_PROGRESS_CARDS = tuple(
    progress_card(card_for(polarity, variant))
    for polarity, variant in (
        (Polarity.HIGHER_IS_BETTER, LowerVariant.N1),
        (Polarity.LOWER_IS_BETTER, LowerVariant.N1),
        (Polarity.LOWER_IS_BETTER, LowerVariant.N2),
        (Polarity.HOLD_AT_TARGET, LowerVariant.N1),
    )
)


def figure_of(computed: Computed, measure: str, about: Figure) -> Iterator[Figure]:
    """Make a figure of a result, about the subject and year of another figure; nothing of a refusal.

    The id is a hash of formula, measure and inputs: it stays the same from run to run.
    """
    if not isinstance(computed.value, Decimal):
        return
    inputs = tuple(given.figure_id for given in computed.inputs if given.figure_id)
    yield Figure(
        figure_id=identity_of(computed.formula.formula, measure, inputs),
        report_id=about.report_id,
        agency=about.agency,
        report_year=about.report_year,
        subject=about.subject,
        parent=about.parent,
        level=about.level,
        year=about.year,
        measure=measure,
        value=_bounded(computed.value),
        unit=computed.unit,
        raw=show(computed.value, computed.decimals, computed.unit),
        location=None,
        origin=Origin.COMPUTED,
        formula=computed.formula.formula,
        inputs=inputs,
        source=about.source,
    )


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


def card_of(figure: Figure) -> FormulaCard | None:
    """The formula card of a computed figure."""
    known = (*cards.EVERY_CARD, *_PROGRESS_CARDS)
    return next((card for card in known if card.formula == figure.formula), None)


def explain(figure: Figure, inputs: Mapping[str, Figure]) -> str | None:
    """Write the arithmetic of a computed figure in one line; None where an input is not known."""
    card = card_of(figure)
    known = [inputs[ref] for ref in figure.inputs if ref in inputs]
    if card is None or not isinstance(figure.value, Decimal) or len(known) < len(figure.inputs):
        return None
    terms = [from_figure(one, "") for one in known]
    if card is cards.LANGKAH_TAHUNAN:
        end, now = known[0].year, known[1].year
        if end is None or now is None:
            return None
        terms.append(Input(name="sisa tahun", value=Decimal(end - now)))
    return show_arithmetic(card.working, terms, figure.value, 2, figure.unit)


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

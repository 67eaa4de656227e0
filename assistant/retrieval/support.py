"""What arithmetic says about a printed value: the value that its own inputs give."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.calculation import achievement, budget, ratios
from assistant.calculation.achievement import LowerVariant
from assistant.calculation.result import Computed, Input, from_figure
from assistant.domain.figures import Figure
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up
from assistant.domain.record import Record
from assistant.retrieval.arithmetic import Worked, from_computed
from assistant.retrieval.bindings import Bound
from assistant.retrieval.polarities import formula_of
from assistant.retrieval.rows import pair_of
from assistant.retrieval.wording import shown

_Calculation = Callable[[Input, Input], Computed]


class Support(Record):
    """A value computed from figures of the report, with its inputs."""

    worked: Worked
    inputs: tuple[Figure, ...]

    @property
    def value(self) -> Decimal:
        return self.worked.value

    @property
    def text(self) -> str:
        return self.worked.text


def computed(bound: Bound, measure: str) -> Support | None:
    """The measure as the subject's own figures give it; None where they do not.

    A capaian follows the formula that the subject's printed rows follow; where its name speaks for lower is
    better and nothing printed tells, none is computed.
    """
    if measure == "serapan_persen":
        return _of(
            bound, "realisasi_anggaran", "pagu", lambda a, b: budget.absorption(b, a), "{0} / {1} × 100"
        )
    if measure == "capaian":
        return _capaian(bound)
    if measure in ("realisasi", "persen_ditangani"):
        return _of(bound, "ditangani", "populasi", ratios.ratio, "{0} / {1} × 100")
    if measure == "tingkat_kemajuan":
        return _of(bound, "realisasi", "target_akhir_renstra", ratios.ratio, "{0} / {1} × 100")
    if measure == "sisa":
        return _of(bound, "pagu", "realisasi_anggaran", budget.remainder, "{0} − {1}")
    return None


def agrees(support: Support, value: Decimal) -> bool:
    """Whether a printed value is the computed one at the precision printed."""
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return round_half_up(support.value, decimals) == value


def _capaian(bound: Bound) -> Support | None:
    formula = formula_of(bound.subject)
    if formula is None:
        return None
    sum_shown = "{0} / {1} × 100"
    if formula.polarity is Polarity.LOWER_IS_BETTER:
        first = formula.variant is LowerVariant.N1
        sum_shown = "(2 × {1} − {0}) / {1} × 100" if first else "{1} / {0} × 100"

    def calculate(actual: Input, target: Input) -> Computed:
        return achievement.achievement(target, actual, formula.polarity, variant=formula.variant)

    return _of(bound, "realisasi", "target", calculate, sum_shown)


def _of(bound: Bound, first: str, second: str, calculate: _Calculation, sum_shown: str) -> Support | None:
    pair = pair_of(bound, first, second)
    if pair is None or (pair[0].unit and pair[1].unit and pair[0].unit != pair[1].unit):
        return None
    a, b = pair
    result = calculate(from_figure(a, first), from_figure(b, second))
    worked = from_computed(result, sum_shown.format(shown(a.value, a.unit), shown(b.value, b.unit)))
    return Support(worked=worked, inputs=(a, b)) if worked else None

"""Sums that an answer shows, computed by `assistant.calculation` and printed with their units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from assistant.calculation import budget, trends
from assistant.calculation.result import Computed, FormulaCard, Input, compute, from_figure
from assistant.domain.answers import AnswerValue
from assistant.domain.figures import Figure
from assistant.domain.numerals import format_number, format_points, round_half_up
from assistant.domain.record import Exact, Record
from assistant.retrieval.wording import shown

_MEAN = FormulaCard(
    code="RATA_RATA",
    name="Rata-rata sederhana",
    formula="jumlah nilai / banyaknya nilai",
    words="nilai dijumlahkan, lalu dibagi banyaknya nilai",
    symbols="Σx / n",
    limits=("tanpa bobot",),
)


class Worked(Record):
    """A computed value with the sum as a reader follows it."""

    value: Exact
    unit: str | None
    text: str

    def as_value(self) -> AnswerValue:
        """The value for an answer; its id is stable and tells that it was computed, not printed."""
        decimals = 2 if self.unit in ("%", "poin") else None
        value = self.value if decimals is None else round_half_up(self.value, decimals)
        digest = sha256(self.text.encode()).hexdigest()[:16]
        return AnswerValue(value=value, unit=self.unit, figure_id=f"hitung-{digest}")


Operand = Figure | Worked | Decimal


def total(parts: Sequence[Operand], unit: str | None) -> Worked | None:
    """The sum of values of one unit; None where the parts cannot be added."""
    computed = budget.total([_input(part, unit, f"rincian ke-{n}") for n, part in enumerate(parts, 1)])
    return _worked(computed, " + ".join(_term(part, unit) for part in parts), unit)


def difference(larger: Operand, smaller: Operand, unit: str | None) -> Worked | None:
    """What the first value has more than the second; percentages differ by points."""
    computed = trends.change(_input(smaller, unit, "nilai kecil"), _input(larger, unit, "nilai besar"))
    result = "poin" if unit == "%" else unit
    return _worked(computed, f"{_term(larger, unit)} − {_term(smaller, unit)}", result)


def relative_change(earlier: Operand, later: Operand, unit: str | None) -> Worked | None:
    """The change in percent of the earlier value; None where that is nothing."""
    computed = trends.relative_change(_input(earlier, unit, "nilai awal"), _input(later, unit, "nilai akhir"))
    before, now = _term(earlier, unit), _term(later, unit)
    return _worked(computed, f"({now} − {before}) / {before} × 100", "%")


def share(part: Operand, whole: Operand, unit: str | None) -> Worked | None:
    """A part in percent of its whole; None where there is no whole."""
    computed = budget.share(_input(part, unit, "bagian"), _input(whole, unit, "jumlah"))
    return _worked(computed, f"{_term(part, unit)} / {_term(whole, unit)} × 100", "%")


def mean(parts: Sequence[Operand], unit: str | None) -> Worked | None:
    """The plain average of values of one unit."""
    inputs = [_input(part, unit, f"nilai ke-{n}") for n, part in enumerate(parts, 1)]
    if not inputs:
        return None
    computed = compute(
        _MEAN, inputs, lambda *numbers: sum(numbers, Decimal(0)) / len(numbers), unit=unit, working=""
    )
    return _worked(computed, f"({' + '.join(_term(part, unit) for part in parts)}) / {len(parts)}", unit)


def from_computed(computed: Computed, sum_shown: str) -> Worked | None:
    """A result of a calculation with the sum written out."""
    return _worked(computed, sum_shown, computed.unit)


def _worked(computed: Computed, sum_shown: str, unit: str | None) -> Worked | None:
    if not isinstance(computed.value, Decimal):
        return None
    return Worked(value=computed.value, unit=unit, text=f"{sum_shown} = {result_shown(computed.value, unit)}")


def result_shown(value: Decimal, unit: str | None) -> str:
    """A result for people, rounded half up to two decimals where it has more."""
    if unit == "poin":
        return format_points(value)
    if unit == "%":
        return f"{format_number(round_half_up(value, 2), 2)} persen"
    exponent = value.as_tuple().exponent
    long = isinstance(exponent, int) and -exponent > 2
    return shown(round_half_up(value, 2) if long else value, unit)


def _input(operand: Operand, unit: str | None, name: str) -> Input:
    if isinstance(operand, Figure):
        return from_figure(operand, name)
    value = operand.value if isinstance(operand, Worked) else operand
    return Input(name=name, value=value, unit=unit)


def _term(operand: Operand, unit: str | None) -> str:
    value = operand if isinstance(operand, Decimal) else operand.value
    return shown(value, unit)

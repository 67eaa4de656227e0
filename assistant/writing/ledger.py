"""The figures that a draft uses: printed ones as they stand, computed ones with formula and arithmetic."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from assistant.calculation import cards
from assistant.calculation.achievement import difference_unit
from assistant.calculation.result import (
    Computed,
    FormulaCard,
    Input,
    NotComputable,
    compute,
    from_figure,
    percent_of,
)
from assistant.calculation.rules import OfficeRules
from assistant.domain.figures import Figure, Origin
from assistant.domain.numerals import (
    format_number,
    format_percent,
    format_points,
    format_rupiah,
    round_half_up,
)
from assistant.domain.record import Record

_SCORE = re.compile(r"\b(?:nilai|indeks|skor)\b", re.IGNORECASE)
BARE_UNITS = frozenset({"nilai", "indeks", "skor", "angka", "predikat", "rasio", "poin"})


class Shown(Record):
    """A figure as a sentence writes it."""

    figure: Figure
    text: str

    @property
    def number(self) -> Decimal:
        """The value; only figures with a number are asked for it."""
        assert isinstance(self.figure.value, Decimal)
        return self.figure.value


def written(value: Decimal, unit: str | None, *, computed: bool = False, most: int = 2) -> str:
    """Write a value with its unit as prose does: at most `most` decimals, computed ones with all or none.

    A printed value keeps two where it has them, even where the office shows its own results with fewer.
    """
    own = 0 if value == value.to_integral_value() else -int(value.as_tuple().exponent)
    decimals = most if computed and own else min(max(2, most), own)
    if unit == "%":
        return format_percent(value, decimals)
    if unit == "poin":
        return format_points(value, decimals)
    if unit == "Rp":
        return format_rupiah(value)
    number = format_number(value, decimals)
    if unit is None or unit.casefold() in BARE_UNITS:
        return number
    return f"{number} {unit if unit.isupper() else unit.lower()}"


class Ledger:
    """Keeps printed figures and has the calculation compute others, each with an id that does not change."""

    def __init__(
        self, agency: str, report_id: str, report_year: int, rules: OfficeRules | None = None
    ) -> None:
        self.rules = rules or OfficeRules()
        self._agency = agency
        self._report_id = report_id
        self._report_year = report_year
        self._figures: dict[str, Figure] = {}

    def printed(self, figure: Figure) -> Shown:
        """A figure as the report prints it."""
        self._figures[figure.figure_id] = figure
        value = figure.value
        if isinstance(value, Decimal):
            text = written(value, figure.unit, most=self.rules.decimals)
        else:
            text = " ".join((value or "").split()) or "belum ada data"
        return Shown(figure=figure, text=text)

    def difference(
        self,
        one: Shown,
        other: Shown,
        *,
        measure: str,
        year: int | None = None,
        card: FormulaCard = cards.PERUBAHAN,
    ) -> Shown:
        """The distance between two figures, larger minus smaller; percentages differ by points."""
        larger, smaller = (one, other) if one.number >= other.number else (other, one)
        computed = compute(
            card,
            (_input(larger), _input(smaller)),
            lambda high, low: high - low,
            working="{0} − {1}",
            unit=_apart(one.figure),
            one_unit=False,
            decimals=self.rules.decimals,
        )
        return self._must(
            computed,
            (larger, smaller),
            measure=measure,
            subject=one.figure.subject,
            year=year if year is not None else one.figure.year,
        )

    def percent(
        self,
        part: Shown,
        whole: Shown,
        *,
        measure: str,
        subject: str | None = None,
        card: FormulaCard = cards.PROPORSI,
    ) -> Shown:
        """A part as percentage of a whole, which must not be zero."""
        computed = compute(
            card,
            (_input(part), _input(whole)),
            percent_of,
            working="{0} / {1} × 100",
            unit="%",
            one_unit=False,
            decimals=self.rules.decimals,
        )
        return self._must(
            computed,
            (part, whole),
            measure=measure,
            subject=subject or part.figure.subject,
            year=part.figure.year,
        )

    def count(
        self,
        card: FormulaCard,
        inputs: Sequence[Shown],
        calculate: Callable[..., Decimal],
        *,
        working: str,
        unit: str | None,
        measure: str,
        subject: str,
        year: int | None,
    ) -> Shown:
        """A figure by a formula of its own, from inputs of different units."""
        computed = compute(
            card,
            [_input(shown) for shown in inputs],
            calculate,
            working=working,
            unit=unit,
            one_unit=False,
            decimals=self.rules.decimals,
        )
        return self._must(computed, inputs, measure=measure, subject=subject, year=year)

    def enter(
        self,
        computed: Computed,
        inputs: Sequence[Shown],
        *,
        measure: str,
        subject: str,
        year: int | None,
        remark: str = "",
    ) -> Shown | None:
        """Keep a result of the calculation as a figure, None where it is not computable.

        `remark` follows the formula after a comma and says what is particular to this figure.
        """
        value = computed.value
        if isinstance(value, NotComputable):
            return None
        ids = tuple(shown.figure.figure_id for shown in inputs)
        digest = hashlib.sha256("|".join([measure, computed.formula.code, *ids]).encode()).hexdigest()[:16]
        most = self.rules.decimals
        text = written(round_half_up(value, most), computed.unit, computed=True, most=most)
        formula = computed.formula.formula
        figure = Figure(
            figure_id=f"c-{digest}",
            report_id=self._report_id,
            agency=self._agency,
            report_year=self._report_year,
            subject=subject,
            level=inputs[0].figure.level,
            year=year,
            measure=measure,
            value=value,
            unit=computed.unit,
            raw=text,
            location=None,
            origin=Origin.COMPUTED,
            formula=f"{formula}, {remark}" if remark else formula,
            inputs=ids,
            arithmetic=computed.arithmetic or None,
        )
        self._figures[figure.figure_id] = figure
        return Shown(figure=figure, text=text)

    def figure(self, figure_id: str) -> Figure | None:
        """A figure that was shown, by its id."""
        return self._figures.get(figure_id)

    def line(self, figure_id: str) -> str | None:
        """The line of arithmetic that computed a figure, None for a printed one."""
        figure = self._figures.get(figure_id)
        return figure.arithmetic if figure else None

    def with_inputs(self, figure_ids: Iterable[str]) -> list[Figure]:
        """The figures with all that they were computed from, each once, inputs before what they make."""
        found: dict[str, Figure] = {}
        for figure_id in figure_ids:
            figure = self._figures.get(figure_id)
            if figure is not None and figure_id not in found:
                found.update(
                    (f.figure_id, f) for f in self.with_inputs(figure.inputs) if f.figure_id not in found
                )
                found[figure_id] = figure
        return list(found.values())

    def _must(
        self, computed: Computed, inputs: Sequence[Shown], *, measure: str, subject: str, year: int | None
    ) -> Shown:
        shown = self.enter(computed, inputs, measure=measure, subject=subject, year=year)
        if shown is None:
            raise ValueError(f"{measure} of {subject} cannot be computed: {computed.value}")
        return shown


def _apart(figure: Figure) -> str | None:
    """The unit of a difference: points for percentages, indexes and scores, for counts their own."""
    unit = difference_unit(figure.unit)
    if unit is None:
        return "poin" if _SCORE.search(figure.subject) else None
    return "poin" if unit.casefold() in BARE_UNITS else unit


def _input(shown: Shown) -> Input:
    return from_figure(shown.figure, shown.figure.measure)

"""The figures that a draft uses: printed ones as they stand, computed ones with formula, inputs and arithmetic."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Origin
from assistant.domain.numerals import format_number, format_percent, format_points, format_rupiah, round_half_up
from assistant.domain.record import Record

_BARE_UNITS = frozenset({"nilai", "indeks", "skor", "angka", "predikat", "rasio"})


class Shown(Record):
    """A figure as a sentence writes it."""

    figure: Figure
    text: str

    @property
    def number(self) -> Decimal:
        """The value; only figures with a number are shown."""
        assert isinstance(self.figure.value, Decimal)
        return self.figure.value


def written(value: Decimal, unit: str | None, *, computed: bool = False) -> str:
    """Write a value with its unit as prose does: at most two decimals, computed ones with both or none."""
    own = max(0, -int(value.normalize().as_tuple().exponent))
    decimals = 2 if computed and own else min(2, own)
    if unit == "%":
        return format_percent(value, decimals)
    if unit == "poin":
        return format_points(value, decimals)
    if unit == "Rp":
        return format_rupiah(value)
    number = format_number(value, decimals)
    if unit is None or unit.casefold() in _BARE_UNITS:
        return number
    return f"{number} {unit if unit.isupper() else unit.lower()}"


class Ledger:
    """Makes computed figures on demand, one for each computation, with ids that do not change."""

    def __init__(self, agency: str, report_id: str, report_year: int) -> None:
        self._agency = agency
        self._report_id = report_id
        self._report_year = report_year
        self._figures: dict[str, Figure] = {}
        self._lines: dict[str, str] = {}

    def printed(self, figure: Figure) -> Shown:
        """A figure as the report prints it."""
        self._figures[figure.figure_id] = figure
        value = figure.value
        text = written(value, figure.unit) if isinstance(value, Decimal) else (value or "belum ada data")
        return Shown(figure=figure, text=text)

    def difference(self, one: Shown, other: Shown, *, measure: str, year: int | None = None) -> Shown:
        """The distance between two figures, larger minus smaller; percentages differ by points."""
        larger, smaller = (one, other) if one.number >= other.number else (other, one)
        unit = _difference_unit(one.figure.unit)
        return self.computed(
            larger.number - smaller.number,
            unit,
            [larger, smaller],
            measure=measure,
            formula="selisih = nilai yang lebih besar − nilai yang lebih kecil",
            line=f"{_plain(larger)} − {_plain(smaller)}",
            subject=one.figure.subject,
            year=year if year is not None else one.figure.year,
        )

    def percent(self, part: Shown, whole: Shown, *, measure: str, subject: str | None = None) -> Shown:
        """A part as percentage of a whole."""
        return self.computed(
            part.number / whole.number * 100,
            "%",
            [part, whole],
            measure=measure,
            formula="bagian / keseluruhan × 100",
            line=f"{_plain(part)} / {_plain(whole)} × 100",
            subject=subject or part.figure.subject,
            year=part.figure.year,
        )

    def take(self, figure: Figure, line: str) -> Shown:
        """A figure that was computed elsewhere, with the line that shows how."""
        return self._entered(figure, line)

    def figure(self, figure_id: str) -> Figure | None:
        """A figure that was shown, by its id."""
        return self._figures.get(figure_id)

    def line(self, figure_id: str) -> str | None:
        """The line of arithmetic that computed a figure, None for a printed one."""
        return self._lines.get(figure_id)

    def with_inputs(self, figure_ids: Iterable[str]) -> list[Figure]:
        """The figures with all that they were computed from, each once, inputs before what they make."""
        found: dict[str, Figure] = {}
        for figure_id in figure_ids:
            figure = self._figures.get(figure_id)
            if figure is not None and figure_id not in found:
                found.update((f.figure_id, f) for f in self.with_inputs(figure.inputs) if f.figure_id not in found)
                found[figure_id] = figure
        return list(found.values())

    def computed(
        self,
        value: Decimal,
        unit: str | None,
        inputs: Sequence[Shown],
        *,
        measure: str,
        formula: str,
        line: str,
        subject: str,
        year: int | None,
    ) -> Shown:
        """A figure computed by some formula; `line` shows it with its numbers, without the result."""
        ids = tuple(shown.figure.figure_id for shown in inputs)
        digest = hashlib.sha256("|".join([measure, formula, *ids]).encode()).hexdigest()[:16]
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
            unit=unit,
            raw=written(_rounded(value), unit, computed=True),
            location=None,
            origin=Origin.COMPUTED,
            formula=formula,
            inputs=ids,
        )
        return self._entered(figure, line)

    def _entered(self, figure: Figure, line: str) -> Shown:
        assert isinstance(figure.value, Decimal)
        value = _rounded(figure.value)
        self._figures[figure.figure_id] = figure
        self._lines[figure.figure_id] = f"{line} = {written(value, None, computed=True)}"
        return Shown(figure=figure, text=written(value, figure.unit, computed=True))


def _rounded(value: Decimal) -> Decimal:
    """Two decimals, half up; only what is shown is rounded."""
    return round_half_up(value, 2)


def _plain(shown: Shown) -> str:
    return written(_rounded(shown.number), None, computed=shown.figure.origin is Origin.COMPUTED)


def _difference_unit(unit: str | None) -> str | None:
    if unit == "%" or unit is None or unit.casefold() in _BARE_UNITS:
        return "poin"
    return unit

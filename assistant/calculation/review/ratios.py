"""Percentages, remainders and efficiencies that do not follow from the cells beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.polarity import printed_as
from assistant.calculation.review import names
from assistant.calculation.review.printing import one_slip, shown, two_decimals
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number

HUNDRED = Decimal(100)


class Rule(NamedTuple):
    """How one column follows from two others of its row."""

    measure: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    compute: Callable[[Decimal, Decimal], Decimal]
    formula: str
    words: str


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole * HUNDRED


CEILINGS = (Measure.PAGU_SETELAH_PERUBAHAN, Measure.PAGU)
RULES = (
    Rule(
        Measure.SERAPAN_PERSEN,
        (Measure.REALISASI_ANGGARAN,),
        CEILINGS,
        _share,
        "{a} / {b} × 100",
        "Persentase serapan",
    ),
    Rule(
        Measure.SISA,
        CEILINGS,
        (Measure.REALISASI_ANGGARAN,),
        lambda ceiling, spent: ceiling - spent,
        "{a} − {b}",
        "Sisa anggaran",
    ),
    Rule(
        Measure.TINGKAT_KEMAJUAN,
        (Measure.REALISASI,),
        (Measure.TARGET_AKHIR_RENSTRA,),
        _share,
        "{a} / {b} × 100",
        "Tingkat kemajuan",
    ),
    Rule(
        Measure.PERSEN_DITANGANI,
        (Measure.DITANGANI,),
        (Measure.POPULASI,),
        _share,
        "{a} / {b} × 100",
        "Persentase yang ditangani",
    ),
)


def review_ratios(tables: Sequence[Table]) -> Iterator[Finding]:
    """Recompute every ratio column of every row."""
    for table in tables:
        for row in table.rows:
            for rule in RULES:
                yield from _apply(rule, row)
            yield from _efficiency(row)
        yield from _absorption_below_the_total(table)


def _absorption_below_the_total(table: Table) -> Iterator[Finding]:
    """The absorption of the whole, where it stands in a row of its own below the total."""
    totals = [row for row in table.rows if _first(row, CEILINGS, _any_year(row)) and row.is_total]
    for row in table.rows:
        for (measure, year), cell in row.cells.items():
            alone = measure == Measure.SERAPAN_PERSEN and _first(row, CEILINGS, year) is None
            if not alone or row.is_average or len(totals) != 1:
                continue
            if not row.is_total and not {"realisasi", "anggaran"} <= names.content_words(cell.subject):
                continue
            ceiling = _first(totals[0], CEILINGS, year)
            spent = _first(totals[0], (Measure.REALISASI_ANGGARAN,), year)
            printed, a, b = number(cell), number(spent), number(ceiling)
            if ceiling is None or spent is None or printed is None or a is None or not b:
                continue
            arithmetic = f"{format_number(a)} / {format_number(b)} × 100 = "
            yield from verdict(
                "Persentase realisasi anggaran", cell, (spent, ceiling), printed, a / b * HUNDRED, arithmetic
            )


def _any_year(row: Row) -> int | None:
    return next((year for _, year in row.cells), None)


def _first(row: Row, measures: Sequence[str], year: int | None) -> Figure | None:
    for measure in measures:
        found = row.get(measure, year)
        if number(found) is not None:
            return found
        alone = [cell for (name, _), cell in row.cells.items() if name == measure]
        if measure == Measure.TARGET_AKHIR_RENSTRA and len(alone) == 1 and number(alone[0]) is not None:
            return alone[0]
    return None


def _apply(rule: Rule, row: Row) -> Iterator[Finding]:
    for year in row.years(rule.measure):
        cell, first, second = (
            row.get(rule.measure, year),
            _first(row, rule.first, year),
            _first(row, rule.second, year),
        )
        printed, a, b = number(cell), number(first), number(second)
        if cell is None or first is None or second is None or printed is None or a is None or b is None:
            continue
        if rule.compute is _share and b == 0:
            continue
        expected = rule.compute(a, b)
        arithmetic = f"{rule.formula.format(a=format_number(a), b=format_number(b))} = "
        if rule.measure == Measure.TINGKAT_KEMAJUAN and any(
            printed_as(value, printed) for value in lower_variants(b, a)
        ):
            continue
        if rule.measure == Measure.PERSEN_DITANGANI and printed == HUNDRED < expected:
            continue  # the part is larger than the whole: told as that
        for finding in verdict(rule.words, cell, (first, second), printed, expected, arithmetic):
            odd = _less_round((cell, first, second)) if rule.measure == Measure.SISA else None
            yield finding.model_copy(update={"suspect": odd.location}) if odd is not None else finding


def _less_round(cells: Sequence[Figure]) -> Figure | None:
    """The one amount of three that is not in whole thousands."""
    odd = [cell for cell in cells if (number(cell) or Decimal(0)) % 1000 != 0]
    return odd[0] if len(odd) == 1 else None


def lower_variants(target: Decimal, actual: Decimal) -> list[Decimal]:
    """What lower-is-better formulas give for a target and a result: N1, and N2 where the result is not 0."""
    if target == 0:
        return []
    first = (2 * target - actual) / target * HUNDRED
    return [first, target / actual * HUNDRED] if actual else [first]


def close(printed: Decimal, expected: Decimal, cell: Figure) -> bool:
    """Whether a value, rounded as printed, is the printed one."""
    return abs(printed - expected) <= Decimal(1).scaleb(-decimals(cell)) / 2


def verdict(
    words: str,
    cell: Figure,
    inputs: Sequence[Figure],
    printed: Decimal,
    expected: Decimal,
    arithmetic: str,
    kind: FindingKind = FindingKind.RATIO_MISMATCH,
    explanation: str | None = None,
) -> Iterator[Finding]:
    """The finding on a cell that differs from what its inputs give; the last digit alone is a note."""
    step = Decimal(1).scaleb(-decimals(cell))
    if abs(printed - expected) <= step / 2:
        return
    value = two_decimals(expected) if cell.unit != "Rp" else format_number(expected)
    locations = tuple(
        dict.fromkeys(figure.location for figure in (cell, *inputs) if figure.location is not None)
    )
    if abs(printed - expected) < step * Decimal("1.5"):
        cut = abs(printed) < abs(expected)
        yield Finding(
            kind=FindingKind.ROUNDING,
            severity=Severity.NOTE,
            locations=locations,
            reported=shown(cell),
            expected=value,
            explanation=f"{words} '{cell.subject}' "
            + ("dipotong, bukan dibulatkan." if cut else "dibulatkan berbeda pada angka terakhir."),
            arithmetic=arithmetic + value,
        )
        return
    yield Finding(
        kind=kind,
        severity=Severity.ERROR,
        locations=locations,
        reported=shown(cell),
        expected=value + (" %" if cell.unit == "%" else ""),
        explanation=explanation
        or f"{words} '{cell.subject}' tertulis {shown(cell)}, padahal hitungannya {value}. "
        "Perbaiki, atau periksa angka yang dihitung.",
        arithmetic=arithmetic + value,
        suspect=cell.location,
    )


def _efficiency(row: Row) -> Iterator[Finding]:
    for year in row.years(Measure.EFISIENSI) + row.years(Measure.EFISIENSI_PERSEN):
        cell = row.get(Measure.EFISIENSI, year) or row.get(Measure.EFISIENSI_PERSEN, year)
        capaian, serapan = row.get(Measure.CAPAIAN, year), row.get(Measure.SERAPAN_PERSEN, year)
        printed, reached, spent = number(cell), number(capaian), number(serapan)
        if cell is None or capaian is None or serapan is None:
            continue
        if printed is None or reached is None or spent is None:
            continue
        candidates = [reached - spent, HUNDRED - spent]
        if spent:
            candidates += [reached / spent, reached / spent * HUNDRED]
        if any(printed_as(value, printed) for value in candidates):
            continue
        arithmetic = f"{format_number(reached)} − {format_number(spent)} = "
        for finding in verdict(
            "Tingkat efisiensi", cell, (capaian, serapan), printed, reached - spent, arithmetic
        ):
            if finding.severity is Severity.NOTE:
                yield finding
                continue
            yield _efficiency_suspect(
                finding, (cell, reached - spent), (capaian, printed + spent), (serapan, reached - printed)
            )


def _efficiency_suspect(finding: Finding, *cells: tuple[Figure, Decimal]) -> Finding:
    """Any of the three cells may be wrong: the one that a single slip explains, where it is only one."""
    slipped = [cell for cell, value in cells if one_slip(number(cell) or Decimal(0), value, decimals(cell))]
    if len(slipped) == 1:
        return finding.model_copy(update={"suspect": slipped[0].location})
    named = " atau ".join(_CALLED[cell.measure] for cell in slipped)
    told = f" Yang mungkin salah ketik: {named}." if len(slipped) == 2 else ""
    return finding.model_copy(update={"suspect": None, "explanation": finding.explanation + told})


_CALLED: dict[str, str] = {
    Measure.EFISIENSI: "efisiensinya",
    Measure.EFISIENSI_PERSEN: "efisiensinya",
    Measure.CAPAIAN: "capaiannya",
    Measure.SERAPAN_PERSEN: "serapannya",
}

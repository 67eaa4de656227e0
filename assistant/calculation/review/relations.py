"""Relations between the columns of a table that most rows keep, and the rows that break them.

A table of its own design names its columns as it likes; what its rows have in common tells how it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from assistant.calculation.polarity import printed_as
from assistant.calculation.review.across import NAMED, additions
from assistant.calculation.review.printing import (
    money_or_number,
    plus_line,
    shown,
    two_decimals,
)
from assistant.calculation.review.ratios import RULES, lower_variants
from assistant.calculation.review.tables import Row, Table, additive, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number

HUNDRED = Decimal(100)
MOST_COLUMNS = 12
KEPT_BY = Decimal("0.6")
"""Share of the rows that must keep a relation before the others count as breaking it."""
FEWEST = 3
Column = tuple[str, int | None]

_BUDGET = frozenset(
    {
        Measure.PAGU,
        Measure.PAGU_SEBELUM_PERUBAHAN,
        Measure.PAGU_SETELAH_PERUBAHAN,
        Measure.REALISASI_ANGGARAN,
        Measure.SERAPAN_PERSEN,
        Measure.SISA,
    }
)
_COUNTS = frozenset(
    {
        Measure.JUMLAH,
        Measure.POPULASI,
        Measure.DITANGANI,
        Measure.PERSEN_DITANGANI,
        Measure.NILAI,
        Measure.BOBOT,
    }
)


def _known_by_name(columns: Sequence[Column]) -> frozenset[str]:
    """Measures of a table whose formulas are known by name and checked there.

    A formula that lacks one of its columns is not checked there, so its columns are open here.
    """
    measures = {measure for measure, _ in columns}
    known = frozenset(str(measure) for measure in Measure) - _COUNTS
    if not measures & {Measure.PAGU, Measure.PAGU_SETELAH_PERUBAHAN}:
        known -= _BUDGET
    for rule in RULES:
        if rule.measure in measures and not (measures & set(rule.first) and measures & set(rule.second)):
            known -= {rule.measure, *rule.first, *rule.second}
    return frozenset(known)


class Relation(NamedTuple):
    """How one column follows from two others in most rows."""

    name: str
    compute: Callable[[Decimal, Decimal], Decimal | None]
    symbol: str


RATIO = Relation("persentase", lambda a, b: a / b * HUNDRED if b else None, "{a} / {b} × 100")
WEIGHTED = Relation("nilai tertimbang", lambda a, b: a * b / HUNDRED, "{a} × {b} / 100")
SUM = Relation("jumlah", lambda a, b: a + b, "{a} + {b}")
DIFFERENCE = Relation("selisih", lambda a, b: a - b, "{a} − {b}")
PER_UNIT = tuple(
    Relation(
        "hasil bagi",
        lambda a, b, factor=factor: a / b * factor if b else None,  # type: ignore[misc]
        "{a} / {b}" + (f" × {format_number(factor)}" if factor != 1 else ""),
    )
    for factor in map(Decimal, (1, 10, 1000, 100_000))
)
"""Yields, densities and rates: one amount per another, or per so many of it."""
_SHARES = (RATIO, WEIGHTED, *PER_UNIT)
_DIGITS_THAT_TELL = 10
"""Digits that results must have together before a relation is no coincidence of small numbers."""
_DIGITS_OF_A_SUM = 6
"""The same for a sum of neighbours that no heading calls one."""


def review_relations(tables: Sequence[Table]) -> Iterator[Finding]:
    """Find rows that break what the other rows of their table keep, and totals that miss one column."""
    for table in tables:
        rows = [row for row in table.rows if not row.is_average]
        known = _known_by_name(table.columns())
        columns = [
            column
            for column in table.columns()
            if column[0] not in known and _numbers(rows, column) >= FEWEST
        ]
        if 3 <= len(columns) <= MOST_COLUMNS:
            yield from _broken(rows, columns, [addition.columns for addition in additions(table)])
        yield from _total_of_one_column(table)


def _numbers(rows: Sequence[Row], column: Column) -> int:
    return sum(number(row.get(*column)) is not None for row in rows)


def _broken(
    rows: Sequence[Row], columns: Sequence[Column], added: Sequence[frozenset[Column]]
) -> Iterator[Finding]:
    """Each relation once: of three columns, the one furthest right is taken for the result.

    Columns that are known to be added up in a longer sum stand in no other relation.
    """
    told: set[frozenset[Column]] = set()
    explained: set[Column] = set()
    for relation in (SUM, RATIO, WEIGHTED, DIFFERENCE, *PER_UNIT):
        for result in reversed(columns):
            if (relation in PER_UNIT and result in explained) or result[0] == Measure.BOBOT:
                continue
            found = _inputs_of(rows, columns, result, relation)
            if found is None or frozenset((result, *found)) in told:
                continue
            if any({result, *found} <= own for own in added):
                continue
            told.add(frozenset((result, *found)))
            explained |= {result, *found} if relation in PER_UNIT else {result}
            yield from _breaks(rows, result, found, relation)


def _inputs_of(
    rows: Sequence[Row], columns: Sequence[Column], result: Column, relation: Relation
) -> tuple[Column, Column] | None:
    """The two columns from which most rows make the result, told by rows where it is not trivial."""
    for first, second in permutations([column for column in columns if column != result], 2):
        if relation is SUM and columns.index(first) > columns.index(second):
            continue
        kept = telling = total = digits = 0
        for row in rows:
            cells = row.get(*first), row.get(*second), row.get(*result)
            a, b, c = (number(cell) for cell in cells)
            if a is None or b is None or c is None or cells[2] is None:
                continue
            if not _units_fit(relation, *(cell.unit for cell in cells if cell is not None)):
                continue
            value = relation.compute(a, b)
            total += 1
            if value is not None and abs(value - c) <= Decimal(1).scaleb(-decimals(cells[2])):
                kept += 1
                telling += c not in (a, b) and c != HUNDRED
                digits += len(str(abs(c)).replace(".", "").strip("0"))
                if relation in _SHARES[1:] and abs(c) < HUNDRED * Decimal(1).scaleb(-decimals(cells[2])):
                    telling -= 1
        named = relation is RATIO or (relation is SUM and result[0].startswith(NAMED))
        if not named and digits < (_DIGITS_THAT_TELL if relation is not SUM else _DIGITS_OF_A_SUM):
            continue
        if telling >= FEWEST and kept >= total * KEPT_BY:
            return first, second
    return None


def _units_fit(relation: Relation, first: str | None, second: str | None, result: str | None) -> bool:
    """A ratio makes a percentage of two amounts; sums and differences stay in one unit."""
    if relation is RATIO:
        return result in ("%", None) and (first == second or None in (first, second))
    if relation in _SHARES:
        return result not in ("Rp", "poin", "predikat")
    return first == second == result


def _breaks(
    rows: Sequence[Row], result: Column, inputs: tuple[Column, Column], relation: Relation
) -> Iterator[Finding]:
    for row in rows:
        cell, first, second = row.get(*result), row.get(*inputs[0]), row.get(*inputs[1])
        c, a, b = number(cell), number(first), number(second)
        if cell is None or first is None or second is None or c is None or a is None or b is None:
            continue
        value = relation.compute(a, b)
        step = Decimal(1).scaleb(-decimals(cell))
        if value is None or abs(value - c) <= step / 2:
            continue
        if relation not in _SHARES and _explained(row, abs(c - value), (cell, first, second)):
            continue
        if relation is RATIO and any(printed_as(other, c) for other in lower_variants(b, a)):
            continue
        yield _break(relation, cell, (first, second), c, value, step, a, b)


def _explained(row: Row, gap: Decimal, known: Sequence[Figure]) -> bool:
    """Whether other cells of the row, alone or together, make up the gap: then they belong to the sum."""
    others = [
        value
        for cell in row.cells.values()
        if cell not in known and (value := number(cell)) is not None and cell.unit != "%"
    ]
    return gap in others or gap == sum(others, Decimal(0))


def _break(
    relation: Relation,
    cell: Figure,
    inputs: tuple[Figure, Figure],
    printed: Decimal,
    value: Decimal,
    step: Decimal,
    a: Decimal,
    b: Decimal,
) -> Finding:
    near = abs(value - printed) < step * Decimal("1.5")
    expected = two_decimals(value) if relation in _SHARES else money_or_number(value, cell.unit)
    kind, severity = FindingKind.RATIO_MISMATCH, Severity.ERROR
    told = (
        f"{relation.name.capitalize()} pada baris '{cell.subject}' tertulis {shown(cell)}, "
        f"padahal hitungannya {expected}. Perbaiki, atau periksa angka yang dihitung."
    )
    if near and relation in _SHARES:
        kind, severity = FindingKind.ROUNDING, Severity.NOTE
        told = f"{relation.name.capitalize()} pada baris '{cell.subject}' berbeda pada angka terakhir."
    elif relation is RATIO and printed == HUNDRED and value > HUNDRED:
        kind, severity = FindingKind.CAPPED_CAPAIAN, Severity.WARNING
        told = (
            f"'{cell.subject}' tertulis 100, padahal bagiannya lebih besar daripada keseluruhannya. "
            "Periksa kedua angkanya; bila memang dibatasi pada 100, sebutkan ketentuannya."
        )
    elif relation not in _SHARES:
        kind = FindingKind.SUM_MISMATCH
    places = (cell.location, *(figure.location for figure in inputs))
    return Finding(
        kind=kind,
        severity=severity,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=shown(cell),
        expected=expected,
        explanation=told,
        arithmetic=relation.symbol.format(a=format_number(a), b=format_number(b)) + f" = {expected}",
        suspect=cell.location if severity is Severity.ERROR else None,
    )


def _total_of_one_column(table: Table) -> Iterator[Finding]:
    """A last row that sums most columns exactly and misses one, whatever the row and columns are called."""
    rows = [row for row in table.rows if not row.is_average]
    if len(rows) < FEWEST + 1:
        return
    *members, last = rows
    depths = {row.level for row in members}
    right: list[Column] = []
    wrong: list[tuple[Column, Decimal]] = []
    for column, cell in last.cells.items():
        printed = number(cell)
        values = [value for row in members if (value := number(row.get(*column))) is not None]
        if printed is None or len(values) < FEWEST or cell.unit in ("%", "predikat"):
            continue
        total = sum(values, Decimal(0))
        if total == printed:
            right.append(column)
        elif not additive(column[0], cell) and abs(total - printed) * 2 < total:
            wrong.append((column, total))
    if len(depths) > 1 or not (right or last.is_total):
        return
    if not last.is_total or len(right) < 2 * len(wrong):
        wrong = [(column, total) for column, total in wrong if _near_total(last, column, total)]
    for column, total in wrong:
        cell = last.cells[column]
        values = [value for row in members if (value := number(row.get(*column))) is not None]
        places = [cell.location, *(own.location for row in members if (own := row.get(*column)) is not None)]
        yield Finding(
            kind=FindingKind.SUM_MISMATCH,
            severity=Severity.ERROR,
            locations=tuple(dict.fromkeys(place for place in places if place is not None)),
            reported=shown(cell),
            expected=money_or_number(total, cell.unit),
            explanation=f"Baris '{cell.subject}'{_of_column(column)} tertulis {shown(cell)}, "
            f"padahal {len(values)} baris di atasnya berjumlah {money_or_number(total, cell.unit)}. "
            "Periksa jumlah dan rinciannya.",
            arithmetic=f"{plus_line(values, cell.unit)} = {money_or_number(total, cell.unit)}",
        )


def _near_total(last: Row, column: Column, total: Decimal) -> bool:
    printed = number(last.get(*column))
    return printed is not None and abs(total - printed) * 50 < total


def _of_column(column: Column) -> str:
    """The column that a total stands in, by its name and year."""
    measure, year = column
    name = "" if measure in (Measure.JUMLAH, Measure.NILAI, "tahun") else measure.replace("_", " ")
    named = " ".join(part for part in (name, str(year) if year and not name else "") if part)
    return f" kolom {named}" if named else ""

"""Which cell of a sum is wrong: what its own row, other sums and other tables say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure, Measure

Family = tuple[Row, list[Row]]
_TELLING = Decimal(10_000)
"""Amounts from which two tables with the same one confirm each other."""
_ROUND = Decimal(1_000)
_FAR = 1000


@dataclass(frozen=True)
class Elsewhere:
    """The amounts that a report prints, with the numbers of the tables that print them by name."""

    tables: dict[tuple[str, Decimal], set[int]]

    @classmethod
    def of(cls, tables: Sequence[Table]) -> Elsewhere:
        known: dict[tuple[str, Decimal], set[int]] = {}
        for table in tables:
            for row in table.rows:
                for cell in row.cells.values():
                    value = number(cell)
                    if cell.unit == "Rp" and value is not None and value >= _TELLING:
                        known.setdefault((_name(cell), value), set()).add(table.number)
        return cls(known)

    def has(self, cell: Figure, value: Decimal) -> bool:
        """Whether another table tells this amount of the same thing."""
        return bool(self.tables.get((_name(cell), value), set()) - {cell.table_no})


def _name(cell: Figure) -> str:
    return "jumlah" if names.is_total(cell.subject) else names.key(cell.subject)


@dataclass(frozen=True)
class Candidate:
    """A cell of a sum that does not hold, with the value that would mend it."""

    row: Row
    cell: Figure
    mended: Decimal


def candidates(
    parent: Row, children: Sequence[Row], measure: str, year: int | None, difference: Decimal
) -> list[Candidate]:
    """Every cell that could be the wrong one; the sum itself comes first."""
    found = []
    for row, change in [(parent, -difference), *((child, difference) for child in children)]:
        cell = row.get(measure, year)
        value = number(cell)
        if cell is not None and value is not None and value + change >= 0:
            found.append(Candidate(row, cell, value + change))
    return found


def most_likely(
    possible: Sequence[Candidate],
    families: Sequence[Family],
    parent: Row,
    elsewhere: Elsewhere,
    *,
    by_elimination: bool,
) -> list[Candidate]:
    """The candidates that the strongest evidence leaves: one where it tells, several where it does not.

    To leave out what other places confirm tells nothing where a row may be missing altogether.
    """
    for evidence in (
        [one for one in possible if _mends_its_row(one)],
        [one for one in possible if _mends_another_sum(one, families, parent)],
        [one for one in possible if elsewhere.has(one.cell, one.mended)],
        _less_round(possible),
    ):
        if len(evidence) == 1:
            return evidence
    if not by_elimination:
        return list(possible)
    open_ones = [
        one
        for one in possible
        if not elsewhere.has(one.cell, number(one.cell) or Decimal(0))
        and not _in_another_sum(one, families, parent)
        and fits_its_row(one.row, one.cell.year, one.cell.measure, number(one.cell) or Decimal(0)) is not True
    ]
    open_ones = open_ones or [
        one
        for one in possible
        if not elsewhere.has(one.cell, number(one.cell) or Decimal(0))
        and not _in_another_sum(one, families, parent)
    ]
    return open_ones or list(possible)


def _mends_its_row(one: Candidate) -> bool:
    value, year, measure = number(one.cell) or Decimal(0), one.cell.year, one.cell.measure
    now = fits_its_row(one.row, year, measure, value)
    return now is not True and fits_its_row(one.row, year, measure, one.mended) is True


def fits_its_row(row: Row, year: int | None, measure: str, value: Decimal) -> bool | None:
    """Whether a value for one cell fits the other cells of its row; None where nothing tells."""
    amounts = {
        name: value if name == measure else number(row.get(name, year))
        for name in (Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.SISA)
    }
    ceiling, spent, left = amounts.values()
    verdicts: list[bool] = []
    if ceiling is not None and spent is not None and left is not None:
        verdicts.append(ceiling - spent == left)
    share = row.get(Measure.SERAPAN_PERSEN, year)
    printed = number(share)
    if share is not None and printed is not None and ceiling and spent is not None:
        verdicts.append(abs(spent / ceiling * 100 - printed) < Decimal(1).scaleb(-decimals(share)))
    return all(verdicts) if verdicts else None


def bears(row: Row, unit: str | None) -> bool:
    """Whether a row has amounts at all; rows that only continue a list of indicators have none."""
    return any(cell.unit == unit for cell in row.cells.values())


def _others(one: Candidate, families: Sequence[Family], parent: Row) -> Iterator[tuple[Row, Decimal]]:
    """The other sums that a cell takes part in, by their upper row, with what they lack."""
    for upper, members in families:
        if upper is parent or (upper is not one.row and one.row not in members):
            continue
        column = one.cell.measure, one.cell.year
        bearing = [member for member in members if bears(member, one.cell.unit)]
        values = [number(member.get(*column)) for member in bearing]
        whole = number(upper.get(*column))
        if whole is not None and values and all(value is not None for value in values):
            yield upper, whole - sum((value for value in values if value is not None), Decimal(0))


def _mends_another_sum(one: Candidate, families: Sequence[Family], parent: Row) -> bool:
    change = one.mended - (number(one.cell) or Decimal(0))
    return any(
        gap != 0 and gap == (change if upper is not one.row else -change)
        for upper, gap in _others(one, families, parent)
    )


def _in_another_sum(one: Candidate, families: Sequence[Family], parent: Row) -> bool:
    """Whether a cell takes part in another sum that holds."""
    return any(gap == 0 for _, gap in _others(one, families, parent))


def _less_round(possible: Sequence[Candidate]) -> list[Candidate]:
    """Parts that are far less round than their sum and all other parts, as a wrong digit makes them.

    A sum that is less round than its parts may as well lack a row.
    """
    found = []
    for one in possible[1:]:
        value = number(one.cell)
        steps = [
            roundness(amount) for other in possible if other is not one if (amount := number(other.cell))
        ]
        if value and len(steps) > 1 and one.cell.unit == "Rp":
            step = min(steps)
            if step >= _ROUND and roundness(value) * _FAR <= step and one.mended % step == 0:
                found.append(one)
    return found


def roundness(value: Decimal) -> Decimal:
    """The largest power of ten that divides an amount."""
    digits = format(value.to_integral_value(), "f")
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))

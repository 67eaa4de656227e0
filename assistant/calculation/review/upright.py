"""Tables whose rows are a part, a whole and their percentage, year beside year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review.printing import shown, two_decimals
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number

HUNDRED = Decimal(100)
_FEWEST = 2
"""Years in which the percentage must follow before another year counts as wrong."""
_LARGE = Decimal(20)


def review_upright(tables: Sequence[Table]) -> Iterator[Finding]:
    """Find the years in which a row is not the percentage of the two rows above it, as in other years."""
    for table in tables:
        for at in range(2, len(table.rows)):
            first, second, share = table.rows[at - 2 : at + 1]
            for part, whole in ((first, second), (second, first)):
                yield from _odd_years(part, whole, share)


def _odd_years(part: Row, whole: Row, share: Row) -> Iterator[Finding]:
    told = [cells for year in _years(share) if (cells := _cells(part, whole, share, year)) is not None]
    if len(told) <= _FEWEST:
        return
    fits = [abs(_value(a) / _value(b) * HUNDRED - _value(c)) <= _step(c) for a, b, c in told]
    if sum(fits) < _FEWEST or all(fits) or sum(fits) * 2 <= len(fits):
        return
    for (a, b, c), fit in zip(told, fits, strict=True):
        if fit:
            continue
        expected = two_decimals(_value(a) / _value(b) * HUNDRED)
        yield Finding(
            kind=FindingKind.RATIO_MISMATCH,
            severity=Severity.ERROR,
            locations=tuple(dict.fromkeys(cell.location for cell in (c, a, b) if cell.location is not None)),
            reported=shown(c),
            expected=f"{expected} %",
            explanation=f"'{c.subject}' tahun {c.year} tertulis {shown(c)}, "
            f"padahal dari dua baris di atasnya hasilnya {expected}. Pada tahun lain angkanya cocok.",
            arithmetic=f"{format_number(_value(a))} / {format_number(_value(b))} × 100 = {expected}",
            suspect=c.location,
        )


def _years(row: Row) -> list[int]:
    return sorted({year for _, year in row.cells if year is not None})


def _cells(part: Row, whole: Row, share: Row, year: int) -> tuple[Figure, Figure, Figure] | None:
    """The three cells of a year, where each row has one number for it and they can make a percentage."""
    found = []
    for row in (part, whole, share):
        own = [cell for (_, of), cell in row.cells.items() if of == year and number(cell) is not None]
        if len(own) != 1:
            return None
        found.append(own[0])
    a, b, c = found
    if _value(b) < _LARGE or _value(a) < _LARGE or decimals(c) == 0 or "%" in (a.unit, b.unit):
        return None
    return a, b, c


def _value(cell: Figure) -> Decimal:
    return number(cell) or Decimal(0)


def _step(cell: Figure) -> Decimal:
    return Decimal(1).scaleb(-decimals(cell))

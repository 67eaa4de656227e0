"""Rows that do not add up to the row above them or to their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review.printing import money_or_number, plus_line
from assistant.calculation.review.tables import Row, Table, additive, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location


def review_sums(tables: Sequence[Table]) -> Iterator[Finding]:
    """Compare every parent with its children and every total with its rows, column by column."""
    for table in tables:
        total = table.total()
        families = list(table.families()) + ([total] if total else [])
        for parent, children in families:
            found = [
                finding
                for measure, year in table.columns()
                for finding in _compare(families, parent, children, measure, year, table.money_step())
            ]
            yield from _incomplete(found)


def _incomplete(found: list[Finding]) -> list[Finding]:
    """Fold the columns of one family whose rows are incomplete into one finding."""
    missing = [finding for finding in found if finding.kind is FindingKind.MISSING_ROW]
    if len(missing) < 2:
        return found
    first = missing[0]
    arithmetic = "; ".join(f"{finding.expected} − {finding.reported}" for finding in missing[:3])
    if len(missing) > 3:
        arithmetic += f"; dan {len(missing) - 3} kolom lain"
    whole = first.model_copy(update={"arithmetic": arithmetic})
    return [whole, *(finding for finding in found if finding.kind is FindingKind.ROUNDING)]


def _compare(
    families: Sequence[tuple[Row, list[Row]]],
    parent: Row,
    children: Sequence[Row],
    measure: str,
    year: int | None,
    money_step: Decimal,
) -> Iterator[Finding]:
    whole = parent.get(measure, year)
    printed = number(whole)
    if whole is None or printed is None or not additive(measure, whole):
        return
    cells = [cell for row in children if (cell := row.get(measure, year)) is not None]
    amounts = [amount for cell in cells if (amount := number(cell)) is not None]
    if not amounts or any(not additive(measure, cell) or cell.unit != whole.unit for cell in cells):
        return
    bearing = [row for row in children if _bears(row, whole.unit)]
    if len(cells) < len(bearing) and len(amounts) < 2:
        return
    total = sum(amounts, Decimal(0))
    difference = printed - total
    step = Decimal(1).scaleb(-max(map(decimals, [whole, *cells])))
    if difference == 0 or (abs(difference) < 1 and step < 1):
        return
    if parent.is_total and nested_sum(amounts) == printed:
        return  # rows of two levels that were read as one
    places = [whole.location, *(cell.location for cell in cells)]
    locations = tuple(location for location in places if location is not None)
    arithmetic = f"{plus_line(amounts, whole.unit)} = {money_or_number(total, whole.unit)}"
    if len(amounts) == 1:
        arithmetic = f"{money_or_number(printed, whole.unit)} − {money_or_number(total, whole.unit)} = " + (
            money_or_number(difference, whole.unit)
        )
    if whole.unit == "Rp":
        step = money_step
    if abs(difference) <= step * (len(amounts) + 1 if whole.unit == "Rp" else len(amounts)):
        yield Finding(
            kind=FindingKind.ROUNDING,
            severity=Severity.NOTE,
            locations=locations,
            reported=money_or_number(printed, whole.unit),
            expected=money_or_number(total, whole.unit),
            explanation=f"Jumlah pada baris '{whole.subject}' berbeda dari rinciannya karena pembulatan.",
            arithmetic=arithmetic,
        )
        return
    label = measure.replace("_", " ") + (f" {year}" if year else "")
    column = f"Nilai {label}" if measure != Measure.NILAI else f"Nilai {year or ''}".strip()
    if printed == 0:
        explanation = f"{column} pada baris '{whole.subject}' nol, padahal rinciannya tidak nol."
    else:
        more = "lebih besar" if difference > 0 else "lebih kecil"
        explanation = (
            f"{column} pada baris '{whole.subject}' {more} {money_or_number(abs(difference), whole.unit)} "
            f"daripada jumlah rinciannya ({len(amounts)} baris)."
        )
    suspect = (
        _suspect(parent, children, measure, year, difference)
        or _between_levels(families, parent, children, measure, year, difference)
        or _less_round([whole, *cells], difference)
    )
    if printed == 0:
        suspect = whole.location
    if suspect is None and difference > 0 and _parent_is_confirmed(parent, measure, year):
        yield Finding(
            kind=FindingKind.MISSING_ROW,
            severity=Severity.WARNING,
            locations=locations,
            reported=money_or_number(total, whole.unit),
            expected=money_or_number(printed, whole.unit),
            explanation=explanation
            + " Mungkin ada baris yang tidak tercantum sebesar selisih itu"
            + f" ({money_or_number(difference, whole.unit)}); periksa rinciannya.",
            arithmetic=arithmetic,
        )
        return
    yield Finding(
        kind=FindingKind.SUM_MISMATCH,
        severity=Severity.ERROR,
        locations=locations,
        reported=money_or_number(printed, whole.unit),
        expected=money_or_number(total, whole.unit),
        explanation=explanation,
        arithmetic=arithmetic,
        suspect=suspect,
    )


def nested_sum(amounts: Sequence[Decimal]) -> Decimal:
    """The sum of amounts among which some stand above those that they are the sum of."""
    total, at = Decimal(0), 0
    while at < len(amounts):
        total += amounts[at]
        below = Decimal(0)
        for end in range(at + 1, len(amounts)):
            below += amounts[end]
            if below >= amounts[at]:
                break
        at = end + 1 if below == amounts[at] and below > 0 else at + 1
    return total


def _bears(row: Row, unit: str | None) -> bool:
    """Whether a row has amounts at all; rows that only continue a list of indicators have none."""
    return any(cell.unit == unit for cell in row.cells.values())


def _consistent(row: Row, year: int | None, measure: str, value: Decimal) -> bool | None:
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


def _suspect(
    parent: Row, children: Sequence[Row], measure: str, year: int | None, difference: Decimal
) -> Location | None:
    """The one cell that fits its own row only with the value that would mend the sum."""
    candidates: list[Figure] = []
    for row, mended in [(parent, -difference), *((child, difference) for child in children)]:
        cell = row.get(measure, year)
        value = number(cell)
        if cell is None or value is None:
            continue
        now, then = (
            _consistent(row, year, measure, value),
            _consistent(row, year, measure, value + mended),
        )
        if then is True and now is not True:
            candidates.append(cell)
    return candidates[0].location if len(candidates) == 1 else None


def _between_levels(
    families: Sequence[tuple[Row, list[Row]]],
    parent: Row,
    children: Sequence[Row],
    measure: str,
    year: int | None,
    difference: Decimal,
) -> Location | None:
    """The one cell that mends this sum and another sum that it takes part in."""
    candidates = []
    for row, mended in [(parent, -difference), *((child, difference) for child in children)]:
        cell = row.get(measure, year)
        if cell is None:
            continue
        for other, members in families:
            if other is parent or (other is not row and row not in members):
                continue
            bearing = [member for member in members if _bears(member, cell.unit)]
            values = [number(member.get(measure, year)) for member in bearing]
            whole = number(other.get(measure, year))
            if whole is None or not values or any(value is None for value in values):
                continue
            gap = whole - sum((value for value in values if value is not None), Decimal(0))
            if gap != 0 and gap == (mended if other is not row else -mended):
                candidates.append(cell)
    return candidates[0].location if len(candidates) == 1 else None


_ROUND = Decimal(1_000)


def _less_round(cells: Sequence[Figure], difference: Decimal) -> Location | None:
    """The one cell that is less round than all others and as round as they are once it is mended.

    The first of the cells is the sum.
    """
    values = [number(cell) for cell in cells]
    if cells[0].unit != "Rp" or any(value is None for value in values):
        return None
    found = []
    for at, cell in enumerate(cells):
        others = [value for place, value in enumerate(values) if place != at and value]
        value = values[at]
        if value is None or not others:
            continue
        step = min(map(_roundness, others))
        mended = value + difference if at else value - difference
        if step >= _ROUND and value % step != 0 and mended % step == 0:
            found.append(cell)
    return found[0].location if len(found) == 1 else None


def _roundness(value: Decimal) -> Decimal:
    """The largest power of ten that divides an amount."""
    digits = format(value.to_integral_value(), "f")
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def _parent_is_confirmed(parent: Row, measure: str, year: int | None) -> bool:
    value = number(parent.get(measure, year))
    return value is not None and value != 0 and _consistent(parent, year, measure, value) is not False

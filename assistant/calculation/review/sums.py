"""Rows that do not add up to the row above them or to their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review.printing import difference_line, money_or_number, one_slip, plus_line
from assistant.calculation.review.sum_suspects import (
    Candidate,
    Elsewhere,
    Family,
    bears,
    candidates,
    fits_its_row,
    most_likely,
)
from assistant.calculation.review.tables import Row, Table, additive, decimals, number
from assistant.domain.figures import Measure
from assistant.domain.findings import Finding, FindingKind, Severity


def review_sums(tables: Sequence[Table]) -> Iterator[Finding]:
    """Compare every parent with its children and every total with its rows, column by column."""
    elsewhere = Elsewhere.of(tables)
    for table in tables:
        total, step = table.total(), table.money_step()
        families = list(table.families()) + ([total] if total else [])
        for parent, children in families:
            found = [
                finding
                for measure, year in table.columns()
                for finding in _compare(families, parent, children, (measure, year), step, elsewhere)
            ]
            yield from _incomplete(found)


def _incomplete(found: list[Finding]) -> list[Finding]:
    """Fold the columns of one family whose rows are incomplete into one finding."""
    missing = [finding for finding in found if finding.kind is FindingKind.MISSING_ROW]
    if len(missing) < 2:
        return found
    first = missing[0]
    arithmetic = "; ".join(map(_lacking, missing[:3]))
    if len(missing) > 3:
        arithmetic += f"; dan {len(missing) - 3} kolom lain"
    whole = first.model_copy(update={"arithmetic": arithmetic})
    return [whole, *(finding for finding in found if finding.kind is FindingKind.ROUNDING)]


def _lacking(finding: Finding) -> str:
    """What a column lacks, as a sum."""
    high, low = (
        Decimal(re.sub(r"[^\d,]", "", text).replace(",", "."))
        for text in (finding.expected, finding.reported)
    )
    return difference_line(high, low)


def _compare(
    families: Sequence[Family],
    parent: Row,
    children: Sequence[Row],
    column: tuple[str, int | None],
    money_step: Decimal,
    elsewhere: Elsewhere,
) -> Iterator[Finding]:
    measure, year = column
    whole = parent.get(measure, year)
    printed = number(whole)
    if whole is None or printed is None or not additive(measure, whole):
        return
    cells = [cell for row in children if (cell := row.get(measure, year)) is not None]
    amounts = [amount for cell in cells if (amount := number(cell)) is not None]
    if not amounts or any(not additive(measure, cell) or cell.unit != whole.unit for cell in cells):
        return
    bearing = [row for row in children if bears(row, whole.unit)]
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
        arithmetic = difference_line(printed, total)
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
    possible = candidates(parent, children, measure, year, difference)
    slipped = _is_one_slip(possible, difference, max(map(decimals, [whole, *cells])))
    likely = most_likely(possible, families, parent, elsewhere, by_elimination=slipped or difference < 0)
    suspect = likely[0].cell.location if len(likely) == 1 else None
    explanation = _explanation(parent, column, printed, total, len(amounts))
    if printed == 0:
        suspect = whole.location
    incomplete = difference > 0 and _parent_is_confirmed(parent, measure, year)
    if suspect is None and incomplete and not slipped:
        yield Finding(
            kind=FindingKind.MISSING_ROW,
            severity=Severity.WARNING,
            locations=locations,
            reported=money_or_number(total, whole.unit),
            expected=money_or_number(printed, whole.unit),
            explanation=explanation + " Mungkin ada baris yang tidak tercantum; periksa rinciannya.",
            arithmetic=arithmetic,
        )
        return
    if suspect is None:
        slip = " Selisihnya cocok dengan satu salah ketik." if slipped else ""
        explanation += slip + (_either(likely) or " Periksa jumlah dan rinciannya.")
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


_NAMES: dict[str, str] = {
    Measure.PAGU: "Pagu",
    Measure.PAGU_SEBELUM_PERUBAHAN: "Pagu sebelum perubahan",
    Measure.PAGU_SETELAH_PERUBAHAN: "Pagu setelah perubahan",
    Measure.REALISASI_ANGGARAN: "Realisasi anggaran",
    Measure.SISA: "Sisa anggaran",
    Measure.JUMLAH: "Jumlah",
    Measure.NILAI: "Nilai",
    Measure.BOBOT: "Bobot",
}


def _explanation(
    parent: Row, column: tuple[str, int | None], printed: Decimal, total: Decimal, rows: int
) -> str:
    measure, year = column
    whole = parent.get(measure, year)
    assert whole is not None
    name = _NAMES.get(measure, f"Nilai {_words(measure)}") + (f" {year}" if year else "")
    if printed == 0:
        return f"{name} pada baris '{whole.subject}' nol, padahal rinciannya tidak nol."
    more = "lebih besar" if printed > total else "lebih kecil"
    by = money_or_number(abs(printed - total), whole.unit)
    return f"{name} pada baris '{whole.subject}' {more} {by} daripada jumlah {rows} baris rinciannya."


def _words(measure: str) -> str:
    """A measure as people call it; quarters by their Roman number."""
    words = measure.replace("_", " ")
    return re.sub(r"\btw([1-4])\b", lambda match: f"triwulan {_ROMAN[int(match[1]) - 1]}", words)


_ROMAN = ("I", "II", "III", "IV")


def _is_one_slip(possible: Sequence[Candidate], difference: Decimal, places: int) -> bool:
    """Whether one wrong digit, or two digits swapped, in one of the cells explains the difference."""
    one_digit = len(format(abs(difference).normalize(), "f").strip("0.").replace(".", "")) == 1
    swapped = one_slip(number(possible[0].cell) or Decimal(0), possible[0].mended, places)
    return one_digit or swapped


def _either(likely: Sequence[Candidate]) -> str:
    """Two cells that fit equally well, each with the value that would mend it."""
    if len(likely) != 2:
        return ""
    first, second = (
        f"'{one.cell.subject}' (seharusnya {money_or_number(one.mended, one.cell.unit)})" for one in likely
    )
    return f" Periksa {first} atau {second}."


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


def _parent_is_confirmed(parent: Row, measure: str, year: int | None) -> bool:
    value = number(parent.get(measure, year))
    return value is not None and value != 0 and fits_its_row(parent, year, measure, value) is not False

"""The year against its quarters, and totals over years that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review.printing import money_or_number, shown
from assistant.calculation.review.tables import Row, Table, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Location


def review_quarters(tables: Sequence[Table]) -> Iterator[Finding]:
    """Compare the year's realisasi with its four quarters, and totals over years that mean nothing."""
    for table in tables:
        for row in table.rows:
            yield from _quarters(row)
            yield from _added_over_years(row)


def _quarters(row: Row) -> Iterator[Finding]:
    for whole, quarters in (
        (
            Measure.REALISASI,
            (
                Measure.REALISASI_TW1,
                Measure.REALISASI_TW2,
                Measure.REALISASI_TW3,
                Measure.REALISASI_TW4,
            ),
        ),
        (
            Measure.REALISASI_ANGGARAN,
            (
                Measure.REALISASI_ANGGARAN_TW1,
                Measure.REALISASI_ANGGARAN_TW2,
                Measure.REALISASI_ANGGARAN_TW3,
                Measure.REALISASI_ANGGARAN_TW4,
            ),
        ),
    ):
        for year in row.years(whole):
            cell = row.get(whole, year)
            parts = [number(row.get(quarter, year)) for quarter in quarters]
            printed = number(cell)
            amounts = [part for part in parts if part is not None]
            if cell is None or cell.location is None or printed is None:
                continue
            if len(amounts) < 4:
                yield from _above_the_year(cell, printed, [row.get(quarter, year) for quarter in quarters])
                continue
            total = sum(amounts, Decimal(0))
            arithmetic = " + ".join(map(format_number, amounts)) + f" = {format_number(total)}"
            if total == printed:
                yield from _stock_added_up(row, cell, printed, year, arithmetic)
                continue
            if _is_state(amounts, printed, cell):
                continue
            last = [part for part in amounts if part != 0]
            as_state = bool(last) and printed == last[-1]
            yield Finding(
                kind=FindingKind.FORMULA_MISAPPLIED,
                severity=Severity.NOTE if as_state else Severity.ERROR,
                locations=_places(cell, *(row.get(quarter, year) for quarter in quarters)),
                reported=shown(cell),
                expected=money_or_number(total, cell.unit),
                explanation=f"Realisasi setahun '{cell.subject}' tidak sama dengan jumlah keempat triwulannya"
                + (
                    "; yang tertulis ialah keadaan triwulan terakhir. Pakailah satu cara untuk semua baris."
                    if as_state
                    else ", dan juga bukan keadaan triwulan terakhir atau rata-ratanya."
                ),
                arithmetic=arithmetic,
            )


def _above_the_year(cell: Figure, printed: Decimal, quarters: Sequence[Figure | None]) -> Iterator[Finding]:
    """A quarter that spent more than the whole year."""
    for quarter in quarters:
        spent = number(quarter)
        if quarter is None or spent is None or cell.unit != "Rp" or spent <= printed:
            continue
        yield Finding(
            kind=FindingKind.FORMULA_MISAPPLIED,
            severity=Severity.ERROR,
            locations=_places(cell, quarter),
            reported=shown(quarter),
            expected=f"paling banyak {shown(cell)}",
            explanation=f"Realisasi satu triwulan '{cell.subject}' ({shown(quarter)}) lebih besar "
            f"daripada realisasi setahun ({shown(cell)}).",
            arithmetic=f"{format_number(spent)} > {format_number(printed)}",
        )


def _places(*cells: Figure | None) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(cell.location for cell in cells if cell is not None and cell.location))


def _is_state(amounts: Sequence[Decimal], printed: Decimal, cell: Figure) -> bool:
    """Whether the year is what the quarters rise or fall to, or their mean: then nothing is added up."""
    mean = sum(amounts, Decimal(0)) / len(amounts)
    step = Decimal(1).scaleb(-max(decimals(cell), 0))
    ordered = list(amounts) in (sorted(amounts), sorted(amounts, reverse=True))
    if ordered and printed == amounts[-1]:
        return True
    return cell.unit != "Rp" and abs(mean - printed) < step


def _stock_added_up(
    row: Row, cell: Figure, printed: Decimal, year: int | None, arithmetic: str
) -> Iterator[Finding]:
    target = number(row.get(Measure.TARGET, year))
    if cell.unit == "Rp" or target is None or target <= 0 or printed < 2 * target or cell.location is None:
        return
    yield Finding(
        kind=FindingKind.FORMULA_MISAPPLIED,
        severity=Severity.NOTE,
        locations=(cell.location,),
        reported=shown(cell),
        expected=f"sekitar {money_or_number(target, cell.unit)} bila satuan yang sama terhitung berulang",
        explanation=f"Realisasi '{cell.subject}' paling sedikit dua kali targetnya. "
        f"Periksa apakah {cell.unit or 'satuan'} yang sama dijumlahkan lagi pada setiap triwulan.",
        arithmetic=arithmetic,
    )


def _added_over_years(row: Row) -> Iterator[Finding]:
    for (measure, year), cell in row.cells.items():
        if not measure.startswith("realisasi_kumulatif") or cell.unit != "%" or cell.location is None:
            continue
        this = number(row.get(Measure.REALISASI, year))
        before = [
            number(other) for (name, _), other in row.cells.items() if name.startswith("realisasi_sd_tahun")
        ]
        printed = number(cell)
        if this is None or printed is None or not before or before[0] is None:
            continue
        if before[0] + this == printed and before[0] != 0:
            yield Finding(
                kind=FindingKind.FORMULA_MISAPPLIED,
                severity=Severity.WARNING,
                locations=(cell.location,),
                reported=shown(cell),
                expected=money_or_number(this, "%"),
                explanation=f"Persentase '{cell.subject}' dijumlahkan antartahun. "
                "Untuk indikator persentase, realisasi sampai dengan tahun ini ialah realisasi terakhir, "
                "bukan penjumlahan.",
                arithmetic=f"{format_number(before[0])} + {format_number(this)} = {format_number(printed)}",
            )

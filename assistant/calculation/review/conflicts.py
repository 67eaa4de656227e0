"""One quantity that a report tells differently in several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.calculation.polarity import printed_as
from assistant.calculation.review import names
from assistant.calculation.review.places import plain
from assistant.calculation.review.printing import difference_line, money_or_number, shown
from assistant.calculation.review.tables import DEPTHS, Table, decimals, number
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Location

BUDGET = frozenset(
    {
        Measure.PAGU,
        Measure.PAGU_SEBELUM_PERUBAHAN,
        Measure.PAGU_SETELAH_PERUBAHAN,
        Measure.REALISASI_ANGGARAN,
        Measure.SERAPAN_PERSEN,
        Measure.SISA,
    }
)
COMPARED = BUDGET | {
    Measure.TARGET,
    Measure.REALISASI,
    Measure.CAPAIAN,
    Measure.TARGET_AKHIR_RENSTRA,
    Measure.TINGKAT_KEMAJUAN,
    Measure.REALISASI_NASIONAL,
}


@dataclass
class Quantity:
    """All places where one quantity is printed."""

    name: str
    level: Level | None
    measure: str
    year: int | None
    figures: list[tuple[Table, Figure]] = field(default_factory=list)


def quantity_measure(table: Table, figure: Figure, tables: Sequence[Table]) -> str | None:
    """The measure under which a figure is compared; None where it is not.

    Ceilings of an agreement are initial, unless most of them are those of the tables that tell the year's
    spending. What a progress table calls the realisasi up to last year is last year's realisasi, for
    percentages.
    """
    measure = figure.measure
    if measure.startswith("realisasi_sd_tahun_lalu") and figure.unit == "%":
        return Measure.REALISASI
    if measure == Measure.PAGU_SETELAH_PERUBAHAN:
        return Measure.PAGU
    if measure == Measure.PAGU and not table.is_amended and not _has_spending(table):
        return Measure.PAGU if _same_stage(table, tables) else Measure.PAGU_SEBELUM_PERUBAHAN
    return measure if measure in COMPARED else None


def _same_stage(table: Table, tables: Sequence[Table]) -> bool:
    """Whether most ceilings of a table are the ones of the tables with spending, or no table has any."""
    final: dict[tuple[str, Level, int | None], set[Decimal]] = {}
    for other in tables:
        if other is not table and (_has_spending(other) or other.is_amended):
            for place, value in _ceilings(other):
                final.setdefault(place, set()).add(value)
    shared = [value in final[place] for place, value in _ceilings(table) if place in final]
    return not shared or sum(shared) * 2 > len(shared)


def _ceilings(table: Table) -> Iterator[tuple[tuple[str, Level, int | None], Decimal]]:
    for row in table.rows:
        for (measure, year), figure in row.cells.items():
            value = number(figure)
            if measure in (Measure.PAGU, Measure.PAGU_SETELAH_PERUBAHAN) and value is not None:
                yield (names.key(figure.subject), figure.level, year), value


def _has_spending(table: Table) -> bool:
    return any(measure == Measure.REALISASI_ANGGARAN for measure, _ in table.columns())


def quantities(tables: Sequence[Table]) -> list[Quantity]:
    """Group the figures of all tables by the quantity that they state."""
    found: dict[tuple[str, Level | None, str, int | None], Quantity] = {}
    known: dict[str, str] = {}
    for table in tables:
        for row in table.rows:
            if row.is_average:
                continue
            for figure in row.cells.values():
                measure = quantity_measure(table, figure, tables)
                if measure is None or number(figure) is None:
                    continue
                level = figure.level if measure in BUDGET else None
                name = (
                    "total"
                    if level is Level.OTHER and names.is_total(figure.subject)
                    else _same_name(figure, known)
                )
                place = (name, level, measure, figure.year)
                found.setdefault(place, Quantity(name, level, measure, figure.year)).figures.append(
                    (table, figure)
                )
    return list(found.values())


def _same_name(figure: Figure, known: dict[str, str]) -> str:
    name = names.key(figure.subject)
    if name not in known:
        known[name] = next((other for other in known.values() if names.alike(name, other)), name)
    return known[name]


def review_conflicts(tables: Sequence[Table]) -> Iterator[Finding]:
    """Compare every quantity over the tables that state it."""
    for quantity in quantities(tables):
        if quantity.name == "total" and not _same_scope(quantity):
            continue
        yield from _conflict(_without_repeats(quantity))


def _same_scope(quantity: Quantity) -> bool:
    """Totals compare only over tables of the same programs."""
    sets = [
        {names.key(row.money_name()) for row in table.rows if DEPTHS.get(row.level) == 1}
        for table, _ in quantity.figures
    ]
    return all(programs == sets[0] for programs in sets) and bool(sets and sets[0])


def _conflict(quantity: Quantity) -> Iterator[Finding]:
    values: dict[Decimal, list[Figure]] = {}
    tables = {table.number for table, _ in quantity.figures}
    for _, figure in quantity.figures:
        value = number(figure)
        assert value is not None
        values.setdefault(value, []).append(figure)
    units = {figure.unit for _, figure in quantity.figures if figure.unit is not None}
    if len(tables) < 2 or len(units) > 1:
        if len(tables) > 1 and len(values) == 1:
            yield _units_differ(quantity, units)
        return
    if len(values) < 2:
        return
    ordered = sorted(values.items(), key=lambda item: -len(item[1]))
    figures = [group[0] for _, group in ordered]
    locations = tuple(
        dict.fromkeys(figure.location for _, figure in quantity.figures if figure.location is not None)
    )
    subject = figures[0].subject
    told = " dan ".join(shown(figure) for figure in figures[:3])
    low, high = min(values), max(values)
    unit = figures[0].unit
    arithmetic = difference_line(high, low)
    if _rounded(figures):
        if unit == "Rp" and any(table.money_step() >= _STEPS[0] for table, _ in quantity.figures):
            return  # a table in thousands or millions cannot tell more
        yield Finding(
            kind=FindingKind.ROUNDING,
            severity=Severity.NOTE,
            locations=locations,
            reported=told,
            expected="satu angka di semua tempat",
            explanation=f"'{subject}' ({_label(quantity)}) ditulis {told}; bedanya hanya pembulatan. "
            "Pakailah satu ketelitian.",
            arithmetic=arithmetic,
        )
        return
    if unit == "Rp" and low > 0 and high / low in (1000, 1_000_000):
        yield _scales_differ(subject, quantity, locations, told, high / low)
        return
    plan = quantity.measure == Measure.TARGET and len(values) == 2 and _one_rounds(*figures[:2])
    majority = len(ordered[0][1]) > len(ordered[1][1])
    odd = ordered[1][1][0] if majority and len(ordered) == 2 and len(ordered[1][1]) == 1 else None
    yield Finding(
        kind=FindingKind.CROSS_TABLE_CONFLICT,
        severity=Severity.WARNING if plan else Severity.ERROR,
        locations=locations,
        reported=told,
        expected=money_or_number(ordered[0][0], unit) if majority else "satu angka di semua tempat",
        explanation=f"'{subject}' ({_label(quantity)}) ditulis berbeda di {len(tables)} tabel: "
        + "; ".join(_told_where(group) for _, group in ordered[:4])
        + ". Tetapkan yang benar, lalu samakan.",
        arithmetic=arithmetic,
        suspect=odd.location if odd is not None else None,
    )


_COMPUTED = frozenset({Measure.CAPAIAN, Measure.SERAPAN_PERSEN, Measure.TINGKAT_KEMAJUAN, Measure.REALISASI})


def _rounded(figures: Sequence[Figure]) -> bool:
    """Whether values differ by no more than rounding; a target is set, never rounded."""
    if figures[0].measure == Measure.TARGET:
        return False
    return all(_one_rounds(figures[0], other) for other in figures[1:])


def _one_rounds(one: Figure, other: Figure) -> bool:
    """Whether one value is the other with fewer decimals, in thousands, or one unit off in the last digit."""
    rough, exact = sorted((one, other), key=decimals)
    a, b = number(rough), number(exact)
    if a is None or b is None:
        return False
    if one.unit == "Rp":
        return any(a % step == 0 and abs(a - b) <= step / 2 for step in _STEPS) or any(
            b % step == 0 and abs(a - b) <= step / 2 for step in _STEPS
        )
    if decimals(rough) < decimals(exact):
        return printed_as(b, a)
    return (
        one.measure in _COMPUTED and decimals(rough) > 0 and abs(a - b) <= Decimal(1).scaleb(-decimals(rough))
    )


_STEPS = (Decimal(1000), Decimal(1_000_000))


def _scales_differ(
    subject: str, quantity: Quantity, locations: tuple[Location, ...], told: str, factor: Decimal
) -> Finding:
    word = "ribu" if factor == 1000 else "juta"
    return Finding(
        kind=FindingKind.UNIT_OR_FORMAT,
        severity=Severity.WARNING,
        locations=locations,
        reported=told,
        expected="satu satuan di semua tabel",
        explanation=f"'{subject}' ({_label(quantity)}) berbeda tepat {format_number(factor)} kali "
        f"di dua tabel. Periksa keterangan '(dalam {word} rupiah)' pada judul atau kolomnya.",
        arithmetic=f"perbandingan kedua angka = {format_number(factor)}",
    )


def _units_differ(quantity: Quantity, units: set[str]) -> Finding:
    places = (figure.location for _, figure in quantity.figures)
    listed = " dan ".join(sorted(units))
    subject = quantity.figures[0][1].subject
    return Finding(
        kind=FindingKind.UNIT_OR_FORMAT,
        severity=Severity.NOTE,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=listed,
        expected="satu satuan di semua tabel",
        explanation=f"'{subject}' ({_label(quantity)}) bernilai sama di beberapa tabel, "
        f"tetapi satuannya berbeda: {listed}.",
        arithmetic=f"{len(units)} satuan untuk satu angka",
    )


def _without_repeats(quantity: Quantity) -> Quantity:
    """Leave out tables in which several rows bear this name with different values: there rows differ."""
    values: dict[int, set[Decimal | None]] = {}
    for table, figure in quantity.figures:
        values.setdefault(table.number, set()).add(number(figure))
    kept = [(table, figure) for table, figure in quantity.figures if len(values[table.number]) == 1]
    return replace(quantity, figures=kept)


def _told_where(group: Sequence[Figure]) -> str:
    """A value with the places that print it."""
    places = list(
        dict.fromkeys(str(plain(figure.location)) for figure in group if figure.location is not None)
    )
    more = f" dan {len(places) - 3} tempat lain" if len(places) > 3 else ""
    return f"{shown(group[0])} ({', '.join(places[:3])}{more})"


def _label(quantity: Quantity) -> str:
    words = str(quantity.measure).replace("_", " ")
    return f"{words}, {quantity.year}" if quantity.year else words

"""Generated offices of several fields: facts of three years as a report would give them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.figures import Fact
from assistant.domain.numerals import round_half_up
from eval.fields import FIELDS, Field, Part

BANDS = (("Sangat Tinggi", 91), ("Tinggi", 76), ("Sedang", 66), ("Rendah", 51), ("Sangat Rendah", 0))
GRADES = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30), ("D", 0))
Key = tuple[str, str, int | None]


@dataclass
class Office:
    """An office with its facts; `values` holds them by subject, measure and year."""

    field: Field
    year: int
    values: dict[Key, Decimal | str | None] = field(default_factory=dict)
    units: dict[Key, str] = field(default_factory=dict)
    coded: bool = False

    @property
    def years(self) -> tuple[int, int, int]:
        """The three years of the report, the reported one last."""
        return self.year - 2, self.year - 1, self.year

    def put(
        self, subject: str, measure: str, year: int | None, value: Decimal | str | None, unit: str
    ) -> None:
        """Add a fact."""
        self.values[subject, measure, year] = value
        self.units[subject, measure, year] = unit

    def facts(self) -> list[Fact]:
        """The facts as a facts file would hold them; measures are written as words or as codes."""
        return [
            Fact(
                id=f"f{number}",
                agency=self.field.agency,
                subject=subject,
                year=year,
                measure=_CODES.get(measure, measure) if self.coded else measure,
                value="N/A" if value is None else value,
                unit=self.units[subject, measure, year],
            )
            for number, ((subject, measure, year), value) in enumerate(self.values.items())
        ]


_CODES = {
    "realisasi anggaran": "realisasi_anggaran",
    "serapan": "serapan_persen",
    "sisa anggaran": "sisa",
    "target akhir Renstra": "target_akhir_renstra",
    "tingkat kemajuan": "tingkat_kemajuan",
    "realisasi nasional": "realisasi_nasional",
}


def make_office(kind: str, seed: int) -> Office:
    """Generate one office of a field; the same seed gives the same office."""
    rng = random.Random(f"{kind}-{seed}")
    office = Office(FIELDS[kind], rng.choice((2021, 2022, 2023, 2024)), coded=rng.random() < 0.4)
    for place, named in enumerate((*office.field.percents, *office.field.falling, office.field.index)):
        falling = named in office.field.falling
        _indicator(office, named.name, rng, falling=falling, percent=named != office.field.index)
        if place == 0:
            _plan(office, named.name, rng)
    for part in office.field.parts:
        _part(office, part, rng)
    for named, unit in office.field.counts:
        for year in office.years:
            office.put(
                named.name, "jumlah", year, Decimal(rng.randint(3, 40 if unit != "lembar" else 4000)), unit
            )
    _money(office, rng)
    return office


def _percent(rng: random.Random, low: float, high: float) -> Decimal:
    return Decimal(str(round(rng.uniform(low, high), rng.choice((0, 1, 2, 2)))))


def _indicator(office: Office, name: str, rng: random.Random, *, falling: bool, percent: bool) -> None:
    unit = "%" if percent else "nilai"
    low, high = (8, 30) if falling else (55, 95)
    level = _percent(rng, low, high)
    for year in office.years:
        level = max(Decimal(2), min(Decimal(99), level + _percent(rng, -3, 5)))
        target = max(Decimal(2), level + _percent(rng, -7, 5))
        office.put(name, "target", year, target, unit)
        office.put(name, "realisasi", year, level, unit)
        ratio = (2 * target - level) / target if falling else level / target
        capaian = round_half_up(ratio * 100, 6)
        office.put(name, "capaian", year, capaian, "%")
        office.put(name, "kategori", year, band(capaian, BANDS), "kategori")
    if not percent:
        office.put(name, "predikat", office.year, band(level, GRADES), "kategori")
        for year in office.years:
            del office.values[name, "kategori", year]


def band(value: Decimal, bands: Sequence[tuple[str, int]]) -> str:
    """The name of the band that a value falls in."""
    return next((name for name, lower in bands if value >= lower), bands[-1][0])


def _plan(office: Office, name: str, rng: random.Random) -> None:
    actual = office.values[name, "realisasi", office.year]
    assert isinstance(actual, Decimal)
    end = actual + _percent(rng, -4, 9)
    office.put(name, "target akhir Renstra", office.year + 2, end, "%")
    office.put(name, "tingkat kemajuan", office.year, round_half_up(actual / end * 100, 6), "%")
    first, second, third = office.years
    for year in (first, second):
        office.put("Realisasi nasional", "realisasi nasional", year, _percent(rng, 60, 99), "%")
    office.put("Realisasi nasional", "realisasi nasional", third, None, "%")


def _part(office: Office, part: Part, rng: random.Random) -> None:
    whole = (
        rng.randint(12, 60)
        if part.unit in ("posyandu", "desa", "kelurahan", "sekolah", "unit")
        else rng.randint(900, 90_000)
    )
    for year in office.years:
        whole = max(9, int(whole * rng.uniform(0.93, 1.09)))
        office.put(part.whole.name, "jumlah", year, Decimal(whole), part.unit)
        office.put(
            part.part.name, "jumlah", year, Decimal(max(2, int(whole * rng.uniform(0.55, 0.96)))), part.unit
        )


def _money(office: Office, rng: random.Random) -> None:
    year = office.year
    total_ceiling = total_spent = Decimal(0)
    for place, named in enumerate((*office.field.programs, *office.field.activities)):
        program = place < len(office.field.programs)
        ceiling = Decimal(rng.randint(90, 9_000 if program else 900)) * 1_000_000 + rng.randint(0, 999) * 1000
        spent = (ceiling * Decimal(str(round(rng.uniform(0.72, 0.998), 5)))).quantize(Decimal(1))
        _budget(office, named.name, ceiling, spent)
        if program:
            total_ceiling, total_spent = total_ceiling + ceiling, total_spent + spent
    _budget(office, f"{office.field.short} (jumlah seluruh program)", total_ceiling, total_spent)
    office.put("Program", "jumlah", year, Decimal(len(office.field.programs)), "program")


def _budget(office: Office, name: str, ceiling: Decimal, spent: Decimal) -> None:
    year = office.year
    office.put(name, "pagu", year, ceiling, "Rp")
    office.put(name, "realisasi anggaran", year, spent, "Rp")
    office.put(name, "serapan", year, round_half_up(spent / ceiling * 100, 6), "%")
    office.put(name, "sisa anggaran", year, ceiling - spent, "Rp")

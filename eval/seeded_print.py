"""How a generated report prints: its style, its cells, its sentences."""

from __future__ import annotations

import random
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import format_number, round_half_up
from assistant.domain.sources import Location, Passage

HUNDRED = Decimal(100)
THINGS = (
    "layanan",
    "dasar",
    "sarana",
    "data",
    "wilayah",
    "mutu",
    "aparatur",
    "jaringan",
    "pengawasan",
    "pembinaan",
    "kemitraan",
    "arsip",
    "irigasi",
    "permukiman",
    "pasar",
    "perizinan",
)


class Style(NamedTuple):
    """What differs from office to office: decimals, cutting, caps, formulas, units and layout."""

    places: int
    cuts: bool
    cap: int | None
    lower: str
    thousands: bool
    revised: bool
    efficiency: str
    cumulative: bool
    tree: str

    @classmethod
    def of(cls, chance: random.Random) -> Style:
        """Draw a style."""
        return cls(
            places=chance.choice((0, 1, 2, 2, 2)),
            cuts=chance.random() < 0.25,
            cap=chance.choice((None, None, 100, 120)),
            lower=chance.choice(("N1", "N2")),
            thousands=chance.random() < 0.15,
            revised=chance.random() < 0.35,
            efficiency=chance.choice(("E3", "E4", "ratio")),
            cumulative=chance.random() < 0.5,
            tree=chance.choice(("three levels", "three levels", "programs", "activities")),
        )

    def percent(self, value: Decimal) -> Decimal:
        """A percentage as this office prints it."""
        if self.cuts:
            return value.quantize(Decimal(1).scaleb(-self.places), rounding=ROUND_DOWN)
        return round_half_up(value, self.places)


class Office:
    """The office whose report is written; what one table has drawn, later ones use."""

    def __init__(self, chance: random.Random, year: int, style: Style) -> None:
        self.chance, self.year, self.style = chance, year, style
        self.programs: list[Node] = []
        self.indicators: list[Indicator] = []


class Node(NamedTuple):
    """A program, activity or sub activity with its ceilings and its spending."""

    name: str
    level: Level
    first: int
    ceiling: int
    spent: int
    below: list[Node]


class Indicator(NamedTuple):
    """An indicator with target and result of three years, the last one the year of the report."""

    name: str
    unit: str
    lower: bool
    targets: tuple[Decimal, ...]
    actuals: tuple[Decimal | None, ...]
    end: Decimal


Cell = tuple[str, int | None, Decimal | str | None, str | None]
"""Measure, year, value and unit of a cell; `N/A` and the like are given as text for None."""


def written(value: Decimal) -> str:
    """A number as the report prints it, with the decimals that the value keeps."""
    exponent = value.as_tuple().exponent
    return format_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


class Printer:
    """Turns values into the figures of a report, cell by cell, and sentences into passages."""

    def __init__(self, agency: str, year: int) -> None:
        self.agency, self.year, self.line, self.table = agency, year, 0, 0
        self.caption = ""
        self.figures: list[Figure] = []
        self.passages: list[Passage] = []

    def begin(self, caption: str) -> None:
        """Begin a table."""
        self.table += 1
        self.line += 2
        self.caption = f"Tabel {self.table} {caption}"

    def row(self, subject: str, level: Level, cells: list[Cell], parent: str | None = None) -> None:
        """Print a row; text for a missing value is printed and has no value."""
        self.line += 1
        for column, (measure, year, value, unit) in enumerate(cells, start=1):
            missing = isinstance(value, str) and measure != Measure.KATEGORI
            self.figures.append(
                Figure(
                    figure_id=f"f{len(self.figures):05}",
                    report_id="seeded",
                    agency=self.agency,
                    report_year=self.year,
                    subject=subject,
                    parent=parent,
                    level=level,
                    year=year,
                    measure=measure,
                    value=None if missing else value,
                    unit=unit,
                    raw=written(value) if isinstance(value, Decimal) else value or "",
                    table=self.caption,
                    location=Location(file="laporan.txt", line_from=self.line, cell=str(column)),
                    table_no=self.table,
                    row=self.line,
                    column=column,
                )
            )

    def say(self, text: str, *told: tuple[str, str, Decimal, str]) -> None:
        """Print a sentence, with the figures that reading finds in it: subject, measure, value and unit."""
        self.line += 1
        place = Location(file="laporan.txt", line_from=self.line, line_to=self.line)
        self.passages.append(
            Passage(
                passage_id=f"p{len(self.passages):04}",
                report_id="seeded",
                agency=self.agency,
                report_year=self.year,
                section="BAB III",
                text=text,
                location=place,
            )
        )
        for subject, measure, value, unit in told:
            self.figures.append(
                Figure(
                    figure_id=f"f{len(self.figures):05}",
                    report_id="seeded",
                    agency=self.agency,
                    report_year=self.year,
                    subject=subject,
                    year=self.year,
                    measure=measure,
                    value=value,
                    unit=unit,
                    raw=written(value),
                    location=place,
                    source="prose",
                )
            )

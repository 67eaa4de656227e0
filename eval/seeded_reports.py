"""Reports without an error, made from a seed, and the same with one cell changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import format_number, round_half_up
from assistant.domain.sources import Location, Report

FIELDS = ("Kesehatan", "Pendidikan", "Pekerjaan Umum", "Pertanian", "Perhubungan", "Lingkungan Hidup")
REGIONS = ("Kabupaten Rantau Hulu", "Kota Muara Tenang", "Kabupaten Bukit Sunyi", "Provinsi Teluk Biru")
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
)
HUNDRED = Decimal(100)
CHANGED = frozenset(
    {
        Measure.PAGU,
        Measure.REALISASI_ANGGARAN,
        Measure.SERAPAN_PERSEN,
        Measure.SISA,
        Measure.CAPAIAN,
        Measure.TINGKAT_KEMAJUAN,
    }
)


class SeededReport(NamedTuple):
    """A report's figures, with the one that was changed and its value before."""

    report: Report
    figures: list[Figure]
    changed: Figure | None
    true_value: Decimal | None


class _Printer:
    """Turns values into the figures of a report, cell by cell."""

    def __init__(self, agency: str, year: int) -> None:
        self.agency, self.year, self.line = agency, year, 0
        self.figures: list[Figure] = []

    def row(self, table_no: int, table: str, subject: str, level: Level, cells: list[_Value]) -> None:
        self.line += 1
        for column, (measure, year, value, unit) in enumerate(cells, start=1):
            places = 2 if unit == "%" else 0
            self.figures.append(
                Figure(
                    figure_id=f"f{len(self.figures):05}",
                    report_id="seeded",
                    agency=self.agency,
                    report_year=self.year,
                    subject=subject,
                    level=level,
                    year=year,
                    measure=measure,
                    value=value,
                    unit=unit,
                    raw=format_number(value, places),
                    table=table,
                    location=Location(file="laporan.txt", line_from=self.line, cell=str(column)),
                    table_no=table_no,
                    row=self.line,
                    column=column,
                )
            )


_Value = tuple[str, int, Decimal, str]


def clean_report(seed: int) -> SeededReport:
    """A report in which every sum and ratio is right."""
    chance = random.Random(seed)
    agency = f"Dinas {chance.choice(FIELDS)} {chance.choice(REGIONS)}"
    year = chance.randint(2019, 2025)
    printer = _Printer(agency, year)
    tree = _budget(chance)
    _print_agreement(printer, tree, year)
    _print_spending(printer, tree, year)
    _print_performance(printer, chance, year)
    report = Report(
        report_id="seeded",
        agency=agency,
        region_level=None,
        region=None,
        year=year,
        title="LKjIP",
        file="laporan.txt",
        sha256="",
    )
    return SeededReport(report, printer.figures, None, None)


def report_with_one_error(seed: int) -> SeededReport:
    """The same report with one digit of one cell changed, by more than rounding explains."""
    whole = clean_report(seed)
    chance = random.Random(seed + 1_000_003)
    candidates = [figure for figure in whole.figures if figure.measure in CHANGED and figure.value]
    figure = chance.choice(candidates)
    assert isinstance(figure.value, Decimal)
    value = _one_digit_changed(figure.value, chance)
    raw = format_number(value, 2 if figure.unit == "%" else 0)
    changed = figure.model_copy(update={"value": value, "raw": raw})
    figures = [changed if other is figure else other for other in whole.figures]
    return SeededReport(whole.report, figures, changed, figure.value)


def _one_digit_changed(value: Decimal, chance: random.Random) -> Decimal:
    text = format(value, "f")
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.choice(places[:-1] if "." in text else places)
    digit = chance.choice([other for other in "123456789" if other != text[at]])
    return Decimal(text[:at] + digit + text[at + 1 :])


_Node = tuple[str, Level, int, int, list["_Node"]]


def _budget(chance: random.Random) -> list[_Node]:
    def leaf(name: str) -> _Node:
        ceiling = chance.randint(5, 900) * 1_000_000 + chance.randint(0, 999_999)
        return name, Level.SUB_KEGIATAN, ceiling, ceiling * chance.randint(600, 1000) // 1000, []

    def parent(name: str, level: Level, children: list[_Node]) -> _Node:
        return name, level, sum(child[2] for child in children), sum(child[3] for child in children), children

    programs = []
    for p in range(chance.randint(3, 6)):
        activities = []
        for a in range(chance.randint(1, 3)):
            thing = chance.choice(THINGS)
            leaves = [
                leaf(f"Penyediaan {thing} {p + 1}.{a + 1}.{s + 1}") for s in range(chance.randint(1, 4))
            ]
            activities.append(parent(f"Pengelolaan {thing} {p + 1}.{a + 1}", Level.KEGIATAN, leaves))
        programs.append(
            parent(f"Program Pengembangan {chance.choice(THINGS)} {p + 1}", Level.PROGRAM, activities)
        )
    return programs


def _flat(nodes: list[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _flat(node[4])


def _print_agreement(printer: _Printer, tree: list[_Node], year: int) -> None:
    caption = f"Tabel 2.1 Perjanjian Kinerja Tahun {year}"
    for name, level, ceiling, _, _ in tree:
        printer.row(1, caption, name, level, [(Measure.PAGU, year, Decimal(ceiling), "Rp")])
    total = Decimal(sum(node[2] for node in tree))
    printer.row(1, caption, "Jumlah", Level.OTHER, [(Measure.PAGU, year, total, "Rp")])


def _print_spending(printer: _Printer, tree: list[_Node], year: int) -> None:
    caption = f"Tabel 3.5 Realisasi Anggaran Tahun {year}"

    def cells(ceiling: int, spent: int) -> list[_Value]:
        share = round_half_up(Decimal(spent) / Decimal(ceiling) * HUNDRED, 2)
        return [
            (Measure.PAGU, year, Decimal(ceiling), "Rp"),
            (Measure.REALISASI_ANGGARAN, year, Decimal(spent), "Rp"),
            (Measure.SERAPAN_PERSEN, year, share, "%"),
            (Measure.SISA, year, Decimal(ceiling - spent), "Rp"),
        ]

    for name, level, ceiling, spent, _ in _flat(tree):
        printer.row(2, caption, name, level, cells(ceiling, spent))
    sums = cells(sum(node[2] for node in tree), sum(node[3] for node in tree))
    printer.row(2, caption, "Jumlah", Level.OTHER, sums)


def _print_performance(printer: _Printer, chance: random.Random, year: int) -> None:
    indicators = [f"Persentase {thing} yang terpenuhi" for thing in chance.sample(THINGS, 4)]
    for name in indicators:
        target, actual = Decimal(chance.randint(40, 95)), Decimal(chance.randint(3500, 9900)) / HUNDRED
        end = Decimal(chance.randint(90, 100))
        achieved = round_half_up(actual / target * HUNDRED, 2)
        progress = round_half_up(actual / end * HUNDRED, 2)
        printer.row(
            3,
            f"Tabel 3.1 Capaian Kinerja Tahun {year}",
            name,
            Level.IKU,
            [
                (Measure.TARGET, year, target, "%"),
                (Measure.REALISASI, year, actual, "%"),
                (Measure.CAPAIAN, year, achieved, "%"),
            ],
        )
        printer.row(
            4,
            "Tabel 3.3 Realisasi terhadap Target Akhir Renstra",
            name,
            Level.IKU,
            [
                (Measure.REALISASI, year, actual, "%"),
                (Measure.TARGET_AKHIR_RENSTRA, year + 2, end, "%"),
                (Measure.TINGKAT_KEMAJUAN, year, progress, "%"),
            ],
        )

"""Reports without an error, made from a seed, and the same with one cell changed."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import NamedTuple

from assistant.domain.figures import Figure, Measure
from assistant.domain.sources import Passage, Report
from eval.seeded_print import Office, Printer, Style, written
from eval.seeded_tables import TABLES

FIELDS = (
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Dinas Pekerjaan Umum",
    "Dinas Pertanian",
    "Dinas Perhubungan",
    "Dinas Lingkungan Hidup",
    "Inspektorat Daerah",
    "Badan Kepegawaian",
    "Sekretariat DPRD",
    "Kecamatan Tanjung",
)
REGIONS = ("Kabupaten Rantau Hulu", "Kota Muara Tenang", "Kabupaten Bukit Sunyi", "Provinsi Teluk Biru")
CHECKED = frozenset(
    {
        Measure.PAGU,
        Measure.REALISASI_ANGGARAN,
        Measure.SERAPAN_PERSEN,
        Measure.SISA,
        Measure.CAPAIAN,
        Measure.TINGKAT_KEMAJUAN,
        Measure.PERSEN_DITANGANI,
    }
)
"""Measures that other cells of every report determine, so that a change can be seen."""


class SeededReport(NamedTuple):
    """A report with its figures and sentences, and the figure that was changed with its value before."""

    report: Report
    figures: list[Figure]
    passages: list[Passage]
    changed: Figure | None
    true_value: Decimal | None


def clean_report(seed: int) -> SeededReport:
    """A report in which every sum, ratio and sentence is right, in a style of its own."""
    chance = random.Random(seed)
    agency = f"{chance.choice(FIELDS)} {chance.choice(REGIONS)}"
    year = chance.randint(2019, 2025)
    printer = Printer(agency, year)
    office = Office(chance, year, Style.of(chance))
    for table in TABLES:
        table(printer, office)
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
    return SeededReport(report, printer.figures, printer.passages, None, None)


def report_with_one_error(seed: int) -> SeededReport:
    """The same report with one digit of one cell changed, by more than rounding explains."""
    whole = clean_report(seed)
    chance = random.Random(seed + 1_000_003)
    candidates = [
        figure
        for figure in whole.figures
        if figure.measure in CHECKED and figure.value and figure.source == "table"
    ]
    figure = chance.choice(candidates)
    assert isinstance(figure.value, Decimal)
    value = _one_digit_changed(figure.value, chance)
    changed = figure.model_copy(update={"value": value, "raw": written(value)})
    figures = [changed if other is figure else other for other in whole.figures]
    return SeededReport(whole.report, figures, whole.passages, changed, figure.value)


def _one_digit_changed(value: Decimal, chance: random.Random) -> Decimal:
    text = format(value, "f")
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.choice(places[:-1] if len(places) > 1 else places)
    digit = chance.choice([other for other in "123456789" if other != text[at]])
    return Decimal(text[:at] + digit + text[at + 1 :])

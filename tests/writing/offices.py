"""Invented offices of several fields, as figures and passages, and a store that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.domain.sources import Location, Passage, PassageRole, Report

YEAR = 2024
AGENCY = "Dinas Kesehatan Kabupaten Tirta"


class Sheet:
    """Figures written down one after another; each row of `indicator` is a row of one table."""

    def __init__(self, agency: str = AGENCY, year: int = YEAR) -> None:
        self.agency = agency
        self.year = year
        self.figures: list[Figure] = []
        self.passages: list[Passage] = []
        self._row = 0

    def figure(
        self,
        subject: str,
        measure: str,
        value: str | None,
        unit: str | None = "%",
        *,
        year: int | None = None,
        level: Level = Level.IKU,
        parent: str | None = None,
        table: int | None = 1,
        source: str = "table",
        line: int | None = None,
    ) -> Figure:
        number = len(self.figures) + 1
        place = line if line is not None else 100 + self._row
        made = Figure(
            figure_id=f"f{number}",
            report_id="r1",
            agency=self.agency,
            report_year=self.year,
            subject=subject,
            parent=parent,
            level=level,
            year=year if year is not None else self.year,
            measure=measure,
            value=value,
            unit=unit,
            raw=value or "-",
            table=f"Tabel {table}" if source == "table" else None,
            location=Location(file="laporan.txt", line_from=place, line_to=place),
            source=source,
            table_no=table if source == "table" else None,
            row=self._row if source == "table" else None,
        )
        self.figures.append(made)
        return made

    def indicator(
        self,
        subject: str,
        rows: dict[int, tuple[str | None, str | None]],
        *,
        unit: str | None = "%",
        capaian: dict[int, str] | None = None,
        level: Level = Level.IKU,
        parent: str | None = None,
        table: int = 1,
        end: tuple[int, str] | None = None,
        national: dict[int, str] | None = None,
        category: str | None = None,
    ) -> None:
        self._row += 1
        same = {"level": level, "parent": parent, "table": table}
        for year, (target, actual) in rows.items():
            self.figure(subject, "target", target, unit, year=year, **same)
            self.figure(subject, "realisasi", actual, unit, year=year, **same)
        for year, value in (capaian or {}).items():
            self.figure(subject, "capaian", value, "%", year=year, **same)
        if end:
            self.figure(subject, "target_akhir_renstra", end[1], unit, year=end[0], **same)
        for year, value in (national or {}).items():
            self.figure(subject, "realisasi_nasional", value, unit, year=year, **same)
        if category:
            self.figure(subject, "kategori", category, None, **same)

    def parts(
        self, numerator: str, denominator: str, rows: dict[int, tuple[str, str]], unit: str = "orang"
    ) -> None:
        for year, (part, whole) in rows.items():
            for subject, value, measure in ((numerator, part, "ditangani"), (denominator, whole, "populasi")):
                self.figure(
                    subject,
                    measure,
                    value,
                    unit,
                    year=year,
                    level=Level.OTHER,
                    source="prose",
                    line=300 + year % 10,
                )

    def money(self, rows: Sequence[tuple[str, Level, str, str | None]], table: int = 9) -> None:
        for subject, level, ceiling, spent in rows:
            self._row += 1
            self.figure(subject, "pagu", ceiling, "Rp", level=level, table=table)
            self.figure(subject, "realisasi_anggaran", spent, "Rp", level=level, table=table)
            if spent is not None:
                left = Decimal(ceiling) - Decimal(spent)
                self.figure(subject, "sisa", str(left), "Rp", level=level, table=table)

    def tell(
        self,
        text: str,
        role: PassageRole,
        *,
        about: Sequence[str] = (),
        about_year: int | None = None,
        generic: bool = False,
        agency: str | None = None,
        year: int | None = None,
    ) -> None:
        number = len(self.passages) + 1
        self.passages.append(
            Passage(
                passage_id=f"s{number}",
                report_id="r1",
                agency=agency or self.agency,
                report_year=year or self.year,
                section="BAB III > Analisis",
                text=text,
                location=Location(file="laporan.txt", line_from=500 + number, line_to=500 + number),
                role=role,
                about=tuple(about),
                about_year=about_year,
                generic=generic,
            )
        )


class SheetStore:
    """A store that holds the report of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def reports(self) -> list[Report]:
        sheet = self._sheet
        return [
            Report(
                report_id="r1",
                agency=sheet.agency,
                region_level=None,
                region=None,
                year=sheet.year,
                title="LKjIP",
                file="laporan.txt",
                sha256="0",
            )
        ]

    def figures(self, report_ids: Sequence[str] | None = None) -> list[Figure]:
        return list(self._sheet.figures)

    def passages(self, report_ids: Sequence[str] | None = None) -> list[Passage]:
        return list(self._sheet.passages)


def clinic() -> Sheet:
    """A health office: one ratio that rises by its denominator, and a remainder on two lines."""
    sheet = Sheet()
    name = "Persentase ibu hamil yang mendapat pelayanan lengkap"
    sheet.indicator(
        name,
        {2022: ("70", "80.00"), 2023: ("75", "81.25"), 2024: ("85", "87.50")},
        capaian={2024: "102.94"},
        end=(2026, "90"),
        national={2023: "84.10", 2024: None},
    )
    sheet.parts(
        "ibu hamil yang mendapat pelayanan lengkap",
        "ibu hamil yang ada",
        {2023: ("6500", "8000"), 2024: ("6125", "7000")},
    )
    sheet.money(
        [
            ("Program Kesehatan Masyarakat", Level.PROGRAM, "1000000000", "900000000"),
            ("Pelayanan ibu hamil", Level.SUB_KEGIATAN, "700000000", "620000000"),
            ("Rapat koordinasi", Level.SUB_KEGIATAN, "300000000", "280000000"),
            ("Jumlah", Level.OTHER, "1000000000", "900000000"),
        ]
    )
    return sheet

"""Figures and passages of an invented report, as short as a test needs them."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.domain.findings import Finding
from assistant.domain.sources import Location, Passage, PassageRole, Report

REPORT = Report(
    report_id="r",
    agency="Dinas Kesehatan Kabupaten Rantau Hulu",
    region_level=None,
    region="Kabupaten Rantau Hulu",
    year=2024,
    title="LKjIP",
    file="laporan.txt",
    sha256="",
)


def figure(
    line: int,
    measure: str,
    value: str | None,
    *,
    subject: str = "Persentase balita yang diimunisasi",
    level: Level = Level.IKU,
    year: int | None = 2024,
    unit: str | None = "%",
    table: int = 1,
    caption: str = "",
    prose: bool = False,
) -> Figure:
    """A cell of a table, or a figure of a sentence with `prose`; `value` has a decimal point."""
    word = value if value is not None and not value.replace(".", "").isdigit() else None
    return Figure(
        figure_id=f"{table}.{line}.{measure}.{year}.{subject}.{prose}",
        report_id="r",
        agency=REPORT.agency,
        report_year=2024,
        subject=subject,
        level=level,
        year=year,
        measure=measure,
        value=word or (Decimal(value) if value is not None else None),
        unit=unit,
        raw=(value or "N/A").replace(".", ","),
        table=None if prose else caption or f"Tabel {table}",
        location=Location(file="laporan.txt", line_from=line, line_to=line),
        source="prose" if prose else "table",
        table_no=None if prose else table,
        row=None if prose else line,
    )


def passage(line: int, text: str, role: PassageRole = PassageRole.GENERAL, year: int = 2024) -> Passage:
    """A passage of this year's report, or of an earlier one."""
    return Passage(
        passage_id=f"p{year}.{line}",
        report_id="r" if year == 2024 else "before",
        agency=REPORT.agency,
        report_year=year,
        section="",
        text=text,
        location=Location(file="laporan.txt", line_from=line, line_to=line + text.count("\n")),
        role=role,
    )


def only(findings: list[Finding]) -> Finding:
    """The one finding that there is."""
    assert len(findings) == 1, findings
    return findings[0]

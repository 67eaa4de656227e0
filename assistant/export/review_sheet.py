"""The review of a report as a Word sheet on which the office answers each finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.domain.findings import Finding, Severity
from assistant.domain.sources import Report
from assistant.errors import InputError

HEADINGS = ("No.", "Tempat", "Tertulis", "Seharusnya", "Penjelasan dan hitungan", "Jawaban kantor")
WIDTHS_CM = (1.0, 3.0, 3.2, 3.2, 9.3, 6.0)
TITLES = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan", Severity.NOTE: "Catatan"}

GUIDE = (
    "Kesalahan terbukti dari hitungan. Peringatan mungkin disengaja, misalnya capaian yang dibatasi; "
    "sebutkan ketentuannya. Catatan tidak mengubah angka, misalnya pembulatan. Temuan dengan kelompok yang "
    "sama (G1, G2, …) kemungkinan berasal dari satu sel. Isilah jawaban kantor: diperbaiki, atau benar "
    "beserta alasannya."
)


def write_review(report: Report, findings: Sequence[Finding], path: Path) -> None:
    """Write the sheet; findings of one severity stand together, those of one root cause name it.

    Raises:
        InputError: the file cannot be written.
    """
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Lembar Reviu LKjIP", level=1)
    document.add_paragraph(f"{report.agency}, tahun {report.year} (berkas: {report.file})")
    if not findings:
        document.add_paragraph("Tidak ada temuan.")
    else:
        document.add_paragraph(GUIDE)
    number = 0
    for severity in Severity:
        listed = [finding for finding in findings if finding.severity is severity]
        if not listed:
            continue
        document.add_heading(f"{TITLES[severity]} ({len(listed)})", level=2)
        table = _table(document)
        for finding in listed:
            number += 1
            cells = table.add_row().cells
            for cell, text in zip(cells, _texts(number, finding), strict=True):
                cell.text = text
        _set_widths(table)
    document.add_paragraph("Perkiraan internal, bukan nilai AKIP.")
    try:
        document.save(str(path))
    except OSError as error:
        raise InputError(
            f"Berkas '{path}' tidak dapat ditulis; periksa foldernya, atau tutup berkas yang terbuka."
        ) from error


def _table(document: Any) -> Any:
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(heading).bold = True
    return table


def _texts(number: int, finding: Finding) -> tuple[str, ...]:
    places = "; ".join(str(location) for location in finding.locations)
    suspect = f"\nSel yang paling mungkin salah: {finding.suspect}." if finding.suspect else ""
    group = f"\nSatu sebab dengan temuan lain bertanda {finding.group}." if finding.group else ""
    explanation = f"{finding.explanation}\n{finding.arithmetic}{suspect}{group}"
    return str(number), places, finding.reported, finding.expected, explanation, ""


def _set_widths(table: Any) -> None:
    from docx.shared import Cm

    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)

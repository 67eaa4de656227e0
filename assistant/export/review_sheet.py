"""The review of a report as a Word sheet on which the office answers each finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.domain.findings import Finding, Severity
from assistant.domain.sources import Report
from assistant.errors import InputError

HEADINGS = ("No.", "Tempat", "Tertulis", "Seharusnya", "Penjelasan dan hitungan", "Jawaban kantor")
WIDTHS_CM = (1.0, 2.8, 3.6, 3.6, 9.7, 5.6)
FONT_SIZE_PT = 9
MARGIN_CM = 1.7
MOST_PLACES = 6
TITLES = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan", Severity.NOTE: "Catatan"}

GUIDE = (
    "Kesalahan terbukti dari hitungan. Peringatan mungkin disengaja, misalnya capaian yang dibatasi; "
    "sebutkan ketentuannya. Catatan tidak mengubah angka, misalnya pembulatan. Temuan dengan kelompok yang "
    "sama (G1, G2, …) kemungkinan berasal dari satu sel. Isilah jawaban kantor: diperbaiki, atau benar "
    "beserta alasannya. Singkatan b. berarti baris dalam berkas laporan."
)


def write_review(report: Report, findings: Sequence[Finding], path: Path) -> None:
    """Write the sheet; findings of one severity stand together, those of one root cause name it.

    Raises:
        InputError: the file cannot be written.
    """
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)  # A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
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
            _fill(table.add_row().cells, number, finding)
        _lay_out(table)
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


def _fill(cells: Any, number: int, finding: Finding) -> None:
    """One row: the finding, its sum, the cell that is most likely wrong, and room for the answer."""
    texts = (str(number), _places(finding), finding.reported, finding.expected, finding.explanation, "")
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text
    told = cells[4]
    told.add_paragraph(f"Hitungan: {finding.arithmetic}")
    if finding.suspect is not None and len(finding.locations) > 1:
        told.add_paragraph().add_run(f"Yang paling mungkin salah: {finding.suspect}.").bold = True
    if finding.group:
        told.add_paragraph(f"Satu sebab dengan temuan lain bertanda {finding.group}.")


def _places(finding: Finding) -> str:
    """The places of a finding; lines that follow each other as a span, many places shortened."""
    spans: list[list[int]] = []
    others: list[str] = []
    for place in finding.locations:
        plain = place.line_from is not None and place.line_to in (None, place.line_from)
        if not plain or place.page is not None or place.sheet is not None or place.line_from is None:
            others.append(str(place))
        elif spans and place.line_from == spans[-1][1] + 1:
            spans[-1][1] = place.line_from
        else:
            spans.append([place.line_from, place.line_from])
    told = [f"b. {first}" if first == last else f"b. {first}–{last}" for first, last in spans] + others
    more = f"; dan {len(told) - MOST_PLACES} tempat lain" if len(told) > MOST_PLACES else ""
    return "; ".join(told[:MOST_PLACES]) + more


def _lay_out(table: Any) -> None:
    """Fix the widths, repeat the headings on every page, and keep each row on one page."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table.autofit = False
    for column, width in zip(table.columns, WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for at, row in enumerate(table.rows):
        rule = row._tr.get_or_add_trPr()
        rule.append(OxmlElement("w:cantSplit"))
        if at == 0:
            rule.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(FONT_SIZE_PT)

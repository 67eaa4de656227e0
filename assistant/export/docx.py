"""A draft as a Word document: headings, paragraphs with numbered marks, and a table of their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.drafts import Draft, DraftSection, Sentence, SentenceStatus
from assistant.domain.figures import Figure
from assistant.domain.sources import Passage
from assistant.errors import InputError
from assistant.export.labels import SECTIONS, STATUSES
from assistant.export.marks import pieces_of, spots_of
from assistant.export.sources import SourceNote, sources_of_draft

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TABLE_POINTS = 8.5
_SOURCE_WIDTHS_CM = (1.1, 4.4, 4.0, 6.5)
_COMPLETENESS_WIDTHS_CM = (4.4, 4.4, 1.8, 1.8, 3.6)
_MARGIN_CM = 2.5
_BEFORE_USE = (
    "Draf ini disusun dari data laporan. Nomor kecil di belakang angka atau kalimat menunjuk ke daftar "
    "Sumber di bagian akhir. Kalimat yang disorot kuning perlu dikonfirmasi sebelum dipakai; hapus sorotan "
    "itu setelah diperiksa."
)


def write_draft(
    draft: Draft,
    path: Path,
    *,
    figures: Mapping[str, Figure] | None = None,
    passages: Mapping[str, Passage] | None = None,
) -> None:
    """Write a draft to `path`; `figures` and `passages` are those that the draft does not carry itself.

    Raises:
        InputError: the file cannot be written.
    """
    known = {**(figures or {}), **{figure.figure_id: figure for figure in draft.figures}}
    sources = sources_of_draft(draft, known, passages or {})
    numbers = {note.key: note.number for note in sources if note.number is not None}
    document = _empty_document(draft)
    indicator: str | None = None
    for section in draft.sections:
        if section.indicator and section.indicator != indicator:
            document.add_heading(_clean(section.indicator), level=1)
        indicator = section.indicator
        _add_section(document, section, known, numbers)
    _add_missing(document, draft.missing)
    _add_notes(document, draft.notes, known, numbers)
    _add_completeness(document, draft)
    _add_sources(document, sources)
    try:
        document.save(str(path))
    except OSError as error:
        raise InputError(
            f"Dokumen '{path}' tidak dapat ditulis; periksa foldernya, atau tutup dokumen itu bila sedang "
            "dibuka."
        ) from error


def _empty_document(draft: Draft) -> Document:
    from docx import Document as new_document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = new_document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "id-ID"})
    style.element.get_or_add_rPr().append(language)
    title = f"Draf analisis kinerja {draft.agency} tahun {draft.year}"
    for name in ("Title", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme"):
            fonts.attrib.pop(qn(kind), None)
        document.styles[name].font.name = "Arial"
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN_CM)
    document.core_properties.title = _clean(title)[:255]
    document.core_properties.author = "lkjip-assistant"
    document.core_properties.comments = ""
    document.core_properties.language = "id-ID"
    document.add_heading("Draf analisis kinerja", level=0)
    document.add_paragraph(_clean(f"{draft.agency}, tahun {draft.year}"))
    document.add_paragraph().add_run(_BEFORE_USE).italic = True
    return document


def _add_section(
    document: Document, section: DraftSection, figures: Mapping[str, Figure], numbers: Mapping[str, int]
) -> None:
    document.add_heading(_clean(section.heading), level=2 if section.indicator else 1)
    paragraph = document.add_paragraph()
    for sentence in section.sentences:
        _add_sentence(paragraph, sentence, figures, numbers)
    sums = [line for sentence in section.sentences for line in sentence.arithmetic]
    if sums:
        document.add_paragraph().add_run("Hitungan").bold = True
        for line in dict.fromkeys(sums):
            document.add_paragraph(_clean(line), style="List Bullet")


def _add_sentence(
    paragraph: Paragraph, sentence: Sentence, figures: Mapping[str, Figure], numbers: Mapping[str, int]
) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    doubtful = sentence.status is not SentenceStatus.VERIFIED
    spots = spots_of(sentence.text, sentence.figure_ids, sentence.citations, figures)
    for piece in pieces_of(sentence.text, spots, numbers):
        run = paragraph.add_run(_clean(piece.text))
        if doubtful:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if piece.marks:
            mark = paragraph.add_run("[" + ", ".join(map(str, piece.marks)) + "]")
            mark.font.superscript = True
    if doubtful:
        label = paragraph.add_run(f" ({STATUSES[sentence.status]})")
        label.italic, label.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
    paragraph.add_run(" ")


def _add_missing(document: Document, missing: Sequence[str]) -> None:
    if missing:
        document.add_heading("Yang perlu dilengkapi", level=1)
        for item in missing:
            document.add_paragraph(_clean(item), style="List Bullet")


def _add_notes(
    document: Document,
    notes: Sequence[Sentence],
    figures: Mapping[str, Figure],
    numbers: Mapping[str, int],
) -> None:
    if notes:
        document.add_heading("Catatan untuk penyusun", level=1)
        for note in notes:
            paragraph = document.add_paragraph(style="List Bullet")
            _add_sentence(paragraph, note, figures, numbers)
            if note.arithmetic:
                paragraph.add_run(_clean("Hitungan: " + "; ".join(note.arithmetic))).italic = True


def _add_completeness(document: Document, draft: Draft) -> None:
    if not draft.completeness:
        return
    document.add_heading("Kelengkapan analisis (perkiraan internal, bukan nilai AKIP)", level=1)
    rows = [
        (
            SECTIONS[row.code],
            row.indicator or "Perangkat daerah",
            "ada" if row.has_figures else "belum ada",
            "ada" if row.has_narrative else "belum ada",
            row.note or "",
        )
        for row in draft.completeness
    ]
    head = ("Analisis", "Indikator", "Angka", "Narasi", "Keterangan")
    _add_table(document, head, rows, _COMPLETENESS_WIDTHS_CM)


def _add_sources(document: Document, sources: Sequence[SourceNote]) -> None:
    if not sources:
        return
    document.add_heading("Sumber", level=1)
    numbers = {note.key: note.number for note in sources if note.number is not None}
    rows = [
        (str(note.number), note.title, note.quote or note.value or "", "\n".join(_origin(note, numbers)))
        for note in sources
    ]
    _add_table(
        document, ("No.", "Keterangan", "Nilai atau kutipan", "Letak atau rumus"), rows, _SOURCE_WIDTHS_CM
    )


def _origin(note: SourceNote, numbers: Mapping[str, int], indent: str = "") -> list[str]:
    """Where a source is from; an input that is a source of its own is only named with its number."""
    rows = (
        ("Tertulis", note.printed),
        ("Letak", note.place),
        ("Tabel", note.table),
        ("Hitungan", note.worked),
        ("Rumus", note.formula),
        ("Keterangan", note.card.remark if note.card else None),
    )
    lines = [f"{indent}{label}: {text}" for label, text in rows if text]
    for source in note.inputs:
        name = f"{indent}– {source.title}: {source.value or ''}"
        if source.key in numbers:
            lines.append(f"{name} (sumber {numbers[source.key]})")
        elif source.formula:
            lines += [name, *_origin(source, numbers, indent + "   ")]
        else:
            lines.append(f"{name} ({source.place or source.problem or 'tanpa letak'})")
    if note.problem:
        lines.append(f"{indent}Perhatian: {note.problem}")
    return lines


def _add_table(
    document: Document, head: Sequence[str], rows: Sequence[Sequence[str]], widths_cm: Sequence[float]
) -> None:
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1 + len(rows), cols=len(head))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for place, (row, texts) in enumerate(zip(table.rows, (head, *rows), strict=True)):
        for cell, text, width in zip(row.cells, texts, widths_cm, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size, run.bold = Pt(_TABLE_POINTS), place == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _clean(text: str) -> str:
    """A text without the characters that a Word file cannot hold."""
    return _NOT_IN_XML.sub("", text)

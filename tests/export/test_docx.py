"""The Word document says what the draft says, with its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.drafts import Draft, DraftSection, SectionCode, Sentence, SentenceStatus
from assistant.errors import InputError
from assistant.export.docx import write_draft
from assistant.web.scripted import AGENCY, INDICATOR, PASSAGES, ScriptedServices


@pytest.fixture
def written(tmp_path: Path):
    from docx import Document

    (*_, draft) = ScriptedServices().draft(AGENCY, 2024)
    write_draft(draft, tmp_path / "draf.docx", passages={p.passage_id: p for p in PASSAGES})
    return draft, Document(str(tmp_path / "draf.docx"))


def test_the_document_has_the_headings_of_the_draft(written) -> None:
    draft, document = written
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == INDICATOR
    assert headings[1:4] == [section.heading for section in draft.sections]
    assert "Sumber" in headings


def test_every_sentence_stands_in_the_document_with_superscript_marks(written) -> None:
    draft, document = written
    plain = ["".join(r.text for r in p.runs if not r.font.superscript) for p in document.paragraphs]
    for section in draft.sections:
        for sentence in section.sentences:
            assert any(sentence.text in text for text in plain)
    assert any(run.font.superscript for p in document.paragraphs for run in p.runs)


def test_only_what_needs_confirmation_is_highlighted(written) -> None:
    _, document = written
    shown = "".join(run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color)
    assert "[Perlu konfirmasi penyebab]" in shown
    assert "perlu konfirmasi" in shown
    assert "kader posyandu" not in shown


def test_the_table_of_sources_gives_place_formula_and_inputs(written) -> None:
    _, document = written
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[0] == ["No.", "Keterangan", "Nilai atau kutipan", "Letak atau rumus"]
    (capaian,) = [row for row in rows if row[1].startswith("Capaian")]
    assert "Rumus: realisasi / target × 100" in capaian[3]
    assert "– Realisasi tahun 2024: 86,40 persen (sumber 1)" in capaian[3]
    assert rows[1][0] == "1"
    assert "Letak: lkjip_dinkes_contoh_2024.docx, b. 112" in rows[1][3]
    assert any("tenaga gizi" in row[2] and "b. 140" in row[3] for row in rows)


def test_the_arithmetic_and_what_is_missing_stand_in_the_document(written) -> None:
    draft, document = written
    text = "\n".join(p.text for p in document.paragraphs)
    assert "86,4 / 90 × 100 = 96" in text
    assert draft.missing[0] in text
    assert "perkiraan internal, bukan nilai AKIP" in text


def test_control_characters_and_markup_of_a_document_are_only_text(tmp_path: Path) -> None:
    from docx import Document

    hostile = "Sebab \x00\x0b<w:br/> & {{ jinja }}\ud800 dari laporan."
    sentence = Sentence(text=hostile, status=SentenceStatus.UNSUPPORTED)
    section = DraftSection(
        code=SectionCode.PENUTUP, heading="Penutup \x07", indicator=None, sentences=(sentence,)
    )
    write_draft(Draft(agency="Dinas \x01X", year=2024, sections=(section,)), tmp_path / "d.docx")
    text = "\n".join(p.text for p in Document(str(tmp_path / "d.docx")).paragraphs)
    assert "Sebab <w:br/> & {{ jinja }} dari laporan." in text


def test_a_document_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    draft = Draft(agency="Dinas X", year=2024, sections=())
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        write_draft(draft, tmp_path / "tidak-ada" / "d.docx")

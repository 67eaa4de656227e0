"""The review sheet leaves room for the office's answer to every finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.calculation.review import review
from assistant.errors import InputError
from assistant.export.review_sheet import HEADINGS, WIDTHS_CM, write_review
from eval.seeded_reports import clean_report, report_with_one_error


def test_every_finding_has_a_row_with_an_empty_answer(tmp_path: Path) -> None:
    from docx import Document

    wrong = report_with_one_error(3)
    findings = review(wrong.report, wrong.figures, [])
    assert findings
    path = tmp_path / "reviu.docx"
    write_review(wrong.report, findings, path)
    tables = Document(str(path)).tables
    rows = [row for table in tables for row in table.rows[1:]]
    assert [cell.text for cell in tables[0].rows[0].cells] == list(HEADINGS)
    assert len(rows) == len(findings)
    assert all(row.cells[-1].text == "" for row in rows)
    assert findings[0].arithmetic in rows[0].cells[4].text


def test_columns_keep_their_widths_and_rows_stay_whole_under_repeated_headings(tmp_path: Path) -> None:
    from docx import Document

    wrong = report_with_one_error(3)
    path = tmp_path / "reviu.docx"
    write_review(wrong.report, review(wrong.report, wrong.figures, []), path)
    table = Document(str(path)).tables[0]
    assert [round(column.width.cm, 1) for column in table.columns] == list(WIDTHS_CM)
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    from docx import Document

    clean = clean_report(3)
    path = tmp_path / "reviu.docx"
    write_review(clean.report, [], path)
    assert "Tidak ada temuan." in [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_folder_that_is_not_there_is_a_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        write_review(clean_report(3).report, [], tmp_path / "tidak" / "ada.docx")

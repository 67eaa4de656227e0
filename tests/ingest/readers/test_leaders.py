"""Tables of contents in cells: entries, not figures."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ingest.figures import extract_figures
from ingest.readers import read_document

_CONTENTS = [
    ["KATA PENGANTAR", "i"],
    ["BAB I PENDAHULUAN", "1"],
    ["A. Latar Belakang", "1"],
    ["BAB II PERENCANAAN KINERJA", "5"],
    ["A. Rencana Strategis", "5"],
    ["BAB III AKUNTABILITAS KINERJA", "14"],
]
_FIGURES = [["No", "Kecamatan", "Jumlah"], ["1", "Utara", "12"], ["2", "Selatan", "15"], ["3", "Timur", "19"]]


def figures_of(folder: Path, lines: list[str], rows: list[list[str]]) -> list[str]:
    document = docx.Document()
    for text in lines:
        document.add_paragraph(text)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for texts, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(texts, row.cells, strict=True):
            cell.text = text
    document.save(str(folder / "laporan.docx"))
    read = read_document(folder / "laporan.docx")
    return [f.raw for f in extract_figures(read, report_id="r", agency="Dinas Contoh", report_year=2024)[0]]


@pytest.mark.parametrize(
    "lines", [["DAFTAR ISI", "Halaman"], ["Laporan Kinerja"]], ids=["titled", "chapters"]
)
def test_the_pages_in_a_table_of_contents_are_no_figures(lines: list[str], tmp_path: Path) -> None:
    assert figures_of(tmp_path, lines, _CONTENTS) == []


def test_counts_that_rise_from_row_to_row_are_figures(tmp_path: Path) -> None:
    assert figures_of(tmp_path, ["Tabel 1.1 Jumlah Kejadian Tahun 2024"], _FIGURES) == ["12", "15", "19"]

"""What is read out of Word, Excel and PDF files with every breakage; `python -m` prints the whole table."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.figures import extract_figures
from ingest.readers import read_document
from tests.ingest.accounting import lost_numbers
from tests.ingest.pages import CUTS
from tests.ingest.synthetic import FILE_BREAKAGES, FLAT_BREAKAGES, LAYOUTS, SyntheticReport, synthetic_report
from tests.ingest.test_figures import count, document
from tests.ingest.written_files import FILE_FORMATS, convert, write_report

_NO_PAGES = {"page_titles"}
"""Breakages that sheets cannot have: they have no pages."""
_NEEDS_OFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on this machine"
)
_BOTH_SIDES = 0.97


def reports(
    folder: Path, form: str, breakage: str, seeds: Sequence[int]
) -> list[tuple[Document, SyntheticReport]]:
    """Synthetic reports of one format or layout, as their reader hands them on."""
    if form in LAYOUTS:
        made = [synthetic_report(seed, form, [breakage]) for seed in seeds]
        return [(document(report.lines), report) for report in made]
    if form == "pdf_office":
        written = [write_report(folder, seed, "docx", [breakage]) for seed in seeds]
        paths = convert([path for path, _ in written], folder)
        return [(read_document(path), report) for path, (_, report) in zip(paths, written, strict=True)]
    made_files = [write_report(folder, seed, form, [breakage]) for seed in seeds]
    return [(read_document(path), report) for path, report in made_files]


def measured(read: Sequence[tuple[Document, SyntheticReport]]) -> tuple[Decimal, Decimal]:
    """Recall and precision over reports."""
    counts = []
    for made, report in read:
        figures, skipped = extract_figures(
            made, report_id="r", agency="Dinas Contoh", report_year=report.year
        )
        assert lost_numbers(made, figures, skipped) == []
        counts.append(count(figures, report.known))
    hit, known, found = (Decimal(sum(column)) for column in zip(*counts, strict=True))
    return hit / known, hit / found


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf_ruled"])
def test_every_figure_of_an_undamaged_file_is_found(form: str, tmp_path: Path) -> None:
    assert measured(reports(tmp_path, form, "", range(1))) == (1, 1)


@pytest.mark.parametrize(
    ("form", "breakage"),
    [
        (form, breakage)
        for form in ("docx", "xlsx")
        for breakage in FILE_BREAKAGES
        if form == "docx" or breakage not in _NO_PAGES
    ],
)
def test_a_damaged_file_loses_at_most_three_in_a_hundred(form: str, breakage: str, tmp_path: Path) -> None:
    recall, precision = measured(reports(tmp_path, form, breakage, range(1)))
    assert min(recall, precision) >= _BOTH_SIDES


@pytest.mark.slow
@pytest.mark.parametrize(
    "breakage", sorted({*CUTS, "cut_words", "own_row", "three_rows", "code_columns", "empties"})
)
def test_a_damaged_ruled_pdf_loses_at_most_three_in_a_hundred(breakage: str, tmp_path: Path) -> None:
    recall, precision = measured(reports(tmp_path, "pdf_ruled", breakage, range(1)))
    assert min(recall, precision) >= _BOTH_SIDES


@_NEEDS_OFFICE
@pytest.mark.slow
@pytest.mark.parametrize("breakage", ["page_break_header", "narrow_cells"])
def test_a_pdf_printed_from_word_is_read(breakage: str, tmp_path: Path) -> None:
    recall, precision = measured(reports(tmp_path, "pdf_office", breakage, range(1)))
    assert min(recall, precision) >= _BOTH_SIDES


def _print_table(seeds: Sequence[int]) -> None:
    """Print recall and precision by format and breakage."""
    forms = [*LAYOUTS, *FILE_FORMATS, *(["pdf_office"] if shutil.which("soffice") else [])]
    print("breakage".ljust(24), *(form.rjust(13) for form in forms))
    for breakage in ("", *FILE_BREAKAGES):
        row = []
        for form in forms:
            if form == "flat" and breakage and breakage not in FLAT_BREAKAGES:
                row.append("")
                continue
            with tempfile.TemporaryDirectory() as folder:
                try:
                    shares = measured(reports(Path(folder), form, breakage, seeds))
                except AssertionError:
                    row.append("lost numbers")
                    continue
            row.append("/".join(f"{share:.3f}" for share in shares))
        print((breakage or "undamaged").ljust(24), *(text.rjust(13) for text in row), flush=True)


if __name__ == "__main__":
    _print_table(range(2))

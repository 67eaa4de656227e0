"""No number of a table is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.sources import Location
from ingest.document import Document
from ingest.figures import extract_figures
from ingest.identity import identify
from ingest.readers import read_document
from tests.ingest.accounting import lost_numbers
from tests.ingest.synthetic import BREAKAGES, FLAT_BREAKAGES, LAYOUTS, synthetic_report
from tests.ingest.test_figures import document


def lost(read: Document, year: int) -> list[tuple[str, Location]]:
    """The cells whose numbers nothing accounts for."""
    figures, skipped = extract_figures(read, report_id="r", agency="Dinas Contoh", report_year=year)
    return [(found.cell, found.location) for found in lost_numbers(read, figures, skipped)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_number_of_a_made_up_table_ends_in_a_figure_a_name_or_a_reason(layout: str) -> None:
    for breakage in ("", *(FLAT_BREAKAGES if layout == "flat" else BREAKAGES)):
        for seed in range(2):
            report = synthetic_report(seed, layout, [breakage])
            assert lost(document(report.lines), report.year) == [], (breakage, seed)


def test_every_number_in_the_tables_of_real_reports_ends_in_a_figure_a_name_or_a_reason(
    shared_reports: Path,
) -> None:
    for path in sorted(shared_reports.glob("*.txt")):
        read = read_document(path)
        assert lost(read, identify(read).year or 2024) == [], path.name


def test_a_number_in_a_column_of_remarks_is_told_with_its_reason() -> None:
    lines = [
        "Tabel 3.1 Capaian Kinerja",
        "No\tIndikator Kinerja\tTarget\tRealisasi\tKeterangan",
        "1\tPersentase layanan tepat waktu\t80\t82\t17",
        "2\tPersentase keluhan selesai\t90\t91\t",
    ]
    skipped = extract_figures(document(lines), report_id="r", agency="a", report_year=2024)[1]
    assert [(s.location.line_from, s.reason) for s in skipped] == [
        (3, "Angka “17” pada kolom Keterangan tidak dibaca sebagai data.")
    ]

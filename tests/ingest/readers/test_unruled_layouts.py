"""Tables without ruling lines as LibreOffice prints them, by layout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.figures import extract_figures
from ingest.readers import read_document
from tests.ingest.readers.unruled_files import LAYOUTS, write_layout
from tests.ingest.test_figures import count

_LEAST = {"centred": (0.6, 1.0), "large": (0.95, 1.0), "web": (0.6, 1.0), "tabs": (0.97, 0.97)}
"""Recall and precision that are known to fall short: cells in the middle of their rows, narrow columns that
cut words, cells that stand as close as words, headers that reach over their tab. All else is read whole; what
is in doubt is refused rather than read wrongly."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on this machine")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_figures_of_a_layout_without_rules_are_found(layout: str, tmp_path: Path) -> None:
    path, year, known = write_layout(tmp_path, 0, layout)
    figures, _ = extract_figures(read_document(path), report_id="r", agency="Dinas Contoh", report_year=year)
    hit, wanted, found = count(figures, known)
    recall, precision = _LEAST.get(layout, (1.0, 1.0))
    assert hit >= recall * wanted
    assert hit >= precision * found

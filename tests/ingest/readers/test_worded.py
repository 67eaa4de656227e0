"""Tables of words without ruling lines: causes and solutions beside the indicator that they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.sources import PassageRole
from ingest.document import Grid
from ingest.pipeline import parse
from ingest.readers import read_document
from tests.ingest.readers.small_pdf import Text, write_pdf

_AT = (60.0, 90.0, 220.0, 400.0)
_TOP = [
    (60.0, 60.0, "B. Analisis Penyebab dan Solusi"),
    (60.0, 80.0, "Tabel 3.2 Penyebab dan Solusi Tahun 2024"),
]
_HEADER = ("No", "Indikator Kinerja", "Penyebab Kegagalan", "Solusi")


def line(y: float, *cells: str) -> list[Text]:
    return [(x, y, cell) for x, cell in zip(_AT, cells, strict=False) if cell]


def written(folder: Path, *lines: list[Text]) -> Path:
    return write_pdf(folder / "laporan.pdf", [([*_TOP, *(text for own in lines for text in own)], [])])


def grids_of(path: Path) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in item.rows]
        for item in read_document(path).items
        if isinstance(item, Grid)
    ]


_CLEAR = (
    line(100, *_HEADER),
    line(112, "1", "Persentase jalan mantap", "Lelang baru selesai pada bulan", "Lelang dini sebelum"),
    line(124, "", "", "September dan cuaca buruk", "tahun anggaran"),
    line(136, "2", "Akses air minum", "Sumber air mengering selama", "Membangun sumur bor"),
    line(148, "", "", "musim kemarau panjang", ""),
)


def test_numbers_tell_the_rows_of_a_table_of_words(tmp_path: Path) -> None:
    assert grids_of(written(tmp_path, *_CLEAR)) == [
        [
            list(_HEADER),
            [
                "1",
                "Persentase jalan mantap",
                "Lelang baru selesai pada bulan September dan cuaca buruk",
                "Lelang dini sebelum tahun anggaran",
            ],
            [
                "2",
                "Akses air minum",
                "Sumber air mengering selama musim kemarau panjang",
                "Membangun sumur bor",
            ],
        ]
    ]


def test_a_cause_is_bound_to_the_indicator_of_its_row(tmp_path: Path) -> None:
    passages = parse(written(tmp_path, *_CLEAR), agency="Dinas Contoh", year=2024).passages
    causes = {p.about: p.text for p in passages if p.role is PassageRole.FAILURE_CAUSE}
    assert set(causes) == {("Persentase jalan mantap",), ("Akses air minum",)}
    assert "September dan cuaca buruk" in causes[("Persentase jalan mantap",)]
    assert "Sumber air mengering" in causes[("Akses air minum",)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                line(100, *_HEADER),
                line(112, "", "", "Lelang baru selesai", ""),
                line(124, "1", "Persentase jalan mantap", "pada bulan September", "Lelang dini"),
                line(136, "", "", "Sumber air mengering", ""),
                line(148, "2", "Akses air minum", "selama musim kemarau", "Membangun sumur bor"),
            ),
            id="number-in-the-middle-of-its-row",
        ),
        pytest.param(
            (
                line(100, *_HEADER),
                line(112, "1", "Persentase jalan mantap", "Lelang terlambat", "Lelang dini"),
                line(124, "3", "Akses air minum", "Sumber air mengering", "Membangun sumur bor"),
            ),
            id="number-missing",
        ),
        pytest.param(
            (
                line(112, "1", "Persentase jalan mantap", "Lelang terlambat", "Lelang dini"),
                line(124, "2", "Akses air minum", "Sumber air mengering", "Membangun sumur bor"),
            ),
            id="no-header",
        ),
        pytest.param(
            (
                line(112, "1.", "Jalan mantap bertambah karena lelang dini"),
                line(124, "2.", "Air minum berkurang karena kemarau panjang"),
            ),
            id="numbered-sentences",
        ),
    ],
)
def test_words_whose_rows_or_columns_are_in_doubt_stay_lines(
    lines: tuple[list[Text], ...], tmp_path: Path
) -> None:
    assert grids_of(written(tmp_path, *lines)) == []

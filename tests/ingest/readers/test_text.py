"""Reading text files as office computers leave them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from assistant.errors import UnreadableFile
from ingest.document import Grid, Line
from ingest.readers import read_document
from ingest.readers.kinds import SIZE_LIMITS, FileKind

TEXT = "LAPORAN KINERJA\r\n\r\nRealisasi 89,29 % – “baik”\r\n"


def lines_of(path: Path) -> list[str]:
    return [item.text for item in read_document(path).items if isinstance(item, Line)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode("utf-8"), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode("utf-8"), id="utf-8-with-mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-big-end-first"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16-without-mark"),
        pytest.param(TEXT.encode("cp1252"), id="windows-1252"),
        pytest.param(TEXT.replace("\r\n", "\n").encode(), id="unix-line-ends"),
        pytest.param(TEXT.replace("\r\n", "\r").encode(), id="old-mac-line-ends"),
    ],
)
def test_text_is_the_same_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "laporan.txt"
    path.write_bytes(data)
    assert lines_of(path) == ["LAPORAN KINERJA", "", "Realisasi 89,29 % – “baik”"]


def test_a_line_keeps_the_number_that_it_has_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "laporan.md"
    path.write_text("satu\n\n\nempat\n", encoding="utf-8")
    last = read_document(path).items[-1]
    assert isinstance(last, Line)
    assert (last.text, last.location.line_from, last.location.line_to) == ("empat", 4, 4)


def test_invisible_characters_and_no_break_spaces_do_not_split_numbers_from_their_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text("\u200bRp\u00a014.025\u00ad.195\x0c", encoding="utf-8")
    assert lines_of(path) == ["Rp 14.025.195"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("kosong.txt", b"", "kosong", id="no-bytes"),
        pytest.param("spasi.txt", b" \n\n  \n", "kosong", id="only-blanks"),
        pytest.param("program.txt", bytes(range(32)) * 40, "bukan teks", id="binary"),
        pytest.param("foto.pdf", b"\x89PNG\r\n\x1a\n....", "gambar", id="picture-called-pdf"),
        pytest.param(
            "lama.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sandi", id="old-or-locked-office"
        ),
        pytest.param("surat.txt", b"{\\rtf1 halo}", "RTF", id="rich-text"),
        pytest.param("arsip.docx", b"PK\x03\x04rusak", "rusak", id="damaged-package"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_where_and_a_way_out(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=says) as refused:
        read_document(path)
    assert refused.value.file == name
    assert f"'{name}'" in refused.value.message
    assert refused.value.message.endswith(".")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="tidak dapat dibuka"):
        read_document(tmp_path / "tiada.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.write(b"LAPORAN")
        file.truncate(SIZE_LIMITS[FileKind.TEXT] + 1)
    with pytest.raises(UnreadableFile, match="terlalu besar"):
        read_document(path)


def test_text_with_a_wrong_extension_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_text("LAPORAN KINERJA\n", encoding="utf-8")
    assert lines_of(path) == ["LAPORAN KINERJA"]


def test_csv_is_one_grid_whose_formulas_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "anggaran.csv"
    path.write_text('Program;Pagu\n"Program A;\nlanjutan";=1+1\nTotal;1.000,50\n', encoding="utf-8")
    (grid,) = read_document(path).items
    assert isinstance(grid, Grid)
    cells = [[cell.text for cell in row.cells] for row in grid.rows]
    assert cells == [["Program", "Pagu"], ["Program A; lanjutan", "=1+1"], ["Total", "1.000,50"]]
    second = grid.rows[1].location
    assert (second.line_from, second.line_to) == (2, 3)
    assert all(cell.formula is None for row in grid.rows for cell in row.cells)

"""Files of kinds that no reader exists for are refused with the way out."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from assistant.errors import UnreadableFile
from ingest.files import find_files
from ingest.readers import read_document


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", id="jpeg"),
        pytest.param(b"BM\x36\x20\x00\x00\x00\x00\x00\x00", id="bmp"),
        pytest.param(b"RIFF\x10\x00\x00\x00WEBPVP8 ", id="webp"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", id="heic"),
    ],
)
def test_a_picture_is_refused_whatever_its_name(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "laporan.txt"
    path.write_bytes(head + b"\xff" * 500)
    with pytest.raises(UnreadableFile, match="gambar"):
        read_document(path)


def test_an_open_document_is_told_from_word(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<office/>")
    with pytest.raises(UnreadableFile, match="LibreOffice"):
        read_document(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_unopened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "laporan.txt")
    with pytest.raises(UnreadableFile, match="bukan berkas biasa"):
        read_document(tmp_path / "laporan.txt")
    with pytest.raises(UnreadableFile, match="bukan berkas biasa"):
        find_files([tmp_path / "laporan.txt"])


def test_a_huge_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    with path.open("wb") as file:
        file.write(b"LKjIP\n")
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="500 MB"):
        read_document(path)

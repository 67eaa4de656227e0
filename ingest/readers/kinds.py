"""What a file really is, told by its first bytes, whatever its name says."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from assistant.errors import UnreadableFile

MEGABYTE = 1024 * 1024
HEAD_BYTES = 4096


class FileKind(StrEnum):
    """The kinds of files that a reader exists for."""

    TEXT = "teks"
    DELIMITED = "CSV"
    WORD = "Word"
    EXCEL = "Excel"
    PDF = "PDF"


SUFFIXES = {
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".csv": FileKind.DELIMITED,
    ".tsv": FileKind.DELIMITED,
    ".docx": FileKind.WORD,
    ".xlsx": FileKind.EXCEL,
    ".xlsm": FileKind.EXCEL,
    ".pdf": FileKind.PDF,
}
REFUSED_SUFFIXES = frozenset({".doc", ".docm", ".xls", ".odt", ".ods", ".rtf", ".pptx"})
"""Reports come in these too; they are refused with a sentence rather than passed over in a folder."""

SIZE_LIMITS = {
    FileKind.TEXT: 20 * MEGABYTE,
    FileKind.DELIMITED: 20 * MEGABYTE,
    FileKind.WORD: 100 * MEGABYTE,
    FileKind.EXCEL: 50 * MEGABYTE,
    FileKind.PDF: 200 * MEGABYTE,
}
UNPACKED_LIMIT = 400 * MEGABYTE
RATIO_LIMIT = 200
"""Office files shrink to a tenth, sheets of zeros to a hundredth; bombs to a thousandth and less."""


def file_kind(path: Path, name: str) -> FileKind:
    """Tell the kind of a file by its content.

    Raises:
        UnreadableFile: it is missing, empty, too large, unsafe to unpack or of no kind that we read.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(name, f"'{name}' bukan berkas biasa; pilih berkas laporan.")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise UnreadableFile(
            name, f"Berkas '{name}' tidak dapat dibuka; periksa nama, folder, dan izin bacanya."
        ) from error
    if size == 0:
        raise UnreadableFile(name, f"Berkas '{name}' kosong (0 bita); salin ulang berkasnya, lalu coba lagi.")
    kind = _by_content(path, name, head)
    limit = SIZE_LIMITS[kind]
    if size > limit:
        way_out = "kecilkan gambarnya atau pisahkan lampirannya"
        if kind in (FileKind.TEXT, FileKind.DELIMITED):
            way_out = "periksa isinya atau pisahkan menjadi beberapa berkas"
        raise UnreadableFile(
            name,
            f"Berkas '{name}' terlalu besar ({size // MEGABYTE} MB; batas untuk {kind} "
            f"{limit // MEGABYTE} MB); {way_out}, lalu coba lagi.",
        )
    return kind


def _by_content(path: Path, name: str, head: bytes) -> FileKind:
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _package_kind(path, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            name,
            f"Berkas '{name}' berformat Word/Excel lama atau terkunci sandi; buka lalu simpan sebagai .docx "
            "atau .xlsx tanpa sandi.",
        )
    if head.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile(
            name, f"Berkas '{name}' berformat RTF; buka dengan Word, lalu simpan sebagai .docx."
        )
    if _is_picture(head):
        raise UnreadableFile(
            name,
            f"Berkas '{name}' adalah gambar; pindai atau gabungkan halamannya menjadi PDF, lalu coba lagi.",
        )
    if path.suffix.lower() in (".csv", ".tsv"):
        return FileKind.DELIMITED
    return FileKind.TEXT


def _is_picture(head: bytes) -> bool:
    """Whether a file is a PNG, JPEG, TIFF, GIF, BMP, WebP or HEIC picture."""
    return (
        head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8"))
        or (head.startswith(b"BM") and head[6:10] == b"\0\0\0\0")
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or head[4:8] == b"ftyp"
    )


def _package_kind(path: Path, name: str) -> FileKind:
    """Word and Excel files are zip packages; their directory is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile(
            name, f"Berkas '{name}' rusak dan tidak dapat dibuka; buka di Word atau Excel, lalu simpan ulang."
        ) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > UNPACKED_LIMIT or unpacked > max(10 * MEGABYTE, RATIO_LIMIT * packed):
        raise UnreadableFile(
            name,
            f"Berkas '{name}' tidak dibuka karena isinya mengembang tidak wajar "
            f"(menjadi {unpacked // MEGABYTE} MB); buka di Word atau Excel, lalu simpan ulang.",
        )
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(name, f"Berkas '{name}' terkunci sandi; simpan ulang tanpa sandi.")
    if "word/document.xml" in names:
        if "word/vbaProject.bin" in names:
            raise UnreadableFile(
                name, f"Berkas '{name}' memuat makro; simpan sebagai Dokumen Word (.docx) tanpa makro."
            )
        return FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.EXCEL
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableFile(
            name,
            f"Berkas '{name}' berformat OpenDocument (LibreOffice); buka di LibreOffice, lalu simpan sebagai "
            ".docx atau .xlsx.",
        )
    raise UnreadableFile(
        name,
        f"Berkas '{name}' bukan dokumen Word atau Excel; simpan sebagai .docx, .xlsx, .pdf, atau teks UTF-8.",
    )

"""Plain text and Markdown files, in whatever encoding an office computer has left them."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from assistant.domain.sources import Location
from assistant.errors import UnreadableFile
from ingest.document import Document, Line

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16: the mark of the one begins with the mark of the other."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\f\v]")
_BLANK = re.compile("[\u00a0\u2007\u202f]")
_SYMBOL = re.compile("[\uf000-\uf0ff]")
"""Word writes the bullets of its symbol fonts into this private range."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\n|\r")


def read(path: Path, name: str) -> Document:
    """Read a text file into its lines, blank ones included, so that line numbers are those of the file.

    Raises:
        UnreadableFile: the file is empty or not text.
    """
    data = path.read_bytes()
    lines = tuple(
        Line(text=text, location=Location(file=name, line_from=number, line_to=number))
        for number, text in enumerate(text_lines(decode(data, name)), start=1)
    )
    if not any(line.text.strip() for line in lines):
        raise UnreadableFile(
            name, f"Berkas '{name}' kosong; pilih berkas laporan yang berisi teks, lalu ulangi."
        )
    return Document(file=name, sha256=hashlib.sha256(data).hexdigest(), items=lines)


def text_lines(text: str) -> list[str]:
    """The lines of a text without line ends, invisible characters and no-break spaces."""
    lines = _LINE_END.split(cleaned(text))
    return lines[:-1] if lines and lines[-1] == "" else lines


def cleaned(text: str) -> str:
    """A text without invisible characters; no-break spaces become blanks, bullets of symbol fonts bullets."""
    return _INVISIBLE.sub("", _SYMBOL.sub("•", _BLANK.sub(" ", text)))


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16, UTF-32 or Windows-1252 text.

    Raises:
        UnreadableFile: the bytes are not text in any of them.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    without_mark = _utf16_without_mark(data)
    if without_mark is not None:
        return _strict(data, without_mark, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "cp1252", name)
    # a stray control character is a slip of some converter; many of them are a program or a picture
    if len(_CONTROL.findall(text[:65536])) > max(3, len(text[:65536]) // 200):
        raise _not_text(name)
    return _CONTROL.sub("", text)


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every other byte."""
    head = data[:4096]
    if len(head) < 4 or b"\0" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error


def _not_text(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        f"Berkas '{name}' bukan teks yang dapat dibaca; simpan ulang laporan sebagai .docx, .pdf, .xlsx, "
        "atau teks UTF-8.",
    )

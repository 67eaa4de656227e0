"""PDF files: which pages are read as they are, which are turned or recognised first."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import BinaryIO

from assistant.domain.sources import Location, Skipped
from assistant.errors import UnreadableFile
from ingest.document import Document
from ingest.readers.pages import Page, page_of
from ingest.readers.reading_order import items_of
from ingest.readers.running import running_lines
from ingest.readers.scans import INSTALL, is_rubbish, missing_programs, recognised

_FEWEST_LETTERS = 15
"""A page with fewer, most of it a picture, is a scan."""


def read(path: Path, name: str) -> Document:
    """Read a PDF; scanned pages are recognised first, where the programs for that are installed.

    Raises:
        UnreadableFile: the file is damaged, locked or empty.
        MissingExtra: the file is a scan, and the programs that recognise text are not installed.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    pages = _pages(path, name)
    turned = {page.number: page.sideways for page in pages if page.sideways}
    if turned:
        pages = _replaced(pages, _pages(_turned(path, turned), name, only=turned))
    pages, unread = _with_scans(pages, path, name)
    dropped = running_lines([[(row.text, page.at_edge(row)) for row in page.rows] for page in pages])
    kept = [
        page._replace(rows=tuple(row for i, row in enumerate(page.rows) if (number, i) not in dropped))
        for number, page in enumerate(pages)
    ]
    items, refused = items_of(kept, name)
    if not items and not refused:
        raise UnreadableFile(name, f"Berkas '{name}' tidak berisi teks yang dapat dibaca; pilih berkas lain.")
    skipped = [
        Skipped(location=Location(file=name, page=number), reason=reason) for number, reason in unread.items()
    ]
    return Document(file=name, sha256=digest, items=tuple(items), skipped=(*skipped, *refused))


def _with_scans(pages: list[Page], path: Path, name: str) -> tuple[list[Page], dict[int, str]]:
    """The pages with scanned ones recognised, and why some of them stay unread."""
    empty = sum(page.letters for page in pages) < _FEWEST_LETTERS * len(pages)
    scans = [
        page.number
        for page in pages
        if (page.letters < _FEWEST_LETTERS and (page.is_picture or empty)) or is_rubbish(page.text())
    ]
    if not scans:
        return pages, {}
    whole = all(page.number in scans or page.letters < _FEWEST_LETTERS for page in pages)
    reason = "Halaman {} berupa gambar, dan tidak ada teks yang dikenali di dalamnya."
    if whole or not missing_programs():
        try:
            with recognised(path, name, scans) as readable:
                pages = _replaced(pages, _pages(readable, name, only=scans, recognised=True))
        except UnreadableFile:
            if whole:
                raise
    else:
        reason = f"Halaman {{}} berupa pindaian dan tidak dibaca; pasang pengenal teksnya ({INSTALL})."
    unread = [
        page.number
        for page in pages
        if page.number in scans and (page.letters < _FEWEST_LETTERS or is_rubbish(page.text()))
    ]
    pages = [page._replace(rows=(), tables=()) if page.number in unread else page for page in pages]
    return pages, {number: reason.format(number) for number in unread}


def _replaced(pages: list[Page], others: list[Page]) -> list[Page]:
    by_number = {page.number: page for page in others}
    return [by_number.get(page.number, page) for page in pages]


def _turned(path: Path, turns: Mapping[int, int]) -> BinaryIO:
    """A copy whose pages with text that runs up or down the paper are turned upright."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for number, turn in turns.items():
        page = pdf[number - 1]
        page.set_rotation((page.get_rotation() + turn) % 360)
    copy = io.BytesIO()
    pdf.save(copy)
    pdf.close()
    copy.seek(0)
    return copy


def _pages(
    file: Path | BinaryIO, name: str, *, only: Collection[int] | None = None, recognised: bool = False
) -> list[Page]:
    """The pages of a PDF, one in memory at a time; `only` those with these numbers, from 1."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    # what it has to say of broken files belongs in no log of ours
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[Page] = []
    try:
        with pdfplumber.open(file, pages=None if only is None else sorted(only)) as pdf:
            for page in pdf.pages:
                pages.append(page_of(page, recognised=recognised))
                page.close()
    except (PdfminerException, PSException, PDFEncryptionError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(error, PDFPasswordIncorrect) or isinstance(
            cause, PDFPasswordIncorrect | PDFEncryptionError
        ):
            raise UnreadableFile(
                name, f"Berkas '{name}' terkunci sandi; simpan ulang sebagai PDF tanpa sandi, lalu coba lagi."
            ) from error
        raise _damaged(name) from error
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:
        raise _damaged(name) from error
    if not pages:
        raise _damaged(name)
    return pages


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        f"Berkas '{name}' rusak dan tidak dapat dibaca; buka di pembaca PDF, lalu cetak ulang ke PDF.",
    )

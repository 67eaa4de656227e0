"""The files that a person means: those named, and in folders every one that could be a report."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import InputError, UnreadableFile
from ingest.readers.kinds import REFUSED_SUFFIXES, SUFFIXES

_PASSED_OVER = frozenset({"readme", "license", "changelog"})


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and in folders every file that could be a report.

    Raises:
        InputError: a path does not exist or may not be opened, or no report lies there.
    """
    files: dict[Path, None] = {}
    for path in paths:
        try:
            if path.is_dir():
                files.update(dict.fromkeys(sorted(_candidates(path))))
            elif path.is_file():
                files[path] = None
            elif path.exists():
                raise UnreadableFile(str(path), f"'{path}' bukan berkas biasa; pilih berkas laporan.")
            else:
                raise UnreadableFile(
                    str(path), f"Berkas '{path}' tidak ditemukan; periksa nama dan foldernya."
                )
        except OSError as error:
            closed = error.filename or path
            raise UnreadableFile(
                str(closed),
                f"'{closed}' tidak boleh dibuka oleh pengguna ini; mintalah hak membacanya, atau salin "
                "laporannya ke folder sendiri.",
            ) from error
    if not files:
        kinds = ", ".join(sorted(SUFFIXES))
        raise InputError(
            f"Tidak ada berkas laporan di {', '.join(map(str, paths))}; letakkan berkas {kinds}."
        )
    return list(files)


def _candidates(folder: Path) -> Iterator[Path]:
    """Files below a folder that could be reports; hidden files and locks of office programs are not.

    Raises:
        OSError: a folder may not be opened.
    """
    for root, folders, names in os.walk(folder, onerror=_stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(root, name)
            known = file.suffix.lower() in SUFFIXES or file.suffix.lower() in REFUSED_SUFFIXES
            passed_over = name.startswith((".", "~$")) or file.stem.lower() in _PASSED_OVER
            if known and not passed_over and file.is_file():
                yield file


def _stop(error: OSError) -> None:
    raise error


def sha256_of(path: Path) -> str:
    """The sha256 of a file's content, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

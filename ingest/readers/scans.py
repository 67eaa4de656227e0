"""Scanned PDF files: recognised by ocrmypdf with tesseract's Indonesian, where these are installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import MissingExtra, UnreadableFile

_LANGUAGE = "ind"
_SECONDS = 3600


@contextmanager
def recognised(path: Path, name: str) -> Iterator[Path]:
    """A copy of a scan with its text recognised, which is gone afterwards.

    Raises:
        MissingExtra: ocrmypdf, tesseract or its Indonesian is not installed.
        UnreadableFile: the scan cannot be recognised.
    """
    _require(name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "terbaca.pdf"
        call = ["ocrmypdf", "--language", _LANGUAGE, "--skip-text", "--quiet", str(path), str(copy)]
        try:
            subprocess.run(call, check=True, capture_output=True, timeout=_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
            raise UnreadableFile(
                name,
                f"Pindaian '{name}' tidak dapat dikenali teksnya; pindai ulang dengan mutu lebih baik "
                "(300 dpi, tegak), lalu coba lagi.",
            ) from error
        yield copy


def _require(name: str) -> None:
    missing = [program for program in ("ocrmypdf", "tesseract") if shutil.which(program) is None]
    if not missing:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
        if _LANGUAGE not in (listed.stdout + listed.stderr).split():
            missing.append(f"bahasa '{_LANGUAGE}' untuk tesseract")
    if missing:
        raise MissingExtra(
            f"Berkas '{name}' adalah pindaian tanpa teks, dan {' serta '.join(missing)} belum terpasang; "
            "pasang dengan `pip install ocrmypdf` dan paket tesseract-ocr-ind (Windows: pemasang Tesseract "
            "dengan bahasa Indonesia), atau simpan laporan sebagai PDF dari Word."
        )

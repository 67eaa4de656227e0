"""Scanned pages of PDF files: recognised by ocrmypdf with tesseract's Indonesian, where installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import MissingExtra, UnreadableFile

_LANGUAGE = "ind"
_SECONDS_A_PAGE = 60
"""A page takes two to six seconds on two cores; one that takes longer than this is left unread."""
_SECONDS_TO_START = 120
_FEWEST_WORDS = 12
_WORD_SHARE = 0.5
_WORD = re.compile(r"[a-z]*[aeiou][a-z]*", re.IGNORECASE)
_NO_VOWEL = re.compile(r"[^aeiou]{6}", re.IGNORECASE)
INSTALL = (
    "Linux: `sudo apt install ocrmypdf tesseract-ocr-ind`; Windows: pasang Tesseract dengan bahasa Indonesia "
    "dan Ghostscript, lalu `pip install ocrmypdf`"
)


@contextmanager
def recognised(path: Path, name: str, pages: Sequence[int]) -> Iterator[Path]:
    """A copy of a PDF with the text of some pages (from 1) recognised, which is gone afterwards.

    Raises:
        MissingExtra: ocrmypdf, tesseract or its Indonesian is not installed.
        UnreadableFile: the scan cannot be recognised.
    """
    missing = missing_programs()
    if missing:
        raise MissingExtra(
            f"Berkas '{name}' adalah pindaian tanpa teks, dan {' serta '.join(missing)} belum terpasang. "
            f"Pasang dahulu ({INSTALL}), atau simpan laporan sebagai PDF dari Word."
        )
    with tempfile.TemporaryDirectory(prefix="lkjip-pindai-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "terbaca.pdf"
        sys.stderr.write(f"Mengenali teks {len(pages)} halaman pindaian '{name}' …\n")
        sys.stderr.flush()
        call = [
            "ocrmypdf", "--language", _LANGUAGE, "--force-ocr", "--deskew", "--rotate-pages", "--quiet",
            "--pages", _ranges(pages), "--output-type", "pdf", "--optimize", "0",
            "--tesseract-timeout", str(_SECONDS_A_PAGE), str(path.resolve()), str(copy),
        ]  # fmt: skip
        if not _run(call, Path(folder), _SECONDS_TO_START + _SECONDS_A_PAGE * len(pages)):
            raise UnreadableFile(
                name,
                f"Pindaian '{name}' tidak dapat dikenali teksnya; pindai ulang dengan mutu lebih baik "
                "(300 dpi, tegak), lalu coba lagi.",
            )
        yield copy


def missing_programs() -> list[str]:
    """What has to be installed before scans can be read."""
    missing = [program for program in ("ocrmypdf", "tesseract") if shutil.which(program) is None]
    if "tesseract" not in missing:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
        if _LANGUAGE not in (listed.stdout + listed.stderr).split():
            missing.append(f"bahasa '{_LANGUAGE}' untuk tesseract")
    return missing


def is_rubbish(text: str) -> bool:
    """Whether a text layer holds no words, as bad scanners and fonts without a table of letters leave it."""
    if text.count("(cid:") > 20:
        return True
    tokens = [token for token in text.split() if len(token) > 2 and not any(c.isdigit() for c in token)]
    words = sum(
        _WORD.fullmatch(token.strip(".,;:()\"'-/")) is not None and not _NO_VOWEL.search(token)
        for token in tokens
    )
    return len(tokens) >= _FEWEST_WORDS and words < _WORD_SHARE * len(tokens)


def _ranges(pages: Sequence[int]) -> str:
    """Pages as ocrmypdf takes them: `1-3,7`."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _run(call: Sequence[str], folder: Path, seconds: float) -> bool:
    """Whether a program came to a good end in time; it and all that it has started are gone afterwards."""
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    environment.setdefault("OMP_THREAD_LIMIT", "1")
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            call, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()

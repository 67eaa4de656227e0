"""What a call of the command line brings along: texts, codes and batches, checked before they are used."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.domain.drafts import SectionCode
from assistant.errors import InputError, UnreadableFile
from assistant.terminal import one_line


def required(text: str | None, what: str) -> str:
    """A text that must not be missing or empty."""
    if text is None or not text.strip():
        raise InputError(f"Belum ada {what}; tulis {what} di antara tanda petik sesudah nama perintah.")
    return text


def section_code(code: str) -> SectionCode:
    """The section that a code names."""
    try:
        return SectionCode(code)
    except ValueError:
        known = ", ".join(SectionCode)
        raise InputError(f"Kode bagian '{code}' tidak dikenal; pilih salah satu dari: {known}.") from None


def read_text(file: str | None) -> str:
    """The text of a file, or of standard input for `-` and for no file."""
    if file is None or file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableFile(file, f"Berkas '{file}' tidak ditemukan; periksa nama dan foldernya.") from None
    except (OSError, UnicodeDecodeError):
        raise UnreadableFile(
            file, f"Berkas '{file}' tidak terbaca sebagai teks; simpan ulang sebagai teks UTF-8."
        ) from None


def batch_calls(batch: Path, key: str) -> Iterator[dict[str, Any]]:
    """The calls of a batch file; raises InputError with the line that cannot be read."""
    for number, line in enumerate(read_text(str(batch)).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            call = json.loads(line)
        except json.JSONDecodeError:
            call = None
        if not isinstance(call, dict) or not isinstance(call.get(key), str):
            raise InputError(
                f"Baris {number} berkas '{batch}' bukan objek JSON berkunci '{key}'; perbaiki baris itu."
            )
        yield call


def answer_batch(
    batch: Path,
    key: str,
    answer: Callable[[dict[str, Any]], dict[str, object]],
    nothing: dict[str, object],
) -> bool:
    """Answer every call of a batch file on a line of its own; True when none was refused or not ok.

    A call that cannot be answered gives `nothing` with the reason; the others go on.
    """
    calls = list(batch_calls(batch, key))
    all_ok = True
    for call in calls:
        try:
            result = answer(call)
        except InputError as error:
            result = {**nothing, "reason": error.message, "error": error.message}
        all_ok = all_ok and result.get("ok", True) is True and "error" not in result
        sys.stdout.write(one_line({"id": call.get("id"), **result}) + "\n")
    return all_ok

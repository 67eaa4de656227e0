"""Mends spelling and officialese in words taken from a report, never their facts."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from assistant.domain.numerals import read_numbers
from assistant.errors import PromptError

_ENTRY = re.compile(r"^- (.+?) → (.+)$")
_SPLIT_PASSIVE = re.compile(r"\b([Dd])i (\w{3,}kan)\b")
_DIGITS_AND_WORDS = re.compile(r"(?<![\d.,])(\d[\d.]*)\s*\(([a-z ]{3,60})\)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@cache
def spelling_list() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The list in `prompts/ejaan.md`, longest entries first.

    Raises:
        PromptError: a line of the list has no right side.
    """
    text = (files("prompts") / "ejaan.md").read_text(encoding="utf-8")
    entries = []
    for line in text.splitlines():
        if not line.startswith("- "):
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            raise PromptError(
                f"Baris {line!r} di prompts/ejaan.md tidak berbentuk 'kiri → kanan'; perbaiki barisnya."
            )
        entries.append((entry.group(1).strip(), entry.group(2).strip()))
    entries.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"(?<![\w-]){re.escape(wrong)}(?![\w-])", re.IGNORECASE), right)
        for wrong, right in entries
    )


def mend(text: str) -> str:
    """The text with standard spelling; a capital at the start of a word and words in capitals stay."""
    mended = _SPACES.sub(" ", text.replace("**", "").replace("*", "")).strip()
    for pattern, right in spelling_list():
        mended = pattern.sub(lambda found, right=right: _cased(found.group(0), right), mended)
    return _told_once(_SPLIT_PASSIVE.sub(r"\1i\2", mended))


def _told_once(text: str) -> str:
    """The text without words that repeat the digits before them: `3 (tiga)` is 3."""

    def once(found: re.Match[str]) -> str:
        digits, words = (read_numbers(part) for part in found.groups())
        same = len(digits) == len(words) == 1 and digits[0].value == words[0].value
        return found.group(1) if same else found.group(0)

    return _DIGITS_AND_WORDS.sub(once, text)


def _cased(found: str, right: str) -> str:
    if len(found) > 2 and found.isupper():
        return found
    return right[0].upper() + right[1:] if found[0].isupper() else right

"""The words of headings and names: cleaned of mark-up, and squashed so that cut words can be read."""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,30}>|\*{1,3}|`")
_FOOTNOTE = re.compile(r"(?:(?<=\s)|(?<=\d)|(?<=[a-z]))\*{1,3}\)")
_SPACE = re.compile(r"\s+")
_COLUMN_NUMBER = re.compile(r"\(\s*\d{1,2}\s*\)")
_NOT_WORD = re.compile(r"[^a-z0-9%/]+")
_NOT_SNAKE = re.compile(r"[^a-z0-9]+")
_LEADING_MARK = re.compile(r"^(?:[-–—•▪●❖➢✓>*]+\s*)+")
_LEADING_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zA-Z][.)]|[IVX]{1,5}[.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9/.\-]{1,15}")
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-6]\d)(?!\d)")
_FOOTNOTE_SPACE = re.compile(r"\s+([,.;:)])")


def clean(text: str) -> str:
    """The text of a cell without mark-up and with single spaces."""
    if not text:
        return ""
    if "<" in text or "*" in text or "`" in text:
        text = _MARKUP.sub(" ", _FOOTNOTE.sub("", text))
    return _SPACE.sub(" ", text).strip()


def squash(text: str) -> str:
    """Lower-case letters, digits, `%` and `/` alone, so that `Reali sasi %` becomes `realisasi%`.

    Column numbers such as `(3)` are left out.
    """
    text = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub("", _COLUMN_NUMBER.sub("", text).lower())


def snake(text: str) -> str:
    """A heading in snake case, as measures outside the contract's codes are named."""
    text = unicodedata.normalize("NFKD", _COLUMN_NUMBER.sub("", text)).encode("ascii", "ignore").decode()
    return _NOT_SNAKE.sub("_", text.replace("%", " persen ").lower()).strip("_")


def is_name(text: str) -> bool:
    """Whether the text has a word in it, and is not the dirt of a scan."""
    text = _LEADING_MARK.sub("", text)
    if _ABBREVIATION.fullmatch(text):
        return True
    return _WORD.search(text) is not None and sum(map(str.isalpha, text)) * 2 >= len(text.replace(" ", ""))


def is_upper(text: str) -> bool:
    """Whether a name is set in capitals throughout."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def split_number(text: str) -> tuple[str, str]:
    """The number that a list item begins with, and the rest: `1. Penyediaan` to `("1.", "Penyediaan")`."""
    text = _LEADING_MARK.sub("", text)
    match = _LEADING_NUMBER.match(text)
    return (match.group(1), text[match.end() :]) if match else ("", text)


def years_in(text: str) -> list[int]:
    """Every year from 1980 to 2069 that stands in a text, in order."""
    return [int(year) for year in _YEAR.findall(text)]


def join_name(parts: list[str]) -> str:
    """Pieces of one name that stood in several cells, as one text."""
    return _FOOTNOTE_SPACE.sub(r"\1", _SPACE.sub(" ", " ".join(part for part in parts if part))).strip()

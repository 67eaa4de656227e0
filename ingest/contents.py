"""Tables of contents: lines that name what comes later and say nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = re.compile(r"^\W*daftar\s+(?:isi|tabel|gambar|lampiran|grafik|diagram|bagan)\W*$", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:\t|\.{2,}|…|\s{2,}|\||\s\.?)\s*-?(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[ivxl]{1,6})[\s|.]*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^a-z]+")
_CHAPTER = re.compile(r"^\W*bab\s+([ivx]+|\d)\b", re.IGNORECASE)
_LONG = 140
_UNPAGED = 12


def contents_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of the lines of tables of contents, their titles included.

    A table of contents ends where a line that it has named comes again, or where running text begins.
    """
    found: set[int] = set()
    index = 0
    while index < len(texts):
        if _TITLE.match(texts[index]):
            last = _end(texts, index)
            found.update(range(index, last + 1))
            index = last
        index += 1
    return found


def _end(texts: Sequence[str], start: int) -> int:
    """The last line of the table of contents that begins at `start`."""
    last, unpaged, paged = start, 0, 0
    seen: set[str] = set()
    chapters: set[str] = set()
    for index in range(start + 1, len(texts)):
        text = texts[index].strip()
        if not text or not re.search(r"\w", text):
            continue
        bare_chapter = _CHAPTER.sub("", text).strip() == ""  # the I of `BAB I` is no page
        with_page = not bare_chapter and _PAGE.search(text) is not None
        key = _LETTERS.sub("", _PAGE.sub("", text).lower())
        chapter = _CHAPTER.match(text)
        number = chapter.group(1).lower() if chapter else ""
        if not with_page and (key in seen or number in chapters):
            return last if paged else _before(texts, index)
        if _TITLE.match(text) or (len(text) > _LONG and text.endswith((".", ":", ";"))):
            return last
        if with_page:
            last, unpaged, paged = index, 0, paged + 1
        else:
            unpaged += 1
            if unpaged > _UNPAGED and paged:
                return last
        seen.add(key)
        chapters |= {number} if number else set()
    return last


def _before(texts: Sequence[str], index: int) -> int:
    """The last line with text above a line."""
    return next((i for i in range(index - 1, -1, -1) if texts[i].strip()), index - 1)

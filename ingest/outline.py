"""The outline of a document: what its table of contents promises, and the headings that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.sources import OutlineEntry, OutlineKind
from ingest.contents import contents_lines
from ingest.document import Document, Line
from ingest.entries import Entry, plain
from ingest.headings import heading_of
from ingest.labels import clean
from ingest.privacy import mask

_LIST = re.compile(
    r"^\W*daftar\s+(?P<what>isi|tabel|gambar|lampiran|grafik|diagram|bagan)\W*$", re.IGNORECASE
)
_PAGE = re.compile(
    r"(?:\t|\.{2,}|…|\s{2,}|\||\s\.?)[\s.…]*-?(?:\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[ivxl]{1,6})[\s|.]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?P<number>bab\s+[ivx\d]+|[A-Z]\.\d{1,2}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?(?:\s+|$)", re.IGNORECASE
)
_CAPTION = re.compile(
    r"^\W*(?:tabel|table)\s+(?P<number>(?:\d{1,2}|[IVX]{1,4})(?:\s?[.\-–]\s?\d{1,2}){0,2})\b[.:)\s-]*(?P<title>.*)$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^\W*(?:di ?atas|di ?bawah|tersebut|berikut|menunjuk\w*|menggambar\w*|dapat|terlihat|menjelaskan|memuat"
    r"|menyaji\w*|maka|dan|diketahui|merupakan|bahwa|ini)\b",
    re.IGNORECASE,
)
_MISREAD = re.compile(r"^\d{1,3}\s+(?=bab\s)", re.IGNORECASE)
"""A page number of the line above, before a chapter."""
_LONGEST = 160
_KINDS = ("chapter", "top", "letter", "sub", "decimal2", "decimal3")


def outline_of(document: Document) -> tuple[OutlineEntry, ...]:
    """The lines of the tables of contents, the headings and the captions of a document, in reading order."""
    entries = [
        Entry(item.text, plain(item.text), item.location)
        if isinstance(item, Line)
        else Entry("", "", item.rows[0].location, item)
        for item in document.items
        if isinstance(item, Line) or item.rows
    ]
    listed = contents_lines([entry.raw if entry.grid is None else "" for entry in entries])
    return (*_contents(entries, listed), *_body(entries, listed))


def _contents(entries: Sequence[Entry], listed: set[int]) -> Iterator[OutlineEntry]:
    what = ""
    for index in sorted(listed):
        text = entries[index].text.strip()
        title = _LIST.match(text)
        if title:
            what = title["what"].lower()
            continue
        paged = _PAGE.search(entries[index].raw)
        words = _PAGE.sub("", entries[index].raw if paged else text).strip(" .…\t|")
        if not words or what not in ("isi", "tabel"):
            continue
        caption = _CAPTION.match(words)
        if what == "tabel":
            if caption and caption["title"].strip():
                yield _entry(OutlineKind.TABLE_LIST, caption["number"], caption["title"], entries[index])
            continue
        words = _MISREAD.sub("", words)
        number = _NUMBER.match(words)
        name = words[number.end() :] if number else words
        yield _entry(OutlineKind.CONTENTS, number["number"] if number else "", name, entries[index])


def _body(entries: Sequence[Entry], listed: set[int]) -> Iterator[OutlineEntry]:
    for index, entry in enumerate(entries):
        if entry.grid is not None:
            above = _CAPTION.match(clean(entry.grid.caption or ""))
            if above and above["title"].strip() and not _near(entries, index, above["number"]):
                yield _entry(OutlineKind.CAPTION, above["number"], above["title"][:_LONGEST], entry)
        text = entry.text.strip()
        if entry.grid is not None or index in listed or not text or len(text) > _LONGEST:
            continue
        caption = _CAPTION.match(text)
        if caption:
            title = caption["title"].strip() or _next_line(entries, index)
            if not _TELLS.match(title) and not title.endswith((".", ";", ":")):
                yield _entry(OutlineKind.CAPTION, caption["number"], title, entry)
            continue
        alone = _blank(entries, index - 1) and _blank(entries, index + 1)
        heading = heading_of(entry.raw, text, alone=alone, listed=False)
        if heading is not None and heading.kind in _KINDS:
            number = _NUMBER.match(text)
            title = text[number.end() :] if number else text
            if not title.strip():
                title = _next_line(entries, index)
            yield _entry(OutlineKind.HEADING, number["number"] if number else "", title, entry)


def _near(entries: Sequence[Entry], index: int, number: str) -> bool:
    """Whether the caption of a grid stands in the lines above it."""
    above = (_CAPTION.match(entry.text.strip()) for entry in entries[max(index - 12, 0) : index])
    return any(match is not None and match["number"] == number for match in above)


def _blank(entries: Sequence[Entry], index: int) -> bool:
    return not 0 <= index < len(entries) or entries[index].grid is not None or not entries[index].text.strip()


def _next_line(entries: Sequence[Entry], index: int) -> str:
    """The text below a number that stands alone."""
    for entry in entries[index + 1 : index + 4]:
        if entry.grid is not None:
            return ""
        if entry.text.strip():
            return entry.text.strip() if len(entry.text) <= _LONGEST else ""
    return ""


def _entry(kind: OutlineKind, number: str, title: str, entry: Entry) -> OutlineEntry:
    plain_number = re.sub(r"\s*([.\-–])\s*", ".", number.strip()).rstrip(".")
    return OutlineEntry(
        kind=kind, number=plain_number, title=mask(title.strip(" .:\t*#")), location=entry.location
    )

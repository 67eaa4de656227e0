"""Reports written in tests, as the readers would hand them on."""

from __future__ import annotations

from assistant.domain.sources import Location, Passage
from ingest.document import Document, Line
from ingest.grids import find_grids
from ingest.structure import split_passages

AGENCY = "Dinas Kesehatan Kabupaten Sikka"


def document_of(text: str, file: str = "laporan.txt") -> Document:
    """A text file's document, its grids found."""
    lines = tuple(
        Line(text=line, location=Location(file=file, line_from=number, line_to=number))
        for number, line in enumerate(text.split("\n"), start=1)
    )
    return find_grids(Document(file=file, sha256="0" * 64, items=lines))


def passages_of(text: str, *, agency: str = AGENCY, year: int = 2023) -> list[Passage]:
    """The passages of a text."""
    return split_passages(document_of(text), report_id="r1", agency=agency, report_year=year)


def with_text(passages: list[Passage], words: str) -> Passage:
    """The only passage with a role of its own that has the words, else the only one at all."""
    found = [passage for passage in passages if words in passage.text]
    own = [passage for passage in found if passage.role.value != "umum"] or found
    assert len(own) == 1, [passage.text for passage in found]
    return own[0]

"""A document as passages: what users search, and what drafts cite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.sources import Passage
from ingest.document import Document, Line
from ingest.offices import offices_in
from ingest.passages import PassageMaker, subjects_of
from ingest.pieces import Surroundings
from ingest.privacy import mask, signatories
from ingest.sections import read_blocks

_FEWEST_LETTERS = 12
_MASKS = re.compile(r"\[\w+\]")


def _tells(text: str) -> bool:
    """Whether a text is more than a mask or a scrap of a title."""
    words = _MASKS.sub("", text)
    return re.search(r"\d", words) is not None or sum(map(str.isalpha, words)) >= _FEWEST_LETTERS


def split_passages(
    document: Document, *, report_id: str, agency: str, report_year: int, subjects: Sequence[str] = ()
) -> list[Passage]:
    """The passages of a document whose grids have been found, in reading order and masked.

    `subjects` are names of indicators and programs known from elsewhere, beside those that the tables have.
    """
    blocks = read_blocks(document)
    named = next(iter(offices_in(agency)), None)
    around = Surroundings(
        subjects=subjects_of(blocks, subjects, re.findall(r"\w+", agency), report_year),
        office=(named.office or agency) if named else agency,
        region=(named.region or "") if named else "",
        report_year=report_year,
    )
    names = signatories([item.text if isinstance(item, Line) else "" for item in document.items])
    passages: list[Passage] = []
    for unit in PassageMaker(blocks, around).units():
        text = mask(unit.text, names).strip()
        if not _tells(text):
            continue
        passages.append(
            Passage(
                passage_id=f"{report_id}-p{len(passages) + 1:04d}",
                report_id=report_id,
                agency=agency,
                report_year=report_year,
                section=mask(" > ".join(unit.path), names),
                text=text,
                location=unit.location,
                role=unit.role,
                about=unit.about,
                about_year=unit.year,
                generic=unit.generic,
            )
        )
    return passages

"""The numbers inside words that a draft quotes: each is a figure of the report, with its place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import NumberToken, read_numbers
from assistant.domain.sources import Location, Passage

_NAME_END = re.compile(r"[.,;:()]|\b(?:dan|atau|serta|yang|pada|di|dari|untuk|dengan|sebesar|dalam)\b")
_LONGEST_NAME = 6


def quoted_figures(clause: str, passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """A figure for every number in a quoted clause: the one that ingest read there, or one read here."""
    found: dict[Decimal, Figure] = {}
    for token in _numbers(clause):
        if token.value in found:
            continue
        known = next((f for f in figures if f.value == token.value and _lies_in(f.location, passage)), None)
        found[token.value] = known or _figure(clause, token, passage)
    return list(found.values())


def is_unread(clause: str, passage: Passage, figures: Sequence[Figure]) -> bool:
    """Whether a clause has a number that can be read in several ways and that ingest did not settle.

    A plain number in the words of the report is the report's own and needs nobody to confirm it.
    """
    return any(
        (token.doubt is not None or token.readings or token.text not in passage.text)
        and not token.words
        and not any(f.value == token.value and _lies_in(f.location, passage) for f in figures)
        for token in _numbers(clause)
    )


def _numbers(clause: str) -> list[NumberToken]:
    """The numbers of a clause; years, and digits that belong to a name such as `PBB-P2`, are none."""
    return [
        token
        for token in read_numbers(clause)
        if token.value is not None
        and not _is_year(token)
        and not clause[token.start - 1 : token.start].isalpha()
    ]


def _is_year(token: NumberToken) -> bool:
    return (
        token.unit is None
        and len(token.text) == 4
        and token.text.isdigit()
        and token.value is not None
        and 1990 <= token.value <= 2100
    )


def _figure(clause: str, token: NumberToken, passage: Passage) -> Figure:
    following = _NAME_END.split(clause[token.end :].strip(), maxsplit=1)[0].split()[:_LONGEST_NAME]
    preceding = clause[: token.start].split()[-_LONGEST_NAME:]
    words = [*preceding, *following] or re.findall(r"[^\W\d]{3,}", clause)[:_LONGEST_NAME]
    place = f"{passage.passage_id}|{token.start}|{token.value}"
    return Figure(
        figure_id=f"q-{hashlib.sha256(place.encode()).hexdigest()[:16]}",
        report_id=passage.report_id,
        agency=passage.agency,
        report_year=passage.report_year,
        subject=" ".join(words) or token.text,
        level=Level.OTHER,
        year=passage.about_year or passage.report_year,
        measure=Measure.JUMLAH,
        value=token.value,
        unit=token.unit or (following[0] if following else None),
        raw=token.text,
        location=passage.location,
        source="prose",
    )


def _lies_in(place: Location | None, passage: Passage) -> bool:
    here = passage.location
    if place is None or place.line_from is None or here.line_from is None:
        return place is not None and place.page is not None and place.page == here.page
    return here.line_from <= place.line_from <= (here.line_to or here.line_from)

"""Notes on what the review finds wrong about figures that a draft uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import read_numbers, round_half_up
from assistant.domain.sources import Location, Passage
from assistant.writing.facts import OfficeFacts
from assistant.writing.ledger import Ledger, Shown, written
from assistant.writing.points import Point
from assistant.writing.saying import Sayer

_FEWEST_DIGITS = 4
_MOST = 10
_LONGEST_QUOTE = 160
_OF_WORDS = frozenset(
    {FindingKind.DIRECTION_WORD, FindingKind.FORMULA_MISAPPLIED, FindingKind.CAPPED_CAPAIAN}
)


def plan_findings(
    findings: Sequence[Finding], office: OfficeFacts, ledger: Ledger, used: Sequence[Figure], told: str
) -> Iterator[Point]:
    """A note for each error or warning that touches a figure in use and that `told` does not name already.

    A finding touches a figure when it names the figure's place or its value; a value of few digits may be
    there by chance and does not count.
    """
    sayer = Sayer(ledger, SectionCode.TARGET_REALISASI, None)
    groups: set[str] = set()
    count = 0
    for finding in findings:
        if finding.severity is Severity.NOTE and finding.kind is not FindingKind.NARRATIVE_VS_TABLE:
            continue
        values = _values(finding)
        shown = _in_use(values, used)
        touched = shown is not None or any(
            _same(f.location, place) for f in used for place in finding.locations
        )
        if not touched or finding.group in groups or _is_told(values, told) or count == _MOST:
            continue
        if finding.group:
            groups.add(finding.group)
        count += 1
        figures, passages = _places(finding, office, values)
        said = {"explanation": finding.explanation.rstrip("."), "quotes": ("explanation",)}
        if shown is None or finding.kind in _OF_WORDS:
            yield sayer.say("note.finding", rests_on=figures, passages=passages, **said)
        else:
            yield sayer.say("note.finding_used", rests_on=figures, passages=passages, used=shown, **said)


def _values(finding: Finding) -> list[Decimal]:
    return [
        t.value for text in (finding.reported, finding.expected) for t in read_numbers(text) if not t.words
    ]


def _in_use(values: Collection[Decimal], used: Sequence[Figure]) -> Shown | None:
    telling = {value for value in values if len(str(value).replace(".", "").strip("0")) >= _FEWEST_DIGITS}
    for figure in used:
        if isinstance(figure.value, Decimal) and round_half_up(figure.value, 2) in telling:
            return Shown(figure=figure, text=written(round_half_up(figure.value, 2), figure.unit))
    return None


def _is_told(values: Sequence[Decimal], told: str) -> bool:
    """Whether a sentence names two of the values already."""
    for sentence in told.split("\n"):
        there = {token.value for token in read_numbers(sentence)}
        if len(set(values)) > 1 and set(values) <= there:
            return True
    return False


def _same(one: Location | None, other: Location) -> bool:
    if one is None or one.file != other.file:
        return False
    if one.cell or other.cell:
        return one.cell == other.cell and one.sheet == other.sheet
    return one.line_from is not None and one.line_from == other.line_from and one.line_to == other.line_to


def _places(
    finding: Finding, office: OfficeFacts, values: Collection[Decimal]
) -> tuple[list[Figure], list[tuple[Passage, str]]]:
    """The figures and passages at the places that a finding names."""
    figures: list[Figure] = []
    passages: list[tuple[Passage, str]] = []
    for place in finding.locations:
        here = [f for f in office.figures if _same(f.location, place)]
        named = [f for f in here if isinstance(f.value, Decimal) and round_half_up(f.value, 2) in values]
        if named or here:
            figures.append((named or here)[0])
            continue
        passage = next((p for p in office.passages if _holds(p.location, place)), None)
        if passage is not None:
            passages.append((passage, passage.text[:_LONGEST_QUOTE]))
    return figures, passages


def _holds(passage: Location, place: Location) -> bool:
    if passage.line_from is None or place.line_from is None:
        return passage.page is not None and passage.page == place.page
    return passage.line_from <= place.line_from <= (passage.line_to or passage.line_from)

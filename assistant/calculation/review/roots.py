"""Findings led back to the cell that explains them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.calculation.review.missing import NAMED
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location

_ARITHMETIC = frozenset(
    {
        FindingKind.SUM_MISMATCH,
        FindingKind.MISSING_ROW,
        FindingKind.RATIO_MISMATCH,
        FindingKind.CROSS_TABLE_CONFLICT,
        FindingKind.NARRATIVE_VS_TABLE,
        FindingKind.FORMULA_MISAPPLIED,
    }
)
_FOLLOWING = frozenset({FindingKind.RATIO_MISMATCH, FindingKind.CROSS_TABLE_CONFLICT})
_OWN_EVIDENCE = frozenset({FindingKind.SUM_MISMATCH, FindingKind.CROSS_TABLE_CONFLICT})
_MOST_PLACES = 60
_Place = tuple[object, ...]


def _place(location: Location) -> _Place:
    return (location.file, location.line_from, location.page, location.sheet, location.cell)


def distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Each error once: of findings on one cell with one printed value and one kind, the first.

    That a part is larger than its whole is not told again where its percentage was capped for that.
    """
    capped = {
        _place(place)
        for finding in findings
        if finding.kind is FindingKind.CAPPED_CAPAIAN
        for place in finding.locations
    }
    found: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        first = _place(finding.locations[0]) if finding.locations else ()
        if finding.kind is FindingKind.OTHER and first in capped and len(finding.locations) > 1:
            continue
        number = re.sub(r"[^\d,]", "", finding.expected)
        found.setdefault((finding.kind, first, finding.reported.strip(), number), finding)
    return list(found.values())


def with_caps(findings: Sequence[Finding]) -> list[Finding]:
    """Conflicts that come from a cap, told with the cap: its finding names the other table too."""
    caps = [finding for finding in findings if finding.kind is FindingKind.CAPPED_CAPAIAN]
    capped = {_place(place): at for at, finding in enumerate(caps) for place in finding.locations}
    joined: dict[int, list[Location]] = {}
    kept = []
    for finding in findings:
        whole = finding.kind is FindingKind.CROSS_TABLE_CONFLICT and [
            capped[place] for place in map(_place, finding.locations) if place in capped
        ]
        if whole and _tells_the_cap(finding, caps[whole[0]]):
            joined.setdefault(whole[0], []).extend(finding.locations)
        else:
            kept.append(finding)
    more = {id(caps[at]): places for at, places in joined.items()}
    return [
        finding.model_copy(
            update={
                "locations": tuple(dict.fromkeys((*finding.locations, *more[id(finding)]))),
                "explanation": finding.explanation + " Di tabel lain tertulis hasil hitungannya; samakan.",
            }
        )
        if id(finding) in more
        else finding
        for finding in kept
    ]


_NUMBERS = re.compile(r"[^\d,]")


def _tells_the_cap(conflict: Finding, cap: Finding) -> bool:
    """Whether a conflict is between a capped value and the one that the cap cut off."""
    told, capped, meant = (
        {_NUMBERS.sub("", part).removesuffix(",00") for part in re.split(r" dan | atau |; ", text)}
        for text in (conflict.reported, cap.reported, cap.expected)
    )
    return len(told) == 2 and bool(told & capped) and bool(told & meant)


def settled(findings: Sequence[Finding]) -> list[Finding]:
    """Name the wrong cell where several findings meet in one.

    Where a sum names its wrong cell, ratios and conflicts that touch this cell follow from it. Otherwise the
    one cell that more findings touch than any other cell of a finding is the most likely one.
    """
    roots = {
        _place(finding.suspect): finding.suspect
        for finding in findings
        if finding.suspect and finding.kind is FindingKind.SUM_MISMATCH
    }
    touching = Counter(
        place
        for finding in findings
        if finding.kind in _ARITHMETIC and finding.severity is not Severity.NOTE
        for place in {_place(location) for location in finding.locations[:_MOST_PLACES]}
    )
    found = []
    for finding in findings:
        touched = {place for place in map(_place, finding.locations) if place in roots}
        if finding.kind in _FOLLOWING and len(touched) == 1:
            finding = finding.model_copy(update={"suspect": roots[touched.pop()]})
        elif finding.kind in _ARITHMETIC and finding.severity is not Severity.NOTE:
            finding = _by_votes(finding, touching)
        found.append(finding)
    return found


def _by_votes(finding: Finding, touching: Counter[_Place]) -> Finding:
    if finding.suspect and finding.kind in _OWN_EVIDENCE:
        return finding
    if finding.kind is FindingKind.MISSING_ROW and (
        ";" in finding.arithmetic or NAMED in finding.explanation
    ):
        return finding  # several columns lack the same row, or the row is known
    places = {_place(location): location for location in reversed(finding.locations[:_MOST_PLACES])}
    votes = sorted(
        ((touching[place], str(location), place) for place, location in places.items()), reverse=True
    )
    own = touching[_place(finding.suspect)] if finding.suspect else 1
    if len(votes) < 2 or votes[0][0] < 2 or votes[0][0] == votes[1][0] or votes[0][0] <= own:
        return finding
    return finding.model_copy(update={"suspect": places[votes[0][2]]})


def grouped(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings that come down to one cell a common group."""
    sizes = Counter(_place(finding.suspect) for finding in findings if finding.suspect)
    names = {place: f"G{number}" for number, place in enumerate((p for p in sizes if sizes[p] > 1), start=1)}
    return [
        finding.model_copy(update={"group": names.get(_place(finding.suspect))})
        if finding.suspect
        else finding
        for finding in findings
    ]

"""What to say of the programs that the report's tables tie to one indicator."""

from __future__ import annotations

from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Level
from assistant.domain.sources import Passage
from assistant.writing.achieving import target_met
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import FundLine, Funds, funds_of
from assistant.writing.ledger import Ledger
from assistant.writing.names import names_it
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer

_ALMOST_ALL_USED = 90


def tied_programs(
    office: OfficeFacts, indicator: Indicator, funds: Funds | None
) -> list[tuple[FundLine, Passage | None]]:
    """The programs of an indicator, with the row that ties them where it is told as text.

    A tie is a row that names both, or the activity under which a table puts the indicator.
    """
    found: dict[str, tuple[FundLine, Passage | None]] = {}
    lines = funds.lines if funds else ()
    programs = {line.name: line for line in lines if line.level is Level.PROGRAM}
    for passage in office.passages:
        place = passage.location
        one_row = place.line_from is not None and place.line_from == (place.line_to or place.line_from)
        if not one_row or not any(names_it(a, name) for a in passage.about for name in indicator.spellings):
            continue
        named = [line for line in programs.values() if any(names_it(a, line.name) for a in passage.about)]
        if len(named) == 1:
            found.setdefault(named[0].name, (named[0], passage))
    for line in lines:
        if indicator.parent and names_it(indicator.parent, line.name):
            top = (
                line
                if line.level is Level.PROGRAM
                else programs.get(line.parents[-1] if line.parents else "")
            )
            if top is not None:
                found.setdefault(top.name, (top, None))
    return list(found.values())


def plan_ties(office: OfficeFacts, indicator: Indicator, ledger: Ledger, funds: Funds | None) -> SectionPlan:
    """The tied programs with their absorption; money used while the target is missed is noticed."""
    sayer = Sayer(ledger, SectionCode.PROGRAM_PENUNJANG, indicator.name)
    points: list[Point] = []
    missed = target_met(indicator, office.year) is False
    for line, row in tied_programs(office, indicator, funds):
        spent = funds_of(line, ledger)
        if spent is None:
            continue
        points.append(
            sayer.say(
                "program.tied",
                passages=[(row, row.text[:160])] if row else [],
                program=line.name,
                spent=spent.spent,
                ceiling=spent.ceiling,
                absorption=spent.absorption,
            )
        )
        if missed and spent.absorption.number >= _ALMOST_ALL_USED:
            points.append(sayer.say("program.spent_but_missed", absorption=spent.absorption))
    return SectionPlan(code=SectionCode.PROGRAM_PENUNJANG, indicator=indicator.name, points=tuple(points))

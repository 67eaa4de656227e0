"""What to say of causes, obstacles and remedies that concern the office as a whole, told once."""

from __future__ import annotations

from assistant.domain.drafts import SectionCode
from assistant.domain.sources import PassageRole
from assistant.writing.clauses import told_of_agency
from assistant.writing.confront import money_objection, unsupported
from assistant.writing.facts import OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer

_MOST_OF_OFFICE = 3
_OFFICE_ACTS = (
    ((PassageRole.SUCCESS_CAUSE,), "office.support"),
    ((PassageRole.FAILURE_CAUSE, PassageRole.OBSTACLE), "office.obstacle"),
    ((PassageRole.SOLUTION_DONE,), "office.done"),
    ((PassageRole.SOLUTION_PLANNED,), "office.planned"),
)


def plan_office_causes(office: OfficeFacts, ledger: Ledger, funds: Funds | None) -> SectionPlan:
    """What the report says of the office as a whole, told once where there are several key indicators."""
    sayer = Sayer(ledger, SectionCode.PENYEBAB_SOLUSI, None)
    names = [name for indicator in office.indicators for name in indicator.spellings]
    told = [t for t in told_of_agency(office.passages, office.agency, office.year, names) if not t.empty]
    missing: list[str] = []
    points: list[Point] = []
    for roles, act in _OFFICE_ACTS:
        chosen = [t for t in told if t.role in roles and not (t.of_money and t.effect)][:_MOST_OF_OFFICE]
        for place, one in enumerate(chosen):
            objection = money_objection(sayer, one, funds)
            if objection is not None:
                missing.append(unsupported(one))
            points.append(
                objection
                or sayer.say(
                    f"{act}_next" if place else act,
                    clause=one.clause,
                    quotes=("clause",),
                    passages=[(one.passage, one.quote)],
                )
            )
    return SectionPlan(
        code=SectionCode.PENYEBAB_SOLUSI, indicator=None, points=tuple(points), missing=tuple(missing)
    )

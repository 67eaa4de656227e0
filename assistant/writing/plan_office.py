"""What to say of causes, obstacles and remedies that concern the office as a whole, told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Figure
from assistant.domain.sources import PassageRole
from assistant.writing.attribution import attribute
from assistant.writing.clauses import Told, told_in
from assistant.writing.confront import money_objection, unsupported
from assistant.writing.facts import OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger
from assistant.writing.naming import office_word
from assistant.writing.points import Point, SectionPlan
from assistant.writing.quotes import quoted_figures
from assistant.writing.saying import Sayer

_MOST_OF_OFFICE = 2
_OFFICE_ACTS = (
    ((PassageRole.SUCCESS_CAUSE,), "office.support"),
    ((PassageRole.FAILURE_CAUSE, PassageRole.OBSTACLE), "office.obstacle"),
    ((PassageRole.SOLUTION_DONE,), "office.done"),
    ((PassageRole.SOLUTION_PLANNED,), "office.planned"),
)


def plan_office_causes(office: OfficeFacts, ledger: Ledger, funds: Funds | None) -> SectionPlan:
    """What the report says of the office as a whole, told once where there are several key indicators."""
    sayer = Sayer(ledger, SectionCode.PENYEBAB_SOLUSI, None)
    missing: list[str] = []
    points = tuple(
        office_points(sayer, office_word(office.agency), general_of(office), office.figures, funds, missing)
    )
    return SectionPlan(
        code=SectionCode.PENYEBAB_SOLUSI, indicator=None, points=points, missing=tuple(missing)
    )


def general_of(office: OfficeFacts) -> list[Told]:
    """What the report tells of the office as a whole."""
    keys = office.key_indicators()
    names = [indicator.spellings for indicator in keys]
    told = attribute(office.passages, office.agency, office.year, names, alone=len(keys) == 1)
    return told_in(told.general)


def act_for(act: str, told: Told, place: int) -> str:
    """The act that fits what is told: a thing or deed, or a sentence; the first of its kind, or one more."""
    if told.sentence:
        planned = told.role is PassageRole.SOLUTION_PLANNED
        return "told.next" if place and not planned else f"{act}_told"
    return f"{act}_next" if place else act


def office_points(
    sayer: Sayer,
    office: str,
    told: Sequence[Told],
    figures: Sequence[Figure],
    funds: Funds | None,
    missing: list[str],
) -> Iterator[Point]:
    """What concerns the whole office, worded as such; a cause of money is held against the budget."""
    for roles, act in _OFFICE_ACTS:
        chosen = [t for t in told if t.role in roles and not t.empty and not (t.of_money and t.effect)]
        for place, one in enumerate(chosen[:_MOST_OF_OFFICE]):
            objection = money_objection(sayer, one, funds)
            if objection is not None:
                missing.append(unsupported(one))
                yield objection
                continue
            said = act_for(act, one, place)
            whose = {"office": office} if said == "office.support" else {}
            yield sayer.say(
                said,
                **whose,
                clause=one.clause,
                quotes=("clause",),
                passages=[(one.passage, one.quote)],
                rests_on=quoted_figures(one.clause, one.passage, figures),
            )

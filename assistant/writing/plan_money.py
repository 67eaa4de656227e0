"""What to say of efficiency: achievement against absorption, and where the remainder sits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.calculation import cards
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Measure
from assistant.domain.sources import PassageRole
from assistant.writing.achieving import achievement, target_met
from assistant.writing.attribution import usable
from assistant.writing.clauses import Told, told_in
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import FundLine, Funds, FundTotal, funds_of
from assistant.writing.ledger import Ledger
from assistant.writing.names import content_words, names_it
from assistant.writing.points import Point, SectionPlan
from assistant.writing.quotes import quoted_figures
from assistant.writing.saying import Sayer

_UNSURE = SentenceStatus.NEEDS_CONFIRMATION
_LARGE_SHARE_PCT = 10
_MOST_LINES = 2
_WHOLE_PCT = 100


def plan_efisiensi(
    office: OfficeFacts, indicator: Indicator, ledger: Ledger, funds: Funds | None
) -> SectionPlan:
    """Efficiency as the difference of achievement and absorption.

    Where the office has but one key indicator the remainder is told by its largest lines; with several it
    would be the same for each, and stands in the section on the budget.
    """
    sayer = Sayer(ledger, SectionCode.EFISIENSI, indicator.name)
    missing: list[str] = []
    points = tuple(_efficiency(sayer, office, indicator, funds, missing))
    return SectionPlan(
        code=SectionCode.EFISIENSI, indicator=indicator.name, points=points, missing=tuple(missing)
    )


def _efficiency(
    sayer: Sayer, office: OfficeFacts, indicator: Indicator, funds: Funds | None, missing: list[str]
) -> Iterator[Point]:
    total = funds.total(sayer.ledger) if funds else None
    if funds is None or total is None:
        missing.append("Pagu dan realisasi anggaran diperlukan untuk menghitung efisiensi.")
        yield sayer.say("efficiency.no_budget")
        return
    spending = {"ceiling": total.ceiling, "spent": total.spent, "absorption": total.absorption}
    done = achievement(sayer.ledger, indicator, office.year)
    if done is None:
        yield sayer.say("efficiency.no_achievement", status=_UNSURE, **spending)
        return
    gap = sayer.ledger.difference(
        done, total.absorption, measure=Measure.EFISIENSI, year=office.year, card=cards.E3
    )
    alone = len(office.key_indicators()) == 1
    low = "" if done.number >= total.absorption.number else "_low"
    said = {"indicator": indicator.name, "achievement": done, "gap": gap}
    if alone:
        yield sayer.say(f"efficiency.difference{low}", **said, **spending)
    else:
        yield sayer.say(f"efficiency.short{low}", absorption=total.absorption, **said)
    if total.remainder is None or not total.has_left():
        return
    if target_met(indicator, office.year) and alone:
        yield sayer.say("efficiency.not_saving", remainder=total.remainder)
    elif target_met(indicator, office.year) is False:
        yield sayer.say("efficiency.missed", remainder=total.remainder)
    if alone:
        yield from largest_remainders(sayer, office, funds, total, missing)


def largest_remainders(
    sayer: Sayer, office: OfficeFacts, funds: Funds, total: FundTotal, missing: list[str]
) -> Iterator[Point]:
    """The lines with the largest remainder, each with the reason that the report gives, or the question."""
    if total.remainder is None:
        return
    known = [(line, spent) for line in funds.finest() if (spent := funds_of(line, sayer.ledger)) is not None]
    left = [(line, spent, rest) for line, spent in known if (rest := spent.remainder) is not None]
    left.sort(key=lambda row: -row[2].number)
    for place, (line, spent, rest) in enumerate(left[:_MOST_LINES]):
        share = sayer.ledger.percent(rest, total.remainder, measure="bagian_dari_sisa")
        if not _LARGE_SHARE_PCT <= share.number <= _WHOLE_PCT:
            return
        said = {"line": line.name, "remainder": rest, "share": share}
        reason = _reason(office, line, [other for other, _ in known])
        more = {} if place else {"absorption": spent.absorption}
        act = "efficiency.line_more" if place else "efficiency.line"
        if reason is None:
            missing.append(f"Mengapa anggaran {line.name} tersisa {rest.text}?")
            yield sayer.say(f"{act}_unknown", status=_UNSURE, **said, **more)
            continue
        yield sayer.say(act, **said, **more)
        yield sayer.say(
            "efficiency.reason",
            effect=reason.effect,
            link=reason.link,
            clause=reason.clause,
            quotes=("effect", "link", "clause"),
            passages=[(reason.passage, reason.quote)],
            rests_on=quoted_figures(f"{reason.effect} {reason.clause}", reason.passage, office.figures),
        )


def _reason(office: OfficeFacts, line: FundLine, others: Sequence[FundLine]) -> Told | None:
    """What the report says of money left over on a line: by its name, its parents', or words of its alone."""
    names = [name for name in (line.name, *line.parents) if name]
    foreign = frozenset().union(*(content_words(other.name) for other in others if other.name != line.name))
    own = content_words(line.name)
    for one in told_in(p for p in office.passages if usable(p, office.agency, office.year)):
        causes = (PassageRole.FAILURE_CAUSE, PassageRole.OBSTACLE)
        if one.role not in causes or not (one.of_money and one.effect) or one.cause_first:
            continue
        words = content_words(one.effect)
        near = any(names_it(about, name) for about in one.passage.about for name in names)
        elsewhere = any(len(words & content_words(o.name)) > len(words & own) for o in others)
        if not elsewhere and (near or len(own & words) >= 2 or (own - foreign) & words):
            return one
    return None

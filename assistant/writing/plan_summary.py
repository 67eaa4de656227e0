"""What to say in the executive summary and the closing chapter: only what the analyses establish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.result import FormulaCard
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.sources import PassageRole
from assistant.writing.achieving import achievement, target_met
from assistant.writing.clauses import Told
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.naming import office_word
from assistant.writing.plan_office import act_for, general_of
from assistant.writing.plan_programs import budget_total
from assistant.writing.points import Point, SectionPlan
from assistant.writing.quotes import quoted_figures
from assistant.writing.saying import Sayer, in_sentences, join_words

_UNSURE = SentenceStatus.NEEDS_CONFIRMATION
_MOST_NAMED = 4
_COUNTED = FormulaCard(
    code="BANYAK_INDIKATOR",
    name="Banyaknya indikator",
    formula="banyaknya indikator yang memenuhi syarat",
    words="dihitung satu per satu dari capaiannya",
    symbols="n",
)


def plan_summary(
    code: SectionCode,
    office: OfficeFacts,
    indicators: Sequence[Indicator],
    ledger: Ledger,
    funds: Funds | None,
) -> SectionPlan:
    """The executive summary (results and money) or the closing chapter (conclusions, done, planned)."""
    sayer = Sayer(ledger, code, None)
    closing = code is SectionCode.PENUTUP
    points = tuple((_closing if closing else _summary)(sayer, office, indicators, funds))
    return SectionPlan(code=code, indicator=None, points=points)


class _Results:
    """The indicators parted by whether their targets were met."""

    def __init__(self, office: OfficeFacts, indicators: Sequence[Indicator], ledger: Ledger) -> None:
        self.met: list[tuple[Indicator, Shown]] = []
        self.missed: list[tuple[Indicator, Shown]] = []
        self.unknown: list[Indicator] = []
        for indicator in indicators:
            done = achievement(ledger, indicator, office.year)
            met = target_met(indicator, office.year)
            if done is None or met is None:
                self.unknown.append(indicator)
                continue
            (self.met if met else self.missed).append((indicator, done))

    def known(self) -> list[tuple[Indicator, Shown]]:
        return [*self.met, *self.missed]


def _tied(results: Sequence[tuple[Indicator, Shown]], best: Shown) -> list[tuple[Indicator, Shown]]:
    """All indicators with this achievement as it is shown: a tie has no single highest."""
    return [pair for pair in results if pair[1].text == best.text]


def _figures(results: Sequence[tuple[Indicator, Shown]], ledger: Ledger) -> list[Figure]:
    return [f for _, done in results for f in ledger.with_inputs([done.figure.figure_id])]


def _count(results: Sequence[tuple[Indicator, Shown]], sayer: Sayer, year: int, measure: str) -> Shown:
    return sayer.ledger.count(
        _COUNTED,
        [done for _, done in results],
        lambda *values: Decimal(len(values)),
        working="banyaknya capaian",
        unit="indikator",
        measure=measure,
        subject="indikator kinerja",
        year=year,
    )


def _outcome(sayer: Sayer, year: int, results: _Results, *, named: bool) -> Iterator[Point]:
    """How many targets were met and, where `named` asks for it, which were not."""
    ledger = sayer.ledger
    if results.met and results.missed:
        yield sayer.say(
            "summary.mixed",
            year=year,
            met=_count(results.met, sayer, year, "indikator_tercapai"),
            total=_count(results.known(), sayer, year, "indikator_dinilai"),
        )
    elif results.known():
        act = "summary.all_met" if results.met else "summary.all_missed"
        names = join_words([i.name for i, _ in results.known()])
        few = len(results.known()) <= _MOST_NAMED
        rests = _figures(results.known(), ledger)
        if few:
            yield sayer.say(act, rests_on=rests, year=year, indicators=names)
        else:
            total = _count(results.known(), sayer, year, "indikator_dinilai")
            yield sayer.say(f"{act}_many", year=year, total=total)
    if results.met and results.missed and named:
        for place, few in enumerate(in_sentences(results.missed, lambda pair: pair[0].name)):
            act = "summary.missed_more" if place else "summary.missed"
            names = join_words([i.name for i, _ in few])
            yield sayer.say(act, rests_on=_figures(few, ledger), indicators=names)
    if results.unknown and named:
        yield sayer.say(
            "summary.unknown",
            status=_UNSURE,
            indicators=join_words([indicator.name for indicator in results.unknown]),
        )


def _summary(
    sayer: Sayer, office: OfficeFacts, indicators: Sequence[Indicator], funds: Funds | None
) -> Iterator[Point]:
    results = _Results(office, indicators, sayer.ledger)
    yield from _outcome(sayer, office.year, results, named=True)
    ranked = sorted(results.known(), key=lambda pair: pair[1].number)
    if len(ranked) > 1 and not _tied(ranked[:1], ranked[-1][1]):
        low, high = ranked[0][1], ranked[-1][1]
        lowest, highest = _tied(ranked, low), _tied(ranked, high)
        if max(len(lowest), len(highest)) <= _MOST_NAMED:
            yield sayer.say(
                "summary.range",
                rests_on=_figures([*highest, *lowest], sayer.ledger),
                high=high,
                highest=join_words([indicator.name for indicator, _ in highest]),
                low=low,
                lowest=join_words([indicator.name for indicator, _ in lowest]),
            )
    elif len(ranked) == 1:
        indicator, done = ranked[0]
        target, actual = (indicator.at(m, office.year) for m in (Measure.TARGET, Measure.REALISASI))
        assert target is not None
        assert actual is not None
        yield sayer.say(
            "summary.one",
            actual=sayer.ledger.printed(actual.figure),
            target=sayer.ledger.printed(target.figure),
            achievement=done,
        )
    total = funds.total(sayer.ledger) if funds else None
    if total is not None:
        yield budget_total(sayer, office.year, total)
    told = [t for t in general_of(office) if not t.empty and not (t.of_money and t.effect)]
    yield from _first(
        sayer, office, told, (PassageRole.OBSTACLE, PassageRole.FAILURE_CAUSE), "summary.obstacle"
    )


def _closing(
    sayer: Sayer, office: OfficeFacts, indicators: Sequence[Indicator], funds: Funds | None
) -> Iterator[Point]:
    results = _Results(office, indicators, sayer.ledger)
    yield from _outcome(sayer, office.year, results, named=False)
    told = [t for t in general_of(office) if not t.empty]
    yield from _first(sayer, office, told, (PassageRole.SOLUTION_DONE,), "closing.done")
    yield from _first(sayer, office, told, (PassageRole.SOLUTION_PLANNED,), "closing.planned")
    word = office_word(office.agency)
    if results.missed:
        rests = _figures(results.missed, sayer.ledger)
        if len(in_sentences(results.missed, lambda pair: pair[0].name)) > 1:
            yield sayer.say("closing.missed_long", status=_UNSURE, rests_on=rests, office=word)
        else:
            names = join_words([i.name for i, _ in results.missed])
            yield sayer.say("closing.missed", status=_UNSURE, rests_on=rests, office=word, indicators=names)
    total = funds.total(sayer.ledger) if funds else None
    if total is not None and total.remainder is not None and total.has_left():
        yield sayer.say("closing.remainder", status=_UNSURE, office=word, remainder=total.remainder)


def _first(
    sayer: Sayer, office: OfficeFacts, told: Sequence[Told], roles: tuple[PassageRole, ...], act: str
) -> Iterator[Point]:
    for one in told:
        if one.role in roles:
            yield sayer.say(
                act_for(act, one, 0),
                clause=one.clause,
                quotes=("clause",),
                passages=[(one.passage, one.quote)],
                rests_on=quoted_figures(one.clause, one.passage, office.figures),
            )
            return

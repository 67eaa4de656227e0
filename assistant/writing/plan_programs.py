"""What to say of the programs that carry the results, and of the budget as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Level, Measure
from assistant.domain.indicators import Polarity
from assistant.writing.achieving import target_met
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import FundLine, Funds, FundTotal, funds_of, is_unused
from assistant.writing.ledger import Ledger
from assistant.writing.names import likeness, same_name
from assistant.writing.naming import office_word
from assistant.writing.plan_money import largest_remainders
from assistant.writing.plan_ties import tied_programs
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer, Series, SeriesStyle

_UNSURE = SentenceStatus.NEEDS_CONFIRMATION
_ALMOST_ALL_USED = 90
_MOST_UNUSED = 3
_MOST_TOLD = 2


def plan_program_penunjang(
    office: OfficeFacts, ledger: Ledger, funds: Funds | None, indicator: str | None
) -> SectionPlan:
    """The programs with their own results and absorption; `indicator` where the office has but one."""
    sayer = Sayer(ledger, SectionCode.PROGRAM_PENUNJANG, indicator)
    missing: list[str] = []
    points = tuple(_programs(sayer, office, funds, missing))
    return SectionPlan(
        code=SectionCode.PROGRAM_PENUNJANG, indicator=indicator, points=points, missing=tuple(missing)
    )


def plan_realisasi_anggaran(
    office: OfficeFacts, ledger: Ledger, funds: Funds | None, *, remainders: bool
) -> SectionPlan:
    """The budget of the agency: extremes and, unless the efficiency told them, total and unspent lines."""
    sayer = Sayer(ledger, SectionCode.REALISASI_ANGGARAN, None)
    missing: list[str] = []
    points = tuple(_budget(sayer, office, funds, missing, remainders=remainders))
    return SectionPlan(
        code=SectionCode.REALISASI_ANGGARAN, indicator=None, points=points, missing=tuple(missing)
    )


def _programs(sayer: Sayer, office: OfficeFacts, funds: Funds | None, missing: list[str]) -> Iterator[Point]:
    known = _spending(funds, sayer.ledger)
    if funds is None or not known:
        missing.append("Program penunjang beserta pagu dan realisasi anggarannya belum tersedia.")
        yield sayer.say("program.none", status=_UNSURE)
        return
    keys = office.key_indicators()
    if len(keys) > 1 and not all(tied_programs(office, key, funds) for key in keys):
        yield sayer.say("program.untied", office=office_word(office.agency))
    results = {line.name: _results(office, line) for line, _ in known}
    total = funds.total(sayer.ledger)
    largest = max(known, key=lambda pair: pair[1].ceiling.number)
    if total is not None and len(known) > 1:
        line, spent = largest
        share = sayer.ledger.percent(spent.ceiling, total.ceiling, measure="bagian_dari_pagu")
        said = {"program": line.name, "ceiling": spent.ceiling, "share": share}
        if results[line.name]:
            yield sayer.say("program.largest", **said)
        else:
            yield sayer.say("program.largest_spent", absorption=spent.absorption, **said)
    elif not results[largest[0].name]:
        yield _absorbed(sayer, *largest)
    by_size = sorted(known, key=lambda pair: -pair[1].ceiling.number)
    plain = [(line, spent) for line, spent in by_size if _all_met(results[line.name], office.year)]
    plain = [pair for pair in plain if pair[0].name != largest[0].name]
    gathered = [line.name for line, _ in plain] if len(plain) > _MOST_TOLD else []
    for line, spent in by_size:
        if line.name not in gathered:
            yield from _program(sayer, office.year, line, spent, results[line.name])
    if gathered:
        yield sayer.say(
            "program.others_met",
            absorptions=Series(shown=tuple(spent.absorption for _, spent in plain), style=SeriesStyle.NAMES),
            rests_on=[f for name in gathered for i in results[name] for f in _numbers(i, office.year)],
        )
    for unused in [line for line in funds.finest() if is_unused(line)][:_MOST_UNUSED]:
        missing.append(f"Mengapa anggaran {unused.name} tidak terserap sama sekali?")
        rests = [f for f in (unused.spent, unused.remainder) if f is not None]
        yield sayer.say(
            "program.unused",
            status=_UNSURE,
            line=unused.name,
            ceiling=sayer.ledger.printed(unused.ceiling),
            rests_on=rests,
        )
    yield from _unspent(sayer, funds, missing)


def _unspent(sayer: Sayer, funds: Funds, missing: list[str]) -> Iterator[Point]:
    """Lines of which the report shows no spending at all, neither a sum nor that all was left."""
    lines = [line for line in funds.finest() if line.ceiling.value and not is_unused(line)]
    bare = [line for line in lines if line.spent is None or line.spent.value is None]
    for line in bare[:_MOST_UNUSED] if len(bare) * 2 < len(lines) else ():
        missing.append(f"Realisasi anggaran {line.name} tidak tercantum; lengkapi datanya.")
        ceiling = sayer.ledger.printed(line.ceiling)
        yield sayer.say("program.no_spending", status=_UNSURE, line=line.name, ceiling=ceiling)


def _results(office: OfficeFacts, line: FundLine) -> list[Indicator]:
    """The indicators of a program whose result can be judged."""
    own = (i for i in office.indicators if _belongs(i, line) and _numbers(i, office.year))
    return [indicator for indicator in own if indicator.polarity is not None]


def _all_met(indicators: Sequence[Indicator], year: int) -> bool:
    return bool(indicators) and all(target_met(indicator, year) for indicator in indicators)


def _absorbed(sayer: Sayer, line: FundLine, spent: FundTotal) -> Point:
    return sayer.say(
        "program.absorption",
        program=line.name,
        spent=spent.spent,
        ceiling=spent.ceiling,
        absorption=spent.absorption,
    )


def _program(
    sayer: Sayer, year: int, line: FundLine, spent: FundTotal, indicators: Sequence[Indicator]
) -> Iterator[Point]:
    """The results of a program beside its absorption."""
    for indicator in indicators:
        target, actual = (sayer.ledger.printed(f) for f in _numbers(indicator, year))
        lower = indicator.polarity is Polarity.LOWER_IS_BETTER
        result = actual.number - target.number
        act = "program.exceeded" if result > 0 else "program.met" if result == 0 else "program.missed"
        if lower:
            result = -result
            act = "program.lower_missed" if result < 0 else "program.lower_met"
        elif indicator.polarity is Polarity.HOLD_AT_TARGET and result > 0:
            result, act = -result, "program.off_target"
        yield sayer.say(
            act,
            program=line.name,
            indicator=indicator.name,
            actual=actual,
            target=target,
            absorption=spent.absorption,
        )
        if result < 0 and spent.absorption.number >= _ALMOST_ALL_USED:
            yield sayer.say("program.spent_but_missed", absorption=spent.absorption)


def _belongs(indicator: Indicator, line: FundLine) -> bool:
    parent = indicator.parent
    return (
        indicator.level is Level.PROGRAM
        and parent is not None
        and (same_name(parent, line.name) or likeness(parent, line.name) >= 95)
    )


def _numbers(indicator: Indicator, year: int) -> tuple[()] | tuple:  # type: ignore[type-arg]
    target, actual = (indicator.number(m, year) for m in (Measure.TARGET, Measure.REALISASI))
    return (target, actual) if target is not None and actual is not None else ()


def _budget(
    sayer: Sayer, office: OfficeFacts, funds: Funds | None, missing: list[str], *, remainders: bool
) -> Iterator[Point]:
    total = funds.total(sayer.ledger) if funds else None
    if funds is None or total is None:
        missing.append(f"Pagu dan realisasi anggaran tahun {office.year} belum tersedia.")
        yield sayer.say("budget.none", status=_UNSURE, year=office.year)
        return
    known = sorted(
        _spending(funds, sayer.ledger) or _by_type(funds, sayer.ledger),
        key=lambda pair: pair[1].absorption.number,
    )
    apart = len(known) > 1 and known[0][1].absorption.number < known[-1][1].absorption.number
    if remainders or not apart or total.excess is not None:
        yield budget_total(sayer, office.year, total)
    if total.excess is not None:
        missing.append(
            f"Realisasi anggaran tahun {office.year} melebihi pagu sebesar {total.excess.text}; "
            "periksa pagu setelah perubahan dan realisasinya."
        )
    if apart:
        (lowest, low), (highest, high) = known[0], known[-1]
        types = lowest.level is Level.BELANJA
        yield sayer.say(
            "budget.extremes_types" if types else "budget.extremes",
            highest=highest.name,
            high=high.absorption,
            lowest=lowest.name,
            low=low.absorption,
        )
    yield from _overspent(sayer, funds, missing)
    if total.has_left() and remainders:
        yield from largest_remainders(sayer, office, funds, total, missing)


def budget_total(sayer: Sayer, year: int, total: FundTotal) -> Point:
    """Ceiling, spending and what is left; more spent than allowed is told and asked about."""
    said = {"ceiling": total.ceiling, "spent": total.spent, "absorption": total.absorption}
    if total.excess is not None:
        return sayer.say("budget.overspent", status=_UNSURE, year=year, excess=total.excess, **said)
    assert total.remainder is not None
    return sayer.say("budget.total", year=year, remainder=total.remainder, **said)


def _overspent(sayer: Sayer, funds: Funds, missing: list[str]) -> Iterator[Point]:
    """The lines on which more was spent than allowed."""
    known = ((line, spent) for line in funds.finest() if (spent := funds_of(line, sayer.ledger)))
    for line, spent in [pair for pair in known if pair[1].excess is not None][:_MOST_UNUSED]:
        assert spent.excess is not None
        missing.append(f"Realisasi anggaran {line.name} melebihi pagunya; periksa kedua angkanya.")
        yield sayer.say(
            "budget.line_overspent",
            status=_UNSURE,
            line=line.name,
            excess=spent.excess,
            absorption=spent.absorption,
        )


def _spending(funds: Funds | None, ledger: Ledger) -> list[tuple[FundLine, FundTotal]]:
    lines = funds.of_level(Level.PROGRAM) if funds else []
    return [(line, spent) for line in lines if (spent := funds_of(line, ledger)) is not None]


def _by_type(funds: Funds, ledger: Ledger) -> list[tuple[FundLine, FundTotal]]:
    """The spending by type, of an office whose table has no programs."""
    lines = funds.of_level(Level.BELANJA)
    return [(line, spent) for line in lines if (spent := funds_of(line, ledger)) is not None]

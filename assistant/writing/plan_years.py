"""What to say of this year against earlier years: realisasi, capaian, and what moved a percentage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.calculation import cards
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import read_numbers
from assistant.writing.achieving import achievement, unlimited
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.plan_results import part_name
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer, Series, SeriesStyle

_MOST_YEARS = 4


def plan_tahun_sebelumnya(office: OfficeFacts, indicator: Indicator, ledger: Ledger) -> SectionPlan:
    """The comparison with the years before."""
    sayer = Sayer(ledger, SectionCode.TAHUN_SEBELUMNYA, indicator.name)
    missing: list[str] = []
    points = tuple(_comparison(sayer, office.year, indicator, missing))
    return SectionPlan(
        code=SectionCode.TAHUN_SEBELUMNYA, indicator=indicator.name, points=points, missing=tuple(missing)
    )


def _comparison(sayer: Sayer, year: int, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    ledger = sayer.ledger
    earlier = [y for y in indicator.years(Measure.REALISASI) if y < year][-_MOST_YEARS + 1 :]
    now = indicator.number(Measure.REALISASI, year)
    if not earlier or now is None:
        yield from _not_comparable(sayer, year, indicator, earlier, missing)
        return
    series = [ledger.printed(_actual(indicator, y)) for y in [*earlier, year]]
    before, last = series[-2], series[-1]
    before_year = earlier[-1]
    change = ledger.difference(last, before, measure="perubahan_realisasi", year=year)
    yield _course(sayer, series, change)
    if change.number and indicator.polarity is Polarity.LOWER_IS_BETTER:
        better = last.number < before.number
        yield sayer.say(
            "direction.better" if better else "direction.worse", rests_on=(before.figure, last.figure)
        )
    yield from _achievements(sayer, indicator, [*earlier, year], change)
    yield from _movement(sayer, indicator, before_year, year, change, missing)
    yield from _target(sayer, indicator, before_year, year, before)


def _actual(indicator: Indicator, year: int) -> Figure:
    figure = indicator.number(Measure.REALISASI, year)
    assert figure is not None
    return figure


def _not_comparable(
    sayer: Sayer, year: int, indicator: Indicator, earlier: list[int], missing: list[str]
) -> Iterator[Point]:
    told = [
        (y, quantity.figure)
        for (measure, y), quantity in sorted(indicator.quantities.items(), key=lambda item: item[0][1])
        if measure == Measure.REALISASI and y <= year and quantity.figure.value not in (None, "N/A")
    ]
    before = [(y, figure) for y, figure in told if y < year]
    shown = Series(shown=tuple(sayer.ledger.printed(figure) for _, figure in told))
    if before and told[-1][0] == year:
        yield sayer.say("change.words", series=shown)
    elif before:
        yield sayer.say(
            "change.now_missing", status=SentenceStatus.NEEDS_CONFIRMATION, series=shown, year=year
        )
    else:
        missing.append(
            f"Realisasi indikator {indicator.name} untuk tahun-tahun sebelum {year} tidak tercantum."
        )
        yield sayer.say("change.none", indicator=indicator.name, year=year)


def _course(sayer: Sayer, series: list[Shown], change: Shown) -> Point:
    before, last = series[-2], series[-1]
    before_year, first_year = before.figure.year or 0, series[0].figure.year or 0
    up = last.number - before.number
    if len(series) == 2:
        if up == 0:
            return sayer.say("change.same", before_year=before_year, now=last, rests_on=(before.figure,))
        act = "change.up" if up > 0 else "change.down"
        return sayer.say(act, before_year=before_year, before=before, now=last, change=change)
    steps = [b.number - a.number for a, b in pairwise(series)]
    if not any(steps):
        return sayer.say(
            "trend.flat", first_year=first_year, now=last, rests_on=[shown.figure for shown in series]
        )
    one_way = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    path = Series(shown=tuple(series), style=SeriesStyle.PATH if one_way else SeriesStyle.YEARS)
    said = {"first_year": first_year, "series": path, "before_year": before_year}
    if all(step > 0 for step in steps):
        return sayer.say("trend.rising", change=change, **said)
    if all(step < 0 for step in steps):
        return sayer.say("trend.falling", change=change, **said)
    if up == 0:
        return sayer.say("trend.mixed_same", **said)
    return sayer.say("trend.mixed_up" if up > 0 else "trend.mixed_down", change=change, **said)


def _achievements(sayer: Sayer, indicator: Indicator, years: list[int], change: Shown) -> Iterator[Point]:
    """Realisasi and capaian kept apart: a raised target can turn a better result into a lower capaian."""
    done = {y: shown for y in years if (shown := achievement(sayer.ledger, indicator, y)) is not None}
    now, before = years[-1], years[-2]
    if now not in done or before not in done:
        return
    limited = [whole for y in done if y < now and (whole := unlimited(sayer.ledger, indicator, y))]
    yield from _moved(sayer, indicator, (before, now), done, change, limited)
    if limited:
        series = Series(shown=tuple(limited), style=SeriesStyle.YEARS)
        yield sayer.say("achievement.limited_before", cap=_cap(done, limited), wholes=series)


def _cap(done: Mapping[int, Shown], limited: Sequence[Shown]) -> Shown:
    """A capaian that stands at the office's limit."""
    return next(done[whole.figure.year] for whole in limited if whole.figure.year is not None)


def _moved(
    sayer: Sayer,
    indicator: Indicator,
    years: tuple[int, int],
    done: Mapping[int, Shown],
    change: Shown,
    limited: Sequence[Shown],
) -> Iterator[Point]:
    before, now = years
    plain = bool(limited) or unlimited(sayer.ledger, indicator, now) is not None
    plain = plain or indicator.polarity is not Polarity.HIGHER_IS_BETTER
    plain = plain or any(indicator.number(Measure.TARGET, y) is None for y in years)
    achieved = _sign(_shown_value(done[now]) - _shown_value(done[before]))
    if achieved == 0:
        rests = [f for y in (before, now) for f in sayer.ledger.with_inputs([done[y].figure.figure_id])]
        yield sayer.say("achievement.same", achievement=done[now], before_year=before, rests_on=rests)
        return
    told = _one_way(list(done.values()))
    said: dict[str, Series] = {"achievements": Series(shown=tuple(told), style=SeriesStyle.PATH)}
    if plain:
        yield sayer.say("achievement.rose" if achieved > 0 else "achievement.fell", **said)
        return
    actual = _sign(_value(indicator, Measure.REALISASI, now) - _value(indicator, Measure.REALISASI, before))
    aimed = _sign(_value(indicator, Measure.TARGET, now) - _value(indicator, Measure.TARGET, before))
    targets = {}
    if aimed:
        target_before = sayer.ledger.printed(_target_figure(indicator, before))
        target_now = sayer.ledger.printed(_target_figure(indicator, now))
        moved = sayer.ledger.difference(target_now, target_before, measure="perubahan_target", year=now)
        targets = {"target_before": target_before, "target_now": target_now, "target_change": moved}
    if achieved < 0 < actual and aimed > 0:
        yield sayer.say("achievement.down_actual_up", actual_change=change, **said, **targets)
    elif achieved < 0 and actual == 0 and aimed > 0:
        yield sayer.say("achievement.down_actual_same", **said, **targets)
    elif achieved < 0 and actual < 0:
        yield sayer.say("achievement.down_actual_down", **said)
    elif achieved > 0 > actual and aimed < 0:
        yield sayer.say("achievement.up_actual_down", actual_change=change, **said, **targets)
    elif achieved > 0 and actual > 0:
        yield sayer.say("achievement.up_actual_up", **said)
    else:
        yield sayer.say("achievement.rose" if achieved > 0 else "achievement.fell", **said)


def _one_way(shown: list[Shown]) -> list[Shown]:
    """The last figures that move in one direction, at least two."""
    start = len(shown) - 2
    values = [_shown_value(one) for one in shown]
    sign = _sign(values[-1] - values[-2])
    while start > 0 and _sign(values[start] - values[start - 1]) == sign:
        start -= 1
    return shown[start:]


def _movement(
    sayer: Sayer, indicator: Indicator, before_year: int, year: int, change: Shown, missing: list[str]
) -> Iterator[Point]:
    """Whether the numerator or the denominator moved a percentage, and the percentage without the latter."""
    if not indicator.is_percentage or change.number == 0:
        return
    before, now = indicator.parts.get(before_year), indicator.parts.get(year)
    if before is None or now is None:
        which = f"tahun {before_year}" if now else f"tahun {before_year} dan {year}"
        missing.append(f"Lengkapi pembilang dan penyebut indikator {indicator.name} {which}.")
        if now is None:
            yield sayer.say("parts.unknown")
        else:
            yield sayer.say("parts.unknown_before", before_year=before_year)
        return
    ledger = sayer.ledger
    n0, d0 = ledger.printed(before.numerator), ledger.printed(before.denominator)
    n1, d1 = ledger.printed(now.numerator), ledger.printed(now.denominator)
    names = {"numerator_name": part_name(n1.figure), "denominator_name": part_name(d1.figure)}
    up_n, up_d = _sign(n1.number - n0.number), _sign(d1.number - d0.number)
    rising = n1.number * d0.number > n0.number * d1.number
    fillings: dict[str, Shown | str | int] = {**names, "before_year": before_year}
    if up_n:
        fillings["numerator_change"] = ledger.difference(n1, n0, measure="perubahan_pembilang", year=year)
        fillings["numerator_rate"] = _rate(ledger, fillings["numerator_change"], n0)
    else:
        fillings["numerator"] = n1
    if up_d:
        fillings["denominator_change"] = ledger.difference(d1, d0, measure="perubahan_penyebut", year=year)
        fillings["denominator_rate"] = _rate(ledger, fillings["denominator_change"], d0)
    else:
        fillings["denominator"] = d1
    yield sayer.say(_mover(up_n, up_d, rising), rests_on=[s.figure for s in (n0, d0, n1, d1)], **fillings)
    if up_d and up_n:
        yield _constant(sayer, indicator, (n0, d0, n1), before_year, year, names["denominator_name"])


def _mover(up_n: int, up_d: int, rising: bool) -> str:
    if up_n == 0:
        return "parts.denominator_up_only" if up_d > 0 else "parts.denominator_down_only"
    if up_d == 0:
        return "parts.numerator_up_only" if up_n > 0 else "parts.numerator_down_only"
    if up_n != up_d:
        return "parts.rise_by_both" if rising else "parts.fall_by_both"
    by_numerator = (up_n > 0) == rising
    which = "numerator" if by_numerator else "denominator"
    return f"parts.{'rise' if rising else 'fall'}_by_{which}"


def _constant(
    sayer: Sayer,
    indicator: Indicator,
    counts: tuple[Shown, Shown, Shown],
    before_year: int,
    year: int,
    name: str,
) -> Point:
    n0, d0, n1 = counts
    ledger = sayer.ledger
    value = ledger.percent(
        n1, d0, measure="realisasi_pada_penyebut_tetap", subject=indicator.name, card=cards.PENYEBUT_TETAP
    )
    before = ledger.printed(_actual(indicator, before_year))
    act = "constant.higher" if n1.number > n0.number else "constant.lower"
    return sayer.say(
        act,
        denominator_name=name,
        denominator_before=d0,
        before_year=before_year,
        year=year,
        value=value,
        before=before,
    )


def _rate(ledger: Ledger, change: Shown | str | int, base: Shown) -> Shown:
    assert isinstance(change, Shown)
    return ledger.percent(change, base, measure="perubahan_persen", card=cards.PERUBAHAN_RELATIF)


def _target(
    sayer: Sayer, indicator: Indicator, before_year: int, year: int, before: Shown
) -> Iterator[Point]:
    """A target that was passed the year before, or was lowered, drives nothing."""
    target = indicator.number(Measure.TARGET, year)
    if target is None or indicator.polarity is not Polarity.HIGHER_IS_BETTER:
        return
    shown = sayer.ledger.printed(target)
    if shown.number < before.number:
        yield sayer.say("target.below_last", target=shown, year=year, before=before, before_year=before_year)


def _target_figure(indicator: Indicator, year: int) -> Figure:
    figure = indicator.number(Measure.TARGET, year)
    assert figure is not None
    return figure


def _value(indicator: Indicator, measure: str, year: int) -> Decimal:
    figure = indicator.number(measure, year)
    assert figure is not None
    assert isinstance(figure.value, Decimal)
    return figure.value


def _shown_value(shown: Shown) -> Decimal:
    """A figure as it is shown: a move that rounding hides is not told."""
    (token,) = read_numbers(shown.text)[:1]
    return token.value if token.value is not None else shown.number


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)

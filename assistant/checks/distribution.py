"""Lists that hand out: `tahun 2022 dan 2023 … masing-masing 66,6% dan 75%`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from assistant.checks.lexicon import THAN
from assistant.checks.marks import MeasureMark
from assistant.checks.measuring import own_quarter
from assistant.checks.mentions import Mention
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Sentence

VERSUS = frozenset({"berbanding", "banding", "dibandingkan", "dibanding"})
_OPENS = frozenset({":", "(", "adalah", "sebesar", "masing-masing", "berturut-turut", "yaitu", "yakni"})
NO_YEAR = frozenset({0})
_EACH = frozenset({"masing-masing", "berturut-turut"})
_LINKS = VERSUS | frozenset(
    {",", "dan", "serta", "lalu", "kemudian", ";", "maupun", "", "hingga", "sampai", "akhirnya", "terakhir"}
)
_QUARTERS = frozenset({"triwulan", "tw", "kuartal"})
_LEAST_SERIES = 3
_YEAR_ROUND = 4
_PAIR = 2
_JOINTS = frozenset({",", "dan", "serta", "maupun", "dengan", "&", "berbanding"})


def distribute(sentence: Sentence, now: int | None) -> None:
    """Give the numbers of a list the years, subjects or measures of a list of the same length, one each.

    `now` is the report's year, in which a span ends that names no end. A number in brackets shares
    the year of the number before them: `81,25% (130 dari 160 unit)`.
    """
    for run in _runs(sentence):
        heads = [numbers[0] for numbers in run]
        if not any(one.attached for one in heads[:-1]) and heads[0].role not in (Role.FROM, Role.TO):
            _years(sentence, run)
            _span(sentence, heads, now)
        _quarters(sentence, heads)
        _mentions(sentence, run)
        if not any(one.measured for one in heads[1:]):
            _measures(sentence, heads)
    _share_with_brackets(sentence)


def _share_with_brackets(sentence: Sentence) -> None:
    outer: Quantity | None = None
    for quantity in sentence.quantities:
        before = quantity.previous
        if before is None or (outer is not None and ")" in sentence.between(outer.after, quantity.at)):
            outer = None
        between = sentence.between(before.after, quantity.at) if before is not None else []
        if between[:1] == ["("] and ")" not in between:
            outer = before
        if outer is not None and outer.years and not quantity.attached:
            quantity.years, quantity.attached = outer.years, outer.attached


def _runs(sentence: Sentence) -> list[list[list[Quantity]]]:
    """Lists of numbers of one kind; an element is a number, or a pair `A dari B`."""
    elements: list[list[Quantity]] = []
    for quantity in sentence.quantities:
        whole = quantity.role is Role.WHOLE and elements and elements[-1][-1] is quantity.partner
        if whole and elements[-1][-1].at < quantity.at:
            elements[-1].append(quantity)
        else:
            elements.append([quantity])
    runs: list[list[list[Quantity]]] = []
    for element in elements:
        if runs and _linked(sentence, runs[-1][-1], element):
            runs[-1].append(element)
        else:
            runs.append([element])
    return [run for run in runs if len(run) >= 2]


def _linked(sentence: Sentence, first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    if first[0].kind is not second[0].kind or len(first) != len(second):
        return False
    between = sentence.between(first[-1].after, second[0].at)
    return bool(between) and all(word in _LINKS for word in between)


def _years(sentence: Sentence, run: Sequence[Sequence[Quantity]]) -> None:
    for mark in sentence.years:
        if len(mark.years) == len(run) and (mark.last < run[0][0].at or mark.first > run[-1][-1].at):
            for numbers, year in zip(run, mark.years, strict=True):
                for one in numbers:
                    one.years, one.attached = frozenset((year,)), True
            return
    if run[-1][0].attached:
        return
    spans = [mark for mark in sentence.years if mark.span and mark.last < run[0][0].at]
    if spans and all(word in _OPENS for word in sentence.between(spans[-1].last + 1, run[0][0].at)):
        for numbers in run:
            for one in numbers:
                one.years = NO_YEAR
        return
    single = [mark for mark in sentence.years if len(mark.years) == 1 and mark.last < run[0][0].at]
    if len(single) == len(run) and len(sentence.years) == len(run):
        for numbers, mark in zip(run, single, strict=True):
            for one in numbers:
                one.years, one.attached = frozenset(mark.years), True


def _span(sentence: Sentence, heads: Sequence[Quantity], now: int | None) -> None:
    """Give the numbers of `Sejak 2017 …: a, b, c, d, lalu e pada tahun 2021` the years in order.

    `tiga tahun terakhir` is the span of as many years that ends with the report's.
    """
    if now is not None and _lasts(sentence, heads):
        for step, one in enumerate(heads):
            one.years, one.attached = frozenset((now - len(heads) + 1 + step,)), True
        return
    starts = [mark.years[0] for mark in sentence.years if len(mark.years) == 1 and mark.last < heads[0].at]
    ends = [year for mark in sentence.years if mark.last > heads[-1].at for year in mark.years[-1:]]
    ends += [year for mark in sentence.years if mark.last < heads[0].at for year in mark.years[-1:]]
    ends += [now] if now is not None else []
    if len(heads) < _LEAST_SERIES or not starts:
        return
    for end in ends:
        if end - starts[0] + 1 == len(heads):
            for step, one in enumerate(heads):
                one.years, one.attached = frozenset((starts[0] + step,)), True
            return


def _lasts(sentence: Sentence, heads: Sequence[Quantity]) -> bool:
    """Tell whether a list is told of as many last years as it has numbers."""
    if sentence.years or len(heads) < _LEAST_SERIES:
        return False
    return any(
        word.number is not None
        and word.number.value == len(heads)
        and sentence.between(at + 1, at + 3) == ["tahun", "terakhir"]
        for at, word in enumerate(sentence.words[: heads[0].at])
    )


def _quarters(sentence: Sentence, heads: Sequence[Quantity]) -> None:
    """Give the numbers of a list that is told of quarters one each: all four, or those up to the last's."""
    if not any(word.lower in _QUARTERS for word in sentence.words):
        return
    last = own_quarter(sentence, heads[-1])
    if any(own_quarter(sentence, one) for one in heads[:-1]):
        return
    if not last and len(heads) == _YEAR_ROUND:
        last = _YEAR_ROUND
    if len(heads) >= _PAIR and last >= len(heads):
        for step, one in enumerate(reversed(heads)):
            one.quarter = last - step


def _mentions(sentence: Sentence, run: Sequence[Sequence[Quantity]]) -> None:
    start = run[0][0].at
    before = [mention for mention in sentence.mentions if mention.last < start]
    listed = coordinated(sentence, before, len(run))
    each = _EACH & set(sentence.between(run[0][0].opening, start))
    if not listed and (each or VERSUS & set(sentence.between(start, run[-1][0].at))):
        own = [mention for mention in before if not mention.total] if len(before) > len(run) else before
        listed = own if len(own) == len(run) else own[-2:] if not each and len(own) > 1 else []
    if not listed:
        return
    if not each and sentence.lower(listed[0].first - 1) in THAN | {"dengan"} and listed[0].first <= 3:
        listed = [*listed[1:], listed[0]]
    first, last = run[0][0].at, run[-1][-1].at
    if any(first < mention.first < last for mention in sentence.mentions):
        return
    for numbers, mention in zip(run, listed, strict=True):
        for one in numbers:
            one.mention = mention


def coordinated(sentence: Sentence, mentions: Sequence[Mention], count: int) -> list[Mention]:
    """The last `count` mentions, where only commas and `dan` stand between them; else none."""
    listed = list(mentions)[-count:]
    if len(listed) < count:
        return []
    for left, right in itertools.pairwise(listed):
        between = sentence.between(left.last + 1, right.first)
        if not between or not all(word in _JOINTS for word in between):
            return []
    earlier = list(mentions)[:-count]
    if earlier:
        between = sentence.between(earlier[-1].last + 1, listed[0].first)
        if between and all(word in _JOINTS for word in between):
            return []
    return listed


def _measures(sentence: Sentence, heads: Sequence[Quantity]) -> None:
    marks = [mark for mark in sentence.measures if mark.last < heads[0].at]
    listed: list[MeasureMark] = marks[-len(heads) :]
    if len(listed) < len(heads):
        return
    for left, right in itertools.pairwise(listed):
        between = sentence.between(left.last + 1, right.first)
        joints = [word for word in between if word in _JOINTS]
        if not joints or len(between) > 6 or _EACH & set(between):
            return
    if len({mark.measure for mark in listed}) < len(heads):
        return
    for one, mark in zip(heads, listed, strict=True):
        one.measure, one.measured = mark.measure._replace(quarter=sentence.quarter(one.at)), True

"""Realisasi and target of what a phrase says to have reached its aim, and whether it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.binding import LEAST_RANK
from assistant.checks.clauses import clause_at
from assistant.checks.comparing import AIMS, Comparison, aim_after
from assistant.checks.lexicon import DURATIONS, Code
from assistant.checks.operands import NO_NUMBER, Operands
from assistant.checks.quantities import Quantity
from assistant.checks.series import speaks_of_every_year
from assistant.checks.table import Entry, Kind, Measure

Pair = tuple[Entry, Entry]
_NEARLY_WITHIN = Decimal("0.05")
_FULL = Decimal(100)
_PASSIVE = frozenset({"tercapai", "terpenuhi", "terlampaui", "terlewati"})
_BESIDE = 5
_LIMITS = frozenset({"batas", "ambang"})
_ONCE = {"sekali": 1}
_LISTS = frozenset({"yaitu", "yakni", "ialah", ":", "("})
_LAST_YEARS = ("tahun", "terakhir")


def aimed_at(operands: Operands, phrase: Comparison) -> Code | None:
    """The kind of target that a phrase speaks of: after it, or before a passive (`target … terlampaui`)."""
    sentence = operands.sentence
    after = aim_after(operands, phrase.last)
    if after is not None:
        return after.code
    if not phrase.passive or _number_next(operands, phrase.last):
        return None
    first, _ = clause_at(sentence, phrase.first)
    before = [m for m in sentence.measures if first <= m.first < phrase.first and m.measure.code in AIMS]
    if before:
        return before[-1].measure.code
    return Code.TARGET if sentence.lower(phrase.first) in _PASSIVE else None


def _number_next(operands: Operands, at: int) -> bool:
    return any(0 < one.at - at <= 2 and one.kind is not Kind.POINT for one in operands.sentence.quantities)


def aimed_pairs(operands: Operands, phrase: Comparison, aim: Code) -> list[list[Pair]]:
    """Realisasi and target of each subject that a phrase may speak of, over the years that it speaks of.

    The numbers of its own clause tell; without them the nearest subject that has an aim, and where no subject
    is named any that has.
    """
    years = _years(operands, phrase)
    written = _written(operands, phrase, aim, years)
    if written:
        return [written]
    everyone: list[int] = []
    if not names_subject(operands, phrase):
        everyone = list(dict.fromkeys(entry.subject for entry in operands.binder.table.of_code(aim)))
    quarter = operands.sentence.quarter(phrase.first)
    for subjects in (*_subjects(operands, phrase), everyone):
        groups = [_pairs(operands, subject, aim, years, quarter) for subject in subjects]
        if any(groups):
            return [pairs for pairs in groups if pairs]
    return []


def names_subject(operands: Operands, phrase: Comparison) -> bool:
    """Tell whether the clause of a phrase names a known subject for sure."""
    first, last = clause_at(operands.sentence, phrase.first)
    return any(mention.sure and first <= mention.first < last for mention in operands.sentence.mentions)


def _years(operands: Operands, phrase: Comparison) -> tuple[int, ...]:
    """The years that a phrase speaks of; all up to now for `selalu` and `dalam tiga tahun terakhir`."""
    sentence = operands.sentence
    named = operands.years_at(phrase.first)
    words = [word.lower for word in sentence.words]
    last = next((at for at in range(len(words) - 1) if tuple(words[at : at + 2]) == _LAST_YEARS), None)
    every = speaks_of_every_year(operands, phrase.first) or last is not None
    now = operands.binder.calendar.report_year
    first, end = clause_at(sentence, phrase.first)
    told = [m for m in sentence.years if first <= m.first < end and m.years]
    if told and all(m.first > phrase.last for m in told) and told[0].first - phrase.last <= _BESIDE:
        named = told[0].years
    if now is not None and _times(operands, phrase) is not None:
        return tuple(year for year in operands.binder.calendar.all_years if year <= now)
    if len(named) > 1 or not every or now is None:
        return named
    number = sentence.words[last - 1].number if last else None
    least = now - int(number.value) if number is not None and number.value is not None else 0
    return tuple(year for year in operands.binder.calendar.all_years if least < year <= now)


def _written(operands: Operands, phrase: Comparison, aim: Code, years: Sequence[int]) -> list[Pair]:
    """The pair that numbers beside a phrase tell: of the target after it, else of the realisasi before it."""
    sentence = operands.sentence
    first, last = clause_at(sentence, phrase.first)
    known = [one for one in sentence.quantities if one.entries and first <= one.at < last]
    targets = [one for one in known if one.entries[0].measure.code is aim]
    beside = [one for one in targets if one.at > phrase.last] if not phrase.passive else targets[-1:]
    for one in beside[:1]:
        target = one.entries[0]
        if len(years) > 1:
            return _pairs(operands, target.subject, aim, years)
        wanted = (target.year,) if aim is Code.TARGET and target.year is not None else tuple(years)
        said = [e for e in _actuals(operands, target.subject, wanted) if e.kind is target.kind]
        if said:
            return [(_as_written(operands, said)[-1], target)]
    before = [one for one in known if one.at < phrase.first and one.entries[0].measure.code is Code.ACTUAL]
    if before and len(years) <= 1 and not _new_subject(operands, before[-1], phrase):
        actual = before[-1].entries[0]
        return _pairs(operands, actual.subject, aim, () if actual.year is None else (actual.year,))
    return []


def _new_subject(operands: Operands, number: Quantity, phrase: Comparison) -> bool:
    return any(m.sure and number.at < m.first < phrase.first for m in operands.sentence.mentions)


def _subjects(operands: Operands, phrase: Comparison) -> Iterator[list[int]]:
    """The subjects of one mention after the other, the nearest first."""
    opening, _ = clause_at(operands.sentence, phrase.first)
    likeness = _likeness(phrase.first, opening)
    for mention in operands.binder.ordered_mentions(operands.sentence, likeness, operands.carry):
        best = mention.options[0][1]
        ranked = sorted(mention.options, key=lambda option: -option[1])
        subjects = [subject for subject, rank in ranked if subject >= 0 and rank >= best * LEAST_RANK]
        if mention.sure:
            yield from ([subject] for subject in subjects)
        else:
            yield subjects


def _likeness(at: int, opening: int) -> Quantity:
    return Quantity(at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY, opening=opening)


def _actuals(operands: Operands, subject: int, years: Sequence[int], quarter: int = 0) -> list[Entry]:
    return [
        entry
        for entry in operands.binder.table.of_subject(subject)
        if entry.measure == Measure(Code.ACTUAL, quarter=quarter)
        and entry.value is not None
        and entry.year in years
    ]


def _pairs(operands: Operands, subject: int, aim: Code, years: Sequence[int], quarter: int = 0) -> list[Pair]:
    pairs: list[Pair] = []
    own = operands.binder.table.of_subject(subject)
    for year in years:
        actuals = _as_written(operands, _actuals(operands, subject, (year,), quarter))
        for actual in actuals[-1:]:
            targets = [
                entry
                for entry in own
                if entry.measure == Measure(aim, quarter=quarter)
                and (entry.year == year or aim is Code.PLAN_END)
                and entry.value is not None
                and entry.kind is actual.kind
            ]
            pairs += [(actual, target) for target in _as_written(operands, targets)[-1:]]
    return pairs


def _as_written(operands: Operands, entries: Sequence[Entry]) -> list[Entry]:
    """Facts in an order that lets those last that the sentence's own numbers say, where facts contradict."""
    said = {entry.fact.id for one in operands.sentence.quantities for entry in one.entries}
    return sorted(entries, key=lambda entry: entry.fact.id in said)


def said_of_pairs(operands: Operands, phrase: Comparison, pairs: Sequence[Pair]) -> bool:
    """Tell whether what a phrase says holds in all of some years, or in as many as it says (`sekali`).

    Years listed behind it (`dua kali …, yaitu pada tahun 2021 dan 2022`) are then those in which it holds.
    """
    found = [_holds(operands, phrase, pair) is not phrase.denied for pair in pairs]
    times = _times(operands, phrase)
    if times is None or len(found) < 2:
        return all(found)
    held = {actual.year for (actual, _), holds in zip(pairs, found, strict=True) if holds}
    listed = {
        year
        for mark in operands.sentence.years
        if mark.first > phrase.last and _LISTS & set(operands.sentence.between(phrase.last, mark.first))
        for year in mark.years
    }
    return found.count(True) == times and (not listed or listed == held)


def _times(operands: Operands, phrase: Comparison) -> int | None:
    """How many times a phrase says that it happened: `hanya sekali gagal mencapai`, `dua kali melampaui`."""
    sentence = operands.sentence
    for at in range(phrase.first - 1, max(-1, phrase.first - 5), -1):
        if sentence.lower(at) in _ONCE:
            return _ONCE[sentence.lower(at)]
        times = next((one for one in sentence.quantities if one.at == at and one.kind is Kind.TIMES), None)
        if times is not None:
            times.status, times.why, times.reason = "exempt", "count", "jumlah kejadian"
            return int(times.value)
    return None


def _holds(operands: Operands, phrase: Comparison, pair: Pair) -> bool:
    """Tell whether a realisasi does to its target what a phrase says, apart from any denial."""
    actual, target = pair
    if not isinstance(actual.value, Decimal) or not isinstance(target.value, Decimal):
        return str(actual.value).lower() == str(target.value).lower() and phrase.sign == 0
    polarity = operands.binder.table.polarity(actual.subject)
    if (
        phrase.verb
        and phrase.sign > 0
        and _LIMITS & set(operands.sentence.between(phrase.last, phrase.last + 3))
    ):
        return actual.value > target.value
    gap = actual.value - target.value
    if not phrase.verb:
        sign = phrase.sign * (polarity if phrase.merit else 1)
        if phrase.speed and actual.noun not in DURATIONS:
            sign = -sign
        return gap * sign > 0 if sign else gap == 0
    reached = _reached(operands, actual, target, phrase.sign > 0)
    if reached is None:
        reached = gap * polarity > 0 if phrase.sign else gap * polarity >= 0
    if phrase.near and not phrase.denied:
        return not (gap * polarity > 0) and abs(gap) <= abs(target.value) * _NEARLY_WITHIN
    return reached


def _reached(operands: Operands, actual: Entry, target: Entry, beyond: bool) -> bool | None:
    """What capaian, or kemajuan towards the end of a plan, says of an aim; None where they say nothing."""
    code = Code.ACHIEVEMENT if target.measure.code is Code.TARGET else Code.PROGRESS
    measure = Measure(code, quarter=actual.measure.quarter)
    shares = {
        entry.value
        for entry in operands.binder.table.of_subject(actual.subject)
        if entry.measure == measure and entry.year == actual.year and isinstance(entry.value, Decimal)
    }
    verdicts = {share > _FULL if beyond else share >= _FULL for share in shares}
    return verdicts.pop() if len(verdicts) == 1 else None

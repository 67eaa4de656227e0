"""A second look at numbers that the nearest subject does not support, where the words leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.arithmetic import difference, gap, ids, operand, operand_kinds, year_pairs
from assistant.checks.asking import Asked
from assistant.checks.binding import Binder
from assistant.checks.computed import computed_outcomes
from assistant.checks.lexicon import CLAIM_WORDS, Code
from assistant.checks.measuring import segment_end
from assistant.checks.quantities import Quantity
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.settling import check_directly, settle
from assistant.checks.table import Entry, Kind, Measure

_OF_BUDGET = (Code.CEILING, Code.SPENT, Code.ABSORPTION, Code.REMAINDER)
_WITH_BUDGET = ("program", "kegiatan", "subkegiatan")


def spoken_of(sentence: Sentence, binder: Binder) -> list[int]:
    """The subjects that the numbers of a sentence may speak of, those that most of them fit first."""
    fitting: Counter[int] = Counter()
    for one in sentence.quantities:
        if one.entries:
            bound = one.entries[0]
            alike = {
                entry.subject
                for entry in binder.table.of_code(bound.measure.code)
                if (entry.measure, entry.year, entry.kind) == (bound.measure, bound.year, bound.kind)
                and isinstance(entry.value, Decimal)
                and one.says(entry.value)
            }
            fitting.update([bound.subject, *sorted(alike - {bound.subject})])
    most = max(fitting.values(), default=0)
    return [subject for subject, count in fitting.items() if count == most]


def look_again(
    sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry, modes: Sequence[Asked]
) -> None:
    """Support a number where its words allow another reading, under which it is true.

    A number without a subject of its own may speak of what the other numbers of its sentence speak of, one
    of the budget also of the whole office; a number that words of arithmetic lead to may be a fact itself.
    """
    subjects = spoken_of(sentence, binder)
    for outcome in computed_outcomes(sentence, quantity, binder, carry, modes, subjects):
        if quantity.says(outcome.value):
            quantity.status, quantity.why = "supported", "derived"
            quantity.reason, quantity.fact_ids = outcome.arithmetic, outcome.fact_ids
            return
    if (
        quantity.kind is not Kind.POINT
        and modes == [Asked.DIFFERENCE]
        and _compared(sentence, quantity, binder, carry)
    ):
        return
    if _beside_nation(sentence, quantity, binder, carry):
        return
    if _changes(sentence, quantity, binder, carry, modes, subjects) or _names_own(sentence, quantity):
        return
    verdict = quantity.status, quantity.reason, quantity.fact_ids
    readings = [[subject] for subject in subjects]
    if quantity.measure is not None and quantity.measure.code in _OF_BUDGET:
        readings.append(sorted(binder.index.totals))
        readings += [
            [mention.options[0][0]]
            for mention in sentence.mentions
            if mention.sure and binder.index.head(mention.options[0][0]) in _WITH_BUDGET
        ]
    for reading in readings if not modes or quantity.kind is Kind.MONEY else ():
        entries = [entry for subject in reading for entry in binder.table.of_subject(subject)]
        if settle(quantity, binder.in_years(quantity, binder.fitting(quantity, entries))):
            return
    quantity.status, quantity.reason, quantity.fact_ids = verdict


def _compared(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> bool:
    """Support a number that is compared itself, as the first of `12 jiwa lebih besar daripada 10 jiwa`."""
    verdict = quantity.status, quantity.reason, quantity.fact_ids
    quantity.status = ""
    check_directly(sentence, quantity, binder, carry)
    if quantity.status == "supported":
        quantity.why = "number"
        return True
    quantity.status, quantity.reason, quantity.fact_ids = verdict
    return False


def _beside_nation(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> bool:
    """Support a number without a year that is held against a national one: it is of the same year."""
    national = [one for one in sentence.quantities if one.measure == Measure(Code.NATIONAL) and one.attached]
    if quantity.attached or not national or quantity.kind is Kind.POINT:
        return False
    verdict = quantity.years, quantity.status, quantity.reason, quantity.fact_ids
    quantity.years, quantity.status = national[0].years, ""
    check_directly(sentence, quantity, binder, carry)
    if quantity.status == "supported":
        return True
    quantity.years, quantity.status, quantity.reason, quantity.fact_ids = verdict
    return False


def _names_own(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number's own words name a subject."""
    end = segment_end(sentence, quantity)
    return any(m.sure and quantity.opening <= m.first < end for m in sentence.mentions)


def _changes(
    sentence: Sentence,
    quantity: Quantity,
    binder: Binder,
    carry: Carry,
    modes: Sequence[Asked],
    subjects: Sequence[int],
) -> bool:
    """Support a change of what the other numbers of the sentence speak of."""
    if Asked.CHANGE not in modes:
        return False
    said = {CLAIM_WORDS.get(word) for word in sentence.between(quantity.opening, quantity.at)}
    mains = dict.fromkeys((binder.calendar.main_year(sentence, carry), binder.calendar.report_year))
    bases = {year for mark in sentence.years if mark.base for year in mark.years}
    for subject in subjects:
        for kind in operand_kinds(quantity):
            known: dict[int, Entry] = {}
            for entry in binder.table.of_subject(subject):
                own = entry.kind is kind and entry.measure.code in _measures(quantity)
                if own and entry.year is not None and isinstance(entry.value, Decimal):
                    known.setdefault(entry.year, entry)
            pairs = [pair for main in mains for pair in year_pairs(known, main, bases - {main})]
            for year, later in pairs:
                old, new = operand(known[year], kind), operand(known[later], kind)
                if ("up" in said and new.value < old.value) or ("down" in said and new.value > old.value):
                    continue
                relative = gap(new, old, quantity) if quantity.kind is Kind.PERCENT else ()
                for outcome in relative or difference(new, old, quantity):
                    if quantity.says(outcome.value):
                        quantity.status, quantity.why = "supported", "derived"
                        quantity.reason, quantity.fact_ids = outcome.arithmetic, ids(old, new)
                        return True
    return False


def _measures(quantity: Quantity) -> tuple[Code, ...]:
    if quantity.measure is not None and quantity.measured:
        return (quantity.measure.code,)
    return (Code.ACTUAL, Code.COUNT)

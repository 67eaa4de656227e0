"""Words of change: naik, menurun, bertambah, tetap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.checks.chains import chain_of_numbers, same_frame, series_of_numbers
from assistant.checks.clauses import (
    clause_at,
    is_asserted,
    is_denied,
    is_possible,
    is_presupposed,
    is_supposed,
)
from assistant.checks.comparing import compares_now
from assistant.checks.distances import is_of_difference, told_apart
from assistant.checks.lexicon import NEGATIONS, THAN, vocabulary
from assistant.checks.marks import MeasureMark
from assistant.checks.operands import Operands, Side, claim_tag
from assistant.checks.quantities import Role
from assistant.checks.series import Series, series_at, series_of, speaks_of_every_year
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import format_number

_NOUNS = vocabulary(
    """
    kenaikan peningkatan penambahan pertambahan pertumbuhan lonjakan penurunan pengurangan
    penyusutan kemerosotan
    """
)
_HAPPENS = vocabulary(
    """
    mengalami terjadi mencatat mencatatkan menunjukkan ada terdapat adanya membukukan memperlihatkan
    tercatat dialami
    """
)
_EXPLAINED = vocabulary("disebabkan dikarenakan terjadi dipicu dipengaruhi diakibatkan karena akibat")
"""Verbs after which a noun of change tells of one that took place."""
_STEADY = vocabulary("pada di sebesar sama sebanyak stabil berada seperti")
_DONE_BY_SOMEONE = vocabulary("dinaikkan ditingkatkan ditekan dipangkas diturunkan dikurangi disusutkan")
"""Passives that tell of an effort unless numbers, or `berhasil`, tell of its result."""
_ACHIEVED = vocabulary("berhasil mampu telah sudah")
_EXPECTED = {"up": 1, "down": -1, "same": 0, "better": 1, "worse": -1}
_BESIDE = 3
_PAIR = 2
_LEADS_YEAR = frozenset({"pada", "di", "tahun", "dalam", "selama"})
_OPENS_SERIES = frozenset({":", "(", "yaitu", "yakni", "masing-masing", "dengan", "dari", "mulai"})
_LINKS = frozenset({"dan", "serta", ",", "tetapi", "namun"})
_OF_QUALITY = frozenset({"better", "worse"})
_PHRASE = {"up": "naik", "down": "turun", "same": "tetap", "better": "membaik", "worse": "memburuk"}


def direction_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every word of change in a sentence that says what changed."""
    sentence = operands.sentence
    for at in range(len(sentence.words)):
        tag = claim_tag(sentence, at)
        if tag not in _EXPECTED or not _claims(operands, at, tag):
            continue
        if is_of_difference(operands, at):
            apart = told_apart(operands, at)
            if apart:
                yield _verdict(operands, at, tag, [apart])
            continue
        written = _written(operands, at)
        if written:
            yield _verdict(operands, at, tag, [written])
        elif _tells(operands, at):
            runs = _from_facts(operands, at)
            yield _verdict(operands, at, tag, runs) if runs else _unknown(operands, at)


def _claims(operands: Operands, at: int, tag: str) -> bool:
    """Tell whether a word of change can say that something changed, by the words beside it."""
    sentence = operands.sentence
    word, before, after = sentence.lower(at), sentence.lower(at - 1), sentence.lower(at + 1)
    if word in _NOUNS:
        if before in _HAPPENS or sentence.lower(at - 2) in _HAPPENS:
            return True
        named = next((m for m in sentence.mentions if m.sure and at < m.first <= at + 2), None)
        if named is not None and _EXPLAINED & set(sentence.between(named.last + 1, named.last + 7)):
            return is_asserted(sentence, at)
        return any(one.at > at and one.at - at <= 6 and one.why == "derived" for one in sentence.quantities)
    if is_supposed(sentence, at):
        return False
    if tag == "same":
        number_next = any(one.at == at + 1 for one in sentence.quantities)
        if word == "sama":
            said = after in ("dengan", "seperti") and before not in ("kerja", "bersama", "yang")
            return said and not compares_now(operands, at + 1)
        if after == "di" and sentence.lower(at + 2) in ("bawah", "atas"):
            return False
        return word not in ("tetap", "bertahan") or number_next or after in _STEADY
    return True


def _tells(operands: Operands, at: int) -> bool:
    """Tell whether a word without numbers says what did change, rather than what is done or wished for."""
    sentence = operands.sentence
    if not is_asserted(sentence, at) or is_possible(sentence, at):
        return False
    if sentence.lower(at) in _DONE_BY_SOMEONE:
        return any(word in _ACHIEVED for word in sentence.between(at - 2, at))
    if is_presupposed(sentence, at):
        first, _ = clause_at(sentence, at)
        doubted = any(word in NEGATIONS for word in sentence.between(first, at))
        return not doubted and any(mention.sure and mention.first == at + 1 for mention in sentence.mentions)
    return True


def _verdict(operands: Operands, at: int, tag: str, runs: Sequence[Sequence[Side]]) -> WordClaim:
    denied = is_denied(operands.sentence, at)
    wanted = _EXPECTED[tag]
    every = speaks_of_every_year(operands, at)
    holds = []
    for run in runs:
        sign = wanted * _polarity(operands, run, tag)
        holds.append(_never_moves(run, sign) if denied and every else _moves(run, sign) is not denied)
    ids = tuple(dict.fromkeys(name for run in runs for side in run for name in side.fact_ids))
    if any(holds):
        return WordClaim(at, at, "direction", ClaimStatus.SUPPORTED, None, ids)
    shown = " → ".join(format_number(side.value) for side in runs[0])
    said = f"{'tidak ' if denied else ''}{_PHRASE[tag]}"
    reason = f"Menurut fakta, nilainya {shown}, bukan {said}."
    return WordClaim(at, at, "direction", ClaimStatus.CONTRADICTED, reason, ids)


def _unknown(operands: Operands, at: int) -> WordClaim:
    """The verdict where the facts have no two values: nothing supports what is said of a known subject."""
    sentence = operands.sentence
    first, _ = clause_at(sentence, at)
    table = operands.binder.table
    beside = [m for m in sentence.mentions if m.sure and first <= m.first and 0 < at - m.last <= _BESIDE]
    if any(entry.kind is not Kind.WORD for m in beside for entry in table.of_subject(m.options[0][0])):
        reason = "Tidak ada fakta untuk memeriksa kata ini."
        return WordClaim(at, at, "direction", ClaimStatus.UNSUPPORTED, reason)
    return WordClaim(at, at, "direction", ClaimStatus.EXEMPT, "Tidak menyangkut angka yang dikenal.")


def _polarity(operands: Operands, run: Sequence[Side], tag: str) -> int:
    """Which way is better for what changed, where the word speaks of better and worse."""
    entry = run[0].entry or run[-1].entry
    if tag not in _OF_QUALITY or entry is None:
        return 1
    return operands.binder.table.polarity(entry.subject)


def _moves(run: Sequence[Side], wanted: int) -> bool:
    steps = [right.value - left.value for left, right in pairwise(run)]
    if wanted == 0:
        return all(step == 0 for step in steps)
    return all(step * wanted > 0 for step in steps)


def _never_moves(run: Sequence[Side], sign: int) -> bool:
    """Tell whether not one step goes a way; for a sign of 0, whether no step stands still."""
    steps = [right.value - left.value for left, right in pairwise(run)]
    return all(step != 0 for step in steps) if sign == 0 else all(step * sign <= 0 for step in steps)


def _written(operands: Operands, at: int) -> list[Side]:
    sentence = operands.sentence
    end = _reach(operands, at)
    numbers = [one for one in operands.direct() if one.role is not Role.WHOLE or one.measured is False]
    inside = [one for one in numbers if at < one.at < end]
    chain = chain_of_numbers(sentence, inside)
    if chain:
        return [operands.side(one) for one in chain]
    first_word, _ = clause_at(sentence, at)
    before = [
        one for one in numbers if first_word <= one.at < at and not _stops_between(operands, one.at, at)
    ]
    changed = _computed(operands, at, end)
    if changed:
        return changed
    if inside:
        first = inside[0]
        lead = sentence.between(at + 1, first.at)
        if first.role is Role.TO and first.partner is not None and first.partner.at < at:
            return [operands.side(first.partner), operands.side(first)]
        if "menjadi" in lead and before and before[-1].kind is first.kind:
            return [operands.side(before[-1]), operands.side(first)]
        if any(word in THAN for word in lead) and before and before[-1].kind is first.kind:
            return [operands.side(first), operands.side(before[-1])]
        series = series_of_numbers(inside)
        if series and (len(series) > _PAIR or _OPENS_SERIES & set(lead)):
            return [operands.side(one) for one in series]
    if before and any(before[-1].at < mark.first < at for mark in sentence.measures):
        return []
    chain = chain_of_numbers(sentence, before)
    if chain and (not inside or inside[0].role is Role.NONE):
        return [operands.side(one) for one in chain]
    series = series_of_numbers(before)
    if len(series) > 1 and not inside and same_frame(series):
        return [operands.side(one) for one in series]
    return []


def _computed(operands: Operands, at: int, end: int) -> list[Side]:
    """The two values that a change right after a word was computed from: `turun 9,14 poin`."""
    sentence = operands.sentence
    for one in sentence.quantities:
        if not at < one.at < end or one.why != "derived" or one.status != "supported":
            continue
        if any(claim_tag(sentence, place) in _EXPECTED for place in range(at + 1, one.at)):
            return []
        by_id = operands.binder.table.by_id
        sides = [by_id[name] for name in one.fact_ids if name in by_id]
        dated = {side.year: side for side in sides if side.year is not None}
        about = {(side.subject, side.measure, side.kind) for side in sides}
        if len(sides) == _PAIR and len(about) == 1 and len(dated) == _PAIR:
            return [_side(dated[year]) for year in sorted(dated)]
        return []
    return []


def _reach(operands: Operands, at: int) -> int:
    """Where the words after a word of change stop to speak of that change."""
    sentence = operands.sentence
    first, last = clause_at(sentence, at)
    own = any(first <= mention.first < at for mention in sentence.mentions)
    for place in range(at + 1, last):
        tag = claim_tag(sentence, place)
        if tag in ("up", "down", "better", "worse", "exceed"):
            return place
        if own and sentence.words[place].text == "," and _new_subject(operands, place):
            return place
        if sentence.words[place].text == "," and any(
            mark.first > place and mark.first <= place + 3 for mark in sentence.measures
        ):
            return place
    return last


def _new_subject(operands: Operands, comma: int) -> bool:
    """Tell whether another subject comes up right after a comma, without a number before it."""
    mention = next((m for m in operands.sentence.mentions if m.first > comma), None)
    return mention is not None and mention.sure and mention.first <= comma + 2


def _stops_between(operands: Operands, first: int, last: int) -> bool:
    sentence = operands.sentence
    for place in range(first + 1, last):
        if sentence.words[place].lower in (";", "sedangkan", "sementara", "namun", "tetapi"):
            return True
        if claim_tag(sentence, place) in ("up", "down", "better", "worse"):
            return True
    return False


def _from_facts(operands: Operands, at: int) -> list[list[Side]]:
    """The runs of values that a word may speak of, where no numbers beside it say them."""
    every = speaks_of_every_year(operands, at)
    own = _bound_before(operands, at)
    if own is not None:
        run = _run(operands, at, series_of(operands, own), every, own.year)
        if run:
            return [run]
    start = _starting_at(operands, at)
    if start is not None and start.year is not None:
        series = series_of(operands, start)
        later = [year for year in (*_years(operands, at, None), *_now(operands)) if year > start.year]
        if later and later[0] in series:
            return [[_side(start), _side(series[later[0]])]]
    mark = _measure_near(operands, at)
    measure = mark.measure if mark is not None else None
    for group in series_at(operands, at, measure):
        runs = [run for series in group for run in [_run(operands, at, series, every, None)] if run]
        if runs:
            return runs
    if mark is None or operands.sentence.mentions:
        return []
    entries = operands.facts_at(at, measure)
    found: dict[tuple[int, Measure, Kind], Series] = {}
    for entry in entries:
        if entry.year is not None:
            found.setdefault((entry.subject, entry.measure, entry.kind), {})[entry.year] = entry
    return [run for series in found.values() for run in [_run(operands, at, series, every, None)] if run]


def _starting_at(operands: Operands, at: int) -> Entry | None:
    """The fact that a change starts from, where only that is written: `membaik dari 55,47%`."""
    end = _reach(operands, at)
    inside = [one for one in operands.direct() if at < one.at < end and one.entries]
    if len(inside) != 1:
        return None
    lead = operands.sentence.between(at + 1, inside[0].at)
    return inside[0].entries[0] if any(word in THAN for word in lead) and "menjadi" not in lead else None


def _now(operands: Operands) -> tuple[int, ...]:
    year = operands.binder.calendar.report_year
    return () if year is None else (year,)


def _measure_near(operands: Operands, at: int) -> MeasureMark | None:
    """The measure that a word speaks of; one after it only where no conjunction leads on to it."""
    mark = operands.mark_near(at)
    if mark is not None and mark.first > at and set(operands.sentence.between(at, mark.first)) & _LINKS:
        return None
    return mark


def _bound_before(operands: Operands, at: int) -> Entry | None:
    """The fact of the number right before a word, where no other subject or measure comes between."""
    sentence = operands.sentence
    first, _ = clause_at(sentence, at)
    known = [one for one in operands.direct() if first <= one.at < at and one.entries]
    if not known:
        return None
    last = known[-1]
    named = [m.first for m in sentence.mentions] + [m.first for m in sentence.measures]
    return None if any(last.at < place < at for place in named) else last.entries[0]


def _run(operands: Operands, at: int, series: Series, every: bool, own_year: int | None) -> list[Side]:
    """The values of the years that a word compares, in the order of time."""
    dated = sorted(series)
    years = _years(operands, at, own_year)
    bases = [year for year in operands.base_years() if year not in years]
    wanted: list[int] = []
    if len(years) > 1:
        wanted = [year for year in dated if years[0] <= year <= years[-1]]
        if not every and len(wanted) > 1:
            wanted = [wanted[0], wanted[-1]]
    elif every and years:
        wanted = [year for year in dated if year <= years[0] and (not bases or year >= min(bases))]
    elif years and years[0] in series:
        base = max((year for year in bases if year in series and year < years[0]), default=None)
        if base is None and not bases:
            base = max((year for year in dated if year < years[0]), default=None)
        wanted = [base, years[0]] if base is not None else []
    return [_side(series[year]) for year in wanted] if len(wanted) > 1 else []


def _years(operands: Operands, at: int, own_year: int | None) -> tuple[int, ...]:
    """The year or years that a word speaks of: named in its clause, else those of the number before it."""
    first, last = clause_at(operands.sentence, at)
    lead = at + 1
    while operands.sentence.lower(lead) in _LEADS_YEAR:
        lead += 1
    right = next((m for m in operands.sentence.years if m.first == lead and m.years and not m.base), None)
    if right is not None:
        return right.years
    named = [m for m in operands.sentence.years if first <= m.first < last and not m.base and m.years]
    if not named and own_year is not None:
        return (own_year,)
    if not named and speaks_of_every_year(operands, at):
        now = operands.binder.calendar.report_year
        return (now,) if now is not None else ()
    return operands.years_at(at)


def _side(entry: Entry) -> Side:
    assert isinstance(entry.value, Decimal)
    return Side(entry.value, entry, entry.kind)

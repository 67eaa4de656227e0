"""Words of comparison: melampaui, mencapai target, di bawah, lebih tinggi daripada."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.lexicon import HIGHER, LOWER, NEGATIONS, THAN, Code
from assistant.checks.marks import MeasureMark
from assistant.checks.operands import Operands, Side, by_subject, claim_tag
from assistant.checks.quantities import Bound, Quantity
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import format_number

_AIMS = (Code.TARGET, Code.PLAN_END)


class _Comparison(NamedTuple):
    """A comparing phrase over words `first` to `last`: 1 above, -1 below, 0 at least (`mencapai`).

    `preposed` tells that what is compared with stands before (`dibandingkan A, B lebih tinggi`).
    """

    first: int
    last: int
    sign: int
    negated: bool
    verb: bool
    preposed: bool = False
    quality: bool = False


def comparison_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every comparing phrase in a sentence."""
    for phrase in _phrases(operands):
        aim = _aim(operands, phrase)
        claim = _against_aim(operands, phrase, aim) if aim is not None else _between(operands, phrase)
        if claim is not None:
            yield claim


def _phrases(operands: Operands) -> Iterator[_Comparison]:
    sentence = operands.sentence
    for at in range(len(sentence.words)):
        word, after, second = sentence.lower(at), sentence.lower(at + 1), sentence.lower(at + 2)
        negated = any(other in NEGATIONS for other in sentence.between(at - 2, at))
        tag = claim_tag(sentence, at)
        if tag == "exceed":
            yield _Comparison(at, at, 1, negated, True)
        elif tag == "reach":
            yield _Comparison(at, at, 0, negated, True)
        elif word == "di" and after in ("atas", "bawah"):
            yield _Comparison(at, at + 1, 1 if after == "atas" else -1, negated, False)
        elif word in ("diatas", "dibawah"):
            yield _Comparison(at, at, 1 if word == "diatas" else -1, negated, False)
        elif word == "lebih" and (after in HIGHER or after in LOWER):
            place = at + 2
            while place < min(at + 8, len(sentence.words)) and sentence.lower(place) not in THAN:
                if sentence.words[place].text in ",;":
                    break
                place += 1
            sign = 1 if after in HIGHER else -1
            if sentence.lower(place) in THAN:
                last = place + 1 if sentence.lower(place + 1) in ("dengan", "dari") else place
                quality = after in ("baik", "buruk")
                yield _Comparison(at, last, sign, negated, False, quality=quality)
            elif any(one in ("dibandingkan", "dibanding") for one in sentence.between(0, at)):
                yield _Comparison(at, at + 1, sign, negated, False, preposed=True)
        elif word in ("kalah", "unggul") and (after in THAN or second in THAN):
            yield _Comparison(at, at + 1, -1 if word == "kalah" else 1, negated, False)


def _aim(operands: Operands, phrase: _Comparison) -> MeasureMark | None:
    """The target that a phrase speaks of: after it, or before a passive (`target … terlampaui`)."""
    sentence = operands.sentence
    word = sentence.lower(phrase.first)
    for mark in sentence.measures:
        if mark.measure.code in _AIMS and 0 < mark.first - phrase.last <= 3:
            between = sentence.between(phrase.last + 1, mark.first)
            if not any(word in (",", ";") or not word for word in between):
                return mark
    if phrase.verb and word.startswith(("ter", "di")) and not _number_next(operands, phrase.last):
        first, _ = operands.clause(phrase.first)
        before = [
            mark
            for mark in sentence.measures
            if first <= mark.first < phrase.first and mark.measure.code in _AIMS
        ]
        if before:
            return before[-1]
        if word in ("tercapai", "terpenuhi", "terlampaui"):
            return MeasureMark(phrase.first, phrase.last, Measure(Code.TARGET))
    return None


def _number_next(operands: Operands, at: int) -> bool:
    return any(0 < one.at - at <= 2 and one.kind is not Kind.POINT for one in operands.sentence.quantities)


def _against_aim(operands: Operands, phrase: _Comparison, aim: MeasureMark) -> WordClaim | None:
    """Check `melampaui target` and its kin on the facts of the subject and years."""
    years = operands.years_at(phrase.first)
    entries = _aimed(operands, phrase, aim.measure.code)
    results: list[bool] = []
    shown: list[str] = []
    ids: list[str] = []
    for actuals in by_subject(_as_written(operands, entries)).values():
        for year in years:
            actual = actuals.get(year)
            outcome = _reached(operands, actual, aim.measure.code, phrase) if actual is not None else None
            if actual is not None and outcome is not None:
                holds, target = outcome
                results.append(holds is not phrase.negated)
                ids += [actual.fact.id, target.fact.id]
                if (
                    holds is phrase.negated
                    and isinstance(actual.value, Decimal)
                    and isinstance(target.value, Decimal)
                ):
                    shown.append(
                        f"realisasi {format_number(actual.value)}, target {format_number(target.value)}"
                    )
    if not results:
        verdict, unknown = operands.unknown(phrase.first)
        return WordClaim(phrase.first, phrase.last, "achievement", verdict, unknown)
    one_subject = len({entry.subject for entry in entries}) == 1
    good = all(results) if one_subject else any(results)
    status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
    reason = None if good else f"Menurut fakta, {'; '.join(shown[:3])}."
    return WordClaim(phrase.first, phrase.last, "achievement", status, reason, tuple(dict.fromkeys(ids)))


def _as_written(operands: Operands, entries: Sequence[Entry]) -> list[Entry]:
    """Facts in an order that lets those last that the sentence's own numbers say, where facts contradict."""
    said = {entry.fact.id for one in operands.sentence.quantities for entry in one.entries}
    return sorted(entries, key=lambda entry: entry.fact.id in said)


def _aimed(operands: Operands, phrase: _Comparison, aim: Code) -> list[Entry]:
    """What the subject of a phrase has achieved, all years; of any where none is named."""
    table, quarter = operands.binder.table, operands.sentence.quarter(phrase.first)
    wanted = Measure(Code.ACTUAL, quarter=quarter)

    def achieved(subject: int) -> list[Entry]:
        own = table.of_subject(subject)
        if not any(entry.measure.code is aim for entry in own):
            return []
        return [entry for entry in own if entry.measure == wanted and isinstance(entry.value, Decimal)]

    for subject in operands.subjects_at(phrase.first):
        found = achieved(subject)
        if found:
            return found
    subjects = {entry.subject for entry in table.of_code(aim)}
    return [entry for subject in subjects for entry in achieved(subject)]


def _reached(operands: Operands, actual: Entry, aim: Code, phrase: _Comparison) -> tuple[bool, Entry] | None:
    """Whether a fact holds what the phrase says of its target, and the target; capaian knows the polarity."""
    table = operands.binder.table
    siblings = table.of_subject(actual.subject)
    targets = [
        entry
        for entry in siblings
        if entry.measure.code is aim
        and entry.measure.quarter == actual.measure.quarter
        and (entry.year == actual.year or aim is Code.PLAN_END)
        and isinstance(entry.value, Decimal)
        and entry.kind is actual.kind
    ]
    if not targets and aim is Code.TARGET:
        return None
    if not targets or not isinstance(actual.value, Decimal) or not isinstance(targets[0].value, Decimal):
        return None
    target = _as_written(operands, targets)[-1] if len(targets) > 1 else targets[0]
    assert isinstance(target.value, Decimal)
    sign = phrase.sign * (operands.binder.table.polarity(actual.subject) if phrase.quality else 1)
    if sign < 0:
        return actual.value < target.value, target
    if not phrase.verb:
        return actual.value > target.value, target
    wanted = Code.ACHIEVEMENT if aim is Code.TARGET else Code.PROGRESS
    measure = Measure(wanted, quarter=actual.measure.quarter)
    shares = {
        entry.value
        for entry in siblings
        if entry.measure == measure and entry.year == actual.year and isinstance(entry.value, Decimal)
    }
    verdicts = {share > 100 if phrase.sign else share >= 100 for share in shares}
    if len(verdicts) == 1:
        return verdicts.pop(), target
    return (actual.value > target.value if phrase.sign else actual.value >= target.value), target


def _between(operands: Operands, phrase: _Comparison) -> WordClaim | None:
    """Check a comparison of two values: written ones, else those of the facts that the words name."""
    sentence = operands.sentence
    if phrase.sign == 0 and sentence.lower(phrase.first) != "menyamai":
        return None
    following = next((one for one in sentence.quantities if one.at > phrase.last), None)
    if following is not None and following.bound is not Bound.EXACT and following.at - phrase.last <= 3:
        return None
    if phrase.preposed:
        left, right = _around(operands, phrase)
    else:
        right = _right(operands, phrase)
        left = _left(operands, phrase, right)
    if left is None or right is None:
        verdict, unknown = operands.unknown(phrase.first)
        return WordClaim(phrase.first, phrase.last, "comparison", verdict, unknown)
    sign = phrase.sign
    entry = left.entry or right.entry
    if phrase.quality and entry is not None:
        sign *= operands.binder.table.polarity(entry.subject)
    above = left.value >= right.value if phrase.sign == 0 else (left.value - right.value) * sign > 0
    good = above is not phrase.negated
    ids = tuple(dict.fromkeys(left.fact_ids + right.fact_ids))
    reason = None
    if not good:
        reason = f"Menurut fakta, nilainya {format_number(left.value)} dan {format_number(right.value)}."
    status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
    return WordClaim(phrase.first, phrase.last, "comparison", status, reason, ids)


def _around(operands: Operands, phrase: _Comparison) -> tuple[Side | None, Side | None]:
    """The sides of `dibandingkan A (a), B (b) lebih tinggi` and of `…, B lebih tinggi, yaitu b`."""
    sentence = operands.sentence
    than = max(at for at in range(phrase.first) if sentence.lower(at) in ("dibandingkan", "dibanding"))
    before = [one for one in operands.direct() if than < one.at < phrase.first]
    after = [one for one in operands.direct() if phrase.last < one.at <= phrase.last + 9]
    if not before and len(after) == 2 and after[0].kind is after[1].kind:
        return operands.side(after[0]), operands.side(after[1])
    if not before:
        return None, None
    right = before[0]
    own = [one for one in (*before[1:], *after[:1]) if one.kind is right.kind]
    return (operands.side(own[0]) if own else None), operands.side(right)


def _right(operands: Operands, phrase: _Comparison) -> Side | None:
    sentence = operands.sentence
    _, last = operands.clause(phrase.last)
    comma = next((at for at in range(phrase.last + 1, last) if sentence.words[at].text == ","), last)
    for one in operands.direct():
        if phrase.last < one.at < comma and not _belongs_elsewhere(operands, phrase.last, one):
            return operands.side(one)
    named = [m for m in sentence.mentions if phrase.last < m.first < comma]
    marks = [m for m in sentence.measures if phrase.last < m.first < comma]
    years = [m for m in sentence.years if phrase.last < m.first < comma]
    if not named and not marks and not years:
        return None
    left_mark = operands.mark_near(phrase.first)
    measure = marks[0].measure if marks else left_mark.measure if left_mark is not None else None
    main = operands.binder.calendar.main_year(sentence, operands.carry)
    wanted: Sequence[int] = operands.years_at(phrase.first)
    if years:
        mark = years[0]
        wanted = (
            mark.years if mark.relative is None else ((main + mark.relative,) if main is not None else ())
        )
    at = named[0].last + 1 if named else phrase.first
    opening = phrase.last + 1 if named else 0
    kind = _kind_before(operands, phrase)
    entries = operands.facts_at(min(at, len(sentence.words)), measure, kind, opening)
    return _pick(entries, wanted)


def _belongs_elsewhere(operands: Operands, at: int, number: Quantity) -> bool:
    return any(
        claim_tag(operands.sentence, place) in ("up", "down", "exceed") for place in range(at + 1, number.at)
    )


def _left(operands: Operands, phrase: _Comparison, right: Side | None) -> Side | None:
    sentence = operands.sentence
    first, _ = operands.clause(phrase.first)
    before = [one for one in operands.direct() if first <= one.at < phrase.first]
    if right is not None:
        before = [one for one in before if one.kind is right.kind or right.entry is None]
    if before:
        return operands.side(before[-1])
    mark = operands.mark_near(phrase.first)
    named = [m for m in sentence.mentions if first <= m.first and m.last < phrase.first]
    if mark is None and not named:
        return None
    measure = mark.measure if mark is not None and mark.first < phrase.first else None
    if measure is None and right is not None and right.entry is not None:
        measure = right.entry.measure
    kind = right.kind if right is not None and right.kind not in (Kind.COUNT, Kind.BARE) else Kind.ANY
    entries = operands.facts_at(phrase.first, measure, kind)
    return _pick(entries, operands.years_at(phrase.first))


def _kind_before(operands: Operands, phrase: _Comparison) -> Kind:
    inside = [one for one in operands.sentence.quantities if phrase.first < one.at <= phrase.last]
    if inside and inside[0].kind in (Kind.POINT, Kind.MONEY):
        return Kind.PERCENT if inside[0].kind is Kind.POINT else Kind.MONEY
    before = [one for one in operands.direct() if one.at < phrase.first]
    return before[-1].kind if before and before[-1].kind in (Kind.PERCENT, Kind.MONEY) else Kind.ANY


def _pick(entries: Sequence[Entry], years: Sequence[int]) -> Side | None:
    """The one fact of the years, None where several subjects are left."""
    found = [entry for entry in entries if entry.year is None or entry.year in years]
    if not found or len({entry.subject for entry in found}) > 1:
        return None
    assert isinstance(found[0].value, Decimal)
    return Side(found[0].value, found[0], found[0].kind)

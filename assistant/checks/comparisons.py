"""Verdicts on phrases that compare: with a target, or two values with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.aims import Pair, aimed_at, aimed_pairs, names_subject, said_of_pairs
from assistant.checks.clauses import clause_at, is_asserted, is_supposed
from assistant.checks.comparing import Comparison, comparisons
from assistant.checks.lexicon import DURATIONS, HIGHER, LOWER, THAN
from assistant.checks.operands import Operands, Side, claim_tag
from assistant.checks.quantities import Bound, Quantity
from assistant.checks.series import series_at
from assistant.checks.table import Entry, Kind
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import format_number

_UNKNOWN = "Tidak ada fakta untuk memeriksa kata ini."
_NEAR = 3
_PAIR = 2
_STEP = 7


def comparison_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every comparing phrase in a sentence that says how things are."""
    for phrase in comparisons(operands):
        if is_supposed(operands.sentence, phrase.first):
            continue
        aim = aimed_at(operands, phrase)
        if aim is None:
            claim = _between(operands, phrase)
        elif is_asserted(operands.sentence, phrase.first):
            claim = _against_aim(operands, phrase, aimed_pairs(operands, phrase, aim))
        else:
            continue
        if claim is not None:
            yield claim
    yield from _growths(operands)


def _growths(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on `A bertambah 1.178 orang, … B bertambah lebih banyak lagi, yaitu 1.511 orang`."""
    sentence = operands.sentence
    changes = [one for one in sentence.quantities if one.why == "derived" and one.status == "supported"]
    for at in range(1, len(sentence.words) - 1):
        after = sentence.lower(at + 1)
        grows = claim_tag(sentence, at - 1) in ("up", "down")
        if sentence.lower(at) != "lebih" or not grows or not (after in HIGHER or after in LOWER):
            continue
        if THAN & set(sentence.between(at + 2, at + 4)):
            continue
        before = [one for one in changes if one.at < at]
        own = next((one for one in changes if at < one.at <= at + _STEP), None)
        if not before or own is None or before[-1].kind is not own.kind:
            continue
        more = own.value > before[-1].value
        good = more if after in HIGHER else own.value < before[-1].value
        reason = None if good else f"Menurut angkanya, {own.token.text} dan {before[-1].token.text}."
        status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
        yield WordClaim(at, at + 1, "comparison", status, reason, own.fact_ids)


def _against_aim(operands: Operands, phrase: Comparison, groups: Sequence[Sequence[Pair]]) -> WordClaim:
    """Check `melampaui target` and its kin; one reading that makes it true is enough."""
    first, last = phrase.first, phrase.last
    if not groups:
        return _unknown(phrase, "achievement", names_subject(operands, phrase))
    ids = tuple(dict.fromkeys(one.fact.id for group in groups for pair in group for one in pair))
    if any(said_of_pairs(operands, phrase, group) for group in groups):
        return WordClaim(first, last, "achievement", ClaimStatus.SUPPORTED, None, ids)
    shown = [
        f"realisasi {_shown(actual)}, target {_shown(target)}" for group in groups for actual, target in group
    ]
    reason = f"Menurut fakta, {'; '.join(shown[:3])}."
    return WordClaim(first, last, "achievement", ClaimStatus.CONTRADICTED, reason, ids)


def _shown(entry: Entry) -> str:
    return format_number(entry.value) if isinstance(entry.value, Decimal) else str(entry.value)


def _between(operands: Operands, phrase: Comparison) -> WordClaim | None:
    """Check a comparison of two values: written ones, else those of the facts that the words name."""
    sentence = operands.sentence
    if phrase.verb and phrase.sign == 0 and sentence.lower(phrase.first) != "menyamai":
        return None
    following = next((one for one in sentence.quantities if one.at > phrase.last), None)
    if following is not None and following.bound is not Bound.EXACT and following.at - phrase.last <= _NEAR:
        return None
    computed = _computed(operands, phrase)
    if phrase.preposed:
        left, right = _around(operands, phrase)
    elif computed is not None:
        left, right = computed
    else:
        right = _right(operands, phrase)
        left = _left(operands, phrase, right)
    if left is None or right is None or (left.entry is not None and left.entry is right.entry):
        if not is_asserted(sentence, phrase.first):
            return None
        return _unknown(phrase, "comparison", _names_sides(operands, phrase))
    sign = phrase.sign
    entry = left.entry or right.entry
    if phrase.merit and entry is not None:
        sign *= operands.binder.table.polarity(entry.subject)
    if phrase.speed and entry is not None and entry.noun not in DURATIONS:
        sign = -sign
    gap = left.value - right.value
    said = gap == 0 if sign == 0 else gap * sign > 0
    if phrase.verb and sign == 0:
        said = gap >= 0
    good = said is not phrase.denied
    ids = tuple(dict.fromkeys(left.fact_ids + right.fact_ids))
    reason = None
    if not good:
        reason = f"Menurut fakta, nilainya {format_number(left.value)} dan {format_number(right.value)}."
    status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
    return WordClaim(phrase.first, phrase.last, "comparison", status, reason, ids)


def _unknown(phrase: Comparison, kind: str, named: bool) -> WordClaim:
    """The verdict where a side is not among the facts: it claims something of a subject that is named."""
    if named:
        return WordClaim(phrase.first, phrase.last, kind, ClaimStatus.UNSUPPORTED, _UNKNOWN)
    reason = "Tidak menyangkut angka yang dikenal."
    return WordClaim(phrase.first, phrase.last, kind, ClaimStatus.EXEMPT, reason)


def _names_sides(operands: Operands, phrase: Comparison) -> bool:
    """Tell whether a subject is named right beside a phrase."""
    return any(
        mention.sure and (0 < phrase.first - mention.last <= _NEAR or 0 < mention.first - phrase.last <= 1)
        for mention in operands.sentence.mentions
    )


def _around(operands: Operands, phrase: Comparison) -> tuple[Side | None, Side | None]:
    """The sides of `dibandingkan A (a), B (b) lebih tinggi` and of `…, B lebih tinggi, yaitu b`."""
    sentence = operands.sentence
    than = max(
        at for at in range(phrase.first) if sentence.lower(at) in ("dibandingkan", "dibanding", "ketimbang")
    )
    before = [one for one in operands.direct() if than < one.at < phrase.first]
    after = [one for one in operands.direct() if phrase.last < one.at <= phrase.last + 9]
    if not before and len(after) == 2 and after[0].kind is after[1].kind:
        return operands.side(after[0]), operands.side(after[1])
    if not before:
        return None, None
    right = operands.side(before[0])
    own = [one for one in (*before[1:], *after[:1]) if one.kind is before[0].kind and one.entries]
    return (operands.side(own[0]) if own else _counterpart(operands, phrase, right)), right


def _computed(operands: Operands, phrase: Comparison) -> tuple[Side, Side] | None:
    """The sides that a difference inside a phrase was computed from: `lebih rendah 1 poin dari 2022`."""
    by_id, bases = operands.binder.table.by_id, operands.base_years()
    for one in operands.sentence.quantities:
        if not phrase.first < one.at <= phrase.last or one.why != "derived" or one.status != "supported":
            continue
        sides = [by_id[name] for name in one.fact_ids if name in by_id]
        if len(sides) != _PAIR or len({(side.subject, side.measure) for side in sides}) > 1:
            return None
        right = next((side for side in sides if side.year in bases), None)
        left = next((side for side in sides if side is not right), None)
        if right is None or left is None:
            return None
        assert isinstance(left.value, Decimal) and isinstance(right.value, Decimal)
        return Side(left.value, left, left.kind), Side(right.value, right, right.kind)
    return None


def _right(operands: Operands, phrase: Comparison) -> Side | None:
    sentence = operands.sentence
    _, last = clause_at(sentence, phrase.last)
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


def _left(operands: Operands, phrase: Comparison, right: Side | None) -> Side | None:
    sentence = operands.sentence
    first, last = clause_at(sentence, phrase.first)
    before = [one for one in operands.direct() if first <= one.at < phrase.first]
    if right is not None:
        before = [one for one in before if one.kind is right.kind or right.entry is None]
    if before:
        return operands.side(before[-1])
    mark = operands.mark_near(phrase.first)
    named = [m for m in sentence.mentions if first <= m.first and m.last < phrase.first]
    if not named:
        topic = _topic(operands, first, last, right)
        if topic is not None:
            return topic
    if mark is None and not named:
        return _counterpart(operands, phrase, right)
    measure = mark.measure if mark is not None and mark.first < phrase.first else None
    if measure is None and right is not None and right.entry is not None:
        measure = right.entry.measure
    kind = right.kind if right is not None and right.kind not in (Kind.COUNT, Kind.BARE) else Kind.ANY
    entries = operands.facts_at(phrase.first, measure, kind)
    found = _pick(entries, operands.years_at(phrase.first))
    if found is not None and right is not None and found.entry is right.entry:
        return _counterpart(operands, phrase, right)
    return found


def _topic(operands: Operands, first: int, last: int, right: Side | None) -> Side | None:
    """What a clause without a subject speaks of: `…, tetapi kalah dari B`, `Kendati di atas B, A …`."""
    numbers = [one for one in operands.direct() if right is None or one.kind is right.kind]
    numbers = [one for one in numbers if right is None or one.entries[:1] != (right.entry,)]
    if first <= 1:
        return next((operands.side(one) for one in numbers if one.at >= last), None)
    return next((operands.side(one) for one in numbers if one.at < first), None)


def _counterpart(operands: Operands, phrase: Comparison, right: Side | None) -> Side | None:
    """What the nearest subject has beside a fact that it is compared with: of another subject, or of now."""
    if right is None or right.entry is None:
        return None
    years = operands.years_at(phrase.first)
    for group in series_at(operands, phrase.first, right.entry.measure):
        for series in group:
            for year in years:
                entry = series.get(year)
                alike = entry is not None and entry.kind is right.entry.kind
                if entry is not None and alike and entry is not right.entry:
                    assert isinstance(entry.value, Decimal)
                    return Side(entry.value, entry, entry.kind)
    return None


def _kind_before(operands: Operands, phrase: Comparison) -> Kind:
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

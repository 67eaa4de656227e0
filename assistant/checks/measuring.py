"""Giving each number of a sentence the measure that its words name."""

from __future__ import annotations

from assistant.checks.lexicon import CLAIM_WORDS, THAN, Code, vocabulary
from assistant.checks.marks import MeasureMark, quarter_at
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Sentence
from assistant.checks.table import Kind, Measure

NEVER: frozenset[tuple[Code, Kind]] = frozenset(
    {
        (Code.CEILING, Kind.PERCENT), (Code.CEILING, Kind.COUNT), (Code.CEILING, Kind.BARE),
        (Code.CEILING_BEFORE, Kind.PERCENT),
        (Code.SPENT, Kind.COUNT), (Code.SPENT, Kind.BARE),
        (Code.ABSORPTION, Kind.COUNT), (Code.ABSORPTION, Kind.BARE),
        (Code.PROGRESS, Kind.MONEY), (Code.PROGRESS, Kind.COUNT),
        (Code.ACHIEVEMENT, Kind.MONEY),
        (Code.EFFICIENCY, Kind.COUNT), (Code.EFFICIENCY, Kind.MONEY),
    }
)  # fmt: skip
_OF_A_MEASURE = (Code.ACTUAL, Code.ABSORPTION, Code.SPENT, Code.REACHED, Code.ACHIEVEMENT)
_WITHHELD = frozenset({"tersedia", "dicantumkan", "dirilis", "dipublikasikan", "disajikan", "diketahui"})
_AT_FIRST = frozenset({"semula", "awal", "mula-mula"})
_SEGMENT_ENDS = vocabulary(
    """
    dan serta sedangkan sementara namun tetapi sehingga atau menjadi yaitu yakni karena tapi
    melainkan
    """
)
_SAYS = vocabulary("adalah ialah sebesar mencapai tercatat berada yaitu yakni baru sudah telah menjadi")
_COMPARED_WITH = (Code.TARGET, Code.PLAN_END, Code.NATIONAL)
_QUARTERS = frozenset({"triwulan", "tw", "kuartal"})
_LEADS_QUARTER = vocabulary("pada di sampai hingga ( dan untuk selama sebesar yang")
_PLANNED = (Code.TARGET, Code.PLAN_END, Code.CEILING)
_RATIOS = {Code.PLAN_END: Code.PROGRESS, Code.TARGET: Code.ACHIEVEMENT}
_TOWARDS = vocabulary("terhadap atas dari menuju dengan ke dibandingkan dibanding")
_TURNS = vocabulary("; sedangkan sementara namun tetapi tapi padahal sehingga")
_COMPARING = THAN | vocabulary("atas bawah lebih terhadap melampaui melebihi untuk")


def assign_measures(sentence: Sentence) -> None:
    """Give each number the measure that its words name."""
    for quantity in sentence.quantities:
        quantity.quarter = _quarter(sentence, quantity)
        quantity.taken = frozenset(mark.measure.name for mark in sentence.measures)
        mark = _leading(sentence, quantity)
        share = _share_of(sentence, quantity)
        if share is not None and (mark is None or mark.measure.code in _OF_A_MEASURE):
            quantity.measure, quantity.measured = Measure(share), True
            continue
        if mark is not None:
            quantity.measure, quantity.measured = _changed(sentence, mark, quantity), True
            quantity.lead = mark
            continue
        outside = _before_brackets(sentence, quantity) if quantity.role is not Role.WHOLE else None
        if outside is not None:
            quantity.measure, quantity.measured, quantity.lead = outside.measure, True, outside
            continue
        quantity.measure = _unled(sentence, quantity)
    for quantity in sentence.quantities:
        revised = quantity.role is Role.FROM and quantity.measure == Measure(Code.CEILING)
        if revised and any(word.lower == "perubahan" for word in sentence.words):
            quantity.measure = Measure(Code.CEILING_BEFORE)


def _quarter(sentence: Sentence, quantity: Quantity) -> int:
    """The quarter of a number: named right after it (`pada triwulan IV`), else before it."""
    return own_quarter(sentence, quantity) or sentence.quarter(quantity.at)


def own_quarter(sentence: Sentence, quantity: Quantity) -> int:
    """The quarter named right after a number, or right before it (`triwulan II (Rp5 juta)`), else 0."""
    for at in range(quantity.after, quantity.after + 4):
        if sentence.lower(at) in _QUARTERS:
            return quarter_at(sentence.words, at)
        if sentence.lower(at) not in _LEADS_QUARTER:
            break
    for at in range(quantity.at - 1, max(quantity.opening, quantity.at - 4) - 1, -1):
        if sentence.lower(at) in _QUARTERS:
            return quarter_at(sentence.words, at)
        if sentence.words[at].is_word and sentence.lower(at) not in _LEADS_QUARTER:
            break
    return 0


def _changed(sentence: Sentence, mark: MeasureMark, quantity: Quantity) -> Measure:
    """A ceiling before the budget was changed is another measure: `pagu … sebelum perubahan Rp5 juta`."""
    if mark.measure.code is Code.CEILING:
        around = sentence.between(mark.last + 1, quantity.at) + sentence.between(
            quantity.after, quantity.after + 2
        )
        before = set(sentence.between(mark.first - 3, mark.first))
        said = [word for word in around if word in ("sebelum", "setelah", "sesudah")]
        if before & _AT_FIRST or said[:1] == ["sebelum"]:
            return Measure(Code.CEILING_BEFORE)
    return mark.measure


def _leading(sentence: Sentence, quantity: Quantity) -> MeasureMark | None:
    for mark in reversed(sentence.measures):
        if mark.last >= quantity.at or mark.used or mark.measure.code is Code.CATEGORY:
            continue
        if mark.first < quantity.opening:
            return None
        if (mark.measure.code, quantity.kind) in NEVER or _spent(sentence, mark, quantity):
            continue
        if mark.measure.code is Code.NATIONAL and _beside_name(sentence, quantity, mark):
            continue
        return _ratio_to(sentence, mark, quantity) or mark
    return None


def _ratio_to(sentence: Sentence, aim: MeasureMark, quantity: Quantity) -> MeasureMark | None:
    """The ratio that a target belongs to: `tingkat kemajuan … terhadap target akhir adalah 79,33 persen`."""
    if aim.measure.code not in _COMPARED_WITH or quantity.kind is not Kind.PERCENT:
        return None
    if not _TOWARDS & set(sentence.between(aim.first - 2, aim.first)):
        return None
    if sentence.lower(quantity.at - 1) == "(" or not _SAYS & set(sentence.between(aim.last + 1, quantity.at)):
        return None
    wanted = _RATIOS.get(aim.measure.code)
    before = [
        mark
        for mark in sentence.measures
        if quantity.opening <= mark.first < aim.first and mark.measure.code is wanted and not mark.used
    ]
    return before[-1] if before else None


def _beside_name(sentence: Sentence, quantity: Quantity, mark: MeasureMark) -> bool:
    """Tell whether a number stands in brackets right after a subject that a measure does not belong to."""
    if sentence.lower(quantity.at - 1) != "(":
        return False
    return any(mark.last < m.first and m.last == quantity.at - 2 for m in sentence.mentions)


def _spent(sentence: Sentence, mark: MeasureMark, quantity: Quantity) -> bool:
    """Tell whether a measure is what something else reaches: `melampaui target, yaitu 89,29%`."""
    between = sentence.between(mark.last + 1, quantity.at)
    if sentence.lower(mark.first - 1) == "terhadap" and "," in between:
        return True
    if mark.measure.code in (Code.TARGET, Code.PLAN_END, Code.NATIONAL):
        before = sentence.between(mark.first - 3, mark.first)
        reached = any(CLAIM_WORDS.get(word) in ("reach", "exceed") for word in before) or (
            before[-2:] in (["di", "atas"], ["di", "bawah"]) or before[-1:] in (["atas"], ["bawah"])
        )
        if reached and any(
            word in (",", ":", "dengan", "yaitu", "yakni", "masing-masing") for word in between
        ):
            return True
    if any(word in _WITHHELD for word in between):
        return True
    return any(
        CLAIM_WORDS.get(word) in ("reach", "exceed") and word.startswith("ter") for word in between
    ) and any(word in (",", ":", "dengan", "yaitu", "yakni") for word in between)


def _unled(sentence: Sentence, quantity: Quantity) -> Measure | None:
    partner, previous = quantity.partner, _outside(sentence, quantity)
    if quantity.role is Role.WHOLE and _trailing(sentence, quantity) is None:
        if quantity.kind is Kind.PERCENT:
            return Measure(Code.TARGET)
        if quantity.kind is Kind.MONEY:
            return Measure(Code.CEILING)
        return Measure(Code.COUNT)
    trailing = _trailing(sentence, quantity)
    if trailing is not None:
        quantity.lead = trailing
        return trailing.measure
    if quantity.role is Role.PART and partner is not None and partner.at > quantity.at:
        told = _told_of_part(sentence, partner)
        if told is not None and told.measure.code in _PLANNED:
            return Measure(Code.SPENT if quantity.kind is Kind.MONEY else Code.ACTUAL)
        if told is not None and (told.measure.code, quantity.kind) not in NEVER:
            quantity.lead = told
            return told.measure
        named = _leading(sentence, partner)
        if named is not None and named.measure.code in (Code.TARGET, Code.PLAN_END):
            return Measure(Code.ACTUAL)
        if named is not None and named.measure.code is Code.CEILING:
            return Measure(Code.SPENT)
    if previous is not None and previous.role is Role.WHOLE and previous.partner is not None:
        previous = previous.partner
    if previous is not None and previous.measure is not None:
        inherited = previous.measure
        own_words = any(quantity.opening <= m.first < quantity.at for m in sentence.mentions)
        local = own_words or "daerah" in sentence.between(quantity.opening, quantity.at)
        if inherited.code is Code.NATIONAL and local:
            return None
        if inherited.code in _COMPARED_WITH and _TURNS & set(sentence.between(previous.after, quantity.at)):
            return None
        if previous.kind is quantity.kind and (inherited.code, quantity.kind) not in NEVER:
            return inherited
    for mark in reversed(sentence.measures):
        if mark.last >= quantity.at or mark.used or mark.measure.code is Code.CATEGORY:
            continue
        if (mark.measure.code, quantity.kind) in NEVER or _spent(sentence, mark, quantity):
            continue
        if mark.measure.code is Code.NATIONAL or _closed_off(sentence, mark.last, quantity):
            continue
        return mark.measure
    return None


def _closed_off(sentence: Sentence, place: int, quantity: Quantity) -> bool:
    """Tell whether a place before a number lies in brackets that end before it."""
    signs = [word for word in sentence.between(place, quantity.at) if word in ("(", ")")]
    return signs[:1] == [")"]


def _told_of_part(sentence: Sentence, whole: Quantity) -> MeasureMark | None:
    """What a verb after `A dari B anggaran X yang terserap` says of A."""
    end = segment_end(sentence, whole)
    verbs = [m for m in sentence.measures if whole.after <= m.first < end]
    verbs = [m for m in verbs if sentence.lower(m.first).startswith(("ter", "di"))]
    return verbs[-1] if verbs and sentence.lower(verbs[-1].first - 1) in ("yang", "telah", "sudah") else None


def _outside(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """The number before, those passed over that brackets have closed in: `86% (target 85%) dan 90%`."""
    previous = quantity.previous
    while previous is not None and previous.previous is not None:
        opened = "(" in sentence.between(previous.previous.after, previous.at)
        if not opened or ")" not in sentence.between(previous.after, quantity.at):
            break
        previous = previous.previous
    return previous


def _share_of(sentence: Sentence, quantity: Quantity) -> Code | None:
    """What `102,63 persen dari target` and `92,03 persen dari pagu` are, where no number follows."""
    if quantity.kind is not Kind.PERCENT or sentence.lower(quantity.after) not in ("dari", "terhadap"):
        return None
    for mark in sentence.measures:
        if quantity.after < mark.first <= quantity.after + 2:
            if any(mark.last < one.at <= mark.last + 3 for one in sentence.quantities):
                return None
            named = any(mark.last < m.first <= mark.last + 1 for m in sentence.mentions)
            if mark.measure.code is Code.CEILING and not named:
                return Code.ABSORPTION
            return {Code.TARGET: Code.ACHIEVEMENT, Code.PLAN_END: Code.PROGRESS}.get(mark.measure.code)
    return None


def _before_brackets(sentence: Sentence, quantity: Quantity) -> MeasureMark | None:
    """The measure that goes on after brackets: `kemajuan terhadap target akhir (88%) adalah 101,47%`."""
    previous = quantity.previous
    if previous is None or sentence.lower(previous.after) != ")" or sentence.lower(quantity.at - 1) == "(":
        return None
    if sentence.lower(previous.at - 1) != "(":
        return None
    bracketed = _leading(sentence, previous)
    free = [
        mark
        for mark in sentence.measures
        if previous.opening <= mark.first < previous.at and mark is not bracketed and not mark.used
    ]
    fitting = [mark for mark in free if (mark.measure.code, quantity.kind) not in NEVER]
    return fitting[-1] if fitting and bracketed is not None else None


def _trailing(sentence: Sentence, quantity: Quantity) -> MeasureMark | None:
    """A measure right after a number, as in `Rp12,9 miliar telah dibelanjakan`."""
    if quantity.kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.BARE):
        return None
    stop = min(segment_end(sentence, quantity), after_brackets(sentence, quantity) + 6)
    first = after_brackets(sentence, quantity)
    following = next((one.at for one in sentence.quantities if one.at >= first), len(sentence.words))
    for mark in sentence.measures:
        if not first <= mark.first < stop or mark.measure.code is Code.CATEGORY:
            continue
        between = sentence.between(first, mark.first)
        if any(word in _COMPARING for word in between) or (mark.measure.code, quantity.kind) in NEVER:
            return None
        passive = sentence.lower(mark.first).startswith(("ter", "di"))
        if (passive and following > mark.last + 2) or (not between and following > mark.last + 4):
            mark.used = True
            return mark
        return None
    return None


def after_brackets(sentence: Sentence, quantity: Quantity) -> int:
    """The place after a number and after the number in brackets that goes with it."""
    if sentence.lower(quantity.after) == "(":
        for at in range(quantity.after + 1, min(quantity.after + 5, len(sentence.words))):
            if sentence.words[at].text == ")":
                inside = any(quantity.after < one.at < at for one in sentence.quantities)
                return at + 1 if inside else quantity.after
    return quantity.after


def segment_end(sentence: Sentence, quantity: Quantity) -> int:
    """Where the words that follow a number stop to speak of it."""
    for at in range(after_brackets(sentence, quantity), len(sentence.words)):
        word = sentence.words[at]
        if word.number is not None and at not in sentence.exempt and not _is_year(sentence, at):
            return at
        if word.text in ",;:.()" or word.lower in _SEGMENT_ENDS:
            return at
    return len(sentence.words)


def _is_year(sentence: Sentence, at: int) -> bool:
    return any(mark.first <= at <= mark.last for mark in sentence.years)

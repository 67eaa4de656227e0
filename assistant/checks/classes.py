"""Claims about how many of a class: `lima dari enam program …`, `seluruh indikator …`, `seluruhnya`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.asking import is_fraction
from assistant.checks.conditions import Condition, condition_at
from assistant.checks.lexicon import NEGATIONS, Code, vocabulary
from assistant.checks.members import count_listed, named_members, only_claims
from assistant.checks.operands import Operands
from assistant.checks.partitions import Fate, fate_of, judge_parts, parts_of
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import TokenKind

_INDICATORS = vocabulary("indikator sasaran tujuan iku ikk ikp kinerja")
_EXACT = vocabulary("program kegiatan subkegiatan")
_ALL = vocabulary("seluruh semua setiap segenap seluruhnya semuanya")
_CLASS_WORDS = vocabulary("indikator kinerja utama iku sasaran strategis program kegiatan tujuan subkegiatan")
_SHORT = vocabulary("iku ikk ikp")
_RANKS = vocabulary("peringkat urutan tempat posisi tahap yang program kegiatan sasaran indikator tujuan")
_MOST = (("sebagian", "besar"), ("mayoritas",), ("kebanyakan",), ("hampir", "seluruh"), ("hampir", "semua"))
_NONE = (
    ("tidak", "satu", "pun"),
    ("tidak", "ada", "satu", "pun"),
    ("tak", "satu", "pun"),
    ("tidak", "satupun"),
)
_BEFORE_NO_CLAIM = vocabulary("dari di pada untuk bagi terhadap oleh atas ke dengan kepada antara")
_MEASURES = (Code.ABSORPTION, Code.ACHIEVEMENT, Code.ACTUAL)


class _Class(NamedTuple):
    """A class of subjects named at a word, with the numbers that count it."""

    at: int
    noun: str
    part: Quantity | None
    whole: Quantity | None
    every: int | None
    negated: bool = False
    size: int | None = None
    most: bool = False
    none: bool = False
    fraction: Quantity | None = None


def class_claims(operands: Operands) -> tuple[list[WordClaim], set[int]]:
    """The verdicts on counts of a class, and the places that they have used up.

    The numbers that count are settled here; the words of the condition claim nothing on their own.
    """
    found = _find(operands)
    if found is None:
        return only_claims(operands)
    divided = _divide(operands, found)
    if divided is not None:
        return divided
    condition = _condition(operands, found)
    if condition is None:
        claims, used = only_claims(operands)
        return [*_sized(operands, found), *claims], used
    return _judge(operands, found, condition)


def _divide(operands: Operands, found: _Class) -> tuple[list[WordClaim], set[int]] | None:
    """Settle the parts of a class of indicators that a sentence divides; None where it does not."""
    stated = _stated(operands, found.noun)
    size = int(found.whole.value) if found.whole is not None else stated
    if size is None or found.noun not in _INDICATORS or found.every is not None:
        return None
    parts = parts_of(operands, found.whole, found.noun, size)
    if not parts:
        return None
    years = operands.years_at(found.at)
    fates = [
        fate
        for subject in range(len(operands.binder.table.subjects))
        if subject not in operands.binder.index.totals and _belongs(operands, subject, found.noun)
        for fate in [fate_of(operands, subject, years)]
        if fate is not None
    ]
    if not fates and stated is None:
        return None
    if found.whole is not None:
        fits = stated is None or size == stated
        found.whole.status, found.whole.why = ("supported" if fits else "contradicted"), "count"
        found.whole.reason = "" if fits else f"Menurut fakta, seluruhnya {stated}."
    judge_parts(parts, size, fates, lambda fate: f"Menurut fakta, {fates.count(fate)} {fate}.")
    said = {fate for _, fate in parts}
    last, fate = parts[-1]

    def holds(subject: int) -> bool | None:
        own = fate_of(operands, subject, years)
        if own is None:
            return None
        return own is fate if fate is Fate.MISSED else own not in said if fate is Fate.REST else True

    met = said & {Fate.MET, Fate.BEYOND}
    said |= {Fate.MET, Fate.BEYOND} if len(met) == 1 else set()
    used = set(range(found.at, len(operands.sentence.words)))
    return list(named_members(operands, last.after, holds)), used


def _sized(operands: Operands, found: _Class) -> list[WordClaim]:
    """The verdict on `ketiga program` where nothing is said of each: there are as many."""
    stated = _stated(operands, found.noun)
    for number in (found.whole, found.part):
        if number is not None and stated is not None and found.noun in _INDICATORS and number.value == stated:
            number.status, number.why = "supported", "count"
    if found.size is None or stated is None:
        return []
    fits = found.size == stated
    reason = None if fits else f"Menurut fakta, jumlahnya {stated}."
    status = ClaimStatus.SUPPORTED if fits else ClaimStatus.CONTRADICTED
    return [_claim(found, status, reason)]


def _find(operands: Operands) -> _Class | None:
    sentence = operands.sentence
    counted: list[tuple[Quantity, str]] = []
    for one in sentence.quantities:
        of_class = one.kind is Kind.COUNT and (one.noun in _INDICATORS or one.noun in _EXACT)
        if of_class and not _opens_name(operands, one.after - 1):
            counted.append((one, one.noun))
    every = next((at for at in range(len(sentence.words)) if _is_every(operands, at)), None)
    if counted:
        noun = counted[0][1]
        whole, part = _roles(operands, [one for one, _ in counted])
        if part is None and whole is not None:
            part = _bare_part(operands, whole)
        fraction = None
        if part is not None and (is_fraction(part) or 0 < part.value < 1):
            others = [one for one, _ in counted[1:] if one is not whole]
            fraction, part = part, others[0] if others else None
        return _Class(counted[0][0].at, noun, part, whole, every, fraction=fraction)
    ordinal = _ordinal(operands)
    if ordinal is not None:
        return ordinal
    most = _most(operands)
    if most is not None:
        return most
    if every is not None:
        for at in range(every + 1, min(every + 3, len(sentence.words))):
            noun = sentence.lower(at)
            if (noun in _INDICATORS or noun in _EXACT) and not _opens_name(operands, at):
                negated = any(word in NEGATIONS for word in sentence.between(every - 2, every))
                return _Class(every, noun, None, None, every, negated)
    return None


def _most(operands: Operands) -> _Class | None:
    """`sebagian besar program`: more than half of a class; `tidak satu pun program`: none."""
    sentence = operands.sentence
    for at in range(len(sentence.words)):
        for phrase in _MOST + _NONE:
            noun_at = at + len(phrase)
            noun = sentence.lower(noun_at)
            named = noun in _INDICATORS or noun in _EXACT
            if (
                tuple(sentence.between(at, noun_at)) == phrase
                and named
                and not _opens_name(operands, noun_at)
            ):
                return _Class(noun_at, noun, None, None, at, most=phrase in _MOST, none=phrase in _NONE)
    return None


def _ordinal(operands: Operands) -> _Class | None:
    """`kelima program`: all of a class, with its number."""
    words = operands.sentence.words
    for at in range(len(words) - 1):
        number = words[at].number
        if number is None or number.kind is not TokenKind.ORDINAL or not number.words or number.value is None:
            continue
        noun = words[at + 1].lower
        named = noun in _INDICATORS or noun in _EXACT
        ranks = at > 0 and words[at - 1].lower in _RANKS
        if named and not _opens_name(operands, at + 1) and not ranks:
            return _Class(at, noun, None, None, at, size=int(number.value))
    return None


def _opens_name(operands: Operands, at: int) -> bool:
    """Tell whether a class noun begins the name of one subject (`Program Rehabilitasi …`)."""
    mention = operands.sentence.mention_at[at]
    if mention is None or at not in mention.places or len(mention.places) <= 1:
        return False
    return not operands.binder.index.content[mention.options[0][0]] <= _CLASS_WORDS


def _is_every(operands: Operands, at: int) -> bool:
    word = operands.sentence.words[at].text.lower()
    return word in _ALL and operands.sentence.lower(at - 1) not in _BEFORE_NO_CLAIM


def _roles(operands: Operands, counted: Sequence[Quantity]) -> tuple[Quantity | None, Quantity | None]:
    """The whole and the part of some counts: `dari enam program, lima program`, `lima dari enam program`."""
    first = counted[0]
    before = operands.sentence.lower(first.at - 1)
    if len(counted) > 1 and (before in ("dari", "antara") or operands.sentence.lower(first.at - 2) == "dari"):
        return first, counted[1]
    if len(counted) > 1 and _is_among(operands, counted[1]):
        return first, counted[1]
    if first.partner is not None and first.role in (Role.PART, Role.WHOLE):
        return (first.partner, first) if first.role is Role.PART else (first, first.partner)
    previous = first.previous
    close = previous is not None and first.at - previous.after <= 2
    if before == "dari" and previous is not None and close and previous.kind in (Kind.BARE, Kind.COUNT):
        return first, previous
    if before in ("dari", "antara"):
        return first, None
    return None, first


def _is_among(operands: Operands, part: Quantity) -> bool:
    """Tell whether a count is of a class counted before: `enam program; dua program di antaranya …`."""
    after = operands.sentence.between(part.after, part.after + 3)
    return "diantaranya" in after or "diantara" in after or "antara" in after


def _bare_part(operands: Operands, whole: Quantity) -> Quantity | None:
    """`dari lima indikator …, hanya tiga mencapai target`."""
    for one in operands.sentence.quantities:
        near = whole.at < one.at <= whole.at + 14 and one.kind is Kind.BARE
        if near and one.value == one.value.to_integral() and one.value <= whole.value:
            return one
    return None


def _condition(operands: Operands, found: _Class) -> Condition | None:
    start = max([found.at, *(one.at for one in (found.part, found.whole) if one is not None)]) + 1
    _, stop = operands.clause(start - 1)
    if found.part is None and found.whole is not None and found.every is None:
        stop = _before_member(operands, start, stop)
    for at in range(start, stop):
        condition = condition_at(operands, at)
        if condition is not None:
            return condition
    return None


def _before_member(operands: Operands, start: int, stop: int) -> int:
    """Where what is said of a class ends: at one member, as in `Di antara tiga program, Program X …`."""
    sentence = operands.sentence
    for mention in sentence.mentions:
        if mention.sure and start <= mention.first < stop and "," in sentence.between(start, mention.first):
            return mention.first
    return stop


def _judge(operands: Operands, found: _Class, condition: Condition) -> tuple[list[WordClaim], set[int]]:
    members = [
        (subject, verdict)
        for subject in range(len(operands.binder.table.subjects))
        if subject not in operands.binder.index.totals and _belongs(operands, subject, found.noun)
        for verdict in [condition.holds(subject)]
        if verdict is not None
    ]
    good = sum(verdict for _, verdict in members)
    used = set(range(condition.first, condition.last + 1))
    exact = found.noun in _EXACT
    stated = _stated(operands, found.noun)
    if condition.threshold is not None:
        condition.threshold.status = "exempt"
        condition.threshold.reason = "ambang"
    if not members:
        return [_claim(found, ClaimStatus.UNSUPPORTED, "Tidak ada fakta tentang kelompok ini.")], used
    known = len(members)
    size = int(found.whole.value) if found.whole is not None else found.size
    true_size = stated if stated is not None else known if exact else None
    if found.part is not None:
        claimed: int | None = int(found.part.value)
    elif found.fraction is not None and size is not None:
        claimed = int(found.fraction.value * size)
    elif found.every is not None:
        claimed = None
    else:
        claimed = None if size is None else size
    fits_size = size is None or (size == true_size if true_size is not None else size <= known)
    if true_size is None and size is None:
        true_size = known
    total = true_size if true_size is not None else size
    assert total is not None
    wanted = total if claimed is None else claimed
    if exact or (size is None and stated is None):
        low, high = good, good + max(0, total - known)
    elif known <= total:
        low, high = good, good + total - known
    else:
        low, high = max(0, total - (known - good)), min(good, total)
    fits = good < total if found.negated else low <= wanted <= high
    if found.most:
        fits = 2 * high > total
    elif found.none:
        fits = low == 0
    if found.part is not None:
        fits = fits and count_listed(operands, condition.last + 1) <= max(1, int(found.part.value))
    reason = f"Menurut fakta, {good} dari {known} yang dikenal memenuhi."
    for number, fit in ((found.whole, fits_size), (found.part, fits)):
        if number is not None:
            number.status = "supported" if fit else "contradicted"
            number.reason, number.why = ("" if fit else reason), "count"
    if found.fraction is not None and found.fraction.bound is not Bound.EXACT:
        fits = any(found.fraction.says(Decimal(count) / total) for count in range(low, high + 1))
        found.fraction.status = "supported" if fits else "contradicted"
        found.fraction.reason, found.fraction.why = ("" if fits else reason), "count"
        return [], used
    if found.fraction is not None:
        fit = fits and size is not None and found.fraction.value * size == wanted
        found.fraction.status = "supported" if fit else "contradicted"
        found.fraction.reason, found.fraction.why = ("" if fit else reason), "count"
        return [], used
    fits = fits and (found.size is None or fits_size)
    status = ClaimStatus.SUPPORTED if fits else ClaimStatus.CONTRADICTED
    if found.part is None:
        return [_claim(found, status, None if fits else reason)], used
    return list(named_members(operands, condition.last + 1, condition.holds)), used


def _claim(found: _Class, status: ClaimStatus, reason: str | None) -> WordClaim:
    at = found.every if found.every is not None else found.at
    return WordClaim(at, at, "class", status, reason)


def _stated(operands: Operands, noun: str) -> int | None:
    """How many the facts themselves say there are of a class; of several counts the one that is named."""
    index = operands.binder.index
    found: dict[int, int] = {}
    for entry in operands.binder.table.of_code(Code.COUNT):
        content = index.content[entry.subject]
        alike = noun in content or (noun in _SHORT and "indikator" in content)
        if alike and content <= _CLASS_WORDS and isinstance(entry.value, Decimal):
            found.setdefault(entry.subject, int(entry.value))
    named = [m.options[0][0] for m in operands.sentence.mentions if m.options[0][0] in found]
    exact = [subject for subject in found if index.content[subject] == {noun}]
    return next((found[subject] for subject in (*named, *exact, *found)), None)


def _belongs(operands: Operands, subject: int, noun: str) -> bool:
    head = operands.binder.index.head(subject)
    if noun in _EXACT:
        return head == noun
    return head not in _EXACT


def whole_claims(operands: Operands) -> Iterator[WordClaim]:
    """`terealisasi seluruhnya` and `tidak terserap sama sekali`."""
    sentence = operands.sentence
    for mark in sentence.measures:
        if (
            mark.measure.code not in (Code.ACTUAL, Code.ABSORPTION, Code.SPENT, Code.REMAINDER)
            or not mark.verb
        ):
            continue
        after = [word.text.lower() for word in sentence.words[mark.last + 1 : mark.last + 4]]
        none = after[:2] == ["sama", "sekali"]
        every = after[:1] in (["seluruhnya"], ["sepenuhnya"], ["semuanya"], ["penuh"]) or after[:2] == [
            "secara",
            "penuh",
        ]
        if not (none and mark.negated) and not (every and not mark.negated):
            continue
        last = mark.last + (2 if none or after[:1] == ["secara"] else 1)
        yield _spent_claim(operands, mark.first, last, every)


def _spent_claim(operands: Operands, at: int, last: int, every: bool) -> WordClaim:
    years = operands.years_at(at)
    entries = _of_years(operands.facts_at(at, Measure(Code.SPENT)), years)
    if not entries:
        return WordClaim(at, last, "whole", ClaimStatus.UNSUPPORTED, "Tidak ada fakta tentang realisasinya.")
    spent = entries[0]
    ceilings = [
        entry
        for entry in operands.binder.table.of_subject(spent.subject)
        if entry.measure.code is Code.CEILING and entry.year == spent.year
    ]
    good = spent.value == 0 if not every else bool(ceilings) and ceilings[0].value == spent.value
    reason = None if good else f"Menurut fakta, realisasinya {spent.value}."
    status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
    return WordClaim(at, last, "whole", status, reason, (spent.fact.id,))


def _of_years(entries: Sequence[Entry], years: Sequence[int]) -> list[Entry]:
    return [entry for entry in entries if entry.year is None or entry.year in years]

"""Claims about how many of a class: `lima dari enam program …`, `seluruh indikator …`, `seluruhnya`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.conditions import Condition, condition_at
from assistant.checks.counting import EXACT, INDICATORS, ClassNamed, belongs, find_class, stated_size
from assistant.checks.lexicon import Code
from assistant.checks.members import Only, count_listed, listed_members, lists_all, named_members, only_named
from assistant.checks.operands import Operands
from assistant.checks.partitions import Fate, fate_of, judge_parts, parts_of
from assistant.checks.quantities import Bound
from assistant.checks.remainders import Counted, settle_remainders
from assistant.checks.table import Entry, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_NEARLY = frozenset({"hampir", "nyaris"})
_NEARLY_ALL, _ALL = Decimal(95), Decimal(100)


def class_claims(operands: Operands) -> tuple[list[WordClaim], set[int]]:
    """The verdicts on counts of a class, and the places that they have used up.

    The numbers that count are settled here; the words of the condition claim nothing on their own.
    """
    found = find_class(operands)
    only = only_named(operands)
    if only is not None:
        return _judge_only(operands, found, only)
    if found is None:
        return [], set()
    divided = _divide(operands, found)
    if divided is not None:
        return divided
    condition = _condition(operands, found)
    if condition is None:
        return _sized(operands, found), set()
    claims, used = _judge(operands, found, condition)
    later, further = settle_remainders(operands, _counted(operands, found, condition))
    return [*claims, *later], used | further


def _judge_only(operands: Operands, found: ClassNamed | None, only: Only) -> tuple[list[WordClaim], set[int]]:
    """`Dari tiga program, hanya A yang …; dua program lainnya …`."""
    used = set(range(only.condition.first, only.condition.last + 1))
    if found is None:
        return only.claims, used
    if found.at < only.last:
        _settle_whole(operands, found)
    counted = _counted(operands, found, only.condition)._replace(part=only.named, after=only.last)
    later, further = settle_remainders(operands, counted)
    return [*only.claims, *later], used | further


def _settle_whole(operands: Operands, found: ClassNamed) -> None:
    """Hold the size of a class against what the facts say that it is."""
    stated = stated_size(operands, found.noun)
    if found.whole is not None and stated is not None:
        fits = found.whole.value == stated
        found.whole.status, found.whole.why = ("supported" if fits else "contradicted"), "count"
        found.whole.reason = "" if fits else f"Menurut fakta, jumlahnya {stated}."


def _counted(operands: Operands, found: ClassNamed, condition: Condition) -> Counted:
    """The class that was judged, for the counts that go on with it."""
    members = [
        subject
        for subject in range(len(operands.binder.table.subjects))
        if subject not in operands.binder.index.totals and belongs(operands, subject, found.noun)
    ]
    stated = stated_size(operands, found.noun)
    known = sum(condition.holds(subject) is not None for subject in members)
    said = int(found.whole.value) if found.whole is not None else found.size
    size = stated if stated is not None else said if said is not None else known
    part = int(found.part.value) if found.part is not None else None
    numbers = [one.at for one in (found.part, found.whole) if one is not None]
    listed = listed_members(operands, found.at)
    return Counted(members, listed, found.noun, size, part, condition, max([found.at, *numbers]))


def _divide(operands: Operands, found: ClassNamed) -> tuple[list[WordClaim], set[int]] | None:
    """Settle the parts of a class of indicators that a sentence divides; None where it does not."""
    stated = stated_size(operands, found.noun)
    size = int(found.whole.value) if found.whole is not None else stated
    if size is None or found.noun not in INDICATORS or found.every is not None:
        return None
    parts = parts_of(operands, found.whole, found.noun, size)
    if not parts:
        return None
    years = operands.years_at(found.at)
    fates = [
        fate
        for subject in range(len(operands.binder.table.subjects))
        if subject not in operands.binder.index.totals and belongs(operands, subject, found.noun)
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


def _sized(operands: Operands, found: ClassNamed) -> list[WordClaim]:
    """The verdict on `ketiga program` where nothing is said of each: there are as many."""
    stated = stated_size(operands, found.noun)
    for number in (found.whole, found.part):
        if number is not None and stated is not None and found.noun in INDICATORS and number.value == stated:
            number.status, number.why = "supported", "count"
    if found.size is None or stated is None:
        return []
    fits = found.size == stated
    reason = None if fits else f"Menurut fakta, jumlahnya {stated}."
    status = ClaimStatus.SUPPORTED if fits else ClaimStatus.CONTRADICTED
    return [_claim(found, status, reason)]


def _condition(operands: Operands, found: ClassNamed) -> Condition | None:
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


def _judge(operands: Operands, found: ClassNamed, condition: Condition) -> tuple[list[WordClaim], set[int]]:
    members = [
        (subject, verdict)
        for subject in range(len(operands.binder.table.subjects))
        if subject not in operands.binder.index.totals and belongs(operands, subject, found.noun)
        for verdict in [condition.holds(subject)]
        if verdict is not None
    ]
    good = sum(verdict for _, verdict in members)
    used = set(range(condition.first, condition.last + 1))
    exact = found.noun in EXACT
    stated = stated_size(operands, found.noun)
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
        fits = fits and lists_all(operands, condition.last + 1) in (None, int(found.part.value))
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


def _claim(found: ClassNamed, status: ClaimStatus, reason: str | None) -> WordClaim:
    at = found.every if found.every is not None else found.at
    return WordClaim(at, at, "class", status, reason)


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
        if after[:1] == ["hampir"]:
            after = after[1:]
        every = after[:1] in (["seluruhnya"], ["sepenuhnya"], ["semuanya"], ["penuh"]) or after[:2] == [
            "secara",
            "penuh",
        ]
        if not (none and mark.negated) and not (every and not mark.negated):
            continue
        last = mark.last + (2 if none or after[:1] == ["secara"] else 1)
        if every and _NEARLY & {sentence.lower(mark.first - 1), sentence.lower(mark.last + 1)}:
            yield _nearly_claim(operands, mark.first, last)
        else:
            yield _spent_claim(operands, mark.first, last, every)


def _nearly_claim(operands: Operands, at: int, last: int) -> WordClaim:
    """`hampir terserap seluruhnya`: all but a little was spent, by the absorption that facts give."""
    years = operands.years_at(at)
    entries = _of_years(operands.facts_at(at, Measure(Code.ABSORPTION)), years)
    if not entries:
        return WordClaim(at, last, "whole", ClaimStatus.UNSUPPORTED, "Tidak ada fakta tentang serapannya.")
    share = entries[0].value
    good = isinstance(share, Decimal) and _NEARLY_ALL <= share < _ALL
    reason = None if good else f"Menurut fakta, serapannya {share} persen."
    status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
    return WordClaim(at, last, "whole", status, reason, (entries[0].fact.id,))


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

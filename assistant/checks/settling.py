"""Reaching the verdict on a number: against the facts it is bound to, or against what its words compute."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.arithmetic import Outcome
from assistant.checks.asking import Asked
from assistant.checks.binding import LEAST_RANK, Binder
from assistant.checks.derivation import Deriver
from assistant.checks.evidence import Evidence
from assistant.checks.measuring import segment_end
from assistant.checks.quantities import Bound, Quantity, Role, same_noun
from assistant.checks.reckoning import Reckoner
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry, Kind
from assistant.domain.numerals import format_number

_MOST_OUTCOMES = 4000
_PAIR = 2
_DIFFERENCES = {Asked.CHANGE, Asked.DIFFERENCE, Asked.GAP}
_LACKING = frozenset(
    {"kekurangan", "kurang", "kelebihan", "melampaui", "terlampaui", "selisih", "atas", "bawah"}
)
_OF_SPENDING = frozenset({"efisiensi", "serapan", "terserap"})


def settle_pair(sentence: Sentence, part: Quantity, whole: Quantity, binder: Binder) -> None:
    """Bind `A dari B orang …` anew where both numbers were bound to one fact, or the part to the larger.

    The two best subjects that the words around them name are meant; of these the part has the smaller value.
    """
    if part.kind not in (Kind.COUNT, Kind.BARE) or (part.entries and whole.entries):
        return
    if part.noun and whole.noun and not same_noun(part.noun, whole.noun):
        return
    start, end = (
        min(part.opening, whole.opening),
        max(segment_end(sentence, part), segment_end(sentence, whole)),
    )
    ranks: dict[int, float] = {}
    for mention in sentence.mentions:
        if start <= mention.first < end and not mention.total:
            best = mention.options[0][1]
            for subject, rank in mention.options:
                if rank >= best * LEAST_RANK:
                    ranks[subject] = ranks.get(subject, 0.0) + rank
    found: list[Entry] = []
    for subject in sorted(ranks, key=lambda one: -ranks[one]):
        known = binder.in_years(part, binder.fitting(part, binder.table.of_subject(subject)))
        found.extend(entry for entry in known[:1] if isinstance(entry.value, Decimal))
    if len(found) < _PAIR:
        return
    small, large = sorted(found[:_PAIR], key=_size)
    for number, entry in ((part, small), (whole, large)):
        settle(number, [entry])


def _size(entry: Entry) -> Decimal:
    return entry.value if isinstance(entry.value, Decimal) else Decimal(0)


def has_own_fact(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> bool:
    """Tell whether points are a measure of their own here, as those of efficiency are."""
    if quantity.kind is not Kind.POINT or _is_gap(sentence, quantity):
        return False
    check_directly(sentence, quantity, binder, carry)
    found = bool(quantity.entries)
    if not found:
        quantity.status = ""
    return found


def _is_gap(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether points are what lacks to a target or goes beyond it: `dengan kekurangan 9 poin`."""
    said = {*sentence.between(quantity.opening, quantity.after + 3)}
    return bool(_LACKING & said) and not any(word.lower in _OF_SPENDING for word in sentence.words)


def check_directly(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> None:
    """Hold a number against the facts that its words bind it to."""
    bound = binder.candidates(sentence, quantity, carry)
    entries = binder.in_years(quantity, bound)
    if not settle(quantity, entries) and quantity.role is Role.WHOLE and quantity.kind is Kind.COUNT:
        _settle_whole(sentence, quantity, binder, carry)
    if not quantity.status:
        quantity.status = "unsupported"
        if bound:
            years = ", ".join(str(year) for year in sorted(quantity.years or ()))
            quantity.reason = f"Tidak ada fakta tentang {_about(bound[0])} untuk tahun {years}."
        else:
            quantity.reason = "Tidak ada fakta yang dapat dipasangkan dengan angka ini."


def settle(quantity: Quantity, entries: Sequence[Entry]) -> bool:
    """Hold a number against some facts, any of which it may say; tell whether one supports it."""
    known = [entry for entry in entries if isinstance(entry.value, Decimal)]
    if quantity.bound is not Bound.EXACT and not all(_agrees(quantity, entry) for entry in known):
        known_agree: list[Entry] = []
    else:
        known_agree = known
    for entry in known_agree:
        if _agrees(quantity, entry):
            quantity.status, quantity.entries = "supported", (entry,)
            quantity.fact_ids = (entry.fact.id,)
            quantity.reason = _conflict(entry, known)
            return True
    if known:
        quantity.status, quantity.fact_ids = "contradicted", tuple(entry.fact.id for entry in known)
        quantity.reason = f"Menurut fakta, {_said(known)}."
    elif entries:
        quantity.status, quantity.fact_ids = "contradicted", tuple(entry.fact.id for entry in entries)
        quantity.reason = f"Menurut fakta, {_about(entries[0])} tidak tersedia (N/A)."
    return False


def _conflict(entry: Entry, known: Sequence[Entry]) -> str:
    """What to say where the facts give another value for the same thing as well."""
    same = (entry.subject, entry.fact.measure, entry.year, entry.kind)
    others = [
        other
        for other in known
        if (other.subject, other.fact.measure, other.year, other.kind) == same and other.value != entry.value
    ]
    return f"Fakta bertentangan: {_said([entry, *others])}." if others else ""


def _agrees(quantity: Quantity, entry: Entry) -> bool:
    return isinstance(entry.value, Decimal) and quantity.says(entry.value)


def _settle_whole(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> None:
    """The whole of `237.767 orang dari 275.233 orang` may be a fact that the sentence does not name."""
    part = quantity.partner
    named = [m for m in sentence.mentions if quantity.at < m.first < segment_end(sentence, quantity)]
    named = [m for m in named if m.first <= quantity.after + 1] or named
    kin = {subject for mention in named for subject, _ in mention.options}
    saved = (quantity.status, quantity.reason, quantity.fact_ids)
    pool = [
        entry
        for entry in binder.fitting(quantity, binder.table.entries)
        if isinstance(entry.value, Decimal)
        and (part is None or entry.value >= part.value)
        and (not kin or entry.subject in kin)
    ]
    if not settle(quantity, binder.in_years(quantity, pool)):
        quantity.status, quantity.reason, quantity.fact_ids = saved


def derive(evidence: Evidence, quantity: Quantity, deriver: Deriver, modes: Sequence[Asked]) -> None:
    """Hold a number against what its words ask to compute, where they do not say another computation."""
    first: Outcome | None = None
    sentence, carry = evidence.sentence, evidence.carry
    reckoner = Reckoner(evidence) if _DIFFERENCES & set(modes[:1]) else None
    for mode in modes:
        for count, outcome in enumerate(deriver.outcomes(sentence, quantity, carry, [mode])):
            if reckoner is not None and not reckoner.allows(quantity, outcome):
                continue
            if quantity.says(outcome.value):
                quantity.status, quantity.why, quantity.reason = "supported", "derived", outcome.arithmetic
                quantity.fact_ids = outcome.fact_ids
                return
            first = first or outcome
            if count > _MOST_OUTCOMES or quantity.bound is not Bound.EXACT:
                break
    if first is not None and quantity.status != "contradicted":
        quantity.status, quantity.why, quantity.fact_ids = "contradicted", "derived", first.fact_ids
        quantity.reason = f"Menurut fakta, {first.arithmetic} = {_shown(first.value)}."
    elif not quantity.status:
        quantity.status, quantity.reason = "unsupported", "Tidak ada fakta untuk menghitung angka ini."


def _about(entry: Entry) -> str:
    year = f" tahun {entry.year}" if entry.year is not None else ""
    return f"{entry.fact.measure.replace('_', ' ')} {entry.fact.subject}{year}"


def _said(entries: Sequence[Entry]) -> str:
    return "; ".join(
        f"{_about(entry)} adalah {_shown(entry.fact.value)} {entry.fact.unit or ''}".rstrip()
        for entry in entries[:3]
        if isinstance(entry.fact.value, Decimal)
    )


def _shown(value: Decimal) -> str:
    return format_number(value.normalize() if value == value.to_integral() else round(value, 4).normalize())

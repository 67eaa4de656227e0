"""A second reading of numbers that the strict one does not support: the value first, then the words.

Every fact in play that has a number's value is a candidate; what the words say against it is the evidence;
where nothing speaks against one, the number is supported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import chain, pairwise

from assistant.checks.arithmetic import show
from assistant.checks.asking import Asked, computes_only
from assistant.checks.binding import Binder
from assistant.checks.computed import computed_outcomes
from assistant.checks.evidence import Evidence
from assistant.checks.lexicon import HIGHER, LOWER, Code
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.reckoning import Reckoner
from assistant.checks.sentence import Sentence
from assistant.checks.table import Entry, Kind

_STATES = frozenset({"dengan", "sebesar", "sekitar", "hampir", "hanya", "baru", "sebanyak"})
_APART = frozenset({";", "sedangkan", "sementara", "namun", "tetapi", "padahal"})
_ROUNDED = Decimal("0.1")
_KINDS = frozenset({"jenis", "macam", "kelompok"})
_SEVERAL = 2
_VERSUS = frozenset({"berbanding", "terhadap", "dibandingkan", "dibanding"})


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


def part_twins(sentence: Sentence) -> None:
    """Take the fact from one number of a pair that was bound to one fact: nothing is its own target."""
    for first, second in pairwise(sentence.quantities):
        between = set(sentence.between(first.after, second.at))
        if not first.entries or first.entries != second.entries:
            continue
        if second.partner is first or first.partner is second or _VERSUS & between:
            target = first.entries[0].measure.code in (Code.TARGET, Code.PLAN_END, Code.CEILING)
            wrong = first if target else second
            wrong.status, wrong.entries = "contradicted", ()
            wrong.reason = "Angka ini dan angka pasangannya menyebut fakta yang sama."


def said_twice(sentence: Sentence) -> None:
    """Take a realisasi from a number that is told as capaian beside it: `64% dari 60% atau tercapai 64%`."""
    for one in sentence.quantities:
        told = one.measure is not None and one.measure.code is Code.REACHED and one.entries
        if not told or one.entries[0].measure.code is not Code.ACTUAL:
            continue
        if any(other is not one and other.entries[:1] == one.entries[:1] for other in sentence.quantities):
            one.status, one.entries = "contradicted", ()
            one.reason = "Angka ini sama dengan realisasi, padahal yang disebut adalah capaian."


def _release(sentence: Sentence, quantity: Quantity) -> None:
    """Take a fact from a number that only comes near it, where another says it exactly."""
    for other in sentence.quantities:
        if other is not quantity and other.entries == quantity.entries and other.value != quantity.value:
            other.status, other.entries = "contradicted", ()
            other.reason = "Fakta yang terdekat sudah disebut angka lain dalam kalimat ini."


def check_share(sentence: Sentence, quantity: Quantity) -> None:
    """Hold the percentage of `A dari B orang, atau p persen` against A and B, not against a fact alone."""
    before = quantity.previous
    pair = (before, before.partner) if before is not None and before.partner is not None else None
    if quantity.kind is not Kind.PERCENT or pair is None or not (pair[0].entries and pair[1].entries):
        return
    part, whole = pair if pair[0].role is Role.PART else pair[::-1]
    if (part.role, whole.role) != (Role.PART, Role.WHOLE) or whole.at > quantity.at or quantity.measured:
        return
    one, other = part.entries[0], whole.entries[0]
    if one.kind is not other.kind or one.kind not in (Kind.COUNT, Kind.MONEY):
        return
    if {one.measure.code, other.measure.code} & {Code.TARGET, Code.PLAN_END, Code.NATIONAL}:
        return
    lead = sentence.between(pair[0].after, quantity.at)
    while lead and lead[-1] in _STATES:
        lead.pop()
    if lead[-1:] not in (["atau"], ["("], ["setara"], ["artinya"], ["berarti"]) or _APART & set(lead):
        return
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal) and other.value:
        share = one.value / other.value * 100
        if not quantity.says(share) and abs(share - quantity.value) > _ROUNDED:
            quantity.status, quantity.why, quantity.entries = "contradicted", "derived", ()
            quantity.fact_ids = (one.fact.id, other.fact.id)
            quantity.reason = f"Menurut fakta, {show(one.value)} / {show(other.value)} × 100 = {show(share)}."


def read_again(evidence: Evidence, quantity: Quantity, modes: Sequence[Asked]) -> bool:
    """Support a number that some reading makes true which nothing in the words speaks against."""
    if read_directly(evidence, quantity, modes):
        return True
    sentence, binder, carry = evidence.sentence, evidence.binder, evidence.carry
    if _counts_members(sentence, quantity, binder):
        return True
    reckoned = Reckoner(evidence).outcomes(quantity, modes)
    known = computed_outcomes(sentence, quantity, binder, carry, modes, partial(spoken_of, sentence, binder))
    for outcome in chain(known, reckoned):
        if quantity.says(outcome.value):
            quantity.status, quantity.why = "supported", "derived"
            quantity.reason, quantity.fact_ids = outcome.arithmetic, outcome.fact_ids
            return True
    return False


def read_directly(evidence: Evidence, quantity: Quantity, modes: Sequence[Asked]) -> bool:
    """Support a number that says a fact which nothing in the words speaks against."""
    sentence = evidence.sentence
    computed = computes_only(sentence, quantity, modes) and quantity.role is not Role.WHOLE
    if not computed or _is_compared(sentence, quantity, modes):
        admitted = [entry for entry in _candidates(evidence, quantity) if evidence.admits(quantity, entry)]
        if admitted:
            best = min(admitted, key=lambda entry: _distance(quantity, entry))
            quantity.status, quantity.why, quantity.reason = "supported", "number", ""
            quantity.entries, quantity.fact_ids = (best,), (best.fact.id,)
            _release(sentence, quantity)
            return True
    return _is_exactly_compared(quantity, evidence)


def _counts_members(sentence: Sentence, quantity: Quantity, binder: Binder) -> bool:
    """Support the number of the subjects that a noun heads: `empat perspektif`, `tiga jenis belanja`."""
    if quantity.kind not in (Kind.COUNT, Kind.BARE) or (quantity.status == "contradicted" and quantity.noun):
        return False
    at = quantity.at + 1
    while sentence.lower(at) in _KINDS:
        at += 1
    members = binder.index.headed(sentence.lower(at))
    if len(members) < _SEVERAL or len(members) != quantity.value:
        return False
    if not all(binder.in_years(quantity, binder.table.of_subject(member)) for member in members):
        return False
    quantity.status, quantity.why, quantity.reason = "supported", "count", ""
    quantity.fact_ids = tuple(binder.table.of_subject(one)[0].fact.id for one in members)
    return True


def _is_exactly_compared(quantity: Quantity, evidence: Evidence) -> bool:
    """Support what is compared with, where it names a fact itself: `di atas 48 kasus pada tahun 2021`."""
    if quantity.bound not in (Bound.ABOVE, Bound.BELOW) or not quantity.attached:
        return False
    exact = replace(quantity, bound=Bound.EXACT, status="", entries=())
    main = evidence.binder.calendar.main_year(evidence.sentence, evidence.carry)
    for entry in _candidates(evidence, exact):
        if entry.year not in (None, main) and evidence.admits(exact, entry):
            quantity.bound, quantity.status, quantity.why, quantity.reason = (
                exact.bound,
                "supported",
                "number",
                "",
            )
            quantity.entries, quantity.fact_ids = (entry,), (entry.fact.id,)
            return True
    return False


def _candidates(evidence: Evidence, quantity: Quantity) -> Iterator[Entry]:
    """The facts of every subject in play that have the value of a number."""
    table = evidence.binder.table
    subjects = dict.fromkeys(
        subject
        for mention in (
            *evidence.voices.mentions,
            *evidence.carry.mentions,
            *evidence.voices.collective,
        )
        for subject, _ in mention.options
    )
    for subject in (*subjects, *sorted(_beside_names(evidence) - subjects.keys())):
        for entry in table.of_subject(subject):
            if (
                entry.measure.code is not Code.COMPUTED
                and isinstance(entry.value, Decimal)
                and quantity.says(entry.value)
            ):
                yield entry
    for entry in table.of_code(Code.NATIONAL):
        if entry.subject not in subjects and isinstance(entry.value, Decimal) and quantity.says(entry.value):
            yield entry


def _beside_names(evidence: Evidence) -> frozenset[int]:
    """The subjects that a number may speak of though no name of them stands near."""
    index, spoken = evidence.binder.index, evidence.voices.spoken()
    generals = {
        subject for one in spoken for subject in index.general(index.prefix(one, index.class_of(one)))
    }
    return frozenset(index.totals | spoken | evidence.voices.in_full | generals)


def _distance(quantity: Quantity, entry: Entry) -> tuple[bool, bool]:
    """How far a reading is from the words: of another measure or year than those that stand nearest."""
    measure = quantity.measure is not None and quantity.measure.code is not entry.measure.code
    return measure, entry.year not in (quantity.years or ())


def _is_compared(sentence: Sentence, quantity: Quantity, modes: Sequence[Asked]) -> bool:
    """Tell whether a number is compared itself, as the first of `12 jiwa lebih besar daripada 10 jiwa`."""
    if list(modes[:1]) != [Asked.DIFFERENCE]:
        return False
    after = sentence.between(quantity.after, quantity.after + 2)
    return after[:1] == ["lebih"] and len(after) == 2 and after[1] in HIGHER | LOWER

"""Every claim about a number in a text, checked against facts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.arithmetic import Outcome
from assistant.checks.asking import Asked, asked, computes_only
from assistant.checks.binding import Binder
from assistant.checks.categories import category_claims, missing_claims
from assistant.checks.classes import class_claims, whole_claims
from assistant.checks.comparisons import comparison_claims
from assistant.checks.derivation import Deriver
from assistant.checks.directions import direction_claims
from assistant.checks.distribution import distribute
from assistant.checks.measuring import assign_measures, segment_end
from assistant.checks.operands import Operands
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.rankings import ranking_claims
from assistant.checks.sentence import Carry, Reader, Sentence
from assistant.checks.table import Entry, FactTable, Kind
from assistant.checks.verdicts import WordClaim
from assistant.checks.words import split_sentences, split_words
from assistant.domain.checking import CheckResult, Claim, ClaimStatus
from assistant.domain.figures import Fact
from assistant.domain.numerals import format_number, read_numbers

_MOST_OUTCOMES = 4000


class Checker:
    """Checks texts against one set of facts; preparing the facts is done once."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = tuple(facts)
        self._whole = _Room(self._facts)
        self._by_agency: dict[str, _Room] = {}

    def check(self, text: str, *, agency: str | None = None, year: int | None = None) -> CheckResult:
        """Check every claim of a text.

        `agency` (a name as it stands in the facts) keeps to the facts of one agency, `year` is the year of a
        number that names none; without it the latest year that the facts tell of.
        """
        room = self._room(agency)
        binder = Binder(room.table, room.reader.index, year)
        deriver = Deriver(binder)
        carry = Carry()
        claims: list[Claim] = []
        words = split_words(text, read_numbers(text))
        for piece in split_sentences(words):
            sentence = room.reader.read(piece)
            claims.extend(_check_sentence(sentence, binder, deriver, carry))
        claims.sort(key=lambda claim: (claim.start, claim.end))
        good = (ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT)
        return CheckResult(ok=all(claim.status in good for claim in claims), claims=tuple(claims))

    def _room(self, agency: str | None) -> _Room:
        if agency is None:
            return self._whole
        if agency not in self._by_agency:
            own = tuple(fact for fact in self._facts if fact.agency.lower() == agency.lower())
            self._by_agency[agency] = _Room(own) if own and len(own) < len(self._facts) else self._whole
        return self._by_agency[agency]


class _Room:
    """Facts with their index."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.table = FactTable(facts)
        self.reader = Reader(self.table)


def _check_sentence(sentence: Sentence, binder: Binder, deriver: Deriver, carry: Carry) -> list[Claim]:
    assign_measures(sentence)
    binder.calendar.assign_years(sentence, carry)
    distribute(sentence)
    claims = [_exempt(sentence, at, reason) for at, reason in sentence.exempt.items()]
    claims += [_unread(sentence, at) for at in sentence.unread]
    for mark in sentence.years:
        for at in range(mark.first, mark.last + 1):
            if sentence.words[at].number is not None:
                claims.append(_exempt(sentence, at, "tahun sebagai konteks"))
    operands = Operands(sentence, binder, carry)
    words, used = class_claims(operands)
    modes = {one.at: asked(sentence, one) for one in sentence.quantities}
    later: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.settled:
            continue
        if computes_only(sentence, quantity, modes[quantity.at]) and not _has_own_fact(
            sentence, quantity, binder, carry
        ):
            later.append(quantity)
        else:
            _check_directly(sentence, quantity, binder, carry)
            if not quantity.entries:
                later.append(quantity)
    for quantity in later:
        _derive(sentence, quantity, deriver, carry, modes[quantity.at])
    words += _word_claims(operands)
    claims += [_number_claim(sentence, one) for one in sentence.quantities]
    claims += [claim.claim(sentence) for claim in words if claim.kind == "class" or claim.first not in used]
    if sentence.mentions:
        carry.mentions = [m for m in sentence.mentions if not m.total] or list(sentence.mentions)
    return claims


def _word_claims(operands: Operands) -> list[WordClaim]:
    return [
        *direction_claims(operands),
        *comparison_claims(operands),
        *ranking_claims(operands),
        *category_claims(operands),
        *missing_claims(operands),
        *whole_claims(operands),
    ]


def _has_own_fact(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> bool:
    """Tell whether points are a measure of their own here, as those of efficiency are."""
    if quantity.kind is not Kind.POINT:
        return False
    _check_directly(sentence, quantity, binder, carry)
    found = bool(quantity.entries)
    if not found:
        quantity.status = ""
    return found


def _check_directly(sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry) -> None:
    """Hold a number against the facts that its words bind it to."""
    bound = binder.candidates(sentence, quantity, carry)
    entries = binder.in_years(quantity, bound)
    if not _settle(quantity, entries) and quantity.role is Role.WHOLE and quantity.kind is Kind.COUNT:
        _settle_whole(sentence, quantity, binder, carry)
    if not quantity.status:
        quantity.status = "unsupported"
        if bound:
            years = ", ".join(str(year) for year in sorted(quantity.years or ()))
            quantity.reason = f"Tidak ada fakta tentang {_about(bound[0])} untuk tahun {years}."
        else:
            quantity.reason = "Tidak ada fakta yang dapat dipasangkan dengan angka ini."


def _settle(quantity: Quantity, entries: Sequence[Entry]) -> bool:
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
    same = (entry.subject, entry.measure, entry.year, entry.kind)
    others = [
        other
        for other in known
        if (other.subject, other.measure, other.year, other.kind) == same and other.value != entry.value
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
    if not _settle(quantity, binder.in_years(quantity, pool)):
        quantity.status, quantity.reason, quantity.fact_ids = saved


def _derive(
    sentence: Sentence, quantity: Quantity, deriver: Deriver, carry: Carry, modes: Sequence[Asked]
) -> None:
    first: Outcome | None = None
    for count, outcome in enumerate(deriver.outcomes(sentence, quantity, carry, modes)):
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
        f"{_about(entry)} adalah {_shown(entry.value)} {entry.fact.unit or ''}".rstrip()
        for entry in entries[:3]
        if isinstance(entry.value, Decimal)
    )


def _shown(value: Decimal) -> str:
    return format_number(value.normalize() if value == value.to_integral() else round(value, 4).normalize())


def _exempt(sentence: Sentence, at: int, reason: str) -> Claim:
    word = sentence.words[at]
    return Claim(
        start=word.start,
        end=word.end,
        text=word.text,
        status=ClaimStatus.EXEMPT,
        kind="number",
        reason=reason,
    )


def _unread(sentence: Sentence, at: int) -> Claim:
    word = sentence.words[at]
    return Claim(
        start=word.start,
        end=word.end,
        text=word.text,
        status=ClaimStatus.UNREAD,
        kind="number",
        reason=(word.number.doubt if word.number is not None else None) or "Angka ini tidak dapat dibaca.",
    )


def _number_claim(sentence: Sentence, quantity: Quantity) -> Claim:
    first, last = sentence.words[quantity.at], sentence.words[quantity.after - 1]
    return Claim(
        start=first.start,
        end=last.end,
        text=" ".join(word.text for word in sentence.words[quantity.at : quantity.after]),
        status=ClaimStatus(quantity.status),
        kind=quantity.why,
        fact_ids=quantity.fact_ids,
        reason=quantity.reason or None,
    )

"""Every claim about a number in a text, checked against facts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.asking import Asked, asked, computes_only
from assistant.checks.binding import Binder
from assistant.checks.categories import category_claims, missing_claims
from assistant.checks.classes import class_claims, whole_claims
from assistant.checks.comparisons import comparison_claims
from assistant.checks.derivation import Deriver
from assistant.checks.directions import direction_claims
from assistant.checks.distribution import distribute
from assistant.checks.evidence import Evidence
from assistant.checks.families import family_counts
from assistant.checks.grades import settle_steps
from assistant.checks.leaders import leader_claims
from assistant.checks.lexicon import Code
from assistant.checks.measuring import assign_measures
from assistant.checks.mentions import Mention
from assistant.checks.operands import Operands
from assistant.checks.portions import settle_portions
from assistant.checks.quantities import Quantity, Role
from assistant.checks.rankings import ranking_claims
from assistant.checks.readings import (
    check_share,
    part_twins,
    read_again,
    read_directly,
    said_twice,
    spoken_of,
)
from assistant.checks.sentence import Carry, Reader, Sentence
from assistant.checks.settling import check_directly, derive, has_own_fact, settle_pair
from assistant.checks.table import FactTable
from assistant.checks.verdicts import WordClaim
from assistant.checks.words import split_sentences, split_words
from assistant.domain.checking import CheckResult, Claim, ClaimStatus
from assistant.domain.figures import Fact
from assistant.domain.numerals import read_numbers

TOLD = (Code.ACHIEVEMENT, Code.PROGRESS, Code.TARGET, Code.PLAN_END)
"""Measures that are never a share of what a sentence tells."""
_MOST_OUTCOMES = 4000


class Checker:
    """Checks texts against one set of facts; preparing the facts is done once."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = tuple(facts)
        self._whole = _Room(self._facts)
        self._by_agency: dict[str, _Room] = {}

    def check(self, text: str, *, agency: str | None = None, year: int | None = None) -> CheckResult:
        """Check every claim of a text.

        `agency` (a name as it stands in the facts) keeps to the facts of one agency and to those of none:
        no other agency's figures support what is said of it, even where it has no facts. `year` is the year
        of a number that names none; without it the latest year that the facts tell of.
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
            asked = " ".join(agency.lower().split())
            own = tuple(fact for fact in self._facts if fact.agency.lower() in (asked, ""))
            self._by_agency[agency] = _Room(own) if len(own) < len(self._facts) else self._whole
        return self._by_agency[agency]


class _Room:
    """Facts with their index."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.table = FactTable(facts)
        self.reader = Reader(self.table)


def _check_sentence(sentence: Sentence, binder: Binder, deriver: Deriver, carry: Carry) -> list[Claim]:
    assign_measures(sentence)
    binder.calendar.assign_years(sentence, carry)
    distribute(sentence, binder.calendar.report_year)
    claims = [_exempt(sentence, at, reason) for at, reason in sentence.exempt.items()]
    claims += [_unread(sentence, at) for at in sentence.unread]
    for mark in sentence.years:
        for at in range(mark.first, mark.last + 1):
            if sentence.words[at].number is not None:
                claims.append(_exempt(sentence, at, "tahun sebagai konteks"))
    operands = Operands(sentence, binder, carry)
    words, used = class_claims(operands)
    evidence = Evidence(sentence, binder, carry)
    family_counts(operands)
    settle_steps(operands)
    modes: dict[int, list[Asked]] = {}
    for one in sentence.quantities:
        modes[one.at] = asked(sentence, one, modes[one.previous.at] if one.previous is not None else ())
    later: list[Quantity] = []
    for quantity in sentence.quantities:
        if quantity.settled:
            continue
        if computes_only(sentence, quantity, modes[quantity.at]) and not has_own_fact(
            sentence, quantity, binder, carry
        ):
            later.append(quantity)
        else:
            check_directly(sentence, quantity, binder, carry)
            if not quantity.entries:
                later.append(quantity)
    for quantity in sentence.quantities:
        partner = quantity.partner
        counted = "count" in (quantity.why, partner.why if partner is not None else "")
        computed = counted or modes[quantity.at][:1] == [Asked.REST]
        if quantity.role is Role.PART and partner is not None and not computed:
            settle_pair(sentence, quantity, partner, binder)
    part_twins(sentence)
    for quantity in sentence.quantities:
        if not quantity.entries and quantity.status != "exempt" and quantity.why != "count":
            read_directly(evidence, quantity, modes[quantity.at])
    for quantity in (one for one in later if not one.entries):
        if quantity.measured and quantity.measure is not None and quantity.measure.code in TOLD:
            modes[quantity.at] = [mode for mode in modes[quantity.at] if mode is not Asked.SHARE]
        derive(evidence, quantity, deriver, modes[quantity.at])
    said_twice(sentence)
    for quantity in sentence.quantities:
        check_share(sentence, quantity)
        if quantity.status in ("contradicted", "unsupported") and quantity.why != "count":
            read_again(evidence, quantity, modes[quantity.at])
    for quantity in sentence.quantities:
        if quantity.status in ("contradicted", "unsupported") and quantity.why != "count":
            derive(evidence, quantity, deriver, modes[quantity.at])
    settle_portions(operands)
    words += _word_claims(operands)
    claims += [_number_claim(sentence, one) for one in sentence.quantities]
    claims += [claim.claim(sentence) for claim in words if claim.kind == "class" or claim.first not in used]
    carry.entries = [one.entries[0] for one in sentence.quantities if one.entries]
    if sentence.mentions:
        carry.mentions = [m for m in sentence.mentions if not m.total] or list(sentence.mentions)
    elif subjects := spoken_of(sentence, binder):
        carried = {mention.options[0][0] for mention in carry.mentions}
        if carried.isdisjoint(subjects):
            carry.mentions = [Mention(-1, -1, [(subject, 1.0)]) for subject in subjects[:1]]
    return claims


def _word_claims(operands: Operands) -> list[WordClaim]:
    leaders, ranked = leader_claims(operands)
    return [
        *leaders,
        *direction_claims(operands),
        *comparison_claims(operands),
        *ranking_claims(operands, ranked),
        *category_claims(operands),
        *missing_claims(operands),
        *whole_claims(operands),
    ]


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

"""Those said to stand first: `dua program dengan pagu terbesar, yaitu A dan B`, `A terbesar, disusul B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.binding import LEAST_RANK
from assistant.checks.lexicon import vocabulary
from assistant.checks.mentions import Mention
from assistant.checks.operands import Operands, claim_tag
from assistant.checks.peers import peers_of
from assistant.checks.quantities import Quantity
from assistant.checks.rankings import entry_of
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_OPENS = vocabulary("yaitu yakni adalah ialah : (")
_FOLLOWS = vocabulary("disusul diikuti dibuntuti")
_SIDES = {"top": 1, "bottom": -1}
_JOINTS = vocabulary(", dan serta ( ) kemudian lalu dengan sebesar sebanyak oleh yaitu yakni selanjutnya")
_MOST = 10
_REACH = 7
_NEAR = 4
_LEAST = 2
_ALIKE = 0.9


def leader_claims(operands: Operands) -> tuple[list[WordClaim], set[int]]:
    """The verdicts on those listed as first or next, and the places of the superlatives that they settle."""
    claims: list[WordClaim] = []
    places: set[int] = set()
    for one in operands.sentence.quantities:
        at = _superlative_after(operands, one)
        listed = _list_after(operands, at + 1) if at else []
        if listed and len(listed) == one.value:
            found = list(_judge_group(operands, one, at, listed))
            claims += [claim for claim in found if claim.status is ClaimStatus.CONTRADICTED]
            places |= {at} if found else set()
    claims += _followers(operands)
    return claims, places


def _superlative_after(operands: Operands, one: Quantity) -> int:
    """Where the superlative of a number stands that says how many stand first, else 0."""
    sentence = operands.sentence
    counts = one.kind in (Kind.BARE, Kind.COUNT) and one.value == one.value.to_integral()
    if not counts or not _LEAST <= one.value <= _MOST or one.token.decimals:
        return 0
    for at in range(one.at + 1, min(one.at + _REACH, len(sentence.words))):
        if sentence.words[at].text in ",;:(":
            return 0
        if claim_tag(sentence, at) in _SIDES:
            return at
    return 0


def _list_after(operands: Operands, start: int) -> list[Mention]:
    """The subjects of a list right behind a place: only joints and numbers stand between them."""
    sentence = operands.sentence
    stop = min(start + _NEAR, len(sentence.words))
    opener = next((at for at in range(start, stop) if sentence.lower(at) in _OPENS), None)
    if opener is None:
        return []
    return _run(operands, opener)


def _run(operands: Operands, before: int) -> list[Mention]:
    sentence, found, end = operands.sentence, list[Mention](), before
    for mention in sentence.mentions:
        if mention.first <= before:
            continue
        between = range(end + 1, mention.first)
        if not all(_joins(operands, at) for at in between) or (found and len(between) == 0):
            break
        found.append(mention)
        end = mention.last
    return found


def _joins(operands: Operands, at: int) -> bool:
    word = operands.sentence.words[at]
    inside = any(one.at <= at < one.after for one in operands.sentence.quantities)
    head = not word.text[:1].islower() and word.is_word
    return inside or head or word.lower in _JOINTS


def _judge_group(
    operands: Operands, one: Quantity, at: int, listed: Sequence[Mention]
) -> Iterator[WordClaim]:
    sign = _SIDES[str(claim_tag(operands.sentence, at))]
    ordered = _ordered(_peers(operands, at, listed[0]), sign)
    if len(ordered) <= one.value:
        return
    bar = ordered[int(one.value) - 1].value
    assert isinstance(bar, Decimal)
    first = {e.subject for e in ordered if isinstance(e.value, Decimal) and (e.value - bar) * sign >= 0}
    names = ", ".join(entry.fact.subject for entry in ordered[: int(one.value)])
    ids = tuple(entry.fact.id for entry in ordered[: int(one.value)])
    if one.status != "supported":
        one.status, one.why, one.reason, one.entries, one.fact_ids = "supported", "count", "", (), ids
    for mention in listed:
        good = bool(_meant(mention) & first)
        status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
        reason = None if good else f"Menurut fakta, yang dimaksud adalah {names}."
        yield WordClaim(mention.first, mention.last, "rank", status, reason, ids)


def _followers(operands: Operands) -> Iterator[WordClaim]:
    """Contradict what is said to come next (`disusul B dan C`) where it does not, in this order."""
    sentence = operands.sentence
    for place in range(len(sentence.words)):
        if sentence.lower(place) not in _FOLLOWS:
            continue
        at = next((p for p in range(place - 1, -1, -1) if claim_tag(sentence, p) in _SIDES), None)
        before = [m for m in sentence.mentions if m.last < place and not m.total]
        if at is None or not before:
            continue
        peers = _peers(operands, at, before[-1])
        ordered = _ordered(peers, _SIDES[str(claim_tag(sentence, at))])
        values = [entry.value for entry in ordered]
        start = next((n for n, entry in enumerate(ordered) if entry.subject in _meant(before[-1])), None)
        if start is None:
            continue
        for step, mention in enumerate(_run(operands, place), start=start + 1):
            own = next((entry for entry in ordered if entry.subject in _meant(mention)), None)
            if own is None or step >= len(ordered):
                break
            if own.value != values[step]:
                reason = f"Menurut fakta, berikutnya adalah {ordered[step].fact.subject}."
                ids = (own.fact.id, ordered[step].fact.id)
                yield WordClaim(mention.first, mention.last, "rank", ClaimStatus.CONTRADICTED, reason, ids)


def _peers(operands: Operands, at: int, mention: Mention) -> list[Entry]:
    """What those are ranked by that stand beside a mention's subject, empty where nothing is known of it."""
    mark = operands.mark_near(at)
    measure: Measure | None = mark.measure if mark is not None else None
    said = [one.entries[0] for one in operands.direct() if one.entries]
    own = next((entry for entry in said if entry.subject in _meant(mention)), None)
    if own is None or (measure is not None and own.measure.code is not measure.code):
        own = entry_of(operands, mention, at, measure, operands.years_at(at))
    return peers_of(operands, own) if own is not None else []


def _meant(mention: Mention) -> frozenset[int]:
    least = mention.options[0][1] * (_ALIKE if mention.sure else LEAST_RANK)
    return frozenset(subject for subject, rank in mention.options if rank >= least)


def _ordered(entries: Sequence[Entry], sign: int) -> list[Entry]:
    known = {entry.subject: entry for entry in entries if isinstance(entry.value, Decimal)}
    return sorted(known.values(), key=lambda entry: -sign * Decimal(str(entry.value)))

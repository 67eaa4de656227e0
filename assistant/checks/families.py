"""Families that names of facts form (`Produksi padi Kecamatan …`): how many there are, and which do what."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.lexicon import Code, vocabulary
from assistant.checks.operands import Operands, claim_tag
from assistant.checks.quantities import Bound, Quantity
from assistant.checks.table import Entry, Kind

_KINDS = vocabulary("jenis macam kelompok buah")
_LEAST = 3
TWINS = {"kabupaten": "kota", "kota": "kabupaten", "desa": "kelurahan", "kelurahan": "desa"}
_LINKS_TWIN = frozenset({"/", "dan", "atau"})
_TOP_WORDS = {"besar": 1, "teratas": 1, "terbaik": 1, "tertinggi": 1, "terbesar": 1, "terbawah": -1}


def family_counts(operands: Operands) -> None:
    """Settle the numbers that count members of a family: all of them, or those beyond a threshold."""
    sentence = operands.sentence
    for one in sentence.quantities:
        if one.settled or one.kind not in (Kind.COUNT, Kind.BARE) or one.value != one.value.to_integral():
            continue
        noun = _noun_after(operands, one)
        families = [list(group) for group in operands.binder.index.families(noun)]
        families += [group + _twins(operands, noun, group) for group in families]
        if not families:
            continue
        threshold = _threshold(operands, one)
        if threshold is not None:
            _judge_threshold(operands, one, families, threshold)
        elif _counts_family(operands, one, families):
            one.status, one.why = "supported", "count"


def _noun_after(operands: Operands, one: Quantity) -> str:
    at = one.at + 1
    while operands.sentence.lower(at) in _KINDS:
        at += 1
    return operands.sentence.lower(at)


def _twins(operands: Operands, noun: str, group: Sequence[int]) -> list[int]:
    """The members of `Kota …` beside those of `Kabupaten …`, of families that are told of alike."""
    index = operands.binder.index
    twin = TWINS.get(noun)
    if twin is None:
        return []
    prefix = index.prefix(group[0], noun)
    return index.members(prefix, twin)


def _threshold(operands: Operands, one: Quantity) -> Quantity | None:
    """The number that members are said to lie above or below, where one is."""
    first, last = operands.clause(one.at)
    for other in operands.sentence.quantities:
        bounded = other.bound not in (Bound.EXACT, Bound.ALMOST, Bound.ABOUT)
        if bounded and max(first, one.at + 1) <= other.at < last and not other.settled:
            return other
    return None


def _judge_threshold(
    operands: Operands, one: Quantity, families: Sequence[Sequence[int]], threshold: Quantity
) -> None:
    counts: list[int] = []
    for members in families:
        held = [
            (subject, threshold.says(entry.value))
            for subject in members
            for entry in told(operands, subject, threshold.kind)
            if isinstance(entry.value, Decimal)
        ]
        if len(held) < _LEAST:
            continue
        good = {subject for subject, holds in held if holds}
        named = _named(operands, one, {subject for subject, _ in held})
        counts.append(len(good))
        fits = len(good) == one.value and named <= good and len(named) in (0, 1, int(one.value))
        threshold.status, threshold.reason = "exempt", "ambang"
        one.status, one.why = ("supported" if fits else "contradicted"), "count"
        one.reason = "" if fits else f"Menurut fakta, {counts[0]} yang memenuhi."
        if fits:
            return


def told(operands: Operands, subject: int, kind: Kind) -> list[Entry]:
    """What the facts tell of a member in a kind, of the year that the sentence speaks of."""
    years = operands.years_at(len(operands.sentence.words))
    own = operands.binder.table.of_subject(subject)
    alike = [entry for entry in own if kind in (entry.kind, Kind.ANY) and entry.measure.quarter == 0]
    return [entry for entry in alike if entry.year is None or entry.year in years][:1]


def _named(operands: Operands, one: Quantity, known: set[int]) -> set[int]:
    """The members that the sentence lists."""
    content = operands.binder.index.content
    common = frozenset.intersection(*(content[subject] for subject in known)) if known else frozenset()
    named: set[int] = set()
    for mention in operands.sentence.mentions:
        if mention.last <= one.at:
            continue
        said = set(operands.sentence.between(mention.first, mention.last + 1))
        meant = [subject for subject, _ in mention.options if subject in known]
        told_of = {subject for subject in meant if content[subject] - common <= said}
        named |= told_of or set(meant[:1])
    return named


def _counts_family(operands: Operands, one: Quantity, families: Sequence[Sequence[int]]) -> bool:
    """Tell whether a number is how many members are known, or one more where the office itself is one."""
    noun = _noun_after(operands, one)
    table = operands.binder.table
    stated = any(
        operands.binder.index.content[e.subject] <= {noun, TWINS.get(noun)} for e in table.of_code(Code.COUNT)
    )
    if stated:
        return False
    own = any(noun in agency.lower().split() for agency, _, _ in table.subjects[:1])
    return any(one.value in (len(members), len(members) + own) for members in families)


def top_claims(operands: Operands) -> list[tuple[Quantity, int, int]]:
    """Numbers that say how many stand first or last, with the side and the place of the word that says so.

    As in `tiga besar` and `dua unsur dengan nilai terendah`.
    """
    sentence = operands.sentence
    found = []
    for one in sentence.quantities:
        if one.kind not in (Kind.COUNT, Kind.BARE) or not one.token.words or one.value < 2:
            continue
        word = sentence.lower(one.at + 1)
        if word in _TOP_WORDS:
            found.append((one, _TOP_WORDS[word], one.at + 1))
            continue
        if operands.binder.index.families(_noun_after(operands, one)):
            stop = min(one.at + 7, len(sentence.words))
            for at in range(one.at + 1, stop):
                tag = claim_tag(sentence, at)
                if tag in ("top", "bottom"):
                    found.append((one, 1 if tag == "top" else -1, at))
                    break
    return found

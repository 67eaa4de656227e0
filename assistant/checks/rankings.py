"""Words of rank: tertinggi, terbesar, paling rendah."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from assistant.checks.clauses import clause_at
from assistant.checks.families import told, top_claims
from assistant.checks.lexicon import HIGHER, LOWER, NEGATIONS, Code, vocabulary
from assistant.checks.marks import quarter_at
from assistant.checks.mentions import Mention
from assistant.checks.operands import NO_NUMBER, Operands, claim_tag
from assistant.checks.peers import own_years, peers_of
from assistant.checks.quantities import Quantity
from assistant.checks.sentence import Sentence
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import TokenKind, format_number

_CLAUSE_STOPS = frozenset({";", "sedangkan", "sementara", "namun", "tetapi"})
_OF_LEVELS = frozenset({"tertinggi", "terendah"})
_LEAST_PEERS = 2
_BESIDE = 5
_EACH = frozenset({"masing-masing", "berturut-turut"})
_STANDS = frozenset({"peringkat", "urutan", "posisi"})
_LAST = frozenset({"terakhir", "terbawah", "buncit", "bontot"})
_HOLDS_RANK = vocabulary(
    "dengan mencatat memiliki mencatatkan merupakan menjadi adalah ialah membukukan meraih"
)
_OF_MERIT = {"terbaik": 1, "terkuat": 1, "terburuk": -1, "terlemah": -1, "terjelek": -1}
"""Superlatives that praise or blame: which way they point depends on the indicator."""
_TURNS = vocabulary("; sedangkan sementara namun tetapi")
_ACTIVE = ("meng", "meny", "mem")
_QUARTERS = frozenset({"triwulan", "tw", "kuartal"})
_ALIKE = 0.9
_NEXT = frozenset({"berikut", "berikutnya", "selanjutnya"})


def ranking_claims(operands: Operands, done: Container[int] = ()) -> Iterator[WordClaim]:
    """The verdict on every superlative in a sentence that is not among those done."""
    sentence = operands.sentence
    last_measure: Measure | None = None
    at = 0
    _judge_top(operands)
    settled = {at for number, _, at in top_claims(operands) if number.why == "count"}
    while at < len(sentence.words):
        sign, last = _superlative(operands, at)
        if sign == 0 or at in settled or at in done:
            at += 1
            continue
        mark = operands.mark_near(at)
        measure = mark.measure if mark is not None else last_measure
        claim = _verdict(operands, at, last, sign, measure)
        last_measure = measure
        if claim is not None:
            yield claim
        at = last + 1


def _superlative(operands: Operands, at: int) -> tuple[int, int]:
    sentence = operands.sentence
    tag = claim_tag(sentence, at)
    if tag == "top":
        return 1, at
    if tag == "bottom":
        return -1, at
    if sentence.lower(at) in _STANDS and _ordinal_at(operands, at + 1):
        from_below = sentence.lower(at + 2) in _LAST or claim_tag(sentence, at + 2) == "bottom"
        return (-1, at + 2) if from_below else (1, at)
    if sentence.lower(at) in _STANDS and sentence.lower(at + 1) in _LAST:
        return -1, at + 1
    if sentence.lower(at) in _OF_MERIT and sentence.mention_at[at] is None:
        return _OF_MERIT[sentence.lower(at)], at
    if sentence.lower(at) == "paling":
        after = sentence.lower(at + 1)
        followed = any(one.at == at + 2 for one in sentence.quantities)
        if not followed and after in HIGHER:
            return 1, at + 1
        if not followed and after in LOWER:
            return -1, at + 1
    return 0, at


def _ordinal_at(operands: Operands, at: int) -> int:
    words = operands.sentence.words
    number = words[at].number if 0 <= at < len(words) else None
    if number is None or number.kind is not TokenKind.ORDINAL or number.value is None:
        return 0
    return int(number.value)


def _verdict(operands: Operands, at: int, last: int, sign: int, measure: Measure | None) -> WordClaim | None:
    place = _place(operands, last)
    over_years = _over_years(operands, at)
    beside = _number_beside(operands, at, measure)
    owns: list[Entry] = []
    years = operands.years_at(at)
    for mention in _claimed(operands, at):
        own = _written(operands, mention, at) or entry_of(operands, mention, at, measure, years)
        if own is not None:
            owns.append(own)
    if beside is not None:
        owns.append(beside)
    listed = _listed_after(operands, at, measure)
    if listed:
        return _judge(operands, (at, last), sign, place, listed[0], listed)
    ranked = _years_listed(operands, at) or _office_among(operands, last, years)
    ranked = ranked or _quarters(operands, at, owns)
    if ranked:
        return _judge(operands, (at, last), sign, place, ranked[0], ranked)
    handed = _handed_out(operands, at)
    owns = [handed] if handed is not None else owns
    of_merit = operands.sentence.lower(at) in _OF_MERIT
    for own in owns:
        if of_merit and operands.binder.table.polarity(own.subject) < 0:
            sign = -sign
        if _of_counts(operands, own, last):
            continue
        peers = own_years(operands, own) if over_years else peers_of(operands, own)
        if len({entry.subject for entry in peers}) < _LEAST_PEERS and not over_years:
            peers = own_years(operands, own)
        if len(peers) < _LEAST_PEERS:
            continue
        return _judge(operands, (at, last), sign, place, own, _as_written(operands, own, peers, sign))
    if of_merit or (owns and all(_of_counts(operands, own, last) for own in owns)):
        return None
    status, unknown = operands.unknown(at)
    return WordClaim(at, last, "rank", status, unknown)


def _years_listed(operands: Operands, at: int) -> list[Entry]:
    """The last of several years just listed before the others: `80%, 112%, dan 70%, yang terendah`."""
    sentence = operands.sentence
    before = [one for one in operands.direct() if one.at < at and one.entries]
    listed = [one.entries[0] for one in before]
    if len(listed) <= _LEAST_PEERS or any(m.sure and before[-1].at < m.first for m in sentence.mentions):
        return []
    about = {(entry.subject, entry.measure, entry.kind) for entry in listed}
    dated = {entry.year for entry in listed if entry.year is not None}
    between = sentence.between(before[-1].after, at)
    told = any(after.at > at for after in operands.direct()) or _TURNS & set(between)
    return listed[::-1] if len(about) == 1 and len(dated) == len(listed) and not told else []


def _office_among(operands: Operands, last: int, years: Sequence[int]) -> list[Entry]:
    """The office's own fact before those of the others that it is ranked with: `ke-4 dari lima provinsi`."""
    index, table = operands.binder.index, operands.binder.table
    if any(m.sure and m.last < last for m in operands.sentence.mentions):
        return []
    for one in operands.sentence.quantities:
        if not last < one.at <= last + _BESIDE or one.why != "count":
            continue
        noun = operands.sentence.lower(one.at + 1)
        for members in index.families(noun):
            others = {entry for member in members for entry in told(operands, member, Kind.ANY)[:1]}
            for subject in index.general(index.prefix(members[0], noun)):
                for own in table.of_subject(subject):
                    peers = [e for e in others if (e.measure, e.kind) == (own.measure, own.kind)]
                    if own.year in years and len(peers) > _LEAST_PEERS:
                        return [own, *peers]
    return []


def _quarters(operands: Operands, at: int, owns: Sequence[Entry]) -> list[Entry]:
    """The fact of a quarter before those of the same year's other quarters, where quarters are ranked."""
    sentence = operands.sentence
    _, stop = clause_at(sentence, at)
    place = next((p for p in range(at + 1, stop) if sentence.lower(p) in _QUARTERS), None)
    if place is None or any(m.sure and at < m.first < place for m in sentence.mentions):
        return []
    quarter = quarter_at(sentence.words, place)
    said = [one.entries[0] for one in operands.direct() if one.entries and one.at > at]
    table = operands.binder.table
    told_of = [entry for own in owns for entry in table.of_subject(own.subject) if entry.year == own.year]
    for own in [entry for entry in (*said, *owns, *told_of) if entry.measure.quarter == quarter]:
        peers = [
            entry
            for entry in table.of_subject(own.subject)
            if entry.measure.code is own.measure.code and entry.measure.quarter and entry.year == own.year
        ]
        if quarter and len(peers) >= _LEAST_PEERS:
            return [own, *(entry for entry in peers if entry is not own)]
    return []


def _handed_out(operands: Operands, at: int) -> Entry | None:
    """The fact of `tertinggi dan terendah masing-masing A (5) dan B (3)` that belongs to one of them."""
    sentence = operands.sentence
    heads = [
        p for p in range(max(0, at - 2), at + 3) if p < len(sentence.words) and _superlative(operands, p)[0]
    ]
    if len(heads) != _LEAST_PEERS or sentence.between(heads[0] + 1, heads[1]) not in (["dan"], ["serta"]):
        return None
    if not _EACH & set(sentence.between(at, len(sentence.words))):
        return None
    known = [one.entries[0] for one in operands.direct() if one.at > at and one.entries]
    return known[heads.index(at)] if len(known) >= _LEAST_PEERS and at in heads else None


def _judge_top(operands: Operands) -> None:
    """Settle `tiga besar` and `dua unsur dengan nilai terendah` by the members that the sentence tells of."""
    said = [one.entries[0] for one in operands.direct() if one.entries]
    for number, sign, _ in top_claims(operands):
        for own in said:
            peers = [entry for entry in peers_of(operands, own) if isinstance(entry.value, Decimal)]
            named = {entry.subject for entry in said if any(entry is peer for peer in peers)}
            if len(named) != number.value or len(peers) <= _LEAST_PEERS:
                continue
            ordered = sorted(peers, key=_size, reverse=sign > 0)
            fits = named == {entry.subject for entry in ordered[: len(named)]}
            number.status, number.why = ("supported" if fits else "contradicted"), "count"
            number.entries, number.fact_ids = (), tuple(entry.fact.id for entry in ordered[: len(named)])
            names = ", ".join(entry.fact.subject for entry in ordered[: len(named)])
            number.reason = "" if fits else f"Menurut fakta, yang dimaksud adalah {names}."
            break


def _size(entry: Entry) -> Decimal:
    return entry.value if isinstance(entry.value, Decimal) else Decimal(0)


def _of_counts(operands: Operands, own: Entry, last: int) -> bool:
    """Tell whether a fact only counts, where the superlative is of levels."""
    return own.measure.code is Code.COUNT and operands.sentence.lower(last) in _OF_LEVELS


def _listed_after(operands: Operands, at: int, measure: Measure | None) -> list[Entry]:
    """The fact that is said to be highest and those listed behind it: `97 yang tertinggi: B 96, C 95`."""
    sentence = operands.sentence
    colon = next((place for place in range(at + 1, at + 4) if sentence.lower(place) == ":"), None)
    known = [one for one in operands.direct() if one.entries]
    before = [one for one in known if one.at < at]
    after = [one for one in known if colon is not None and one.at > colon]
    if not before or len(after) < _LEAST_PEERS:
        return []
    alike = [one for one in after if one.kind is before[-1].kind]
    return [one.entries[0] for one in (before[-1], *alike)] if len(alike) == len(after) else []


def _over_years(operands: Operands, at: int) -> bool:
    """Tell whether the rank is among years: `tertinggi dalam tiga tahun`, `terendah sejak 2020`."""
    sentence = operands.sentence
    words = sentence.between(at + 1, at + 7)
    for place, word in enumerate(words):
        if word in ("dalam", "selama", "sepanjang", "sejak"):
            rest = words[place + 1 : place + 5]
            dated = any(at + 1 + place < mark.first <= at + 5 + place for mark in sentence.years)
            return word == "sejak" or dated or bool({"tahun", "periode", "kurun"} & set(rest))
        if sentence.words[at + 1 + place].text in ",;.":
            return False
    return False


def _number_beside(operands: Operands, at: int, measure: Measure | None) -> Entry | None:
    """The fact of the first number after a superlative in its clause, where it is of the measure meant."""
    _, last = clause_at(operands.sentence, at)
    later = [place for place in range(at + 1, last) if _superlative(operands, place)[0]]
    for one in operands.direct():
        if at < one.at < min([last, *later]) and one.entries:
            entry = one.entries[0]
            return entry if measure is None or entry.measure.code is measure.code else None
    return None


def _written(operands: Operands, mention: Mention, at: int) -> Entry | None:
    """The fact of a number in the same clause that speaks of a mention's subject."""
    first, last = operands.clause(at)
    known = [one.entries[0] for one in operands.direct() if first <= one.at < last and one.entries]
    best = mention.options[0][1]
    for subject, rank in sorted(mention.options, key=lambda option: -option[1]):
        if mention.sure and rank < best * _ALIKE:
            continue
        for entry in known:
            if entry.subject == subject:
                return entry
    return None


def _judge(
    operands: Operands, span: tuple[int, int], sign: int, place: int, own: Entry, peers: Sequence[Entry]
) -> WordClaim:
    at, last = span
    denied = any(word in NEGATIONS for word in operands.sentence.between(at - 2, at))
    values = sorted((entry.value for entry in peers if isinstance(entry.value, Decimal)), reverse=sign > 0)
    ids = tuple(entry.fact.id for entry in peers)
    best = [entry for entry in peers if len(values) >= place and entry.value == values[place - 1]]
    holds = any(_about(entry) == _about(own) for entry in best)
    if holds is not denied:
        return WordClaim(at, last, "rank", ClaimStatus.SUPPORTED, None, ids)
    name = f"{best[0].fact.subject} ({format_number(values[place - 1])})" if best else "yang lain"
    return WordClaim(
        at, last, "rank", ClaimStatus.CONTRADICTED, f"Menurut fakta, yang dimaksud adalah {name}.", ids
    )


def _as_written(operands: Operands, own: Entry, peers: Sequence[Entry], sign: int) -> list[Entry]:
    """One fact of each peer: what the sentence's numbers say, else of contradicting ones the humblest."""
    said = {_about(entry): entry for one in operands.sentence.quantities for entry in one.entries[:1]}
    said[_about(own)] = own
    found: dict[tuple[int, Measure, int | None], Entry] = {}
    for entry in sorted(peers, key=lambda one: sign * one.value if isinstance(one.value, Decimal) else 0):
        found.setdefault(_about(entry), said.get(_about(entry), entry))
    return list(found.values())


def _about(entry: Entry) -> tuple[int, Measure, int | None]:
    return entry.subject, entry.measure, entry.year


def _place(operands: Operands, last: int) -> int:
    """The rank meant: 2 for `terbesar kedua` and `terbesar berikutnya`, else 1."""
    sentence = operands.sentence
    if sentence.lower(last + 1) in _NEXT:
        return 2
    return _ordinal_at(operands, last + 1) or _ordinal_at(operands, last - 1) or 1


def _holds_rank(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb leads from who holds a rank to the rank: `menjadi`, `menghasilkan`."""
    mention = sentence.mention_at[at]
    named = mention is not None and at in mention.places
    return sentence.lower(at) in _HOLDS_RANK or (not named and sentence.lower(at).startswith(_ACTIVE))


def _claimed(operands: Operands, at: int) -> list[Mention]:
    """The subjects that may hold the rank: after the word in its clause, else before it."""
    sentence = operands.sentence
    stop = len(sentence.words)
    for place in range(at + 1, len(sentence.words)):
        if sentence.words[place].lower in _CLAUSE_STOPS:
            stop = place
            break
    start = 0
    for place in range(at - 1, -1, -1):
        if sentence.words[place].lower in _CLAUSE_STOPS:
            start = place + 1
            break
    earlier = [place for place in range(start, at) if _superlative(operands, place)[0]]
    start = earlier[-1] if earlier else start
    after = [m for m in sentence.mentions if at < m.first < stop]
    before = [m for m in sentence.mentions if start <= m.first and m.last < at]
    around = [m for m in after if m.first <= at + 1] if not before else []
    own = [m for m in after if m not in around]
    dated = [m for m in own if not m.total]
    if before and sentence.lower(at) in _STANDS:
        return before[::-1]
    verb = next((p for p in range(at - 1, start - 1, -1) if _holds_rank(sentence, p)), None)
    holders = [m for m in before if verb is not None and m.first < verb]
    if holders and not (earlier and own):
        return [*reversed(holders), *(m for m in reversed(before) if m not in holders), *dated]
    return [*dated, *around, *reversed(before)]


def entry_of(
    operands: Operands, mention: Mention, at: int, measure: Measure | None, years: Sequence[int]
) -> Entry | None:
    likeness = Quantity(at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY, measure=measure, measured=True)
    for entry in operands.binder.of_mention(likeness, mention, operands.sentence.mentions):
        if isinstance(entry.value, Decimal) and (entry.year is None or entry.year in years):
            return entry
    return None

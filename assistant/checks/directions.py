"""Words of change: naik, menurun, bertambah, tetap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checks.lexicon import NEGATIONS, THAN, vocabulary
from assistant.checks.operands import Operands, Side, by_subject, claim_tag
from assistant.checks.quantities import Quantity, Role
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus
from assistant.domain.numerals import format_number

_NOUNS = vocabulary(
    """
    kenaikan peningkatan penambahan pertambahan pertumbuhan lonjakan penurunan pengurangan
    penyusutan
    """
)
_HAPPENS = vocabulary("mengalami terjadi mencatat mencatatkan menunjukkan ada terdapat adanya membukukan")
_STEADY = vocabulary("pada di sebesar sama sebanyak stabil berada")
_EXPECTED = {"up": 1, "down": -1, "same": 0, "better": 1, "worse": -1}
_OF_QUALITY = frozenset({"better", "worse"})
_PHRASE = {"up": "naik", "down": "turun", "same": "tetap", "better": "membaik", "worse": "memburuk"}


def direction_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every word of change in a sentence."""
    sentence = operands.sentence
    for at in range(len(sentence.words)):
        tag = claim_tag(sentence, at)
        if tag in _EXPECTED and _claims(operands, at, tag):
            yield _verdict(operands, at, tag)


def _claims(operands: Operands, at: int, tag: str) -> bool:
    """Tell whether a word of change says that something changed, rather than names an effort."""
    sentence = operands.sentence
    word, before, after = sentence.lower(at), sentence.lower(at - 1), sentence.lower(at + 1)
    if word in _NOUNS:
        if before in _HAPPENS or sentence.lower(at - 2) in _HAPPENS:
            return True
        return any(one.at > at and one.at - at <= 6 and one.why == "derived" for one in sentence.quantities)
    if tag == "same" and any(one.lower in ("seandainya", "andaikata") for one in sentence.words[:at]):
        return False
    if tag == "same":
        number_next = any(one.at == at + 1 for one in sentence.quantities)
        if word == "sama":
            return after in ("dengan", "seperti") and before not in ("kerja", "bersama", "yang")
        if after == "di" and sentence.lower(at + 2) in ("bawah", "atas"):
            return False
        return word != "tetap" or number_next or after in _STEADY
    return before not in ("untuk", "agar", "dapat", "akan", "supaya", "diharapkan", "bisa", "terus-menerus")


def _verdict(operands: Operands, at: int, tag: str) -> WordClaim:
    negated = any(word in NEGATIONS for word in operands.sentence.between(at - 3, at))
    runs = _runs(operands, at)
    if not runs:
        status, unknown = operands.unknown(at)
        return WordClaim(at, at, "direction", status, unknown)
    wanted = _EXPECTED[tag]
    holds = [_moves(run, wanted * _polarity(operands, run, tag)) is not negated for run in runs]
    ids = tuple(dict.fromkeys(name for run in runs for side in run for name in side.fact_ids))
    if any(holds):
        return WordClaim(at, at, "direction", ClaimStatus.SUPPORTED, None, ids)
    shown = " → ".join(format_number(side.value) for side in runs[0])
    reason = f"Menurut fakta, nilainya {shown}, bukan {_PHRASE[tag]}."
    return WordClaim(at, at, "direction", ClaimStatus.CONTRADICTED, reason, ids)


def _polarity(operands: Operands, run: Sequence[Side], tag: str) -> int:
    """Which way is better for what changed, where the word speaks of better and worse."""
    entry = run[0].entry or run[-1].entry
    if tag not in _OF_QUALITY or entry is None:
        return 1
    return operands.binder.table.polarity(entry.subject)


def _moves(run: Sequence[Side], wanted: int) -> bool:
    steps = [right.value - left.value for left, right in pairwise(run)]
    if wanted == 0:
        return all(step == 0 for step in steps)
    return all(step * wanted > 0 for step in steps)


def _runs(operands: Operands, at: int) -> list[list[Side]]:
    """Values in the order of time that the word speaks of: those written, else those of the facts."""
    written = _written(operands, at)
    if written:
        return [written]
    return _from_facts(operands, at)


def _written(operands: Operands, at: int) -> list[Side]:
    sentence = operands.sentence
    end = _reach(operands, at)
    numbers = [one for one in operands.direct() if one.role is not Role.WHOLE or one.measured is False]
    inside = [one for one in numbers if at < one.at < end]
    chain = _chain(inside)
    if chain:
        return [operands.side(one) for one in chain]
    before = [one for one in numbers if one.at < at and not _stops_between(operands, one.at, at)]
    if inside:
        first = inside[0]
        lead = sentence.between(at + 1, first.at)
        if first.role is Role.TO and first.partner is not None and first.partner.at < at:
            return [operands.side(first.partner), operands.side(first)]
        if "menjadi" in lead and before and before[-1].kind is first.kind:
            return [operands.side(before[-1]), operands.side(first)]
        if any(word in THAN for word in lead) and before and before[-1].kind is first.kind:
            return [operands.side(first), operands.side(before[-1])]
        series = _series(inside)
        if series and any(word in (":", "(", "yaitu", "yakni", "masing-masing", "dengan") for word in lead):
            return [operands.side(one) for one in series]
    if before and any(before[-1].at < mark.first < at for mark in sentence.measures):
        return []
    chain = _chain(before)
    if chain and (not inside or inside[0].role is Role.NONE):
        return [operands.side(one) for one in chain]
    series = _series(before)
    if len(series) > 1 and not inside and _same_frame(series):
        return [operands.side(one) for one in series]
    return []


def _reach(operands: Operands, at: int) -> int:
    """Where the words after a word of change stop to speak of that change."""
    sentence = operands.sentence
    _, last = operands.clause(at)
    for place in range(at + 1, last):
        tag = claim_tag(sentence, place)
        if tag in ("up", "down", "better", "worse", "exceed"):
            return place
        if sentence.words[place].text == "," and any(
            mark.first > place and mark.first <= place + 3 for mark in sentence.measures
        ):
            return place
    return last


def _stops_between(operands: Operands, first: int, last: int) -> bool:
    sentence = operands.sentence
    for place in range(first + 1, last):
        if sentence.words[place].lower in (";", "sedangkan", "sementara", "namun", "tetapi"):
            return True
        if claim_tag(sentence, place) in ("up", "down", "better", "worse"):
            return True
    return False


def _chain(numbers: Sequence[Quantity]) -> list[Quantity]:
    """The last `dari A menjadi B [dan C]` among some numbers, whole."""
    known = {id(one) for one in numbers}
    best: list[Quantity] = []
    for one in numbers:
        if one.role is not Role.TO:
            continue
        chain = [one]
        while chain[0].partner is not None and chain[0].role is Role.TO and id(chain[0].partner) in known:
            chain.insert(0, chain[0].partner)
        if len(chain) > 1 and len(chain) >= len(best):
            best = chain
    return best


def _series(numbers: Sequence[Quantity]) -> list[Quantity]:
    """Numbers of one kind with one year each, by year; empty where years are missing or repeat."""
    if len(numbers) < 2:
        return []
    kind = numbers[0].kind
    dated = [
        (one, next(iter(one.years)))
        for one in numbers
        if one.kind is kind and one.years and len(one.years) == 1
    ]
    years = [year for _, year in dated]
    if len(dated) < 2 or len(set(years)) < len(years):
        return []
    return [one for one, _ in sorted(dated, key=lambda pair: pair[1])]


def _same_frame(numbers: Sequence[Quantity]) -> bool:
    frames = {(one.entries[0].subject, one.entries[0].measure) for one in numbers if one.entries}
    return len(frames) == 1


def _from_facts(operands: Operands, at: int) -> list[list[Side]]:
    mark = operands.mark_near(at)
    entries = operands.facts_at(at, mark.measure if mark is not None else None)
    if mark is None and not operands.sentence.mentions:
        return []
    years = operands.years_at(at)
    bases = operands.base_years()
    runs = []
    for known in by_subject(entries).values():
        dated = sorted(year for year in known if year is not None)
        wanted: list[int] = []
        if len(years) > 1:
            wanted = [year for year in dated if years[0] <= year <= years[-1]]
            if operands.sentence.lower(at - 1) not in ("terus", "konsisten", "selalu"):
                wanted = [wanted[0], wanted[-1]] if len(wanted) > 1 else wanted
        elif years:
            base = max((year for year in bases if year in known), default=None)
            if base is None:
                earlier = [year for year in dated if year < years[0]]
                base = earlier[-1] if earlier and not bases else None
            if base is not None and years[0] in known:
                wanted = sorted((base, years[0]))
        if len(wanted) > 1:
            picked = [known[year] for year in wanted]
            runs.append([Side(one.value, one, one.kind) for one in picked])  # type: ignore[arg-type]
    return runs

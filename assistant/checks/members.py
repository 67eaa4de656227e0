"""Members of a class that a text names: `… yaitu A, B dan C`, `hanya A yang terserap di bawah 90%`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assistant.checks.binding import LEAST_RANK
from assistant.checks.conditions import Condition, condition_at
from assistant.checks.counting import EXACT
from assistant.checks.lexicon import NEGATIONS, vocabulary
from assistant.checks.mentions import Mention
from assistant.checks.operands import Operands
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_OPENS_LIST = vocabulary(": yaitu yakni ialah adalah meliputi")
_ONLY = vocabulary("hanya cuma hanyalah")
_REACH = 14
_NEAR = 8
_JOINTS = frozenset({",", "dan", "serta", "maupun"})
_ALIKE = 0.9
_LEAST_LISTED = 2


def named_members(operands: Operands, after: int, holds: Callable[[int], bool | None]) -> Iterator[WordClaim]:
    """Contradict each member in a list behind a class of which the facts say what the class is not.

    A list of those of which it is not said (`…, yang belum ialah A`) is held against the contrary.
    """
    wrong = _tells_others(operands, after)
    for mention in _listed(operands, after):
        if _known(mention, holds) is wrong:
            reason = "Menurut fakta, ini tidak termasuk."
            yield WordClaim(mention.first, mention.last, "class", ClaimStatus.CONTRADICTED, reason)


def _tells_others(operands: Operands, after: int) -> bool:
    """Tell whether a list is of those of which the contrary is said: `…, yang belum ialah A`."""
    sentence = operands.sentence
    stop = min(after + _REACH, len(sentence.words))
    opener = next((at for at in range(after, stop) if sentence.lower(at) in _OPENS_LIST), after)
    places = range(after, opener)
    return any(sentence.lower(at) == "yang" and sentence.lower(at + 1) in NEGATIONS for at in places)


def count_listed(operands: Operands, after: int) -> int:
    """How many subjects a list behind a class names."""
    return len(listed_members(operands, after))


def listed_members(operands: Operands, after: int) -> frozenset[int]:
    """The subjects that a list behind a class names."""
    return frozenset(mention.options[0][0] for mention in _listed(operands, after))


def lists_all(operands: Operands, after: int) -> int | None:
    """How many members a list behind a class names, None where some of its items were not recognised."""
    sentence = operands.sentence
    listed = _listed(operands, after, every=True)
    if len(listed) < _LEAST_LISTED or len({mention.options[0][0] for mention in listed}) < len(listed):
        return None
    items, depth = 1, 0
    for at in range(listed[0].first, listed[-1].last + 1):
        word = sentence.words[at].text
        depth += (word == "(") - (word == ")")
        inside = any(mention.first <= at <= mention.last for mention in listed)
        joins = word in (",", "dan", "serta") and sentence.words[at - 1].text != ","
        items += joins and not depth and not inside
    last = sentence.between(listed[-2].last + 1, listed[-1].first)
    closed = bool({"dan", "serta"} & set(last))
    return items if closed and items == len(listed) else None


def _listed(operands: Operands, after: int, *, every: bool = False) -> list[Mention]:
    sentence = operands.sentence
    stop = min(after + _REACH, len(sentence.words))
    opener = next((at for at in range(after, stop) if sentence.lower(at) in _OPENS_LIST), None)
    if opener is None:
        return []
    ends = (at for at in range(opener, len(sentence.words)) if sentence.words[at].text == ";")
    end = next(ends, len(sentence.words))
    known = [mention for mention in sentence.mentions if opener < mention.first < end and not mention.total]
    return [mention for mention in known if every or mention.sure]


def _known(mention: Mention, holds: Callable[[int], bool | None]) -> bool | None:
    """What the facts say of any subject that a mention may mean, None where they say nothing."""
    best, least = mention.options[0][1], _ALIKE if mention.sure else LEAST_RANK
    for bar in (least, LEAST_RANK):
        options = [subject for subject, rank in mention.options if subject >= 0 and rank >= best * bar]
        known = [verdict for verdict in map(holds, options) if verdict is not None]
        if known:
            return any(known)
    return None


class Only(NamedTuple):
    """What is said of some members alone: `hanya A dan B yang …`, with the verdict on each."""

    claims: list[WordClaim]
    condition: Condition
    named: int
    last: int
    noun: str


def only_named(operands: Operands) -> Only | None:
    """The verdict on `hanya A [dan B] yang …`: it holds of each, and of no other of their class."""
    sentence = operands.sentence
    for at, mention in enumerate(sentence.mentions):
        before = sentence.words[max(0, mention.first - 2) : mention.first]
        led = any(word.lower in _ONLY for word in before) and not any(word.number for word in before)
        run = _joined(operands, at) if led else []
        if not run or sentence.lower(run[-1].last + 1) != "yang":
            continue
        condition = _first_condition(operands, run[-1].last + 2)
        verdicts = [_known(one, condition.holds) for one in run] if condition is not None else [None]
        if condition is None or None in verdicts:
            continue
        if condition.threshold is not None:
            condition.threshold.status, condition.threshold.reason = "exempt", "ambang"
        noun = operands.binder.index.head(mention.options[0][0])
        others = _others(operands, noun, run, condition)
        claims = []
        for one, verdict in zip(run, verdicts, strict=True):
            good = bool(verdict) and not others
            reason = None if good else "Menurut fakta, tidak demikian."
            if verdict and others:
                reason = f"Menurut fakta, {operands.binder.table.subjects[others[0]][1]} juga demikian."
            status = ClaimStatus.SUPPORTED if good else ClaimStatus.CONTRADICTED
            claims.append(WordClaim(one.first, one.last, "class", status, reason))
        return Only(claims, condition, len(run), run[-1].last, noun)
    return None


def _joined(operands: Operands, start: int) -> list[Mention]:
    """A mention and those that commas and `dan` join to it."""
    sentence, run = operands.sentence, [operands.sentence.mentions[start]]
    for mention in sentence.mentions[start + 1 :]:
        between = sentence.between(run[-1].last + 1, mention.first)
        if not between or not all(word in _JOINTS for word in between):
            break
        run.append(mention)
    return run


def _others(operands: Operands, noun: str, run: Sequence[Mention], condition: Condition) -> list[int]:
    """The other programs or activities of which the same holds; of other classes facts know too little."""
    index = operands.binder.index
    named = {subject for one in run for subject, rank in one.options if rank >= one.options[0][1] * _ALIKE}
    if noun not in EXACT:
        return []
    return [
        subject
        for subject in range(len(operands.binder.table.subjects))
        if index.head(subject) == noun and subject not in named | index.totals and condition.holds(subject)
    ]


def _first_condition(operands: Operands, start: int) -> Condition | None:
    for at in range(start, min(start + _NEAR, len(operands.sentence.words))):
        condition = condition_at(operands, at)
        if condition is not None:
            return condition
    return None

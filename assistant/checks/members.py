"""Members of a class that a text names: `… yaitu A, B dan C`, `hanya A yang terserap di bawah 90%`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.checks.binding import LEAST_RANK
from assistant.checks.conditions import Condition, condition_at
from assistant.checks.lexicon import vocabulary
from assistant.checks.operands import Operands
from assistant.checks.subjects import Mention
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_OPENS_LIST = vocabulary(": yaitu yakni ialah adalah meliputi")
_ONLY = vocabulary("hanya cuma hanyalah")
_REACH = 14
_NEAR = 8
_ALIKE = 0.9
_LEAST_LISTED = 2


def named_members(operands: Operands, after: int, holds: Callable[[int], bool | None]) -> Iterator[WordClaim]:
    """Contradict each member in a list behind a class of which the facts say what the class is not."""
    for mention in _listed(operands, after):
        if _known(mention, holds) is False:
            reason = "Menurut fakta, ini tidak termasuk."
            yield WordClaim(mention.first, mention.last, "class", ClaimStatus.CONTRADICTED, reason)


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
    verdicts = [holds(subject) for subject, rank in mention.options if subject >= 0 and rank >= best * least]
    known = [verdict for verdict in verdicts if verdict is not None]
    return any(known) if known else None


def only_claims(operands: Operands) -> tuple[list[WordClaim], set[int]]:
    """The verdict on `hanya A yang …`: what is said holds of A."""
    sentence = operands.sentence
    for mention in sentence.mentions:
        led = any(word in _ONLY for word in sentence.between(mention.first - 2, mention.first))
        if not led or sentence.lower(mention.last + 1) != "yang":
            continue
        condition = _first_condition(operands, mention.last + 2)
        verdict = _known(mention, condition.holds) if condition is not None else None
        if condition is None or verdict is None:
            continue
        if condition.threshold is not None:
            condition.threshold.status, condition.threshold.reason = "exempt", "ambang"
        status = ClaimStatus.SUPPORTED if verdict else ClaimStatus.CONTRADICTED
        reason = None if verdict else "Menurut fakta, tidak demikian."
        used = set(range(condition.first, condition.last + 1))
        return [WordClaim(mention.first, mention.last, "class", status, reason)], used
    return [], set()


def _first_condition(operands: Operands, start: int) -> Condition | None:
    for at in range(start, min(start + _NEAR, len(operands.sentence.words))):
        condition = condition_at(operands, at)
        if condition is not None:
            return condition
    return None

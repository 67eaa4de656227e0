"""Phrases that compare: melampaui, gagal mencapai, di bawah, lebih singkat daripada, kalah dari."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.checks.clauses import is_denied
from assistant.checks.lexicon import HIGHER, LOWER, OF_MERIT, OF_SPEED, THAN, Code, vocabulary
from assistant.checks.operands import Operands, claim_tag
from assistant.checks.table import Measure

AIMS = (Code.TARGET, Code.PLAN_END)
_LOSING = vocabulary("kalah tertinggal ketinggalan")
_WINNING = vocabulary("unggul")
_MISSED = vocabulary("meleset luput")
_EQUAL = vocabulary("sama setara sebanding identik seimbang setingkat")
_WITH = vocabulary("dengan seperti")
_NEARLY = vocabulary("hampir nyaris mendekati")
_SCARCELY = vocabulary("lebih kurang")
_BEGIN = (
    _LOSING | _WINNING | _MISSED | _EQUAL | _SCARCELY | vocabulary("mendekati sesuai di diatas dibawah lebih")
)
_WIDEST = 6
_PREPOSED = vocabulary("dibandingkan dibanding ketimbang")


class Comparison(NamedTuple):
    """A comparing phrase over words `first` to `last`.

    `sign` is 1 above, -1 below, 0 equal. `verb` tells that it speaks of reaching an aim, which an indicator
    does in its own direction: `sign` 0 is then at least, 1 beyond. `preposed` tells that what is compared
    with stands before (`dibandingkan A, B lebih tinggi`), `merit` that better is meant rather than more,
    `speed` that less time is meant, `near` that the aim is nearly reached, `passive` that the aim is the
    subject (`target terlampaui`).
    """

    first: int
    last: int
    sign: int
    denied: bool
    verb: bool = False
    preposed: bool = False
    merit: bool = False
    speed: bool = False
    near: bool = False
    passive: bool = False


def comparisons(operands: Operands) -> Iterator[Comparison]:
    """The comparing phrases of a sentence, in order."""
    sentence = operands.sentence
    at = 0
    while at < len(sentence.words):
        found = _at(operands, at)
        if found is not None:
            yield found
            at = found.last
        at += 1


def _at(operands: Operands, at: int) -> Comparison | None:
    sentence = operands.sentence
    word, after = sentence.lower(at), sentence.lower(at + 1)
    tag = claim_tag(sentence, at)
    if tag not in ("exceed", "reach") and word not in _BEGIN and not word.startswith("se"):
        return None
    mention = sentence.mention_at[at]
    if mention is not None and at in mention.places:
        return None
    denied = is_denied(sentence, at)
    near = any(one in _NEARLY for one in sentence.between(at - 2, at))
    if tag in ("exceed", "reach"):
        passive = word.startswith(("ter", "di"))
        if after == "atau" and {tag, claim_tag(sentence, at + 2)} == {"exceed", "reach"}:
            return Comparison(at, at + 2, 0, denied, verb=True, near=near, passive=passive)
        return Comparison(at, at, tag == "exceed", denied, verb=True, near=near, passive=passive)
    if word == "mendekati":
        return Comparison(at, at, 0, denied, verb=True, near=True)
    if word in _MISSED:
        last = at + 1 if after in THAN else at
        return Comparison(at, last, 0, not denied, verb=True, passive=after not in THAN)
    if word == "sesuai":
        last = at + 1 if after == "dengan" else at
        return Comparison(at, last, 0, denied, verb=True) if aim_after(operands, last) else None
    if word == "di" and after in ("atas", "bawah"):
        return Comparison(at, at + 1, 1 if after == "atas" else -1, denied)
    if word in ("diatas", "dibawah"):
        return Comparison(at, at, 1 if word == "diatas" else -1, denied)
    if word == "lebih" or word.startswith("se"):
        return _adjective(operands, at, denied)
    if word in _LOSING or word in _WINNING:
        than = THAN | {"atas"}
        led = next((place for place in (at + 1, at + 2) if sentence.lower(place) in than), None)
        sign = -1 if word in _LOSING else 1
        return None if led is None else Comparison(at, led, sign, denied)
    if word in _EQUAL:
        led = next((place for place in (at + 1, at + 2) if sentence.lower(place) in _WITH), None)
        if led is None or (word == "sama" and not compares_now(operands, led)):
            return None
        return Comparison(at, led, 0, denied)
    return _adjective(operands, at, denied) if word in _SCARCELY else None


def compares_now(operands: Operands, at: int) -> bool:
    """Tell whether `sama dengan` leads to a target or another subject rather than to an earlier year."""
    sentence = operands.sentence
    if aim_after(operands, at) is not None:
        return True
    return any(mention.sure and mention.first == at + 1 for mention in sentence.mentions)


def _adjective(operands: Operands, at: int, denied: bool) -> Comparison | None:
    """`lebih tinggi dari`, `lebih dari target`, `tidak setinggi`."""
    sentence = operands.sentence
    word, after = sentence.lower(at), sentence.lower(at + 1)
    if word in _SCARCELY and after in THAN:
        if aim_after(operands, at + 1) is None:
            return None
        return Comparison(at, at + 1, 1 if word == "lebih" else -1, denied)
    if word.startswith("se") and word[2:] in HIGHER | LOWER and denied:
        return Comparison(at, at, -1 if word[2:] in HIGHER else 1, False, merit=word[2:] in OF_MERIT)
    if word != "lebih" or not (after in HIGHER or after in LOWER):
        return None
    sign = 1 if after in HIGHER else -1
    merit, speed = after in OF_MERIT, after in OF_SPEED
    place = at + 2
    while place < min(at + 2 + _WIDEST, len(sentence.words)) and sentence.lower(place) not in THAN:
        if sentence.words[place].text in ",;":
            break
        place += 1
    if sentence.lower(place) in THAN:
        last = place + 1 if sentence.lower(place + 1) in ("dengan", "dari") else place
        return Comparison(at, last, sign, denied, merit=merit, speed=speed)
    if any(one in _PREPOSED for one in sentence.between(0, at)):
        return Comparison(at, at + 1, sign, denied, preposed=True, merit=merit, speed=speed)
    return None


def aim_after(operands: Operands, at: int) -> Measure | None:
    """The target that stands after a phrase which ends at a place."""
    sentence = operands.sentence
    for mark in sentence.measures:
        if mark.measure.code in AIMS and 0 < mark.first - at <= _WIDEST // 2:
            between = sentence.between(at + 1, mark.first)
            if not any(word in (",", ";") or not word for word in between):
                return mark.measure
    return None

"""Differences that changed: `selisihnya mengecil dari 3,67 poin menjadi 1,48 poin`."""

from __future__ import annotations

from assistant.checks.clauses import clause_at
from assistant.checks.lexicon import vocabulary
from assistant.checks.operands import Operands, Side, claim_tag

_DISTANCES = vocabulary("selisih jarak kesenjangan gap celah jurang ketimpangan ketertinggalan kekurangan")
_CHANGES = frozenset({"up", "down", "same", "better", "worse"})
_PAIR = 2


def is_of_difference(operands: Operands, at: int) -> bool:
    """Tell whether what changed is a difference: `selisihnya mengecil`, `jarak terhadap target menyempit`."""
    sentence = operands.sentence
    first, _ = clause_at(sentence, at)
    for place in range(at - 1, first - 1, -1):
        word = sentence.words[place]
        number = any(one.at <= place < one.after for one in sentence.quantities)
        if number or claim_tag(sentence, place) in _CHANGES or word.text in ",;":
            return False
        if word.lower in _DISTANCES and claim_tag(sentence, place) in ("difference", None):
            return True
    return False


def told_apart(operands: Operands, at: int) -> list[Side]:
    """The two values of a difference that changed, as written: `dari 3,67 poin menjadi 1,48 poin`."""
    sentence = operands.sentence
    _, end = clause_at(sentence, at)
    inside = [one for one in sentence.quantities if at < one.at < end and one.status != "exempt"]
    if len(inside) < _PAIR or inside[0].kind is not inside[1].kind:
        return []
    first, second = inside[:_PAIR]
    starts = sentence.lower(first.at - 1) in ("dari", "semula", "sebesar")
    becomes = {"menjadi", "ke", "tinggal"} & set(sentence.between(first.after, second.at))
    if not starts or not becomes:
        return []
    return [Side(one.value, None, one.kind) for one in (first, second)]

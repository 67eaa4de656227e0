"""Numbers beside a word of change that tell a change or a series themselves."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Sentence


def _begins_anew(sentence: Sentence, number: Quantity) -> bool:
    """Tell whether another clause tells what a number came to: `…, produksi jagung pulih menjadi 5 ton`."""
    if number.role is not Role.TO or number.partner is None:
        return False
    lead = sentence.between(number.partner.after, number.at)
    return "," in lead and any(m.sure and number.partner.at < m.first < number.at for m in sentence.mentions)


def chain_of_numbers(sentence: Sentence, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The last `dari A menjadi B [dan C]` among some numbers, whole."""
    known = {id(one) for one in numbers}
    broken = {id(one) for one in numbers if _begins_anew(sentence, one)}
    best: list[Quantity] = []
    for one in numbers:
        if one.role is not Role.TO:
            continue
        if id(one) in broken:
            break
        chain = [one]
        while chain[0].partner is not None and chain[0].role is Role.TO and id(chain[0].partner) in known:
            chain.insert(0, chain[0].partner)
        if len(chain) > 1 and len(chain) >= len(best):
            best = chain
    return best


def series_of_numbers(numbers: Sequence[Quantity]) -> list[Quantity]:
    """Numbers of one kind with one year each, by year; empty where years are missing or repeat."""
    if len(numbers) < 2:
        return []
    kind = numbers[0].kind
    dated = [
        (one, (next(iter(one.years)), one.quarter))
        for one in numbers
        if one.kind is kind and one.years and len(one.years) == 1
    ]
    years = [year for _, year in dated]
    if len(dated) < 2 or len(set(years)) < len(years):
        return []
    return [one for one, _ in sorted(dated, key=lambda pair: pair[1])]


def same_frame(numbers: Sequence[Quantity]) -> bool:
    """Tell whether numbers say facts of one subject and measure."""
    frames = {(one.entries[0].subject, one.entries[0].measure) for one in numbers if one.entries}
    return len(frames) == 1

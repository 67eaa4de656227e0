"""Lists in sentences against the total that they state: amounts that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from assistant.calculation.review.amounts import Amount, amounts
from assistant.calculation.review.lists import List, is_open, lists
from assistant.calculation.review.passages import numbers_in
from assistant.calculation.review.printing import money_or_number, plus_line
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Location, Passage, PassageRole

_CUE = re.compile(
    r"\b(?:terdiri\s+(?:dari|atas)|(?:dengan\s+)?(?:rincian|perincian|komposisi)(?:nya)?|yaitu|yakni|meliputi|"
    r"terbagi\s+(?:atas|menjadi|dalam))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")
_PART_OF = re.compile(
    r"\b(?:dari|tersebar|rata-rata|dibanding\w*|target|sasaran)\b[^,;]{0,30}$", re.IGNORECASE
)
_PLUS = re.compile(r"\s*\+\s*")
_EQUALS = re.compile(r"\s*\)?\s*=\s*")
_BEHIND_RESULT = re.compile(r"\s*[/:×x*+]\s*\d")
_GENDERS = frozenset({"laki-laki", "perempuan", "pria", "wanita", "laki", "laki–laki"})
_MOST_PARTS = 14
_NEAR = Decimal("0.2")
"""Share of the total within which a list without units still counts as a list of this total."""


def review_itemised(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Add up what sentences and lists itemise, and compare with the total that they state."""
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in _SENTENCE.split(passage.text):
            if sentence in seen:
                continue
            seen.add(sentence)
            yield from _written_sums(sentence, passage.location)
            yield from _in_a_sentence(sentence, passage.location)
    for found in lists(passages):
        if found.head + found.items[0] not in seen:
            seen.add(found.head + found.items[0])
            yield from _in_a_list(found)


def _written_sums(text: str, location: Location) -> Iterator[Finding]:
    """`a + b + c = x` as it is printed."""
    tokens = [token for token in numbers_in(text) if token.value is not None and not token.readings]
    run = tokens[:1]
    for before, after in pairwise(tokens):
        between = text[before.end : after.start]
        if _PLUS.fullmatch(between):
            run.append(after)
            continue
        values = [token.value for token in run if token.value is not None]
        closed = _EQUALS.fullmatch(between) is not None and not _BEHIND_RESULT.match(text, after.end)
        if closed and len(run) > 1 and after.value is not None:
            total = sum(values, Decimal(0))
            places = max(token.decimals for token in (*run, after))
            if abs(total - after.value) > Decimal(1).scaleb(-places) * (len(run) if places else 0):
                yield _finding(
                    values, after.value, after.unit or run[0].unit, after.text, (location,), sure=True
                )
        run = [after]


def _in_a_sentence(text: str, location: Location) -> Iterator[Finding]:
    """`26 orang, terdiri dari 11 laki-laki dan 15 perempuan`."""
    listed = amounts(text)
    for cue in _CUE.finditer(text):
        if is_open(text[cue.start() :]):
            continue
        before = [amount for amount in listed if amount.token.end <= cue.start()]
        parts = [amount for amount in listed if amount.token.start >= cue.end()]
        if not before or len(parts) < 2:
            continue
        whole = before[-1]
        between = text[whole.token.end : cue.start()]
        if len(between) > 80 or re.search(r"[;:]", between):
            continue
        parts = [
            part
            for part in parts
            if part.unit == whole.unit and not _PART_OF.search(text[cue.end() : part.token.start][-40:])
        ]
        yield from _compare(whole, parts, (location,))
        return


def _in_a_list(found: List) -> Iterator[Finding]:
    """A stated total with the list below it, an amount in every item."""
    heads = amounts(found.head)
    if not heads or is_open(found.head):
        return
    whole = heads[-1]
    parts = []
    for item in found.items:
        own = [amount for amount in amounts(item) if amount.unit == whole.unit]
        same = [amount for amount in own if whole.thing and amount.thing == whole.thing]
        if len(same) != 1 and len(own) != 1:
            return
        parts.append((same if len(same) == 1 else own)[0])
    yield from _compare(whole, parts, found.locations)


def _compare(whole: Amount, parts: Sequence[Amount], locations: tuple[Location, ...]) -> Iterator[Finding]:
    values = [part.value for part in parts]
    if not 2 <= len(parts) <= _MOST_PARTS or whole.value <= 0 or max(values) > whole.value:
        return
    things = {part.thing for part in parts}
    if len(things - {"", whole.thing}) > 0 and not things <= _GENDERS and whole.unit is None:
        sure = False
    else:
        sure = whole.unit == "Rp" or things == {whole.thing} or things <= _GENDERS
    total = sum(values, Decimal(0))
    gap = abs(total - whole.value)
    places = max(amount.token.decimals for amount in (whole, *parts))
    if gap <= (Decimal(1).scaleb(-places) * len(parts) if places else 0) or _some_make(values, whole.value):
        return
    if any(amount.token.scale != 1 for amount in (whole, *parts)):
        return
    if gap > whole.value * (Decimal("0.5") if sure else _NEAR):
        return
    yield _finding(values, whole.value, whole.unit, whole.token.text, locations, sure=sure)


def _some_make(values: Sequence[Decimal], whole: Decimal) -> bool:
    """Whether some of the values make up the whole: then the others are told of something else."""
    return any(
        sum(chosen, Decimal(0)) == whole
        for size in range(2, len(values))
        for chosen in combinations(values, size)
    )


def _finding(
    values: Sequence[Decimal],
    whole: Decimal,
    unit: str | None,
    printed: str,
    locations: tuple[Location, ...],
    *,
    sure: bool,
) -> Finding:
    total = sum(values, Decimal(0))
    difference = format_number(abs(total - whole))
    return Finding(
        kind=FindingKind.SUM_MISMATCH,
        severity=Severity.ERROR if sure else Severity.WARNING,
        locations=locations,
        reported=printed.strip(),
        expected=money_or_number(total, unit),
        explanation=f"Rincian dalam teks berjumlah {money_or_number(total, unit)}, "
        f"sedangkan totalnya tertulis {printed.strip()} (selisih {difference}). Periksa keduanya.",
        arithmetic=f"{plus_line(values, unit)} = {format_number(total)}",
    )

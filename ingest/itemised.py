"""Sums written out: a total with its parts in one sentence, or parts joined by plus signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.domain.numerals import NumberToken, TokenKind, read_cell

_LEAD = re.compile(
    r"^(?P<unit>\s*(?:\([^()]*\)\s*)?[A-Za-z/]*)\s*[,:(]?\s*(?:yang\s+)?(?:terdiri\s+(?:atas|dari)|yaitu|yakni|meliputi|"
    r"dengan\s+rincian|rinciannya|antara\s+lain|masing-masing)\s*:?\s*(?P<label>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?(?P<after>[^,;]*?)\s*(?:[,;]|,?\s*\b(?:dan|serta)\b)\s*(?:(?:dan|serta)\s+)?(?P<before>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"[^\W\d][^\d,;.]{2,60}")
_UNIT = re.compile(r"\s*([A-Za-z]{2,12})\b")
_COUNTING = re.compile(r"\s*(?:sebanyak|sejumlah|berjumlah|sebesar|adalah|=|:)\s*$", re.IGNORECASE)
_SUM = re.compile(
    r"(?P<parts>\d[\d.,]*\d?(?:\s*\+\s*\d[\d.,]*)+)\s*=\s*(?P<total>\d[\d.,]*\d|\d)(?P<unit>\s*%?\s*[A-Za-z]{0,20})"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total that stands before it in the sentence: its label, number and unit."""

    label: str
    token: NumberToken
    unit: str | None


def parts_of(text: str, tokens: Sequence[NumberToken]) -> list[Part]:
    """The labelled parts of the first total of a sentence; empty unless they add up to it."""
    counts = [token for token in tokens if token.kind is TokenKind.NUMBER and token.value is not None]
    for index, total in enumerate(counts[:-2]):
        following = counts[index + 1 :]
        lead = _LEAD.match(text[total.end : following[0].start])
        if lead is None:
            continue
        unit = _UNIT.match(text, total.end)
        size = _adding_up(total, following)
        if size < 2:
            return []
        return _labelled(text, lead["label"], following[:size], unit.group(1) if unit else None)
    return []


def _adding_up(total: NumberToken, following: Sequence[NumberToken]) -> int:
    """How many of the numbers after a total add up to it; 0 where they do not."""
    sum_ = Decimal(0)
    for size, token in enumerate(following, 1):
        if token.value is None or token.unit != total.unit:
            return 0
        sum_ += token.value
        if sum_ == total.value:
            return size
    return 0


def _labelled(text: str, first: str, tokens: Sequence[NumberToken], unit: str | None) -> list[Part]:
    """The parts with their labels, all before their numbers or all behind them; empty where one has none."""
    gaps = [_BETWEEN.match(text[one.end : other.start]) for one, other in pairwise(tokens)]
    if any(gap is None for gap in gaps):
        return []
    before = [first, *(gap["before"] for gap in gaps if gap)]
    ending = re.match(r"[^,;.]*", text[tokens[-1].end :])
    after = [*(gap["after"] for gap in gaps if gap), ending.group(0) if ending else ""]
    for labels in (list(map(_before, before)), [_behind(label, unit) for label in after]):
        if all(_LABEL.fullmatch(label) for label in labels) and len(set(labels)) == len(labels):
            return [Part(label, token, unit) for label, token in zip(labels, tokens, strict=True)]
    return []


def _before(text: str) -> str:
    return _COUNTING.sub("", text).strip(" :-–")


def _behind(text: str, unit: str | None) -> str:
    """The words behind a number without its unit."""
    words = re.sub(r"^\s*\([^()]*\)", "", text).strip()
    first, _, rest = words.partition(" ")
    return rest.strip() if unit and first.lower() == unit.lower() else words if not unit else ""


def stated_sum(text: str) -> tuple[int, int, str] | None:
    """Where a sum written out begins, as `2.574+150 = 2.724 orang`, where its total does, and the total.

    None where no total is stated, or the parts do not add up to it.
    """
    found = _SUM.search(text)
    if found is None:
        return None
    numbers = [read_cell(raw, thousands=".").value for raw in re.split(r"\s*\+\s*", found["parts"])]
    total = read_cell(found["total"], thousands=".").value
    values = [number for number in numbers if isinstance(number, Decimal)]
    if len(values) != len(numbers) or sum(values) != total:
        return None
    return found.start(), found.start("total"), f"{found['total']}{found['unit']}".strip()

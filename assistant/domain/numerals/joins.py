"""Numbers that belong together: `18 (delapan belas)`, and the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.numerals.measures import unit_at
from assistant.domain.numerals.tokens import NumberToken, TokenKind
from assistant.domain.numerals.writing import EXACT

_RANGE = re.compile(r"\s?[-–—]\s?|\s{1,2}(?:sampai(?:\s+dengan)?|hingga|s\.?/?d\.?)\s{1,2}", re.IGNORECASE)


def join(text: str, tokens: Iterable[NumberToken]) -> list[NumberToken]:
    """Join `18 (delapan belas)`, and give both ends of a range its unit and scale."""
    joined: list[NumberToken] = []
    for token in tokens:
        if joined and (restated := _restated(text, joined[-1], token)) is not None:
            joined[-1] = restated
            continue
        if joined:
            joined[-1], token = _in_range(text, joined[-1], token)
        joined.append(token)
    return joined


def _restated(text: str, first: NumberToken, second: NumberToken) -> NumberToken | None:
    between = text[first.end : second.start]
    if first.words == second.words or between not in (" (", "(") or text[second.end : second.end + 1] != ")":
        return None
    if first.value is None or first.value != second.value:
        return None
    unit, end = (first.unit or second.unit), second.end + 1
    if unit is None:
        unit, end = unit_at(text, end)
    digits = second if first.words else first
    return digits.model_copy(
        update={
            "start": first.start,
            "end": end,
            "text": text[first.start : end],
            "unit": unit,
            "restated": True,
        }
    )


def _in_range(text: str, first: NumberToken, second: NumberToken) -> tuple[NumberToken, NumberToken]:
    both = first.kind is TokenKind.NUMBER and second.kind is TokenKind.NUMBER
    if not both or first.value is None or not _RANGE.fullmatch(text, first.end, second.start):
        return first, second
    if first.unit == "Rp" and second.unit is None:
        second = second.model_copy(update={"unit": "Rp"})
    changes: dict[str, object] = {}
    if first.unit is None and second.unit is not None:
        changes["unit"] = second.unit
    if first.scale == 1 and second.scale > 1 and abs(first.value) < 1000:
        changes |= {"scale": second.scale, "value": EXACT.multiply(first.value, second.scale)}
    return (first.model_copy(update=changes) if changes else first), second

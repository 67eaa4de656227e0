"""The base of every fact: frozen, closed to unknown keys, with exact numbers in JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Record(BaseModel):
    """A fact; equal by value and never changed after it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def plain(value: Decimal) -> str:
    """Write a number as a plain decimal string without exponent, as in `"12907081721.50"`."""
    return format(value, "f")


def _from_json(value: object) -> object:
    if isinstance(value, bool | float):
        raise ValueError("figures are exact: give a string, an int or a Decimal")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value):
        return Decimal(value)
    return value


def _to_json(value: Decimal | str | None) -> str | None:
    return plain(value) if isinstance(value, Decimal) else value


Value = Annotated[
    Decimal | str | None, BeforeValidator(_from_json), PlainSerializer(_to_json, when_used="json")
]
"""A number, a word for a category or predicate (`"BB"`), or None where the source has none."""

Exact = Annotated[Decimal, PlainSerializer(plain, when_used="json")]
"""A number that JSON carries as a plain decimal string."""

"""The verdict on every claim about a number in a text."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.record import Record


class ClaimStatus(StrEnum):
    """What the facts say about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNREAD = "unread"
    EXEMPT = "exempt"


class Claim(Record):
    """A claim in a text, from `start` to `end` (characters, end exclusive).

    `kind` is a short code such as `"number"`, `"direction"`, `"category"`; `reason` is Indonesian and gives
    the right value where the claim is contradicted.
    """

    start: int
    end: int
    text: str
    status: ClaimStatus
    kind: str
    fact_ids: tuple[str, ...] = ()
    reason: str | None = None


class CheckResult(Record):
    """All claims of a text; `ok` only when every one is supported or exempt."""

    ok: bool
    claims: tuple[Claim, ...]

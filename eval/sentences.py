"""Patterns of true sentences, in two sets; the checker has been developed with both in view."""

from __future__ import annotations

from functools import cache
from pathlib import Path

OPEN, SECOND = "open", "second"
_CASES = Path(__file__).parent / "cases"


@cache
def patterns(name: str) -> tuple[str, ...]:
    """The patterns of a set, one a line of its file; `eval/claims.py` tells how to read them."""
    text = (_CASES / f"sentences_{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip())

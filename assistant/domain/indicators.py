"""Performance indicators and the direction in which they are good."""

from __future__ import annotations

from enum import StrEnum


class Polarity(StrEnum):
    """How realisasi and target make an achievement."""

    HIGHER_IS_BETTER = "makin tinggi makin baik"
    LOWER_IS_BETTER = "makin rendah makin baik"
    HOLD_AT_TARGET = "tepat pada target"
    RANGE = "dalam rentang"

"""Rating scales as data. They belong to the office and the year, never to the code."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.record import Exact, Record


class RatingBand(Record):
    """A category that holds from `lower` on (inclusive unless `exclusive`), in percent of capaian."""

    name: str
    lower: Exact | None
    exclusive: bool = False


class RatingScale(Record):
    """Bands from best to worst; the last one has no lower bound.

    `closes_holes` says in Indonesian how values between two printed bands are read, None where the printed
    bands have no holes.
    """

    name: str
    bands: tuple[RatingBand, ...]
    source: str
    closes_holes: str | None = None


class AkipGrade(StrEnum):
    """Predicates of the AKIP evaluation; never mixed with the categories of capaian."""

    AA = "AA"
    A = "A"
    BB = "BB"
    B = "B"
    CC = "CC"
    C = "C"
    D = "D"

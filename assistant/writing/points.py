"""What a draft says, before it is phrased: points with slots, each slot bound to its figures."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.answers import Citation
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.record import Record


class SlotKind(StrEnum):
    """What stands in a slot; only figures, series and years may hold digits."""

    FIGURE = "figure"
    SERIES = "series"
    YEAR = "year"
    NAME = "name"
    QUOTE = "quote"


class Slot(Record):
    """A blank of a phrase with its filling.

    `subject`, `year` and `measure` say what the filling is of; a series has the figures of several years.
    """

    name: str
    text: str
    kind: SlotKind
    figure_ids: tuple[str, ...] = ()
    subject: str | None = None
    year: int | None = None
    measure: str | None = None
    unit: str | None = None


class Point(Record):
    """One thing to say: a speech act of the phrase bank with its slots and sources.

    `figure_ids` are all figures that it rests on, the inputs of computed ones included.
    """

    act: str
    section: SectionCode
    indicator: str | None
    slots: tuple[Slot, ...]
    figure_ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    arithmetic: tuple[str, ...] = ()
    status: SentenceStatus = SentenceStatus.VERIFIED

    def values(self) -> dict[str, str]:
        """The fillings by the name of their slot."""
        return {slot.name: slot.text for slot in self.slots}


class SectionPlan(Record):
    """The points of one section in their order, with what is missing and what the writer should know.

    `missing` and `notes` are finished Indonesian sentences; the notes carry their sources.
    """

    code: SectionCode
    indicator: str | None
    points: tuple[Point, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[Point, ...] = ()

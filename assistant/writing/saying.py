"""Makes points: fills the slots of a speech act and collects the sources that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from assistant.domain.answers import Citation
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Origin
from assistant.domain.record import Record
from assistant.domain.sources import Passage
from assistant.writing.acts import ACTS
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.points import Point, Slot, SlotKind


class SeriesStyle(StrEnum):
    """How several figures are written: with years or names, as a way from first to last, or bare."""

    YEARS = "years"
    PATH = "path"
    BARE = "bare"
    NAMES = "names"


class Series(Record):
    """Several figures of one measure in their order."""

    shown: tuple[Shown, ...]
    style: SeriesStyle = SeriesStyle.YEARS


Item = TypeVar("Item")
_MOST_NAME_WORDS = 20
Filling = Shown | Series | int | str


class Sayer:
    """Says things about one indicator (or the agency, `indicator` None) in one section."""

    def __init__(self, ledger: Ledger, section: SectionCode, indicator: str | None) -> None:
        self.ledger = ledger
        self.section = section
        self.indicator = indicator

    def say(
        self,
        act: str,
        *,
        status: SentenceStatus = SentenceStatus.VERIFIED,
        rests_on: Sequence[Figure] = (),
        passages: Sequence[tuple[Passage, str]] = (),
        quotes: Sequence[str] = (),
        **fillings: Filling,
    ) -> Point:
        """A point; `rests_on` are figures that it does not show, `passages` come with their quote.

        `quotes` names the slots that hold words of a passage.
        """
        unknown = set(fillings) ^ ACTS[act]
        if unknown:
            raise ValueError(f"slots of {act} do not fit: {sorted(unknown)}")
        slots = tuple(_slot(name, value, name in quotes) for name, value in fillings.items())
        shown = [s for value in fillings.values() for s in _shown(value)]
        ids = dict.fromkeys([s.figure.figure_id for s in shown] + [f.figure_id for f in rests_on])
        for figure in rests_on:
            self.ledger.printed(figure)
        figures = self.ledger.with_inputs(ids)
        cited = [
            Citation(kind="figure", ref=f.figure_id, location=f.location, quote=f.raw)
            for f in figures
            if f.origin is not Origin.COMPUTED
        ]
        cited += [
            Citation(kind="passage", ref=p.passage_id, location=p.location, quote=quote)
            for p, quote in passages
        ]
        return Point(
            act=act,
            section=self.section,
            indicator=self.indicator,
            slots=slots,
            figure_ids=tuple(f.figure_id for f in figures),
            citations=tuple(cited),
            arithmetic=tuple(line for f in figures if (line := self.ledger.line(f.figure_id))),
            status=status,
        )


def join_words(parts: Sequence[str]) -> str:
    """Join words the Indonesian way: `a`, `a dan b`, `a, b, dan c`."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return ", ".join(parts[:-1]) + f", dan {parts[-1]}"


def in_sentences(items: Sequence[Item], name: Callable[[Item], str]) -> list[list[Item]]:
    """Part a list whose names are too long for one sentence; each part has room for one name at least."""
    parts: list[list[Item]] = []
    words = 0
    for item in items:
        long = len(name(item).split())
        if not parts or words + long > _MOST_NAME_WORDS:
            parts.append([])
            words = 0
        parts[-1].append(item)
        words += long
    return parts


def _shown(value: Filling) -> list[Shown]:
    if isinstance(value, Shown):
        return [value]
    return list(value.shown) if isinstance(value, Series) else []


def _slot(name: str, value: Filling, quote: bool) -> Slot:
    if isinstance(value, Shown):
        figure = value.figure
        return Slot(
            name=name,
            text=value.text,
            kind=SlotKind.FIGURE,
            figure_ids=(figure.figure_id,),
            subject=figure.subject,
            year=figure.year,
            measure=figure.measure,
            unit=figure.unit,
        )
    if isinstance(value, int):
        return Slot(name=name, text=str(value), kind=SlotKind.YEAR, year=value)
    if isinstance(value, str):
        return Slot(name=name, text=value, kind=SlotKind.QUOTE if quote else SlotKind.NAME)
    first = value.shown[0].figure
    return Slot(
        name=name,
        text=_series_text(value),
        kind=SlotKind.SERIES,
        figure_ids=tuple(shown.figure.figure_id for shown in value.shown),
        subject=first.subject,
        measure=first.measure,
        unit=first.unit,
    )


def _series_text(series: Series) -> str:
    if series.style is SeriesStyle.BARE:
        return join_words([shown.text for shown in series.shown])
    if series.style is SeriesStyle.NAMES:
        return join_words([f"{shown.figure.subject} ({shown.text})" for shown in series.shown])
    told = [f"{shown.text} ({shown.figure.year})" for shown in series.shown]
    if series.style is SeriesStyle.PATH:
        return f"dari {told[0]} menjadi {join_words(told[1:])}"
    return join_words(told)

"""Notes for the writer of the report: conflicts, cut decimals and names that differ."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.calculation import cards
from assistant.domain.drafts import SectionCode
from assistant.domain.figures import Measure
from assistant.writing.achieving import achievement, fits, unlimited
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.ledger import Ledger
from assistant.writing.names import plain_name
from assistant.writing.points import Point
from assistant.writing.saying import Sayer, Series, SeriesStyle

_MEASURES = {
    Measure.TARGET: "target",
    Measure.REALISASI: "realisasi",
    Measure.CAPAIAN: "capaian",
    Measure.KATEGORI: "kategori",
    Measure.TARGET_AKHIR_RENSTRA: "target akhir Renstra",
    Measure.TINGKAT_KEMAJUAN: "tingkat kemajuan",
    Measure.REALISASI_NASIONAL: "realisasi nasional",
    Measure.KONDISI_AWAL: "kondisi awal",
    Measure.SERAPAN_PERSEN: "serapan anggaran",
    Measure.EFISIENSI: "efisiensi",
}


def plan_notes(office: OfficeFacts, indicators: tuple[Indicator, ...], ledger: Ledger) -> Iterator[Point]:
    """All notes on the indicators that a draft speaks of."""
    for indicator in indicators:
        sayer = Sayer(ledger, SectionCode.TARGET_REALISASI, indicator.name)
        yield from _conflicts(sayer, indicator)
        yield from _cut_decimals(sayer, indicator)
        yield from _achievements(sayer, indicator, office.year)
        yield from _names(sayer, indicator)
    printed = any(i.at(Measure.KATEGORI, office.year) for i in indicators)
    if indicators and office.scale is None and not printed:
        yield Sayer(ledger, SectionCode.TARGET_REALISASI, None).say("note.no_scale")


def _conflicts(sayer: Sayer, indicator: Indicator) -> Iterator[Point]:
    for (measure, year), quantity in sorted(indicator.quantities.items(), key=lambda item: item[0][1]):
        others = {figure.value: figure for figure in quantity.others if figure.value not in (None, "N/A")}
        computed = achievement(sayer.ledger, indicator, year) if measure == Measure.CAPAIAN else None
        if others and computed is not None:
            printed = {quantity.figure.value: quantity.figure, **others}
            yield sayer.say(
                "note.conflict_computed",
                indicator=indicator.name,
                year=year,
                used=computed,
                others=Series(
                    shown=tuple(sayer.ledger.printed(figure) for figure in printed.values()),
                    style=SeriesStyle.BARE,
                ),
            )
        elif others:
            yield sayer.say(
                "note.conflict",
                measure=_MEASURES.get(Measure(measure), measure),
                indicator=indicator.name,
                year=year,
                used=sayer.ledger.printed(quantity.figure),
                others=Series(
                    shown=tuple(sayer.ledger.printed(figure) for figure in others.values()),
                    style=SeriesStyle.BARE,
                ),
            )


def _cut_decimals(sayer: Sayer, indicator: Indicator) -> Iterator[Point]:
    for year, parts in sorted(indicator.parts.items()):
        printed = indicator.number(Measure.REALISASI, year)
        if not parts.exact and printed is not None:
            ledger = sayer.ledger
            computed = ledger.percent(
                ledger.printed(parts.numerator),
                ledger.printed(parts.denominator),
                measure="realisasi_hasil_hitung",
                subject=indicator.name,
                card=cards.RASIO,
            )
            yield sayer.say(
                "note.cut_decimals",
                indicator=indicator.name,
                year=year,
                printed=ledger.printed(printed),
                computed=computed,
            )


def _achievements(sayer: Sayer, indicator: Indicator, this_year: int) -> Iterator[Point]:
    """Printed achievements of earlier years that their target and realisasi do not give."""
    for year in indicator.years(Measure.CAPAIAN):
        printed = indicator.number(Measure.CAPAIAN, year)
        computed = achievement(sayer.ledger, indicator, year)
        whole = unlimited(sayer.ledger, indicator, year)
        if (
            year < this_year
            and printed is not None
            and computed is not None
            and not any(fits(one.number, printed) for one in (computed, whole) if one is not None)
        ):
            shown = sayer.ledger.printed(printed)
            yield sayer.say(
                "note.achievement", indicator=indicator.name, year=year, printed=shown, computed=computed
            )


def _names(sayer: Sayer, indicator: Indicator) -> Iterator[Point]:
    known = {plain_name(indicator.name)}
    for spelling in indicator.spellings:
        if plain_name(spelling) not in known:
            known.add(plain_name(spelling))
            rests = [
                f
                for q in indicator.quantities.values()
                for f in (q.figure, *q.same, *q.others)
                if f.subject == spelling
            ]
            yield sayer.say("note.names_differ", rests_on=rests[:1], indicator=indicator.name, other=spelling)

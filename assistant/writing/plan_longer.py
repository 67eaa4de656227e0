"""What to say of the end target of the Renstra and of the national figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.calculation import cards
from assistant.calculation.progress import plan_progress, yearly_step
from assistant.calculation.result import from_figure
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.domain.sources import Passage, PassageRole
from assistant.writing.achieving import lower_variant
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.forms import clause_of
from assistant.writing.ledger import BARE_UNITS, Ledger
from assistant.writing.names import covers_half, stands_in
from assistant.writing.naming import office_word
from assistant.writing.points import Point, SectionPlan
from assistant.writing.quotes import is_unread, quoted_figures
from assistant.writing.saying import Sayer

_UNSURE = SentenceStatus.NEEDS_CONFIRMATION
_NEAR_LINES = 12
_NATIONAL = re.compile(r"\b(?:nasional|kementerian|provinsi|pusat|indonesia)\b", re.IGNORECASE)
_NOT_SAME = re.compile(
    r"\b(?:hampir sama|mirip|serupa|berbeda|tidak (?:persis )?sama|berlainan|"
    r"(?:tidak|belum) (?:dapat|bisa) (?:di|mem)banding\w+)\b",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:standar|nasional|kementerian)\b", re.IGNORECASE)
_COMPARING = re.compile(
    _NOT_SAME.pattern + r"|\b(?:definisi|metode|cakupan) (?:yang )?sama\b|\b(?:sebanding|setara)\b",
    re.IGNORECASE,
)


def plan_jangka_menengah(office: OfficeFacts, indicator: Indicator, ledger: Ledger) -> SectionPlan:
    """The way to the end target."""
    sayer = Sayer(ledger, SectionCode.JANGKA_MENENGAH, indicator.name)
    missing: list[str] = []
    points = tuple(_progress(sayer, office, indicator, missing))
    return SectionPlan(
        code=SectionCode.JANGKA_MENENGAH, indicator=indicator.name, points=points, missing=tuple(missing)
    )


def plan_standar_nasional(office: OfficeFacts, indicator: Indicator, ledger: Ledger) -> SectionPlan:
    """The comparison with a national figure, where the report has one."""
    sayer = Sayer(ledger, SectionCode.STANDAR_NASIONAL, indicator.name)
    missing: list[str] = []
    points = tuple(_national(sayer, office, indicator, missing))
    return SectionPlan(
        code=SectionCode.STANDAR_NASIONAL, indicator=indicator.name, points=points, missing=tuple(missing)
    )


def _are_bare(one: str | None, other: str | None) -> bool:
    """Whether two units are words for a number without any, such as `indeks` and `nilai`."""
    return all(unit is None or unit.casefold() in BARE_UNITS for unit in (one, other))


def _progress(sayer: Sayer, office: OfficeFacts, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    end = _end_target(indicator, office.year)
    if end is None:
        missing.append(
            f"Target akhir Renstra indikator {indicator.name} tidak tercantum; lengkapi dari Renstra."
        )
        yield sayer.say("plan.none", indicator=indicator.name)
        return
    end_year, figure = end
    ledger = sayer.ledger
    target = ledger.printed(figure)
    actual_quantity = indicator.at(Measure.REALISASI, office.year)
    actual = indicator.number(Measure.REALISASI, office.year)
    if actual is None and actual_quantity is not None and actual_quantity.figure.value not in (None, "N/A"):
        shown = ledger.printed(actual_quantity.figure)
        yield sayer.say("plan.words", end_target=target, end_year=end_year, actual=shown)
        return
    if actual is None:
        yield sayer.say(
            "plan.no_actual", status=_UNSURE, end_target=target, end_year=end_year, year=office.year
        )
        return
    reached = ledger.printed(actual)
    if _are_bare(figure.unit, actual.unit):
        figure = figure.model_copy(update={"unit": actual.unit})
    goal, result = from_figure(figure, "target akhir Renstra"), from_figure(actual, "realisasi")
    polarity = indicator.polarity
    variant = lower_variant(ledger, indicator, office.year)
    progress = polarity and ledger.enter(
        plan_progress(goal, result, polarity, variant=variant, decimals=ledger.rules.decimals),
        [reached, target],
        measure=Measure.TINGKAT_KEMAJUAN,
        subject=indicator.name,
        year=office.year,
    )
    if polarity is None or progress is None or not isinstance(figure.value, type(actual.value)):
        act = "plan.direction_unknown" if polarity is None else "plan.words"
        yield sayer.say(act, status=_UNSURE, end_target=target, end_year=end_year, actual=reached)
        return
    if reached.number == target.number:
        yield sayer.say("plan.reached", end_target=target, end_year=end_year, progress=progress)
        done = True
    else:
        lower = polarity is Polarity.LOWER_IS_BETTER
        above = reached.number > target.number
        done = above != lower
        act = f"plan.{'lower_' if lower else ''}{'passed' if done else 'short'}"
        if polarity is Polarity.HOLD_AT_TARGET:
            act, done = "plan.off_target", False
        gap = ledger.difference(
            reached, target, measure="selisih_target_akhir", year=office.year, card=cards.SELISIH_AKHIR
        )
        yield sayer.say(act, end_target=target, end_year=end_year, gap=gap, progress=progress)
    if done and end_year > office.year:
        word = office_word(office.agency)
        yield sayer.say("plan.review", status=_UNSURE, rests_on=(actual,), office=word, end_target=target)
    elif not done and end_year > office.year:
        step = ledger.enter(
            yearly_step(goal, result, end_year - office.year, polarity, decimals=ledger.rules.decimals),
            [target, reached],
            measure="langkah_per_tahun",
            subject=indicator.name,
            year=office.year,
        )
        if step is not None and step.number > 0:
            yield sayer.say("plan.step", end_year=end_year, step=step)


def _end_target(indicator: Indicator, year: int) -> tuple[int, Figure] | None:
    """The marked end target with its year; a target of some later year is not taken for it."""
    found = [
        (y, quantity.figure)
        for (measure, y), quantity in indicator.quantities.items()
        if measure == Measure.TARGET_AKHIR_RENSTRA and quantity.figure.value is not None
    ]
    return max(found, key=lambda pair: pair[0]) if found else None


def _comparability(office: OfficeFacts, indicator: Indicator, national: Figure) -> tuple[Passage, str] | None:
    """The report's own words on how far a national figure compares, near that figure."""
    place = national.location
    alone = len(office.key_indicators()) == 1
    for passage in office.passages:
        here = passage.location
        if place is None or place.line_from is None or here.line_from is None or passage.generic:
            continue
        if passage.role is PassageRole.TABLE_ROW or abs(here.line_from - place.line_from) > _NEAR_LINES:
            continue
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", passage.text):
            own = alone or any(covers_half(sentence, name) for name in indicator.spellings)
            if own and _NATIONAL.search(sentence) and _COMPARING.search(sentence):
                return passage, sentence
    return None


def _stated(sayer: Sayer, office: OfficeFacts, indicator: Indicator) -> Point | None:
    """What the section on the national standard says of an indicator in words alone."""
    for passage in office.passages:
        heading = passage.section.rsplit(" > ", 1)[-1]
        if passage.role is PassageRole.TABLE_ROW or passage.generic or not _STANDARD.search(heading):
            continue
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", passage.text):
            named = any(stands_in(name, sentence) for name in indicator.spellings)
            if named and _STANDARD.search(sentence):
                clause = clause_of(sentence)
                unread = is_unread(clause, passage, office.figures)
                return sayer.say(
                    "national.stated",
                    clause=clause,
                    quotes=("clause",),
                    status=_UNSURE if unread else SentenceStatus.VERIFIED,
                    passages=[(passage, sentence)],
                    rests_on=quoted_figures(clause, passage, office.figures),
                )
    return None


def _national(sayer: Sayer, office: OfficeFacts, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    year = office.year
    years = [y for y in indicator.years(Measure.REALISASI_NASIONAL) if indicator.number(Measure.REALISASI, y)]
    if not years and (stated := _stated(sayer, office, indicator)) is not None:
        yield stated
        return
    if not years and (cell := indicator.at(Measure.REALISASI_NASIONAL, year)) is not None:
        missing.append(f"Angka nasional tahun {year} bagi indikator {indicator.name} belum tersedia.")
        yield sayer.say("national.now_missing", rests_on=(cell.figure,), year=year)
        return
    if not years:
        missing.append(
            f"Standar atau angka nasional bagi indikator {indicator.name} belum tersedia; sebutkan bila ada."
        )
        yield sayer.say("national.none", indicator=indicator.name)
        return
    last = years[-1]
    own, other = (indicator.number(m, last) for m in (Measure.REALISASI, Measure.REALISASI_NASIONAL))
    assert own is not None
    assert other is not None
    actual, national = sayer.ledger.printed(own), sayer.ledger.printed(other)
    if actual.number == national.number:
        yield sayer.say("national.equal", year=last, actual=actual, national=national)
    else:
        gap = sayer.ledger.difference(
            actual, national, measure="selisih_nasional", year=last, card=cards.SELISIH_NASIONAL
        )
        act = "national.above" if actual.number > national.number else "national.below"
        yield sayer.say(act, year=last, actual=actual, national=national, gap=gap)
    told = _comparability(office, indicator, other)
    if told is None:
        yield sayer.say("national.comparability", rests_on=(own, other))
    else:
        passage, sentence = told
        clause = clause_of(sentence)
        rests = quoted_figures(clause, passage, office.figures)
        yield sayer.say(
            "national.told", clause=clause, quotes=("clause",), passages=[(passage, sentence)], rests_on=rests
        )
        if _NOT_SAME.search(sentence):
            yield sayer.say("national.not_same", passages=[(passage, sentence)])
    if last < year:
        missing.append(f"Angka nasional tahun {year} bagi indikator {indicator.name} belum tersedia.")
        yield sayer.say("national.now_missing", year=year)

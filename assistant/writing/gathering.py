"""What several indicators share, said once: what is missing for them, their efficiency, our proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.calculation import cards
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Measure
from assistant.writing.achieving import achievement
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.naming import office_word
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer, Series, SeriesStyle, in_sentences, join_words

_ABSENCES = {
    "change.none": SectionCode.TAHUN_SEBELUMNYA,
    "plan.none": SectionCode.JANGKA_MENENGAH,
    "national.none": SectionCode.STANDAR_NASIONAL,
    "efficiency.no_budget": SectionCode.EFISIENSI,
}
_WHAT = {
    SectionCode.TAHUN_SEBELUMNYA: "realisasi tahun-tahun sebelumnya",
    SectionCode.JANGKA_MENENGAH: "target akhir Renstra",
    SectionCode.STANDAR_NASIONAL: "standar atau angka nasional",
    SectionCode.EFISIENSI: "pagu beserta realisasi anggaran",
}
_PARTS_UNKNOWN = frozenset({"parts.unknown", "parts.unknown_before"})
_MOST_NAMED = 2
_PROPOSALS = frozenset({"proposal.shortfall", "proposal.excess"})


def is_absent(plan: SectionPlan) -> bool:
    """Whether a section has nothing to say but that its data are missing."""
    return bool(plan.points) and all(point.act in _ABSENCES for point in plan.points)


def merged_absence(plans: Sequence[SectionPlan], ledger: Ledger) -> SectionPlan:
    """Several empty sections of one indicator as one sentence under the first of them."""
    first = plans[0]
    what = join_words([_WHAT[plan.code] for plan in plans])
    point = Sayer(ledger, first.code, first.indicator).say(
        "absent.one", what=what, indicator=first.indicator or ""
    )
    missing = tuple(dict.fromkeys(m for plan in plans for m in plan.missing))
    return SectionPlan(code=first.code, indicator=first.indicator, points=(point,), missing=missing)


class Gathered:
    """What the sections of several indicators have in common, while they are planned."""

    def __init__(self, office: OfficeFacts, indicators: Sequence[Indicator], ledger: Ledger) -> None:
        self._office = office
        self._all = [indicator.name for indicator in indicators]
        self._indicators = indicators
        self._ledger = ledger
        self._absent: dict[SectionCode, list[str]] = {}
        self._without_parts: list[str] = []
        self._compared: list[Point] = []
        self._short: list[Shown] = []

    def lighten(self, plan: SectionPlan) -> SectionPlan | None:
        """The section without what is told once for all; None where nothing is left of it."""
        name = plan.indicator or ""
        if is_absent(plan):
            self._absent.setdefault(plan.code, []).append(name)
            return None
        kept = []
        for point in plan.points:
            if point.act in _PARTS_UNKNOWN:
                self._without_parts.append(name)
            elif point.act == "national.comparability":
                self._compared.append(point)
            elif point.act in _PROPOSALS:
                self._short.append(self._gap(point, name))
            else:
                kept.append(point)
        return plan.model_copy(update={"points": tuple(kept)})

    def _gap(self, point: Point, name: str) -> Shown:
        slot = next(slot for slot in point.slots if slot.name == "gap")
        figure = self._ledger.figure(slot.figure_ids[0])
        assert figure is not None
        return Shown(figure=figure.model_copy(update={"subject": name}), text=slot.text)

    def absences(self) -> Iterator[SectionPlan]:
        """Which data are missing for which indicators; analyses that lack the same ones are told together."""
        alike: dict[tuple[str, ...], list[SectionCode]] = {}
        for missing, names in self._absent.items():
            alike.setdefault(tuple(names), []).append(missing)
        told: dict[SectionCode, list[Point]] = {}
        if self._without_parts:
            told[SectionCode.TAHUN_SEBELUMNYA] = list(self._no_parts())
        for names, codes in alike.items():
            sayer = Sayer(self._ledger, codes[0], None)
            what = join_words([_WHAT[one] for one in codes])
            if len(names) == len(self._all):
                point = sayer.say("absent.all", what=what)
            elif len(names) > _MOST_NAMED and len(others := self._others(names)) <= _MOST_NAMED:
                point = sayer.say("absent.others", what=what, indicators=join_words(others))
            else:
                point = sayer.say("absent.some", what=what, indicators=join_words(names))
            told.setdefault(codes[0], []).append(point)
        if self._compared:
            told.setdefault(SectionCode.STANDAR_NASIONAL, []).append(self._comparability())
        for code, points in told.items():
            yield SectionPlan(code=code, indicator=None, points=tuple(points))

    def _others(self, names: Sequence[str]) -> list[str]:
        """The indicators that are not among some."""
        return [name for name in self._all if name not in names]

    def _comparability(self) -> Point:
        ids = dict.fromkeys(i for point in self._compared for i in point.figure_ids)
        figures = [f for i in ids if (f := self._ledger.figure(i)) is not None]
        sayer = Sayer(self._ledger, SectionCode.STANDAR_NASIONAL, None)
        return sayer.say("national.comparability_all", rests_on=figures)

    def _no_parts(self) -> Iterator[Point]:
        sayer = Sayer(self._ledger, SectionCode.TAHUN_SEBELUMNYA, None)
        names = list(dict.fromkeys(self._without_parts))
        if len(names) == len(self._all):
            yield sayer.say("parts.unknown_all")
            return
        for place, few in enumerate(in_sentences(names, lambda name: name)):
            act = "parts.unknown_more" if place else "parts.unknown_some"
            yield sayer.say(act, indicators=join_words(few))

    def proposals(self) -> list[Point]:
        """One proposal for all targets that were missed."""
        if not self._short:
            return []
        sayer = Sayer(self._ledger, SectionCode.PENYEBAB_SOLUSI, None)
        office, status = office_word(self._office.agency), SentenceStatus.NEEDS_CONFIRMATION
        if len(in_sentences(self._short, lambda shown: shown.figure.subject)) > 1:
            rests = [shown.figure for shown in self._short]
            return [sayer.say("proposal.all_long", status=status, office=office, rests_on=rests)]
        gaps = Series(shown=tuple(self._short), style=SeriesStyle.NAMES)
        return [sayer.say("proposal.all", status=status, office=office, gaps=gaps)]

    def efficiency(self, funds: Funds | None) -> SectionPlan | None:
        """The achievements of all indicators against the absorption of the whole budget."""
        sayer = Sayer(self._ledger, SectionCode.EFISIENSI, None)
        total = funds.total(self._ledger) if funds else None
        year = self._office.year
        if total is None:
            missing = ("Pagu dan realisasi anggaran diperlukan untuk menghitung efisiensi.",)
            points = (sayer.say("efficiency.no_budget"),)
            return SectionPlan(code=SectionCode.EFISIENSI, indicator=None, points=points, missing=missing)
        above, below, unknown = [], [], []
        for indicator in self._indicators:
            done = achievement(self._ledger, indicator, year)
            if done is None:
                unknown.append(indicator.name)
                continue
            gap = self._ledger.difference(
                done, total.absorption, measure=Measure.EFISIENSI, year=year, card=cards.E3
            )
            (above if done.number >= total.absorption.number else below).append(gap)
        said = []
        for act, gaps in (("efficiency.all_above", above), ("efficiency.all_below", below)):
            for place, few in enumerate(in_sentences(gaps, lambda shown: shown.figure.subject)):
                series = Series(shown=tuple(few), style=SeriesStyle.NAMES)
                if place:
                    said.append(sayer.say("efficiency.all_more", gaps=series))
                else:
                    said.append(sayer.say(act, absorption=total.absorption, gaps=series))
        if (below or self._short) and total.remainder is not None and total.has_left():
            said.append(sayer.say("efficiency.all_missed", remainder=total.remainder))
        if unknown:
            said.append(sayer.say("efficiency.all_unknown", indicators=join_words(unknown)))
        return SectionPlan(code=SectionCode.EFISIENSI, indicator=None, points=tuple(said)) if said else None

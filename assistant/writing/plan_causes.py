"""What to say of causes, obstacles and solutions: what the report tells, held against its own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.calculation import cards
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Measure
from assistant.domain.sources import PassageRole
from assistant.writing.achieving import target_met
from assistant.writing.attribution import attribute
from assistant.writing.clauses import Told, told_in
from assistant.writing.confront import money_objection, unsupported
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.names import content_words
from assistant.writing.naming import office_word
from assistant.writing.plan_office import act_for, office_points
from assistant.writing.plan_results import part_name
from assistant.writing.points import Point, SectionPlan
from assistant.writing.quotes import is_unread, quoted_figures
from assistant.writing.refuting import direction_objection, outcome_objection
from assistant.writing.saying import Sayer, join_words

_UNSURE = SentenceStatus.NEEDS_CONFIRMATION
_MOST = 2
_REMEDIES = (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)

_MORE_SERVED = re.compile(
    r"\b(?:banyaknya|bertambahnya|meningkatnya|naiknya|tingginya|besarnya|peningkatan|"
    r"penambahan)\b[^.;]{0,60}"
    r"\b(?:bantuan|penerima|jumlah|layanan|pelayanan|peserta|sasaran|kunjungan|pasien|siswa|pengguna)\b",
    re.IGNORECASE,
)
_LOW_TARGET = re.compile(r"\btarget\w*\b[^.;]{0,40}\b(?:rendah|kecil)\b", re.IGNORECASE)
_SUPPORT = re.compile(
    r"\b(?:\w*dukung\w*|berkat|keberhasilan|berhasil|pendorong|didorong|komitmen|sinergi\w*)\b", re.IGNORECASE
)
_WEAKNESS = re.compile(
    r"\b(?:belum|tidak|kurang\w*|kekurangan|keterbatasan|terbatas\w*|hambat\w*|kendala|terkendala|lambat\w*|"
    r"keterlambatan|rendah\w*|minim\w*|gangguan|lemah\w*|kegagalan|turun\w*|menurun\w*|tertunda)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:target\w*|realisasi\w*|capaian\w*|pencapaian\w*|hasil\w*|kinerja)\b", re.IGNORECASE
)


def plan_penyebab_solusi(
    office: OfficeFacts, indicator: Indicator, ledger: Ledger, funds: Funds | None
) -> SectionPlan:
    """The causes of the result and what was or will be done about it."""
    planner = _Causes(office, indicator, ledger, funds)
    points = tuple(planner.points())
    return SectionPlan(
        code=SectionCode.PENYEBAB_SOLUSI,
        indicator=indicator.name,
        points=points,
        missing=tuple(planner.missing),
    )


class _Causes:
    def __init__(
        self, office: OfficeFacts, indicator: Indicator, ledger: Ledger, funds: Funds | None
    ) -> None:
        self.office = office
        self.year = office.year
        self.office_word = office_word(office.agency)
        self.indicator = indicator
        self.ledger = ledger
        self.funds = funds
        self.missing: list[str] = []
        self.merged = False
        self.sayer = Sayer(ledger, SectionCode.PENYEBAB_SOLUSI, indicator.name)
        self.say = self.sayer.say
        keys = office.key_indicators()
        alone = len(keys) == 1 and keys[0].name == indicator.name
        names = [i.spellings for i in keys if i.name != indicator.name]
        told = attribute(office.passages, office.agency, office.year, [indicator.spellings, *names], alone)
        self.told = told_in(told.by_indicator[indicator.spellings[0]])
        self.general = told_in(told.general) if alone else []
        self.figures = office.figures

    def points(self) -> Iterator[Point]:
        """All points in the order in which they are read."""
        actual = self.indicator.at(Measure.REALISASI, self.year)
        if actual is None or actual.figure.value in (None, "N/A"):
            yield self.say("cause.no_result", status=_UNSURE, year=self.year)
            return
        yield from self._component()
        causes = [
            t for t in self._with(PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE) if not t.of_money
        ]
        remedies = self._with(*_REMEDIES)
        bare = not remedies and not any(one.role in _REMEDIES for one in self.general)
        yield from self._causes(causes, bare=bare and self._met() is not True)
        mover = self._mover_unexplained()
        if mover is not None:
            yield mover
        obstacles = self._with(PassageRole.OBSTACLE)
        yield from self._list(obstacles, "obstacle")
        done = self._with(PassageRole.SOLUTION_DONE)
        planned = self._with(PassageRole.SOLUTION_PLANNED)
        yield from self._solutions(done, planned, needed=bool(obstacles) or self._met() is not True)
        yield from office_points(
            self.sayer, self.office_word, self._general_left(), self.figures, self.funds, self.missing
        )
        proposal = self._proposal(mover, done)
        if proposal is not None:
            yield proposal

    def _general_left(self) -> list[Told]:
        """What is told of the office as a whole, of the kinds that are not told of the indicator itself."""
        causes = (PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)
        kinds = (
            causes,
            (PassageRole.OBSTACLE,),
            (PassageRole.SOLUTION_DONE,),
            (PassageRole.SOLUTION_PLANNED,),
        )
        told = {kind for kind in kinds if any(one.role in kind and not one.empty for one in self.told)}
        return [one for one in self.general if not any(one.role in kind for kind in told)]

    def _with(self, *roles: PassageRole) -> list[Told]:
        return [told for told in self.told if told.role in roles][: _MOST + 1]

    def _met(self) -> bool | None:
        """Whether the target was met; None where it cannot be said."""
        return target_met(self.indicator, self.year)

    def _component(self) -> Iterator[Point]:
        parts = self.indicator.parts.get(self.year)
        if parts is None or not parts.components:
            return
        n = self.ledger.printed(parts.numerator)
        largest = max((self.ledger.printed(f) for f in parts.components), key=lambda shown: shown.number)
        if largest.number * 2 < n.number or largest.number == n.number:
            return
        named = next(
            (
                f
                for f in self.figures
                if f.value == largest.number
                and f.unit != "%"
                and len(f.subject.split()) > 1
                and f.figure_id != largest.figure.figure_id
                and f.year in (None, self.year)
            ),
            None,
        )
        name = part_name(named or largest.figure).removeprefix("jumlah ")
        share = self.ledger.percent(largest, n, measure="bagian_dari_pembilang")
        yield self.say(
            "component.largest",
            component=largest,
            component_name=name,
            share=share,
            numerator_name=part_name(n.figure),
            rests_on=[named] if named else (),
        )

    def _causes(self, causes: list[Told], *, bare: bool) -> Iterator[Point]:
        """The causes that the report tells; `bare` says that it tells no remedy either."""
        met = self._met()
        accepted = refuted = 0
        for told in causes[:_MOST]:
            objection = self._objection(told)
            if objection:
                self._ask(unsupported(told))
                yield from objection
                refuted += 1
                continue
            success = self._explains_success(told)
            if told.effect and not self._restates(told.effect):
                yield self._stated(told)
                accepted += 1
                continue
            if accepted and (met is None or success == met):
                act = "told.next" if told.sentence else "cause.next"
            elif told.sentence and (met is None or success == met):
                act = "cause.told_success" if success else "cause.told"
            elif success:
                act = "cause.support_despite_miss" if met is False else "cause.success"
            else:
                act = "cause.weakness_despite_success" if met else "cause.failure"
            yield self._quoted(act, told)
            accepted += met is None or success == met
        hindered = met is not True and any(one.role is PassageRole.OBSTACLE for one in self.told)
        if not accepted and not refuted and not hindered:
            act = {
                True: "cause.unknown_success",
                False: "cause.unknown_missed",
                None: "cause.unknown_change",
            }[met]
            asked = {
                True: "mendorong tercapainya target",
                False: "menyebabkan belum tercapainya target",
                None: "memengaruhi hasil",
            }
            self._ask(
                f"Apa yang {asked[met]} indikator {self.indicator.name} tahun {self.year}? Sebutkan "
                f"sumbernya."
            )
            self.merged = bare
            if bare:
                self._ask_remedy()
            yield self.say(f"{act}_none" if bare else act, status=_UNSURE)

    def _explains_success(self, told: Told) -> bool:
        """Whether a cause explains that a target was met: where the words leave it open, by the result."""
        met, success = self._met(), told.role is PassageRole.SUCCESS_CAUSE
        if met is None or success == met:
            return success
        words = _SUPPORT if success else _WEAKNESS
        return bool(met) if told.either or not words.search(told.passage.text) else success

    def _restates(self, effect: str) -> bool:
        """Whether an effect only says again how the indicator came out, with numbers that stand elsewhere."""
        if any(c.isdigit() for c in effect) or _RESULT.search(effect):
            return True
        words = content_words(effect)
        return any(len(words & content_words(name)) * 2 >= len(words) for name in self.indicator.spellings)

    def _stated(self, told: Told) -> Point:
        """A cause together with what it explains, as the report joins them."""
        return self.say(
            "cause.brings" if told.cause_first else "cause.stated",
            effect=told.effect,
            link=told.link,
            clause=told.clause,
            quotes=("effect", "link", "clause"),
            passages=[(told.passage, told.quote)],
            rests_on=quoted_figures(f"{told.effect} {told.clause}", told.passage, self.figures),
        )

    def _objection(self, told: Told) -> list[Point]:
        """The points that hold a cause against figures that refute it, empty where none does."""
        quoted = {
            "clause": told.clause,
            "quotes": ("clause",),
            "passages": [(told.passage, told.quote)],
            "status": _UNSURE,
        }
        points: list[Point] = []
        previous = max((y for y in self.indicator.years(Measure.REALISASI) if y < self.year), default=None)
        now, before = self.indicator.parts.get(self.year), self.indicator.parts.get(previous or 0)
        if now and before and previous and _MORE_SERVED.search(told.clause):
            n1, n0 = self.ledger.printed(now.numerator), self.ledger.printed(before.numerator)
            if n1.number < n0.number:
                change = self.ledger.difference(n1, n0, measure="perubahan_pembilang", year=self.year)
                fell = {
                    "numerator_name": part_name(n1.figure),
                    "numerator_change": change,
                    "before_year": previous,
                }
                points.append(self.say("confront.numerator_fell", **fell, **quoted))
        if previous and _LOW_TARGET.search(told.clause) and (moved := self._target_move(previous)):
            target_before, target_now, change = moved
            raised = {"target_before": target_before, "target_now": target_now, "target_change": change}
            if target_now.number > target_before.number and points:
                rest = {key: quoted[key] for key in ("passages", "status")}
                points.append(
                    self.say(
                        "confront.target_raised_too",
                        target_change=change,
                        rests_on=(target_before.figure, target_now.figure),
                        **rest,
                    )
                )
            elif target_now.number > target_before.number:
                points.append(self.say("confront.target_raised", before_year=previous, **raised, **quoted))
        if not points:
            objections = (
                money_objection(self.sayer, told, self.funds),
                direction_objection(self.sayer, told, self.office, self.indicator),
                outcome_objection(self.sayer, told, self.indicator, self.year),
            )
            points = [point for point in objections if point is not None][:1]
        return points

    def _target_move(self, previous: int) -> tuple[Shown, Shown, Shown] | None:
        before, now = (self.indicator.number(Measure.TARGET, y) for y in (previous, self.year))
        if before is None or now is None:
            return None
        shown = self.ledger.printed(before), self.ledger.printed(now)
        return *shown, self.ledger.difference(shown[1], shown[0], measure="perubahan_target", year=self.year)

    def _mover_unexplained(self) -> Point | None:
        """Where the numerator or denominator fell, the reader wants to know why."""
        previous = max((y for y in self.indicator.years(Measure.REALISASI) if y < self.year), default=None)
        now = self.indicator.parts.get(self.year)
        if previous is None or previous not in self.indicator.parts or now is None:
            return None
        before = self.indicator.parts[previous]
        pairs = ((now.numerator, before.numerator), (now.denominator, before.denominator))
        fallen = [
            (new, old)
            for new, old in pairs
            if self.ledger.printed(new).number < self.ledger.printed(old).number
        ]
        if not fallen:
            return None
        name = join_words([part_name(new) for new, _ in fallen])
        self._ask(f"Mengapa {name} berkurang dari tahun {previous} ke tahun {self.year}?")
        return self.say(
            "cause.mover_unexplained",
            status=_UNSURE,
            rests_on=[figure for pair in fallen for figure in pair],
            part_name=name,
            before_year=previous,
        )

    def _solutions(self, done: list[Told], planned: list[Told], *, needed: bool) -> Iterator[Point]:
        real = [told for told in done if not told.empty]
        yield from self._list(real, "solution.done")
        if not real and (empty := next((told for told in done + planned if told.empty), None)):
            self._ask(
                f"Solusi apa yang telah dilakukan bagi indikator {self.indicator.name}? "
                f'Laporan hanya menyatakan "{empty.clause}".'
            )
            yield self._quoted("solution.empty", empty, status=_UNSURE)
        yield from self._list([t for t in planned if not t.empty], "solution.planned")
        told = any(one.role in _REMEDIES for one in self.general)
        if needed and not done and not planned and not told and not self.merged:
            self._ask_remedy()
            yield self.say("solution.none", status=_UNSURE)

    def _ask_remedy(self) -> None:
        self._ask(
            f"Solusi apa yang telah dilakukan bagi indikator {self.indicator.name} pada tahun {self.year}?"
        )

    def _list(self, told: Sequence[Told], act: str) -> Iterator[Point]:
        for place, one in enumerate(told[:_MOST]):
            yield self._quoted(act_for(act, one, place), one)

    def _quoted(self, act: str, told: Told, status: SentenceStatus = SentenceStatus.VERIFIED) -> Point:
        if is_unread(told.clause, told.passage, self.figures):
            status = _UNSURE
            self._ask(f'Pastikan angka dalam keterangan "{told.clause}".')
        return self.say(
            act,
            clause=told.clause,
            quotes=("clause",),
            passages=[(told.passage, told.quote)],
            status=status,
            rests_on=quoted_figures(told.clause, told.passage, self.figures),
        )

    def _proposal(self, mover: Point | None, done: list[Told]) -> Point | None:
        """One suggestion of ours, labelled as such and for the office to adopt, with what it answers."""
        target, actual = (self.indicator.number(m, self.year) for m in (Measure.TARGET, Measure.REALISASI))
        if self._met() is False and target is not None and actual is not None:
            t, r = self.ledger.printed(target), self.ledger.printed(actual)
            act = "proposal.shortfall" if r.number < t.number else "proposal.excess"
            gap = self.ledger.difference(
                r, t, measure="selisih_terhadap_target", year=self.year, card=cards.SELISIH_TARGET
            )
            return self.say(act, status=_UNSURE, office=self.office_word, gap=gap)
        if mover is not None:
            figures = [self.ledger.figure(figure_id) for figure_id in mover.figure_ids]
            return self.say(
                "proposal.denominator",
                status=_UNSURE,
                rests_on=[figure for figure in figures if figure is not None],
                office=self.office_word,
                part_name=part_name(self.indicator.parts[self.year].denominator),
            )
        if deeds := [told for told in done if not told.empty]:
            return self.say(
                "proposal.measure",
                status=_UNSURE,
                passages=[(deeds[0].passage, deeds[0].quote)],
                office=self.office_word,
            )
        return None

    def _ask(self, question: str) -> None:
        if question not in self.missing:
            self.missing.append(question)

"""Writes the draft of a report: plan, sentences, check, completeness; section by section as it grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.calculation.review import review
from assistant.calculation.rules import OfficeRules, rules_of
from assistant.domain.drafts import Draft, DraftSection, SectionCode, Sentence
from assistant.domain.sources import Report
from assistant.errors import LkjipError, UnknownIndicator, UnknownReport
from assistant.llm.chat import Chat
from assistant.retrieval.scope import make_scope
from assistant.settings import Settings
from assistant.store.interfaces import ReportStore
from assistant.writing.completeness import estimate
from assistant.writing.facts import Indicator, OfficeFacts, gather_facts
from assistant.writing.funds import gather_funds
from assistant.writing.gathering import Gathered, is_absent, merged_absence
from assistant.writing.grounded import write_sentences
from assistant.writing.ledger import Ledger
from assistant.writing.model import ModelWriter
from assistant.writing.names import best_names
from assistant.writing.plan import chosen_sections, heading, per_indicator, plan_office, plan_section
from assistant.writing.plan_findings import plan_findings
from assistant.writing.plan_notes import plan_notes
from assistant.writing.points import Point, SectionPlan
from assistant.writing.proof import Proof, mark
from assistant.writing.saying import Sayer
from assistant.writing.sourcing import lean


class Writer:
    """The writer of drafts on a store of reports; `chat` overrides the chat model of the settings."""

    def __init__(self, store: ReportStore, settings: Settings, chat: Chat | None = None) -> None:
        self._store = store
        self._settings = settings
        self._chat = chat
        self._rules = rules_of(settings)

    def draft(
        self,
        agency: str,
        year: int,
        sections: Sequence[SectionCode] = (),
        indicators: Sequence[str] = (),
    ) -> Iterator[Draft]:
        """Draft the sections on the indicators; yields ever more complete drafts, the last one is whole.

        Every sentence is checked before it is yielded. Without `indicators` the key indicators are meant.

        Raises:
            UnknownAgency, UnknownReport: the scope is not known.
            UnknownIndicator: an indicator is not known, or its name fits several.
        """
        codes = chosen_sections(tuple(sections))
        office, crowded = self._office(agency, year)
        report = next((r for r in self._store.reports() if r.report_id == office.report_id), None)
        chosen = choose_indicators(office, indicators)
        drafting = _Drafting(office, chosen, codes, report, self._rules, crowded=crowded)
        try:
            chat = self._chat or _open_chat(self._settings)
        except LkjipError as error:
            chat = None
            drafting.reasons.append(error.message)
        if chat is not None:
            drafting.model = ModelWriter(chat, office.agency)
        yield from drafting.run()

    def indicators(self, agency: str, year: int) -> list[str]:
        """Names of the indicators of a report, key indicators first."""
        office, _ = self._office(agency, year)
        return [indicator.name for indicator in office.indicators]

    def _office(self, agency: str, year: int) -> tuple[OfficeFacts, bool]:
        scope = make_scope(self._store, agency, year)
        if not scope.report_ids:
            raise UnknownReport(f"Tidak ada laporan {agency} tahun {year}; muat dahulu laporannya.")
        sizes = {one: len(self._store.figures([one])) for one in scope.report_ids}
        report_id = max(sizes, key=lambda one: sizes[one])
        office = gather_facts(
            scope.agency or agency,
            year,
            self._store.figures([report_id]),
            self._store.passages([report_id]),
            self._rules,
        )
        return office, len(sizes) > 1


def _open_chat(settings: Settings) -> Chat | None:
    if not settings.model:
        return None
    from assistant.llm.langchain import open_chat

    return open_chat(settings)


def _fitting(name: str, indicators: Sequence[Indicator]) -> dict[str, Indicator]:
    spellings = {spelling: i for i in indicators for spelling in (*i.spellings, i.name)}
    return {spellings[found].name: spellings[found] for found in best_names(name, spellings)}


def _summary(reasons: Sequence[str]) -> str:
    """What a model did wrong, each reason once, three of them in full."""
    distinct = [reason.rstrip(".") for reason in dict.fromkeys(reasons)]
    more = ["dan sebab lain"] if len(distinct) > 3 else []
    return "; ".join([*distinct[:3], *more])


def choose_indicators(office: OfficeFacts, asked: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators that were named, loosely; the key indicators where none was.

    Raises:
        UnknownIndicator: a name fits none or several; the candidates stand in the error.
    """
    if not asked:
        if not office.key_indicators():
            raise UnknownReport(
                f"Laporan {office.agency} tahun {office.year} tidak memuat indikator dengan target atau "
                f"realisasi; "
                "periksa hasil bacanya atau muat berkas yang lebih lengkap."
            )
        return office.key_indicators()
    chosen: list[Indicator] = []
    for name in asked:
        fitting = _fitting(name, office.key_indicators()) or _fitting(name, office.indicators)
        if len(fitting) != 1:
            candidates = tuple(fitting) or tuple(i.name for i in office.key_indicators())
            what = "cocok dengan beberapa indikator" if fitting else "tidak ditemukan"
            raise UnknownIndicator(
                name,
                candidates,
                f"Indikator '{name}' {what} dalam laporan {office.agency} tahun {office.year}; "
                f"tuliskan salah satu: {'; '.join(candidates)}.",
            )
        (found,) = fitting.values()
        if found not in chosen:
            chosen.append(found)
    return tuple(chosen)


class _Drafting:
    """One draft while it grows."""

    def __init__(
        self,
        office: OfficeFacts,
        indicators: tuple[Indicator, ...],
        codes: tuple[SectionCode, ...],
        report: Report | None,
        rules: OfficeRules,
        *,
        crowded: bool,
    ) -> None:
        self.office = office
        self.indicators = indicators
        self.codes = codes
        self.report = report
        self.model: ModelWriter | None = None
        self.reasons: list[str] = []
        self.crowded = crowded
        self.ledger = Ledger(office.agency, office.report_id, office.year, rules)
        self.funds = gather_funds(office.figures, office.year)
        self.proof = Proof(office, self.ledger)
        self.sections: list[DraftSection] = []
        self.missing: list[str] = []
        self.notes: list[Sentence] = []
        self.empty: list[tuple[SectionCode, str | None]] = []
        self.told: Counter[str] = Counter()
        self.seen: dict[str | None, set[str]] = {}
        self.gathered = Gathered(office, indicators, self.ledger) if len(indicators) > 1 else None

    def run(self) -> Iterator[Draft]:
        for order, indicator in enumerate(self.indicators):
            for plan in self._of_indicator(indicator):
                self._take(plan, order)
                yield self._draft()
        for order, plan in enumerate(self._of_office()):
            self._take(plan, order)
            yield self._draft()
        sayer = Sayer(self.ledger, SectionCode.TARGET_REALISASI, None)
        notes = list(plan_notes(self.office, self.indicators, self.ledger))
        notes += self._findings([note.text for note in write_sentences(notes, 0)])
        if self.crowded:
            notes.append(sayer.say("note.reports", year=self.office.year))
        if self.reasons:
            notes.append(sayer.say("note.model", reason=_summary(self.reasons)))
        self.notes = write_sentences(notes, 0)
        yield self._draft()

    def _of_indicator(self, indicator: Indicator) -> Iterator[SectionPlan]:
        """The sections on one indicator; what it shares with others, or lacks several times, is told once."""
        alone = len(self.office.key_indicators()) == 1
        codes = [
            code
            for code in per_indicator(self.codes, alone=alone)
            if not (self.gathered and code is SectionCode.EFISIENSI)
        ]
        plans = [plan_section(code, self.office, indicator, self.ledger, self.funds) for code in codes]
        absent = [plan for plan in plans if is_absent(plan)]
        for plan in absent:
            self.empty.append((plan.code, plan.indicator))
            self._note_missing(plan)
        for plan in plans:
            if self.gathered is not None:
                lighter = self.gathered.lighten(plan)
                if lighter is not None and lighter.points:
                    yield lighter
            elif plan not in absent:
                if plan.points:
                    yield plan
            elif plan is absent[0]:
                yield plan if len(absent) == 1 else merged_absence(absent, self.ledger)

    def _of_office(self) -> Iterator[SectionPlan]:
        """The sections on the office as a whole, what its indicators share among them."""
        shared = self.gathered
        told = list(plan_office(self.codes, self.office, self.indicators, self.ledger, self.funds))
        if shared is not None:
            yield from shared.absences()
            causes = next((p for p in told if p.code is SectionCode.PENYEBAB_SOLUSI), None)
            if proposals := shared.proposals():
                plain = causes or SectionPlan(code=SectionCode.PENYEBAB_SOLUSI, indicator=None, points=())
                yield plain.model_copy(update={"points": (*plain.points, *proposals)})
                told = [plan for plan in told if plan is not causes]
            if SectionCode.EFISIENSI in self.codes and (plan := shared.efficiency(self.funds)):
                told = [*(p for p in told if p.code is SectionCode.PENYEBAB_SOLUSI), plan, *told]
        done: set[SectionCode] = set()
        for plan in told:
            if plan.code not in done:
                done.add(plan.code)
                yield plan

    def _findings(self, noted: list[str]) -> list[Point]:
        """What the review says of the figures that the sentences show."""
        if self.report is None:
            return []
        ids = dict.fromkeys(i for s in self.sections for sentence in s.sentences for i in sentence.figure_ids)
        used = [f for i in ids if (f := self.ledger.figure(i)) is not None]
        told = "\n".join([*noted, *(x.text for s in self.sections for x in s.sentences)])
        findings = review(self.report, self.office.figures, self.office.passages)
        return list(plan_findings(findings, self.office, self.ledger, used, told))

    def _note_missing(self, plan: SectionPlan) -> None:
        self.missing.extend(m for m in plan.missing if m not in self.missing)

    def _take(self, plan: SectionPlan, order: int) -> None:
        title = heading(plan.code, self.office.year)
        seen = self.seen.setdefault(plan.indicator, set())
        plan = plan.model_copy(update={"points": lean(plan.points, self.ledger, seen)})
        sentences = write_sentences(plan.points, order, self.told)
        if self.model is not None:
            sentences = self._phrased(title, plan, sentences)
        faults = self.proof.faults(sentences, plan.points)
        checked = [mark(s) if fault else s for s, fault in zip(sentences, faults, strict=True)]
        self.sections.append(
            DraftSection(
                code=plan.code,
                heading=title,
                indicator=plan.indicator,
                sentences=tuple(checked),
            )
        )
        self._note_missing(plan)

    def _phrased(self, title: str, plan: SectionPlan, trusted: list[Sentence]) -> list[Sentence]:
        """The section in the model's words; what fails the proof goes back to the trusted sentences."""
        assert self.model is not None
        phrased = self.model.phrase(title, plan.indicator or self.office.agency, plan.points, trusted)
        self.reasons.extend(phrased.reasons)
        kept: list[Sentence] = []
        faults = self.proof.faults(phrased.sentences, plan.points)
        for sentence, stands_for, fault in zip(phrased.sentences, phrased.trusted, faults, strict=True):
            if fault and sentence not in stands_for:
                self.reasons.append(f"satu kalimat model diganti karena {fault}")
                kept.extend(stands_for)
            else:
                kept.append(sentence)
        return kept

    def _draft(self) -> Draft:
        used = [i for s in self.sections for sentence in s.sentences for i in sentence.figure_ids]
        used += [i for note in self.notes for i in note.figure_ids]
        return Draft(
            agency=self.office.agency,
            year=self.office.year,
            sections=tuple(self.sections),
            completeness=estimate(self.sections, self.empty),
            missing=tuple(self.missing),
            notes=tuple(self.notes),
            figures=tuple(self.ledger.with_inputs(dict.fromkeys(used))),
        )

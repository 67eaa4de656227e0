"""Matching the words of a question to the subjects of figures."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.sources import Passage
from assistant.retrieval import abbreviations
from assistant.retrieval.completed_figures import completed
from assistant.retrieval.name_labels import Label, at_odds, labels
from assistant.retrieval.own_names import OFFICE_WORDS, REGION_WORDS, follows, is_total, own_name, own_region
from assistant.retrieval.questions import Question
from assistant.retrieval.surroundings import content_stems, lead_before, leads, sections
from assistant.retrieval.vocabulary import SAME_SENSE, is_content, root, said, spelled_alike

ENOUGH = 0.72
"""Share of a question's weight that a subject must cover; found on questions to reports of three offices."""

ENOUGH_WHOLE_NAME = 0.62
"""The share that is enough where the question says the subject's whole name."""

_LONGEST_SHORT = 10
_GENERAL_STEMS = frozenset(
    root(word)
    for word in said("program kegiatan indikator kinerja jumlah persentase nilai realisasi capaian target")
)
_IN_CAPTION = 0.9
_SPOKEN = 0.03
"""What a small word counts that a name and the question share: `informasi` tells two names apart."""

KNOWN_MEASURES = frozenset(measure.value for measure in Measure)
_ANY_OFFICE = {"dinas", "badan", "kantor", "opd", "skpd", "instansi"}
_NOTHING = frozenset({""})
_JOINING = {"dan", "di", "ke", "yang", "dari", "per", "untuk", "bagi", "dengan", "pada", "atau"}
_VERB_PREFIXES = ("di", "ter", "me", "ber", "ke")


@dataclass(frozen=True, eq=False)
class Subject:
    """A subject as one report names it; `around` is its place, `columns` headings of its own columns.

    `family` holds its figures and those under the same name in other words.
    """

    name: str
    report_id: str
    parent: str | None
    level: Level
    stems: frozenset[str]
    extra: frozenset[str]
    initials: str
    above: frozenset[str]
    meaning: frozenset[str]
    total: bool
    labels: tuple[Label, ...]
    order: int
    figures: list[Figure] = field(default_factory=list)
    family: list[Figure] = field(default_factory=list)
    around: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Match:
    """How well a subject fits: `recall` of the question's words, `precision` of its own.

    `named` are the words covered by the name itself, not by its table or parent.
    """

    subject: Subject
    recall: float
    precision: float
    covered: frozenset[str]
    missing: tuple[str, ...]
    named: frozenset[str] = frozenset()
    spoken: bool = False
    exact: bool = True

    @property
    def score(self) -> float:
        return 0.8 * self.recall + 0.2 * self.precision + (_SPOKEN if self.spoken else 0.0)


class SubjectIndex:
    """Subjects of one or more reports by the stems of their names."""

    def __init__(self, figures: Sequence[Figure], passages: Sequence[Passage]) -> None:
        named = dict.fromkeys(figure.subject for figure in figures)
        texts = [*(passage.text for passage in passages), *named]
        spelled = abbreviations.by_initials(named, (text for text in texts if not text.isupper()))
        self.short = spelled | abbreviations.general() | abbreviations.learn(texts)
        self.capitals = _written_large(texts)
        self.agencies = {figure.agency for figure in figures} | {passage.agency for passage in passages}
        self._own = own_name(self.agencies)
        self._sections = sections(passages)
        self._leads = leads(passages)
        self._table_leads: dict[tuple[str, str, int | None], frozenset[str]] = {}
        self._arounds: dict[tuple[str, str], frozenset[str]] = {}
        self._of_figure: dict[str, Subject] = {}
        self.subjects = self._subjects(figures)
        self._by_meaning: dict[tuple[str, frozenset[str]], list[Subject]] = defaultdict(list)
        for subject in self.subjects:
            self._by_meaning[(subject.report_id, subject.meaning)].append(subject)
        for subject in self.subjects:
            subject.family.extend(figure for twin in self.twins(subject) for figure in twin.figures)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, subject in enumerate(self.subjects):
            for stem in subject.stems | subject.extra | subject.above | subject.around | subject.columns:
                self._by_stem[stem].append(number)
        self._frequency: dict[str, int] = defaultdict(int)
        for text in _texts(self.subjects, passages):
            for stem in {root(word) for word in said(text)}:
                self._frequency[stem] += 1
        self._texts = max(1, len(self.subjects) + len(passages))
        self._repairs: dict[str, str] = {}
        self._written = texts
        captions = dict.fromkeys(figure.table or "" for figure in figures)
        self._provinces = {
            words[place + 1]
            for words in map(said, [*texts, *captions])
            for place, word in enumerate(words[:-1])
            if word == "provinsi"
        }

    def around(self, figure: Figure) -> frozenset[str]:
        """Stems of the table's caption and of the headings above a figure."""
        line = figure.location.line_from if figure.location else None
        section = self._sections.get((figure.report_id, line), "") if line else ""
        key = (figure.table or "", section)
        if key not in self._arounds:
            self._arounds[key] = frozenset(content_stems(f"{key[0]} {key[1]}"))
        return self._arounds[key]

    def lead(self, figure: Figure) -> frozenset[str]:
        """Stems of the paragraph that stands right before the figure's table."""
        line = figure.location.line_from if figure.location else None
        if line is None or figure.source != "table":
            return frozenset()
        key = (figure.report_id, figure.table or "", figure.table_no)
        if key not in self._table_leads:
            self._table_leads[key] = lead_before(self._leads.get(figure.report_id, []), line)
        return self._table_leads[key]

    def twins(self, subject: Subject) -> list[Subject]:
        """Subjects of the report with the same name in other words, at no other level of the budget."""
        key = (subject.report_id, subject.meaning)
        return [other for other in self._by_meaning[key] if _same_level(subject, other)]

    def row_header(self, figure: Figure) -> frozenset[str]:
        """Stems of the heading over the names of a figure's rows, as `Kecamatan: Raba; …` shows it."""
        named = re.compile(rf"(?:^|; |\n)([^;:\n]{{3,60}}): {re.escape(figure.subject)}(?:;|$)")
        found = next((match[1] for text in self._written if (match := named.search(text))), "")
        return frozenset(content_stems(found))

    def subject_of(self, figure: Figure) -> Subject:
        """The subject under which a figure is kept."""
        return self._of_figure[figure.figure_id]

    def _subjects(self, figures: Sequence[Figure]) -> list[Subject]:
        found: dict[tuple[str, str, str, Level, str], Subject] = {}
        for printed in figures:
            figure = completed(printed)
            key = (
                figure.report_id,
                " ".join(said(figure.subject)),
                " ".join(said(figure.parent or "")),
                figure.level,
                figure.table or "" if self._adds_up(figure) else "",
            )
            if key not in found:
                found[key] = self._subject(figure, len(found))
            subject = found[key]
            subject.figures.append(figure)
            subject.captions.update(content_stems(figure.table or ""))
            subject.around.update(self.around(figure), content_stems(figure.unit or ""), self.lead(figure))
            if figure.measure not in KNOWN_MEASURES:
                subject.columns.update(content_stems(figure.measure.replace("_", " ")))
            self._of_figure[figure.figure_id] = subject
        return list(found.values())

    def _adds_up(self, figure: Figure) -> bool:
        """Whether a row adds up the rest: by its bare name, or as `jumlah` of what its caption lists."""
        if is_total(figure.subject, self._own):
            return True
        first, *rest = [*said(figure.subject), ""]
        caption = content_stems(figure.table or "")
        named = content_stems(" ".join(rest))
        return first in ("jumlah", "total") and figure.source == "table" and bool(named) and named <= caption

    def _subject(self, figure: Figure, order: int) -> Subject:
        words = said(figure.subject)
        stems = frozenset(root(word) for word in words if len(word) > 1 and not word[0].isdigit())
        extra: set[str] = set()
        for short, full in self.short.items():
            if short in stems:
                extra |= full
            elif full <= stems:
                extra.add(short)
        known = stems | extra
        spelled = {word for word in known if word in self.short and self.short[word] <= known}
        marks = labels(figure.subject)
        meaning = frozenset(word for word in known - spelled if is_content(word)) or stems
        meaning |= {f"{head} {label}" for head, label in marks}
        return Subject(
            labels=marks,
            meaning=meaning,
            name=figure.subject,
            report_id=figure.report_id,
            parent=figure.parent,
            level=figure.level,
            stems=stems,
            extra=frozenset(extra - stems),
            initials="".join(word[0] for word in words if word not in _JOINING and word.isalpha()),
            above=frozenset(content_stems(figure.parent or "")),
            total=self._adds_up(figure),
            order=order,
        )

    def terms(self, question: Question) -> list[tuple[str, str]]:
        """Stems and surface forms that name the subject: without the agency's own name."""
        named = list(zip(question.terms, question.surfaces, strict=True))
        offices = {root(word) for word in OFFICE_WORDS} & (self._own.office | _ANY_OFFICE)
        own_words = offices | {root(word) for word in REGION_WORDS}
        kept: list[tuple[str, str]] = []
        in_name = False
        line = question.line
        for stem, surface in named:
            if surface in self._provinces and f"provinsi {surface}" in line:
                continue
            if stem in self._own.region or self._own.is_region(surface) or self._own.is_office(surface):
                continue
            starts = stem in own_words
            in_name = starts or (in_name and stem in self._own.office and follows(line, kept, surface))
            if not in_name:
                kept.append((stem, surface))
        return kept

    def weight(self, stem: str, surface: str | None = None) -> float:
        """How much a word tells: rare words most; a verb that the report never uses, little."""
        seen = self._frequency.get(stem, 0)
        most = math.log(1 + self._texts)
        if seen == 0 and surface and surface != stem and surface.startswith(_VERB_PREFIXES):
            return 0.25 * most
        return math.log(1 + self._texts / (1 + seen))

    def is_of(self, region_level: str) -> bool:
        """Whether an agency of the reports belongs to a level of region: `provinsi`, `kabupaten`, `kota`."""
        return any(region_level in said(agency) for agency in self.agencies)

    def names_region(self, subject: str) -> bool:
        """Whether a row's name is nothing but the agency's own region."""
        return own_region(subject, self._own)

    def known(self, stem: str) -> bool:
        """Whether the reports use the word at all."""
        return stem in self._frequency or stem in self.short

    def match(
        self, terms: Sequence[tuple[str, str]], hints: Iterable[str] = (), marks: tuple[Label, ...] = ()
    ) -> list[Match]:
        """Subjects that share words with the question, best first; none of another label, as `Kelas II`."""
        asked = [(self.repaired(stem), surface) for stem, surface in terms]
        candidates: set[int] = set()
        for stem, _ in asked:
            candidates.update(self._by_stem.get(stem, ()))
            for same in SAME_SENSE.get(stem, ()):
                candidates.update(self._by_stem.get(same, ()))
            for full in self.short.get(stem, ()):
                candidates.update(self._by_stem.get(full, ()))
            if not self.known(stem) and 3 <= len(stem) <= 6:
                candidates.update(n for n, s in enumerate(self.subjects) if stem in s.initials)
        hinted = frozenset(hints)
        fitting = [s for s in map(self.subjects.__getitem__, candidates) if not at_odds(s.labels, marks)]
        found = [self._fit(subject, asked, hinted) for subject in fitting]
        return sorted(found, key=lambda match: (-match.score, match.subject.order))

    def _fit(self, subject: Subject, asked: Sequence[tuple[str, str]], hints: frozenset[str]) -> Match:
        got = all_weight = 0.0
        named: set[str] = set()
        covered: set[str] = set()
        exact = False
        missing: list[str] = []
        matched: set[str] = set()
        for stem, surface in dict.fromkeys(asked):
            weight = self.weight(stem, surface)
            share = self._share(subject, stem, matched)
            all_weight += weight
            got += weight * share
            exact = exact or share >= 0.9
            if share >= 0.85:
                named.add(stem)
            if share >= 0.5:
                covered.add(stem)
            elif weight >= 0.5 * math.log(1 + self._texts):
                missing.append(stem)
        own = {stem for stem in subject.stems if is_content(stem)}
        if own and named and own <= matched | hints:  # the whole name is said; the caption says the rest
            for stem, surface in dict.fromkeys(asked):
                if stem in subject.captions and stem not in named:
                    got += self.weight(stem, surface) * (_IN_CAPTION - self._share(subject, stem, set()))
        own_weight = sum(self.weight(stem) for stem in own)
        hit_weight = sum(self.weight(stem) for stem in own if stem in matched or stem in hints)
        return Match(
            subject,
            got / all_weight if all_weight else 1.0,
            hit_weight / own_weight if own_weight else 1.0,
            frozenset(covered),
            tuple(missing),
            frozenset(named),
            any(stem in hints and len(stem) > 4 for stem in subject.stems - own - _GENERAL_STEMS),
            exact,
        )

    def _share(self, subject: Subject, stem: str, matched: set[str]) -> float:
        full = self.short.get(stem)
        if stem in subject.stems:
            matched.add(stem)
            if full and full <= subject.stems:
                matched.update(full)
            return 1.0
        if full and full <= subject.stems | subject.extra:
            matched.update(full)
            return 1.0
        if stem in subject.extra:
            return 1.0 if self.short.get(stem, _NOTHING) <= subject.stems else 0.6
        if stem in subject.columns:
            return 0.9
        for same in SAME_SENSE.get(stem, ()):
            if same in subject.stems:
                matched.add(same)
                return 0.85
        if stem in subject.above:
            return 0.8
        if not self.known(stem) and 3 <= len(stem) <= 6 and stem in subject.initials:
            matched.update(subject.stems)
            return 0.85
        if stem in subject.around or any(same in subject.around for same in SAME_SENSE.get(stem, ())):
            return 0.6
        return 0.0

    def repaired(self, stem: str) -> str:
        """The report's own word for a slightly different spelling of it; no short words but abbreviations."""
        if self.known(stem) or stem in SAME_SENSE or len(stem) < 4:
            return stem
        if len(stem) == 4 and any(vowel in stem for vowel in "aiueo"):
            return stem
        if stem not in self._repairs:
            spelled = abbreviations.by_syllables(stem, self._written) if len(stem) <= _LONGEST_SHORT else None
            if spelled:
                self.short[stem] = spelled
                self._repairs[stem] = stem
                return stem
            near = [known for known in self._frequency if spelled_alike(stem, known)]
            self._repairs[stem] = max(near, key=lambda word: self._frequency[word], default=stem)
        return self._repairs[stem]


def _written_large(texts: Iterable[str]) -> frozenset[str]:
    """Words in small letters that the texts write in capitals only, as abbreviations are."""
    large: set[str] = set()
    small: set[str] = set()
    for text in texts:
        if text.isupper():
            continue
        for word in re.findall(r"[^\W\d_]{2,}", text):
            (large if word.isupper() else small).add(word.lower())
    return frozenset(large - small)


def _same_level(one: Subject, other: Subject) -> bool:
    if one.total or other.total:
        return one is other
    indicators = (Level.IKU, Level.OTHER)
    return one.level is other.level or (one.level in indicators and other.level in indicators)


def _texts(subjects: Sequence[Subject], passages: Sequence[Passage]) -> Iterable[str]:
    for subject in subjects:
        yield subject.name
    for passage in passages:
        yield passage.text

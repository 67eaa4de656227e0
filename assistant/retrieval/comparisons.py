"""Answers that set figures against each other: documents, prints, subjects, the nation, best and worst."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.retrieval.arithmetic import difference
from assistant.retrieval.bindings import BUDGET, Binder, Bound
from assistant.retrieval.joined_rows import joined_rows
from assistant.retrieval.lookups import main_print
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import column, mate, pair_of
from assistant.retrieval.subjects import Match
from assistant.retrieval.support import agrees, computed
from assistant.retrieval.wording import (
    LEVEL_NAMES,
    figure_shown,
    joined,
    measure_name,
    place,
    places,
    subject_name,
)

_CLOSE = 0.2
_GAP_STEMS = frozenset({"kurang", "lebih", "leset", "meleset", "selisih", "jarak", "gap"})
_MOST_RANKED = 12
_EDGES = frozenset({Operation.HIGHEST, Operation.LOWEST})
_TELLING = 2.5
"""Weight from which a word of the question says something that an answer must not pass over."""

_BROAD = Decimal("2.5")
"""Points within which two percentages about the agency as a whole can be prints of one quantity."""


def prints(
    binder: Binder, question: Question, year: int | None, prose: Sequence[Figure] = ()
) -> Answer | None:
    """Every value printed for one quantity, with its places, and the one that arithmetic supports."""
    measure = next(iter(question.measures), None)
    bounds = binder.bind(question, measure, year)
    if not bounds:
        return None
    bound = max(bounds, key=lambda b: (computed(b, b.measure) is not None, len(b.figures)))
    support = computed(bound, bound.measure)
    found = [f for b in bounds for f in b.figures if f.value is not None]
    if bound.subject.total:
        found += _about_the_whole(binder, bound, measure, support.value if support else bound.number)
    found += list(prose)
    by_value: dict[object, list[Figure]] = {}
    for figure in found:
        by_value.setdefault(figure.value, []).append(figure)
    name = "keseluruhan" if bound.subject.total else subject_name(bound.subject.name)
    told = joined([f"{figure_shown(group[0])} [{places(group[:3])}]" for group in by_value.values()])
    what = measure_name(bound.measure)
    if len(by_value) == 1:
        first = f"Laporan mencetak satu angka untuk {what} {name}: {told}"
    else:
        first = f"Untuk {what} {name} laporan mencetak {told}"
    sentences = [first]
    also: list[Figure] = []
    if support is not None:
        right = [f for f in found if isinstance(f.value, Decimal) and agrees(support, f.value)]
        verdict = f"; yang cocok {figure_shown(right[0])}" if right else "; tidak ada cetakan yang cocok"
        sentences.append(f"Hitungan dari angka laporan: {support.text} [{places(support.inputs)}]{verdict}")
        also = list(support.inputs)
    elif len(by_value) > 1:
        sentences.append("Laporan tidak memuat angka pembentuk untuk menguji mana yang benar")
    worked = [support.worked] if support else []
    return reply(sentences, [group[0] for group in by_value.values()], [*found, *also], computed=worked)


def between_sources(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """One quantity in two documents or tables, with the difference."""
    first, second = question.sources[:2]
    measure = next((m for m in question.measures if m in BUDGET), next(iter(question.measures), None))
    found: list[Figure] = []
    for source in (first, second):
        bounds = binder.bind(question, measure, year, source=source)
        if not bounds:
            return None
        found.append(main_print(bounds[0]))
    a, b = found
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return None
    name = _name(binder, a)
    what = f"{measure_name('pagu')} {name}"
    told = (
        f"{what} adalah {figure_shown(a)} dalam {first.value} [{place(a)}] dan {figure_shown(b)} dalam "
        f"{second.value} [{place(b)}]"
    )
    if a.value == b.value:
        return reply([f"Sama: {told}"], found)
    worked = difference(*((a, b) if a.value > b.value else (b, a)), a.unit)
    lead = "Tidak sama: " if Operation.SAME in question.operations else ""
    larger = second if b.value > a.value else first
    gap = f"Lebih besar dalam {larger.value}; selisih {worked.text}" if worked else ""
    return reply([lead + told, gap], found, computed=[worked])


def with_nation(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The realisasi of an indicator beside the national or provincial figure, with the gap in points."""
    level = binder.elsewhere(question) or "nasional"
    for bound in binder.bind(question, "realisasi_nasional" if level == "nasional" else None, year):
        own = mate(bound, "realisasi")
        national = bound.figure
        if own is None or not isinstance(national.value, Decimal) or not isinstance(own.value, Decimal):
            continue
        below = own.value < national.value
        side = "di bawah" if below else "di atas"
        worked = difference(*((national, own) if below else (own, national)), own.unit)
        if worked is None:
            continue
        return reply(
            [
                f"Realisasi {subject_name(bound.subject.name)} tahun {bound.year} adalah "
                f"{figure_shown(own)}, sedangkan angka {level} {figure_shown(national)} "
                f"[{places([own, national])}]",
                f"Realisasi {side} angka {level}; selisih {worked.text}",
                f"Apakah indikator {level} itu sama dengan indikator ini perlu dilihat dalam narasi laporan",
            ],
            [own, national],
            computed=[worked],
        )
    return None


def extremes(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The highest or lowest of a level, for instance the program with the lowest serapan."""
    measure = next(
        (m for m in question.measures if m != "pagu" or len(question.measures) == 1), "serapan_persen"
    )
    figures = _column(binder, question, measure, year)
    if len(figures) < 2:
        return None
    ranked = sorted(figures, key=_number, reverse=True)
    n = question.top or (_MOST_RANKED if question.ranking else 1)
    skip = (question.rank or 1) - 1
    if skip >= len(ranked):
        return None
    wanted = question.operations if question.operations & _EDGES else {Operation.HIGHEST}
    parts: list[str] = []
    given: list[Figure] = []
    for operation, word, chosen in (
        (Operation.HIGHEST, "tertinggi", ranked[skip : skip + n]),
        (Operation.LOWEST, "terendah", ranked[::-1][skip : skip + n]),
    ):
        if operation not in wanted:
            continue
        word += f" urutan ke-{question.rank}" if question.rank else ""
        tied = [f for f in ranked if f.value == chosen[-1].value and f not in chosen]
        shown = [f"{subject_name(f.subject)} ({figure_shown(f)})" for f in [*chosen, *tied][: max(n, 4)]]
        parts.append(f"{measure_name(measure)} {word}: {joined(shown)} [{places([*chosen, *tied][:3])}]")
        given += [*chosen, *tied][: max(n, 4)]
    level = binder.index.subject_of(ranked[0]).level
    scope = f"Dari {len(figures)} {LEVEL_NAMES[level]} dalam {place(figures[0]).split(', b.')[0]}"
    if not parts:
        return None
    gap = difference(ranked[0], ranked[-1], ranked[0].unit) if len(parts) > 1 else None
    sentences = [f"{scope}, " + "; ".join(parts), f"Selisih keduanya {gap.text}" if gap else ""]
    return reply(sentences, given, computed=[gap])


def gap_to_target(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """How far a realisasi lies from its target, for the one subject that the question names."""
    plain = question.model_copy(update={"measures": (), "unit": None})
    terms = [pair for pair in binder.index.terms(question) if pair[0] not in _GAP_STEMS]
    for match in binder.subjects(plain, terms)[:4] if terms else []:
        anchor = Bound(match.subject, "realisasi", year, tuple(match.subject.figures[:1]))
        pair = pair_of(anchor, "target", "realisasi") or pair_of(anchor, "pagu", "realisasi_anggaran")
        if pair is None or pair[0].unit != pair[1].unit:
            continue
        target, actual = pair
        high, low = (actual, target) if _number(actual) > _number(target) else (target, actual)
        worked = difference(high, low, actual.unit)
        if worked is None:
            continue
        side = "di atas" if high is actual else "di bawah"
        what = measure_name(target.measure)
        equal = _number(actual) == _number(target)
        return reply(
            [
                f"Realisasi {subject_name(match.subject.name)} tahun {year} {figure_shown(actual)}, {what} "
                f"{figure_shown(target)} [{places([actual, target])}]",
                f"Realisasi tepat sama dengan {what}" if equal else f"Realisasi {side} {what}: {worked.text}",
            ],
            [actual, target],
            computed=[worked],
        )
    return None


def subjects_compared(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """Two or more subjects side by side for one measure, with the difference of the first two."""
    bounds = several(binder, question, year)
    if len(bounds) < 2:
        return None
    figures = [main_print(bound) for bound in bounds]
    unit = figures[0].unit
    if any(figure.unit != unit or not isinstance(figure.value, Decimal) for figure in figures):
        return None
    told = [f"{subject_name(f.subject)} {figure_shown(f)} [{place(f)}]" for f in figures]
    high = max(figures, key=_number)
    low = min(figures, key=_number)
    worked = difference(high, low, unit)
    what = measure_name(figures[0].measure)
    when = f" tahun {figures[0].year}" if figures[0].year else ""
    verdict = (
        f"Yang lebih tinggi {subject_name(high.subject)}; selisih {worked.text}"
        if high.value != low.value and worked
        else "Keduanya sama"
    )
    return reply([f"{what}{when}: {joined(told)}", verdict], figures, computed=[worked])


def spending(measure: str, level: Level) -> str:
    """What `realisasi` means for a level: money for programs and what stands under them."""
    money = level in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN, Level.BELANJA)
    return "realisasi_anggaran" if money and measure == "realisasi" else measure


def several(binder: Binder, question: Question, year: int | None) -> list[Bound]:
    """Distinct subjects that together cover what the question names, each by a word of its own."""
    terms = binder.index.terms(question)
    measure = next((m for m in question.measures if m != "target" or len(question.measures) == 1), None)
    codes = binder.codes(question, measure)
    matches = [
        match
        for match in binder.index.match(terms, question.said, question.labels)[:80]
        if not match.subject.total
        and (match.precision >= 0.5 or match.recall >= 0.5)
        and (not question.levels or match.subject.level in question.levels)
        and any(codes(f) is not None and f.year in (year, None) for f in match.subject.figures)
    ]
    marks = question.labels if len(question.labels) > 1 else ()
    if marks and len({head for head, _ in marks}) == 1:
        return _labelled(binder, question, measure, year, matches)
    found = joined_rows(binder, question, codes, year)
    if found:
        return found
    left = {stem for stem, _ in terms}
    around: set[str] = set()
    while left and len(found) < 6:
        best = max(matches, key=lambda m: (_weight(binder, left & m.named), m.score), default=None)
        if best is None or not left & best.named:
            break
        own = left & best.named
        alike = [m for m in matches if own <= m.named and m.subject.meaning != best.subject.meaning]
        if found and len(alike) > 1 and all(m.score >= best.score - _CLOSE for m in alike):
            break  # a word that many rows share names none of them
        found += binder.bind(question, measure, year, among=[best])[:1]
        left -= best.named
        around |= best.covered
        matches.remove(best)
    left -= around
    heavy = [stem for stem, surface in terms if stem in left and binder.index.weight(stem, surface) > 2.5]
    return [] if heavy else found


def _labelled(
    binder: Binder, question: Question, measure: str | None, year: int | None, matches: Sequence[Match]
) -> list[Bound]:
    """One subject for each label, as `kelas I, II dan III`; none where one is missing."""
    found: list[Bound] = []
    for mark in question.labels:
        own = [match for match in matches if mark in match.subject.labels and not match.missing]
        bounds = [b for match in own[:1] for b in binder.bind(question, measure, year, among=[match])[:1]]
        if not bounds:
            return []
        found += bounds
    return found


def _weight(binder: Binder, stems: set[str] | frozenset[str]) -> float:
    return sum(binder.index.weight(stem) for stem in stems)


def _column(binder: Binder, question: Question, measure: str, year: int | None) -> list[Figure]:
    source = question.sources[0] if question.sources else None
    level = next(iter(question.levels), None)
    under = None
    terms = binder.index.terms(question)
    if level in (Level.KEGIATAN, Level.SUB_KEGIATAN) and terms:
        parents = [
            m for m in binder.subjects(question, terms) if m.subject.level in (Level.PROGRAM, Level.KEGIATAN)
        ]
        under = parents[0].subject if parents else None
        if under is None:
            return []
    elif (terms and binder.subjects(question, terms)) or any(
        binder.index.weight(stem, surface) > _TELLING for stem, surface in terms
    ):
        return []
    levels = (
        [level] if level else [Level.PROGRAM, Level.IKU] if measure in BUDGET else [Level.IKU, Level.PROGRAM]
    )
    for wanted in levels:
        figures = column(binder, wanted, spending(measure, wanted), year, source, under)
        if len(figures) > 1:
            return figures
    return []


def _about_the_whole(binder: Binder, bound: Bound, measure: str | None, near: Decimal | None) -> list[Figure]:
    """Prints of the agency's own total elsewhere: other total rows, and key indicators' budget columns."""
    if near is None or measure is None:
        return []
    codes = (measure,)
    return [
        figure
        for subject in binder.index.subjects
        if subject.total or subject.level is Level.IKU
        for figure in subject.figures
        if figure.measure in codes
        and figure.year == bound.year
        and figure not in bound.figures
        and isinstance(figure.value, Decimal)
        and abs(figure.value - near) <= (_BROAD if figure.unit == "%" else near / 20)
    ]


def _name(binder: Binder, figure: Figure) -> str:
    return "keseluruhan" if binder.index.subject_of(figure).total else subject_name(figure.subject)


def _number(figure: Figure) -> Decimal:
    assert isinstance(figure.value, Decimal)
    return figure.value

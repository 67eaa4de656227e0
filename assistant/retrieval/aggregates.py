"""Answers that add, count or weigh several figures, with the sum shown."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.retrieval.arithmetic import difference, mean, share, total
from assistant.retrieval.bindings import BUDGET, Binder, Bound
from assistant.retrieval.comparisons import several, spending
from assistant.retrieval.lookups import main_print
from assistant.retrieval.question_cues import Source
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import children, column, mate
from assistant.retrieval.subjects import Match, Subject
from assistant.retrieval.wording import (
    LEVEL_NAMES,
    column_name,
    figure_shown,
    joined,
    measure_name,
    place,
    places,
    shown,
    subject_name,
)

_MOST_PARTS = 40


def top_share(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The n largest of a column together, and their share of the total."""
    measure = next(iter(question.measures), None)
    level = next(iter(question.levels), Level.PROGRAM)
    if measure is None or question.top is None:
        return None
    measure = spending(measure, level)
    figures = column(binder, level, measure, year, question.sources[0] if question.sources else None)
    if len(figures) < question.top:
        return None
    ranked = sorted(figures, key=_number, reverse="terkecil" not in question.line)
    chosen = ranked[: question.top]
    added = total(chosen, chosen[0].unit)
    if added is None:
        return None
    printed = _printed_total(binder, figures[0], measure)
    whole = printed or total(figures, figures[0].unit)
    told = joined([f"{subject_name(f.subject)} {figure_shown(f)} [{place(f)}]" for f in chosen])
    sentences = [
        f"{question.top} {LEVEL_NAMES[level]} dengan {measure_name(measure)} terbesar: {told}",
        f"Jumlahnya {added.text}",
    ]
    part = share(added, whole, chosen[0].unit) if whole is not None and chosen[0].unit != "%" else None
    if part is not None:
        sentences.append(
            f"Bagiannya dari keseluruhan: {part.text}" + (f" [{place(printed)}]" if printed else "")
        )
    return reply(sentences, chosen, [printed] if printed else [], computed=[added, part])


def sum_without(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The sum of a column without the subjects that are left out."""
    measure = _measure(question)
    levels = question.levels[:1] or (Level.PROGRAM, Level.KEGIATAN)
    for level in levels:
        figures = column(binder, level, measure, year, question.sources[0] if question.sources else None)
        out = [figure for figure in figures if _named(binder, figure, question.left_out)]
        kept = [figure for figure in figures if figure not in out]
        if not out or not kept or kept[0].unit == "%":
            continue
        worked = total(kept, kept[0].unit)
        if worked is None:
            continue
        names = joined([subject_name(f.subject) for f in out])
        return reply(
            [
                f"Tanpa {names}, jumlah {measure_name(measure)} {len(kept)} {LEVEL_NAMES[level]} lainnya "
                f"adalah {shown(worked.value, kept[0].unit)}",
                f"Hitungan: {worked.text} [{places(kept)}]",
            ],
            kept,
            out,
            computed=[worked],
        )
    return None


def column_sum(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The sum of a whole column, beside the total that the table prints, or that another table prints."""
    measure = _measure(question)
    source = question.sources[0] if question.sources else None
    under = _parent(binder, question)
    level = next(iter(question.levels), Level.PROGRAM)
    if under is not None and under.level is level:
        return None
    if under is None and binder.index.terms(question):
        return None  # the sum of all would pass for the sum of what is named
    figures = column(binder, level, measure, year, source, under)
    if len(figures) < 2 or len(figures) > _MOST_PARTS or figures[0].unit == "%":
        return None
    worked = total(figures, figures[0].unit)
    if worked is None:
        return None
    printed = _printed_total(binder, figures[0], measure) if under is None else None
    what = f"{measure_name(figures[0].measure)} {len(figures)} {LEVEL_NAMES[level]}"
    where = f" dalam {source.value}" if source else ""
    sentences = [
        f"Jumlah {what}{where} adalah {shown(worked.value, figures[0].unit)}",
        f"Hitungan: {worked.text} [{places(figures[:3])}]",
    ]
    if printed is None and under is None:
        sentences.append("Tabelnya sendiri tidak memuat baris jumlah")
        printed = _printed_total(binder, None, "pagu") if measure in BUDGET else None
    if printed is not None and isinstance(printed.value, Decimal) and printed.value != worked.value:
        high, low = (printed, worked) if printed.value > worked.value else (worked, printed)
        gap = difference(high, low, printed.unit)
        if gap is not None:
            sentences.append(
                f"Jumlah yang tercetak {figure_shown(printed)} [{place(printed)}]; selisih {gap.text}"
            )
    return reply(sentences, figures, [printed] if printed else [], computed=[worked])


def named_sum(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The sum of the subjects that the question names one by one."""
    bounds = several(binder, question, year)
    figures = [main_print(bound) for bound in bounds]
    if len(figures) < 2 or figures[0].unit == "%":
        return None
    if any(f.unit != figures[0].unit or not isinstance(f.value, Decimal) for f in figures):
        return None
    worked = total(figures, figures[0].unit)
    if worked is None:
        return None
    told = joined([f"{subject_name(f.subject)} {figure_shown(f)} [{place(f)}]" for f in figures])
    return reply(
        [
            f"{column_name(figures[0].measure, binder.index.capitals)} {told}",
            f"Jumlahnya {worked.text}",
        ],
        figures,
        computed=[worked],
    )


def remainder(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The part that was not reached: everyone less those served, or the other way round."""
    matches = binder.subjects(question)
    for match in matches[:6]:
        anchor = Bound(match.subject, "ditangani", year, tuple(match.subject.figures[:1]))
        part, whole = mate(anchor, "ditangani"), mate(anchor, "populasi")
        if part is None or whole is None:
            part, whole = _pair(binder, match, year)
        if part is None or whole is None or part.unit != whole.unit or _number(part) > _number(whole):
            continue
        worked = difference(whole, part, whole.unit)
        if worked is None:
            continue
        return reply(
            [
                f"{subject_name(whole.subject)} {figure_shown(whole)}, {subject_name(part.subject)} "
                f"{figure_shown(part)} [{places([whole, part])}]",
                f"Yang belum: {worked.text}",
            ],
            [whole, part],
            computed=[worked],
        )
    return None


def count(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """How many subjects of a level there are, or fulfil what the question says of them."""
    level = next(iter(question.levels), None)
    if level is None:
        return None
    measure = _measure(question) if question.measures else ("pagu" if level is not Level.IKU else "target")
    under = _parent(binder, question)
    if under is None and binder.index.terms(question):
        return None  # a condition that is not understood must not be passed over
    figures = column(binder, level, measure, year, question.sources[0] if question.sources else None, under)
    if not figures:
        return None
    limit = next((Decimal(n.replace(".", "").replace(",", ".")) for n in question.numbers), None)
    chosen, condition = figures, ""
    if limit is not None and question.measures:
        below = any(word in question.line for word in ("di bawah", "kurang dari"))
        above = any(word in question.line for word in ("di atas", "lebih dari", "minimal", "paling sedikit"))
        chosen = [
            f
            for f in figures
            if (_number(f) < limit if below else _number(f) >= limit if above else _number(f) == limit)
        ]
        side = "di bawah" if below else "minimal" if above else "sebesar"
        condition = f" dengan {measure_name(measure)} {side} {shown(limit, figures[0].unit)}"
    where = place(figures[0]).split(", b.")[0]
    names = joined(
        [subject_name(f.subject) + (f" ({figure_shown(f)})" if condition else "") for f in chosen[:20]]
    )
    text = f"Ada {len(chosen)} {LEVEL_NAMES[level]}{condition} dalam {where}"
    return reply([text + (f": {names}" if chosen else "") + f" [{places(figures[:2])}]"], chosen)


def average(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The plain mean of a column, named as such."""
    measure = next(iter(question.measures), None)
    level = next(iter(question.levels), None)
    if measure is None or level is None or binder.index.terms(question):
        return None
    figures = column(binder, level, measure, year, question.sources[0] if question.sources else None)
    if len(figures) < 2:
        return None
    worked = mean(figures, figures[0].unit)
    if worked is None:
        return None
    return reply(
        [
            f"Rata-rata sederhana {measure_name(measure)} {len(figures)} {LEVEL_NAMES[level]}: {worked.text} "
            f"[{places(figures[:3])}]"
        ],
        figures,
        computed=[worked],
    )


def part_of_whole(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The share of one subject in the agency's total of the same measure."""
    measure = next((m for m in question.measures if m in BUDGET and m != "serapan_persen"), None)
    if measure is None:
        return None
    bounds = [bound for bound in binder.bind(question, measure, year) if not bound.subject.total]
    if not bounds or bounds[0].number is None:
        return None
    figure = main_print(bounds[0])
    whole = _printed_total(binder, figure, measure)
    if whole is None:
        return None
    worked = share(figure, whole, figure.unit)
    if worked is None:
        return None
    return reply(
        [
            f"{measure_name(measure)} {subject_name(figure.subject)} {figure_shown(figure)} dari keseluruhan "
            f"{figure_shown(whole)} [{places([figure, whole])}]",
            f"Bagiannya: {worked.text}",
        ],
        [figure, whole],
        computed=[worked],
    )


def _measure(question: Question) -> str:
    if Source.AGREEMENT_REVISED in question.sources and set(question.measures) <= {"pagu", "nilai"}:
        return "pagu_setelah_perubahan"
    return next((m for m in question.measures if m not in ("nilai",)), "pagu")


def _parent(binder: Binder, question: Question) -> Subject | None:
    terms = binder.index.terms(question)
    if not terms:
        return None
    parents = [
        m for m in binder.subjects(question, terms) if m.subject.level in (Level.PROGRAM, Level.KEGIATAN)
    ]
    return parents[0].subject if parents else None


def _printed_total(binder: Binder, beside: Figure | None, measure: str) -> Figure | None:
    """The total row of a figure's own table; with no figure, of the table that tells what was spent."""
    found = [
        figure
        for subject in binder.index.subjects
        if subject.total
        for figure in subject.figures
        if figure.measure in (measure, beside.measure if beside else measure)
        and isinstance(figure.value, Decimal)
    ]
    if beside is not None:
        return next(
            (
                f
                for f in found
                if f.table == beside.table and f.year == beside.year and f.measure == beside.measure
            ),
            None,
        )
    spent = [
        f for f in found if any(o.measure == "realisasi_anggaran" for o in binder.index.subject_of(f).figures)
    ]
    return next(iter(spent or found), None)


def _pair(binder: Binder, match: Match, year: int | None) -> tuple[Figure | None, Figure | None]:
    """Two count rows about the same thing: those served and all there are."""
    near = [
        s
        for s in binder.index.subjects
        if s.report_id == match.subject.report_id and match.named <= s.stems | s.extra
    ]
    part = next((f for s in near for f in s.figures if f.measure == "ditangani" and f.year == year), None)
    whole = next((f for s in near for f in s.figures if f.measure == "populasi" and f.year == year), None)
    ok = part and whole and isinstance(part.value, Decimal) and isinstance(whole.value, Decimal)
    return (part, whole) if ok else (None, None)


def _named(binder: Binder, figure: Figure, stems: tuple[str, ...]) -> bool:
    subject = binder.index.subject_of(figure)
    telling = [stem for stem in stems if stem not in ("program", "giat", "sub")]
    return bool(telling) and all(stem in subject.stems or stem in subject.extra for stem in telling)


def members(binder: Binder, question: Question) -> Answer | None:
    """The programs, kegiatan or sub kegiatan that stand under what the question names."""
    level = next(iter(question.levels), None)
    if level is None:
        return None
    parent = _parent(binder, question)
    if parent is None and binder.index.terms(question):
        return None
    if parent is None:
        figures = column(binder, level, "pagu" if level is not Level.IKU else "target", None)
        subjects = [binder.index.subject_of(figure) for figure in figures]
    else:
        subjects = children(binder, parent, level)
    names = list(dict.fromkeys(subject_name(subject.name) for subject in subjects))
    if not names:
        return None
    source = next(iter(question.sources), None)
    rows = [next((f for f in s.figures if binder.in_source(f, source)), s.figures[0]) for s in subjects]
    under = f" di bawah {subject_name(parent.name)}" if parent else ""
    listed = "; ".join(f"{i}) {name}" for i, name in enumerate(names, 1))
    return reply(
        [f"Ada {len(names)} {LEVEL_NAMES[level]}{under}: {listed} [{places([rows[0], rows[-1]])}]"], (), rows
    )


def _number(figure: Figure) -> Decimal:
    assert isinstance(figure.value, Decimal)
    return figure.value

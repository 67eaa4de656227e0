"""Answers that read figures off: one quantity, several measures of it, or its disagreeing prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.retrieval.arithmetic import Worked, difference
from assistant.retrieval.bindings import Binder, Bound, years_known
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question, asks_amount
from assistant.retrieval.replies import abstain, reply
from assistant.retrieval.rows import mates
from assistant.retrieval.subjects import Match
from assistant.retrieval.support import Support, agrees, computed
from assistant.retrieval.vocabulary import said
from assistant.retrieval.wording import (
    LEVEL_NAMES,
    MEASURE_NAMES,
    column_name,
    figure_shown,
    joined,
    measure_name,
    place,
    places,
    subject_name,
    table_title,
)

_MOST_SUBJECTS = 12
_BOTH_UNITS = re.compile(r"\bberapa (?:\w+ )?(?:dan|atau) (?:berapa )?(?:persen|rupiah)\b")
_NAME = frozenset({"apa", "siapa", "mana", "dimana"})
"""Words that ask for a name; a number is no answer to them."""

_SELF_EXPLAINED = ("jumlah", "populasi", "ditangani")


def look_up(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The figures for each measure asked; None where no subject of a figure is meant."""
    matches = binder.subjects(question)
    if not matches:
        return None
    if not asks_amount(question) and not _heaviest_named(binder, question, matches[0]):
        return None
    named = not asks_amount(question) and _NAME & set(question.words)
    if question.denies:
        matches = [match for match in matches if _says_not(match)]
        if not matches:
            return None
    measures: list[str | None] = list(_asked(question)) or [None]
    source = question.sources[0] if question.sources else None
    sentences: list[str] = []
    given: list[Figure] = []
    also: list[Figure] = []
    missing: list[str] = []
    sums: list[Worked] = []
    for measure in measures:
        bounds = binder.bind(question, measure, year, source=source, among=matches)
        if named:
            bounds = [bound for bound in bounds if isinstance(bound.value, str)]
        if question.numeric and bounds and not any(bound.number is not None for bound in bounds):
            return _words_only(bounds, year)
        if not bounds or all(bound.value is None for bound in bounds):
            worked = _worked(binder, question, measure, year, matches)
            if worked is None:
                missing.append(measure or "")
                continue
            text, support = worked
            sentences.append(text)
            also += support.inputs
            sums.append(support.worked)
            continue
        bounds = [bound for bound in bounds if bound.value is not None]
        for bound in bounds[:_MOST_SUBJECTS]:
            text, values, others = describe(bound, len(bounds) > 1, binder.index.capitals)
            sentences.append(text)
            given += values
            also += others
    if not sentences:
        return _not_there(binder, question, measures, year, matches)
    revised = _revision(given)
    if revised is not None:
        sentences.append(f"Selisihnya {revised.text}")
        sums.append(revised)
    if missing and missing != [""]:
        names = joined([measure_name(measure) for measure in missing if measure])
        if names:
            sentences.append(f"{names} untuk hal itu tidak dimuat dalam laporan")
    return reply(list(dict.fromkeys(sentences)), given, also, computed=sums)


def _heaviest_named(binder: Binder, question: Question, match: Match) -> bool:
    """Whether the most telling word of the question stands in the subject itself, not only around it."""
    terms = binder.index.terms(question)
    heaviest = max(terms, key=lambda pair: binder.index.weight(*pair), default=None)
    return heaviest is None or binder.index.repaired(heaviest[0]) in match.named


def _says_not(match: Match) -> bool:
    """Whether a subject or one of its columns is about what was not done."""
    names = [match.subject.name, *(figure.measure.replace("_", " ") for figure in match.subject.figures)]
    return any({"belum", "tidak", "tanpa", "non"} & set(said(name)) for name in names)


def _revision(given: Sequence[Figure]) -> Worked | None:
    """How far a revision moved one amount, where both sides were asked for."""
    before = [f for f in given if f.measure == "pagu_sebelum_perubahan"]
    after = [f for f in given if f.measure in ("pagu_setelah_perubahan", "pagu")]
    if len(before) != 1 or len(after) != 1:
        return None
    one, other = before[0].value, after[0].value
    if not isinstance(one, Decimal) or not isinstance(other, Decimal) or one == other:
        return None
    return difference(*((before[0], after[0]) if one > other else (after[0], before[0])), before[0].unit)


def describe(
    bound: Bound, named_level: bool = False, capitals: frozenset[str] = frozenset()
) -> tuple[str, list[Figure], list[Figure]]:
    """One quantity in a sentence, with the other values printed for it and the figures that explain it.

    `capitals` are the words that the report writes in capitals only.
    """
    figure = main_print(bound)
    explained = [f for f in mates(bound) if f.measure != figure.measure]
    name = _full_name(bound, named_level)
    label = measure_name(figure.measure)
    if figure.measure not in MEASURE_NAMES or figure.measure == "jumlah":
        text = _from_table(figure, name, column_name(figure.measure, capitals))
    else:
        said_already = figure.measure in _SELF_EXPLAINED or name.lower().startswith(label)
        what = "" if said_already else label + " "
        text = f"{what}{name}{_in_year(figure)} {_verb(figure)} {figure_shown(figure)}"
    if explained:
        text += " (" + ", ".join(f"{measure_name(f.measure)} {figure_shown(f)}" for f in explained) + ")"
    text += f" [{places(_same_value(bound, figure))}]"
    others = [f for f in bound.figures if f.value is not None and f.value != figure.value]
    if others:
        text += ". " + _other_prints(bound, figure, others)
    return text, [figure, *others], explained


def _from_table(figure: Figure, name: str, heading: str) -> str:
    """A cell of a table with columns of its own: the table's title says what its rows are."""
    title = table_title(figure.table) if figure.source == "table" else ""
    where = f"dalam tabel “{title}”, " if title else ""
    if figure.value is None or not isinstance(figure.value, Decimal):
        return f"{where}{heading} {name}{_in_year(figure)} {_verb(figure)} {figure_shown(figure)}"
    if heading.startswith("jumlah") or figure.unit == "%":
        subject = name if heading == "jumlah" and name.lower().startswith("jumlah") else f"{heading} {name}"
        return f"{where}{subject}{_in_year(figure)} adalah {figure_shown(figure)}"
    return f"{where}{name}{_in_year(figure)} pada kolom “{heading}” adalah {figure_shown(figure)}"


def main_print(bound: Bound) -> Figure:
    """The print that arithmetic supports, else the one printed most often, else the first."""
    support = computed(bound, bound.measure)
    stated = [figure for figure in bound.figures if figure.value is not None] or list(bound.figures)
    if support is not None:
        for figure in stated:
            if isinstance(figure.value, Decimal) and agrees(support, figure.value):
                return figure
    tables = [figure for figure in stated if figure.source == "table"] or stated
    return max(tables, key=lambda f: (sum(f.value == g.value for g in stated), -tables.index(f)))


def _asked(question: Question) -> tuple[str, ...]:
    """The measures that are wanted, not those that only say what a capaian is measured against."""
    measures = question.measures
    if "capaian" in measures and "target" in measures and " terhadap target" in question.line:
        measures = tuple(measure for measure in measures if measure != "target")
    if "target_akhir_renstra" in measures:
        measures = tuple(measure for measure in measures if measure != "target")
    if "serapan_persen" in measures or "realisasi_anggaran" in measures or "sisa" in measures:
        measures = tuple(measure for measure in measures if measure != "pagu" or "pagu" in question.line)
    revised = {"pagu_setelah_perubahan", "pagu_sebelum_perubahan"}
    if Operation.DIFFERENCE in question.operations and revised & set(measures):
        return ("pagu_sebelum_perubahan", "pagu_setelah_perubahan")
    if revised & set(measures):
        measures = tuple(measure for measure in measures if measure != "pagu")
    if _BOTH_UNITS.search(question.line) and {"realisasi_anggaran", "serapan_persen"} & set(measures):
        return ("realisasi_anggaran", "serapan_persen")
    if question.unit == "Rp":
        measures = tuple("realisasi_anggaran" if m == "serapan_persen" else m for m in measures)
    if question.unit == "%" and set(measures) <= {"pagu", "realisasi_anggaran"} and measures:
        measures = ("serapan_persen",)
    if "nilai" in measures and len(measures) > 1 and "kategori" not in measures:
        measures = tuple(measure for measure in measures if measure != "nilai")
    return measures


def _worked(
    binder: Binder, question: Question, measure: str | None, year: int | None, matches: Sequence[Match]
) -> tuple[str, Support] | None:
    """A measure that no cell prints, computed from the subject's own figures."""
    if measure is None:
        return None
    for match in matches[:3]:
        any_figure = next((f for f in match.subject.family if f.year == year), None)
        if any_figure is None:
            continue
        bound = Bound(match.subject, measure, year, (any_figure,))
        support = computed(bound, measure)
        if support is None:
            continue
        text = (
            f"{measure_name(measure)} {subject_name(match.subject.name)} tahun {year} tidak tercetak "
            f"dalam tabel; dari angka laporan dapat dihitung {support.text} [{places(support.inputs)}]"
        )
        return text, support
    return None


def _words_only(bounds: Sequence[Bound], year: int | None) -> Answer:
    bound = bounds[0]
    name = subject_name(bound.subject.name)
    when = f" tahun {year}" if year else ""
    return abstain(
        f"Angka {name}{when} tidak dimuat dalam laporan",
        [f"Yang tercetak hanya {figure_shown(bound.figure)} [{place(bound.figure)}]"],
        [bound.figure],
    )


def _not_there(
    binder: Binder,
    question: Question,
    measures: Sequence[str | None],
    year: int | None,
    matches: Sequence[Match],
) -> Answer | None:
    """Why a known subject has no such figure: another year, an empty cell, or a measure not reported."""
    measure = measures[0]
    codes = binder.codes(question, measure)
    subject = matches[0].subject
    name = subject_name(subject.name)
    what = measure_name(measure) if measure else "angka"
    empty = [f for m in matches for f in m.subject.family if codes(f) is not None and f.year == year]
    if empty and all(figure.value is None for figure in empty):
        raw = empty[0].raw.strip() or "kosong"
        return abstain(
            f"{what} {name} tahun {year} tidak terisi dalam laporan (tercetak “{raw}”, {place(empty[0])})",
            values=empty[:1],
        )
    known = [known for known in years_known(matches[:1], codes) if known != year]
    if known:
        near = [f for f in subject.family if codes(f) is not None and f.year in known and f.value is not None]
        said = joined([f"{figure_shown(f)} ({f.year})" for f in _one_a_year(near)])
        return abstain(
            f"Laporan tidak memuat {what} {name} untuk tahun {year}",
            [f"Yang ada: {said} [{places(near[:3])}]"],
            near[:3],
        )
    if measure is None:
        return None
    has = list(dict.fromkeys(measure_name(f.measure) for f in subject.figures if f.value is not None))
    return abstain(
        f"Laporan tidak memuat {what} {name}" + (f" tahun {year}" if year else ""),
        [f"Untuk {name} laporan memuat {joined(has[:6])} [{place(subject.figures[0])}]"] if has else [],
        subject.figures[:1],
    )


def _one_a_year(figures: Sequence[Figure]) -> list[Figure]:
    found: dict[int | None, Figure] = {}
    for figure in figures:
        found.setdefault(figure.year, figure)
    return [found[year] for year in sorted(found, key=lambda year: year or 0)]


def _other_prints(bound: Bound, figure: Figure, others: Sequence[Figure]) -> str:
    parts = [f"{figure_shown(f)} [{place(f)}]" for f in {f.value: f for f in others}.values()]
    text = f"Di tempat lain tercetak {joined(parts)}"
    support = computed(bound, bound.measure)
    if support is not None:
        text += f"; hitungan {support.text}"
    return text


def _same_value(bound: Bound, figure: Figure) -> list[Figure]:
    return [other for other in bound.figures if other.value == figure.value][:3]


def _full_name(bound: Bound, named_level: bool) -> str:
    name = subject_name(bound.subject.name)
    if bound.subject.total:
        return "keseluruhan" if len(name.split()) < 3 else f"keseluruhan ({name})"
    if named_level and bound.subject.level is not Level.OTHER:
        name += f" ({LEVEL_NAMES[bound.subject.level]})"
    return name


def _in_year(figure: Figure) -> str:
    if figure.year is None or figure.measure.startswith("target_akhir"):
        return ""
    return f" tahun {figure.year}"


def _verb(figure: Figure) -> str:
    return "tercetak" if figure.value is None else "adalah"

"""Figures that belong together: one row over its columns, one column over its rows, children of a subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.retrieval.bindings import Binder, Bound
from assistant.retrieval.question_cues import Source
from assistant.retrieval.subjects import Subject

_LEAST_PARTS = 3
_DEPTH = {Level.PROGRAM: 1, Level.KEGIATAN: 2, Level.SUB_KEGIATAN: 3}
_ALSO = {"pagu": ("pagu", "pagu_setelah_perubahan")}
_PAIRS: dict[str, tuple[str, ...]] = {
    "capaian": ("realisasi", "target"),
    "realisasi": ("target", "capaian"),
    "target": ("realisasi", "capaian"),
    "serapan_persen": ("realisasi_anggaran", "pagu"),
    "realisasi_anggaran": ("pagu", "serapan_persen"),
    "sisa": ("pagu", "realisasi_anggaran"),
    "tingkat_kemajuan": ("realisasi", "target_akhir_renstra"),
    "nilai": ("bobot", "kategori"),
    "persen_ditangani": ("ditangani", "populasi"),
}


def mate(bound: Bound, measure: str) -> Figure | None:
    """Another measure of the same subject and year, from the same row where there is one."""
    fits = _all(bound, measure)
    here = bound.figure
    same_row = [f for f in fits if f.table == here.table and f.location == here.location]
    same_table = [f for f in fits if f.table == here.table]
    return next(iter(same_row or same_table or fits), None)


def _all(bound: Bound, measure: str) -> list[Figure]:
    return [
        figure
        for code in _ALSO.get(measure, (measure,))
        for figure in bound.subject.family
        if figure.measure == code
        and (figure.year == bound.year or measure.startswith("target_akhir"))
        and isinstance(figure.value, Decimal)
    ]


def pair_of(bound: Bound, first: str, second: str) -> tuple[Figure, Figure] | None:
    """Two measures of one subject and year from one table; from two only where each has a single value.

    A ceiling of the agreement and the spending of the final table do not belong together.
    """
    ones, others = _all(bound, first), _all(bound, second)
    for one in sorted(ones, key=lambda f: f.table != bound.figure.table):
        for other in others:
            if one.table == other.table and one.location == other.location:
                return one, other
    for one in ones:
        for other in others:
            if one.table == other.table and one.table is not None:
                return one, other
    if len({f.value for f in ones}) == 1 and len({f.value for f in others}) == 1:
        return ones[0], others[0]
    return None


def mates(bound: Bound) -> list[Figure]:
    """The figures that explain a figure: pagu and realisasi beside serapan, and so on."""
    found = [mate(bound, measure) for measure in _PAIRS.get(bound.measure, ())]
    return [figure for figure in found if figure is not None]


def column(
    binder: Binder,
    level: Level,
    measure: str,
    year: int | None,
    source: Source | None = None,
    under: Subject | None = None,
) -> list[Figure]:
    """One figure for each subject of a level, all from the table that holds most of them."""
    codes = {"pagu": ("pagu", "pagu_setelah_perubahan")}.get(measure, (measure,))
    if source is Source.AGREEMENT_FIRST and measure == "pagu":
        codes = ("pagu", "pagu_sebelum_perubahan")
    fits = [
        figure
        for subject in binder.index.subjects
        if subject.level is level and not subject.total
        for figure in subject.figures
        if figure.measure in codes
        and (figure.year == year or year is None or figure.year is None)
        and isinstance(figure.value, Decimal)
        and figure.source == "table"
        and binder.in_source(figure, source)
    ]
    if under is not None:
        inside = {id(subject) for subject in children(binder, under, level)}
        fits = [figure for figure in fits if id(binder.index.subject_of(figure)) in inside]
    tables = Counter((figure.report_id, figure.table, figure.table_no, figure.measure) for figure in fits)
    if not tables:
        return []
    best = max(tables, key=lambda key: (tables[key], _spent_in(binder, fits, key), -_first(fits, key)))
    chosen: dict[int, Figure] = {}
    for figure in fits:
        if (figure.report_id, figure.table, figure.table_no, figure.measure) == best:
            chosen.setdefault(id(binder.index.subject_of(figure)), figure)
    return sorted(chosen.values(), key=lambda f: (f.location.line_from or 0) if f.location else 0)


def children(binder: Binder, parent: Subject, level: Level) -> list[Subject]:
    """Subjects of a level that stand under another: by their parent's name, else by place in the table."""
    named = [
        subject
        for subject in binder.index.subjects
        if subject.level is level
        and subject.parent
        and subject.report_id == parent.report_id
        and (parent.stems <= _all_above(binder, subject))
    ]
    return named or _below(binder, parent, level)


def _all_above(binder: Binder, subject: Subject) -> frozenset[str]:
    """Stems of the parent's name, with those of the parent's own parent where it is known."""
    above = subject.above
    for other in binder.index.subjects:
        if other.report_id == subject.report_id and other.parent and other.name == subject.parent:
            return above | other.above
    return above


def _below(binder: Binder, parent: Subject, level: Level) -> list[Subject]:
    depth = _DEPTH.get(parent.level)
    wanted = _DEPTH.get(level)
    if depth is None or wanted is None or wanted <= depth:
        return []
    best: list[Subject] = []
    for table in dict.fromkeys((figure.table, figure.table_no) for figure in parent.figures):
        rows = sorted(
            {
                (figure.location.line_from, id(subject)): subject
                for subject in binder.index.subjects
                if subject.report_id == parent.report_id and subject.level in _DEPTH
                for figure in subject.figures
                if (figure.table, figure.table_no) == table and figure.location and figure.location.line_from
            }.items(),
            key=lambda item: item[0][0],
        )
        found: list[Subject] = []
        inside = False
        for _, subject in rows:
            if subject is parent:
                inside = True
            elif inside and _DEPTH[subject.level] <= depth:
                break
            elif inside and subject.level is level:
                found.append(subject)
        best = max(best, found, key=len)
    return best


def _spent_in(
    binder: Binder, figures: Sequence[Figure], key: tuple[str, str | None, int | None, str]
) -> bool:
    """Whether the table also tells what was spent; among equal tables it is the one that people mean."""
    return any(
        other.measure == "realisasi_anggaran" and other.table == key[1]
        for figure in figures
        if (figure.report_id, figure.table, figure.table_no, figure.measure) == key
        for other in binder.index.subject_of(figure).figures
    )


def _first(figures: Sequence[Figure], key: tuple[str, str | None, int | None, str]) -> int:
    return next(i for i, f in enumerate(figures) if (f.report_id, f.table, f.table_no, f.measure) == key)


def parts_and_sum(binder: Binder, figures: Sequence[Figure]) -> tuple[list[Figure], Figure | None]:
    """The rows of a column, and the last one apart where it adds up the rest by whatever name.

    That shows by its value, or by the region's own name below its parts with more than any of them.
    """
    rows = list(figures)
    numbers = [figure.value for figure in rows if isinstance(figure.value, Decimal)]
    if len(rows) <= _LEAST_PARTS or len(numbers) < len(rows) or not numbers[-1]:
        return rows, None
    region = binder.index.names_region(rows[-1].subject) and numbers[-1] > max(numbers[:-1])
    return (rows[:-1], rows[-1]) if region or numbers[-1] == sum(numbers[:-1]) else (rows, None)

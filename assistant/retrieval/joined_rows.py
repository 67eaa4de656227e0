"""Rows of one table that a question joins: `banjir ditambah longsor`, `program A vs program B`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from assistant.domain.figures import Figure
from assistant.retrieval.bindings import Binder, Bound
from assistant.retrieval.questions import Question
from assistant.retrieval.surroundings import content_stems
from assistant.retrieval.vocabulary import SAME_SENSE, root, said

_JOINS = frozenset(
    {"dan", "plus", "ditambah", "serta", "vs", "dengan", "dibanding", "dibandingkan", "daripada", "atau"}
)
_Rank = Callable[[Figure], int | None]


def joined_rows(binder: Binder, question: Question, codes: _Rank, year: int | None) -> list[Bound]:
    """One row for each part that the question joins, all of one column; none where a part names no row.

    Words that no row explains must stand in the table's caption or the column's heading.
    """
    parts = _parts(binder, question)
    if len(parts) < 2:
        return []
    terms = binder.index.terms(question)
    best: tuple[tuple[int, int], list[Figure]] | None = None
    for rank, rows in _columns(binder, question, codes, year):
        named = [_row(binder, part, rows) for part in parts]
        chosen = [figure for figure, _ in named if figure is not None]
        if len(chosen) < len(parts) or len({f.figure_id for f in chosen}) < len(parts):
            continue
        told = content_stems(f"{chosen[0].table or ''} {chosen[0].measure.replace('_', ' ')}")
        for figure in chosen:
            subject = binder.index.subject_of(figure)
            told |= subject.stems | subject.extra
        if any(not _told(binder, stem, told) for stem, _ in terms):
            continue
        order = (-sum(whole for _, whole in named), rank)
        if best is None or order < best[0]:
            best = (order, chosen)
    if best is None:
        return []
    return [Bound(binder.index.subject_of(f), f.measure, f.year, (f,)) for f in best[1]]


def _parts(binder: Binder, question: Question) -> list[frozenset[str]]:
    """The stems of the words before, between and behind the joining words."""
    named = {surface for _, surface in binder.index.terms(question)}
    parts: list[set[str]] = [set()]
    telling = [False]
    for word in question.words:
        if word in _JOINS:
            parts.append(set())
            telling.append(False)
            continue
        stem = binder.index.repaired(root(word))
        parts[-1] |= {stem, *binder.index.short.get(stem, ())}
        telling[-1] = telling[-1] or word in named
    return [frozenset(part) for part, tells in zip(parts, telling, strict=True) if tells]


def _columns(
    binder: Binder, question: Question, codes: _Rank, year: int | None
) -> Iterable[tuple[int, list[Figure]]]:
    found: dict[tuple[str, int, str], list[Figure]] = defaultdict(list)
    for subject in binder.index.subjects:
        if subject.total or (question.levels and subject.level not in question.levels):
            continue
        for figure in subject.figures:
            in_table = figure.source == "table" and figure.table_no is not None
            if in_table and isinstance(figure.value, Decimal) and figure.year in (year, None):
                found[figure.report_id, figure.table_no or 0, figure.measure].append(figure)
    for figures in found.values():
        rank = codes(figures[0])
        if rank is not None and len(figures) > 1 and len({f.unit for f in figures}) == 1:
            yield rank, figures


def _row(binder: Binder, part: frozenset[str], rows: Sequence[Figure]) -> tuple[Figure | None, bool]:
    """The row that a part names: in full, else by a word that no other row has."""
    names = [(figure, frozenset(root(word) for word in said(figure.subject))) for figure in rows]
    whole = [(figure, name) for figure, name in names if name and name <= part]
    if whole:
        longest = max(len(name) for _, name in whole)
        fullest = {id(f): f for f, name in whole if len(name) == longest}
        return (next(iter(fullest.values())), True) if len(fullest) == 1 else (None, False)
    telling = [
        figure
        for figure, name in names
        if any(
            stem in name and binder.index.weight(stem) > 0
            and sum(stem in other for _, other in names) == 1
            for stem in part
        )
    ]  # fmt: skip
    return (telling[0], False) if len(telling) == 1 else (None, False)


def _told(binder: Binder, stem: str, stems: Iterable[str]) -> bool:
    stem = binder.index.repaired(stem)
    held = set(stems)
    full = binder.index.short.get(stem)
    same = any(other in held for other in SAME_SENSE.get(stem, ()))
    return stem in held or same or bool(full and full <= held)

"""Tables whose rows are things of one kind: the best and the worst row, and columns of a row added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.retrieval.arithmetic import total
from assistant.retrieval.bindings import Binder
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import parts_and_sum
from assistant.retrieval.subjects import KNOWN_MEASURES
from assistant.retrieval.vocabulary import SAME_SENSE, is_content, root, said
from assistant.retrieval.wording import column_name, figure_shown, joined, place, subject_name

_LEAST_ROWS = 3
_LEAST_COVERED = 0.8
_WHOLE_COLUMNS = ("jumlah", "total", "realisasi", "nilai", "populasi")


@dataclass(frozen=True)
class _Column:
    """The values of one column, totals left out, with the stems of its heading and of what stands above."""

    measure: str
    figures: tuple[Figure, ...]
    heading: frozenset[str]
    above: frozenset[str]


def extreme_row(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The highest or lowest row of the table that the question describes; None where none fits it all."""
    terms = binder.index.terms(question)
    if not terms or binder.elsewhere(question):
        return None
    columns = _columns(binder, year)
    if question.unit == "%" or {"persen", "persentase"} & set(question.words):
        columns = [column for column in columns if column.figures[0].unit == "%"]
    fits = [(fit, column) for column in columns for fit in [_fit(binder, question, column, terms)] if fit]
    if not fits:
        fits = _of_kind(binder, question, columns, terms)
    if not fits:
        return None
    best = max(fit for fit, _ in fits)
    crossed = _across(binder, question, next(column for fit, column in fits if fit == best), year)
    if crossed is not None:
        return crossed
    chosen = [column for fit, column in fits if fit == best]
    if len({column.figures[0].table_no for column in chosen}) > 1:
        return None
    highest = Operation.LOWEST not in question.operations
    sentences, given = [], []
    for column in _with_share(chosen, columns):
        values = [_number(figure) for figure in column.figures]
        if (question.rank or 1) > len(values):
            return None
        edge = sorted(values, reverse=highest)[(question.rank or 1) - 1]
        first = [figure for figure in column.figures if figure.value == edge]
        names = joined([subject_name(figure.subject) for figure in first])
        word = "tertinggi" if highest else "terendah"
        word += f" urutan ke-{question.rank}" if question.rank else ""
        heading = column_name(column.measure, binder.index.capitals)
        sentences.append(
            f"Dari {len(column.figures)} baris {place(first[0]).split(', b.')[0]}, {heading} {word} adalah "
            f"{names} dengan {figure_shown(first[0])} [{place(first[0])}]"
        )
        given += first
    return reply(sentences, given)


def _across(binder: Binder, question: Question, column: _Column, year: int | None) -> Answer | None:
    """The best or worst column of a table's total row, where columns are what is asked for, not rows."""
    kind = {root(word) for word, after in pairwise(question.words) if after == "mana"}
    first = column.figures[0]
    header = binder.index.row_header(first)
    if not kind or not header or kind & header or not kind <= column.above:
        return None
    cells = [
        figure
        for subject in binder.index.subjects
        if subject.total
        for figure in subject.figures
        if figure.table_no == first.table_no
        and figure.measure not in KNOWN_MEASURES
        and figure.year in (year, None)
        and isinstance(figure.value, Decimal)
    ]
    if len(cells) < _LEAST_ROWS or len({figure.unit for figure in cells}) > 1:
        return None
    ranked = sorted(cells, key=_number, reverse=Operation.LOWEST not in question.operations)
    if (question.rank or 1) > len(ranked):
        return None
    edge = ranked[(question.rank or 1) - 1]
    named = [figure for figure in ranked if figure.value == edge.value]
    names = joined([column_name(figure.measure, binder.index.capitals) for figure in named])
    word = "tertinggi" if Operation.LOWEST not in question.operations else "terendah"
    word += f" urutan ke-{question.rank}" if question.rank else ""
    return reply(
        [f"Dari {len(cells)} kolom baris jumlah {place(edge).split(', b.')[0]}, yang {word} adalah {names} "
         f"dengan {figure_shown(edge)} [{place(edge)}]"],
        named,
    )  # fmt: skip


def _of_kind(
    binder: Binder, question: Question, columns: Sequence[_Column], terms: Sequence[tuple[str, str]]
) -> list[tuple[tuple[int, float], _Column]]:
    """Columns whose own heading is asked for, whatever their rows are called: `satker mana`."""
    kind = {word for word, after in pairwise(question.words) if after == "mana"}
    rest = {stem for stem, surface in terms if surface not in kind}
    if not kind or not rest:
        return []
    headed = [c for c in columns if c.measure not in KNOWN_MEASURES and c.heading and rest == c.heading]
    return [((len(column.heading), 1.0), column) for column in headed]


def row_values(binder: Binder, question: Question, year: int | None, *, added: bool) -> Answer | None:
    """The columns that a question joins, for one row, and their sum where it is wanted.

    For instance `perawat (ASN + non ASN)`. Only columns with headings of their own are added: spending and
    what is left of it are no parts of anything asked.
    """
    named = {*question.terms, *question.hints}
    for match in binder.subjects(question)[:4]:
        here = [f for f in match.subject.figures if f.year in (year, None) and isinstance(f.value, Decimal)]
        for table in dict.fromkeys(f.table_no for f in here):
            parts = [
                f
                for f in here
                if f.table_no == table and f.measure not in KNOWN_MEASURES and _named(f.measure, named)
            ]
            if len(parts) < 2 or len({f.unit for f in parts}) > 1 or parts[0].unit == "%":
                continue
            if len({f.location for f in parts}) > 1 or len({f.measure for f in parts}) < len(parts):
                continue
            worked = total(parts, parts[0].unit) if added else None
            if added and worked is None:
                continue
            told = joined(
                [f"{column_name(f.measure, binder.index.capitals)} {figure_shown(f)}" for f in parts]
            )
            return reply(
                [
                    f"{subject_name(match.subject.name)} tahun {year}: {told} [{place(parts[0])}]",
                    f"Jumlahnya {worked.text}" if worked else "",
                ],
                parts,
                computed=[worked],
            )
    return None


def _named(measure: str, words: set[str]) -> bool:
    heading = _heading(measure)
    return bool(heading) and heading <= words and "total" not in measure.split("_")


def _columns(binder: Binder, year: int | None) -> list[_Column]:
    """Every column of numbers over rows of one kind."""
    found: dict[tuple[str, int, str, str | None], list[Figure]] = defaultdict(list)
    for subject in binder.index.subjects:
        for figure in () if subject.total else subject.figures:
            told = isinstance(figure.value, Decimal) and figure.year in (year, None)
            if told and figure.source == "table" and figure.table_no is not None:
                found[(figure.report_id, figure.table_no, figure.measure, figure.unit)].append(figure)
    return [
        _Column(
            measure,
            tuple(parts_and_sum(binder, figures)[0]),
            _heading(measure),
            binder.index.around(figures[0]) | binder.index.lead(figures[0]),
        )
        for (_, _, measure, _), figures in found.items()
        if len(figures) >= _LEAST_ROWS
    ]


def _fit(
    binder: Binder, question: Question, column: _Column, terms: Sequence[tuple[str, str]]
) -> tuple[int, float] | None:
    """How well a column is what the question asks for: words of its heading, then the share explained."""
    asked = {measure: binder.codes(question, measure) for measure in question.measures}
    measured = any(codes(column.figures[0]) is not None for codes in asked.values())
    own = {stem for stem, _ in terms} | question.hints
    heading = column.heading & own
    whole = column.measure in _WHOLE_COLUMNS and not question.measures
    if not (measured or whole or (heading and column.heading <= own | column.above)):
        return None
    told = column.above | column.heading
    got = weight = 0.0
    for stem, surface in terms:
        heavy = binder.index.weight(stem, surface)
        weight += heavy
        if _told(binder, stem, told):
            got += heavy
    if (
        weight == 0
        or got < _LEAST_COVERED * weight
        or not any(_told(binder, s, column.above) for s, _ in terms)
    ):
        return None
    return len(heading) + measured, round(got / weight, 3)


def _told(binder: Binder, stem: str, stems: frozenset[str]) -> bool:
    """Whether a set of stems holds a word, its abbreviation or a word of the same sense."""
    full = binder.index.short.get(stem)
    return (
        stem in stems
        or any(same in stems for same in SAME_SENSE.get(stem, ()))
        or bool(full and len(full & stems) > max(1, len(full) / 2))
    )


def _with_share(chosen: Sequence[_Column], columns: Sequence[_Column]) -> list[_Column]:
    """The column chosen, and beside spending in rupiah its share: a large row need not be a good one."""
    first = chosen[0]
    if first.measure != "realisasi_anggaran":
        return [first]
    share = [
        c
        for c in columns
        if c.measure == "serapan_persen" and c.figures[0].table_no == first.figures[0].table_no
    ]
    return [first, *share[:1]]


def _heading(measure: str) -> frozenset[str]:
    """Stems of a column's own heading."""
    return frozenset(root(word) for word in said(measure.replace("_", " ")) if is_content(word))


def _number(figure: Figure) -> Decimal:
    assert isinstance(figure.value, Decimal)
    return figure.value

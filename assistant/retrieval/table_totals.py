"""Totals of tables that list things of one kind, and the share of one row in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.retrieval.arithmetic import share, total
from assistant.retrieval.bindings import Binder
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import parts_and_sum
from assistant.retrieval.surroundings import content_stems
from assistant.retrieval.vocabulary import SAME_SENSE
from assistant.retrieval.wording import (
    column_name,
    figure_shown,
    place,
    places,
    shown,
    subject_name,
    table_title,
)

_WHOLE = ("jumlah", "total", "populasi")
_ADDED = (*_WHOLE, "realisasi", "realisasi_anggaran", "pagu")
_MOST_TABLES = 3
_MONEY = frozenset({"belanja", "anggaran", "biaya", "dana", "gaji", "rupiah"})
_SHARES = ("%", "poin", "predikat")


class _Table:
    """One column of one table: its rows, and its total row where it prints one."""

    def __init__(self, binder: Binder, figures: list[Figure]) -> None:
        of = binder.index.subject_of
        rows = [figure for figure in figures if not of(figure).total]
        self.rows, adding = parts_and_sum(binder, rows)
        self.printed = next((figure for figure in figures if of(figure).total), adding)
        self.first = figures[0]
        self.caption = frozenset(content_stems(table_title(self.first.table) or self.first.table or ""))
        self.heading = frozenset(content_stems(self.first.measure.replace("_", " ")))

    @property
    def whole(self) -> bool:
        """Whether the column counts the things themselves, rather than some of them."""
        return self.first.measure in _WHOLE or (bool(self.heading) and self.heading <= self.caption)


def whole_column(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """How many things a table lists in all: what its caption and a column's heading call in full."""
    terms = [] if binder.elsewhere(question) else binder.index.terms(question)
    counts = Operation.SUM in question.operations or question.unit == "count" or question.counted
    asks = counts or question.measures or "berapa" in question.words
    if (
        not terms
        or question.labels
        or question.denies
        or not asks
        or question.unit == "%"
        or len(question.measures) > 1
    ):
        return None
    codes = binder.codes(question, question.measures[0]) if question.measures else None
    money = _MONEY & set(question.words)
    sentences: list[str] = []
    given: list[Figure] = []
    sums = []
    values: set[Decimal] = set()
    tables = [table for table in _tables(binder, year) if _covers(binder, table, terms)]
    summed = None
    if Operation.SUM in question.operations and not any(table.whole for table in tables):
        summed = next((m for m in _ADDED if any(table.first.measure == m for table in tables)), None)
    for table in tables:
        named = table.heading & {stem for stem, _ in terms}
        counted = named or table.whole or summed == table.first.measure
        if codes(table.first) is None if codes else not counted:
            continue
        if money and table.first.unit != "Rp":
            continue
        worked = total(table.rows, table.first.unit) if len(table.rows) > 1 else None
        value = table.printed.value if table.printed else worked.value if worked else None
        if not isinstance(value, Decimal) or value in values:
            continue
        values.add(value)
        title = table_title(table.first.table) or table.first.table or "tanpa judul"
        if table.printed is not None:
            column = column_name(table.first.measure, binder.index.capitals)
            which = "" if table.first.measure in _WHOLE else f" kolom “{column}”"
            sentences.append(f"Jumlah{which} dalam tabel “{title}” adalah {figure_shown(table.printed)} "
                             f"[{place(table.printed)}]")  # fmt: skip
            given.append(table.printed)
            if worked is not None and worked.value != value:
                sentences.append(f"Penjumlahan {len(table.rows)} barisnya {worked.text}")
        elif worked is not None:
            sentences.append(
                f"Jumlah {len(table.rows)} baris tabel “{title}”: {worked.text} [{places(table.rows[:2])}]"
            )
            given += table.rows
            sums.append(worked)
    if not sentences or len(values) > _MOST_TABLES:
        return None
    return reply(sentences, given, computed=sums)


def _covers(binder: Binder, table: _Table, terms: Sequence[tuple[str, str]]) -> bool:
    """Whether a table's caption, with the column's heading, says all that the question names."""
    told = table.caption | table.heading
    return any(_told(binder, stem, table.caption) for stem, _ in terms) and all(
        _told(binder, stem, told) for stem, _ in terms
    )


def share_of_row(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """What share one row has in its table's total: `berapa persen kebakaran dari seluruh kejadian`."""
    terms = binder.index.terms(question)
    tables = [table for table in _tables(binder, year) if table.whole or table.first.measure in _ADDED]
    order = {measure: place for place, measure in enumerate(_ADDED)}
    for table in sorted(tables, key=lambda table: order.get(table.first.measure, 0)):
        for row in table.rows:
            subject = binder.index.subject_of(row)
            own = [stem for stem, _ in terms if _told(binder, stem, subject.stems | subject.extra)]
            rest = [stem for stem, _ in terms if stem not in own]
            if not own or not all(_told(binder, stem, table.caption) for stem in rest):
                continue
            rivals = [binder.index.subject_of(other) for other in table.rows if other is not row]
            if not subject.stems <= question.said and any(set(own) <= other.stems for other in rivals):
                continue
            whole = table.printed or total(table.rows, row.unit)
            worked = share(row, whole, row.unit) if whole is not None else None
            if worked is None or whole is None:
                continue
            return reply(
                [
                    f"{subject_name(row.subject)} {figure_shown(row)} dari jumlah "
                    f"{shown(whole.value, row.unit)} [{place(row)}]",
                    f"Bagiannya: {worked.text}",
                ],
                [row, *([whole] if isinstance(whole, Figure) else table.rows)],
                computed=[worked],
            )
    return None


def _tables(binder: Binder, year: int | None) -> Iterator[_Table]:
    found: dict[tuple[str, int | None, str], list[Figure]] = defaultdict(list)
    for subject in binder.index.subjects:
        for figure in subject.figures:
            told = isinstance(figure.value, Decimal) and figure.year in (year, None)
            if told and figure.source == "table" and figure.table_no is not None:
                found[figure.report_id, figure.table_no, figure.measure].append(figure)
    for figures in found.values():
        if len(figures) > 1 and len({f.unit for f in figures}) == 1 and figures[0].unit not in _SHARES:
            yield _Table(binder, figures)


def _told(binder: Binder, stem: str, stems: frozenset[str]) -> bool:
    """Whether stems hold a word, its abbreviation or one of the same sense."""
    stem = binder.index.repaired(stem)
    full = binder.index.short.get(stem)
    same = any(other in stems for other in SAME_SENSE.get(stem, ()))
    return stem in stems or same or bool(full and len(full & stems) > max(1, len(full) / 2))

"""Choosing the figures that a question speaks of: subject, measure, year, level, table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.retrieval.question_cues import Operation, Source
from assistant.retrieval.questions import Question
from assistant.retrieval.subjects import (
    ENOUGH,
    ENOUGH_WHOLE_NAME,
    KNOWN_MEASURES,
    Match,
    Subject,
    SubjectIndex,
)
from assistant.retrieval.vocabulary import is_content, root, said

_LEAST_NAMED = 0.15
_LEAST_LIKE, _MOSTLY = 0.6, 0.75
_CLOSE = 0.1
"""Subjects that score so much less than the best one are still looked at for the measure asked."""

BUDGET = (
    "pagu",
    "pagu_setelah_perubahan",
    "pagu_sebelum_perubahan",
    "realisasi_anggaran",
    "serapan_persen",
    "sisa",
)
_STANDS_FOR: dict[str, tuple[str, ...]] = {
    "realisasi": ("realisasi", "persen_ditangani", "ditangani", "nilai", "jumlah", "realisasi_anggaran"),
    "pagu": ("pagu", "pagu_setelah_perubahan"),
    "pagu_setelah_perubahan": ("pagu_setelah_perubahan",),
    "efisiensi": ("efisiensi", "efisiensi_persen"),
    "nilai": ("nilai", "realisasi"),
    "target_akhir_renstra": ("target_akhir_renstra", "target_akhir_rpjmd"),
    "kategori": ("kategori",),
}
_PERCENT = ("realisasi", "persen_ditangani", "capaian", "serapan_persen")
_COUNTS = ("realisasi", "ditangani", "jumlah", "populasi", "nilai")
_ANY = ("realisasi", "nilai", "jumlah", "persen_ditangani", "ditangani", "populasi", "capaian",
        "realisasi_anggaran", "pagu")  # fmt: skip
_NOT_COUNTED_IN = ("%", "Rp", "predikat", "poin")
_SPANS_OF_TIME = frozenset({"detik", "menit", "jam", "hari", "hari kerja", "minggu", "bulan", "tahun"})
_WITHOUT_YEAR = ("target_akhir_renstra", "target_akhir_rpjmd", "kondisi_awal")
_EVERY = frozenset({"seluruh", "seluruhnya", "semua", "semuanya", "keseluruhan", "total"})
_RATES = frozenset(
    map(root, ["angka", "persentase", "indeks", "rasio", "tingkat", "cakupan", "prevalensi", "rerata"])
)
_SCORES = frozenset(map(root, ["indeks", "nilai", "skor", "persentase"]))
_IN_HEADINGS = ("nilai", "bobot", "jumlah")
_SPENDING_LEVELS = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN, Level.BELANJA)
_ROMAN_TABLES = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}


@dataclass(frozen=True)
class Bound:
    """A quantity that was asked for, with every figure that prints it."""

    subject: Subject
    measure: str
    year: int | None
    figures: tuple[Figure, ...]
    score: float = 1.0

    @property
    def figure(self) -> Figure:
        return self.figures[0]

    @property
    def value(self) -> Decimal | str | None:
        return self.figure.value

    @property
    def number(self) -> Decimal | None:
        return self.figure.value if isinstance(self.figure.value, Decimal) else None


class Binder:
    """Binds questions to the figures of an index."""

    def __init__(self, index: SubjectIndex, report_year: int | None) -> None:
        self.index = index
        self.report_year = report_year

    def subjects(self, question: Question, terms: Sequence[tuple[str, str]] | None = None) -> list[Match]:
        """Subjects that cover what the question names; without a name, the agency as a whole."""
        terms = self.index.terms(question) if terms is None else list(terms)
        if not terms:
            return self._whole(question)
        matches = self.index.match(terms, question.said, question.labels)
        fits = [match for match in matches if _enough(match)]
        return self._by_level(fits, question.levels)

    def nearest(self, question: Question) -> Match | None:
        """The subject that comes closest, whether or not it is close enough."""
        terms = self.index.terms(question)
        return next(iter(self.index.match(terms, question.said, question.labels)), None) if terms else None

    def bind(
        self,
        question: Question,
        measure: str | None,
        year: int | None,
        *,
        source: Source | None = None,
        among: Sequence[Match] | None = None,
    ) -> list[Bound]:
        """The quantities for one measure and year; several where the name stands for several things."""
        matches = self.subjects(question) if among is None else among
        codes = self.codes(question, measure)
        if question.unit == "%" and measure is None:
            # a share that is printed as such comes before the capaian of a count
            shares = [
                m for m in matches if any(codes(f) == 0 and self._in_year(f, year) for f in m.subject.family)
            ]
            matches = shares or matches
        best: float | None = None
        found: list[Bound] = []
        seen: set[frozenset[str]] = set()
        for match in matches:
            if best is not None and match.score < best - 0.02:
                break
            if not found and matches and match.score < matches[0].score - _CLOSE - 0.2:
                break
            bound = self._of_subject(match.subject, question, codes, year, source)
            if bound is not None and frozenset(f.figure_id for f in bound.figures) not in seen:
                seen.add(frozenset(f.figure_id for f in bound.figures))
                found.append(Bound(bound.subject, bound.measure, bound.year, bound.figures, match.score))
                best = match.score if best is None else best
        abbreviated = measure is None and question.unit == "count" and question.counted in self.index.short
        if not found and abbreviated:
            # `berapa BOR`: an abbreviation may be of a rate, which is no count of anything
            plain = question.model_copy(update={"unit": None, "counted": None})
            whole = [match for match in matches if match.precision >= _MOSTLY]
            rates = self.bind(plain, None, year, source=source, among=whole)
            return [bound for bound in rates if bound.figure.unit != "Rp"]
        return found

    def codes(self, question: Question, measure: str | None) -> Callable[[Figure], int | None]:
        """A ranking of figures for a measure asked: lower fits better, None does not fit."""
        own = self._own_codes(question, measure)
        beside = self.elsewhere(question)
        if beside is None:
            return own

        def of_region(figure: Figure) -> int | None:
            if beside in figure.measure.split("_"):
                return 0
            subject = self.index.subject_of(figure)
            rank = own(figure) if beside in subject.stems | subject.above else None
            return None if rank is None else rank + 1

        return of_region

    def elsewhere(self, question: Question) -> str | None:
        """The level of another region whose figure is asked for: the agency's own would be a wrong value."""
        asked = [word for word in ("provinsi",) if word in question.words]
        return next((word for word in asked if not self.index.is_of(word)), None)

    def _own_codes(self, question: Question, measure: str | None) -> Callable[[Figure], int | None]:
        if measure is not None:
            names = _STANDS_FOR.get(measure, (measure,))
            whole = Operation.SUM in question.operations and not self.index.terms(question)
            if measure == "realisasi" and (question.unit == "Rp" or whole):
                return _spent_rank
            elif measure == "realisasi" and any(level in _SPENDING_LEVELS for level in question.levels):
                names = ("realisasi", "realisasi_anggaran")  # of a program; no count of something else
            if "_tw" in measure:
                names = (measure, _other_quarter(measure))
            if measure == "pagu" and Source.AGREEMENT_REVISED in question.sources:
                names = ("pagu", "pagu_setelah_perubahan")
            if measure == "pagu_setelah_perubahan":
                return self._revised_rank
            return lambda figure: _named_rank(figure, names, measure)
        if question.unit == "%":
            return lambda f: _PERCENT.index(f.measure) if f.measure in _PERCENT and f.unit == "%" else None
        if question.unit == "Rp":
            money = ("realisasi_anggaran", "pagu")
            return lambda f: money.index(f.measure) if f.measure in money else (5 if f.unit == "Rp" else None)
        if question.unit == "count" and not self._is_rate(question.counted):
            return lambda figure: self._count_rank(figure, question)
        return lambda figure: self._any_rank(figure, question)

    def _is_rate(self, counted: str | None) -> bool:
        """Whether what `berapa` stands before is no thing to count but a rate, as `AKI` or `prevalensi`.

        The spelled words of an abbreviation are kept without `angka`, so that one letter is left over.
        """
        if counted is None or counted in _RATES:
            return counted is not None
        spelled = self.index.short.get(counted, ())
        return bool(spelled) and len(counted) == len(spelled) + 1 and counted[0] == "a"

    def _revised_rank(self, figure: Figure) -> int | None:
        """A ceiling after revision; a plain `pagu` is one where its table also tells the one before."""
        if figure.measure == "pagu_setelah_perubahan":
            return 0
        beside = self.index.subject_of(figure).family
        before = any(f.measure == "pagu_sebelum_perubahan" and f.table == figure.table for f in beside)
        return 1 if figure.measure == "pagu" and before else None

    def _count_rank(self, figure: Figure, question: Question) -> int | None:
        if figure.unit in _NOT_COUNTED_IN or not isinstance(figure.value, Decimal):
            return None
        if (figure.unit or "").lower() in _SPANS_OF_TIME - set(question.words):
            return None  # how long something takes is no count of it
        words = [root(word) for word in said(figure.subject)]
        if words[:1] and words[0] in _SCORES and question.counted not in words:
            return None  # nor is an index that has a word of the question in its name
        named = self._named(figure, question)
        if named:
            return -named
        return _COUNTS.index(figure.measure) if figure.measure in _COUNTS else None

    def _any_rank(self, figure: Figure, question: Question) -> int | None:
        named = self._named(figure, question)
        if named:
            return -named
        return _ANY.index(figure.measure) if figure.measure in _ANY else None

    def _named(self, figure: Figure, question: Question) -> int:
        """How much of a column's own heading the question says: every word of it, or 0.

        A word that the caption has as well, as `rekomendasi` in a table of recommendations, tells less.
        """
        if figure.measure in _ANY or figure.measure in BUDGET:
            return 0
        spelled = said(figure.measure.replace("_", " "))
        words = {root(word) for word in spelled if is_content(word)}
        denied = {"belum", "tidak", "non", "tanpa"}
        same_side = bool(denied & set(spelled)) == bool(denied & set(question.words))
        named = set(question.terms) | question.hints
        if not same_side or not words <= named:
            return 0
        return 2 * len(words) + bool(words - self.index.around(figure))

    def _of_subject(
        self,
        subject: Subject,
        question: Question,
        codes: Callable[[Figure], int | None],
        year: int | None,
        source: Source | None,
    ) -> Bound | None:
        ranked: list[tuple[int, int, Figure]] = []
        for order, figure in enumerate(subject.family):
            rank = codes(figure)
            if rank is None or not self._in_year(figure, year) or not self.in_source(figure, source):
                continue
            if question.table and not _in_table(figure, question.table):
                continue
            ranked.append((rank, order, figure))
        if not ranked:
            return None
        ranked.sort(key=lambda item: item[:2])
        best = ranked[0][2]
        same = tuple(
            f
            for _, _, f in ranked
            if f.measure == best.measure and f.year == best.year and f.unit == best.unit
        )
        return Bound(subject, best.measure, best.year, same)

    def _in_year(self, figure: Figure, year: int | None) -> bool:
        if year is None or figure.year == year:
            return True
        if figure.year is None:
            return figure.report_year == year
        return figure.measure in _WITHOUT_YEAR and year == self.report_year

    def in_source(self, figure: Figure, source: Source | None) -> bool:
        """Whether a figure stands in the document or table that was named."""
        if source is None:
            return True
        around = self.index.around(figure)
        agreement = "janji" in around
        revised = "ubah" in around or "revisi" in around
        if source is Source.AGREEMENT_REVISED:
            return agreement and (revised or figure.measure == "pagu_setelah_perubahan")
        if source is Source.AGREEMENT_FIRST:
            return (agreement and not revised) or figure.measure == "pagu_sebelum_perubahan"
        if source is Source.AGREEMENT:
            return agreement
        if source is Source.BUDGET_TABLE:
            return not agreement and figure.source == "table" and self._with_spending(figure)
        if source is Source.SUMMARY:
            return "ikhtisar" in around or "ringkas" in around
        return (
            "lampir" in around
            or figure.measure.endswith(("_rpjmd", "_tw1", "_tw2", "_tw3", "_tw4"))
            or ("evaluasi" in around)
        )

    def _with_spending(self, figure: Figure) -> bool:
        return any(
            other.measure == "realisasi_anggaran" and other.table == figure.table
            for other in self.index.subject_of(figure).figures
        )

    def _whole(self, question: Question) -> list[Match]:
        """The subjects of a question that names none: key indicators, or the totals of the budget."""
        money = question.unit == "Rp" or any(m in BUDGET or "anggaran" in m for m in question.measures)
        money = money or (Operation.SUM in question.operations and "realisasi" in question.measures)
        every = bool(_EVERY & set(question.words))
        if money and question.levels and Level.IKU not in question.levels and not every:
            return []  # a level without a name is no total
        if Level.IKU in question.levels or (question.measures and not money):
            chosen = [subject for subject in self.index.subjects if subject.level is Level.IKU]
            if not chosen:
                chosen = [s for s in self.index.subjects if any(f.measure == "capaian" for f in s.figures)]
        elif money:
            chosen = self._totals()
        else:
            chosen = []
        return [Match(subject, 1.0, 1.0, frozenset(), ()) for subject in chosen]

    def _totals(self) -> list[Subject]:
        """Totals of money: those of the tables that list programs or kinds of spending, else any."""
        totals = [s for s in self.index.subjects if s.total and any(f.measure in BUDGET for f in s.figures)]
        tables = {
            figure.table_no
            for subject in self.index.subjects
            if subject.level in _SPENDING_LEVELS
            for figure in subject.figures
            if figure.table_no is not None
        }
        return [s for s in totals if any(f.table_no in tables for f in s.figures)] or totals

    def _by_level(self, matches: list[Match], levels: Sequence[Level]) -> list[Match]:
        """Matches with those of the level asked in front; the level is a wish where names decide."""
        if not levels:
            return matches
        wanted = [match for match in matches if match.subject.level in levels]
        return wanted + [match for match in matches if match.subject.level not in levels]


def _named_rank(figure: Figure, names: Sequence[str], measure: str) -> int | None:
    """The place among a measure's codes; a heading of its own that holds the measure's word comes last."""
    if figure.measure in names:
        return names.index(figure.measure)
    own = measure in _IN_HEADINGS and measure in figure.measure.split("_")
    return len(names) if own and figure.measure not in KNOWN_MEASURES else None


def _spent_rank(figure: Figure) -> int | None:
    if figure.measure == "realisasi_anggaran":
        return 0
    return 1 if figure.measure == "realisasi" and figure.unit == "Rp" else None


def _other_quarter(measure: str) -> str:
    """What a quarter's column counts is seldom said: of a program it is money, of an indicator its result."""
    money = "realisasi_anggaran_tw"
    if measure.startswith(money):
        return measure.replace("realisasi_anggaran", "realisasi")
    return measure.replace("realisasi", "realisasi_anggaran")


def _enough(match: Match) -> bool:
    if match.missing or not match.named:
        return False
    if not match.exact and match.precision < _LEAST_LIKE:
        return False  # a word of the same sense in a longer name is another thing
    if len(match.named) < 2 and match.precision < _LEAST_NAMED:
        return False  # one word of a long name names many things
    whole_name = match.precision > 0.95 and len(match.covered) > 1
    return match.recall >= (ENOUGH_WHOLE_NAME if whole_name else ENOUGH)


def years_known(matches: Iterable[Match], codes: Callable[[Figure], int | None]) -> list[int]:
    """Years for which the subjects have a value of the measure."""
    years = {
        figure.year
        for match in matches
        for figure in match.subject.family
        if figure.year is not None and figure.value is not None and codes(figure) is not None
    }
    return sorted(years)


def _in_table(figure: Figure, number: str) -> bool:
    caption = (figure.table or "").lower().replace(",", ".")
    first, _, rest = number.partition(".")
    names = {number, f"{_ROMAN_TABLES.get(first, first)}.{rest}" if rest else number}
    return any(re.search(rf"tabel\s+{re.escape(name)}(?![\d.]*\d)", caption) for name in names)

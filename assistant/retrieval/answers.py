"""Answers to reviewers' questions: from figures first, then from passages, else an honest abstention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.domain.sources import Passage, Report, ScoredPassage
from assistant.errors import InputError
from assistant.retrieval import (
    causes,
    dates,
    descriptions,
    figure_answers,
    legal_basis,
    prose_numbers,
    scales,
    solutions,
)
from assistant.retrieval.bindings import Binder
from assistant.retrieval.question_cues import Wish
from assistant.retrieval.questions import Question, understand
from assistant.retrieval.replies import abstain, signed
from assistant.retrieval.scope import Scope, find_agency_in
from assistant.retrieval.sentences import SentenceIndex
from assistant.retrieval.subjects import SubjectIndex
from assistant.retrieval.vocabulary import said
from assistant.retrieval.wording import joined, places, subject_name

_KEPT_INDEXES = 8
_CANDIDATES = 30
"""Passages from which sentences are picked; 15 measured the same, so 30 leaves room for longer reports."""
_LONGEST_QUESTION = 2000
_INDONESIAN_TEXT = """
yang berapa apa kenapa mengapa bagaimana dan di dari untuk dengan tahun target realisasi capaian
anggaran program kegiatan sebutkan mana tidak belum sudah ini itu nilai jumlah persen persentase
apakah siapa kapan serapan pagu sisa solusi kendala hambatan penyebab alasan rumus definisi
indikator kinerja laporan total tren selisih ada dinas orang rupiah triwulan paling tertinggi
terendah rincian daftar kalau
"""
_FOREIGN_TEXT = """
what how much many why which is are was were the of in for did does do budget when who where and to show list
"""
_INDONESIAN = frozenset(_INDONESIAN_TEXT.split())
_FOREIGN = frozenset(_FOREIGN_TEXT.split())
_PEOPLE = re.compile(
    r"\b(?:siapa(?:kah)?|nama) (?:nama )?(?:\w+ ){0,2}?(?:kepala|kadis|bupati|sekretaris|pejabat"
    r"|pimpinan|nip)|\bnip\b"
)


_ASKS_LIST = re.compile(r"\b(?:rekomendasi|saran)\b|\b(?:langkah|rencana) (?:perbaikan|tindak lanjut)\b")


class PassageSearch(Protocol):
    """What answers need of a retriever."""

    def search(self, question: str, scope: Scope, k: int = 10) -> list[ScoredPassage]:
        """Passages for a question, best first."""


class AnswerStore(Protocol):
    """What answers need of a store."""

    def reports(self) -> list[Report]:
        """All reports."""

    def figures(self, report_ids: Sequence[str] | None = None) -> list[Figure]:
        """Figures in the order of their reports."""

    def passages(self, report_ids: Sequence[str] | None = None) -> list[Passage]:
        """Passages in the order of their reports."""


class _Knowledge:
    """One report ready for questions: its subjects and its sentences by their words."""

    def __init__(self, figures: Sequence[Figure], passages: Sequence[Passage], year: int | None) -> None:
        self.subjects = SubjectIndex(figures, passages)
        self.sentences = SentenceIndex(passages, self.subjects)
        self.binder = Binder(self.subjects, year)


class Answerer:
    """Answers questions on the reports of a scope; keeps the word indexes of the reports asked last."""

    def __init__(self, store: AnswerStore, retriever: PassageSearch) -> None:
        self._store = store
        self._retriever = retriever
        self._known: dict[str, _Knowledge] = {}

    def answer(self, question: str, scope: Scope) -> Answer:
        """Answer a question, or abstain and say what is missing.

        Raises:
            InputError: the question is empty or far too long.
        """
        text = " ".join(question.split())
        if not text:
            raise InputError(
                "Pertanyaan kosong; tulis pertanyaan dalam bahasa Indonesia tentang isi laporan."
            )
        if len(text) > _LONGEST_QUESTION:
            raise InputError(
                f"Pertanyaan terlalu panjang ({len(text)} huruf); tulis satu pertanyaan paling banyak "
                f"{_LONGEST_QUESTION} huruf."
            )
        refused = _refused(text)
        if refused is not None:
            return refused
        reports = self._reports(text, scope)
        if not reports:
            return abstain(
                "Belum ada laporan untuk dijawab",
                [
                    "Masukkan laporan dengan perintah `lkjip ingest`, atau periksa nama perangkat daerah dan "
                    "tahunnya"
                ],
            )
        if len(reports) > 1:
            return _which(reports)
        report = reports[0]
        known = self._knowledge(report)
        one = Scope(agency=report.agency, year=report.year, report_ids=(report.report_id,))

        def found() -> list[str]:
            return [hit.passage.passage_id for hit in self._retriever.search(text, one, k=_CANDIDATES)]

        sentences = known.sentences.within(found)
        return signed(self._answer(known, sentences, understand(text, report.year)), report)

    def _answer(self, known: _Knowledge, sentences: SentenceIndex, question: Question) -> Answer:
        if dates.asks_when(question):
            told = dates.told_when(sentences, question, known.subjects.terms(question))
            return told or _nothing(known, question)
        if legal_basis.asks_basis(question):
            return legal_basis.basis(sentences, question, known.subjects.terms(question)) or _nothing(
                known, question
            )
        told = scales.category_of(sentences, question, known.subjects.terms(question))
        if told is not None:
            return told
        if question.wish is Wish.CAUSE:
            return causes.why(sentences, known.binder, question)
        found = figure_answers.answer(known.binder, question)
        if found is not None and not found.abstained:
            return found
        told = self._from_passages(known, sentences, question)
        return told or found or _nothing(known, question)

    def _from_passages(self, known: _Knowledge, index: SentenceIndex, question: Question) -> Answer | None:
        binder = known.binder
        if question.wish is Wish.LIST and question.numbers:
            parts = prose_numbers.parts_of(index, question)
            if parts is not None:
                return parts
        whole = not causes.telling(binder.index.terms(question))
        if question.wish is Wish.SOLUTION and whole and _ASKS_LIST.search(question.line):
            listed = descriptions.listing(index, binder, question)
            if listed is not None:
                return listed
        if question.wish is Wish.SOLUTION:
            return solutions.solutions(index, binder, question) or descriptions.listing(
                index, binder, question
            )
        if question.wish is Wish.OBSTACLE:
            return descriptions.listing(index, binder, question) or causes.obstacles(index, binder, question)
        if question.wish is Wish.DEFINITION:
            return descriptions.definition(index, binder, question)
        if question.wish is Wish.LIST:
            return descriptions.listing(index, binder, question)
        return prose_numbers.from_prose(index, question, binder.index.terms(question), binder.report_year)

    def _reports(self, text: str, scope: Scope) -> list[Report]:
        """The report meant: the one in scope, or the one whose region or year is named, or the newest."""
        ids = None if scope.report_ids is None else set(scope.report_ids)
        reports = [report for report in self._store.reports() if ids is None or report.report_id in ids]
        named = find_agency_in(text, [report.agency for report in reports])
        reports = [report for report in reports if named is None or report.agency == named]
        years = {int(word) for word in said(text) if re.fullmatch(r"(?:19|20)\d\d", word)}
        by_agency: dict[str, list[Report]] = {}
        for report in reports:
            by_agency.setdefault(report.agency, []).append(report)
        chosen = []
        for group in by_agency.values():
            fits = [report for report in group if report.year in years] or group
            chosen.append(max(fits, key=lambda report: report.year))
        return chosen

    def _knowledge(self, report: Report) -> _Knowledge:
        key = report.report_id
        if key not in self._known:
            while len(self._known) >= _KEPT_INDEXES:
                self._known.pop(next(iter(self._known)))
            ids = [report.report_id]
            self._known[key] = _Knowledge(self._store.figures(ids), self._store.passages(ids), report.year)
        return self._known[key]


def _refused(text: str) -> Answer | None:
    words = said(text)
    letters = [word for word in words if word.isalpha()]
    dated = re.search(r"\b(?:19|20)\d\d\b", text) and any(len(word) > 1 for word in letters)
    readable = any(re.search(r"[aiueo]", word) and len(word) > 1 for word in letters)
    if not dated and not readable:
        return abstain(
            "Pertanyaan tidak dapat dipahami",
            ["Tulis pertanyaan dalam bahasa Indonesia, misalnya: berapa serapan anggaran tahun ini?"],
        )
    raw = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    foreign = len(raw & _FOREIGN)
    if foreign >= 2 and foreign > len(set(words) & _INDONESIAN):
        return abstain(
            "Pertanyaan harus dalam bahasa Indonesia",
            ["Tulis ulang pertanyaan dalam bahasa Indonesia, misalnya: berapa realisasi anggaran tahun ini?"],
        )
    if _PEOPLE.search(" ".join(words)):
        return abstain(
            "Nama dan NIP pejabat tidak ditampilkan dalam jawaban",
            ["Lihat lembar tanda tangan pada dokumen laporannya"],
        )
    return None


def _which(reports: Sequence[Report]) -> Answer:
    names = joined([f"{report.agency} {report.year}" for report in reports[:8]], "atau")
    return abstain(
        "Pertanyaan dapat menyangkut beberapa laporan",
        [f"Pilih perangkat daerah dan tahunnya: {names}"],
    )


def _nothing(known: _Knowledge, question: Question) -> Answer:
    nearest = known.binder.nearest(question)
    near = []
    if nearest is not None and nearest.recall >= 0.45:
        figure = nearest.subject.figures[0]
        near = [f"Yang paling dekat dalam laporan: {subject_name(nearest.subject.name)} [{places([figure])}]"]
    words = [surface for stem, surface in known.subjects.terms(question) if not known.subjects.known(stem)]
    reason = "Laporan tidak memuat jawaban atas pertanyaan ini"
    if words:
        reason += (
            f"; kata {joined([f'“{word}”' for word in dict.fromkeys(words)])} tidak ditemukan di dalamnya"
        )
    return abstain(reason, near)

"""Which members of a level met their targets or hold a category, and how many they are."""

from __future__ import annotations

import re

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.retrieval.bindings import Binder
from assistant.retrieval.polarities import was_met
from assistant.retrieval.question_cues import Operation, Wish
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import abstain, reply
from assistant.retrieval.rows import column
from assistant.retrieval.subjects import Subject
from assistant.retrieval.vocabulary import root, said
from assistant.retrieval.wording import LEVEL_NAMES, figure_shown, joined, place, places, subject_name

_REACHED = re.compile(
    r"\b(?:tercapai|mencapai|capai|memenuhi|terpenuhi|berhasil|gagal|melampaui|terlampaui|melebihi|tuntas"
    r"|(?:di bawah|di atas|sesuai|lewat|tembus|melewati|kurang dari) target)\b"
)
_DENIED = re.compile(r"\b(?:tidak|belum|bukan|gagal|meleset)\b|\bdi bawah target\b|\bkurang dari target\b")
_BEYOND = re.compile(r"\b(?:melampaui|terlampaui|melebihi|melewati|di atas target)\b")
_CUES = "tercapai memenuhi berhasil gagal melampaui melebihi target standar tuntas meleset"
_CUE_STEMS = frozenset(root(word) for word in said(_CUES))
_MOST = 20


def by_target(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The members that met, missed or went beyond their target, counted and named; None if not asked."""
    if not question.levels or not _REACHED.search(question.line):
        return None
    if any(stem not in _CUE_STEMS for stem, _ in binder.index.terms(question)):
        return None
    level = question.levels[0]
    met: list[str] = []
    missed: list[str] = []
    open_: list[str] = []
    beyond = 0
    used: list[Figure] = []
    for subject in _measured(binder, level, year):
        verdict, figures = was_met(subject, year)
        name = subject_name(subject.name)
        if verdict is None:
            open_.append(name)
            continue
        used += figures
        told = f"{name} ({_told(figures)})"
        (met if verdict else missed).append(told)
        beyond += bool(verdict) and len({figure.value for figure in figures}) > 1
    if not met and not missed:
        return None
    denied = bool(_DENIED.search(question.line))
    what = LEVEL_NAMES[level]
    first = f"Ada {len(missed)} {what} tahun {year} yang tidak mencapai target"
    second = f"Ada {len(met)} {what} tahun {year} yang mencapai atau melampaui target"
    sentences = [
        f"{first}: {joined(missed[:_MOST])}" if missed else f"Tidak ada {what} yang tidak mencapai target",
        f"{second}: {joined(met[:_MOST])}" if met else f"Tidak ada {what} yang mencapai target",
    ]
    if not denied:
        sentences.reverse()
    if _BEYOND.search(question.line) and not denied:
        sentences.insert(1, f"Yang melampaui targetnya, bukan tepat pada target, {beyond} {what}")
    if open_:
        sentences.append(f"{len(open_)} {what} tidak dapat dinilai: {joined(open_[:_MOST])}")
    return reply([*sentences, f"Dibaca dari {places(used[:3])}"], used)


def by_category(binder: Binder, question: Question, year: int | None) -> Answer | None:
    """The members that hold the category which the question names, counted and named; None if not asked."""
    if not _asks_members(question) or not question.levels:
        return None
    level = question.levels[0]
    held: dict[int, tuple[Subject, Figure]] = {}
    for subject in binder.index.subjects:
        for figure in subject.figures:
            stated = figure.measure == "kategori" and figure.year == year and isinstance(figure.value, str)
            if stated and subject.level is level:
                held.setdefault(id(subject), (subject, figure))
    names = {str(figure.value).lower() for _, figure in held.values()}
    line = question.text.lower()
    asked = sorted((name for name in names if re.search(rf"\b{re.escape(name)}\b", line)), key=len)
    left = {stem for stem, _ in binder.index.terms(question)}
    if not asked or left - {root(word) for word in asked[-1].split()}:
        return None
    chosen = [(s, f) for s, f in held.values() if str(f.value).lower() == asked[-1]]
    tables = {figure.table_no for _, figure in chosen}
    if len(tables) > 1:
        return abstain("Kategori itu tercetak dalam beberapa tabel", [places([f for _, f in chosen])])
    told = joined([subject_name(subject.name) for subject, _ in chosen[:_MOST]])
    figures = [figure for _, figure in chosen]
    return reply(
        [
            f"Ada {len(chosen)} {LEVEL_NAMES[level]} berkategori {figures[0].value} tahun {year}: {told} "
            f"[{place(figures[0])}]"
        ],
        figures,
    )


def _asks_members(question: Question) -> bool:
    """Whether members of a level are asked for: how many, or which."""
    which = {"mana", "apa", "sebutkan", "daftar", "berapa", "semua", "jumlah", "banyaknya", "seluruh"}
    counted = Operation.COUNT in question.operations or question.wish is Wish.LIST
    return bool(question.levels) and (counted or bool(which & set(question.words)))


def _measured(binder: Binder, level: Level, year: int | None) -> list[Subject]:
    """The members of the table that prints most of the year's results, those without a number as well."""
    found: list[Figure] = []
    for measure in ("capaian", "realisasi"):
        found = max(found, column(binder, level, measure, year), key=len)
    if not found:
        return []
    first = found[0]
    chosen: dict[frozenset[str], Subject] = {}
    for subject in binder.index.subjects:
        here = (
            f.table_no == first.table_no and f.report_id == first.report_id and f.year == year
            and f.measure in ("capaian", "realisasi")
            for f in subject.figures
        )  # fmt: skip
        if subject.level is level and not subject.total and any(here):
            chosen.setdefault(subject.meaning, subject)
    return list(chosen.values())


def _told(figures: list[Figure]) -> str:
    if len(figures) == 1:
        return f"{figures[0].measure} {figure_shown(figures[0])}"
    actual, target = figures
    return f"realisasi {figure_shown(actual)}, target {figure_shown(target)}"

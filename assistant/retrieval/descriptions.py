"""Definitions, formulas and lists, as passages give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval import abbreviations
from assistant.retrieval.bindings import Binder, Bound
from assistant.retrieval.parts import part_and_whole
from assistant.retrieval.question_cues import Wish
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import clean, quotable, quote, sources, where
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import mate
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex, stems_of, tabular
from assistant.retrieval.subjects import Subject
from assistant.retrieval.vocabulary import is_content
from assistant.retrieval.wording import cited_passage, figure_shown, places, shown, subject_name

Terms = Sequence[tuple[str, str]]

_FORMULA = re.compile(
    r"\bdibagi\b|\bdihitung\b|\bdikali(?:kan)?\b|[x×*]\s*100|/\s*jumlah|\\frac|_{3,}|\bper\s+jumlah|\bformula\b|\brumus\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\b(?:adalah|merupakan|ialah"
    r"|yaitu(?! (?:dari|sebesar|sebanyak|\d))|diartikan|didefinisikan|dimaksud|mengukur|mencerminkan"
    r"|menggambarkan"
    r"|kepanjangan|singkatan)\b",
    re.IGNORECASE,
)
_ASKS_FORMULA = re.compile(r"\b(?:rumus|formula|cara (?:meng)?hitung|dihitung|menghitung)")
_DOING = re.compile(r"\W*(?:upaya|solusi|kendala|hambatan|langkah|penyebab|faktor|target|realisasi)\b", re.I)
_ASKS_FULL = re.compile(r"\b(?:kepanjangan|singkatan)")
_ITEM = re.compile(r"^\s*(?:[-•*❖]\s*)?(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*❖])\s+\S")
_OBSTACLES = re.compile(
    r"\b(?:permasalahan|masalah(?: utama)?|kendala|hambatan|isu)\b(?! kesejahteraan)", re.IGNORECASE
)
_LIST_WORDS = ("mana", "daftar", "sebut", "rinci", "saja", "apa")
_LOW, _HIGH = frozenset({"rendah", "kecil"}), frozenset({"tinggi", "besar"})
_NAME_REACH = 10
"""Words before `adalah` among which the thing that is defined stands."""

_ENOUGH, _ENOUGH_ALONE = 0.6, 0.78
_MOST_ITEMS = 15


def definition(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """The definition or formula that the report prints for what is asked."""
    terms = [
        pair for pair in binder.index.terms(question) if pair[0] not in ("ukur", "hitung", "arti", "maksud")
    ]
    if not terms:  # `capaian kinerja dihitung bagaimana`: the measure itself is the subject
        cues = ("ukur", "hitung", "arti", "maksud", "rumus", "formula", "bagaimana")
        terms = [(stem, stem) for stem in sorted(question.hints) if is_content(stem) and stem not in cues]
    if not terms:
        return None
    if _ASKS_FORMULA.search(question.line):
        return _formula(index, binder, question, terms)
    found = _best(index, terms, _MEANING, (PassageRole.DEFINITION,))
    if found is None or _ASKS_FULL.search(question.line):
        spelled = _spelled_out(index, terms)
        if spelled is not None:
            return spelled
    if found is None:
        behind = re.compile(rf"\b{re.escape(terms[-1][1])}\s*(?:\((?:[\w-]+ ){{2,}}|[=:] ?\w)", re.IGNORECASE)
        found = next(
            (f for f in index.find(terms)[:20] if not f.missing and f.coverage >= _ENOUGH_ALONE
             and behind.search(f.sentence.text) and quotable(f.sentence.text)),
            None,
        )  # fmt: skip
    if found is None:
        return None
    return reply(
        [f"Menurut laporan [{where(found.sentence.passage)}]: {quote(_with_next(index, found.sentence))}"],
        passages=sources([found.sentence]),
    )


def _spelled_out(index: SentenceIndex, terms: Terms) -> Answer | None:
    """What an abbreviation stands for, where the report writes it out."""
    if len(terms) != 1:
        return None
    for sentence in index.sentences:
        if f"({terms[0][1]})" not in sentence.text.lower() or not quotable(sentence.text):
            continue
        full = abbreviations.written_out(sentence.text, terms[0][1])
        if full:
            short = terms[0][1].upper()
            return reply(
                [f"{short} adalah singkatan dari {full} [{where(sentence.passage)}]"],
                passages=sources([sentence]),
            )
    return None


def listing(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """The items that the report lists under a heading or lead sentence that names what is asked."""
    named = binder.index.terms(question)
    hints = [(stem, stem) for stem in sorted(question.hints) if stem not in _LIST_WORDS]
    terms = [*named, *hints]
    if not terms:
        return None
    best: tuple[float, list[tuple[Passage, str]]] | None = None
    for lines in _lists(index):
        coverage = max(_covered(index, lines.lead, named or terms), _covered(index, lines.lead, terms))
        if coverage < _ENOUGH or (question.wish is Wish.OBSTACLE and not _OBSTACLES.search(lines.above)):
            continue
        score = coverage + 0.02 * min(len(lines.items), 5)
        if best is None or score > best[0]:
            best = (score, lines.items)
    if best is None:
        return None
    items = best[1][:_MOST_ITEMS]
    listed = "; ".join(
        f"{i}) {clean(_without_mark(text)).rstrip(' ;.')}" for i, (_, text) in enumerate(items, 1)
    )
    return reply(
        [f"Laporan menyebut {len(best[1])} butir [{where(items[0][0])}]: {listed}"],
        passages=[cited_passage(passage, clean(text)) for passage, text in items],
    )


@dataclass(frozen=True)
class _Listed:
    """Items in a row with the lead sentence and the headings above them, and the stems of both."""

    lead: frozenset[str]
    above: str
    items: list[tuple[Passage, str]]


def _lists(index: SentenceIndex) -> list[_Listed]:
    """Every list of two items or more, also where it was cut into several passages."""
    found: list[_Listed] = []
    lead: frozenset[str] = frozenset()
    above = ""
    items: list[tuple[Passage, str]] = []
    last = ""
    for passage, line in _lines(index):
        mark = _ITEM.match(line)
        if mark is None or not quotable(line):
            if len(items) > 1:
                found.append(_Listed(lead, above, items))
            items, last = [], line
            continue
        if items and _number_of(line) == 1:
            if len(items) > 1:
                found.append(_Listed(lead, above, items))
            items = []
        if not items:
            lead = stems_of(last) | index.around(passage)
            above = f"{last} {passage.section}"
        items.append((passage, line))
    if len(items) > 1:
        found.append(_Listed(lead, above, items))
    return found


def _lines(index: SentenceIndex) -> list[tuple[Passage, str]]:
    return [
        (passage, line)
        for passage in index.passages
        if passage.role is not PassageRole.TABLE_ROW
        for line in passage.text.splitlines()
        if line.strip() and not tabular(line)
    ]


def _number_of(line: str) -> int | None:
    number = re.match(r"\W*(\d{1,2})[.)]", line)
    return int(number.group(1)) if number else None


def _covered(index: SentenceIndex, stems: frozenset[str], terms: Terms) -> float:
    whole = sum(index.subjects.weight(*pair) for pair in terms)
    got = sum(index.subjects.weight(*pair) * index.share(pair[0], stems) for pair in terms)
    return got / whole if whole else 0.0


def _formula(index: SentenceIndex, binder: Binder, question: Question, terms: Terms) -> Answer | None:
    found = _best(index, terms, _FORMULA, (PassageRole.DEFINITION,), _side(question.line))
    parts = _parts(binder, question)
    sentences: list[str] = []
    if found is not None:
        text = _with_next(index, found.sentence)
        sentences.append(f"Rumus menurut laporan [{where(found.sentence.passage)}]: {quote(text)}")
    if parts is not None:
        part, whole = parts
        name = subject_name(binder.subjects(question)[0].subject.name)
        sentences.append(
            f"Untuk {name} tahun {part.year}: {figure_shown(part)} dibagi {figure_shown(whole)}, dikali 100 "
            f"[{places([part, whole])}]"
        )
    told = (
        None if parts else part_and_whole(index, question, [t for t in terms if t[0] != "persentase"], None)
    )
    used = [found.sentence] if found else []
    if told is not None:
        used.append(told.sentence)
        sentences.append(
            f"Angkanya {shown(told.part, None)} dari {shown(told.whole, None)} "
            f"[{told.sentence.passage.location}]: {quote(told.sentence.text)}"
        )
    if not sentences:
        return None
    return reply(sentences, parts or (), passages=sources(used))


def _parts(binder: Binder, question: Question) -> tuple[Figure, Figure] | None:
    for match in binder.subjects(question)[:6]:
        anchor = Bound(match.subject, "realisasi", binder.report_year, tuple(match.subject.figures[:1]))
        part, whole = mate(anchor, "ditangani"), mate(anchor, "populasi")
        if part is None or whole is None:
            near = [s for s in binder.index.subjects if match.named <= s.stems | s.extra]
            part = _one(near, "ditangani", binder.report_year)
            whole = _one(near, "populasi", binder.report_year)
        if part is not None and whole is not None:
            return part, whole
    return None


def _one(subjects: Sequence[Subject], measure: str, year: int | None) -> Figure | None:
    for subject in subjects:
        for figure in subject.figures:
            if figure.measure == measure and figure.year == year and isinstance(figure.value, Decimal):
                return figure
    return None


def _best(
    index: SentenceIndex,
    terms: Terms,
    marker: re.Pattern[str],
    roles: Sequence[PassageRole],
    side: frozenset[str] = frozenset(),
) -> Found | None:
    found: list[tuple[float, Found]] = []
    for candidate in index.find(terms)[:80]:
        sentence = candidate.sentence
        marked = bool(marker.search(sentence.text)) or bool(marker.search(_with_next(index, sentence)))
        defined = sentence.passage.role in roles
        if (
            not (marked or defined)
            or not quotable(sentence.text)
            or candidate.coverage < (_ENOUGH if len(terms) > 1 else _ENOUGH_ALONE)
            or candidate.missing
        ):
            continue
        if side and not side & sentence.stems:
            continue
        if marker is _MEANING and not defined and not _is_defined(index, sentence, terms):
            continue
        found.append((candidate.coverage + (0.2 if defined else 0) + (0.1 if marked else 0), candidate))
    return max(found, key=lambda item: (item[0], -item[1].sentence.order))[1] if found else None


def _is_defined(index: SentenceIndex, sentence: Sentence, terms: Terms) -> bool:
    """Whether what is asked for stands before the word that defines, and not something done about it."""
    text = _with_next(index, sentence)
    place = _MEANING.search(text)
    if place is None or _DOING.match(text):
        return False
    before = stems_of(" ".join(text[: place.start()].split()[-_NAME_REACH:]))
    return any(index.share(stem, before) >= 0.6 for stem, _ in terms)


def _side(line: str) -> frozenset[str]:
    """The stems of the direction in which an indicator is good, where a question on formulas names one."""
    for side in (_LOW, _HIGH):
        if re.search(rf"\b(?:makin|semakin|lebih) (?:{'|'.join(sorted(side))})", line):
            return side
    return frozenset()


def _with_next(index: SentenceIndex, sentence: Sentence) -> str:
    """A short heading-like sentence together with the one that follows: `Pengemis` … `Adalah orang …`."""
    after = index.sentences[sentence.order + 1 : sentence.order + 2]
    if (
        sentence.text.rstrip().endswith(":")
        and after
        and after[0].passage.report_id == sentence.passage.report_id
    ):
        return f"{sentence.text} {after[0].text}"
    rest = index.of_passage[sentence.passage.passage_id]
    place = rest.index(sentence)
    if len(sentence.text.split()) < 12 and place + 1 < len(rest):
        return f"{sentence.text} {rest[place + 1].text}"
    return sentence.text


def _without_mark(text: str) -> str:
    return re.sub(r"^\s*(?:[-•*❖]\s*)?(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*❖])\s+", "", text)

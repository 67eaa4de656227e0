"""Definitions, formulas and lists, as passages give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval.bindings import Binder, Bound
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import clean, quotable, quote, sources, where
from assistant.retrieval.replies import reply
from assistant.retrieval.rows import mate
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex
from assistant.retrieval.subjects import Subject
from assistant.retrieval.wording import cited_passage, figure_shown, places, subject_name

Terms = Sequence[tuple[str, str]]

_FORMULA = re.compile(
    r"\bdibagi\b|\bdikali(?:kan)?\b|[x×*]\s*100|/\s*jumlah|\\frac|_{3,}|\bper\s+jumlah|\bformula\b|\brumus\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\b(?:adalah|merupakan|ialah|yaitu|diartikan|didefinisikan|dimaksud|mengukur|mencerminkan|menggambarkan"
    r"|kepanjangan|singkatan)\b",
    re.IGNORECASE,
)
_ASKS_FORMULA = re.compile(r"\b(?:rumus|formula|cara (?:meng)?hitung|dihitung|menghitung)")
_ITEM = re.compile(r"^\s*(?:[-•*❖]\s*)?(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*❖])\s+\S")
_ENOUGH = 0.6
_MOST_ITEMS = 15


def definition(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """The definition or formula that the report prints for what is asked."""
    terms = [
        pair for pair in binder.index.terms(question) if pair[0] not in ("ukur", "hitung", "arti", "maksud")
    ]
    if not terms:
        return None
    if _ASKS_FORMULA.search(question.line):
        return _formula(index, binder, question, terms)
    found = _best(index, terms, _MEANING, (PassageRole.DEFINITION,))
    if found is None:
        return None
    return reply(
        [f"Menurut laporan [{where(found.sentence.passage)}]: {quote(_with_next(index, found.sentence))}"],
        passages=sources([found.sentence]),
    )


def listing(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """The items that the report lists under a heading or lead sentence that names what is asked."""
    named = binder.index.terms(question)
    terms = [
        *named,
        *(
            (stem, stem)
            for stem in sorted(question.hints)
            if stem not in ("mana", "daftar", "sebut", "rinci")
        ),
    ]
    if not terms:
        return None
    best: tuple[float, list[Passage], str] | None = None
    for passage, coverage, lead in _leads(index, named or terms):
        items = _items_after(index, passage, lead)
        if len(items) > 1:
            score = coverage + 0.02 * min(len(items), 5)
            if best is None or score > best[0]:
                best = (score, items, lead)
    if best is None:
        return None
    items = best[1][:_MOST_ITEMS]
    texts = [_without_mark(item.text) for item in items]
    listed = " ".join(f"{i}) {clean(text).rstrip(' ;.')};" for i, text in enumerate(texts, 1)).rstrip(";")
    first = items[0]
    return reply(
        [f"Laporan menyebut {len(items)} butir [{where(first)}]: {listed}"],
        passages=[cited_passage(item, clean(item.text)) for item in items],
    )


def items_in(passage: Passage) -> list[str]:
    """The list items inside one passage."""
    return [line.strip() for line in passage.text.splitlines() if _ITEM.match(line)]


def _formula(index: SentenceIndex, binder: Binder, question: Question, terms: Terms) -> Answer | None:
    found = _best(index, terms, _FORMULA, (PassageRole.DEFINITION,))
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
    if not sentences:
        return None
    return reply(sentences, parts or (), passages=sources([found.sentence]) if found else ())


def _parts(binder: Binder, question: Question) -> tuple[Figure, Figure] | None:
    for match in binder.subjects(question)[:6]:
        anchor = Bound(match.subject, "realisasi", binder.report_year, tuple(match.subject.figures[:1]))
        part, whole = mate(anchor, "ditangani"), mate(anchor, "populasi")
        if part is None or whole is None:
            near = [s for s in binder.index.subjects if len(s.stems & match.subject.stems) > 1]
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
    index: SentenceIndex, terms: Terms, marker: re.Pattern[str], roles: Sequence[PassageRole]
) -> Found | None:
    found: list[tuple[float, Found]] = []
    for candidate in index.find(terms)[:80]:
        sentence = candidate.sentence
        marked = bool(marker.search(sentence.text)) or bool(marker.search(_with_next(index, sentence)))
        defined = sentence.passage.role in roles
        if (
            not (marked or defined)
            or not quotable(sentence.text)
            or candidate.coverage < _ENOUGH
            or candidate.missing
        ):
            continue
        found.append((candidate.coverage + (0.2 if defined else 0) + (0.1 if marked else 0), candidate))
    return max(found, key=lambda item: (item[0], -item[1].sentence.order))[1] if found else None


def _with_next(index: SentenceIndex, sentence: Sentence) -> str:
    """A short heading-like sentence together with the one that follows: `Pengemis` … `Adalah orang …`."""
    rest = index.of_passage[sentence.passage.passage_id]
    place = rest.index(sentence)
    if len(sentence.text.split()) < 12 and place + 1 < len(rest):
        return f"{sentence.text} {rest[place + 1].text}"
    return sentence.text


def _leads(index: SentenceIndex, terms: Terms) -> list[tuple[Passage, float, str]]:
    """Passages whose heading, or whose sentence ending in a colon, names what is asked."""
    found: list[tuple[Passage, float, str]] = []
    for candidate in index.find(terms)[:150]:
        sentence = candidate.sentence
        if candidate.coverage >= 0.55 and sentence.text.rstrip().endswith(":"):
            found.append((sentence.passage, candidate.coverage, sentence.text))
    for passage in index.passages:
        stems = index.around(passage)
        weight = sum(index.subjects.weight(*pair) for pair in terms)
        got = sum(index.subjects.weight(*pair) * index.share(pair[0], stems) for pair in terms)
        if weight and got / weight >= 0.6:
            found.append((passage, got / weight, ""))
    return found


def _items_after(index: SentenceIndex, passage: Passage, lead: str) -> list[Passage]:
    """The items that belong to a lead: inside its passage, or the passages of the same heading after it."""
    inside = items_in(passage)
    if len(inside) > 1:
        location = passage.location
        return [passage.model_copy(update={"text": item, "location": location}) for item in inside]
    same = [
        other
        for other in index.passages
        if other.report_id == passage.report_id and other.section == passage.section and quotable(other.text)
    ]
    place = same.index(passage) if passage in same else 0
    found: list[Passage] = []
    for other in same[place + (1 if lead else 0) :]:
        if _ITEM.match(other.text) or other.role in (
            PassageRole.OBSTACLE,
            PassageRole.SOLUTION_DONE,
            PassageRole.SOLUTION_PLANNED,
        ):
            found.append(other)
        elif found:
            break
    return found


def _without_mark(text: str) -> str:
    return re.sub(r"^\s*(?:[-•*❖]\s*)?(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*❖])\s+", "", text)

"""What was done, or is planned, about a problem: only what the report pairs with it or says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.answers import Answer
from assistant.domain.sources import PassageRole
from assistant.retrieval.bindings import Binder
from assistant.retrieval.causes import ENOUGH_CAUSE, MOST, Terms, by_role, generic_note, telling
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import quotable, quote, sources, where
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex, tabular

_SOLVING = re.compile(
    r"\b(?:solusi|upaya|perlu(?:nya)? (?:di)?|akan (?:di|me)"
    r"|telah (?:di|me)|sudah dilakukan"
    r"|meningkatkan|melakukan|memberikan|mengoptimalkan|memperkuat|menyediakan|mengidentifikasi|mendorong"
    r"|melaksanakan|mengusulkan|berkoordinasi|penyediaan|dilakukan|diharapkan)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:telah|sudah|yang (?:dilakukan|ditempuh|diambil|dilaksanakan))\b", re.IGNORECASE)
_NOT_SOLUTIONS = (PassageRole.TABLE_ROW, PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)
_ENOUGH_SOLUTION = 0.45
_LIST_REACH = 30
"""Lines between an item of a list of problems and the item that answers it."""

_PLANNED = re.compile(r"\b(?:rencana|akan|ke depan|mendatang|tahun depan|selanjutnya)\b")
_WISHED = re.compile(r"\b(?:upaya|langkah|solusi|cara|strategi)\b.* me\w+|\b(?:supaya|agar|biar)\b")
_CHANGE = re.compile(r"(?:mem|men|meng|meny)\w{4,}")
"""A change that is wished for: `upaya memperluas layanan`."""

_NUMBERED = re.compile(r"\s*(?:-\s*)?(\d{1,2}|[a-z])[.)]\s")


def solutions(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """What was done or is planned about a problem; None where the report pairs nothing with it."""
    roles = (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)
    if _PLANNED.search(question.line) or any(year > (binder.report_year or year) for year in question.years):
        roles = (PassageRole.SOLUTION_PLANNED, PassageRole.SOLUTION_DONE)
    terms = telling(binder.index.terms(question))
    extra = [(stem, stem) for stem in sorted(question.hints) if stem in ("alternatif",)]
    if not terms:
        return by_role(index, question, roles)
    matter = [pair for pair in terms if not _CHANGE.match(pair[1])] if _WISHED.search(question.line) else []
    found: list[tuple[float, Sentence, Sentence | None]] = []
    problem = _problems(index, terms)
    causes = {
        s.text
        for s in index.sentences
        if s.passage.role in (*_NOT_SOLUTIONS, PassageRole.OBSTACLE) and not _starts_solution(s)
    }
    for sentence in index.sentences:
        solved = sentence.passage.role in roles
        if sentence.text in causes or sentence.text.rstrip().endswith(":"):
            continue
        offers = solved or _starts_solution(sentence) or bool(_SOLVING.search(sentence.text))
        if tabular(sentence.text) or sentence.passage.role is PassageRole.TABLE_ROW or not offers:
            continue
        if not quotable(sentence.text):
            continue
        own = index.cover(sentence, [*terms, *extra])
        if solved and matter:  # what is to be changed matters more than the change that is wished for
            own = max(own, index.cover(sentence, matter), key=lambda f: f.coverage - 0.05 * (f is not own))
        score = own.coverage + (0.15 if solved else 0.0)
        beside = problem.get(sentence.passage.passage_id)
        if (
            beside is not None
            and sentence.order > beside.sentence.order
            and (solved or _starts_solution(sentence))
        ):
            score = max(score, 0.9 * beside.coverage + (0.15 if solved else 0.0))
        paired = _paired(sentence, problem) if solved else None
        if paired is not None and own.coverage > 0:
            score = max(score, 0.95 * paired.coverage + 0.15)
            beside = beside or paired
        before = _just_before(index, sentence, problem) if solved or _starts_solution(sentence) else None
        if before is not None:
            score = max(score, 0.9 * before.coverage + 0.1)
        if score >= _ENOUGH_SOLUTION + (0.0 if solved else 0.15) and (own.coverage > 0 or before or beside):
            stated = before or beside
            found.append((score, sentence, stated.sentence if stated else None))
    if not found:
        return _unpaired(index, problem, roles)
    best = max(score for score, _, _ in found)
    chosen = [
        item
        for item in sorted(found, key=lambda item: (-item[0], item[1].passage.generic))
        if item[0] >= best - 0.1
    ][:3]
    told = [f"{_solution_lead(s)} [{where(s.passage)}]: {quote(s.context)}" for _, s, _ in chosen]
    used = [s for _, s, _ in chosen] + [p for _, s, p in chosen[:1] if p is not None and p is not s]
    return reply([*told, generic_note([s.passage for _, s, _ in chosen])], passages=sources(used))


def _unpaired(index: SentenceIndex, problem: dict[str, Found], roles: Sequence[PassageRole]) -> Answer | None:
    """The solutions of a report that names the problem but pairs no solution with it."""
    stated = next(
        (f for f in problem.values() if not tabular(f.sentence.text) and quotable(f.sentence.text)), None
    )
    passages = [p for p in index.passages if p.role in roles and not tabular(p.text) and quotable(p.text)]
    if stated is None or stated.coverage < ENOUGH_CAUSE or not passages:
        return None
    listed = " ".join(f"{i}) {quote(p.text)} [{p.location}]" for i, p in enumerate(passages[:MOST], 1))
    first = [index.of_passage[p.passage_id][0] for p in passages[:MOST] if index.of_passage[p.passage_id]]
    return reply(
        [
            f"Laporan menyebut masalahnya [{where(stated.sentence.passage)}]: {quote(stated.sentence.text)}",
            f"Solusinya tidak dipasangkan dengan masalah itu; yang disebut laporan: {listed}",
        ],
        passages=sources([stated.sentence, *first]),
    )


def _problems(index: SentenceIndex, terms: Terms) -> dict[str, Found]:
    """For each passage the sentence that states the problem best."""
    found: dict[str, Found] = {}
    for candidate in index.find(terms)[:40]:
        if candidate.coverage >= 0.5:
            found.setdefault(candidate.sentence.passage.passage_id, candidate)
    return found


def _just_before(index: SentenceIndex, sentence: Sentence, problem: dict[str, Found]) -> Found | None:
    """The problem stated in the passage right before this one, where a solution follows its problem."""
    here = index.passages.index(sentence.passage) if sentence.passage in index.passages else 0
    for passage in reversed(index.passages[max(0, here - 1) : here]):
        if passage.report_id == sentence.passage.report_id and passage.passage_id in problem:
            return problem[passage.passage_id]
    return None


def _paired(sentence: Sentence, problem: dict[str, Found]) -> Found | None:
    """The problem of the same number in the list before: problems 1, 2, 3 and then solutions 1, 2, 3."""
    number = _NUMBERED.match(sentence.passage.text)
    here = sentence.passage.location.line_from
    if number is None or here is None:
        return None
    for found in problem.values():
        passage = found.sentence.passage
        there = _NUMBERED.match(passage.text)
        line = passage.location.line_from
        if there is None or line is None or passage.report_id != sentence.passage.report_id:
            continue
        if there.group(1) == number.group(1) and 0 < here - line <= _LIST_REACH:
            return found
    return None


def _starts_solution(sentence: Sentence) -> bool:
    return bool(
        re.match(
            r"\W*(?:solusi|upaya|tindak lanjut|rekomendasi|(?:untuk|guna) mengatasi|langkah)",
            sentence.text,
            re.IGNORECASE,
        )
    )


def _solution_lead(sentence: Sentence) -> str:
    role = sentence.passage.role
    if role is PassageRole.SOLUTION_DONE:
        return "Menurut laporan, yang telah dilakukan"
    if role is PassageRole.SOLUTION_PLANNED and not _DONE.search(sentence.text):
        return "Menurut laporan, yang direncanakan"
    return "Laporan menyebut"

"""Numbers told in sentences: the one that stands with the words of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.numerals import NumberToken, TokenKind, read_numbers
from assistant.domain.sources import PassageRole
from assistant.retrieval.arithmetic import total
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex
from assistant.retrieval.subjects import ENOUGH
from assistant.retrieval.vocabulary import SAME_SENSE, is_content, root, said
from assistant.retrieval.wording import cited_passage, joined

_NEAR = 9
"""Words between a number and the word it counts; sentences of reports put them closer."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM = re.compile(r"\d[\d.]*(?:\s*\+\s*\d[\d.]*)+")


@dataclass(frozen=True)
class Told:
    """A number in a sentence, and how close the words of the question stand to it."""

    found: Found
    token: NumberToken
    nearness: float


def from_prose(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """The number that a sentence gives for exactly what the question names, or None."""
    if not terms:
        return None
    if Operation.SUM in question.operations and question.unit == "count":
        added = _added(index, question, terms, report_year)
        if added is not None:
            return added
    told = _told(index, question, terms, report_year)
    if not told:
        return None
    best = told[0]
    others = [
        other
        for other in told[1:]
        if other.nearness > 0.95 * best.nearness and other.token.value != best.token.value
        and other.found.coverage >= best.found.coverage
    ][:3]  # fmt: skip
    sentences = [_quote(best)] + [f"Di tempat lain: {_quote(other)}" for other in others]
    citations = tuple(cited_passage(t.found.sentence.passage, t.found.sentence.text) for t in (best, *others))
    return reply(sentences, passages=citations)


def parts_of(index: SentenceIndex, question: Question) -> Answer | None:
    """The printed addends of a number that the question names, for instance `2.574+150+237.767`."""
    for asked in question.numbers:
        value = _plain(asked)
        for sentence in index.sentences:
            for match in _SUM.finditer(sentence.text):
                parts = [_plain(part) for part in re.split(r"\s*\+\s*", match.group())]
                if sum(parts, Decimal(0)) != value:
                    continue
                worked = total(parts, None)
                if worked is None:
                    continue
                return reply(
                    [
                        f"Angka {asked} terbentuk dari {len(parts)} angka: {worked.text} "
                        f"[{sentence.passage.location}]"
                    ],
                    passages=[cited_passage(sentence.passage, match.group())],
                )
    return None


def _told(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> list[Told]:
    told: list[Told] = []
    for found in index.find(terms)[:60]:
        if found.coverage < ENOUGH:
            break
        sentence = found.sentence
        if found.missing or sentence.passage.role is PassageRole.TABLE_ROW:
            continue
        if not _right_year(sentence, question, report_year) or _denies(question.text) != _denies(
            sentence.text
        ):
            continue
        for token in _numbers(sentence.text, question.unit):
            nearness = _nearness(index, sentence.text, token, terms)
            if nearness >= 0.5:
                told.append(Told(found, token, nearness))
    return sorted(told, key=lambda t: (-round(t.nearness + t.found.coverage, 3), t.found.sentence.order))


def _numbers(text: str, unit: str | None) -> list[NumberToken]:
    wanted = {"%": ("%",), "Rp": ("Rp",), "count": (None,), None: (None, "%", "Rp")}[unit]
    return [
        token
        for token in read_numbers(text)
        if token.kind is TokenKind.NUMBER
        and token.value is not None
        and token.unit in wanted
        and not _YEAR.fullmatch(token.text.strip())
        and not _is_label(text, token)
    ]


def _is_label(text: str, token: NumberToken) -> bool:
    """Numbers of lists, tables, chapters and regulations are not amounts."""
    before = text[: token.start].rstrip()
    after = text[token.end : token.end + 2]
    if not before and re.match(r"[.)]", after):
        return True
    return bool(
        re.search(r"(?:tabel|gambar|nomor|no\.|pasal|ayat|bab|lampiran|tanggal|misi)$", before, re.IGNORECASE)
    )


def _nearness(index: SentenceIndex, text: str, token: NumberToken, terms: Sequence[tuple[str, str]]) -> float:
    """Share of the question's weight that stands near a number; commas and other numbers push words away."""
    left = _distances(text[: token.start][::1], backwards=True)
    right = _distances(text[token.end :], backwards=False)
    got = whole = 0.0
    for stem, surface in dict.fromkeys(terms):
        weight = index.subjects.weight(stem, surface)
        whole += weight
        steps = [
            places[word]
            for places in (left, right)
            for word in (stem, *SAME_SENSE.get(stem, ()), *index.subjects.short.get(stem, ()))
            if word in places
        ]
        if steps:
            got += weight * max(0.0, 1 - min(steps) / (2 * _NEAR))
    return got / whole if whole else 0.0


def _distances(text: str, backwards: bool) -> dict[str, int]:
    pieces = re.findall(r"[^\W\d_][\w-]*|\d[\d.,]*|[,;:()]", text)
    found: dict[str, int] = {}
    step = 0
    for piece in reversed(pieces) if backwards else pieces:
        step += 1
        if piece in ",;:()":
            step += 3
        elif piece[0].isdigit():
            step += 6
        else:
            for word in said(piece):
                found.setdefault(root(word), step)
    return found


def _denies(text: str) -> bool:
    """Whether a text speaks of what was not done; a question of those not served needs such a sentence."""
    return bool({"belum", "tidak", "tanpa"} & set(said(text)))


def _right_year(sentence: Sentence, question: Question, report_year: int | None) -> bool:
    asked = set(question.years)
    years = {int(year) for year in _YEAR.findall(sentence.text)}
    if not asked:
        return True
    if years:
        return bool(asked & years)
    about = sentence.passage.about_year or report_year
    return about in asked


def _added(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """Parts that one sentence numbers and the question names, added up."""
    asked = {stem for stem, _ in terms}
    for found in index.find(terms)[:30]:
        text = found.sentence.text
        tokens = _numbers(text, "count")
        if found.missing or found.coverage < ENOUGH or len(tokens) < 2:
            continue
        if not _right_year(found.sentence, question, report_year):
            continue
        parts: list[tuple[NumberToken, str]] = []
        for token, after in zip(tokens, [*tokens[1:], None], strict=True):
            label = re.split(r"[,.;:]|\b(?:dan|serta)\b", text[token.end : after.start if after else None])[
                0
            ].strip()
            words = [root(word) for word in said(label) if is_content(word)]
            if words and all(word in asked or SAME_SENSE.get(word, frozenset()) & asked for word in words):
                parts.append((token, label))
        if len(parts) > 1:
            values = [token.value for token, _ in parts if token.value is not None]
            worked = total(values, None)
            if worked is None:
                continue
            told = joined([f"{token.text.strip()} {label}" for token, label in parts])
            return reply(
                [
                    f"Menurut laporan ada {told} [{found.sentence.passage.location}]",
                    f"Jumlahnya {worked.text}",
                ],
                passages=[cited_passage(found.sentence.passage, text)],
                computed=[worked],
            )
    return None


def _quote(told: Told) -> str:
    passage = told.found.sentence.passage
    return f"{told.token.text.strip()}, menurut laporan [{passage.location}]: “{told.found.sentence.text}”"


def _plain(text: str) -> Decimal:
    return Decimal(text.strip(".").replace(".", "").replace(",", "."))

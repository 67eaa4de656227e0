"""Parts of wholes told in sentences: `A dari B`, and those that were not reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.numerals import NumberToken
from assistant.retrieval.arithmetic import difference
from assistant.retrieval.numbers_told import YEAR, denies, numbers, right_year
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import Sentence, SentenceIndex, tabular
from assistant.retrieval.subjects import ENOUGH
from assistant.retrieval.wording import cited_passage

_WHOLE = re.compile(r"\b(?:ada|seluruh\w*|total|keseluruhan|terdaftar|terdata|sasaran)\b")
_OF = re.compile(r"\bdari\b", re.IGNORECASE)
_OF_LAST = re.compile(r"\bdari (?:(?:sebanyak|total|jumlah|seluruh|sekitar) )*$", re.IGNORECASE)
_TURN = re.compile(r"[;.]|\b(?:sedangkan|sementara|namun|tetapi|adapun)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """A part and its whole as one sentence tells them; `said` is the stretch of the sentence that does."""

    sentence: Sentence
    part: Decimal
    whole: Decimal
    said: str


def rest(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """Those not reached: all there are less those that were."""
    pair = part_and_whole(index, question, terms, report_year)
    if pair is None:
        return None
    worked = difference(pair.whole, pair.part, None)
    if worked is None:
        return None
    text = pair.sentence.text
    return reply(
        [f"Laporan menyebut [{pair.sentence.passage.location}]: “{text}”", f"Yang belum: {worked.text}"],
        passages=[cited_passage(pair.sentence.passage, text)],
        computed=[worked],
    )


def part_and_whole(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Pair | None:
    """A sentence that tells `A … dari B …`, `dari B …, A …`, or `A …` and `B … yang ada`."""
    for found in index.find(terms)[:30]:
        text = found.sentence.text
        if found.missing or found.coverage < ENOUGH or tabular(text):
            continue
        if not right_year(found.sentence, question, report_year):
            continue
        pairs = [pair for stretch in _stretches(text) for pair in _pairs(found.sentence, stretch)]
        year = question.years[-1] if question.years else report_year
        dated = [pair for pair in pairs if str(year) in YEAR.findall(pair.said)]
        undated = [pair for pair in pairs if not YEAR.findall(pair.said)]
        fits = dated or undated or (pairs if year is None else [])
        if len({(pair.part, pair.whole) for pair in fits}) == 1:
            return fits[0]
    return None


def _stretches(text: str) -> list[str]:
    """The clauses of a sentence that may each tell a part and a whole of their own."""
    ends = [match.start() for match in _TURN.finditer(text) if not _inside_number(text, match.start())]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def _inside_number(text: str, place: int) -> bool:
    return text[place : place + 1] == "." and text[place + 1 : place + 2].isdigit()


def _pairs(sentence: Sentence, stretch: str) -> list[Pair]:
    tokens = numbers(stretch, "count")
    in_digits = [token for token in tokens if not token.words]
    tokens = in_digits if len(in_digits) > 1 else tokens
    if len(tokens) != 2 or denies(stretch):
        return []
    part, whole = _ordered(stretch, *tokens)
    if part is None or part.value is None or whole.value is None or part.value > whole.value:
        return []
    return [Pair(sentence, part.value, whole.value, stretch)]


def _ordered(text: str, first: NumberToken, second: NumberToken) -> tuple[NumberToken | None, NumberToken]:
    """Part and whole by the word `dari`, or by words such as `yang ada` beside the second number."""
    between = text[first.end : second.start]
    if _OF_LAST.search(text[: first.start]):
        return second, first
    if _OF.search(between) or _WHOLE.search(between[-60:] + text[second.end : second.end + 40]):
        return first, second
    return None, second

"""When something happened: the date in the sentence that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.answers import Answer
from assistant.domain.sources import PassageRole
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import quotable, quote, sources, where
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import SentenceIndex, tabular
from assistant.retrieval.subjects import ENOUGH

_MONTH = r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} (?:{_MONTH})(?: (?:19|20)\d\d)?|(?:bulan |akhir |awal |pertengahan )?{_MONTH}"
    rf"(?: (?:sampai|hingga|s\.?d\.?|[-–]) {_MONTH})?(?: (?:19|20)\d\d)?"
    r"|\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|triwulan (?:iv|i{1,3}|[1-4])|semester (?:ii?|[12])"
    r"|tahun (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:kapan(?:kah)?|tanggal berapa|bulan apa|tahun berapa|hari apa)\b")


def asks_when(question: Question) -> bool:
    """Whether a date is asked for."""
    return bool(_ASKS.search(question.line))


def told_when(index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]]) -> Answer | None:
    """The date that a sentence gives with nearly every word of the question, or None."""
    for found in index.find(terms)[:20]:
        sentence = found.sentence
        if found.coverage < ENOUGH:
            return None
        if found.missing or sentence.passage.role is PassageRole.TABLE_ROW or tabular(sentence.text):
            continue
        dates = list(dict.fromkeys(match.group() for match in _DATE.finditer(sentence.text)))
        exact = [date for date in dates if date[0].isdigit()] or dates
        if not exact or not quotable(sentence.text):
            continue
        told = " dan ".join(exact)
        return reply(
            [f"{told}, menurut laporan [{where(sentence.passage)}]: {quote(sentence.text)}"],
            passages=sources([sentence]),
        )
    return None

"""The law that a report names as the basis of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.answers import Answer
from assistant.domain.sources import PassageRole
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import quotable, quote, sources, where
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import Sentence, SentenceIndex

_ASKS = re.compile(
    r"\b(?:dasar|landasan|payung) hukum|\bperaturan (?:apa|mana|nomor berapa)|\b(?:perda|perbup|perwali"
    r"|pergub|permen\w*|undang undang|uu) (?:apa|mana|nomor berapa|berapa)|\bdiatur (?:dalam|oleh|di mana|di)"
    r"|\bberdasarkan (?:peraturan|aturan) (?:apa|mana)|\baturan (?:apa|mana)|\bregulasi (?:apa|mana)"
)
_ASKING = frozenset({"dasar", "landas", "payung", "hukum", "atur", "regulasi"})
_LAW = re.compile(
    r"\b(?:undang-undang|peraturan|perpres|permen\w*|perda|perbup|perwali|pergub|keputusan|instruksi)\b"
    r"[^.;]{0,120}?\b(?:nomor|no\.?)\s*:?\s*\d",
    re.IGNORECASE,
)
_BASIS = re.compile(r"\b(?:berdasarkan|berpedoman|sesuai|mengacu|dasar hukum|landasan|diatur|amanat)\b", re.I)
_ENOUGH = 0.6
_MOST = 10


def asks_basis(question: Question) -> bool:
    """Whether the legal basis of something is asked for."""
    return bool(_ASKS.search(question.line))


def basis(index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]]) -> Answer | None:
    """The sentences that name a law together with what is asked, else the list of laws of the report."""
    named = [pair for pair in terms if pair[0] not in _ASKING]
    laws = [
        s
        for s in index.sentences
        if _LAW.search(s.text) and quotable(s.text) and s.passage.role is not PassageRole.TABLE_ROW
    ]
    found = [f.sentence for f in index.find(named, laws) if f.coverage >= _ENOUGH and not f.missing]
    listed = [s for s in laws if "hukum" in index.around(s.passage)]
    plain = [s for s in laws if _BASIS.search(s.text)]
    chosen = _once(found[:3] if named and found else listed if not named or not found else [])
    if not chosen and not named:
        chosen = _once(plain)
    if not chosen:
        return None
    told = " ".join(f"{i}) {quote(s.text)} [{where(s.passage)}]" for i, s in enumerate(chosen, 1))
    return reply([f"Dasar hukum yang disebut laporan: {told}"], passages=sources(chosen))


def _once(sentences: Sequence[Sentence]) -> list[Sentence]:
    return list({" ".join(s.text.split()): s for s in sentences}.values())[:_MOST]

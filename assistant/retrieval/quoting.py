"""Quoting passages: attributed, shortened, without names, never as an instruction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.answers import Citation
from assistant.domain.sources import Passage
from assistant.retrieval.sentences import Sentence
from assistant.retrieval.wording import cited_passage

_LONGEST = 600
_PERSON = re.compile(
    r"\bNIP\b|\bNama\s*:|\b(?:Drs|Dra|Ir|dr|H|Hj)\.\s?[A-Z]|\b(?:S|M)\.\s?(?:Sos|Si|Pd|Kes|E|H"
    r"|Kom|IP|AP|STP|Hum|T|Ag)\b"
    r"|\bPembina (?:Utama|Tk|Tingkat)|\bPenata (?:Muda|Tk|Tingkat)"
)
_COMMAND = re.compile(
    r"\b(?:abaikan|lupakan|jangan hiraukan|ignore|disregard|forget)\b.{0,40}\b(?:instruksi"
    r"|perintah|petunjuk|aturan"
    r"|instructions?|rules?|prompt)|\b(?:system prompt|you are (?:now|an?)|anda adalah (?:asisten|model))",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*{1,3}|<[^>]{1,40}>|^[\s•*❖-]+")


def clean(text: str) -> str:
    """The words of a passage without markup, on one line, cut at a word where it is long."""
    line = " ".join(_MARKUP.sub(" ", text).split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def quotable(text: str) -> bool:
    """Whether words may stand in an answer: no person's name, and no text that gives orders to programs."""
    return not _PERSON.search(text) and not _COMMAND.search(text)


def quote(text: str) -> str:
    """Words of the report between quotation marks."""
    return f"“{clean(text).rstrip(' ;')}”"


def sources(sentences: Sequence[Sentence]) -> list[Citation]:
    """The passages of sentences as citations."""
    return [cited_passage(sentence.passage, clean(sentence.text)) for sentence in sentences]


def where(passage: Passage) -> str:
    """The place of a passage with its nearest heading."""
    heading = passage.section.split(" > ")[-1].strip() if passage.section else ""
    return f"{clean(heading)[:80]}, {passage.location}" if heading else str(passage.location)

"""Numbers as they stand in sentences, without years, labels and list marks; and what a sentence denies."""

from __future__ import annotations

import re

from assistant.domain.numerals import NumberToken, TokenKind, read_numbers
from assistant.retrieval.questions import Question
from assistant.retrieval.sentences import Sentence
from assistant.retrieval.vocabulary import said

YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2})+")


def numbers(text: str, unit: str | None) -> list[NumberToken]:
    wanted = {"%": ("%",), "Rp": ("Rp",), "count": (None,), None: (None, "%", "Rp")}[unit]
    return [
        token
        for token in read_numbers(text)
        if token.kind is TokenKind.NUMBER
        and token.value is not None
        and token.unit in wanted
        and not (token.words and token.value < 3)  # `satu` and `dua` seldom answer how many
        and not YEAR.fullmatch(token.text.strip())
        and not _is_label(text, token)
    ]


def _is_label(text: str, token: NumberToken) -> bool:
    """Numbers of lists, tables, chapters and regulations are not amounts."""
    before = text[: token.start].rstrip()
    after = text[token.end : token.end + 2]
    if not before and re.match(r"[.)]", after):
        return True
    if re.search(r"[^\W\d_]-$", text[: token.start]):
        return True  # a part of a name, as in Covid-19
    if "/" in (text[token.start - 1 : token.start], text[token.end : token.end + 1]):
        return True
    if token.unit is None and re.match(r"0\d", token.text.strip()):
        return True
    if token.unit is None and _NUMBERING.fullmatch(token.text.strip()):
        return True
    return bool(
        re.search(r"(?:tabel|gambar|nomor|no\.|pasal|ayat|bab|lampiran|tanggal|misi)$", before, re.IGNORECASE)
    )


def denies(text: str) -> bool:
    """Whether a text speaks of what was not done; a question of those not served needs such a sentence."""
    return bool({"belum", "tidak", "tanpa"} & set(said(text)))


def right_year(sentence: Sentence, question: Question, report_year: int | None) -> bool:
    asked = set(question.years)
    years = {int(year) for year in YEAR.findall(sentence.text)}
    if not asked:
        return True
    if years:
        return bool(asked & years)
    about = sentence.passage.about_year or report_year
    return about in asked

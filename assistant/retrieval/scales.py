"""Which category a value falls into, by the scale that the report prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.record import Record
from assistant.domain.sources import Passage
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import SentenceIndex
from assistant.retrieval.wording import cited_passage

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_BETWEEN = re.compile(
    rf"(?P<low>[≥>]=?)?\s*(?P<a>{_NUMBER})\s*%?\s*(?:s\.?/?d\.?|sampai(?: dengan)?|hingga|-|–|≤|<=?)"
    rf"\s*(?:x\s*)?(?P<high>kurang dari|[≤<]=?)?\s*(?P<b>{_NUMBER})",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"(?:(?P<sign>≥|>=|>|lebih dari|di atas|minimal|paling sedikit)\s*(?P<a>{_NUMBER}))"
    rf"|(?P<b>{_NUMBER})\s*%?\s*ke atas",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?:(?P<sign>≤|<=|<|kurang dari|di bawah)\s*(?P<a>{_NUMBER}))|(?P<b>{_NUMBER})\s*%?\s*ke bawah",
    re.IGNORECASE,
)
_OPEN = {">", "<", "lebih dari", "kurang dari", "di atas", "di bawah"}
_LABEL = re.compile(r"^(?P<head>[^:;]{3,40}):\s*(?P<text>.+)$")
_CATEGORY_HEADS = re.compile(
    r"kategori|predikat|kriteria|interpretasi|penilaian|keterangan|arti", re.IGNORECASE
)
_PROSE_BAND = re.compile(
    r"^(?P<printed>.*?\d[\d.,]*\s*%?(?: ke (?:atas|bawah))?)\s*[=:(]*"
    r"\s*(?P<name>[A-Z][A-Za-z ]{2,30})\W*$"
)


class Band(Record):
    """A category with its bounds; None where a side is open, `open` where the bound itself is outside."""

    category: str
    low: Decimal | None
    high: Decimal | None
    open_low: bool
    open_high: bool
    printed: str

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies within the bounds."""
        if self.low is not None and (value < self.low or (self.open_low and value == self.low)):
            return False
        return self.high is None or not (value > self.high or (self.open_high and value == self.high))


def category_of(index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]]) -> Answer | None:
    """The category that the report's scale gives to the value or range that the question names."""
    if "kategori" not in question.measures or not question.numbers or terms:
        return None
    values = [Decimal(number.replace(",", ".")) for number in question.numbers if _plain(number)]
    if not 1 <= len(values) <= 2:
        return None
    value = sum(values, Decimal(0)) / len(values)  # `antara 70 dan 85`: the middle of the range
    for passage in index.passages:
        bands = bands_of(passage)
        if len(bands) < 3:
            continue
        fits = [band for band in bands if band.holds(value)]
        if len(fits) != 1:
            continue
        asked = " sampai ".join(question.numbers)
        return reply(
            [
                f"Menurut skala dalam laporan [{passage.location}], capaian {asked} masuk kategori "
                f"{fits[0].category} (rentang {fits[0].printed})"
            ],
            passages=[cited_passage(passage, f"{fits[0].printed}: {fits[0].category}")],
        )
    return None


def bands_of(passage: Passage) -> list[Band]:
    """The bands of a printed scale, one a line; empty where the lines are none."""
    lines = passage.text.splitlines()
    rows = [band for band in map(_band, lines) if band is not None]
    told = [band for piece in " ".join(lines).split(";") if (band := _told_band(piece)) is not None]
    return rows if len(rows) >= len(told) else told


def _band(line: str) -> Band | None:
    category, printed = "", ""
    for cell in re.split(r"\s*[;|\t]\s*", line.strip(" |")):
        labelled = _LABEL.match(cell)
        head, text = (labelled["head"], labelled["text"]) if labelled else ("", cell)
        text = text.strip()
        if _CATEGORY_HEADS.search(head) and not re.search(r"\d", text):
            category = text
        elif re.search(r"\d", text) and re.search(r"\D", text) and not printed:
            printed = text
        elif not category and re.fullmatch(r"[A-Za-z][A-Za-z ]{2,30}", text):
            category = text
    if not category or not printed:
        return None
    return _bounds(category, printed)


def _told_band(piece: str) -> Band | None:
    """A band in running text: `70 s.d. kurang dari 85 Baik`."""
    match = _PROSE_BAND.match(piece.split(":", 1)[-1].strip())
    return _bounds(match["name"].strip(), match["printed"].strip()) if match else None


def _bounds(category: str, printed: str) -> Band | None:
    between = _BETWEEN.search(printed)
    above, below = _ABOVE.search(printed), _BELOW.search(printed)
    low = high = None
    open_low = open_high = False
    if between:
        low, high = _value(between["a"]), _value(between["b"])
        open_low = between["low"] == ">" or bool(
            re.match(r"\s*(?:lebih dari|di atas)", printed, re.IGNORECASE)
        )
        open_high = (between["high"] or "").lower() in _OPEN
    elif above:
        low = _value(above["a"] or above["b"])
        open_low = (above["sign"] or "").lower() in _OPEN
    elif below:
        high = _value(below["a"] or below["b"])
        open_high = (below["sign"] or "").lower() in _OPEN
    else:
        return None
    return Band(
        category=category, low=low, high=high, open_low=open_low, open_high=open_high, printed=printed
    )


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _plain(text: str) -> bool:
    return bool(re.fullmatch(_NUMBER, text))

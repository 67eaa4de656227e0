"""Counts told in sentences: what is counted stands before the number, after it, or in the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.figures import Measure
from assistant.domain.numerals import NumberToken

_BEFORE = re.compile(
    r"(?P<subject>[^,;:]{4,200}?)\s+(?:adalah\s+|yaitu\s+|hanya\s+)?(?:sebanyak|sejumlah|berjumlah)\s*$",
    re.IGNORECASE,
)
_ELIDED = re.compile(
    r"^\W*(?:(?:sedangkan|dan|adapun|sementara(?:\s+itu)?|kemudian)\s+)?(?:(?:pada|di|untuk)\s+)?(?:tahun|TA)\s+20\d\d\s*,?\s*"
    r"(?:adalah\s+|hanya\s+|ada\s+)?(?:sebanyak|sejumlah|berjumlah)?\s*$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?(?:[^\W\d]+(?:\s+[^\W\d]+){0,4}\s+)?dari\s+(?:(?:total|jumlah|keseluruhan|sebanyak|sejumlah|seluruh)\s+)*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?P<words>[^\W\d]+(?:\s+[^\W\d]+){1,4}?)\s+dari\s+(?:(?:total|jumlah|sebanyak|sejumlah)\s+)*\d",
    re.IGNORECASE,
)
_PLACE_WORDS = """
desa kelurahan kecamatan kabupaten kota provinsi dusun puskesmas sekolah daerah instansi opd unit
lembaga negara perusahaan dinas badan instalasi wilayah
"""
_PLACES = frozenset(_PLACE_WORDS.split())
_AFTER_COMMA = re.compile(r",\s*(?:sebanyak|sejumlah)\s*$", re.IGNORECASE)
_FROM = re.compile(r"^\W*dari\s+(?:(?:total|jumlah|keseluruhan|sebanyak|sejumlah)\s+)*$", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?P<words>[^\W\d][^\d,.;:()]*?)"
    r"(?=\s+(?:atau|sehingga|sedangkan|dengan|karena|telah\s+melampaui|belum\s+mencapai)\b|\s*[,.;:()]|\s*$|\s*\d)",
    re.IGNORECASE,
)
_COMMA = "\u241f"
_BRACKETED = re.compile(r"\([^()]*\)")
_AFTER_UNIT = re.compile(r"^\s*[A-Za-z/]+\s+(?:dan|serta|sedangkan)\s+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:adalah|saat ini|hanya|ini|tersebut|yakni|yaitu|yang\s.*|di\s.*|\w+\s+ini)|"
    r".*\b(?:me\w+|terhadap\s+\w+|pencapaian|difasilitasi)$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s+dari\s+(?:total\s+|jumlah\s+)?\d[\d.,]*\s+([A-Za-z][A-Za-z/]{1,20})\b")
_UNIT_AFTER = re.compile(r"\s*\(?([A-Za-z][A-Za-z/]{1,20})\b")
_NO_UNIT_WORDS = """
yang dari dan di dengan tersebar atau pada untuk antara tahun terdiri sehingga sedangkan sampai hingga
kurang lebih
"""
_NOT_UNIT = frozenset(_NO_UNIT_WORDS.split())
_TRIM = re.compile(
    r"^(?:[-–•▪*\d.)\s]+|(?:berdasarkan|sesuai)\s+(?:pada\s+)?tabel\s+[\d.]*\s*(?:di\s*atas|tersebut)?\s*,?\s*|"
    r"dan\s+|serta\s+|sedangkan\s+|yakni\s+|yaitu\s+|dimana\s+|dengan\s+|dari\s+|pada\s+tahun\s+20\d\d\s*,?\s*|tahun\s+20\d\d\s*,?\s*)+",
    re.IGNORECASE,
)
_TRIM_END = re.compile(
    r"\s*(?:pada|di|selama|untuk|sampai\s+dengan)?\s*(?:akhir\s+)?(?:tahun|TA)\s+20\d\d\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Count:
    """What a number counts; `of` is what it is a part of, `whole` tells that it is the whole of a part."""

    subject: str
    unit: str | None
    whole: bool = False
    of: str | None = None

    @property
    def measure(self) -> str:
        """The code of what is counted: a whole is the population of its part."""
        return Measure.POPULASI if self.whole else Measure.JUMLAH


class Counting:
    """Reads the counts of one paragraph, in order; remembers the first for sentences that leave it out."""

    def __init__(self) -> None:
        self.leading: Count | None = None
        self.last: Count | None = None
        self.value: Decimal | None = None

    def read(self, text: str, token: NumberToken, left: str) -> Count | None:
        """What a number without a unit of its own counts, by the text before and after it.

        `left` is the text between the number and the one before it; None where nothing names what is counted.
        """
        found = self._read(text, token, left)
        if found is not None:
            if self.leading is None and not found.whole:
                self.leading = found
            self.last, self.value = found, token.value
        return found

    def _read(self, text: str, token: NumberToken, left: str) -> Count | None:
        context = text[: token.start]
        unit = _unit(text, token) or _unit_of_whole(text, token)
        if self.last is not None and not self.last.whole and _OF.match(left):
            subject = _following(text, token)
            if not self._holds(token, unit):
                return None
            if subject.lower() in ("orang", "jiwa", "kk", "unit"):
                return Count(self.last.subject, unit, whole=True)
            return Count(subject, unit, whole=True, of=self.last.subject) if subject else None
        tail = _tail(left)
        if self.leading is not None and _ELIDED.match(tail) and unit == self.leading.unit:
            return self.leading
        if _FROM.match(context) and unit:
            subject = _following(text, token)
            return Count(subject, unit, whole=True) if subject and " " in subject else None
        if self.last is not None and self.last.whole and _AFTER_COMMA.search(left) and unit == self.last.unit:
            subject = _following(text, token)
            return Count(subject, unit) if subject and " " in subject else None
        parted = _PART.match(text, token.end)
        if parted and not _BEFORE.search(left) and unit and re.search(r"[a-z]\s*$", left):
            return Count(parted.group("words"), unit)
        match = _BEFORE.search(_BRACKETED.sub(lambda found: found.group(0).replace(",", _COMMA), left))
        if match is None:
            return None
        subject = _named(match.group("subject").replace(_COMMA, ","))
        return Count(subject, unit) if subject else None

    def _holds(self, token: NumberToken, unit: str | None) -> bool:
        """Whether a number can be the whole of the count before it: as large, and of the same things."""
        if self.last is None or self.value is None or token.value is None or token.value < self.value:
            return False
        same = (unit or "").lower() == (self.last.unit or "").lower()
        people = (self.last.unit or "").lower() in ("orang", "jiwa", "kasus")
        return same or (people and (unit or "").lower() not in _PLACES)


def _tail(left: str) -> str:
    """The end of a text from the last comma or word of contrast on."""
    cut = max(left.rfind(","), left.rfind(";"), left.rfind(". "))
    return left[cut + 1 :] if cut >= 0 else left


def _following(text: str, token: NumberToken) -> str:
    match = _FOLLOWING.match(text, token.end)
    words = match.group("words").strip() if match else ""
    return words if 3 <= len(words) <= 90 and words.split()[0].lower() not in _NOT_UNIT else ""


def _unit(text: str, token: NumberToken) -> str | None:
    found = _UNIT_AFTER.match(text, token.end)
    if found is None and text[token.end : token.end + 2] == " (":
        closing = text.find(")", token.end)
        found = _UNIT_AFTER.match(text, closing + 1) if closing > 0 else None
    return found.group(1) if found and found.group(1).lower() not in _NOT_UNIT else None


def _unit_of_whole(text: str, token: NumberToken) -> str | None:
    """The unit of a part that stands only after its whole, as in `245 dari 275 orang`."""
    found = _WHOLE.match(text, token.end)
    return found.group(1) if found and found.group(1).lower() not in _NOT_UNIT else None


def _named(phrase: str) -> str:
    """The name in a phrase before a count; empty where it names nothing."""
    if re.match(r"\s*(?:serta|dan|atau)\s", phrase):
        return ""  # the end of an enumeration, whose beginning stands before the comma
    subject = _TRIM_END.sub("", _TRIM.sub("", _AFTER_UNIT.sub("", phrase.strip()))).strip(" ,")
    if len(subject) < 4 or not subject[0].isalpha() or _NO_SUBJECT.fullmatch(subject):
        return ""
    return subject

"""Amounts in sentences, with the thing that each of them counts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review.passages import numbers_in
from assistant.domain.numerals import NumberToken, TokenKind

_THING = re.compile(r"\s*(?:\([^)]*\)\s*)?([a-z]+(?:[-–/][a-z]+)*)", re.IGNORECASE)
_NO_THING = re.compile(
    r"dan|atau|yang|serta|dengan|di|dari|pada|untuk|sedangkan|adalah|menjadi|sebagai|oleh|tersebar|terdiri"
    r"|meliputi|yaitu|yakni|maupun|lalu|kemudian|sampai|hingga|atas|ke|dalam|juga|sudah|telah|belum"
)
_NAMES_BEFORE = re.compile(
    r"\b(?:tahun|tahap|nomor|no|pasal|ayat|tabel|gambar|bab|bagian|eselon|golongan|gol|semester|triwulan|tw|"
    r"kelas|tipe|pilar|level|ke|per|usia|umur|tanggal|pukul|misi|tujuan|sasaran|covid|minimal|maksimal)"
    r"[\s.–-]*$",
    re.IGNORECASE,
)
_SPANS = frozenset({"tahun", "bulan", "hari", "minggu", "kali", "km", "meter", "persen"})


class Amount(NamedTuple):
    """A number of a text with what it counts: the word behind it, empty where none stands there."""

    token: NumberToken
    value: Decimal
    thing: str

    @property
    def unit(self) -> str | None:
        return self.token.unit


def amounts(text: str) -> list[Amount]:
    """The amounts of a text; years, ordinals, spans of time and numbers in names are left out."""
    found = []
    for token in numbers_in(text):
        if token.value is None or token.kind is not TokenKind.NUMBER or token.readings or token.value < 0:
            continue
        if not token.words and not re.search(r"\d", token.text):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", token.text) or _NAMES_BEFORE.search(text[: token.start]):
            continue
        match = _THING.match(text, token.end)
        thing = match[1].lower() if match else ""
        thing = "" if _NO_THING.fullmatch(thing) else thing
        if thing in _SPANS:
            continue
        found.append(Amount(token, token.value, thing))
    return found

"""When two names of a report mean the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

_SPELLINGS = (
    (re.compile(r"\b(?:pro|pre|pere)sentase\b"), "persentase"),
    (re.compile(r"\bjml\b|\bjlh\b"), "jumlah"),
    (re.compile(r"\bkab\b\.?"), "kabupaten"),
)
_PARENTHESES = re.compile(r"\([^)]*\)")
_NOT_WORDS = re.compile(r"[^a-z0-9 ]+")
_TOTAL = re.compile(r"^(?:sub ?)?(?:jumlah|total|grand total)\b(?P<rest>.*)")
_OF_ALL = re.compile(
    r"jumlah|total|keseluruhan|seluruh|seluruhnya|semua|semuanya|akhir|umum|besar|anggaran|pagu|realisasi|belanja"
    r"|langsung|tidak|operasi|operasional|modal|daerah|apbd|apbn|dana|program|kegiatan|sub|i{1,3}|[abc]|\d+"
)
_NUMBERS = re.compile(r"\d+|\b(?:i{1,3}|iv|v|vi{1,3}|ix|x|[a-e])\b")
_FILLERS = frozenset(
    [
        "dan",
        "di",
        "ke",
        "dari",
        "yang",
        "pada",
        "untuk",
        "bagi",
        "atas",
        "serta",
        "dengan",
        "dalam",
        "oleh",
        "para",
    ]
)


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """A name without case, punctuation, explanations in parentheses and usual misspellings."""
    text = _PARENTHESES.sub(" ", name.lower()).replace("&", " dan ").replace("/", " ")
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    return " ".join(_NOT_WORDS.sub(" ", text).split())


def is_total(name: str) -> bool:
    """Whether a row is the total of a table, by its label; `Jumlah konflik sosial` is an indicator."""
    found = _TOTAL.match(key(name))
    if found is None:
        return False
    rest = found["rest"].split()
    return len(rest) <= 1 or all(map(_OF_ALL.fullmatch, rest))


def is_average(name: str) -> bool:
    """Whether a row holds the mean of other rows, by its label."""
    return key(name).startswith(("rata rata", "rerata"))


_MEAN = re.compile(r"^(?:rata rata|rerata) ")
_OF_ROWS = re.compile(
    r"capaian|kinerja|realisasi|target|per|total|seluruh|persentase|persen|program|kegiatan|sub|indikator|sasaran"
    r"|nilai|tertimbang|efisiensi|serapan|jumlah|tahun|\d+"
)


def tells_of_what(name: str) -> bool:
    """Whether the name of a mean says more than that it is the mean of the rows above."""
    rest = _MEAN.sub("", key(name) + " ").split()
    return not all(map(_OF_ROWS.fullmatch, rest))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two keys differ by no more than a slip of the pen; other numbers are other things."""
    if one == other:
        return True
    if len(one) <= 12 or not fuzz.ratio(one, other, score_cutoff=93):
        return False
    return _NUMBERS.findall(one) == _NUMBERS.findall(other)


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """The words of a name or sentence that carry meaning, those in parentheses included."""
    words = key(text.replace("(", " ").replace(")", " ")).split()
    return frozenset(word for word in words if word not in _FILLERS and len(word) > 2)

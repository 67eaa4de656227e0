"""Names of indicators, programs and budget lines, compared loosely."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

_MARKS = re.compile(r"[^\w/&%-]+")
_SPELLINGS = (
    (re.compile(r"\bp[re]*[ro]?s[ea]nt?ase\b"), "persentase"),
    (re.compile(r"\bpros[ea]ntase\b"), "persentase"),
    (re.compile(r"\bpres[ea]ntase\b"), "persentase"),
    (re.compile(r"\bkab\b"), "kabupaten"),
)
_NUMBERING = re.compile(r"^(?:\(?[\divxlc]{1,4}[.)]\s*|[-–•*]\s*)+", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "yang dan di ke dari pada untuk dengan dalam oleh serta atau sebagai adalah ini itu tahun "
        "para bagi atas terhadap secara telah sudah akan tidak belum ada melalui antara lain juga "
        "agar maka karena sebesar sebanyak jumlah persentase nilai tingkat program kegiatan sub "
        "daerah kabupaten kota provinsi dinas badan kantor kecamatan kinerja capaian target realisasi "
        "anggaran sehingga hal tersebut",
    )
)
_SAME = 95
_LIKE = 78


def plain_name(name: str) -> str:
    """A name for comparison: lower case, one spelling, no list number, no marks."""
    text = _NUMBERING.sub("", name.strip().casefold())
    text = _MARKS.sub(" ", text).strip()
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return " ".join(text.split())


def same_name(first: str, second: str) -> bool:
    """Whether two printed names are one, spelling faults of OCR apart."""
    one, other = plain_name(first), plain_name(second)
    if one == other:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return min(len(one), len(other)) >= 12 and fuzz.ratio(one, other) >= _SAME


def content_words(text: str) -> frozenset[str]:
    """The words of a name or sentence that carry its meaning."""
    return frozenset(w for w in re.findall(r"[a-z][\w-]{2,}", text.casefold()) if w not in _EMPTY_WORDS)


def likeness(asked: str, name: str) -> float:
    """How well a loosely written name fits a printed one, 0 to 100."""
    one, other = plain_name(asked), plain_name(name)
    if not one or not other:
        return 0.0
    full = max(fuzz.token_sort_ratio(one, other), fuzz.ratio(one, other))
    inside = (
        fuzz.token_set_ratio(one, other) * 0.95
        if len(one.split()) > 1
        else fuzz.partial_ratio(one, other) * 0.9
    )
    return max(full, inside)


def best_names(asked: str, names: Iterable[str]) -> list[str]:
    """The names that fit best: one when the fit is clear, several when they fit alike, none otherwise."""
    scored = sorted(((likeness(asked, name), name) for name in names), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < _LIKE:
        return []
    best = scored[0][0]
    exact = [name for _, name in scored if plain_name(name) == plain_name(asked)]
    return exact[:1] or [name for score, name in scored if score >= best - 2]


def shown_name(name: str) -> str:
    """A printed name as it stands in a sentence: no list number, capitals only where they mean something."""
    text = " ".join(_NUMBERING.sub("", name.strip()).split()).rstrip(" .:;")
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        words = ("/".join(p.capitalize() for p in w.split("/")) for w in text.split())
        small = {"Dan", "Di", "Ke", "Dari", "Pada", "Untuk", "Dengan", "Yang", "Atau", "Serta"}
        text = " ".join(w.lower() if i and w in small else w for i, w in enumerate(words))
    return text

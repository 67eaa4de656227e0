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
_LINKING = frozenset(
    re.findall(r"\w+", "yang dan di ke dari pada untuk dengan dalam oleh serta atau bagi per")
)
_ASIDE = re.compile(r"\([^)]*\)|\bper\b.*$")
_SAME = 95
_TYPING_FAULT = 86


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


def abbreviation_of(name: str) -> str | None:
    """The short form that a name carries in brackets, `BOR` in `Bed Occupancy Rate (BOR)`, or None."""
    found = re.search(r"\(([A-Z][A-Za-z-]*[A-Z])\)", name)
    return found.group(1) if found else None


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as it is, or all of its words do; asides and units apart."""
    core = plain_name(_ASIDE.sub(" ", name.casefold()))
    if len(core.split()) > 1 and f" {core} " in f" {plain_name(text)} ":
        return True
    short = abbreviation_of(name)
    if short is not None and re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
        return True
    words = content_words(core)
    return len(words) > 1 and words <= content_words(text)


def best_names(asked: str, names: Iterable[str]) -> list[str]:
    """The names that fit a wish: one when the fit is clear, several when they fit alike, none otherwise.

    A name fits only when it has every distinctive word of the wish; among those the ones that add no word of
    their own come first.
    """
    fitting = [name for name in names if covers(asked, name)]
    exact = [name for name in fitting if plain_name(name) == plain_name(asked)]
    whole = [name for name in fitting if covers(name, asked)]
    scored = sorted(((likeness(asked, name), name) for name in whole or fitting), key=lambda pair: -pair[0])
    return exact[:1] or [name for score, name in scored if whole == [] or score >= scored[0][0] - 2]


def covers(asked: str, name: str) -> bool:
    """Whether a name has every distinctive word of a wish; inflections, typing faults and initials count."""
    wanted, own = _distinctive(asked), _distinctive(name)
    initials = _initials(name)
    return bool(wanted) and all(word in initials or any(_one_word(word, o) for o in own) for word in wanted)


def covers_half(text: str, name: str) -> bool:
    """Whether a text has half of the words of a name that carry its meaning."""
    own, words = content_words(name), content_words(text)
    return bool(own) and len(own & words) * 2 >= len(own)


def shares_a_word(text: str, name: str) -> bool:
    """Whether a text has at least one word of a name that carries its meaning."""
    return bool(content_words(name) & content_words(text))


def names_it(first: str, second: str) -> bool:
    """Whether two names mean one thing: each has all distinctive words of the other, OCR's spaces apart."""
    joined = plain_name(first).replace(" ", "") == plain_name(second).replace(" ", "")
    return joined or (covers(first, second) and covers(second, first))


def _distinctive(text: str) -> list[str]:
    """The words that tell one name from another, short ones and numbers included."""
    words = [w for w in re.findall(r"[^\W_]+", plain_name(text)) if w not in _EMPTY_WORDS]
    short = _initials(text)
    spelled = {word for run in (short[w] for w in words if w in short) for word in run}
    # "Indeks Kepuasan Masyarakat (IKM)" says one thing twice: the initials add nothing.
    return [w for w in words if not (w in short and spelled >= set(short[w]) and len(words) > 1)]


def _initials(name: str) -> dict[str, tuple[str, ...]]:
    """Initials of the first two or more words, with these words; a measuring word may stand before them.

    Initials of words further on would be found by chance.
    """
    words = [w for w in re.findall(r"[^\W\d_]+", plain_name(name)) if w not in _LINKING]
    starts = (0, 1) if words[:1] and words[0] in _EMPTY_WORDS else (0,)
    runs = (words[i:j] for i in starts for j in range(i + 2, min(i + 7, len(words)) + 1))
    return {"".join(word[0] for word in run): tuple(run) for run in runs}


def _one_word(one: str, other: str) -> bool:
    if one == other or _root(one) == _root(other):
        return True
    long = min(len(one), len(other)) >= 6 and one.isalpha() and other.isalpha()
    return long and fuzz.ratio(one, other) >= _TYPING_FAULT


def _root(word: str) -> str:
    """A word without the commonest affixes; only good for comparing two words."""
    root = re.sub(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|se)(?=\w{4})", "", word)
    return re.sub(r"(?<=\w{4})(?:nya|kan|an|i)$", "", root)


def shown_name(name: str) -> str:
    """A printed name as it stands in a sentence: no list number, capitals only where they mean something."""
    text = " ".join(_NUMBERING.sub("", name.strip()).split()).rstrip(" .:;")
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        words = ("/".join(p.capitalize() for p in w.split("/")) for w in text.split())
        small = {"Dan", "Di", "Ke", "Dari", "Pada", "Untuk", "Dengan", "Yang", "Atau", "Serta"}
        text = " ".join(w.lower() if i and w in small else w for i, w in enumerate(words))
    return text

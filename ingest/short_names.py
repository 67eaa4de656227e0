"""Short names: an indicator told in a sentence or heading by the words that it alone has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:-[A-Z]*\d\w*)?")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BRACKETED = re.compile(r"\(\s*([A-Z][A-Za-z]{1,9})\s*\)")
_RATE = re.compile(r"\bper\s+[\d.]+.*$", re.IGNORECASE)
_COMPOUNDS = re.compile(r"\b(tindak|kerja|tanggung)\s+(lanjut\w*|sama|jawab)\b", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:ter|ber|di|ke)(?=\w{5})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan)$|(?<=\w{7})i$")
OPENINGS = frozenset(
    {"persentase", "prosentase", "presentase", "jumlah", "nilai", "indeks", "tingkat", "cakupan", "angka"}
    | {"rasio", "level", "skor", "prevalensi", "proporsi", "laju", "rata", "indikator"}
)
WEAK = OPENINGS | frozenset(
    {"dan", "yang", "di", "serta", "dalam", "untuk", "pada", "dari", "ke", "atau", "dengan", "bagi", "oleh"}
    | {
        "para",
        "atas",
        "terhadap",
        "per",
        "hasil",
        "kondisi",
        "terjadi",
        "minimal",
        "maksimal",
        "baik",
        "total",
    }
    | {"kinerja", "akuntabilitas", "target", "capaian", "realisasi", "program", "kegiatan", "sub", "sasaran"}
    | {
        "dinas",
        "badan",
        "kantor",
        "inspektorat",
        "kecamatan",
        "kelurahan",
        "sekretariat",
        "perangkat",
        "daerah",
    }
    | {"kabupaten", "kota", "provinsi", "pemerintah", "pemerintahan", "opd", "skpd", "tahun", "mendapat"}
    | {"mendapatkan", "memperoleh", "memiliki", "menerima", "ditangani", "tertangani", "selesai", "terpenuhi"}
    | {
        "tercapai",
        "tercapainya",
        "urusan",
        "meningkat",
        "meningkatnya",
        "meningkatkan",
        "terwujudnya",
        "sesuai",
    }
    | {"dilaksanakan", "terlaksananya", "menurunnya", "mutu", "kualitas", "lain", "lainnya", "ada", "a", "b"}
)
_WINDOW = 3
_ENOUGH = 0.6
_PART = 0.4
"""Of a name's words by weight: for a heading that has no other words."""
_NEARLY_ALL = 0.8


@dataclass(frozen=True)
class _Spelling:
    """One way to write a name: the words that tell it, in their order, and the measuring word before them."""

    name: str
    indicator: bool
    strong: tuple[str, ...]
    opening: str
    capitals: frozenset[str]
    part: bool = False
    """Whether it is an abbreviation of a part of the name, which names it in a topic alone."""


@dataclass(frozen=True)
class _Hit:
    spelling: _Spelling
    words: frozenset[str]
    places: tuple[int, ...]
    cover: float


def tokens_of(text: str) -> list[tuple[str, bool]]:
    """The words of a text, bare of affixes, each with whether it is written in capitals."""
    text = _COMPOUNDS.sub(r"\1\2", text)
    return [(_bare(word), _is_capitals(word)) for word in _TOKEN.findall(text)]


def _bare(word: str) -> str:
    word = word.split("-")[0].lower()
    return word if word in WEAK else _SUFFIX.sub("", _PREFIX.sub("", word))


def _is_capitals(word: str) -> bool:
    return sum(map(str.isupper, word)) >= 2 and word.split("-")[0].isupper()


class ShortNames:
    """Finds names by a part of their words: enough of them, close together, and no other name's.

    One word that other names have too is never enough.
    """

    def __init__(self, indicators: Iterable[str], others: Iterable[str], place_words: Iterable[str]) -> None:
        weak = WEAK | {word.lower() for word in place_words}
        told = [(name, True) for name in indicators]
        told += [(name, False) for name in others if name not in {first for first, _ in told}]
        self._counts = Counter(name for name, _ in told)
        self._spellings = [s for name, kind in dict.fromkeys(told) for s in _spellings(name, kind, weak)]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, spelling in enumerate(self._spellings):
            for word in spelling.strong:
                self._by_word[word].append(at)
        sets = {(frozenset(s.strong), s.indicator) for s in self._spellings}
        self._known_by = Counter(word for words, _ in sets for word in words)
        self._indicators_by = Counter(word for words, indicator in sets if indicator for word in words)
        self._shared = Counter((s.strong, s.indicator) for s in self._spellings)

    def named_in(self, text: str, *, heading: bool = False, topic: bool = True) -> tuple[str, ...]:
        """The names that a text means, in its order.

        `topic` says that the text tells of nothing else, as the effect before its cause does; only then one
        telling word is enough.
        """
        tokens = tokens_of(text)
        possible = sorted({at for word, _ in tokens for at in self._by_word.get(word, ())})
        hits = [hit for at in possible if (hit := self._hit(self._spellings[at], tokens)) is not None]
        hits = [hit for hit in hits if self._accepted(hit, tokens, heading, topic)]
        kept: dict[str, int] = {}
        for hit in hits:
            if not self._beaten(hit, hits):
                kept.setdefault(hit.spelling.name, hit.places[0])
        return tuple(sorted(kept, key=lambda name: kept[name]))

    def _hit(self, spelling: _Spelling, tokens: Sequence[tuple[str, bool]]) -> _Hit | None:
        places = [
            place
            for place, (word, capitals) in enumerate(tokens)
            if word in spelling.strong and (capitals or word not in spelling.capitals)
        ]
        clusters: list[list[int]] = []
        for place in places:
            if clusters and place - clusters[-1][-1] <= _WINDOW:
                clusters[-1].append(place)
            else:
                clusters.append([place])
        if not clusters:
            return None
        best = max(clusters, key=lambda c: self._weight({tokens[place][0] for place in c}))
        words = frozenset(tokens[place][0] for place in best)
        cover = self._weight(words) / self._weight(spelling.strong)
        return _Hit(spelling, words, tuple(best), cover)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(1 / self._known_by[word] for word in set(words))

    def _accepted(self, hit: _Hit, tokens: Sequence[tuple[str, bool]], heading: bool, topic: bool) -> bool:
        """Whether the words are enough for the name."""
        spelling, words = hit.spelling, hit.words
        said = tuple(tokens[place][0] for place in hit.places)
        all_of_it = words == set(spelling.strong)
        begins = len(words) >= 3 and spelling.strong[:3] == said[:3]
        if not spelling.indicator and not topic:
            return begins and all_of_it
        if not spelling.indicator:
            return (all_of_it and len(words) >= 2) or (begins and len(set(spelling.strong)) >= 4)
        alone = [word for word in words if self._indicators_by[word] == 1]
        rest = [w for w, _ in tokens if w not in WEAK and not w.isdigit() and w not in words]
        titled = heading and not [word for word in rest if len(word) > 1]
        if len(words) >= 2:
            in_order = [w for w in spelling.strong if w in words] == list(dict.fromkeys(said))
            if len(words) == 2 and not in_order and not heading:
                return False
            if not topic:
                together = hit.places[-1] - hit.places[0] < len(hit.places) + 1
                return together and in_order and (hit.cover >= _NEARLY_ALL or begins)
            acronym = any(word in spelling.capitals for word in alone)
            return hit.cover >= (_PART if titled else _ENOUGH) or begins or acronym
        (word,) = words
        if word in spelling.capitals and all_of_it:
            certain = self._shared[(spelling.strong, True)] == 1
            return certain and (topic if spelling.part else bool(alone))
        measured = hit.places[0] > 0 and tokens[hit.places[0] - 1][0] == spelling.opening
        return topic and bool(alone) and (measured or titled)

    def _beaten(self, hit: _Hit, hits: Sequence[_Hit]) -> bool:
        """Whether another name fits the same words better, or as well, so that it is not certain which."""
        own = hit.spelling
        for other in hits:
            rival = other.spelling
            if rival.name == own.name or not set(hit.places) & set(other.places):
                continue
            if hit.words < other.words:
                return True
            if hit.words != other.words:
                continue
            if rival.indicator != own.indicator:
                if rival.indicator:
                    return True
                continue
            nested = set(rival.strong) <= set(own.strong) or set(own.strong) <= set(rival.strong)
            better = (hit.cover, self._counts[own.name]) > (other.cover, self._counts[rival.name])
            same = set(rival.strong) == set(own.strong)
            if same:
                if (self._counts[rival.name], rival.name) > (self._counts[own.name], own.name):
                    return True
            elif not (nested and better):
                return True
        return False


def _spellings(name: str, indicator: bool, weak: frozenset[str]) -> list[_Spelling]:
    """A name in full, with phrases put as the abbreviations that stand behind them, and as its initials."""
    plain = _RATE.sub("", _ASIDE.sub("", name)).strip()
    found = [plain]
    parts: list[str] = []
    for match in _BRACKETED.finditer(name):
        before = name[: match.start()].split()
        letters = match.group(1)
        for size in range(1, min(len(before), len(letters) + 4) + 1):
            phrase = [word for word in before[-size:] if word.lower() not in ("dan", "di", "yang", "atas")]
            if "".join(word[0] for word in phrase).lower() == letters.lower():
                short = f"{' '.join(before[:-size])} {letters} {name[match.end() :]}"
                found.append(_RATE.sub("", _ASIDE.sub("", short)).strip())
                leads = all(word.lower() in OPENINGS for word in before[:-size])
                parts += [letters] if leads and indicator and letters.isupper() and len(letters) > 2 else []
                break
    words = [word for word in plain.split() if word[0].isalpha()]
    if indicator and 3 <= len(words) <= 6:
        found.append("".join(word[0] for word in words if word.lower() not in ("dan", "di", "yang")).upper())
    spellings = []
    for text in dict.fromkeys((*found, *parts)):
        tokens = tokens_of(text)
        strong = tuple(
            dict.fromkeys(w for w, _ in tokens if w not in weak and not w.isdigit() and len(w) > 1)
        )
        capitals = frozenset(word for word, capital in tokens if capital and not text.isupper())
        if text.isupper() and len(tokens) == 1:
            capitals = frozenset(strong)
        opening = tokens[0][0] if tokens and tokens[0][0] in OPENINGS else ""
        if strong:
            spellings.append(_Spelling(name, indicator, strong, opening, capitals, text not in found))
    return spellings

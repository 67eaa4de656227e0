"""Names of indicators, programs and activities that the tables of a report know, found again in its prose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.domain.numerals import read_cell
from assistant.domain.sources import PassageRole
from ingest.grid_rows import TextRow
from ingest.short_names import WEAK, ShortNames, tokens_of

_SPELLINGS = re.compile(r"\bp(?:ro|re|ere|er)sentas[ei]\b|\bprosen\b")
_GROWTH = re.compile(r"\bmeningkat(?:kan|nya)\b")
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERING = re.compile(r"^\W*(?:\d+(?:[.\s]\d+)*[.)]?\s+|[a-z][.)]\s+)", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    {
        "dan",
        "yang",
        "di",
        "serta",
        "dalam",
        "untuk",
        "pada",
        "dari",
        "ke",
        "atau",
        "dengan",
        "bagi",
        "oleh",
        "para",
    }
)
_OPENINGS = frozenset({"persentase", "jumlah", "nilai", "indeks", "tingkat", "cakupan", "angka", "rasio"})
_GROWING = re.compile(r"^(?:meningkat|terwujud|optimal|terlaksana|tersedia|menurun|terpenuhi|terjamin)\w*$")
_GENERIC_NAMES = frozenset({"sasaran strategis", "indikator kinerja", "program kegiatan", "sub kegiatan"})
_CAPAIAN = re.compile(r"capaian", re.IGNORECASE)
_TARGET = re.compile(r"target", re.IGNORECASE)
_ACTUAL = re.compile(r"realisasi(?!\s+anggaran)", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_SLACK = 2


def words_of(text: str) -> list[str]:
    """The words of a text that carry its meaning, in small letters and one spelling."""
    text = _GROWTH.sub("meningkat", _SPELLINGS.sub("persentase", text.lower()))
    return [word for word in _WORD.findall(text) if word not in _EMPTY_WORDS]


class Subjects:
    """Known names; a text speaks of a name when it has the name's words in their order, close together."""

    def __init__(
        self,
        rows: Iterable[TextRow] = (),
        more: Sequence[str] = (),
        place_words: Iterable[str] = (),
        report_year: int | None = None,
    ) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._measured: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._outcomes: dict[tuple[str, ...], PassageRole] = {}
        self._lower: dict[tuple[str, ...], set[bool]] = defaultdict(set)
        self._report_year = report_year
        objective: tuple[str, ...] = ()
        indicators: list[str] = []
        others: list[str] = []
        for row in rows:
            told = set(row.names("indikator"))
            for name in row.names():
                self._add(name)
                if name[0].isupper():
                    (indicators if name in told else others).append(_NUMBERING.sub("", name).strip(" .;:"))
            objectives = row.names("sasaran")
            if objectives:
                objective = _key(objectives[0])
            for indicator in row.names("indikator"):
                if objective:
                    self._measured[objective][_key(indicator)] += 1
            self._remember(row)
        for name in more:
            self._add(name)
        self._short = ShortNames(indicators, others, place_words)

    def meant_by(self, text: str, *, heading: bool = False, topic: bool = True) -> tuple[str, ...]:
        """The names that a text speaks of, in full or by a short form that can be no other's."""
        full = self.in_text(text)
        short = self._short.named_in(text, heading=heading, topic=topic)
        known = {word for name in full for word in words_of(name)}
        return tuple(dict.fromkeys((*full, *(n for n in short if not known & set(words_of(n)) - WEAK))))

    def touches(self, text: str, names: Sequence[str]) -> bool:
        """Whether a text has a telling word of the one name given, which alone would name nothing."""
        if len(names) != 1:
            return False
        telling = {word for word, _ in tokens_of(names[0]) if word not in WEAK and len(word) >= 5}
        return any(word in telling for word, _ in tokens_of(text))

    def without_names(self, text: str) -> str:
        """A text with a plain word in the place of the names that stand in it in full."""
        for name in self.in_text(text):
            text = re.sub(re.escape(name), "indikator", text, flags=re.IGNORECASE)
        return text

    def _add(self, name: str) -> None:
        name = _NUMBERING.sub("", name).strip(" .;:")
        key = _key(name)
        telling = len(key) >= 3 or (len(key) == 2 and key[0] in _OPENINGS | {"program"})
        if not telling or not name[0].isupper() or " ".join(key) in _GENERIC_NAMES or key in self._names:
            return
        self._names[key] = name
        for needle in _needles(key):
            self._by_word[needle[0]].append(key)

    def _remember(self, row: TextRow) -> None:
        """Keep what the row's capaian says of its indicator; the last one told of an indicator stands."""
        indicators = row.names("indikator")
        if not indicators:
            return
        key = _key(indicators[-1])
        achieved = self._this_year(row, _CAPAIAN)
        if achieved is None:
            return
        self._outcomes[key] = PassageRole.SUCCESS_CAUSE if achieved >= 100 else PassageRole.FAILURE_CAUSE
        target, actual = self._this_year(row, _TARGET), self._this_year(row, _ACTUAL)
        if target is not None and actual is not None and target != actual and achieved != 100:
            self._lower[key].add((actual < target) == (achieved > 100))

    def _this_year(self, row: TextRow, kind: re.Pattern[str]) -> Decimal | None:
        """The figure of a kind in a row that is the report year's; None where it is not certain."""
        told = [(label, value) for label, value in row.cells if kind.search(label)]
        if any(_YEAR.search(label) for label, _ in told):
            told = [cell for cell in told if str(self._report_year) in cell[0]]
        elif len(told) > 1 and kind is not _CAPAIAN:
            return None
        if not told:
            return None
        reading = read_cell(told[0][1], column_unit="%" if kind is _CAPAIAN else None)
        return reading.value if isinstance(reading.value, Decimal) and not reading.readings else None

    def lower_is_better(self, names: Iterable[str]) -> bool | None:
        """Whether the tables show that of these less is better; None where they do not or disagree."""
        told = {lower for name in names for lower in self._lower.get(_key(name), ())}
        return told.pop() if len(told) == 1 else None

    def outcome(self, text: str) -> PassageRole | None:
        """Success or failure, as the tables tell it of the indicators in a text; None where they disagree."""
        told = {self._outcomes.get(_key(name)) for name in self.meant_by(text)} - {None}
        return told.pop() if len(told) == 1 else None

    def in_text(self, text: str) -> tuple[str, ...]:
        """The names that a text speaks of, in its order; an objective brings its only indicator along."""
        words = words_of(text)
        hits: dict[tuple[str, ...], tuple[int, int]] = {}
        for start, word in enumerate(words):
            for key in self._by_word.get(word, ()):
                if key in hits:
                    continue
                for needle in _needles(key):
                    end = _match(needle, words, start)
                    if end is not None:
                        hits[key] = (start, end)
                        break
        found = [
            key
            for key, (start, end) in hits.items()
            if not any(
                other != key and a <= start and end <= b and (b - a, len(other)) > (end - start, len(key))
                for other, (a, b) in hits.items()
            )
        ]
        names: dict[str, None] = {}
        for key in sorted(found, key=lambda key: hits[key]):
            names[self._names[key]] = None
            indicator = self._only_indicator(key)
            if indicator is not None:
                names[indicator] = None
        return tuple(names)

    def _only_indicator(self, objective: tuple[str, ...]) -> str | None:
        """The indicator of an objective that has one; another wording in a single table is none."""
        counted = self._measured.get(objective, Counter()).most_common(2)
        if not counted or (len(counted) > 1 and counted[0][1] < 3 * counted[1][1]):
            return None
        return self._names.get(counted[0][0])


def _key(name: str) -> tuple[str, ...]:
    return tuple(words_of(_NUMBERING.sub("", name)))


def _needles(key: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words to look for: the name, and the name without the word that only says how it is measured."""
    needles = [key]
    if len(key) >= 3 and (key[0] in _OPENINGS or _GROWING.match(key[0])) and set(key[1:]) - WEAK:
        needles.append(key[1:])
    return needles


def _match(needle: tuple[str, ...], words: Sequence[str], start: int) -> int | None:
    """Where the needle's words end that begin at `start`, little between them and one missing of many."""
    if words[start] != needle[0]:
        return None
    missing = 1 if len(needle) >= 6 else 0
    position = start
    for word in needle[1:]:
        reach = position + 2 + (_SLACK if len(needle) > 3 else 0)
        for ahead in range(position + 1, min(reach, len(words))):
            if words[ahead] == word:
                position = ahead
                break
        else:
            missing -= 1
            if missing < 0:
                return None
    return position + 1

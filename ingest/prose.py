"""Figures told in sentences: targets and realisasi, budgets, and counts in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.figures import Measure
from assistant.domain.numerals import NumberToken, TokenKind, read_numbers
from assistant.domain.sources import Location
from ingest.counts import Counting
from ingest.document import Document, Line
from ingest.itemised import parts_of, stated_sum
from ingest.labels import clean

_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(
    r"(?:(?<=[a-z%)\d])|(?<= [A-D])|(?<=[A-Z][A-Z])"
    r"(?<!\bPT)(?<!\bCV)(?<!\bKH)(?<!\bRT)(?<!\bRW)(?<!\bTA)(?<!\bNO))[.;]\s+(?=[A-Z(])"
)
_YEAR = re.compile(
    r"\btahun(?:\s+anggaran)?\s+(20\d\d)\b(?!\s*[-–])|\bTA\.?\s*(20\d\d)\b(?!\s*[-–])", re.IGNORECASE
)
_LAW = re.compile(
    r"\b(?:nomor|no\.|pasal|ayat|peraturan|undang|permen\w*|perpres|perbup|perwali|perda|keputusan|lembaran|surat|"
    r"tanggal|NIP|telp|telepon|fax|jalan|jl\.|kode\s+pos|halaman|bab)\s*[^,;]{0,40}$",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        (r"target\s+akhir(?:\s+\w+){0,2}", "target_akhir_renstra"),
        (r"tingkat\s+kemajuan", Measure.TINGKAT_KEMAJUAN),
        (r"realisasi\s+nasional|realisasi\s+kementerian|angka\s+nasional", Measure.REALISASI_NASIONAL),
        (r"sisa(?:\s+(?:anggaran|pagu|dana))?", Measure.SISA),
        (r"(?:penyerapan|serapan)(?:\s+(?:anggaran|dana))?(?:nya)?|diserap|terserap", "@absorbed"),
        (r"realisasi\s+fisik|fisik", "realisasi_fisik"),
        (r"realisasi\s+(?:anggaran|keuangan|belanja)", "@absorbed"),
        (
            r"terealisasi|direalisasikan|realisasi(?:nya)?(?:\s+(?:kinerja|capaian))?|"
            r"hasil(?:nya)?\s+(?:yang\s+dicapai|realisasi|capaian)|hasilnya|pencapaian(?:nya)?|tercapai|dicapai",
            "@realised",
        ),
        (r"capaian(?:nya)?(?:\s+kinerja)?", Measure.CAPAIAN),
        (r"target(?:nya)?|ditargetkan", Measure.TARGET),
        (r"(?:alokasi\s+)?(?:anggaran|pagu|dana)(?:nya)?|dianggarkan", "@ceiling"),
        (
            r"sebanyak|sejumlah|berjumlah|total(?:\s+keseluruhan)?|mencapai|terdapat|hanya\s+ada|sebesar",
            "@count",
        ),
    )
)
_MONTH = re.compile(
    r"\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:karena|dikarenakan|disebabkan|sebab|akibat)\b", re.IGNORECASE)
_OF_TARGET = re.compile(
    r"\s*,?\s*(?:\([^()]*\)\s*)?(?:dari|melampaui|melebihi|di\s?(?:atas|bawah)|terhadap|dibanding\w*)\s+target(?:nya)?\b"
    r"[^.;\d]{0,40}\d",
    re.IGNORECASE,
)
_BUDGET_YEAR = re.compile(r"tahun\s+anggaran", re.IGNORECASE)
_SPENT = re.compile(r"\brealisasi\b|\bserapan\b|\bpenyerapan\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?P<subject>Belanja(?:\s+(?:[A-Z]\w+|dan))+)\s+sebesar\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a sentence; `subject` is empty where the sentence speaks of the office as a whole.

    `of` names the part whose whole the figure is.
    """

    subject: str
    known: bool
    measure: str
    value: Decimal
    unit: str | None
    year: int | None
    raw: str
    location: Location
    readings: tuple[Decimal, ...] = ()
    doubt: str | None = None
    of: str | None = None


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield text[start : match.start() + 1]
        start = match.end()
    yield text[start:]


def _last_word(text: str) -> tuple[str, int] | None:
    """The measure word nearest to the end of a text, and where it begins.

    `Anggaran` after a word of spending, as in `realisasi keuangan untuk anggaran`, is no ceiling.
    """
    text = _BUDGET_YEAR.sub(lambda match: " " * len(match.group(0)), text)
    best: tuple[str, int] | None = None
    end = -1
    for pattern, code in _WORDS:
        for match in pattern.finditer(text):
            if match.end() > end or (match.end() == end and best is not None and match.start() < best[1]):
                best, end = (code, match.start()), match.end()
    if (
        best is not None
        and best[0] == "@ceiling"
        and not re.match(r"pagu|alokasi", text[best[1] :], re.IGNORECASE)
    ):
        spent = _SPENT.search(text, 0, best[1])
        if spent is not None and not re.search(r"\b(?:dari|terhadap|atas)\b", text[spent.end() : best[1]]):
            return "@absorbed", spent.start()
    return best


def _resolve(code: str, token: NumberToken, before: str | None) -> str | None:
    """The measure that a word names for a number with its unit; None where the two do not fit."""
    money, percent = token.unit == "Rp", token.unit == "%"
    if code == "@ceiling":
        return Measure.PAGU if money else None
    if code == "@absorbed":
        return Measure.REALISASI_ANGGARAN if money else Measure.SERAPAN_PERSEN if percent else None
    if code == "@realised":
        if money:
            return Measure.REALISASI_ANGGARAN
        return (
            Measure.SERAPAN_PERSEN
            if percent and before in (Measure.PAGU, Measure.REALISASI_ANGGARAN)
            else Measure.REALISASI
        )
    if code == Measure.SISA:
        return Measure.SISA if money else None
    if code == "@count":
        return None
    return None if money else code


def _year(text: str, at: int, year: int | None) -> int | None:
    """The year last named before a place in a text."""
    for match in _YEAR.finditer(text, 0, at):
        year = int(match.group(1) or match.group(2))
    return year


class Names:
    """Names that the tables of a report know, found again in its sentences.

    Indexed by their first three words, so that the time does not grow with the number of names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.index: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            for spelled in {name, _PERCENT_WORD.sub("", name)}:
                words = tuple(_NAME_WORD.findall(spelled.lower()))
                if len(words) >= 3 and len(spelled) > 14:
                    self.index.setdefault(words[:3], []).append((words, name))
        for found in self.index.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def _find(self, text: str) -> Iterator[str]:
        words = _NAME_WORD.findall(text.lower())
        at = 0
        while at + 3 <= len(words):
            for spelled, name in self.index.get(tuple(words[at : at + 3]), ()):
                if tuple(words[at : at + len(spelled)]) == spelled:
                    yield name
                    at += len(spelled) - 1
                    break
            at += 1

    def first_in(self, text: str) -> str | None:
        """The name that stands first in a text."""
        return next(self._find(text), None)

    def last_in(self, text: str) -> str | None:
        """The name that stands last in a text."""
        found = None
        for name in self._find(text):
            found = name
        return found


def _sentence(
    text: str, line: Line, names: Names, head: str | None, year: int | None, counting: Counting
) -> Iterator[Told]:
    """The figures of one sentence; `head` is the indicator that the lines before it speak of."""
    before: str | None = None
    last = 0
    tokens = read_numbers(text)
    parts = {part.token.start: part for part in parts_of(text, tokens)}
    summed = stated_sum(text)
    for token in tokens:
        if token.kind is not TokenKind.NUMBER or token.value is None:
            continue
        if token.unit is None and (
            re.fullmatch(r"(?:19|20)\d\d", token.text) or _MONTH.match(text, token.end)
        ):
            continue
        if summed is not None and summed[0] <= token.start < summed[1]:
            continue
        left = text[last : summed[0] if summed is not None and token.start == summed[1] else token.start]
        context = text[: token.start]
        last = token.end
        if _LAW.search(context[-60:]) or re.search(
            r"(?:tabel|tahun|gambar|triwulan|misi|tipe)\s*$", context, re.IGNORECASE
        ):
            continue
        said = _year(text, token.start, year)
        if part := parts.get(token.start):
            money = token.unit == "Rp"
            yield Told(
                part.label,
                False,
                before or Measure.JUMLAH if money else Measure.JUMLAH,
                token.value,
                token.unit or part.unit,
                said,
                token.text,
                line.location,
                of=None if money or counting.last is None else counting.last.subject,
            )
            continue
        doubt = {"readings": token.readings, "doubt": token.doubt}
        if (
            token.unit == "%"
            and before == Measure.REALISASI_ANGGARAN
            and re.fullmatch(r"[\s(,]*(?:atau|dengan persentase)?\s*(?:sebesar)?[\s(]*", left)
        ):
            yield Told(
                names.last_in(context) or "",
                names.last_in(context) is not None,
                Measure.SERAPAN_PERSEN,
                token.value,
                "%",
                said,
                token.text,
                line.location,
                **doubt,
            )
            before = None
            continue
        word = _last_word(left)
        if word is not None and _BECAUSE.search(left, word[1]):
            word = None
        count = counting.read(text, token, left) if token.unit is None else None
        if count is not None:
            yield Told(
                count.subject,
                False,
                count.measure,
                token.value,
                count.unit,
                said,
                token.text,
                line.location,
                token.readings,
                token.doubt,
                count.of,
            )
            continue
        measure = _resolve(word[0], token, before) if word else None
        if measure is None and word and word[0] == "@count" and last_measure(left):
            measure = _resolve(last_measure(left) or "", token, before)
        if measure is None and word and word[0] == "@count" and token.unit != "Rp" and names.last_in(context):
            measure = Measure.REALISASI if _OF_TARGET.match(text, token.end) else None
        account = _ACCOUNT.search(left)
        if account is not None and token.unit == "Rp" and (measure or before):
            measure = measure or before or Measure.PAGU
            yield Told(
                account.group("subject"),
                False,
                measure,
                token.value,
                "Rp",
                said,
                token.text,
                line.location,
                **doubt,
            )
            before = measure
            continue
        if measure is None:
            continue
        name = names.last_in(context) or (head if token.unit == "%" or token.unit is None else None)
        money = token.unit == "Rp" or measure == Measure.SERAPAN_PERSEN
        if name is None and not money:
            continue
        if token.unit is None and measure not in (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN):
            continue
        yield Told(
            name or "",
            name is not None,
            measure,
            token.value,
            token.unit,
            said,
            token.text,
            line.location,
            **doubt,
        )
        before = measure


def last_measure(text: str) -> str | None:
    """The last measure word of a text that is not a mere word of counting."""
    cut = text
    while (found := _last_word(cut)) is not None:
        if found[0] != "@count":
            return found[0]
        cut = cut[: found[1]]
    return None


_NAME_WORD = re.compile(r"[^\W_]+")
_PERCENT_WORD = re.compile(r"^p(?:er|re|ro|eres)s?e?nt?ase\s+", re.IGNORECASE)
_ITEM = re.compile(
    r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•])\s+(?P<name>[^,:]{12,220}?)\s*(?:,|:|dari\s+target|target)"
)


def read_prose(document: Document, names: Sequence[str]) -> list[Told]:
    """The figures of all sentences of a document whose tables are grids.

    A figure is read only where its sentence names its measure, and its subject is an indicator or a program
    that a table knows, the phrase that it counts, or, for money, the office.
    """
    known = Names(names)
    told: list[Told] = []
    head: str | None = None
    goes_on = False
    for item in document.items:
        if not isinstance(item, Line) or len(item.text) < 25:
            continue
        text = clean(item.text)
        match = _ITEM.match(text)
        if match:
            head = known.last_in(match.group("name"))
        elif not goes_on:
            head = None
        goes_on = not text.endswith((".", ":", ";"))
        if not _DIGIT.search(text):
            continue
        year: int | None = None
        counting = Counting()
        for sentence in _sentences(text):
            told.extend(_sentence(sentence, item, known, head or known.first_in(sentence), year, counting))
            year = _year(sentence, len(sentence), year)
    return told

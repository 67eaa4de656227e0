"""Register and number style: the faults of a draft that a machine can see, by their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.checks.words import Word, split_sentences, split_words
from assistant.domain.numerals import NumberToken, read_numbers
from assistant.domain.record import Record


class Fault(Record):
    """A fault at `start` to `end` of a text; `code` as in the standard for drafts, `advice` in Indonesian."""

    code: str
    start: int
    end: int
    text: str
    advice: str


_PHRASES: tuple[tuple[str, str, str], ...] = (
    ("7a", r"(?<!\w)(?:dimana|yang mana|di mana hal)(?!\w)", "gunakan 'yang' atau pisahkan kalimatnya"),
    ("7b", r"(?:dikarenakan|disebabkan) karena", "cukup 'karena' atau 'disebabkan oleh'"),
    ("7b", r"adalah merupakan", "pilih 'adalah' atau 'merupakan'"),
    ("7b", r"agar supaya", "pilih 'agar' atau 'supaya'"),
    ("7b", r"demi untuk", "pilih 'demi' atau 'untuk'"),
    ("7c", r"(?:^|[.!?]\s+)(?:dalam|pada|dari|berdasarkan|dengan) [^.,;]{1,80}? menunjukkan",
     "subjek kalimat hilang"),
    ("7d", r"(?:prosentase|presentase)", "tulis 'persentase'"),
    ("7d", r"analisa", "tulis 'analisis'"),
    ("7d", r"aktifitas", "tulis 'aktivitas'"),
    ("7d", r"sistim", "tulis 'sistem'"),
    ("7d", r"kwalitas", "tulis 'kualitas'"),
    ("7d", r"(?:milyar|trilyun)", "tulis 'miliar' atau 'triliun'"),
    ("7d", r"katagori", "tulis 'kategori'"),
    ("7d", r"(?:standart|standard)", "tulis 'standar'"),
    ("7d", r"mengkoordinasikan", "tulis 'mengoordinasikan'"),
    ("7d", r"kerjasama", "tulis 'kerja sama'"),
    ("7e", r"di (?:capai|realisasikan|laksanakan|tetapkan|serap|anggarkan)", "gabungkan awalan 'di-'"),
    ("7e", r"(?:disamping|dibawah|diatas|didalam|diantara|kedepan)", "pisahkan kata depannya"),
    ("7e", r"non asn", "tulis 'non-ASN'"),
    ("7g", r"(?:update|resign|performance gap|reward|punishment|feedback)", "gunakan padanannya"),
    ("7i", r"(?:kami|kita|anda)", "gunakan bentuk tanpa orang"),
    ("7i", r"(?:tentu|tentunya|pastinya)", "hapus kata penegasnya"),
    ("9b", r"rp\. ?\d", "tulis 'Rp' tanpa titik dan spasi"),
    ("9b", r"rp \d", "tulis 'Rp' tanpa spasi"),
    ("9b", r"\d,-", "hapus ',-'"),
    ("9f", r"\d+ \([a-z ]+\)", "pilih angka atau huruf"),
)  # fmt: skip
_COMPILED = tuple(
    (code, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE | re.MULTILINE), advice)
    for code, pattern, advice in _PHRASES
)
_LONGEST_SENTENCE, _MOST_YANG = 40, 3
_LONE_CLAUSE = frozenset({"sedangkan", "sehingga", "karena", "sehingganya"})
_MOST_DECIMALS = 2
_SAME_SHAPE_RUN = 3


def faults(text: str) -> list[Fault]:
    """All faults of a text, in order."""
    numbers = read_numbers(text)
    words = split_words(text, numbers)
    sentences = list(split_sentences(words))
    found = [*_phrases(text), *_numbers(text, numbers), *_mixtures(text, numbers)]
    for check in (_long, _lone_clause, _opens_with_figure, _exclaims):
        found.extend(fault for sentence in sentences for fault in check(text, sentence))
    return sorted(found, key=lambda fault: (fault.start, fault.code))


def repeated_shapes(sentences: Sequence[str]) -> tuple[list[int], float]:
    """Sentences that are the third of one shape in a row (8b), and the share of repeated shapes (8h).

    The shape of a sentence is its function words and words of measure in order, names and numbers left out.
    """
    shapes = [_shape(sentence) for sentence in sentences]
    runs = [
        at
        for at in range(_SAME_SHAPE_RUN - 1, len(shapes))
        if len({shapes[at - back] for back in range(_SAME_SHAPE_RUN)}) == 1
    ]
    counts = Counter(shapes)
    repeated = sum(count - 1 for count in counts.values())
    return runs, repeated / len(shapes) if shapes else 0.0


def _shape(sentence: str) -> tuple[str, ...]:
    """A sentence without numbers and without words in capitals."""
    shape: list[str] = []
    for place, word in enumerate(split_words(sentence, read_numbers(sentence))):
        if word.number is not None:
            piece = "#"
        elif word.is_word and word.text[0].isupper() and place:
            piece = "N"
        elif word.is_word:
            piece = word.lower
        else:
            continue
        if not (shape and shape[-1] == piece and piece in "N#"):
            shape.append(piece)
    return tuple(shape)


def _fault(code: str, text: str, start: int, end: int, advice: str) -> Fault:
    return Fault(code=code, start=start, end=end, text=text[start:end], advice=advice)


def _phrases(text: str) -> Iterator[Fault]:
    for code, pattern, advice in _COMPILED:
        for match in pattern.finditer(text):
            yield _fault(code, text, match.start(), match.end(), advice)


def _numbers(text: str, numbers: Iterable[NumberToken]) -> Iterator[Fault]:
    for one in numbers:
        if re.search(r"\d\.\d{1,2}(?!\d)", one.text) and one.unit is not None and "," not in one.text:
            yield _fault("9a", text, one.start, one.end, "gunakan koma sebagai tanda desimal")
        if one.decimals > _MOST_DECIMALS and not one.words:
            yield _fault("9d", text, one.start, one.end, "tulis paling banyak dua desimal")
        if any(sign.isdigit() and not sign.isascii() for sign in one.text):
            yield _fault("9j", text, one.start, one.end, "gunakan angka 0–9")
        if "\n" in one.text:
            yield _fault("9i", text, one.start, one.end, "jangan memenggal angka di akhir baris")


def _mixtures(text: str, numbers: Sequence[NumberToken]) -> Iterator[Fault]:
    """`%` beside `persen`, and rupiah with `,00` beside rupiah without, in one text."""
    percents = [one for one in numbers if one.unit == "%"]
    signs = [one for one in percents if "%" in one.text]
    if signs and len(signs) < len(percents):
        yield _fault("9c", text, signs[0].start, signs[0].end, "pilih '%' atau 'persen' di seluruh teks")
    money = [one for one in numbers if one.unit == "Rp" and one.scale == 1 and not one.words]
    cents = [one for one in money if one.decimals]
    if cents and len(cents) < len(money):
        yield _fault(
            "9b",
            text,
            cents[0].start,
            cents[0].end,
            "tulis sen pada semua nilai rupiah atau tidak sama sekali",
        )


def _long(text: str, sentence: Sequence[Word]) -> Iterator[Fault]:
    count = sum(word.is_word for word in sentence)
    which = sum(word.lower == "yang" for word in sentence)
    if count > _LONGEST_SENTENCE or which >= _MOST_YANG:
        yield _fault("7j", text, sentence[0].start, sentence[-1].end, "pecah kalimatnya")


def _lone_clause(text: str, sentence: Sequence[Word]) -> Iterator[Fault]:
    first = sentence[0]
    if first.lower in _LONE_CLAUSE and not any(word.text == "," for word in sentence):
        yield _fault("7h", text, first.start, first.end, "gabungkan dengan kalimat sebelumnya")


def _opens_with_figure(text: str, sentence: Sequence[Word]) -> Iterator[Fault]:
    first = sentence[0]
    listed = len(sentence) > 1 and sentence[1].text in (".", ")")
    if first.number is not None and not first.number.words and not listed:
        yield _fault("9e", text, first.start, first.end, "jangan membuka kalimat dengan angka")


def _exclaims(text: str, sentence: Sequence[Word]) -> Iterator[Fault]:
    last = sentence[-1]
    if last.text == "!":
        yield _fault("7i", text, last.start, last.end, "hapus tanda seru")

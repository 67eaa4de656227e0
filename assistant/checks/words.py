"""Words of a text: tokens with their places, light roots, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.checks.lexicon import vocabulary
from assistant.domain.numerals import NumberToken

_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[^\w\s]|_")
_JOINING = {"sub", "non", "pra", "pasca", "antar", "eks"}
_ABBREVIATIONS = vocabulary(
    """
    no nomor kab kec kel prov rp drs dra dr ir hj prof hlm hal jl tgl thn th ta sd dll dsb dst tbk
    telp yth st sos si ap
    """
)
_LONG_SENTENCE, _LONGEST_SENTENCE = 140, 220
STOP_WORDS = vocabulary(
    """
    yang dan di ke dari pada dalam dengan untuk oleh bagi atau serta para terhadap sebagai per
    dan/atau adalah ialah yaitu yakni telah sudah akan dapat bisa itu ini tersebut sebesar sebanyak
    sejumlah senilai tercatat antara lain juga maupun agar supaya karena sehingga maka oleh bahwa
    hingga sampai guna atas secara melalui menurut tentang mengenai masih baru hanya pun jika
    apabila ketika saat sedang hal ada terdapat berada merupakan menjadi sebuah suatu
    """
)


class Word(NamedTuple):
    """A piece of text from `start` to `end`: a word, a punctuation mark, or a number (`number` set).

    `lower` is the word in lower case without the possessive `-nya`; of a number it is `""`. `gap` tells
    that white space stands before, `newline` that a line begins here.
    """

    text: str
    lower: str
    start: int
    end: int
    number: NumberToken | None
    is_word: bool
    gap: bool
    newline: bool


def split_words(text: str, numbers: Sequence[NumberToken]) -> list[Word]:
    """Split a text into words, marks and the numbers that were read from it."""
    words: list[Word] = []
    position, upcoming = 0, iter(numbers)
    number = next(upcoming, None)
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if start < position:
            continue
        while number is not None and number.end <= start:
            number = next(upcoming, None)
        if number is not None and number.start <= start:
            words.append(_word(text, position, number.start, number.end, number))
            position = number.end
            number = next(upcoming, None)
            continue
        if number is not None and number.start < end:
            end = number.start
        words.append(_word(text, position, start, end, None))
        position = end
    return _join(words)


def _word(text: str, before: int, start: int, end: int, number: NumberToken | None) -> Word:
    between = text[before:start]
    piece = text[start:end]
    is_word = number is None and piece[0].isalpha()
    lower = _bare(piece.lower()) if is_word else ("" if number else piece)
    return Word(piece, lower, start, end, number, is_word, bool(between), "\n" in between)


def _bare(lower: str) -> str:
    return lower[:-3] if lower.endswith("nya") and len(lower) > 6 else lower


def _join(words: list[Word]) -> list[Word]:
    """Join `masing-masing`, `sub kegiatan`, `sub-kegiatan`, `non-ASN` into one word each."""
    joined: list[Word] = []
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        if word.is_word and at + 1 < count:
            hyphen = words[at + 1].text in "-–" and not words[at + 1].gap and at + 2 < count
            after = words[at + 2] if hyphen else words[at + 1]
            tight = not hyphen or not after.gap
            if after.is_word and tight and not after.newline:
                if word.lower in _JOINING:
                    joined.append(_merge(word, after, word.lower + after.lower))
                    at += 3 if hyphen else 2
                    continue
                if hyphen and after.lower == word.lower:
                    joined.append(_merge(word, after, f"{word.lower}-{after.lower}"))
                    at += 3
                    continue
        joined.append(word)
        at += 1
    return joined


def _merge(first: Word, last: Word, lower: str) -> Word:
    return Word(
        f"{first.text}-{last.text}", lower, first.start, last.end, None, True, first.gap, first.newline
    )


def split_sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Split words into sentences at full stops, question marks, and lines that begin an item.

    What goes on for longer than any sentence is cut, at a comma where there is one, to keep time linear.
    """
    sentence: list[Word] = []
    for at, word in enumerate(words):
        if sentence and word.newline and _begins_item(words, at):
            yield sentence
            sentence = []
        sentence.append(word)
        too_long = len(sentence) >= _LONGEST_SENTENCE or (
            len(sentence) >= _LONG_SENTENCE and word.text in ",;"
        )
        if too_long or (word.text in ".!?" and _ends(words, at)):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _begins_item(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text in "-•*–▪o#|":
        return True
    return (
        at + 1 < len(words)
        and words[at + 1].text in ".)"
        and (word.number is not None or len(word.text) == 1)
    )


def _ends(words: Sequence[Word], at: int) -> bool:
    if at + 1 == len(words):
        return True
    after, before = words[at + 1], words[at - 1] if at else None
    if not after.gap:
        return after.text in "\"”’')]"
    if words[at].text != ".":
        return True
    if (
        before is not None
        and before.is_word
        and (before.text.lower() in _ABBREVIATIONS or len(before.text) == 1)
    ):
        return after.newline and after.text[0].isupper()
    return after.number is not None or not after.text[0].islower()


_SUFFIXES = ("kan", "an", "i")
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meny", ("s",)), ("peny", ("s",)),
    ("meng", ("", "k")), ("peng", ("", "k")),
    ("mem", ("", "p")), ("pem", ("", "p")),
    ("men", ("", "t")), ("pen", ("", "t")),
    ("me", ("",)), ("per", ("",)), ("pe", ("",)),
    ("ber", ("",)), ("be", ("",)), ("ter", ("",)), ("di", ("",)), ("ke", ("",)), ("se", ("",)),
)  # fmt: skip
_SHORTEST_ROOT = 4


@lru_cache(maxsize=65536)
def roots(lower: str) -> frozenset[str]:
    """What a word may come from, itself included: two words are kin when these sets meet.

    No dictionary decides, so a set holds forms that are no words; roots have four letters or more.
    """
    forms = {lower}
    if len(lower) <= _SHORTEST_ROOT:
        return frozenset(forms)
    for particle in ("nya", "lah", "kah", "pun"):
        if lower.endswith(particle) and len(lower) - len(particle) >= _SHORTEST_ROOT:
            forms.add(lower[: -len(particle)])
    for form in tuple(forms):
        forms.update(form[: -len(end)] for end in _SUFFIXES if form.endswith(end))
    for _ in range(2):
        for form in tuple(forms):
            for prefix, instead in _PREFIXES:
                if form.startswith(prefix):
                    forms.update(first + form[len(prefix) :] for first in instead)
    return frozenset(form for form in forms if len(form) >= _SHORTEST_ROOT or form == lower)

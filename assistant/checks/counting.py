"""Classes that a text counts: `lima dari enam program`, `seluruh indikator`, `sebagian besar program`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.asking import is_fraction
from assistant.checks.lexicon import NEGATIONS, Code, vocabulary
from assistant.checks.operands import Operands
from assistant.checks.quantities import Quantity, Role
from assistant.checks.table import Kind
from assistant.domain.numerals import TokenKind

INDICATORS = vocabulary("indikator sasaran tujuan iku ikk ikp kinerja")
EXACT = vocabulary("program kegiatan subkegiatan")
_ALL = vocabulary("seluruh semua setiap segenap seluruhnya semuanya")
_CLASS_WORDS = vocabulary("indikator kinerja utama iku sasaran strategis program kegiatan tujuan subkegiatan")
_SHORT = vocabulary("iku ikk ikp")
_RANKS = vocabulary("peringkat urutan tempat posisi tahap yang program kegiatan sasaran indikator tujuan")
_MOST = (("sebagian", "besar"), ("mayoritas",), ("kebanyakan",), ("hampir", "seluruh"), ("hampir", "semua"))
_NONE = (
    ("tidak", "satu", "pun"),
    ("tidak", "ada", "satu", "pun"),
    ("tak", "satu", "pun"),
    ("tidak", "satupun"),
)
_BEGINNING = {first: [one for one in _MOST + _NONE if one[0] == first] for first, *_ in _MOST + _NONE}
_POINTING = vocabulary("itu ini tersebut dimaksud")
_BEFORE_NO_CLAIM = vocabulary("dari di pada untuk bagi terhadap oleh atas ke dengan kepada antara")


class ClassNamed(NamedTuple):
    """A class of subjects named at a word, with the numbers that count it."""

    at: int
    noun: str
    part: Quantity | None
    whole: Quantity | None
    every: int | None
    negated: bool = False
    size: int | None = None
    most: bool = False
    none: bool = False
    fraction: Quantity | None = None


def find_class(operands: Operands) -> ClassNamed | None:
    sentence = operands.sentence
    counted: list[tuple[Quantity, str]] = []
    for one in sentence.quantities:
        of_class = one.kind is Kind.COUNT and (one.noun in INDICATORS or one.noun in EXACT)
        if of_class and not _opens_name(operands, one.after - 1):
            counted.append((one, one.noun))
    every = next((at for at in range(len(sentence.words)) if _is_every(operands, at)), None)
    if counted:
        among = [noun for one, noun in counted if _is_among(operands, one)]
        noun = among[0] if among else counted[0][1]
        counted = [(one, own) for one, own in counted if not among or own == noun]
        whole, part = _roles(operands, [one for one, _ in counted])
        if part is None and whole is not None:
            part = _bare_part(operands, whole)
        fraction = None
        if part is not None and (is_fraction(part) or 0 < part.value < 1):
            others = [one for one, _ in counted[1:] if one is not whole]
            fraction, part = part, others[0] if others else None
        return ClassNamed(counted[0][0].at, noun, part, whole, every, fraction=fraction)
    ordinal = _ordinal(operands)
    if ordinal is not None:
        return ordinal
    most = _most(operands)
    if most is not None:
        return most
    if every is not None:
        for at in range(every + 1, min(every + 3, len(sentence.words))):
            noun = sentence.lower(at)
            if (noun in INDICATORS or noun in EXACT) and not _opens_name(operands, at):
                negated = any(word in NEGATIONS for word in sentence.between(every - 2, every))
                return ClassNamed(every, noun, None, None, every, negated)
    return None


def _most(operands: Operands) -> ClassNamed | None:
    """`sebagian besar program`: more than half of a class; `tidak satu pun program`: none."""
    sentence = operands.sentence
    for at, word in enumerate(sentence.words):
        for phrase in _BEGINNING.get(word.text.lower(), ()):
            noun_at = at + len(phrase)
            noun = sentence.lower(noun_at)
            named = noun in INDICATORS or noun in EXACT
            if (
                tuple(word.text.lower() for word in sentence.words[at:noun_at]) == phrase
                and named
                and not _opens_name(operands, noun_at)
            ):
                return ClassNamed(noun_at, noun, None, None, at, most=phrase in _MOST, none=phrase in _NONE)
    return None


def _ordinal(operands: Operands) -> ClassNamed | None:
    """`kelima program`: all of a class, with its number."""
    words = operands.sentence.words
    for at in range(len(words) - 1):
        number = words[at].number
        if number is None or number.kind is not TokenKind.ORDINAL or not number.words or number.value is None:
            continue
        noun = words[at + 1].lower
        named = noun in INDICATORS or noun in EXACT
        pointed = at + 2 < len(words) and words[at + 2].lower in _POINTING
        if pointed and number.value != stated_size(operands, noun):
            continue
        ranks = at > 0 and words[at - 1].lower in _RANKS
        if named and not _opens_name(operands, at + 1) and not ranks:
            return ClassNamed(at, noun, None, None, at, size=int(number.value))
    return None


def _opens_name(operands: Operands, at: int) -> bool:
    """Tell whether a class noun begins the name of one subject (`Program Rehabilitasi …`)."""
    mention = operands.sentence.mention_at[at]
    if mention is None or at not in mention.places or len(mention.places) <= 1:
        return False
    return not operands.binder.index.content[mention.options[0][0]] <= _CLASS_WORDS


def _is_every(operands: Operands, at: int) -> bool:
    word = operands.sentence.words[at].text.lower()
    return word in _ALL and operands.sentence.lower(at - 1) not in _BEFORE_NO_CLAIM


def _roles(operands: Operands, counted: Sequence[Quantity]) -> tuple[Quantity | None, Quantity | None]:
    """The whole and the part of some counts: `dari enam program, lima program`, `lima dari enam program`."""
    first = counted[0]
    if 0 < first.value < 1:
        return None, first
    before = operands.sentence.lower(first.at - 1)
    if len(counted) > 1 and (before in ("dari", "antara") or operands.sentence.lower(first.at - 2) == "dari"):
        return first, counted[1]
    if len(counted) > 1 and _is_among(operands, counted[1]):
        return first, counted[1]
    if first.partner is not None and first.role in (Role.PART, Role.WHOLE):
        return (first.partner, first) if first.role is Role.PART else (first, first.partner)
    previous = first.previous
    close = previous is not None and first.at - previous.after <= 2
    if before == "dari" and previous is not None and close and previous.kind in (Kind.BARE, Kind.COUNT):
        return first, previous
    if before in ("dari", "antara"):
        return first, None
    return None, first


def _is_among(operands: Operands, part: Quantity) -> bool:
    """Tell whether a count is of a class counted before: `enam program; dua program di antaranya …`."""
    after = operands.sentence.between(part.after, part.after + 3)
    return "diantaranya" in after or "diantara" in after or "antara" in after


def _bare_part(operands: Operands, whole: Quantity) -> Quantity | None:
    """`dari lima indikator …, hanya tiga mencapai target`."""
    for one in operands.sentence.quantities:
        near = whole.at < one.at <= whole.at + 14 and one.kind is Kind.BARE
        if near and one.value == one.value.to_integral() and one.value <= whole.value:
            return one
    return None


def stated_size(operands: Operands, noun: str) -> int | None:
    """How many the facts themselves say there are of a class; of several counts the one that is named."""
    index = operands.binder.index
    found: dict[int, int] = {}
    for entry in operands.binder.table.of_code(Code.COUNT):
        content = index.content[entry.subject]
        alike = noun in content or (noun in _SHORT and "indikator" in content)
        if alike and content <= _CLASS_WORDS and isinstance(entry.value, Decimal):
            found.setdefault(entry.subject, int(entry.value))
    named = [m.options[0][0] for m in operands.sentence.mentions if m.options[0][0] in found]
    exact = [subject for subject in found if index.content[subject] == {noun}]
    return next((found[subject] for subject in (*named, *exact, *found)), None)


def belongs(operands: Operands, subject: int, noun: str) -> bool:
    head = operands.binder.index.head(subject)
    if noun in EXACT:
        return head == noun
    return head not in EXACT

"""Facts that are words: a status, an opinion, a predicate, held against the word that a text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.lexicon import CATEGORY_VALUES, Code, vocabulary
from assistant.checks.marks import YearMark
from assistant.checks.mentions import Mention
from assistant.checks.operands import Operands
from assistant.checks.table import Entry, Kind
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_LONGEST = 4
_SPELLED = {
    "wajar tanpa pengecualian": "wtp",
    "wajar dengan pengecualian": "wdp",
    "tidak wajar": "tw",
    "tidak menyatakan pendapat": "tmp",
    "disclaimer": "tmp",
}
"""What stands for the same opinion of an auditor."""
_LEADS_YEAR = vocabulary("pada di tahun untuk ( dalam sejak")
_AFTER_YEAR = vocabulary(
    """
    masih baru adalah ialah berstatus berpredikat meraih memperoleh mendapat mendapatkan yang semula
    dengan berada pada level status predikat opini sudah telah menjadi , : kategori
    """
)
_AT_FIRST = vocabulary("semula dari awalnya sebelumnya")
_LINKS_TARGET = 2
_REACH = 4


def known_words(operands: Operands) -> frozenset[str]:
    """The words that stand for a category, status or opinion: those in use, and those of the facts."""
    return CATEGORY_VALUES | operands.binder.table.words | _SPELLED.keys()


def same_word(one: str, other: str) -> bool:
    """Tell whether two words stand for the same category or opinion."""
    first, second = one.lower(), other.lower()
    return _SPELLED.get(first, first) == _SPELLED.get(second, second)


def word_at(operands: Operands, at: int, values: frozenset[str]) -> tuple[int, int, str] | None:
    """The longest known word at a place; a letter or two only in capitals."""
    words = operands.sentence.words
    for length in range(_LONGEST, 0, -1):
        run = words[at : at + length]
        if len(run) < length or not all(word.is_word for word in run):
            continue
        value = " ".join(word.text.lower() for word in run)
        if value not in values or (len(value) <= 2 and not run[0].text.isupper()):
            continue
        return at, at + length - 1, value
    return None


def status_claims(operands: Operands, done: set[int]) -> Iterator[WordClaim]:
    """The verdict on every known word that stands for a fact which is a word (`mutu pelayanan B`)."""
    sentence = operands.sentence
    values = known_words(operands)
    for place, mention in enumerate(sentence.mentions):
        own = _own_words(operands, mention)
        if not own:
            continue
        after = [other.first for other in sentence.mentions[place + 1 :] if other.sure]
        stop = min(after, default=len(sentence.words))
        at = mention.first + 1
        while at < stop:
            inside = sentence.mention_at[at]
            named = inside is not None and inside.sure and at in inside.places
            found = None if named or at in done else word_at(operands, at, values)
            if found is None or not sentence.words[at].text[:1].isupper() or _opens_name(operands, found):
                at += 1
                continue
            yield _verdict(operands, found, own)
            at = found[1] + 1


def measured_words(operands: Operands, done: set[int]) -> Iterator[WordClaim]:
    """The verdict on a word after a measure that the facts give words for (`dengan mutu pelayanan B`)."""
    sentence = operands.sentence
    for mark in sentence.measures:
        own = [e for e in operands.binder.table.of_code(mark.measure.code) if e.measure == mark.measure]
        own = [entry for entry in own if entry.kind is Kind.WORD and entry.value is not None]
        if mark.measure.code is not Code.OWN or not own:
            continue
        known = frozenset(str(entry.value).lower() for entry in own) | known_words(operands)
        for at in range(mark.last + 1, min(mark.last + 1 + _REACH, len(sentence.words))):
            found = None if at in done else word_at(operands, at, known)
            if found is not None:
                done.update(range(found[0], found[1] + 1))
                named = {subject for m in sentence.mentions for subject, _ in m.options}
                yield _verdict(operands, found, [e for e in own if e.subject in named] or own)
                break
            if sentence.words[at].lower not in _AFTER_YEAR:
                break


def _own_words(operands: Operands, mention: Mention) -> list[Entry]:
    """The facts that are words of a mention's best subject, none where it has numbers as well."""
    table = operands.binder.table
    own = [entry for entry in table.of_subject(mention.options[0][0]) if entry.value is not None]
    return own if all(entry.kind is Kind.WORD for entry in own) else []


def _opens_name(operands: Operands, found: tuple[int, int, str]) -> bool:
    """Tell whether a capital word goes on as a name that is no known word (`Utama Karya`)."""
    _, last, value = found
    words = operands.sentence.words
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.is_word and after.text[:1].isupper() and len(value) > 2


def _verdict(operands: Operands, found: tuple[int, int, str], own: Sequence[Entry]) -> WordClaim:
    first, last, value = found
    sentence = operands.sentence
    aimed = any(
        mark.measure.code is Code.TARGET and 0 < first - mark.last <= _LINKS_TARGET
        for mark in sentence.measures
    )
    kind = [entry for entry in own if (entry.measure.code is Code.TARGET) is aimed]
    years = _years(operands, first, last)
    known = [entry for entry in kind if entry.year is None or years is None or entry.year in years]
    return judged(first, last, value, known)


def judged(first: int, last: int, value: str, known: Sequence[Entry]) -> WordClaim:
    """The verdict on a word, against the facts that it may say."""
    ids = tuple(entry.fact.id for entry in known)
    if not known:
        reason = "Tidak ada fakta tentang kategori ini."
        return WordClaim(first, last, "category", ClaimStatus.UNSUPPORTED, reason)
    if any(same_word(str(entry.value), value) for entry in known):
        return WordClaim(first, last, "category", ClaimStatus.SUPPORTED, None, ids)
    said = " / ".join(dict.fromkeys(str(entry.value) for entry in known))
    return WordClaim(
        first, last, "category", ClaimStatus.CONTRADICTED, f"Menurut fakta, nilainya {said}.", ids
    )


def _years(operands: Operands, first: int, last: int) -> Sequence[int] | None:
    """The years that a word is said of; None where any earlier one is meant without saying which."""
    sentence = operands.sentence
    named = _year_beside(operands, first, last)
    if named is not None:
        return _numbers(operands, named)
    main = operands.binder.calendar.main_year(sentence, operands.carry)
    before = sentence.between(first - 2, first)
    if main is not None and any(word in _AT_FIRST for word in before):
        bases = operands.base_years()
        return bases or [year for year in operands.binder.calendar.all_years if year < main]
    if "menjadi" in before or sentence.lower(first - 1) == "ke":
        return [year for year in (main, operands.binder.calendar.report_year) if year is not None]
    return operands.years_at(first)


def _numbers(operands: Operands, mark: YearMark) -> Sequence[int]:
    main = operands.binder.calendar.main_year(operands.sentence, operands.carry)
    if mark.relative is None:
        return mark.years
    return [main + mark.relative] if main is not None else []


def _year_beside(operands: Operands, first: int, last: int) -> YearMark | None:
    """The year right after a word (`Madya pada 2021`), else right before it (`pada 2021 masih Madya`)."""
    sentence = operands.sentence
    at = last + 1
    while sentence.lower(at) in _LEADS_YEAR and not any(m.first == at for m in sentence.years):
        at += 1
    after = next((mark for mark in sentence.years if mark.first == at), None)
    if after is not None:
        return after
    at = first - 1
    while at >= 0 and (sentence.lower(at) in _AFTER_YEAR or _is_name(operands, at)):
        at -= 1
    return next((mark for mark in sentence.years if mark.last == at), None)


def _is_name(operands: Operands, at: int) -> bool:
    mention = operands.sentence.mention_at[at]
    return mention is not None and at in mention.places

"""Words of category and predicate, and words that say a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.lexicon import NEGATIONS, Code, vocabulary
from assistant.checks.operands import CLAUSE_ENDS, NO_NUMBER, Operands
from assistant.checks.quantities import Quantity
from assistant.checks.statuses import judged, known_words, measured_words, same_word, status_claims, word_at
from assistant.checks.table import Entry, Kind
from assistant.checks.verdicts import WordClaim
from assistant.domain.checking import ClaimStatus

_TRIGGERS = vocabulary(
    """
    kategori predikat kriteria kualifikasi tergolong berpredikat berkategori klasifikasi dinilai
    dikategorikan opini beropini berstatus
    """
)
_AT_FIRST = vocabulary("dari semula")
_LOOSE_TRIGGERS = vocabulary("dinilai tergolong")
_FILLERS = vocabulary(
    """
    capaian kinerja sebagai yaitu yakni adalah ialah yang dengan masuk ke dalam dan memperoleh :
    """
)
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "(", "*"})
_AFTER_NAME = vocabulary("pada di tahun untuk yang")
_REACH = 24
_FEW_WORDS = 3
_ABSENT = """
belum tersedia; tidak tersedia; belum ada data; tidak ada data; belum dirilis; belum dipublikasikan;
belum terbit; belum diketahui; belum diperoleh; tidak terdapat data; belum rilis; datanya belum ada;
data belum ada
"""
_MISSING = tuple(tuple(phrase.split()) for phrase in _ABSENT.split(";"))
_BEGINNING = {first: [one for one in _MISSING if one[0] == first] for first, *_ in _MISSING}


def category_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every category that a sentence names."""
    sentence = operands.sentence
    values = known_words(operands)
    done: set[int] = set()
    for at in range(len(sentence.words)):
        if sentence.lower(at) not in _TRIGGERS or at in done:
            continue
        mention = sentence.mention_at[at]
        if mention is not None and at in mention.places:
            continue
        found = _value_after(operands, at, values)
        loose = sentence.lower(at) in _LOOSE_TRIGGERS
        if found is not None and not (loose and not sentence.words[found[0]].text[0].isupper()):
            first, last, value = found
            done.update(range(at, last + 1))
            yield _verdict(operands, at, first, last, value)
            later = _became(operands, first, last, values)
            if later is not None:
                done.update(range(later[0], later[1] + 1))
                yield _verdict(operands, at, later[0], later[1], later[2], _dated(operands, later[1]))
    yield from measured_words(operands, done)
    yield from status_claims(operands, done)
    for at in range(len(sentence.words)):
        if at not in done and _stands_alone(operands, at):
            found = word_at(operands, at + 1, _graded(operands, at, values) | operands.binder.table.words)
            if found is not None and sentence.words[min(found[1] + 1, len(sentence.words) - 1)].text == ")":
                first, last, value = found
                own = _of_number(operands, at)
                yield (
                    judged(first, last, value, own) if own else _verdict(operands, first, first, last, value)
                )


def _of_number(operands: Operands, at: int) -> list[Entry]:
    """The category of the number that brackets follow, of its subject and year: `58,70 (CC) menjadi …`."""
    number = next((one for one in operands.sentence.quantities if one.after == at and one.entries), None)
    if number is None:
        return []
    own = number.entries[0]
    return [
        entry
        for entry in operands.binder.table.of_subject(own.subject)
        if entry.measure.code is Code.CATEGORY and entry.year == own.year and entry.value is not None
    ]


def _became(operands: Operands, first: int, last: int, values: frozenset[str]) -> tuple[int, int, str] | None:
    """What a category became, as `A` in `predikatnya beranjak dari BB ke A`."""
    sentence = operands.sentence
    if sentence.lower(first - 1) not in _AT_FIRST:
        return None
    places = range(last + 1, min(last + _REACH, len(sentence.words) - 1))
    place = next((at for at in places if sentence.lower(at) in ("ke", "menjadi")), None)
    return None if place is None else word_at(operands, place + 1, values)


def _graded(operands: Operands, at: int, values: frozenset[str]) -> frozenset[str]:
    """Values in use anywhere, where the brackets follow a number (`72 (BB)`)."""
    after_number = any(one.after == at for one in operands.sentence.quantities)
    return values if after_number else frozenset()


def _stands_alone(operands: Operands, at: int) -> bool:
    return operands.sentence.words[at].text == "("


def _value_after(operands: Operands, at: int, values: frozenset[str]) -> tuple[int, int, str] | None:
    sentence = operands.sentence
    place, named, skipped = at + 1, False, 0
    while place < min(at + _REACH, len(sentence.words)):
        mention = sentence.mention_at[place]
        if mention is not None and place in mention.places and len(mention.places) > 1:
            named, place = True, mention.last + 1
            continue
        found = word_at(operands, place, values)
        if found is not None and (not skipped or sentence.words[place].text[0].isupper()):
            return found
        word = sentence.words[place]
        year = any(mark.first <= place <= mark.last for mark in sentence.years)
        if sentence.mention_at[place] is not None or year or (named and word.lower in _AFTER_NAME):
            named = True
            place += 1
            continue
        if word.lower not in _FILLERS and word.text not in _QUOTES and word.lower not in NEGATIONS:
            skipped += 1
            if not word.is_word or skipped > _FEW_WORDS or word.lower in CLAUSE_ENDS:
                return None
        place += 1
    return None


def _verdict(
    operands: Operands, at: int, first: int, last: int, value: str, dated: Sequence[int] = ()
) -> WordClaim:
    sentence = operands.sentence
    negated = (
        any(word in NEGATIONS for word in sentence.between(at - 3, at)) and value.split()[0] not in NEGATIONS
    )
    years: Sequence[int] = dated or operands.years_at(at)
    main = operands.binder.calendar.main_year(sentence, operands.carry)
    if sentence.lower(first - 1) in _AT_FIRST and main is not None:
        years = _dated(operands, last) or operands.base_years() or [main - 1]
    entries = _known(operands, at, years)
    if not entries:
        return WordClaim(
            at, last, "category", ClaimStatus.UNSUPPORTED, "Tidak ada fakta tentang kategori ini."
        )
    good = any(same_word(str(entry.value), value) for entry in entries) is not negated
    ids = tuple(entry.fact.id for entry in entries)
    if good:
        return WordClaim(at, last, "category", ClaimStatus.SUPPORTED, None, ids)
    said = " / ".join(dict.fromkeys(str(entry.value) for entry in entries))
    return WordClaim(
        at, last, "category", ClaimStatus.CONTRADICTED, f"Menurut fakta, kategorinya {said}.", ids
    )


def _dated(operands: Operands, last: int) -> Sequence[int]:
    """The years that stand behind a category, before what it became (`dari B (68) pada 2022 menjadi BB`)."""
    sentence = operands.sentence
    places = range(last + 1, len(sentence.words))
    stop = next(
        (at for at in places if sentence.lower(at) in ("menjadi", "ke", ",", ";")), len(places) + last
    )
    return next((mark.years for mark in sentence.years if last < mark.first < stop), ())


def _known(operands: Operands, at: int, years: Sequence[int]) -> list[Entry]:
    """Categories of the subject that a place speaks of, known or read off a scale of the facts."""
    sentence = operands.sentence
    likeness = Quantity(at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY)
    table = operands.binder.table
    mentions = operands.binder.ordered_mentions(sentence, likeness, operands.carry)
    before = [one for one in operands.direct() if one.entries and one.at < at]
    subjects = [subject for mention in mentions for subject, _ in mention.options]
    named = any(mention in mentions for mention in sentence.mentions)
    if before and not named:
        subjects.insert(0, before[-1].entries[0].subject)
    for subject in subjects:
        own = [
            entry
            for entry in table.of_subject(subject)
            if entry.measure.code is Code.CATEGORY or entry.kind is Kind.WORD
        ]
        found = [
            entry for entry in own if entry.value is not None and (entry.year is None or entry.year in years)
        ]
        if found:
            return found
        scaled = _off_scale(operands, subject, years)
        if scaled:
            return scaled
    if named:
        return []
    return [
        entry
        for entry in table.of_code(Code.CATEGORY)
        if entry.value is not None and (entry.year is None or entry.year in years)
    ]


def _off_scale(operands: Operands, subject: int, years: Sequence[int]) -> list[Entry]:
    """The category that a scale among the facts (`batas bawah kategori …`) gives a subject's capaian."""
    table = operands.binder.table
    prefix = "batas bawah kategori "
    bands = [
        (entry.value, entry.measure.name.removeprefix(prefix))
        for entry in table.of_code(Code.OWN)
        if entry.measure.name.startswith(prefix) and isinstance(entry.value, Decimal)
    ]
    if not bands:
        return []
    for entry in table.of_subject(subject):
        if (
            entry.measure.code is Code.ACHIEVEMENT
            and entry.year in years
            and isinstance(entry.value, Decimal)
        ):
            held = [name for lower, name in sorted(bands) if lower <= entry.value]
            if held:
                return [entry._replace(value=held[-1].title())]
    return []


def missing_claims(operands: Operands) -> Iterator[WordClaim]:
    """The verdict on every `belum tersedia` and its kin."""
    sentence = operands.sentence
    for at, word in enumerate(sentence.words):
        for phrase in _BEGINNING.get(word.lower, ()):
            run = sentence.between(at, at + len(phrase))
            if tuple(run) != phrase:
                continue
            mark = operands.mark_near(at)
            if mark is None:
                continue
            likeness = Quantity(
                at, at + 1, NO_NUMBER, Decimal(0), Kind.ANY, measure=mark.measure, measured=True
            )
            entries = operands.binder.candidates(sentence, likeness, operands.carry)
            years = operands.years_at(at)
            own = [entry for entry in entries if entry.year is None or entry.year in years]
            known = [entry for entry in own if entry.value is not None]
            ids = tuple(entry.fact.id for entry in own)
            last = at + len(phrase) - 1
            if known and len(known) == len(own):
                reason = f"Menurut fakta, nilainya {known[0].value}."
                yield WordClaim(at, last, "missing", ClaimStatus.CONTRADICTED, reason, ids)
            else:
                yield WordClaim(at, last, "missing", ClaimStatus.SUPPORTED, None, ids)

"""Numbers told in sentences: the one that stands with the words of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.answers import Answer
from assistant.domain.numerals import NumberToken, read_numbers
from assistant.domain.sources import PassageRole
from assistant.retrieval.arithmetic import difference, total
from assistant.retrieval.bindings import BUDGET
from assistant.retrieval.numbers_told import YEAR, denies, numbers, right_year
from assistant.retrieval.parts import rest
from assistant.retrieval.question_cues import Operation
from assistant.retrieval.questions import Question, asks_amount
from assistant.retrieval.replies import reply
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex, tabular
from assistant.retrieval.subjects import ENOUGH
from assistant.retrieval.vocabulary import SAME_SENSE, root, said
from assistant.retrieval.wording import cited_passage

_NEAR = 9
"""Words between a number and the word it counts; sentences of reports put them closer."""

_MONEY = frozenset(BUDGET) - {"serapan_persen"}
_MEASURE_WORDS: dict[str, frozenset[str]] = {
    "realisasi_nasional": frozenset({"nasional"}),
    "target": frozenset({"target"}),
    "realisasi": frozenset({"realisasi", "capai", "hasil", "oleh", "besar"}),
    "capaian": frozenset({"capai"}),
    "target_akhir_renstra": frozenset({"renstra", "rpjmd", "akhir"}),
    "pagu": frozenset({"pagu", "anggar", "alokasi"}),
    "realisasi_anggaran": frozenset({"realisasi", "serap"}),
    "serapan_persen": frozenset({"serap", "realisasi"}),
    "sisa": frozenset({"sisa"}),
    "bobot": frozenset({"bobot"}),
    "tingkat_kemajuan": frozenset({"maju"}),
    "efisiensi": frozenset({"efisiensi"}),
    "kategori": frozenset({"kategori", "predikat"}),
    "nilai": frozenset({"nilai", "skor", "predikat"}),
}
_FROM_TO = re.compile(
    r"\bdari (?:sebesar |semula )?(?P<a>(?:Rp\.? ?)?\d[\d.,]*\d(?: ?(?:%|persen|juta|miliar))?)[^\d]{0,40}?"
    r"\bmenjadi (?:sebesar )?(?P<b>(?:Rp\.? ?)?\d[\d.,]*\d(?: ?(?:%|persen|juta|miliar))?)"
)
_CHANGE = re.compile(
    r"\b(?:pengurangan|penambahan|kenaikan|penurunan|peningkatan|selisih|berkurang|bertambah|dipotong|potongan)"
)
_YES_OR_NO = re.compile(r"\b(?:apakah|apa benar|benarkah|adakah)\b")
_FORMULA = re.compile(r"=\s*\(|[x×*]\s*100\b|\brumus\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:paling|ter(?:tinggi|rendah|besar|kecil|banyak|sedikit|baik|buruk|lama|cepat|luas|panjang))\b", re.I
)
_SUM = re.compile(r"\d[\d.]*(?:\s*\+\s*\d[\d.]*)+")


@dataclass(frozen=True)
class Told:
    """A number in a sentence, and how close the words of the question stand to it."""

    found: Found
    token: NumberToken
    nearness: float


def from_prose(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """The number that a sentence gives for exactly what the question names, or None."""
    if not terms or (_YES_OR_NO.search(question.line) and not asks_amount(question)):
        return None
    if Operation.COMPLEMENT in question.operations and denies(question.text):
        left = rest(index, question, terms, report_year)
        if left is not None:
            return left
    if Operation.SUM in question.operations and question.unit == "count":
        added = _added(index, question, terms, report_year)
        if added is not None:
            return added
    told = _told(index, question, terms, report_year)
    if not told:
        return _each(index, question, terms, report_year)
    best = told[0]
    others = [
        other
        for other in told[1:]
        if other.nearness > 0.95 * best.nearness and other.token.value != best.token.value
        and other.found.coverage >= best.found.coverage
    ][:3]  # fmt: skip
    moved = _moved(question, best.found.sentence)
    if moved is not None:
        return moved
    sentences = [_quote(best)] + [f"Di tempat lain: {_quote(other)}" for other in others]
    citations = tuple(cited_passage(t.found.sentence.passage, t.found.sentence.text) for t in (best, *others))
    return reply(sentences, passages=citations)


def _moved(question: Question, sentence: Sentence) -> Answer | None:
    """How far a sentence says that something moved: `berkurang dari A menjadi B`, where a change is asked."""
    told = _FROM_TO.search(sentence.text)
    if told is None or not (question.growth or _CHANGE.search(question.line)):
        return None
    first, last = read_numbers(told["a"]), read_numbers(told["b"])
    if len(first) != 1 or len(last) != 1 or first[0].unit != last[0].unit:
        return None
    before, after = first[0].value, last[0].value
    if before is None or after is None or before == after:
        return None
    worked = difference(max(before, after), min(before, after), first[0].unit)
    if worked is None:
        return None
    way = "naik" if after > before else "turun"
    return reply(
        [f"Laporan menyebut [{sentence.passage.location}]: “{sentence.text}”", f"Jadi {way}: {worked.text}"],
        passages=[cited_passage(sentence.passage, sentence.text)],
        computed=[worked],
    )


def parts_of(index: SentenceIndex, question: Question) -> Answer | None:
    """The printed addends of a number that the question names, for instance `2.574+150+237.767`."""
    for asked in question.numbers:
        value = _plain(asked)
        for sentence in index.sentences:
            for match in _SUM.finditer(sentence.text):
                parts = [_plain(part) for part in re.split(r"\s*\+\s*", match.group())]
                if sum(parts, Decimal(0)) != value:
                    continue
                worked = total(parts, None)
                if worked is None:
                    continue
                return reply(
                    [
                        f"Angka {asked} terbentuk dari {len(parts)} angka: {worked.text} "
                        f"[{sentence.passage.location}]"
                    ],
                    passages=[cited_passage(sentence.passage, match.group())],
                )
    return None


def _each(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """The numbers of things joined by `dan`, told in different sentences; all of them or none."""
    found: list[Told] = []
    for before, after in _joined_parts(question, terms):
        own = [pair for pair in after if pair not in before] or after
        found = [t for part in (before, own) for t in _told(index, question, part, report_year)[:1]]
        if len(found) == 2 and found[0].token != found[1].token:
            break
        found = []
    if len(found) != 2:
        return None
    sums = []
    if Operation.SUM in question.operations and question.line.count("berapa") < 2:
        values = [t.token.value for t in found if t.token.value is not None]
        sums = [worked for worked in [total(values, None)] if worked is not None]
    return reply(
        [*(_quote(t) for t in found), *(f"Bila dijumlahkan: {worked.text}" for worked in sums)],
        passages=[cited_passage(t.found.sentence.passage, t.found.sentence.text) for t in found],
        computed=sums,
    )


def _told(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> list[Told]:
    told: list[Told] = []
    ranked = {Operation.HIGHEST, Operation.LOWEST} & question.operations
    for found in index.find(terms)[:60]:
        if found.coverage < ENOUGH:
            break
        sentence = found.sentence
        if found.missing or sentence.passage.role is PassageRole.TABLE_ROW or tabular(sentence.text):
            continue
        if not _speaks_of(sentence, question) or _FORMULA.search(sentence.text):
            continue
        if len(question.years) > 1 and not set(map(str, question.years)) <= set(YEAR.findall(sentence.text)):
            continue  # one year alone would pass for the comparison
        if ranked and not _SUPERLATIVE.search(sentence.text):
            continue
        if not right_year(sentence, question, report_year) or not _said_exactly(index, sentence, terms):
            continue
        for token in numbers(sentence.text, _unit(question)):
            nearness = _nearness(index, sentence.text, token, terms)
            if nearness >= 0.5 and _denied_at(sentence.text, token) == denies(question.text):
                told.append(Told(found, token, nearness))
    return sorted(told, key=lambda t: (-round(t.nearness + t.found.coverage, 3), t.found.sentence.order))


def _unit(question: Question) -> str | None:
    """The unit of the number asked for: what is spent is money, whatever else a sentence counts."""
    if question.unit is None and _MONEY & set(question.measures):
        return "Rp"
    return "%" if question.unit is None and "serapan_persen" in question.measures else question.unit


def _nearness(index: SentenceIndex, text: str, token: NumberToken, terms: Sequence[tuple[str, str]]) -> float:
    """Share of the question's weight that stands near a number; commas and other numbers push words away."""
    left = _distances(text[: token.start], backwards=True)
    right = _distances(text[token.end :], backwards=False)
    got = whole = 0.0
    for stem, surface in dict.fromkeys(terms):
        weight = index.subjects.weight(stem, surface)
        whole += weight
        steps = [
            places[word]
            for places in (left, right)
            for word in (stem, *SAME_SENSE.get(stem, ()), *index.subjects.short.get(stem, ()))
            if word in places
        ]
        if steps:
            got += weight * max(0.0, 1 - min(steps) / (2 * _NEAR))
    return got / whole if whole else 0.0


def _distances(text: str, backwards: bool) -> dict[str, int]:
    pieces = re.findall(r"[^\W\d_][\w-]*|\d[\d.,]*|[,;:()]", text)
    found: dict[str, int] = {}
    step, numbered = 0, False
    for piece in reversed(pieces) if backwards else pieces:
        step += 1
        if piece in ",;:":
            step += 3
        elif piece in "()" or YEAR.fullmatch(piece):
            continue
        elif piece[0].isdigit():
            step += 6
            numbered = True
        else:
            # what a sentence names first and numbers next belongs together, however far apart
            reach = step if numbered or not backwards else min(step, _NEAR - 2)
            for word in said(piece):
                found.setdefault(root(word), reach)
    return found


def _denied_at(text: str, token: NumberToken) -> bool:
    """Whether a number is of those who were not reached: `belum` or `tidak` stands close to it."""
    return denies(text[max(0, token.start - 60) : token.end + 40])


def _said_exactly(index: SentenceIndex, sentence: Sentence, terms: Sequence[tuple[str, str]]) -> bool:
    """Whether most of the question is in the sentence in its own words, not only in words like them."""
    weights = {stem: index.subjects.weight(index.subjects.repaired(stem), surface) for stem, surface in terms}
    own = sum(
        weight
        for stem, weight in weights.items()
        if index.subjects.repaired(stem) in sentence.stems
        or (index.subjects.short.get(stem) or {""}) <= sentence.stems
        or any(stem in full and short in sentence.stems for short, full in index.subjects.short.items())
    )
    return own >= 0.6 * sum(weights.values())


def _speaks_of(sentence: Sentence, question: Question) -> bool:
    """Whether a sentence names every measure that the question asks for."""
    needed = [_MEASURE_WORDS.get(measure.split("_tw")[0], frozenset()) for measure in question.measures]
    quarters = {"triwulan"} if question.quarter else set()
    return all(not words or words & sentence.stems for words in needed) and quarters <= sentence.stems


def _added(
    index: SentenceIndex, question: Question, terms: Sequence[tuple[str, str]], report_year: int | None
) -> Answer | None:
    """Two things that the question joins and one sentence numbers, added up."""
    for first, second in _joined_parts(question, terms, asked_apart=False):
        for found in index.find(terms)[:30]:
            tokens = numbers(found.sentence.text, "count")
            if found.missing or found.coverage < ENOUGH or not 1 < len(tokens) < 8:
                continue
            if not right_year(found.sentence, question, report_year):
                continue
            text = found.sentence.text
            pairs = [
                (min(a, b), a + b, one, other)
                for one in tokens
                for other in tokens
                if one is not other
                for a in [_nearness(index, text, one, first)]
                for b in [_nearness(index, text, other, second)]
            ]
            least, _, one, other = max(pairs, key=lambda pair: pair[:2])
            if least < 0.5 or one.value is None or other.value is None:
                continue
            worked = total([one.value, other.value], None)
            if worked is None:
                continue
            return reply(
                [
                    f"Laporan menyebut [{found.sentence.passage.location}]: “{text}”",
                    f"Jumlahnya {worked.text}",
                ],
                passages=[cited_passage(found.sentence.passage, text)],
                computed=[worked],
            )
    return None


def _joined_parts(
    question: Question, terms: Sequence[tuple[str, str]], *, asked_apart: bool = True
) -> list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """What stands before and behind each `dan` or `plus`; `dan berapa …` asks for two numbers, not a sum."""
    found = []
    for place, word in enumerate(question.words):
        if word in ("dan", "plus", "serta", "ditambah"):
            if not asked_apart and question.words[place + 1 : place + 2] == ("berapa",):
                continue
            before = [pair for pair in terms if pair[1] in question.words[:place]]
            after = [pair for pair in terms if pair[1] in question.words[place:]]
            if before and after:
                found.append((before, after))
    return found


def _quote(told: Told) -> str:
    passage = told.found.sentence.passage
    return f"{told.token.text.strip()}, menurut laporan [{passage.location}]: “{told.found.sentence.text}”"


def _plain(text: str) -> Decimal:
    return Decimal(text.strip(".").replace(".", "").replace(",", "."))

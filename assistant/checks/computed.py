"""Figures that were computed beforehand: the differences, changes and shares among the facts themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from assistant.checks.arithmetic import Outcome
from assistant.checks.asking import Asked
from assistant.checks.binding import LEAST_RANK, Binder, unit_fits
from assistant.checks.lexicon import CLAIM_WORDS, Code, vocabulary
from assistant.checks.quantities import Quantity
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry, Kind

_SUPPOSING = vocabulary("seandainya andaikata andai apabila jika bila")
_APART = vocabulary("jarak kurang kekurangan selisih selisihnya berjarak terpaut atas bawah lebih")
_OF_MEASURE = {
    Code.TARGET: "target",
    Code.ACTUAL: "realisasi",
    Code.ACHIEVEMENT: "capaian",
    Code.CEILING: "pagu",
    Code.SPENT: "realisasi anggaran",
    Code.NATIONAL: "realisasi nasional",
}
_COUNTED = "indikator"


def computed_outcomes(
    sentence: Sentence,
    quantity: Quantity,
    binder: Binder,
    carry: Carry,
    modes: Sequence[Asked],
    subjects: Callable[[], Sequence[int]],
) -> Iterator[Outcome]:
    """The values that facts give for what the words ask to compute, of the nearest subject that has any.

    `subjects` gives those that other numbers of the sentence were found to speak of.
    """
    wanted = _wanted(sentence, quantity, modes) if binder.table.of_code(Code.COMPUTED) else None
    if wanted is None:
        return
    for subject in _subjects(sentence, quantity, binder, carry, subjects()):
        found = [
            entry
            for entry in binder.table.of_subject(subject)
            if (entry.measure.name.endswith("per tahun") or binder.in_years(quantity, [entry]))
            and entry.measure.code is Code.COMPUTED
            and wanted(entry.measure.name)
            and isinstance(entry.value, Decimal)
            and (unit_fits(quantity, entry, "") or entry.kind is quantity.kind)
        ]
        if found:
            yield from (outcome for entry in found for outcome in _outcome(sentence, quantity, entry))
            return


def _subjects(
    sentence: Sentence, quantity: Quantity, binder: Binder, carry: Carry, subjects: Sequence[int]
) -> Iterator[int]:
    if quantity.noun == _COUNTED:
        for entry in binder.table.of_code(Code.COMPUTED):
            if entry.measure.name.startswith(_COUNTED):
                yield entry.subject
        return
    if any(word.lower in _SUPPOSING for word in sentence.words):
        yield from dict.fromkeys(entry.subject for entry in binder.table.of_code(Code.COMPUTED))
        return
    own = binder.ordered_mentions(sentence, quantity, carry)
    named = [mention for mention in own if mention in sentence.mentions]
    for mention in named:
        best = mention.options[0][1]
        yield from (subject for subject, rank in mention.options if rank >= best * LEAST_RANK)
    yield from subjects
    for mention in own:
        if mention not in named:
            yield from (subject for subject, _ in mention.options[:1])
    if not own and not subjects:
        yield from dict.fromkeys(entry.subject for entry in binder.table.of_code(Code.COMPUTED))


def _wanted(sentence: Sentence, quantity: Quantity, modes: Sequence[Asked]) -> Callable[[str], bool] | None:
    """Which computed measures the words around a number ask for."""
    words = {word.lower for word in sentence.words}
    if quantity.noun == _COUNTED:
        rated = "dinilai" in sentence.between(quantity.after, quantity.after + 4)
        name = f"{_COUNTED} dinilai" if rated else f"{_COUNTED} tercapai"
        return lambda own: own == name and (rated or "tercapai" in words)
    after = sentence.between(quantity.after, quantity.after + 2)
    if after in (["per", "tahun"], ["setiap", "tahun"], ["tiap", "tahun"]):
        return lambda own: own.endswith("per tahun")
    if words & _SUPPOSING and quantity.kind is Kind.PERCENT:
        return lambda own: own.endswith("penyebut tetap")
    lead = sentence.between(quantity.opening, quantity.at)
    if Asked.CHANGE in modes:
        return None
    if Asked.SHARE in modes:
        named = "sisa" if "sisa" in words else "pagu"
        return lambda own: own.startswith(("proporsi", "bagian dari")) and own.endswith(named)
    if Asked.DIFFERENCE in modes or _APART & {*lead, *sentence.between(quantity.after, quantity.after + 3)}:
        return _difference(words)
    return None


def _change(quantity: Quantity) -> Callable[[str], bool]:
    tail = " persen" if quantity.kind is Kind.PERCENT else ""
    code = quantity.measure.code if quantity.measure is not None and quantity.measured else None
    named = _OF_MEASURE.get(code) if code is not None else None
    if named is not None:
        return lambda own: own == f"perubahan {named}{tail}"
    return lambda own: own.startswith("perubahan") and own.endswith(" persen") is bool(tail)


def _difference(words: set[str]) -> Callable[[str], bool]:
    if "nasional" in words:
        return lambda own: own == "selisih nasional"
    if "akhir" in words or "renstra" in words:
        return lambda own: own == "selisih target akhir"
    return lambda own: own in ("selisih target", "selisih terhadap target")


def _outcome(sentence: Sentence, quantity: Quantity, entry: Entry) -> Iterator[Outcome]:
    if not isinstance(entry.value, Decimal):
        return
    said = {CLAIM_WORDS.get(word) for word in sentence.between(quantity.opening, quantity.at)}
    if entry.measure.name.startswith("perubahan") and (
        ("down" in said and entry.value > 0) or ("up" in said and entry.value < 0)
    ):
        return
    yield Outcome(abs(entry.value), entry.fact.measure.replace("_", " "), (entry.fact.id,))

"""Steps of predicates: `predikatnya naik satu tingkat`, `satu tingkat di atas predikat tahun 2023`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.checks.lexicon import CLAIM_WORDS, Code, vocabulary
from assistant.checks.operands import Operands
from assistant.checks.quantities import Quantity
from assistant.checks.table import Entry, Kind

_LADDERS: tuple[tuple[str, ...], ...] = (
    ("d", "c", "cc", "b", "bb", "a", "aa"),
    ("sangat rendah", "rendah", "sedang", "tinggi", "sangat tinggi"),
    ("sangat kurang", "kurang", "cukup", "baik", "sangat baik"),
    ("tidak berhasil", "kurang berhasil", "cukup berhasil", "berhasil", "sangat berhasil"),
    ("pratama", "madya", "nindya", "utama"),
    ("dasar", "madya", "utama", "paripurna"),
    ("kurang inovatif", "inovatif", "sangat inovatif"),
    ("tidak informatif", "kurang informatif", "cukup informatif", "menuju informatif", "informatif"),
    ("tmp", "tw", "wdp", "wtp"),
)
"""Scales in use, the lowest step first: predicates of AKIP, of achievement, of awards and accreditation."""
_STEPS = vocabulary("tingkat level jenjang peringkat grade strip kelas")
_WAYS = {"up": 1, "down": -1, "better": 1, "worse": -1}
_ABOVE = {"atas": 1, "bawah": -1}
_REACH = 3


def settle_steps(operands: Operands) -> None:
    """Settle each number that counts steps between the predicates of two years."""
    sentence = operands.sentence
    for one in sentence.quantities:
        way = _way(operands, one)
        if not way or sentence.lower(one.at + 1) not in _STEPS:
            continue
        found = list(_climbs(operands, one))
        if not found:
            continue
        good = any(climb * way == one.value for climb, _ in found)
        one.status, one.why = ("supported" if good else "contradicted"), "count"
        one.fact_ids = tuple(entry.fact.id for entry in found[0][1])
        names = " → ".join(str(entry.value) for entry in found[0][1])
        one.reason = "" if good else f"Menurut fakta, predikatnya {names}."


def _way(operands: Operands, one: Quantity) -> int:
    """Whether steps lead up or down, 0 where the words do not say."""
    sentence = operands.sentence
    if one.value != one.value.to_integral() or one.kind not in (Kind.BARE, Kind.COUNT):
        return 0
    for at in range(one.at - 1, max(-1, one.at - 1 - _REACH), -1):
        way = _WAYS.get(CLAIM_WORDS.get(sentence.lower(at), ""), 0)
        if way:
            return way
    after = sentence.between(one.at + 2, one.at + 2 + _REACH)
    if after[:1] == ["di"]:
        return _ABOVE.get(after[1], 0) if len(after) > 1 else 0
    if after[:1] == ["lebih"] and len(after) > 1:
        return {"tinggi": 1, "baik": 1, "rendah": -1, "buruk": -1}.get(after[1], 0)
    return 0


def _climbs(operands: Operands, one: Quantity) -> Iterator[tuple[Decimal, Sequence[Entry]]]:
    """How many steps the nearest subject with predicates of two years climbed, with both predicates."""
    table = operands.binder.table
    named = {year for mark in operands.sentence.years for year in mark.years}
    now = operands.binder.calendar.main_year(operands.sentence, operands.carry)
    for subject in operands.subjects_at(one.at):
        if subject < 0:
            continue
        dated = {
            entry.year: entry
            for entry in table.of_subject(subject)
            if entry.kind is Kind.WORD and entry.measure.code is Code.CATEGORY and entry.year is not None
        }
        years = sorted(year for year in dated if now is None or year <= max([now, *named]))
        if len(named & set(years)) > 1:
            years = sorted(named & set(years))
        if len(years) < 2:
            continue
        before, after = dated[years[0 if len(named) > 1 else -2]], dated[years[-1]]
        climb = _climb(str(before.value), str(after.value))
        if climb is not None:
            yield Decimal(climb), (before, after)
            return


def _climb(before: str, after: str) -> int | None:
    first, second = before.lower(), after.lower()
    ladder = next((one for one in _LADDERS if first in one and second in one), None)
    return None if ladder is None else ladder.index(second) - ladder.index(first)

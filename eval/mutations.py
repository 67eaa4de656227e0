"""Single changes that make a true sentence false, and how a checker fares on them."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from eval.claims import CATEGORIES, PREDICATES, Slot, Statement, Unfit, compose, is_true, write
from eval.fields import FIELDS
from eval.offices import Office, make_office
from eval.sentences import OPEN, SECOND, patterns

KINDS = (
    "digit", "decimal_shift", "magnitude", "unit", "year", "subject", "measure", "direction", "category",
    "comparison", "invented", "derivation", "number_word", "missing",
)  # fmt: skip
_NUMBERS = ("number", "above", "below", "almost")
_COUNT_UNITS = ("orang", "unit", "dokumen", "kegiatan", "paket", "desa", "berkas", "lembar")
_MEASURE_WORDS = (
    ("realisasi anggaran", "pagu"), ("realisasinya", "targetnya"), ("realisasi", "target"),
    ("capaiannya", "targetnya"),
    ("capaian", "realisasi"), ("terealisasi", "ditargetkan"), ("dengan pagu", "dengan realisasi"),
    ("dari pagu", "dari realisasi"), ("tersisa", "terserap"), ("menyisakan anggaran", "menyerap anggaran"),
    ("target", "realisasi"), ("telah dibelanjakan", "dianggarkan"), ("sisanya", "pagunya"),
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A sentence made false by one change of a kind."""

    kind: str
    text: str
    changed: str


def mutants(
    statement: Statement, office: Office, rng: random.Random, coincidences: Counter[str] | None = None
) -> Iterator[Mutant]:
    """At most one mutant of each kind; those that happen to stay true are dropped, and counted."""
    for kind in KINDS:
        choices = list(_CHANGES[kind](statement, office, rng))
        rng.shuffle(choices)
        for changed, label in choices[:8]:
            if changed.text == statement.text:
                continue
            if not is_true(changed, office):
                yield Mutant(kind, changed.text, label)
                break
            if coincidences is not None:
                coincidences[kind] += 1


Change = tuple[Statement, str]


def _number_slots(statement: Statement) -> list[tuple[int, Slot]]:
    return [(at, slot) for at, slot in statement.slots() if slot.head in _NUMBERS and slot.value is not None]


def _with_value(statement: Statement, at: int, slot: Slot, value: Decimal) -> Change:
    changed = replace(slot, value=value)
    changed = replace(changed, text=write(changed))
    return statement.put(at, changed), f"{slot.text} -> {changed.text}"


def _digit(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        assert slot.value is not None
        if slot.style in ("w", "wb") or slot.head != "number":
            continue
        digits = str(int((slot.value / slot.scale).scaleb(slot.places)))
        if len(digits) < 2:
            continue
        place = rng.randrange(len(digits) - 1)
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped != digits and swapped[0] != "0":
            yield _with_value(statement, at, slot, Decimal(swapped).scaleb(-slot.places) * slot.scale)
        other = str((int(digits[-1]) + rng.randint(1, 9)) % 10)
        yield _with_value(statement, at, slot, Decimal(digits[:-1] + other).scaleb(-slot.places) * slot.scale)


def _decimal_shift(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        assert slot.value is not None
        if slot.style in ("w", "wb") or slot.head != "number":
            continue
        up = rng.random() < 0.5
        places = max(0, slot.places - 1) if up else slot.places + (0 if slot.value % 10 == 0 else 1)
        if slot.unit == "Rp" and slot.scale == 1:
            places = slot.places
        value = slot.value * 10 if up else slot.value / 10
        if value != value.quantize(Decimal(1).scaleb(-places)) * 1 and slot.scale == 1:
            continue
        changed = replace(slot, value=value, places=places)
        changed = replace(changed, text=write(changed))
        yield statement.put(at, changed), f"{slot.text} -> {changed.text}"


def _magnitude(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        assert slot.value is not None
        if slot.unit == "Rp" and slot.scale > 1:
            factor = Decimal(1000) if rng.random() < 0.5 else Decimal("0.001")
            if slot.scale * factor in (10**6, 10**9, 10**12):
                changed = replace(slot, value=slot.value * factor, scale=slot.scale * factor)
                changed = replace(changed, text=write(changed))
                yield statement.put(at, changed), f"{slot.text} -> {changed.text}"
        elif slot.unit not in ("%", "poin", "kali") and slot.value >= 10_000 and slot.places == 0:
            yield _with_value(statement, at, slot, Decimal(int(slot.value / 1000)))


def _unit(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        if slot.unit == "%":
            other = "poin"
        elif slot.unit == "poin":
            other = "%"
        elif (
            slot.unit
            and slot.unit not in ("Rp", "kali", "nilai", "program", "indikator")
            and slot.style not in ("b", "wb")
        ):
            other = rng.choice([unit for unit in _COUNT_UNITS if unit != slot.unit])
        else:
            continue
        changed = replace(slot, unit=other)
        changed = replace(changed, text=write(changed))
        yield statement.put(at, changed), f"{slot.text} -> {changed.text}"


def _year(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in statement.slots():
        if slot.head != "year":
            continue
        other = rng.choice(
            [year for year in (*office.years, office.year - 3, office.year + 1) if str(year) != slot.text]
        )
        env = {**statement.env, slot.body: other}
        changed = replace(statement.put(at, replace(slot, text=str(other))), env=env)
        if sum(1 for _, one in statement.slots() if one.head == "year" and one.body == slot.body) == 1:
            yield changed, f"{slot.text} -> {other}"


def _subject(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    kind = office.field
    groups: Sequence[Sequence[str]] = (
        [one.name for one in (*kind.percents, *kind.falling)],
        [one.name for one in kind.programs],
        [one.name for one in kind.activities],
        [name for part in kind.parts for name in (part.part.name, part.whole.name)],
        [one.name for one, _ in kind.counts],
    )
    for at, slot in statement.slots():
        if slot.head != "subject":
            continue
        if (
            sum(
                1
                for _, one in statement.slots()
                if one.head == "subject" and one.body.rstrip(".") == slot.body
            )
            > 1
        ):
            continue
        own = str(statement.env[slot.body])
        spoken_of = {str(statement.env[one.body]) for _, one in statement.slots() if one.head == "subject"}
        for group in groups:
            others = [name for name in group if name != own and name not in spoken_of]
            if own in group and others:
                other = rng.choice(others)
                text = (
                    other
                    if other.startswith("Program") or other[1:2].isupper()
                    else other[0].lower() + other[1:]
                )
                env = {**statement.env, slot.body: other}
                yield replace(statement.put(at, replace(slot, text=text)), env=env), f"{slot.text} -> {text}"


def _measure(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    """Exchange a measure word of the plain text; what it binds is then another fact, so the text is false.

    The words are outside the slots. A sentence with another measure stays true only where both measures
    have the same value, which is looked up; such sentences are dropped.
    """
    for at, piece in enumerate(statement.pieces):
        if not isinstance(piece, str):
            continue
        following = next(
            (
                one
                for one in statement.pieces[at + 1 :]
                if isinstance(one, Slot) and one.head not in ("subject", "agency", "year")
            ),
            None,
        )
        if following is None or following.head not in _NUMBERS or following.body.count(".") != 2:
            continue
        for old, new in _MEASURE_WORDS:
            found = list(re.finditer(rf"\b{old}\b(?! (?:nasional|anggaran))", piece.lower()))
            if not found or not _speaks_of(old, following.body):
                continue
            start = found[-1].start()
            text = piece[:start] + new + piece[start + len(old) :]
            body = _other_measure(following.body, new)
            if body is None:
                continue
            spoiled = statement.put(at, text)  # type: ignore[arg-type]
            place = next(p for p, one in enumerate(statement.pieces) if one is following)
            yield spoiled.put(place, replace(following, body=body)), f"{old} -> {new}"
            break


def _speaks_of(word: str, body: str) -> bool:
    measure = body.split(".")[1]
    named = {
        "realisasi anggaran": "realisasi_anggaran", "realisasinya": "realisasi", "realisasi": "realisasi",
        "capaiannya": "capaian", "capaian": "capaian", "terealisasi": "realisasi", "dengan pagu": "pagu",
        "dari pagu": "pagu", "tersisa": "sisa_anggaran", "menyisakan anggaran": "sisa_anggaran",
        "target": "target",
        "telah dibelanjakan": "realisasi_anggaran", "sisanya": "sisa_anggaran",
    }  # fmt: skip
    return named.get(word) == measure


def _other_measure(body: str, word: str) -> str | None:
    subject, measure, year = body.split(".")
    money = measure in ("pagu", "realisasi_anggaran", "sisa_anggaran")
    other = {
        "pagu": "pagu", "pagunya": "pagu", "targetnya": "target", "target": "target", "ditargetkan": "target",
        "realisasi": "realisasi_anggaran" if money else "realisasi", "dengan realisasi": "realisasi_anggaran",
        "dari realisasi": "realisasi_anggaran", "terserap": "realisasi_anggaran", "dianggarkan": "pagu",
        "menyerap anggaran": "realisasi_anggaran",
    }.get(word)  # fmt: skip
    return f"{subject}.{other}.{year}" if other else None


def _flip(statement: Statement, heads: Sequence[str]) -> Iterator[Change]:
    for at, slot in statement.slots():
        if slot.head in heads:
            words = slot.style.split("|")
            changed = replace(slot, pick=1 - slot.pick, text=words[1 - slot.pick])
            yield statement.put(at, changed), f"{slot.text} -> {changed.text}"


def _direction(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    yield from _flip(statement, ("dir", "aim"))


def _comparison(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    yield from _flip(statement, ("cmp", "rank"))
    for at, slot in _number_slots(statement):
        if slot.head in ("above", "below"):
            changed = replace(slot, head="below" if slot.head == "above" else "above")
            changed = replace(changed, text=write(changed))
            yield statement.put(at, changed), f"{slot.text} -> {changed.text}"


def _category(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in statement.slots():
        if slot.head == "cat":
            scale = CATEGORIES if slot.text in CATEGORIES else PREDICATES
            other = rng.choice([name for name in scale if name != slot.text])
            yield statement.put(at, replace(slot, text=other)), f"{slot.text} -> {other}"


def _invented(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        if slot.head == "number" and slot.style not in ("w", "wb") and "(" not in slot.body:
            yield _random_value(statement, at, slot, rng)


def _derivation(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        if "(" in slot.body and slot.style not in ("w", "wb"):
            yield _random_value(statement, at, slot, rng)


def _random_value(statement: Statement, at: int, slot: Slot, rng: random.Random) -> Change:
    assert slot.value is not None
    factor = Decimal(str(round(rng.uniform(0.4, 1.6), 4)))
    value = (slot.value / slot.scale * factor).quantize(Decimal(1).scaleb(-slot.places)) * slot.scale
    return _with_value(statement, at, slot, value)


def _number_word(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    for at, slot in _number_slots(statement):
        if slot.style in ("w", "wb"):
            assert slot.value is not None
            for step in (-1, 1, 2):
                if slot.value + step > 0:
                    yield _with_value(statement, at, slot, slot.value + step)


def _missing(statement: Statement, office: Office, rng: random.Random) -> Iterator[Change]:
    """Give a number to what the facts call N/A."""
    for at, piece in enumerate(statement.pieces):
        if isinstance(piece, str) and "belum tersedia" in piece:
            number = Slot("number", "N.realisasi_nasional.Y", "91,5%", Decimal("91.5"), 1, Decimal(1), "%")
            before, after = piece.split("belum tersedia", 1)
            pieces = (
                *statement.pieces[:at],
                before + "tercatat ",
                number,
                after,
                *statement.pieces[at + 1 :],
            )
            yield replace(statement, pieces=pieces), "belum tersedia -> tercatat 91,5%"


_CHANGES: dict[str, Callable[[Statement, Office, random.Random], Iterator[Change]]] = {
    "digit": _digit, "decimal_shift": _decimal_shift, "magnitude": _magnitude, "unit": _unit, "year": _year,
    "subject": _subject, "measure": _measure, "direction": _direction, "category": _category,
    "comparison": _comparison, "invented": _invented, "derivation": _derivation, "number_word": _number_word,
    "missing": _missing,
}  # fmt: skip


@dataclass
class Tally:
    """What a checker caught and what it wrongly flagged; `coincidences` are changes that stayed true."""

    made: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    coincidences: Counter[str] = field(default_factory=Counter)
    true: int = 0
    alarms: int = 0
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    false_alarms: list[str] = field(default_factory=list)

    @property
    def detection(self) -> float:
        """The share of false sentences that were flagged."""
        return sum(self.caught.values()) / max(1, sum(self.made.values()))

    @property
    def alarm_rate(self) -> float:
        """The share of true sentences that were flagged."""
        return self.alarms / max(1, self.true)

    def by_kind(self) -> dict[str, float]:
        """Detection by kind of change."""
        return {kind: self.caught[kind] / count for kind, count in sorted(self.made.items())}


Judge = Callable[[Office], Callable[[str], bool]]
"""Prepared with an office, tells of a text whether it is in order."""


def run(judge: Judge, *, sets: Sequence[str] = (OPEN, SECOND), seeds: int = 3, first_seed: int = 0) -> Tally:
    """Try a judge on the true and the falsified sentences of generated offices of every field."""
    tally = Tally()
    for kind in FIELDS:
        for seed in range(first_seed, first_seed + seeds):
            office = make_office(kind, seed)
            in_order = judge(office)
            for name in sets:
                _try(in_order, office, random.Random(f"{kind}/{seed}/{name}"), name, tally)
    return tally


def _try(
    in_order: Callable[[str], bool], office: Office, rng: random.Random, text: str, tally: Tally
) -> None:
    for pattern in patterns(text):
        statement = _composed(pattern, office, rng)
        if statement is None:
            continue
        tally.true += 1
        if not in_order(statement.text):
            tally.alarms += 1
            tally.false_alarms.append(statement.text)
        for mutant in mutants(statement, office, rng, tally.coincidences):
            tally.made[mutant.kind] += 1
            if in_order(mutant.text):
                tally.missed[mutant.kind].append(f"{mutant.changed} | {mutant.text}")
            else:
                tally.caught[mutant.kind] += 1


def _composed(pattern: str, office: Office, rng: random.Random) -> Statement | None:
    for _ in range(6):
        try:
            return compose(pattern, office, rng)
        except Unfit:
            continue
    return None

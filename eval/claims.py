"""Sentences that are true by construction: words and slots, each slot with its own truth.

A pattern is text with slots in square brackets. The truth of a slot is computed from the facts of an
office and from what the other slots say, so that a change to any slot can be judged.

    [S] [P] [K] [D] [T] …   a subject (indicator, program, activity, part, the whole office …)
    [Y] [Z] [X]             the year of the report, the one before, two before
    [=S.realisasi.Y;persen] a number: a fact, or `diff(a,b)`, `sum(a,b)`, `pct(a,b)`, `rel(a,b)` …
    [>S.realisasi.Y;%]      `lebih dari` a rounder number;  [<…] `kurang dari`;  [~…] `hampir`
    [dir a b|naik|turun]    the word that fits the values;  also [cmp …], [aim S Y|…|…], [rank H serapan|…|…]
    [cat S Y]               a category;  [m realisasi|terealisasi] a measure word for the next number `S.m.Y`
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.domain.numerals import format_number, round_half_up, spell
from eval.fields import Named
from eval.offices import BANDS, GRADES, Office

_SLOT = re.compile(r"\[([^\]]+)\]")
_TOP = {"H": ("serapan", True), "L": ("serapan", False), "G": ("pagu", True), "J": ("pagu", False)}


class Unfit(Exception):
    """The pattern does not fit this office, for instance where two values are equal."""


@dataclass(frozen=True)
class Slot:
    """One slot of a sentence: `head` is its kind, `text` what is written.

    A number carries its `value` as written, `places` and `scale` of its last digit, and its `unit`.
    """

    head: str
    body: str
    text: str
    value: Decimal | None = None
    places: int = 0
    scale: Decimal = Decimal(1)
    unit: str = ""
    style: str = ""
    pick: int = 0


@dataclass(frozen=True)
class Statement:
    """A sentence with its slots and with what its letters stand for."""

    pattern: str
    pieces: tuple[str | Slot, ...]
    env: dict[str, str | int] = field(hash=False)

    @property
    def text(self) -> str:
        """The sentence as written."""
        whole = "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)
        return whole[0].upper() + whole[1:]

    def slots(self) -> Iterator[tuple[int, Slot]]:
        """The slots with their places among the pieces."""
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Slot):
                yield at, piece

    def put(self, at: int, slot: Slot) -> Statement:
        """The same sentence with another slot."""
        return replace(self, pieces=(*self.pieces[:at], slot, *self.pieces[at + 1 :]))


def compose(pattern: str, office: Office, rng: random.Random) -> Statement:
    """Fill a pattern for an office; raises Unfit where the dice do not allow it."""
    env = _environment(office, rng)
    statement = Statement(pattern, (), env)
    pieces: list[str | Slot] = []
    end = 0
    spoken: dict[str, str] = {}
    for match in _SLOT.finditer(pattern):
        pieces.append(pattern[end : match.start()])
        end = match.end()
        slot = _slot(match[1], office, env, rng, spoken)
        pieces.append(slot)
        if slot.head == "m":
            env["m"] = slot.body
    pieces.append(pattern[end:])
    statement = replace(statement, pieces=tuple(piece for piece in pieces if piece != ""))
    if re.search(r"\b(\w+) \1\b", statement.text.lower()) or not is_true(statement, office):
        raise Unfit(pattern)
    return statement


def _environment(office: Office, rng: random.Random) -> dict[str, str | int]:
    kind = office.field
    first, second = rng.sample(kind.percents, 2)
    programs = rng.sample(kind.programs, 3)
    activities = rng.sample(kind.activities, 2)
    counts = rng.sample(kind.counts, 3)
    part = rng.choice(kind.parts)
    env: dict[str, str | int] = {
        "S": first.name, "S2": second.name, "E": kind.percents[0].name, "F": kind.falling[0].name,
        "I": kind.index.name, "P": programs[0].name, "P2": programs[1].name, "P3": programs[2].name,
        "K": activities[0].name, "K2": activities[1].name, "C": counts[0][0].name, "C2": counts[1][0].name,
        "C3": counts[2][0].name, "D": part.part.name, "W": part.whole.name,
        "T": f"{kind.short} (jumlah seluruh program)", "N": "Realisasi nasional", "Q": "Program",
        "Y": office.year, "Z": office.year - 1, "X": office.year - 2,
    }  # fmt: skip
    for letter, (measure, highest) in _TOP.items():
        ranked = sorted(kind.programs, key=lambda one: _decimal(office, one.name, measure, office.year))
        env[letter] = ranked[-1 if highest else 0].name
    return env


def _decimal(office: Office, subject: str, measure: str, year: int) -> Decimal:
    value = office.values.get((subject, measure, year))
    if not isinstance(value, Decimal):
        raise Unfit(f"{subject} {measure} {year}")
    return value


def resolve(path: str, office: Office, env: dict[str, str | int]) -> Decimal:
    """The exact value of a path or expression; raises Unfit where a fact is missing."""
    called = re.fullmatch(r"(\w+)\((.*)\)", path)
    if called is None:
        subject, measure, year = path.split(".")
        measure = str(env["m"]) if measure == "m" else measure.replace("_", " ")
        at = int(env[year])
        if measure == "target akhir Renstra":
            at = office.year + 2
        return _decimal(office, str(env[subject]), measure, at)
    name, arguments = called[1], called[2]
    if name == "above":
        measure, limit = arguments.split(",")
        return Decimal(
            sum(
                _decimal(office, one.name, measure, office.year) > Decimal(limit)
                for one in office.field.programs
            )
        )
    if name == "met":
        return Decimal(sum(achieved(office, one.name, office.year) for one in _indicators(office)))
    if name == "indicators":
        return Decimal(len(_indicators(office)))
    values = [resolve(part, office, env) for part in arguments.split(",")]
    return _compute(name, values)


def _compute(name: str, values: list[Decimal]) -> Decimal:
    first, second = values[0], values[1] if len(values) > 1 else Decimal(0)
    if name == "diff":
        return abs(first - second)
    if name == "sum":
        return sum(values, Decimal(0))
    if name == "mean":
        return sum(values, Decimal(0)) / len(values)
    if second == 0:
        raise Unfit(name)
    if name == "pct":
        return first / second * 100
    if name == "rel":
        return abs(first - second) / second * 100
    assert name == "times"
    return first / second


def _indicators(office: Office) -> list[Named]:
    return [*office.field.percents, *office.field.falling, office.field.index]


def achieved(office: Office, subject: str, year: int) -> bool:
    """Tell whether an indicator reached its target."""
    return _decimal(office, subject, "capaian", year) >= 100


def _names(office: Office, name: str) -> tuple[str, ...]:
    everyone = [
        *office.field.percents, *office.field.falling, office.field.index, *office.field.programs,
        *office.field.activities, *(part.part for part in office.field.parts),
        *(part.whole for part in office.field.parts), *(named for named, _ in office.field.counts),
    ]  # fmt: skip
    for named in everyone:
        if named.name == name:
            return (named.name, *named.spoken)
    return (name,)


def _slot(
    body: str, office: Office, env: dict[str, str | int], rng: random.Random, spoken: dict[str, str]
) -> Slot:
    head = body[0]
    if body in ("Y", "Z", "X"):
        return Slot("year", body, str(env[body]))
    if body in env or body.rstrip(".") in env:
        return _subject(body, office, env, rng, spoken)
    if head in "=><~":
        path, _, style = body[1:].partition(";")
        return _number(head, path, style, office, env, rng)
    words = body.split("|")
    kind, *rest = words[0].split(" ")
    if kind == "cat":
        value = office.values.get((str(env[rest[0]]), "kategori", int(env[rest[1]]))) or office.values.get(
            (str(env[rest[0]]), "predikat", int(env[rest[1]]))
        )
        if not isinstance(value, str):
            raise Unfit(body)
        return Slot("cat", words[0], value)
    if kind == "m":
        return Slot("m", rest[0].replace("_", " "), words[1])
    choices = tuple(words[1:])
    for pick, word in enumerate(choices):
        slot = Slot(kind, " ".join(rest), word, style="|".join(choices), pick=pick)
        if _word_holds(slot, office, env):
            return slot
    raise Unfit(body)


def _subject(
    body: str, office: Office, env: dict[str, str | int], rng: random.Random, spoken: dict[str, str]
) -> Slot:
    letter = body.rstrip(".")
    name = str(env[letter])
    if letter == "T":
        return Slot("agency", letter, rng.choice((office.field.short, office.field.agency)))
    variants = _names(office, name)
    official = body.endswith(".") or rng.random() < 0.65
    text = variants[0] if official else rng.choice(variants)
    text = spoken.setdefault(letter, text)
    lowered = (
        text[0].lower() + text[1:] if not text.startswith("Program") and not text[1:2].isupper() else text
    )
    return Slot("subject", letter, lowered)


def _unit(path: str, office: Office, env: dict[str, str | int]) -> str:
    called = re.fullmatch(r"(\w+)\((.*)\)", path)
    if called is not None:
        if called[1] in ("pct", "rel"):
            return "%"
        if called[1] == "times":
            return "kali"
        if called[1] in ("above", "met", "indicators"):
            return "program" if called[1] == "above" else "indikator"
        inner = _unit(called[2].split(",")[0], office, env)
        return "poin" if called[1] == "diff" and inner == "%" else inner
    subject, measure, year = path.split(".")
    measure = str(env["m"]) if measure == "m" else measure.replace("_", " ")
    at = office.year + 2 if measure == "target akhir Renstra" else int(env[year])
    return office.units.get((str(env[subject]), measure, at), "")


def _number(
    head: str, path: str, style: str, office: Office, env: dict[str, str | int], rng: random.Random
) -> Slot:
    exact = resolve(path, office, env)
    unit = _unit(path, office, env)
    if not style:
        style = {
            "%": rng.choice(("%", "persen")),
            "Rp": rng.choice(("full", "full", "sen", "miliar", "rupiah")),
        }.get(unit, "poin" if unit == "poin" else "n")
    if style in ("w", "wb") and exact == 0:
        raise Unfit(path)
    places, scale = _precision(exact, unit, style, rng)
    shown = round_half_up(exact / scale, places) * scale
    if head == ">":
        places = max(0, places - 1)
        shown = (exact / scale).quantize(Decimal(1).scaleb(-places), ROUND_FLOOR) * scale
    elif head == "<":
        places = max(0, places - 1)
        shown = (exact / scale).quantize(Decimal(1).scaleb(-places), ROUND_CEILING) * scale
    elif head == "~":
        places = 0
        shown = (exact / scale).quantize(Decimal(1), ROUND_CEILING) * scale
    slot = Slot(
        {"=": "number", ">": "above", "<": "below", "~": "almost"}[head],
        path,
        "",
        shown,
        places,
        scale,
        unit,
        style,
    )
    return replace(slot, text=write(slot))


def _precision(exact: Decimal, unit: str, style: str, rng: random.Random) -> tuple[int, Decimal]:
    if unit == "Rp":
        if style in ("miliar", "rupiah") and exact >= 10**6:
            scale = Decimal(10**9 if exact >= 10**9 else 10**6)
            return rng.choice((1, 2)), scale
        return (2 if style == "sen" else 0), Decimal(1)
    if unit in ("%", "poin", "kali"):
        whole = exact == exact.to_integral()
        return (0 if whole else 2), Decimal(1)
    tail = exact.as_tuple().exponent
    return (max(0, -tail) if isinstance(tail, int) else 0), Decimal(1)


def write(slot: Slot) -> str:
    """A number as its style writes it."""
    assert slot.value is not None
    digits = format_number(slot.value / slot.scale, slot.places)
    lead = {"above": "lebih dari ", "below": "kurang dari ", "almost": "hampir "}.get(slot.head, "")
    scale = {10**12: " triliun", 10**9: " miliar", 10**6: " juta"}.get(int(slot.scale), "")
    if slot.unit == "Rp":
        if slot.style == "rupiah":
            return f"{lead}{digits}{scale} rupiah"
        return f"{lead}Rp{digits}{scale}"
    if slot.unit == "%":
        return f"{lead}{digits} persen" if slot.style == "persen" else f"{lead}{digits}%"
    if slot.unit in ("poin", "kali"):
        return f"{lead}{digits} {slot.unit}"
    if slot.style == "w" and slot.value == slot.value.to_integral() and 0 < slot.value <= 100:
        digits = spell(int(slot.value))
    if slot.style in ("b", "wb") or slot.unit in ("nilai", ""):
        return f"{lead}{spell(int(slot.value)) if slot.style == 'wb' else digits}"
    return f"{lead}{digits} {slot.unit}"


def is_true(statement: Statement, office: Office) -> bool:
    """Tell whether every slot of a sentence holds."""
    env = dict(statement.env)
    for _, slot in statement.slots():
        if slot.head in ("subject", "year") and slot.pick == -1:
            env[slot.body] = slot.style if slot.head == "subject" else int(slot.text)
    for _, slot in statement.slots():
        if slot.head == "m":
            env["m"] = slot.body
        try:
            if not _holds(slot, office, env):
                return False
        except Unfit:
            return False
    return True


def _holds(slot: Slot, office: Office, env: dict[str, str | int]) -> bool:
    if slot.head in ("number", "above", "below", "almost"):
        exact = resolve(slot.body, office, env)
        unit = _unit(slot.body, office, env)
        assert slot.value is not None
        if unit != slot.unit:
            return _also_relative(slot, unit, office, env)
        if slot.head == "above":
            return exact > slot.value
        if slot.head == "below":
            return exact < slot.value
        if slot.head == "almost":
            return slot.value * Decimal("0.97") <= exact < slot.value
        return round_half_up(exact / slot.scale, slot.places) * slot.scale == slot.value
    if slot.head == "cat":
        _, letter, year = slot.body.split(" ")
        subject, at = str(env[letter]), int(env[year])
        known = {office.values.get((subject, measure, at)) for measure in ("kategori", "predikat")}
        return slot.text in known
    if slot.head in ("dir", "cmp", "aim", "rank"):
        return _word_holds(slot, office, env)
    return True


def _also_relative(slot: Slot, unit: str, office: Office, env: dict[str, str | int]) -> bool:
    """Tell whether a difference in points, written as a percentage, happens to be the relative change."""
    if (unit, slot.unit) != ("poin", "%") or not slot.body.startswith("diff(") or slot.value is None:
        return False
    first, second = (resolve(part, office, env) for part in slot.body[5:-1].split(","))
    changes = {_compute("rel", [first, second]), _compute("rel", [second, first])}
    return slot.value in {round_half_up(change, slot.places) for change in changes}


def _word_holds(slot: Slot, office: Office, env: dict[str, str | int]) -> bool:
    """Tell whether a word fits: the first choice says more, reached or highest, the second the opposite."""
    first = slot.pick == 0
    if slot.head in ("dir", "cmp"):
        left, right = (resolve(part, office, env) for part in slot.body.split(" "))
        if left == right:
            return False
        return (right > left) is first if slot.head == "dir" else (left > right) is first
    if slot.head == "aim":
        letter, year = slot.body.split(" ")
        value = _decimal(office, str(env[letter]), "capaian", int(env[year]))
        return value != 100 and (value > 100) is first
    letter, measure = slot.body.split(" ")
    values = [_decimal(office, one.name, measure, office.year) for one in office.field.programs]
    own = _decimal(office, str(env[letter]), measure, office.year)
    return own == (max(values) if first else min(values)) and len(set(values)) == len(values)


CATEGORIES = tuple(name for name, _ in BANDS)
PREDICATES = tuple(name for name, _ in GRADES)

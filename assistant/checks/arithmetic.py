"""Arithmetic over facts and bound numbers, with its steps shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.checks.asking import is_fraction
from assistant.checks.lexicon import Code
from assistant.checks.quantities import Bound, Quantity, same_noun
from assistant.checks.table import Entry, Kind
from assistant.domain.numerals import format_number, round_half_up

_ANY_UNIT = frozenset({"unit", "paket", "buah", ""})


class Operand(NamedTuple):
    """A value that arithmetic may use, with the fact behind it."""

    value: Decimal
    entry: Entry | None
    kind: Kind
    noun: str
    at: int


class Outcome(NamedTuple):
    """A computed value with its arithmetic and facts."""

    value: Decimal
    arithmetic: str
    fact_ids: tuple[str, ...]


def operand_kinds(quantity: Quantity) -> tuple[Kind, ...]:
    if quantity.kind is Kind.POINT:
        return (Kind.PERCENT, Kind.BARE)
    if quantity.kind is Kind.PERCENT:
        return (Kind.COUNT, Kind.MONEY, Kind.BARE, Kind.PERCENT)
    if quantity.kind is Kind.TIMES or is_fraction(quantity):
        return (Kind.COUNT, Kind.MONEY, Kind.BARE, Kind.PERCENT)
    return (quantity.kind,) if quantity.kind is not Kind.BARE else (Kind.BARE, Kind.COUNT)


def year_pairs(years: dict[int, Entry], main: int | None, bases: set[int]) -> Iterator[tuple[int, int]]:
    if main is None or main not in years:
        return
    if bases:
        for base in sorted(bases, reverse=True):
            if base in years:
                yield (base, main) if base < main else (main, base)
        return
    if main - 1 in years:
        yield main - 1, main


def operand(entry: Entry, kind: Kind) -> Operand:
    assert isinstance(entry.value, Decimal)
    return Operand(entry.value, entry, kind, entry.noun, -1)


def ids(*operands: Operand) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.entry.fact.id for one in operands if one.entry is not None))


def show(value: Decimal) -> str:
    return format_number(value.normalize() if value == value.to_integral() else value)


def difference(first: Operand, second: Operand, quantity: Quantity) -> Iterator[Outcome]:
    """The difference of two values, and that of their values as they are shown at the number's precision."""
    text = f"{show(first.value)} − {show(second.value)}"
    yield Outcome(abs(first.value - second.value), text, ids(first, second))
    if quantity.token.scale == 1 and quantity.bound is Bound.EXACT:
        places = max(quantity.token.decimals, 2 if quantity.kind is Kind.POINT else 0)
        shown = abs(round_half_up(first.value, places) - round_half_up(second.value, places))
        yield Outcome(shown, text, ids(first, second))


def gap(first: Operand, second: Operand, quantity: Quantity) -> Iterator[Outcome]:
    if quantity.kind is Kind.PERCENT:
        for one, other in ((first, second), (second, first)):
            if other.value:
                value = abs(one.value - other.value) / other.value * 100
                yield Outcome(
                    value,
                    f"({show(one.value)} − {show(other.value)}) / {show(other.value)} × 100",
                    ids(first, second),
                )
        return
    big, small = (first, second) if first.value >= second.value else (second, first)
    yield from difference(big, small, quantity)


def relative_change(old: Operand, new: Operand) -> Outcome:
    text = f"({show(new.value)} − {show(old.value)}) / {show(old.value)} × 100"
    return Outcome(abs(new.value - old.value) / old.value * 100, text, ids(old, new))


def ratio(first: Operand, second: Operand, factor: Decimal) -> Outcome:
    tail = " × 100" if factor == 100 else ""
    return Outcome(
        first.value / second.value * factor,
        f"{show(first.value)} / {show(second.value)}{tail}",
        ids(first, second),
    )


def total(parts: Sequence[Operand]) -> Outcome:
    text = " + ".join(show(one.value) for one in parts)
    return Outcome(sum((one.value for one in parts), Decimal(0)), text, ids(*parts))


def adds(operand: Operand, quantity: Quantity) -> bool:
    """Tell whether a number may be a summand; wholes of another unit are none."""
    counted = operand.entry is not None and operand.entry.kind is Kind.COUNT
    if quantity.kind is Kind.COUNT and (operand.kind is Kind.COUNT or counted):
        noun = operand.entry.noun if counted and operand.entry is not None else operand.noun
        return (
            same_noun(noun, quantity.noun) or not quantity.noun or quantity.noun in ("unit", "paket", "buah")
        )
    return operand.kind is quantity.kind


def differ_in_one(first: Entry | None, second: Entry | None) -> bool:
    """Tell whether two facts differ in their subject, measure or year alone, or in measure and year's end."""
    if first is None or second is None or first.fact.id == second.fact.id:
        return False
    if first.measure.code in (Code.PLAN_END, Code.NATIONAL) or second.measure.code in (
        Code.PLAN_END,
        Code.NATIONAL,
    ):
        return True
    differences = (
        (first.subject != second.subject) + (first.measure != second.measure) + (first.year != second.year)
    )
    if differences == 1:
        return True
    codes = {first.measure.code, second.measure.code}
    return first.year == second.year and codes == {Code.ACHIEVEMENT, Code.ABSORPTION}


def same_unit(quantity: Quantity, other: Quantity) -> bool:
    """Tell whether two counts count the same, where a change or difference of one gives the other."""
    if quantity.kind is not Kind.COUNT or other.kind is not Kind.COUNT or quantity.noun in _ANY_UNIT:
        return True
    return same_noun(quantity.noun, other.noun) or not other.noun

"""Results of a calculation: a value or the reason why there is none, with formula and inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from assistant.domain.figures import Figure
from assistant.domain.numerals import format_number, round_half_up
from assistant.domain.record import Exact, Record, Value
from assistant.domain.sources import Location

EXACT = Context(prec=40, rounding=ROUND_HALF_EVEN)
"""Divisions keep 40 digits: enough that rounding half up when shown is never a second rounding."""

_NO_DATA = frozenset({"", "-", "–", "—", "n/a", "na", "#div/0!", "#n/a", "#ref!", "#value!"})
_LONGEST_SHOWN = 4
_DIFFERENCE = "{0} − {1}"


class NotComputable(Record):
    """There is no value, and why, in Indonesian: `target bernilai nol`."""

    reason: str


class FormulaCard(Record):
    """A formula as a reader can check it.

    `formula` is the short form that a figure carries, `words` the sentence, `symbols` the letters. `working`
    is the arithmetic with `{0}`, `{1}` … in the places of the inputs, empty where their number varies.
    `rounding` and `limits` say what the office should know; `legal_basis` is None where no instrument gives
    the formula.
    """

    code: str
    name: str
    formula: str
    words: str
    symbols: str
    working: str = ""
    limits: tuple[str, ...] = ()
    rounding: str = "dibulatkan setengah ke atas hanya saat ditampilkan, dua desimal"
    legal_basis: str | None = None


class Input(Record):
    """One input of a calculation, under the name that the formula gives it, with its place."""

    name: str
    value: Value
    unit: str | None = None
    year: int | None = None
    subject: str | None = None
    figure_id: str | None = None
    location: Location | None = None


Quantity = Input | Decimal | int | str | None
"""What calculations take: an input with its place, or a plain value; a string is a word, never a number."""


class Computed(Record):
    """A computed value or the reason why there is none.

    `arithmetic` shows the sum in one line, `89,29 / 87 × 100 = 102,63`, and is empty where nothing was
    computed. `value` is not rounded; `decimals` is how many to show. `notes` are Indonesian sentences that
    belong beside the value, such as that a cap was applied.
    """

    value: Exact | NotComputable
    formula: FormulaCard
    inputs: tuple[Input, ...]
    unit: str | None
    arithmetic: str = ""
    decimals: int = 2
    notes: tuple[str, ...] = ()


def from_figure(figure: Figure, name: str) -> Input:
    """Make an input of a figure."""
    return Input(
        name=name,
        value=figure.value,
        unit=figure.unit,
        year=figure.year,
        subject=figure.subject,
        figure_id=figure.figure_id,
        location=figure.location,
    )


def as_input(quantity: Quantity, name: str) -> Input:
    """Name a quantity as the formula does."""
    if isinstance(quantity, Input):
        return quantity.model_copy(update={"name": name})
    value = Decimal(quantity) if isinstance(quantity, int) else quantity
    return Input(name=name, value=value)


def number_of(given: Input) -> Decimal | NotComputable:
    """The number of an input, or why it has none."""
    if isinstance(given.value, Decimal):
        return given.value
    if given.value is None:
        return NotComputable(reason=f"{given.name} tidak ada datanya")
    if given.value.strip().lower() in _NO_DATA:
        return NotComputable(reason=f"{given.name} tidak tersedia ({given.value})")
    return NotComputable(reason=f"{given.name} berupa teks “{given.value}”, bukan angka")


def unit_conflict(inputs: Sequence[Input]) -> NotComputable | None:
    """Tell whether inputs that must share their unit do not; an unknown unit conflicts with none."""
    known = [given for given in inputs if given.unit]
    for given in known[1:]:
        if same_unit(known[0].unit, given.unit):
            continue
        first = known[0]
        return NotComputable(
            reason=f"satuan {first.name} ({first.unit}) berbeda dari satuan {given.name} ({given.unit})"
        )
    return None


def same_unit(first: str | None, second: str | None) -> bool:
    """Tell whether two units mean the same."""
    return _plain_unit(first) == _plain_unit(second)


def compute(
    card: FormulaCard,
    inputs: Sequence[Input],
    calculate: Callable[..., Decimal | NotComputable],
    *,
    unit: str | None,
    working: str | None = None,
    one_unit: bool = True,
    decimals: int = 2,
) -> Computed:
    """Apply a formula to its inputs.

    `calculate` takes the numbers of the inputs in order; `working` takes the place of the card's where that
    depends on the inputs. `one_unit` asks that all inputs share their unit.
    """
    refused = unit_conflict(inputs) if one_unit else None
    numbers: list[Decimal] = []
    for given in inputs:
        number = number_of(given)
        if isinstance(number, NotComputable):
            refused = number
            break
        numbers.append(number)
    outcome = refused or calculate(*numbers)
    arithmetic = ""
    if isinstance(outcome, Decimal):
        arithmetic = show_arithmetic(
            card.working if working is None else working, inputs, outcome, decimals, unit
        )
    return Computed(
        value=outcome,
        formula=card,
        inputs=tuple(inputs),
        unit=unit,
        arithmetic=arithmetic,
        decimals=decimals,
    )


def show_arithmetic(
    working: str, inputs: Sequence[Input], outcome: Decimal, decimals: int, unit: str | None
) -> str:
    """Write the sum with its result in one line: `89,29 / 87 × 100 = 102,63`.

    The terms of a difference have more decimals where rounded terms would not give the rounded result.
    """
    terms = [show_term(given) for given in inputs]
    if working == _DIFFERENCE and _shown_difference(inputs) != round_half_up(outcome, 2):
        terms = [show_term(given, 4) for given in inputs]
    return f"{working.format(*terms)} = {show(outcome, decimals, unit)}"


def _shown_difference(inputs: Sequence[Input]) -> Decimal:
    first, second = (
        round_half_up(given.value, 2) if isinstance(given.value, Decimal) and _is_long(given) else given.value
        for given in inputs
    )
    if not isinstance(first, Decimal) or not isinstance(second, Decimal):
        return Decimal(0)
    return round_half_up(first - second, 2)


def show(value: Decimal, decimals: int, unit: str | None = None) -> str:
    """Write a result for people: money always with its decimals, another whole number without."""
    whole = value == value.to_integral_value() and unit != "Rp"
    return format_number(value, 0 if whole else decimals).replace("-", "−")


def show_term(given: Input, long_decimals: int = 2) -> str:
    """Write an input in an arithmetic: as given, but long decimals rounded; negatives in brackets."""
    value = given.value
    if not isinstance(value, Decimal):
        return str(value)
    decimals = long_decimals if _is_long(given) else 2 if given.unit == "Rp" else None
    text = format_number(value, decimals)
    return f"({text.replace('-', '−')})" if value < 0 else text


def _is_long(given: Input) -> bool:
    exponent = given.value.as_tuple().exponent if isinstance(given.value, Decimal) else 0
    return isinstance(exponent, int) and -exponent > _LONGEST_SHOWN


def divide(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Divide with all the digits that a later rounding could need."""
    return EXACT.divide(numerator, denominator)


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The numerator in percent of the denominator."""
    return EXACT.multiply(EXACT.divide(numerator, denominator), Decimal(100))


def _plain_unit(unit: str | None) -> str:
    plain = (unit or "").strip().rstrip(".").lower()
    return {"persen": "%", "prosen": "%", "rupiah": "rp", "jiwa": "orang"}.get(plain, plain)

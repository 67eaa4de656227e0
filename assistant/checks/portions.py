"""Fractions in words held against numbers beside them: `lebih dari separuh, yaitu 559 dari 1.035 usulan`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.lexicon import vocabulary
from assistant.checks.operands import CLAUSE_ENDS, Operands
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.table import Kind
from assistant.domain.numerals import format_number

_OPENS = vocabulary("yaitu yakni tepatnya atau ( : ialah persisnya adalah")
_WIDEST = 14
_NEAR = 6
_PAIR = 2
_WHOLE = Decimal(100)


def settle_portions(operands: Operands) -> None:
    """Settle each fraction in words for which the sentence itself gives the part and the whole."""
    for one in operands.sentence.quantities:
        if not is_portion(one):
            continue
        found = next(_shares(operands, one), None)
        if found is None:
            continue
        share, shown = found
        good = one.says(share) if one.bound is not Bound.EXACT else _is_exactly(one, share)
        one.status, one.why = ("supported" if good else "contradicted"), "derived"
        one.reason = shown if good else f"Menurut angkanya, {shown} = {format_number(round(share, 4))}."


def is_portion(one: Quantity) -> bool:
    """Tell whether a number is a fraction in words, such as `separuh` or `tiga perempat`."""
    return one.token.words and 0 < one.value < 1 and one.kind in (Kind.BARE, Kind.COUNT)


def _is_exactly(one: Quantity, share: Decimal) -> bool:
    return one.says(share) or abs(share - one.value) < Decimal("0.005")


def _shares(operands: Operands, one: Quantity) -> Iterator[tuple[Decimal, str]]:
    """What part of its whole the sentence tells of, the likeliest first, with its arithmetic."""
    sentence = operands.sentence
    for part in sentence.quantities:
        whole = part.partner
        if part is one or is_portion(part) or part.role is not Role.PART or whole is None or not whole.value:
            continue
        if _beside(operands, one, part) and part.value <= whole.value:
            shown = f"{format_number(part.value)} / {format_number(whole.value)}"
            yield part.value / whole.value, shown
    for part in sentence.quantities:
        if part.kind is Kind.PERCENT and part.bound is Bound.EXACT and _restates(operands, part, one):
            yield part.value / _WHOLE, f"{format_number(part.value)} / 100"
    by_id = operands.binder.table.by_id
    for part in sentence.quantities:
        values = [by_id[name].value for name in part.fact_ids if name in by_id]
        known = [value for value in values if isinstance(value, Decimal)]
        derived = part.why == "derived" and part.status == "supported" and len(known) == _PAIR
        if derived and not is_portion(part) and part.kind is Kind.COUNT and _beside(operands, one, part):
            yield part.value / max(known), f"{format_number(part.value)} / {format_number(max(known))}"


def _beside(operands: Operands, one: Quantity, part: Quantity) -> bool:
    """Tell whether a part is said to be a fraction: `separuh …, yaitu a dari b`, `a dari b, separuhnya`."""
    sentence = operands.sentence
    after = part.at > one.at
    between = sentence.between(one.after, part.at) if after else sentence.between(part.after, one.at)
    if len(between) > _WIDEST or (CLAUSE_ENDS & set(between)):
        return False
    lead = between[-_PAIR:] if after else between[-_NEAR:]
    return bool(_OPENS & set(lead))


def _restates(operands: Operands, part: Quantity, one: Quantity) -> bool:
    """Tell whether a fraction says a percentage again: `menyerap 49,48%, tidak sampai separuh dari pagu`."""
    sentence = operands.sentence
    if one.previous is not part and part.previous is not one:
        return False
    first, second = (part, one) if part.at < one.at else (one, part)
    between = sentence.between(first.after, second.at)
    named = any(m.sure and first.at < m.first < second.at for m in sentence.mentions)
    return len(between) <= _NEAR and not named and bool({",", "(", "atau"} & set(between))

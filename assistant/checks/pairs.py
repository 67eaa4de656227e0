"""Linking numbers into `A dari B` and `dari A menjadi B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.lexicon import CLAIM_WORDS, vocabulary
from assistant.checks.quantities import SKIPPED_BEFORE, Quantity, Role
from assistant.checks.table import Kind
from assistant.checks.words import Word

_TURNS = vocabulary("; sedangkan sementara namun tetapi tapi melainkan padahal")
_NAMES_ANEW = vocabulary("dengan yang")
_FEW_WORDS = 4
_STARTS = ("dari", "semula", "awalnya", "tadinya")
_CHANGES = ("up", "down", "better", "worse")
_WHOLES = vocabulary("total keseluruhan seluruh sasaran populasi")
_PAIR_FILLERS = vocabulary(
    """
    total seluruh keseluruhan semua jumlah sebanyak sejumlah sebesar target pagu anggaran alokasi
    yang telah ditetapkan tersedia rencana direncanakan ditargetkan dialokasikan senilai dana
    """
)


def pair(words: Sequence[Word], found: Sequence[Quantity]) -> None:
    """Link the numbers of a sentence into pairs."""
    for first, second in _neighbours(words, found):
        if first.kind is not second.kind or first.kind in (Kind.POINT, Kind.TIMES):
            continue
        if first.kind is Kind.BARE and first.token.words is not second.token.words and first.token.decimals:
            continue
        lead = _lead(words, first, second)
        if lead == ["dari"] and _is_change(words, first):
            if second.role is Role.NONE:
                second.role = Role.FROM
            continue
        if lead == ["dari"] and words[first.at - 1].lower == "menjadi" and first.role is Role.NONE:
            first.role, first.partner, second.role = Role.TO, second, Role.FROM
            continue
        becomes = _becomes(lead)
        if becomes and _is_change(words, first):
            second.role = Role.TO
            continue
        opened = words[first.at - 1].lower if first.at else ""
        if becomes or (opened in _STARTS and lead == ["tinggal"]):
            if Role.FROM not in (first.role,) and first.role is Role.NONE:
                first.role = Role.FROM
            second.role, second.partner = Role.TO, first
            continue
        if first.role is Role.TO and lead and _continues_series(lead):
            second.role, second.partner = Role.TO, first
            continue
        if _leads_whole(lead) and first.role is not Role.WHOLE and not _is_change(words, first):
            first.role = Role.PART if first.role is Role.NONE else first.role
            second.role, second.partner, first.partner = Role.WHOLE, first, second
    for at, whole in enumerate(found[:-1]):
        part = found[at + 1]
        if whole.role is Role.NONE and part.role is Role.NONE and whole.kind is part.kind:
            place = whole.at - 1
            if place >= 1 and words[place].lower in _PAIR_FILLERS:
                place -= 1
            opened = words[place].lower if place >= 0 else ""
            changes = place >= 1 and CLAIM_WORDS.get(words[place - 1].lower) in _CHANGES
            changes = changes or (place >= 2 and words[place - 2].lower == "lebih")
            if (
                opened in ("dari", "antara")
                and not changes
                and not _mentions_change(words, whole.after, part.at)
            ):
                whole.role, part.role = Role.WHOLE, Role.PART
                whole.partner, part.partner = part, whole


def _becomes(lead: Sequence[str]) -> bool:
    """Tell whether a number leads to another as what it came to, as in `5 persen menjadi hanya 3`."""
    if lead[-1:] == ["ke"]:
        return True
    if "menjadi" not in lead:
        return False
    place = len(lead) - 1 - lead[::-1].index("menjadi")
    after = lead[place + 1 :]
    if _TURNS & set(lead) and (not place or CLAIM_WORDS.get(lead[place - 1]) not in _CHANGES):
        return False
    return len(after) <= _FEW_WORDS and not _NAMES_ANEW & set(after)


def _lead(words: Sequence[Word], first: Quantity, second: Quantity) -> list[str]:
    """The words between two numbers without what stands in brackets before a number of its own."""
    lead = [word.lower for word in words[first.after : second.at]]
    if lead[:1] == ["("] and ")" in lead[:-1]:
        inside = words[first.after : first.after + lead.index(")")]
        if any(word.number is not None and word.number.unit is not None for word in inside):
            return lead[lead.index(")") + 1 :]
    return lead


def _is_change(words: Sequence[Word], quantity: Quantity) -> bool:
    """Tell whether a number is the change itself, as in `berkurang 6.477 orang menjadi …`."""
    at = quantity.at - 1
    while at >= 0 and words[at].lower in SKIPPED_BEFORE:
        at -= 1
    return at >= 0 and CLAIM_WORDS.get(words[at].lower) in _CHANGES


def _neighbours(words: Sequence[Word], found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers that follow each other; one in brackets after the first is passed over as well."""
    for at, first in enumerate(found[:-1]):
        second = found[at + 1]
        yield first, second
        bracketed = words[second.at - 1].text == "(" and second.kind is not first.kind
        if (
            (bracketed or second.kind is Kind.POINT)
            and at + 2 < len(found)
            and found[at + 2].kind is first.kind
        ):
            yield first, found[at + 2]


def _continues_series(lead: Sequence[str]) -> bool:
    """Tell whether `dan 87%` goes on with `dari 75% menjadi 77% …`."""
    plain = [word for word in lead if word not in ("pada", "tahun", "di", "(", ")", "orang") and word != ""]
    return bool(plain) and all(
        word in ("dan", ",", "kemudian", "lalu", "serta", "akhirnya") for word in plain
    )


def _leads_whole(lead: Sequence[str]) -> bool:
    for place, word in enumerate(lead):
        if word in ("dari", "terhadap") or (word == "antara" and lead[:place] == ["di"]):
            rest = [other for other in lead[place + 1 :] if other]
            near = place <= 4 and not any(
                other in CLAIM_WORDS and other not in _PAIR_FILLERS for other in lead[:place]
            )
            if not near and not (rest and rest[0] in _WHOLES):
                return False
            if any(other in (",", ";", ":", "(", ")", "menjadi", "dan") for other in lead[:place]):
                return False
            return (
                len(rest) <= 6
                and not any(other in (",", ";", "(") for other in rest)
                and rest[-1:] != ["dan"]
            )
    return False


def _mentions_change(words: Sequence[Word], first: int, last: int) -> bool:
    return any(words[at].lower in ("menjadi", "ke", ";") for at in range(first, last))

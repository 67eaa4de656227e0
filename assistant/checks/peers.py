"""Those that a fact is ranked with: its family, its list, its class, or its own years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.checks.families import TWINS
from assistant.checks.lexicon import Code
from assistant.checks.operands import Operands
from assistant.checks.table import Entry

_LEAST_PEERS = 2


def peers_of(operands: Operands, own: Entry) -> list[Entry]:
    """Facts of the same measure, year, unit and class of subject; the agency's totals are no peers."""
    index = operands.binder.index
    kin = index.class_of(own.subject)
    if kin:
        prefix = index.prefix(own.subject, kin)
        members = {*index.members(prefix, kin), *index.members(prefix, TWINS.get(kin, ""))}
        known = [entry for entry in _alike(operands, own) if entry.subject in members]
        if len(known) > _LEAST_PEERS:
            return known
    head = index.head(own.subject)
    shared = _shared_words(operands, own)
    if len(shared) > _LEAST_PEERS:
        return shared
    alike = [
        entry
        for entry in _alike(operands, own)
        if entry.subject == own.subject
        or (entry.subject not in index.totals and index.head(entry.subject) == head)
    ]
    listed = [entry for entry in alike if _same_list(own, entry)]
    if not head and len(listed) > _LEAST_PEERS:
        return listed
    family = [entry for entry in alike if index.first(entry.subject) == index.first(own.subject)]
    return family if not head and _is_family(operands, own, family) else alike


def _shared_words(operands: Operands, own: Entry) -> list[Entry]:
    """The facts that share the words of a name that the sentence says: `Kelompok terbesar penghuni panti`."""
    content = operands.binder.index.content
    said = {word.lower for word in operands.sentence.words}
    kin = [entry for entry in _alike(operands, own) if entry.subject not in operands.binder.index.totals]
    shared = {
        word
        for word in content[own.subject] & said
        if sum(word in content[entry.subject] for entry in kin) > _LEAST_PEERS
    }
    if not shared:
        return []
    members = [entry for entry in kin if shared < content[entry.subject]]
    parts = [entry for entry in members if operands.binder.index.first(entry.subject) not in shared]
    members = parts if len(parts) >= _LEAST_PEERS and own in parts else members
    return members if own in members and own.measure.code is Code.COUNT else []


def _alike(operands: Operands, own: Entry) -> list[Entry]:
    """The facts of every subject that could be ranked with a fact: of its measure, year and unit."""
    return [
        entry
        for entry in operands.binder.table.of_code(own.measure.code)
        if entry.measure == own.measure
        and entry.year == own.year
        and entry.kind is own.kind
        and entry.noun == own.noun
        and isinstance(entry.value, Decimal)
        and entry.fact.agency == own.fact.agency
    ]


def _same_list(own: Entry, other: Entry) -> bool:
    """Tell whether two names are of one list: alike in their first half (`APM SD/MI Kecamatan …`)."""
    first, second = own.fact.subject.lower().split(), other.fact.subject.lower().split()
    shared = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    shared = min(len(first), len(second)) if shared is None else shared
    return shared >= _LEAST_PEERS and 2 * shared >= len(first)


def _is_family(operands: Operands, own: Entry, members: Sequence[Entry]) -> bool:
    """Tell whether subjects are one kind of thing, as `Unsur …` or `Temuan pada …`.

    Names of activities (`Penyediaan …`) share their first word by chance; and where one name holds another
    whole, they are no members of one list.
    """
    index = operands.binder.index
    first = index.first(own.subject)
    if first.startswith("pe") and first.endswith("an"):
        return False
    names = {index.content[entry.subject] for entry in members}
    return len(names) > 2 and not any(one < other for one in names for other in names)


def own_years(operands: Operands, own: Entry) -> list[Entry]:
    return [
        entry
        for entry in operands.binder.table.of_subject(own.subject)
        if entry.measure == own.measure and isinstance(entry.value, Decimal)
    ]

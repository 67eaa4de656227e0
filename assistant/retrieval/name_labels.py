"""Labels that tell things of one name apart: `Kelas I` and `Kelas II`, `Golongan III`, `Tipe C`."""

from __future__ import annotations

import re

from assistant.retrieval.vocabulary import is_content, root

Label = tuple[str, str]
"""The stem of the word that is labelled, and its label; Roman numerals as numbers."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[,/&+]")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_VALUES = {roman: str(number) for number, roman in enumerate(_ROMANS, 1)}
_VALUES |= {str(number): str(number) for number in range(1, len(_ROMANS) + 1)}
_VALUES |= {letter: letter for letter in "abce"}
_JOINING = frozenset({",", "/", "&", "+", "dan", "atau", "serta", "plus", "sama"})


def labels(text: str) -> tuple[Label, ...]:
    """The labelled words of a name or question, in order; `kelas I, II dan III` labels one word thrice."""
    found: list[Label] = []
    head: str | None = None
    for token in _TOKEN.findall(text.lower()):
        if token in _VALUES and head is not None:
            found.append((head, _VALUES[token]))
        elif token not in _JOINING:
            head = root(token) if is_content(token) else None
    return tuple(dict.fromkeys(found))


def at_odds(one: tuple[Label, ...], other: tuple[Label, ...]) -> bool:
    """Whether two texts label the same word, and none of the labels agrees."""
    heads = {head for head, _ in one} & {head for head, _ in other}
    return any(not _of(head, one) & _of(head, other) for head in heads)


def _of(head: str, found: tuple[Label, ...]) -> set[str]:
    return {label for labelled, label in found if labelled == head}

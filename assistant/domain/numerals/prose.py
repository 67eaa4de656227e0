"""Reading the numbers of running text, in time linear in its length."""

from __future__ import annotations

from assistant.domain.numerals.atoms import cut
from assistant.domain.numerals.joins import join
from assistant.domain.numerals.spoken import word_at
from assistant.domain.numerals.tokens import NumberToken
from assistant.domain.numerals.written import number_at


def read_numbers(text: str) -> list[NumberToken]:
    """Read every number of a text, in order; tokens do not overlap.

    Codes, vague words and unreadable digits are tokens as well, told apart by `kind`. Digits of other
    scripts are never read.
    """
    atoms = cut(text)
    tokens: list[NumberToken] = []
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        found = number_at(text, atoms, position) if atom.digits else word_at(text, atoms, position)
        if found is None:
            position += 1
            continue
        token, position = found
        if tokens and token.start < tokens[-1].end:
            token = token.model_copy(update={"start": tokens[-1].end})
        tokens.append(token)
        while position < len(atoms) and atoms[position].start < token.end:
            position += 1
    return join(text, tokens)

"""Where in a sentence its source marks stand: behind the number they belong to, otherwise at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.domain.answers import Citation
from assistant.domain.figures import Figure
from assistant.domain.numerals import NumberToken, agrees, read_numbers
from assistant.domain.record import Record
from assistant.export.sources import source_keys


class Piece(Record):
    """A stretch of a sentence, and the numbers of the sources to show behind it."""

    text: str
    marks: tuple[int, ...] = ()


def pieces_of(
    text: str,
    figure_ids: Sequence[str],
    citations: Sequence[Citation],
    figures: Mapping[str, Figure],
    numbers: Mapping[str, int],
) -> tuple[Piece, ...]:
    """Cut a sentence behind its numbers; together the pieces are the text, their marks all its sources.

    A mark stands behind a number only where that number, as precisely as it is written, is the figure's
    value; figures of one value in one sentence are given out in the order in which the sentence names them.
    """
    keys = source_keys(figure_ids, citations)
    marks = {key: numbers[key] for key in keys if key in numbers}
    tokens = read_numbers(text)
    behind: dict[int, list[int]] = {}
    taken: set[int] = set()
    for figure_id in dict.fromkeys(figure_ids):
        key, figure = f"figure:{figure_id}", figures.get(figure_id)
        if figure is None or key not in marks:
            continue
        spot = next((i for i, t in enumerate(tokens) if i not in taken and _writes(t, figure)), None)
        if spot is not None:
            taken.add(spot)
            behind.setdefault(tokens[spot].end, []).append(marks.pop(key))
    end = len(text.rstrip().rstrip("."))
    if marks:
        behind.setdefault(end, []).extend(marks.values())
    return _cut(text, behind)


def _writes(token: NumberToken, figure: Figure) -> bool:
    if not isinstance(figure.value, Decimal):
        return False
    if token.unit is not None and figure.unit is not None and token.unit != figure.unit:
        return False
    return agrees(token, figure.value) or agrees(token, abs(figure.value))


def _cut(text: str, behind: Mapping[int, Sequence[int]]) -> tuple[Piece, ...]:
    pieces, start = [], 0
    for position in sorted(behind):
        pieces.append(Piece(text=text[start:position], marks=tuple(behind[position])))
        start = position
    if text[start:]:
        pieces.append(Piece(text=text[start:]))
    return tuple(pieces)

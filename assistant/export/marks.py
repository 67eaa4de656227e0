"""Where in a sentence its sources belong: behind the number that a figure is, otherwise at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from assistant.domain.answers import Citation
from assistant.domain.figures import Figure
from assistant.domain.numerals import NumberToken, agrees, read_numbers
from assistant.domain.record import Record


class Spot(Record):
    """A source of a sentence, and the character behind which its mark stands."""

    position: int
    key: str


class Piece(Record):
    """A stretch of a sentence, and the numbers of the sources to show behind it."""

    text: str
    marks: tuple[int, ...] = ()


def figure_key(figure_id: str) -> str:
    """The key of a figure among the sources."""
    return f"figure:{figure_id}"


def citation_key(citation: Citation) -> str:
    """The key of a citation among the sources; one passage quoted twice differently is two sources."""
    if citation.kind == "figure":
        return figure_key(citation.ref)
    return f"passage:{citation.ref}:{citation.quote}"


def spots_of(
    text: str, figure_ids: Sequence[str], citations: Sequence[Citation], figures: Mapping[str, Figure]
) -> tuple[Spot, ...]:
    """The sources of a sentence in reading order; each has a spot at least.

    A figure stands behind every number that is its value: first where the number is exactly that value, then
    where it is that value rounded. Figures of one value are given out in the order in which the sentence
    names them. A figure that no number tells and that another figure of the sentence is computed from has no
    spot: the card of the other one shows it with its place.
    """
    tokens = read_numbers(text)
    owners: dict[int, str] = {}
    told: set[str] = set()
    ids = tuple(dict.fromkeys(figure_ids))
    for writes in (_is_exactly, _is_rounded):
        for figure_id in ids:
            figure = figures.get(figure_id)
            if figure is None or figure_id in told:
                continue
            free = (i for i, token in enumerate(tokens) if i not in owners and writes(token, figure))
            if (place := next(free, None)) is not None:
                owners[place] = figure_id
                told.add(figure_id)
    for place, token in enumerate(tokens):
        if place not in owners:
            again = (i for i in ids if i in told and _is_exactly(token, figures[i]))
            if (figure_id := next(again, None)) is not None and token.unit is not None:
                owners[place] = figure_id
    spots = [Spot(position=tokens[place].end, key=figure_key(key)) for place, key in owners.items()]
    end = len(text.rstrip().rstrip("."))
    hidden = {figure_key(key) for key in told | _inputs_of(ids, figures)}
    rest = [key for key in (*map(figure_key, ids), *map(citation_key, citations)) if key not in hidden]
    spots.sort(key=lambda spot: spot.position)
    return (*spots, *(Spot(position=end, key=key) for key in dict.fromkeys(rest)))


def pieces_of(text: str, spots: Sequence[Spot], numbers: Mapping[str, int]) -> tuple[Piece, ...]:
    """Cut a sentence at its spots; together the pieces are the text."""
    behind: dict[int, list[int]] = {}
    for spot in spots:
        if spot.key in numbers:
            behind.setdefault(spot.position, []).append(numbers[spot.key])
    pieces, start = [], 0
    for position in sorted(behind):
        pieces.append(Piece(text=text[start:position], marks=tuple(behind[position])))
        start = position
    if text[start:]:
        pieces.append(Piece(text=text[start:]))
    return tuple(pieces)


def _is_exactly(token: NumberToken, figure: Figure) -> bool:
    return _fits(token, figure, lambda value: value == token.value)


def _is_rounded(token: NumberToken, figure: Figure) -> bool:
    """Rounded to whole units a figure is no longer known for sure: 87 may be 86,95 or a target of 87."""
    if token.decimals == 0 and token.scale == 1:
        return False
    return _fits(token, figure, lambda value: agrees(token, value))


def _fits(token: NumberToken, figure: Figure, same: Callable[[Decimal], bool]) -> bool:
    if not isinstance(figure.value, Decimal) or token.value is None:
        return False
    if token.unit is not None and figure.unit is not None and token.unit != figure.unit:
        return False
    return same(figure.value) or same(abs(figure.value))


def _inputs_of(ids: Sequence[str], figures: Mapping[str, Figure]) -> set[str]:
    found: set[str] = set()
    waiting = [key for figure_id in ids if figure_id in figures for key in figures[figure_id].inputs]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(figures[key].inputs if key in figures else ())
    return found

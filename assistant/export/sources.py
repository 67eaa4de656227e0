"""The numbered sources of a draft or an answer: what each mark opens, on the page and in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.calculation.explanations import explained
from assistant.domain.answers import Answer, Citation
from assistant.domain.drafts import Draft, Sentence
from assistant.domain.figures import Figure, Origin
from assistant.domain.numerals import (
    format_number,
    format_percent,
    format_points,
    format_rupiah,
    read_numbers,
)
from assistant.domain.record import Record
from assistant.domain.sources import Passage
from assistant.export.labels import measure_label, place_text
from assistant.export.marks import citation_key, figure_key, spots_of

_DEEPEST_INPUT = 4
"""Formulas stand on printed figures after two or three steps; a circle must end somewhere."""


class FormulaNote(Record):
    """A formula as a planner checks it: in words and letters, with what limits it and where it comes from.

    `remark` is what is particular to this figure, such as a cap of the office.
    """

    words: str
    symbols: str
    remark: str | None = None
    rounding: str
    limits: tuple[str, ...] = ()
    basis: str | None = None


class SourceNote(Record):
    """One source as a reader sees it.

    `number` is the mark in the text, None for the inputs of a formula. `printed` is the cell as the report
    has it, `place` its file and line or cell. `formula` is the way of computing, `card` explains it in words,
    and `worked` is the sum in one line. `quote` is the passage that a
    cause or solution rests on, `context` the passage around it. `problem` says in Indonesian what to be
    careful of.
    """

    key: str
    number: int | None = None
    title: str
    value: str | None = None
    printed: str | None = None
    place: str | None = None
    table: str | None = None
    formula: str | None = None
    worked: str | None = None
    card: FormulaNote | None = None
    inputs: tuple[SourceNote, ...] = ()
    quote: str | None = None
    context: str | None = None
    problem: str | None = None


def value_text(figure: Figure) -> str:
    """The value of a figure in official Indonesian, with its unit."""
    value = figure.value
    if value is None:
        return "tidak ada nilai"
    if not isinstance(value, Decimal):
        return value
    decimals = _shown_decimals(figure)
    if figure.unit == "%":
        return format_percent(value, decimals)
    if figure.unit == "Rp":
        return format_rupiah(value)
    if figure.unit == "poin":
        return format_points(value)
    number = format_number(value)
    return f"{number} {figure.unit}" if figure.unit else number


def _shown_decimals(figure: Figure) -> int:
    """The decimals with which the office shows a computed figure, two where it is a printed or whole one."""
    if figure.origin is not Origin.COMPUTED:
        return 2
    tokens = [token for token in read_numbers(figure.raw) if token.value is not None]
    return (tokens[0].decimals if tokens else 0) or 2


def figure_note(
    figure: Figure,
    figures: Mapping[str, Figure],
    *,
    number: int | None = None,
    depth: int = 0,
    under: str | None = None,
) -> SourceNote:
    """The source of a figure: its cell, or its formula with each input and the input's own place.

    `under` is the subject that stands above an input already, and is not named again.
    """
    inputs = ()
    if depth < _DEEPEST_INPUT:
        inputs = tuple(
            figure_note(figures[key], figures, depth=depth + 1, under=figure.subject)
            if key in figures
            else SourceNote(key=figure_key(key), title="Masukan hitungan", problem=_NOT_FOUND)
            for key in figure.inputs
        )
    year = f" tahun {figure.year}" if figure.year is not None else ""
    subject = (
        "" if under is not None and figure.subject.casefold() == under.casefold() else f": {figure.subject}"
    )
    return SourceNote(
        key=figure_key(figure.figure_id),
        number=number,
        title=f"{measure_label(figure.measure).capitalize()}{year}{subject}",
        value=value_text(figure),
        printed=figure.raw or None if figure.origin is not Origin.COMPUTED else None,
        place=place_text(figure.location),
        table=figure.table,
        formula=figure.formula,
        worked=figure.arithmetic,
        card=formula_note(figure, figures),
        inputs=inputs,
        problem=figure.doubt,
    )


def formula_note(figure: Figure, figures: Mapping[str, Figure]) -> FormulaNote | None:
    """The formula card of a computed figure, None for a printed one or a formula without a card."""
    explanation = explained(figure, figures)
    if explanation is None:
        return None
    card = explanation.card
    # How many decimals an office shows is its own choice and stands in the figure itself.
    rounding = card.rounding.partition(", ")[0]
    return FormulaNote(
        words=_sentence(card.words),
        symbols=card.symbols,
        remark=_sentence(explanation.remark) if explanation.remark else None,
        rounding=_sentence(rounding),
        limits=tuple(_sentence(limit) for limit in card.limits),
        basis=card.legal_basis.rstrip(".") if card.legal_basis else None,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def passage_note(citation: Citation, passage: Passage | None, *, number: int | None = None) -> SourceNote:
    """The source of a cause, a solution or an answer: the words it rests on, with their place."""
    context = passage.text if passage and passage.text.strip() != citation.quote.strip() else None
    return SourceNote(
        key=citation_key(citation),
        number=number,
        title=_last_heading(passage) or "Kutipan laporan",
        quote=citation.quote or (passage.text if passage else ""),
        context=context if citation.quote else None,
        place=place_text(citation.location or (passage.location if passage else None)),
    )


def sources_of_draft(
    draft: Draft, figures: Mapping[str, Figure], passages: Mapping[str, Passage]
) -> tuple[SourceNote, ...]:
    """All sources of a draft, numbered in reading order."""
    told = ((s.text, s.figure_ids, s.citations) for s in sentences_of(draft))
    return _numbered(told, figures, passages)


def sources_of_answer(
    answer: Answer, figures: Mapping[str, Figure], passages: Mapping[str, Passage]
) -> tuple[SourceNote, ...]:
    """All sources of an answer, numbered in reading order."""
    ids = tuple(value.figure_id for value in answer.values)
    return _numbered([(answer.answer, ids, answer.citations)], figures, passages)


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """The sentences of a draft in reading order, notes for the writer last."""
    for section in draft.sections:
        yield from section.sentences
    yield from draft.notes


def _numbered(
    told: Iterable[tuple[str, Sequence[str], Sequence[Citation]]],
    figures: Mapping[str, Figure],
    passages: Mapping[str, Passage],
) -> tuple[SourceNote, ...]:
    notes: dict[str, SourceNote] = {}
    for text, figure_ids, citations in told:
        cited = {citation_key(citation): citation for citation in citations}
        for spot in spots_of(text, figure_ids, citations, figures):
            if spot.key not in notes:
                notes[spot.key] = _note(
                    spot.key, cited.get(spot.key), figures, passages, number=len(notes) + 1
                )
    return tuple(notes.values())


def _note(
    key: str,
    citation: Citation | None,
    figures: Mapping[str, Figure],
    passages: Mapping[str, Passage],
    *,
    number: int,
) -> SourceNote:
    kind, ref = key.split(":", 1)
    if kind == "figure" and ref in figures:
        return figure_note(figures[ref], figures, number=number)
    if citation is None:
        return SourceNote(key=key, number=number, title="Sumber angka", problem=_NOT_FOUND)
    return passage_note(citation, passages.get(citation.ref), number=number)


def _last_heading(passage: Passage | None) -> str | None:
    return passage.section.split(" > ")[-1].strip() or None if passage else None


_NOT_FOUND = "Sumbernya tidak ditemukan lagi di penyimpanan; periksa angka ini pada laporan aslinya."

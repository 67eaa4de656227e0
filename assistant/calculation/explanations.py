"""Formula cards of computed figures, filled in: what a planner needs to check one by hand."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.calculation import cards, word_cards
from assistant.calculation.achievement import LowerVariant, card_for
from assistant.calculation.categories import AKIP_FORMULA
from assistant.calculation.progress import progress_card
from assistant.calculation.result import FormulaCard
from assistant.domain.figures import Figure
from assistant.domain.indicators import Polarity
from assistant.domain.record import Record

_PROGRESS = tuple(
    progress_card(card_for(polarity, variant))
    for polarity, variant in (
        (Polarity.HIGHER_IS_BETTER, LowerVariant.N1),
        (Polarity.LOWER_IS_BETTER, LowerVariant.N1),
        (Polarity.LOWER_IS_BETTER, LowerVariant.N2),
        (Polarity.HOLD_AT_TARGET, LowerVariant.N1),
    )
)
_KNOWN = {card.formula: card for card in (*_PROGRESS, *cards.EVERY_CARD, *word_cards.EVERY_WORD_CARD)}
_CATEGORY = "kategori capaian menurut "


class Explanation(Record):
    """A computed figure's formula card with its own numbers.

    `arithmetic` is the sum in one line, None where a word was found or nothing could be computed; `inputs`
    tell each input with its value and place; `remark` is what is particular to this figure.
    """

    card: FormulaCard
    arithmetic: str | None
    inputs: tuple[str, ...]
    remark: str | None
    doubt: str | None

    def json_card(self) -> dict[str, object]:
        """The card as an object for other programs; the figure itself has formula, arithmetic and doubt."""
        return {
            "name": self.card.name,
            "words": self.card.words,
            "symbols": self.card.symbols,
            "remark": self.remark,
            "inputs": list(self.inputs),
            "rounding": self.card.rounding,
            "limits": list(self.card.limits),
            "legal_basis": self.card.legal_basis,
        }

    def lines(self) -> list[str]:
        """The card as lines of Indonesian text."""
        told = [
            ("Nama", self.card.name),
            ("Rumus", self.card.words),
            ("Lambang", self.card.symbols),
            ("Keterangan", self.remark),
            ("Hitungan", self.arithmetic),
            *(("Masukan", given) for given in self.inputs),
            ("Pembulatan", self.card.rounding),
            *(("Batasan", limit) for limit in self.card.limits),
            ("Dasar", self.card.legal_basis),
            ("Catatan", self.doubt),
        ]
        return [f"{heading}: {text}" for heading, text in told if text]


def card_of(figure: Figure) -> FormulaCard | None:
    """The formula card of a computed figure, None for a printed one."""
    if figure.formula is None:
        return None
    formula = figure.formula.split(", ", 1)[0]
    if formula.startswith(_CATEGORY):
        return word_cards.KATEGORI.model_copy(update={"legal_basis": _scale_basis(formula)})
    return word_cards.PREDIKAT_AKIP if formula == AKIP_FORMULA else _KNOWN.get(formula)


def explained(figure: Figure, known: Mapping[str, Figure], *, decimals: int = 2) -> Explanation | None:
    """Fill in the card of a computed figure; None for one without a card.

    `known` are the figures that its inputs may be, by id; `decimals` are those that the office shows.
    """
    card = card_of(figure)
    if card is None or figure.formula is None:
        return None
    if isinstance(figure.value, str):
        card = card.model_copy(update={"rounding": "tidak ada: hasilnya berupa kata"})
    elif decimals != 2:
        card = card.model_copy(update={"rounding": card.rounding.replace("dua", str(decimals))})
    remark = figure.formula.partition(", ")[2] or None
    if card.code == word_cards.KATEGORI.code:
        remark = figure.formula
    return Explanation(
        card=card,
        arithmetic=figure.arithmetic,
        inputs=tuple(_told(known[ref]) for ref in figure.inputs if ref in known),
        remark=remark,
        doubt=figure.doubt,
    )


def _told(given: Figure) -> str:
    when = f" {given.year}" if given.year is not None else ""
    unit = f" {given.unit}" if given.unit and given.unit not in given.raw else ""
    place = str(given.location) if given.location else "dihitung" if given.formula else "diisi kantor"
    caption = (given.table or "").lstrip("# ").strip(" :")
    where = f"{caption}, {place}" if caption and given.location else place
    return (
        f"{given.measure.replace('_', ' ')}{when} {given.subject}: {given.raw or '–'}{unit} "
        f"({where}; laporan {given.report_year})"
    )


def _scale_basis(formula: str) -> str | None:
    scale = formula.removeprefix(_CATEGORY)
    return scale if scale.startswith("Permendagri") else None

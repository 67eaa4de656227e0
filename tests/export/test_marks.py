"""A mark stands behind the number it belongs to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.answers import Citation
from assistant.domain.figures import Figure
from assistant.domain.sources import Location
from assistant.export.marks import citation_key, figure_key, pieces_of, spots_of

PLACE = Location(file="laporan.txt", line_from=7, line_to=7)


def figure(key: str, value: str, unit: str | None) -> Figure:
    return Figure(
        figure_id=key,
        report_id="r",
        agency="Dinas X",
        report_year=2024,
        subject="Indikator",
        year=2024,
        measure="realisasi",
        value=Decimal(value),
        unit=unit,
        raw=value,
        location=PLACE,
    )


def marked(text: str, figures: list[Figure], citations: tuple[Citation, ...] = ()) -> str:
    """The text with its marks written as [n]."""
    known = {item.figure_id: item for item in figures}
    keys = [figure_key(key) for key in known] + [citation_key(citation) for citation in citations]
    numbers = {key: place for place, key in enumerate(keys, 1)}
    pieces = pieces_of(text, spots_of(text, list(known), citations, known), numbers)
    assert "".join(piece.text for piece in pieces) == text
    return "".join(piece.text + "".join(f"[{n}]" for n in piece.marks) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        (
            "Realisasi 86,4 persen dari target 90 persen.",
            [figure("r", "86.4", "%"), figure("t", "90", "%")],
            "Realisasi 86,4 persen[1] dari target 90 persen[2].",
        ),
        (
            "Target 90 persen; realisasi 86,4 persen.",
            [figure("r", "86.4", "%"), figure("t", "90", "%")],
            "Target 90 persen[2]; realisasi 86,4 persen[1].",
        ),
        (
            "Capaiannya 96,67 persen.",
            [figure("c", "96.666666666666", "%")],
            "Capaiannya 96,67 persen[1].",
        ),
        (
            "Jumlahnya berkurang 6.477 orang.",
            [figure("d", "-6477", "orang")],
            "Jumlahnya berkurang 6.477[1] orang.",
        ),
        (
            "Terserap Rp12,9 miliar.",
            [figure("b", "12907081721.50", "Rp")],
            "Terserap Rp12,9 miliar[1].",
        ),
        ("Naik 90 poin tahun ini.", [figure("t", "90", "%")], "Naik 90 poin tahun ini[1]."),
        ("Seluruhnya tercapai.", [figure("t", "90", "%")], "Seluruhnya tercapai[1]."),
    ],
)
def test_a_mark_stands_behind_the_number_that_is_the_figure(
    text: str, figures: list[Figure], expected: str
) -> None:
    assert marked(text, figures) == expected


def test_a_number_that_is_a_figure_exactly_goes_before_one_that_is_only_near_to_it() -> None:
    known = [figure("r23", "86.95", "%"), figure("t24", "87", "%")]
    text = "Target 87 persen; tahun lalu 86,95 persen."
    assert marked(text, known) == "Target 87 persen[2]; tahun lalu 86,95 persen[1]."


def test_a_figure_that_is_told_twice_is_marked_twice() -> None:
    known = [figure("d", "2.34", "poin")]
    assert marked("Naik 2,34 poin, ya 2,34 poin.", known) == "Naik 2,34 poin[1], ya 2,34 poin[1]."


def test_an_input_that_the_sentence_does_not_write_is_left_to_the_card_of_what_is_computed_from_it() -> None:
    computed = figure("c", "96", "%").model_copy(update={"inputs": ("r", "t")})
    known = [computed, figure("r", "86.4", "%"), figure("t", "90", "%")]
    assert marked("Capaiannya 96 persen dari target 90 persen.", known) == (
        "Capaiannya 96 persen[1] dari target 90 persen[3]."
    )


def test_two_figures_of_one_value_are_given_out_in_the_order_of_the_sentence() -> None:
    twice = [figure("t23", "87", "%"), figure("t24", "87", "%")]
    assert marked("Target 87 persen dan 87 persen.", twice) == "Target 87 persen[1] dan 87 persen[2]."


def test_a_passage_stands_at_the_end_of_its_sentence() -> None:
    cited = (Citation(kind="passage", ref="p", location=PLACE, quote="tenaga gizi kurang"),)
    assert marked("Hambatannya tenaga gizi.", [], cited) == "Hambatannya tenaga gizi[1]."

"""Every mark leads to a place or to a formula whose inputs have places."""

from __future__ import annotations

import pytest

from assistant.domain.answers import Answer, AnswerValue, Citation
from assistant.domain.sources import Location
from assistant.export.labels import measure_label, place_text, places_text
from assistant.export.marks import spots_of
from assistant.export.sources import (
    figure_note,
    sentences_of,
    sources_of_answer,
    sources_of_draft,
)
from assistant.web.scripted import AGENCY, FIGURES, PASSAGES, ScriptedServices

FIGURE = {figure.figure_id: figure for figure in FIGURES}
PASSAGE = {passage.passage_id: passage for passage in PASSAGES}


def whole_draft():
    (*_, draft) = ScriptedServices().draft(AGENCY, 2024)
    return draft


def test_every_source_of_a_draft_has_one_number_in_order_of_appearance() -> None:
    draft = whole_draft()
    notes = sources_of_draft(draft, FIGURE, PASSAGE)
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    wanted = [
        spot.key for s in sentences_of(draft) for spot in spots_of(s.text, s.figure_ids, s.citations, FIGURE)
    ]
    assert [note.key for note in notes] == list(dict.fromkeys(wanted))
    assert {f"figure:{figure.figure_id}" for figure in FIGURES} <= set(wanted)


def test_every_source_opens_a_place_or_a_formula_whose_inputs_have_places() -> None:
    for note in sources_of_draft(whole_draft(), FIGURE, PASSAGE):
        assert note.place or (note.formula and note.inputs and all(part.place for part in note.inputs))


def test_a_printed_figure_shows_the_cell_as_printed_and_a_computed_one_its_formula() -> None:
    printed = figure_note(FIGURE["r24"], FIGURE)
    assert (printed.value, printed.printed, printed.formula) == ("86,40 persen", "86,40", None)
    computed = figure_note(FIGURE["c24"], FIGURE)
    assert (computed.printed, computed.formula) == (None, "realisasi / target × 100")
    assert [part.printed for part in computed.inputs] == ["86,40", "90"]


def test_a_circle_of_inputs_ends() -> None:
    one = FIGURE["c24"].model_copy(update={"inputs": ("c24",)})
    assert figure_note(one, {"c24": one}).inputs


def test_a_source_that_is_gone_is_said_to_be_gone() -> None:
    answer = Answer(answer="Ada 7.", values=(AnswerValue(value=None, unit=None, figure_id="tidak-ada"),))
    (note,) = sources_of_answer(answer, {}, {})
    assert note.problem is not None


def test_a_quote_carries_the_passage_around_it() -> None:
    cited = Citation(kind="passage", ref="p1", location=PASSAGES[0].location, quote="dua puskesmas")
    (note,) = sources_of_answer(Answer(answer="x", citations=(cited,)), {}, PASSAGE)
    assert (note.quote, note.context, note.title) == ("dua puskesmas", PASSAGES[0].text, "Hambatan")


@pytest.mark.parametrize(
    ("measure", "label"),
    [
        ("realisasi", "realisasi"),
        ("serapan_persen", "serapan anggaran"),
        ("realisasi_tw3", "realisasi triwulan 3"),
        ("jumlah_kunjungan_rumah", "jumlah kunjungan rumah"),
    ],
)
def test_a_measure_has_an_indonesian_name(measure: str, label: str) -> None:
    assert measure_label(measure) == label


def test_places_name_each_file_once() -> None:
    first = Location(file="a.txt", line_from=3, line_to=3)
    second = Location(file="a.txt", line_from=9, line_to=11)
    third = Location(file="b.xlsx", sheet="Data", cell="C4")
    assert place_text(third) == "b.xlsx, lembar Data, sel C4"
    assert places_text([first, second, third]) == "a.txt, b. 3; b. 9–11; b.xlsx, lembar Data, sel C4"
    assert place_text(None) is None

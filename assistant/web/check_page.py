"""The page on which a paragraph is pasted and each of its claims is checked."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.export.sources import figure_note
from assistant.web.check_views import check_view
from assistant.web.choice import ChoiceBar
from assistant.web.conversation import with_inputs
from assistant.web.failures import sentence_for
from assistant.web.markup import notice
from assistant.web.services import Services

LONGEST_TEXT = 20_000


def build_check(services: Services, choice: ChoiceBar) -> None:
    """Lay out the page."""
    import gradio as gr

    gr.HTML(
        '<p class="lead">Tempel satu atau beberapa paragraf. Setiap angka, dan setiap kata yang menyiratkan '
        "angka (naik, melampaui, seluruh …), dicocokkan dengan laporan yang dipilih di atas.</p>",
        js_on_load=None,
    )
    text = gr.Textbox(
        label="Teks yang diperiksa", lines=7, max_lines=16, max_length=LONGEST_TEXT, elem_id="check-text"
    )
    button = gr.Button("Periksa teks", variant="primary", elem_id="check-button")
    result = gr.HTML("", elem_id="check-result", js_on_load=None)

    def run(pasted: str, agency: str | None, year: int | None) -> str:
        return checked(services, pasted or "", agency, year)

    button.click(
        run,
        [text, *choice.components],
        result,
        show_progress="minimal",
        api_visibility="private",
        preprocess=False,
    )


def checked(services: Services, text: str, agency: str | None, year: int | None) -> str:
    """The checked text as HTML, or the sentence that says why it could not be checked."""
    try:
        if not text.strip():
            raise InputError("Belum ada teks; tempel paragraf yang akan diperiksa, lalu klik Periksa teks.")
        if len(text) > LONGEST_TEXT:
            raise InputError(f"Teks terlalu panjang; periksa paling banyak {LONGEST_TEXT} huruf sekaligus.")
        if agency is None or year is None:
            raise InputError("Belum ada laporan; masukkan berkas LKjIP di halaman Laporan terlebih dahulu.")
        result = services.check(text, agency, year)
        ids = [key for claim in result.claims for key in claim.fact_ids]
        figures = with_inputs(services, ids, {})
        notes = {key: figure_note(figures[key], figures) for key in ids if key in figures}
        return check_view(text, result, notes)
    except Exception as error:
        return notice(sentence_for(error), "error")

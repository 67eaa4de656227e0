"""The page on which a report is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.web.check_views import review_view
from assistant.web.choice import report_label
from assistant.web.failures import sentence_for
from assistant.web.markup import notice
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build_review(services: Services) -> gr.Dropdown:
    """Lay out the page; returns the dropdown of reports."""
    import gradio as gr

    gr.HTML(
        '<p class="lead">Pilih laporan, lalu mulai reviu. Program menghitung ulang jumlah, persentase, dan '
        "capaian, membandingkan tabel dengan narasi, dan menunjukkan letak setiap ketidakcocokan.</p>",
        js_on_load=None,
    )
    reports = gr.Dropdown([], label="Laporan yang direviu", elem_id="review-report")
    button = gr.Button("Mulai reviu", variant="primary", elem_id="review-button")
    result = gr.HTML("", elem_id="review-result", js_on_load=None)

    def run(report_id: str | None) -> str:
        return reviewed(services, report_id)

    button.click(run, [reports], result, show_progress="minimal", api_visibility="private")
    return reports


def report_choices(services: Services) -> list[tuple[str, str]]:
    """The known reports as label and identifier."""
    return [(report_label(report), report.report_id) for report in services.reports()]


def reviewed(services: Services, report_id: str | None) -> str:
    """The review as HTML, or the sentence that says why there is none."""
    try:
        if not report_id:
            raise InputError("Belum ada laporan yang dipilih; pilih satu laporan dari daftar.")
        labels = {key: label for label, key in report_choices(services)}
        return review_view(services.review(report_id), labels.get(report_id, report_id))
    except Exception as error:
        return notice(sentence_for(error), "error")

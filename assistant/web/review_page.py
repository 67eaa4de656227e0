"""The page on which a report is reviewed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.export.review_sheet import write_review
from assistant.web.check_views import review_view
from assistant.web.choice import report_label
from assistant.web.failures import sentence_for
from assistant.web.markup import notice
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build_review(services: Services, folder: Path) -> gr.Dropdown:
    """Lay out the page, review sheets are written below `folder`; returns the dropdown of reports."""
    import gradio as gr

    gr.HTML(
        '<p class="lead">Pilih laporan, lalu mulai reviu. Program menghitung ulang jumlah, persentase, dan '
        "capaian, membandingkan tabel dengan tabel lain, narasi, daftar isi, dan laporan tahun sebelumnya, "
        "lalu menunjukkan letak setiap ketidakcocokan.</p>"
        '<p class="hint">Kesalahan terbukti dari hitungan. Yang perlu diperiksa mungkin disengaja, misalnya '
        "capaian yang dibatasi. Catatan tidak mengubah angka, misalnya pembulatan. Temuan yang berasal dari "
        "satu sel disatukan.</p>",
        js_on_load=None,
    )
    reports = gr.Dropdown([], label="Laporan yang direviu", elem_id="review-report")
    button = gr.Button("Mulai reviu", variant="primary", elem_id="review-button")
    sheet = gr.DownloadButton("Unduh lembar reviu (.docx)", visible=False, elem_id="review-sheet", size="sm")
    result = gr.HTML("", elem_id="review-result", js_on_load=None)

    def run(report_id: str | None) -> tuple[Any, Any]:
        html, path = reviewed(services, report_id, folder)
        return html, gr.update(value=str(path) if path else None, visible=path is not None)

    button.click(
        run, [reports], [result, sheet], show_progress="minimal", api_visibility="private", preprocess=False
    )
    return reports


def reviewed(services: Services, report_id: str | None, folder: Path) -> tuple[str, Path | None]:
    """The review as HTML with its sheet, or the sentence that says why there is none."""
    try:
        report = next((r for r in services.reports() if r.report_id == report_id), None)
        if report is None:
            raise InputError("Belum ada laporan yang dipilih; pilih satu laporan dari daftar.")
        findings = services.review(report.report_id)
        path = Path(tempfile.mkdtemp(dir=folder)) / f"lembar-reviu-{report.year}.docx"
        write_review(report, findings, path)
        return review_view(findings, report_label(report)), path
    except Exception as error:
        return notice(sentence_for(error), "error"), None

"""The page that lists the known reports and takes in new ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.numerals import format_number
from assistant.domain.sources import Report
from assistant.errors import InputError
from assistant.export.labels import place_text
from assistant.web.failures import sentence_for
from assistant.web.markup import escape, notice
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr

LARGEST_UPLOAD_MB = 50
KINDS = (".txt", ".md", ".csv", ".docx", ".xlsx", ".pdf")
_SHOWN_SKIPPED = 200


class ReportsPage:
    """The components of the page that others have to know."""

    def __init__(self, listing: gr.HTML, upload: gr.UploadButton, outcome: gr.HTML) -> None:
        self.listing = listing
        self.upload = upload
        self.outcome = outcome


def build_reports(services: Services) -> ReportsPage:
    """Lay out the page; the caller wires the upload, because a new report changes every page."""
    import gradio as gr

    with gr.Row(equal_height=False):
        with gr.Column(scale=4, min_width=300):
            gr.HTML(
                f'<h3>Masukkan laporan</h3><p class="hint" data-largest-mb="{LARGEST_UPLOAD_MB}">Berkas '
                f"{escape(', '.join(KINDS))}, paling besar {LARGEST_UPLOAD_MB} MB. Berkas dibaca di "
                "komputer ini saja, tidak dikirim ke mana pun. Makro dan rumus tidak pernah dijalankan.</p>"
                '<div id="upload-problem" aria-live="assertive"></div>',
                js_on_load=None,
            )
            upload = gr.UploadButton(
                "Pilih berkas laporan …",
                file_types=list(KINDS),
                file_count="single",
                variant="primary",
                elem_id="upload",
            )
            outcome = gr.HTML("", elem_id="ingest-result", js_on_load=None)
        with gr.Column(scale=7, min_width=320):
            listing = gr.HTML("", elem_id="reports", js_on_load=None)
    return ReportsPage(listing, upload, outcome)


def listed(services: Services) -> str:
    """The known reports as HTML, or the sentence that says why they cannot be listed."""
    try:
        return reports_view(services.reports())
    except Exception as error:
        return notice(sentence_for(error), "error")


def taken_in(services: Services, path: str | None) -> str:
    """Read an uploaded file and tell what was read, or why not, as HTML."""
    try:
        if not path:
            raise InputError(
                "Belum ada berkas; pilih berkas laporan, tunggu sampai terunggah, lalu klik lagi."
            )
        file = Path(path)
        if file.suffix.casefold() not in KINDS:
            raise InputError(f"Berkas '{file.name}' bukan jenis yang dikenal; pilih {', '.join(KINDS)}.")
        return outcome_view(services.ingest(file))
    except Exception as error:
        return notice(sentence_for(error), "error")


def reports_view(reports: Sequence[Report]) -> str:
    """The known reports as a table."""
    head = f"<h3>Laporan yang dikenal ({len(reports)})</h3>"
    if not reports:
        return head + notice("Belum ada laporan; masukkan berkas LKjIP di sebelah ini.", "info")
    rows = "".join(
        f"<tr><td>{escape(report.agency)}</td><td>{report.year}</td><td>{escape(report.file)}</td>"
        f'<td class="count">{count_text(report.figures)}</td>'
        f'<td class="count">{count_text(report.passages)}</td>'
        f'<td class="count">{count_text(len(report.skipped))}</td></tr>'
        for report in reports
    )
    skipped = "".join(
        _skipped_rows(report, f"Baris yang dilewati: {report.agency}, {report.year}")
        for report in reports
        if report.skipped
    )
    return (
        f'{head}<div class="scroll"><table><thead><tr><th>Perangkat daerah</th><th>Tahun</th><th>Berkas</th>'
        "<th>Angka</th><th>Bagian teks</th><th>Baris dilewati</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{skipped}"
    )


def outcome_view(report: Report) -> str:
    """What was read from a file: counts, and every row that was not understood."""
    text = (
        f"{report.title}: {count_text(report.figures)} angka dan "
        f"{count_text(report.passages)} bagian teks dibaca untuk {report.agency} tahun {report.year}."
    )
    done = notice(text, "info", title="Berkas sudah dibaca")
    if not report.skipped:
        return done + '<p class="hint">Tidak ada baris yang dilewati.</p>'
    return done + _skipped_rows(report, "Baris yang dilewati", opened=True)


def _skipped_rows(report: Report, title: str, *, opened: bool = False) -> str:
    rows = "".join(
        f"<tr><td>{escape(place_text(row.location) or '')}</td><td>{escape(row.reason)}</td></tr>"
        for row in report.skipped[:_SHOWN_SKIPPED]
    )
    more = len(report.skipped) - _SHOWN_SKIPPED
    rest = f'<p class="hint">Masih ada {count_text(more)} baris lain.</p>' if more > 0 else ""
    return (
        f"<details{' open' if opened else ''}><summary>{escape(title)} ({count_text(len(report.skipped))})"
        '</summary><div class="scroll"><table><thead><tr><th>Letak</th><th>Alasan</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{rest}</details>"
    )


def count_text(count: int) -> str:
    """A count with Indonesian thousands."""
    return format_number(Decimal(count))

"""The page that lists the known reports and takes in new ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain.numerals import format_number
from assistant.domain.sources import Report, TakenIn
from assistant.errors import InputError
from assistant.export.labels import place_text
from assistant.web.choice import report_label
from assistant.web.failures import sentence_for
from assistant.web.markup import escape, notice
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr

LARGEST_UPLOAD_MB = 50
KINDS = (".txt", ".md", ".csv", ".docx", ".xlsx", ".pdf")
_SHOWN_SKIPPED = 200


class IdentityForm:
    """Says whose report a file is, where it does not say so itself or is misunderstood."""

    def __init__(self) -> None:
        import gradio as gr

        self.file = gr.State(None)
        with gr.Accordion(
            "Instansi atau tahunnya keliru? Betulkan di sini", open=False, visible=False
        ) as self.box:
            self.agency = gr.Textbox(label="Perangkat daerah", elem_id="correct-agency", max_lines=1)
            self.year = gr.Textbox(label="Tahun laporan", elem_id="correct-year", max_lines=1)
            self.button = gr.Button("Simpan dan baca ulang", size="sm", elem_id="correct-button")

    def shown(self, path: str | None, report: Report | None) -> list[Any]:
        """Updates of file, box, agency and year after a file was read, or could not be."""
        import gradio as gr

        known = path is not None and Path(path).is_file()
        return [
            path if known else None,
            gr.update(visible=known, open=known and report is None),
            report.agency if report else "",
            str(report.year) if report else "",
        ]

    @property
    def components(self) -> list[Any]:
        return [self.file, self.box, self.agency, self.year]


class RemovalForm:
    """Removes a report, after asking once more."""

    def __init__(self) -> None:
        import gradio as gr

        with gr.Accordion("Hapus laporan", open=False):
            self.report = gr.Dropdown([], label="Laporan yang dihapus", elem_id="remove-report")
            self.sure = gr.Checkbox(
                label="Ya, hapus laporan ini beserta angka dan bagian teksnya dari penyimpanan", value=False
            )
            gr.HTML('<p class="hint">Berkas aslinya tidak disentuh.</p>', js_on_load=None)
            self.button = gr.Button("Hapus", size="sm", elem_id="remove-button")


class ReportsPage:
    """The components of the page that others have to know; its events change every page."""

    def __init__(
        self,
        upload: gr.UploadButton,
        outcome: gr.HTML,
        identity: IdentityForm,
        removal: RemovalForm,
        listing: gr.HTML,
    ) -> None:
        self.upload = upload
        self.outcome = outcome
        self.identity = identity
        self.removal = removal
        self.listing = listing


def build_reports() -> ReportsPage:
    """Lay out the page; the caller wires its events, because a new report changes every page."""
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
            identity, removal = IdentityForm(), RemovalForm()
        with gr.Column(scale=7, min_width=320):
            listing = gr.HTML("", elem_id="reports", js_on_load=None)
    return ReportsPage(upload, outcome, identity, removal, listing)


def listed(services: Services) -> str:
    """The known reports as HTML, or the sentence that says why they cannot be listed."""
    try:
        return reports_view(services.reports())
    except Exception as error:
        return notice(sentence_for(error), "error")


def taken_in(
    services: Services, path: str | None, agency: str = "", year: str = ""
) -> tuple[str, Report | None]:
    """Read an uploaded file, as what a person says it is, and tell as HTML what was read, or why not."""
    try:
        if not path:
            raise InputError(
                "Belum ada berkas; pilih berkas laporan, tunggu sampai terunggah, lalu klik lagi."
            )
        file = Path(path)
        if file.suffix.casefold() not in KINDS:
            raise InputError(f"Berkas '{file.name}' bukan jenis yang dikenal; pilih {', '.join(KINDS)}.")
        taken = services.ingest(file, agency.strip() or None, _year(year))
        return outcome_view(taken), taken.report
    except Exception as error:
        return notice(sentence_for(error), "error"), None


def _year(text: str) -> int | None:
    """A year that was typed; none where nothing was."""
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and 1999 <= int(typed) <= 2100):
        raise InputError(f"Tahun laporan '{typed}' bukan tahun; tulis empat angka, misalnya 2024.")
    return int(typed)


def removed(services: Services, report_id: str | None, sure: bool) -> str:
    """Remove a report and say so as HTML, or what is still to be done."""
    try:
        if not report_id:
            raise InputError("Belum ada laporan yang dipilih; pilih laporan yang akan dihapus.")
        if not sure:
            raise InputError("Laporan belum dihapus; beri tanda pada kotak persetujuan, lalu klik lagi.")
        report = services.forget(report_id)
        return notice(
            f"{report_label(report)} sudah dihapus dari penyimpanan; berkas aslinya tidak disentuh.",
            title="Laporan dihapus",
        )
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


def outcome_view(taken: TakenIn) -> str:
    """What was read from a file: counts, doubts, and every row that was not understood."""
    report = taken.report
    text = (
        f"{report.title}: {count_text(report.figures)} angka dan "
        f"{count_text(report.passages)} bagian teks dibaca untuk {report.agency} tahun {report.year}."
    )
    done = notice(text, title="Berkas sudah dibaca")
    done += "".join(notice(doubt, "warning") for doubt in taken.doubts)
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

"""The web application: one page of tabs over the services, for the browser of this computer."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import SetupError
from assistant.settings import OFFLINE_ENVIRONMENT
from assistant.web.chat import build_chat
from assistant.web.check_page import build_check
from assistant.web.choice import build_choice, choose, known_reports, report_label
from assistant.web.markup import notice
from assistant.web.reports_page import LARGEST_UPLOAD_MB, build_reports, listed, removed, taken_in
from assistant.web.review_page import build_review
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr

_LOOK = Path(__file__).resolve().parent / "look"
_TITLE = "Asisten LKjIP"
_DAY_SECONDS = 86_400
_ACCENT = (
    "#f0f8f9",
    "#e3f0f2",
    "#bfdde2",
    "#8fc3cc",
    "#3f8f9d",
    "#0b5563",
    "#0b5563",
    "#094653",
    "#073842",
    "#052a32",
    "#031c22",
)
"""Shades of one dark teal; white on it has a contrast of 8.6 to 1."""
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif")
"""Fonts of the computer itself: nothing is fetched, and the first text stands at once."""


def build(services: Services) -> gr.Blocks:
    """Lay out all pages over the services."""
    _stay_offline()
    import gradio as gr

    folder = Path(tempfile.mkdtemp(prefix="lkjip-draf-"))
    with gr.Blocks(
        title=_TITLE, analytics_enabled=False, fill_width=True, delete_cache=(_DAY_SECONDS, _DAY_SECONDS)
    ) as blocks:
        with gr.Row(elem_id="top", equal_height=True):
            gr.HTML(
                '<header class="brand"><h1>Asisten LKjIP</h1>'
                "<p>Draf Bab III dengan angka yang dihitung dan sebab yang bersumber</p></header>",
                elem_id="brand",
                js_on_load=None,
            )
            choice = build_choice([])
        with gr.Tabs(elem_id="pages", overflow_behavior="wrap"):
            with gr.Tab("Draf dan tanya jawab", id="chat"):
                chat = build_chat(services, choice, folder)
            with gr.Tab("Periksa teks", id="check"):
                build_check(services, choice)
            with gr.Tab("Reviu laporan", id="review"):
                review_report = build_review(services, folder)
            with gr.Tab("Laporan", id="reports"):
                page = build_reports()
        shared = [
            *choice.components, review_report, page.removal.report, page.listing, *chat["examples"],
        ]  # fmt: skip

        def fit(agency: str | None, year: int | None) -> list[Any]:
            """What every page shows for a choice of office and year."""
            known = known_reports(services)
            chosen = choose(known, agency, year)
            labelled = [(report_label(r), r.report_id) for r in known]
            current = [r.report_id for r in known if (r.agency, r.year) == (chosen.agency, chosen.year)]
            return [
                gr.update(choices=list(chosen.agencies), value=chosen.agency),
                gr.update(choices=list(chosen.years), value=chosen.year),
                gr.update(choices=labelled, value=current[-1] if current else None),
                gr.update(choices=labelled, value=None),
                listed(services),
                *chat["fit"](chosen.agency, chosen.year),
            ]

        def take_in(path: str | None, agency: str = "", year: str = "") -> Iterator[list[Any]]:
            waiting = notice("Berkas sedang dibaca; laporan yang panjang perlu beberapa detik.")
            yield [waiting, *[gr.skip() for _ in page.identity.components]]
            html, report = taken_in(services, path, agency, year)
            yield [html, *page.identity.shown(path, report)]

        def remove(report_id: str | None, sure: bool) -> tuple[str, bool]:
            return removed(services, report_id, sure), False

        quiet = {"show_progress": "hidden", "api_visibility": "private"}
        refit = {"fn": fit, "inputs": choice.components, "outputs": shared, "preprocess": False, **quiet}
        blocks.load(**refit)
        gr.on([choice.agency.input, choice.year.input], **refit)
        identity, removal = page.identity, page.removal
        read = {"fn": take_in, "outputs": [page.outcome, *identity.components], **quiet}
        page.upload.upload(inputs=[page.upload], **read).then(**refit)
        identity.button.click(inputs=[identity.file, identity.agency, identity.year], **read).then(**refit)
        removal.button.click(
            remove, [removal.report, removal.sure], [page.outcome, removal.sure], preprocess=False, **quiet
        ).then(**refit)
    return blocks


def launch(services: Services, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the pages until the program is ended.

    Raises:
        SetupError: the port is taken or the address cannot be served.
    """
    blocks = start(services, host, port)
    shown = f"[{host}]" if ":" in host else host
    _say(f"Halaman siap. Buka http://{shown}:{port} di peramban; tekan Ctrl+C di sini untuk berhenti.")
    if host not in ("127.0.0.1", "localhost", "::1"):
        _say("Perhatian: alamat ini dapat dibuka komputer lain di jaringan yang sama, tanpa kata sandi.")
    blocks.block_thread()


def start(services: Services, host: str, port: int) -> gr.Blocks:
    """Open the pages at an address and come back at once; the caller closes them.

    Raises:
        SetupError: the port is taken or the address cannot be served.
    """
    blocks = build(services)
    import gradio as gr

    theme = gr.themes.Base(
        primary_hue=gr.themes.Color(*_ACCENT),
        neutral_hue=gr.themes.colors.slate,
        font=list(_FONTS),
        font_mono=["ui-monospace", "Consolas", "monospace"],
        text_size=gr.themes.sizes.text_md,
    )
    try:
        blocks.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            inbrowser=False,
            show_error=False,
            footer_links=[],
            run_history=False,
            enable_monitoring=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            max_file_size=f"{LARGEST_UPLOAD_MB}mb",
            theme=theme,
            css_paths=[_LOOK / "page.css"],
            head=f"<script>{(_LOOK / 'page.js').read_text(encoding='utf-8')}</script>",
        )
    except OSError as error:
        raise SetupError(
            f"Halaman tidak dapat dibuka di {host}:{port}, mungkin karena porta itu sedang dipakai program "
            f"lain; tutup program itu atau pilih porta lain, misalnya `lkjip serve --port {port + 1}`."
        ) from error
    return blocks


def _stay_offline() -> None:
    """Keep gradio from calling home, and its own start-up request from going through an office proxy."""
    for name, value in OFFLINE_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):
        present = os.environ.get(name)
        os.environ[name] = ",".join([*([present] if present else []), "127.0.0.1", "localhost"])


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()

"""The pages in a real headless browser, on the scripted services."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant.errors import SetupError
from assistant.web.app import start
from assistant.web.reports_page import LARGEST_UPLOAD_MB
from assistant.web.scripted import AGENCY, INDICATOR, OTHER_AGENCY, ScriptedServices

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    port = free_port()
    blocks = start(ScriptedServices(pause_seconds=0.3), "127.0.0.1", port)
    yield f"http://127.0.0.1:{port}"
    blocks.close(verbose=False)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed here (apt install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=found,
            headless=True,
            args=FLAGS,
            viewport={"width": 1366, "height": 768},
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(30_000)
        yield context
        context.close()


@pytest.fixture
def page(browser: BrowserContext, address: str) -> Iterator[Page]:
    """A fresh page; every request it makes has to stay on this computer, and no script may fail."""
    page = browser.new_page()
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address)
    page.wait_for_function("() => document.querySelector('#choose-year input')?.value === '2024'")
    yield page
    elsewhere = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme in ("http", "https", "ws")}
    assert elsewhere == {"127.0.0.1"}
    assert broken == []
    page.close()


def ask(page: Page, message: str) -> None:
    page.get_by_label("Permintaan atau pertanyaan").fill(message)
    page.get_by_role("button", name="Kirim").click()


def draft_lengths(page: Page) -> list[int]:
    """How many analyses the draft had at each moment until it was finished."""
    return page.evaluate(
        """() => new Promise((done) => {
            const seen = [];
            const watch = setInterval(() => {
                const draft = document.querySelector(".draft");
                if (!draft) return;
                seen.push(draft.querySelectorAll("h5").length);
                if (draft.getAttribute("aria-busy") === "false") { clearInterval(watch); done(seen); }
            }, 30);
        })"""
    )


def test_the_first_screen_tells_what_to_do_without_scrolling(page: Page) -> None:
    for text in ("perangkat daerah dan tahun laporan di atas", "klik salah satu contoh"):
        assert page.get_by_text(text).first.is_visible()
    box = page.get_by_role("button", name="Kirim").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768
    assert page.title() == "Asisten LKjIP"
    assert page.evaluate("document.documentElement.lang") == "id"


def test_a_clicked_example_becomes_a_draft_that_grows_before_the_eyes(page: Page) -> None:
    page.get_by_label("Tahun laporan").click()
    page.get_by_role("option", name="2023").click()
    page.wait_for_function("() => document.querySelector('#choose-year input').value === '2023'")
    ask(page, f"buatkan draf lengkap untuk {INDICATOR}")
    lengths = draft_lengths(page)
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]
    assert page.locator(".draft h3").inner_text() == f"{AGENCY}, tahun 2023"


def test_another_office_brings_its_own_years_without_an_error(page: Page) -> None:
    for _ in range(3):
        for agency, year in ((OTHER_AGENCY, "2021"), (AGENCY, "2024")):
            page.get_by_label("Perangkat daerah").click()
            page.get_by_role("option", name=agency).click()
            page.wait_for_function(f"() => document.querySelector('#choose-year input').value === '{year}'")
    assert page.locator(".toast-body, .toast-wrap .error").count() == 0


def test_a_click_on_a_mark_opens_the_cell_as_printed(page: Page) -> None:
    page.locator(".example").first.click()
    page.locator(".draft[aria-busy=false]").wait_for()
    page.locator("button.mark[data-source$='-s1']").first.click()
    card = page.locator(".source.open")
    assert "Tertulis di laporan" in card.inner_text()
    assert "b. 112" in card.inner_text()
    assert page.evaluate("document.activeElement.classList.contains('source')")


def test_the_list_of_sources_scrolls_for_itself_and_the_page_stays_where_it_is(page: Page) -> None:
    ask(page, "buatkan draf lengkap")
    page.locator(".draft[aria-busy=false]").wait_for()
    panel = page.locator("#source-panel")
    assert panel.evaluate("node => node.scrollHeight > node.clientHeight")
    page.locator("button.mark[data-source='t1-s10']").first.click()
    page.locator("#t1-s10.open").wait_for()
    assert panel.evaluate("node => node.scrollTop") > 0
    assert page.evaluate("window.scrollY") == 0


def test_marks_work_by_keyboard_and_lead_back_to_the_text(page: Page) -> None:
    page.locator(".example").first.click()
    page.locator(".draft[aria-busy=false]").wait_for()
    mark = page.locator("button.mark[data-source$='-s4']").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator(".source.open")
    assert "Realisasi dibagi target, dikali 100" in card.inner_text()
    page.keyboard.press("Escape")
    assert mark.evaluate("node => node === document.activeElement")


def test_an_earlier_draft_still_opens_its_own_sources(page: Page) -> None:
    page.locator(".example").first.click()
    page.locator(".draft[aria-busy=false]").wait_for()
    ask(page, "Berapa realisasinya?")
    page.locator("#source-panel [data-prefix=t2]").wait_for()
    page.locator("button.mark[data-source='t1-s4']").first.click()
    assert "Realisasi dibagi target, dikali 100" in page.locator(".source.open").inner_text()


def test_the_draft_can_be_copied_and_downloaded_as_a_word_document(page: Page, tmp_path: Path) -> None:
    from docx import Document

    page.locator(".example").nth(1).click()
    page.get_by_role("button", name="Salin teks draf").click()
    page.get_by_role("button", name="Tersalin").wait_for()
    assert "[Perlu konfirmasi penyebab]" in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.get_by_text("Unduh draf terakhir").click()
    download.value.save_as(tmp_path / "draf.docx")
    text = "\n".join(p.text for p in Document(str(tmp_path / "draf.docx")).paragraphs)
    assert "[Perlu konfirmasi penyebab]" in text


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("Siapa kepala dinasnya?", "Laporan ini tidak memuat jawaban atas pertanyaan itu."),
        ("apa yang rusak?", "Ada yang tidak berjalan semestinya"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_plain_sentence(page: Page, message: str, sentence: str) -> None:
    ask(page, message)
    page.get_by_text(sentence).first.wait_for()
    assert not re.search(r"Traceback|RuntimeError|\bError\b", page.locator("body").inner_text())


def test_markup_that_people_write_is_shown_and_never_run(page: Page) -> None:
    hostile = (
        '<img src=x onerror="window.hit=1"> ${window.hit=2} {{constructor}} ![x](http://example.com/x.png)'
    )
    ask(page, hostile)
    page.locator("#conversation .notice").first.wait_for()
    page.get_by_role("tab", name="Periksa teks").click()
    page.get_by_label("Teks yang diperiksa").fill(hostile)
    page.get_by_role("button", name="Periksa teks").click()
    page.locator(".checked").wait_for()
    assert page.locator(".checked").inner_text() == hostile
    assert page.evaluate("window.hit") is None


def test_each_claim_of_a_pasted_text_is_marked(page: Page) -> None:
    page.get_by_role("tab", name="Periksa teks").click()
    page.get_by_label("Teks yang diperiksa").fill("Realisasi 86,4 persen melampaui target 94 persen.")
    page.get_by_role("button", name="Periksa teks").click()
    page.locator(".claim-contradicted").click()
    assert page.evaluate("document.activeElement.id") == "claim-2"
    assert "Target tahun 2024 adalah 90 persen." in page.locator("#claim-2").inner_text()


def test_a_review_shows_findings_and_offers_its_sheet(page: Page) -> None:
    page.get_by_role("tab", name="Reviu laporan").click()
    page.get_by_role("button", name="Mulai reviu").click()
    page.get_by_text("Kesalahan (1)").wait_for()
    assert page.get_by_text("Unduh lembar reviu").is_visible()


def test_an_uploaded_report_is_listed_and_can_be_chosen_at_once(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "LKjIP baru 2022.txt"
    file.write_text("LKjIP tahun 2022", encoding="utf-8")
    page.get_by_role("tab", name="Laporan", exact=True).click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_text("Berkas sudah dibaca").wait_for()
    assert "Baris yang dilewati (1)" in page.locator("#ingest-result").inner_text()
    page.get_by_label("Tahun laporan").click()
    page.get_by_role("option", name="2022").wait_for()
    page.keyboard.press("Escape")


def test_a_file_that_does_not_say_whose_it_is_is_read_after_a_correction_and_can_be_removed(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "Laporan tanpa judul.txt"
    file.write_text("tanpa nama", encoding="utf-8")
    page.get_by_role("tab", name="Laporan", exact=True).click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_text("tidak ditemukan nama perangkat daerah").wait_for()
    page.locator("#correct-agency input, #correct-agency textarea").fill("Dinas Perhubungan Kota Contoh")
    page.locator("#correct-year input, #correct-year textarea").fill("2019")
    page.locator("#correct-button").click()
    page.get_by_text("Berkas sudah dibaca").wait_for()
    row = page.locator("#reports tr", has_text="Dinas Perhubungan Kota Contoh")
    row.wait_for()
    page.get_by_role("button", name="Hapus laporan").click()
    page.get_by_label("Laporan yang dihapus").click()
    page.get_by_role("option", name="Dinas Perhubungan Kota Contoh, 2019").click()
    page.get_by_label("Ya, hapus laporan ini").check()
    page.locator("#remove-button").click()
    page.get_by_text("sudah dihapus dari penyimpanan").wait_for()
    row.wait_for(state="detached")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "besar.txt"
    with file.open("wb") as handle:
        handle.truncate((LARGEST_UPLOAD_MB + 1) * 1024 * 1024)
    page.get_by_role("tab", name="Laporan", exact=True).click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_text("melebihi 50 MB").wait_for()
    assert page.locator(".toast-body").count() == 0
    small = tmp_path / "kecil.txt"
    small.write_text("LKjIP", encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(small)
    page.get_by_text("Berkas sudah dibaca").wait_for()


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_source_is_seen(
    browser: BrowserContext, address: str
) -> None:
    page = browser.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.locator(".example").nth(1).click()
    page.locator(".draft[aria-busy=false]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("button.mark[data-source$='-s2']").first.click()
    box = page.locator(".source.open").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844
    page.close()


def test_a_port_that_is_taken_is_told_with_the_way_out(address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    with pytest.raises(SetupError, match=f"--port {port + 1}"):
        start(ScriptedServices(), "127.0.0.1", port)

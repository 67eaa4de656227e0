"""A conversation over scripted services: steps, sources, errors told plainly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.domain.drafts import Draft, SectionCode
from assistant.domain.sources import Report
from assistant.errors import NotAvailableYet
from assistant.web.check_page import LONGEST_TEXT, checked
from assistant.web.choice import choose
from assistant.web.conversation import Conversation, Step, converse, examples_for
from assistant.web.reports_page import listed, removed, taken_in
from assistant.web.review_page import reviewed
from assistant.web.scripted import AGENCY, INDICATOR, OTHER_INDICATOR, REPORTS, ScriptedServices


class NothingYet(ScriptedServices):
    """Services whose rooms are not built yet."""

    def draft(
        self, agency: str, year: int, sections: Sequence[SectionCode] = (), indicators: Sequence[str] = ()
    ) -> Iterator[Draft]:
        raise NotAvailableYet("Draf belum tersedia; gunakan halaman Reviu laporan.")

    def review(self, report_id: str):
        raise NotAvailableYet("Reviu belum tersedia; coba lagi pada versi berikutnya.")

    def check(self, text: str, agency: str, year: int):
        raise ZeroDivisionError("inside")

    def reports(self) -> list[Report]:
        return super().reports()


def said(
    message: str,
    folder: Path,
    *,
    before: Conversation | None = None,
    services: ScriptedServices | None = None,
    agency: str | None = AGENCY,
) -> list[Step]:
    services = services or ScriptedServices()
    return list(converse(services, message, before or Conversation(), agency, 2024, folder))


def last_html(steps: list[Step]) -> str:
    return steps[-1].conversation.messages[-1].html


def test_a_draft_grows_step_by_step_and_ends_with_a_document(tmp_path: Path) -> None:
    steps = said("buatkan draf lengkap", tmp_path)
    drafts = [s.conversation.messages[-1].html for s in steps if "draft" in s.conversation.messages[-1].html]
    lengths = [html.count("<h5>") for html in drafts]
    assert lengths[:3] == [1, 2, 3]
    assert 'aria-busy="false"' in drafts[-1]
    assert all('aria-busy="true"' in html for html in drafts[:-1])
    assert steps[-1].document is not None
    assert Path(steps[-1].document).is_file()
    assert all(step.document is None for step in steps[:-1])


def test_a_finished_draft_keeps_its_sources_for_later_clicks(tmp_path: Path) -> None:
    first = said("buatkan draf lengkap", tmp_path)[-1].conversation
    html = last_html(said("Berapa realisasi?", tmp_path, before=first))
    assert '<textarea class="kept-sources" data-prefix="t2"' in html
    assert '<textarea class="kept-sources" data-prefix="t1"' in first.messages[-1].html


def test_an_answer_comes_with_its_source(tmp_path: Path) -> None:
    steps = said("Berapa realisasinya?", tmp_path)
    assert "86,4" in last_html(steps)
    assert steps[-1].panel is not None
    assert "b. 112" in steps[-1].panel


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("Siapa kepala dinasnya?", "Laporan ini tidak memuat jawaban"),
        ("buatkan draf untuk persentase desa mandiri", "tidak ada di laporan ini"),
        (f"buatkan draf untuk {OTHER_INDICATOR}", "belum tersedia"),
        ("apa yang rusak?", "Ada yang tidak berjalan semestinya"),
        ("buatkan draf tahun 2021", "Ganti pilihan Tahun laporan"),
        ("Please write a draft for me", "bahasa Indonesia"),
        ("   ", "Pesannya belum berisi"),
        ("a" * 3000, "Pesan terlalu panjang"),
        ("buatkan draf penutup", "Tidak ada bahan untuk draf itu"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_plain_sentence(
    message: str, sentence: str, tmp_path: Path
) -> None:
    html = last_html(said(message, tmp_path))
    assert sentence in html
    assert "Traceback" not in html
    assert "Error" not in html


def test_an_unexpected_failure_is_written_to_the_terminal_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html = last_html(said("apa yang rusak?", tmp_path))
    assert "something inside has failed" not in html
    assert "something inside has failed" in capsys.readouterr().err


def test_without_any_report_the_way_out_is_named(tmp_path: Path) -> None:
    assert "Buka halaman Laporan" in last_html(said("buatkan draf", tmp_path, agency=None))


def test_a_message_that_refers_back_goes_on_with_the_same_indicator(tmp_path: Path) -> None:
    first = said(f"buatkan draf target dan realisasi untuk {INDICATOR}", tmp_path)[-1].conversation
    assert first.indicators == (INDICATOR,)
    second = said("sekarang tulis penyebabnya", tmp_path, before=first)[-1].conversation
    assert second.indicators == (INDICATOR,)


def test_a_greeting_is_met_with_examples_for_the_chosen_report(tmp_path: Path) -> None:
    assert INDICATOR in last_html(said("selamat pagi", tmp_path))


def test_what_people_write_is_kept_as_text_and_never_as_html(tmp_path: Path) -> None:
    messages = said("<img src=x onerror=alert(1)>", tmp_path)[-1].conversation.messages
    assert messages[0].text == "<img src=x onerror=alert(1)>"
    assert messages[0].html == ""
    assert "<img" not in messages[1].html


def test_a_long_conversation_keeps_its_newest_messages(tmp_path: Path) -> None:
    conversation = Conversation()
    for _ in range(30):
        conversation = said("halo", tmp_path, before=conversation)[-1].conversation
    assert len(conversation.messages) == 40
    assert conversation.turns == 30


def test_examples_fit_the_indicators_of_the_report() -> None:
    assert all(
        INDICATOR in text or OTHER_INDICATOR in text for text in examples_for([INDICATOR, OTHER_INDICATOR])
    )
    assert len(examples_for([])) == len(examples_for([INDICATOR])) == 4


def test_the_choice_keeps_what_is_still_possible_and_else_takes_the_newest_year() -> None:
    assert choose(REPORTS).year == 2024
    assert choose(REPORTS, AGENCY, 2023).year == 2023
    assert choose(REPORTS, "Dinas Lain", 2023).agency == AGENCY
    assert choose([]).agency is None


def test_pages_show_the_sentence_of_what_is_not_built_yet(tmp_path: Path) -> None:
    assert "Draf belum tersedia" in last_html(said("buatkan draf", tmp_path, services=NothingYet()))
    html, sheet = reviewed(NothingYet(), "r2024", tmp_path)
    assert "Reviu belum tersedia" in html
    assert sheet is None
    assert "Ada yang tidak berjalan semestinya" in checked(NothingYet(), "Ada 5.", AGENCY, 2024)


@pytest.mark.parametrize(
    ("text", "agency", "sentence"),
    [
        ("", AGENCY, "Belum ada teks"),
        ("a" * (LONGEST_TEXT + 1), AGENCY, "Teks terlalu panjang"),
        ("Ada 5.", None, "Belum ada laporan"),
    ],
)
def test_a_text_that_cannot_be_checked_is_refused_plainly(
    text: str, agency: str | None, sentence: str
) -> None:
    assert sentence in checked(ScriptedServices(), text, agency, 2024)


def test_a_review_comes_with_a_sheet_for_the_office_to_answer(tmp_path: Path) -> None:
    html, sheet = reviewed(ScriptedServices(), "r2024", tmp_path)
    assert "Kesalahan (1)" in html
    assert sheet is not None
    assert sheet.is_file()


def test_a_review_without_a_chosen_report_says_so(tmp_path: Path) -> None:
    assert "Belum ada laporan yang dipilih" in reviewed(ScriptedServices(), None, tmp_path)[0]


def test_a_file_is_taken_in_or_refused_with_its_reason(tmp_path: Path) -> None:
    empty, macro, good = tmp_path / "kosong.txt", tmp_path / "makro.docm", tmp_path / "laporan.txt"
    empty.write_text(" ", encoding="utf-8")
    macro.write_text("x", encoding="utf-8")
    good.write_text("LKjIP", encoding="utf-8")
    services = ScriptedServices()
    assert "kosong" in taken_in(services, str(empty))[0]
    assert "bukan jenis yang dikenal" in taken_in(services, str(macro))[0]
    html, report = taken_in(services, str(good))
    assert "Berkas sudah dibaca" in html
    assert "dapat dibaca dengan cara lain" in html
    assert report is not None
    assert "laporan.txt" in listed(services)
    assert "Belum ada berkas" in taken_in(services, None)[0]


def test_a_person_says_whose_report_a_file_is(tmp_path: Path) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text("tanpa nama", encoding="utf-8")
    services = ScriptedServices()
    refusal, report = taken_in(services, str(file))
    assert "tidak ditemukan nama perangkat daerah" in refusal
    assert report is None
    _, report = taken_in(services, str(file), " Dinas Perhubungan Kota Contoh ", "2019")
    assert report is not None
    assert (report.agency, report.year) == ("Dinas Perhubungan Kota Contoh", 2019)


@pytest.mark.parametrize("year", ["dua ribu", "24", "20245", "2024,0", "²⁰²⁴"])
def test_a_year_that_is_none_is_not_guessed(tmp_path: Path, year: str) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text("LKjIP", encoding="utf-8")
    html, report = taken_in(ScriptedServices(), str(file), "", year)
    assert "bukan tahun" in html
    assert report is None


def test_a_report_is_removed_only_after_consent() -> None:
    services = ScriptedServices()
    assert "belum dihapus" in removed(services, "r2023", False)
    assert "r2023" in {report.report_id for report in services.reports()}
    assert "sudah dihapus" in removed(services, "r2023", True)
    assert "r2023" not in {report.report_id for report in services.reports()}
    assert "Belum ada laporan yang dipilih" in removed(services, None, True)
    assert "Tidak ada laporan" in removed(services, "r2023", True)

"""Drafts, answers, checks, reviews and lists as HTML: complete, linked to their sources, and escaped."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from assistant.domain.answers import Answer, AnswerValue, Citation
from assistant.domain.checking import CheckResult, Claim, ClaimStatus
from assistant.domain.drafts import Draft, DraftSection, SectionCode, Sentence, SentenceStatus
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, Skipped, TakenIn
from assistant.export.sources import figure_note, sources_of_answer, sources_of_draft
from assistant.web.check_views import check_view, review_view
from assistant.web.markup import escape
from assistant.web.reports_page import outcome_view, reports_view
from assistant.web.scripted import AGENCY, FIGURES, FINDINGS, PASSAGES, REPORTS, ScriptedServices
from assistant.web.source_views import source_panel
from assistant.web.views import answer_view, draft_view, plain_text

FIGURE = {figure.figure_id: figure for figure in FIGURES}
PASSAGE = {passage.passage_id: passage for passage in PASSAGES}
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"
    "<a href=javascript:alert(3)>x</a>\x00\u202e{{7*7}}"
)
ALLOWED = {
    *("a", "article", "blockquote", "br", "button", "dd", "details", "div", "dl", "dt", "h3", "h4", "h5"),
    *("header", "li", "ol", "p", "section", "span", "strong", "summary", "table", "tbody", "td", "textarea"),
    *("th", "thead", "tr", "ul"),
}


class Tags(HTMLParser):
    """Collects the elements and attributes that a browser would make of a text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Tags(html).elements:
        assert tag in ALLOWED, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), name
            assert name not in ("src", "style", "srcdoc", "action", "formaction"), name
            assert name != "href" or (value or "").startswith("#claim-")
    assert "\x00" not in html
    assert "\u202e" not in html


def whole_draft() -> Draft:
    (*_, draft) = ScriptedServices().draft(AGENCY, 2024)
    return draft


def shown_draft(draft: Draft, *, finished: bool = True) -> tuple[str, str]:
    notes = sources_of_draft(draft, FIGURE, PASSAGE)
    return draft_view(draft, notes, FIGURE, "t1", finished=finished), source_panel(notes, "t1")


def test_escaping_shows_every_character_and_makes_no_element() -> None:
    assert escape("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"
    assert escape("a\x00\u202eb") == "ab"


def test_every_mark_of_a_draft_opens_a_card_and_every_card_has_a_mark() -> None:
    html, panel = shown_draft(whole_draft())
    marks = {e[1]["data-source"] for e in Tags(html).elements if e[1].get("data-source")}
    cards = {e[1]["id"] for e in Tags(panel).elements if e[0] == "article"}
    assert marks == cards
    assert len(cards) == 10


def test_marks_are_buttons_with_a_name_that_a_screen_reader_can_say() -> None:
    html, _ = shown_draft(whole_draft())
    marks = [e for e in Tags(html).elements if e[1].get("data-source")]
    assert all(tag == "button" and a["aria-label"].startswith("Buka sumber") for tag, a in marks)


def test_the_status_of_a_sentence_is_written_in_words() -> None:
    html, _ = shown_draft(whole_draft())
    text = re.sub(r"<[^>]+>", "", html)
    assert "5 kalimat terverifikasi" in text
    assert "1 kalimat perlu konfirmasi" in text
    assert text.count("(terverifikasi)") == 6


def test_a_missing_cause_stands_out_and_says_what_to_supply() -> None:
    html, _ = shown_draft(whole_draft())
    assert '<strong class="request">[Perlu konfirmasi penyebab]</strong>' in html
    assert "Yang perlu dilengkapi: penyebabnya menurut bidang yang melaksanakan" in html


def test_a_draft_that_is_being_written_says_so_and_has_no_copy_button_yet() -> None:
    growing, _ = shown_draft(whole_draft(), finished=False)
    assert 'aria-busy="true"' in growing
    assert "Menyusun draf" in growing
    assert 'class="copy"' not in growing


def test_the_copied_text_has_headings_and_sentences_and_no_marks() -> None:
    draft = whole_draft()
    text = plain_text(draft)
    assert text.startswith(draft.sections[0].indicator)
    assert draft.sections[0].sentences[0].text in text
    assert "[1]" not in text


def test_the_panel_shows_the_cell_as_printed_the_formula_and_the_place_of_each_input() -> None:
    _, panel = shown_draft(whole_draft())
    assert "<dt>Tertulis di laporan</dt><dd>86,40</dd>" in panel
    assert "<dt>Rumus</dt><dd>Realisasi dibagi target, dikali 100</dd>" in panel
    assert "<dt>Dengan lambang</dt><dd>R / T × 100</dd>" in panel
    assert "PermenPAN-RB 53/2014" in panel
    assert panel.count("b. 112") >= 4
    assert "<blockquote>dua puskesmas belum memiliki tenaga gizi</blockquote>" in panel


def test_a_hostile_document_makes_no_element_in_a_draft_or_its_sources() -> None:
    place = Location(file=HOSTILE, line_from=1)
    figure = FIGURE["r24"].model_copy(
        update={"subject": HOSTILE, "raw": HOSTILE, "table": HOSTILE, "location": place, "doubt": HOSTILE}
    )
    computed = FIGURE["c24"].model_copy(update={"formula": HOSTILE, "measure": HOSTILE})
    known = {"r24": figure, "c24": computed, "t24": FIGURE["t24"]}
    cited = Citation(kind="passage", ref="p1", location=place, quote=HOSTILE)
    passages = {"p1": PASSAGES[0].model_copy(update={"text": HOSTILE * 2, "section": HOSTILE})}
    sentence = Sentence(
        text=f"{HOSTILE} 86,4 persen [Perlu konfirmasi {HOSTILE}]",
        status=SentenceStatus.UNSUPPORTED,
        figure_ids=("r24", "c24"),
        citations=(cited,),
        arithmetic=(HOSTILE,),
        author=HOSTILE,
    )
    section = DraftSection(
        code=SectionCode.PENUTUP, heading=HOSTILE, indicator=HOSTILE, sentences=(sentence,)
    )
    draft = Draft(agency=HOSTILE, year=2024, sections=(section,), missing=(HOSTILE,), notes=(sentence,))
    notes = sources_of_draft(draft, known, passages)
    assert_harmless(draft_view(draft, notes, known, "t1", finished=True))
    assert_harmless(source_panel(notes, "t1"))


def test_a_hostile_text_makes_no_element_in_an_answer_a_check_a_review_or_a_list() -> None:
    place = Location(file=HOSTILE, sheet=HOSTILE, cell=HOSTILE)
    answer = Answer(
        answer=HOSTILE, citations=(Citation(kind="passage", ref="x", location=place, quote=HOSTILE),)
    )
    notes = sources_of_answer(answer, {}, {})
    assert_harmless(answer_view(answer, notes, {}, "t1"))
    assert_harmless(answer_view(Answer(answer="", abstained=True, reason=HOSTILE), (), {}, "t1"))
    claim = Claim(
        start=0,
        end=8,
        text=HOSTILE,
        status=ClaimStatus.UNREAD,
        kind="number",
        fact_ids=("f",),
        reason=HOSTILE,
    )
    fact = figure_note(FIGURE["r24"].model_copy(update={"subject": HOSTILE}), FIGURE)
    assert_harmless(check_view(HOSTILE, CheckResult(ok=False, claims=(claim,)), {"f": fact}))
    finding = Finding(
        kind=FindingKind.OTHER,
        severity=Severity.ERROR,
        locations=(place,),
        reported=HOSTILE,
        expected=HOSTILE,
        explanation=HOSTILE,
        arithmetic=HOSTILE,
        suspect=place,
        group=HOSTILE,
    )
    assert_harmless(review_view([finding, finding], HOSTILE))
    report = REPORTS[1].model_copy(
        update={"agency": HOSTILE, "file": HOSTILE, "title": HOSTILE}
        | {"skipped": (Skipped(location=place, reason=HOSTILE),)}
    )
    assert_harmless(reports_view([report]))
    assert_harmless(outcome_view(TakenIn(report=report, doubts=(HOSTILE,))))


def test_an_answer_marks_its_value_and_an_abstention_gives_its_reason() -> None:
    answer = Answer(
        answer="Realisasi tahun 2024 adalah 86,4 persen.",
        values=(AnswerValue(value=Decimal("86.4"), unit="%", figure_id="r24"),),
    )
    html = answer_view(answer, sources_of_answer(answer, FIGURE, PASSAGE), FIGURE, "t2")
    assert 'data-source="t2-s1"' in html
    silent = answer_view(Answer(answer="", abstained=True, reason="Tidak ada di laporan."), (), {}, "t3")
    assert "Belum dapat dijawab" in silent
    assert "Tidak ada di laporan." in silent


def claim(text: str, part: str, status: ClaimStatus, reason: str | None = None) -> Claim:
    start = text.index(part)
    return Claim(start=start, end=start + len(part), text=part, status=status, kind="number", reason=reason)


def test_each_claim_is_marked_in_the_text_with_its_verdict_and_reason_below() -> None:
    text = "Realisasi 86,4 persen melampaui target 94 persen."
    claims = (
        claim(text, "94 persen", ClaimStatus.CONTRADICTED, "Target tahun 2024 adalah 90 persen."),
        claim(text, "86,4 persen", ClaimStatus.SUPPORTED),
    )
    html = check_view(text, CheckResult(ok=False, claims=claims), {})
    order = [e[1]["class"] for e in Tags(html).elements if e[0] == "a"]
    assert order == ["claim claim-supported", "claim claim-contradicted"]
    assert "bertentangan" in html
    assert "Target tahun 2024 adalah 90 persen." in html
    assert "1 klaim perlu diperbaiki" in html


def test_what_must_be_corrected_comes_first_and_what_is_right_is_folded() -> None:
    text = "Realisasi 86,4 persen melampaui target 94 persen pada 7 posyandu."
    claims = (
        claim(text, "86,4 persen", ClaimStatus.SUPPORTED),
        claim(text, "94 persen", ClaimStatus.CONTRADICTED, "Target tahun 2024 adalah 90 persen."),
        claim(text, "7", ClaimStatus.UNSUPPORTED),
    )
    html = check_view(text, CheckResult(ok=False, claims=claims), {})
    groups = ["Harus diperbaiki (1)", "Belum ditemukan sumbernya (1)", "Sesuai atau bukan klaim (1)"]
    places = [html.index(group) for group in groups]
    assert places == sorted(places)
    assert '<details class="claim-group"><summary>Sesuai atau bukan klaim (1)' in html
    assert [e[1]["value"] for e in Tags(html).elements if e[0] == "li" and "value" in e[1]] == ["2", "3", "1"]
    assert "1 klaim perlu diperbaiki; 1 klaim belum ditemukan sumbernya" in html


@pytest.mark.parametrize("span", [(5, 3), (0, 999), (-4, 2)], ids=["backwards", "too long", "negative"])
def test_a_claim_with_an_impossible_place_is_listed_but_not_marked(span: tuple[int, int]) -> None:
    wrong = Claim(start=span[0], end=span[1], text="x", status=ClaimStatus.UNREAD, kind="number")
    html = check_view("Teks pendek.", CheckResult(ok=False, claims=(wrong,)), {})
    assert "Teks pendek." in html
    assert '<li id="claim-1"' in html


def test_a_text_without_claims_is_not_called_right() -> None:
    html = check_view("Terima kasih.", CheckResult(ok=True, claims=()), {})
    assert "Tidak ada angka" in html
    assert "sesuai dengan laporan" not in html


def test_findings_stand_by_severity_and_those_of_one_cause_together() -> None:
    second = FINDINGS[0].model_copy(update={"reported": "Rp1"})
    html = review_view([FINDINGS[2], FINDINGS[0], FINDINGS[1], second], "Laporan")
    places = [html.index(word) for word in ("Kesalahan (2)", "Perlu diperiksa (1)", "Catatan (1)")]
    assert places == sorted(places)
    assert "Satu sebab, 2 akibat" in html
    assert "200.000.000 + 121.500.000 + 100.000.000 = 421.500.000" in html
    assert "b. 160; b. 171" in html


def test_a_review_without_findings_says_what_that_means() -> None:
    assert "Tidak ada ketidakcocokan yang ditemukan oleh perhitungan" in review_view([], "Laporan")


def test_skipped_rows_are_shown_with_place_and_reason() -> None:
    html = outcome_view(TakenIn(report=REPORTS[1]))
    assert "Baris yang dilewati (1)" in html
    assert "b. 201" in html
    assert "tujuh sel" in html
    assert "212 angka" in html

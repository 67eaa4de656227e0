"""The page of results: differences to the baselines, every failing case, and nothing from outside."""

from __future__ import annotations

import re

import pytest

from eval.model_run import ModelRun
from eval.page import render
from eval.results import Change, Failure, SuiteResult, changes
from eval.table import table

READING = SuiteResult(
    suite="reading",
    cases=10,
    measures={"figures_recall": 0.9},
    failures=(Failure(case="<b>kasus</b>", expected="5", got="tidak terbaca"),),
)
CHECKER = SuiteResult(
    suite="checker",
    cases=4,
    measures={"detected": 1.0, "false_alarms": 0.25, "detected_digit": 0.5},
    lower_is_better=("false_alarms",),
)


@pytest.mark.parametrize(
    ("before", "worse"),
    [({"false_alarms": 0.5}, False), ({"false_alarms": 0.2}, True), ({"gone": 1.0}, True)],
    ids=["fewer alarms", "more alarms", "no longer reported"],
)
def test_a_change_is_worse_by_the_direction_of_its_measure(before: dict[str, float], worse: bool) -> None:
    found = [one for one in changes([CHECKER], {"checker": before}) if one.before is not None]
    assert [one.worse for one in found] == [worse]


def test_an_unchanged_measure_is_no_change() -> None:
    assert changes([READING], {"reading": {"figures_recall": 0.9}}) == []


def test_the_page_says_first_what_got_worse_and_shows_every_failing_case_escaped() -> None:
    fall = Change(suite="reading", measure="figures_recall", before=0.95, now=0.9, worse=True)
    page = render([READING, CHECKER], [fall], None)
    assert "1 ukuran memburuk" in page
    assert "▼ 5,00 poin" in page  # 0,95 − 0,90
    assert "&lt;b&gt;kasus&lt;/b&gt;" in page
    assert "<b>kasus</b>" not in page


def test_the_page_holds_everything_itself() -> None:
    page = render([READING, CHECKER], [], None)
    assert not re.findall(r"(?:src|href)=['\"](?!#)|https?:|@import|url\(", page)
    assert "Tidak ada ukuran yang memburuk" in page


def test_table_and_page_show_both_writers_and_why_sentences_were_refused() -> None:
    wording = SuiteResult(suite="wording", cases=3, measures={"sentences_without_fault": 1.0})
    poorer = wording.model_copy(update={"measures": {"sentences_without_fault": 0.5}})
    run = ModelRun(
        name="openai:uji",
        results=(poorer,),
        beside=(wording,),
        reports=1,
        questions=2,
        sentences=3,
        proposed=3,
        kept=1,
        refused={"memuat angka sendiri": 2},
        seconds=4.5,
        deterministic_seconds=0.5,
    )
    told = table([wording], [], run)
    assert "1 dipakai, 2 ditolak" in told
    assert "ditolak 2 kali: memuat angka sendiri" in told
    page = render([wording], [], run)
    assert "<span class='up'>1 dipakai</span>" in page
    assert "memuat angka sendiri" in page
    assert "4,5 detik" in page


def test_a_failed_model_is_told_in_table_and_page() -> None:
    run = ModelRun(name="openai:uji", failed="Model openai:uji tidak dapat dinilai: peladen mati.")
    assert "tidak dapat dinilai: peladen mati" in table([READING], [], run)
    assert "tidak dapat dinilai: peladen mati" in render([READING], [], run)

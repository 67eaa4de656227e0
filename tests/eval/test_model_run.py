"""A chat model behind a real server is judged beside the deterministic writer, however it behaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.settings import Settings
from eval.drafting import draft_one
from eval.listening import Listener, general
from eval.model_run import ModelRun, judged_by, model_settings, run_model
from eval.world import World
from tests.eval import chat_server as server

ROOT = Path(__file__).parents[2]
NAME = "openai:uji"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    found = World()
    yield found
    found.close()


def judged(world: World, answer: server.Answer, *, timeout: float = 30) -> ModelRun:
    with server.serve(answer) as address:
        settings = Settings(model=NAME, model_base_url=address, model_timeout=timeout)
        return run_model(world, settings, judged_by([]), 1)


def test_a_careful_model_is_kept_and_judged_by_every_suite_on_drafts(world: World) -> None:
    run = judged(world, server.paraphrase)
    assert run.failed is None
    assert [result.suite for result in run.results] == ["faithfulness", "citations", "wording"]
    assert [result.suite for result in run.beside] == ["faithfulness", "citations", "wording"]
    assert run.reports == 1
    assert run.kept > 0.8 * run.proposed
    assert run.kept + sum(run.refused.values()) == run.proposed
    assert run.unanswered == {}


@pytest.mark.parametrize(
    ("answer", "mark"),
    [
        (server.change_digits, "731,99"),
        (server.invent_causes, "cuaca ekstrem"),
        (server.swap_years, "2031"),
    ],
    ids=["digits", "causes", "years"],
)
def test_what_a_hostile_model_adds_is_refused_with_the_reason(
    world: World, answer: server.Answer, mark: str
) -> None:
    from assistant.llm.langchain import open_chat

    run = judged(world, answer)
    assert run.failed is None
    assert run.refused
    assert "sebab tidak dicatat" not in run.refused
    with server.serve(answer) as address:
        chat = open_chat(Settings(model=NAME, model_base_url=address))
        assert chat is not None
        draft = draft_one(world.application, world.application.reports()[0], Listener(chat))
    assert draft is not None
    assert mark not in " ".join(s.text for section in draft.sections for s in section.sentences)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (server.fail, "galat 500"),
        (server.broken, "tidak berbentuk JSON"),
        (server.slow, "tidak menjawab lengkap dalam 0.3 detik"),
    ],
    ids=["500", "broken-json", "slow"],
)
def test_a_model_without_a_usable_answer_is_told_in_one_sentence(
    world: World, answer: server.Answer, words: str
) -> None:
    run = judged(world, answer, timeout=0.3 if answer is server.slow else 30)
    assert run.failed is not None
    assert run.failed.startswith(f"Model {NAME} tidak dapat dinilai: ")
    assert words in run.failed
    assert "Hasil penulis deterministik tetap berlaku" in run.failed
    assert run.results == ()


def test_questions_that_fail_now_and_then_are_counted_and_the_rest_is_judged(world: World) -> None:
    run = judged(world, server.by_turns(server.paraphrase, server.broken))
    assert run.failed is None
    assert 0 < sum(run.unanswered.values()) < run.questions
    assert run.kept > 0


@pytest.mark.slow
def test_eval_with_a_model_writes_both_columns_into_table_json_and_page(tmp_path: Path) -> None:
    with server.serve(server.by_turns(server.paraphrase, server.invent_causes)) as address:
        done = command(tmp_path, address, "wording", "--model", "--model-reports", "1", "--json")
    data = json.loads(done.stdout)
    assert data["model"]["name"] == NAME
    assert [one["suite"] for one in data["model"]["results"]] == ["wording"]
    assert data["model"]["kept"] > 0
    assert sum(data["model"]["refused"].values()) > 0
    page = (tmp_path / "build/eval.html").read_text(encoding="utf-8")
    assert "deterministik</th>" in page
    assert f"{NAME}</th>" in page


@pytest.mark.slow
def test_eval_with_a_failing_model_still_reports_the_deterministic_writer(tmp_path: Path) -> None:
    with server.serve(server.fail) as address:
        done = command(tmp_path, address, "wording", "--model")
    assert done.returncode == 1
    assert "sentences_without_fault" in done.stdout
    assert f"Model {NAME} tidak dapat dinilai: " in done.stdout
    assert "Traceback" not in done.stderr


def command(folder: Path, address: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LKJIP_MODEL": NAME,
        "LKJIP_MODEL_BASE_URL": address,
        "LKJIP_MODEL_TIMEOUT": "30",
    }
    return subprocess.run(
        [sys.executable, "-m", "eval", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_model_that_is_asked_for_but_not_set_is_an_error_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJIP_MODEL", raising=False)
    with pytest.raises(InputError, match="isi LKJIP_MODEL"):
        model_settings()


def test_suites_that_judge_no_writer_cannot_judge_a_model() -> None:
    with pytest.raises(InputError, match="faithfulness, citations, wording"):
        judged_by(["reading"])


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("penanda f:P1.actual tidak dipakai", "penanda tidak dipakai"),
        ("menambah hal yang tidak ada pada pokok (cuaca)", "menambah hal yang tidak ada pada pokok"),
        ("menyebut nama soekarno yang tidak ada pada pokok", "menyebut nama yang tidak ada pada pokok"),
        ("“97 persen” tidak didukung angka tahun 2023.", "tidak didukung angka"),
    ],
)
def test_reasons_are_counted_without_the_words_of_one_case(told: str, kept: str) -> None:
    assert general(told) == kept

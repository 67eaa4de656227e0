"""The command line keeps its contract: exit codes, plain Indonesian errors, JSON alone on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PACITAN = CORPUS / "dinas-sosial-kabupaten-pacitan-2024.md"
SCOPE = ("--agency", "dinsos pacitan", "--year", "2024")


def lkjip(*words: str, data: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", "--data", str(data), *words]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=300)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    done = lkjip("ingest", str(CORPUS), "--json", data=folder)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 3
    return folder


def test_reading_the_same_file_twice_changes_nothing(data: Path) -> None:
    before = lkjip("reports", "--json", data=data).stdout
    again = lkjip("ingest", str(PACITAN), "--json", data=data)
    assert again.returncode == 0
    assert lkjip("reports", "--json", data=data).stdout == before


def test_reports_are_a_json_array_with_one_object_a_line(data: Path) -> None:
    out = lkjip("reports", "--json", data=data).stdout
    reports = json.loads(out)
    assert [json.loads(line) for line in out.splitlines() if line.startswith("{")] == reports
    assert {(report["agency"], report["year"]) for report in reports} == {
        ("Dinas Sosial Kabupaten Pacitan", 2024),
        ("Dinas Sosial Kabupaten Flores Timur", 2022),
        ("Dinas Sosial Kabupaten Timor Tengah Utara", 2024),
    }


def test_figures_are_json_lines_with_exact_values_and_places(data: Path) -> None:
    out = lkjip("figures", *SCOPE, "--json", data=data).stdout
    figures = [json.loads(line) for line in out.splitlines()]
    total = [
        figure
        for figure in figures
        if figure["measure"] == "realisasi_anggaran" and figure["value"] == "12907081721.50"
    ]
    assert total and all(figure["location"]["line_from"] for figure in total)
    computed = [figure for figure in figures if figure["origin"] == "computed"]
    ids = {figure["figure_id"] for figure in figures}
    assert computed and all(figure["formula"] and set(figure["inputs"]) <= ids for figure in computed)
    assert all(
        figure["card"]["words"] and len(figure["card"]["inputs"]) == len(figure["inputs"])
        for figure in computed
    )
    assert all(figure["card"] is None for figure in figures if figure["origin"] == "reported")
    absorbed = next(
        figure
        for figure in computed
        if figure["measure"] == "serapan_persen" and figure["subject"] == "Jumlah"
    )
    assert absorbed["arithmetic"] == "12.907.081.721,50 / 14.025.195.057,00 × 100 = 92,03"


def test_a_batch_answers_every_call_on_its_own_line(data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "calls.jsonl"
    calls = [
        {
            "id": "a",
            "question": "berapa realisasi persentase PPKS tahun 2024?",
            "agency": "pacitan",
            "year": 2024,
        },
        {"id": "b", "question": "serapan anggaran", "agency": "dinas yang tidak ada", "year": 2024},
    ]
    batch.write_text("\n".join(json.dumps(call) for call in calls), encoding="utf-8")
    done = lkjip("ask", "--batch", str(batch), "--json", data=data)
    answers = {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0
    assert "89,29" in answers["a"]["answer"] and not answers["a"]["abstained"]
    assert answers["b"]["abstained"] and "dinas yang tidak ada" in answers["b"]["reason"]


def test_a_true_text_passes_and_a_false_one_exits_with_1(data: Path) -> None:
    subject = "Persentase PPKS yang mendapatkan pelayanan pada tahun 2024 terealisasi"
    assert lkjip("check", *SCOPE, "-", data=data, stdin=f"{subject} 89,29% dari target 87%.").returncode == 0
    assert lkjip("check", *SCOPE, "-", data=data, stdin=f"{subject} 98,29% dari target 87%.").returncode == 1


def test_a_draft_cites_a_source_for_every_sentence(data: Path) -> None:
    words = ("--section", "target_realisasi", "--indicator", "persentase PPKS yang mendapatkan pelayanan")
    done = lkjip("draft", *SCOPE, *words, "--json", data=data)
    assert done.returncode == 0, done.stderr
    draft = json.loads(done.stdout)
    sentences = [sentence for section in draft["sections"] for sentence in section["sentences"]]
    assert sentences and all(sentence["citations"] for sentence in sentences)
    assert any("89,29" in sentence["text"] for sentence in sentences)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("figures", "--agency", "Dinas Entah"), "Dinas Entah"),
        (("ingest", "tidak-ada.txt"), "tidak-ada.txt"),
        (("forget", "zzzz"), "zzzz"),
        (("review", "tidak-ada.txt"), "tidak-ada.txt"),
        (("check", "-"), "--facts"),
        (("check", "--facts", "tidak-ada.json", "-"), "tidak-ada.json"),
        (("draft", *SCOPE, "--section", "bab_lima"), "bab_lima"),
        (("draft", *SCOPE, "--indicator", "angka harapan hidup"), "angka harapan hidup"),
        (("template", "kosong.xlsx"), "belum tersedia"),
        (("search",), "pertanyaan"),
        (("tulis",), "tulis"),
        (("figures", "--tahun", "2024"), "--tahun"),
        (("figures", "--year", "dua ribu"), "--year"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_exits_with_2_and_one_plain_sentence(
    data: Path, words: tuple[str, ...], says: str
) -> None:
    done = lkjip(*words, data=data, stdin="")
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr and not done.stdout


def test_forgetting_a_report_removes_its_figures(tmp_path: Path) -> None:
    assert lkjip("ingest", str(PACITAN), data=tmp_path).returncode == 0
    (report,) = json.loads(lkjip("reports", "--json", data=tmp_path).stdout)
    assert lkjip("forget", report["report_id"], data=tmp_path).returncode == 0
    assert json.loads(lkjip("reports", "--json", data=tmp_path).stdout) == []
    assert lkjip("figures", "--json", data=tmp_path).stdout == ""

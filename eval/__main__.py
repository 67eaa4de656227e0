"""`python -m eval`: run the evaluation suites, compare with the stored baselines, write a page."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from assistant.errors import InputError, LkjipError
from assistant.settings import OFFLINE_ENVIRONMENT
from eval.model_run import ModelRun, judged_by, model_settings, run_model
from eval.page import render
from eval.results import Change, SuiteResult, changes, load_baselines, store_baselines
from eval.table import table
from eval.world import World

SUITES = {
    "reading": "eval.suite_reading",
    "roles": "eval.suite_roles",
    "calculation": "eval.suite_calculation",
    "retrieval": "eval.suite_retrieval",
    "answers": "eval.suite_answers",
    "review": "eval.suite_review",
    "faithfulness": "eval.suite_faithfulness",
    "citations": "eval.suite_citations",
    "checker": "eval.suite_checker",
    "wording": "eval.suite_wording",
}
PAGE = Path("build") / "eval.html"


def suite(name: str) -> Callable[[World], SuiteResult]:
    """The function that runs a suite; raises InputError for a name that is not one."""
    if name not in SUITES:
        raise InputError(f"Suite '{name}' tidak dikenal; pilih dari: {', '.join(SUITES)}.")
    found: Callable[[World], SuiteResult] = import_module(SUITES[name]).run
    return found


def run(
    names: Sequence[str],
    *,
    as_json: bool = False,
    keep: bool = False,
    model: bool = False,
    model_reports: int | None = None,
    page: Path = PAGE,
) -> int:
    """Run suites; 0 when no measure fell below its baseline and a model that was asked for answered, else 1.

    With `model` the chat model of the settings is judged beside the deterministic writer, on the first
    `model_reports` reports where that is given.
    """
    for variable, value in {**OFFLINE_ENVIRONMENT, "HF_HUB_OFFLINE": "1"}.items():
        os.environ.setdefault(variable, value)
    runs = [suite(name) for name in names or SUITES]
    settings = model_settings() if model else None
    judged = judged_by(names) if model else []
    world = World()
    try:
        results = [_timed(run_suite, world) for run_suite in runs]
        told = run_model(world, settings, judged, model_reports) if settings else None
    finally:
        world.close()
    changed = [] if keep else changes(results, load_baselines())
    if keep:
        store_baselines(results)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(render(results, changed, told), encoding="utf-8")
    if as_json:
        sys.stdout.write(json.dumps(_data(results, changed, told, page), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(table(results, changed, told) + f"\nHalaman hasil: {page}\n")
    if told and told.failed and as_json:
        sys.stderr.write(told.failed + "\n")
    return 1 if any(one.worse for one in changed) or (told and told.failed) else 0


def _timed(run_suite: Callable[[World], SuiteResult], world: World) -> SuiteResult:
    started = time.perf_counter()
    result = run_suite(world)
    return result.model_copy(update={"seconds": round(time.perf_counter() - started, 2)})


def _data(
    results: Sequence[SuiteResult], changed: Sequence[Change], told: ModelRun | None, page: Path
) -> dict[str, object]:
    return {
        "suites": [result.model_dump(mode="json") for result in results],
        "changes": [one.model_dump(mode="json") for one in changed],
        "falls": [one.model_dump(mode="json") for one in changed if one.worse],
        "model": told.model_dump(mode="json") if told else None,
        "page": str(page),
    }


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' bukan jumlah laporan; isi dengan bilangan 1 atau lebih")
    return int(text)


def main() -> None:
    """Read the command line of `python -m eval`."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Evaluasi lkjip-assistant.")
    parser.add_argument("suite", nargs="*", help=f"suite yang dijalankan: {', '.join(SUITES)}")
    parser.add_argument("--json", action="store_true", help="cetak JSON saja")
    parser.add_argument("--keep", action="store_true", help="simpan hasil sebagai pembanding baru")
    parser.add_argument("--model", action="store_true", help="nilai juga model dari LKJIP_MODEL")
    parser.add_argument(
        "--model-reports", type=_positive, metavar="N", help="batasi penilaian model pada N laporan"
    )
    words = parser.parse_args()
    try:
        code = run(
            words.suite,
            as_json=words.json,
            keep=words.keep,
            model=words.model,
            model_reports=words.model_reports,
        )
    except LkjipError as error:
        sys.stderr.write(error.message + "\n")
        sys.exit(2)
    sys.exit(code)


if __name__ == "__main__":
    main()

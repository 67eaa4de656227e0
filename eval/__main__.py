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

from assistant.errors import InputError
from assistant.settings import OFFLINE_ENVIRONMENT
from eval.page import render
from eval.results import SuiteResult, falls, load_baselines, store_baselines
from eval.world import World

SUITES = {
    "reading": "eval.suite_reading",
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


def run(names: Sequence[str], *, as_json: bool = False, keep: bool = False, page: Path = PAGE) -> int:
    """Run suites; 0 when no measure fell below its baseline, else 1."""
    for variable, value in {**OFFLINE_ENVIRONMENT, "HF_HUB_OFFLINE": "1"}.items():
        os.environ.setdefault(variable, value)
    runs = [suite(name) for name in names or SUITES]
    world = World()
    results = []
    try:
        for run_suite in runs:
            started = time.perf_counter()
            result = run_suite(world)
            results.append(result.model_copy(update={"seconds": round(time.perf_counter() - started, 2)}))
    finally:
        world.close()
    fallen = [] if keep else falls(results, load_baselines())
    if keep:
        store_baselines(results)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(render(results, fallen, "Evaluasi lkjip-assistant"), encoding="utf-8")
    if as_json:
        data = {
            "suites": [result.model_dump(mode="json") for result in results],
            "falls": [fall.model_dump(mode="json") for fall in fallen],
            "page": str(page),
        }
        sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
    else:
        _print(results)
        for fall in fallen:
            sys.stdout.write(f"TURUN {fall.suite}.{fall.measure}: {fall.baseline:g} menjadi {fall.now:g}\n")
        sys.stdout.write(f"Halaman hasil: {page}\n")
    return 1 if fallen else 0


def _print(results: Sequence[SuiteResult]) -> None:
    for result in results:
        head = f"{result.suite} ({result.cases} kasus, {result.seconds:.1f} detik)"
        sys.stdout.write(head + "\n")
        for measure, value in result.measures.items():
            sys.stdout.write(f"  {measure:<32} {value:g}\n")
        for failure in result.failures[:5]:
            sys.stdout.write(f"    gagal: {failure.case}: {failure.expected} | {failure.got}\n")
        if len(result.failures) > 5:
            sys.stdout.write(f"    … dan {len(result.failures) - 5} kasus lain (lihat halaman hasil)\n")


def main() -> None:
    """Read the command line of `python -m eval`."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Evaluasi lkjip-assistant.")
    parser.add_argument("suite", nargs="*", help=f"suite yang dijalankan: {', '.join(SUITES)}")
    parser.add_argument("--json", action="store_true", help="cetak JSON saja")
    parser.add_argument("--keep", action="store_true", help="simpan hasil sebagai pembanding baru")
    words = parser.parse_args()
    try:
        sys.exit(run(words.suite, as_json=words.json, keep=words.keep))
    except InputError as error:
        sys.stderr.write(error.message + "\n")
        sys.exit(2)


if __name__ == "__main__":
    main()

"""Ingest killed for real: the store holds whole reports only, and a rerun completes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.database import open_database
from assistant.store.vectors import open_vectors
from tests.ingest.synthetic import synthetic_report

FILES = 4
LONGEST = 120.0
"""Seconds to wait for a report; nothing is asserted of them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up reports of one office in several years."""
    folder = tmp_path_factory.mktemp("laporan")
    for seed in range(FILES):
        lines = synthetic_report(seed, "tab").lines
        title = ["LAPORAN KINERJA", "DINAS KESEHATAN", "KABUPATEN CONTOH", f"TAHUN {2020 + seed}", ""]
        (folder / f"laporan {seed}.txt").write_text("\n".join([*title, *lines[4:]]), encoding="utf-8")
    return folder


def command(data: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "assistant", "--data", str(data), *words]


def kept(data: Path) -> int:
    """The reports that the store holds now, read beside the running program."""
    if not (data / "lkjip.db").exists():
        return 0
    with sqlite3.connect(f"file:{data / 'lkjip.db'}?mode=ro", uri=True, timeout=5) as database:
        try:
            return int(database.execute("select count(*) from reports").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # the tables are being made


def assert_whole(data: Path) -> None:
    """Every report has all its passages and figures, and the vectors of all its passages."""
    settings = Settings(data_dir=data, _env_file=None)
    database, vectors = open_database(settings), open_vectors(settings)
    try:
        ids = [report.report_id for report in database.reports()]
        for report in database.reports():
            assert len(database.passages([report.report_id])) == report.passages > 0
            assert len(database.figures([report.report_id])) == report.figures > 0
        assert vectors.missing(ids) == []
    finally:
        database.close()
        vectors.close()


@pytest.mark.parametrize(
    ("reports", "seconds"),
    [
        pytest.param(1, 0.0, id="behind-the-first-report"),
        pytest.param(2, 0.05, id="between-reports"),
    ],
)
def test_a_killed_run_leaves_whole_reports_and_its_rerun_completes(
    folder: Path, tmp_path: Path, reports: int, seconds: float
) -> None:
    data = tmp_path / "data"
    process = subprocess.Popen(
        command(data, "ingest", str(folder)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    until = time.monotonic() + LONGEST
    while process.poll() is None and kept(data) < reports and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    if os.name == "posix" and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    if data.exists():
        assert_whole(data)
    again = subprocess.run(command(data, "ingest", str(folder)), capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert_whole(data)
    assert kept(data) == FILES

"""Vectors stay whole, survive damage, and are shared between processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.settings import Settings
from assistant.store.vectors import ChromaVectors, open_vectors

EAST, NORTH, NORTH_EAST = [1.0, 0.0], [0.0, 1.0], [0.6, 0.8]


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[ChromaVectors]:
    vectors = open_vectors(Settings(data_dir=tmp_path))
    yield vectors
    vectors.close()


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [passage_id for passage_id, _ in found]


def test_the_nearest_come_first_with_their_cosines(vectors: ChromaVectors) -> None:
    vectors.replace("r1", ["a", "b", "c"], [EAST, NORTH, NORTH_EAST])
    found = vectors.nearest(EAST, ["r1"], 2)
    assert ids(found) == ["a", "c"]
    assert [score for _, score in found] == pytest.approx([1.0, 0.6])  # 1·0,6 + 0·0,8


@pytest.mark.parametrize("scope", [["r1", "r2"], None, ["r1", "r2", *(f"x{n}" for n in range(30))]])
def test_a_narrow_a_wide_and_an_open_scope_agree(vectors: ChromaVectors, scope: list[str] | None) -> None:
    vectors.replace("r1", ["a"], [EAST])
    vectors.replace("r2", ["b", "c"], [NORTH, NORTH_EAST])
    found = vectors.nearest(NORTH, scope, 3)
    assert ids(found) == ["b", "c", "a"]
    assert [score for _, score in found] == pytest.approx([1.0, 0.8, 0.0], abs=1e-6)


def test_search_stays_within_the_reports_that_are_named(vectors: ChromaVectors) -> None:
    vectors.replace("r1", ["a"], [EAST])
    vectors.replace("r2", ["b"], [EAST])
    assert ids(vectors.nearest(EAST, ["r2"], 5)) == ["b"]
    assert vectors.nearest(EAST, [], 5) == []
    assert vectors.nearest(EAST, ["r9"], 5) == []


def test_an_empty_folder_answers_with_nothing(vectors: ChromaVectors) -> None:
    assert vectors.nearest(EAST, None, 5) == []
    assert vectors.missing(["r1"]) == ["r1"]


def test_replacing_twice_changes_nothing_and_drops_what_is_gone(vectors: ChromaVectors) -> None:
    for _ in range(2):
        vectors.replace("r1", ["a", "b"], [EAST, NORTH])
    vectors.replace("r1", ["b"], [NORTH])
    assert ids(vectors.nearest(EAST, None, 5)) == ["b"]


def test_a_removed_report_is_missing(vectors: ChromaVectors) -> None:
    vectors.replace("r1", ["a"], [EAST])
    vectors.replace("r2", ["b"], [EAST])
    vectors.remove("r1")
    assert vectors.missing(["r1", "r2"]) == ["r1"]
    assert ids(vectors.nearest(EAST, ["r1", "r2"], 5)) == ["b"]


def test_a_report_that_came_in_by_half_is_missing(tmp_path: Path) -> None:
    vectors = open_vectors(Settings(data_dir=tmp_path))
    vectors.replace("r1", ["a", "b"], [EAST, NORTH])
    vectors._place.run(lambda client, _: client.get_collection(vectors._name).delete(ids=["b"]), writes=True)
    assert vectors.missing(["r1"]) == ["r1"]
    vectors.close()


def test_vectors_of_another_model_do_not_mix(tmp_path: Path) -> None:
    own = open_vectors(Settings(data_dir=tmp_path))
    own.replace("r1", ["a"], [EAST])
    other = open_vectors(Settings(data_dir=tmp_path, embedding="lain/model"))
    assert other.missing(["r1"]) == ["r1"]
    other.replace("r1", ["a"], [[1.0, 0.0, 0.0]])
    assert ids(own.nearest(EAST, ["r1"], 1)) == ["a"]
    own.remove("r1")
    assert other.missing(["r1"]) == ["r1"]
    own.close()
    other.close()


def _garbage(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_text("bukan basis data" * 500)


def _no_index(folder: Path) -> None:
    for item in folder.iterdir():
        if item.is_dir():
            shutil.rmtree(item)


def _cut_index(folder: Path) -> None:
    for file in folder.glob("*/*"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize("damage", [_garbage, _no_index, _cut_index])
def test_a_damaged_folder_is_begun_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    vectors = open_vectors(Settings(data_dir=tmp_path))
    for number in range(12):  # enough that the index is written to its files
        vectors.replace(f"r{number}", [f"{number}-{n}" for n in range(120)], [EAST] * 120)
    vectors.close()
    damage(tmp_path / "vectors")
    again = open_vectors(Settings(data_dir=tmp_path))
    for report_id in again.missing(["r1", "r2"]):
        again.replace(report_id, [f"{report_id}-neu"], [EAST])
    assert len(again.nearest(EAST, ["r1", "r2"], 3)) >= 2
    assert again.nearest(EAST, None, 1)
    again.close()


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_text("bukan folder")
    with pytest.raises(StoreError, match=r"Folder vektor .* tidak dapat dipakai"):
        open_vectors(Settings(data_dir=tmp_path)).nearest(EAST, None, 1)


def test_a_server_that_does_not_answer_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"Server vektor .* tidak dapat dipakai"):
        open_vectors(Settings(data_dir=tmp_path, chroma_url="http://127.0.0.1:9")).nearest(EAST, None, 1)


WRITER = """
import math
import sys
from pathlib import Path
from assistant.settings import Settings
from assistant.store.vectors import open_vectors
vectors = open_vectors(Settings(data_dir=Path(sys.argv[1])))
directions = [[math.cos(n), math.sin(n)] for n in range(200)]
for number in range(6):
    name = f"{sys.argv[2]}{number}"
    vectors.replace(name, [f"{name}-{n}" for n in range(200)], directions)
"""


@pytest.mark.slow
def test_processes_write_and_read_in_turns(tmp_path: Path) -> None:
    vectors = open_vectors(Settings(data_dir=tmp_path))
    vectors.replace("r0", ["a"], [NORTH])
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in ("p", "q")]
    while any(writer.poll() is None for writer in writers):
        assert ids(vectors.nearest(NORTH, ["r0"], 1)) == ["a"]
        assert len(vectors.nearest(NORTH, None, 1)) == 1
    assert [writer.wait() for writer in writers] == [0, 0]
    everything = [f"{name}{number}" for name in "pq" for number in range(6)]
    assert vectors.missing(["r0", *everything]) == []
    assert len(vectors.nearest(EAST, ["p3", "q3"], 500)) == 400
    assert len(vectors.nearest(EAST, None, 3)) == 3
    vectors.close()

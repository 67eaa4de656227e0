"""From files to the store: incremental, whole reports only, a broken file among good ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.errors import InputError, UnreadableFile
from assistant.settings import Settings
from assistant.store.database import Database, open_database
from ingest import pipeline
from ingest.files import find_files
from ingest.pipeline import Ingest, parse, report_id_of

TABLE = (
    "Tabel 3.1\nCapaian\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    "1\tAngka Kematian Ibu\t110\t{r}\t104,55\n"
)


def report(
    agency: str = "DINAS KESEHATAN", region: str = "KABUPATEN SIKKA", year: int = 2023, r: str = "105"
) -> str:
    return (
        f"LKjIP\nTAHUN {year}\n{agency}\n{region}\n\nBAB III\n\nAKUNTABILITAS KINERJA\n\nA. Capaian\n\n"
        f"Angka Kematian Ibu diukur setiap tahun di semua puskesmas.\n\n{TABLE.format(r=r)}"
    )


class KeptVectors:
    """A VectorStore in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, list[str]] = {}

    def replace(self, report_id: str, passage_ids: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        assert len(passage_ids) == len(vectors)
        self.kept[report_id] = list(passage_ids)

    def remove(self, report_id: str) -> None:
        self.kept.pop(report_id, None)

    def nearest(
        self, vector: Sequence[float], report_ids: Sequence[str] | None, k: int
    ) -> list[tuple[str, float]]:
        return []


class LengthEmbedder:
    """An Embedder whose vectors are the lengths of the texts."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[float(len(text))] for text in texts]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_database(Settings(data_dir=tmp_path / "data", _env_file=None))
    yield database
    database.close()


@pytest.fixture
def vectors() -> KeptVectors:
    return KeptVectors()


@pytest.fixture
def ingest(store: Database, vectors: KeptVectors) -> Ingest:
    return Ingest(store, vectors, LengthEmbedder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "laporan").mkdir()
    return tmp_path / "laporan"


def test_a_file_is_read_whole(folder: Path) -> None:
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    parsed = parse(folder / "a.txt")
    assert (parsed.report.agency, parsed.report.year) == ("Dinas Kesehatan Kabupaten Sikka", 2023)
    assert parsed.report.report_id == report_id_of(parsed.report.sha256)
    assert parsed.report.passages == len(parsed.passages) > 0
    assert {figure.measure for figure in parsed.figures} >= {"target", "realisasi", "capaian"}


def test_the_same_file_twice_changes_nothing(ingest: Ingest, store: Database, folder: Path) -> None:
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    first = ingest.run([folder])
    before = (store.reports(), store.passages(), store.figures())
    second = ingest.run([folder])
    assert ([o.state for o in first], [o.state for o in second]) == (["added"], ["unchanged"])
    assert second[0].report_id == first[0].report_id
    assert (store.reports(), store.passages(), store.figures()) == before


def test_a_changed_file_replaces_its_report(
    ingest: Ingest, store: Database, vectors: KeptVectors, folder: Path
) -> None:
    (folder / "a.txt").write_text(report(r="105"), encoding="utf-8")
    (old,) = ingest.run([folder])
    (folder / "a.txt").write_text(report(r="104"), encoding="utf-8")
    (new,) = ingest.run([folder])
    assert (new.state, new.replaced) == ("replaced", (old.report_id,))
    assert [r.report_id for r in store.reports()] == [new.report_id] == list(vectors.kept)


def test_another_file_of_the_same_report_is_a_version_of_its_own_and_doubted(
    ingest: Ingest, store: Database, folder: Path
) -> None:
    (folder / "a.txt").write_text(report(r="105"), encoding="utf-8")
    ingest.run([folder])
    (folder / "a revisi.txt").write_text(report(r="104"), encoding="utf-8")
    outcome = next(o for o in ingest.run([folder]) if o.state == "added")
    assert len(store.reports()) == 2
    assert "versi yang berbeda" in outcome.doubts[0]


def test_files_of_one_name_in_one_run_do_not_replace_each_other(
    ingest: Ingest, store: Database, folder: Path
) -> None:
    for part, value in (("lama", "105"), ("baru", "104")):
        (folder / part).mkdir()
        (folder / part / "lkjip.txt").write_text(report(r=value), encoding="utf-8")
    assert [o.state for o in ingest.run([folder])] == ["added", "added"]
    assert len(store.reports()) == 2


def test_one_content_under_two_names_is_read_once(ingest: Ingest, store: Database, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(report(), encoding="utf-8")
    outcomes = ingest.run([folder])
    assert [o.state for o in outcomes] == ["added", "unchanged"]
    assert outcomes[0].report_id == outcomes[1].report_id


def test_a_broken_file_is_reported_and_the_others_go_on(
    ingest: Ingest, store: Database, folder: Path
) -> None:
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 rusak")
    (folder / "c.txt").write_text(report(agency="DINAS PENDIDIKAN"), encoding="utf-8")
    outcomes = ingest.run([folder])
    assert [o.state for o in outcomes] == ["added", "refused", "added"]
    assert isinstance(outcomes[1].error, UnreadableFile)
    assert outcomes[1].error.file == "b.pdf"
    assert len(store.reports()) == 2


def test_several_files_are_read_by_several_processes(
    ingest: Ingest, store: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_SMALL_WORK", 0)
    for year in (2021, 2022, 2023):
        (folder / f"{year}.txt").write_text(report(year=year), encoding="utf-8")
    (folder / "rusak.txt").write_bytes(bytes(range(32)) * 40)
    seen: list[tuple[int, int]] = []
    outcomes = ingest.run([folder], lambda done, total, name: seen.append((done, total)))
    assert [o.state for o in outcomes] == ["added", "added", "added", "refused"]
    assert [r.year for r in store.reports()] == [2021, 2022, 2023]
    assert seen[-1] == (4, 4)


class Cut(Exception):
    """The program was killed here."""


def test_a_run_cut_off_before_the_transaction_leaves_no_report_and_can_be_repeated(
    ingest: Ingest, store: Database, vectors: KeptVectors, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2022, 2023):
        (folder / f"{year}.txt").write_text(report(year=year), encoding="utf-8")
    save = store.save

    def cut(parsed: object, **more: object) -> None:
        if parsed.report.year == 2023:  # type: ignore[attr-defined]
            raise Cut
        save(parsed, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "save", cut)
    with pytest.raises(Cut):
        ingest.run([folder])
    assert [r.year for r in store.reports()] == [2022]
    monkeypatch.setattr(store, "save", save)
    assert [o.state for o in ingest.run([folder])] == ["unchanged", "added"]
    assert sorted(vectors.kept) == sorted(r.report_id for r in store.reports())


def test_a_correction_is_kept_for_the_content(ingest: Ingest, store: Database, folder: Path) -> None:
    path = folder / "catatan.txt"
    path.write_text("Catatan kinerja tanpa judul.\n", encoding="utf-8")
    (refused,) = ingest.run([path])
    assert refused.error is not None
    assert "--agency" in refused.error.message
    (told,) = ingest.run([path], agency="Dinas Sosial Kota Kupang", year=2022)
    assert (told.state, store.reports()[0].agency) == ("added", "Dinas Sosial Kota Kupang")
    store.forget(told.report_id)
    (again,) = ingest.run([path])
    assert again.state == "added"
    assert (store.reports()[0].agency, store.reports()[0].year) == ("Dinas Sosial Kota Kupang", 2022)


def test_folders_are_searched_for_reports_alone(folder: Path) -> None:
    (folder / "dalam").mkdir()
    for name in ("a.txt", "dalam/b.docx", "README.md", ".rahasia.txt", "~$b.docx", "foto.jpg", "lama.doc"):
        (folder / name).write_text("x", encoding="utf-8")
    assert [str(p.relative_to(folder)) for p in find_files([folder])] == [
        "a.txt",
        str(Path("dalam/b.docx")),
        "lama.doc",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_rights_is_named(folder: Path) -> None:
    (folder / "tertutup").mkdir(mode=0o000)
    with pytest.raises(UnreadableFile, match=r"tertutup.* tidak boleh dibuka"):
        find_files([folder])


def test_a_missing_path_and_an_empty_folder_are_refused(folder: Path) -> None:
    with pytest.raises(UnreadableFile, match="tidak ditemukan"):
        find_files([folder / "tiada.txt"])
    with pytest.raises(InputError, match="Tidak ada berkas laporan"):
        find_files([folder])


def test_what_an_older_reader_read_is_read_again_and_then_left_alone(
    ingest: Ingest, store: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    monkeypatch.setattr(pipeline, "READER", pipeline.READER - 1)
    states = [ingest.run([folder])[0].state]
    monkeypatch.undo()
    states += [ingest.run([folder])[0].state for _ in range(2)]
    assert states == ["added", "replaced", "unchanged"]
    assert [kept.reader for kept in store.reports()] == [pipeline.READER]


def test_a_correction_outlives_the_reading_by_a_newer_reader(
    ingest: Ingest, store: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(report(), encoding="utf-8")
    monkeypatch.setattr(pipeline, "READER", pipeline.READER - 1)
    ingest.run([folder], year=2022)
    monkeypatch.undo()
    ingest.run([folder])
    assert [kept.year for kept in store.reports()] == [2022]

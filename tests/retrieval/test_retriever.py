"""Passages are found by the words people use, by their kin, and despite slips."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain.sources import Location, Passage, Report
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.scope import Scope
from assistant.settings import Settings
from assistant.store.database import Database, open_database
from assistant.store.embeddings import load_embedder
from assistant.store.interfaces import ParsedReport
from assistant.store.vectors import ChromaVectors, open_vectors

AGENCY = "Dinas Kesehatan Kabupaten Ende"
TEXTS = {
    "vaksin": (
        "Capaian > Imunisasi",
        "Stok vaksin terlambat datang karena jalur laut ditutup selama dua bulan.",
    ),
    "serapan": ("Realisasi Anggaran", "Penyerapan anggaran mencapai 91,20 persen dari pagu Rp4.500.000.000."),
    "serapan-2": (
        "Realisasi Anggaran > Tabel 3.7",
        "Program Pemenuhan Upaya Kesehatan | 3.000.000.000 | 88,10",
    ),
    "stunting": ("Capaian > Gizi", "Prevalensi stunting turun dari 24,1 persen menjadi 19,8 persen."),
    "kader": ("Capaian > Solusi", "Kader posyandu dilatih dan kunjungan rumah ditambah."),
    "pegawai": ("BAB I > Sumber Daya Manusia", "Pegawai Negeri Sipil berjumlah 84 orang."),
    "rumus": ("BAB II > IKU", "Jumlah balita diimunisasi dibagi jumlah seluruh balita dikali 100."),
    "hambatan": (
        "Capaian > Hambatan",
        "Permasalahan utama adalah kurangnya tenaga kesehatan di pulau terluar.",
    ),
    "daftar": ("DAFTAR ISI", "Realisasi Anggaran 31"),
    "ibu": ("Capaian > Tabel 3.2", "Angka Kematian Ibu | 102 | 98 | 104,08"),
}


def parsed(report_id: str, agency: str = AGENCY) -> ParsedReport:
    report = Report(
        report_id=report_id, agency=agency, region_level=None, region=None, year=2023, title="LKjIP",
        file="a.txt", sha256=report_id,
    )  # fmt: skip
    passages = tuple(
        Passage(
            passage_id=f"{report_id}-{name}", report_id=report_id, agency=agency, report_year=2023,
            section=section, text=text, location=Location(file="a.txt", line_from=number, line_to=number),
        )
        for number, (name, (section, text)) in enumerate(TEXTS.items(), start=1)
    )  # fmt: skip
    return ParsedReport(report=report, passages=passages, figures=())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    store = open_database(Settings(data_dir=tmp_path))
    store.save(parsed("r1"))
    yield store
    store.close()


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[ChromaVectors]:
    vectors = open_vectors(Settings(data_dir=tmp_path))
    yield vectors
    vectors.close()


@pytest.fixture
def retriever(store: Database, vectors: ChromaVectors) -> Retriever:
    return Retriever(store, vectors, load_embedder(Settings()))


SCOPE = Scope(agency=AGENCY, year=2023, report_ids=("r1",))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("kenapa vaksin telat?", "vaksin"),
        ("brp persen serapan anggaran thn 2023", "serapan"),
        ("prevalensi stuntng turun brp?", "stunting"),
        ("kendala utama dinkes apa?", "hambatan"),
        ("jml PNS ada berapa org", "pegawai"),
        ("cara hitung cakupan imunisasi balita", "rumus"),
        ("AKI targetnya berapa", "ibu"),
        ("realisasi program pemenuhan upaya kesehatan", "serapan-2"),
        ("Rp4.500.000.000", "serapan"),
    ],
)
def test_a_question_in_everyday_words_finds_its_passage_first(
    retriever: Retriever, question: str, name: str
) -> None:
    assert retriever.search(question, SCOPE)[0].passage.passage_id == f"r1-{name}"


def test_results_come_best_first_without_doubles_and_no_more_than_asked(retriever: Retriever) -> None:
    found = retriever.search("realisasi anggaran dan capaian", SCOPE, k=4)
    assert len(found) == 4
    assert len({one.passage.passage_id for one in found}) == 4
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_same_question_gives_the_same_answer_twice(retriever: Retriever) -> None:
    assert retriever.search("hambatan imunisasi", SCOPE) == retriever.search("hambatan imunisasi", SCOPE)


def test_search_stays_within_the_scope(store: Database, retriever: Retriever) -> None:
    store.save(parsed("r2", agency="Dinas Kesehatan Kota Bima"))
    found = retriever.search("stok vaksin", Scope(agency=None, year=None, report_ids=("r2",)))
    assert {one.passage.report_id for one in found} == {"r2"}
    assert retriever.search("stok vaksin", Scope(agency=None, year=None, report_ids=())) == []


def test_a_question_over_all_reports_prefers_the_agency_that_it_names(
    store: Database, retriever: Retriever
) -> None:
    store.save(parsed("r2", agency="Dinas Kesehatan Kota Bima"))
    everything = Scope(agency=None, year=None, report_ids=("r1", "r2"))
    for question, report_id in (("stok vaksin dinkes bima", "r2"), ("stok vaksin di Kabupaten Ende", "r1")):
        assert retriever.search(question, everything)[0].passage.report_id == report_id


def test_many_reports_are_searched_through_the_index_of_the_store(
    store: Database, retriever: Retriever
) -> None:
    names = tuple(f"r{number}" for number in range(1, 31))
    for name in names[1:]:
        store.save(parsed(name, agency=f"Dinas Kesehatan Kabupaten Nomor {name}"))
    found = retriever.search("stok vaksin terlambat", Scope(agency=None, year=2023, report_ids=names), k=30)
    assert {one.passage.passage_id.split("-", 1)[1] for one in found} == {"vaksin"}


def test_lost_vectors_are_made_again(store: Database, vectors: ChromaVectors, retriever: Retriever) -> None:
    assert vectors.missing(["r1"]) == ["r1"]
    retriever.search("vaksin", SCOPE)
    assert vectors.missing(["r1"]) == []


def test_a_question_without_a_known_word_is_no_error(retriever: Retriever) -> None:
    assert isinstance(retriever.search("zzz qqq ???", SCOPE), list)
    assert isinstance(retriever.search("", SCOPE), list)


def test_a_passage_that_was_forgotten_meanwhile_is_not_shown(store: Database, retriever: Retriever) -> None:
    assert retriever.search("vaksin", SCOPE)
    store.forget("r1")
    assert retriever.search("vaksin", SCOPE) == []

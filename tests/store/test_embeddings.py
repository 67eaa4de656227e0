"""Our own model comes with the program, knows the field, and needs no network."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.domain.sources import Location, Passage
from assistant.errors import SetupError
from assistant.settings import Settings
from assistant.store.embeddings import OWN_MODEL, SentenceEmbedder, embedded_text, load_embedder, model_key
from assistant.store.interfaces import Embedder
from assistant.store.static_embedding import StaticEmbedder, is_static


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(Settings(embedding=None))


def cosine(embedder: Embedder, one: str, other: str) -> float:
    left, right = embedder.embed([one, other])
    return sum(a * b for a, b in zip(left, right, strict=True))


def test_vectors_have_unit_length(embedder: Embedder) -> None:
    for vector in embedder.embed(["capaian kinerja tahun 2024", "hambatan penyaluran bantuan"]):
        assert math.sqrt(sum(number * number for number in vector)) == pytest.approx(1.0, abs=1e-5)


def test_no_text_gives_no_vector_and_an_empty_text_gives_one(embedder: Embedder) -> None:
    assert embedder.embed([]) == []
    (vector,) = embedder.embed([""])
    assert all(math.isfinite(number) for number in vector)


@pytest.mark.parametrize(
    ("word", "kin", "stranger"),
    [
        ("hambatan", "kendala", "pagu"),
        ("serapan", "penyerapan", "definisi"),
        ("PMKS", "PPKS", "renstra"),
        ("solusi", "tindak lanjut", "triwulan"),
        ("puskesmas", "pusat kesehatan masyarakat", "inspektorat"),
    ],
)
def test_words_of_the_field_lie_near_those_that_stand_for_them(
    embedder: Embedder, word: str, kin: str, stranger: str
) -> None:
    assert cosine(embedder, word, kin) > cosine(embedder, word, stranger) + 0.2


def test_the_model_in_the_repository_is_small(embedder: Embedder) -> None:
    size = sum(file.stat().st_size for file in OWN_MODEL.rglob("*") if file.is_file())
    assert size < 5 * 1024 * 1024


def test_a_model_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="LKJIP_EMBEDDING"):
        load_embedder(Settings(embedding=str(tmp_path))).embed(["halo"])


def test_the_key_of_a_model_changes_with_its_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"satu")
    first = model_key(Settings(embedding=str(tmp_path)))
    (tmp_path / "model.safetensors").write_bytes(b"dua")
    assert len({first, model_key(Settings(embedding=str(tmp_path))), model_key(Settings())}) == 3


def test_a_passage_is_embedded_with_the_nearest_headings_above_it() -> None:
    passage = Passage(
        passage_id="p",
        report_id="r",
        agency="Inspektorat Kota Bima",
        report_year=2023,
        section="BAB III > A. Pengawasan > Tabel 3.2 Temuan",
        text="Selesai | 12",
        location=Location(file="a.txt"),
    )
    assert embedded_text(passage) == "A. Pengawasan > Tabel 3.2 Temuan\nSelesai | 12"


def test_our_own_model_gives_the_vectors_that_its_library_gives() -> None:
    texts = [
        "realisasi anggaran dinas sosial tahun 2024",
        "Rp12.907.081.721,50 atau 89,29%",
        "brp serapan keg. pelatihan?",
        "",
        "capaian " * 600,
    ]
    light = StaticEmbedder(OWN_MODEL).embed(texts)
    library = SentenceEmbedder(str(OWN_MODEL), hub=False).embed(texts)
    for ours, theirs in zip(light, library, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_our_own_model_is_read_without_loading_torch() -> None:
    code = (
        "import sys; from assistant.settings import Settings; "
        "from assistant.store.embeddings import load_embedder; "
        "load_embedder(Settings(embedding=None)).embed(['capaian kinerja']); "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_folder_that_holds_more_than_a_table_is_left_to_the_library(tmp_path: Path) -> None:
    assert is_static(OWN_MODEL)
    for name in ("modules.json", "config_sentence_transformers.json"):
        (tmp_path / name).write_text((OWN_MODEL / name).read_text())
    assert is_static(tmp_path)
    (tmp_path / "config_sentence_transformers.json").write_text('{"prompts": {"query": "cari: "}}')
    assert not is_static(tmp_path)
    (tmp_path / "modules.json").write_text('[{"type": "x.Transformer", "path": ""}, {"type": "x.Pooling"}]')
    assert not is_static(tmp_path)

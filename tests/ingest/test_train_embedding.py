"""The embedding model is made from reports and words of the field, alike in every run."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.train_embedding import CORPUS, train
from ingest.training_pairs import pairs_from, root_words, texts_of

REPORT = """# BAB III AKUNTABILITAS KINERJA

## A. Capaian Kinerja

Cakupan imunisasi mencapai 91,20 persen. Stok vaksin sempat terlambat datang.

Tabel 3.1 Capaian

| Indikator | Target | Realisasi |
|---|---|---|
| Cakupan imunisasi | 95 | 91,20 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "laporan.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_texts_carry_the_heading_above_them(folder: Path) -> None:
    texts = texts_of([folder])
    assert ("A. Capaian Kinerja Tabel 3.1 Capaian", "Cakupan imunisasi 95 91,20") in texts
    assert any(heading == "A. Capaian Kinerja" and "Stok vaksin" in text for heading, text in texts)


def test_pairs_hold_headings_neighbours_and_questions(folder: Path) -> None:
    pairs = pairs_from(texts_of([folder]), random.Random(1))
    assert ("Cakupan imunisasi mencapai 91,20 persen.", "Stok vaksin sempat terlambat datang.") in pairs
    assert any(left.endswith("?") and "imunisasi" in right for left, right in pairs)


def test_the_same_seed_gives_the_same_pairs(folder: Path) -> None:
    texts = texts_of([folder])
    assert pairs_from(texts, random.Random(3)) == pairs_from(texts, random.Random(3))


def test_root_words_come_from_the_stemmer() -> None:
    assert {"serap", "hambat", "anggar"} & set(root_words())


@pytest.mark.slow
def test_training_twice_gives_the_same_model() -> None:
    texts = ["capaian kinerja dinas", "hambatan penyaluran", "pagu anggaran 2024"]
    one, other = (train([CORPUS], rounds=1).encode(texts) for _ in range(2))
    assert (one == other).all()

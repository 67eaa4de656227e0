"""Members of a class, parts of a whole, steps and ranks: true sentences pass, with one word changed not."""

from __future__ import annotations

import pytest

from assistant.checks.checker import Checker
from assistant.domain.checking import ClaimStatus
from tests.checks.office import read_rows

_ROWS = """
Persentase arsip yang tertata | 2021 | target | 60 | %
Persentase arsip yang tertata | 2021 | realisasi | 55 | %
Persentase arsip yang tertata | 2022 | target | 65 | %
Persentase arsip yang tertata | 2022 | realisasi | 66 | %
Persentase arsip yang tertata | 2023 | target | 70 | %
Persentase arsip yang tertata | 2023 | realisasi | 72 | %
Nilai pengawasan kearsipan | 2022 | realisasi | 68.4 | nilai
Nilai pengawasan kearsipan | 2022 | predikat | B | kategori
Nilai pengawasan kearsipan | 2023 | realisasi | 81.2 | nilai
Nilai pengawasan kearsipan | 2023 | predikat | A | kategori
Program Pengelolaan Arsip | 2023 | pagu | 900000000 | Rp
Program Pengelolaan Arsip | 2023 | serapan | 97.5 | %
Program Pembinaan Perpustakaan | 2023 | pagu | 700000000 | Rp
Program Pembinaan Perpustakaan | 2023 | serapan | 93.2 | %
Program Pelestarian Naskah Kuno | 2023 | pagu | 300000000 | Rp
Program Pelestarian Naskah Kuno | 2023 | serapan | 78.4 | %
Program Penunjang Urusan | 2023 | pagu | 500000000 | Rp
Program Penunjang Urusan | 2023 | serapan | 86.1 | %
Program | 2023 | jumlah | 4 | program
Naskah yang didaftar | 2023 | jumlah | 800 | naskah
Naskah yang dialihmediakan | 2023 | jumlah | 520 | naskah
Pelajar anggota perpustakaan | 2023 | jumlah | 640 | orang
Mahasiswa anggota perpustakaan | 2023 | jumlah | 310 | orang
Karyawan anggota perpustakaan | 2023 | jumlah | 150 | orang
"""
_CHECKER = Checker(read_rows(_ROWS, "Dinas Perpustakaan dan Kearsipan Kabupaten Wanabakti"))

PAIRS = [
    # members: above 90 are 97,5 and 93,2; below 80 is 78,4
    (
        "Dua dari empat program menyerap di atas 90 persen, dan hanya satu yang berada di bawah 80 persen.",
        "hanya satu",
        "hanya dua",
    ),
    (
        "Dua dari empat program terserap di atas 90%, sedangkan dua lainnya di bawahnya.",
        "dua lainnya",
        "tiga lainnya",
    ),
    (
        "Dua dari empat program terserap di atas 90%, sedangkan dua lainnya masing-masing 86,10% dan 78,40%.",
        "78,40%",
        "93,20%",
    ),
    (
        "Hanya Program Pelestarian Naskah Kuno yang serapannya di bawah 80 persen.",
        "di bawah 80",
        "di bawah 90",
    ),
    (
        "Dari empat program, hanya Program Pelestarian Naskah Kuno yang serapannya di bawah 80 persen; "
        "tiga program lainnya lebih tinggi.",
        "tiga program lainnya",
        "dua program lainnya",
    ),
    # leaders: 900 and 700 million are the two largest ceilings
    (
        "Dua program dengan pagu terbesar adalah Pengelolaan Arsip dan Pembinaan Perpustakaan.",
        "Pembinaan Perpustakaan",
        "Penunjang Urusan",
    ),
    (
        "Serapan tertinggi dicatat Program Pengelolaan Arsip, disusul Program Pembinaan Perpustakaan.",
        "disusul Program Pembinaan Perpustakaan",
        "disusul Program Penunjang Urusan",
    ),
    ("Kelompok terbesar anggota perpustakaan adalah pelajar.", "terbesar", "terkecil"),
    # parts: 520 / 800 = 0,65
    (
        "Lebih dari separuh naskah, yaitu 520 dari 800 naskah, sudah dialihmediakan.",
        "Lebih dari separuh",
        "Lebih dari dua pertiga",
    ),
    (
        "Sebanyak 520 dari 800 naskah, atau belum mencapai dua pertiganya, sudah dialihmediakan.",
        "belum mencapai",
        "melebihi",
    ),
    # steps: B, BB, A
    ("Predikat nilai pengawasan kearsipan naik dua tingkat.", "dua tingkat", "satu tingkat"),
    (
        "Nilai pengawasan kearsipan naik dari 68,40 (B) menjadi 81,20 (A).",
        "(B)",
        "(BB)",
    ),
    # years: missed in 2021, met in 2022 and 2023
    (
        "Persentase arsip yang tertata pada tahun 2021 belum mencapai target, tetapi pada dua tahun "
        "berikutnya target selalu terlampaui.",
        "selalu terlampaui",
        "tidak terlampaui",
    ),
    (
        "Persentase arsip yang tertata dua kali melampaui target, yaitu pada tahun 2022 dan 2023.",
        "2022 dan 2023",
        "2021 dan 2023",
    ),
    ("Persentase arsip yang tertata hanya sekali gagal mencapai target.", "hanya sekali", "dua kali"),
    # all but spent: 97,5 of 100
    ("Program Pengelolaan Arsip hampir terserap seluruhnya.", "Pengelolaan Arsip", "Pelestarian Naskah Kuno"),
]


@pytest.mark.parametrize(("text", "word", "instead"), PAIRS, ids=[pair[0][:50] for pair in PAIRS])
def test_a_true_sentence_passes_and_with_one_change_does_not(text: str, word: str, instead: str) -> None:
    assert word in text
    assert _CHECKER.check(text, year=2023).ok
    assert not _CHECKER.check(text.replace(word, instead), year=2023).ok


def test_what_was_not_the_cause_is_no_claim() -> None:
    text = "Nilai pengawasan kearsipan naik bukan karena anggota perpustakaan bertambah."
    said = [claim.text for claim in _CHECKER.check(text, year=2023).claims]
    assert "bertambah" not in said or _CHECKER.check(text, year=2023).ok


def test_the_way_that_a_difference_went_is_told_by_its_two_values() -> None:
    text = "Selisih terhadap target melebar dari 5 poin menjadi 2 poin."
    claims = _CHECKER.check(text, year=2023).claims
    wrong = [claim for claim in claims if claim.kind == "direction"]
    assert [claim.status for claim in wrong] == [ClaimStatus.CONTRADICTED]

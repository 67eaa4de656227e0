"""Wording and citations: faults are seen where they are, and good sentences have none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.checks.citations import coverage
from assistant.checks.wording import faults, repeated_shapes

FAULTY = [
    ("7a", "Program berjalan dimana peserta hadir."),
    ("7b", "Hal itu dikarenakan karena hujan."),
    ("7c", "Berdasarkan tabel tersebut menunjukkan kenaikan."),
    ("7d", "Prosentase pelayanan membaik."),
    ("7e", "Target itu di capai pada triwulan akhir."),
    ("7g", "Petugas melakukan update data."),
    ("7h", "Sedangkan anggaran tersisa."),
    ("7i", "Kinerja ini sangat baik!"),
    ("7j", "Data yang diolah yang dikirim yang diterima sudah lengkap."),
    ("9a", "Serapan 89.29 persen."),
    ("9b", "Pagu sebesar Rp. 5.000.000 tersedia."),
    ("9c", "Serapan 89% dan 90 persen."),
    ("9d", "Serapan sebesar 89,2931 persen."),
    ("9e", "12 orang hadir."),
    ("9f", "Sebanyak 18 (delapan belas) orang hadir."),
    ("9j", "Sebanyak ١٢ orang hadir."),
]


@pytest.mark.parametrize(("code", "text"), FAULTY, ids=[code for code, _ in FAULTY])
def test_a_fault_is_seen_with_its_place(code: str, text: str) -> None:
    found = [fault for fault in faults(text) if fault.code == code]
    assert found
    assert all(text[fault.start : fault.end] == fault.text and fault.advice for fault in found)


def test_a_good_paragraph_has_no_fault() -> None:
    text = (
        "Realisasi indikator pelayanan sebesar 89,29 persen, melampaui target 87 persen. "
        "Sebaliknya, serapan turun 1,20 poin karena pengadaan tertunda."
    )
    assert faults(text) == []


def test_the_third_sentence_of_one_shape_is_told() -> None:
    same = [
        f"Realisasi {name} sebesar {value} persen." for name, value in (("A", "1"), ("B", "2"), ("C", "3"))
    ]
    assert repeated_shapes(same) == ([2], 2 / 3)
    assert repeated_shapes(["Satu hal.", "Hal yang lain lagi."]) == ([], 0.0)
    assert repeated_shapes([]) == ([], 0.0)


def test_a_source_that_says_it_in_other_forms_covers_a_sentence() -> None:
    found = coverage(
        "Penyaluran bantuan terhambat karena cuaca pada 12 desa.",
        ["Bantuan disalurkan terlambat; hambatannya cuaca buruk di 12 desa."],
    )
    assert found.supported
    assert found.missing_numbers == ()


def test_a_source_without_the_number_or_the_words_does_not() -> None:
    assert coverage("Sebanyak 13 desa terhambat cuaca.", ["Hambatan cuaca di 12 desa."]).missing_numbers == (
        "13",
    )
    other = coverage("Validitas data menjadi hambatan utama.", ["Pagu program terserap penuh."])
    assert not other.supported
    assert other.share == Decimal(0)


def test_nothing_is_missing_from_an_empty_sentence() -> None:
    assert coverage("", []).supported

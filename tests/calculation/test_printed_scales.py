"""Reading the scale that a report prints, and rating by it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculation.derive import derive
from assistant.calculation.printed_scales import scale_in
from assistant.calculation.ratings import AchievementRating, rate
from assistant.domain.ratings import RatingScale
from assistant.domain.sources import Location, Passage
from tests.calculation.given import figure, found

ORDINAL = """1; Rentang Capaian: 85 ke atas; Kategori: Sangat Berhasil
2; Rentang Capaian: 70 sampai kurang dari 85; Kategori: Berhasil
3; Rentang Capaian: Lebih dari 55 sampai kurang dari 70; Kategori: Cukup Berhasil
4; Rentang Capaian: 55 ke bawah; Kategori: Belum Berhasil"""
WITH_HOLES = """1; Interval Nilai: 91 % ≤ 100 %; Kriteria: Sangat Tinggi
2; Interval Nilai: 76 % ≤ 90 %; Kriteria: Tinggi
3; Interval Nilai: 66 % ≤ 75 %; Kriteria: Sedang
4; Interval Nilai: 51 % ≤ 65 %; Kriteria: Rendah
5; Interval Nilai: ≤ 50 %; Kriteria: Sangat Rendah"""
SENTENCE = (
    "Kriteria penilaian: 85 s.d. 100 Sangat Baik; 70 s.d. kurang dari 85 Baik; "
    "lebih dari 55 s.d. kurang dari 70 Cukup; 55 ke bawah Kurang."
)

LISTED = """Pengukuran capaian kinerja memakai skala berikut:
- ≥ 91 : Sangat Tinggi
- 76 - 90 : Tinggi
- 66 - 75 : Sedang
- ≤ 65 : Rendah"""
OPEN_ABOVE = WITH_HOLES.replace("91 % ≤ 100 %", "91 ≤")
IN_A_RUN = """Kategori capaian kinerja adalah sebagai berikut.
Capaian (%) Kategori > 100 Sangat Baik 90 – 100 Baik 75 – < 90 Cukup < 75 Kurang Untuk target berupa rentang,
batas atas yang dipakai."""


def passage(text: str, section: str = "BAB III > Tabel 3.1 Skala Pengukuran Kinerja") -> Passage:
    return Passage(
        passage_id="p1",
        report_id="r1",
        agency="Dinas Contoh",
        report_year=2024,
        section=section,
        text=text,
        location=Location(file="a.txt", line_from=10, line_to=13),
    )


def read(text: str) -> RatingScale:
    scale = scale_in([passage(text)])
    assert scale is not None
    return scale


def category(value: str, scale: RatingScale) -> str:
    rated = rate(Decimal(value), scale)
    assert isinstance(rated, AchievementRating)
    return rated.category


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        (ORDINAL, "85", "Sangat Berhasil"),
        (ORDINAL, "84.99", "Berhasil"),
        (ORDINAL, "55", "Belum Berhasil"),
        (ORDINAL, "55.01", "Cukup Berhasil"),
        (WITH_HOLES, "90.5", "Tinggi"),
        (WITH_HOLES, "120", "Sangat Tinggi"),
        (SENTENCE, "69.99", "Cukup"),
        (SENTENCE, "70", "Baik"),
        (LISTED, "91", "Sangat Tinggi"),
        (LISTED, "65", "Rendah"),
        (OPEN_ABOVE, "91", "Sangat Tinggi"),
        (IN_A_RUN, "100", "Baik"),
        (IN_A_RUN, "100.01", "Sangat Baik"),
        (IN_A_RUN, "75", "Cukup"),
        (IN_A_RUN, "74.99", "Kurang"),
    ],
)
def test_a_printed_scale_rates(text: str, value: str, expected: str) -> None:
    assert category(value, read(text)) == expected


def test_only_a_scale_with_holes_says_how_they_are_closed() -> None:
    assert read(WITH_HOLES).closes_holes is not None
    assert read(ORDINAL).closes_holes is None
    assert read(SENTENCE).closes_holes is None


@pytest.mark.parametrize(
    "text",
    [
        "1; Predikat: AA; Nilai: > 90\n2; Predikat: A; Nilai: > 80\n3; Predikat: BB; Nilai: > 70",
        "1; Mutu: Sangat Baik; Nilai: 3,5 – 4\n2; Mutu: Baik; Nilai: 3 – 3,4\n3; Mutu: Buruk; Nilai: < 3",
        "1; Kategori: Rusak Berat; Jumlah: 91\n2; Kategori: Rusak; Jumlah: 76\n3; Kategori: Baik; Jumlah: 12",
        "1; Usia: > 80; Kategori: Tua\n2; Usia: > 70; Kategori: Madya\n3; Usia: > 60; Kategori: Muda",
        "Kategori capaian dinas ini Sangat Baik dengan 91 persen.",
        "",
    ],
    ids=["AKIP", "indeks", "jumlah", "usia", "kalimat", "kosong"],
)
def test_what_is_no_scale_of_capaian_is_not_read_as_one(text: str) -> None:
    assert scale_in([passage(text)]) is None


def test_two_different_scales_leave_the_choice_open() -> None:
    assert scale_in([passage(ORDINAL), passage(WITH_HOLES)]) is None
    assert scale_in([passage(ORDINAL), passage(ORDINAL)]) is not None


def test_the_printed_scale_comes_before_the_default() -> None:
    given = [figure("target", "100"), figure("realisasi", "88")]
    [rated] = found(derive(given, passages=[passage(ORDINAL)]), "kategori")
    assert (rated.value, rated.arithmetic) == ("Sangat Berhasil", "88 ≥ 85: Sangat Berhasil")
    assert rated.formula == "kategori capaian menurut skala dalam laporan (b. 10–13)"
    [usual] = found(derive(given), "kategori")
    assert usual.value == "Tinggi"


def test_printed_categories_tell_the_scale_and_one_that_differs_is_named() -> None:
    rows = [("88", "Sangat Berhasil"), ("75", "Berhasil"), ("60", "Berhasil")]
    given = [
        figure(measure, value, subject=f"Indikator {at}", row=at, unit=unit)
        for at, (actual, name) in enumerate(rows, 1)
        for measure, value, unit in (
            ("target", "100", "%"),
            ("realisasi", actual, "%"),
            ("capaian", actual, "%"),
            ("kategori", name, "predikat"),
        )
    ]
    rated = {one.subject: one for one in derive(given) if one.measure.startswith("kategori")}
    assert rated["Indikator 2"].value == "Berhasil"
    assert rated["Indikator 3"].value == "Cukup Berhasil"  # above 55
    assert [rated[f"Indikator {at}"].measure for at in (2, 3)] == ["kategori", "kategori_menurut_skala"]
    assert rated["Indikator 3"].doubt == "laporan mencetak kategori Berhasil"


def test_categories_of_an_unknown_scale_are_left_alone() -> None:
    given = [
        figure("target", "100"),
        figure("realisasi", "88"),
        figure("capaian", "88"),
        figure("kategori", "Memuaskan", unit="predikat"),
    ]
    assert found(derive(given), "kategori") == []

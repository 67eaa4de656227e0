"""Numbers that only their value and the whole sentence bind: true readings pass, false ones do not."""

from __future__ import annotations

import pytest

from assistant.checks.checker import Checker
from assistant.domain.checking import ClaimStatus
from assistant.domain.figures import Fact

OFFICE = "Kantor Kebun Raya Kabupaten Tirtajaya"
_ROWS = """
Persentase koleksi tanaman terawat (PKT) | 2021 | realisasi | 61.4 | %
Persentase koleksi tanaman terawat (PKT) | 2022 | target | 66 | %
Persentase koleksi tanaman terawat (PKT) | 2022 | realisasi | 64.9 | %
Persentase koleksi tanaman terawat (PKT) | 2022 | capaian | 98.333333 | %
Persentase koleksi tanaman terawat (PKT) | 2023 | target | 70 | %
Persentase koleksi tanaman terawat (PKT) | 2023 | realisasi | 68.25 | %
Persentase koleksi tanaman terawat (PKT) | 2023 | capaian | 97.5 | %
Persentase koleksi tanaman terawat (PKT) | 2026 | target akhir renstra | 80 | %
Persentase koleksi tanaman terawat (PKT) | 2023 | tingkat kemajuan | 85.3125 | %
Rata-rata waktu layanan bibit | 2022 | realisasi | 34 | Menit
Rata-rata waktu layanan bibit | 2023 | target | 20 | Menit
Rata-rata waktu layanan bibit | 2023 | realisasi | 26 | Menit
Nilai kepuasan pengunjung | 2023 | target | 82 | Nilai
Nilai kepuasan pengunjung | 2023 | realisasi | 84.6 | Nilai
Rumah kaca | 2023 | jumlah | 9 | unit
Rumah kaca yang rusak | 2023 | jumlah | 4 | unit
Pengunjung | 2022 | jumlah | 12000 | orang
Pengunjung | 2023 | jumlah | 15000 | orang
Program Konservasi Tanaman | 2023 | pagu sebelum perubahan | 900000000 | Rp
Program Konservasi Tanaman | 2023 | pagu | 650000000 | Rp
Program Konservasi Tanaman | 2023 | realisasi anggaran | 611000000 | Rp
Program Konservasi Tanaman | 2023 | serapan | 94 | %
Program Konservasi Tanaman | 2023 | sisa anggaran | 39000000 | Rp
Program Pendidikan Lingkungan | 2023 | pagu | 350000000 | Rp
Program Pendidikan Lingkungan | 2023 | realisasi anggaran | 344000000 | Rp
Program Pendidikan Lingkungan | 2023 | serapan | 98.285714 | %
Program Pendidikan Lingkungan | 2023 | sisa anggaran | 6000000 | Rp
Kantor Kebun Raya (seluruh belanja) | 2023 | pagu | 1000000000 | Rp
Kantor Kebun Raya (seluruh belanja) | 2023 | realisasi anggaran | 955000000 | Rp
Kantor Kebun Raya (seluruh belanja) | 2023 | sisa anggaran | 45000000 | Rp
"""
CHECKER = Checker(
    [
        Fact(
            id=f"f{at}", agency=OFFICE, subject=name, year=int(year), measure=measure, value=value, unit=unit
        )
        for at, row in enumerate(_ROWS.strip().splitlines())
        for name, year, measure, value, unit in [[cell.strip() for cell in row.split("|")]]
    ]
)

# a true sentence, a piece of it, and what makes it false
CASES = {
    "target behind another verb": (
        "PKT baru menyentuh 68,25%, padahal Perjanjian Kinerja 2023 mematok 70%.",
        ("mematok 70%", "mematok 66%"),
    ),
    "subject after the number that a change starts from": (
        "Meski membaik dari 64,9%, PKT tahun 2023 yang sebesar 68,25% belum mencapai target 70%.",
        ("64,9%", "61,4%"),
    ),
    "pair in brackets": ("PKT belum mencapai target (68,25% dari 70%).", ("68,25%", "66,25%")),
    "nothing is its own target": ("PKT nyaris menyentuh target: 68,25% dari 70%.", ("68,25%", "70%")),
    "subjects in the order of their numbers": (
        "Program Konservasi Tanaman menyerap 94%, sedangkan Program Pendidikan Lingkungan 98,29%.",
        ("94%, sedangkan Program Pendidikan Lingkungan 98,29%",
         "98,29%, sedangkan Program Pendidikan Lingkungan 94%"),
    ),
    "subject in brackets behind": (
        "Yang pertama terealisasi Rp611.000.000 (Program Konservasi Tanaman).",
        ("Konservasi Tanaman", "Pendidikan Lingkungan"),
    ),
    "whole of a share": (  # 39 / 45 = 86,67 %
        "Sekitar 87 persen sisa anggaran berasal dari Program Konservasi Tanaman (Rp39 juta dari Rp45 juta).",
        ("Rp39 juta dari Rp45 juta", "Rp6 juta dari Rp45 juta"),
    ),
    "budget moved within the year": (  # 900 − 650 = 250
        "Refocusing memangkas pagu Program Konservasi Tanaman sebesar Rp250 juta, yakni dari Rp900 juta "
        "menjadi Rp650 juta.",
        ("memangkas", "menambah"),
    ),
    "distance to the end of the plan": (  # 80 − 68,25 = 11,75
        "Jarak PKT ke target akhir Renstra, yaitu 80%, tinggal 11,75 poin.",
        ("11,75 poin", "1,75 poin"),
    ),
    "distance on its side": (  # 84,6 − 82 = 2,6
        "Nilai kepuasan pengunjung tahun 2023 kelebihan 2,6 dari target 82.",
        ("kelebihan", "kekurangan"),
    ),
    "difference to what is named behind": (  # 26 − 20 = 6; 34 − 26 = 8
        "Waktu layanan bibit tercatat 26 menit, lebih lama 6 menit daripada target 20 menit.",
        ("6 menit daripada", "8 menit daripada"),
    ),
    "change between its stated ends": (  # 68,25 − 64,9 = 3,35; 68,25 − 61,4 = 6,85
        "PKT bertambah 3,35 poin, dari 64,9% menjadi 68,25%.",
        ("3,35 poin", "6,85 poin"),
    ),
    "years counted from one before": (  # 68,25 − 61,4 = 6,85
        "Pada tahun 2021 PKT tercatat 61,4%; dua tahun kemudian angkanya 6,85 poin lebih tinggi.",
        ("6,85 poin", "3,35 poin"),
    ),
    "minutes are no span of time": (
        "Bibit dilayani rata-rata dalam 26 menit pada tahun 2023.",
        ("26 menit", "26 jam"),
    ),
    "part among what was counted": (
        "Rumah kaca tercatat 9 unit, 4 di antaranya rusak.",
        ("4 di antaranya", "5 di antaranya"),
    ),
    "percentage of its pair": (  # 4 / 9 = 44,44 %
        "Dari 9 rumah kaca, 4 unit rusak, atau 44,44%.",
        ("44,44%", "94,00%"),
    ),
    "fraction of a change": (  # 3.000 / 12.000 = 1/4
        "Pengunjung bertambah seperempat, dari 12.000 orang menjadi 15.000 orang.",
        ("seperempat", "separuh"),
    ),
    "end of the plan needs its word": (
        "Target PKT tahun 2023 sebesar 70%.",
        ("70%", "80%"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_nothing_speaks_against_is_supported(name: str) -> None:
    result = CHECKER.check(CASES[name][0])
    assert result.ok, [claim for claim in result.claims if claim.status is not ClaimStatus.SUPPORTED]


@pytest.mark.parametrize("name", CASES)
def test_one_word_that_speaks_against_it_is_enough(name: str) -> None:
    text, (old, new) = CASES[name]
    assert old in text
    assert not CHECKER.check(text.replace(old, new)).ok


def test_a_refused_number_is_told_against_the_fact_that_its_words_bind_it_to() -> None:
    text = "Realisasi PKT tahun 2023 sebesar 71%."
    (claim,) = (one for one in CHECKER.check(text).claims if one.text == "71%")
    assert claim.status is ClaimStatus.CONTRADICTED
    assert "68,25 %" in str(claim.reason)

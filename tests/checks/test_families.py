"""Units at their scale, quarters, families of names, ranges and rests: true ones pass, false ones fail."""

from __future__ import annotations

import pytest

from assistant.checks.checker import Checker
from tests.checks.office import read_rows

_ROWS = """
Nilai ekspor ikan | 2022 | realisasi | 2.15 | Rp Triliun
Nilai ekspor ikan | 2023 | target | 2.4 | Rp Triliun
Nilai ekspor ikan | 2023 | realisasi | 2.5 | Rp Triliun
Nilai ekspor ikan | 2023 | capaian | 104.166667 | %
Ekspor udang | 2023 | realisasi triwulan I | 120.5 | Rp miliar
Ekspor udang | 2023 | realisasi triwulan II | 131.2 | Rp miliar
Ekspor udang | 2023 | realisasi triwulan III | 128.4 | Rp miliar
Ekspor udang | 2023 | realisasi triwulan IV | 150.9 | Rp miliar
Persentase keluhan yang dijawab | 2023 | target batas bawah | 80 | %
Persentase keluhan yang dijawab | 2023 | target batas atas | 90 | %
Persentase keluhan yang dijawab | 2023 | realisasi | 92 | %
Produksi ikan | 2020 | realisasi | 800 | ton
Produksi ikan | 2021 | realisasi | 850 | ton
Produksi ikan | 2022 | realisasi | 910 | ton
Produksi ikan | 2023 | realisasi | 1000 | ton
Produksi ikan | 2023 | target | 1100 | ton
Produksi ikan Kecamatan Alas | 2023 | jumlah | 400 | ton
Produksi ikan Kecamatan Buer | 2023 | jumlah | 300 | ton
Produksi ikan Kecamatan Empang | 2023 | jumlah | 200 | ton
Produksi ikan Kecamatan Moyo | 2023 | jumlah | 100 | ton
Pegawai | 2023 | jumlah | 40 | orang
Penyuluh | 2023 | jumlah | 25 | orang
Gangguan pelayanan | 2023 | jumlah | 17 | hari kerja
Rata-rata waktu tanggap | 2023 | realisasi | 22 | hari
"""
CHECKER = Checker(read_rows(_ROWS, "Dinas Perikanan Kabupaten Wanabakti"))

# a true sentence, a piece of it, and what makes it false
CASES = {
    "amounts at the scale of the facts": (
        "Nilai ekspor ikan tahun 2023 mencapai Rp2,5 triliun dari target Rp2,4 triliun.",
        ("Rp2,5 triliun", "Rp2,5 miliar"),
    ),
    "difference across scales": (  # 2,5 − 2,15 = 0,35 triliun
        "Nilai ekspor ikan naik Rp350 miliar, dari Rp2,15 triliun menjadi Rp2,5 triliun.",
        ("Rp350 miliar", "Rp35 miliar"),
    ),
    "quarters in a list": (
        "Ekspor udang per triwulan tahun 2023 adalah Rp120,5 miliar, Rp131,2 miliar, Rp128,4 miliar, "
        "dan Rp150,9 miliar.",
        ("Rp131,2 miliar, Rp128,4 miliar", "Rp128,4 miliar, Rp131,2 miliar"),
    ),
    "rank among quarters": (
        "Ekspor udang tertinggi terjadi pada triwulan IV tahun 2023, yakni Rp150,9 miliar.",
        ("tertinggi", "terendah"),
    ),
    "range as a target": (
        "Persentase keluhan yang dijawab 92%, di atas rentang target 80–90%.",
        ("80–90%", "80–95%"),
    ),
    "as many last years as numbers": (
        "Produksi ikan selama tiga tahun terakhir berturut-turut sebesar 850 ton, 910 ton, dan 1.000 ton.",
        ("850 ton, 910 ton", "910 ton, 850 ton"),
    ),
    "another unit of weight": (
        "Produksi ikan pada tahun 2023 adalah 1.000 ton.",
        ("1.000 ton", "1.000 kilogram"),
    ),
    "another unit of time": (
        "Rata-rata waktu tanggap tahun 2023 adalah 22 hari.",
        ("22 hari", "22 bulan"),
    ),
    "span of years in order": (
        "Sejak tahun 2020 produksi ikan tidak pernah turun: 800 ton, 850 ton, 910 ton, lalu 1.000 ton "
        "pada tahun 2023.",
        ("800 ton, 850 ton", "850 ton, 800 ton"),
    ),
    "members beyond a threshold": (
        "Hanya dua kecamatan, yaitu Alas dan Buer, yang produksi ikannya di atas 250 ton.",
        ("dua", "tiga"),
    ),
    "all members of a family": (
        "Kecamatan Moyo, 100 ton, menghasilkan ikan paling sedikit di antara empat kecamatan.",
        ("empat", "lima"),
    ),
    "rank within a family": (
        "Kecamatan Alas menjadi penghasil ikan terbesar dengan 400 ton.",
        ("terbesar", "terkecil"),
    ),
    "physical units are units": (
        "Produksi ikan tahun 2023 sebanyak 1.000 ton.",
        ("1.000 ton", "1.000 kuintal"),
    ),
    "unit of a part by the name of its whole": (
        "Sebanyak 25 dari 40 pegawai adalah penyuluh.",
        ("25 dari", "17 dari"),
    ),
    "duration that the facts tell": (
        "Gangguan pelayanan selama 17 hari kerja ikut menekan ekspor.",
        ("17 hari", "27 hari"),
    ),
    "distance that has to be made up": (  # 1.100 − 1.000 = 100
        "Untuk memenuhi target 1.100 ton, produksi ikan masih perlu ditambah 100 ton.",
        ("100 ton.", "150 ton."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_families_scales_and_quarters_tell_is_supported(name: str) -> None:
    result = CHECKER.check(CASES[name][0])
    assert result.ok, [(claim.text, claim.reason) for claim in result.claims]


@pytest.mark.parametrize("name", CASES)
def test_one_change_in_what_they_tell_is_enough(name: str) -> None:
    text, (old, new) = CASES[name]
    assert old in text
    assert not CHECKER.check(text.replace(old, new)).ok

"""Causes, obstacles and solutions of made-up and condensed reports: their roles and whose they are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from assistant.domain.sources import Passage, PassageRole
from ingest.pipeline import parse
from tests.ingest.texts import passages_of, with_text

ROOT = Path(__file__).parents[2]
CASES = [json.loads(line) for line in (ROOT / "eval/cases/roles.jsonl").read_text("utf-8").splitlines()]


@cache
def passages_in(report: str) -> tuple[Passage, ...]:
    return parse(ROOT / report).passages


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_cause_or_solution_has_its_role_and_its_subject(case: dict) -> None:
    here = [
        p
        for p in passages_in(case["report"])
        if case["words"] in p.text and p.role is not PassageRole.TABLE_ROW
    ]
    told = [p for p in here if p.role is not PassageRole.GENERAL]
    if case["role"] == "umum":
        assert here and not told
        return
    assert [p.role for p in told] == [PassageRole(case["role"])]
    assert list(told[0].about) == case["about"]


TABLE = (
    "Tabel 3.1 Capaian Kinerja\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tPersentase pajak kendaraan bermotor (PKB) terpungut\t90\t86\t95,56\n"
    "2\tPersentase pasar dengan kios layak\t80\t78\t97,50\n"
    "3\tJumlah sengketa lahan yang terjadi\t3\t4\t66,67\n"
    "4\tIndeks Kualitas Layanan (IKL)\t83\t84\t101,20\n\n"
)


def test_lines_without_a_blank_between_them_keep_their_own_subjects() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}B. Analisis\n\n"
        "Belum tercapainya target PKB disebabkan banyak pemilik kendaraan tinggal di luar wilayah.\n"
        "Upaya yang dilakukan antara lain penagihan ke rumah dan penyusunan rencana pemutihan denda.\n"
        "Persentase pasar dengan kios layak belum mencapai target karena dua pasar baru diperbaiki.\n"
        "Dinas mendampingi pengelola pasar setiap bulan.\n"
        "Sengketa lahan bertambah akibat batas dusun belum dipetakan.\n"
        "IKL meningkat karena loket tambahan dibuka pada hari Sabtu.\n"
    )
    told = [
        (p.role.name, p.about)
        for p in passages_of(text)
        if p.role not in (PassageRole.GENERAL, PassageRole.TABLE_ROW)
    ]
    tax, market = (
        ("Persentase pajak kendaraan bermotor (PKB) terpungut",),
        ("Persentase pasar dengan kios layak",),
    )
    assert told == [
        ("FAILURE_CAUSE", tax),
        ("SOLUTION_DONE", tax),
        ("FAILURE_CAUSE", market),
        ("SOLUTION_DONE", market),
        ("FAILURE_CAUSE", ("Jumlah sengketa lahan yang terjadi",)),
        ("SUCCESS_CAUSE", ("Indeks Kualitas Layanan (IKL)",)),
    ]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["dense", "with-blank-lines"])
def test_a_lettered_title_governs_the_lines_below_it(blank: str) -> None:
    text = (
        f"A. Capaian\n\n{TABLE}B. Analisis Penyebab dan Solusi\n\n"
        f"a. Pajak kendaraan\n{blank}Target belum tercapai lantaran data kendaraan lama belum dihapus.\n"
        f"{blank}b. Kios pasar\n{blank}Target belum tercapai karena lelang perbaikan atap gagal dua kali.\n"
        "Solusi yang ditempuh ialah memperbaiki atap secara swakelola pada dua pasar.\n"
    )
    assert with_text(passages_of(text), "data kendaraan lama").about == (
        "Persentase pajak kendaraan bermotor (PKB) terpungut",
    )
    for words in ("lelang perbaikan", "swakelola"):
        assert with_text(passages_of(text), words).about == ("Persentase pasar dengan kios layak",)


def test_a_cause_with_a_subject_of_its_own_takes_none_from_the_sentence_before() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}B. Anggaran\n\nIKL meningkat karena loket tambahan dibuka. "
        "Sisa belanja listrik terjadi karena tarif baru ditunda.\n"
    )
    assert with_text(passages_of(text), "tarif baru").about == ()


def test_a_row_whose_indicator_begins_with_the_word_for_a_total_is_its_own() -> None:
    text = (
        "Tabel 3.4 Analisis\n\nIndikator Kinerja\tCapaian\tFaktor Penghambat\tTindak Lanjut\n"
        "Persentase pasar layak\t97,5\tLelang perbaikan gagal\tTelah diperbaiki secara swakelola\n"
        "Jumlah sengketa lahan\t66,67\tBatas dusun belum dipetakan\tAkan dipetakan bersama warga\n"
    )
    told = [(p.role.name, p.about) for p in passages_of(text) if p.role is not PassageRole.TABLE_ROW]
    market, land = ("Persentase pasar layak",), ("Jumlah sengketa lahan",)
    assert told == [
        ("OBSTACLE", market),
        ("SOLUTION_DONE", market),
        ("OBSTACLE", land),
        ("SOLUTION_PLANNED", land),
    ]


def test_a_heading_governs_no_more_where_the_text_has_gone_over_to_another_indicator() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}B. Analisis\n\n1. Sengketa lahan\n\na. Solusi\n"
        "Dinas bersama camat telah memetakan batas 15 dusun di wilayah pesisir.\n\n"
        "IKL meningkat karena loket tambahan dibuka pada hari Sabtu.\n\n"
        "Kendala yang dihadapi adalah petugas loket belum cukup.\n\n"
        "Dinas memiliki 12 unit kendaraan operasional.\n"
    )
    land = with_text(passages_of(text), "batas 15 dusun")
    assert (land.role.name, land.about) == ("SOLUTION_DONE", ("Jumlah sengketa lahan yang terjadi",))
    obstacle = with_text(passages_of(text), "petugas loket")
    assert (obstacle.role.name, obstacle.about) == ("OBSTACLE", ())
    assert with_text(passages_of(text), "kendaraan operasional").role is PassageRole.GENERAL

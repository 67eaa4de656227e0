"""Problems of the whole office below an indicator's heading, and causes of another year."""

from __future__ import annotations

import pytest

from assistant.domain.sources import PassageRole
from ingest.told_year import names_later_year, year_told
from tests.ingest.texts import passages_of

_RESULTS = (
    "A. Capaian\n\nTabel 3.1 Capaian Kinerja\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tPersentase ternak yang divaksin\t80\t72\t90,00\n"
    "2\tJumlah kelompok peternak terdaftar\t40\t44\t110,00\n\n"
)
_PROBLEMS = "Permasalahan yang dihadapi dinas:\n- gudang vaksin rusak;\n- jumlah dokter hewan dua orang.\n\n"
_ANSWERS = "Solusi atas permasalahan tersebut:\n- meminjam gudang;\n- mengusulkan formasi dokter.\n\n"


def _told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (p.role.name, p.about)
        for p in passages_of(text)
        if p.role not in (PassageRole.GENERAL, PassageRole.TABLE_ROW)
    ]


def test_a_list_that_names_the_office_once_is_about_no_indicator_and_neither_are_its_answers() -> None:
    text = (
        f"{_RESULTS}1. Persentase ternak yang divaksin\n\nTarget belum tercapai karena vaksin habis.\n\n"
        f"2. Jumlah kelompok peternak terdaftar\n\nTarget terlampaui berkat pendataan ulang.\n\n"
        f"{_PROBLEMS}{_ANSWERS}"
    )
    assert _told(text) == [
        ("FAILURE_CAUSE", ("Persentase ternak yang divaksin",)),
        ("SUCCESS_CAUSE", ("Jumlah kelompok peternak terdaftar",)),
        ("OBSTACLE", ()),
        ("OBSTACLE", ()),
        ("SOLUTION_PLANNED", ()),
        ("SOLUTION_PLANNED", ()),
    ]


def test_the_same_title_below_every_indicator_speaks_of_each() -> None:
    text = (
        f"{_RESULTS}1. Persentase ternak yang divaksin\n\nVaksin habis pada Juli.\n\n{_PROBLEMS}"
        f"2. Jumlah kelompok peternak terdaftar\n\nPendataan diulang.\n\n{_PROBLEMS}"
    )
    first, second = ("Persentase ternak yang divaksin",), ("Jumlah kelompok peternak terdaftar",)
    assert _told(text) == [("OBSTACLE", first)] * 2 + [("OBSTACLE", second)] * 2


def test_a_cause_of_last_year_stays_apart_from_this_years() -> None:
    text = (
        f"{_RESULTS}1. Persentase ternak yang divaksin\n\nTarget belum tercapai karena vaksin habis. "
        "Pada tahun 2022 target belum tercapai karena wabah.\n"
    )
    years = [p.about_year for p in passages_of(text) if p.role is PassageRole.FAILURE_CAUSE]
    assert years == [None, 2022]


def test_below_a_heading_for_the_causes_of_another_year_they_are_that_years() -> None:
    missed = "Persentase ternak yang divaksin tidak mencapai target karena"
    text = (
        f"{_RESULTS}B. Penyebab Kegagalan Tahun 2022\n\n{missed} wabah.\n\n"
        f"C. Penyebab Kegagalan Tahun 2023\n\n{missed} vaksin habis.\n"
    )
    years = [p.about_year for p in passages_of(text) if p.role is PassageRole.FAILURE_CAUSE]
    assert years == [2022, None]


def test_a_line_of_prose_that_begins_with_the_word_for_road_is_no_address() -> None:
    text = (
        "BAB III\n\nJalan kota dalam kondisi mantap mencapai 79,12 persen.\nJalan Melati No. 7 Telp. 12345\n"
    )
    assert [p.text for p in passages_of(text) if "Jalan" in p.text] == [
        "Jalan kota dalam kondisi mantap mencapai 79,12 persen."
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("Realisasi menurun dibanding tahun 2022.", None, id="compared"),
        pytest.param("Jembatan rusak sejak tahun 2021.", None, id="since"),
        pytest.param("Pada tahun 2022 target tidak tercapai.", 2022, id="last-year"),
        pytest.param("Capaian tahun 2023 lebih baik daripada tahun 2022.", 2023, id="this-year"),
    ],
)
def test_a_year_that_is_only_compared_with_is_not_what_a_sentence_speaks_of(
    text: str, year: int | None
) -> None:
    assert year_told(text, 2023) == year


def test_what_happens_after_the_report_year_is_known() -> None:
    assert names_later_year("Gedung dibangun pada tahun 2024.", 2023)
    assert not names_later_year("Dinas mengusulkan anggaran tahun 2024.", 2023)

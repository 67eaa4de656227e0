"""Agencies are found as people name them, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.sources import Report
from assistant.errors import UnknownAgency, UnknownReport
from assistant.retrieval.scope import find_agency_in, make_scope, resolve_agency
from assistant.settings import Settings
from assistant.store.database import open_database
from assistant.store.interfaces import ParsedReport

TTU = "Dinas Sosial Kabupaten Timor Tengah Utara"
FLOTIM = "Dinas Sosial Kabupaten Flores Timur"
HEALTH = "Dinas Kesehatan Kabupaten Ende"
EDUCATION = "Dinas Pendidikan dan Kebudayaan Kota Bima"
INSPECTORATE = "Inspektorat Daerah Kabupaten Bima"
PLANNING = "Badan Perencanaan Pembangunan Daerah Provinsi Nusa Tenggara Timur"
WORKS = "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Bima"
LABOUR = "Dinas Tenaga Kerja dan Transmigrasi Provinsi Nusa Tenggara Barat"
DISTRICT = "Kecamatan Tulakan Kabupaten Pacitan"
HOSPITAL = "RSUD dr. Soedarsono Kabupaten Ende"
KNOWN = [TTU, FLOTIM, HEALTH, EDUCATION, INSPECTORATE, PLANNING, WORKS, LABOUR, DISTRICT, HOSPITAL]


@pytest.mark.parametrize(
    ("asked", "agency"),
    [
        (TTU, TTU),
        ("dinas sosial kab. timor tengah utara", TTU),
        ("Dinas Sosial TTU", TTU),
        ("TTU", TTU),
        ("dinsos flotim", FLOTIM),
        ("Dinsos Flores Timur", FLOTIM),
        ("dinas sosial flores tmur", FLOTIM),
        ("dinkes", HEALTH),
        ("Dinkes Kab Ende", HEALTH),
        ("disdik bima", EDUCATION),
        ("dikbud kota bima", EDUCATION),
        ("Disdikbud", EDUCATION),
        ("inspektorat", INSPECTORATE),
        ("bappeda NTT", PLANNING),
        ("DPUPR Bima", WORKS),
        ("disnakertrans ntb", LABOUR),
        ("kec. tulakan", DISTRICT),
        ("rsud ende", HOSPITAL),
    ],
)
def test_an_agency_is_found_as_people_name_it(asked: str, agency: str) -> None:
    assert resolve_agency(asked, KNOWN) == agency


@pytest.mark.parametrize(
    "asked", ["dinas perhubungan", "dinsos kota flores timur", "dinkes bali", "", "kabupaten"]
)
def test_an_unknown_agency_is_an_error_with_candidates(asked: str) -> None:
    with pytest.raises(UnknownAgency, match="tidak dikenal") as told:
        resolve_agency(asked, KNOWN)
    assert told.value.candidates
    assert told.value.candidates[0] in told.value.message


@pytest.mark.parametrize(
    ("asked", "candidates"),
    [
        ("Dinas Sosial", (FLOTIM, TTU)),
        ("bima", (EDUCATION, WORKS, INSPECTORATE)),
        ("ende", (HEALTH, HOSPITAL)),
    ],
)
def test_an_ambiguous_agency_is_an_error_with_candidates(asked: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(UnknownAgency, match="beberapa instansi") as told:
        resolve_agency(asked, KNOWN)
    assert set(told.value.candidates) == set(candidates)


def test_a_whole_name_beats_a_longer_one_that_begins_alike() -> None:
    short, long = "Dinas Sosial Kabupaten Ende", "Dinas Sosial Kabupaten Ende Timur"
    assert resolve_agency("dinsos ende", [short, long]) == short


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("berapa serapan anggaran dinsos ttu?", TTU),
        ("bantuan yg disalurkan di Flores Timur thn 2022", FLOTIM),
        ("nilai AKIP inspektorat", INSPECTORATE),
        ("pagu bappeda tahun lalu", PLANNING),
        ("capaian dinkes Ende", HEALTH),
        ("apa kendala dinas sosial?", None),
        ("berapa bantuan sosial tunai?", None),
        ("dinsos ttu atau dinsos flotim yang lebih baik?", None),
        ("realisasi dinas perhubungan flores timur", None),
        ("pendapatan kota flores timur", None),
    ],
)
def test_an_agency_is_recognised_in_a_question_only_when_it_is_named(
    question: str, agency: str | None
) -> None:
    assert find_agency_in(question, KNOWN) == agency


def a_report(report_id: str, agency: str, year: int) -> ParsedReport:
    report = Report(
        report_id=report_id,
        agency=agency,
        region_level=None,
        region=None,
        year=year,
        title="LKjIP",
        file="a.txt",
        sha256=report_id,
    )
    return ParsedReport(report=report, passages=(), figures=())


def test_a_scope_holds_the_reports_of_an_agency_and_a_year(tmp_path: Path) -> None:
    store = open_database(Settings(data_dir=tmp_path))
    for report_id, agency, year in (("a", TTU, 2023), ("b", TTU, 2024), ("c", FLOTIM, 2024)):
        store.save(a_report(report_id, agency, year))
    assert make_scope(store, "dinsos ttu", 2024).report_ids == ("b",)
    assert make_scope(store, "dinsos ttu", None).report_ids == ("a", "b")
    assert set(make_scope(store, None, 2024).report_ids) == {"b", "c"}
    assert len(make_scope(store, None, None).report_ids) == 3
    assert make_scope(store, "ttu", 2024).agency == TTU
    with pytest.raises(UnknownReport, match="tahun 2020; yang ada tahun 2023, 2024"):
        make_scope(store, "ttu", 2020)
    store.close()


def test_an_empty_store_says_that_nothing_was_read_yet(tmp_path: Path) -> None:
    store = open_database(Settings(data_dir=tmp_path))
    with pytest.raises(UnknownAgency, match="belum ada laporan"):
        make_scope(store, "dinsos", 2024)
    assert make_scope(store, None, None).report_ids == ()
    store.close()

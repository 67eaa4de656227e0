"""Members that met their targets, totals, shares, ranks, labels and other regions, on an invented office."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.domain.sources import PassageRole
from assistant.retrieval.answers import Answerer
from tests.retrieval.offices import answerer, figure, passage, scope

RESULTS = "Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2023"
ROOMS = "Tabel 1.2 Kapasitas Kamar menurut Kelas"
STAFF = "Tabel 1.1 Jumlah Pegawai menurut Pendidikan"
VISITS = "Tabel 3.4 Kunjungan Pasien Tahun 2022-2023"
BESIDE = "Tabel 3.5 Perbandingan dengan Provinsi Tahun 2023"


def _row(
    name: str,
    table: str,
    number: int,
    line: int,
    unit: str | None,
    level: Level = Level.OTHER,
    year: int = 2023,
    **cells: str,
) -> list[Figure]:
    return [
        figure(name, measure, value, unit=unit, table=table, line=line, level=level, year=year).model_copy(
            update={"table_no": number, "unit": "%" if measure == "capaian" else unit}
        )
        for measure, value in cells.items()
    ]


def _result(name: str, line: int, unit: str | None, **cells: str) -> list[Figure]:
    return _row(name, RESULTS, 1, line, unit, Level.IKU, **cells)


FIGURES = [
    *_result("Cakupan imunisasi", 10, "%", target="90", realisasi="92.70", capaian="103.00"),
    *_result("Lama antrean loket", 11, "menit", target="20", realisasi="22", capaian="90.00"),
    *_result("Indeks kepuasan", 12, None, target="82", realisasi="82", capaian="100.00"),
    *_result("Persentase posyandu aktif", 13, "%", target="75", realisasi="60", capaian="80.00"),
    *_row("Kelas I", ROOMS, 2, 20, "kamar", jumlah_kamar="24"),
    *_row("Kelas II", ROOMS, 2, 21, "kamar", jumlah_kamar="36"),
    *_row("Kelas III", ROOMS, 2, 22, "kamar", jumlah_kamar="62"),
    *_row("S2", STAFF, 3, 30, None, laki="5", perempuan="2", jumlah="7"),
    *_row("S1", STAFF, 3, 31, None, laki="17", perempuan="11", jumlah="28"),
    *_row("D3", STAFF, 3, 32, None, laki="3", perempuan="4", jumlah="7"),
    *_row("SMA", STAFF, 3, 33, None, laki="5", perempuan="3", jumlah="8"),
    *_row("Jumlah", STAFF, 3, 34, None, laki="30", perempuan="20", jumlah="50"),
    *_row("Rawat jalan", VISITS, 4, 40, None, jumlah="52374"),
    *_row("Rawat inap", VISITS, 4, 41, None, jumlah="8412"),
    *_row("Jumlah kunjungan", VISITS, 4, 42, None, jumlah="60786"),
    *_row("Rawat jalan", VISITS, 4, 40, None, year=2022, jumlah="38916"),
    *_row("Cakupan imunisasi", BESIDE, 5, 50, "%", Level.IKU, provinsi="88.10"),
]
PASSAGES = [
    passage("Puskesmas keliling dibentuk dengan Peraturan Wali Kota Nomor 7 Tahun 2019.", 60),
    passage("Anggaran obat berkurang dari Rp900.000.000 menjadi Rp750.000.000 pada perubahan.", 61),
    passage("Sistem Rujukan Terpadu (SRT) dipakai oleh dua belas puskesmas.", 62),
    passage(
        "1; Indikator: SRT; Kendala: jaringan internet putus; Solusi: menambah antena",
        63,
        role=PassageRole.TABLE_ROW,
    ),
    passage("Solusi: menambah antena", 63, role=PassageRole.SOLUTION_DONE),
    passage("Lama antrean loket dihitung dengan rumus (2 x target - realisasi) / target x 100.", 64),
]


@pytest.fixture(scope="module")
def clinic() -> Answerer:
    return answerer(FIGURES, PASSAGES)


def _numbers(answer: Answer) -> set[Decimal]:
    return {value.value for value in answer.values if isinstance(value.value, Decimal)}


def _ask(clinic: Answerer, question: str) -> Answer:
    return clinic.answer(question, scope())


def test_missed_targets_are_counted_by_the_direction_that_the_printed_capaian_show(clinic: Answerer) -> None:
    # 22 minutes against 20 with a capaian of 90 is a miss; 60 of 75 percent as well
    told = _ask(clinic, "ada brp indikator yg tidak tercapai?").answer
    assert told.startswith("Ada 2 indikator")
    assert "antrean" in told.split("Ada ")[1]


def test_met_targets_are_told_first_where_they_are_asked_for(clinic: Answerer) -> None:
    told = _ask(clinic, "indikator apa saja yang sudah tercapai").answer
    assert told.startswith("Ada 2 indikator")
    assert "imunisasi" in told.split("Ada ")[1]


def test_a_count_by_a_condition_that_is_not_understood_is_not_answered(clinic: Answerer) -> None:
    assert _ask(clinic, "berapa indikator yang dibiayai hibah luar negeri?").abstained


def test_members_of_one_name_are_kept_apart_by_their_labels(clinic: Answerer) -> None:
    assert _numbers(_ask(clinic, "jumlah kamar kelas 2?")) == {Decimal(36)}
    # 24 + 36 + 62 = 122
    assert Decimal(122) in _numbers(_ask(clinic, "total kamar kelas I, II dan III"))


def test_what_a_table_lists_is_told_by_its_total_row_and_a_failing_sum_is_mentioned(clinic: Answerer) -> None:
    whole = _ask(clinic, "jumlah pegawai ada berapa?")
    assert _numbers(whole) == {Decimal(50)}
    assert "Penjumlahan" not in whole.answer  # 7 + 28 + 7 + 8 = 50
    assert Decimal(20) in _numbers(_ask(clinic, "pegawai perempuan berapa orang?"))
    assert Decimal(60786) in _numbers(_ask(clinic, "total kunjungan pasien"))


def test_the_share_of_a_row_in_its_table_is_computed(clinic: Answerer) -> None:
    # 28 / 50 × 100 = 56
    assert Decimal("56.00") in _numbers(_ask(clinic, "berapa persen pegawai S1 dari seluruh pegawai?"))


def test_the_second_highest_is_not_the_highest(clinic: Answerer) -> None:
    answer = _ask(clinic, "indikator dengan capaian terendah kedua?")
    assert "antrean" in answer.answer
    assert "posyandu" not in answer.answer


def test_growth_in_percent_is_relative_for_counts(clinic: Answerer) -> None:
    # (52374 − 38916) / 38916 × 100 = 34,58
    assert Decimal("34.58") in _numbers(_ask(clinic, "naik berapa persen kunjungan rawat jalan?"))


def test_the_gap_to_a_target_is_computed(clinic: Answerer) -> None:
    # 75 − 60 = 15
    assert Decimal(15) in _numbers(_ask(clinic, "posyandu aktif kurang berapa dari target?"))


def test_another_regions_figure_comes_from_its_own_column_or_not_at_all(clinic: Answerer) -> None:
    assert _numbers(_ask(clinic, "cakupan imunisasi provinsi 2023 berapa?")) == {Decimal("88.10")}
    assert _ask(clinic, "indeks kepuasan provinsi berapa?").abstained


def test_a_name_that_is_asked_for_is_not_a_number(clinic: Answerer) -> None:
    assert _ask(clinic, "kepuasan itu apa?").abstained


def test_the_law_behind_something_is_quoted_with_its_place(clinic: Answerer) -> None:
    answer = _ask(clinic, "dasar hukum puskesmas keliling apa?")
    assert "Nomor 7 Tahun 2019" in answer.answer
    assert answer.citations[0].location is not None


def test_a_move_told_in_a_sentence_is_subtracted(clinic: Answerer) -> None:
    # 900 − 750 = 150 million
    assert Decimal(150_000_000) in _numbers(_ask(clinic, "pengurangan anggaran obat berapa?"))


def test_an_abbreviation_is_spelled_out_where_the_report_does(clinic: Answerer) -> None:
    assert "Sistem Rujukan Terpadu" in _ask(clinic, "SRT itu apa sih?").answer


def test_a_solution_in_a_table_belongs_to_what_its_row_names(clinic: Answerer) -> None:
    assert "antena" in _ask(clinic, "solusi untuk SRT?").answer


def test_a_formula_is_no_cause(clinic: Answerer) -> None:
    assert _ask(clinic, "kenapa lama antrean loket naik?").abstained


@pytest.mark.parametrize("question", ["jumlah antrean loket 2023?", "jumlah kepuasan masyarakat 2023?"])
def test_how_long_or_how_good_something_is_does_not_say_how_many(clinic: Answerer, question: str) -> None:
    assert _ask(clinic, question).abstained

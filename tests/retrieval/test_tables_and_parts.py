"""Rows, columns, parts of wholes, dates and scales, on an invented office."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure, Level
from assistant.domain.sources import PassageRole
from assistant.retrieval.answers import Answerer
from tests.retrieval.offices import answerer, figure, passage, scope

STAFF = "Tabel 1.1 Jumlah Tenaga menurut Jenis"
ROADS = "Tabel 3.3 Kondisi Jalan menurut Kecamatan"
FUNDS = "Tabel 3.6 Realisasi menurut Sumber Dana"


def _cells(name: str, table: str, number: int, line: int, unit: str | None, **cells: str) -> list[Figure]:
    return [
        figure(name, measure, value, unit=unit, table=table, line=line, level=Level.OTHER).model_copy(
            update={"table_no": number}
        )
        for measure, value in cells.items()
    ]


FIGURES = [
    *_cells("Juru ukur", STAFF, 1, 10, None, asn="14", non_asn="6", jumlah="20"),
    *_cells("Juru gambar", STAFF, 1, 11, None, asn="17", non_asn="9", jumlah="26"),
    *_cells("Tenaga pemelihara", STAFF, 1, 12, None, asn="39", non_asn="64", jumlah="103"),
    *_cells("Utara", ROADS, 2, 20, "km", baik="36.10", rusak_berat="8.70"),
    *_cells("Timur", ROADS, 2, 21, "km", baik="39.40", rusak_berat="12.55"),
    *_cells("Selatan", ROADS, 2, 22, "km", baik="31.65", rusak_berat="16.90"),
    *_cells("Dana Alokasi Umum", FUNDS, 3, 30, "Rp", pagu="26350500000", realisasi_anggaran="25454664700"),
    *_cells("Bagi Hasil Pajak", FUNDS, 3, 31, "Rp", pagu="1500000000", realisasi_anggaran="1200000000"),
]
PASSAGES = [
    passage("Dari 27 titik genangan yang diperbaiki, 19 titik genangan selesai.", 40),
    passage("Bidang bina marga dibantu pegawai ASN.", 39),
    passage("Jembatan gantung diresmikan pada tanggal 6 November 2023.", 41),
    passage(
        "1; Rentang: 85 ke atas; Kategori: Sangat Berhasil\n2; Rentang: 70 sampai kurang dari 85; Kategori: "
        "Berhasil\n3; Rentang: 55 sampai kurang dari 70; Kategori: Cukup Berhasil",
        42,
        role=PassageRole.TABLE_ROW,
    ),
    passage(
        "Bila makin tinggi makin baik, capaian dihitung dengan rumus realisasi dibagi target.",
        43,
    ),
    passage(
        "Bila makin rendah makin baik, capaian dihitung dengan rumus dua kali target dikurangi "
        "realisasi dibagi target.",
        44,
    ),
]


@pytest.fixture(scope="module")
def works() -> Answerer:
    return answerer(FIGURES, PASSAGES)


def _numbers(answer: Answer) -> set[Decimal]:
    return {value.value for value in answer.values if isinstance(value.value, Decimal)}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("ada berapa juru ukur non ASN?", "6", id="row-and-column"),
        pytest.param("total juru gambar (ASN + non ASN)?", "26", id="17+9"),
        pytest.param("kecamatan mana yang rusak beratnya paling panjang?", "16.90", id="longest"),
        pytest.param("kecamatan dengan jalan baik terpendek?", "31.65", id="shortest"),
        pytest.param("dana alokasi umum realisasinya berapa?", "25454664700", id="realisasi-is-money"),
        pytest.param("sisa dana alokasi umum berapa?", "895835300", id="26350500000-25454664700"),
    ],
)
def test_a_table_of_any_kind_is_read_by_row_and_column(works: Answerer, question: str, value: str) -> None:
    answer = works.answer(question, scope())
    assert not answer.abstained
    assert Decimal(value) in _numbers(answer), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("ada berapa juru masak non ASN?", id="no-such-row"),
        pytest.param("kelurahan mana yang jembatannya paling panjang?", id="no-such-table"),
        pytest.param("berapa titik longsor yang belum selesai?", id="another-thing"),
        pytest.param("kapan pasar diresmikan?", id="no-such-event"),
    ],
)
def test_what_no_row_or_sentence_tells_is_not_answered(works: Answerer, question: str) -> None:
    assert works.answer(question, scope()).abstained


def test_those_not_reached_are_the_whole_less_the_part_also_where_the_whole_comes_first(
    works: Answerer,
) -> None:
    answer = works.answer("berapa titik genangan yang belum selesai?", scope())
    assert Decimal(8) in _numbers(answer)  # 27 − 19
    assert "27 − 19 = 8" in answer.answer


def test_a_date_is_given_with_the_sentence_that_tells_it(works: Answerer) -> None:
    answer = works.answer("kapan jembatan gantung diresmikan?", scope())
    assert answer.answer.startswith("6 November 2023")


@pytest.mark.parametrize(
    ("asked", "category"), [("antara 70 dan 85", "Berhasil"), ("85", "Sangat Berhasil"), ("60", "Cukup")]
)
def test_the_printed_scale_gives_the_category_of_a_value(works: Answerer, asked: str, category: str) -> None:
    assert f"kategori {category}" in works.answer(f"capaian {asked} masuk kategori apa?", scope()).answer


def test_the_formula_quoted_is_that_of_the_direction_asked(works: Answerer) -> None:
    answer = works.answer("rumus capaian untuk indikator yang makin rendah makin baik?", scope())
    assert "dua kali target" in answer.answer
    assert "makin tinggi" not in answer.answer


def test_abbreviations_keep_their_capitals_and_the_table_is_named(works: Answerer) -> None:
    text = works.answer("ada berapa juru ukur non ASN?", scope()).answer
    assert text.startswith("Dalam tabel “Jumlah Tenaga menurut Jenis”, Juru ukur tahun 2023")
    assert "“non ASN” adalah 6" in text


def test_an_answer_ends_with_the_report_that_it_was_read_from(works: Answerer) -> None:
    text = works.answer("sisa dana alokasi umum berapa?", scope()).answer
    assert text.endswith("Sumber: LKjIP Dinas Kesehatan Kota Tirtasari Tahun 2023.")

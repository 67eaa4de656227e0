"""What is understood of colloquial questions."""

from __future__ import annotations

import pytest

from assistant.domain.figures import Level
from assistant.retrieval.question_cues import Operation, Source, Wish
from assistant.retrieval.questions import understand


@pytest.mark.parametrize(
    ("asked", "measures", "unit"),
    [
        ("brp persen serapan program A?", ("serapan_persen",), "%"),
        ("duit yg ga kepakai brp rupiah", ("sisa",), "Rp"),
        ("realisasi keuangan program A 2023", ("realisasi_anggaran",), None),
        ("TW III: realisasi rupiah program A?", ("realisasi_anggaran_tw3",), "Rp"),
        ("target akhir renstra stunting", ("target_akhir_renstra",), None),
        ("anggaran sebelum dan setelah perubahan",
         ("pagu_sebelum_perubahan", "pagu_setelah_perubahan"), None),
    ],
    ids=["serapan", "sisa", "realisasi anggaran", "triwulan", "renstra", "perubahan"],
)  # fmt: skip
def test_reads_the_measure_out_of_slang(asked: str, measures: tuple[str, ...], unit: str | None) -> None:
    question = understand(asked, 2023)
    assert question.measures == measures
    assert question.unit == unit


@pytest.mark.parametrize(
    ("asked", "wish"),
    [
        ("knp stunting ga turun?", Wish.CAUSE),
        ("utk ngatasi penolakan imunisasi, dinas ngapain?", Wish.SOLUTION),
        ("rumus APM gimana", Wish.DEFINITION),
        ("sebutin isu strategis", Wish.LIST),
        ("kok angkanya beda-beda, mana yg benar?", Wish.CONFLICT),
        ("persentase tindak lanjut rekomendasi BPK", Wish.LOOKUP),
        ("berapa temuan yg sudah ditindaklanjuti?", Wish.LOOKUP),
    ],
)
def test_tells_what_kind_of_answer_is_wanted(asked: str, wish: Wish) -> None:
    assert understand(asked, 2023).wish is wish


def test_year_words_count_from_the_report_year() -> None:
    assert understand("serapan tahun lalu dibanding sekarang", 2023).years == (2022, 2023)
    assert understand("tren 3 tahun terakhir", 2023).years == (2021, 2022, 2023)
    assert understand("tren 2020-2022", 2023).years == (2020, 2021, 2022)


def test_documents_are_told_apart_and_are_no_measure() -> None:
    question = understand("anggaran program A: perjanjian perubahan vs tabel realisasi, sama tdk?", 2023)
    assert question.sources == (Source.AGREEMENT_REVISED, Source.BUDGET_TABLE)
    assert question.measures == ("pagu",)
    assert Operation.SAME in question.operations


def test_words_of_the_subject_are_kept_apart_from_words_of_the_question() -> None:
    question = understand("brp bayi yg blm dapat imunisasi dasar lengkap?", 2023)
    assert question.denies
    assert question.counted == "bayi"
    assert set(question.terms) == {"bayi", "imunisasi", "dasar"}


def test_what_is_not_to_be_counted_is_no_subject() -> None:
    question = understand("kalau program penunjang ga dihitung total pagunya brp", 2023)
    assert question.left_out == ("program", "tunjang")
    assert question.terms == ()


def test_a_last_belum_only_asks_yes_or_no() -> None:
    assert not understand("APM SD udah lewat target belum?", 2023).denies


def test_levels_prefer_the_finest_one_named() -> None:
    assert understand("sub kegiatan apa yg serapannya terendah?", 2023).levels == (Level.SUB_KEGIATAN,)

"""Words, their kin, slips of the pen, totals and roles lead to passages."""

from __future__ import annotations

import pytest

from assistant.domain.sources import Location, Passage, PassageRole
from assistant.retrieval.lexical import WordIndex
from assistant.retrieval.words import field_groups, looked_for, phrase_form, with_phrases
from assistant.store.words import stem, tokens


def passage(
    name: str, text: str, section: str = "BAB III", role: PassageRole = PassageRole.GENERAL
) -> Passage:
    return Passage(
        passage_id=name,
        report_id="r",
        agency="Dinas Pendidikan Kota Bima",
        report_year=2023,
        section=section,
        text=text,
        location=Location(file="a.txt"),
        role=role,
    )


def first(question: str, *passages: Passage) -> str:
    return WordIndex(passages).ranked(looked_for(question), 5)[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp1.250,50 (89,29%)", ["rp", "1_250_50", "89_29"]),
        ("12,907.50 dan 12.907,50", ["12_907_50", "dan", "12_907_50"]),
        ("Sub-Kegiatan I.3", ["sub", "kegiatan", "i", "3"]),
        ("", []),
    ],
)
def test_numbers_stay_whole_whatever_their_separators(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize("word", ["tidak", "belum", "naik", "lebih", "kurang"])
def test_words_that_turn_the_meaning_are_looked_for(word: str) -> None:
    assert word in {term.text for term in looked_for(f"berapa yang {word} tercapai?")}


def test_words_that_only_ask_are_not_looked_for() -> None:
    assert {term.text for term in looked_for("apa itu yang di dari")} == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("berapa penyerapan dana?", "Serapan anggaran 91 persen."),
        ("apa kendala program?", "Hambatan program adalah cuaca."),
        ("indikator kinerja utama", "IKU dinas ada tiga."),
        ("jumlah PMKS", "PPKS sebanyak 210 orang."),
        ("brp APS SMP", "Angka Partisipasi Sekolah jenjang SMP 98,1."),
        ("tindak lanjut temuan BPK", "Rekomendasi hasil pemeriksaan Badan Pemeriksa Keuangan."),
    ],
)
def test_kin_of_the_words_are_found(question: str, text: str) -> None:
    assert (
        first(question, passage("lain", "Kata pengantar kepala kantor."), passage("sasaran", text))
        == "sasaran"
    )


def test_the_word_itself_counts_more_than_its_kin() -> None:
    assert first("hambatan", passage("kin", "Kendala cuaca."), passage("word", "Hambatan cuaca.")) == "word"


def test_a_misspelt_word_is_found_and_a_well_spelt_one_is_not_mistaken() -> None:
    passages = passage("a", "Prevalensi stunting turun."), passage("b", "Prevalensi gizi buruk turun.")
    assert first("stuntng", *passages) == "a"
    assert first("gizi", *passages) == "b"


def test_a_heading_says_what_a_row_is_about() -> None:
    row = "1; Kota: 12; Desa: 14"
    assert (
        first(
            "angka putus sekolah",
            passage("a", row, "BAB III > Tabel 3.1 Guru"),
            passage("b", row, "BAB III > Tabel 3.2 Putus Sekolah"),
        )
        == "b"
    )


def test_a_question_for_a_cause_prefers_passages_that_tell_causes() -> None:
    told = passage("told", "Serapan rendah, lelang gagal dua kali.", role=PassageRole.FAILURE_CAUSE)
    plain = passage("plain", "Serapan rendah, lelang digelar dua kali.")
    assert first("kenapa serapan rendah?", plain, told) == "told"


def test_a_question_for_the_total_prefers_the_row_of_totals() -> None:
    rows = (
        passage("part", "URAIAN: Program Wajib Belajar; PAGU: 4.000; REALISASI: 3.900"),
        passage("total", "URAIAN: Jumlah; PAGU: 9.000; REALISASI: 8.100"),
    )
    assert first("total pagu berapa?", *rows) == "total"


def test_phrases_of_the_field_are_known_as_one() -> None:
    words = tokens("realisasi perjanjian kinerja perangkat daerah")
    assert with_phrases(words) == [
        phrase_form(["perjanjian", "kinerja"]),
        phrase_form(["perangkat", "daerah"]),
    ]


def test_no_passages_and_no_words_give_no_results() -> None:
    assert WordIndex([]).ranked(looked_for("serapan"), 5) == []
    assert WordIndex([passage("a", "Serapan.")]).ranked([], 5) == []


def test_every_group_of_field_words_has_a_kind_and_two_members() -> None:
    for kind, members in field_groups():
        assert kind in ("sama", "dekat", "isyarat")
        assert len(members) >= 2
        assert all(tokens(member) for member in members)
        assert len(set(members)) == len(members)


def test_a_stem_is_made_once_and_leaves_numbers_and_short_words_alone() -> None:
    assert (stem("penyerapan"), stem("opd"), stem("12_5")) == ("serap", "opd", "12_5")

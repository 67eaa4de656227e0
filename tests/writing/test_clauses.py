"""What the reading gave a role is told in a frame that fits its form, and never denied."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import SectionCode
from assistant.domain.sources import PassageRole
from assistant.writing.forms import is_sentence
from assistant.writing.quotes import quoted_figures
from tests.writing.offices import Sheet
from tests.writing.test_told_by_report import BEDS, STAY, drafted, hospital, told

FAILURE, DONE = PassageRole.FAILURE_CAUSE, PassageRole.SOLUTION_DONE


@pytest.mark.parametrize(
    ("text", "role", "said"),
    [
        pytest.param("Rendahnya BOR dipicu oleh renovasi bangsal.", FAILURE, "renovasi bangsal", id="dipicu"),
        pytest.param(
            "Wabah di asrama membuat BOR tidak mencapai target.",
            FAILURE,
            "karena wabah di asrama",
            id="first",
        ),
        pytest.param("Bangsal anak ditutup tiga bulan.", FAILURE, "bahwa bangsal anak ditutup", id="no-cue"),
        pytest.param(
            "Manajemen menambah dua dokter jaga.", DONE, "manajemen menambah dua dokter jaga", id="deed"
        ),
        pytest.param(
            "Untuk mengejar ketertinggalan itu, manajemen menyewa ruang.",
            DONE,
            "manajemen menyewa ruang",
            id="aim",
        ),
    ],
)
def test_what_is_bound_to_an_indicator_is_told_there_and_nowhere_else(
    text: str, role: PassageRole, said: str
) -> None:
    sheet = hospital()
    sheet.tell(text, role, about=(BEDS,))
    draft = drafted(sheet, SectionCode.PENYEBAB_SOLUSI)
    own = told(draft, BEDS)
    assert said in own
    kind = "penyebab" if role is FAILURE else "solusi"
    assert f"[Perlu konfirmasi {kind}]" not in own
    assert said not in told(draft, STAY)


def test_an_obstacle_of_a_missed_target_is_no_silence_on_its_cause() -> None:
    sheet = hospital()
    sheet.tell("Kendala: tenaga perawat terbatas.", PassageRole.OBSTACLE, about=(BEDS,))
    text = told(drafted(sheet, SectionCode.PENYEBAB_SOLUSI), BEDS)
    assert "tenaga perawat terbatas" in text
    assert "[Perlu konfirmasi penyebab]" not in text


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("petugas ditempatkan pada sembilan simpang", True),
        ("dilaksanakan pemeriksaan silang dokumen", True),
        ("pengadaan dua mesin cetak baru", False),
        ("mengusulkan anggaran dan memperkuat kelompok", False),
        ("belum tersedianya dokter spesialis", False),
        ("pengalihan anggaran sehingga rehabilitasi dikurangi", False),
    ],
)
def test_a_sentence_is_told_from_a_thing_or_a_deed(words: str, whole: bool) -> None:
    assert is_sentence(words) is whole


def test_a_quoted_number_always_has_words_for_its_subject() -> None:
    sheet = Sheet()
    sheet.tell("Hal itu karena 3 dari 14 desa berganti perangkat.", FAILURE)
    figures = quoted_figures("3 dari 14 desa berganti perangkat", sheet.passages[0], [])
    assert all(any(c.isalpha() for c in figure.subject) for figure in figures)

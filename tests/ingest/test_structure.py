"""Passages of whole reports: what they hold, where, under which headings, and what they speak of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.domain.sources import PassageRole as Role
from ingest.grids import find_grids
from ingest.identity import identify
from ingest.readers import read_document
from ingest.structure import split_passages
from tests.ingest.texts import passages_of, with_text

TABLE = (
    "Tabel 3.1\nCapaian Kinerja\n\nNo\tSasaran\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    "1\tMeningkatnya derajat kesehatan\tAngka Kematian Ibu\t110\t105\t104,55\n"
    "2\tMeningkatnya gizi masyarakat\tPrevalensi stunting balita\t14\t17\t78,57\n\n"
)


def test_headings_make_the_path_and_chapters_take_their_title_from_the_next_line() -> None:
    text = (
        "BAB III\n\nAKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\n1. Sasaran Satu\n\nKinerja "
        "sasaran satu baik sekali.\n\n2. Sasaran Dua\n\nKinerja sasaran dua cukup baik.\n\nB. "
        "Realisasi Anggaran\n\nAnggaran terserap 92 persen tahun ini.\n"
    )
    sections = [passage.section for passage in passages_of(text)]
    assert sections == [
        "BAB III AKUNTABILITAS KINERJA > A. Capaian Kinerja > 1. Sasaran Satu",
        "BAB III AKUNTABILITAS KINERJA > A. Capaian Kinerja > 2. Sasaran Dua",
        "BAB III AKUNTABILITAS KINERJA > B. Realisasi Anggaran",
    ]


def test_a_table_of_contents_is_no_passage() -> None:
    text = (
        "DAFTAR ISI\n\nKata Pengantar\ti\nBAB I PENDAHULUAN\nA. Latar Belakang ........ 1\nB. Maksud\t2\n"
        "BAB II PERENCANAAN\t5\n\nBAB I\n\nPENDAHULUAN\n\nA. Latar Belakang\n\nDinas dibentuk tahun 2016.\n"
    )
    (only,) = passages_of(text)
    assert (only.text, only.section) == (
        "Dinas dibentuk tahun 2016.",
        "BAB I PENDAHULUAN > A. Latar Belakang",
    )


def test_chapters_that_are_only_named_do_not_open_a_chapter() -> None:
    text = (
        "BAB I\nPENDAHULUAN\n\nE. Sistematika\n\nBAB I PENDAHULUAN\n\nMemuat gambaran umum kantor.\n\n"
        "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\nMemuat capaian seluruh indikator.\n\n"
        "BAB II\n\nPERENCANAAN KINERJA\n\nRencana disusun setiap tahun berjalan.\n"
    )
    sections = [passage.section for passage in passages_of(text)]
    assert all(section.startswith("BAB I PENDAHULUAN > E. Sistematika") for section in sections[:-1])
    assert sections[-1] == "BAB II PERENCANAAN KINERJA"


def test_a_paragraph_cut_by_a_page_is_one_passage_with_both_lines() -> None:
    text = (
        "A. Capaian\n\nRealisasi anggaran tahun 2023 mencapai 92 persen karena kegiatan,\n\n"
        "pembinaan dan pengawasan selesai.\n"
    )
    (only,) = passages_of(text)
    assert only.text.endswith("kegiatan, pembinaan dan pengawasan selesai.")
    assert (only.location.line_from, only.location.line_to) == (3, 5)


def test_a_cause_and_its_solution_in_one_paragraph_can_be_cited_apart() -> None:
    text = (
        "A. Capaian\n\nKunjungan balita masih terdapat hambatan yaitu jarak posyandu "
        "yang jauh di pulau kecil. "
        "Solusi yang telah dilakukan adalah membuka 4 posyandu baru di pulau kecil.\n"
    )
    passages = passages_of(text)
    assert [passage.role for passage in passages] == [Role.OBSTACLE, Role.SOLUTION_DONE]
    assert passages[1].text.startswith("Solusi")
    assert {(p.location.line_from, p.location.line_to) for p in passages} == {(3, 3)}


def test_a_sentence_that_points_back_takes_along_what_it_points_to() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}Dinas mempunyai 21 puskesmas. Capaian prevalensi stunting balita "
        "pada tahun 2023 menurun. Hal ini disebabkan karena pemberian makanan tambahan "
        "terlambat.\n"
    )
    cause = with_text(passages_of(text), "makanan tambahan")
    assert cause.text.startswith("Capaian prevalensi stunting")
    assert (cause.about, cause.about_year) == (("Prevalensi stunting balita",), 2023)


def test_a_cause_without_direction_takes_it_from_the_tables_capaian() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}Realisasi Angka Kematian Ibu sebesar 105 dari target 110. Hal ini "
        "disebabkan karena rujukan tepat waktu ke rumah sakit.\n"
    )
    assert with_text(passages_of(text), "rujukan").role is Role.SUCCESS_CAUSE  # capaian 104,55 in the table


def test_an_objective_brings_its_only_indicator_along() -> None:
    text = (
        f"A. Capaian\n\n{TABLE}Kinerja sasaran Meningkatkan gizi masyarakat belum mencapai target "
        "karena pola asuh.\n"
    )
    assert with_text(passages_of(text), "pola asuh").about == (
        "Meningkatnya gizi masyarakat",
        "Prevalensi stunting balita",
    )


def test_items_stand_under_their_lead_in_and_take_role_and_year_from_it() -> None:
    text = (
        "BAB IV\n\nPENUTUP\n\nPada tahun 2023 terdapat permasalahan antara lain :\n\n"
        "1. Tenaga gizi di 9 puskesmas belum ada.\n2. Data sasaran balita belum akurat.\n\n"
        "Upaya pemecahan masalah tersebut antara lain :\n\n1. Mengusulkan tenaga gizi kontrak.\n"
    )
    passages = passages_of(text)
    problem = with_text(passages, "1. Tenaga gizi")
    assert (problem.role, problem.about_year, problem.generic) == (Role.OBSTACLE, 2023, False)
    assert problem.section.endswith("> Pada tahun 2023 terdapat permasalahan antara lain")
    assert with_text(passages, "Mengusulkan").role is Role.SOLUTION_PLANNED
    whole = next(p for p in passages if p.role is Role.GENERAL and "balita" in p.text)
    assert (whole.location.line_from, whole.location.line_to) == (5, 8)


GENERIC = (
    "A. Capaian\n\nAnalisis penyebab keberhasilan atau kegagalan kinerja dapat "
    "melibatkan sejumlah faktor.\n\n"
    "Penyebab Keberhasilan:\n\n1. **Kolaborasi:** Keberhasilan kantor sering kali didorong kerja sama.\n"
    " - Solusi: Memperkuat kerja sama lintas sektor.\n2. **Inovasi:** Dinas menerapkan pendekatan baru.\n"
    "3. **Data:** Kunjungan posyandu di Kecamatan Palue naik menjadi 87%.\n\n"
)


@pytest.mark.parametrize(
    ("words", "generic"),
    [
        pytest.param("Kolaborasi: Keb", True, id="says-often"),
        pytest.param("Solusi:", True, id="below-a-textbook-cause"),
        pytest.param("Inovasi: Dinas", True, id="in-a-list-of-possible-causes"),
        pytest.param("Kecamatan Palue", False, id="a-place-and-a-number"),
    ],
)
def test_textbook_causes_are_generic_unless_they_name_something(words: str, generic: bool) -> None:
    assert with_text(passages_of(GENERIC), words).generic is generic


def test_a_documented_cause_without_names_is_not_called_generic() -> None:
    text = (
        "A. Analisis\n\n❖ Analisis Kegagalan\n\nKegagalan pencapaian kinerja adalah :\n\n- "
        "Kurangnya peran aktif masyarakat.\n"
    )
    found = with_text(passages_of(text), "peran aktif")
    assert (found.role, found.generic) == (Role.FAILURE_CAUSE, False)


def test_what_follows_a_generic_list_after_new_text_is_taken_as_said() -> None:
    text = GENERIC + "Kinerja gizi tidak tercapai karena tenaga terbatas.\n"
    assert with_text(passages_of(text), "tenaga terbatas").generic is False


def test_table_rows_say_heading_and_value_under_their_caption_and_stay_on_their_lines() -> None:
    rows = with_text(passages_of(f"A. Capaian\n\n{TABLE}"), "Angka Kematian Ibu")
    assert "Realisasi: 105" in rows.text
    assert rows.role is Role.TABLE_ROW
    assert rows.section == "A. Capaian > Tabel 3.1 Capaian Kinerja"
    assert (rows.location.line_from, rows.location.line_to) == (7, 8)


def test_columns_of_causes_and_solutions_give_passages_of_their_own() -> None:
    text = (
        "Tabel 3.4 Analisis\n\nIndikator Kinerja\tTarget\tRealisasi\t% Capaian\t"
        "Analisis Keberhasilan / Kegagalan\tSolusi yang dilakukan\n"
        "Angka Kematian Ibu\t110\t105\t104,55\tPendampingan ibu hamil oleh kader\tSudah dilakukan\n"
        "Prevalensi stunting balita\t14\t17\t78,57\tKeterlambatan makanan tambahan\t"
        "Dibentuk tim pendamping keluarga\n"
        "Cakupan imunisasi dasar\t90\t-\tN/A\tN/A\tN/A\n"
    )
    told = [p for p in passages_of(text) if p.role is not Role.TABLE_ROW]
    assert [(p.role, p.about) for p in told] == [
        (Role.SUCCESS_CAUSE, ("Angka Kematian Ibu",)),
        (Role.FAILURE_CAUSE, ("Prevalensi stunting balita",)),
        (Role.SOLUTION_DONE, ("Prevalensi stunting balita",)),
    ]
    assert "Sudah dilakukan" not in " ".join(p.text for p in told)  # says nothing of what was done


DENSE = (
    "3.1.1 Sasaran Strategis 1: Meningkatnya kualitas pelayanan\n"
    "Faktor yang mendukung keberhasilan tersebut antara lain:\na) Penambahan loket di kantor camat;\n"
    "b) Petugas telah mengikuti pelatihan.\nAdapun faktor penghambat yang dihadapi yaitu:\n"
    "a) Jaringan internet di 4 desa sering terputus.\nUpaya yang telah dilakukan adalah:\n"
    "1) Memasang penguat sinyal di 2 desa.\n"
)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        pytest.param("Penambahan loket", Role.SUCCESS_CAUSE, id="success"),
        pytest.param("Jaringan internet", Role.OBSTACLE, id="obstacle"),
        pytest.param("penguat sinyal", Role.SOLUTION_DONE, id="solution"),
    ],
)
def test_lists_are_told_apart_in_text_without_blank_lines(words: str, role: Role) -> None:
    found = with_text(passages_of(DENSE), words)
    assert found.role is role
    assert found.section.startswith("3.1.1 Sasaran Strategis 1: Meningkatnya kualitas pelayanan")


def test_an_earlier_years_cause_stays_apart_from_this_years() -> None:
    text = (
        "A. Capaian\n\nCakupan imunisasi tahun 2023 tidak mencapai target karena vaksin terlambat datang. "
        "Pada tahun 2022 cakupan imunisasi tidak mencapai target karena pandemi.\n"
    )
    told = [(p.about_year, p.role) for p in passages_of(text)]
    assert told == [(2023, Role.FAILURE_CAUSE), (2022, Role.FAILURE_CAUSE)]


def test_what_was_done_stays_apart_from_what_will_be_done() -> None:
    text = "A. Capaian\n\nSolusi yang dilakukan adalah melatih 12 guru. Ke depan akan dibentuk tim tetap.\n"
    assert [p.role for p in passages_of(text)] == [Role.SOLUTION_DONE, Role.SOLUTION_PLANNED]


def test_signatures_and_letterheads_are_left_out() -> None:
    text = (
        "KATA PENGANTAR\n\nLaporan ini memuat kinerja satu tahun.\n\nMaumere, 10 Januari "
        "2024\n\nKEPALA DINAS\n\n\n"
        "Dr. BUDI SANTOSO, M.Kes\nPembina Utama Muda\nNIP. 19700101 199503 1 002\n\nJl. "
        "Ahmad Yani No. 1 Telp. (0382) 21001\n"
    )
    (only,) = passages_of(text)
    assert only.text == "Laporan ini memuat kinerja satu tahun."


def test_ids_are_the_same_for_the_same_text() -> None:
    first, second = passages_of(GENERIC), passages_of(GENERIC)
    assert [p.passage_id for p in first] == [p.passage_id for p in second]
    assert len({p.passage_id for p in first}) == len(first)


def real_passages(path: Path) -> list:
    document = find_grids(read_document(path))
    who = identify(document)
    return split_passages(document, report_id="r", agency=who.agency, report_year=who.year)


def test_no_person_can_be_told_from_the_passages_of_the_real_reports(shared_reports: Path) -> None:
    for path in shared_reports.glob("*.txt"):
        said = " ".join(f"{p.section} {p.text}" for p in real_passages(path))
        assert not re.search(r"@|\b\d{18}\b|\b\d{8} \d{6} \d \d{3}\b|\(0\d{3}\) \d|, [SM]\.\s?[A-Z]", said)


def test_every_piece_of_evidence_lies_in_a_passage(shared_reports: Path, shared_dev: Path) -> None:
    passages = real_passages(next(shared_reports.glob("003_*.txt")))
    asked = [
        json.loads(line) for line in (shared_dev / "pacitan2024" / "qa.jsonl").read_text("utf-8").splitlines()
    ]
    for question in asked:
        for place in question["evidence"]:
            wanted = range(place["line_from"], place["line_to"] + 1)
            assert any(
                p.location.line_from in wanted
                or place["line_from"] in range(p.location.line_from, p.location.line_to + 1)
                for p in passages
            ), question["id"]


@pytest.mark.parametrize(
    ("line", "role", "generic"),
    [
        pytest.param(434, Role.OBSTACLE, False, id="a-documented-obstacle"),
        pytest.param(450, Role.SUCCESS_CAUSE, False, id="a-documented-cause"),
        pytest.param(484, Role.SUCCESS_CAUSE, True, id="a-textbook-success"),
        pytest.param(497, Role.FAILURE_CAUSE, True, id="a-textbook-failure"),
        pytest.param(503, Role.SOLUTION_DONE, True, id="a-textbook-solution"),
        pytest.param(581, Role.OBSTACLE, False, id="a-problem-of-the-closing-chapter"),
        pytest.param(587, Role.SOLUTION_PLANNED, False, id="a-plan-of-the-closing-chapter"),
        pytest.param(774, Role.SUCCESS_CAUSE, False, id="a-factor-below-the-annex"),
        pytest.param(777, Role.SOLUTION_PLANNED, False, id="a-follow-up-below-the-annex"),
    ],
)
def test_roles_in_a_real_report(shared_reports: Path, line: int, role: Role, generic: bool) -> None:
    passages = real_passages(next(shared_reports.glob("003_*.txt")))
    here = [
        p for p in passages if p.location.line_from == line and p.role not in (Role.GENERAL, Role.TABLE_ROW)
    ]
    assert (here[0].role, here[0].generic) == (role, generic)


@pytest.mark.parametrize(
    "word", ["a", "1. ", "- ", "((", "target 5% ", "Jl. ", "Nama : ", "KABUPATEN X ", "Dr. A"]
)
def test_a_megabyte_of_one_word_is_read_to_its_end(word: str) -> None:
    """With a quadratic rule this would take hours."""
    assert all(passage.location.line_from for passage in passages_of(word * (200_000 // len(word))))

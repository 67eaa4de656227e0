"""What a report says in words and in matrices reaches the indicator that it speaks of, and no other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.drafts import Draft, SectionCode
from assistant.domain.figures import Level
from assistant.domain.indicators import Polarity
from assistant.domain.sources import Location, PassageRole
from assistant.settings import Settings
from assistant.writing.polarity import judge_polarity
from assistant.writing.report import Writer
from assistant.writing.saying import in_sentences
from tests.writing.offices import AGENCY, YEAR, Sheet, SheetStore

BEDS = "Bed Occupancy Rate (BOR)"
STAY = "Average Length of Stay (ALOS)"


def drafted(sheet: Sheet, *sections: SectionCode, indicators: tuple[str, ...] = ()) -> Draft:
    writer = Writer(SheetStore(sheet), Settings(_env_file=None, model=None))
    (*_, last) = writer.draft(AGENCY, YEAR, sections, indicators)
    return last


def told(draft: Draft, indicator: str | None = None) -> str:
    return " ".join(
        sentence.text
        for section in draft.sections
        if indicator is None or section.indicator == indicator
        for sentence in section.sentences
    )


def hospital() -> Sheet:
    sheet = Sheet()
    sheet.indicator(BEDS, {2023: ("60", "53"), 2024: ("65", "61")})
    sheet.indicator(STAY, {2023: ("4.5", "4.7"), 2024: ("4.2", "3.9")}, unit="hari")
    return sheet


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Indikator ini bersifat negatif (semakin rendah semakin baik).", Polarity.LOWER_IS_BETTER),
        (
            "Khusus waktu tanggap yang semakin kecil semakin baik, digunakan rumus lain.",
            Polarity.LOWER_IS_BETTER,
        ),
        ("Makin tinggi realisasinya, makin baik kinerjanya.", Polarity.HIGHER_IS_BETTER),
    ],
)
def test_the_report_s_own_words_on_a_direction_go_before_its_formula(
    sentence: str, polarity: Polarity
) -> None:
    rows = {2024: (None, None, None)}
    assert judge_polarity(["Rasio pelayanan"], rows, (), [sentence]) == (polarity, "uraian laporan")


def test_an_end_target_below_this_year_s_shows_that_less_is_better() -> None:
    rows = {2024: (Decimal(10), Decimal("9.3"), Decimal(93))}
    assert judge_polarity(["Persentase desa rawan pangan"], rows, [Decimal(8)])[0] is Polarity.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "name",
    ["Rata-rata waktu penyelesaian dokumen impor", "Lama proses perizinan", "Persentase nota yang salah"],
)
def test_waiting_and_faults_are_wanted_less(name: str) -> None:
    assert judge_polarity([name], {2024: (None, None, None)})[0] is Polarity.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "name", ["Rata-rata lama sekolah", "Persentase izin yang terbit dengan waktu pelayanan tepat"]
)
def test_a_time_that_is_wanted_is_not_taken_for_waiting(name: str) -> None:
    assert judge_polarity([name], {2024: (None, None, None)})[0] is Polarity.HIGHER_IS_BETTER


def test_a_row_of_a_matrix_gives_cause_and_plan_to_the_indicator_of_its_initials() -> None:
    sheet = hospital()
    sheet.tell(
        "1; INDIKATOR: BOR; PENYEBAB: Ruang rawat inap baru beroperasi mulai September; SOLUSI: Percepatan "
        "kredensialing ruang rawat inap\n2; INDIKATOR: ALOS; PENYEBAB: Penerapan alur klinis; SOLUSI: Audit "
        "medik setiap triwulan",
        PassageRole.TABLE_ROW,
    )
    draft = drafted(sheet, SectionCode.PENYEBAB_SOLUSI)
    assert "ruang rawat inap baru beroperasi mulai September" in told(draft, BEDS)
    assert "percepatan kredensialing" in told(draft, BEDS)
    assert "alur klinis" not in told(draft, BEDS)
    assert "penerapan alur klinis" in told(draft, STAY)
    assert "keberhasilan" in told(draft, STAY) or "dicapai" in told(draft, STAY)


def test_a_labelled_remedy_below_a_cause_belongs_to_the_same_indicator() -> None:
    sheet = hospital()
    sheet.tell(
        "Target BOR belum tercapai karena rujukan berkurang.", PassageRole.FAILURE_CAUSE, about=(BEDS,)
    )
    sheet.tell("Solusi: memperluas kerja sama rujukan dengan puskesmas.", PassageRole.SOLUTION_PLANNED)
    draft = drafted(sheet, SectionCode.PENYEBAB_SOLUSI)
    assert "memperluas kerja sama rujukan" in told(draft, BEDS)
    assert "memperluas kerja sama rujukan" not in told(draft, STAY)


def test_a_heading_speaks_no_more_for_what_follows_tables_on_other_things() -> None:
    sheet = hospital()
    section = f"BAB III > 1. {BEDS}"
    sheet.tell("1; Indikator: ALOS; Realisasi: 3,9", PassageRole.TABLE_ROW, about=(STAY,))
    sheet.tell(
        "Sasaran kedua belum efisien karena serapannya rendah.", PassageRole.FAILURE_CAUSE, about=(BEDS,)
    )
    first = sheet.passages[0].model_copy(
        update={
            "passage_id": "s0",
            "role": PassageRole.GENERAL,
            "about": (BEDS,),
            "text": "Uraian BOR.",
            "section": section,
            "location": Location(file="laporan.txt", line_from=400, line_to=400),
        }
    )
    sheet.passages.insert(0, first)
    sheet.passages[-1] = sheet.passages[-1].model_copy(update={"section": section})
    assert "Sasaran kedua" not in told(drafted(sheet, SectionCode.PENYEBAB_SOLUSI), BEDS)
    assert "sasaran kedua" not in told(drafted(sheet, SectionCode.PENYEBAB_SOLUSI), BEDS)


def test_a_bare_cause_of_a_missed_target_is_not_called_support() -> None:
    sheet = hospital()
    sheet.tell(
        "BOR bertambah menjadi 61 persen karena sebagian petugas bekerja dari rumah.",
        PassageRole.SUCCESS_CAUSE,
        about=(BEDS,),
    )
    text = told(drafted(sheet, SectionCode.PENYEBAB_SOLUSI), BEDS)
    assert "bekerja dari rumah" in text
    assert "pendukung" not in text


def test_money_that_comes_in_is_no_budget() -> None:
    sheet = hospital()
    sheet.money([("Jumlah", Level.OTHER, "100", "120")], table=5)
    for figure in list(sheet.figures):
        if figure.table == "Tabel 5":
            sheet.figures[sheet.figures.index(figure)] = figure.model_copy(
                update={"table": "Tabel 5 Realisasi Penerimaan per Jenis"}
            )
    assert "terserap" not in told(drafted(sheet, SectionCode.EFISIENSI, SectionCode.REALISASI_ANGGARAN))


def test_a_standard_that_stands_in_words_is_told_in_the_report_s_words() -> None:
    sheet = hospital()
    sheet.tell("Menurut standar kementerian, BOR yang ideal antara 60 sampai 85 persen.", PassageRole.GENERAL)
    sheet.passages[-1] = sheet.passages[-1].model_copy(
        update={"section": "BAB III > 4. Perbandingan dengan Standar Nasional"}
    )
    text = told(drafted(sheet, SectionCode.STANDAR_NASIONAL), BEDS)
    assert "BOR yang ideal antara 60 sampai 85 persen" in text
    assert "tidak ditemukan" not in text


def test_long_names_are_parted_into_sentences_that_can_be_read() -> None:
    names = ["satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"] * 5
    assert [len(part) for part in in_sentences(names, lambda name: name)] == [2, 2, 1]


def test_an_index_and_a_value_are_numbers_of_one_kind() -> None:
    sheet = Sheet()
    name = "Nilai Tukar Nelayan"
    sheet.indicator(name, {2023: ("100", "99"), 2024: ("100", "101")}, unit="indeks")
    sheet.figure(name, "target_akhir_renstra", "102", "nilai", year=2026)
    text = told(drafted(sheet, SectionCode.JANGKA_MENENGAH))
    assert "99,02 persen" in text  # 101 / 102 × 100

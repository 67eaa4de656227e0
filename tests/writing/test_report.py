"""Drafts of invented offices, read as their head of office would read them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from assistant.domain.drafts import Draft, SectionCode, SentenceStatus
from assistant.domain.figures import Level, Origin
from assistant.domain.sources import PassageRole
from assistant.errors import UnknownAgency, UnknownIndicator, UnknownReport
from assistant.settings import Settings
from assistant.writing.markdown import draft_text
from assistant.writing.report import Writer
from tests.writing.offices import AGENCY, YEAR, Sheet, SheetStore, clinic

PREGNANT = "Persentase ibu hamil yang mendapat pelayanan lengkap"


def settings() -> Settings:
    return Settings(_env_file=None, model=None)


def whole(sheet: Sheet, *sections: SectionCode, indicators: tuple[str, ...] = ()) -> Draft:
    (*_, last) = Writer(SheetStore(sheet), settings()).draft(sheet.agency, sheet.year, sections, indicators)
    return last


def text_of(draft: Draft, code: SectionCode, indicator: str | None = "") -> str:
    return " ".join(
        sentence.text
        for section in draft.sections
        if section.code is code and (indicator == "" or section.indicator == indicator)
        for sentence in section.sentences
    )


def test_headline_gives_target_realisasi_gap_and_capaian_with_their_sources() -> None:
    # 87,5 − 85 = 2,5; 87,5 / 85 × 100 = 102,94
    draft = whole(clinic(), SectionCode.TARGET_REALISASI)
    headline = draft.sections[0].sentences[0]
    for said in ("87,50 persen", "85 persen", "2,50 poin", "102,94 persen"):
        assert said in headline.text
    assert headline.arithmetic == ("87,5 − 85 = 2,50", "87,5 / 85 × 100 = 102,94")
    assert {c.location.line_from for c in headline.citations if c.location} == {101}
    assert headline.status is SentenceStatus.VERIFIED


def test_a_rise_that_the_denominator_makes_is_told_as_such() -> None:
    # served 6.500 → 6.125 (−375, 5,77 %), registered 8.000 → 7.000 (−1.000, 12,5 %); 6.125 / 8.000 = 76,56 %
    text = text_of(whole(clinic(), SectionCode.TAHUN_SEBELUMNYA), SectionCode.TAHUN_SEBELUMNYA)
    for said in ("375 orang", "5,77 persen", "1.000 orang", "12,50 persen", "76,56 persen", "lebih rendah"):
        assert said in text


def test_capaian_that_falls_because_the_target_rose_is_kept_apart_from_realisasi() -> None:
    # 81,25 / 75 = 108,33; 87,5 / 85 = 102,94; target 75 → 85
    text = text_of(whole(clinic(), SectionCode.TAHUN_SEBELUMNYA), SectionCode.TAHUN_SEBELUMNYA)
    assert "108,33 persen (2023)" in text
    assert "102,94 persen (2024)" in text
    assert "dinaikkan 10 poin" in text or "naik 10 poin" in text


@pytest.mark.parametrize(
    ("actual", "capaian", "good", "bad"),
    [
        pytest.param("6.5", "107.14", "lebih rendah 0,50", "belum tercapai", id="better-than-target"),
        pytest.param("8.0", "85.71", "belum tercapai", "melampaui", id="worse-than-target"),
    ],
)
def test_lower_is_better_is_never_read_upside_down(actual: str, capaian: str, good: str, bad: str) -> None:
    # (2 × 7 − 6,5) / 7 × 100 = 107,14; (2 × 7 − 8) / 7 × 100 = 85,71
    sheet = Sheet()
    sheet.indicator("Prevalensi stunting", {2023: ("8", "7.5"), 2024: ("7", actual)}, capaian={2024: capaian})
    text = text_of(whole(sheet, SectionCode.TARGET_REALISASI), SectionCode.TARGET_REALISASI)
    assert capaian.replace(".", ",") in text
    assert good in text or ("belum dapat ditekan" in text and good == "belum tercapai")
    assert bad not in text


def test_a_falling_rate_is_called_an_improvement() -> None:
    sheet = Sheet()
    sheet.indicator(
        "Angka kematian bayi", {2023: ("12", "11"), 2024: ("11", "9")}, unit="per 1.000 kelahiran"
    )
    text = text_of(whole(sheet, SectionCode.TAHUN_SEBELUMNYA), SectionCode.TAHUN_SEBELUMNYA)
    assert "perbaikan" in text
    assert "kemunduran" not in text


def test_an_unknown_direction_is_asked_for_and_not_judged() -> None:
    sheet = Sheet()
    sheet.indicator("Rasio murid per guru", {2024: ("16", "18")}, unit="rasio")
    draft = whole(sheet, SectionCode.TARGET_REALISASI)
    text = text_of(draft, SectionCode.TARGET_REALISASI)
    assert "[Perlu konfirmasi arah indikator]" in text
    assert "melampaui" not in text
    assert "belum mencapai" not in text
    assert any("makin rendah makin baik" in question for question in draft.missing)


def test_a_value_that_is_not_there_is_asked_for_and_never_zero() -> None:
    sheet = Sheet()
    sheet.indicator("Nilai SAKIP", {2023: ("65", "66.5"), 2024: ("65", None)}, unit="nilai")
    draft = whole(sheet)
    text = text_of(draft, SectionCode.TARGET_REALISASI)
    assert "belum dapat dihitung" in text
    assert not re.search(r"\b0\b", text)
    assert any("Realisasi indikator Nilai SAKIP tahun 2024 belum tersedia" in m for m in draft.missing)


def test_a_target_of_zero_has_no_capaian() -> None:
    sheet = Sheet()
    sheet.indicator("Jumlah laporan yang terlambat", {2024: ("0", "3")}, unit="laporan")
    assert "tidak dapat dihitung" in text_of(
        whole(sheet, SectionCode.TARGET_REALISASI), SectionCode.TARGET_REALISASI
    )


def test_a_capped_capaian_is_told_with_the_uncapped_one() -> None:
    # 95 / 80 × 100 = 118,75, printed as 100
    sheet = Sheet()
    rows = {2023: ("75", "90"), 2024: ("80", "95")}
    sheet.indicator("Persentase sekolah yang terakreditasi", rows, capaian={2024: "100"})
    draft = whole(sheet, SectionCode.TARGET_REALISASI)
    text = text_of(draft, SectionCode.TARGET_REALISASI)
    assert "118,75 persen" in text
    assert "batas" in text
    assert any("dasar pembatasan" in question for question in draft.missing)


def test_the_category_is_the_reports_own_or_left_out_with_a_note() -> None:
    sheet = Sheet()
    sheet.indicator("Indeks kepuasan masyarakat", {2024: ("80", "84")}, unit="indeks", category="Berhasil")
    assert "Berhasil" in text_of(whole(sheet, SectionCode.TARGET_REALISASI), SectionCode.TARGET_REALISASI)
    without = whole(clinic(), SectionCode.TARGET_REALISASI)
    assert any("Kategori capaian tidak dicantumkan" in note.text for note in without.notes)


def test_two_printed_values_of_one_quantity_are_both_named_with_their_places() -> None:
    sheet = clinic()
    sheet.figure(PREGNANT, "realisasi", "87.05", line=20, table=4)
    (note,) = [n for n in whole(sheet, SectionCode.TARGET_REALISASI).notes if "berbeda-beda" in n.text]
    assert "87,50 persen" in note.text
    assert "87,05 persen" in note.text
    assert {c.location.line_from for c in note.citations if c.location} == {101, 20}


def test_no_documented_cause_is_marked_and_asked_for() -> None:
    draft = whole(clinic(), SectionCode.PENYEBAB_SOLUSI)
    marked = [s for s in draft.sections[0].sentences if "[Perlu konfirmasi penyebab]" in s.text]
    assert marked
    assert all(s.status is SentenceStatus.NEEDS_CONFIRMATION for s in marked)
    assert any("mendorong tercapainya target" in question for question in draft.missing)


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"generic": True}, id="textbook-text"),
        pytest.param({"about_year": 2023}, id="speaks-of-last-year"),
        pytest.param({"agency": "Dinas Kesehatan Kabupaten Lain"}, id="another-office"),
        pytest.param({"year": 2023}, id="last-years-report"),
        pytest.param({"about": ("Persentase balita yang diimunisasi",)}, id="another-indicator"),
    ],
)
def test_a_cause_that_is_not_this_indicators_of_this_year_is_never_used(how: dict[str, object]) -> None:
    sheet = clinic()
    sheet.tell("Keberhasilan ini disebabkan adanya kelas ibu di tiap desa.", PassageRole.SUCCESS_CAUSE, **how)
    text = text_of(whole(sheet, SectionCode.PENYEBAB_SOLUSI), SectionCode.PENYEBAB_SOLUSI)
    assert "kelas ibu" not in text
    assert "[Perlu konfirmasi penyebab]" in text


def test_a_documented_cause_is_told_with_its_passage_in_standard_spelling() -> None:
    sheet = clinic()
    sheet.tell(
        "Keberhasilan ini dikarenakan kerjasama dengan bidan desa.",
        PassageRole.SUCCESS_CAUSE,
        about=(PREGNANT,),
    )
    sentences = whole(sheet, SectionCode.PENYEBAB_SOLUSI).sections[0].sentences
    (told,) = [s for s in sentences if "bidan desa" in s.text]
    assert "kerja sama dengan bidan desa" in told.text
    assert "dikarenakan" not in told.text
    assert [c.ref for c in told.citations] == ["s1"]
    assert not any("Faktor pendorong tercapainya" in s.text for s in sentences)


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        pytest.param("banyaknya ibu hamil penerima layanan", "berkurang 375 orang", id="number-served-fell"),
        pytest.param("penetapan target yang masih rendah", "dinaikkan 10 poin", id="target-was-raised"),
        pytest.param("keterbatasan anggaran", "tersisa Rp100.000.000,00", id="money-was-left"),
        pytest.param("kenaikan harga obat", "Rp100.000.000,00", id="prices-and-money-left"),
    ],
)
def test_a_cause_that_the_figures_refute_is_confronted_and_not_repeated_as_fact(
    cause: str, said: str
) -> None:
    sheet = clinic()
    sheet.tell(f"Hal ini disebabkan {cause}.", PassageRole.SUCCESS_CAUSE, about=(PREGNANT,))
    (told,) = [s for s in whole(sheet, SectionCode.PENYEBAB_SOLUSI).sections[0].sentences if cause in s.text]
    assert f'"{cause}"' in told.text
    assert said in told.text
    assert told.status is SentenceStatus.NEEDS_CONFIRMATION


def test_waiting_for_the_judgement_of_others_is_no_cause() -> None:
    sheet = clinic()
    text = "Target belum tercapai disebabkan masih dalam proses penilaian Inspektorat Daerah."
    sheet.tell(text, PassageRole.FAILURE_CAUSE, about=(PREGNANT,))
    assert "proses penilaian" not in text_of(
        whole(sheet, SectionCode.PENYEBAB_SOLUSI), SectionCode.PENYEBAB_SOLUSI
    )


def test_what_was_done_and_what_is_planned_are_told_apart() -> None:
    sheet = clinic()
    sheet.tell("Upaya yang telah dilakukan adalah melatih kader.", PassageRole.SOLUTION_DONE)
    sheet.tell("Tindak lanjut yang diperlukan : pendataan ulang sasaran.", PassageRole.SOLUTION_PLANNED)
    sentences = [s.text for s in whole(sheet, SectionCode.PENYEBAB_SOLUSI).sections[0].sentences]
    (done,) = [s for s in sentences if "melatih kader" in s]
    (planned,) = [s for s in sentences if "pendataan ulang" in s]
    assert "telah dilakukan" in done or "sudah dijalankan" in done
    assert "rencana" in planned.casefold()


def test_a_solution_cell_that_only_says_done_is_not_taken_for_a_solution() -> None:
    sheet = clinic()
    sheet.tell("Solusi yang dilakukan: Sdh dilakukan", PassageRole.SOLUTION_DONE, about=(PREGNANT,))
    text = text_of(whole(sheet, SectionCode.PENYEBAB_SOLUSI), SectionCode.PENYEBAB_SOLUSI)
    assert "[Perlu konfirmasi solusi]" in text


def test_end_target_and_national_figure_are_told_with_what_is_missing() -> None:
    # 87,5 / 90 × 100 = 97,22; (90 − 87,5) / 2 = 1,25; 84,1 − 81,25 = 2,85
    draft = whole(clinic(), SectionCode.JANGKA_MENENGAH, SectionCode.STANDAR_NASIONAL)
    longer = text_of(draft, SectionCode.JANGKA_MENENGAH)
    assert "97,22 persen" in longer
    assert "1,25 poin" in longer
    national = text_of(draft, SectionCode.STANDAR_NASIONAL)
    assert "lebih rendah 2,85 poin" in national
    assert "definisi" in national
    assert any("Angka nasional tahun 2024" in m for m in draft.missing)


def test_the_remainder_is_located_and_not_called_a_saving() -> None:
    # 1.000 juta − 900 juta = 100 juta; 80 juta / 100 juta = 80 %; capaian 102,94 − serapan 90 = 12,94 poin
    text = text_of(whole(clinic(), SectionCode.EFISIENSI), SectionCode.EFISIENSI)
    for said in ("12,94 poin", "Rp80.000.000,00", "80 persen", "Pelayanan ibu hamil"):
        assert said in text
    assert "penghematan" in text
    assert "[Perlu konfirmasi penyebab]" in text


def test_ten_indicators_do_not_open_alike() -> None:
    sheet = Sheet()
    for number in range(10):
        name = f"Persentase layanan {'abcdefghij'[number] * 6} yang terpenuhi"
        sheet.indicator(name, {2023: ("70", "72"), 2024: ("75", str(76 + number))})
    draft = whole(sheet, SectionCode.TARGET_REALISASI)
    names = [section.indicator or "" for section in draft.sections]
    shapes = [
        re.sub(r"\d+(?:,\d+)?", "0", section.sentences[0].text.replace(name, "X"))
        for section, name in zip(draft.sections, names, strict=True)
    ]
    assert len(shapes) == 10
    assert all(one != other for one, other in pairwise(shapes))
    assert len(set(shapes)) >= 6


def test_every_number_of_a_draft_can_be_followed_to_a_printed_cell() -> None:
    draft = whole(clinic())
    known = {figure.figure_id: figure for figure in draft.figures}
    for section in draft.sections:
        for sentence in section.sentences:
            assert sentence.status is not SentenceStatus.UNSUPPORTED, sentence.text
            for figure_id in sentence.figure_ids:
                figure = known[figure_id]
                assert figure.location or (
                    figure.origin is Origin.COMPUTED and figure.formula and figure.inputs
                )


def test_drafts_grow_and_every_one_is_checked() -> None:
    drafts = list(Writer(SheetStore(clinic()), settings()).draft(AGENCY, YEAR))
    sizes = [len(draft.sections) for draft in drafts]
    assert sizes == sorted(sizes)
    assert sizes[0] == 1
    assert drafts[-1].completeness
    assert all("bukan nilai AKIP" in (part.note or "") for part in drafts[-1].completeness)


def test_an_indicator_is_found_by_a_loose_name() -> None:
    draft = whole(
        clinic(), SectionCode.TARGET_REALISASI, indicators=("prosentase ibu hamil mendapat pelayanan",)
    )
    assert draft.sections[0].indicator == PREGNANT


def test_a_name_means_the_key_indicator_before_a_row_of_the_plan() -> None:
    sheet = Sheet()
    sheet.indicator("Indeks Kepuasan Masyarakat (IKM)", {2024: ("80", "84")}, unit="indeks")
    sheet.indicator("IKM", {2025: ("82", None)}, unit="indeks", table=7)
    draft = whole(sheet, SectionCode.TARGET_REALISASI, indicators=("ikm",))
    assert draft.sections[0].indicator == "Indeks Kepuasan Masyarakat (IKM)"


def test_what_is_not_known_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnknownIndicator) as unknown:
        whole(clinic(), indicators=("Luas panen padi",))
    assert unknown.value.candidates == (PREGNANT,)
    writer = Writer(SheetStore(clinic()), settings())
    with pytest.raises(UnknownAgency):
        list(writer.draft("Badan Antariksa", YEAR))
    with pytest.raises(UnknownReport):
        list(writer.draft(AGENCY, 1999))


def test_a_report_without_indicators_says_so() -> None:
    sheet = Sheet()
    sheet.money([("Jumlah", Level.OTHER, "100", "90")])
    with pytest.raises(UnknownReport, match="tidak memuat indikator"):
        whole(sheet)


def test_the_text_of_a_draft_numbers_its_sources() -> None:
    text = draft_text(whole(clinic(), SectionCode.TARGET_REALISASI))
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", text.split("## Sumber")[0])}
    listed = {int(number) for number in re.findall(r"^\[(\d+)\]", text.split("## Sumber")[1], re.MULTILINE)}
    assert marks == listed
    assert "laporan.txt, b. 101" in text
    assert "Hitungan: 87,5 / 85 × 100 = 102,94" in text

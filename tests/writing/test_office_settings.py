"""Drafts follow what the office has decided about its own calculation, and say so."""

from __future__ import annotations

import json

import pytest

from assistant.domain.drafts import Draft, SectionCode, SentenceStatus
from assistant.domain.sources import PassageRole
from assistant.settings import Settings
from assistant.writing.report import Writer
from tests.writing.offices import AGENCY, YEAR, Sheet, SheetStore

RESULT = SectionCode.TARGET_REALISASI


def drafted(sheet: Sheet, *sections: SectionCode, **settings: object) -> Draft:
    writer = Writer(SheetStore(sheet), Settings(_env_file=None, model=None, **settings))
    (*_, last) = writer.draft(AGENCY, YEAR, sections or (RESULT,))
    return last


def told(draft: Draft) -> str:
    return " ".join(sentence.text for section in draft.sections for sentence in section.sentences)


def visits(**kwargs: object) -> Sheet:
    # 150 / 100 × 100 = 150; 2023: 120 / 80 × 100 = 150
    sheet = Sheet()
    sheet.indicator(
        "Persentase kunjungan lengkap",
        {2023: ("80", "120"), 2024: ("100", "150")},
        unit="kunjungan",
        **kwargs,
    )
    return sheet


def test_a_capped_capaian_is_written_as_such_with_the_whole_one_beside_it() -> None:
    draft = drafted(visits(), achievement_cap=120)
    text = told(draft)
    assert "capaiannya 120 persen" in text or "capaian 120 persen" in text
    assert "pengaturan kantor" in text
    assert "150 persen" in text
    capped = next(f for f in draft.figures if f.measure == "capaian")
    assert capped.formula == "realisasi / target × 100, paling tinggi 120 menurut pengaturan kantor"
    assert capped.arithmetic == "150 / 100 × 100 = 150, dibatasi 120"
    assert all(s.status is SentenceStatus.VERIFIED for section in draft.sections for s in section.sentences)


def test_without_a_cap_nothing_is_said_of_one() -> None:
    assert "dibatasi" not in told(drafted(visits()))


def test_earlier_years_at_the_cap_are_told_with_their_whole_capaian() -> None:
    text = told(drafted(visits(), SectionCode.TAHUN_SEBELUMNYA, achievement_cap=120))
    assert "150 persen (2023)" in text
    assert "pengaturan kantor" in text


def test_a_printed_capaian_without_the_cap_is_no_conflict() -> None:
    assert "berbeda dari" not in told(drafted(visits(capaian={2024: "150"}), achievement_cap=120))


@pytest.mark.parametrize(
    ("decimals", "shown"), [(0, "103 persen"), (1, "102,9 persen"), (3, "102,941 persen")]
)
def test_computed_figures_have_the_decimals_of_the_office(decimals: int, shown: str) -> None:
    # 87,5 / 85 × 100 = 102,941…
    sheet = Sheet()
    sheet.indicator("Persentase ibu hamil yang dilayani", {2024: ("85", "87.5")})
    assert shown in told(drafted(sheet, decimals=decimals))


@pytest.mark.parametrize(("formula", "shown"), [("N1", "90 persen"), ("N2", "90,91 persen")])
def test_the_office_chooses_the_formula_where_lower_is_better(formula: str, shown: str) -> None:
    # (2 × 20 − 22) / 20 × 100 = 90; 20 / 22 × 100 = 90,91
    sheet = Sheet()
    sheet.indicator("Rata-rata waktu tunggu pasien", {2023: ("25", "24"), 2024: ("20", "22")}, unit="menit")
    assert shown in told(drafted(sheet, lower_formula=formula))


def test_a_printed_capaian_of_another_year_tells_the_formula_before_the_office_does() -> None:
    # 25 / 24 × 100 = 104,17 is N2; 20 / 22 × 100 = 90,91
    sheet = Sheet()
    sheet.indicator(
        "Rata-rata waktu tunggu pasien",
        {2023: ("25", "24"), 2024: ("20", "22")},
        unit="menit",
        capaian={2023: "104.17"},
    )
    assert "90,91 persen" in told(drafted(sheet, lower_formula="N1"))


def test_the_office_has_the_last_word_on_a_polarity() -> None:
    # (2 × 16 − 18) / 16 × 100 = 87,5
    sheet = Sheet()
    sheet.indicator("Rasio murid per guru", {2024: ("16", "18")}, unit="rasio")
    stated = json.loads('{"rasio murid per guru": "makin rendah makin baik"}')
    text = told(drafted(sheet, polarities=stated))
    assert "87,50 persen" in text
    assert "[Perlu konfirmasi arah indikator]" not in text


def test_a_target_to_be_hit_is_missed_from_above_too() -> None:
    # 100 − |18 − 16| / 16 × 100 = 87,5
    sheet = Sheet()
    sheet.indicator("Rasio murid per guru", {2024: ("16", "18")}, unit="rasio")
    text = told(drafted(sheet, polarities={"Rasio murid per guru": "tepat pada target"}))
    assert "87,50 persen" in text
    assert "melampaui" not in text


@pytest.mark.parametrize(
    ("actual", "capaian", "said"),
    [("85", "100 persen", "di dalam rentang"), ("92", "102,22 persen", "tidak berada dalam rentang")],
)
def test_a_target_that_is_a_range_is_computed_by_its_ends(actual: str, capaian: str, said: str) -> None:
    # 92 / 90 × 100 = 102,22
    sheet = Sheet()
    sheet.indicator("Persentase hunian tempat tidur", {2024: ("80–90", actual)})
    text = told(drafted(sheet))
    assert capaian in text
    assert said in text
    assert "80 persen sampai 90 persen" in text


def test_a_category_of_the_setting_names_its_scale_and_none_is_given_without_one() -> None:
    # 87,5 / 85 × 100 = 102,94 ≥ 85
    sheet = Sheet()
    sheet.indicator("Persentase ibu hamil yang dilayani", {2024: ("85", "87.5")})
    text = told(drafted(sheet, rating_scale="berhasil"))
    assert "kategori Sangat Berhasil" in text
    assert "pengaturan kantor" in text
    assert "kategori" not in told(drafted(sheet))


def scaled(category: str | None) -> Sheet:
    # 60 / 85 × 100 = 70,59: Sedang by the printed scale
    sheet = Sheet()
    sheet.indicator("Persentase ibu hamil yang dilayani", {2024: ("85", "60")}, category=category)
    sheet.tell(
        "Kategori capaian kinerja: 91 ke atas Sangat Tinggi; 76 sampai dengan 90,99 Tinggi; 66 sampai dengan "
        "75,99 Sedang; 51 sampai dengan 65,99 Rendah; di bawah 51 Sangat Rendah.",
        PassageRole.GENERAL,
    )
    return sheet


def test_a_category_by_the_scale_of_the_report_cites_it() -> None:
    draft = drafted(scaled(None), rating_scale="berhasil")
    sentence = next(s for x in draft.sections for s in x.sentences if "kategori Sedang" in s.text)
    assert "skala yang tercetak dalam laporan" in sentence.text
    assert [c.ref for c in sentence.citations if c.kind == "passage"] == ["s1"]


def test_a_printed_category_that_its_own_scale_denies_is_told_with_both() -> None:
    draft = drafted(scaled("Tinggi"))
    sentence = next(s for x in draft.sections for s in x.sentences if "kategori Tinggi" in s.text)
    assert "kategori Sedang" in sentence.text
    assert sentence.status is SentenceStatus.NEEDS_CONFIRMATION
    assert any("kategori" in question for question in draft.missing)

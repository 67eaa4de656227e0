"""Formula cards filled in, and which computed figures may prove a sentence."""

from __future__ import annotations

import pytest

from assistant.calculation.cards import EVERY_CARD
from assistant.calculation.derive import derive
from assistant.calculation.explanations import Explanation, explained
from assistant.calculation.factual import is_factual
from assistant.calculation.word_cards import EVERY_WORD_CARD
from assistant.checks.facts import facts_from_figures
from assistant.domain.figures import Figure
from assistant.domain.sources import Location
from tests.calculation.given import figure, found

CARDS = (*EVERY_CARD, *EVERY_WORD_CARD)
PLACE = Location(file="a.txt", line_from=7)


def given() -> list[Figure]:
    told = [figure("target", "87"), figure("realisasi", "89.29")]
    return [one.model_copy(update={"table": "### Tabel 3.1 :", "location": PLACE}) for one in told]


def explanation(measure: str, decimals: int = 2) -> Explanation:
    told = given()
    derived = derive(told)
    card = explained(
        found(derived, measure)[0], {one.figure_id: one for one in [*told, *derived]}, decimals=decimals
    )
    assert card is not None
    return card


def test_a_card_tells_formula_sum_inputs_with_places_rounding_limits_and_basis() -> None:
    assert explanation("capaian").lines() == [
        "Nama: Capaian kinerja (makin tinggi makin baik)",
        "Rumus: realisasi dibagi target, dikali 100",
        "Lambang: R / T × 100",
        "Hitungan: 89,29 / 87 × 100 = 102,63",
        "Masukan: target 2024 Persentase jalan dalam kondisi baik: 87 % (Tabel 3.1, b. 7; laporan 2024)",
        "Masukan: realisasi 2024 Persentase jalan dalam kondisi baik: 89.29 % "
        "(Tabel 3.1, b. 7; laporan 2024)",
        "Pembulatan: dibulatkan setengah ke atas hanya saat ditampilkan, dua desimal",
        "Batasan: tidak dihitung bila target nol, negatif, kosong, atau berupa teks",
        "Batasan: tidak dibatasi kecuali kantor menetapkan batas",
        "Dasar: Analisis ini diminta oleh PermenPAN-RB 53/2014.",
    ]


def test_a_category_names_its_scale_and_the_bound_that_gives_it() -> None:
    card = explanation("kategori")
    assert card.arithmetic == "102,63 ≥ 91: Sangat Tinggi"
    assert card.remark == "kategori capaian menurut Permendagri 86/2017"
    assert card.card.legal_basis == "Permendagri 86/2017"
    assert card.card.rounding == "tidak ada: hasilnya berupa kata"


def test_the_card_says_how_many_decimals_the_office_shows() -> None:
    assert explanation("capaian", 1).card.rounding.endswith("hanya saat ditampilkan, 1 desimal")


def test_a_printed_figure_has_no_card() -> None:
    assert explained(given()[0], {}) is None


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_every_card_has_a_name_words_symbols_and_rounding(card: object) -> None:
    told = [getattr(card, part) for part in ("name", "words", "symbols", "formula", "rounding")]
    assert all(told)
    assert ", " not in getattr(card, "formula")  # noqa: B009 - what follows a comma is a figure's remark


def test_formulas_and_codes_of_cards_are_unlike_each_other() -> None:
    assert len({card.formula for card in CARDS}) == len(CARDS)
    assert len({card.code for card in CARDS}) == len(CARDS)


def test_the_terms_of_a_difference_give_its_rounded_result() -> None:
    told = [
        figure("target", "78", 2023),
        figure("realisasi", "83", 2023),
        figure("target", "83"),
        figure("realisasi", "82"),
    ]
    # 98,795180… − 106,410256… = −7,615…, but 98,80 − 106,41 would be −7,61
    [moved] = found(derive(told), "perubahan_capaian")
    assert moved.arithmetic == "98,7952 − 106,4103 = −7,62"


def test_readings_under_a_condition_prove_no_sentence() -> None:
    subject = "Angka kemiskinan"
    told = [figure("target", "7", subject=subject), figure("realisasi", "6.5", subject=subject)]
    derived = derive(told)
    conditional = {one.measure for one in derived if not is_factual(one)}
    assert conditional == {
        "capaian_bila_makin_tinggi",
        "capaian_bila_makin_rendah_n1",
        "capaian_bila_makin_rendah_n2",
    }
    assert {fact.measure for fact in facts_from_figures([*told, *derived])} == {
        "target",
        "realisasi",
        "selisih_target",
    }
    assert all(is_factual(one) for one in told)

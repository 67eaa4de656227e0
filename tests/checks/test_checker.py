"""The checker: true sentences pass, one false word or digit does not."""

from __future__ import annotations

import json

import pytest

from assistant.checks.checker import Checker
from assistant.checks.facts import parse_facts
from assistant.domain.checking import Claim, ClaimStatus
from tests.checks.office import AGENCY, check, facts

TRUE = {
    "target and capaian": "Persentase kolam yang bersertifikat tahun 2023 terealisasi 70,2% dari "
    "target 65%, sehingga capaiannya 108%.",
    "inflected and shortened": "Kolam bersertifikat pada 2023 mencapai 70,20 persen.",
    "change in points": "Dibandingkan tahun 2022, realisasi persentase kolam yang bersertifikat naik "
    "11,7 poin, yaitu dari 58,5 persen menjadi 70,2 persen.",  # 70,2 − 58,5 = 11,7
    "relative change": "Jumlah nelayan yang diasuransikan naik 3,45 persen dibandingkan "
    "tahun 2022.",  # 100 / 2900
    "part of whole": "Dari 4.000 nelayan terdaftar, 3.000 orang nelayan yang diasuransikan atau 75%.",
    "complement": "Dari 4.000 nelayan terdaftar, seribu orang belum diasuransikan.",  # 4000 − 3000
    "money scales": "Program Perikanan Tangkap menyerap Rp1,9 miliar dari pagu 2 miliar rupiah "
    "atau 95 persen.",
    "remainder": "Program Perikanan Budidaya menyisakan Rp120.000.000,00.",
    "sum": "Gabungan pagu Program Perikanan Tangkap dan Program Perikanan Budidaya adalah Rp3 miliar.",
    "multiple": "Pagu Program Perikanan Tangkap dua kali lipat pagu Program Perikanan Budidaya.",
    "rank": "Serapan tertinggi dicatat Program Pengolahan Hasil dengan 99,8%, sedangkan yang "
    "terendah adalah Program Perikanan Budidaya dengan 88%.",
    "count": "Dari tiga program, dua program mencatat serapan di atas 90%.",  # 95 and 99,8
    "list": "Serapan Program Perikanan Tangkap dan Program Perikanan Budidaya masing-masing 95% dan 88%.",
    "carried": "Persentase kapal yang terdaftar tahun 2023 terealisasi 81%. Capaiannya 90% sehingga "
    "berkategori Tinggi.",
    "predicate": "Nilai pelayanan pelabuhan tahun 2023 adalah 74,5 dengan predikat BB.",
    "missed target": "Indikator persentase kapal yang terdaftar belum mencapai target 90%.",
    "almost": "Realisasi persentase kolam yang bersertifikat tahun 2023 hampir 72%.",  # within 3 %
    "about": "Realisasi persentase kolam yang bersertifikat tahun 2023 sekitar 71%.",  # within 2 %
    "more than": "Lebih dari 69% kolam bersertifikat pada tahun 2023.",
    "missing": "Realisasi nasional tahun 2023 belum tersedia.",
    "references": "Sesuai Pasal 3 ayat (2) Peraturan Bupati Nomor 12 Tahun 2021 dan Tabel 3.4, persentase "
    "kapal yang terdaftar tahun 2023 sebesar 81%.",
    "share": "Pagu terbesar ada pada Program Perikanan Tangkap, yakni Rp2 miliar.",
}
FALSE = {
    "digit": (TRUE["target and capaian"], "70,2%", "72,0%"),
    "measure": (TRUE["target and capaian"], "capaiannya 108%", "capaiannya 70,2%"),
    "year": (TRUE["target and capaian"], "tahun 2023", "tahun 2022"),
    "unit": (TRUE["change in points"], "11,7 poin", "11,7 persen"),
    "direction": (TRUE["change in points"], "naik", "turun"),
    "relative": (TRUE["relative change"], "3,45", "3,33"),
    "ratio": (TRUE["part of whole"], "75%", "70%"),
    "complement": (TRUE["complement"], "seribu", "dua ribu"),
    "magnitude": (TRUE["money scales"], "1,9 miliar", "1,9 juta"),
    "subject": (TRUE["remainder"], "Budidaya", "Tangkap"),
    "sum": (TRUE["sum"], "Rp3 miliar", "Rp3,1 miliar"),
    "multiple": (TRUE["multiple"], "dua kali", "tiga kali"),
    "rank": (TRUE["rank"], "tertinggi", "terendah"),
    "count": (TRUE["count"], "dua program", "satu program"),
    "order of a list": (TRUE["list"], "95% dan 88%", "88% dan 95%"),
    "category": (TRUE["carried"], "Tinggi.", "Sedang."),
    "predicate": (TRUE["predicate"], "BB", "A"),
    "met target": (TRUE["missed target"], "belum mencapai", "melampaui"),
    "more than": (TRUE["more than"], "Lebih", "Kurang"),
    "almost": (TRUE["almost"], "72%", "80%"),
    "invented where there is none": (TRUE["missing"], "belum tersedia", "mencapai 66%"),
    "rank of pagu": (TRUE["share"], "terbesar", "terkecil"),
}


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE.keys())
def test_a_true_sentence_is_in_order(text: str) -> None:
    result = check(text)
    assert result.ok, [claim for claim in result.claims if claim.status is not ClaimStatus.SUPPORTED]


@pytest.mark.parametrize(("text", "old", "new"), FALSE.values(), ids=FALSE.keys())
def test_one_change_makes_it_not_in_order(text: str, old: str, new: str) -> None:
    assert old in text
    assert not check(text.replace(old, new)).ok


def only(text: str, said: str) -> Claim:
    (claim,) = (one for one in check(text).claims if one.text == said)
    return claim


def test_a_contradicted_claim_tells_the_right_value_and_its_fact() -> None:
    claim = only("Serapan Program Perikanan Budidaya sebesar 89%.", "89%")
    assert claim.status is ClaimStatus.CONTRADICTED
    assert claim.reason == "Menurut fakta, serapan Program Perikanan Budidaya tahun 2023 adalah 88 %."
    assert len(claim.fact_ids) == 1


def test_claims_point_into_the_text() -> None:
    text = "Serapan Program Perikanan Tangkap 95%, di bawah Program Pengolahan Hasil (99,8%)."
    for claim in check(text).claims:
        assert text[claim.start : claim.end].split() == claim.text.split()


def test_a_subject_without_such_a_fact_takes_no_other_subjects_value() -> None:
    assert only("Target akhir Renstra persentase kapal yang terdaftar sebesar 95%.", "95%").status is (
        ClaimStatus.UNSUPPORTED
    )


def test_a_number_for_what_the_facts_call_missing_is_wrong() -> None:
    claim = only("Realisasi nasional tahun 2023 sebesar 66%.", "66%")
    assert claim.status is ClaimStatus.CONTRADICTED
    assert "N/A" in str(claim.reason)


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("", True),
        ("Dinas membina nelayan dan pembudidaya ikan.", True),
        ("Salah satu kendala adalah cuaca.", True),
        ("Terdapat 17 keluhan.", False),
        ("Capaiannya ٨٨ persen.", False),
        ("Realisasi 12.34.567,8 persen.", False),
        ("1" * 5000, False),
    ],
    ids=["empty", "no number", "idiom", "unknown", "other script", "broken", "long digits"],
)
def test_a_text_without_readable_claims_is_in_order_only_without_digits(text: str, ok: bool) -> None:
    assert check(text).ok is ok


def test_without_facts_no_number_is_in_order() -> None:
    checker = Checker([])
    assert not checker.check("Capaian 5 persen.").ok
    assert checker.check("Kinerja meningkat.").ok


def test_facts_that_contradict_each_other_are_named() -> None:
    rows = [
        {"id": name, "subject": "Kolam", "measure": "jumlah", "value": value, "unit": "unit", "year": 2023}
        for name, value in (("a", "5"), ("b", "6"))
    ]
    checker = Checker(parse_facts(json.dumps({"facts": rows})))
    (claim,) = (one for one in checker.check("Jumlah kolam 6 unit.").claims)
    assert claim.status is ClaimStatus.SUPPORTED
    assert "bertentangan" in str(claim.reason)
    assert not checker.check("Jumlah kolam 7 unit.").ok


def test_an_agency_is_checked_against_its_own_facts() -> None:
    other = [
        one.model_copy(update={"id": f"x{one.id}", "agency": "Dinas Lain", "value": 1}) for one in facts()
    ]
    checker = Checker([*facts(), *other])
    text = "Serapan Program Perikanan Budidaya tahun 2023 sebesar 88%."
    assert checker.check(text, agency=AGENCY).ok
    assert not checker.check(text, agency="Dinas Lain").ok


@pytest.mark.parametrize(
    "piece",
    [
        "naik turun ",
        "2023 dan 2022, ",
        "(",
        "Rp ",
        "1,",
        "kolam bersertifikat 70,2% dari target 65% dan ",
        "seratus ",
    ],
    ids=["changes", "years", "brackets", "currency", "separators", "one sentence", "words"],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    check(piece * (20_000 // len(piece)))

"""What chat messages want, in official and colloquial Indonesian."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import SectionCode as S
from assistant.web.intent import Wish, read_intent

STUNTING = "Prevalensi stunting pada balita"
IKM = "Indeks Kepuasan Masyarakat atas layanan puskesmas"
BUDGET = "Persentase penyerapan anggaran"
SERVED = "Persentase PPKS yang mendapatkan pelayanan"
SERVED_BASIC = "Persentase PPKS yang mendapatkan pelayanan dasar"
INDICATORS = (SERVED, STUNTING, IKM, BUDGET)
AGENCY = "Dinas Kesehatan Kabupaten Contoh"


def intent(message: str, indicators: tuple[str, ...] = INDICATORS):
    return read_intent(message, indicators, agency=AGENCY, report_year=2024)


@pytest.mark.parametrize(
    ("message", "sections"),
    [
        (
            "buatkan draf analisis keberhasilan dan kegagalan",
            {S.TARGET_REALISASI, S.TAHUN_SEBELUMNYA, S.PENYEBAB_SOLUSI},
        ),
        ("tolong tulis perbandingan dengan tahun lalu", {S.TAHUN_SEBELUMNYA}),
        ("susunkan efisiensi penggunaan sumber daya", {S.EFISIENSI}),
        ("susunkan efisiensi anggaran", {S.EFISIENSI}),
        ("bikinin narasi target dan realisasi dong", {S.TARGET_REALISASI}),
        ("tolong buatin paragraf realisasi vs target", {S.TARGET_REALISASI}),
        ("buat narasi tentang hambatan dan solusi", {S.PENYEBAB_SOLUSI}),
        ("saya mau buat analisis program penunjang", {S.PROGRAM_PENUNJANG}),
        ("Uraikan program dan kegiatan yang mendukung", {S.PROGRAM_PENUNJANG}),
        ("Mohon disusunkan kemajuan terhadap target akhir Renstra", {S.JANGKA_MENENGAH}),
        ("tuliskan perbandingan dengan standar nasional", {S.STANDAR_NASIONAL}),
        ("Bisa tolong rumuskan kesimpulan dan rekomendasi?", {S.PENUTUP}),
        ("nulisin ikhtisar eksekutif bisa?", {S.IKHTISAR_EKSEKUTIF}),
        ("minta draf penutup", {S.PENUTUP}),
        ("draf realisasi anggaran", {S.REALISASI_ANGGARAN}),
        ("tolong narasikan serapan anggarannya", {S.REALISASI_ANGGARAN}),
        ("analisis tren tiga tahun terakhir", {S.TAHUN_SEBELUMNYA}),
        ("bandingkan realisasi 2024 dengan 2023", {S.TAHUN_SEBELUMNYA}),
        ("Apakah bisa dibuatkan draf penyebab dan solusinya?", {S.PENYEBAB_SOLUSI}),
        ("gimana kalau dibuatkan narasi tren antar tahun", {S.TAHUN_SEBELUMNYA}),
        ("tulis target dan realisasi serta perbandingan thn lalu", {S.TARGET_REALISASI, S.TAHUN_SEBELUMNYA}),
        ("tolong tulis kenapa realisasinya turun", {S.PENYEBAB_SOLUSI}),
        ("jelaskan hambatannya dalam bentuk narasi", {S.PENYEBAB_SOLUSI}),
        ("buatkan draf bab III lengkap", set()),
        ("lanjutkan dengan efisiensinya", {S.EFISIENSI}),
    ],
)
def test_a_wish_for_a_draft_names_its_analyses(message: str, sections: set[S]) -> None:
    found = intent(message)
    assert (found.wish, set(found.sections)) == (Wish.DRAFT, sections)
    assert found.unknown is None


@pytest.mark.parametrize(
    ("message", "indicators"),
    [
        (f"buatkan draf untuk {SERVED}", (SERVED,)),
        ("buatkan draf analisis kegagalan untuk persentase PPKS yang mendapatkan pelayanan", (SERVED,)),
        ("buat draf prosentase ppks yg mendapatkan pelayanan", (SERVED,)),
        ("tulis penyebab dan solusi stunting balita", (STUNTING,)),
        ("tulis penyebab untuk stunting", (STUNTING,)),
        ("susun target dan realisasi IKM", (IKM,)),
        ("susun target dan realisasi untuk indeks kepuasan masyarakat", (IKM,)),
        ("draf prevalensi stunting pada balita dan indeks kepuasan masyarakat", (STUNTING, IKM)),
        ("buatkan draf target dan realisasi untuk semua indikator", ()),
        ("buatkan draf penyebab dan solusi untuk Dinas Kesehatan Kabupaten Contoh tahun 2024", ()),
        ("buatkan draf untuk laporan kami", ()),
    ],
)
def test_a_wish_for_a_draft_names_its_indicators(message: str, indicators: tuple[str, ...]) -> None:
    found = intent(message)
    assert (found.wish, found.indicators, found.unknown) == (Wish.DRAFT, indicators, None)


def test_words_inside_the_name_of_an_indicator_choose_no_analysis() -> None:
    found = intent(f"buatkan draf target dan realisasi untuk {BUDGET}")
    assert found.sections == (S.TARGET_REALISASI,)
    assert found.indicators == (BUDGET,)


def test_the_longer_of_two_names_that_contain_each_other_is_meant_when_it_is_written_out() -> None:
    both = (SERVED, SERVED_BASIC)
    assert intent(f"buatkan draf untuk {SERVED_BASIC}", both).indicators == (SERVED_BASIC,)
    assert intent(f"buatkan draf untuk {SERVED}", both).indicators == (SERVED,)


def test_a_phrase_that_fits_several_indicators_is_asked_back() -> None:
    found = intent("buatkan draf untuk persentase")
    assert (found.indicators, found.candidates) == ((), (SERVED, BUDGET))


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("buatkan draf untuk persentase desa mandiri", "persentase desa mandiri"),
        ("buatkan draf rasio dokter spesialis", "rasio dokter spesialis"),
        ("tulis penyebab untuk angka kemiskinan dong", "angka kemiskinan"),
    ],
)
def test_an_indicator_that_the_report_lacks_is_handed_on_as_it_was_named(message: str, phrase: str) -> None:
    found = intent(message)
    assert found.unknown is not None
    assert set(found.unknown.split()) <= set(phrase.split())
    assert found.unknown.split()[-1] == phrase.split()[-1]


@pytest.mark.parametrize(
    "message",
    [
        "Berapa realisasi stunting tahun 2024?",
        "berapa pagu buat program pencegahan penyakit?",
        "brp serapan anggarannya",
        "Apa yang membuat capaian turun?",
        "apa saja hambatan yang disebut di laporan",
        "Kenapa realisasi turun?",
        "mengapa target tidak tercapai",
        "Bagaimana capaian IKM dibanding tahun lalu?",
        "jelaskan hambatan pelayanan puskesmas",
        "realisasi anggaran 2024",
        "program mana yang serapannya paling rendah?",
        "sebutkan target IKM",
        "Siapa yang menyusun laporan ini?",
        "Perbandingan serapan 2023 dan 2024 berapa?",
    ],
)
def test_a_question_is_answered_rather_than_drafted(message: str) -> None:
    assert intent(message).wish is Wish.QUESTION


@pytest.mark.parametrize(
    ("message", "wish"),
    [
        ("halo", Wish.GREETING),
        ("Selamat pagi, Bu", Wish.GREETING),
        ("Assalamu'alaikum wr wb", Wish.GREETING),
        ("terima kasih banyak ya", Wish.GREETING),
        ("bantuan", Wish.HELP),
        ("apa saja yang bisa kamu lakukan?", Wish.HELP),
        ("bagaimana cara menggunakan aplikasi ini?", Wish.HELP),
        ("Please write a draft of the analysis for this indicator", Wish.OTHER_LANGUAGE),
        ("What is the target of this year?", Wish.OTHER_LANGUAGE),
        ("", Wish.EMPTY),
        ("   ?!  ", Wish.EMPTY),
    ],
)
def test_other_messages_are_told_apart(message: str, wish: Wish) -> None:
    assert intent(message).wish is wish


@pytest.mark.parametrize(
    ("message", "year"),
    [
        ("buatkan draf penutup tahun 2023", 2023),
        ("buatkan draf penutup tahun 2024", None),
        ("tulis perbandingan dengan tahun 2023", None),
        ("bandingkan tahun 2024 dengan tahun 2022", None),
    ],
)
def test_a_draft_for_another_year_than_the_chosen_one_is_noticed(message: str, year: int | None) -> None:
    assert intent(message).year == year


@pytest.mark.parametrize(
    "message",
    ["sekarang tulis penyebabnya", "buatkan efisiensi untuk indikator tersebut", "lanjutkan dengan penyebab"],
)
def test_a_message_that_goes_on_with_the_same_indicator_refers_back(message: str) -> None:
    found = intent(message)
    assert (found.wish, found.refers_back, found.unknown) == (Wish.DRAFT, True, None)


def test_a_very_long_message_is_read_in_little_time() -> None:
    assert intent("tolong " * 20_000 + "buatkan draf").wish is Wish.DRAFT


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("draf untuk persentase PPKS yang mendapatkan pelayanan", id="chance-initials"),
        pytest.param("buat draf persentase PMKS yang mendapat modal usaha", id="same-beginning"),
    ],
)
def test_an_indicator_that_shares_some_words_with_the_wish_is_not_taken_for_it(message: str) -> None:
    names = [
        "Persentase PMKS yang tertangani",
        "Persentase panti yang menyediakan sarana prasarana pelayanan kesehatan sosial",
    ]
    found = read_intent(message, names)
    assert found.indicators == ()
    assert found.unknown

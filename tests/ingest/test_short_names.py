"""Names that a report shortens, and words that are not enough for a name."""

from __future__ import annotations

import pytest

from ingest.short_names import ShortNames

INDICATORS = (
    "Indeks Kualitas Layanan (IKL)",
    "Angka Kematian Ibu per 100.000 kelahiran hidup",
    "Angka Kematian Bayi per 1.000 kelahiran hidup",
    "Angka Partisipasi Kasar (APK) PAUD",
    "Persentase desa yang melaksanakan STBM lima pilar",
    "Persentase saluran irigasi dalam kondisi baik",
    "Cakupan pemeriksaan lansia pada posyandu",
    "Persentase satuan pendidikan terakreditasi minimal B",
    "Persentase rekomendasi hasil pemeriksaan BPK yang selesai ditindaklanjuti",
    "Persentase rekomendasi hasil pengawasan APIP yang selesai ditindaklanjuti",
)
PROGRAMS = (
    "Program Pengelolaan Pendidikan",
    "Pengelolaan Pendidikan Sekolah Dasar pada Satuan Pendidikan Formal",
    "Rehabilitasi Saluran Irigasi",
)
NAMES = ShortNames(INDICATORS, PROGRAMS, ("Dinas", "Kabupaten", "Bukit", "Jati"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("IKL meningkat", INDICATORS[:1], id="bracketed-abbreviation"),
        pytest.param("Belum tercapainya target AKI", INDICATORS[1:2], id="initials"),
        pytest.param("Tingginya kematian bayi", INDICATORS[2:3], id="without-measuring-word-and-denominator"),
        pytest.param("Rendahnya APK PAUD", INDICATORS[3:4], id="abbreviated-phrase"),
        pytest.param("Kenaikan desa STBM", INDICATORS[4:5], id="two-words-with-an-acronym-of-its-own"),
        pytest.param("Pemeriksaan lansia menurun", INDICATORS[6:7], id="most-of-the-words"),
        pytest.param("Penurunan cakupan pemeriksaan", (), id="a-word-that-another-name-has"),
        pytest.param("Keberhasilan akreditasi satuan pendidikan", INDICATORS[7:8], id="inflected"),
        pytest.param("Tindak lanjut rekomendasi BPK", INDICATORS[8:9], id="compound-joined-by-its-affixes"),
        pytest.param("Tindak lanjut rekomendasi", (), id="two-names-fit-alike"),
        pytest.param("Kualitas satuan pendidikan", (), id="words-that-programs-share"),
        pytest.param("Koordinasi dengan BPK", (), id="an-acronym-is-not-the-whole-name"),
        pytest.param("Jumlah desa", (), id="one-common-word"),
        pytest.param("Pembinaan lansia", (), id="one-word-without-its-measuring-word"),
    ],
)
def test_a_short_form_names_only_what_it_can_alone_mean(text: str, names: tuple[str, ...]) -> None:
    assert NAMES.named_in(text) == names


def test_within_running_text_a_name_needs_its_words_in_order_and_together() -> None:
    told = "Dinas melatih kader desa dan menyusun pedoman lima puskesmas tentang STBM"
    assert NAMES.named_in(told, topic=False) == ()


def test_a_heading_may_name_by_one_word_of_its_own() -> None:
    assert NAMES.named_in("b. Akreditasi", heading=True) == INDICATORS[7:8]
    assert NAMES.named_in("Akreditasi rumah sakit swasta", heading=True) == ()

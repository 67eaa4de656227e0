"""What sentences and headings say that they are."""

from __future__ import annotations

import pytest

from assistant.domain.sources import PassageRole as Role
from ingest.effects import direction
from ingest.roles import defines, role_of_heading, role_of_sentence


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Penyebab Keberhasilan", Role.SUCCESS_CAUSE),
        ("❖ Analisis Keberhasilan", Role.SUCCESS_CAUSE),
        ("Faktor pendorong keberhasilan kinerja", Role.SUCCESS_CAUSE),
        ("Faktor-faktor pendukung", Role.SUCCESS_CAUSE),
        ("Penyebab Kegagalan atau Penurunan Kinerja", Role.FAILURE_CAUSE),
        ("Analisa kegagalan", Role.FAILURE_CAUSE),
        ("Faktor penghambat pencapaian kinerja", Role.OBSTACLE),
        ("C. Permasalahan Utama", Role.OBSTACLE),
        ("Kendala dan hambatan", Role.OBSTACLE),
        ("Alternatif Solusi yang Dilakukan", Role.SOLUTION_DONE),
        ("Upaya yang telah dilakukan", Role.SOLUTION_DONE),
        ("Upaya pemecahan masalah", Role.SOLUTION_PLANNED),
        ("Rencana tindak lanjut", Role.SOLUTION_PLANNED),
        ("D. Solusi", Role.SOLUTION_PLANNED),
        ("Rekomendasi", Role.SOLUTION_PLANNED),
        ("Pengertian", Role.DEFINITION),
        ("Analisis Keberhasilan / Kegagalan", None),
        ("Permasalahan dan Solusi", None),
        ("Analisis penyebab keberhasilan/kegagalan serta solusi yang telah dilakukan", None),
        ("Keberhasilan sasaran diukur dengan indikator", None),
        ("Upaya mewujudkan visi dan misi", None),
        ("A. Capaian Kinerja", None),
        ("Struktur Organisasi", None),
        ("Meningkatnya kesejahteraan penyandang masalah sosial", None),
        ("1. Program Penanganan Permasalahan Gizi", None),
    ],
)
def test_a_heading_gives_its_role_or_none(heading: str, role: Role | None) -> None:
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(
    ("sentence", "before", "role"),
    [
        pytest.param(
            "Imunisasi tidak mencapai target karena vaksin terlambat datang.",
            "",
            Role.FAILURE_CAUSE,
            id="karena-after-a-miss",
        ),
        pytest.param(
            "Realisasi melampaui target berkat kelas ibu hamil di 21 desa.",
            "",
            Role.SUCCESS_CAUSE,
            id="berkat",
        ),
        pytest.param(
            "Hal ini disebabkan karena guru bersertifikat bertambah.",
            "Capaian nilai literasi meningkat.",
            Role.SUCCESS_CAUSE,
            id="points-back-to-a-rise",
        ),
        pytest.param(
            "Ini dikarenakan tidak ada kegiatan.",
            "Dari target persentase 0,5% hasilnya 0%.",
            Role.FAILURE_CAUSE,
            id="figures-tell-the-miss",
        ),
        pytest.param(
            "Ini disebabkan tambahan tenaga.",
            "Dari target 65,65% hasil yang dicapai 107,9%.",
            Role.SUCCESS_CAUSE,
            id="figures-tell-the-success",
        ),
        pytest.param(
            "Realisasi 14% dari target 12% prevalensi stunting disebabkan pola asuh.",
            "",
            Role.FAILURE_CAUSE,
            id="less-is-better",
        ),
        pytest.param(
            "Angka kematian bayi menurun karena rujukan lebih cepat.",
            "",
            Role.SUCCESS_CAUSE,
            id="a-bad-thing-that-fell",
        ),
        pytest.param(
            "Ini disebabkan hanya 40 orang yang hadir.",
            "Dari target 5% capaian hanya 8%.",
            Role.GENERAL,
            id="words-against-figures",
        ),
        pytest.param(
            "Anggaran rapat tidak terserap dikarenakan penghematan perjalanan.",
            "",
            Role.FAILURE_CAUSE,
            id="unspent-money",
        ),
        pytest.param(
            "Nilai SAKIP belum diketahui karena masih dinilai inspektorat.",
            "",
            Role.GENERAL,
            id="not-known-yet-is-no-failure",
        ),
        pytest.param(
            "Perjanjian diubah dikarenakan perubahan prioritas.",
            "",
            Role.GENERAL,
            id="a-change-is-no-performance",
        ),
        pytest.param(
            "Keberhasilan atau kegagalan tidak terlepas dari dukungan dana.",
            "",
            Role.GENERAL,
            id="both-is-neither",
        ),
        pytest.param(
            "Hambatan yang dihadapi yaitu data penerima belum valid.", "", Role.OBSTACLE, id="obstacle"
        ),
        pytest.param("Pengawasan terkendala jumlah auditor.", "", Role.OBSTACLE, id="hampered"),
        pytest.param(
            "Solusi yang telah dilakukan adalah melatih 12 operator.",
            "",
            Role.SOLUTION_DONE,
            id="solution-done",
        ),
        pytest.param(
            "Upaya perbaikan yang akan dilakukan adalah melatih operator.",
            "",
            Role.SOLUTION_PLANNED,
            id="solution-planned",
        ),
        pytest.param(
            "Faktor penghambat pencapaian kinerja : validasi data", "", Role.OBSTACLE, id="labelled"
        ),
        pytest.param(
            "Tindak lanjut yang diperlukan dalam triwulan berikutnya : koordinasi",
            "",
            Role.SOLUTION_PLANNED,
            id="labelled-plan",
        ),
        pytest.param(
            "Penyebab tidak tercapainya target APM antara lain anak yang bekerja.",
            "",
            Role.FAILURE_CAUSE,
            id="names-the-cause-of-a-miss",
        ),
        pytest.param(
            "Faktor yang menghambat adalah cuaca ekstrem.", "", Role.OBSTACLE, id="names-what-hampers"
        ),
        pytest.param(
            "Alternatif solusi: pendataan anak tidak sekolah.",
            "",
            Role.SOLUTION_PLANNED,
            id="labelled-solution",
        ),
        pytest.param("Dinas memiliki 25 orang ASN.", "", Role.GENERAL, id="plain-fact"),
        pytest.param(
            "Direkomendasikan agar petugas mengikuti pelatihan.", "", Role.SOLUTION_PLANNED, id="recommended"
        ),
        pytest.param(
            "Sebagai jalan keluar, dinas menyewa dua kapal.", "", Role.SOLUTION_DONE, id="way-out-taken"
        ),
        pytest.param(
            "Laporan disusun sebagai upaya perbaikan berkesinambungan bagi dinas.",
            "",
            Role.GENERAL,
            id="purpose-of-the-report",
        ),
        pytest.param(
            "Gelombang tinggi menyebabkan capaian produksi menurun.",
            "",
            Role.FAILURE_CAUSE,
            id="cause-before-its-effect",
        ),
        pytest.param(
            "Faktor yang menyebabkan rendahnya nilai produksi ialah harga yang jatuh.",
            "",
            Role.FAILURE_CAUSE,
            id="names-the-cause-of-low-value",
        ),
        pytest.param(
            "Indeks belum dapat dibandingkan karena data nasional tidak tersedia.",
            "",
            Role.GENERAL,
            id="cannot-be-compared",
        ),
        pytest.param(
            "Sasaran kedua belum efisien karena capaian kinerjanya lebih rendah daripada serapan.",
            "",
            Role.GENERAL,
            id="reckoned-efficiency",
        ),
        pytest.param(
            "Realisasi investasi melampaui target didorong oleh pabrik baru.",
            "",
            Role.SUCCESS_CAUSE,
            id="driven-by",
        ),
    ],
)
def test_a_sentence_gets_the_role_that_its_words_say(sentence: str, before: str, role: Role) -> None:
    assert role_of_sentence(sentence, before) == role


@pytest.mark.parametrize(
    ("text", "is_definition"),
    [
        ("Adalah anak berusia 6 tahun yang ditelantarkan.", True),
        ("Program adalah kumpulan kegiatan nyata dan terpadu.", True),
        ("Indikator Kinerja Utama (IKU) merupakan ukuran keberhasilan organisasi.", True),
        ("Hasilnya di tahun 2022 adalah 0%.", False),
        ("Permasalahan yang dihadapi adalah :", False),
        ("Laporan ini merupakan bentuk pertanggungjawaban.", False),
    ],
)
def test_definitions_are_told_from_results(text: str, is_definition: bool) -> None:
    assert defines(text) is is_definition


@pytest.mark.parametrize(
    ("effect", "lower", "role"),
    [
        pytest.param("Waktu penyelesaian bertambah", True, Role.FAILURE_CAUSE, id="slower"),
        pytest.param("Waktu penyelesaian berkurang", True, Role.SUCCESS_CAUSE, id="quicker"),
        pytest.param("Realisasi akta kematian menurun", None, Role.FAILURE_CAUSE, id="what-is-done-about-it"),
        pytest.param("Angka kematian menurun", None, Role.SUCCESS_CAUSE, id="bad-thing-falls"),
        pytest.param("Angka kematian belum menurun", None, Role.FAILURE_CAUSE, id="bad-thing-does-not-fall"),
        pytest.param("Nota yang salah 2,30% dari target 2,00%", True, None, id="no-result-word"),
        pytest.param(
            "Nota yang salah mencapai hasil 1,80% dari target 2,00%", True, Role.SUCCESS_CAUSE, id="less"
        ),
    ],
)
def test_rises_and_falls_are_judged_by_what_is_better(
    effect: str, lower: bool | None, role: Role | None
) -> None:
    assert direction(effect, lower=lower) is role

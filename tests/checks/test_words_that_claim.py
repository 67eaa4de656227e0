"""Words that imply numbers: a true sentence passes, and with one word changed it does not."""

from __future__ import annotations

import pytest

from assistant.domain.checking import ClaimStatus
from tests.checks.roads_office import check

PAIRS = [
    # direction, by written numbers and by facts
    ("Angka kecelakaan di perlintasan merosot dari 29 kejadian menjadi 21 kejadian.", "merosot", "melonjak"),
    ("Jumlah penumpang bus melonjak dibandingkan tahun 2022.", "melonjak", "merosot"),
    ("Jumlah penumpang kereta menyusut dibandingkan tahun sebelumnya.", "menyusut", "bertambah"),
    ("Pada 2023 penumpang bus bertambah, sedangkan penumpang kereta berkurang.", "berkurang", "bertambah"),
    ("Kendati penumpang bus bertambah, penumpang kereta justru menyusut.", "menyusut", "tumbuh"),
    ("Nilai kepatuhan terminal mendaki setiap tahun.", "mendaki", "merosot"),
    ("Nilai kepatuhan terminal tidak pernah turun selama 2021–2023.", "turun", "naik"),
    ("Angka kecelakaan di perlintasan terus menurun sejak tahun 2021.", "menurun", "meningkat"),
    ("Waktu tunggu angkutan kota membaik dari 18 menit menjadi 15 menit.", "membaik", "memburuk"),
    ("Indeks Kelancaran Lalu Lintas memburuk dibandingkan tahun 2022.", "memburuk", "membaik"),
    ("Waktu tunggu angkutan kota tidak memanjang dibandingkan tahun 2022.", "tidak memanjang", "memanjang"),
    ("Indeks Kelancaran Lalu Lintas 63,5, menurun dibandingkan tahun sebelumnya.", "menurun", "meningkat"),
    ("Angka kecelakaan di perlintasan berhasil ditekan menjadi 21 kejadian.", "ditekan", "dinaikkan"),
    ("Berbeda dengan penumpang bus, penumpang kereta tidak bertambah.", "tidak bertambah", "bertambah"),
    ("Turunnya penumpang kereta terjadi pada tahun 2023.", "Turunnya", "Naiknya"),
    # achievement
    ("Indeks Kelancaran Lalu Lintas gagal mencapai target.", "gagal mencapai", "berhasil mencapai"),
    ("Nilai kepatuhan terminal mencapai target tahun 2022.", "mencapai", "belum mencapai"),
    ("Nilai kepatuhan terminal tepat menyamai target.", "menyamai", "melampaui"),
    ("Target angka kecelakaan di perlintasan terlampaui.", "terlampaui", "tidak tercapai"),
    ("Waktu tunggu angkutan kota tahun 2023 belum memenuhi target.", "belum", "telah"),
    ("Indeks Kelancaran Lalu Lintas turun dan targetnya meleset.", "meleset", "tercapai"),
    ("Realisasi Indeks Kelancaran Lalu Lintas kurang dari target.", "kurang dari", "lebih dari"),
    (
        "Waktu tunggu angkutan kota 15 menit, tiga menit lebih lama dari target 12 menit.",
        "lebih lama",
        "lebih cepat",
    ),
    ("Waktu tunggu angkutan kota lebih lambat daripada target.", "lambat", "cepat"),
    ("Angka kecelakaan di perlintasan berada di bawah target 25 kejadian.", "di bawah", "di atas"),
    (
        "Selama 2021–2023 nilai kepatuhan terminal hanya sekali gagal mencapai target.",
        "gagal mencapai",
        "mencapai",
    ),
    ("Nilai kepatuhan terminal sama dengan target.", "sama dengan", "lebih tinggi dari"),
    ("Status Kota Ramah Pejalan Kaki sesuai dengan target.", "sesuai", "tidak sesuai"),
    # comparison
    (
        "Serapan Program Penyelenggaraan Lalu Lintas 91,5% mengungguli Program Pengelolaan Perkeretaapian "
        "(84,2%).",
        "mengungguli",
        "tertinggal dari",
    ),
    (
        "Serapan Program Penyelenggaraan Lalu Lintas (91,5%) lebih tinggi daripada Program Pengelolaan "
        "Perkeretaapian (84,2%), tetapi kalah dari Program Pengelolaan Pelayaran (97,3%).",
        "kalah dari",
        "unggul atas",
    ),
    (
        "Kendati lebih rendah daripada angka nasional 66,1, Indeks Kelancaran Lalu Lintas (63,5) melampaui "
        "realisasi 2021 sebesar 61,2.",
        "lebih rendah",
        "lebih tinggi",
    ),
    (
        "Dibandingkan tahun 2022 (18 menit), waktu tunggu angkutan kota tahun 2023 lebih singkat.",
        "singkat",
        "lama",
    ),
    ("Indeks Kelancaran Lalu Lintas tidak setinggi angka nasional.", "tidak setinggi", "lebih tinggi dari"),
    ("Penumpang bus lebih banyak daripada penumpang kereta.", "banyak", "sedikit"),
    # category and other facts that are words
    (
        "Status Kota Ramah Pejalan Kaki yang semula Madya pada tahun 2022 berubah menjadi Nindya pada "
        "tahun 2023.",
        "Madya",
        "Pratama",
    ),
    ("Status Kota Ramah Pejalan Kaki naik dari Madya menjadi Nindya.", "Nindya", "Utama"),
    ("Kota Samaya menyandang status kota ramah pejalan kaki Nindya.", "Nindya", "Madya"),
    ("Opini atas laporan keuangan tahun 2023 adalah WTP.", "WTP", "WDP"),
    ("Laporan keuangan memperoleh opini Wajar Tanpa Pengecualian.", "Tanpa", "Dengan"),
    ("Predikat SAKIP membaik dari CC pada 2022 menjadi B pada 2023.", "CC", "C"),
    ("Predikat SAKIP membaik dari CC pada 2022 menjadi B pada 2023.", "B pada", "BB pada"),
    ("Capaian Indeks Kelancaran Lalu Lintas tergolong Tinggi.", "Tinggi", "Sangat Tinggi"),
    ("Capaian nilai kepatuhan terminal berkategori Sangat Tinggi.", "Sangat Tinggi", "Sedang"),
    # classes
    (
        "Dari empat indikator, dua mencapai target dan dua tidak.",
        "dua mencapai",
        "tiga mencapai",
    ),
    (
        "Dari empat indikator kinerja, dua mencapai target, sedangkan dua lainnya belum.",
        "dua lainnya",
        "tiga lainnya",
    ),
    ("Seluruh program terserap di atas 80%.", "80%", "90%"),
    ("Sebagian besar program terserap di atas 90%.", "90%", "95%"),
    ("Ketiga program terserap di atas 80%.", "Ketiga", "Keempat"),
    ("Hanya satu program yang terserap di bawah 90%.", "satu", "dua"),
    # ranks
    (
        "Di antara tiga program, Program Pengelolaan Pelayaran mencatat serapan tertinggi (97,3%), sedangkan "
        "Program Pengelolaan Perkeretaapian terendah (84,2%).",
        "tertinggi",
        "terendah",
    ),
    ("Di antara tiga program, Program Pengelolaan Pelayaran mencatat serapan tertinggi.", "tiga", "lima"),
    (
        "Serapan Program Penyelenggaraan Lalu Lintas merupakan yang kedua tertinggi.",
        "kedua tertinggi",
        "tertinggi",
    ),
    ("Program dengan pagu terkecil adalah Program Pengelolaan Perkeretaapian.", "terkecil", "terbesar"),
    ("Nilai kepatuhan terminal tahun 2023 adalah yang tertinggi dalam tiga tahun.", "tertinggi", "terendah"),
    (
        "Indeks Kelancaran Lalu Lintas tahun 2022 melewati target 63, namun setahun kemudian meleset dari "
        "target 65.",
        "melewati",
        "gagal mencapai",
    ),
    (
        "Waktu tunggu angkutan kota belum memenuhi target, baik pada tahun 2022 maupun 2023.",
        "belum",
        "telah",
    ),
    (
        "Indeks Kelancaran Lalu Lintas berfluktuasi: naik pada 2022, lalu turun pada 2023.",
        "naik pada",
        "turun pada",
    ),
    ("Penurunan penumpang kereta disebabkan oleh perbaikan rel.", "Penurunan", "Peningkatan"),
    ("Penumpang kereta tidak sebanyak penumpang bus.", "tidak sebanyak", "lebih banyak dari"),
    ("Indeks Kelancaran Lalu Lintas 2023 lebih rendah 1,3 poin dari tahun 2022.", "rendah", "tinggi"),
    (
        "Dua dari empat indikator kinerja belum mencapai target, yakni Indeks Kelancaran Lalu Lintas dan "
        "Waktu Tunggu Angkutan Kota.",
        "Waktu Tunggu Angkutan Kota",
        "Nilai Kepatuhan Terminal",
    ),
    (
        "Hanya Indeks Kelancaran Lalu Lintas yang realisasinya di bawah target.",
        "di bawah",
        "di atas",
    ),
    ("Tidak satu pun program terserap di bawah 80%.", "80%", "90%"),
    ("Lebih dari separuh program menyerap di atas 90% anggarannya.", "90%", "95%"),
    (
        "Angka kecelakaan di perlintasan tahun 2023 merupakan yang terendah sejak 2021.",
        "terendah",
        "tertinggi",
    ),
    (
        "Program Pengelolaan Pelayaran menempati peringkat pertama dalam serapan anggaran.",
        "pertama",
        "kedua",
    ),
    (
        "Capaian tertinggi kedua adalah nilai kepatuhan terminal (100%).",
        "tertinggi kedua",
        "tertinggi ketiga",
    ),
]


@pytest.mark.parametrize(("text", "old", "new"), PAIRS, ids=[f"{old}: {text[:40]}" for text, old, _ in PAIRS])
def test_a_word_claims_what_the_facts_say_and_nothing_else(text: str, old: str, new: str) -> None:
    result = check(text)
    wrong = [c for c in result.claims if c.status not in (ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT)]
    assert result.ok, wrong
    assert old in text
    assert not check(text.replace(old, new)).ok


SILENT = [
    "Dinas akan menurunkan angka kecelakaan di perlintasan dan meningkatkan kepatuhan terminal.",
    "Indeks Kelancaran Lalu Lintas perlu terus ditingkatkan.",
    "Waktu tunggu angkutan kota harus turun agar target tercapai.",
    "Sosialisasi diperkuat supaya penumpang kereta bertambah.",
    "Tahun depan penumpang kereta diharapkan naik.",
    "Jika jumlah bus naik, waktu tunggu angkutan kota akan lebih singkat.",
    "Naiknya permintaan suku cadang menjadi kendala.",
    "Upaya peningkatan kelancaran lalu lintas ditempuh melalui rekayasa simpang.",
    "Petugas tetap bersiaga di perlintasan.",
    "Rapat dilaksanakan guna memenuhi target.",
    "Kinerja dinas secara umum membaik karena koordinasi lintas sektor berjalan lancar.",
    "Kendala utama ialah bertambahnya jumlah kendaraan dan terbatasnya petugas.",
    "Masyarakat menilai pelayanan makin baik dan keluhan berkurang.",
    "Kedua indikator itu mencapai target.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_wished_for_planned_or_done_claims_nothing(text: str) -> None:
    result = check(text)
    wrong = [c for c in result.claims if c.status not in (ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT)]
    assert result.ok, wrong

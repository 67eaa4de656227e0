"""The Indonesian wordings, official and colloquial, that tell what a chat message wants."""

from __future__ import annotations

import re

from assistant.domain.drafts import SectionCode


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern for any of some whole words or phrases."""
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


_PERSON = r"(?:pak|bu|bapak|ibu|mas|mbak|kak|min|admin|bro|gan|semua)"
_OPENING = (
    r"^\W*(?:(?:tolong(?:lah)?|tlg|mohon|coba|minta|saya|aku|kami|kita|kamu|anda|bisa(?:kah)?|boleh(?:kah)?|dapatkah|"
    r"silakan|ayo|butuh|perlu|mau|ingin|bantu|lanjut(?:kan)?|sekarang|berikutnya|terus|lalu|kemudian|nah|oke?|ya|dong|"
    rf"{_PERSON}|dengan|juga|selamat|pagi|siang|sore|malam|halo|hai|permisi|assalamualaikum)\b\W*)*"
)
POLITE_QUESTION = re.compile(
    r"\b(?:apa(?:kah)?\s+(?:\w+\s+)?(?:bisa|boleh|dapat)|(?:bagaimana|gimana)\s+(?:kalau|jika|kalo))\b",
    re.IGNORECASE,
)
"""Asks whether something could be done, and so wants it done."""

MAKING = any_of(
    r"(?:di)?buat(?:kan|in)(?:lah)?",
    "buatlah",
    "(?:mem)buat(?:kan)?",
    "(?:di|mem)?bikin(?:in|kan)",
    "bikin",
    r"tulis(?:kan|in|lah)?",
    r"di(?:tulis|susun|rumus|rancang|narasi|siap|urai)kan",
    r"(?:me)?nulis(?:in|kan)?",
    r"susun(?:kan|in|lah)?",
    r"(?:me)?nyusun(?:in|kan)?",
    r"rancang(?:kan|lah)?",
    "(?:me)?rumuskan",
    "(?:me)?siapkan",
    "narasi(?:kan|in)",
    "uraikan",
    "(?:me)?lengkapi",
    "kembangkan",
    "paparkan",
    "draf(?:t)?(?:kan|in)",
    "analisis(?:kan|in)",
    "analisakan",
    "bandingkan",
    "simpulkan",
    "lanjutkan",
    "tambahkan",
)
MAKING_FIRST = re.compile(_OPENING + r"buat\b", re.IGNORECASE)
"""`buat` makes something only at the head of a sentence; elsewhere people write it for `untuk`."""

PRODUCT = any_of("draf(?:t)?(?:nya)?", "narasi(?:nya)?", "paragraf(?:nya)?", "naskah(?:nya)?")
HEAD = re.compile(
    _OPENING
    + r"(?:draf|draft|narasi|paragraf|analisis|analisa|perbandingan|evaluasi|ikhtisar|ringkasan|penutup|"
    r"kesimpulan|simpulan)(?:nya)?\b",
    re.IGNORECASE,
)
ASKING = any_of(
    "berapa(?:kah)?",
    "brp",
    "apa(?:kah)?",
    "siapa(?:kah)?",
    "kapan(?:kah)?",
    "mengapa(?:kah)?",
    "knp",
    "kenapa",
    "bagaimana(?:kah)?",
    "gimana",
    "mana(?:kah)?",
)
TELLING = any_of("jelaskan", "sebutkan", "tunjukkan", "tampilkan", "cari(?:kan)?")
GREETING = re.compile(
    r"^\W*(?:(?:halo|hallo|hai|hi|hello|hei|hey|assalamu\W?alaikum(?:\s+w\w*)*|salam(?:\s+sejahtera)?|permisi|selamat|"
    r"pagi|siang|sore|malam|terima\s*kasih(?:\s+banyak)?|makasih|trims|tks|thanks|apa\s+kabar|oke?|baik(?:lah)?|sip|"
    rf"test?|ping|om\s+swastiastu|shalom|horas|ya|dong|{_PERSON})\b\W*)+$",
    re.IGNORECASE,
)
HELP = re.compile(
    r"^\W*(?:bantuan|help|tolong|menu|petunjuk|panduan|cara(?:nya)?(?:\s+(?:pakai|memakai|menggunakan|penggunaan))?|"
    r"(?:hal\s+)?apa(?:\s+saja)?(?:\s+yang)?\s+(?:bisa|dapat)\s+(?:kamu|anda|aplikasi|program|saya|di).*|"
    r"(?:bagaimana|gimana)(?:\s+cara(?:nya)?)?(?:\s+(?:pakai|memakai|menggunakan|penggunaan|memulai|mulai))"
    r"(?:\s+(?:aplikasi|program|ini|nya|halaman))*|"
    r"(?:kamu|anda|ini)\s+(?:itu\s+)?(?:siapa|apa|bisa\s+apa)(?:\s+(?:sih|saja))?)\W*$",
    re.IGNORECASE,
)
ENGLISH = words(
    "the what is are of please write how many much and which was were show give make does did why when "
    "where who can could would should have has you me my this that with year compare explain in for to a "
    "an on by about from"
)
INDONESIAN = words(
    "yang dan di ke dari untuk berapa apa tahun dengan tolong buat buatkan tulis susun realisasi capaian "
    "anggaran bagaimana mengapa kenapa persentase laporan indikator kinerja adalah pada tidak ini itu "
    "dinas jelaskan"
)
EVERY_INDICATOR = any_of(
    r"(?:semua|seluruh|setiap|tiap(?:\W*tiap)?|masing(?:\W*masing)?|keseluruhan)\s+(?:iku|indikator)\w*"
)
REFERRING_BACK = re.compile(
    r"\bindikator\w*\s+(?:itu|tersebut|tadi|yang\s+(?:sama|tadi)|ini)\b|\b(?:yang|di)\s+(?:tadi|atas)\b|"
    r"^\W*(?:lanjut(?:kan)?|sekarang|berikutnya|terus|lalu|kemudian|tambahkan|selanjutnya)\b",
    re.IGNORECASE,
)
INDICATOR_PHRASE = re.compile(
    r"\b(?:(?:untuk|utk|indikator|iku|mengenai|tentang|soal|terkait|perihal)\s+|"
    r"(?=(?:persentase|presentase|prosentase|indeks|nilai|rasio|prevalensi|cakupan|laju|proporsi|angka|jumlah|skor|"
    r"opini|predikat)\s))(?P<phrase>[^,.;:?!…]+)",
    re.IGNORECASE,
)
PHRASE_END = re.compile(
    r"\s+(?:dengan|di?banding\w*|terhadap|dan\s+(?:bandingkan|jelaskan|tulis\w*|buat\w*)|lalu|serta|sesuai|agar|supaya|"
    r"karena|dalam|pada|di|ke|tahun|thn|sampai|hingga)\b.*$",
    re.IGNORECASE,
)
NOT_A_NAME = words(
    "laporan lkjip lkip lakip lkj bab iii iv ii analisis analisa kinerja opd instansi kami kita saya ini "
    "itu tersebut tadi sama tahun thn ta anggaran indikator iku semua seluruh setiap tiap bagian target "
    "realisasi capaian dan yang di ke dari untuk utk pada dengan dalam oleh atau secara lengkap singkat "
    "sekalian dong ya yah pak bu mas mbak kak terima kasih makasih saja aja draf draft narasi konsep "
    "paragraf perbandingan evaluasi sasaran strategis utama program kegiatan perangkat daerah dinas badan "
    "kabupaten kota provinsi lalu sebelumnya kemarin lain baru terakhir subbab sub hasil data angka bahan "
    "keperluan dokumen penyusunan mengisi melengkapi menulis dimasukkan tolong mohon bisa segera menengah "
    "jangka antar antara nasional standar"
)
YEAR = re.compile(r"\b(?:tahun|thn|th|ta)\W{0,2}(?:anggaran\s+)?(20\d\d)\b", re.IGNORECASE)
COMPARED_YEAR = re.compile(
    r"\b(?:\w*banding\w*|terhadap|dengan|sejak|dari|sampai|hingga|antara)\b[^.]*?20\d\d", re.IGNORECASE
)

SUCCESS_AND_FAILURE = r"keberhasilan(?:nya)?\s*(?:dan|/|atau|maupun|&)\s*kegagalan(?:nya)?"
"""Success and failure are told by figures and their course before causes."""

SECTION_WORDS: tuple[tuple[SectionCode, re.Pattern[str]], ...] = (
    (
        SectionCode.TARGET_REALISASI,
        any_of(
            r"target\s*(?:dan|dengan|terhadap|vs\.?|versus|/|&|-)\s*(?:realisasi|capaian)(?:nya)?",
            r"realisasi(?:nya)?\s*(?:dan|dengan|terhadap|vs\.?|versus|atas|/|&|-)\s*target(?:nya)?",
            r"capaian\s+(?:kinerja|target|indikator|tahun\s+ini)",
            "(?:pen|keter)capaian(?:nya)?",
            r"target\s+(?:kinerja|tahun(?:an)?(?:\s+ini)?)",
            SUCCESS_AND_FAILURE,
        ),
    ),
    (
        SectionCode.TAHUN_SEBELUMNYA,
        any_of(
            r"(?:tahun|thn|th)(?:\W*tahun)?\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin|kemaren|lampau|terdahulu|silam)",
            r"(?:antar|antara)\s*tahun",
            r"tahun\s+ke\s+tahun",
            "trend?(?:nya)?",
            "perkembangan(?:nya)?",
            r"(?:\d+|dua|tiga|empat|lima|beberapa)\s+(?:tahun|thn)\s+(?:terakhir|ini|belakangan)",
            r"\w*banding\w*\b[^.?!]*\b20\d\d",
            SUCCESS_AND_FAILURE,
        ),
    ),
    (
        SectionCode.JANGKA_MENENGAH,
        any_of(
            r"jangka\s+menengah",
            "renstra",
            "rpjmd",
            r"rencana\s+strategis",
            r"tingkat\s+kemajuan",
            r"target\s+akhir",
        ),
    ),
    (SectionCode.STANDAR_NASIONAL, any_of("(?:inter)?nasional", r"angka\s+provinsi")),
    (
        SectionCode.PENYEBAB_SOLUSI,
        any_of(
            "(?:ke)?berhasil(?:an)?(?:nya)?",
            "(?:ke)?gagal(?:an)?(?:nya)?",
            "penyebab(?:nya)?",
            "sebab(?:nya)?",
            "hambatan(?:nya)?",
            "kendala(?:nya)?",
            "(?:per)?masalah(?:an)?(?:nya)?",
            "solusi(?:nya)?",
            "upaya(?:nya)?",
            r"tindak\s+lanjut(?:nya)?",
            r"faktor(?:\W+faktor)?(?:nya)?",
            "penghambat(?:nya)?",
            "(?:kenapa|mengapa)",
        ),
    ),
    (SectionCode.EFISIENSI, any_of("efisien(?:si)?(?:nya)?", r"sumber\s+daya(?:nya)?")),
    (
        SectionCode.PROGRAM_PENUNJANG,
        any_of(
            r"(?:program|kegiatan)(?:\s*(?:dan|atau|/|&|,)\s*(?:sub\W*)?kegiatan)*\s+(?:yang\s+)?"
            r"(?:penunjang|pendukung|menunjang|mendukung)(?:nya)?",
            r"program\s*(?:dan|/|&)\s*kegiatan(?:nya)?",
        ),
    ),
    (
        SectionCode.REALISASI_ANGGARAN,
        any_of(
            "anggaran(?:nya)?",
            "penyerapan(?:nya)?",
            "serapan(?:nya)?",
            "keuangan(?:nya)?",
            "pagu(?:nya)?",
            "belanja(?:nya)?",
        ),
    ),
    (
        SectionCode.IKHTISAR_EKSEKUTIF,
        any_of("ikhtisar", r"ringkasan(?:\s+eksekutif)?", r"executive\s+summary"),
    ),
    (
        SectionCode.PENUTUP,
        any_of("penutup(?:nya)?", "(?:ke)?simpulan(?:nya)?", "rekomendasi(?:nya)?", r"bab\s*(?:iv|4)"),
    ),
)
BUDGET_OF_EFFICIENCY = any_of(r"efisiensi\s+(?:penggunaan\s+)?(?:anggaran|sumber\s+daya|belanja)")
"""Here the budget is part of the analysis of efficiency, not an analysis of its own."""

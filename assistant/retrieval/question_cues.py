"""Cues of a question: the words by which its wish, operation, measure, document and level show."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.domain.figures import Level
from assistant.retrieval.vocabulary import FILLERS, said


class Wish(StrEnum):
    """What kind of answer a question wants."""

    LOOKUP = "lookup"
    CONFLICT = "conflict"
    CAUSE = "cause"
    OBSTACLE = "obstacle"
    SOLUTION = "solution"
    DEFINITION = "definition"
    LIST = "list"


class Operation(StrEnum):
    """What is to be done with figures beside reading them."""

    SUM = "sum"
    AVERAGE = "average"
    DIFFERENCE = "difference"
    COMPLEMENT = "complement"
    COUNT = "count"
    SHARE = "share"
    HIGHEST = "highest"
    LOWEST = "lowest"
    SERIES = "series"
    TARGET_MET = "target_met"
    SAME = "same"
    WHICH = "which"


class Source(StrEnum):
    """A document or table that a question names."""

    AGREEMENT_FIRST = "perjanjian kinerja awal"
    AGREEMENT_REVISED = "perjanjian kinerja perubahan"
    AGREEMENT = "perjanjian kinerja"
    BUDGET_TABLE = "tabel realisasi anggaran"
    ANNEX = "lampiran"
    SUMMARY = "ikhtisar eksekutif"


COUNT_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10,
}  # fmt: skip
N = r"(?:" + "|".join(COUNT_WORDS) + r"|\d{1,2})"

_REVISION = r"(?:perubahan|pergeseran|refocusing|realokasi|rasionalisasi)"
MEASURES: tuple[tuple[str, str], ...] = (
    ("target_akhir_renstra", r"(?:target )?(?:di |pada )?(?:ujung|akhir) (?:periode |masa )?(?:renstra|rpjmd)"
                             r"|target (?:renstra|jangka menengah|rpjmd)|target akhir"),
    ("tingkat_kemajuan", r"(?:tingkat )?kemajuan"),
    ("realisasi_nasional", r"(?:realisasi |angka |capaian |standar |rata |kolom )?"
                           r"(?:tingkat )?nasional"),
    ("pagu_sebelum_perubahan", r"(?:pagu |anggaran |belanja )?sebelum(?= (?:dan|vs|atau|ke|dengan|maupun) "
                               r"(?:setelah|sesudah) (?:perubahan|pergeseran))"
                               rf"|(?:pagu |anggaran |belanja )?sebelum {_REVISION}"
                               r"|(?:pagu|anggaran) (?:awal|murni|induk|semula)"),
    ("pagu_setelah_perubahan", r"(?:pagu |anggaran |belanja )?"
                               rf"(?:setelah|sesudah|pasca) {_REVISION}"
                               r"|(?:pagu|anggaran) perubahan"),
    ("sisa", r"(?:sisa|sisanya)(?: anggaran| pagu| dana| belanja)?|silpa"
             r"|(?:dana |anggaran |pagu |uang )?(?:yang )?(?:tidak|belum) "
             r"(?:terpakai|terserap|keserap|kepakai|terealisasi|habis|dibelanjakan|digunakan)"),
    ("serapan_persen", r"(?:persentase |tingkat |persen |daya )?"
                       r"(?:serapan|serapannya|penyerapan|penyerapannya)"
                       r"(?: anggaran| anggarannya| dana| keuangan| belanja| pagu)?"
                       r"|terserap|keserap|diserap|menyerap"),
    ("efisiensi", r"(?:nilai |tingkat |persentase )?efisiensi(?: anggaran)?"),
    ("realisasi_anggaran", r"realisasi(?:nya)? (?:anggaran|keuangan|belanja|rupiah|dana|uang|pagu)"
                           r"|(?:anggaran|dana|uang) (?:yang )?(?:sudah |telah )?"
                           r"(?:terpakai|kepakai|dipakai|digunakan|dibelanjakan|terealisasi|keluar)"),
    ("pagu", r"(?:pagu|pagunya|alokasi|plafon)(?: anggaran| belanja| dana)?(?: akhir)?"
             r"|anggaran(?:nya)?(?: belanja)?|dana(?:nya)?"),
    ("kategori", r"(?:ber)?kategori(?:nya)?|(?:ber)?predikat(?:nya)?|(?:ber)?kriteria(?:nya)?"),
    ("capaian", r"(?:capaian|pencapaian|capaiannya|tercapai)(?: kinerja(?:nya)?)?"),
    ("target", r"target(?:nya)?|ditargetkan"),
    ("realisasi", r"realisasi(?:nya)?|terealisasi"),
    ("kondisi_awal", r"kondisi awal|baseline"),
    ("bobot", r"bobot(?:nya)?"),
    ("nilai", r"skor(?:nya)?|nilai(?:nya)?"),
)  # fmt: skip
MEASURE_READERS = tuple((code, re.compile(rf"\b(?:{pattern})\b")) for code, pattern in MEASURES)

SOURCES: tuple[tuple[Source, re.Pattern[str]], ...] = (
    (Source.AGREEMENT_REVISED, re.compile(
        r"\bperjanjian (?:kinerja )?(?:perubahan|revisi)|perubahan perjanjian(?: kinerja)?"
        r"|perjanjian (?:kinerja )?(?:yang )?(?:direvisi|diubah)|\bpk perubahan")),
    (Source.AGREEMENT_FIRST, re.compile(
        r"\bperjanjian (?:kinerja )?(?:yang )?(?:\w+ )?(?:awal(?: januari)?|murni|induk|januari|pertama)"
        r"|\bpk (?:awal|murni)")),
    (Source.AGREEMENT, re.compile(r"\bperjanjian(?: kinerja)?|\bpk\b")),
    (Source.BUDGET_TABLE, re.compile(
        r"\btabel (?:alokasi(?: dan realisasi)?|realisasi|anggaran)(?: anggaran| keuangan| belanja)?"
        r"|laporan realisasi anggaran")),
    (Source.ANNEX, re.compile(r"\blampiran")),
    (Source.SUMMARY, re.compile(r"\b(?:ikhtisar|ringkasan)(?: eksekutif)?")),
)  # fmt: skip
TABLE = re.compile(r"\btabel (\d+(?:[.,]\d+)?|[ivx]+[.,]\d+)")
QUARTER = re.compile(r"\b(?:triwulan|kuartal) (?:ke )?(iv|i{1,3}|[1-4]|pertama|kedua|ketiga|keempat)\b")
QUARTERS = {"i": 1, "1": 1, "pertama": 1, "ii": 2, "2": 2, "kedua": 2, "iii": 3, "3": 3, "ketiga": 3,
             "iv": 4, "4": 4, "keempat": 4}  # fmt: skip
LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.SUB_KEGIATAN, re.compile(r"\bsub kegiatan(?:nya)?")),
    (Level.KEGIATAN, re.compile(r"\bkegiatan(?:nya)?")),
    (Level.PROGRAM, re.compile(r"\bprogram(?:nya)?")),
    (Level.IKU, re.compile(r"\b(?:iku|ikk|ikss|iksk|indikator(?: kinerja)?(?: utama| kegiatan)?)(?:nya)?\b")),
)
LEFT_OUT = re.compile(
    r"\b(?:kalau|jika|apabila|bila|seandainya) (?P<a>.+?) (?:tidak|jangan) "
    r"(?:dihitung|ikut|diikutkan|dimasukkan|termasuk|disertakan)"
    r"|\b(?:kalau|jika|apabila|bila) (?P<b>.+?) (?:dikeluarkan|dikecualikan|dibuang|diabaikan)"
    r"|\b(?:tanpa|di luar|kecuali|tidak termasuk|di luar) (?P<c>.+?)(?= (?:berapa|total|jumlah|ada)\b|$)"
)
WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (Wish.CONFLICT, re.compile(
        r"\b(?:beda|berbeda|berlainan|tidak konsisten|tidak sama)\b.*\b(?:mana yang|berapa saja"
        r"|apa saja|angka)"
        r"|\bmana yang (?:benar|betul|tepat|dipakai)|\bversi mana")),
    (Wish.DEFINITION, re.compile(
        r"\brumus|\bformula|\bcara (?:meng)?hitung|\bdefinisi|\bapa itu\b|\byang dimaksud|\bmengukur apa"
        r"|\bpengertian|\bmaksud dari|\bitu apa(?: ya)?$|\bitu apaan"
        r"|\b(?:maksud|arti)(?:nya)? apa\b|\bapa maksud"
        r"|\bapa arti|\bkepanjangan|\bsingkatan|\bdihitung (?:dari"
        r"|bagaimana|pakai)"
        r"|\bbagaimana (?:cara )?(?:menghitung|dihitung)")),
    (Wish.CAUSE, re.compile(
        r"\b(?:kenapa|mengapa|penyebab|sebab|alasan|alasannya|penyebabnya|sebabnya|pemicu"
        r"|akibat apa|karena apa"
        r"|gara gara apa|apa yang menyebabkan|apa yang membuat|faktor)\b")),
    (Wish.SOLUTION, re.compile(
        r"\bsolusi|\bjalan keluar|\bcara (?:mengatasi|menangani|menyelesaikan|memperbaiki)"
        r"|\bapa (?:saja )?(?:yang )?(?:sudah |telah |akan )?(?:dilakukan|diperbuat|ditempuh|dikerjakan)"
        r"|\b(?:ditangani|diatasi|diselesaikan|penanganannya|penanganan) (?:dengan )?bagaimana"
        r"|\bbagaimana (?:dinas |kantor )?(?:di|me)(?:nangani|tangani|ngatasi|atasi)"
        r"|\bupaya\b|\btindak lanjut\b(?=.*\b(?:apa|bagaimana)\b)"
        r"|\brencana (?:perbaikan|aksi|tindak)|\blangkah"
        r"|\b(?:mengatasi|diatasi|mengatasinya|mengantisipasi)\b|\brekomendasi\b(?=.*\b(?:apa|bagaimana)\b)|\bperbaikan(?:nya)?\b")),
    (Wish.OBSTACLE, re.compile(r"\b(?:hambatan|kendala|penghambat|permasalahan|masalah)(?:nya)?\b")),
    (Wish.LIST, re.compile(r"\b(?:sebutkan|apa saja|rincian|daftar|siapa saja|mana saja"
                           r"|rinciannya|berapa saja)\b")),
    (Wish.OBSTACLE, re.compile(r"\bisu\b")),
)  # fmt: skip
OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    (Operation.HIGHEST, re.compile(
        r"\bpaling (?:tinggi|besar|banyak|bagus|baik|gede|panjang|luas|lama|berat|parah)"
        r"|\bter(?:tinggi|besar|banyak|baik|panjang|luas|lama|berat|parah)\b")),
    (Operation.LOWEST, re.compile(
        r"\bpaling (?:rendah|kecil|sedikit|minim|jelek|buruk|pendek|sempit|singkat|ringan)"
        r"|\bter(?:endah|kecil|sedikit|buruk|pendek|sempit|singkat|ringan)\b")),
    (Operation.SERIES, re.compile(
        r"\btren\b|\bperkembangan|\bdari tahun ke tahun"
        r"|\b(?:naik|meningkat) (?:atau|apa) (?:turun|menurun)"
        r"|\b(?:turun|menurun) (?:atau|apa) (?:naik|meningkat)"
        r"|\bdari (?:tahun )?\d{4} (?:sampai|hingga|ke|s d) (?:tahun )?\d{4}"
        r"|\bdibanding(?:kan)?(?: dengan)?(?: capaian| realisasi)?(?: tahun)? (?:lalu|sebelumnya|\d{4})"
        r"|\btahun terakhir"
        r"|\bapakah\b(?=.* (?:naik|turun|meningkat|menurun)$)|\b(?:membaik|memburuk)\b"
        r"|\b(?:makin|semakin|tambah) \w+ (?:atau|apa) (?:makin|semakin|tambah|malah) \w+")),
    (Operation.TARGET_MET, re.compile(
        r"\b(?:lewat|melewati|melampaui|terlampaui|mencapai|memenuhi|tembus|sesuai|di atas"
        r"|di bawah|menyentuh)"
        r" (?:dari )?target(?:nya)?|\btarget(?:nya)? (?:sudah |telah )?(?:tercapai|terpenuhi"
        r"|terlampaui|kecapai)"
        r"|\btercapai (?:tidak|belum|atau)|\bmemenuhi target")),
    (Operation.WHICH, re.compile(
        r"\blebih (?:tinggi|besar|banyak|rendah|kecil|sedikit|baik) "
        r"(?:dari|daripada|dibanding|ketimbang)(?! target)"
        r"|\blebih (?:tinggi|besar|banyak|rendah|kecil|sedikit|baik) mana|\bmana (?:yang )?lebih \w+"
        r"|\bantara\b.*\bdan\b.*\bmana")),
    (Operation.SAME, re.compile(
        r"\b(?:sama|beda|berbeda|cocok|konsisten|klop) (?:tidak|atau|kah)"
        r"|\bapakah sama|\bsama kah|\bsamakah")),
    (Operation.DIFFERENCE, re.compile(
        r"\bselisih|\bbeda berapa|\bbedanya|\b(?:naiknya|kenaikan|turunnya|penurunan|peningkatan|bertambah"
        r"|berkurang)\b"
        r"|\bseberapa jauh|\b(?:lebih|kurang) (?:besar|kecil|tinggi|rendah|banyak) berapa|\bnaik berapa"
        r"|\bturun berapa|\bkurang berapa|\bberapa (?:naiknya|turunnya|kenaikan|selisih)|\bgap\b"
        r"|\bterpaut")),
    (Operation.AVERAGE, re.compile(r"\brata\b|\brerata")),
    (Operation.SHARE, re.compile(
        r"\bberapa persen (?:dari|terhadap)"
        r"|\bpersen .*(?:terhadap|dari) (?:total|keseluruhan|seluruh|jumlah)|\bproporsi|\bporsi"
        r"|\bpangsa|\bmenyumbang"
        r"|\bkontribusi|\bsumbangan")),
    (Operation.SUM, re.compile(
        r"\bjumlahkan|\bditotal|\bdijumlah(?:kan)?|\bgabungan|\btotal(?:nya)?\b|\bkeseluruhan|\bdigabung|\bsemuanya\b"
        r"|(?<!yang )\bditambah(?:kan)? (?:dengan )?(?=\w)|\bplus\b")),
    (Operation.COMPLEMENT, re.compile(r"\bberapa\b.*\b(?:belum|tidak)\b|\b(?:belum|tidak)\b.*\bberapa\b")),
    (Operation.COUNT, re.compile(
        r"\b(?:berapa|jumlah|banyaknya|ada berapa) (?:jumlah )?(?:program|kegiatan|sub kegiatan"
        r"|indikator|iku|ikk)\b")),
)  # fmt: skip
CUES: dict[Wish, re.Pattern[str]] = {
    wish: pattern
    for wish, pattern in WISHES
    if wish in (Wish.DEFINITION, Wish.CAUSE, Wish.SOLUTION, Wish.LIST)
}
GROWTH = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|tumbuh|melonjak|merosot)(?:nya)? "
    r"(?:berapa|seberapa)"
    r"|\bberapa (?:persen |poin |banyak |besar |orang |rupiah )?"
    r"(?:naik|turun|kenaikan|penurunan|peningkatan"
    r"|pertumbuhan|bertambah|berkurang|tumbuh|meningkat|menurun|tambahan)\b"
)
TOP = re.compile(rf"\b(?P<n>{N}) (?:\w+ ){{0,5}}?(?:terbesar|terbanyak|tertinggi|teratas|terkecil|terendah)")
_ORDINALS = {"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_PLACE = rf"(?:ke ?)?(?:{'|'.join(_ORDINALS)}|[2-9])"
RANK = re.compile(
    rf"\b(?:ter\w+|paling \w+) (?:yang )?(?:nomor )?"
    rf"(?P<a>kedua|ketiga|keempat|kelima|ke ?[2-9]|nomor {_PLACE})\b"
    rf"|\b(?:peringkat|urutan|nomor|ranking|posisi|rangking) (?P<b>{_PLACE})\b"
)
RANKING = re.compile(r"\b(?:urutkan|diurutkan|urutan|peringkat|ranking|rangking)\b")


def place_of(words: str) -> int:
    """The place that an ordinal names: `ke 2`, `nomor dua`, `ketiga`."""
    last = words.split()[-1].removeprefix("ke") if words.split()[-1][-1].isdigit() else words.split()[-1]
    return int(last) if last.isdigit() else _ORDINALS[last]


UNIT = re.compile(r"\b(?:berapa|jumlah|persentase)? ?(persen(?:tase)?|rupiah|%)\b")
COUNTED = re.compile(r"\b(?:berapa|jumlah|banyaknya) (?:banyak |jumlah )?(\w+)")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
RANGE = re.compile(r"\b((?:19|20)\d\d) (?:sampai|hingga|s d|ke) (?:dengan )?(?:tahun )?((?:19|20)\d\d)\b")
COUNTERS = frozenset({"orang", "jiwa", "unit", "buah", "lembar", "ekor", "kali", "paket"})
"""Words that count things; they are a unit rather than a name."""

AMOUNT_FIRST = r"\b(?:nilai|skor|target|realisasi|capaian|pagu|anggaran|serapan|sisa|persentase)\w* berapa\b"
NOT_COUNTED = FILLERS | {"yang", "target", "realisasi", "capaian", "persen", "rupiah", "skor", "nilai"}


def asks_meaning(question: str) -> bool:
    """Whether a question, as it was typed, asks what something is."""
    return bool(CUES[Wish.DEFINITION].search(" ".join(said(question))))

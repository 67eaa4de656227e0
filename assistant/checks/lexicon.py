"""Words of official prose that bind a number or claim something about one."""

from __future__ import annotations

from enum import StrEnum


def vocabulary(words: str) -> frozenset[str]:
    """A set of words from one text, so that lists of words read as such."""
    return frozenset(words.split())


def _nasal(root: str) -> str:
    """`meng-` before a root, with the sound that it takes: `menambah`, `mengurang`."""
    first = root[0]
    if first in "kpts" and root[1] in "aeiour":
        return {"k": "meng", "p": "mem", "t": "men", "s": "meny"}[first] + root[1:]
    return {"b": "mem", "f": "mem", "c": "men", "d": "men", "j": "men", "z": "men"}.get(
        first, "me" if first in "lmnrwy" else "meng"
    ) + root


def inflected(words: str) -> frozenset[str]:
    """Roots with the affixes that verbs and nouns of them take."""
    found: set[str] = set()
    for root in words.split():
        active = _nasal(root)
        noun = "pe" + active[2:]
        found |= {root, f"ke{root}an", f"{noun}an", f"per{root}an", f"{root}an"}
        for end in ("", "kan", "i"):
            found |= {form + end for form in (active, f"di{root}", f"ter{root}", f"ber{root}")}
    return frozenset(found)


class Code(StrEnum):
    """What a measure word of a text or a measure name of a fact stands for."""

    TARGET = "target"
    ACTUAL = "realisasi"
    ACHIEVEMENT = "capaian"
    CATEGORY = "kategori"
    BASELINE = "kondisi awal"
    PLAN_END = "target akhir"
    PROGRESS = "tingkat kemajuan"
    NATIONAL = "realisasi nasional"
    CEILING = "pagu"
    CEILING_BEFORE = "pagu sebelum perubahan"
    SPENT = "realisasi anggaran"
    ABSORPTION = "serapan"
    REMAINDER = "sisa"
    EFFICIENCY = "efisiensi"
    COUNT = "jumlah"
    REACHED = "tercapai"
    VALUE = "realisasi semata"
    OWN = "ukuran lain"
    COMPUTED = "hasil hitung"


MEASURE_NAMES: dict[str, Code] = {
    name: code
    for code, names in {
        Code.TARGET: "target;target kinerja;target tahunan;target tahun ini;target pk;target batas bawah"
        ";target batas atas;batas bawah target;batas atas target;target minimal;target maksimal"
        ";target bawah;target atas;target minimum;target maksimum",
        Code.ACTUAL: "realisasi;realisasi kinerja;hasil;nilai;skor;indeks;persen ditangani",
        Code.ACHIEVEMENT: "capaian;capaian kinerja;persentase capaian;persen capaian"
        ";tingkat capaian;capaian persen",
        Code.CATEGORY: "kategori;predikat;kriteria;kategori capaian;predikat capaian"
        ";kualifikasi;predikat akip",
        Code.BASELINE: "kondisi awal;kondisi awal renstra;baseline",
        Code.PLAN_END: "target akhir renstra;target akhir;target renstra;target akhir rpjmd"
        ";target akhir periode;target jangka menengah;kondisi akhir",
        Code.PROGRESS: "tingkat kemajuan;kemajuan",
        Code.NATIONAL: "realisasi nasional;nasional;rata rata nasional;capaian nasional;angka nasional",
        Code.CEILING: "pagu;pagu anggaran;anggaran;alokasi;alokasi anggaran"
        ";pagu setelah perubahan;pagu perubahan",
        Code.CEILING_BEFORE: "pagu sebelum perubahan;pagu awal;pagu murni;pagu semula",
        Code.SPENT: "realisasi anggaran;realisasi keuangan;realisasi belanja;belanja",
        Code.ABSORPTION: "serapan;serapan persen;serapan anggaran;penyerapan;penyerapan anggaran"
        ";persentase serapan;persen serapan;daya serap;persentase realisasi anggaran"
        ";persen realisasi anggaran",
        Code.REMAINDER: "sisa;sisa anggaran;sisa pagu",
        Code.EFFICIENCY: "efisiensi;efisiensi persen;tingkat efisiensi;nilai efisiensi",
        Code.COUNT: "jumlah;populasi;ditangani;banyaknya",
    }.items()
    for name in names.split(";")
}
"""Measure names of facts, in lower case with spaces, that are known; others stand for themselves."""


def _table(entries: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in entries.items() for word in words.split()}


MEASURE_WORDS: dict[str, Code] = {
    word: code
    for code, words in {
        Code.TARGET: "target targetkan ditargetkan menargetkan bertarget mematok dipatok",
        Code.ACTUAL: "realisasi terealisasi terealisasikan terealisir merealisasikan"
        " direalisasikan direalisasi",
        Code.ACHIEVEMENT: "capaian pencapaian ketercapaian",
        Code.ABSORPTION: "serapan penyerapan keterserapan terserap menyerap diserap serap terserapnya",
        Code.REMAINDER: "sisa tersisa menyisakan bersisa disisakan silpa silpanya",
        Code.CEILING: "pagu dipagu dianggarkan menganggarkan alokasi dialokasikan mengalokasikan"
        " berpagu beranggaran"
        " teralokasi anggaran plafon",
        Code.SPENT: "dibelanjakan membelanjakan dibayarkan dihabiskan menghabiskan dikeluarkan dicairkan"
        " pengeluaran terpakai digunakan menggunakan terbayar",
        Code.PROGRESS: "kemajuan menempuh ditempuh",
        Code.EFFICIENCY: "efisiensi",
        Code.NATIONAL: "nasional",
        Code.BASELINE: "baseline",
        Code.CATEGORY: "kategori predikat kriteria kualifikasi berpredikat berkategori",
    }.items()
    for word in words.split()
}
"""Single words that name a measure; phrases are put together in `measures.py`."""

NEGATIONS = frozenset({"tidak", "belum", "bukan", "tanpa", "tak", "gagal"})

CLAIM_WORDS = _table(
    {
        "up": "naik meningkat bertambah menanjak melonjak dinaikkan ditingkatkan membesar meninggi"
        " menguat kenaikan peningkatan penambahan pertambahan tumbuh pertumbuhan lonjakan"
        " mendaki merangkak melesat melejit melambung terdongkrak terkerek bertumbuh membengkak melebar"
        " memanjang beranjak",
        "down": "turun menurun berkurang ditekan dipangkas menyusut merosot melemah diturunkan"
        " dikurangi mengecil anjlok susut"
        " penurunan pengurangan penyusutan"
        " terpangkas tergerus terkikis menciut menipis melorot memendek menyempit terjun terkoreksi"
        " mengempis disusutkan kemerosotan",
        "better": "membaik",
        "worse": "memburuk",
        "same": "tetap stabil stagnan sama konstan bertahan",
        "exceed": "melampaui melebihi terlampaui dilampaui lampaui melewati terlewati dilewati mengungguli"
        " terungguli",
        "reach": "mencapai tercapai memenuhi terpenuhi dicapai menyamai menyentuh menggapai tersentuh",
        "difference": "selisih selisihnya berselisih terpaut selisihkan kesenjangan",
        "sum": "gabungan total berjumlah seluruhnya keseluruhan akumulasi totalnya penjumlahan keduanya"
        " dijumlahkan dijumlah digabungkan digabung bersama-sama tergabung terakumulasi"
        " kumulatif akumulatif menggabungkan",
        "mean": "rata-rata rerata",
        "all": "seluruh semua seluruhnya semuanya setiap segenap keseluruhannya",
        "top": "tertinggi terbesar terbanyak maksimum terpanjang terlama terluas",
        "bottom": "terendah terkecil tersedikit minimum terpendek tersingkat tersempit",
        "between": "berbanding banding",
        "times": "kali lipat",
    }
)
HIGHER = vocabulary("tinggi besar banyak baik lama luas panjang lambat mahal bagus unggul")
LOWER = vocabulary("rendah kecil sedikit buruk sempit pendek singkat cepat murah jelek")
OF_MERIT = vocabulary("baik bagus buruk jelek unggul")
"""Adjectives of HIGHER and LOWER that praise or blame: which way they point depends on the indicator."""
OF_SPEED = vocabulary("cepat lambat")
"""Adjectives of HIGHER and LOWER that compare times; of anything else they say the opposite."""
THAN = vocabulary("dari daripada dibanding dibandingkan ketimbang")

CLASS_NOUNS = vocabulary(
    """
    program kegiatan subkegiatan indikator sasaran tujuan iku bidang urusan belanja bagian seksi
    unit jenis kecamatan desa kelurahan kabupaten kota provinsi puskesmas unsur komponen
    """
)
"""Words that head a class of subjects: `lima dari enam program`, `kedua kegiatan`."""

COUNT_UNITS = vocabulary(
    """
    orang jiwa keluarga kk unit buah paket lembaga dokumen laporan kegiatan subkegiatan program
    lokasi kali kelompok desa kelurahan kecamatan kabupaten kota titik ruas km kilometer meter
    hektare hektar ha ton kg liter kasus indikator sasaran peserta pegawai berkas lembar set ekor
    batang kejadian layanan jenis objek rekomendasi perangkat peraturan bulan hari jam menit tahun
    minggu iku ikk ikp kuintal kwintal gram miligram ons cm sentimeter mm milimeter barel galon
    kilogram mililiter ml watt kilowatt megawatt kw mw kwh mwh detik kubik lusin kodi rim karung
    botol provinsi
    """
)
"""Nouns that count something when they follow a number."""

DURATIONS = vocabulary(
    """
    tahun bulan hari minggu pekan jam menit triwulan semester dekade periode tw
    """
)
MONTHS = vocabulary(
    """
    januari februari pebruari maret april mei juni juli agustus september oktober november nopember
    desember
    """
)

_CATEGORIES = """
sangat tinggi; tinggi; sedang; rendah; sangat rendah; sangat baik; baik; cukup baik; cukup; kurang
baik; kurang; sangat kurang; tidak baik; buruk; sangat berhasil; berhasil; cukup berhasil; kurang
berhasil; belum berhasil; tidak berhasil; sangat memuaskan; memuaskan; tidak tercapai; belum
tercapai; tercapai; melampaui target; sangat efisien; efisien; kurang efisien; tidak efisien; cukup
efisien; aa; a; bb; b; cc; c; d; wtp; wdp; istimewa; prima; unggul; informatif; sangat inovatif;
inovatif; mandiri; maju; berkembang; menengah; utama; madya; nindya; pratama; paripurna
"""
CATEGORY_VALUES = frozenset(" ".join(part.split()) for part in _CATEGORIES.split(";"))
"""Words in use for categories and predicates; those of the facts are added."""

"""Words of people who ask: short forms and slang written out, small words that carry no subject."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from assistant.store.words import stem

SHORT_FORMS: dict[str, str] = {
    "abis": "habis", "aja": "saja", "angg": "anggaran", "apaan": "apa", "apbdnya": "apbd", "ato": "atau",
    "bandingin": "bandingkan", "bbrp": "beberapa", "bgmn": "bagaimana", "bgt": "sangat",
    "bikin": "membuat", "blm": "belum", "blom": "belum", "blum": "belum", "bnyk": "banyak",
    "brapa": "berapa", "brp": "berapa", "brpa": "berapa", "bs": "bisa", "bwt": "untuk", "cmn": "hanya",
    "cuma": "hanya", "cuman": "hanya", "dapet": "dapat", "deh": "", "des": "desember", "dg": "dengan",
    "diatas": "di atas",
    "dibawah": "di bawah",
    "dgn": "dengan", "dibandingin": "dibandingkan", "dikbud": "dinas pendidikan", "dikit": "sedikit",
    "dindik": "dinas pendidikan", "dinkes": "dinas kesehatan", "dinsos": "dinas sosial",
    "disdik": "dinas pendidikan", "disdikbud": "dinas pendidikan", "ditindaklanjuti": "tindak lanjut",
    "dlm": "dalam", "dmn": "mana", "dong": "", "dpt": "dapat", "dptkan": "dapatkan", "dr": "dari",
    "drpd": "daripada", "dsb": "", "dst": "", "duit": "dana", "duitnya": "dana", "emang": "memang",
    "emg": "memang", "engga": "tidak", "enggak": "tidak", "g": "tidak", "ga": "tidak",
    "gaada": "tidak ada", "gak": "tidak", "gede": "besar", "gimana": "bagaimana", "gmana": "bagaimana",
    "gmn": "bagaimana", "hrs": "harus", "itung": "hitung", "jd": "menjadi", "jgn": "jangan",
    "jlh": "jumlah", "jml": "jumlah", "jmlh": "jumlah", "jmlhnya": "jumlah", "jt": "juta",
    "jumlahin": "jumlahkan", "kab": "kabupaten", "kalo": "kalau", "kan": "", "karna": "karena",
    "kayak": "seperti", "kec": "kecamatan", "keg": "kegiatan", "kelar": "selesai",
    "kelarin": "selesaikan", "kemendagri": "kementerian dalam negeri",
    "kemendikbud": "kementerian pendidikan", "kemenkes": "kementerian kesehatan",
    "kemensos": "kementerian sosial", "kl": "kalau", "klo": "kalau", "klu": "kalau", "kmrn": "kemarin",
    "knp": "kenapa", "kok": "kenapa", "krn": "karena", "krna": "karena", "kyk": "seperti", "lg": "lagi",
    "lgsg": "langsung", "lwt": "lewat", "masy": "masyarakat", "menindaklanjuti": "tindak lanjut",
    "milyar": "miliar", "mn": "mana", "msh": "masih", "msk": "masuk", "murid": "siswa",
    "nambah": "bertambah", "naikin": "menaikkan", "ndak": "tidak", "nurun": "menurun", "ngak": "tidak",
    "ngapain": "melakukan apa", "ngga": "tidak", "nggak": "tidak", "nih": "", "nyampe": "mencapai",
    "nyerap": "menyerap", "org": "orang", "orng": "orang", "pd": "pada", "penyebabny": "penyebab",
    "perub": "perubahan", "pgw": "pegawai", "pny": "punya", "presentase": "persentase", "prog": "program",
    "progr": "program", "prosen": "persen",
    "pemprov": "pemerintah provinsi", "propinsi": "provinsi", "prosentase": "persentase",
    "prov": "provinsi", "rb": "ribu", "rs": "rumah sakit", "rp": "rupiah",
    "rupiahnya": "rupiah", "sampe": "sampai", "sbg": "sebagai", "sbgai": "sebagai", "sblm": "sebelum",
    "sdh": "sudah", "sdhkah": "sudah", "sebutin": "sebutkan", "selesein": "selesaikan", "sgt": "sangat",
    "sih": "", "skrg": "sekarang", "skrng": "sekarang", "smpe": "sampai", "soalnya": "karena",
    "sp": "siapa", "spt": "seperti", "stlh": "setelah", "subkeg": "sub kegiatan",
    "subkegiatan": "sub kegiatan", "tak": "tidak", "tdak": "tidak", "tdk": "tidak", "tgl": "tanggal",
    "th": "tahun", "thd": "terhadap", "thdp": "terhadap", "thn": "tahun", "thun": "tahun",
    "tindaklanjut": "tindak lanjut", "tindaklanjuti": "tindak lanjut", "tl": "tindak lanjut",
    "tnp": "tanpa", "tp": "tetapi", "tpi": "tetapi", "trend": "tren", "trendnya": "tren", "trs": "terus",
    "trus": "terus", "ttg": "tentang", "tuh": "", "tw": "triwulan", "udah": "sudah", "udh": "sudah",
    "untk": "untuk", "utk": "untuk", "versus": "vs", "wkt": "waktu", "ya": "", "yah": "", "yg": "yang",
    "yng": "yang",
}  # fmt: skip
"""Short forms and colloquial words of written Indonesian; nothing of any one office's subjects."""

_FILLER_TEXT = """
ada adakah adalah admin agak agar agustus akan akhir akhirnya alasannya angka angkanya antara apa apakah
apanya april artinya atas atau bab bagaimana bagi bagian bahwa bandingkan bang banyak banyakkah banyaknya
bapak baris baru bawah beda begitu belanja belum benar benarkah berapa berapaan berapakah berbeda berdasarkan
berikan berikut berikutnya berkontribusi bersama bertanya berupa besar besaran besarnya betul betulkah biar
bikin bisa bisakah boleh bos bu buat bukan bulan capaian capaiannya cari coba cuma dalam dan dapat dapatkah
dari daripada data datanya delapan dengan desember detail detailnya di diantara dibanding dibandingkan dibuat
dicapai dicatat dicetak didapat dihitung diketahui dikurangi dilaporkan dilihat dimiliki dimuat dinilai
dinyatakan diperoleh disajikan disebut disebutkan ditampilkan ditanya ditulis dokumen dokumennya dong dua dulu
empat enam februari gabungan gambaran gan gitu hai hal halaman halo hampir hanya harus hasil hasilnya hingga
hitung hitungannya ialah ibu ikut info informasi ingin ini itu jadi januari jawab jelas jelaskan jika juga
juli jumlah jumlahkan jumlahnya juni juta kah kak kalau kali kami kamu kapan kapankah karena kasih ke kecil
kedua keempat kemudian kenapa kepada keseluruhan ketiga ketika kira kita kolom komponen kondisi kontribusi
kurun lagi lah lain lainnya lakip lalu lampiran langsung laporan laporannya laporkan lebih lengkap lewat lihat
lihatlah lima lkip lkj lkjip maka makin maksud malam mana maret mas masih masing masuk mau maupun mbak mei
memang membuat memiliki mempunyai memuat mencantumkan mencatat mengapa meningkat menjadi menulis menurun
menurut menurutmu menyatakan menyebut menyebutkan menyumbang miliar min minta mohon mulai naik naiknya namun
nanti nanya narasi nih nilai nilainya nol nominal nominalnya november nya oktober oleh pada padahal pagi pak
paling pangsa para pasti pengen penyumbang per perbandingan periode perlu pernah persen persennya persis
persisnya pingin plus poin porsi posisi proporsi pun punya realisasi rendah ribu ringkas rupiah saat saja
salam saling sama sampai sandingkan sangat satu sebab sebabnya sebagai sebagaimana sebanyak sebelum sebenarnya
seberapa sebesar sebuah sebutkan secara sedang sedangkan sedikit segitu seharusnya sejak sejauh sekadar sekali
sekarang sekian sekitar selain selama selamat seluruh seluruhnya semakin sembilan sempat semua semuanya
sendiri sepanjang seperti september sepuluh serta sesuai setahun setelah setiap siang siapa sih silakan
singkat sisi sore sudah sumbangan supaya survei tabel tadi tahu tahun tahunan tampilkan tanggal tanpa tanya
tapi target teks telah tentang tepat tepatnya tercantum tercapai tercatat tercetak terdapat terhadap terhitung
termasuk ternyata tersebut tertentu tertera tertulis terus tetapi thn tiap tidak tiga tinggi tolong tolonglah
total totalnya trennya triliun tujuh tunjukkan turun turunnya untuk urutkan vs waktu walau yaitu yakin yakni
yang yg
"""
FILLERS: frozenset[str] = frozenset(_FILLER_TEXT.split())
"""Words that a question needs and a subject does not."""

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("dapat", "terima", "peroleh", "oleh", "beri", "bagi", "salur"),
    ("akip", "sakip"),
    ("hambat", "kendala", "masalah", "halang"),
    ("lulus", "didik", "tamat"),
    ("pegawai", "tenaga", "aparatur", "asn"),
    ("anggota", "tenaga", "personel", "personil"),
    ("skor", "nilai"),
    ("warga", "masyarakat", "penduduk"),
    ("serap", "pakai", "guna", "habis"),
    ("solusi", "upaya"),
    ("dukung", "dorong"),
    ("jelas", "terang"),
    ("cocok", "sesuai"),
    ("utama", "strategis"),
    ("naik", "tingkat", "tambah"),
    ("lampau", "lewat", "capai", "penuh"),
    ("mutakhir", "update", "terupdate", "baharu"),
    ("valid", "validitas", "kevaliditasan"),
    ("turun", "kurang"),
)
SAME_SENSE: dict[str, frozenset[str]] = {
    word: frozenset(other for group in _GROUPS if word in group for other in group) - {word}
    for word in {word for group in _GROUPS for word in group}
}
"""Stems that stand for one another in questions; a match through it counts less than the word itself."""

_TWO_WORDS = {("peserta", "didik"): "siswa", ("kepala", "keluarga"): "kk"}
"""Names of two words that are the same as one word."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*(?:-[^\W\d_]+\d*)*|[%&+]")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def said(text: str) -> list[str]:
    """The words of a question in lower case, short forms and slang written out."""
    words: list[str] = []
    for token in _TOKEN.findall(text.lower()):
        words += _spelled(token)
        if len(words) > 1 and (words[-2], words[-1]) in _TWO_WORDS:
            words[-2:] = [_TWO_WORDS[words[-2], words[-1]]]
    return words


def _spelled(token: str) -> list[str]:
    if token == "%":  # noqa: S105
        return ["persen"]
    if token in ("&", "+"):
        return ["dan"]
    if "-" in token:
        return _hyphenated(token)
    if len(token) > 3 and token[-1] == "2" and token[:-1].isalpha():  # not S2, P2
        token = token[:-1]  # berapa2, beda2: the written form of a doubled word
    if token in SHORT_FORMS:
        return SHORT_FORMS[token].split()
    if len(token) > 5 and token.startswith(("ng", "ny")):
        return ["me" + token]  # ngatasi, nyumbang: the spoken form of mengatasi, menyumbang
    return [token]


def _hyphenated(token: str) -> list[str]:
    parts = token.split("-")
    if parts[-1] in ("nya", "lah", "kah", "an"):
        parts = parts[:-1]
    if len(parts) == 2 and parts[0] == parts[1]:
        parts = parts[:1]
    if len(parts) > 1 and any(len(part) == 1 for part in parts):
        parts = ["".join(parts)]  # PBI-N is printed PBIN as well
    return [word for part in parts for word in (_spelled(part) if part else [])]


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The stem by which a word is compared; `presentase` and `prosentase` are `persentase`."""
    word = SHORT_FORMS.get(word, word).split(" ")[0] or word
    stemmed = stem(word)
    if stemmed == word and word.endswith("nya") and len(word) > 5:
        return stem(word[:-3])
    return stemmed


def roots(text: str) -> list[str]:
    """The stems of a text in order, without fillers and single letters."""
    return [root(word) for word in said(text) if is_content(word)]


def is_content(word: str) -> bool:
    """Whether a word can name a subject."""
    return len(word) > 1 and word not in FILLERS and word not in _ROMAN and not word[0].isdigit()


def spelled_alike(stem: str, known: str) -> bool:
    """Whether a word is another one with a letter wrong, or with its beginning or end left out."""
    if (
        len(stem) >= 5
        and abs(len(known) - len(stem)) <= 4
        and (known.endswith(stem) or known.startswith(stem))
    ):
        return True  # update, terupdate
    return (
        abs(len(known) - len(stem)) <= 1
        and known[0] == stem[0]
        and DamerauLevenshtein.distance(stem, known, score_cutoff=1) <= 1
    )

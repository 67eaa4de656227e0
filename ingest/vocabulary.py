"""The words that headings are made of, and words that a scan has cut put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

_HEADING_TEXT = """
no nomor urut sasaran strategis strategi tujuan indikator kinerja utama program kegiatan sub
subkegiatan target realisasi realiasasi realisas capaian pencapaian anggaran pagu satuan tahun kode
rekening uraian keterangan ket jumlah komponen bobot nilai hasil evaluasi kategori predikat sumber
data dana penanggung jawab penyerapan serapan sisa efisiensi tingkat kemajuan akhir renstra rpjmd
nasional kondisi awal rp % sebelum setelah sesudah perubahan total keuangan fisik belanja organisasi
dan jenis jenjang pendidikan orang persen persentase prosentase menunjang tidak analisis
keberhasilan kegagalan solusi rumus formula pengukuran metodologi perangkat daerah opd skpd iku
triwulan tw laki perempuan populasi ditangani tertangani kewenangan provinsi kabupaten kota penyebab
hambatan unit kerja nama jabatan golongan pegawai perkalian pengurangan pada s/d sd sampai dengan
periode dievaluasi lalu murni apbd apbn dpa semula menjadi bertambah berkurang rata ukur outcome
output kriteria status faktor pendorong rekomendasi rencana aksi tindak lanjut alokasi sarana
prasarana kecamatan desa kelurahan puskesmas sekolah urusan bidang kelompok volume harga kondisi
barang merk type keadaan eselon eselonering pangkat usia umur jk kelamin lokasi waktu pelaksanaan
pelaksana tolok responden unsur pelayanan indeks mutu skor peringkat perbandingan standar dibanding
capai per ini kontribusi terhadap naik turun pertumbuhan selisih deviasi gap lebih kurang atau
berjalan n selesai temuan pengaduan tenaga penduduk siswa guru peserta didik responden terlayani layanan
semester bulan sektor komoditas produksi luas panen kunjungan pasien kejadian kasus korban pns asn pppk
"""
HEADING_WORDS = frozenset(_HEADING_TEXT.split())

_SHORT_TEXT = """
air anak bayi biaya buku daya dasar desa dan dana di gaji gizi guru hukum ibu jalan jasa kerja ke kota lain
luas lahan
mutu modal obat pada pasar pajak sewa serta siswa umum untuk usaha yang barang bagi rumah sosial tata warga
"""
_SHORT_WORDS = frozenset(_SHORT_TEXT.split())

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CUT_SPAN = re.compile(r"(?<=\d)([-–]) (?=\d)")
_COMMON = 2
_LONG = 6  # abbreviations are shorter
_PARTICLES = frozenset(
    {"di", "ke", "se", "per", "non", "dan", "yang", "dari", "pra", "pasca", "antar", "sub", "tak"}
)


def heal(text: str, words: Container[str]) -> str:
    """Join neighbouring pieces of letters that are a known word together and not each on its own.

    `Capaia n Kinerj a` becomes `Capaian Kinerja`. `words` are in lower case.
    """
    pieces = text.split(" ")
    healed: list[str] = []
    index = 0
    while index < len(pieces):
        for size in (3, 2):
            part = pieces[index : index + size]
            joined = "".join(part)
            separate = any(piece.lower() in _PARTICLES for piece in part)
            known = len(part) == size and not separate and joined.isalpha() and joined.lower() in words
            if known and not all(piece.lower() in words for piece in part):
                healed.append(joined)
                index += size
                break
        else:
            healed.append(pieces[index])
            index += 1
    return " ".join(healed)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document: longer ones that it uses twice, and those it does not only capitalise."""

    known: frozenset[str]
    ordinary: frozenset[str]

    def settle(self, name: str) -> str:
        """A name with cut words joined; one in capitals throughout as a sentence, its abbreviations kept."""
        healed = heal(_CUT_SPAN.sub(r"\1", name), self.known)
        letters = [character for character in healed if character.isalpha()]
        if len(letters) < 5 or not all(map(str.isupper, letters)):
            return healed
        lowered = _LETTERS.sub(self._lower, healed)
        return lowered[:1].upper() + lowered[1:]

    def _lower(self, match: re.Match[str]) -> str:
        word = match.group(0).lower()
        lowered = word in self.ordinary or word in _SHORT_WORDS or len(word) >= _LONG
        return word if lowered else match.group(0)


def words_of(texts: Iterable[str]) -> Words:
    """The words that a document itself knows, by which its names are read."""
    counts: Counter[str] = Counter()
    ordinary: set[str] = set()
    for text in texts:
        for word in _LETTERS.findall(text):
            lower = word.lower()
            counts[lower] += 1
            if not word.isupper():
                ordinary.add(lower)
    known = frozenset(word for word, count in counts.items() if count >= _COMMON and len(word) >= 4)
    return Words(known=known, ordinary=frozenset(ordinary))

"""The vocabulary of several fields of government, for generated offices."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A subject: its name among the facts, and other ways in which prose speaks of it."""

    name: str
    spoken: tuple[str, ...] = ()


class Part(NamedTuple):
    """A counted part of a counted whole."""

    part: Named
    whole: Named
    unit: str


class Field(NamedTuple):
    """The vocabulary of one field of government."""

    agency: str
    short: str
    percents: tuple[Named, ...]
    falling: tuple[Named, ...]
    index: Named
    parts: tuple[Part, ...]
    counts: tuple[tuple[Named, str], ...]
    programs: tuple[Named, ...]
    activities: tuple[Named, ...]


def _n(text: str) -> Named:
    name, *spoken = (part.strip() for part in text.split("|"))
    return Named(name, tuple(spoken))


def _field(agency: str, short: str, **lists: str) -> Field:
    def names(key: str) -> tuple[Named, ...]:
        return tuple(_n(line) for line in lists[key].strip().splitlines())

    parts = []
    for line in lists["parts"].strip().splitlines():
        part, whole, unit = (piece.strip() for piece in line.split("/"))
        parts.append(Part(_n(part), _n(whole), unit))
    counts = []
    for line in lists["counts"].strip().splitlines():
        name, unit = (piece.strip() for piece in line.split("/"))
        counts.append((_n(name), unit))
    return Field(
        agency,
        short,
        names("percents"),
        names("falling"),
        _n(lists["index"]),
        tuple(parts),
        tuple(counts),
        names("programs"),
        names("activities"),
    )


FIELDS: dict[str, Field] = {
    "kesehatan": _field(
        "Dinas Kesehatan Kabupaten Sumberjati",
        "Dinas Kesehatan",
        percents="""
            Persentase ibu hamil yang mendapatkan pelayanan kesehatan | pelayanan kesehatan ibu hamil
            Cakupan imunisasi dasar lengkap | imunisasi dasar lengkap
            Persentase puskesmas yang terakreditasi paripurna | puskesmas terakreditasi paripurna
            Persentase penderita hipertensi yang dilayani sesuai standar | pelayanan penderita hipertensi
            Angka keberhasilan pengobatan tuberkulosis | keberhasilan pengobatan tuberkulosis""",
        falling="Prevalensi stunting | prevalensi stunting balita",
        index="Indeks Keluarga Sehat",
        parts="""
            Ibu hamil yang mendapatkan pelayanan | ibu hamil terlayani / Ibu hamil terdata / orang
            Balita yang ditimbang | balita ditimbang / Balita terdaftar / orang
            Posyandu aktif / Posyandu / posyandu""",
        counts="""
            Kader kesehatan terlatih / orang
            Kunjungan rawat jalan / kunjungan
            Ambulans siaga / unit
            Pelatihan gizi / kegiatan""",
        programs="""
            Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat
            Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan
            Program Sediaan Farmasi, Alat Kesehatan dan Makanan Minuman | Program Sediaan Farmasi
            Program Pemberdayaan Masyarakat Bidang Kesehatan
            Program Penunjang Urusan Pemerintahan Daerah""",
        activities="""
            Pengadaan Obat dan Vaksin
            Pengelolaan Pelayanan Kesehatan Ibu Bersalin | Pelayanan Kesehatan Ibu Bersalin
            Penyediaan Jasa Komunikasi dan Listrik
            Rehabilitasi Bangunan Puskesmas""",
    ),
    "pendidikan": _field(
        "Dinas Pendidikan dan Kebudayaan Kota Arumsari",
        "Dinas Pendidikan dan Kebudayaan",
        percents="""
            Angka Partisipasi Murni SD/MI | APM SD/MI
            Angka Partisipasi Murni SMP/MTs | APM SMP/MTs
            Persentase guru bersertifikat pendidik | guru bersertifikat
            Persentase ruang kelas dalam kondisi baik | ruang kelas dalam kondisi baik
            Persentase cagar budaya yang dilestarikan | cagar budaya yang dilestarikan""",
        falling="Angka putus sekolah | putus sekolah",
        index="Nilai literasi siswa",
        parts="""
            Guru yang bersertifikat / Guru seluruhnya / orang
            Sekolah yang menerima BOS tepat waktu / Sekolah negeri / sekolah
            Siswa penerima beasiswa / Siswa kurang mampu / siswa""",
        counts="""
            Peserta pelatihan kepala sekolah / orang
            Perpustakaan sekolah yang dibangun / unit
            Buku pelajaran yang dibagikan / eksemplar
            Festival budaya / kegiatan""",
        programs="""
            Program Pengelolaan Pendidikan
            Program Pengembangan Kurikulum
            Program Pendidik dan Tenaga Kependidikan
            Program Pengembangan Kebudayaan
            Program Pelestarian dan Pengelolaan Cagar Budaya | Program Pelestarian Cagar Budaya""",
        activities="""
            Pembangunan Ruang Kelas Baru
            Pengelolaan Dana BOS Sekolah Dasar | Pengelolaan Dana BOS
            Penyediaan Gaji dan Tunjangan ASN | gaji dan tunjangan ASN
            Pembinaan Sanggar Seni""",
    ),
    "inspektorat": _field(
        "Inspektorat Kabupaten Telagabiru",
        "Inspektorat",
        percents="""
            Persentase rekomendasi hasil pemeriksaan yang ditindaklanjuti | rekomendasi yang ditindaklanjuti
            Persentase perangkat daerah dengan nilai SAKIP minimal B
            Persentase laporan hasil pengawasan yang terbit tepat waktu | laporan hasil pengawasan tepat waktu
            Persentase pengaduan masyarakat yang diselesaikan | penyelesaian pengaduan masyarakat
            Persentase unit kerja menuju WBK | unit kerja menuju WBK""",
        falling="Persentase temuan berulang | temuan berulang",
        index="Tingkat Kapabilitas APIP | Kapabilitas APIP",
        parts="""
            Rekomendasi yang selesai ditindaklanjuti / Rekomendasi hasil pemeriksaan / rekomendasi
            Pengaduan yang diselesaikan / Pengaduan yang masuk / pengaduan
            Auditor bersertifikat / Auditor / orang""",
        counts="""
            Audit kinerja / laporan
            Reviu laporan keuangan / dokumen
            Pegawai yang mengikuti diklat / orang
            Sosialisasi antikorupsi / kegiatan""",
        programs="""
            Program Penyelenggaraan Pengawasan
            Program Perumusan Kebijakan, Pendampingan dan Asistensi | Program Perumusan Kebijakan
            Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota | Program Penunjang Urusan""",
        activities="""
            Pengawasan Keuangan Pemerintah Daerah
            Pengawasan Dana Desa
            Koordinasi Pencegahan Korupsi
            Evaluasi Penyelenggaraan Maturitas SPIP""",
    ),
    "kecamatan": _field(
        "Kecamatan Wanareja Kabupaten Lembahasri",
        "Kecamatan Wanareja",
        percents="""
            Persentase pelayanan administrasi yang selesai tepat waktu | pelayanan administrasi tepat waktu
            Persentase desa yang menetapkan APBDes tepat waktu | desa dengan APBDes tepat waktu
            Persentase usulan musrenbang yang diakomodasi | usulan musrenbang yang diakomodasi
            Persentase pelunasan PBB | pelunasan PBB""",
        falling="Persentase gangguan ketertiban umum | gangguan ketertiban umum",
        index="Indeks Kepuasan Masyarakat | IKM",
        parts="""
            Desa yang menetapkan APBDes tepat waktu / Desa / desa
            Berkas permohonan yang selesai / Berkas permohonan yang masuk / berkas
            Usulan yang diakomodasi / Usulan musrenbang / usulan""",
        counts="""
            Surat pengantar yang diterbitkan / surat
            Anggota Linmas aktif / orang
            Monitoring pembangunan desa / kali
            Lomba desa / kegiatan""",
        programs="""
            Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Program Penyelenggaraan Pemerintahan
            Program Pemberdayaan Masyarakat Desa dan Kelurahan | Program Pemberdayaan Masyarakat Desa
            Program Koordinasi Ketenteraman dan Ketertiban Umum
            Program Pembinaan dan Pengawasan Pemerintahan Desa""",
        activities="""
            Fasilitasi Penyusunan APBDes
            Pelaksanaan Musrenbang Kecamatan
            Pemeliharaan Kendaraan Dinas
            Pembinaan Linmas""",
    ),
    "pekerjaan umum": _field(
        "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Randualas",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        percents="""
            Persentase panjang jalan dalam kondisi mantap | jalan dalam kondisi mantap
            Persentase jaringan irigasi dalam kondisi baik | jaringan irigasi dalam kondisi baik
            Persentase rumah tangga dengan akses air minum layak | akses air minum layak
            Persentase penduduk berakses sanitasi aman | sanitasi aman
            Persentase kesesuaian pemanfaatan ruang | kesesuaian pemanfaatan ruang""",
        falling="Persentase luas kawasan kumuh | luas kawasan kumuh",
        index="Indeks layanan infrastruktur",
        parts="""
            Sambungan rumah yang terpasang / Sambungan rumah yang direncanakan / unit
            Jembatan yang diperbaiki / Jembatan rusak / unit
            Izin bangunan yang terbit / Permohonan izin bangunan / berkas""",
        counts="""
            Tenaga konstruksi bersertifikat / orang
            Embung yang dibangun / unit
            Sumur resapan / titik
            Sosialisasi tata ruang / kegiatan""",
        programs="""
            Program Penyelenggaraan Jalan
            Program Pengelolaan Sumber Daya Air
            Program Pengelolaan dan Pengembangan Sistem Penyediaan Air Minum | Program Penyediaan Air Minum
            Program Penataan Bangunan Gedung
            Program Penyelenggaraan Penataan Ruang
            Program Pengembangan Jasa Konstruksi""",
        activities="""
            Rekonstruksi Jalan
            Pemeliharaan Rutin Jalan
            Normalisasi Sungai
            Pembangunan Tangki Septik Komunal""",
    ),
    "pertanian": _field(
        "Dinas Pertanian dan Ketahanan Pangan Kabupaten Sukamakmur",
        "Dinas Pertanian dan Ketahanan Pangan",
        percents="""
            Persentase peningkatan produksi padi | peningkatan produksi padi
            Persentase kelompok tani kelas madya | kelompok tani kelas madya
            Persentase kasus penyakit hewan yang tertangani | penyakit hewan yang tertangani
            Persentase lahan pertanian yang terairi | lahan pertanian yang terairi""",
        falling="Persentase kehilangan hasil panen | kehilangan hasil panen",
        index="Skor Pola Pangan Harapan | skor PPH",
        parts="""
            Kelompok tani yang menerima bantuan benih / Kelompok tani terdaftar / kelompok
            Ternak yang divaksin / Populasi ternak / ekor
            Penyuluh bersertifikat / Penyuluh pertanian / orang""",
        counts="""
            Alat mesin pertanian yang disalurkan / unit
            Produksi jagung / ton
            Bibit kopi yang dibagikan / batang
            Sekolah lapang / kegiatan""",
        programs="""
            Program Penyediaan dan Pengembangan Sarana Pertanian | Program Sarana Pertanian
            Program Penyediaan dan Pengembangan Prasarana Pertanian | Program Penyediaan Prasarana Pertanian
            Program Pengendalian Kesehatan Hewan
            Program Penyuluhan Pertanian
            Program Peningkatan Diversifikasi dan Ketahanan Pangan | Program Ketahanan Pangan""",
        activities="""
            Pengadaan Benih Padi
            Pembangunan Jalan Usaha Tani
            Vaksinasi Ternak
            Pengawasan Pupuk Bersubsidi""",
    ),
    "catatan sipil": _field(
        "Dinas Kependudukan dan Pencatatan Sipil Kota Mekarwangi",
        "Disdukcapil",
        percents="""
            Persentase kepemilikan KTP elektronik | kepemilikan KTP elektronik
            Cakupan kepemilikan akta kelahiran anak | kepemilikan akta kelahiran anak
            Persentase kepemilikan Kartu Identitas Anak | kepemilikan Kartu Identitas Anak
            Persentase perangkat daerah yang memanfaatkan data kependudukan | pemanfaatan data penduduk""",
        falling="Persentase data ganda penduduk | data ganda penduduk",
        index="Survei Kepuasan Masyarakat",
        parts="""
            Penduduk yang memiliki KTP elektronik / Penduduk wajib KTP / jiwa
            Anak yang memiliki akta kelahiran / Anak usia sekolah / jiwa
            Kelurahan yang dilayani jemput bola / Kelurahan / kelurahan""",
        counts="""
            Akta kematian yang diterbitkan / lembar
            Kartu keluarga yang dicetak / lembar
            Operator layanan / orang
            Pelayanan keliling / kali""",
        programs="""
            Program Pendaftaran Penduduk
            Program Pencatatan Sipil
            Program Pengelolaan Informasi Administrasi Kependudukan
            Program Pengelolaan Profil Kependudukan""",
        activities="""
            Penerbitan Dokumen Pendaftaran Penduduk
            Pelayanan Jemput Bola
            Pengadaan Blangko KIA
            Pemeliharaan Jaringan SIAK""",
    ),
    "perpustakaan": _field(
        "Dinas Perpustakaan dan Kearsipan Provinsi Cendana",
        "Dinas Perpustakaan dan Kearsipan",
        percents="""
            Persentase perpustakaan yang sesuai standar nasional | perpustakaan sesuai standar
            Persentase arsip yang tertata | arsip yang tertata
            Persentase kunjungan pemustaka | kunjungan pemustaka
            Persentase koleksi yang didigitalkan | koleksi yang didigitalkan""",
        falling="Persentase koleksi rusak | koleksi rusak",
        index="Tingkat Kegemaran Membaca | kegemaran membaca",
        parts="""
            Arsip yang diolah / Arsip yang diserahkan / berkas
            Perpustakaan desa yang dibina / Perpustakaan desa / unit
            Pustakawan bersertifikat / Pustakawan / orang""",
        counts="""
            Buku yang dibeli / eksemplar
            Anggota baru perpustakaan / orang
            Naskah kuno yang dialihmediakan / naskah
            Bimbingan teknis kearsipan / kegiatan""",
        programs="""
            Program Pembinaan Perpustakaan
            Program Pelestarian Koleksi Nasional dan Naskah Kuno | Program Pelestarian Koleksi
            Program Pengelolaan Arsip
            Program Perlindungan dan Penyelamatan Arsip | Program Penyelamatan Arsip""",
        activities="""
            Pengembangan Bahan Pustaka
            Layanan Perpustakaan Keliling
            Penilaian Arsip
            Restorasi Naskah""",
    ),
}

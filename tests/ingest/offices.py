"""Invented offices for synthetic reports: their indicators, programs and activities."""

from __future__ import annotations

OFFICES = {
    "Dinas Kesehatan": (
        [
            "Persentase balita dengan gizi baik",
            "Angka kematian ibu per 100.000 kelahiran hidup",
            "Cakupan imunisasi dasar lengkap",
            "Indeks keluarga sehat",
            "Persentase puskesmas terakreditasi",
        ],
        [
            "Program Pemenuhan Upaya Kesehatan Perorangan",
            "Program Peningkatan Kapasitas Tenaga Kesehatan",
            "Program Sediaan Farmasi dan Makanan Minuman",
        ],
        ["Penyediaan Layanan Kesehatan Rujukan", "Pengawasan Mutu Tenaga Kesehatan", "Pemberian Izin Apotek"],
    ),
    "Dinas Pendidikan": (
        [
            "Angka partisipasi sekolah usia 7-12 tahun",
            "Rata-rata lama sekolah",
            "Persentase guru bersertifikat pendidik",
            "Indeks literasi siswa",
            "Jumlah sekolah ramah anak",
        ],
        [
            "Program Pengelolaan Pendidikan",
            "Program Pendidik dan Tenaga Kependidikan",
            "Program Pengembangan Kurikulum",
        ],
        ["Pengelolaan Sekolah Dasar", "Pemerataan Kuantitas Pendidik", "Penetapan Kurikulum Muatan Lokal"],
    ),
    "Inspektorat": (
        [
            "Persentase tindak lanjut temuan",
            "Nilai evaluasi akuntabilitas kinerja",
            "Level kapabilitas APIP",
            "Jumlah perangkat daerah berintegritas",
            "Indeks persepsi anti korupsi",
        ],
        ["Program Penyelenggaraan Pengawasan", "Program Perumusan Kebijakan dan Pendampingan"],
        ["Penyelenggaraan Pengawasan Internal", "Pendampingan dan Asistensi", "Perumusan Kebijakan Teknis"],
    ),
    "Kecamatan Sukamaju": (
        [
            "Indeks Kepuasan Masyarakat",
            "Persentase desa yang tertib administrasi",
            "Jumlah forum warga yang aktif",
            "Persentase usulan yang diakomodasi",
            "Rasio linmas per 10.000 penduduk",
        ],
        ["Program Pemberdayaan Masyarakat Desa", "Program Pembinaan Pemerintahan Desa"],
        [
            "Koordinasi Kegiatan Pemberdayaan Desa",
            "Fasilitasi Administrasi Desa",
            "Pembinaan Ketertiban Umum",
        ],
    ),
}
GOALS = [
    "Meningkatnya mutu pelayanan publik",
    "Terwujudnya tata kelola yang akuntabel",
    "Meningkatnya derajat hidup warga",
]
SUB = ["Penyusunan Dokumen Perencanaan", "Penyediaan Gaji dan Tunjangan ASN", "Pengadaan Peralatan Kantor",
        "Koordinasi Penyusunan Laporan Keuangan", "Pemeliharaan Gedung dan Bangunan Lainnya",
        "Penyediaan Jasa Komunikasi"]  # fmt: skip
PLACES = ["Kecamatan Utara", "Kecamatan Selatan", "Kecamatan Timur", "Kecamatan Barat", "Kecamatan Tengah"]
GRADES = ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah"]
ROMAN = ["I", "II", "III", "IV", "V"]

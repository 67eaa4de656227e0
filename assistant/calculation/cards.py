"""The formula cards; legal bases stand only where the field guide of this product gives them."""

from __future__ import annotations

from assistant.calculation.result import FormulaCard

ANALYSIS = "Analisis ini diminta oleh PermenPAN-RB 53/2014."
_ZERO_TARGET = "tidak dihitung bila target nol, negatif, kosong, atau berupa teks"

CAPAIAN = FormulaCard(
    code="CAPAIAN",
    name="Capaian kinerja (makin tinggi makin baik)",
    formula="realisasi / target × 100",
    words="realisasi dibagi target, dikali 100",
    symbols="R / T × 100",
    working="{1} / {0} × 100",
    limits=(_ZERO_TARGET, "tidak dibatasi kecuali kantor menetapkan batas"),
    legal_basis=ANALYSIS,
)
CAPAIAN_N1 = FormulaCard(
    code="CAPAIAN_N1",
    name="Capaian kinerja (makin rendah makin baik, N1)",
    formula="(2 × target − realisasi) / target × 100",
    words="dua kali target dikurangi realisasi, dibagi target, dikali 100",
    symbols="(2T − R) / T × 100",
    working="(2 × {0} − {1}) / {0} × 100",
    limits=(_ZERO_TARGET, "di bawah nol bila realisasi melebihi dua kali target"),
    legal_basis=ANALYSIS,
)
CAPAIAN_N2 = FormulaCard(
    code="CAPAIAN_N2",
    name="Capaian kinerja (makin rendah makin baik, N2)",
    formula="target / realisasi × 100",
    words="target dibagi realisasi, dikali 100",
    symbols="T / R × 100",
    working="{0} / {1} × 100",
    limits=("tidak dihitung bila realisasi nol", "membesar tanpa batas bila realisasi mendekati nol"),
    legal_basis=ANALYSIS,
)
CAPAIAN_TETAP = FormulaCard(
    code="CAPAIAN_TETAP",
    name="Capaian kinerja (tepat pada target)",
    formula="100 − |realisasi − target| / target × 100",
    words="seratus dikurangi selisih mutlak realisasi dan target dalam persen dari target",
    symbols="100 − |R − T| / T × 100",
    working="100 − |{1} − {0}| / {0} × 100",
    limits=(_ZERO_TARGET, "paling rendah nol"),
    legal_basis=ANALYSIS,
)
CAPAIAN_RENTANG = FormulaCard(
    code="CAPAIAN_RENTANG",
    name="Capaian kinerja (target berupa rentang)",
    formula="realisasi / batas rentang × 100",
    words="di atas rentang dibagi batas atas, di bawah rentang dibagi batas bawah, dikali 100",
    symbols="R > A: R / A × 100; R < B: R / B × 100; B ≤ R ≤ A: 100",
    limits=("realisasi di dalam rentang dihitung 100", _ZERO_TARGET),
    legal_basis=ANALYSIS,
)
SELISIH_TARGET = FormulaCard(
    code="SELISIH_TARGET",
    name="Selisih realisasi terhadap target",
    formula="realisasi − target",
    words="realisasi dikurangi target",
    symbols="R − T",
    working="{0} − {1}",
    limits=("selisih dua persentase dinyatakan dalam poin",),
    legal_basis=ANALYSIS,
)
SELISIH_NASIONAL = FormulaCard(
    code="SELISIH_NASIONAL",
    name="Selisih realisasi terhadap angka nasional",
    formula="realisasi − realisasi nasional",
    words="realisasi kantor dikurangi realisasi nasional",
    symbols="R − N",
    working="{0} − {1}",
    limits=("hanya bermakna bila definisi kedua indikator sama",),
    legal_basis=ANALYSIS,
)
KEMAJUAN = FormulaCard(
    code="KEMAJUAN",
    name="Tingkat kemajuan terhadap target akhir Renstra",
    formula="realisasi / target akhir Renstra × 100",
    words="realisasi sampai tahun ini dibagi target akhir Renstra, dikali 100",
    symbols="R / TA × 100",
    working="{1} / {0} × 100",
    limits=(_ZERO_TARGET, "mengikuti polaritas indikator"),
    legal_basis=ANALYSIS,
)
SELISIH_AKHIR = FormulaCard(
    code="SELISIH_AKHIR",
    name="Selisih terhadap target akhir Renstra",
    formula="realisasi − target akhir Renstra",
    words="realisasi dikurangi target akhir Renstra",
    symbols="R − TA",
    working="{0} − {1}",
    limits=("selisih dua persentase dinyatakan dalam poin",),
    legal_basis=ANALYSIS,
)
SISA_TAHUN = FormulaCard(
    code="SISA_TAHUN",
    name="Sisa tahun sampai akhir Renstra",
    formula="tahun akhir Renstra − tahun laporan",
    words="tahun akhir Renstra dikurangi tahun laporan",
    symbols="Y akhir − Y",
    working="{0} − {1}",
)
LANGKAH_TAHUNAN = FormulaCard(
    code="LANGKAH_TAHUNAN",
    name="Perubahan per tahun yang masih diperlukan",
    formula="(target akhir Renstra − realisasi) / sisa tahun",
    words="target akhir Renstra dikurangi realisasi, dibagi sisa tahun",
    symbols="(TA − R) / n",
    working="({0} − {1}) / {2}",
    limits=("nol bila target akhir sudah tercapai", "tidak dihitung bila tidak ada sisa tahun"),
)
PERUBAHAN = FormulaCard(
    code="PERUBAHAN",
    name="Perubahan dari tahun sebelumnya",
    formula="nilai tahun ini − nilai tahun sebelumnya",
    words="nilai tahun ini dikurangi nilai tahun sebelumnya",
    symbols="X1 − X0",
    working="{0} − {1}",
    limits=("perubahan persentase dinyatakan dalam poin, bukan persen",),
    legal_basis=ANALYSIS,
)
PERUBAHAN_RELATIF = FormulaCard(
    code="PERUBAHAN_RELATIF",
    name="Perubahan relatif dari tahun sebelumnya",
    formula="(nilai tahun ini − nilai tahun sebelumnya) / nilai tahun sebelumnya × 100",
    words="perubahan dibagi nilai tahun sebelumnya, dikali 100",
    symbols="(X1 − X0) / X0 × 100",
    working="({0} − {1}) / {1} × 100",
    limits=("tidak dihitung bila nilai tahun sebelumnya nol atau negatif",),
    legal_basis=ANALYSIS,
)
RASIO = FormulaCard(
    code="RASIO",
    name="Persentase dari pembilang dan penyebut",
    formula="pembilang / penyebut × 100",
    words="pembilang dibagi penyebut, dikali 100",
    symbols="A / B × 100",
    working="{0} / {1} × 100",
    limits=("tidak dihitung bila penyebut nol",),
)
PENYEBUT_TETAP = FormulaCard(
    code="PENYEBUT_TETAP",
    name="Persentase seandainya penyebut tetap",
    formula="pembilang tahun ini / penyebut tahun sebelumnya × 100",
    words="pembilang tahun ini dibagi penyebut tahun sebelumnya, dikali 100",
    symbols="A1 / B0 × 100",
    working="{0} / {1} × 100",
    limits=("pengandaian untuk melihat asal perubahan, bukan realisasi",),
)
PENGARUH_PEMBILANG = FormulaCard(
    code="PENGARUH_PEMBILANG",
    name="Bagian perubahan yang berasal dari pembilang",
    formula="(pembilang tahun ini − pembilang tahun sebelumnya) / penyebut tahun sebelumnya × 100",
    words="perubahan pembilang dibagi penyebut tahun sebelumnya, dikali 100",
    symbols="(A1 − A0) / B0 × 100",
    working="({0} − {2}) / {1} × 100",
    limits=("pembilang diubah lebih dahulu, lalu penyebut",),
)
PENGARUH_PENYEBUT = FormulaCard(
    code="PENGARUH_PENYEBUT",
    name="Bagian perubahan yang berasal dari penyebut",
    formula="pembilang tahun ini / penyebut tahun ini × 100 − persentase seandainya penyebut tetap",
    words="persentase tahun ini dikurangi persentase seandainya penyebut tetap",
    symbols="(A1 / B1 − A1 / B0) × 100",
    working="({0} / {1} − {2} / {3}) × 100",
    limits=("pembilang diubah lebih dahulu, lalu penyebut",),
)
SERAPAN = FormulaCard(
    code="SERAPAN",
    name="Serapan anggaran",
    formula="realisasi anggaran / pagu × 100",
    words="realisasi anggaran dibagi pagu, dikali 100",
    symbols="RA / PA × 100",
    working="{0} / {1} × 100",
    limits=("tidak dihitung bila pagu nol",),
)
SISA = FormulaCard(
    code="SISA",
    name="Sisa anggaran",
    formula="pagu − realisasi anggaran",
    words="pagu dikurangi realisasi anggaran",
    symbols="PA − RA",
    working="{0} − {1}",
    limits=("sisa tidak dengan sendirinya berarti penghematan",),
)
JUMLAH = FormulaCard(
    code="JUMLAH",
    name="Jumlah",
    formula="jumlah seluruh rincian",
    words="seluruh rincian dijumlahkan",
    symbols="Σ x",
    limits=("tidak dihitung bila satu rincian tidak ada datanya",),
)
JUMLAH_PAGU = JUMLAH.model_copy(
    update={
        "code": "JUMLAH_PAGU",
        "name": "Jumlah pagu satu tingkat",
        "formula": "jumlah pagu seluruh rincian",
        "words": "pagu seluruh rincian pada satu tingkat dijumlahkan",
        "symbols": "Σ PA",
        "limits": (*JUMLAH.limits, "tingkat lain tidak ikut dijumlahkan karena memuat uang yang sama"),
    }
)
JUMLAH_REALISASI = JUMLAH_PAGU.model_copy(
    update={
        "code": "JUMLAH_REALISASI",
        "name": "Jumlah realisasi anggaran satu tingkat",
        "formula": "jumlah realisasi anggaran seluruh rincian",
        "words": "realisasi anggaran seluruh rincian pada satu tingkat dijumlahkan",
        "symbols": "Σ RA",
    }
)
PROPORSI = FormulaCard(
    code="PROPORSI",
    name="Bagian dari jumlah",
    formula="bagian / jumlah × 100",
    words="bagian dibagi jumlah, dikali 100",
    symbols="x / Σ x × 100",
    working="{0} / {1} × 100",
    limits=("tidak dihitung bila jumlah nol atau negatif",),
)
PROPORSI_PAGU = PROPORSI.model_copy(
    update={
        "code": "PROPORSI_PAGU",
        "name": "Bagian dari jumlah pagu",
        "formula": "pagu / jumlah pagu × 100",
        "words": "pagu dibagi jumlah pagu, dikali 100",
    }
)
PROPORSI_SISA = PROPORSI.model_copy(
    update={
        "code": "PROPORSI_SISA",
        "name": "Bagian dari jumlah sisa anggaran",
        "formula": "sisa / jumlah sisa × 100",
        "words": "sisa anggaran dibagi jumlah sisa anggaran, dikali 100",
    }
)
PERUBAHAN_PAGU = FormulaCard(
    code="PERUBAHAN_PAGU",
    name="Perubahan pagu",
    formula="pagu setelah perubahan − pagu sebelum perubahan",
    words="pagu setelah perubahan dikurangi pagu sebelum perubahan",
    symbols="PA1 − PA0",
    working="{0} − {1}",
)
E1 = FormulaCard(
    code="E1",
    name="Efisiensi E1 (biaya per keluaran)",
    formula="rata-rata (1 − (RAK / RVK) / (PAK / TVK)) × 100",
    words="rata-rata dari satu dikurangi perbandingan biaya per volume realisasi dengan rencana, dikali 100",
    symbols="(Σ (1 − (RAK / RVK) / (PAK / TVK))) / n × 100",
    limits=("tidak dihitung bila volume atau pagu satu keluaran nol atau tidak ada datanya",),
    legal_basis="PMK 249/PMK.02/2011",
)
E2 = FormulaCard(
    code="E2",
    name="Efisiensi E2 (anggaran terhadap capaian keluaran)",
    formula="Σ(PAK × CK − RAK) / Σ(PAK × CK) × 100",
    words="jumlah pagu kali capaian keluaran dikurangi jumlah realisasi, dalam persen dari yang pertama",
    symbols="Σ(PAK·CK − RAK) / Σ(PAK·CK) × 100",
    limits=("CK ditulis sebagai bilangan, misalnya 1,22 untuk 122 persen",),
    legal_basis="rumpun PMK 214/2017",
)
NILAI_EFISIENSI = FormulaCard(
    code="NILAI_EFISIENSI",
    name="Nilai efisiensi",
    formula="50 + E / 20 × 50",
    words="lima puluh ditambah efisiensi dibagi 20 dikali 50",
    symbols="50 + E / 20 × 50",
    limits=("E dibatasi antara −20 dan 20",),
    legal_basis="rumpun PMK 214/2017",
)
E3 = FormulaCard(
    code="E3",
    name="Efisiensi E3 (capaian dikurangi serapan)",
    formula="capaian − serapan",
    words="capaian kinerja dikurangi serapan anggaran, dalam poin",
    symbols="C − S",
    working="{0} − {1}",
    limits=("lazim di perangkat daerah; bukan ukuran biaya per keluaran",),
)
E4 = FormulaCard(
    code="E4",
    name="Efisiensi E4 (anggaran yang tidak terserap)",
    formula="100 − serapan",
    words="seratus dikurangi serapan anggaran",
    symbols="100 − S",
    working="100 − {0}",
    limits=("hanya boleh dinyatakan bila target tercapai",),
)

EVERY_CARD: tuple[FormulaCard, ...] = (
    CAPAIAN,
    CAPAIAN_N1,
    CAPAIAN_N2,
    CAPAIAN_TETAP,
    CAPAIAN_RENTANG,
    SELISIH_TARGET,
    SELISIH_NASIONAL,
    KEMAJUAN,
    SELISIH_AKHIR,
    SISA_TAHUN,
    LANGKAH_TAHUNAN,
    PERUBAHAN,
    PERUBAHAN_RELATIF,
    RASIO,
    PENYEBUT_TETAP,
    PENGARUH_PEMBILANG,
    PENGARUH_PENYEBUT,
    SERAPAN,
    SISA,
    JUMLAH,
    JUMLAH_PAGU,
    JUMLAH_REALISASI,
    PROPORSI,
    PROPORSI_PAGU,
    PROPORSI_SISA,
    PERUBAHAN_PAGU,
    E1,
    E2,
    NILAI_EFISIENSI,
    E3,
    E4,
)

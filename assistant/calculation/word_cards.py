"""The formula cards of results that are words about figures, or compare reports."""

from __future__ import annotations

from assistant.calculation.cards import ANALYSIS
from assistant.calculation.result import FormulaCard

PENILAIAN = FormulaCard(
    code="PENILAIAN",
    name="Penilaian perubahan menurut polaritas",
    formula="membaik atau memburuk dari tahun sebelumnya",
    words="perubahan ke arah yang diinginkan disebut membaik, ke arah sebaliknya memburuk",
    symbols="X1 terhadap X0",
    limits=("hanya bila polaritas dinyatakan kantor atau terbukti dari capaian yang tercetak",),
    legal_basis=ANALYSIS,
)
KATEGORI = FormulaCard(
    code="KATEGORI",
    name="Kategori capaian",
    formula="kategori capaian",
    words="kategori yang batas bawahnya dicapai, menurut skala yang disebut",
    symbols="batas bawah ≤ C",
    limits=(
        "skala yang tercetak dalam laporan didahulukan, lalu pengaturan kantor, lalu Permendagri 86/2017",
        "capaian dibulatkan seperti ditampilkan sebelum dinilai",
        "bukan predikat AKIP",
    ),
)
PREDIKAT_AKIP = FormulaCard(
    code="PREDIKAT_AKIP",
    name="Predikat AKIP",
    formula="predikat menurut nilai evaluasi AKIP",
    words="AA di atas 90, A di atas 80, BB di atas 70, B di atas 60, CC di atas 50, C di atas 30, sisanya D",
    symbols="AA > 90; A > 80; BB > 70; B > 60; CC > 50; C > 30; D",
    limits=("nilai tepat pada batas masuk predikat di bawahnya", "bukan kategori capaian"),
)
TAHUN_TERBAIK = FormulaCard(
    code="TAHUN_TERBAIK",
    name="Tahun dengan realisasi terbaik",
    formula="tahun dengan nilai terbaik",
    words="tahun dengan nilai tertinggi, atau terendah bila makin rendah makin baik",
    symbols="arg maks X, atau arg min X",
    limits=(
        "paling sedikit tiga tahun yang diketahui",
        "tidak disebut bila dua laporan berbeda untuk satu tahun",
    ),
)
TAHUN_TERBURUK = TAHUN_TERBAIK.model_copy(
    update={
        "code": "TAHUN_TERBURUK",
        "name": "Tahun dengan realisasi terburuk",
        "formula": "tahun dengan nilai terburuk",
        "words": "tahun dengan nilai terendah, atau tertinggi bila makin rendah makin baik",
        "symbols": "arg min X, atau arg maks X",
    }
)
RENTETAN = FormulaCard(
    code="RENTETAN",
    name="Lama perubahan searah",
    formula="banyaknya perubahan searah berturut-turut sampai tahun terakhir",
    words="banyaknya tahun terakhir yang berturut-turut naik, turun, atau tetap",
    symbols="n",
    limits=("tahun yang tidak ada datanya memutus rentetan",),
)
BEDA_LAPORAN = FormulaCard(
    code="BEDA_LAPORAN",
    name="Beda angka tahun yang sama antara dua laporan",
    formula="nilai menurut laporan yang lebih baru − nilai menurut laporan yang lebih lama",
    words="nilai dalam laporan yang lebih baru dikurangi nilai tahun yang sama dalam laporan yang lebih lama",
    symbols="X baru − X lama",
    working="{0} − {1}",
    limits=("menunjukkan bahwa salah satu laporan perlu diperbaiki atau direvisi datanya",),
)
PENGGERAK = FormulaCard(
    code="PENGGERAK",
    name="Bagian yang menggerakkan persentase",
    formula="pembilang atau penyebut yang searah dengan perubahan persentase",
    words="bagian yang pengaruhnya searah dengan perubahan persentase",
    symbols="tanda (A1 − A0) / B0 dan A1 / B1 − A1 / B0",
    limits=("pembilang diubah lebih dahulu, lalu penyebut",),
)

EVERY_WORD_CARD: tuple[FormulaCard, ...] = (
    PENILAIAN,
    KATEGORI,
    PREDIKAT_AKIP,
    TAHUN_TERBAIK,
    TAHUN_TERBURUK,
    RENTETAN,
    BEDA_LAPORAN,
    PENGGERAK,
)

"""A second office for tests: several years, lower-is-better indicators, times, and facts that are words."""

from __future__ import annotations

from assistant.checks.checker import Checker
from assistant.domain.checking import CheckResult
from tests.checks.office import read_rows

AGENCY = "Dinas Perhubungan Kota Samaya"
_ROWS = """
Indeks Kelancaran Lalu Lintas | 2021 | realisasi | 61.2 | indeks
Indeks Kelancaran Lalu Lintas | 2022 | target | 63 | indeks
Indeks Kelancaran Lalu Lintas | 2022 | realisasi | 64.8 | indeks
Indeks Kelancaran Lalu Lintas | 2023 | target | 65 | indeks
Indeks Kelancaran Lalu Lintas | 2023 | realisasi | 63.5 | indeks
Indeks Kelancaran Lalu Lintas | 2023 | capaian | 97.69 | %
Indeks Kelancaran Lalu Lintas | 2023 | kategori | Tinggi | kategori
Indeks Kelancaran Lalu Lintas | 2026 | target akhir renstra | 70 | indeks
Indeks Kelancaran Lalu Lintas Nasional | 2023 | realisasi nasional | 66.1 | indeks
Angka Kecelakaan di Perlintasan | 2021 | realisasi | 34 | kejadian
Angka Kecelakaan di Perlintasan | 2022 | target | 27 | kejadian
Angka Kecelakaan di Perlintasan | 2022 | realisasi | 29 | kejadian
Angka Kecelakaan di Perlintasan | 2022 | capaian | 92.59 | %
Angka Kecelakaan di Perlintasan | 2023 | target | 25 | kejadian
Angka Kecelakaan di Perlintasan | 2023 | realisasi | 21 | kejadian
Angka Kecelakaan di Perlintasan | 2023 | capaian | 116 | %
Angka Kecelakaan di Perlintasan | 2023 | kategori | Sangat Tinggi | kategori
Waktu Tunggu Angkutan Kota | 2022 | target | 16 | menit
Waktu Tunggu Angkutan Kota | 2022 | realisasi | 18 | menit
Waktu Tunggu Angkutan Kota | 2023 | target | 12 | menit
Waktu Tunggu Angkutan Kota | 2023 | realisasi | 15 | menit
Waktu Tunggu Angkutan Kota | 2023 | capaian | 75 | %
Nilai Kepatuhan Terminal | 2021 | target | 72 | nilai
Nilai Kepatuhan Terminal | 2021 | realisasi | 70 | nilai
Nilai Kepatuhan Terminal | 2022 | target | 73 | nilai
Nilai Kepatuhan Terminal | 2022 | realisasi | 74 | nilai
Nilai Kepatuhan Terminal | 2023 | target | 78 | nilai
Nilai Kepatuhan Terminal | 2023 | realisasi | 78 | nilai
Nilai Kepatuhan Terminal | 2023 | capaian | 100 | %
Nilai Kepatuhan Terminal | 2023 | kategori | Sangat Tinggi | kategori
Status Kota Ramah Pejalan Kaki | 2022 | realisasi | Madya | status
Status Kota Ramah Pejalan Kaki | 2023 | target | Nindya | status
Status Kota Ramah Pejalan Kaki | 2023 | realisasi | Nindya | status
Opini atas Laporan Keuangan | 2022 | realisasi | WDP | opini
Opini atas Laporan Keuangan | 2023 | realisasi | WTP | opini
Predikat SAKIP | 2022 | realisasi | CC | predikat
Predikat SAKIP | 2023 | realisasi | B | predikat
Program Penyelenggaraan Lalu Lintas | 2023 | pagu | 4000000000 | Rp
Program Penyelenggaraan Lalu Lintas | 2023 | realisasi anggaran | 3660000000 | Rp
Program Penyelenggaraan Lalu Lintas | 2023 | serapan | 91.5 | %
Program Pengelolaan Perkeretaapian | 2023 | pagu | 500000000 | Rp
Program Pengelolaan Perkeretaapian | 2023 | realisasi anggaran | 421000000 | Rp
Program Pengelolaan Perkeretaapian | 2023 | serapan | 84.2 | %
Program Pengelolaan Pelayaran | 2023 | pagu | 1500000000 | Rp
Program Pengelolaan Pelayaran | 2023 | realisasi anggaran | 1459500000 | Rp
Program Pengelolaan Pelayaran | 2023 | serapan | 97.3 | %
Program | 2023 | jumlah | 3 | program
Indikator kinerja | 2023 | jumlah | 4 | indikator
Penumpang bus | 2022 | jumlah | 410000 | orang
Penumpang bus | 2023 | jumlah | 455000 | orang
Penumpang kereta | 2022 | jumlah | 220000 | orang
Penumpang kereta | 2023 | jumlah | 198000 | orang
"""
_CHECKER = Checker(read_rows(_ROWS, AGENCY))


def check(text: str) -> CheckResult:
    """Check a text against the office's facts."""
    return _CHECKER.check(text, year=2023)

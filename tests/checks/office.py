"""A small office for tests, of a field that the program knows nothing about."""

from __future__ import annotations

from decimal import Decimal

from assistant.checks.checker import Checker
from assistant.domain.checking import CheckResult
from assistant.domain.figures import Fact

AGENCY = "Dinas Perikanan Kabupaten Wanabakti"
_ROWS = """
Persentase kolam yang bersertifikat | 2022 | target | 60 | %
Persentase kolam yang bersertifikat | 2022 | realisasi | 58.5 | %
Persentase kolam yang bersertifikat | 2022 | capaian | 97.5 | %
Persentase kolam yang bersertifikat | 2023 | target | 65 | %
Persentase kolam yang bersertifikat | 2023 | realisasi | 70.2 | %
Persentase kolam yang bersertifikat | 2023 | capaian | 108 | %
Persentase kolam yang bersertifikat | 2023 | kategori | Sangat Tinggi | kategori
Persentase kapal yang terdaftar | 2023 | target | 90 | %
Persentase kapal yang terdaftar | 2023 | realisasi | 81 | %
Persentase kapal yang terdaftar | 2023 | capaian | 90 | %
Persentase kapal yang terdaftar | 2023 | kategori | Tinggi | kategori
Nilai pelayanan pelabuhan | 2023 | realisasi | 74.5 | nilai
Nilai pelayanan pelabuhan | 2023 | predikat | BB | kategori
Nelayan terdaftar | 2022 | jumlah | 4100 | orang
Nelayan terdaftar | 2023 | jumlah | 4000 | orang
Nelayan yang diasuransikan | 2022 | jumlah | 2900 | orang
Nelayan yang diasuransikan | 2023 | jumlah | 3000 | orang
Program Perikanan Tangkap | 2023 | pagu | 2000000000 | Rp
Program Perikanan Tangkap | 2023 | realisasi anggaran | 1900000000 | Rp
Program Perikanan Tangkap | 2023 | serapan | 95 | %
Program Perikanan Tangkap | 2023 | sisa anggaran | 100000000 | Rp
Program Perikanan Budidaya | 2023 | pagu | 1000000000 | Rp
Program Perikanan Budidaya | 2023 | realisasi anggaran | 880000000 | Rp
Program Perikanan Budidaya | 2023 | serapan | 88 | %
Program Perikanan Budidaya | 2023 | sisa anggaran | 120000000 | Rp
Program Pengolahan Hasil | 2023 | pagu | 500000000 | Rp
Program Pengolahan Hasil | 2023 | realisasi anggaran | 499000000 | Rp
Program Pengolahan Hasil | 2023 | serapan | 99.8 | %
Program Pengolahan Hasil | 2023 | sisa anggaran | 1000000 | Rp
Program | 2023 | jumlah | 3 | program
Realisasi nasional | 2022 | realisasi nasional | 66 | %
Realisasi nasional | 2023 | realisasi nasional | N/A | %
"""


def facts() -> list[Fact]:
    """The facts of the office."""
    return read_rows(_ROWS, AGENCY)


def read_rows(rows: str, agency: str) -> list[Fact]:
    """Facts from lines of subject, year, measure, value and unit."""
    found = []
    for number, row in enumerate(rows.strip().splitlines()):
        subject, year, measure, value, unit = (cell.strip() for cell in row.split("|"))
        exact = Decimal(value) if value.replace(".", "").isdigit() else value
        found.append(
            Fact(
                id=f"f{number}",
                agency=agency,
                subject=subject,
                year=int(year),
                measure=measure,
                value=exact,
                unit=unit,
            )
        )
    return found


_CHECKER = Checker(facts())


def check(text: str) -> CheckResult:
    """Check a text against the office's facts."""
    return _CHECKER.check(text, year=2023)

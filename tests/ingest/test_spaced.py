"""Aligned columns: groups between rows, names around their figures, narrow gaps, titles of pages."""

from __future__ import annotations

from tests.ingest.test_figures import read
from tests.ingest.test_tables import told

TABLE = [
    "                    Tabel 3. Capaian Indikator Kinerja Tahun 2024",
    "",
    "Kode       Indikator Kinerja            Polarisasi     Target     Realisasi    Capaian",
    "(1)        (2)                             (3)          (4)          (5)         (6)",
    "Perspektif Warga",
    "IKK 1.1    Persentase kolam             Maximize         50%        45,00%       90,00",
    "           yang dibina",
    "           Persentase hasil",
    "IKK 1.2    pemeriksaan yang dinyatakan  Maximize         80%        84,00%      105,00",
    "           lengkap",
    "Perspektif Proses",
    "IKK 2.1    Rata-rata waktu              Minimize           8          6          75,00",
    "           pemeriksaan",
]


def test_names_above_and_below_their_figures_and_behind_a_narrow_gap_are_whole() -> None:
    """45 of 50 are 90,00 percent, 84 of 80 are 105,00 percent."""
    found = [one for one in told(read(TABLE)) if one[2] == "capaian"]
    assert found == [
        ("Persentase kolam yang dibina", 2024, "capaian", "90.00"),
        ("Persentase hasil pemeriksaan yang dinyatakan lengkap", 2024, "capaian", "105.00"),
        ("Rata-rata waktu pemeriksaan", 2024, "capaian", "75.00"),
    ]


def test_a_group_between_rows_is_no_part_of_a_name() -> None:
    names = ("air", "benih", "pakan", "panen", "pasar", "warga")
    figures = "Maximize         50         45          90,00"
    rows = [f"IKK {n}      {f'Indeks mutu {name}':<29}{figures}" for n, name in enumerate(names, 1)]
    lines = [*TABLE[:4], *rows[:3], "Perspektif Proses", *rows[3:]]
    assert {subject for subject, *_ in told(read(lines))} == {f"Indeks mutu {name}" for name in names}

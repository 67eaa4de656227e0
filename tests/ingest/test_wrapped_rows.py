"""Matrices of causes and solutions: cells that go on below, merged and short names, columns for both."""

from __future__ import annotations

from assistant.domain.sources import PassageRole
from tests.ingest.texts import passages_of

_RESULTS = (
    "Tabel 3.1 Capaian Kinerja\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tTingkat hunian kamar (THK)\t70\t61\t87,14\n"
    "2\tLama rawat rata-rata (LRR)\t6\t4\t133,33\n\n"
)


def _told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (p.role.name, p.about, p.text.rsplit(": ", 1)[-1])
        for p in passages_of(text)
        if p.role not in (PassageRole.GENERAL, PassageRole.TABLE_ROW)
    ]


def test_a_cell_that_goes_on_below_is_one_cause_and_a_new_one_keeps_the_name_above() -> None:
    text = (
        f"A. Capaian\n\n{_RESULTS}Tabel 3.2 Kendala dan Solusi\n\n"
        "Indikator\tKendala\tSolusi yang dilakukan\n"
        "Tingkat hunian kamar (THK)\tPasien dirujuk ke luar karena\tPerjanjian kerja sama dengan\n"
        "\tkamar rusak\tsepuluh klinik\n"
        "\tPetugas malam kurang\tPenambahan empat petugas\n"
    )
    room = ("Tingkat hunian kamar (THK)",)
    assert _told(text) == [
        ("OBSTACLE", room, "Pasien dirujuk ke luar karena kamar rusak"),
        ("SOLUTION_DONE", room, "Perjanjian kerja sama dengan sepuluh klinik"),
        ("OBSTACLE", room, "Petugas malam kurang"),
        ("SOLUTION_DONE", room, "Penambahan empat petugas"),
    ]


def test_a_column_for_both_causes_is_read_by_the_capaian_of_the_indicator_that_its_letters_mean() -> None:
    text = (
        f"A. Capaian\n\n{_RESULTS}Tabel 3.2 Matriks Penyebab\n\n"
        "No\tIndikator\tFaktor Pendukung/Penghambat\n"
        "1\tTHK\tRujukan berjenjang mengalihkan pasien ke klinik\n"
        "2\tLRR\tAlur pelayanan baku diterapkan pada lima penyakit\n"
    )
    assert _told(text) == [
        ("OBSTACLE", ("Tingkat hunian kamar (THK)",), "Rujukan berjenjang mengalihkan pasien ke klinik"),
        (
            "SUCCESS_CAUSE",
            ("Lama rawat rata-rata (LRR)",),
            "Alur pelayanan baku diterapkan pada lima penyakit",
        ),
    ]


def test_of_what_the_table_shows_to_be_better_when_less_a_rise_has_causes_of_failure() -> None:
    text = f"A. Capaian\n\n{_RESULTS}B. Analisis\n\nLama rawat rata-rata bertambah karena obat terlambat.\n"
    assert [(role, about) for role, about, _ in _told(text)] == [
        ("FAILURE_CAUSE", ("Lama rawat rata-rata (LRR)",))
    ]

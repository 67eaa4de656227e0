"""Synthetic tables of staff, surveys and income: sums of counts, scores with letters, money earned."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.numerals import format_number
from tests.ingest.offices import PLACES
from tests.ingest.synthetic_tables import Known, Maker, SyntheticTable


def staff_table(maker: Maker) -> SyntheticTable:
    """Women and men by rank below a group of their own, with their sum."""
    rows, known = [], []
    for number, rank in enumerate(("IV", "III", "II"), 1):
        men, women = maker.random.randint(11, 48), maker.random.randint(11, 48)
        name = f"Golongan {rank}"
        rows.append([str(number), name, *map(str, (men, women, men + women))])
        for measure, value in (("laki_laki", men), ("perempuan", women), ("jumlah", men + women)):
            known.append(Known(name, maker.year, measure, Decimal(value), "other"))
    header = [["No", "Golongan", "Jenis Kelamin", "", "Jumlah"], ["", "", "Laki-laki", "Perempuan", ""]]
    return SyntheticTable(f"Tabel 1.3 Pegawai Menurut Golongan Tahun {maker.year}", header, rows, known)


def survey_table(maker: Maker) -> SyntheticTable:
    """The mean score of each element of a service and the letter for its quality."""
    rows, known = [], []
    for number, place in enumerate(PLACES[:4], 1):
        score, letter = Decimal(maker.random.randint(2600, 3990)) / 1000, maker.random.choice("ABC")
        name = f"Loket {place}"
        rows.append([str(number), name, format_number(score, 3), letter])
        known.append(Known(name, maker.year, "nilai", score, "other"))
        known.append(Known(name, maker.year, "kategori", letter, "other"))
    header = [["No", "Unsur Pelayanan", "Nilai Rata-rata", "Mutu Pelayanan"]]
    return SyntheticTable(f"Tabel 3.10 Survei Kepuasan Tahun {maker.year}", header, rows, known, flat=False)


def income_table(maker: Maker) -> SyntheticTable:
    """Income against its target: money that is no budget, and the share that is no absorption."""
    rows, known = [], []
    for number, place in enumerate(PLACES[:3], 1):
        planned = maker.random.randint(20_000_000, 90_000_000)
        earned = maker.random.randint(10_000_000, planned)
        share = maker.achieved(Decimal(planned), Decimal(earned))
        name = f"Retribusi Pasar {place}"
        rows.append([str(number), name, maker.money(planned), maker.money(earned), maker.percent(share)])
        for measure, value in (("target", planned), ("realisasi", earned), ("capaian", share)):
            known.append(Known(name, maker.year, measure, Decimal(value), "other"))
    header = [["No", "Jenis Penerimaan", "Target (Rp)", "Realisasi (Rp)", "Capaian (%)"]]
    return SyntheticTable(f"Tabel 3.11 Penerimaan Retribusi Tahun {maker.year}", header, rows, known)

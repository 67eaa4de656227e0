"""Figures with their provenance, and the facts that a text is checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from assistant.domain.record import Exact, Record, Value
from assistant.domain.sources import Location


class Level(StrEnum):
    """The level of planning or budget that a figure's subject stands on."""

    IKU = "iku"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    BELANJA = "belanja"
    OTHER = "other"


class Origin(StrEnum):
    """Where a figure comes from: printed in a report, computed by us, or entered by the office."""

    REPORTED = "reported"
    COMPUTED = "computed"
    ENTERED = "entered"


class Measure(StrEnum):
    """The measure codes of the command line's contract; other columns keep their heading in snake case."""

    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    KATEGORI = "kategori"
    KONDISI_AWAL = "kondisi_awal"
    TARGET_AKHIR_RENSTRA = "target_akhir_renstra"
    TINGKAT_KEMAJUAN = "tingkat_kemajuan"
    REALISASI_NASIONAL = "realisasi_nasional"
    PAGU = "pagu"
    PAGU_SEBELUM_PERUBAHAN = "pagu_sebelum_perubahan"
    PAGU_SETELAH_PERUBAHAN = "pagu_setelah_perubahan"
    REALISASI_ANGGARAN = "realisasi_anggaran"
    SERAPAN_PERSEN = "serapan_persen"
    SISA = "sisa"
    EFISIENSI = "efisiensi"
    EFISIENSI_PERSEN = "efisiensi_persen"
    POPULASI = "populasi"
    DITANGANI = "ditangani"
    PERSEN_DITANGANI = "persen_ditangani"
    JUMLAH = "jumlah"
    KEWENANGAN_PROVINSI = "kewenangan_provinsi"
    KEWENANGAN_KABUPATEN_KOTA = "kewenangan_kabupaten_kota"
    BOBOT = "bobot"
    NILAI = "nilai"
    REALISASI_TW1 = "realisasi_tw1"
    REALISASI_TW2 = "realisasi_tw2"
    REALISASI_TW3 = "realisasi_tw3"
    REALISASI_TW4 = "realisasi_tw4"
    REALISASI_ANGGARAN_TW1 = "realisasi_anggaran_tw1"
    REALISASI_ANGGARAN_TW2 = "realisasi_anggaran_tw2"
    REALISASI_ANGGARAN_TW3 = "realisasi_anggaran_tw3"
    REALISASI_ANGGARAN_TW4 = "realisasi_anggaran_tw4"


class Figure(Record):
    """One figure, bound to subject, year, measure, unit and place.

    `unit` is `"%"`, `"Rp"`, `"poin"`, `"predikat"` or a unit of count such as `"orang"`. `raw` is the cell as
    printed. `table` is the caption of its table, None for prose. `table_no`, `row` and `column` (from 1) tie
    together the figures of one table in one report. `readings` holds the other values that the cell could
    mean, `doubt` says so in Indonesian. Computed figures carry `formula`, `inputs` and `arithmetic`, the sum
    in one line, and no `location` of their own; one without a value could not be computed, and its `doubt`
    is the reason. `lower` and `upper` are the ends of a bound or range such as `≥ 80` or `80–90`; `value` is
    then the number of a single bound, and the text of a range.
    """

    figure_id: str
    report_id: str
    agency: str
    report_year: int
    subject: str
    parent: str | None = None
    level: Level = Level.OTHER
    year: int | None
    measure: str
    value: Value
    unit: str | None
    raw: str
    table: str | None = None
    location: Location | None
    origin: Origin = Origin.REPORTED
    formula: str | None = None
    inputs: tuple[str, ...] = ()
    arithmetic: str | None = None
    source: Literal["table", "prose"] = "table"
    table_no: int | None = None
    row: int | None = None
    column: int | None = None
    readings: tuple[Exact, ...] = ()
    doubt: str | None = None
    lower: Exact | None = None
    upper: Exact | None = None


class Fact(Record):
    """What a claim is checked against; `value` "N/A" says that there is none.

    `unit` as in `Figure`; `aliases` are other names of the subject.
    """

    id: str
    agency: str
    subject: str
    year: int | None
    measure: str
    value: Value
    unit: str | None
    aliases: tuple[str, ...] = ()

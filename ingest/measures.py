"""What a heading says: the role of its column, and the measure, unit, year and quarter of its values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from assistant.domain.figures import Measure
from assistant.domain.record import Record
from ingest.labels import squash, years_in
from ingest.measure_codes import BRACKET, ROMAN_QUARTERS, measure_of, own_measure, quarter_of


class Role(StrEnum):
    """What the cells of a column are."""

    NUMBER = "nomor"
    CODE = "kode"
    NAME = "nama"
    UNIT = "satuan"
    VALUE = "nilai"
    TEXT = "keterangan"
    UNKNOWN = "tidak dikenal"


class NameKind(StrEnum):
    """What the names of a column name."""

    OBJECTIVE = "sasaran"
    INDICATOR = "indikator"
    PROGRAM = "program"
    ACTIVITY = "kegiatan"
    SUB_ACTIVITY = "sub kegiatan"
    MIXED = "program, kegiatan dan sub kegiatan"
    ACCOUNT = "uraian"
    OTHER = "lain"


class Heading(Record):
    """A column's heading, read.

    `percent` marks a heading that is only a percent sign, whose measure depends on its neighbours; `money`
    tells that the heading speaks of rupiah, None where it does not say.
    """

    text: str
    role: Role
    kind: NameKind | None = None
    measure: str | None = None
    unit: str | None = None
    year: int | None = None
    money: bool | None = None
    percent: bool = False


_MONEY = re.compile(r"anggaran|pagu|keuangan|belanja|apbd|apbn|\brp\b|biaya|dpa(?!t)|alokasi(?!waktu)")
_MONEY_SPACED = re.compile(r"\(\s*rp\.?\s*\)|\brp\b|rupiah", re.IGNORECASE)

_NAMES: tuple[tuple[re.Pattern[str], NameKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"program/?(?:dan)?/?kegiatan|program.*kegiatan", NameKind.MIXED),
        (r"kegiatan/?(?:dan)?/?sub", NameKind.MIXED),
        (r"^sub/?kegiatan|^nama\w*subkegiatan", NameKind.SUB_ACTIVITY),
        (r"indi[kc]ator|^iku|ukurankinerja|^tolokukur|^kinerjautama", NameKind.INDICATOR),
        (r"^(?:nama)?program", NameKind.PROGRAM),
        (r"^(?:nama)?kegiatan", NameKind.ACTIVITY),
        (r"sasaran|^tujuan|ujuan/sasara|^outcome|^kinerja$|^misi|^visi", NameKind.OBJECTIVE),
        (r"^uraian|^belanja$|jenisbelanja|^rekening$", NameKind.ACCOUNT),
        (
            r"^jenis(?!kelamin)|^nama|^komponen|^urusan|^bidang|^unit(?:kerja|organisasi)|^kecamatan|^desa|"
            r"^kelurahan|^aspek|^unsur|^pendidikan$|jenjangpendidikan|^jabatan|^golongan|^pangkat|"
            r"^eselon|^kategori(?!capaian|kinerja|nilai|penilaian|keberhasilan|hasil|efisiensi|serapan|realisasi|mutu)\w+|"
            r"^kelompok|^layanan|^pelayanan|^puskesmas|^sekolah|^wilayah|^objek|"
            r"^kabupaten(?!/)|^kota$|^provinsi$|^sektor|^komoditas$|^perspektif$|^satuankerja$|^instansi$|^negara$|^perangkatdaerah|^opd|^skpd|^rincian|^data$|^variabel|^parameter|"
            r"^sumberdana$|^tahapan|^kriteria\w+|^penduduk|^kelas|^bulan$|^tahun$|^triwulan$",
            NameKind.OTHER,
        ),
    )
)
_NUMBER = re.compile(r"^(?:no|nomor|nourut|n0|nomorurut|nomer)$")
_CODE = re.compile(r"^(?:kode|koderekening|kodebarang|norekening|kodeprogram.*|noreg\w*|rekening)$")
_UNIT = re.compile(r"^(?:satuan|unit|sat|satuanukur\w*|satuantarget|satuanindikator)$")
_TEXT = re.compile(
    r"keterangan|^ket$|rumus|formula|metod|sumberdata|sumberdana|penanggung|analisis|solusi|hambatan|"
    r"kendala|permasalahan|faktor|rekomendasi|tindaklanjut|upaya|merk|keadaan|kondisi(?!awal|akhir)|menunjang|"
    r"penjelasan|definisi|alasan|rencanaaksi|strategi|kebijakan|pelaksana|lokasi|tahunpembelian|"
    r"tahunperolehan|waktu|jadwal|halaman|isi$|sumberdaya$|nip$|telepon|alamat|catatan|evaluasi$"
)

_BARE_UNIT = re.compile(
    r"^(?:rp|rupiah|(?:persen|persentase|prosentase)?%|persen|k|kinerja|keuangan|fisik|angka)$"
)
_UNIT_IN_HEADING = re.compile(r"\(\s*([^()\d]{1,24}?)\s*\)")
_HALF = re.compile(r"((?:target|realisasi|capaian|pagu|anggaran)\b.*\S)\s+(K|Rp)\.?", re.IGNORECASE)
_DATED = re.compile(r"((?:tahun|th\.?|thn\.?|ta\.?)\s*(?:19|20)\d\d)\s+(\S.*)", re.IGNORECASE)
_COUNTED = re.compile(r"\sK\s*\(%\)\s*$")
_FISCAL = re.compile(r"(fisik|keuangan)(?:rp|%|persen)?")
_LETTERS = {"t": "target", "r": "realisasi", "c": "capaian"}
_UNIT_WORDS = {"orang", "jiwa", "unit", "kk", "kpm", "dokumen", "kali", "bulan", "paket", "lembaga", "desa"}


def _unit_of(text: str) -> str | None:
    squashed = squash(text)
    if "%" in squashed or "persen" in squashed:
        return "%"
    if _MONEY_SPACED.search(text):
        return "Rp"
    for word in _UNIT_IN_HEADING.findall(text):
        if squash(word) in _UNIT_WORDS:
            return str(word).strip().lower()
    return None


def _role_of_name(squashed: str) -> NameKind | None:
    for pattern, kind in _NAMES:
        if pattern.search(squashed):
            return kind
    return None


@lru_cache(maxsize=4096)
def read_heading(path: tuple[str, ...]) -> Heading:
    """Read the headings that stand over one column, from the top row to the lowest.

    The lowest one decides, a bare `(Rp)`, `%`, `K` or year takes its measure from those above it.
    """
    texts = [text for index, text in enumerate(path) if text and text not in path[:index]]
    half = _HALF.fullmatch(texts[-1]) if texts else None
    if half:
        texts[-1:] = [half.group(1), half.group(2)]
    letter = _LETTERS.get(squash(texts[-1])) if len(texts) > 1 else None
    if letter and (years_in(texts[-2]) or squash(texts[-2]) == "kinerja"):
        texts[-1] = letter
    if texts and (dated := _DATED.fullmatch(texts[-1])):
        texts[-1:] = [dated.group(1), dated.group(2)]
    whole = " ".join(texts)
    years = years_in(whole)
    year = years[-1] if years else None
    if not texts:
        return Heading(text="", role=Role.UNKNOWN)
    if _sex(texts):
        texts[-1] = _sex(texts)
    leaf = squash(texts[-1])
    above = squash(" ".join(texts[:-1]))
    all_squashed = squash(whole)
    unit = _unit_of(texts[-1]) or (_unit_of(" ".join(texts[:-1])) if texts[:-1] else None)
    paid = bool(_MONEY_SPACED.search(texts[-1])) or leaf == "rp"
    counted = leaf in ("k", "kinerja") or ("kinerja" in leaf and not _MONEY.search(leaf))
    counted = counted or _COUNTED.search(texts[-1]) is not None
    money: bool | None = True if paid else (False if counted else None)
    if money is None and _MONEY.search(leaf):
        money = True
    if money is None and above and _MONEY.search(above) and "kinerja" not in above:
        money = True

    if _NUMBER.match(leaf):
        return Heading(text=whole, role=Role.NUMBER)
    if _CODE.match(leaf) or (not leaf and _CODE.match(above)):
        return Heading(text=whole, role=Role.CODE)
    if _UNIT.match(leaf):
        return Heading(text=whole, role=Role.UNIT)

    if spent := _FISCAL.fullmatch(leaf):
        planned = re.search("target|rencana", above) is not None and "realis" not in above
        measure = (
            ("target_fisik" if planned else "realisasi_fisik")
            if spent.group(1) == "fisik"
            else (
                (Measure.PAGU if planned else Measure.REALISASI_ANGGARAN)
                if unit != "%"
                else Measure.SERAPAN_PERSEN
            )
        )
        if above and quarter_of(" ".join(texts[:-1])) is None:
            physical = spent.group(1) == "fisik"
            return Heading(
                text=whole,
                role=Role.VALUE,
                measure=measure,
                unit="%" if physical else unit or "Rp",
                year=year,
                money=not physical,
            )
    generic = bool(_BARE_UNIT.match(leaf)) or (
        years_in(texts[-1]) != [] and not re.sub(r"\d|tahun|th|s/?d|sampaidengan|hingga|akhir", "", leaf)
    )
    if not generic:
        measure = measure_of(texts[-1], money is True) or measure_of(
            BRACKET.sub("", texts[-1]), money is True
        )
        kind = _role_of_name(leaf)
        if kind is not None and not (
            measure and re.match(r"%|target|capaian|persen|jumlahs|jumlahp|estimasi|proyeksi", leaf)
        ):
            return Heading(text=whole, role=Role.NAME, kind=kind)
        if _TEXT.search(leaf) and measure not in (Measure.KATEGORI, Measure.NILAI):
            return Heading(text=whole, role=Role.TEXT, measure=own_measure(texts), unit=unit, year=year)
    else:
        measure = None
    quarter = next((found for text in reversed(texts) if (found := quarter_of(text))), None)
    if quarter is None and leaf in ("i", "ii", "iii", "iv") and re.search("realis|triwulan|target", above):
        quarter = ROMAN_QUARTERS[leaf]
    if quarter is not None:
        stem = (
            "target"
            if re.search("target|rencana", all_squashed) and "realis" not in all_squashed
            else "realisasi"
        )
        middle = "_anggaran" if money else ""
        if re.match(r"%|capaian", leaf) or (leaf == "%" and not money):
            stem, middle = ("serapan", "") if money else ("capaian", "")
        return Heading(
            text=whole,
            role=Role.VALUE,
            measure=f"{stem}{middle}_tw{quarter}",
            unit=unit,
            year=year,
            money=money,
        )
    if measure is None and above:
        measure = measure_of(f"{' '.join(texts[:-1])} {'' if generic else texts[-1]}", money is True)
        if measure and not generic and not re.match("kewenangan", measure):
            measure = None
    if (
        generic
        and unit == "%"
        and measure in (Measure.PAGU, Measure.REALISASI_ANGGARAN, Measure.REALISASI, None)
    ):
        spent = measure in (Measure.REALISASI_ANGGARAN,)
        measure = Measure.SERAPAN_PERSEN if spent else None
        if measure is None:
            return Heading(text=whole, role=Role.VALUE, unit="%", year=year, percent=True, money=money)
    if measure is None and re.fullmatch(r"(?:persen|persentase|prosentase)%?|%", leaf):
        return Heading(text=whole, role=Role.VALUE, unit="%", year=year, percent=True, money=money)
    if measure is not None:
        return Heading(text=whole, role=Role.VALUE, measure=measure, unit=unit, year=year, money=money)
    return Heading(
        text=whole,
        role=Role.UNKNOWN,
        measure=own_measure(texts),
        unit=unit,
        year=year,
        money=money,
    )


def _sex(texts: Sequence[str]) -> str:
    """The heading that a single letter stands for where it counts women or men; empty for any other."""
    sexes = {"l": "Laki-laki", "p": "Perempuan"}
    grouped = len(texts) > 1 and re.search("kelamin|gender|pegawai|asn|pns", squash(texts[-2])) is not None
    return sexes.get(squash(texts[-1]), "") if len(texts) == 1 or grouped else ""

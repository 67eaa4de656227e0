"""How measures, statuses, sections and places are called in front of people."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Measure
from assistant.domain.sources import Location

_MEASURES: dict[str, str] = {
    Measure.KATEGORI: "kategori capaian",
    Measure.KONDISI_AWAL: "kondisi awal",
    Measure.TARGET_AKHIR_RENSTRA: "target akhir Renstra",
    Measure.TINGKAT_KEMAJUAN: "tingkat kemajuan",
    Measure.REALISASI_NASIONAL: "realisasi nasional",
    Measure.PAGU_SEBELUM_PERUBAHAN: "pagu sebelum perubahan",
    Measure.PAGU_SETELAH_PERUBAHAN: "pagu setelah perubahan",
    Measure.REALISASI_ANGGARAN: "realisasi anggaran",
    Measure.SERAPAN_PERSEN: "serapan anggaran",
    Measure.SISA: "sisa anggaran",
    Measure.EFISIENSI_PERSEN: "efisiensi (persen)",
    Measure.PERSEN_DITANGANI: "persentase ditangani",
    Measure.KEWENANGAN_PROVINSI: "kewenangan provinsi",
    Measure.KEWENANGAN_KABUPATEN_KOTA: "kewenangan kabupaten/kota",
    **{f"realisasi_tw{n}": f"realisasi triwulan {n}" for n in range(1, 5)},
    **{f"realisasi_anggaran_tw{n}": f"realisasi anggaran triwulan {n}" for n in range(1, 5)},
}

SECTIONS: dict[SectionCode, str] = {
    SectionCode.TARGET_REALISASI: "Target dan realisasi",
    SectionCode.TAHUN_SEBELUMNYA: "Perbandingan dengan tahun-tahun sebelumnya",
    SectionCode.JANGKA_MENENGAH: "Kemajuan terhadap target jangka menengah",
    SectionCode.STANDAR_NASIONAL: "Perbandingan dengan angka nasional",
    SectionCode.PENYEBAB_SOLUSI: "Penyebab dan solusi",
    SectionCode.EFISIENSI: "Efisiensi penggunaan sumber daya",
    SectionCode.PROGRAM_PENUNJANG: "Program dan kegiatan penunjang",
    SectionCode.REALISASI_ANGGARAN: "Realisasi anggaran",
    SectionCode.IKHTISAR_EKSEKUTIF: "Ikhtisar eksekutif",
    SectionCode.PENUTUP: "Penutup",
}

STATUSES: dict[SentenceStatus, str] = {
    SentenceStatus.VERIFIED: "terverifikasi",
    SentenceStatus.NEEDS_CONFIRMATION: "perlu konfirmasi",
    SentenceStatus.EDITED: "disunting, belum diperiksa ulang",
    SentenceStatus.UNSUPPORTED: "tanpa sumber",
}


def measure_label(measure: str) -> str:
    """The Indonesian name of a measure; other columns keep their heading, as words."""
    return _MEASURES.get(measure) or measure.replace("_", " ").strip()


def place_text(location: Location | None) -> str | None:
    """A place with its file, as in `laporan.txt, b. 395`; None where there is no place."""
    if location is None:
        return None
    inside = str(location)
    return location.file if inside == location.file else f"{location.file}, {inside}"


def places_text(locations: Iterable[Location]) -> str:
    """Several places, each file named once, as in `laporan.txt, b. 395; b. 440`."""
    files: dict[str, list[str]] = {}
    for location in locations:
        inside = str(location)
        files.setdefault(location.file, []).extend([] if inside == location.file else [inside])
    named = ((file, "; ".join(dict.fromkeys(places))) for file, places in files.items())
    return "; ".join(f"{file}, {places}" if places else file for file, places in named)

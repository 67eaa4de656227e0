"""Headings of flat tables: a line of headings without separators, cut where each heading begins."""

from __future__ import annotations

import re

from ingest.labels import clean
from ingest.measures import read_heading

_UNIT_TAIL = (
    r"(?:\s*\(\s*(?:rp\.?|%|persen|orang|rupiah|unit)\s*\)|"
    r"\s*%(?!\s*(?:capaian|pencapaian|realisasi|serapan|penyerapan)))?"
)
_YEAR_TAIL = r"(?:\s*(?:tahun|th\.?)?\s*20\d\d)?"
HEADING = re.compile(
    r"(?:"
    r"no(?:mor)?\.?(?:\s*urut)?|kode(?:\s+rekening)?|"
    r"(?:tujuan\s*/\s*)?sasaran(?:\s+(?:strategis|program|kegiatan|pd|opd))?|tujuan|"
    r"indikator(?:\s+(?:kinerja|sasaran|program|kegiatan|tujuan))*(?:\s+utama)?(?:\s*\(iku\))?|"
    r"(?:nama\s+)?program(?:\s*(?:/|,|dan)\s*(?:sub\s*)?kegiatan){0,2}|(?:nama\s+)?kegiatan(?:\s*/\s*sub\s*kegiatan)?|"
    r"sub\s*kegiatan|uraian|jenis\s+\w+|komponen|satuan|keterangan|(?:tahun\s+)?20\d\d|"
    r"(?:tw|triwulan)\s*(?:iv|iii|ii|i|[1-4])|"
    r"(?:kondisi\s+awal|target\s+akhir(?:\s+(?:renstra|rpjmd|20\d\d))?|target(?:\s+(?:kinerja|renstra|rpjmd|tahunan|tahun\s+ini))?|"
    r"realisasi(?:\s+(?:kinerja|anggaran|keuangan|belanja|fisik|nasional))?|"
    r"(?:%|persentase|tingkat)?\s*capaian(?:\s+kinerja)?|(?:tingkat\s+)?kemajuan|(?:%|persentase)\s*(?:realisasi|serapan)|"
    r"pagu(?:\s+(?:anggaran|dana))?(?:\s+(?:awal|murni|perubahan))?|(?:jumlah\s+)?anggaran(?:\s+belanja)?(?:\s+(?:sebelum|setelah|sesudah)\s+perubahan)?|"
    r"alokasi(?:\s+anggaran)?|"
    r"sisa(?:\s+(?:anggaran|pagu|dana))?|serapan(?:\s+anggaran)?|efisiensi|"
    r"kategori(?:\s+capaian)?|predikat|kriteria|bobot|"
    r"(?:sebelum|setelah|sesudah)\s+perubahan|nilai(?:\s+rata-rata)?|mutu|jumlah|persentase|%)"
    + _UNIT_TAIL
    + _YEAR_TAIL
    + r")",
    re.IGNORECASE,
)


def known_headings(text: str, *, apart: bool = False) -> list[str] | None:
    """The headings that a line is made of, None where anything else stands in it.

    `apart` reads a bare percent sign as a heading of its own.
    """
    found: list[str] = []
    at = 0
    text = clean(text)
    while at < len(text):
        if text[at] in " |":
            at += 1
            continue
        match = HEADING.match(text, at)
        if match is None or match.end() == at or (match.end() < len(text) and text[match.end()].isalpha()):
            return None
        heading = match.group(0).strip()
        if apart and heading.endswith("%") and len(heading) > 1:
            found.extend((heading[:-1].strip(), "%"))
        else:
            found.append(heading)
        at = match.end()
    return found


_START = re.compile(r"\W*(?:no\b|nomor|kode|sasaran|tujuan|indikator|program|uraian|kegiatan)", re.IGNORECASE)
MEASURING = re.compile(
    r"(?:jumlah|total|banyaknya|persentase|prosentase|persen|%|nilai|skor|rata-rata|indeks|rasio|target|realisasi|"
    r"capaian|anggaran|pagu|alokasi|belanja|sisa|serapan|penyerapan|tingkat|kondisi|tw|triwulan|semester|tahun|"
    r"20\d\d|luas|harga|volume|laki-laki|perempuan|pria|wanita|l|p)$",
    re.IGNORECASE,
)
BINDING = re.compile(
    r"(?:dan|atau|serta|yang|di|ke|dari|dalam|pada|untuk|per|terhadap|s/d|s\.d\.?|sampai|dengan|non|tidak|belum|sudah|"
    r"telah|sebelum|setelah|sesudah|akhir|awal|menurut|/|-|&|\+)$",
    re.IGNORECASE,
)
_NAMED_START = re.compile(
    r"(?:provinsi|kabupaten|kota|kecamatan|desa|kelurahan|jenis|nama|unsur|komponen|aspek|bulan|golongan|pangkat|"
    r"pendidikan|jabatan|bidang|urusan|sektor|wilayah|satuan\s+kerja|unit\s+(?:kerja|organisasi)|perspektif|komoditas|"
    r"puskesmas|sekolah|layanan|jenjang|kelas|perangkat\s+daerah)(?:\s*/\s*\w+)*\b",
    re.IGNORECASE,
)
_FIGURES_HEADED = re.compile(
    r"\b(?:20\d\d|jumlah|total|target|realisasi|capaian|anggaran|pagu|nilai|persentase|TW|triwulan|semester)\b|%",
    re.IGNORECASE,
)


def starts_with_names(text: str) -> bool:
    """Whether a line can head a table without numbers: a kind of names, then headings of figures."""
    text = clean(text)
    if len(text) > 110 or text.endswith((".", ",", ";", ":")) or _NAMED_START.match(text) is None:
        return False
    words = text.split(" ")
    figures = any(re.search(r"\d", word) and not re.fullmatch(r"\(?20\d\d\)?", word) for word in words)
    plain = any(word[:1].islower() and not BINDING.match(word) for word in words)
    return not figures and not plain and _FIGURES_HEADED.search(text) is not None


def starts_header(text: str) -> bool:
    """Whether a line begins as headers of tables do."""
    return _START.match(text) is not None or starts_with_names(text)


def heading_pieces(text: str) -> list[str]:
    """The words of a line; a bracket and what stands in it stay with the word before it."""
    pieces: list[str] = []
    for word in clean(text).split(" "):
        open_bracket = bool(pieces) and pieces[-1].count("(") > pieces[-1].count(")")
        span = word.lower() in ("tahun", "bulan", "hari") and re.search(r" \d+-\d+$", " ".join(pieces[-1:]))
        ages = pieces and re.fullmatch(r"\d{1,3}-\d{1,3}", word)
        if pieces and (word.startswith("(") or open_bracket or word == "%)" or ages or span):
            pieces[-1] = f"{pieces[-1]} {word}"
        else:
            pieces.append(word)
    return pieces


def first_word(piece: str) -> str:
    """The first word of a piece."""
    return piece.split(" ", 1)[0]


def is_heading_of_figures(pieces: list[str]) -> bool:
    """Whether words are one heading that is known as a whole, a name or a unit included."""
    return HEADING.fullmatch(" ".join(pieces)) is not None


def is_remark(heading: str) -> bool:
    """Whether a heading stands over words at the end of a row: a category, or a remark."""
    read = read_heading((heading,))
    return read.measure == "kategori" or re.fullmatch(r"ket(?:erangan)?\.?", heading.lower()) is not None

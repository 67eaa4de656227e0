"""Figures in words: labels of measures, values and places as an answer prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.domain.answers import AnswerValue, Citation
from assistant.domain.figures import Figure, Level
from assistant.domain.numerals import format_number, format_percent, format_rupiah
from assistant.domain.sources import Location, Passage

MEASURE_NAMES: dict[str, str] = {
    "target": "target",
    "realisasi": "realisasi",
    "capaian": "capaian",
    "kategori": "kategori capaian",
    "kondisi_awal": "kondisi awal",
    "target_akhir_renstra": "target akhir Renstra",
    "target_akhir_rpjmd": "target akhir RPJMD",
    "tingkat_kemajuan": "tingkat kemajuan",
    "realisasi_nasional": "realisasi nasional",
    "pagu": "pagu",
    "pagu_sebelum_perubahan": "pagu sebelum perubahan",
    "pagu_setelah_perubahan": "pagu setelah perubahan",
    "realisasi_anggaran": "realisasi anggaran",
    "serapan_persen": "serapan anggaran",
    "sisa": "sisa anggaran",
    "efisiensi": "efisiensi",
    "efisiensi_persen": "efisiensi",
    "populasi": "jumlah keseluruhan",
    "ditangani": "jumlah yang ditangani",
    "persen_ditangani": "persentase yang ditangani",
    "jumlah": "jumlah",
    "bobot": "bobot",
    "nilai": "nilai",
}
LEVEL_NAMES: dict[Level, str] = {
    Level.IKU: "indikator kinerja utama",
    Level.PROGRAM: "program",
    Level.KEGIATAN: "kegiatan",
    Level.SUB_KEGIATAN: "sub kegiatan",
    Level.BELANJA: "jenis belanja",
    Level.OTHER: "rincian",
}
_LONGEST_TITLE = 110
_LONGEST_ACRONYM = 4
_SMALL = {
    "dan",
    "di",
    "ke",
    "yang",
    "dari",
    "atau",
    "pada",
    "bagi",
    "oleh",
    "luar",
    "anak",
    "kota",
    "data",
    "alat",
}
_ROMANS = {1: "I", 2: "II", 3: "III", 4: "IV"}
_QUARTER = re.compile(r"realisasi(_anggaran)?_tw([1-4])")
_SIGNATURE = re.compile(r"^.*\bNIP[.:\s]*[\d\s]*")


def measure_name(code: str) -> str:
    """The measure as an answer calls it."""
    quarter = _QUARTER.fullmatch(code)
    if quarter:
        what = "realisasi anggaran" if quarter.group(1) else "realisasi"
        return f"{what} triwulan {_ROMANS[int(quarter.group(2))]}"
    return MEASURE_NAMES.get(code, code.replace("_", " "))


def column_name(code: str, capitals: frozenset[str] = frozenset()) -> str:
    """A measure or a table's own column as an answer calls it; abbreviations keep their capitals."""
    name = measure_name(code)
    if code in MEASURE_NAMES or _QUARTER.fullmatch(code):
        return name
    words = [word.upper() if word in capitals else word for word in name.removesuffix(" persen").split()]
    return " ".join(words)


def shown(value: Decimal | str | None, unit: str | None, decimals: int | None = None) -> str:
    """A value with its unit, for instance `89,29 persen` or `150 orang`."""
    if value is None:
        return "tidak terisi"
    if isinstance(value, str):
        return value
    if unit == "Rp":
        return format_rupiah(value)
    if unit == "%":
        places = decimals if decimals is not None else max(2, _places(value))
        return format_percent(value, places)
    number = format_number(value, decimals) if decimals is not None else _kept(value)
    plain = unit in (None, "", "nilai", "predikat", "indeks", "angka", "poin")
    return number if plain else f"{number} {unit}"


def figure_shown(figure: Figure) -> str:
    """A figure's value as an answer prints it."""
    return shown(figure.value, figure.unit)


def subject_name(name: str) -> str:
    """A subject as a sentence takes it: capital letters of headings are written small."""
    words = name.split()
    shouted = sum(word.isupper() and len(word) > _LONGEST_ACRONYM for word in words)
    if shouted < 2 and not name.isupper():
        return name
    if all(len(word.strip("()/")) <= _LONGEST_ACRONYM + 1 for word in words):
        return name
    small = [
        word.lower() if word.isupper() and (len(word) > _LONGEST_ACRONYM or word.lower() in _SMALL) else word
        for word in words
    ]
    text = " ".join(small)
    return text[:1].upper() + text[1:]


def place(figure: Figure) -> str:
    """Where a figure stands, for instance `Tabel 3.1, b. 395`."""
    caption = _short_table(figure.table) if figure.table else ""
    where = [caption] if caption else []
    if figure.location is not None:
        where.append(str(figure.location))
    return ", ".join(where) or "tanpa tempat"


def places(figures: Iterable[Figure]) -> str:
    """The places of several figures, each once."""
    return "; ".join(dict.fromkeys(place(figure) for figure in figures))


def table_title(caption: str | None) -> str:
    """The words of a table's caption without its number, empty where there are none or too many."""
    words = _SIGNATURE.sub("", caption or "").strip(" .,:#")
    title = re.sub(r"^tabel\s+[\w.]*\d[.:]?\s*", "", words, flags=re.IGNORECASE)
    return title if title != words and 2 < len(title) <= _LONGEST_TITLE else ""


def values_of(figures: Iterable[Figure]) -> tuple[AnswerValue, ...]:
    """Figures as values of an answer, each once."""
    found = {
        figure.figure_id: AnswerValue(value=figure.value, unit=figure.unit, figure_id=figure.figure_id)
        for figure in figures
    }
    return tuple(found.values())


def cited(figures: Iterable[Figure]) -> tuple[Citation, ...]:
    """Figures as citations, each once; the quote is the row's subject and the cell as printed."""
    found = {figure.figure_id: _citation(figure) for figure in figures}
    return tuple(found.values())


def cited_passage(passage: Passage, quote: str, location: Location | None = None) -> Citation:
    """A passage as a citation of the words that were used."""
    return Citation(
        kind="passage", ref=passage.passage_id, location=location or passage.location, quote=quote.strip()
    )


def joined(parts: Sequence[str], last: str = "dan") -> str:
    """Parts in a row: `a`, `a dan b`, `a, b, dan c`."""
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) == 2:
        return f"{parts[0]} {last} {parts[1]}"
    return ", ".join(parts[:-1]) + f", {last} {parts[-1]}"


def sentence(text: str) -> str:
    """A sentence with its first letter large and a full stop."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”")) else text + "."


def _citation(figure: Figure) -> Citation:
    return Citation(
        kind="figure",
        ref=figure.figure_id,
        location=figure.location,
        quote=f"{figure.subject} · {measure_name(figure.measure)} {figure.year or ''}: {figure.raw}".strip(),
    )


def _short_table(caption: str) -> str:
    # a caption that was cut too early begins with the signature above it; no name may get into an answer
    caption = _SIGNATURE.sub("", caption).strip(" .,:")
    number = re.match(r"\s*(tabel\s+[\w.]*\d)", caption, re.IGNORECASE)
    if number:
        return number.group(1).capitalize()
    words = caption.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _kept(value: Decimal) -> str:
    """A number with the decimals that it was printed with; whole numbers without."""
    if value == value.to_integral_value():
        return format_number(value, 0)
    return format_number(value, _places(value))

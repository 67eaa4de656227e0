"""Tables in flat text, as PDF text gives them: cells of one row in one line, without separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.sources import Location
from ingest.document import Cell, GridRow, Line
from ingest.labels import clean, years_in
from ingest.measures import Role, read_heading
from ingest.rows import is_total

_UNIT_TAIL = r"(?:\s*\(\s*(?:rp\.?|%|persen|orang|rupiah|unit)\s*\)|\s*%)?"
_YEAR_TAIL = r"(?:\s*(?:tahun|th\.?)?\s*20\d\d)?"
_HEADING = re.compile(
    r"(?:"
    r"no(?:mor)?\.?(?:\s*urut)?|kode(?:\s+rekening)?|"
    r"(?:tujuan\s*/\s*)?sasaran(?:\s+(?:strategis|program|kegiatan|pd|opd))?|tujuan|"
    r"indikator(?:\s+(?:kinerja|sasaran|program|kegiatan|tujuan))*(?:\s+utama)?(?:\s*\(iku\))?|"
    r"(?:nama\s+)?program(?:\s*(?:/|,|dan)\s*(?:sub\s*)?kegiatan){0,2}|(?:nama\s+)?kegiatan(?:\s*/\s*sub\s*kegiatan)?|"
    r"sub\s*kegiatan|uraian|jenis\s+\w+|komponen|satuan|keterangan|(?:tahun\s+)?20\d\d|"
    r"(?:kondisi\s+awal|target\s+akhir(?:\s+(?:renstra|rpjmd|20\d\d))?|target(?:\s+(?:kinerja|renstra|rpjmd|tahunan|tahun\s+ini))?|"
    r"realisasi(?:\s+(?:kinerja|anggaran|keuangan|belanja|fisik|nasional))?|"
    r"(?:%|persentase|tingkat)?\s*capaian(?:\s+kinerja)?|tingkat\s+kemajuan|(?:%|persentase)\s*(?:realisasi|serapan)|"
    r"pagu(?:\s+(?:anggaran|dana))?|(?:jumlah\s+)?anggaran(?:\s+belanja)?|alokasi(?:\s+anggaran)?|"
    r"sisa(?:\s+(?:anggaran|pagu|dana))?|serapan(?:\s+anggaran)?|efisiensi|"
    r"kategori(?:\s+capaian)?|predikat|kriteria|bobot|nilai|jumlah|persentase|%)"
    + _UNIT_TAIL
    + _YEAR_TAIL
    + r")",
    re.IGNORECASE,
)
_VALUE = r"(?:(?:Rp\.?\s?)?-?\d[\d.,]*(?:\s?%)?|-|–|N/?A|#DIV/0!|[<>≥≤]?\s?(?:AA|BB|CC|[ABCD]))"
_CATEGORY = (
    r"(?:(?:sangat|cukup|kurang|belum|tidak|amat)\s+)?(?:tinggi|rendah|sedang|baik|cukup|kurang|buruk|berhasil|"
    r"tercapai|memuaskan|efisien|efektif|memadai)|melampaui(?:\s+target)?|N/?A|-"
)
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,4})*[.)]?|[IVX]{1,5}(?:\.\d{1,2})*[.)]?)\s+(?=\S)")
_INDICATOR = re.compile(
    r"(?<=\s)(?=(?:Persen|Prosen|Presen|Jumlah|Indeks|Nilai|Rasio|Angka|Cakupan|Tingkat|Rata-rata|Proporsi|"
    r"Prevalensi|Skor|Opini|Predikat|Laju|Lama|Waktu|Frekuensi)\w*\s)"
)
_INDICATOR_START = re.compile(
    r"(?:Persen|Prosen|Presen|Jumlah|Indeks|Nilai|Rasio|Angka|Cakupan|Tingkat|Rata-rata|Proporsi|Prevalensi|Skor|"
    r"Opini|Predikat|Laju|Lama|Waktu|Frekuensi)\w*\s"
)
_NEW_NAME = re.compile(r"(?<=[a-z] )(?=[A-Z][a-z]{2,})")
_STOP = re.compile(r"\W*(?:tabel\s+[\dIVX]|sumber\s*(?:data)?\s*:|bab\s+[IVX]+\b|gambar\s+\d)", re.IGNORECASE)
_MAXIMUM = 260


@dataclass(frozen=True, slots=True)
class _Form:
    """What a flat row is made of, from left to right: number or code, names, unit, values, category, rest."""

    headings: tuple[str, ...]
    lower: tuple[str, ...]
    names: tuple[int, ...]
    numbered: bool
    unit: bool
    values: int
    category: bool
    pattern: re.Pattern[str]


def _headings(text: str) -> list[str] | None:
    """The headings that a line is made of, None where anything else stands in it."""
    found: list[str] = []
    at = 0
    text = clean(text)
    while at < len(text):
        if text[at] in " |":
            at += 1
            continue
        match = _HEADING.match(text, at)
        if match is None or match.end() == at or (match.end() < len(text) and text[match.end()].isalpha()):
            return None
        found.append(match.group(0).strip())
        at = match.end()
    return found


def _form(first: str, second: str) -> tuple[_Form, int] | None:
    """The form of the rows below a header of one line or two, and the number of its lines."""
    if len(first) > _MAXIMUM or len(first) < 10:
        return None
    upper = _headings(first)
    if not upper or len(upper) < 3:
        return None
    headings, lower, lines = list(upper), [""] * len(upper), 1
    below = _headings(second) if second else None
    years = [index for index, text in enumerate(upper) if years_in(text) and not _measured(text)]
    if below and years and len(below) >= 2 * len(years) and len(below) % len(years) == 0:
        if years != list(range(years[0], years[0] + len(years))):
            return None
        size = len(below) // len(years)
        groups = [text for index in years for text in [upper[index], *[""] * (size - 1)]]
        headings = [*upper[: years[0]], *groups, *upper[years[-1] + 1 :]]
        lower = [*[""] * years[0], *below, *[""] * (len(upper) - years[-1] - 1)]
        lines = 2
    roles = [read_heading((text, under) if under else (text,)) for text, under in _filled(headings, lower)]
    names = tuple(index for index, heading in enumerate(roles) if heading.role is Role.NAME)
    values = [
        index
        for index, heading in enumerate(roles)
        if heading.role is Role.VALUE and heading.measure != "kategori"
    ]
    if not names or not values or values != list(range(values[0], values[0] + len(values))):
        return None
    rest = roles[values[-1] + 1 :]
    category = bool(rest) and rest[0].measure == "kategori"
    if len(rest) > category or len(names) > 2 or names[0] > 1 or any(h.role is Role.TEXT for h in roles):
        return None
    unit = roles[values[0] - 1].role is Role.UNIT
    numbered = names[0] == 1
    body = r"\s+".join(f"({_VALUE})" for _ in values)
    unit_word = r"(?P<unit>[A-Za-z%/]+(?:\s?/\s?[A-Za-z]+)?)\s+" if unit else ""
    grade = rf"(?:\s+(?P<category>{_CATEGORY}))?" if category else ""
    pattern = re.compile(rf"(?:^|(?P<text>.*?)\s+){unit_word}{body}{grade}\s*$", re.IGNORECASE)
    return _Form(tuple(headings), tuple(lower), names, numbered, unit, len(values), category, pattern), lines


def _filled(headings: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """Each heading with the one below it; groups reach on over the blank ones to their right."""
    group = ""
    pairs = []
    for text, under in zip(headings, lower, strict=True):
        group = text or (group if under else "")
        pairs.append((group, under))
    return pairs


def _measured(text: str) -> bool:
    return read_heading((text,)).role is Role.VALUE and read_heading((text,)).measure is not None


def _row(texts: Sequence[str], location: Location) -> GridRow:
    return GridRow(cells=tuple(Cell(text=text) for text in texts), location=location)


def flat_grid(lines: Sequence[Line], start: int) -> tuple[int, int, tuple[GridRow, ...]] | None:
    """The next flat table from line `start` on: its first line, the line after it, and its rows.

    A table is a line of known headings and, below it, at least one line that ends in as many figures as there
    are headings of figures. Lines without figures belong to the names of the rows around them.
    """
    for first in range(start, len(lines)):
        text = lines[first].text
        if len(text) > _MAXIMUM or not _starts_header(text):
            continue
        after = next(
            (i for i in range(first + 1, min(first + 3, len(lines))) if lines[i].text.strip()), first
        )
        found = _form(text, lines[after].text if after > first else "")
        if found is None:
            continue
        form, used = found
        body = after + 1 if used == 2 else first + 1
        rows, last = _rows(lines, body, form)
        if rows:
            header = [_row(form.headings, lines[first].location)]
            if used == 2:
                header.append(_row(form.lower, lines[after].location))
            return first, last, (*header, *rows)
    return None


def _starts_header(text: str) -> bool:
    return (
        re.match(r"\W*(?:no\b|nomor|kode|sasaran|tujuan|indikator|program|uraian|kegiatan)", text, re.I)
        is not None
    )


def _rows(lines: Sequence[Line], start: int, form: _Form) -> tuple[list[GridRow], int]:
    """The rows below a flat header, and the line after the last of them."""
    rows: list[tuple[list[str], Location, Location]] = []
    waiting: list[Line] = []
    last = start
    blanks = 0
    for index in range(start, len(lines)):
        text = clean(lines[index].text)
        if not text:
            blanks += 1
            if blanks > 3:
                break
            continue
        if _STOP.match(text) or len(text) > _MAXIMUM:
            break
        if _repeats_header(text, form):
            blanks, last = 0, index + 1
            continue
        match = form.pattern.match(text)
        if match is None:
            if len(waiting) >= 4 or (blanks and not rows) or (text.endswith(".") and not _NUMBER.match(text)):
                break
            if _belongs_above(text, rows, waiting):
                rows[-1] = (_add_name(rows[-1][0], text, form), rows[-1][1], lines[index].location)
                last = index + 1
            elif blanks and not waiting and not _NUMBER.match(text):
                break
            else:
                waiting.append(lines[index])
            blanks = 0
            continue
        name = " ".join([*(clean(line.text) for line in waiting), match.group("text") or ""]).strip()
        first = waiting[0].location if waiting else lines[index].location
        cells = _cells(name, match, form)
        rows.append((cells, first, lines[index].location))
        waiting, blanks, last = [], 0, index + 1
    placed = []
    for cells, begin, end in rows:
        location = begin.model_copy(update={"line_to": end.line_to}) if begin != end else begin
        placed.append(_row(cells, location))
    return placed, last


def _repeats_header(text: str, form: _Form) -> bool:
    """Whether a line repeats the header on a new page, or only numbers the columns."""
    if re.fullmatch(
        r"(?:\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?\s+){2,}\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?", text
    ):
        return True
    headings = _headings(text)
    return bool(headings) and len(headings or []) >= 2


def _belongs_above(text: str, rows: Sequence[object], waiting: Sequence[Line]) -> bool:
    return bool(rows) and not waiting and (text[0].islower() or text[0] in "(&/")


def _add_name(cells: list[str], text: str, form: _Form) -> list[str]:
    place = form.names[-1]
    return [*cells[:place], f"{cells[place]} {text}".strip(), *cells[place + 1 :]]


def _cells(name: str, match: re.Match[str], form: _Form) -> list[str]:
    """The cells of a row: number, names split where an indicator begins, unit, values, category."""
    cells = [""] * len(form.headings)
    if is_total(name):
        cells[0] = name
    else:
        number = _NUMBER.match(name) if form.numbered else None
        if number:
            cells[0], name = number.group("number"), name[number.end() :]
        if len(form.names) == 2:
            parts = _INDICATOR.split(name, maxsplit=1)
            begins = [match.start() for match in _NEW_NAME.finditer(name)]
            if len(parts) == 1 and not _INDICATOR_START.match(name) and len(begins) == 1:
                parts = [name[: begins[0]], name[begins[0] :]]
            if len(parts) == 2:
                cells[form.names[0]], cells[form.names[1]] = parts[0].strip(), parts[1].strip()
            else:
                cells[form.names[1]] = name
        else:
            cells[form.names[0]] = name
    values = [group for group in match.groups() if group is not None]
    first = next(i for i, text in enumerate(_filled(form.headings, form.lower)) if _is_value_place(text))
    offset = 0 if match.group("text") is None else 1
    if form.unit:
        cells[first - 1] = match.group("unit")
        offset += 1
    cells[first : first + form.values] = values[offset : offset + form.values]
    if form.category and match.group("category"):
        cells[first + form.values] = match.group("category")
    return cells


def _is_value_place(texts: tuple[str, str]) -> bool:
    return read_heading(tuple(text for text in texts if text)).role is Role.VALUE

"""Tables in flat text, as PDF text gives them: cells of one row in one line, without separators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.sources import Location
from ingest.document import Cell, GridRow, Line
from ingest.flat_headings import known_headings, split_headings, starts_header
from ingest.furniture import is_page_number
from ingest.labels import clean, years_in
from ingest.measures import Role, read_heading
from ingest.rows import is_total

_VALUE = (
    r"(?:(?:Rp\.?\s?)?-?\d[\d.,]*(?:\s?%)?(?:\s\((?:AA|BB|CC|[ABCD]|[a-z]{3,}(?: [a-z]+){0,6})\))?"
    r"(?:\s?\*+\)?)?|"
    r"\(\d[\d.,]*\)|-|–|N/?A|#DIV/0!|[<>≥≤]?\s?(?:AA|BB|CC|[ABCD]))"
)
_TAIL = re.compile(rf"(?:(?<=\s){_VALUE}(?:\s+|$))+$", re.IGNORECASE)
_AHEAD = 16
_FEWEST_ROWS = 3
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
    first: int
    values: int
    category: bool
    pattern: re.Pattern[str]


def _form(first: str, second: str) -> tuple[_Form, int] | None:
    """The form of the rows below a header of one line or two, and the number of its lines."""
    if len(first) > _MAXIMUM or len(first) < 10:
        return None
    upper = known_headings(first)
    if not upper or len(upper) < 3:
        return None
    headings, lower, lines = list(upper), [""] * len(upper), 1
    below = known_headings(second) if second else None
    years = [index for index, text in enumerate(upper) if years_in(text) and not _measured(text)]
    if below and years and len(below) >= 2 * len(years) and len(below) % len(years) == 0:
        if years != list(range(years[0], years[0] + len(years))):
            return None
        size = len(below) // len(years)
        groups = [text for index in years for text in [upper[index], *[""] * (size - 1)]]
        headings = [*upper[: years[0]], *groups, *upper[years[-1] + 1 :]]
        lower = [*[""] * years[0], *below, *[""] * (len(upper) - years[-1] - 1)]
        lines = 2
    found = _composed(headings, lower)
    return (found, lines) if found else None


def _composed(headings: Sequence[str], lower: Sequence[str]) -> _Form | None:
    """The form of rows below known headings, None where they do not stand as flat rows need them."""
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
    return _built(headings, lower, names, values[0], len(values), unit, category)


def _built(
    headings: Sequence[str],
    lower: Sequence[str],
    names: tuple[int, ...],
    first: int,
    values: int,
    unit: bool,
    category: bool,
) -> _Form:
    body = r"\s+".join(f"({_VALUE})" for _ in range(values))
    unit_word = r"(?P<unit>[A-Za-z%/]+(?:\s?/\s?[A-Za-z]+)?)\s+" if unit else ""
    grade = rf"(?:\s+(?P<category>{_CATEGORY}))?" if category else ""
    pattern = re.compile(rf"(?:^|(?P<text>.*?)\s+){unit_word}{body}{grade}\s*$", re.IGNORECASE)
    return _Form(tuple(headings), tuple(lower), names, names[0] == 1, unit, first, values, category, pattern)


def _guessed(lines: Sequence[Line], first: int) -> tuple[_Form, int] | None:
    """The form of the rows below a header with unknown headings, by the figures that the rows end in."""
    ahead = [clean(line.text) for line in lines[first : first + _AHEAD]]
    stop = next((i for i, text in enumerate(ahead) if i and _STOP.match(text)), len(ahead))
    ahead = ahead[:stop]
    for used in (1, 2):
        rows = [text for text in ahead[used:] if text]
        header = " ".join(ahead[:used])
        if len(header) > _MAXIMUM or not rows or (used == 2 and not ahead[1]):
            continue
        counts: Counter[int] = Counter()
        for text in rows:
            match = _TAIL.search(text)
            if match and (_NUMBER.match(text) or is_total(text[: match.start()].strip())):
                counts[len(re.findall(_VALUE, match.group(0), re.IGNORECASE))] += 1
        for count, times in counts.most_common(2):
            found = split_headings(header, count) if times >= 2 else None
            if found is None:
                continue
            headings, unit = found
            kinds = [read_heading((text,)) for text in headings]
            numbered = kinds[0].role in (Role.NUMBER, Role.CODE)
            category = kinds[-1].measure == "kategori"
            at = numbered + 1 + unit
            return _built(headings, [""] * len(headings), (int(numbered),), at, count, unit, category), used
    return None


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


def flat_grid(
    lines: Sequence[Line], start: int, titles: frozenset[str] = frozenset()
) -> tuple[int, int, tuple[GridRow, ...]] | None:
    """The next flat table from line `start` on: its first line, the line after it, and its rows.

    A table is a line of known headings and, below it, at least one line that ends in as many figures as there
    are headings of figures. Lines without figures belong to the names of the rows around them; `titles` are
    lines of page furniture.
    """
    for first in range(start, len(lines)):
        text = lines[first].text
        if len(text) > _MAXIMUM or not starts_header(text):
            continue
        after = next(
            (i for i in range(first + 1, min(first + 3, len(lines))) if lines[i].text.strip()), first
        )
        found = _form(text, lines[after].text if after > first else "") or _guessed(lines, first)
        if found is None:
            continue
        form, used = found
        body = after + 1 if used == 2 else first + 1
        rows, last = _rows(lines, body, form, titles)
        if rows:
            header = [_row(form.headings, lines[first].location)]
            if any(form.lower):
                header.append(_row(form.lower, lines[after].location))
            return first, last, (*header, *rows)
    return None


def _rows(
    lines: Sequence[Line], start: int, form: _Form, titles: frozenset[str]
) -> tuple[list[GridRow], int]:
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
        if text in titles or is_page_number(text):
            continue
        if _STOP.match(text) or len(text) > _MAXIMUM or text.endswith(":"):
            break
        if _repeats_header(text, form):
            blanks, last = 0, index + 1
            continue
        match = form.pattern.match(text)
        if match is None and rows and _opens_table(lines, index):
            break
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


def _opens_table(lines: Sequence[Line], index: int) -> bool:
    """Whether the header of another table stands in a line."""
    text = lines[index].text
    if not starts_header(text) or len(text) > _MAXIMUM:
        return False
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return _form(text, below) is not None or _guessed(lines, index) is not None


def _repeats_header(text: str, form: _Form) -> bool:
    """Whether a line repeats the header on a new page, or only numbers the columns."""
    if text == " ".join(filter(None, form.headings)):
        return True
    if re.fullmatch(
        r"(?:\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?\s+){2,}\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?", text
    ):
        return True
    headings = known_headings(text)
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
    first = form.first
    offset = 0 if match.group("text") is None else 1
    if form.unit:
        cells[first - 1] = match.group("unit")
        offset += 1
    cells[first : first + form.values] = values[offset : offset + form.values]
    if form.category and match.group("category"):
        cells[first + form.values] = match.group("category")
    return cells


def unread_rows(lines: Sequence[Line]) -> list[Location]:
    """Where three numbered lines or more end in the same count of figures outside any table."""
    found: list[Location] = []
    run: list[Location] = []
    before = 0
    for line in lines:
        text = clean(line.text)
        tail = _TAIL.search(text) if len(text) <= _MAXIMUM and _NUMBER.match(text) else None
        count = len(re.findall(r"\S*\d\S*", tail.group(0))) if tail else 0
        if run and (count < 2 or count != before):
            found.extend(run if len(run) >= _FEWEST_ROWS else ())
            run = []
        if count >= 2:
            run.append(line.location)
        before = count
    return [*found, *(run if len(run) >= _FEWEST_ROWS else ())]

"""Tables in flat text, as PDF text gives them: cells of one row in one line, without separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.sources import Location, Skipped
from ingest.cells import UNITS
from ingest.document import Cell, GridRow, Line
from ingest.flat_forms import (
    CATEGORY,
    MAXIMUM,
    NUMBER,
    STOP,
    Form,
    form_of,
    guessed_form,
    known_form,
    value_headings,
    wrapped_form,
)
from ingest.flat_headings import known_headings, starts_header
from ingest.flat_values import TAIL, contradicts, runs_over, tail_values
from ingest.furniture import is_page_number
from ingest.labels import clean, squash
from ingest.measures import Heading, Role, read_heading
from ingest.rows import NO_WORD_END, is_total

_FEWEST_ROWS = 3
_REACH = 120
_SPACED_CODE = re.compile(r"(?P<number>\d{1,2}(?:(?:\s?\.\s?|\s)\d{1,4})+)\s+(?=[^\W\d])")
_INDICATOR = re.compile(
    r"(?<=\s)(?=(?:Persen|Prosen|Presen|Jumlah|Indeks|Nilai|Rasio|Angka|Cakupan|Tingkat|Rata-rata|Proporsi|"
    r"Prevalensi|Skor|Opini|Predikat|Laju|Lama|Waktu|Frekuensi)\w*\s)"
)
_INDICATOR_START = re.compile(
    r"(?:Persen|Prosen|Presen|Jumlah|Indeks|Nilai|Rasio|Angka|Cakupan|Tingkat|Rata-rata|Proporsi|Prevalensi|Skor|"
    r"Opini|Predikat|Laju|Lama|Waktu|Frekuensi)\w*\s"
)
_NEW_NAME = re.compile(r"(?<=[a-z] )(?=[A-Z][a-z]{2,})")
_BROKEN = "Angka pada baris ini tidak dapat ditempatkan pada kolom tabelnya."
_DATED = re.compile(r"\b(?:tahun|th\.?|ta|nomor|no\.?)$", re.IGNORECASE)
_GRADE = re.compile(r"AA|BB|CC|[ABCD]", re.IGNORECASE)
_WORDS_AT_END = re.compile(rf"(?<=[\d%ABCD])\s+(?:{CATEGORY})$", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:dari|sampai|s\.?d\.?|s/d|hingga|antara|dan|atau|per|sebesar|sebanyak|ke)$", re.I
)


def _row(texts: Sequence[str], location: Location) -> GridRow:
    return GridRow(cells=tuple(Cell(text=text) for text in texts), location=location)


def flat_grid(
    lines: Sequence[Line], start: int, titles: frozenset[str] = frozenset()
) -> tuple[int, int, tuple[GridRow, ...], list[Skipped]] | None:
    """The next flat table from line `start` on: its first line, the line after it, its rows, those refused.

    A table is a line of known headings and, below it, at least one line that ends in as many figures as there
    are headings of figures. Lines without figures belong to the names of the rows around them; `titles` are
    lines of page furniture.
    """
    for first in range(start, len(lines)):
        text = lines[first].text
        if len(text) > MAXIMUM or not starts_header(text):
            continue
        after = next(
            (i for i in range(first + 1, min(first + 3, len(lines))) if lines[i].text.strip()), first
        )
        if found := known_form(lines, first, after):
            form, body = found[0], after + 1 if found[1] == 2 else first + 1
        elif wrapped := wrapped_form(lines, first):
            form, body = wrapped[0], first + wrapped[1]
        elif found := guessed_form(lines, first):
            form, body = found[0], after + 1 if found[1] == 2 else first + 1
        else:
            continue
        form = replace(form, printed=frozenset(squash(line.text) for line in lines[first:body]) - {""})
        rows, last, refused = _rows(lines, body, form, titles)
        if rows:
            header = [_row(form.headings, lines[first].location)]
            if any(form.lower):
                header.append(_row(form.lower, lines[after].location))
            return first, last, (*header, *rows), refused
    return None


def _rows(
    lines: Sequence[Line], start: int, form: Form, titles: frozenset[str]
) -> tuple[list[GridRow], int, list[Skipped]]:
    """The rows below a flat header, the line after the last of them, and the rows that were refused."""
    refused: list[Skipped] = []
    headings = value_headings(form)
    rows: list[tuple[list[str], Location, Location]] = []
    waiting: list[Line] = []
    last = start
    edge: int | None = None
    blanks = 0
    whole = True
    first_line = _figures_first(lines, start, form, titles)
    for index in range(start, len(lines)):
        text = clean(lines[index].text)
        if not text:
            blanks += 1
            if blanks > 3:
                break
            continue
        if text in titles or is_page_number(text):
            edge = len(waiting) if is_page_number(text) else edge
            continue
        if STOP.match(text) or len(text) > MAXIMUM or text.endswith(":"):
            break
        if _repeats_header(text, form):
            waiting = waiting[:edge]  # between a page number and the header stands the title of the page
            blanks, last = 0, index + 1
            continue
        match = form.pattern.match(text)
        if reason := _refusal(text, match, form, headings, first_line):
            refused.append(Skipped(location=lines[index].location, reason=reason))
            waiting, blanks, last, whole = [], 0, index + 1, False
            continue
        if match is None and rows and _opens_table(lines, index):
            break
        if match is None:
            if len(waiting) >= 4 or (blanks and not rows) or (text.endswith(".") and not NUMBER.match(text)):
                break
            if _belongs_above(text, rows, waiting):
                rows[-1] = (_add_name(rows[-1][0], text, form), rows[-1][1], lines[index].location)
                last = index + 1
            elif blanks and not waiting and not NUMBER.match(text):
                break
            else:
                waiting.append(lines[index])
            blanks = 0
            continue
        if waiting and NUMBER.match(text):
            broken = [line for line in waiting if re.search(r"\s\d", line.text)]
            refused.extend(Skipped(location=line.location, reason=_BROKEN) for line in broken)
            waiting = [] if broken else waiting
        if waiting and rows and (first_line or _begins_anew(match.group("text") or "", rows[-1][0], form)):
            if whole and not NUMBER.match(clean(waiting[0].text)):
                rest = " ".join(clean(line.text) for line in waiting)
                rows[-1] = (_add_name(rows[-1][0], rest, form), rows[-1][1], waiting[-1].location)
            waiting = []
        name = " ".join([*(clean(line.text) for line in waiting), match.group("text") or ""]).strip()
        first = waiting[0].location if waiting else lines[index].location
        cells = _cells(name, match, form)
        rows.append((cells, first, lines[index].location))
        waiting, edge, blanks, last, whole = [], None, 0, index + 1, True
    placed = []
    for cells, begin, end in rows:
        location = begin.model_copy(update={"line_to": end.line_to}) if begin != end else begin
        placed.append(_row(cells, location))
    return placed, last, refused


def _refusal(
    text: str,
    match: re.Match[str] | None,
    form: Form,
    headings: Sequence[Heading],
    first_line: bool,
) -> str | None:
    """Why the figures of a row cannot be given to the columns; None where they can, or the row has none.

    `first_line` tells that names go on below their figures, and so may stop at any word beside them.
    """
    if match is None:
        found = len(tail_values(text))
        if not found or not (NUMBER.match(text) or is_total(text) or found >= 2):
            return None
        if runs_over(text) or found >= 2:
            return f"Baris memuat {found} angka, sedangkan tabel memiliki {form.values} kolom angka."
        return None
    name = match.group("text") or ""
    dated = _DATED.search(name) and re.fullmatch(r"(?:19|20)\d\d", _figures(match, form)[0])
    if dated or (_OPEN_END.search(name) and not first_line and not form.unit):
        return _BROKEN
    if not form.unit and runs_over(name):
        return f"Baris memuat lebih banyak angka daripada {form.values} kolom angka tabelnya."
    if form.category and not match.group("category") and _GRADE.fullmatch(_figures(match, form)[-1]):
        return f"Baris memuat lebih sedikit angka daripada {form.values} kolom angka tabelnya."
    for raw, heading in zip(_figures(match, form), headings, strict=True):
        if found_reason := contradicts(heading, raw):
            return f"Angka tidak sesuai dengan kolomnya: {found_reason}."
    return None


def _figures(match: re.Match[str], form: Form) -> list[str]:
    """The figures of a matched row, from left to right."""
    groups = [group for group in match.groups() if group is not None]
    start = (match.group("text") is not None) + form.unit
    return groups[start : start + form.values]


def _opens_table(lines: Sequence[Line], index: int) -> bool:
    """Whether the header of another table stands in a line."""
    text = lines[index].text
    if not starts_header(text) or len(text) > MAXIMUM:
        return False
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return form_of(text, below) is not None or guessed_form(lines, index) is not None


def _repeats_header(text: str, form: Form) -> bool:
    """Whether a line repeats the header on a new page, or only numbers the columns."""
    if squash(text) in form.printed:
        return True
    if re.fullmatch(
        r"(?:\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?\s+){2,}\(?\d{1,2}\)?(?:\s*=[\d\s/*x()+-]+)?", text
    ):
        return True
    own = {squash(heading) for heading in (*form.headings, *form.lower)}
    headings = known_headings(text) or []
    return len(headings) >= 2 and all(squash(heading) in own for heading in headings)


def _begins_anew(name: str, above: Sequence[str], form: Form) -> bool:
    """Whether the lines before a row end the name above: the row is numbered, a total, or that name open."""
    begins = NUMBER.match(f"{name} ") is not None or is_total(name)
    return begins or NO_WORD_END.search(above[form.names[-1]]) is not None


def _figures_first(lines: Sequence[Line], start: int, form: Form, titles: frozenset[str]) -> bool:
    """Whether names of several lines have their figures beside the first, as lines before a number show.

    Where other names of the table have them beside the last line, nothing is concluded.
    """
    first = last = 0
    row, waiting = False, ""
    for line in lines[start : start + _REACH]:
        text = clean(line.text)
        if not text or text in titles or is_page_number(text):
            continue
        if STOP.match(text) or len(text) > MAXIMUM or text.endswith(":"):
            break
        matched = form.pattern.match(text) is not None
        if matched and waiting:
            numbered = NUMBER.match(text) is not None
            first += row and numbered and NUMBER.match(waiting) is None
            last += not numbered and NUMBER.match(waiting) is not None
        if not matched and re.search(r"\d", NUMBER.sub("", text, count=1)):
            break
        row, waiting = row or matched, "" if matched else waiting or text
    return first > 0 and not last


def _belongs_above(text: str, rows: Sequence[object], waiting: Sequence[Line]) -> bool:
    return bool(rows) and not waiting and (text[0].islower() or text[0] in "(&/")


def _add_name(cells: list[str], text: str, form: Form) -> list[str]:
    place = form.names[-1]
    return [*cells[:place], f"{cells[place]} {text}".strip(), *cells[place + 1 :]]


def _cells(name: str, match: re.Match[str], form: Form) -> list[str]:
    """The cells of a row: number, names split where an indicator begins, unit, values, category."""
    cells = [""] * len(form.headings)
    if is_total(name):
        cells[0] = name
    else:
        coded = form.numbered and read_heading((form.headings[0],)).role is Role.CODE
        number = (coded and _SPACED_CODE.match(name)) or (NUMBER.match(name) if form.numbered else None)
        if number:
            cells[0], name = number.group("number"), name[number.end() :]
        if len(form.names) == 2:
            parts = [name] if _INDICATOR_START.match(name) else _INDICATOR.split(name, maxsplit=1)
            begins = [match.start() for match in _NEW_NAME.finditer(name)]
            if len(parts) == 1 and not coded and not _INDICATOR_START.match(name) and len(begins) == 1:
                parts = [name[: begins[0]], name[begins[0] :]]
            if len(parts) == 2:
                cells[form.names[0]], cells[form.names[1]] = parts[0].strip(), parts[1].strip()
            else:
                cells[form.names[1]] = name
        else:
            cells[form.names[0]] = name
    if form.unit:
        cells[form.first - 1] = match.group("unit")
        base, _, last = match.group("unit").rpartition(" ")
        if base.lower().startswith("per ") and squash(last) in UNITS and " " in base[4:]:
            place = form.names[-1]
            cells[place], cells[form.first - 1] = f"{cells[place]} {base}".strip(), last
    cells[form.first : form.first + form.values] = _figures(match, form)
    if form.category and match.group("category"):
        cells[form.first + form.values] = match.group("category")
    return cells


def unread_rows(lines: Sequence[Line]) -> list[Location]:
    """Where three numbered lines or more end in the same count of figures outside any table."""
    found: list[Location] = []
    run: list[Location] = []
    before = 0
    for line in lines:
        text = clean(line.text)
        counted = NUMBER.match(text) or (len(run) >= _FEWEST_ROWS and is_total(text.split(" ", 1)[0]))
        bare = _WORDS_AT_END.sub("", text)
        tail = TAIL.search(bare) if len(text) <= MAXIMUM and counted else None
        count = len(re.findall(r"\S*\d\S*", tail.group(0))) if tail else 0
        least = 2 if bare == text else 1
        if run and (count < least or count != before):
            found.extend(run if len(run) >= _FEWEST_ROWS else ())
            run = []
        if count >= least:
            run.append(line.location)
        before = count
    return [*found, *(run if len(run) >= _FEWEST_ROWS else ())]

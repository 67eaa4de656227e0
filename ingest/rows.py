"""The rows of a table put in order: cells moved back to their columns, pieces of one cell joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.domain.sources import Location, Skipped
from ingest.columns import Column, part_grades
from ingest.headers import is_value, is_year
from ingest.labels import is_name, join_name, split_number
from ingest.measures import NameKind, Role

_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?\s*%", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:sub\s*|grand\s*)?(?:jumlah|total|jml)(?:\s+(?:total|jumlah|keseluruhan|seluruh(?:nya)?|umum|akhir|belanja|"
    r"anggaran|pagu|realisasi|langsung|tidak|biaya|dana|apbd|apbn|daerah|operasi|modal|pegawai|asn|pns|nilai|"
    r"capaian|dan|persentase|rata-rata|program|kegiatan|skor|bobot|[ivx\d]+))*\s*[:.]?",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"rata\s*-?\s*rata(?:\s+(?:capaian|realisasi|efisiensi|kinerja|serapan|penyerapan|target|anggaran|keuangan|total|"
    r"keseluruhan|persentase|tingkat|nilai|skor|indikator|iku|sasaran|program|per|sub|kegiatan|subkegiatan|dan|opd|"
    r"tahun|20\d\d))*\s*(?:\(%\)|%)?\s*[:.]?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:persentase|prosentase|%)\s*(?:total\s*)?(?:realisasi|penyerapan|serapan|capaian)(?:\s+(?:anggaran|keuangan|"
    r"belanja|kinerja|fisik))?\s*(?:\(%\))?|predikat(?:\s+(?:kinerja|capaian))?\s*(?:\(%\))?",
    re.IGNORECASE,
)
NO_WORD_END = re.compile(
    r"(?:[,/&(–-]|\b(?:dan|atau|serta|yang|untuk|bagi|di|ke|dari|dalam|pada|dengan|oleh|melalui))$", re.I
)
_UNIT_ONLY = re.compile(r"[A-Za-z]{2,}[A-Za-z /]{0,18}|%")
_LIST_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]*")
_BROKEN = re.compile(r"\d{1,2}\s+(?:\d|n/a)", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """A row of a table: its cells in the places of its columns.

    `total` marks totals and means, `label` is their label. `merged` are the indices of cells that repeat a
    merged cell.
    """

    cells: list[str]
    location: Location
    columns: Sequence[Column]
    row: int
    total: bool = False
    label: str = ""
    last: Location | None = None
    doubtful: set[int] = field(default_factory=set)

    def text(self, column: Column) -> str:
        return self.cells[column.index] if column.index < len(self.cells) else ""

    def place(self) -> Location:
        """The lines of the row, those of its continuations included."""
        if self.last is None or self.last.line_to is None:
            return self.location
        return self.location.model_copy(update={"line_to": self.last.line_to})


def is_total(text: str) -> bool:
    """Whether a cell labels a total or mean and names nothing else."""
    return len(text) < 90 and (_TOTAL.fullmatch(text) is not None or _MEAN.fullmatch(text) is not None)


def is_summary(text: str) -> bool:
    """Whether a cell labels a total, a mean, or the share or grade of what is summed up above it."""
    return is_total(text) or (len(text) < 60 and _SHARE.fullmatch(text) is not None)


def _misfits(cells: Sequence[str], columns: Sequence[Column]) -> int:
    wrong = sum(bool(text) for text in cells[len(columns) :])
    for column in columns:
        text = cells[column.index] if column.index < len(cells) else ""
        if not text:
            continue
        if column.role is Role.NAME:
            wrong += _AMOUNT.fullmatch(text.replace(" ", "")) is not None
        elif column.role is Role.NUMBER:
            wrong += len(text) > 14 and is_name(text) and not is_summary(text)
        elif column.role is Role.VALUE:
            wrong += (
                not is_value(text) and not any(map(str.isdigit, text)) and is_name(text) and len(text) > 14
            )
    return wrong


def _moved(cells: list[str], columns: Sequence[Column]) -> list[str]:
    """The cells with a shifted run moved back by one column, where that makes every cell fit."""
    best, least = cells, _misfits(cells, columns)
    if not least:
        return cells
    width = max(len(cells), len(columns))
    padded = [*cells, *[""] * (width - len(cells))]
    candidates = []
    runs = []
    start = None
    for index in range(width + 1):
        if index < width and padded[index]:
            start = index if start is None else start
        elif start is not None:
            runs.append((start, index))
            start = None
    for start, end in runs:
        if end < width:
            candidates.append([*padded[:start], "", *padded[start:end], *padded[end + 1 :]])
        if start > 0:
            candidates.append([*padded[: start - 1], *padded[start:end], "", *padded[end:]])
    if padded and not padded[-1]:
        candidates.append(["", *padded[:-1]])
    if padded and not padded[0]:
        candidates.append([*padded[1:], ""])
    candidates.extend(_rejoined(padded, columns))
    for candidate in candidates:
        found = _misfits(candidate, columns)
        if found < least:
            best, least = candidate, found
    return best if least == 0 else cells


def _rejoined(cells: list[str], columns: Sequence[Column]) -> list[list[str]]:
    """Rows with a cell too many: the half of a name in a cell of its own joined, one blank left out."""
    filled = max((index for index, text in enumerate(cells) if text), default=-1)
    if filled < len(columns):
        return []
    found = []
    for index in range(1, len(cells)):
        if cells[index][:1].islower() and is_name(cells[index]) and is_name(cells[index - 1]):
            joined = [*cells[: index - 1], join_name(cells[index - 1 : index + 1]), *cells[index + 1 :]]
            blanks = [i for i, text in enumerate(joined) if not text and i <= filled]
            found.extend([joined, *([*joined[:i], *joined[i + 1 :], ""] for i in blanks)])
    return found


def _without_dirt(cells: list[str], columns: Sequence[Column]) -> list[str]:
    """Blank what is no name in the columns of names; gives the numbers among it."""
    numbers = []
    for column in columns:
        if column.role is Role.NAME and column.index < len(cells):
            text = cells[column.index]
            if text and not is_name(text):
                cells[column.index] = ""
                if any(map(str.isdigit, text)) and not _LIST_NUMBER.fullmatch(text) and not is_year(text):
                    numbers.append(text)
    return numbers


def _label_of_total(entry: Entry) -> str:
    """The label of a total row: in the first filled cell, with no other name in the row."""
    filled = [(index, text) for index, text in enumerate(entry.cells) if text]
    names = [text for text in entry.cells if text and is_name(text) and not is_value(text)]
    if filled and is_summary(filled[0][1]) and (len(names) == 1 or is_total(filled[0][1])):
        return filled[0][1]
    if filled and len(filled) == 2 and is_summary(filled[0][1]) and filled[0][0] == 0:
        return filled[0][1]
    if filled and is_summary(filled[0][1]) and filled[0][0] == 0 and _SHARE.fullmatch(filled[0][1]):
        return filled[0][1]
    first_name = next((text for text in names), "")
    if first_name and is_total(first_name) and len(names) == 1:
        return first_name
    return ""


def _figures(entry: Entry) -> list[Column]:
    return [column for column in entry.columns if column.role is Role.VALUE and entry.text(column)]


def _continues(entry: Entry, before: Entry, numbered: bool, wrapped: bool) -> bool:
    """Whether a row only goes on with the cells of the row before it."""
    if before.total or len(before.columns) != len(entry.columns):
        return False
    keys = [column for column in entry.columns if column.role in (Role.NUMBER, Role.CODE)]
    names = [column for column in entry.columns if column.role is Role.NAME and entry.text(column)]
    fragment = wrapped and bool(names) and all(entry.text(column)[0].islower() for column in names)
    if not fragment and any(any(map(str.isalnum, entry.text(c))) and len(entry.text(c)) < 12 for c in keys):
        return False
    texts = [
        column for column in entry.columns if column.role in (Role.NAME, Role.TEXT) and entry.text(column)
    ]
    figures = _figures(entry)
    if any(any(map(str.isdigit, entry.text(column))) for column in figures):
        return wrapped and _only_dirt(entry, figures)
    if figures:
        words = all(_UNIT_ONLY.fullmatch(entry.text(column)) for column in figures)
        bare = sum(before.text(column).isdigit() for column in figures)
        return words and bare * 2 >= len(figures)
    names = [column for column in texts if column.role is Role.NAME]
    if not names:
        return bool(texts) and bool(_figures(before))
    if not _figures(before) and not any(before.text(column) for column in names):
        return False
    return all(_goes_on(entry.text(column), before.text(column), numbered) for column in names)


def _drop_specks(cells: list[str], columns: Sequence[Column]) -> None:
    """Blank the specks of a scan, marks that are no figure, in the columns of figures."""
    for column in columns:
        if column.role is Role.VALUE and column.index < len(cells):
            text = cells[column.index]
            if len(text) == 1 and not text.isdigit() and text not in "-–ABCD":
                cells[column.index] = ""


def _only_dirt(entry: Entry, figures: Sequence[Column]) -> bool:
    """Whether the figures of a row are specks of a scan: few of them, each a digit or two without unit."""
    values = sum(column.role is Role.VALUE for column in entry.columns)
    specks = all(re.fullmatch(r"\W*\d\W*\d?\W*", entry.text(column)) for column in figures)
    if not specks or len(figures) * 2 >= values:
        return False
    for column in figures:
        entry.cells[column.index] = ""
    return True


def _goes_on(text: str, before: str, numbered: bool) -> bool:
    if not before:
        return text[0].islower()
    if split_number(text)[0]:
        return False
    return text[0].islower() or text[0] in "(&/" or NO_WORD_END.search(before) is not None or numbered


def _join(entry: Entry, before: Entry) -> None:
    for column in entry.columns:
        text = entry.text(column)
        if not text or column.index >= len(before.cells):
            continue
        if column.role in (Role.NAME, Role.TEXT, Role.VALUE, Role.UNIT):
            before.cells[column.index] = join_name([before.cells[column.index], text])
    before.last = entry.location


def _begins_name_of(before: Entry, entry: Entry) -> bool:
    """Whether a row is nothing but the first line of the name that goes on beside the figures below it."""
    if before.total or before.columns is not entry.columns or not _figures(entry):
        return False
    filled = [column for column in before.columns if before.text(column)]
    names = [column for column in entry.columns if column.role is Role.NAME and entry.text(column)]
    return (
        len(filled) == 1
        and filled[0] in names
        and entry.text(filled[0])[:1].islower()
        and before.text(filled[0])[:1].isupper()
    )


def _take_beginning(entry: Entry, before: Entry) -> None:
    for column in entry.columns:
        if before.text(column):
            entry.cells[column.index] = join_name([before.text(column), entry.text(column)])
    entry.last, entry.location = entry.location, before.location


def _join_single_cells(entry: Entry, before: Entry) -> None:
    """Give a cell that goes on in a row with figures of its own back to the row above it."""
    for column in entry.columns:
        if column.role is not Role.NAME or column.kind is NameKind.OBJECTIVE:
            continue
        text, above = entry.text(column), before.text(column)
        if not text or not above or split_number(text)[0]:
            continue
        money = [c for c in entry.columns if c.role is Role.VALUE and c.index > column.index]
        own = any(entry.text(c) for c in money[:1])
        if not own and above.endswith((",", "/", "-")) and split_number(above)[0]:
            before.cells[column.index] = join_name([above, text])
            entry.cells[column.index] = ""


def _join_group_names(entry: Entry, entries: Sequence[Entry]) -> None:
    """Give a name that stands beside deeper ones and goes on from above back to the row where it began."""
    keys = [column for column in entry.columns if column.role in (Role.NUMBER, Role.CODE)]
    names = [column for column in entry.columns if column.role is Role.NAME and entry.text(column)]
    if any(entry.text(column) for column in keys if column.index < (names[0].index if names else 0)):
        return
    for column in names[:-1]:
        text = entry.text(column)
        if column.kind is NameKind.INDICATOR or split_number(text)[0]:
            continue
        above = entries[-1] if entries and entries[-1].columns is entry.columns else None
        if above is None or above.total or not above.text(column):
            continue
        before = above.text(column)
        shared = _overlap(before, text)
        if text[0].islower() or text[0] in "(&/" or NO_WORD_END.search(before) or shared:
            above.cells[column.index] = join_name([before, " ".join(text.split()[shared:])])
            entry.cells[column.index] = ""


def _overlap(before: str, text: str) -> int:
    """How many words, two or more, end one text and begin the next, as overlapping scans print them twice."""
    ends, begins = before.split(), text.split()
    for size in range(min(len(ends), len(begins), 6), 1, -1):
        if ends[-size:] == begins[:size]:
            return size
    return 0


def _join_pieces(entry: Entry) -> None:
    """Join the two halves of a name that stand in neighbouring columns under one heading."""
    for column, after in pairwise(entry.columns):
        same = column.role is Role.NAME and after.role is Role.NAME and column.kind is after.kind
        if same and not after.heading and column.heading and entry.text(column) and entry.text(after):
            entry.cells[column.index] = join_name([entry.text(column), entry.text(after)])
            entry.cells[after.index] = ""


def _doubt_lone_digits(entry: Entry, before: Entry | None) -> None:
    """Mark a digit without unit below figures with one, in a row without a name for it or another figure."""
    values = [column for column in entry.columns if column.role is Role.VALUE]
    filled = [column for column in values if any(map(str.isdigit, entry.text(column)))]
    unnamed = [c for c in entry.columns if c.kind is NameKind.INDICATOR and not entry.text(c)]
    for column in filled:
        lone = re.fullmatch(r"[1-9]", entry.text(column)) is not None
        above = before.text(column) if before is not None and before.columns is entry.columns else ""
        alone = len(filled) == 1 and len(values) > 2
        if lone and "%" in above and (alone or any(c.index < column.index for c in unnamed)):
            entry.doubtful.add(column.index)


def _doubt_split_figures(entry: Entry) -> None:
    """Mark figures that the scan has cut at the border of two columns, such as `6` beside `5 N/A`."""
    values = [column for column in entry.columns if column.role is Role.VALUE]
    for position, column in enumerate(values):
        if _BROKEN.match(entry.text(column)) and not re.fullmatch(
            r"\d{1,3}(?:[ ]\d{3})+", entry.text(column)
        ):
            near = values[max(0, position - 1) : position + 2]
            entry.doubtful.update(other.index for other in near)


def order_rows(
    rows: Sequence[tuple[list[str], Location, int]], columns: Sequence[Column], entries: list[Entry]
) -> list[Skipped]:
    """Add the data rows of one part of a table to its entries; gives the rows that hold nothing to read."""
    skipped: list[Skipped] = []
    keys = [column for column in columns if column.role in (Role.NUMBER, Role.CODE)]
    all_cells = [*(entry.cells for entry in entries[-40:]), *(cells for cells, _, _ in rows)]
    numbered = sum(
        any(column.index < len(cells) and cells[column.index] for column in keys) for cells in all_cells
    )
    values = [column for column in columns if column.role is Role.VALUE]
    without = sum(not any(c.index < len(cells) and cells[c.index] for c in values) for cells, _, _ in rows)
    wrapped = len(rows) >= 6 and without * 3 >= len(rows)
    mostly = bool(keys) and numbered >= 0.8 * len(all_cells) and len(all_cells) >= 5
    for cells, location, number in rows:
        if not any(cells):
            continue
        lone = sum(map(bool, cells)) == 1 and cells[0][:1].isupper() and columns[:1] == keys[:1]
        cells = _moved(list(cells), columns)
        part_grades(cells, columns)
        if any(any(map(str.isdigit, text)) for text in cells[len(columns) :]):
            reason = "Baris memuat lebih banyak sel daripada judul kolomnya; sel yang berlebih tidak dipakai."
            skipped.append(Skipped(location=location, reason=reason))
        entry = Entry(cells=cells, location=location, columns=columns, row=number)
        entry.label = _label_of_total(entry)
        entry.total = bool(entry.label)
        if not entry.total:
            for text in _without_dirt(cells, columns):
                skipped.append(Skipped(location=location, reason=f"Angka “{text}” berdiri di kolom nama."))
            if not any(cells[c.index] for c in columns if c.index < len(cells) and c.role is not Role.NUMBER):
                skipped.append(
                    Skipped(location=location, reason="Baris hanya berisi tanda yang tidak terbaca.")
                )
                continue
            if wrapped:
                _drop_specks(cells, columns)
            whole = list(entry.cells)
            if entries and not lone and _continues(entry, entries[-1], mostly, wrapped):
                specks = [text for text, left in zip(whole, entry.cells, strict=True) if text and not left]
                if specks:
                    reason = f"Angka lepas {', '.join(specks)} pada baris sambungan tidak dipakai."
                    skipped.append(Skipped(location=location, reason=reason))
                _join(entry, entries[-1])
                continue
            if entries and _begins_name_of(entries[-1], entry):
                _take_beginning(entry, entries.pop())
            if entries and not entries[-1].total:
                _join_single_cells(entry, entries[-1])
            _join_pieces(entry)
            _join_group_names(entry, entries)
            _doubt_split_figures(entry)
            above = next((e for e in reversed(entries) if not e.total), None)
            _doubt_lone_digits(entry, above)
        entries.append(entry)
    return skipped

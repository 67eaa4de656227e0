"""Rows of a table as sentences of their own: every cell with its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.sources import Location
from ingest.document import Grid
from ingest.headers import column_paths, guess_header, header_at, is_number_row, is_value
from ingest.labels import clean
from ingest.roles import role_of_heading

_EMPTY = re.compile(r"^[-–—_.,|\s]*$")
_NAMES = re.compile(r"indikator|sasaran|program|kegiatan|uraian|tujuan", re.IGNORECASE)
_TOTAL = re.compile(
    r"^\W*(?:grand\s+)?(?:sub\s*)?(?:jumlah|total|rata-?\s?rata)\b"
    r"(?:\W*$|\W+(?:anggaran|belanja|pagu|biaya|dana|program|kegiatan|sub|keseluruhan|seluruh\w*|semua|total|"
    r"realisasi|capaian|kinerja|persentase|nilai|[ivx]+|\d+|[a-z])\b)",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(
    r"^\W*(?:grand\s+)?(?:sub\s*)?(?:jumlah|total|rata-?\s?rata)(?:\s+(?:total|keseluruhan|seluruhnya|capaian|"
    r"anggaran|nilai))?\W*$",
    re.IGNORECASE,
)
CAUSE_COLUMN = re.compile(
    r"keberhasilan|kegagalan|penyebab|(?:pendukung|pendorong|penunjang).{1,20}penghambat|"
    r"penghambat.{1,20}(?:pendukung|pendorong)",
    re.IGNORECASE,
)
_INDICATOR = re.compile(r"indikator", re.IGNORECASE)
_LABEL_LENGTH = 70


@dataclass(frozen=True)
class TextRow:
    """A row: its cells with the headings of their columns, empty cells left out."""

    cells: tuple[tuple[str, str], ...]
    location: Location

    @property
    def text(self) -> str:
        """The row as text, `heading: value; heading: value`."""
        return "; ".join(f"{label}: {value}" if label else value for label, value in self.cells)

    def names(self, *kinds: str) -> tuple[str, ...]:
        """Texts of the columns whose heading names one of the kinds, or of all columns of names."""
        pattern = re.compile("|".join(kinds), re.IGNORECASE) if kinds else _NAMES
        return tuple(
            value
            for label, value in self.cells
            if pattern.search(label) and is_name_text(value, measured=_INDICATOR.search(label) is not None)
        )

    @property
    def has_indicator(self) -> bool:
        """Whether the row has an indicator of its own, be its name ever so short."""
        return any(_INDICATOR.search(label) and re.search(r"[A-Za-z]", value) for label, value in self.cells)


def is_name_text(text: str, *, measured: bool = False) -> bool:
    """Whether a cell names something: words, no figure, no total.

    `measured` says that it stands in a column of indicators, which may well begin with the word for a total.
    """
    return (
        8 <= len(text) <= 260
        and len(text.split()) >= 2
        and not is_value(text)
        and not (_BARE_TOTAL if measured else _TOTAL).match(text)
        and sum(map(str.isalpha, text)) > 0.6 * len(text)
    )


def text_rows(grid: Grid, inherited: Sequence[str] = ()) -> tuple[list[TextRow], list[str]]:
    """The rows below the headers of a grid, and the headings of its columns.

    `inherited` are the headings of the table that this one goes on from; they stand where the grid has none
    of its own and the widths agree.
    """
    rows = [[clean(cell.text) for cell in row.cells] for row in grid.rows]
    width = max(map(len, rows), default=0)
    labels = list(inherited) if len(inherited) == width else [""] * width
    found: list[TextRow] = []
    index = header_at(rows, 0) or guess_header(rows) or _matrix_header(rows)
    if index:
        labels = _labels(rows[:index], width)
    while index < len(rows):
        end = header_at(rows, index)
        if end > index:
            labels = _labels(rows[index:end], width)
            index = end
            continue
        if not is_number_row(rows[index]):
            row = _row(grid, rows[index], labels, index)
            if row.cells:
                found.append(row)
        index += 1
    return found, labels


def _matrix_header(rows: Sequence[Sequence[str]]) -> int:
    """1 where the first row heads a matrix of words: causes or solutions, beside a name or one another."""
    filled = [text for text in rows[0] if text] if len(rows) > 1 else []
    if len(filled) < 2 or any(len(text) > _LABEL_LENGTH or is_value(text) for text in filled):
        return 0
    told = sum(tells_role(text) for text in filled)
    return int(told >= 2 or (told == 1 and any(_NAMES.match(text) for text in filled)))


def tells_role(label: str) -> bool:
    """Whether the heading of a column says that it holds causes, obstacles or solutions."""
    return bool(label) and (role_of_heading(label) is not None or CAUSE_COLUMN.search(label) is not None)


def _labels(header: Sequence[Sequence[str]], width: int) -> list[str]:
    labels = []
    for path in column_paths(header, width):
        words = " ".join(dict.fromkeys(path))
        labels.append(words if len(words) <= _LABEL_LENGTH else words[:_LABEL_LENGTH].rsplit(" ", 1)[0])
    return labels


def _row(grid: Grid, texts: Sequence[str], labels: Sequence[str], index: int) -> TextRow:
    """A row without its empty cells and without what a merged cell repeats to its right."""
    row = grid.rows[index]
    cells: list[tuple[str, str]] = []
    for column, text in enumerate(texts):
        if _EMPTY.match(text) and text not in ("-", "–"):
            continue
        repeated = column > 0 and row.cells[column].spans and text == texts[column - 1]
        if repeated or not text:
            continue
        label = labels[column] if column < len(labels) else ""
        numbering = re.fullmatch(r"no\.?(?:mor)?(?:\s+urut)?", label, re.IGNORECASE) is not None
        cells.append(("" if numbering or label == text else label, text))
    if all(text in ("-", "–") or re.fullmatch(r"[\d.)(]{1,4}", text) for _, text in cells):
        cells = []
    return TextRow(tuple(cells), row.location)

"""Figures of a document, each bound to subject, measure, year, unit and place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import CellReading, read_cell
from assistant.domain.sources import Location, Skipped
from ingest.columns import Column
from ingest.document import Document, Line
from ingest.grids import find_grids
from ingest.labels import clean, squash, years_in
from ingest.measures import Role
from ingest.rows import Entry
from ingest.subjects import Name, RowNames, is_budget, name_rows, subject_of
from ingest.tables import Table, find_tables
from ingest.years import caption_year, column_years, plan_end

_GRADE = re.compile(r"[<>≥≤]?\s*(?:AA|A|BB|B|CC|C|D|WTP|WDP|TMP|TW)\b[-+]?(?:\s*\([^)]*\))?", re.IGNORECASE)
_CATEGORY = re.compile(
    r"(?:sangat|cukup|kurang|belum|tidak|amat|hampir|melebihi|sesuai|di\s?atas|di\s?bawah|melampaui)?\s*"
    r"(?:tinggi|rendah|sedang|baik|cukup|kurang|buruk|berhasil|tercapai|memuaskan|optimal|efisien|efektif|"
    r"memadai|target|mandiri|maju|berkembang|utama|madya|pratama|nindya|paripurna|informatif|inovatif)"
    r"(?:\s+(?:sekali|target|baik))?",
    re.IGNORECASE,
)
_PERCENT = frozenset(
    {Measure.CAPAIAN, Measure.TINGKAT_KEMAJUAN, Measure.SERAPAN_PERSEN, Measure.PERSEN_DITANGANI, "persen"}
)
_PERCENT_SUBJECT = re.compile(
    r"(?:per|pre|pro|peres)[es]{0,3}[ns]?t?[as]{1,2}[se]?n?tase\b|persen\b|cakupan\b", re.IGNORECASE
)
_SCORE_SUBJECT = re.compile(r"(indeks|nilai|skor)\b", re.IGNORECASE)


class _Reader:
    """Reads the tables of one document into figures; holds what all of them share."""

    def __init__(self, report_id: str, agency: str, report_year: int, end: int | None) -> None:
        self.report_id = report_id
        self.agency = agency
        self.report_year = report_year
        self.end = end
        self.figures: list[Figure] = []
        self.skipped: list[Skipped] = []

    def table(self, table: Table) -> None:
        """Add every figure of a table."""
        year = caption_year(table.caption, self.report_year)
        years: dict[int, dict[int, int | None]] = {}
        for entry, names in zip(table.entries, name_rows(table), strict=True):
            key = id(entry.columns)
            if key not in years:
                years[key] = column_years(entry.columns, year, self.end)
            if entry.total:
                self._total(table, entry, years[key])
            else:
                self._row(table, entry, names, years[key])

    def _skip(self, location: Location, reason: str) -> None:
        self.skipped.append(Skipped(location=location, reason=reason))

    def _total(self, table: Table, entry: Entry, years: dict[int, int | None]) -> None:
        label = entry.label.strip(" :.")
        for column in entry.columns:
            if column.role is Role.VALUE and entry.text(column) and column.measure:
                name = Name(label, Level.OTHER)
                self._cell(table, entry, column, name, years.get(column.index), total=True)

    def _row(self, table: Table, entry: Entry, names: RowNames, years: dict[int, int | None]) -> None:
        own_year = _row_year(entry)
        for column in entry.columns:
            text = entry.text(column)
            if column.role is not Role.VALUE or not text:
                continue
            if column.index in entry.doubtful:
                self._skip(entry.place(), f"Angka “{text}” terpotong di batas kolom sehingga tidak dipakai.")
                continue
            if column.measure is None:
                if any(map(str.isdigit, text)):
                    self._skip(
                        entry.place(), f"Kolom ke-{column.index + 1} tanpa judul: “{text}” tidak dipakai."
                    )
                continue
            found = subject_of(entry, names, column, column.measure)
            if found is None:
                if any(map(str.isdigit, text)):
                    self._skip(entry.place(), f"Angka “{text}” berdiri pada baris tanpa nama.")
                continue
            name, own = found
            year = own_year if own_year is not None and column.year is None else years.get(column.index)
            if not own and own_year is None and not self._same_form(table, entry, column, text):
                self._skip(entry.place(), f"Angka “{text}” berdiri pada baris tanpa nama dan tidak seragam.")
                continue
            self._cell(table, entry, column, name, year)

    def _same_form(self, table: Table, entry: Entry, column: Column, text: str) -> bool:
        """Whether a figure without a name of its own is written like the figure above it."""
        above = [e for e in table.entries if e.row < entry.row and not e.total and e.columns is entry.columns]
        before = next((e.text(column) for e in reversed(above) if e.text(column)), "")
        return _form(before) == _form(text)

    def _cell(
        self, table: Table, entry: Entry, column: Column, name: Name, year: int | None, *, total: bool = False
    ) -> None:
        raw = entry.text(column)
        measure = column.measure or ""
        unit = _expected_unit(column, entry, measure, name.text, total)
        reading = read_cell(raw, column_unit=unit, thousands=column.thousands)
        if isinstance(reading.value, str) and not _is_category(reading.value, measure):
            self._skip(
                entry.place(),
                f"Isi “{raw[:60]}” pada kolom {column.heading or column.index + 1} bukan angka.",
            )
            return
        if measure == Measure.PAGU_SETELAH_PERUBAHAN and name.level is Level.BELANJA:
            measure = Measure.PAGU  # a table of accounts has no other ceiling than the one in force
        self.figures.append(
            Figure(
                figure_id=self._id(f"t{table.number}", entry.row, column.index + 1, measure),
                report_id=self.report_id,
                agency=self.agency,
                report_year=self.report_year,
                subject=name.text,
                parent=name.parent,
                level=name.level,
                year=year,
                measure=measure,
                value=reading.value,
                unit=_unit(reading, measure),
                raw=raw,
                table=table.caption,
                location=entry.place(),
                table_no=table.number,
                row=entry.row,
                column=column.index + 1,
                readings=reading.readings,
                doubt=reading.doubt,
            )
        )

    def _id(self, *parts: object) -> str:
        key = "|".join(map(str, (self.report_id, *parts)))
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _row_year(entry: Entry) -> int | None:
    """The year of a row that stands in a column of its own, headed `Tahun`."""
    for column in entry.columns:
        if column.role in (Role.TEXT, Role.NAME) and squash(column.heading) in (
            "tahun",
            "tahunanggaran",
            "ta",
        ):
            years = years_in(entry.text(column))
            if len(years) == 1:
                return years[0]
    return None


def _form(text: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[\s.,]", "", text)).lower()


def _expected_unit(column: Column, entry: Entry, measure: str, subject: str, total: bool) -> str | None:
    if column.unit == "Rp" or (is_budget(measure) and "serapan" not in measure):
        return "Rp"
    if measure in _PERCENT or "serapan" in measure or "capaian" in measure:
        return "%"
    if column.unit and column.unit != "%":
        return column.unit
    for other in entry.columns:
        if other.role is Role.UNIT and entry.text(other) and not total:
            words = entry.text(other)
            return (
                "%"
                if re.fullmatch(r"p[er]{2}?e?s[ae]n|prosen|persen\w*|%", words, re.IGNORECASE)
                else _plain(words)
            )
    if score := _SCORE_SUBJECT.match(subject):
        return score.group(1).lower()
    if column.unit:
        return column.unit
    if _PERCENT_SUBJECT.match(subject) and measure.startswith(("target", "realisasi", "kondisi")):
        return "%"
    return "nilai" if measure == Measure.NILAI else None


def _plain(unit: str) -> str:
    return unit if unit.isupper() else unit.lower()


def _unit(reading: CellReading, measure: str) -> str | None:
    if isinstance(reading.value, str):
        return "predikat"
    return reading.unit


def _is_category(text: str, measure: str) -> bool:
    if measure == Measure.KATEGORI:
        return len(text) < 60 and len(text) > 1
    return _GRADE.fullmatch(text) is not None or _CATEGORY.fullmatch(text) is not None


def _line_texts(document: Document) -> Iterable[str]:
    for item in document.items:
        if isinstance(item, Line):
            yield item.text
        else:
            for row in item.rows:
                yield from (clean(cell.text) for cell in row.cells)


def extract_figures(
    document: Document, *, report_id: str, agency: str, report_year: int
) -> tuple[list[Figure], list[Skipped]]:
    """Every figure of a document's tables and prose, and the rows that were not understood.

    Lines that form tables are found here; a document that has been through `find_grids` is read as well.
    """
    document = find_grids(document)
    reader = _Reader(report_id, agency, report_year, plan_end(_line_texts(document), report_year))
    tables, skipped = find_tables(document)
    for table in tables:
        reader.table(table)
    return reader.figures, [*skipped, *reader.skipped]

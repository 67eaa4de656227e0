"""Figures of a document, each bound to subject, measure, year, unit and place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import CellReading, read_cell
from assistant.domain.sources import Location, Skipped
from ingest.columns import Column
from ingest.document import Document, Line
from ingest.grids import find_grids
from ingest.labels import clean, squash, years_in
from ingest.measures import Role, measure_of
from ingest.naming import Name, RowNames, is_budget, name_rows, subject_of
from ingest.rows import Entry, is_total
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
_MEAN = re.compile(r"rata\s*-?\s*rata", re.IGNORECASE)
_ONLY_TOTAL = re.compile(r"(?:grand\s*|sub\s*)?(?:total|jumlah|jml)\b", re.IGNORECASE)
_PERCENT = frozenset(
    {Measure.CAPAIAN, Measure.TINGKAT_KEMAJUAN, Measure.SERAPAN_PERSEN, Measure.PERSEN_DITANGANI, "persen"}
)
_PERCENT_WORDS = frozenset({"%", "persen", "pesen", "persn", "presen", "prosen", "persentase", "prosentase"})
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
        self.summed = Name("Jumlah", Level.OTHER)
        self.unplaced: list[tuple[Table, Entry, Name, list[str]]] = []

    def table(self, table: Table) -> None:
        """Add every figure of a table."""
        year = caption_year(table.caption, self.report_year)
        years: dict[int, dict[int, int | None]] = {}
        for entry, names in zip(table.entries, name_rows(table), strict=True):
            key = id(entry.columns)
            if key not in years:
                years[key] = column_years(entry.columns, year, self.end)
            if entry.total:
                self._total(table, entry, years[key], names.summed_under(entry.label))
            else:
                self._row(table, entry, names, years[key])

    def _skip(self, location: Location, reason: str) -> None:
        self.skipped.append(Skipped(location=location, reason=reason))

    def _total(self, table: Table, entry: Entry, years: dict[int, int | None], parent: str | None) -> None:
        """Add a total, or a mean, share or grade of what is summed up; its label may name its measure."""
        label = entry.label.strip(" :.")
        said = measure_of(label) if not _ONLY_TOTAL.match(label) else None
        if said is None or is_total(label):
            self.summed = Name(label, Level.OTHER, parent)
        if not table.paired and (said is None or _MEAN.match(label)):
            for column in entry.columns:
                if column.role is Role.VALUE and entry.text(column) and column.measure:
                    self._cell(table, entry, column, self.summed, years.get(column.index), total=True)
            return
        filled = [
            index
            for index, text in enumerate(entry.cells)
            if text and text != entry.label and (any(map(str.isdigit, text)) or len(text) > 2)
        ]
        if said is None:
            self.unplaced.append((table, entry, self.summed, [entry.cells[index] for index in filled]))
            return
        pair = [said, Measure.SERAPAN_PERSEN if said == Measure.CAPAIAN else said]
        if len(filled) == 2 and table.paired and filled[1] == filled[0] + 1:
            for index, measure in zip(filled, pair, strict=True):
                self._summary(table, entry, index, measure)
        elif len(filled) == 1:
            self._summary(table, entry, filled[0], said)
        else:
            self._skip(entry.place(), f"Baris “{label}” memuat angka yang kolomnya tidak dapat dipastikan.")

    def _summary(self, table: Table, entry: Entry, index: int, measure: str) -> None:
        if measure == Measure.KATEGORI and any(map(str.isdigit, entry.cells[index])):
            return
        unit = None if measure == Measure.KATEGORI else "Rp" if _is_rupiah(measure) else "%"
        column = Column(index=index, heading=entry.label, role=Role.VALUE, measure=measure, unit=unit)
        self._cell(
            table, entry, column, self.summed, caption_year(table.caption, self.report_year), total=True
        )

    def place_totals(self) -> None:
        """Settle totals that stand outside their columns by the same amounts elsewhere in the report."""
        known: dict[Decimal, set[str]] = {}
        for figure in self.figures:
            if figure.unit == "Rp" and figure.year == self.report_year and isinstance(figure.value, Decimal):
                known.setdefault(figure.value, set()).add(figure.measure)
        for table, entry, name, texts in self.unplaced:
            self.summed = name
            for text in texts:
                value = read_cell(text, column_unit="Rp").value
                measures = known.get(value, set()) if isinstance(value, Decimal) and value >= 10**6 else set()
                if len(measures) == 1:
                    self._summary(table, entry, entry.cells.index(text), next(iter(measures)))
                else:
                    self._skip(
                        entry.place(),
                        f"Kolom angka “{text}” pada baris “{entry.label}” tidak dapat dipastikan.",
                    )

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


def _is_rupiah(measure: str) -> bool:
    return is_budget(measure) and "serapan" not in measure


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
    if column.unit == "Rp" or _is_rupiah(measure):
        return "Rp"
    if measure in _PERCENT or "serapan" in measure or "capaian" in measure:
        return "%"
    if column.unit and column.unit != "%":
        return column.unit
    for other in entry.columns:
        if other.role is Role.UNIT and entry.text(other) and not total:
            words = entry.text(other)
            return "%" if squash(words) in _PERCENT_WORDS else _plain(words)
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
        return 1 < len(text) < 60 and text.lower() not in ("sangat", "cukup sekali", "kurang sekali")
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
    reader.place_totals()
    return reader.figures, [*skipped, *reader.skipped]

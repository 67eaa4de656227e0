"""Figures of a document, each bound to subject, measure, year, unit and place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.numerals import read_bounds, read_cell
from assistant.domain.sources import Location, Skipped
from ingest.agreement import NOTE, measure_by_values, subject_key, values_by_name, with_units
from ingest.columns import GRADED, Column
from ingest.document import Document, Line
from ingest.grades import is_category
from ingest.grids import find_grids
from ingest.headers import is_value, is_year
from ingest.itemised import stated_sum
from ingest.labels import clean, is_name
from ingest.measure_codes import measure_of
from ingest.measures import Role
from ingest.naming import Name, RowNames, name_rows, subject_of
from ingest.prose import Told, read_prose
from ingest.rows import Entry, is_total
from ingest.tables import Table, find_tables
from ingest.units import expected_unit, is_rupiah, unit_of
from ingest.vertical import Item, find_items
from ingest.vocabulary import Words, words_of
from ingest.years import caption_year, column_years, plan_end, row_year

_FOOTNOTE = re.compile(r"(?<=\d)\s*\*+\)?\s*$")
_SIGNED = re.compile(
    r"/\s*\(|\b(?:selisih|deviasi|gap|pertumbuhan|perubahan|kenaikan|penurunan|naik|turun|surplus|defisit|sisa|lebih|kurang)\b",
    re.IGNORECASE,
)
_PERFORMANCE = (Measure.TARGET, Measure.REALISASI)
_BOUNDED = ("target", "kondisi")
_RATIO = re.compile(
    r"(?:persentase|prosentase|presentase|persen|cakupan|indeks|rasio|tingkat|nilai|skor|angka|proporsi|prevalensi|"
    r"laju|rata-rata)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(r"rata\s*-?\s*rata", re.IGNORECASE)
_ONLY_TOTAL = re.compile(r"(?:grand\s*|sub\s*)?(?:total|jumlah|jml)\b", re.IGNORECASE)


class _Reader:
    """Reads the tables of one document into figures; holds what all of them share."""

    def __init__(self, report_id: str, agency: str, report_year: int, end: int | None, words: Words) -> None:
        self.words = words
        self.names: dict[str, str] = {}
        self.report_id = report_id
        self.agency = agency
        self.report_year = report_year
        self.end = end
        self.figures: list[Figure] = []
        self.skipped: list[Skipped] = []
        self.summed = Name("Jumlah", Level.OTHER)
        self.unheaded: list[tuple[Table, Entry, Column, Name | None]] = []
        self.unplaced: list[tuple[Table, Entry, Name, list[str]]] = []
        self.last_text: dict[tuple[int, int, int], str] = {}

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
                for column in entry.columns:
                    if column.role is Role.VALUE and entry.text(column):
                        self.last_text[table.number, key, column.index] = entry.text(column)

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
        unit = None if measure == Measure.KATEGORI else "Rp" if is_rupiah(measure) else "%"
        column = Column(index=index, heading=entry.label, role=Role.VALUE, measure=measure, unit=unit)
        self._cell(
            table, entry, column, self.summed, caption_year(table.caption, self.report_year), total=True
        )

    def place_columns(self) -> None:
        """Settle columns without heading by the figures of other tables: same names and same values."""
        known = values_by_name(self.figures, self.report_year)
        columns: dict[tuple[int, int], list[tuple[Table, Entry, Column, Name | None]]] = {}
        for item in self.unheaded:
            columns.setdefault((item[0].number, item[2].index), []).append(item)
        for cells in columns.values():
            named = [(name.text, entry.text(column)) for _, entry, column, name in cells if name is not None]
            measure = measure_by_values(named, (other.measure for other in cells[0][1].columns), known)
            for table, entry, column, name in cells:
                if measure is not None and name is not None:
                    placed = column.model_copy(update={"measure": measure})
                    self._cell(table, entry, placed, name, self.report_year, note=NOTE)
                else:
                    text = entry.text(column)
                    self._skip(
                        entry.place(), f"Kolom ke-{column.index + 1} tanpa judul: “{text}” tidak dipakai."
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
        own_year = row_year(entry)
        for column in entry.columns:
            text = entry.text(column)
            if column.role is Role.TEXT and _is_figure(text):
                heading = column.heading or f"ke-{column.index + 1}"
                self._skip(entry.place(), f"Angka “{text}” pada kolom {heading} tidak dibaca sebagai data.")
            if column.role is not Role.VALUE or not text:
                continue
            if column.index in entry.doubtful:
                self._skip(entry.place(), f"Angka “{text}” terpotong di batas kolom sehingga tidak dipakai.")
                continue
            found = subject_of(entry, names, column, column.measure or Measure.TARGET)
            if column.measure is None:
                if any(map(str.isdigit, text)):
                    self.unheaded.append((table, entry, column, found[0] if found else None))
                continue
            if found is None:
                if any(map(str.isdigit, text)):
                    self._skip(entry.place(), f"Angka “{text}” berdiri pada baris tanpa nama.")
                continue
            name, own = found
            year = own_year if own_year is not None and column.year is None else years.get(column.index)
            if (
                not own
                and own_year is None
                and not (names.own and self._same_form(table, entry, column, text))
            ):
                self._skip(entry.place(), f"Angka “{text}” berdiri pada baris tanpa nama dan tidak seragam.")
                continue
            if (graded := GRADED.fullmatch(text)) is not None and column.measure == Measure.KATEGORI:
                self._graded(table, entry, column, name, year, graded)
            else:
                self._cell(table, entry, column, name, year)

    def _graded(
        self, table: Table, entry: Entry, column: Column, name: Name, year: int | None, graded: re.Match[str]
    ) -> None:
        """Add a category that stands in one cell with a number, and the number where the heading names it."""
        if measure_of(column.heading.lower().replace("kategori", "")) == Measure.CAPAIAN:
            entry.cells[column.index] = graded["number"]
            share = column.model_copy(update={"measure": Measure.CAPAIAN, "unit": "%"})
            self._cell(table, entry, share, name, year)
        else:
            self._skip(entry.place(), f"Angka “{graded['number']}” berdiri di kolom kategori.")
        entry.cells[column.index] = graded["grade"]
        self._cell(table, entry, column, name, year)

    def _same_form(self, table: Table, entry: Entry, column: Column, text: str) -> bool:
        """Whether a figure without a name of its own is written like the figure above it."""
        before = self.last_text.get((table.number, id(entry.columns), column.index), "")
        return _form(before) == _form(text)

    def _cell(
        self,
        table: Table,
        entry: Entry,
        column: Column,
        name: Name,
        year: int | None,
        *,
        total: bool = False,
        note: str | None = None,
    ) -> None:
        raw = entry.text(column)
        measure = column.measure or ""
        if column.open and _RATIO.match(name.text):
            measure, column = Measure.REALISASI, column.model_copy(update={"unit": None})
        unit = expected_unit(column, entry, measure, name.text, total)
        scaled = f"{column.scale} rupiah" if column.scale and unit == "Rp" else unit
        bare = _FOOTNOTE.sub("", raw)
        summed = stated_sum(bare)
        bare = summed[2] if summed is not None and summed[0] == 0 else bare
        bounds = read_bounds(bare, column_unit=scaled, thousands=column.thousands)
        if bounds is not None and not measure.startswith(_BOUNDED):
            bounds = None
        reading = (
            bounds.reading if bounds else read_cell(bare, column_unit=scaled, thousands=column.thousands)
        )
        if _SIGNED.search(column.heading) and len(reading.readings) == 1 and raw.startswith("("):
            reading = reading.model_copy(update={"value": reading.readings[0], "readings": (), "doubt": None})
        if isinstance(reading.value, str) and bounds is None and not is_category(reading.value, measure):
            self._skip(
                entry.place(),
                f"Isi “{raw[:60]}” pada kolom {column.heading or column.index + 1} bukan angka.",
            )
            return
        beside = any(other.measure == Measure.PAGU_SEBELUM_PERUBAHAN for other in entry.columns)
        if measure == Measure.PAGU_SETELAH_PERUBAHAN and name.level is Level.BELANJA and beside:
            measure = Measure.PAGU  # of two ceilings of an account, the later is the one in force
        self.figures.append(
            Figure(
                figure_id=self._id(f"t{table.number}", entry.row, column.index + 1, measure),
                report_id=self.report_id,
                agency=self.agency,
                report_year=self.report_year,
                subject=self._settled(name.text),
                parent=self._settled(name.parent) if name.parent else None,
                level=name.level,
                year=year,
                measure=measure,
                value=reading.value,
                unit=reading.unit if bounds else unit_of(reading),
                raw=raw,
                table=table.caption,
                location=entry.place(),
                lower=bounds.lower if bounds else None,
                upper=bounds.upper if bounds else None,
                table_no=table.number,
                row=entry.row,
                column=column.index + 1,
                readings=reading.readings,
                doubt="; ".join(filter(None, (note, reading.doubt))) or None,
            )
        )

    def lists(self, items: Sequence[Item]) -> None:
        """Add the figures of vertical lists; a ratio is the indicator that has its value in a table."""
        for position, item in enumerate(items, 1):
            label, level, measure = item.label, Level.OTHER, Measure.JUMLAH
            if item.ratio:
                named = {
                    (f.subject, f.level)
                    for f in self.figures
                    if f.value == item.value and f.unit == "%" and f.measure == Measure.REALISASI
                }
                if len({subject_key(subject) for subject, _ in named}) != 1:
                    self._skip(
                        item.location, f"Persentase “{item.raw}” tidak dapat dipasangkan dengan namanya."
                    )
                    continue
                (label, level), measure = sorted(named)[0], Measure.REALISASI
            self.figures.append(
                Figure(
                    figure_id=self._id("list", position, item.raw),
                    report_id=self.report_id,
                    agency=self.agency,
                    report_year=self.report_year,
                    subject=self._settled(label),
                    level=level,
                    year=item.year or self.report_year,
                    measure=measure,
                    value=item.value,
                    unit=item.unit,
                    raw=item.raw,
                    table=item.caption,
                    location=item.location,
                )
            )

    def prose(self, document: Document) -> None:
        """Add the figures of sentences; their subjects are the names that the tables gave."""
        levels = {figure.subject: figure for figure in self.figures if figure.level is not Level.OTHER}
        units: dict[str, set[str | None]] = {}
        for figure in self.figures:
            if figure.measure in _PERFORMANCE:
                units.setdefault(figure.subject, set()).add(figure.unit)
        for position, told in enumerate(read_prose(document, list(levels)), 1):
            known = levels.get(told.subject) if told.known else None
            self.figures.append(
                Figure(
                    figure_id=self._id("prose", position, told.raw),
                    report_id=self.report_id,
                    agency=self.agency,
                    report_year=self.report_year,
                    subject=told.subject or self.agency,
                    parent=known.parent if known else told.of,
                    level=known.level if known else _level_of(told.subject),
                    year=told.year or self.report_year,
                    measure=told.measure,
                    value=told.value,
                    unit=told.unit or self._unit_told(told, units),
                    raw=told.raw,
                    location=told.location,
                    source="prose",
                    readings=told.readings,
                    doubt=told.doubt,
                )
            )

    def _unit_told(self, told: Told, units: dict[str, set[str | None]]) -> str | None:
        """The unit that the tables give a performance that a sentence tells without one."""
        known = units.get(told.subject, set()) if told.measure in _PERFORMANCE else set()
        return next(iter(known)) if len(known) == 1 else None

    def _settled(self, name: str) -> str:
        if name not in self.names:
            self.names[name] = self.words.settle(name)
        return self.names[name]

    def _id(self, *parts: object) -> str:
        key = "|".join(map(str, (self.report_id, *parts)))
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _level_of(subject: str) -> Level:
    return Level.BELANJA if subject.startswith("Belanja ") else Level.OTHER


def _is_figure(text: str) -> bool:
    """Whether a cell of remarks holds a number; a year is none."""
    return any(map(str.isdigit, text)) and (is_value(text) or not is_name(text)) and not is_year(text)


def _form(text: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[\s.,]", "", text)).lower()


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
    texts = list(_line_texts(document))
    end = plan_end(texts, report_year)
    reader = _Reader(report_id, agency, report_year, end, words_of(texts))
    tables, skipped = find_tables(document)
    for table in tables:
        reader.table(table)
    reader.place_columns()
    reader.place_totals()
    reader.figures = with_units(reader.figures)
    items, unread = find_items(document)
    reader.lists(items)
    reader.prose(document)
    return reader.figures, [*skipped, *unread, *reader.skipped]

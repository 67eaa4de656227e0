"""What a table as a whole tells of its columns: its caption, its names and the sums of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.figures import Measure
from assistant.domain.numerals import read_cell
from ingest.captions import told_by_caption
from ingest.columns import Column
from ingest.headers import is_value
from ingest.labels import squash
from ingest.measures import NameKind, Role

_INCOME = re.compile(r"pendapatan|penerimaan|retribusi|\bpajak\b|\bPAD\b|investasi|\bklaim\b", re.IGNORECASE)
_SPENDING = re.compile(r"anggaran|pagu|belanja|alokasi|keuangan|biaya", re.IGNORECASE)
_SPENDERS = frozenset({NameKind.PROGRAM, NameKind.ACTIVITY, NameKind.SUB_ACTIVITY, NameKind.MIXED})
_EARNED = {
    Measure.PAGU: Measure.TARGET,
    Measure.REALISASI_ANGGARAN: Measure.REALISASI,
    Measure.SERAPAN_PERSEN: Measure.CAPAIAN,
}
_COUNT = re.compile(r"jumlah_[a-z_]+")
_MEAN_SCORE = re.compile(r"nilai_rata_rata(?:_per_[a-z_]+)?|nilai_unsur")
_QUALITY = re.compile(r"(?:nilai_)?mutu(?:_(?:pelayanan|layanan|unit|unsur|kinerja)[a-z_]*)?|nilai_kategori")
_THREE_DECIMALS = re.compile(r"\d[.,]\d{3}")
_PLACE = re.compile(r"(?:kab\.?|kabupaten|kota|provinsi)\s+\S", re.IGNORECASE)
_SPENT_IN_QUARTER = re.compile(r"realisasi_anggaran_tw[1-4]")

Rows = Sequence[Sequence[str]]


def told_by_table(columns: Sequence[Column], caption: str | None, rows: Rows) -> Sequence[Column]:
    """The columns with what neither their headings nor their figures alone settle."""
    told = list(told_by_caption(columns, caption))
    told = _earned(told, caption or "", rows)
    told = _one_count(told)
    told = _scores(told, rows)
    told = _compared(told, caption or "")
    told = _shares_of_work(told)
    return _share_of_ceiling(_summed_quarters(told, rows), rows)


def _cells(column: Column, rows: Rows) -> list[str]:
    return [row[column.index] for row in rows if column.index < len(row) and row[column.index]]


def _with(columns: Sequence[Column], measures: dict[int, str]) -> list[Column]:
    """The columns with other measures, given by the index of the column."""
    return [
        column.model_copy(update={"measure": measures[column.index]}) if column.index in measures else column
        for column in columns
    ]


def _earned(columns: Sequence[Column], caption: str, rows: Rows) -> list[Column]:
    """Amounts under a literal `Target` that are earned, or measured by an indicator, are no ceiling."""
    names = [column for column in columns if column.role is Role.NAME]
    literal = [c for c in columns if c.measure == Measure.PAGU and "target" in squash(c.heading)]
    values = [column for column in columns if column.role is Role.VALUE]
    if not literal or any(_SPENDING.search(column.heading) for column in values):
        return list(columns)
    if any(column.measure in (Measure.TARGET, Measure.REALISASI) for column in values):
        return list(columns)
    if not names or any(column.kind in _SPENDERS for column in names) or "belanja" in caption.lower():
        return list(columns)
    said = " ".join([caption, *(column.heading for column in names)])
    own = [text for column in names for text in _cells(column, rows)]
    most = sum(_INCOME.search(text) is not None for text in own) * 2 > len(own)
    if not (_INCOME.search(said) or most or names[-1].kind is NameKind.INDICATOR):
        return list(columns)
    return [
        column.model_copy(
            update={
                "measure": _EARNED[Measure(column.measure)],
                "unit": "%" if column.measure == Measure.SERAPAN_PERSEN else "Rp",
            }
        )
        if column.measure in tuple(_EARNED) and column.measure is not None
        else column
        for column in columns
    ]


def _one_count(columns: Sequence[Column]) -> list[Column]:
    """One `Jumlah …` is the count that the table is about; several different ones keep their names."""
    counts = {c.measure for c in columns if c.measure and c.measure.startswith("jumlah")}
    if len(counts) != 1 or not _COUNT.fullmatch(next(iter(counts))):
        return list(columns)
    return _with(columns, {c.index: Measure.JUMLAH for c in columns if c.measure in counts})


def _scores(columns: Sequence[Column], rows: Rows) -> list[Column]:
    """A mean score is the score where the table has no other; letters for quality are categories."""
    found: dict[int, str] = {}
    others = {c.measure for c in columns if c.measure and c.measure.startswith(("nilai", "skor"))}
    for column in columns:
        measure = column.measure or ""
        if _MEAN_SCORE.fullmatch(measure) and others == {measure}:
            found[column.index] = Measure.NILAI
        if _QUALITY.fullmatch(measure):
            cells = [text for text in _cells(column, rows) if text not in ("-", "–")]
            if cells and not any(any(map(str.isdigit, text)) for text in cells):
                found[column.index] = Measure.KATEGORI
    if any(column.measure == Measure.KATEGORI for column in columns):
        found = {index: measure for index, measure in found.items() if measure != Measure.KATEGORI}
    return [_with_decimals(column, rows) for column in _with(columns, found)]


def _with_decimals(column: Column, rows: Rows) -> Column:
    """A column of scores such as `3,412` with the separator of its decimals: no score goes into thousands."""
    if column.measure != Measure.NILAI or column.unit == "Rp" or column.money:
        return column
    signs = {text[1] for text in _cells(column, rows) if _THREE_DECIMALS.fullmatch(text)}
    if len(signs) != 1:
        return column
    return column.model_copy(update={"thousands": "." if signs == {","} else ","})


def _compared(columns: Sequence[Column], caption: str) -> list[Column]:
    """Columns of places beside the nation's, under a caption of realisasi, are realisasi of these places."""
    nation = any(column.measure == Measure.REALISASI_NASIONAL for column in columns)
    values = [column for column in columns if column.role is Role.VALUE]
    if not nation or "realisasi" not in caption.lower():
        return list(columns)
    found: dict[int, str] = {}
    own = [column for column in values if _PLACE.match(column.heading)]
    if len(own) == 1 and not any(column.measure == Measure.REALISASI for column in values):
        found[own[0].index] = Measure.REALISASI
    province = [column for column in values if squash(column.heading) in ("provinsi", "prov")]
    if len(province) == 1:
        found[province[0].index] = "realisasi_provinsi"
    return _with(columns, found)


def _shares_of_work(columns: Sequence[Column]) -> list[Column]:
    """`Keuangan (%)` and `Fisik (%)` beside what was spent are the shares of money and of work done."""
    if not any(column.measure == Measure.REALISASI_ANGGARAN for column in columns):
        return list(columns)
    shares = {"keuangan": Measure.SERAPAN_PERSEN, "fisik": "realisasi_fisik"}
    found = {
        column.index: shares[word]
        for column in columns
        if column.role is Role.VALUE
        and column.unit == "%"
        and (word := squash(column.heading).replace("%", "").replace("persen", "")) in shares
    }
    return _with(columns, found)


def _summed_quarters(columns: Sequence[Column], rows: Rows) -> list[Column]:
    """A sum of what was spent in four quarters, beside a ceiling, is what was spent in the year."""
    quarters = [c for c in columns if c.measure and _SPENT_IN_QUARTER.fullmatch(c.measure)]
    sums = [column for column in columns if column.measure == Measure.JUMLAH]
    taken = {column.measure for column in columns}
    if len(quarters) != 4 or len(sums) != 1 or Measure.REALISASI_ANGGARAN in taken:
        return list(columns)
    if Measure.PAGU not in taken:
        return list(columns)
    tested = [
        (parts, whole)
        for row in rows
        if (whole := _amount(row, sums[0])) is not None
        and None not in (parts := [_amount(row, column) for column in quarters])
    ]
    held = sum(sum(part for part in parts if part is not None) == whole for parts, whole in tested)
    if not tested or held * 2 < len(tested):
        return list(columns)
    return _with(columns, {sums[0].index: Measure.REALISASI_ANGGARAN})


def _share_of_ceiling(columns: Sequence[Column], rows: Rows) -> list[Column]:
    """A bare `%` beside a ceiling and what was spent of it is their ratio, where most rows say so."""
    told = {column.measure: column for column in columns if column.role is Role.VALUE}
    share = told.get("persen") or told.get("persentase")
    ceiling, spent = told.get(Measure.PAGU), told.get(Measure.REALISASI_ANGGARAN)
    if share is None or ceiling is None or spent is None or Measure.SERAPAN_PERSEN in told:
        return list(columns)
    tested = [
        abs(part / whole * 100 - said) < 1
        for row in rows
        if (whole := _amount(row, ceiling)) and (part := _amount(row, spent)) is not None
        if (said := _amount(row, share)) is not None
    ]
    if not tested or sum(tested) * 2 < len(tested):
        return list(columns)
    return _with(columns, {share.index: Measure.SERAPAN_PERSEN})


def _amount(row: Sequence[str], column: Column) -> Decimal | None:
    text = row[column.index] if column.index < len(row) else ""
    if text in ("-", "–"):
        return Decimal(0)
    value = read_cell(text, thousands=column.thousands).value if is_value(text) else None
    return value if isinstance(value, Decimal) else None

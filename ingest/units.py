"""The unit that a figure has."""

from __future__ import annotations

import re

from assistant.domain.figures import Measure
from assistant.domain.numerals import CellReading
from ingest.columns import Column
from ingest.labels import squash
from ingest.measure_codes import POLARITY
from ingest.measures import Role
from ingest.naming import is_budget
from ingest.rows import Entry

_PERCENT = frozenset(
    {Measure.CAPAIAN, Measure.TINGKAT_KEMAJUAN, Measure.SERAPAN_PERSEN, Measure.PERSEN_DITANGANI, "persen"}
)
_PERCENT_WORDS = frozenset({"%", "persen", "pesen", "persn", "presen", "prosen", "persentase", "prosentase"})
_PERCENT_SUBJECT = re.compile(
    r"(?:per|pre|pro|peres)[es]{0,3}[ns]?t?[as]{1,2}[se]?n?tase\b|persen\b|cakupan\b", re.IGNORECASE
)
_OF_INDICATOR = ("target", "realisasi", "kondisi", "nilai", "jumlah", "bobot")
_UNIT_IN_SUBJECT = re.compile(
    r"\(\s*(%|persen|orang|jiwa|unit|dokumen|poin|kasus|tahun|nilai|indeks|kk|kali|level)\s*\)\s*$",
    re.IGNORECASE,
)
_SCORE_SUBJECT = re.compile(r"(indeks|nilai|skor)\b", re.IGNORECASE)


def is_rupiah(measure: str) -> bool:
    """Whether a measure is an amount of rupiah."""
    return is_budget(measure) and "serapan" not in measure


def expected_unit(column: Column, entry: Entry, measure: str, subject: str, total: bool) -> str | None:
    """The unit that column, row, measure and subject give a figure, before the cell itself does."""
    if column.unit == "Rp" or is_rupiah(measure):
        return "Rp"
    if measure in _PERCENT or "serapan" in measure or "capaian" in measure:
        return "%"
    share = column.unit == "%" and ("fisik" in measure or not measure.startswith(_OF_INDICATOR))
    if column.unit and (share or column.unit != "%"):
        return column.unit
    if _weighs(measure, entry):
        return column.unit or ("nilai" if measure == Measure.NILAI else None)
    for other in entry.columns:
        if other.role is Role.UNIT and entry.text(other) and not total:
            words = entry.text(other)
            return "%" if squash(words) in _PERCENT_WORDS else _plain(words)
    if named := _UNIT_IN_SUBJECT.search(subject):
        return "%" if squash(named.group(1)) in _PERCENT_WORDS else named.group(1).lower()
    if score := _SCORE_SUBJECT.match(subject):
        return score.group(1).lower()
    if column.unit:
        return column.unit
    if _PERCENT_SUBJECT.match(subject) and measure.startswith(("target", "realisasi", "kondisi")):
        return "%"
    return "nilai" if measure == Measure.NILAI else None


def _weighs(measure: str, entry: Entry) -> bool:
    """Whether a measure weighs indicators, and so has not their unit."""
    if measure in (Measure.BOBOT, POLARITY):
        return True
    weighed = any(other.measure in (Measure.BOBOT, Measure.CAPAIAN) for other in entry.columns)
    return measure == Measure.NILAI and weighed


def _plain(unit: str) -> str:
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in unit.split())


def unit_of(reading: CellReading) -> str | None:
    """The unit of a cell that was read; grades and categories are `predikat`."""
    if isinstance(reading.value, str):
        return "predikat"
    return reading.unit

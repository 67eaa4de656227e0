"""The unit that a figure has, and the words that stand for a figure."""

from __future__ import annotations

import re

from assistant.domain.figures import Measure
from assistant.domain.numerals import CellReading
from ingest.columns import Column
from ingest.labels import squash
from ingest.measures import Role
from ingest.naming import is_budget
from ingest.rows import Entry

_GRADE = re.compile(
    r"level\s*\d(?:[.,]\d+)?|[<>≥≤]?\s*(?:AA|A|BB|B|CC|C|D|WTP|WDP|TMP|TW)\b[-+]?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
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
_PERCENT_WORDS = frozenset({"%", "persen", "pesen", "persn", "presen", "prosen", "persentase", "prosentase"})
_PERCENT_SUBJECT = re.compile(
    r"(?:per|pre|pro|peres)[es]{0,3}[ns]?t?[as]{1,2}[se]?n?tase\b|persen\b|cakupan\b", re.IGNORECASE
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
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in unit.split())


def unit_of(reading: CellReading) -> str | None:
    """The unit of a cell that was read; grades and categories are `predikat`."""
    if isinstance(reading.value, str):
        return "predikat"
    return reading.unit


def is_category(text: str, measure: str) -> bool:
    """Whether words in a column of figures are a grade or category; others are not taken for a figure."""
    if measure == Measure.KATEGORI:
        return 1 < len(text) < 60 and text.lower() not in ("sangat", "cukup sekali", "kurang sekali")
    return _GRADE.fullmatch(text) is not None or _CATEGORY.fullmatch(text) is not None

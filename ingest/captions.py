"""What the caption of a table tells of its columns: what bare years measure, and how amounts are scaled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.figures import Measure
from ingest.columns import BUDGET, Column
from ingest.labels import squash
from ingest.measures import NameKind, Role

_SCALE = re.compile(
    r"\b(ribu|juta|miliar|milyar|triliun)(?:an)?\s*(?:rp\b|rupiah)|\brp\.?\s*(?:dalam\s+)?(ribu|juta|miliar|milyar|triliun)(?:an)?\b|"
    r"\b(?:rp\.?|rupiah)\s*[x.,]?\s*1?\W?(000(?:[.,]000)?)\b",
    re.IGNORECASE,
)
_IN_RUPIAH = re.compile(r"\(\s*(?:dalam\s+)?(?:rp\.?|rupiah)\s*\)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:tahun|th|ta)_?(?:(?:19|20)\d\d)?|(?:19|20)\d\d")
_MEASURES = (
    (re.compile(r"\brealisasi\b", re.IGNORECASE), Measure.REALISASI),
    (re.compile(r"\btarget\b", re.IGNORECASE), Measure.TARGET),
    (re.compile(r"\b(?:anggaran|pagu)\b", re.IGNORECASE), Measure.PAGU),
    (re.compile(r"\b(?:jumlah|banyaknya|populasi)\b", re.IGNORECASE), Measure.JUMLAH),
)


def scale_of(text: str) -> str | None:
    """The word by which amounts of rupiah are counted, as `(dalam juta rupiah)` or `(Rp. 000)` says."""
    match = _SCALE.search(text)
    if match is None:
        return None
    if zeros := match.group(3):
        return "juta" if len(re.sub(r"\D", "", zeros)) == 6 else "ribu"
    return (match.group(1) or match.group(2)).lower()


def told_by_caption(columns: Sequence[Column], caption: str | None) -> Sequence[Column]:
    """The columns with what their headings leave open: the scale of rupiah, and the measure of bare years."""
    whole = scale_of(caption) if caption else None
    measure = _measure(columns, caption or "")
    told = []
    for column in columns:
        if column.role is not Role.VALUE:
            told.append(column)
            continue
        update: dict[str, object] = {}
        if scale := scale_of(column.heading) or whole:
            update["scale"] = scale
            if column.measure is None or (column.measure not in _NO_AMOUNTS and _signed(column)):
                update["unit"] = column.unit or "Rp"
        if column.measure and _BARE_YEAR.fullmatch(column.measure):
            update["measure"] = measure
            update["open"] = measure == Measure.JUMLAH
            if _IN_RUPIAH.search(caption or ""):
                update["unit"] = "Rp"
        told.append(column.model_copy(update=update) if update else column)
    return told


_NO_AMOUNTS = frozenset({Measure.SERAPAN_PERSEN, Measure.CAPAIAN, Measure.JUMLAH, *BUDGET})


def _signed(column: Column) -> bool:
    return re.search(r"lebih|kurang|selisih|tambah|naik|turun", squash(column.heading)) is not None


def _measure(columns: Sequence[Column], caption: str) -> str:
    """What columns of bare years measure: what the one such word of the caption says, else counts."""
    said = [measure for pattern, measure in _MEASURES if pattern.search(caption)]
    if len(said) == 1 or (
        said and said[0] in (Measure.REALISASI, Measure.TARGET) and said[1] not in _MEASURED
    ):
        return said[0]
    indicators = any(column.kind is NameKind.INDICATOR for column in columns)
    scored = re.search(r"\b(?:nilai|skor)\b", caption, re.IGNORECASE) is not None
    return Measure.REALISASI if indicators else Measure.NILAI if scored else Measure.JUMLAH


_MEASURED = (Measure.REALISASI, Measure.TARGET)

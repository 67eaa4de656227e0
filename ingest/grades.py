"""Words that stand for a figure: grades such as `BB` and categories such as `Sangat Tinggi`."""

from __future__ import annotations

import re

from assistant.domain.figures import Measure
from ingest.measure_codes import POLARITY

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
_DIRECTION = re.compile(
    r"m(?:aks|ax|in)im(?:um|al|i[zs][ea]|alkan|asi|i[zs]ation)|stabil\w*|positi[fv]e?|negati[fv]e?|naik|turun|tetap|"
    r"(?:se)?makin\s+(?:tinggi|besar|rendah|kecil|naik|turun)(?:\s*,?\s*(?:se)?makin\s+baik)?|"
    r"(?:higher|lower)\s+is\s+better|[+-]",
    re.IGNORECASE,
)


def is_category(text: str, measure: str) -> bool:
    """Whether words in a column of figures are a grade or category; others are not taken for a figure."""
    if measure == POLARITY:
        return _DIRECTION.fullmatch(text) is not None
    if measure == Measure.KATEGORI:
        half = text.lower() in ("sangat", "cukup sekali", "kurang sekali")
        return is_grade(text) or (1 < len(text) < 60 and not half)
    return is_grade(text)


def is_grade(text: str) -> bool:
    """Whether words are a grade or category and nothing else."""
    return _GRADE.fullmatch(text) is not None or _CATEGORY.fullmatch(text) is not None

"""Figures with what their names and captions add."""

from __future__ import annotations

import re

from assistant.domain.figures import Figure


def completed(figure: Figure) -> Figure:
    """A figure with what its name or caption adds: `(%)` is a unit, a bare year has the caption's measure."""
    changes: dict[str, str] = {}
    if figure.unit is None and re.search(r"\(%\)|\bpersen\b", figure.subject) and figure.measure != "capaian":
        changes["unit"] = "%"
    if figure.measure.isdigit() or figure.measure in ("tahun", "thn"):
        caption = (figure.table or "").lower()
        changes["measure"] = next((m for m in ("capaian", "realisasi", "target") if m in caption), "jumlah")
    caption = (figure.table or "").lower()
    if re.search(r"\b(?:pendapatan|penerimaan|retribusi|pad)\b", caption) and "belanja" not in caption:
        # a plan of income is a target, not a ceiling
        income = {"pagu": "target", "realisasi_anggaran": "realisasi", "serapan_persen": "capaian"}
        changes["measure"] = income.get(figure.measure, figure.measure)
    return figure.model_copy(update=changes) if changes else figure

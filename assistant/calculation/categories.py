"""Categories of computed capaian as figures, by a scale that the caller names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.derived import identity_of
from assistant.calculation.ratings import AchievementRating, rate
from assistant.domain.figures import Figure, Measure, Origin
from assistant.domain.ratings import RatingScale


def categories(figures: Sequence[Figure], scale: RatingScale) -> list[Figure]:
    """Rate every computed capaian; the formula names the scale, the doubt how a hole in it was closed."""
    found = []
    for figure in figures:
        if figure.measure != Measure.CAPAIAN or figure.origin is not Origin.COMPUTED:
            continue
        rated = rate(figure.value if isinstance(figure.value, Decimal) else None, scale)
        if not isinstance(rated, AchievementRating):
            continue
        formula = f"kategori capaian menurut {scale.name}"
        notes = [note for note in (figure.doubt, rated.note) if note]
        found.append(
            figure.model_copy(
                update={
                    "figure_id": identity_of(formula, Measure.KATEGORI, (figure.figure_id,)),
                    "measure": Measure.KATEGORI.value,
                    "value": rated.category,
                    "unit": "predikat",
                    "raw": rated.category,
                    "formula": formula,
                    "inputs": (figure.figure_id,),
                    "readings": (),
                    "doubt": "; ".join(notes) or None,
                }
            )
        )
    return found

"""What an office decides about its own calculation: caps, decimals, formulas, scale, polarities."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from assistant.calculation.achievement import LowerVariant
from assistant.calculation.contexts import subject_key
from assistant.calculation.scales import SCALES_BY_CODE
from assistant.domain.indicators import Polarity
from assistant.domain.ratings import RatingScale
from assistant.domain.record import Exact, Record
from assistant.settings import Settings


class OfficeRules(Record):
    """The office's choices; the defaults are those of an office that has made none.

    `cap` is in percent. `polarities` is keyed by the names of indicators, spelling and case aside.
    """

    cap: Exact | None = None
    decimals: int = 2
    lower_variant: LowerVariant = LowerVariant.N1
    scale: RatingScale | None = None
    polarities: Mapping[str, Polarity] = {}

    def polarity_of(self, subject: str) -> Polarity | None:
        """The office's word on an indicator, None where it has given none."""
        wanted = subject_key(subject)
        return next((told for name, told in self.polarities.items() if subject_key(name) == wanted), None)


def rules_of(settings: Settings) -> OfficeRules:
    """The office's rules as its settings give them."""
    cap = settings.achievement_cap
    return OfficeRules(
        cap=None if cap is None else Decimal(cap),
        decimals=settings.decimals,
        lower_variant=LowerVariant(settings.lower_formula),
        scale=SCALES_BY_CODE[settings.rating_scale] if settings.rating_scale else None,
        polarities=settings.polarities,
    )

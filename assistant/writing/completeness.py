"""An internal estimate of how complete a draft is; never an AKIP score."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.drafts import Completeness, DraftSection, SentenceStatus

ESTIMATE_NOTE = "perkiraan internal, bukan nilai AKIP"


def estimate(sections: Sequence[DraftSection]) -> tuple[Completeness, ...]:
    """Whether each section has figures and narrative."""
    return tuple(_estimate(section) for section in sections)


def _estimate(section: DraftSection) -> Completeness:
    sound = [s for s in section.sentences if s.status is not SentenceStatus.UNSUPPORTED]
    figures = any(s.figure_ids for s in sound)
    narrative = any(s.status is not SentenceStatus.NEEDS_CONFIRMATION for s in sound)
    open_points = sum(s.status is SentenceStatus.NEEDS_CONFIRMATION for s in section.sentences)
    remark = f"; {open_points} hal perlu dikonfirmasi" if open_points else ""
    return Completeness(
        code=section.code,
        indicator=section.indicator,
        has_figures=figures,
        has_narrative=narrative,
        note=ESTIMATE_NOTE + remark,
    )

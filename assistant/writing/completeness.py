"""An internal estimate of how complete a draft is; never an AKIP score."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.drafts import Completeness, DraftSection, SectionCode, SentenceStatus

ESTIMATE_NOTE = "perkiraan internal, bukan nilai AKIP"


def estimate(
    sections: Sequence[DraftSection], empty: Sequence[tuple[SectionCode, str | None]] = ()
) -> tuple[Completeness, ...]:
    """Whether each section has figures and narrative; `empty` are analyses whose data the report lacks."""
    lacking = set(empty)
    told = [_estimate(s) for s in sections if (s.code, s.indicator) not in lacking]
    none = [
        Completeness(
            code=code,
            indicator=indicator,
            has_figures=False,
            has_narrative=False,
            note=f"{ESTIMATE_NOTE}; data belum tersedia dalam laporan",
        )
        for code, indicator in empty
    ]
    order = list(SectionCode)
    whose = list(dict.fromkeys(one.indicator for one in told + none))
    return tuple(sorted(told + none, key=lambda one: (whose.index(one.indicator), order.index(one.code))))


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

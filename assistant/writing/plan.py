"""What to say, section by section, and which sections the writer can build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.domain.drafts import SectionCode
from assistant.export.labels import SECTIONS
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.funds import Funds
from assistant.writing.ledger import Ledger
from assistant.writing.plan_causes import plan_penyebab_solusi
from assistant.writing.plan_longer import plan_jangka_menengah, plan_standar_nasional
from assistant.writing.plan_money import plan_efisiensi
from assistant.writing.plan_office import plan_office_causes
from assistant.writing.plan_programs import plan_program_penunjang, plan_realisasi_anggaran
from assistant.writing.plan_results import plan_target_realisasi
from assistant.writing.plan_summary import plan_summary
from assistant.writing.plan_ties import plan_ties
from assistant.writing.plan_years import plan_tahun_sebelumnya
from assistant.writing.points import SectionPlan

_PLANNERS: dict[SectionCode, Callable[[OfficeFacts, Indicator, Ledger, Funds | None], SectionPlan]] = {
    SectionCode.TARGET_REALISASI: lambda office, indicator, ledger, funds: plan_target_realisasi(
        office, indicator, ledger
    ),
    SectionCode.TAHUN_SEBELUMNYA: lambda office, indicator, ledger, funds: plan_tahun_sebelumnya(
        office, indicator, ledger
    ),
    SectionCode.JANGKA_MENENGAH: lambda office, indicator, ledger, funds: plan_jangka_menengah(
        office, indicator, ledger
    ),
    SectionCode.STANDAR_NASIONAL: lambda office, indicator, ledger, funds: plan_standar_nasional(
        office, indicator, ledger
    ),
    SectionCode.PENYEBAB_SOLUSI: plan_penyebab_solusi,
    SectionCode.EFISIENSI: plan_efisiensi,
}

_OF_THE_OFFICE = (
    SectionCode.PROGRAM_PENUNJANG,
    SectionCode.REALISASI_ANGGARAN,
    SectionCode.IKHTISAR_EKSEKUTIF,
    SectionCode.PENUTUP,
)
_BUILT = (*_PLANNERS, *_OF_THE_OFFICE)


def heading(code: SectionCode, year: int) -> str:
    """The heading of a section."""
    return f"{SECTIONS[code]} tahun {year}" if code is SectionCode.TARGET_REALISASI else SECTIONS[code]


def chosen_sections(asked: tuple[SectionCode, ...]) -> tuple[SectionCode, ...]:
    """The sections to build: those asked for, or all."""
    if not asked:
        return _BUILT
    return tuple(code for code in _BUILT if code in asked)


def plan_office(
    codes: tuple[SectionCode, ...],
    office: OfficeFacts,
    indicators: Sequence[Indicator],
    ledger: Ledger,
    funds: Funds | None,
) -> Iterator[SectionPlan]:
    """The sections among `codes` that speak of the office; summaries only on all key indicators."""
    keys = office.key_indicators()
    for code in codes:
        if code is SectionCode.PROGRAM_PENUNJANG:
            yield plan_program_penunjang(office, ledger, funds, keys[0].name if len(keys) == 1 else None)
        elif code is SectionCode.REALISASI_ANGGARAN:
            # With one key indicator its efficiency has told the remainder already.
            told = len(keys) == 1 and SectionCode.EFISIENSI in codes
            yield plan_realisasi_anggaran(office, ledger, funds, remainders=not told)
        elif code in (SectionCode.IKHTISAR_EKSEKUTIF, SectionCode.PENUTUP):
            if {i.name for i in keys} <= {i.name for i in indicators} or len(codes) < len(_BUILT):
                yield plan_summary(code, office, keys, ledger, funds)
        elif code is SectionCode.PENYEBAB_SOLUSI and len(keys) > 1:
            plan = plan_office_causes(office, ledger, funds)
            if plan.points:
                yield plan


def per_indicator(codes: tuple[SectionCode, ...], *, alone: bool) -> tuple[SectionCode, ...]:
    """The sections among `codes` that speak of one indicator each; `alone` where the office has but one.

    The programs of an office with one key indicator all carry it and are told with the office's.
    """
    return tuple(
        code for code in codes if code in _PLANNERS or (code is SectionCode.PROGRAM_PENUNJANG and not alone)
    )


def plan_section(
    code: SectionCode, office: OfficeFacts, indicator: Indicator, ledger: Ledger, funds: Funds | None
) -> SectionPlan:
    """The points of one section on one indicator."""
    if code is SectionCode.PROGRAM_PENUNJANG:
        return plan_ties(office, indicator, ledger, funds)
    return _PLANNERS[code](office, indicator, ledger, funds)

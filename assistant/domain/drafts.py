"""What we write and on what it rests."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.answers import Citation
from assistant.domain.figures import Figure
from assistant.domain.record import Record


class SectionCode(StrEnum):
    """The analyses of Bab III after PermenPAN-RB 53/2014, and the sections around them."""

    TARGET_REALISASI = "target_realisasi"
    TAHUN_SEBELUMNYA = "tahun_sebelumnya"
    JANGKA_MENENGAH = "jangka_menengah"
    STANDAR_NASIONAL = "standar_nasional"
    PENYEBAB_SOLUSI = "penyebab_solusi"
    EFISIENSI = "efisiensi"
    PROGRAM_PENUNJANG = "program_penunjang"
    REALISASI_ANGGARAN = "realisasi_anggaran"
    IKHTISAR_EKSEKUTIF = "ikhtisar_eksekutif"
    PENUTUP = "penutup"


class SentenceStatus(StrEnum):
    """How far a sentence may be trusted."""

    VERIFIED = "verified"
    NEEDS_CONFIRMATION = "needs_confirmation"
    EDITED = "edited"
    UNSUPPORTED = "unsupported"


class Sentence(Record):
    """One sentence of a draft with the figures and sources it rests on.

    `arithmetic` shows each computation of the sentence, for instance `89,29 / 87 × 100 = 102,63`.
    `author` says who phrased it: `"deterministic"` or the model's name.
    """

    text: str
    status: SentenceStatus
    figure_ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    arithmetic: tuple[str, ...] = ()
    author: str = "deterministic"


class DraftSection(Record):
    """One analysis of one indicator (`indicator` None for the agency as a whole)."""

    code: SectionCode
    heading: str
    indicator: str | None
    sentences: tuple[Sentence, ...]


class Completeness(Record):
    """Whether an analysis that the regulation asks for is there; an internal estimate, not an AKIP score."""

    code: SectionCode
    indicator: str | None
    has_figures: bool
    has_narrative: bool
    note: str | None = None


class Draft(Record):
    """A checked draft; `missing` lists in Indonesian what the office should supply.

    `figures` holds every figure that a sentence names, computed ones and their inputs included. `notes` are
    for the writer of the report: conflicts in the source, roundings, model failures.
    """

    agency: str
    year: int
    sections: tuple[DraftSection, ...]
    completeness: tuple[Completeness, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()

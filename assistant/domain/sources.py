"""What a document says and where: reports, places, passages."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.record import Record


class RegionLevel(StrEnum):
    """The level of government that an agency belongs to."""

    KABUPATEN = "kabupaten"
    KOTA = "kota"
    PROVINSI = "provinsi"
    PUSAT = "pusat"


class Location(Record):
    """A place in a document; lines and pages count from 1, None where the format has none."""

    file: str
    line_from: int | None = None
    line_to: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """The place as people read it, for instance `b. 395` or `lembar Data, sel C4`."""
        parts = []
        if self.page is not None:
            parts.append(f"hlm. {self.page}")
        if self.sheet is not None:
            parts.append(f"lembar {self.sheet}")
        if self.cell is not None:
            parts.append(f"sel {self.cell}")
        if self.line_from is not None and self.page is None and self.sheet is None:
            many = self.line_to is not None and self.line_to != self.line_from
            parts.append(f"b. {self.line_from}–{self.line_to}" if many else f"b. {self.line_from}")
        return ", ".join(parts) or self.file


class Skipped(Record):
    """A row or part that was not understood, with its place and the reason in Indonesian."""

    location: Location
    reason: str


class PassageRole(StrEnum):
    """What a passage does in the analysis; only what its wording or heading says, never a guess."""

    GENERAL = "umum"
    TABLE_ROW = "baris tabel"
    SUCCESS_CAUSE = "penyebab keberhasilan"
    FAILURE_CAUSE = "penyebab kegagalan"
    OBSTACLE = "hambatan"
    SOLUTION_DONE = "solusi yang dilakukan"
    SOLUTION_PLANNED = "rencana tindak lanjut"
    DEFINITION = "definisi"


class Passage(Record):
    """A piece of a report that can be understood alone.

    `section` is the path of headings, joined by ` > `. `text` is masked: no NIP, phone, e-mail, street
    address. `about` names the indicators, programs or activities that a cause or solution speaks of, as the
    report names them; empty when it speaks of the agency as a whole. `about_year` is the year it speaks of,
    None when it does not say. `generic` marks text without anything of this office in it, such as a list of
    what "can be" a cause.
    """

    passage_id: str
    report_id: str
    agency: str
    report_year: int
    section: str
    text: str
    location: Location
    role: PassageRole = PassageRole.GENERAL
    about: tuple[str, ...] = ()
    about_year: int | None = None
    generic: bool = False


class ScoredPassage(Record):
    """A passage found for a question; higher scores are better, scores of two questions do not compare."""

    passage: Passage
    score: float


class OutlineKind(StrEnum):
    """What a line of a report's outline is."""

    CONTENTS = "daftar isi"
    TABLE_LIST = "daftar tabel"
    HEADING = "judul"
    CAPTION = "judul tabel"


class OutlineEntry(Record):
    """A line that names a part of a report; `number` as printed (`A`, `3.2`, `BAB II`), empty without one."""

    kind: OutlineKind
    number: str
    title: str
    location: Location


class Report(Record):
    """One version of one report; `report_id` is stable: a hash of the content.

    `reader` is the version of the reader that has read it, 0 where none was kept. `outline` is its table of
    contents and its list of tables beside the headings and captions that it has.
    """

    report_id: str
    agency: str
    region_level: RegionLevel | None
    region: str | None
    year: int
    title: str
    file: str
    sha256: str
    kind: str = "LKjIP"
    passages: int = 0
    figures: int = 0
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0
    reader: int = 0
    outline: tuple[OutlineEntry, ...] = ()


class TakenIn(Record):
    """A file that has been read into the store; `doubts` are Indonesian sentences on what to look at."""

    report: Report
    doubts: tuple[str, ...] = ()

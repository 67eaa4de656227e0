"""Lists of problems and solutions of the whole office that stand below the heading of one indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.sources import PassageRole
from ingest.pieces import inherited_role
from ingest.roles import role_of_heading
from ingest.sections import Block, BlockKind

_SOLVING = (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)
_IN_GENERAL = re.compile(
    r"\bsecara\s+(?:umum|keseluruhan)\b|\b(?:permasalahan|kendala|hambatan)\s+umum\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:dihadapi|dialami|ditemui|dimiliki|menghambat|pada|oleh|di|bagi)\s+(?:\w+\s+)?(?:dinas|badan|kantor|inspektorat|"
    r"kecamatan|kelurahan|sekretariat|puskesmas|rumah\s+sakit|rsud|balai|instansi|organisasi|perangkat\s+daerah|opd|skpd)\b",
    re.IGNORECASE,
)
_OF_ONE_THING = re.compile(
    r"\b(?:indikator|capaian|pencapaian|mencapai|target|sasaran|program|kegiatan|ini)\b", re.IGNORECASE
)


class WholeOffice:
    """Tells which lists speak of the office as a whole.

    A title that names the office stands once for the office as a whole; where it stands below several
    headings, each time it speaks of its heading.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._opened: set[tuple[str, ...]] = set()
        places: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}
        for block in blocks:
            for depth, title in enumerate(block.path):
                if _names_office(title):
                    places[True].add(block.path[:depth])
            if block.kind is BlockKind.PARAGRAPH and block.text.endswith(":") and _names_office(block.text):
                places[False].add(block.path)
        self._once = len(places[True] | places[False]) == 1

    def governs(self, path: tuple[str, ...]) -> bool:
        """Whether a heading says that what stands below it is about the whole office."""
        for depth in range(len(path) - 1, -1, -1):
            if self._opens(path[depth]):
                self._opened.add(path[:depth])
                return True
        return bool(path) and path[:-1] in self._opened and inherited_role(("", path[-1])) in _SOLVING

    def opened_by(self, lead: str, path: tuple[str, ...], role: PassageRole | None) -> bool:
        """Whether the lead-in of a list says so, or answers a list before it that was of the whole office."""
        if self._opens(lead):
            self._opened.add(path)
            return True
        return path in self._opened and role in _SOLVING

    def _opens(self, title: str) -> bool:
        if role_of_heading(title) is None:
            return False
        return _IN_GENERAL.search(title) is not None or (self._once and _names_office(title))


def _names_office(title: str) -> bool:
    told = role_of_heading(title) is not None and _OFFICE.search(title) is not None
    return told and _OF_ONE_THING.search(title) is None

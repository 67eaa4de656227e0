"""Rows of a matrix of causes and solutions, read as passages on the indicator that the row names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.sources import Passage, PassageRole
from assistant.writing.names import abbreviation_of, names_it

_CELL = re.compile(r"(?:^|; )([^:;]{2,60}): ")
_SUBJECT = re.compile(r"\b(?:indikator|sasaran|kinerja|uraian)\b", re.IGNORECASE)
_ROLES = (
    (re.compile(r"\b(?:hambatan|kendala|permasalahan|masalah)\b", re.IGNORECASE), PassageRole.OBSTACLE),
    (re.compile(r"\b(?:penyebab|faktor|pendorong|penghambat)\b", re.IGNORECASE), PassageRole.FAILURE_CAUSE),
    (re.compile(r"\b(?:rencana|tindak lanjut|rekomendasi)\b", re.IGNORECASE), PassageRole.SOLUTION_PLANNED),
    (
        re.compile(r"\b(?:solusi|upaya)\b.*\b(?:telah|sudah|yang) di ?la(?:ku|ksana)", re.IGNORECASE),
        PassageRole.SOLUTION_DONE,
    ),
    (re.compile(r"\b(?:solusi|upaya|pemecahan)\b", re.IGNORECASE), PassageRole.SOLUTION_PLANNED),
)
_CAUSE_LABEL = "Faktor keberhasilan/kegagalan"
"""A column of causes does not tell success from failure; the result of the indicator does."""


def told_by_rows(passages: Sequence[Passage], spellings: Sequence[Sequence[str]]) -> Iterator[Passage]:
    """The cells of cause, obstacle and solution of rows whose first cells name an indicator.

    Each becomes a passage of its own about that indicator, at the row's place.
    """
    for passage in passages:
        if passage.role is not PassageRole.TABLE_ROW:
            continue
        for line in passage.text.splitlines():
            cells = list(_cells(line))
            subject = next((text for name, text in cells if _SUBJECT.search(name)), None)
            named = subject and next((names[0] for names in spellings if _names(subject, names)), None)
            for name, text in cells if named else ():
                role = next((role for words, role in _ROLES if words.search(name)), None)
                if role is not None and len(text.split()) > 1:
                    label = _CAUSE_LABEL if role is PassageRole.FAILURE_CAUSE else name
                    yield passage.model_copy(
                        update={"role": role, "text": f"{label}: {text}", "about": (named,)}
                    )


def _names(subject: str, names: Sequence[str]) -> bool:
    short = subject.strip(" .()")
    return any(names_it(subject, name) or short == abbreviation_of(name) for name in names)


def _cells(line: str) -> Iterator[tuple[str, str]]:
    found = list(_CELL.finditer(line))
    for place, cell in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(line)
        yield cell.group(1), line[cell.end() : end].strip()

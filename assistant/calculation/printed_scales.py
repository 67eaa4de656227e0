"""The rating scale that a report prints, read from its own table or sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.ratings import read_scale
from assistant.domain.ratings import RatingScale
from assistant.domain.sources import Passage

_SPEAKS_OF_A_SCALE = re.compile(r"\b(?:skala|interval|rentang|kriteria|kategori|predikat|peringkat)\b", re.I)
_OF_PERFORMANCE = re.compile(r"\b(?:capaian|pencapaian|kinerja|penilaian|pengukuran|keberhasilan)\b", re.I)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:s?akip|mutu pelayanan|unit pelayanan|ikm|kepuasan|usia|umur|risiko|suhu)\b", re.I
)
_TABLE_ROW = re.compile(r"\d{1,2}\.?;|[^;]*:[^;]*;[^;]*:")
_HEADING = re.compile(r"^[^:;]*[^\W\d][^:;]*: *")
_CATEGORY = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]+){0,3}")
_INTERVAL_FIRST = re.compile(
    r"(?P<interval>[^A-Z]*\d[\d.,]*(?: ?(?:%|persen))?(?: ?ke ?(?:atas|bawah))?) *[:=]? *(?P<name>[A-Z].*)"
)
_NAME_FIRST = re.compile(r"(?P<name>[A-Z][^\d<>≤≥]*?) *[:=(] *(?P<interval>[^A-Z]*\d.*?)\)?")
_BULLET = re.compile(r"^(?:[-–•*]|[a-z0-9]{1,2}[.)]) +")
_BOUND = r"\d{1,3}(?:[.,]\d+)? ?%?"
_IN_A_RUN = re.compile(
    rf"(?P<interval>[<>≤≥]?=? ?{_BOUND}(?: ?(?:[-–]|s\.?d\.?|sampai(?: dengan)?) ?[<≤]? ?{_BOUND})?)"
    r"[ :=]+(?P<name>(?:(?:Sangat|Amat|Cukup|Kurang|Belum|Tidak) )?"
    r"(?:Baik|Tinggi|Sedang|Rendah|Berhasil|Cukup|Kurang|Memuaskan|Memadai|Buruk))\b"
)
"""Bands in running text, as tables without separators leave them."""
_HIGHEST_BOUNDS = (Decimal(50), Decimal(120))


def scale_in(passages: Sequence[Passage]) -> RatingScale | None:
    """Read the scale for capaian that a report prints; None where it prints none or several.

    Scales of AKIP scores and of service quality are other things, and so is one whose best band does not
    begin between 50 and 120 percent.
    """
    found: dict[tuple[object, ...], RatingScale] = {}
    for passage in passages:
        told = f"{_heading(passage)} {passage.text}"
        if not _SPEAKS_OF_A_SCALE.search(told) or not _OF_PERFORMANCE.search(told):
            continue
        for scale in _scales(passage):
            found.setdefault(scale.bands, scale)
    return next(iter(found.values())) if len(found) == 1 else None


def _scales(passage: Passage) -> Iterator[RatingScale]:
    tabled = [row for line in passage.text.splitlines() if (row := _row(line)) is not None]
    written = [
        row
        for line in passage.text.splitlines()
        if _SPEAKS_OF_A_SCALE.search(line)
        and not _OF_SOMETHING_ELSE.search(line)
        and not _TABLE_ROW.match(line)
        for part in re.split(r";|, (?=\D*\d)|\. (?=[A-Z]\D*$)", _HEADING.sub("", line, count=1))
        if (row := _phrase(part.strip(" ."))) is not None
    ]
    if _OF_SOMETHING_ELSE.search(f"{_heading(passage)} {passage.text}"):
        tabled = []
    lines = passage.text.splitlines()
    listed = [row for line in lines[1:] if (row := _phrase(_BULLET.sub("", line.strip(" .;")))) is not None]
    run = [(found["name"], found["interval"].strip()) for line in lines for found in _IN_A_RUN.finditer(line)]
    for rows in (tabled, written, listed, run):
        scale = None if len(rows) < 3 else read_scale(rows, f"laporan ({passage.location})")
        if scale is not None and _HIGHEST_BOUNDS[0] <= (scale.bands[0].lower or 0) <= _HIGHEST_BOUNDS[1]:
            yield scale
            return


def _heading(passage: Passage) -> str:
    return passage.section.rsplit(" > ", 1)[-1]


def _row(line: str) -> tuple[str, str] | None:
    """A row of a table as category and interval, where it has just these, with or without its number."""
    cells = [_HEADING.sub("", cell.strip(), count=1) for cell in line.split(";")]
    if cells and re.fullmatch(r"\d{1,2}\.?", cells[0]):
        cells = cells[1:]
    if len(cells) != 2:
        return None
    names = [cell for cell in cells if _CATEGORY.fullmatch(cell)]
    intervals = [cell for cell in cells if re.search(r"\d", cell)]
    return (names[0], intervals[0]) if len(names) == 1 and len(intervals) == 1 else None


def _phrase(part: str) -> tuple[str, str] | None:
    for pattern in (_INTERVAL_FIRST, _NAME_FIRST):
        found = pattern.fullmatch(part)
        if found is not None and _CATEGORY.fullmatch(found["name"].strip()):
            return found["name"].strip(), found["interval"].strip()
    return None

"""Figures at the end of flat rows: what one looks like, how many there are, and whether they fit a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.numerals import read_cell
from ingest.measures import Heading

_CUT = (
    r"\d{1,3}(?:,\d{3})+,(?:\d\s\d\d|\d\d\s\d)(?![\d.,])|\d{1,3}(?:\.\d{3})+\.(?:\d\s\d\d|\d\d\s\d)(?![\d.,])"
)
VALUE = (
    rf"(?:(?:Rp\.?\s?)?(?:{_CUT})|"
    r"\d[\d.,]*[-–]\d[\d.,]*(?:\s?%)?(?=\s|$)|"
    r"(?:[<>≥≤]=?\s?)?(?:Rp\.?\s?)?-?\d[\d.,]*(?:\s?%)?"
    r"(?:\s\((?:AA|BB|CC|[ABCD]|[a-z]{3,}(?: [a-z]+){0,6})\))?"
    r"(?:\s?\*+\)?)?|"
    r"\(\d[\d.,]*\)|-|–|N/?A|#DIV/0!|[<>≥≤]?\s?(?:AA|BB|CC|[ABCD]))"
)
TAIL = re.compile(rf"(?:(?<=\s){VALUE}(?:\s+|$))+$", re.IGNORECASE)
_ONE = re.compile(VALUE, re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}")
_COUNTED = re.compile(
    r"(?:tahun|th\.?|ta|t\.a\.?|nomor|no\.?|pasal|ayat|kelas|tipe|type|rt|rw|level|ke|ke-|tw|triwulan|semester|usia|umur)$",
    re.IGNORECASE,
)
_SHARE = frozenset({"serapan_persen", "capaian", "tingkat_kemajuan", "persen_ditangani"})
_RATIOS = {
    "capaian": ("realisasi", "target"),
    "tingkat_kemajuan": ("realisasi", "target_akhir_renstra"),
    "persen_ditangani": ("ditangani", "populasi"),
}
_NEAR = Decimal("0.06")


def tail_values(text: str) -> list[str]:
    """The figures and empty marks that a line ends in, from left to right."""
    match = TAIL.search(text)
    return [found.group(0).strip() for found in _ONE.finditer(match.group(0))] if match else []


def runs_over(name: str) -> bool:
    """Whether a name ends in a figure that no word before it accounts for, as `Tahun 2023` would."""
    words = name.split(" ")
    if len(words) < 2 or not re.fullmatch(r"(?:Rp\.?)?-?\d[\d.,]*%?", words[-1]):
        return False
    return _COUNTED.match(words[-2]) is None


def contradicts(heading: Heading, raw: str) -> str | None:
    """Why a figure cannot stand in a column, in a few words; None where it can."""
    share = heading.unit == "%" or heading.measure in _SHARE
    money = heading.unit == "Rp" or heading.money is True
    if share and (_GROUPED.search(raw) or raw.lower().startswith("rp")):
        return f"“{raw}” berupa jumlah, sedangkan kolom “{heading.text}” memuat persentase"
    if money and not share and "%" in raw:
        return f"“{raw}” berupa persentase, sedangkan kolom “{heading.text}” memuat rupiah"
    return None


def agreement(headings: Sequence[Heading], rows: Sequence[Sequence[str]]) -> int | None:
    """How many relations between columns the rows confirm; None where they refute one.

    A total is the sum of the columns before it; a share is one column of another; a rest is a difference.
    """
    written = tuple(raw for row in rows for raw in row)
    numbers = [[_number(raw, written) for raw in row] for row in rows]
    confirmed = 0
    for at, heading in enumerate(headings):
        tested = [_holds(headings, row, at) for row in numbers]
        told = [found for found in tested if found is not None]
        if any(contradicts(heading, row[at]) for row in rows):
            return None
        if len(told) < 2:
            continue
        if sum(told) * 2 < len(told):
            return None
        confirmed += sum(told) * 3 >= len(told) * 2
    return confirmed


def _number(raw: str, others: Sequence[str]) -> Decimal | None:
    if raw in ("-", "–"):
        return Decimal(0)
    value = read_cell(raw, neighbours=tuple(others)).value
    return value if isinstance(value, Decimal) else None


def _holds(headings: Sequence[Heading], row: Sequence[Decimal | None], at: int) -> bool | None:
    """Whether the figure of a column agrees with those before it; None where nothing can be said."""
    value, heading = row[at], headings[at]
    before = [number for number in row[:at] if number is not None]
    if value is None or len(before) < at or not at:
        return None
    if heading.measure in ("jumlah", "total") and at >= 2:
        return any(sum(before[start:]) == value for start in range(at - 1))
    by = {headings[place].measure: before[place] for place in range(at)}
    spent = by.get("realisasi_anggaran")
    ceiling = by.get("pagu_setelah_perubahan") or by.get("pagu") or by.get("pagu_sebelum_perubahan")
    if (heading.measure == "serapan_persen" or heading.percent) and spent is not None and ceiling:
        return abs(spent / ceiling * 100 - value) <= _NEAR
    if (heading.measure in _RATIOS or heading.percent) and spent is None:
        over = _RATIOS.get(heading.measure or "", ("realisasi", "target"))
        part, whole = by.get(over[0]), by.get(over[1])
        if part is not None and whole and part != whole:
            ways = [
                part / whole * 100,
                (2 * whole - part) / whole * 100,
                *([whole / part * 100] if part else []),
            ]
            return True if any(abs(way - value) <= _NEAR for way in ways) else None
    if heading.measure == "sisa" and spent is not None and ceiling:
        return ceiling - spent == value
    return None

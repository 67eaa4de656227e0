"""`seluruh`, `sebagian besar` and their like in sentences against the rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.polarities import lower_is_better
from assistant.calculation.review.printing import shown
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Passage, PassageRole

_ALL = re.compile(
    r"\b(?:semua|seluruh)\b[^.;,]{0,40}?\b(?:sasaran|indikator|target|ik[ui])\b"
    r"|\b(?:sasaran|indikator|ik[uk])\b[^.;,\d]{0,25}\b(?:semuanya|seluruhnya)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:mencapai|tercapai|melampaui|memenuhi)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:tidak|belum|bukan|agar|akan|diharapkan|untuk mencapai|guna)\b", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:sebagian besar|mayoritas|hampir (?:semua|seluruh))\s+(?:dari\s+)?"
    r"(?:indikator|sasaran|target|iku)\b",
    re.IGNORECASE,
)
_LEVELS = {"program": Level.PROGRAM, "kegiatan": Level.KEGIATAN, "sub kegiatan": Level.SUB_KEGIATAN}
_ALL_ABOVE = re.compile(
    r"\b(?:semua|seluruh|setiap)\s+"
    r"(?P<what>sub ?kegiatan|kegiatan|program|indikator(?: kinerja)?(?: utama)?)\b"
    r"[^.;]{0,80}?\b(?P<side>di ?atas|lebih dari|melebihi|melampaui|minimal|sekurang-kurangnya|di ?bawah"
    r"|kurang dari)"
    r"\s+(?=\d)",
    re.IGNORECASE,
)


def review_quantifiers(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Hold words for all and most against the rows that they speak of."""
    figures = [figure for table in tables for row in table.rows for figure in row.cells.values()]
    lower = lower_is_better(tables, passages)
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if sentence in seen:
                continue
            seen.add(sentence)
            yield from _all_reached(sentence, passage, figures, year, lower)
            yield from _most_reached(sentence, passage, figures, year, lower)
            yield from _all_above(sentence, passage, tables, year)


def _judged(
    figures: Sequence[Figure], year: int, lower: set[str]
) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """Key indicators of the year by key: those that reached their target, and those that did not.

    A value that is still missing (`N/A`) has not reached its target.
    """
    goals = {
        names.key(f.subject): f
        for f in figures
        if f.level is Level.IKU and f.year == year and f.measure == Measure.TARGET
    }
    met: dict[str, Figure] = {}
    unmet: dict[str, Figure] = {}
    for figure in figures:
        if figure.level is not Level.IKU or figure.year != year or figure.measure != Measure.REALISASI:
            continue
        name = names.key(figure.subject)
        target, actual = number(goals.get(name)), number(figure)
        missing = figure.value is None and figure.raw.strip().lower() in ("n/a", "na")
        if target is not None and actual is not None:
            reached = actual <= target if name in lower else actual >= target
            (met if reached else unmet)[name] = figure
        elif missing:
            unmet[name] = figure
    return met, unmet


def _all_reached(
    sentence: str, passage: Passage, figures: Sequence[Figure], year: int, lower: set[str]
) -> Iterator[Finding]:
    """`semua sasaran tercapai` although a key indicator missed its target or has no value."""
    found = _ALL.search(sentence)
    if found is None or not _REACHED.search(sentence) or _DENIED.search(sentence[: found.end() + 40]):
        return
    _, unmet = _judged(figures, year, lower)
    if not unmet:
        return
    listed = "; ".join(f"'{figure.subject}' {shown(figure)}" for figure in list(unmet.values())[:4])
    more = f", dan {len(unmet) - 4} lainnya" if len(unmet) > 4 else ""
    yield _finding(
        passage,
        list(unmet.values()),
        reported=found[0],
        expected=f"kecuali {len(unmet)} indikator",
        explanation=f"Teks menyatakan '{found[0]}' tercapai, padahal dalam tabel ada yang belum "
        f"mencapai target atau belum bernilai: {listed}{more}.",
        arithmetic=f"{len(unmet)} indikator tidak mencapai target atau belum bernilai",
    )


def _most_reached(
    sentence: str, passage: Passage, figures: Sequence[Figure], year: int, lower: set[str]
) -> Iterator[Finding]:
    found = _MOST.search(sentence)
    if found is None or not _REACHED.search(sentence[found.end() :]):
        return
    if re.search(r"\b(?:agar|akan|diharapkan|untuk)\b", sentence, re.IGNORECASE):
        return
    met, unmet = _judged(figures, year, lower)
    denied = re.search(r"\b(?:tidak|belum)\b", sentence[found.end() :], re.IGNORECASE)
    chosen, others = (unmet, met) if denied else (met, unmet)
    if len(met) + len(unmet) < 3 or len(chosen) * 2 > len(met) + len(unmet):
        return
    what = "belum mencapai target" if denied else "mencapai target"
    yield _finding(
        passage,
        list(others.values()),
        reported=found[0],
        expected=f"{len(chosen)} dari {len(met) + len(unmet)} indikator {what}",
        explanation=f"Teks menyatakan bahwa {found[0].lower()} {what}, padahal menurut tabel hanya "
        f"{len(chosen)} dari {len(met) + len(unmet)}.",
        arithmetic=f"{len(chosen)} × 2 ≤ {len(met) + len(unmet)}",
    )


def _all_above(sentence: str, passage: Passage, tables: Sequence[Table], year: int) -> Iterator[Finding]:
    """`seluruh program terserap di atas 90 persen`, row by row."""
    found = _ALL_ABOVE.search(sentence)
    if found is None or _DENIED.search(sentence[: found.end()]):
        return
    bounds = [
        token for token in numbers_in(sentence[found.end() :]) if token.start == 0 and token.unit == "%"
    ]
    if not bounds or bounds[0].value is None:
        return
    what = " ".join(found["what"].lower().replace("subkegiatan", "sub kegiatan").split())
    level = _LEVELS.get(what, Level.IKU)
    spends = re.search(r"serap|realisasi anggaran|keuangan", sentence, re.IGNORECASE)
    measure = Measure.SERAPAN_PERSEN if level is not Level.IKU and spends else Measure.CAPAIAN
    below = re.match(r"di ?bawah|kurang", found["side"], re.IGNORECASE) is not None
    at_least = re.match(r"minimal|sekurang", found["side"], re.IGNORECASE) is not None
    bound = bounds[0].value
    wrong = [
        cell
        for table in tables
        for row in table.rows
        if row.level is level and not row.is_total and not row.is_average
        if (cell := row.get(measure, year)) is not None
        if (value := number(cell)) is not None and not _holds(value, bound, below=below, at_least=at_least)
    ]
    if not wrong:
        return
    listed = "; ".join(f"'{cell.subject}' {shown(cell)}" for cell in wrong[:4])
    yield _finding(
        passage,
        wrong,
        reported=f"{found[0].strip()} {bounds[0].text.strip()}",
        expected=f"kecuali {len(wrong)} {what}",
        explanation=f"Teks menyatakan {found['side'].lower()} {bounds[0].text.strip()} bagi setiap {what}, "
        f"padahal tabel memuat {listed}.",
        arithmetic="; ".join(
            f"{format_number(number(cell) or Decimal(0))} {'≥' if below else '≤'} {format_number(bound)}"
            for cell in wrong[:4]
        ),
    )


def _holds(value: Decimal, bound: Decimal, *, below: bool, at_least: bool) -> bool:
    return value < bound if below else value >= bound if at_least else value > bound


def _finding(
    passage: Passage,
    cells: Sequence[Figure],
    *,
    reported: str,
    expected: str,
    explanation: str,
    arithmetic: str,
) -> Finding:
    places = (passage.location, *(cell.location for cell in cells))
    return Finding(
        kind=FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.WARNING,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=reported,
        expected=expected,
        explanation=explanation,
        arithmetic=arithmetic,
    )

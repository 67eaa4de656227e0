"""Stated numbers of things against the things that follow, and of indicators against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.calculation.review import names
from assistant.calculation.review.amounts import Amount, amounts
from assistant.calculation.review.lists import List, is_open, lists
from assistant.calculation.review.passages import sentences
from assistant.calculation.review.polarities import lower_is_better
from assistant.calculation.review.tables import Row, Table, number
from assistant.domain.figures import Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Location, Passage, PassageRole

_MOST = 40
_NO_LIST = re.compile(r"orang|jiwa|kk|kpm|pegawai|rupiah|unit|anggota|penduduk|lembar|poin")
_GOES_ON = re.compile(
    r"^\W*(?:serta|selain|ditambah|dan|sedangkan|adapun|kemudian|selanjutnya)\b", re.IGNORECASE
)
_INLINE = re.compile(r"\b(?:yaitu|yakni|meliputi|terdiri (?:dari|atas)|adalah)\s*:?\s", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|[\s,;(])\(?(\d{1,2})[.)]\s+(?=[A-Za-z])")
_REACHED = re.compile(
    r"indikator(?:\s+kinerja)?(?:\s+utama)?(?:\s+\w+){0,2}?\s+(?:telah\s+|sudah\s+)?"
    r"(?P<verdict>(?:belum|tidak)\s+)?(?:mencapai|memenuhi|melampaui|tercapai)\b",
    re.IGNORECASE,
)


def review_counts(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Count what a sentence announces: the items below it, the names in it, the indicators that it judges."""
    listed = list(lists(passages))
    lower = lower_is_better(tables, passages)
    for at, found in enumerate(listed):
        yield from _items(found, listed[at + 1] if at + 1 < len(listed) else None)
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if sentence not in seen:
                seen.add(sentence)
                yield from _named(sentence, passage.location)
                yield from _verdicts(sentence, passage, tables, year, lower)


def _items(found: List, following: List | None) -> Iterator[Finding]:
    told = amounts(found.head)
    if not told or is_open(found.head) or any(amounts(item) for item in found.items):
        return
    count = told[-1]
    reach = found.head[count.token.end :]
    if not _countable(count) or len(reach) > 90 or re.search(r"[.;]", reach):
        return
    have = len(found.items)
    more = len(following.items) if following and following.head == found.followed_by else 0
    if count.value in (have, have + more) or (_GOES_ON.match(found.followed_by) and count.value > have):
        return
    yield _finding(count, have, "butir dalam daftar di bawahnya", found.locations)


def _countable(count: Amount) -> bool:
    return (
        count.unit is None
        and count.value == count.value.to_integral_value()
        and 2 <= count.value <= _MOST
        and _NO_LIST.fullmatch(count.thing) is None
    )


def _named(sentence: str, location: Location) -> Iterator[Finding]:
    """`3 program, yaitu Program A, Program B dan Program C`: names that all begin with the same word."""
    cue = _INLINE.search(sentence)
    if cue is None or is_open(sentence[cue.start() :]):
        return
    counts = [amount for amount in amounts(sentence[: cue.start()]) if _countable(amount)]
    if not counts:
        return
    count, tail = counts[-1], sentence[cue.end() :]
    if not count.thing or len(sentence[count.token.end : cue.start()]) > 60:
        return
    numbered = [int(match[1]) for match in _NUMBERED.finditer(tail)]
    starts = re.findall(
        rf"(?:^|,|;|\bdan\b|\bserta\b|\d[.)])\s*{re.escape(count.thing)}\b", tail, re.IGNORECASE
    )
    if numbered and numbered == list(range(1, len(numbered) + 1)) and len(numbered) > 1:
        have = len(numbered)
    elif len(starts) > 1 and re.match(rf"\W*{re.escape(count.thing)}\b", tail, re.IGNORECASE):
        have = len(starts)
    else:
        return
    if have != count.value:
        yield _finding(count, have, f"{count.thing} yang disebut sesudahnya", (location,))


def _finding(count: Amount, have: int, of_what: str, locations: tuple[Location, ...]) -> Finding:
    return Finding(
        kind=FindingKind.MISSING_ROW if have < count.value else FindingKind.SUM_MISMATCH,
        severity=Severity.WARNING,
        locations=locations,
        reported=f"{count.token.text.strip()} {count.thing}".strip(),
        expected=str(have),
        explanation=f"Teks menyebut {count.token.text.strip()} {count.thing or 'butir'}, "
        f"tetapi ada {have} {of_what}. Periksa jumlahnya atau lengkapi daftarnya.",
        arithmetic=f"disebut {format_number(count.value)}, terhitung {have}",
    )


def _verdicts(
    sentence: str, passage: Passage, tables: Sequence[Table], year: int, lower: set[str]
) -> Iterator[Finding]:
    """`4 indikator mencapai target dan 2 belum`, against the achievements of the tables."""
    if "target" not in sentence.lower():
        return
    told = []
    for amount in amounts(sentence):
        rest = sentence[amount.token.end :]
        match = _REACHED.match(rest.lstrip())
        if match and not re.search(r"\bdari\s*$", sentence[: amount.token.start], re.IGNORECASE):
            told.append((amount, match["verdict"] is None))
    if not told:
        return
    possible = [verdict for table in tables if (verdict := _reached(table, year, lower)) is not None]
    for amount, positive in told:
        fits = [sum(met.values()) if positive else len(met) - sum(met.values()) for met in possible]
        others = [other for other, _ in told if other is not amount]
        whole = sum(int(other.value) for other in (amount, *others)) if others else None
        about = [
            (fit, met)
            for fit, met in zip(fits, possible, strict=True)
            if len(met) == whole or (whole is None and _whole_is_told(passage.text, len(met)))
        ]
        if not about or any(fit == amount.value for fit, _ in about):
            continue
        fit, met = about[0]
        word = "mencapai target" if positive else "belum mencapai target"
        which = [name for name, reached in met.items() if reached == positive]
        yield Finding(
            kind=FindingKind.NARRATIVE_VS_TABLE,
            severity=Severity.WARNING,
            locations=(passage.location,),
            reported=f"{amount.token.text.strip()} indikator {word}",
            expected=f"{fit} indikator {word}",
            explanation=f"Teks menyebut {amount.token.text.strip()} indikator {word}, "
            f"sedangkan menurut tabel capaian ada {fit}"
            + (": " + "; ".join(which[:6]) if which else "")
            + ".",
            arithmetic=f"{sum(met.values())} dari {len(met)} indikator dalam tabel mencapai target",
        )


def _whole_is_told(text: str, number_of_indicators: int) -> bool:
    return any(
        amount.value == number_of_indicators and amount.thing in ("indikator", "iku", "sasaran")
        for amount in amounts(text)
    )


def _reached(table: Table, year: int, lower: set[str]) -> dict[str, bool] | None:
    """Which indicators of a table of achievements reached their target; None where one cannot be told."""
    met: dict[str, bool] = {}
    for row in table.rows:
        if row.is_average or row.is_total or row.get(Measure.CAPAIAN, year) is None:
            continue
        verdict = _met(row, year, lower)
        cell = row.get(Measure.CAPAIAN, year)
        if verdict is None or cell is None:
            return None
        met[cell.subject] = verdict
    return met if len(met) > 1 else None


def _met(row: Row, year: int, lower: set[str]) -> bool | None:
    cell, printed = row.get(Measure.CAPAIAN, year), number(row.get(Measure.CAPAIAN, year))
    goal, actual = number(row.get(Measure.TARGET, year)), number(row.get(Measure.REALISASI, year))
    if goal is not None and actual is not None and cell is not None:
        return actual <= goal if names.key(cell.subject) in lower else actual >= goal
    return printed >= 100 if printed is not None else None

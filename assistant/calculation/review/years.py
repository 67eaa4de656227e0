"""Years and dates that cannot be meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.calculation.review.tables import Table
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Passage, PassageRole, Report

_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FISCAL = re.compile(
    r"\b(?:tahun anggaran|TA\.?|selama tahun(?: anggaran)?)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_COMPARES = re.compile(
    r"sebelum|lalu|dibanding|perbanding|sejak|nomor|no\.|peraturan|menjadi|renstra|rpjmd"
    r"|pemeriksaan|audit|opini|temuan|rekomendasi|lkpd|laporan keuangan",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:akan|rencana|direncanakan|diharapkan|diupayakan|upaya|mendatang|depan|target|sasaran|menargetkan|usul\w*"
    r"|tindak lanjut|perbaikan|renja|rkpd|rpjmd|renstra|berlaku|periode|sampai|hingga|s\.?d\.?|proyeksi"
    r"|langkah)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:telah|mencapai|tercapai|terealisasi|dilaksanakan|melaksanakan|memperoleh)\b[^.;]{0,80}?"
    r"\btahun\s+(?:anggaran\s+)?(?P<year>20\d\d)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\btabel\s+(?:berikut|di ?bawah)|\bberikut(?: ini)?\s*:?\s*$", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?P<plan>renstra|rencana strategis|rpjmd)\b[^.;\n]{0,90}?"
    r"\b(?P<first>20\d\d)\s*[-–—/]\s*(?P<last>20\d\d)\b",
    re.IGNORECASE,
)
_NEAR = 14
"""Lines between a sentence and the first figures of the table that it announces."""
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n+")


def review_years(
    report: Report, passages: Sequence[Passage], tables: Sequence[Table] = ()
) -> Iterator[Finding]:
    """Find dates that do not exist or lie ahead, and years that a sentence cannot mean."""
    yield from _periods(passages)
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in _SENTENCE.split(passage.text):
            yield from _impossible_dates(sentence, passage)
            yield from _copied_year(sentence, passage, report.year)
            yield from _not_yet(sentence, passage, report.year)
            yield from _announced_table(sentence, passage, tables)


def _impossible_dates(sentence: str, passage: Passage) -> Iterator[Finding]:
    for match in _DATE.finditer(sentence):
        day, month, year = int(match[1]), _MONTHS.index(match[2].lower()) + 1, int(match[3])
        try:
            date(year, month, day)
            if year > passage.report_year + 1 and not _PLANS.search(sentence):
                yield _ahead(match, passage)
        except ValueError:
            yield Finding(
                kind=FindingKind.IMPLAUSIBLE_DATE,
                severity=Severity.ERROR,
                locations=(passage.location,),
                reported=match[0],
                expected="tanggal yang ada dalam kalender",
                explanation=f"Tanggal {match[0]} tidak ada dalam kalender.",
                arithmetic=f"bulan {match[2]} {year} tidak memiliki tanggal {day}",
            )


def _copied_year(sentence: str, passage: Passage, year: int) -> Iterator[Finding]:
    match = _FISCAL.search(sentence)
    if match is None or int(match[1]) != year - 1 or _COMPARES.search(sentence):
        return
    if set(_YEAR.findall(sentence)) - {match[1]}:
        return
    yield Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=match[0],
        expected=f"tahun anggaran {year}",
        explanation=f"Laporan tahun {year} menyebut {match[0]} tanpa membandingkannya dengan tahun lain; "
        "mungkin tersalin dari laporan tahun lalu.",
        arithmetic=f"{year} − {match[1]} = {year - int(match[1])} tahun",
    )


def _ahead(match: re.Match[str], passage: Passage) -> Finding:
    return Finding(
        kind=FindingKind.IMPLAUSIBLE_DATE,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=match[0],
        expected=f"tanggal sampai dengan tahun {passage.report_year + 1}",
        explanation=f"Tanggal {match[0]} lebih dari setahun setelah tahun laporan ({passage.report_year}). "
        "Periksa tahunnya.",
        arithmetic=f"{match[3]} − {passage.report_year} = {int(match[3]) - passage.report_year} tahun",
    )


def _not_yet(sentence: str, passage: Passage, year: int) -> Iterator[Finding]:
    """Results told for the year after the report."""
    if set(_YEAR.findall(sentence)) != {str(year + 1)} or _PLANS.search(sentence):
        return
    match = _RESULT.search(sentence)
    if match is None or match["year"] != str(year + 1):
        return
    yield Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=f"tahun {year + 1}",
        expected=f"tahun {year}",
        explanation=f"Laporan tahun {year} menyebut hasil tahun {year + 1}. Periksa tahunnya.",
        arithmetic=f"{year + 1} − {year} = 1 tahun",
    )


def _announced_table(sentence: str, passage: Passage, tables: Sequence[Table]) -> Iterator[Finding]:
    """`tahun 2020 dapat dilihat pada tabel berikut`, above a table of other years."""
    years = set(_YEAR.findall(sentence))
    line = passage.location.line_to
    if line is None or len(years) != 1 or not _ANNOUNCES.search(sentence):
        return
    below = [
        (place.line_from, table)
        for table in tables
        for place in [next(iter(table.rows[0].cells.values())).location]
        if place is not None and place.line_from is not None and 0 < place.line_from - line <= _NEAR
    ]
    if not below:
        return
    table = min(below, key=lambda found: found[0])[1]
    shown = {year for _, year in table.columns() if year is not None}
    if len(shown) < 2 or int(next(iter(years))) in shown:
        return
    listed = ", ".join(map(str, sorted(shown)))
    yield Finding(
        kind=FindingKind.WRONG_YEAR,
        severity=Severity.WARNING,
        locations=(passage.location,),
        reported=f"tahun {next(iter(years))}",
        expected=f"tahun {listed}",
        explanation=f"Kalimat ini mengantar tabel untuk tahun {next(iter(years))}, "
        f"padahal tabel di bawahnya memuat tahun {listed}.",
        arithmetic=f"{next(iter(years))} tidak ada di antara {listed}",
    )


def _periods(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Periods of the strategic plan that differ from the one used most."""
    told: dict[str, list[tuple[tuple[int, int], Passage]]] = {}
    for passage in passages:
        for match in _PERIOD.finditer(passage.text):
            plan = "RPJMD" if match["plan"].upper() == "RPJMD" else "Renstra"
            told.setdefault(plan, []).append(((int(match["first"]), int(match["last"])), passage))
    for plan, uses in told.items():
        counted = Counter(period for period, _ in uses)
        (usual, times), *others = counted.most_common()
        for period, rare in others:
            overlap = period[0] <= usual[1] and usual[0] <= period[1]
            if rare * 2 > times or not overlap:
                continue
            places = dict.fromkeys(passage.location for own, passage in uses if own == period)
            yield Finding(
                kind=FindingKind.LABEL_CONFLICT,
                severity=Severity.NOTE,
                locations=tuple(places),
                reported=f"{plan} {period[0]}-{period[1]}",
                expected=f"{plan} {usual[0]}-{usual[1]}",
                explanation=f"Periode {plan} di sini {period[0]}-{period[1]}, "
                f"sedangkan di {times} tempat lain {usual[0]}-{usual[1]}.",
                arithmetic=f"{rare} kali {period[0]}-{period[1]}, {times} kali {usual[0]}-{usual[1]}",
            )

"""The verdict on each claim of a text, and the findings of a review, as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.domain.checking import CheckResult, Claim, ClaimStatus
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.export.labels import place_text, places_text
from assistant.export.sources import SourceNote
from assistant.web.markup import escape, notice
from assistant.web.source_views import note_body

_VERDICTS = {
    ClaimStatus.SUPPORTED: ("✓", "sesuai"),
    ClaimStatus.CONTRADICTED: ("✗", "bertentangan"),
    ClaimStatus.UNSUPPORTED: ("?", "tidak ditemukan"),
    ClaimStatus.UNREAD: ("!", "tidak terbaca"),
    ClaimStatus.EXEMPT: ("–", "bukan klaim"),
}
_SEVERITIES = {
    Severity.ERROR: ("✗", "Kesalahan"),
    Severity.WARNING: ("!", "Perlu diperiksa"),
    Severity.NOTE: ("i", "Catatan"),
}
_KINDS = {
    FindingKind.SUM_MISMATCH: "Jumlah tidak cocok",
    FindingKind.RATIO_MISMATCH: "Persentase tidak cocok",
    FindingKind.CROSS_TABLE_CONFLICT: "Antartabel berbeda",
    FindingKind.NARRATIVE_VS_TABLE: "Narasi berbeda dari tabel",
    FindingKind.FORMULA_MISAPPLIED: "Rumus keliru dipakai",
    FindingKind.CAPPED_CAPAIAN: "Capaian dibatasi",
    FindingKind.MISSING_ROW: "Baris hilang",
    FindingKind.IMPLAUSIBLE_DATE: "Tanggal tidak wajar",
    FindingKind.WRONG_YEAR: "Tahun keliru",
    FindingKind.LABEL_CONFLICT: "Sebutan berbeda-beda",
    FindingKind.DIRECTION_WORD: "Kata arah tidak cocok",
    FindingKind.UNIT_OR_FORMAT: "Satuan atau format",
    FindingKind.ROUNDING: "Pembulatan",
    FindingKind.OTHER: "Lain-lain",
}


def check_view(text: str, result: CheckResult, notes: Mapping[str, SourceNote]) -> str:
    """A text with each of its claims marked, and the reasons below; `notes` are the facts by id."""
    claims = sorted(result.claims, key=lambda claim: (claim.start, claim.end))
    if not claims:
        head = notice("Tidak ada angka atau kata yang menyiratkan angka di dalam teks ini.", "info")
    elif result.ok:
        head = notice("Semua klaim angka di dalam teks ini sesuai dengan laporan.", "info", title="Sesuai")
    else:
        wrong = sum(c.status not in (ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT) for c in claims)
        head = notice(f"{wrong} klaim perlu diperbaiki atau dilengkapi sumbernya.", "warning")
    rows = "".join(_claim_row(number, claim, notes) for number, claim in enumerate(claims, 1))
    listing = f'<ol class="claims">{rows}</ol>' if rows else ""
    return f'<article class="check">{head}<p class="checked">{_marked(text, claims)}</p>{listing}</article>'


def review_view(findings: Sequence[Finding], title: str) -> str:
    """Findings by severity, those with one root cause together."""
    head = f"<h3>{escape(title)}</h3>"
    if not findings:
        text = "Tidak ada ketidakcocokan yang ditemukan oleh perhitungan dan perbandingan otomatis."
        return f'<article class="review">{head}{notice(text, "info")}</article>'
    parts = []
    for severity in Severity:
        group = [finding for finding in findings if finding.severity is severity]
        if group:
            sign, word = _SEVERITIES[severity]
            items = "".join(_finding_group(list(g)) for _, g in groupby(_by_group(group), key=_group_key))
            parts.append(
                f'<section class="severity severity-{severity}"><h4><span aria-hidden="true">{sign}</span> '
                f"{word} ({len(group)})</h4>{items}</section>"
            )
    counts = ", ".join(
        f"{sum(f.severity is severity for f in findings)} {word.casefold()}"
        for severity, (_, word) in _SEVERITIES.items()
    )
    return f'<article class="review">{head}<p class="hint">{counts}</p>{"".join(parts)}</article>'


def _marked(text: str, claims: Sequence[Claim]) -> str:
    parts, position = [], 0
    for number, claim in enumerate(claims, 1):
        if claim.start < position or claim.end > len(text) or claim.end <= claim.start:
            continue
        sign, word = _VERDICTS[claim.status]
        words = escape(text[claim.start : claim.end])
        parts.append(escape(text[position : claim.start]))
        parts.append(
            f'<a class="claim claim-{claim.status}" href="#claim-{number}" data-jump="claim-{number}" '
            f'aria-label="{words}: {word}, lihat alasan {number}">'
            f'{words}<span class="verdict" aria-hidden="true">{sign}</span></a>'
        )
        position = claim.end
    return "".join([*parts, escape(text[position:])]).replace("\n", "<br>")


def _claim_row(number: int, claim: Claim, notes: Mapping[str, SourceNote]) -> str:
    sign, word = _VERDICTS[claim.status]
    facts = "".join(
        f"<li>{escape(notes[key].title)}{note_body(notes[key])}</li>"
        for key in claim.fact_ids
        if key in notes
    )
    source = f"<details><summary>Sumber pembanding</summary><ul>{facts}</ul></details>" if facts else ""
    return (
        f'<li id="claim-{number}" tabindex="-1" class="verdict-{claim.status}">'
        f"<strong>{escape(claim.text)}</strong> "
        f'<span class="badge badge-{claim.status}">{sign} {word}</span> '
        f"{escape(claim.reason or '')}{source}</li>"
    )


def _group_key(finding: Finding) -> str:
    return finding.group or str(id(finding))


def _by_group(findings: Sequence[Finding]) -> list[Finding]:
    first = {}
    for place, finding in enumerate(findings):
        first.setdefault(_group_key(finding), place)
    return sorted(findings, key=lambda finding: first[_group_key(finding)])


def _finding_group(findings: Sequence[Finding]) -> str:
    cards = "".join(_finding(finding) for finding in findings)
    if len(findings) == 1:
        return cards
    return f'<div class="root-cause"><p class="label">Satu sebab, {len(findings)} akibat</p>{cards}</div>'


def _finding(finding: Finding) -> str:
    places = places_text(finding.locations)
    rows = [
        ("Tertulis", finding.reported),
        ("Seharusnya", finding.expected),
        ("Hitungan", finding.arithmetic),
        ("Letak", places),
        ("Kemungkinan sel yang salah", place_text(finding.suspect) or ""),
    ]
    terms = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in rows if text)
    return (
        f'<article class="finding"><h5>{_KINDS[finding.kind]}</h5><p>{escape(finding.explanation)}</p>'
        f"<dl>{terms}</dl></article>"
    )

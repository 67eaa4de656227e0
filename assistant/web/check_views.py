"""The verdict on each claim of a text, and the findings of a review, as HTML."""

from __future__ import annotations

import re
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
_OPEN = frozenset({ClaimStatus.UNSUPPORTED, ClaimStatus.UNREAD})
_SETTLED = frozenset({ClaimStatus.SUPPORTED, ClaimStatus.EXEMPT})
_GROUPS = (
    ("Harus diperbaiki", frozenset({ClaimStatus.CONTRADICTED})),
    ("Belum ditemukan sumbernya", _OPEN),
    ("Sesuai atau bukan klaim", _SETTLED),
)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n+")
_AROUND = 80
"""Letters of the text to show on each side of a claim in the list."""
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
        head = notice(_verdict(claims), "warning")
    listing = "".join(_claim_group(group, text, claims, notes) for group in _GROUPS)
    return f'<article class="check">{head}<p class="checked">{_marked(text, claims)}</p>{listing}</article>'


def _verdict(claims: Sequence[Claim]) -> str:
    """How many claims are wrong and how many have no source, in that order."""
    wrong = sum(claim.status is ClaimStatus.CONTRADICTED for claim in claims)
    open_claims = sum(claim.status in _OPEN for claim in claims)
    told = [f"{wrong} klaim perlu diperbaiki"] if wrong else []
    told += [f"{open_claims} klaim belum ditemukan sumbernya"] if open_claims else []
    return f"{'; '.join(told)}."


def _claim_group(
    group: tuple[str, frozenset[ClaimStatus]],
    text: str,
    claims: Sequence[Claim],
    notes: Mapping[str, SourceNote],
) -> str:
    """The claims of one group with their numbers in the text; what needs no work is folded."""
    title, statuses = group
    numbered = [(number, claim) for number, claim in enumerate(claims, 1) if claim.status in statuses]
    if not numbered:
        return ""
    rows = "".join(_claim_row(number, claim, text, notes) for number, claim in numbered)
    listing = f'<ol class="claims">{rows}</ol>'
    heading = f"{title} ({len(numbered)})"
    if statuses <= _SETTLED:
        return f'<details class="claim-group"><summary>{heading}</summary>{listing}</details>'
    return f'<section class="claim-group"><h4>{heading}</h4>{listing}</section>'


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


def _claim_row(number: int, claim: Claim, text: str, notes: Mapping[str, SourceNote]) -> str:
    sign, word = _VERDICTS[claim.status]
    facts = "".join(
        f"<li>{escape(notes[key].title)}{note_body(notes[key])}</li>"
        for key in claim.fact_ids
        if key in notes
    )
    source = f"<details><summary>Sumber pembanding</summary><ul>{facts}</ul></details>" if facts else ""
    return (
        f'<li id="claim-{number}" value="{number}" tabindex="-1" class="verdict-{claim.status}">'
        f"{_in_context(claim, text)} "
        f'<span class="badge badge-{claim.status}">{sign} {word}</span> '
        f"{escape(claim.reason or '')}{source}</li>"
    )


def _in_context(claim: Claim, text: str) -> str:
    """A claim with the words around it: "naik" alone does not say which one is meant."""
    said = f"<strong>{escape(claim.text)}</strong>"
    if not 0 <= claim.start < claim.end <= len(text):
        return said
    before = _SENTENCE_END.split(text[: claim.start])[-1]
    after = _SENTENCE_END.split(text[claim.end :], maxsplit=1)[0]
    left = before[-_AROUND:] if len(before) <= _AROUND else "… " + before[-_AROUND:].partition(" ")[2]
    right = after if len(after) <= _AROUND else after[:_AROUND].rpartition(" ")[0] + " …"
    return f'<span class="around">{escape(left)}</span>{said}<span class="around">{escape(right)}</span>'


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

"""How results look on a terminal, and how they look as JSON; pure functions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from assistant.calculation.explanations import Explanation
from assistant.domain.answers import Answer
from assistant.domain.checking import CheckResult, ClaimStatus
from assistant.domain.figures import Figure, Origin
from assistant.domain.findings import Finding, Severity
from assistant.domain.numerals import format_number, format_percent, format_points, format_rupiah
from assistant.domain.record import Record, plain
from assistant.domain.sources import Report, ScoredPassage

STATUS_WORDS = {
    ClaimStatus.SUPPORTED: "didukung",
    ClaimStatus.CONTRADICTED: "BERTENTANGAN",
    ClaimStatus.UNSUPPORTED: "TANPA DASAR",
    ClaimStatus.UNREAD: "TIDAK TERBACA",
    ClaimStatus.EXEMPT: "bukan klaim",
}
SEVERITY_WORDS = {Severity.ERROR: "KESALAHAN", Severity.WARNING: "PERINGATAN", Severity.NOTE: "catatan"}


def one_line(record: Record | dict[str, object]) -> str:
    """A record as one line of JSON."""
    data = record.model_dump(mode="json") if isinstance(record, Record) else record
    return json.dumps(data, ensure_ascii=False)


def json_array(records: Iterable[Record | dict[str, object]]) -> Iterator[str]:
    """A JSON array with one object a line, so that tools that read line by line can use it too."""
    yield "["
    for number, record in enumerate(records):
        if number:
            yield ","
        yield one_line(record)
    yield "]"


def report_json(report: Report) -> dict[str, object]:
    """A report as the contract gives it; its outline serves the review alone."""
    return report.model_dump(mode="json", exclude={"outline"})


def passage_json(found: ScoredPassage) -> dict[str, object]:
    """A passage as the contract gives it: its own keys with the score among them."""
    return {**found.passage.model_dump(mode="json"), "score": round(found.score, 6)}


def show_value(figure: Figure) -> str:
    """The value of a figure as people read it, with its unit."""
    if figure.value is None:
        return f"– (tercetak: {figure.raw!r})" if figure.raw else "–"
    if isinstance(figure.value, str):
        return figure.value
    if figure.origin is Origin.COMPUTED and figure.unit != "Rp":
        return " ".join(
            part for part in (figure.raw, "persen" if figure.unit == "%" else figure.unit) if part
        )
    match figure.unit:
        case "Rp":
            return format_rupiah(figure.value)
        case "%":
            return format_percent(figure.value)
        case "poin":
            return format_points(figure.value)
        case None:
            return format_number(figure.value)
        case unit:
            return f"{format_number(figure.value)} {unit}"


def figure_json(figure: Figure, explanation: Explanation | None) -> str:
    """A figure as one line of JSON, a computed one with its formula card."""
    card = None if explanation is None else explanation.json_card()
    return one_line({**figure.model_dump(mode="json"), "card": card})


def figure_line(figure: Figure) -> str:
    """One figure on one line: subject, year, measure, value and where it comes from."""
    worked = f" ({figure.arithmetic})" if figure.arithmetic else ""
    origin = str(figure.location) if figure.location else f"dihitung: {figure.formula}{worked}"
    doubt = f"  [ragu: {figure.doubt}]" if figure.doubt else ""
    return (
        f"{figure.subject} | {figure.year or '–'} | {figure.measure} | {show_value(figure)} | {origin}{doubt}"
    )


def report_line(report: Report) -> str:
    """One report on one line."""
    return (
        f"{report.report_id}  {report.agency}, {report.year}  ({report.figures} angka, "
        f"{report.passages} bagian teks, {len(report.skipped)} baris dilewati; {report.file})"
    )


def passage_lines(found: ScoredPassage) -> str:
    """A passage with its place and section."""
    passage = found.passage
    head = f"[{passage.agency}, {passage.report_year}; {passage.location}] {passage.section}"
    return f"{head}\n{passage.text}\n"


def answer_lines(answer: Answer) -> str:
    """An answer with its sources."""
    if answer.abstained:
        reason = answer.reason if answer.reason and answer.reason not in answer.answer else None
        return "\n".join(part for part in (answer.answer, reason) if part)
    sources = [
        f"  [{number}] {citation.location or 'dihitung'}: {citation.quote}"
        for number, citation in enumerate(answer.citations, start=1)
    ]
    return "\n".join([answer.answer, "Sumber:", *sources] if sources else [answer.answer])


def check_lines(result: CheckResult) -> str:
    """The verdict on a text, claim by claim."""
    verdict = "Semua klaim didukung." if result.ok else "Ada klaim yang tidak didukung atau tidak terbaca."
    claims = [
        f"  {STATUS_WORDS[claim.status]}: «{claim.text}»" + (f" – {claim.reason}" if claim.reason else "")
        for claim in result.claims
    ]
    return "\n".join([verdict, *claims])


def finding_lines(findings: Sequence[Finding]) -> str:
    """Findings of a review, loudest first."""
    if not findings:
        return "Tidak ada temuan."
    order = {severity: rank for rank, severity in enumerate(Severity)}
    lines = []
    for finding in sorted(findings, key=lambda finding: order[finding.severity]):
        places = "; ".join(str(location) for location in finding.locations)
        lines.append(
            f"{SEVERITY_WORDS[finding.severity]} ({finding.kind}) {places}\n"
            f"  {finding.explanation}\n"
            f"  tertulis: {finding.reported}; seharusnya: {finding.expected}\n"
            f"  {finding.arithmetic}"
        )
    return "\n".join(lines)


def values_json(answer: Answer) -> dict[str, object]:
    """An answer as the contract gives it, its values as plain decimal strings."""
    data = answer.model_dump(mode="json")
    data["values"] = [
        {
            "value": value.value
            if isinstance(value.value, str) or value.value is None
            else plain(value.value),
            "unit": value.unit,
            "figure_id": value.figure_id,
        }
        for value in answer.values
    ]
    return data

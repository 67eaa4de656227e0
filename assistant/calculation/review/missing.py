"""Names for rows that a table lacks: other tables and sentences tell the amount that the total implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import money_or_number
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure
from assistant.domain.findings import Finding, FindingKind
from assistant.domain.numerals import NumberToken, agrees
from assistant.domain.sources import Location, Passage, PassageRole

NAMED = "Baris yang tidak tercantum mungkin"
_SMALLEST = Decimal(100_000)
_NAMED = re.compile(
    r"(?:^|(?<=[\s\d.)\-–]))"
    r"(?P<name>(?:[Ss]ub ?[Kk]egiatan|[Kk]egiatan|[Pp]rogram|[Bb]elanja)?\s*[A-Z][^.;:]*?)"
    r"(?:\s*,\s*|\s+)(?:yang\s+)?(?:dianggarkan|dengan|sebesar|senilai|memperoleh|mendapat|beranggaran|berpagu|pagu"
    r"|dialokasikan|menyerap|terealisasi|direalisasikan|realisasi|hanya|\(|Rp)"
)


def with_names(
    findings: Sequence[Finding], tables: Sequence[Table], passages: Sequence[Passage]
) -> Iterator[Finding]:
    """The findings on incomplete rows, each with the name and place of the missing one where it is told."""
    cells = [
        cell for table in tables for row in table.rows for cell in row.cells.values() if cell.unit == "Rp"
    ]
    for finding in findings:
        gaps = _gaps(finding) if finding.kind is FindingKind.MISSING_ROW else []
        told = _in_tables(finding, gaps, cells) or _in_sentences(gaps, passages)
        if told is None:
            yield finding
            continue
        name, place = told
        amount = money_or_number(gaps[0], "Rp")
        yield finding.model_copy(
            update={
                "locations": tuple(dict.fromkeys((*finding.locations, place))),
                "explanation": finding.explanation.split(" Mungkin ada baris")[0]
                + f" {NAMED} '{name}' ({_where(place)}), sebesar {amount}. "
                "Tambahkan barisnya, atau perbaiki jumlahnya.",
            }
        )


def _where(place: Location) -> str:
    return str(place.model_copy(update={"cell": None})) if place.sheet is None else str(place)


def _gaps(finding: Finding) -> list[Decimal]:
    """What the columns of a family lack, read from the sums of the finding."""
    if not finding.expected.startswith("Rp"):
        return []
    told = re.findall(r" = ([\d.]+)(?:;|$)", finding.arithmetic) if ";" in finding.arithmetic else []
    gaps = [Decimal(amount.replace(".", "")) for amount in told]
    one, other = _amount(finding.expected), _amount(finding.reported)
    return [gap for gap in gaps or [one - other] if gap >= _SMALLEST]


def _amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,]", "", text).replace(",", "."))


def _in_tables(
    finding: Finding, gaps: Sequence[Decimal], cells: Sequence[Figure]
) -> tuple[str, Location] | None:
    own = set(finding.locations)
    for gap in gaps:
        fitting = [
            cell
            for cell in cells
            if number(cell) == gap and cell.location not in own and not names.is_total(cell.subject)
        ]
        subjects = {names.key(cell.subject) for cell in fitting}
        if len(subjects) == 1 and fitting[0].location is not None:
            return fitting[0].subject, fitting[0].location
    return None


def _in_sentences(gaps: Sequence[Decimal], passages: Sequence[Passage]) -> tuple[str, Location] | None:
    for passage in passages if gaps else ():
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            for token in numbers_in(sentence):
                by_amount = token.value in gaps and token.unit in ("Rp", None)
                if not by_amount and not _is_absorption(token, sentence, gaps):
                    continue
                match = _NAMED.search(sentence[: token.end])
                name = match["name"].strip() if match else sentence[: token.start].strip()
                return _short(name), passage.location
    return None


def _is_absorption(token: NumberToken, sentence: str, gaps: Sequence[Decimal]) -> bool:
    """Whether a percentage is what the missing row has spent of its ceiling."""
    if len(gaps) < 2 or token.unit != "%" or token.decimals < 2 or not 0 < gaps[1] < gaps[0]:
        return False
    return "serap" in sentence.lower() and agrees(token, gaps[1] / gaps[0] * 100)


def _short(name: str, most: int = 120) -> str:
    return name if len(name) <= most else name[:most].rsplit(" ", 1)[0] + " …"

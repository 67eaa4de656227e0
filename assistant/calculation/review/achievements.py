"""Achievements recomputed from target and result, with the caps and formulas that offices use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.polarity import printed_as
from assistant.calculation.review import names
from assistant.calculation.review.polarities import lower_is_better
from assistant.calculation.review.printing import shown, two_decimals
from assistant.calculation.review.ratios import close, lower_variants, verdict
from assistant.calculation.review.tables import Row, Table, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import format_number
from assistant.domain.sources import Passage

HUNDRED = Decimal(100)
CAPS = tuple(map(Decimal, (100, 105, 110, 115, 120, 125, 150, 200)))
_STATED = re.compile(
    r"\b(?:capaian|pencapaian|persentase|nilai)\b[^.;]{0,80}?"
    r"\b(?:dibatasi|maksimal|maksimum|paling (?:tinggi|besar|banyak)|tertinggi adalah"
    r"|tidak (?:boleh )?(?:lebih|melebihi)(?: dari)?|dihitung|ditetapkan|dianggap)\b[^.;\d]{0,40}"
    r"(?P<cap>1\d\d|200)(?:,0+)?(?!\d|\.\d)",
    re.IGNORECASE,
)


def review_achievements(tables: Sequence[Table], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Recompute every achievement; a cap that the report states is the office's rule and no finding."""
    stated = {Decimal(match["cap"]) for passage in passages for match in _STATED.finditer(passage.text)}
    lower = lower_is_better(tables, passages)
    for table in tables:
        yield from _one_practice(
            [finding for row in table.rows for finding in _achievement(row, stated, lower)]
        )


def _one_practice(found: list[Finding]) -> list[Finding]:
    """Fold the capped achievements of one table into one finding: they are one practice of the office."""
    capped = [finding for finding in found if finding.kind is FindingKind.CAPPED_CAPAIAN]
    if len(capped) < 2:
        return found
    caps = " atau ".join(dict.fromkeys(finding.reported for finding in capped))
    whole = capped[0].model_copy(
        update={
            "locations": tuple(dict.fromkeys(place for finding in capped for place in finding.locations)),
            "expected": "; ".join(dict.fromkeys(finding.expected for finding in capped)),
            "arithmetic": "; ".join(dict.fromkeys(finding.arithmetic for finding in capped)),
            "explanation": f"Sebanyak {len(capped)} capaian dalam tabel ini tertulis {caps}, "
            "padahal hitungannya lebih tinggi. Bila kantor memang membatasi capaian, "
            "sebutkan ketentuannya; bila tidak, tulis hasil hitungannya.",
        }
    )
    return [whole, *(finding for finding in found if finding.kind is not FindingKind.CAPPED_CAPAIAN)]


def _achievement(row: Row, stated: set[Decimal], lower: set[str]) -> Iterator[Finding]:
    for year in row.years(Measure.CAPAIAN):
        cell = row.get(Measure.CAPAIAN, year)
        goal, actual = row.get(Measure.TARGET, year), row.get(Measure.REALISASI, year)
        printed, target, realised = number(cell), number(goal), number(actual)
        if cell is None or goal is None or actual is None:
            continue
        if printed is None or realised is None or target is None or target == 0:
            continue
        if not names.alike(names.key(goal.subject), names.key(cell.subject)):
            continue
        direct = realised / target * HUNDRED
        others = lower_variants(target, realised)
        if close(printed, direct, cell) or any(printed_as(value, printed) for value in others):
            continue
        is_lower = names.key(cell.subject) in lower
        meant = max(others) if is_lower else direct
        if printed in stated and meant > printed:
            continue
        arithmetic = (
            f"(2 × {format_number(target)} − {format_number(realised)}) / {format_number(target)} × 100 = "
            if is_lower
            else f"{format_number(realised)} / {format_number(target)} × 100 = "
        )
        expected = others[0] if is_lower else direct
        locations = tuple(
            dict.fromkeys(figure.location for figure in (cell, goal, actual) if figure.location is not None)
        )
        if printed in CAPS and meant > printed and not printed_as(direct, printed):
            yield Finding(
                kind=FindingKind.CAPPED_CAPAIAN,
                severity=Severity.WARNING,
                locations=locations,
                reported=shown(cell),
                expected=f"{two_decimals(expected)} %",
                explanation=f"Capaian '{cell.subject}' tertulis {shown(cell)}, "
                "padahal hitungannya lebih tinggi. "
                f"Bila kantor memang membatasi capaian pada {format_number(printed)} persen, sebutkan "
                "ketentuannya; bila tidak, tulis hasil hitungannya.",
                arithmetic=arithmetic + two_decimals(expected),
            )
            continue
        kind, explanation = _copied(cell, goal, actual)
        yield from verdict("Capaian", cell, (goal, actual), printed, expected, arithmetic, kind, explanation)


def _copied(cell: Figure, goal: Figure, actual: Figure) -> tuple[FindingKind, str | None]:
    """Whether the column of achievements holds the result or the target instead."""
    printed = number(cell)
    for other, word in ((actual, "realisasi"), (goal, "target")):
        if printed == number(other):
            return FindingKind.FORMULA_MISAPPLIED, (
                f"Kolom capaian '{cell.subject}' berisi {word} ({shown(other)}), "
                "bukan realisasi dibagi target."
            )
    return FindingKind.RATIO_MISMATCH, None

"""What a review finds in a report."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.record import Record
from assistant.domain.sources import Location


class FindingKind(StrEnum):
    """The kinds of inconsistency, as the command line's contract names them."""

    SUM_MISMATCH = "sum_mismatch"
    RATIO_MISMATCH = "ratio_mismatch"
    CROSS_TABLE_CONFLICT = "cross_table_conflict"
    NARRATIVE_VS_TABLE = "narrative_vs_table"
    FORMULA_MISAPPLIED = "formula_misapplied"
    CAPPED_CAPAIAN = "capped_capaian"
    MISSING_ROW = "missing_row"
    IMPLAUSIBLE_DATE = "implausible_date"
    WRONG_YEAR = "wrong_year"
    LABEL_CONFLICT = "label_conflict"
    DIRECTION_WORD = "direction_word"
    UNIT_OR_FORMAT = "unit_or_format"
    ROUNDING = "rounding"
    OTHER = "other"


class Severity(StrEnum):
    """How loud a finding is; one unit in the last digit is a note, what may be intended a warning."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Record):
    """One inconsistency with its arithmetic.

    `reported` and `expected` are as a reader sees them (`"92,63 %"`). `suspect` is the place of the cell that
    is most likely wrong, where evidence allows to say it. Findings with one root cause share `group`.
    """

    kind: FindingKind
    severity: Severity
    locations: tuple[Location, ...]
    reported: str
    expected: str
    explanation: str
    arithmetic: str
    suspect: Location | None = None
    group: str | None = None

"""Reports made up from known figures, in several layouts and with one breakage or more.

The core is `synthetic_tables(seed, breakages)`: tables as rows of cells with the figures that stand in them,
for writers of any format. `synthetic_report(seed, layout, breakages)` writes them as lines.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import zip_longest

from tests.ingest.breakages import STEPS
from tests.ingest.pages import pages_of
from tests.ingest.synthetic_services import income_table, staff_table, survey_table
from tests.ingest.synthetic_tables import Known, Maker, SyntheticTable

LAYOUTS = ("tab", "pipe", "flat", "spaced", "aligned")
BREAKAGES = (
    "cut_words",
    "page_break",
    "page_break_header",
    "own_row",
    "blank_merged",
    "repeated_merged",
    "shifted_row",
    "numbered_columns",
    "total_in_name_column",
    "misplaced_groups",
    "comma_thousands",
    "decimal_points",
    "cell_units",
    "empties",
    "roman_as_l",
    "spaced_numbers",
    "markup",
    "split_indicator",
    "title_rows",
    "trailing_blanks",
    "no_column_numbers",
    "code_columns",
    "page_titles",
    "letter_leaves",
    "remark_grade",
    "overlong_row",
    "changed_columns",
    "three_rows",
    "level_columns",
    "letter_levels",
    "mixed_thousands",
    "cut_cells",
    "unit_column",
)
FLAT_BREAKAGES = (
    "page_break",
    "page_break_header",
    "own_row",
    "numbered_columns",
    "cell_units",
    "empties",
    "page_titles",
    "mixed_thousands",
    "letter_levels",
)
FILE_BREAKAGES = (
    *BREAKAGES,
    "vertical_merge",
    "blank_header",
)


@dataclass
class SyntheticReport:
    """The lines of a report, its office and year, and every figure in its tables."""

    agency: str
    year: int
    lines: list[str]
    known: list[Known] = field(default_factory=list)


def synthetic_tables(seed: int, breakages: Collection[str] = ()) -> tuple[str, int, list[SyntheticTable]]:
    """An office, a report year, and tables with the breakages that change cells."""
    maker = Maker(seed, breakages)
    tables = [
        maker.count_table(),
        maker.agreement_table(),
        maker.indicator_table(),
        maker.years_table(),
        maker.nation_table(),
        maker.plan_table(),
        maker.budget_table(),
        maker.served_table(),
        maker.follow_up_table(),
        maker.quarters_table(),
        maker.bare_years_table(),
        maker.scaled_table(),
        staff_table(maker),
        survey_table(maker),
        income_table(maker),
    ]
    for name, step in STEPS:
        if name in maker.breakages:
            for table in tables:
                step(table)
    return maker.office, maker.year, tables


def _write(row: list[str], layout: str) -> str:
    if layout == "pipe":
        return "| " + " | ".join(row) + " |"
    if layout == "spaced":
        return "    ".join(row)
    return "\t".join(row) if layout == "tab" else " ".join(text for text in row if text)


def _aligned(rows: list[list[str]]) -> list[str]:
    """Rows as layout text of a PDF has them: every cell under its heading, three spaces apart."""
    widths = [max(len(text) for text in column) for column in zip_longest(*rows, fillvalue="")]
    return [
        "   ".join(text.ljust(wide) for text, wide in zip(row, widths, strict=False)).rstrip() for row in rows
    ]


def synthetic_report(seed: int, layout: str, breakages: Collection[str] = ()) -> SyntheticReport:
    """A report of one layout as lines, with every figure that its tables print."""
    office, year, tables = synthetic_tables(seed, breakages)
    lines = ["LAPORAN KINERJA INSTANSI PEMERINTAH", office.upper(), f"TAHUN {year}", ""]
    lines += ["Rencana Strategis (Renstra) tahun 2021-2026 menjadi acuan laporan ini.", ""]
    report = SyntheticReport(f"{office} Kabupaten Contoh", year, lines)
    for table in tables:
        if layout == "flat" and not table.flat:
            continue
        if layout == "spaced" and any("" in row for row in [*table.header, *table.rows]):
            continue
        lines += [
            "Uraian tentang kinerja disajikan di bawah ini dengan penjelasan secukupnya.",
            "",
            table.caption,
            "",
        ]
        pages = pages_of(table, breakages, title=f"LKjIP {office} Tahun {year}", every=layout != "flat")
        for page in pages:
            head = [_write(row, layout) for row in page.header]
            if layout == "pipe" and head:
                head.insert(1, "|" + "---|" * len(page.header[0]))
            body = [_write(row, layout) for row in page.rows]
            if layout == "aligned":
                head, body = _aligned([*page.header, *page.rows]), []
            lines += [*page.before, *head, *body]
        lines += ["", "Sumber: data diolah", ""]
        report.known.extend(table.known)
    return report

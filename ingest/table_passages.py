"""Passages made of tables: rows as text, and the causes and solutions that have columns of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.domain.numerals import read_cell
from assistant.domain.sources import PassageRole
from ingest.effects import direction
from ingest.generic import is_specific
from ingest.grid_rows import CAUSE_COLUMN, TextRow, is_name_text, tells_role, text_rows
from ingest.pieces import LONGEST, Surroundings, Unit, shortened
from ingest.roles import role_of_heading, solution
from ingest.sections import Block
from ingest.told_year import year_told
from ingest.wrapped_rows import wrapped_together

_ROWS_TOGETHER = 550
_NO_CONTENT = re.compile(
    r"^\W*(?:(?:sdh|sudah|telah)\s+di\s?l?a?k?u?k?\w*|n\s?/\s?a|nihil|tidak\s+ada|ada|-+|ya|ok)\W*$",
    re.IGNORECASE,
)
_HINDERS = re.compile(r"penghambat", re.IGNORECASE)
_INDICATOR = re.compile(r"indikator", re.IGNORECASE)
_ASIDE = re.compile(
    r"penanggung\s*jawab|\bpic\b|pelaksana|keterangan|waktu|jadwal|satuan|bidang|status|sumber", re.IGNORECASE
)
"""Headings of columns that say who or when, and name nothing that a cause is about."""
_RESULT_COLUMN = re.compile(r"capaian|tingkat\s+capaian", re.IGNORECASE)
Labels = tuple[list[str], str]
"""The headings of the columns of the last table, with its caption: a table that goes on has none."""


def table_units(
    block: Block, before: Labels, around: Surroundings
) -> tuple[list[Unit], tuple[str, ...], Labels]:
    """The units of a table, the indicators that its rows name, and its headings for the next table."""
    assert block.grid is not None
    labels, caption = before
    rows, found_labels = text_rows(block.grid, labels if caption == block.caption else ())
    rows = wrapped_together(rows)
    path = (*block.path, shortened(block.caption)) if block.caption else block.path
    year = year_told(block.caption, around.report_year)
    units: list[Unit] = []
    together: list[TextRow] = []

    def close() -> None:
        if together:
            units.append(_rows_unit(together, path, year))
            together.clear()

    indicator: tuple[str, ...] = ()
    for row in rows:
        size = sum(len(other.text) + 1 for other in together) + len(row.text)
        if together and size > _ROWS_TOGETHER:
            close()
        if len(row.text) > LONGEST + 300:
            close()
            units += _long_row(row, path, year)
        else:
            together.append(row)
        indicator = _indicators(row, around) if row.has_indicator else indicator
        if any(tells_role(label) for label, _ in row.cells):
            close()
            units += _told_in_row(row, indicator, path, year, around)
    close()
    names = tuple(dict.fromkeys(name for row in rows for name in row.names("indikator")))
    return units, names, (found_labels, block.caption)


def _told_in_row(
    row: TextRow,
    indicator: tuple[str, ...],
    path: tuple[str, ...],
    year: int | None,
    around: Surroundings,
) -> Iterator[Unit]:
    """Causes, obstacles and solutions that stand in columns of their own.

    They speak of what their row names; `indicator` is the row's own, or the one that a merged cell above has.
    """
    told = {label for label, _ in row.cells if tells_role(label)}
    names = tuple(
        _as_known(value, around)
        for label, value in row.cells
        if label not in told and is_name_text(value) and not _ASIDE.search(label)
    )
    about = tuple(dict.fromkeys((*(name for name in names if len(name) < 200), *indicator)))
    outcome = around.subjects.outcome(indicator[0]) if len(indicator) == 1 else None
    result = next((value for label, value in row.cells if _RESULT_COLUMN.search(label)), "")
    for label, value in row.cells:
        worded = sum(map(str.isalpha, value)) > 0.5 * len(value)
        if label not in told or _NO_CONTENT.match(value) or len(value) < 8 or not worded:
            continue
        role = role_of_heading(label)
        if role in (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED):
            role = PassageRole.SOLUTION_DONE if role is PassageRole.SOLUTION_DONE else solution(value)
        if role is None and CAUSE_COLUMN.search(label):
            role = _by_result(value, result, outcome)
            if role is PassageRole.FAILURE_CAUSE and _HINDERS.search(label):
                role = PassageRole.OBSTACLE
        if role is None:
            continue
        subject = about[-1] if len(about) == 1 else " – ".join(names[-2:])
        text = f"{subject}: {label}: {value}" if subject else f"{label}: {value}"
        generic = not about and not is_specific(value, around.office, around.region)
        yield Unit(text, row.location, path, role, about, year, generic, solid=True)


def _by_result(cause: str, result: str, outcome: PassageRole | None) -> PassageRole | None:
    """What a column for both causes holds: told by the wording of the cause and the indicator's capaian.

    `result` is the capaian in the row, `outcome` what other tables tell. None where words and figures
    disagree.
    """
    worded = direction(f"capaian {cause}")
    number = re.search(r"\d[\d.,]*", result)
    reading = read_cell(number.group(0), column_unit="%") if number is not None else None
    if reading is not None and isinstance(reading.value, Decimal):
        met = reading.value >= 100
        outcome = PassageRole.SUCCESS_CAUSE if met else PassageRole.FAILURE_CAUSE
    if outcome is None or worded is PassageRole.FAILURE_CAUSE or worded is outcome:
        return worded
    if outcome is PassageRole.SUCCESS_CAUSE:
        return outcome
    return PassageRole.FAILURE_CAUSE if worded is None else None


def _indicators(row: TextRow, around: Surroundings) -> tuple[str, ...]:
    """The indicators that a row names, also by the letters or the short name that a matrix has for them."""
    told = [value for label, value in row.cells if _INDICATOR.search(label) and re.search(r"[A-Za-z]", value)]
    return tuple(_as_known(value, around) for value in told if len(value) > 1)


def _as_known(name: str, around: Surroundings) -> str:
    """A name as the other tables have it, where it can be one of them only."""
    meant = around.subjects.meant_by(name, heading=True)
    return meant[0] if len(meant) == 1 else name


def _rows_unit(rows: Sequence[TextRow], path: tuple[str, ...], year: int | None) -> Unit:
    first, last = rows[0].location, rows[-1].location
    location = first
    if first.line_from is not None:
        location = first.model_copy(update={"line_to": last.line_to or last.line_from})
    elif first.cell is not None and last.cell is not None:
        location = first.model_copy(update={"cell": f"{first.cell.split(':')[0]}:{last.cell.split(':')[-1]}"})
    about = tuple(
        dict.fromkeys(name for row in rows for name in row.names("indikator", "program", "kegiatan"))
    )
    text = "\n".join(row.text for row in rows)
    return Unit(text, location, path, PassageRole.TABLE_ROW, about, year, solid=True)


def _long_row(row: TextRow, path: tuple[str, ...], year: int | None) -> Iterator[Unit]:
    """A row of many columns, cut between cells; every part begins with the row's names."""
    names = tuple((label, value) for label, value in row.cells if is_name_text(value))[:3]
    head = "; ".join(value[:120] for _, value in names)
    part: list[tuple[str, str]] = []
    for number, cell in enumerate(row.cells):
        part.append(cell)
        size = sum(len(label) + len(value) + 4 for label, value in part)
        if size > LONGEST - 150 or number == len(row.cells) - 1:
            piece = replace(row, cells=tuple(part))
            text = piece.text if part[0] == row.cells[0] else f"{head}; {piece.text}"
            about = tuple(value for _, value in names)
            yield Unit(text, row.location, path, PassageRole.TABLE_ROW, about, year, solid=True)
            part = []

"""What scans, page breaks and careless writers do to a table."""

from __future__ import annotations

from collections.abc import Callable

from tests.ingest.synthetic_tables import SyntheticTable


def _cut(text: str) -> str:
    return " ".join(
        f"{word[:-1]} {word[-1]}" if word.isalpha() and len(word) > 5 else word for word in text.split(" ")
    )


def _number_columns(table: SyntheticTable) -> None:
    width = len(table.header[-1])
    table.header.append(
        [f"({i})" for i in range(1, width + 1)] if width % 2 else [str(i) for i in range(1, width + 1)]
    )


def _own_row(table: SyntheticTable) -> None:
    """Let the longest name go on in a row of its own."""
    column = table.name_column
    rows = [row for row in table.rows if len(row[column].split()) >= 3 and not row[column].isupper()]
    if not rows:
        return
    row = max(rows, key=lambda row: len(row[column]))
    words = row[column].split()
    cut = next((i for i in range(len(words) - 1, 0, -1) if words[i][0].islower()), 0)
    if cut:
        row[column] = " ".join(words[:cut])
        rest = [""] * len(row)
        rest[column] = " ".join(words[cut:])
        table.rows.insert(table.rows.index(row) + 1, rest)


def _split_indicator(table: SyntheticTable) -> None:
    """Number the indicators in a column of their own that the header does not know."""
    column = table.name_column
    if table.header[0][column] != "INDIKATOR KINERJA" or table.header[0][0] != "NO":
        return
    for number, row in enumerate(table.rows, 1):
        row.insert(column, f"1.{number}")
    for row in table.header:
        row.insert(column + 1, "")


def _markup(table: SyntheticTable) -> None:
    for row in table.rows[::2]:
        row[table.name_column] = f"<i>{row[table.name_column]}</i>" if row[table.name_column] else ""


def _title_rows(table: SyntheticTable) -> None:
    width = len(table.header[0])
    table.header[:0] = [
        ["VISI", *[""] * (width - 1)],
        ["Maju bersama menuju daerah yang sejahtera", *[""] * (width - 1)],
    ]


def _trailing_blanks(table: SyntheticTable) -> None:
    for row in [*table.header, *table.rows]:
        row.extend(["", ""])


def _without_numbers(table: SyntheticTable) -> None:
    if table.header[0][0].upper() == "NO" and not table.total:
        for row in table.rows:
            row[0] = ""


def _cut_words(table: SyntheticTable) -> None:
    table.header = [[_cut(text) for text in row] for row in table.header]


def _overlong_row(table: SyntheticTable) -> None:
    """Shift one row by a cell and cut its name in two cells."""
    column = table.name_column
    rows = [
        row for row in table.rows if len(row[column].split()) >= 3 and row[column].split()[-1][0].islower()
    ]
    if rows and len(table.rows) >= 4 and table.header[0][column] == "INDIKATOR KINERJA":
        words = rows[0][column].split()
        rows[0][column : column + 1] = [" ".join(words[:-1]), words[-1]]
        rows[0].insert(0, "")


def _three_rows(table: SyntheticTable) -> None:
    """Set one more row of groups over a header that has groups."""
    if len(table.header) == 2 and not table.header[1][0]:
        width = len(table.header[0])
        table.header.insert(0, [*table.header[0][:2], "CAPAIAN KINERJA", *[""] * (width - 3)])
        table.header[1] = ["", "", *table.header[1][2:]]


def _unit_column(table: SyntheticTable) -> None:
    """Give the units of indicators a column of their own."""
    column = table.name_column
    if table.header[0][column].upper() != "INDIKATOR KINERJA":
        return
    for number, row in enumerate(table.header):
        row.insert(column + 1, "" if number else "SATUAN")
    for row in table.rows:
        row.insert(column + 1, "Persen" if row[column] else "")


STEPS: tuple[tuple[str, Callable[[SyntheticTable], None]], ...] = (
    ("unit_column", _unit_column),
    ("three_rows", _three_rows),
    ("split_indicator", _split_indicator),
    ("no_column_numbers", _without_numbers),
    ("own_row", _own_row),
    ("cut_words", _cut_words),
    ("numbered_columns", _number_columns),
    ("title_rows", _title_rows),
    ("markup", _markup),
    ("trailing_blanks", _trailing_blanks),
    ("overlong_row", _overlong_row),
)

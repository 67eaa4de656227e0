"""CSV and TSV files: one table; a formula in a cell is text like any other."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from assistant.domain.sources import Location
from assistant.errors import UnreadableFile
from ingest.document import Cell, Document, Grid, GridRow
from ingest.readers.text import decode, text_lines


def read(path: Path, name: str) -> Document:
    """Read a file of separated values into one grid; commas, semicolons and tabs are told by content.

    Raises:
        UnreadableFile: the file is empty, not text, or not separated values.
    """
    data = path.read_bytes()
    text = "\n".join(text_lines(decode(data, name)))
    rows: list[GridRow] = []
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    before = 0
    try:
        for values in reader:
            place = Location(file=name, line_from=before + 1, line_to=reader.line_num)
            before = reader.line_num
            if any(value.strip() for value in values):
                cells = tuple(Cell(text=" ".join(value.split())) for value in values)
                rows.append(GridRow(cells=cells, location=place))
    except csv.Error as error:
        raise UnreadableFile(
            name, f"Berkas '{name}' rusak di baris {before + 1}; buka di Excel, lalu simpan sebagai .xlsx."
        ) from error
    if not rows:
        raise UnreadableFile(name, f"Berkas '{name}' tidak berisi data; pilih berkas lain.")
    return Document(file=name, sha256=hashlib.sha256(data).hexdigest(), items=(Grid(rows=tuple(rows)),))


def _delimiter(text: str) -> str:
    """The separator that stands equally often in most of the first lines; decimals make commas unsteady."""
    head = [line for line in text.split("\n")[:50] if line.strip()]

    def steadiness(delimiter: str) -> tuple[float, int]:
        counts = [line.count(delimiter) for line in head]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) / len(counts) if usual else 0.0, usual)

    return max("\t;,", key=steadiness)

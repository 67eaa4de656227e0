"""Reading and writing Indonesian numbers exactly."""

from assistant.domain.numerals.bounds import Bounds, read_bounds
from assistant.domain.numerals.cells import read_cell
from assistant.domain.numerals.columns import detect_thousands
from assistant.domain.numerals.prose import read_numbers
from assistant.domain.numerals.tokens import CellReading, NumberToken, TokenKind, agrees, precision
from assistant.domain.numerals.words import spell
from assistant.domain.numerals.writing import (
    format_number,
    format_percent,
    format_points,
    format_rupiah,
    round_half_up,
)

__all__ = [
    "Bounds",
    "CellReading",
    "NumberToken",
    "TokenKind",
    "agrees",
    "detect_thousands",
    "format_number",
    "format_percent",
    "format_points",
    "format_rupiah",
    "precision",
    "read_bounds",
    "read_cell",
    "read_numbers",
    "round_half_up",
    "spell",
]

"""Figures for tests of the calculation, and ways to look at what was derived from them."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from assistant.domain.figures import Figure, Level
from assistant.domain.numerals import round_half_up

_NUMBERS = count(1)
INDICATOR = "Persentase jalan dalam kondisi baik"


def figure(
    measure: str,
    value: str | None,
    year: int | None = 2024,
    *,
    subject: str = INDICATOR,
    unit: str | None = "%",
    table_no: int | None = 1,
    row: int | None = 1,
    level: Level = Level.IKU,
    parent: str | None = None,
    source: str = "table",
    readings: tuple[Decimal, ...] = (),
) -> Figure:
    return Figure.model_validate(
        {
            "figure_id": f"f{next(_NUMBERS)}",
            "report_id": "r1",
            "agency": "Dinas Contoh",
            "report_year": 2024,
            "subject": subject,
            "parent": parent,
            "level": level,
            "year": year,
            "measure": measure,
            "value": value,
            "unit": unit,
            "raw": value or "-",
            "location": None,
            "table_no": table_no,
            "row": row,
            "source": source,
            "readings": readings,
        }
    )


def money(measure: str, value: str, subject: str, row: int, **place: object) -> Figure:
    return figure(measure, value, subject=subject, unit="Rp", row=row, **place)  # type: ignore[arg-type]


def found(figures: list[Figure], measure: str, year: int | None = 2024) -> list[Figure]:
    return [one for one in figures if one.measure == measure and one.year == year]


def values(figures: list[Figure], measure: str, year: int | None = 2024) -> list[str]:
    chosen = [one.value for one in found(figures, measure, year)]
    return [str(round_half_up(value, 2)) for value in chosen if isinstance(value, Decimal)]


def reasons(figures: list[Figure]) -> list[str | None]:
    return [one.doubt for one in figures if one.measure == "capaian" and one.value is None]

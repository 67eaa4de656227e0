"""What figures of other tables tell about a column whose heading is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant.domain.figures import Figure, Measure
from assistant.domain.numerals import read_cell
from ingest.labels import squash

RECOGNISED = (Measure.TARGET, Measure.REALISASI, Measure.CAPAIAN, Measure.PAGU, Measure.REALISASI_ANGGARAN)
NOTE = "judul kolom tidak terbaca; dikenali dari nilai yang sama pada tabel lain"

Known = Mapping[tuple[str, str], set[object]]


def subject_key(subject: str) -> str:
    """A name as one string of letters, with the spellings of persentase made one."""
    return re.sub(r"p[re]+o?s?[ae]?s?ent?[ae]se", "persentase", squash(subject))


def values_by_name(figures: Iterable[Figure], year: int) -> Known:
    """The values of a year by subject and measure."""
    known: dict[tuple[str, str], set[object]] = {}
    for figure in figures:
        if figure.year == year and figure.value is not None:
            known.setdefault((subject_key(figure.subject), figure.measure), set()).add(figure.value)
    return known


_OF_INDICATOR = ("target", "realisasi", "kondisi")


def with_units(figures: Iterable[Figure]) -> list[Figure]:
    """The figures with the unit that other tables give the same indicator, where all of them give one."""
    listed = list(figures)
    units: dict[str, dict[str, str]] = {}
    for figure in listed:
        if figure.unit and _counts(figure) and figure.source == "table":
            units.setdefault(subject_key(figure.subject), {})[squash(figure.unit)] = figure.unit
    told = {key: next(iter(found.values())) for key, found in units.items() if len(found) == 1}
    return [
        figure.model_copy(update={"unit": told[key]})
        if figure.unit is None and _counts(figure) and (key := subject_key(figure.subject)) in told
        else figure
        for figure in listed
    ]


def _counts(figure: Figure) -> bool:
    """Whether a figure is a value of an indicator itself, neither money nor a share of its target."""
    return (
        figure.measure.startswith(_OF_INDICATOR)
        and "anggaran" not in figure.measure
        and isinstance(figure.value, Decimal)
    )


def measure_by_values(
    cells: Iterable[tuple[str, str]], used: Iterable[str | None], known: Known
) -> str | None:
    """The one measure for which a column, given as subjects and cells, agrees with what is known.

    Two subjects or more must have the same values, none may have others, and the table must not have the
    measure already.
    """
    pairs = list(cells)
    taken = set(used)
    fitting = [
        str(measure) for measure in RECOGNISED if measure not in taken and _agrees(measure, pairs, known)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _agrees(measure: str, cells: Iterable[tuple[str, str]], known: Known) -> bool:
    names = set()
    for subject, text in cells:
        values = known.get((subject_key(subject), measure))
        if values is None:
            continue
        if read_cell(text, thousands=".").value not in values:
            return False
        names.add(subject_key(subject))
    return len(names) >= 2

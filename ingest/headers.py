"""Header rows of a table: where they stand, and the headings that each column has from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.labels import squash, years_in
from ingest.measures import Role, read_heading
from ingest.vocabulary import HEADING_WORDS

_VOCABULARY = re.compile("|".join(map(re.escape, sorted(HEADING_WORDS, key=len, reverse=True))))
_YEAR_ONLY = re.compile(r"(?:ta|tahun|th|thn)?\.?\s*(?:19|20)\d\d\s*(?:\(\s*\w{1,12}\s*\))?", re.I)
_NUMBERED = re.compile(r"\(?\s*(\d{1,2})\s*[a-d]?\s*\)?\s*(?:[=(:].*)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_VALUE = re.compile(
    r"(?:[<>≥≤=±~(]*|(?:min|maks|max)(?:imal|imum)?\b\.?)\s*(?:rp\.?\s*|idr\s*)?-?\s*\d[\d.,]*(?:\s\d[\d.,]*)?\s*\)?\s*"
    r"(?:%|(?:/\s*)?[A-Za-z(][\w/().&% ]{0,28})?|"
    r"\d[\d.,]*\s?%?\s*(?:[-–—]|s\.?/?d\.?)\s*\d[\d.,]*\s*(?:%|[A-Za-z][A-Za-z/ ]{0,20})?|"
    r"[-–—]+|n\s?/\s?a|#?(?:div/0|n/a|ref|value)!?|"
    r"[<>≥≤]?\s*(?:AA|A|BB|B|CC|C|D)[+-]?(?:\s*\(\s*\d[\d.,]*\s*\))?|WTP|WDP|TMP|level\s*\d(?:[.,]\d+)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,2}[.)]\s+[A-Za-z]")
_FORMULA = re.compile(r"^[\s\d()=x×*/:+\-–%]+$")


def is_value(text: str) -> bool:
    """Whether a cell looks like a figure, an empty mark or a predicate; a bare year counts as well."""
    return len(text) < 48 and _VALUE.fullmatch(text) is not None and _ITEM.match(text) is None


def is_year(text: str) -> bool:
    """Whether a cell holds a year and nothing else."""
    return _YEAR_ONLY.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a cell reads like a heading: made of the words that headings are made of, cut ones included."""
    if len(text) > 110:
        return False
    if is_year(text):
        return True
    if is_value(text) and any(map(str.isdigit, text)):
        return False
    squashed = re.sub(r"\d+|[/x*=()]", "", squash(text))
    if not squashed:
        return bool(text) and not text.replace("(", "").strip().isdigit() and "%" in text
    left = sum(len(piece) for piece in _VOCABULARY.split(squashed))
    return left <= 0.34 * len(squashed)


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, as in `(1) (2) (3)` or `1 2 3 4 5 6=4/5*100`."""
    numbers = []
    for text in texts:
        if not text:
            continue
        match = _NUMBERED.fullmatch(text)
        if match:
            numbers.append(int(match.group(1)))
        elif text.lower() in _ROMAN and numbers:
            continue
        elif _FORMULA.fullmatch(text) and re.search(r"\d", text) and numbers:
            numbers.append(numbers[-1] + 1)
        else:
            return False
    rising = sum(after - before in (0, 1, 2) for before, after in pairwise(numbers))
    if any("=" in text for text in texts):
        return len(numbers) >= 2 and rising >= 0.7 * (len(numbers) - 1)
    steps = [after - before for before, after in pairwise(numbers)]
    started = bool(numbers) and (numbers[0] == 1 or any("(" in text for text in texts))
    return (
        len(numbers) >= 3
        and started
        and all(step in (1, 2) for step in steps)
        and sum(steps) <= len(steps) + 2
    )


def is_header_row(texts: Sequence[str]) -> bool:
    """Whether a row reads like headings: two or more of them, most of its cells, and no figure."""
    filled = [text for text in texts if text and not re.fullmatch(r"\(\d{1,2}\)", text)]
    if len(filled) < 2:
        return False
    headings = [text for text in filled if is_heading(text)]
    figures = sum(is_value(text) and not is_year(text) and not is_heading(text) for text in filled)
    if len(headings) < 2 or len(headings) < 0.6 * len(filled) or figures:
        return False
    roles = [read_heading((text,)).role for text in dict.fromkeys(headings)]
    rows = sum(role in (Role.NAME, Role.NUMBER, Role.CODE) for role in roles)
    columns = sum(role in (Role.VALUE, Role.TEXT) for role in roles)
    dated = [years_in(text)[0] for text in filled if is_year(text)]
    columns += len(dated) if len(dated) >= 2 and dated == sorted(set(dated)) else 0
    return rows >= 2 or (rows >= 1 and columns >= 1) or (columns >= 2 and len(set(headings)) >= 2)


def _is_lower_row(texts: Sequence[str], above: Sequence[str], last: bool) -> bool:
    """Whether a row below a header row belongs to the header: its cells stand under groups or read so."""
    filled = [(index, text) for index, text in enumerate(texts) if any(map(str.isalnum, text)) or "%" in text]
    if not filled:
        return last
    if len(filled) >= 2 and all(is_year(text) for _, text in filled):
        return filled[0][0] > 0
    if is_header_row(texts) and not any(is_value(text) and not is_year(text) for _, text in filled):
        return True
    if len(filled) == 1 and not is_heading(filled[0][1]):
        return False
    if any(is_value(text) and not is_year(text) and not is_heading(text) for _, text in filled):
        return all(re.fullmatch(r"[IVX]{1,4}[a-d]?|[A-E]", text) for _, text in filled) and filled[0][0] > 0
    if filled[0][0] == 0 or any(len(text) > 60 for _, text in filled):
        return False
    gaps = sum(index >= len(above) or not above[index] for index, _ in filled)
    names = sum(
        1 for index, _ in filled if index < len(above) and above[index] and not _is_group(above, index, texts)
    )
    return names == 0 and (gaps > 0 or all(is_heading(text) for _, text in filled))


def header_at(rows: Sequence[Sequence[str]], index: int) -> int:
    """The row after the header that begins at `index`, or `index` where none begins there.

    Rows of column numbers below a header belong to it.
    """
    if index >= len(rows):
        return index
    first = rows[index]
    if not is_header_row(first):
        years = [text for text in first if text]
        group = len(years) >= 2 and all(is_year(text) for text in years) and not first[0]
        if not (group and index + 1 < len(rows) and is_header_row(rows[index + 1])):
            return index
    end = index + 1
    while end < len(rows) and end < index + 5:
        if is_number_row(rows[end]):
            end += 1
            continue
        if is_number_row(rows[end - 1]) and not _only_small(rows[end]):
            break
        if not _is_lower_row(rows[end], rows[index], last=False):
            break
        end += 1
    return end


def _is_group(above: Sequence[str], index: int, texts: Sequence[str]) -> bool:
    """Whether a heading reaches over several columns, or is no heading of names."""
    wide = index + 1 < min(len(above), len(texts)) and not above[index + 1] and bool(texts[index + 1])
    return wide or read_heading((above[index],)).role not in (Role.NAME, Role.NUMBER, Role.CODE)


def _only_small(texts: Sequence[str]) -> bool:
    return any(texts) and all(not text or re.fullmatch(r"K|Rp|%|\(?Rp\.?\)?|\(?%\)?", text) for text in texts)


def guess_header(rows: Sequence[Sequence[str]]) -> int:
    """The number of header rows of a table with unknown headings: text over columns of figures."""
    if len(rows) < 3 or is_number_row(rows[0]):
        return 0
    first = rows[0]
    filled = [index for index, text in enumerate(first) if text]
    if len(filled) < 2 or any(is_value(first[index]) and not is_year(first[index]) for index in filled):
        return 0
    if any(len(first[index]) > 70 for index in filled):
        return 0
    below = [row for row in rows[1:] if any(row)]
    end = 1
    while end < min(len(rows) - 1, 4) and (is_number_row(rows[end]) or _heads_on(rows[end], rows[end - 1])):
        end += 1
    below = [row for row in rows[end:] if any(row)]
    width = max(map(len, rows))
    headed = {index for row in rows[:end] for index, text in enumerate(row) if text}
    columns = [
        index
        for index in range(width)
        if index in headed
        and sum(index < len(row) and is_value(row[index]) for row in below) * 2 >= max(1, len(below))
    ]
    return end if columns else 0


def _heads_on(texts: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row goes on with a header of unknown words: short words, all under groups or blanks."""
    filled = [(index, text) for index, text in enumerate(texts) if text]
    if len(filled) < 2 or filled[0][0] == 0:
        return False
    if any(len(text) > 40 or (is_value(text) and not is_year(text)) for _, text in filled):
        return False
    gaps = sum(index >= len(above) or not above[index] for index, _ in filled)
    return gaps > 0 and all(
        index >= len(above) or not above[index] or _is_group(above, index, texts) for index, _ in filled
    )


def _without_specks(text: str) -> str:
    return text if "%" in text or any(map(str.isalnum, text)) else ""


def column_paths(header: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """The headings over each column, from top to bottom; groups reach over the columns that they head."""
    rows = [
        [*map(_without_specks, row), *[""] * (width - len(row))][:width]
        for row in header
        if not is_number_row(row)
    ]
    if not rows:
        return [()] * width
    for index in range(len(rows) - 1):
        rows[index] = _spread(rows[index], rows[index + 1 :])
    _share_groups(rows)
    return [tuple(row[column] for row in rows if row[column]) for column in range(width)]


def _spread(row: list[str], lower: list[list[str]]) -> list[str]:
    """Write a group heading over the blank cells to its right that have a heading of their own below."""
    spread = list(row)
    periods = _periods(row, lower[-1]) or _year_runs(row, lower[-1])
    if periods is not None:
        return periods
    for column in range(1, len(row)):
        if not row[column] and any(under[column] for under in lower):
            spread[column] = spread[column - 1]
    return spread


def _periods(row: list[str], leaves: list[str]) -> list[str] | None:
    """Groups over a header that repeats itself, each over its own repetition, wherever the group was printed.

    Only where the number of groups is the number of repetitions: `2024 2023 2022` over three times `Target,
    Realisasi, Capaian`.
    """
    columns = [
        column
        for column, leaf in enumerate(leaves)
        if leaf
        and read_heading((leaf,)).role not in (Role.NAME, Role.NUMBER, Role.CODE, Role.UNIT, Role.TEXT)
    ]
    if not columns or columns[-1] - columns[0] + 1 != len(columns):
        return None
    groups = [text for text in row[columns[0] : columns[-1] + 1] if text]
    if len(groups) < 2 or not all(map(years_in, groups)) or len(columns) % len(groups):
        return None
    size = len(columns) // len(groups)
    said = [read_heading((leaves[column],)).measure for column in columns]
    if size < 2 or any(said[i] != said[i % size] for i in range(len(said))):
        return None
    spread = list(row)
    for position, column in enumerate(columns):
        spread[column] = groups[position // size]
    return spread


def _year_runs(row: list[str], leaves: list[str]) -> list[str] | None:
    """Groups over runs of bare years (`2023 2024 2023 2024`), one for each run, in order."""
    columns = [column for column, leaf in enumerate(leaves) if leaf and is_year(leaf)]
    if len(columns) < 4 or columns[-1] - columns[0] + 1 != len(columns):
        return None
    starts = [c for c in columns if c == columns[0] or _year(leaves, c) <= _year(leaves, c - 1)]
    groups = [text for text in row[columns[0] : columns[-1] + 1] if text]
    if len(starts) < 2 or len(groups) != len(starts):
        return None
    spread = list(row)
    for column in columns:
        spread[column] = groups[sum(start <= column for start in starts) - 1]
    return spread


def _share_groups(rows: list[list[str]]) -> None:
    """Give a run of bare years one group: the one over it that names a measure."""
    leaves = rows[-1]
    column = 0
    while column < len(leaves) and len(rows) > 1:
        end = column
        while (
            end < len(leaves)
            and is_year(leaves[end])
            and (end == column or _year(leaves, end) > _year(leaves, end - 1))
        ):
            end += 1
        if end - column >= 2:
            groups = [rows[-2][index] for index in range(column, end)]
            measured = [text for text in groups if read_heading((text, "2000")).role is Role.VALUE]
            if measured and len({text for text in groups if text in measured}) == 1:
                for index in range(column, end):
                    rows[-2][index] = measured[0]
        column = max(end, column + 1)


def _year(texts: Sequence[str], index: int) -> int:
    return years_in(texts[index])[0]

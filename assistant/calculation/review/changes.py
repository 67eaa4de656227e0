"""Distances and remainders that a sentence tells beside the figures that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.polarities import lower_is_better
from assistant.calculation.review.printing import difference_line, money_or_number
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import NumberToken, agrees, format_number
from assistant.domain.sources import Passage, PassageRole

HUNDRED = Decimal(100)
_MOVED = re.compile(
    r"\b(?P<way>naik|meningkat|bertambah|turun|menurun|berkurang)\b\s*(?:sebesar|sebanyak)?\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"^[^.;\d]{0,40}?\b(?:dibanding\w*|daripada|dari)\b[^.;]{0,60}?\b(?:sebesar|mencapai|yaitu|yakni|sebanyak|tercatat)\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINCE = re.compile(
    r"^\s*(?:persen\s+)?(?:dari|dibanding\w*|daripada)\s+(?:\w+\s+){0,2}?tahun\s+(?P<year>20\d\d)\b"
    r"(?!\s*(?:,?\s*yang|sebesar|mencapai|sebanyak|yaitu|\())",
    re.IGNORECASE,
)
_UP = frozenset({"naik", "meningkat", "bertambah"})
_REMAINDER = re.compile(r"\b(?:sisa|selisih|belum terserap|tidak terserap)\b[^.;\d]{0,60}$", re.IGNORECASE)
_BETTER = re.compile(r"\b(?P<way>membaik|memburuk)\b[^.;]{0,40}?\bdari\s+(?=[\d,.]+)", re.IGNORECASE)
_BECOMES = re.compile(r"^[^.;\d]{0,40}?\bmenjadi\s*$", re.IGNORECASE)


def review_changes(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Recompute what sentences say has risen, fallen, improved or remained."""
    lower = lower_is_better(tables, passages)
    cells = [
        cell
        for table in tables
        for row in table.rows
        for (measure, _), cell in row.cells.items()
        if measure == Measure.REALISASI and number(cell) is not None
    ]
    known = {names.key(cell.subject) for cell in cells if cell.level is Level.IKU}
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if sentence in seen:
                continue
            seen.add(sentence)
            tokens = [token for token in numbers_in(sentence) if token.value is not None]
            yield from _against_last_year(sentence, passage, tokens, cells, year)
            yield from _since(sentence, passage, tokens, cells, year)
            yield from _remainder(sentence, passage, tokens)
            yield from _for_better(sentence, passage, tokens, known, lower)


def _against_last_year(
    sentence: str, passage: Passage, tokens: Sequence[NumberToken], cells: Sequence[Figure], year: int
) -> Iterator[Finding]:
    """`naik Rp1,86 triliun dibandingkan tahun 2023 sebesar Rp18,06 triliun`, with this year's cell."""
    for at, moved in enumerate(tokens):
        way = _MOVED.search(sentence[: moved.start])
        for before in tokens[at + 1 :] if way else ():
            if not _COMPARED.match(_YEAR.sub(" ", sentence[moved.end : before.start])):
                continue
            assert way is not None and moved.value is not None and before.value is not None
            for old, new in _pairs(sentence, before, cells, year):
                a, b = number(old) or Decimal(0), number(new) or Decimal(0)
                change, told = abs(b - a), moved.value / moved.scale
                if _fits(moved, way["way"], a, b):
                    return
                yield _finding(
                    passage,
                    [old, new],
                    reported=f"{way['way'].lower()} {moved.text}",
                    expected=f"{'naik' if b > a else 'turun'} {format_number(change)}{_unit(new)}",
                    explanation=f"Teks menyebut {way['way'].lower()} {moved.text} dari {before.text}, "
                    f"padahal '{new.subject}' tahun {year} menurut tabel {format_number(b)}.",
                    arithmetic=difference_line(a, b),
                    severity=Severity.ERROR if told != change else Severity.WARNING,
                )
                return


def _fits(moved: NumberToken, way: str, before: Decimal, now: Decimal) -> bool:
    """Whether two values are that far apart, in their unit or in percent, and in that direction."""
    change = abs(now - before)
    relative = change / before * HUNDRED if before else Decimal(0)
    far = any(agrees(moved, value * moved.scale) for value in (change, relative))
    return far and (now > before) == (way.lower() in _UP)


def _since(
    sentence: str, passage: Passage, tokens: Sequence[NumberToken], cells: Sequence[Figure], year: int
) -> Iterator[Finding]:
    """`naik sebesar 4,18 poin dari tahun 2020`, of the thing that the sentence names."""
    words = names.content_words(sentence)
    named = {cell.subject for cell in cells if (own := names.content_words(cell.subject)) and own <= words}
    for moved in tokens if named else ():
        way, since = _MOVED.search(sentence[: moved.start]), _SINCE.match(sentence[moved.end :])
        if way is None or since is None or moved.value is None:
            continue
        subject = max(named, key=lambda name: len(names.content_words(name)))
        told = [cell for cell in cells if cell.subject == subject]
        before = [cell for cell in told if cell.year == int(since["year"])]
        now = [cell for cell in told if cell.year == year]
        pairs = [(old, new) for old in before for new in now]
        if not pairs or any(_fits(moved, way["way"], _value(old), _value(new)) for old, new in pairs):
            continue
        old, new = pairs[0]
        change = abs(_value(new) - _value(old))
        first, last = map(format_number, (_value(old), _value(new)))
        yield _finding(
            passage,
            [old, new],
            reported=f"{way['way'].lower()} {moved.text}",
            expected=f"{'naik' if _value(new) > _value(old) else 'turun'} {format_number(change)}",
            explanation=f"Teks menyebut {way['way'].lower()} {moved.text} dari tahun {since['year']}, "
            f"padahal '{subject}' menurut tabel {first} dan {last}.",
            arithmetic=difference_line(_value(new), _value(old)),
            severity=Severity.ERROR,
        )


def _value(cell: Figure) -> Decimal:
    return number(cell) or Decimal(0)


def _unit(cell: Figure) -> str:
    """The unit of a cell behind its number, where it is a word."""
    return f" {cell.unit}" if cell.unit and cell.unit not in ("Rp", "indeks", "nilai") else ""


def _pairs(
    sentence: str, before: NumberToken, cells: Sequence[Figure], year: int
) -> Iterator[tuple[Figure, Figure]]:
    """Last year's cell with the value of a sentence, and this year's of the same thing."""
    words = names.content_words(sentence)
    told = (before.value or Decimal(0)) / before.scale
    for old in cells:
        own = names.content_words(old.subject) - {"nilai", "persentase", "jumlah"}
        if old.year is None or old.year >= year or number(old) not in (told, before.value):
            continue
        if len(own & words) * 2 < len(own):
            continue
        for new in cells:
            if new.year == year and new.table_no == old.table_no and new.subject == old.subject:
                yield old, new


def _remainder(sentence: str, passage: Passage, tokens: Sequence[NumberToken]) -> Iterator[Finding]:
    """`anggaran A, realisasi B, sehingga terdapat sisa C`, in one sentence."""
    money = [token for token in tokens if token.unit == "Rp" and token.scale == 1 and token.value]
    for at, left in enumerate(money):
        if at < 2 or not _REMAINDER.search(sentence[: left.start]):
            continue
        values = [token.value or Decimal(0) for token in money[:at]]
        assert left.value is not None
        if any(abs(a - b) == left.value for a in values for b in values):
            continue
        a, b = values[-2:]
        if len(values) != 2 or not 0 < b < a or abs(a - b - left.value) < 1:
            continue
        expected = money_or_number(a - b, "Rp")
        yield _finding(
            passage,
            [],
            reported=left.text,
            expected=expected,
            explanation=f"Sisa dalam teks tertulis {left.text}, padahal selisih kedua angka dalam kalimat "
            f"yang sama {expected}.",
            arithmetic=difference_line(a, b),
            severity=Severity.ERROR,
        )


def _for_better(
    sentence: str, passage: Passage, tokens: Sequence[NumberToken], known: set[str], lower: set[str]
) -> Iterator[Finding]:
    """`memburuk dari 1,86 menjadi 1,32`, of something that is better when lower."""
    found = _BETTER.search(sentence)
    if found is None:
        return
    words = names.content_words(sentence)
    named = [name for name in known if (own := names.content_words(name)) and own <= words]
    after = [token for token in tokens if token.start >= found.end() - 1]
    if not named or len(after) < 2 or after[0].unit != after[1].unit:
        return
    if not _BECOMES.match(sentence[after[0].end : after[1].start]):
        return
    subject = max(named, key=len)
    a, b = after[0].value or Decimal(0), after[1].value or Decimal(0)
    improved = (b < a) == (subject in lower)
    if a == b or improved == (found["way"].lower() == "membaik"):
        return
    yield _finding(
        passage,
        [],
        reported=found["way"].lower(),
        expected="membaik" if improved else "memburuk",
        explanation=f"Kalimat mengatakan {found['way'].lower()}, padahal indikator ini makin "
        f"{'rendah' if subject in lower else 'tinggi'} makin baik, dan nilainya "
        f"{'turun' if b < a else 'naik'} dari {after[0].text} menjadi {after[1].text}. "
        "Perbaiki katanya atau angkanya.",
        arithmetic=difference_line(a, b),
        severity=Severity.ERROR if subject in lower else Severity.WARNING,
        kind=FindingKind.DIRECTION_WORD,
    )


def _finding(
    passage: Passage,
    cells: Sequence[Figure],
    *,
    reported: str,
    expected: str,
    explanation: str,
    arithmetic: str,
    severity: Severity,
    kind: FindingKind = FindingKind.NARRATIVE_VS_TABLE,
) -> Finding:
    places = (passage.location, *(cell.location for cell in cells))
    return Finding(
        kind=kind,
        severity=severity,
        locations=tuple(dict.fromkeys(place for place in places if place is not None)),
        reported=reported,
        expected=expected,
        explanation=explanation,
        arithmetic=arithmetic,
    )

"""Words of a sentence that the figures refute: `hanya`, `semua`, a part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import difference_line, shown
from assistant.calculation.review.sums import nested_sum
from assistant.calculation.review.tables import Table, number
from assistant.domain.figures import Figure, Level, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import NumberToken, agrees, format_number
from assistant.domain.sources import Passage, PassageRole

_ONLY = re.compile(r"\bhanya\b[^.;]{0,40}$", re.IGNORECASE)
_OF_THE_WHOLE = re.compile(r"\bdari\s+(?:total|jumlah|seluruh|keseluruhan|sebanyak)\b", re.IGNORECASE)


def review_words(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Hold words that imply a comparison against the figures they speak of."""
    figures = [figure for table in tables for row in table.rows for figure in row.cells.values()]
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if sentence in seen:
                continue
            seen.add(sentence)
            yield from _only_for_more(sentence, passage, figures, year)
            yield from _part_above_whole(sentence, passage)
            yield from _movements(sentence, passage)
            yield from _numbers_of_programs(sentence, passage, tables, year)


def _only_for_more(
    sentence: str, passage: Passage, figures: Sequence[Figure], year: int
) -> Iterator[Finding]:
    """`hanya` before a realisasi that is above its target."""
    if len(passage.about) != 1:
        return
    subject = names.key(passage.about[0])
    own = [f for f in figures if f.year == year and names.alike(names.key(f.subject), subject)]
    targets = [f for f in own if f.measure == Measure.TARGET and number(f) is not None]
    actuals = [f for f in own if f.measure == Measure.REALISASI and number(f) is not None]
    for token in numbers_in(sentence):
        if token.value is None or token.unit != "%" or not _ONLY.search(sentence[: token.start]):
            continue
        actual = next((f for f in actuals if number(f) == token.value), None)
        target = targets[0] if targets else None
        goal = number(target)
        if actual is None or target is None or goal is None or token.value <= goal:
            continue
        places = (passage.location, actual.location, target.location)
        yield Finding(
            kind=FindingKind.DIRECTION_WORD,
            severity=Severity.WARNING,
            locations=tuple(dict.fromkeys(place for place in places if place is not None)),
            reported=f"hanya {token.text}",
            expected=f"{token.text}, melampaui target {shown(target)}",
            explanation="Kata 'hanya' menyiratkan kekurangan, "
            f"padahal realisasi '{actual.subject}' melampaui target.",
            arithmetic=f"{format_number(token.value)} > {format_number(goal)}",
        )


def _part_above_whole(sentence: str, passage: Passage) -> Iterator[Finding]:
    tokens = [token for token in numbers_in(sentence) if token.value is not None and token.unit is None]
    for part, whole in pairwise(tokens):
        between = sentence[part.end : whole.start]
        if not _OF_THE_WHOLE.search(between) or len(between) > 200 or not _same_unit(sentence, part, whole):
            continue
        assert part.value is not None and whole.value is not None
        if part.value <= whole.value or whole.value <= 0:
            continue
        yield Finding(
            kind=FindingKind.OTHER,
            severity=Severity.WARNING,
            locations=(passage.location,),
            reported=f"{part.text} dari {whole.text}",
            expected=f"paling banyak {whole.text}",
            explanation="Bagian yang disebut lebih besar daripada keseluruhannya; "
            "periksa pembilang dan penyebutnya.",
            arithmetic=f"{format_number(part.value)} > {format_number(whole.value)}",
        )


def _same_unit(sentence: str, part: NumberToken, whole: NumberToken) -> bool:
    words = [re.match(r"\s*([a-z]+)", sentence[token.end :].lower()) for token in (part, whole)]
    return words[0] is not None and words[1] is not None and words[0][1] == words[1][1]


_UP = re.compile(r"\b(?:naik|meningkat|bertambah|kenaikan|peningkatan)\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:turun|menurun|berkurang|penurunan)\b", re.IGNORECASE)
_FROM = re.compile(r"\bdari\b[^.;]{0,30}$", re.IGNORECASE)
_TO = re.compile(r"^[^.;]{0,40}?\b(?:menjadi|ke)\b[^.;\d]{0,30}$", re.IGNORECASE)


def _movements(sentence: str, passage: Passage) -> Iterator[Finding]:
    """`naik … dari A menjadi B`, with the direction and the difference recomputed."""
    tokens = [token for token in numbers_in(sentence) if token.value is not None]
    for before, after in pairwise(
        [token for token in tokens if token.unit != "poin" and not _is_year(token)]
    ):
        lead, between = sentence[: before.start], sentence[before.end : after.start]
        if not _FROM.search(lead) or not _TO.search(between) or before.unit != after.unit:
            continue
        assert before.value is not None and after.value is not None
        up, down = _UP.findall(lead[-90:]), _DOWN.findall(lead[-90:])
        if len(up) + len(down) != 1 or re.search(r"\btarget", lead[-90:], re.IGNORECASE):
            continue
        rose = after.value > before.value
        if after.value == before.value or rose == bool(up):
            yield from _difference(sentence, passage, before, after, tokens)
            continue
        yield Finding(
            kind=FindingKind.DIRECTION_WORD,
            severity=Severity.ERROR,
            locations=(passage.location,),
            reported=(up or down)[0],
            expected="meningkat" if rose else "menurun",
            explanation=f"Kalimat mengatakan {(up or down)[0]}, "
            f"padahal dari {before.text} menjadi {after.text} berarti {'naik' if rose else 'turun'}. "
            "Perbaiki katanya atau angkanya.",
            arithmetic=difference_line(after.value, before.value),
        )


def _difference(
    sentence: str, passage: Passage, before: NumberToken, after: NumberToken, tokens: Sequence[NumberToken]
) -> Iterator[Finding]:
    points = [token for token in tokens if token.unit == "poin"]
    if len(points) != 1 or before.unit != "%" or points[0].value is None:
        return
    assert before.value is not None and after.value is not None
    moved = abs(after.value - before.value)
    if agrees(points[0], moved):
        return
    yield Finding(
        kind=FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.ERROR,
        locations=(passage.location,),
        reported=points[0].text,
        expected=f"{format_number(moved)} poin",
        explanation="Selisih dalam kalimat tidak sama dengan selisih kedua angka yang disebutnya.",
        arithmetic=difference_line(before.value, after.value),
    )


def _is_year(token: NumberToken) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", token.text))


_KINDS = (("sub kegiatan", Level.SUB_KEGIATAN), ("kegiatan", Level.KEGIATAN), ("program", Level.PROGRAM))
_ALL_CARRIED_OUT = re.compile(r"(?:sub )?(?:kegiatan|program) yang (?:dilaksanakan|dikelola)")
_CARRIED_OUT = re.compile(r"melaksanakan|dilaksanakan|mengelola|dikelola", re.IGNORECASE)


def _make_the_total(table: Table) -> bool:
    """Whether the top rows of a table are the ones that its total sums."""
    total = table.total()
    if total is None:
        return False
    for (measure, year), cell in total[0].cells.items():
        values = [value for row in total[1] if (value := number(row.get(measure, year))) is not None]
        if cell.unit == "Rp" and nested_sum(values) == number(cell) != sum(values):
            return False
    return True


def _numbers_of_programs(
    sentence: str, passage: Passage, tables: Sequence[Table], year: int
) -> Iterator[Finding]:
    """`melaksanakan N program`, against the rows of the table that tells the whole spending."""
    if not _CARRIED_OUT.search(sentence) or set(re.findall(r"(?:19|20)\d\d", sentence)) - {str(year)}:
        return
    for token in numbers_in(sentence):
        after = (
            sentence[token.end :]
            .lstrip(" ()")
            .lower()
            .replace("-", " ")
            .replace("subkegiatan", "sub kegiatan")
        )
        level = next((level for word, level in _KINDS if after.startswith(word)), None)
        of_several = sentence[: token.start].rstrip().lower().endswith("dari")
        if level is None or token.value is None or (of_several and not _ALL_CARRIED_OUT.match(after)):
            continue
        for table in tables:
            rows = [row for row in table.rows if row.level is level]
            spent = any(name == Measure.REALISASI_ANGGARAN for name, _ in table.columns())
            if not rows or not spent or table.total() is None or len(rows) == token.value:
                continue
            if level is Level.PROGRAM and not _make_the_total(table):
                continue
            word = next(word for word, own in _KINDS if own is level)
            places = (passage.location, *(cell.location for cell in list(rows[0].cells.values())[:1]))
            yield Finding(
                kind=FindingKind.NARRATIVE_VS_TABLE,
                severity=Severity.WARNING,
                locations=tuple(dict.fromkeys(place for place in places if place is not None)),
                reported=f"{token.text} {word}",
                expected=f"{len(rows)} {word}",
                explanation=f"Narasi menyebut {token.text} {word}, "
                f"sedangkan tabel realisasi anggaran memuat {len(rows)} {word}.",
                arithmetic=f"{len(rows)} baris {word} dalam tabel",
            )
            return

"""Sentences of a report against its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.review import names
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.calculation.review.printing import (
    difference_line,
    money_or_number,
    one_slip,
    shown,
    two_decimals,
)
from assistant.calculation.review.tables import Table, decimals, number
from assistant.domain.figures import Figure, Measure
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import NumberToken, agrees, format_number
from assistant.domain.sources import Location, Passage, PassageRole

HUNDRED = Decimal(100)
_MEASURE_WORDS = {
    "capaian": Measure.CAPAIAN,
    "pencapaian": Measure.CAPAIAN,
    "realisasi": Measure.REALISASI,
    "terealisasi": Measure.REALISASI,
    "target": Measure.TARGET,
}


class Statement(NamedTuple):
    """A sentence of a passage with its numbers."""

    text: str
    location: Location
    tokens: tuple[NumberToken, ...]


def statements(passages: Sequence[Passage]) -> list[Statement]:
    """The sentences of running text that hold numbers."""
    found = []
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for text in sentences(passage):
            tokens = tuple(token for token in numbers_in(text) if token.value is not None)
            if tokens:
                found.append(Statement(text, passage.location, tokens))
    return found


def review_narrative(tables: Sequence[Table], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Compare the numbers and words of running text with the tables."""
    figures = [figure for table in tables for row in table.rows for figure in row.cells.values()]
    told = statements(passages)
    yield from _slips(figures, told)
    for statement in told:
        yield from _ratios_in_words(statement)
    yield from _directions(figures, passages, year)


def _slips(figures: Sequence[Figure], told: Sequence[Statement]) -> Iterator[Finding]:
    """Numbers that stand in no table but differ by one slip from the figure that the sentence speaks of."""
    values: set[tuple[str | None, Decimal]] = set()
    counted: set[Decimal] = set()
    for figure in figures:
        value = number(figure)
        if value is not None:
            values.add((figure.unit, value))
            counted.add(value)
    seen: set[tuple[Location, Decimal]] = set()
    for statement in told:
        words = names.content_words(statement.text)
        for token in statement.tokens:
            value = token.value
            if value is None or token.scale != 1 or not _tells_enough(token):
                continue
            printed = (token.unit, value) in values or (None, value) in values
            printed = printed or (token.unit is None and value in counted)
            if printed or (statement.location, value) in seen:
                continue
            if _follows(statement, token):
                continue
            match = _slipped_from(figures, statement, token, words)
            if match is not None:
                seen.add((statement.location, value))
                yield _slip_finding(statement, token, match)


def _tells_enough(token: NumberToken) -> bool:
    """Whether a number has digits enough to be known again after a slip; counts need five, scores four."""
    if token.unit in ("%", "Rp"):
        return True
    digits = len(re.sub(r"\D", "", token.text))
    return token.unit is None and not token.words and digits >= (4 if token.decimals == 2 else 5)


def _follows(statement: Statement, token: NumberToken) -> bool:
    """Whether a number is the ratio or the difference of two others in its sentence."""
    others = [t.value for t in statement.tokens if t is not token and t.value is not None]
    return any(
        (b != 0 and agrees(token, a / b * HUNDRED)) or agrees(token, abs(a - b))
        for a in others
        for b in others
        if a != b
    )


_FROM = re.compile(r"\bdari\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_BECOMES = re.compile(r"[^.;\d]{0,40}\bmenjadi\b", re.IGNORECASE)


def _slipped_from(
    figures: Sequence[Figure], statement: Statement, token: NumberToken, words: frozenset[str]
) -> Figure | None:
    """The figure that a number seems to be, were it not for one slip; none that the sentence tells too."""
    best: tuple[tuple[float, bool, bool, bool], Figure] | None = None
    called = _called(statement.text, token)
    assert token.value is not None
    beside = {other.value for other in statement.tokens}
    earlier = bool(_FROM.search(statement.text[: token.start])) and bool(
        _BECOMES.match(statement.text[token.end :])
    )
    for figure in figures:
        value = number(figure)
        if value is None or value in beside or not _units_fit(token, figure):
            continue
        if earlier and (figure.year is None or figure.year >= figure.report_year):
            continue
        places = max(token.decimals, decimals(figure))
        near = one_slip(token.value, value, places)
        if token.unit == "Rp":
            small = value != 0 and abs(token.value - value) < 1
            if not (small or (near and len(format(value, "f")) >= 8)):
                continue
        elif not near or (token.unit == "%" and (token.decimals < 2 or abs(token.value - value) > 11)):
            continue
        subject = names.content_words(figure.subject) - {"persentase", "jumlah", "nilai"}
        overlap = len(subject & words) / len(subject) if subject else 0.0
        if names.is_total(figure.subject):
            overlap = 0.6 if token.unit == "Rp" else 0.0
        if token.unit is None and overlap < 1:
            continue
        swapped = sorted(str(value.normalize())) == sorted(str(token.value.normalize()))
        rank = (overlap, swapped, decimals(figure) == token.decimals, figure.measure == called)
        if overlap >= 0.5 and (best is None or rank > best[0]):
            best = (rank, figure)
    return best[1] if best else None


def _units_fit(token: NumberToken, figure: Figure) -> bool:
    """A number without a unit may be any count or score, of the precision that its table keeps."""
    if token.unit is None:
        return figure.unit not in ("%", "Rp", "poin", "predikat") and decimals(figure) == token.decimals
    return figure.unit in (token.unit, None)


def _slip_finding(statement: Statement, token: NumberToken, figure: Figure) -> Finding:
    assert token.value is not None
    value = number(figure)
    assert value is not None
    locations = [statement.location] + ([figure.location] if figure.location else [])
    called = _called(statement.text, token)
    label = ""
    if called is not None and figure.measure in _MEASURE_WORDS.values() and called != figure.measure:
        label = f" Kalimat itu menyebutnya {called}, padahal dalam tabel angka itu {figure.measure}."
    small = token.unit == "Rp" and abs(token.value - value) < 1
    return Finding(
        kind=FindingKind.NARRATIVE_VS_TABLE,
        severity=Severity.NOTE if small else Severity.ERROR,
        locations=tuple(locations),
        reported=token.text,
        expected=shown(figure),
        explanation=f"Teks menulis {token.text}, sedangkan tabel memuat {shown(figure)} "
        f"untuk '{figure.subject}'. Samakan keduanya." + label,
        arithmetic=difference_line(value, token.value),
        suspect=statement.location,
    )


def _called(text: str, token: NumberToken) -> str | None:
    clause = re.split(r"\d", text[: token.start].lower())[-1]
    before = re.findall(r"[a-z]+", clause)
    return next((str(_MEASURE_WORDS[word]) for word in reversed(before) if word in _MEASURE_WORDS), None)


_OF = re.compile(r"\bdari\b[^.;]{0,80}$")


def _ratios_in_words(statement: Statement) -> Iterator[Finding]:
    """`A dari B atau p persen`, with the percentage recomputed."""
    tokens = statement.tokens
    for at in range(len(tokens) - 2):
        part, whole, share = tokens[at : at + 3]
        if share.unit != "%" or part.unit == "%" or whole.unit == "%" or part.unit != whole.unit:
            continue
        between = statement.text[part.end : whole.start]
        after = statement.text[whole.end : share.start]
        if (
            not _OF.search(between)
            or len(between) > 90
            or not re.search(r"\batau\b|\(", after)
            or len(after) > 60
        ):
            continue
        if not part.value or not whole.value or part.value > whole.value or whole.value < 3:
            continue
        expected = part.value / whole.value * HUNDRED
        if share.value is None or agrees(share, expected):
            continue
        step = Decimal(1).scaleb(-share.decimals)
        near = abs(share.value - expected) < step * Decimal("1.5")
        yield Finding(
            kind=FindingKind.ROUNDING if near else FindingKind.RATIO_MISMATCH,
            severity=Severity.NOTE if near else Severity.ERROR,
            locations=(statement.location,),
            reported=share.text,
            expected=f"{two_decimals(expected)} %",
            explanation=f"Teks menulis {share.text}, padahal {part.text} dari {whole.text} ialah "
            f"{two_decimals(expected)} persen. Perbaiki salah satunya.",
            arithmetic=f"{format_number(part.value)} / {format_number(whole.value)} × 100 = "
            + two_decimals(expected),
        )


_UP = re.compile(r"\b(?:naik|meningkat|kenaikan|peningkatan|bertambah)\b")
_DOWN = re.compile(r"\b(?:turun|menurun|penurunan|berkurang)\b")
_STATES_CHANGE = re.compile(
    r"\b(?:telah |mengalami |terjadi |juga |terus )+|\b(?:naik|turun|meningkat|menurun)\b"
)


def _directions(figures: Sequence[Figure], passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """A sentence that says capaian or realisasi rose or fell, against the series of the tables."""
    series: dict[str, dict[str, dict[int, Figure]]] = {}
    for figure in figures:
        if (
            figure.measure in (Measure.TARGET, Measure.REALISASI)
            and figure.year
            and number(figure) is not None
        ):
            by_measure = series.setdefault(names.key(figure.subject), {})
            by_measure.setdefault(str(figure.measure), {}).setdefault(figure.year, figure)
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            lowered = sentence.lower()
            if not re.search(r"\bcapaian\b", lowered) or not re.search(
                r"mengalami|telah|terjadi|tahun ini", lowered
            ):
                continue
            up, down = _UP.search(lowered), _DOWN.search(lowered)
            if bool(up) == bool(down) or re.search(r"\bakan\b|diharapkan|dapat|agar|sehingga", lowered):
                continue
            yield from _direction(sentence, passage, series, year, bool(up))


def _direction(
    sentence: str,
    passage: Passage,
    series: dict[str, dict[str, dict[int, Figure]]],
    year: int,
    says_up: bool,
) -> Iterator[Finding]:
    words = names.content_words(sentence)
    for name, by_measure in series.items():
        subject = names.content_words(name) - {"persentase", "jumlah", "nilai", "mendapatkan", "memperoleh"}
        if not subject or len(subject & words) / len(subject) < 0.6:
            continue
        actual, target = by_measure.get("realisasi", {}), by_measure.get("target", {})
        points = [
            (number(actual[y]), number(target[y])) for y in (year - 1, year) if y in actual and y in target
        ]
        if len(points) < 2 or any(a is None or t is None or t == 0 for a, t in points):
            continue
        before, now = ((a / t * HUNDRED) for a, t in points if a is not None and t is not None)
        if before == now or (now > before) == says_up:
            continue
        places = [passage.location, *(actual[y].location for y in (year - 1, year))]
        word = "naik" if says_up else "turun"
        truth = "turun" if says_up else "naik"
        yield Finding(
            kind=FindingKind.DIRECTION_WORD,
            severity=Severity.WARNING,
            locations=tuple(dict.fromkeys(place for place in places if place is not None)),
            reported=f"capaian {word}",
            expected=f"capaian {truth}: {two_decimals(before)} menjadi {two_decimals(now)} persen",
            explanation=f"Narasi mengatakan capaian {word}, padahal capaian (realisasi dibagi target) "
            f"'{actual[year].subject}' {truth}. Bila yang dimaksud realisasinya, sebutlah realisasi.",
            arithmetic="; ".join(
                f"{y}: {format_number(a)} / {format_number(t)} × 100 = {two_decimals(a / t * HUNDRED)}"
                for y, (a, t) in zip((year - 1, year), points, strict=True)
                if a is not None and t is not None
            ),
        )
        return


def review_parts(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Parts that are larger than their whole."""
    pairs: dict[tuple[str, int | None], dict[str, Figure]] = {}
    for figure in figures:
        if figure.measure in (Measure.DITANGANI, Measure.POPULASI) and number(figure) is not None:
            pairs.setdefault((names.key(figure.subject), figure.year), {}).setdefault(
                str(figure.measure), figure
            )
    for pair in pairs.values():
        part, whole = pair.get(str(Measure.DITANGANI)), pair.get(str(Measure.POPULASI))
        a, b = number(part), number(whole)
        if part is None or whole is None or a is None or b is None or a <= b or part.unit != whole.unit:
            continue
        yield Finding(
            kind=FindingKind.OTHER,
            severity=Severity.WARNING,
            locations=tuple(figure.location for figure in (part, whole) if figure.location is not None),
            reported=shown(part),
            expected=f"paling banyak {shown(whole)}",
            explanation=f"Yang ditangani pada '{part.subject}' lebih banyak daripada keseluruhannya; "
            "periksa pembilang dan penyebutnya.",
            arithmetic=f"{format_number(a)} > {money_or_number(b, whole.unit)}",
        )

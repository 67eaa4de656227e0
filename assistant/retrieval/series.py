"""Answers over years: series, direction, change, and targets met or missed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.domain.numerals import format_number, format_points
from assistant.retrieval.arithmetic import Worked, difference, relative_change
from assistant.retrieval.bindings import Binder, Bound, years_known
from assistant.retrieval.lookups import main_print
from assistant.retrieval.questions import Question
from assistant.retrieval.replies import abstain, reply
from assistant.retrieval.rows import mate, pair_of
from assistant.retrieval.subjects import Match
from assistant.retrieval.support import Support, computed
from assistant.retrieval.wording import figure_shown, joined, measure_name, places, shown, subject_name

Point = tuple[int, Decimal, Figure | None, Support | None]


def over_years(binder: Binder, question: Question) -> Answer | None:
    """The series of one measure of one subject over the years asked, with its direction."""
    matches = binder.subjects(question)
    if not matches:
        return None
    measure = _measure(question)
    subject = _with_years(binder, question, matches, measure)
    if subject is None:
        return None
    codes = binder.codes(question, measure)
    years = list(question.years) or years_known([subject], codes)
    if len(years) == 1 and binder.report_year is not None:
        years = sorted({*years, binder.report_year})
    if len(years) < 2 and "dibanding" in question.line:
        years = years_known([subject], codes)
    points, missing = _points(binder, question, subject, measure, years)
    name = subject_name(subject.subject.name)
    what = measure_name(measure or (points[0][2].measure if points and points[0][2] else "realisasi"))
    if len(points) < 2:
        known = years_known([subject], codes)
        return abstain(
            f"Laporan tidak memuat {what} {name} untuk tahun {joined([str(year) for year in missing])}",
            [f"Tahun yang ada: {joined([str(year) for year in known])}"] if known else [],
            [point[2] for point in points if point[2]],
        )
    unit = next((figure.unit for _, _, figure, _ in points if figure), "%")
    told = joined([f"{shown(value, unit)} ({year})" for year, value, _, _ in points])
    figures = [figure for _, _, figure, _ in points if figure]
    inputs = [figure for _, _, _, support in points if support for figure in support.inputs]
    titled = name if name.lower().startswith(what.lower()) else f"{what} {name}"
    sentences = [f"{titled}: {told} [{places(figures + inputs[:1])}]", _direction(what, points, unit)]
    relative = _relative(points, unit) if question.growth and "persen" in question.words else None
    if relative is not None:
        sentences.append(f"Perubahan relatif: {relative.text}")
    sentences += [
        f"Angka {year} dihitung dari {support.text} [{places(support.inputs)}]"
        for year, _, figure, support in points
        if figure is None and support
    ]
    target_move = _target_move(subject, points, measure)
    if target_move:
        sentences.append(target_move[0])
        inputs += target_move[1]
    if missing:
        sentences.append(f"Tahun {joined([str(year) for year in missing])} tidak dimuat")
    worked = [support.worked for _, _, figure, support in points if figure is None and support]
    if question.growth:
        worked += [w for w in (_change(points, unit), relative) if w is not None]
    return reply(sentences, figures, inputs, computed=worked)


def target_met(binder: Binder, question: Question, years: Sequence[int]) -> Answer | None:
    """Whether the target was met in each year asked."""
    matches = binder.subjects(question)
    sentences: list[str] = []
    given: list[Figure] = []
    seen: set[frozenset[str]] = set()
    for match in matches[:12]:
        if matches[0].score - match.score > 0.02:
            break
        if match.subject.meaning in seen:
            continue
        seen.add(match.subject.meaning)
        for year in years:
            anchor = Bound(match.subject, "realisasi", year, tuple(match.subject.figures[:1]))
            pair = pair_of(anchor, "target", "realisasi")
            if pair is None:
                continue
            target, actual = pair
            sentences.append(_met(target, actual, len(matches) > 1))
            given += [actual, target]
    if not sentences:
        return None
    return reply(sentences, given)


def _met(target: Figure, actual: Figure, named: bool) -> str:
    assert isinstance(target.value, Decimal)
    assert isinstance(actual.value, Decimal)
    gap = actual.value - target.value
    # literal words: whether above is good depends on the indicator, which the figures do not tell
    side = f"{_gap(abs(gap), actual.unit)} {'di atas' if gap > 0 else 'di bawah'}" if gap else "tepat pada"
    name = f"{subject_name(actual.subject)} t" if named else "T"
    return (
        f"{name}ahun {actual.year}: realisasi {figure_shown(actual)}, {side} target {figure_shown(target)} "
        f"[{places([actual, target])}]"
    )


def _measure(question: Question) -> str | None:
    ordered = [m for m in question.measures if m not in ("target",)] or list(question.measures)
    return ordered[0] if ordered else None


def _with_years(
    binder: Binder, question: Question, matches: Sequence[Match], measure: str | None
) -> Match | None:
    codes = binder.codes(question, measure)
    near = [match for match in matches if match.score >= matches[0].score - 0.05]
    wanted = set(question.years)
    if wanted and not any(wanted <= set(years_known([match], codes)) for match in near):
        whole = [m for m in matches if wanted <= set(years_known([m], codes)) and m.named >= matches[0].named]
        near += whole[:1]  # `persentase desa maju` has the years that `desa maju` lacks
    return max(
        (match for match in near if years_known([match], codes)),
        key=lambda match: len(
            set(years_known([match], codes)) & set(question.years or years_known([match], codes))
        ),
        default=near[0] if near else None,
    )


def _points(
    binder: Binder, question: Question, match: Match, measure: str | None, years: Sequence[int]
) -> tuple[list[Point], list[int]]:
    points: list[Point] = []
    missing: list[int] = []
    for year in sorted(years):
        bounds = [b for b in binder.bind(question, measure, year, among=[match]) if b.number is not None]
        if bounds:
            figure = main_print(bounds[0])
            assert isinstance(figure.value, Decimal)
            points.append((year, figure.value, figure, None))
            continue
        anchor = Bound(match.subject, measure or "realisasi", year, tuple(match.subject.figures[:1]))
        support = computed(anchor, measure or "realisasi")
        if support is None:
            missing.append(year)
        else:
            points.append(
                (year, support.value.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP"), None, support)
            )
    return points, missing


def _direction(what: str, points: Sequence[Point], unit: str | None) -> str:
    steps = [b[1] - a[1] for a, b in pairwise(points)]
    first, last = points[0], points[-1]
    change = last[1] - first[1]
    if all(step > 0 for step in steps):
        word = "naik" if len(steps) == 1 else "naik setiap tahun"
    elif all(step < 0 for step in steps):
        word = "turun" if len(steps) == 1 else "turun setiap tahun"
    elif all(step == 0 for step in steps):
        return f"{what} tidak berubah"
    else:
        word = "naik turun; dari awal ke akhir " + (
            "naik" if change > 0 else "turun" if change < 0 else "tetap"
        )
    moves = [
        f"{a[0]} ke {b[0]} {_moved(step, unit)}"
        for a, b, step in zip(points, points[1:], steps, strict=False)
    ]
    worked = difference(max(first[1], last[1]), min(first[1], last[1]), unit)
    whole = f"; selisih {first[0]}–{last[0]}: {worked.text}" if worked else ""
    return f"{what} {word} ({joined(moves)}{whole})"


def _change(points: Sequence[Point], unit: str | None) -> Worked | None:
    first, last = points[0][1], points[-1][1]
    return difference(max(first, last), min(first, last), unit)


def _relative(points: Sequence[Point], unit: str | None) -> Worked | None:
    """The change in percent of the first value; percentages themselves change by points."""
    if unit == "%":
        return None
    first, last = (point[2] or point[1] for point in (points[0], points[-1]))
    return relative_change(first, last, unit)


def _moved(step: Decimal, unit: str | None) -> str:
    if step == 0:
        return "tetap"
    return f"{'naik' if step > 0 else 'turun'} {_gap(abs(step), unit)}"


def _gap(value: Decimal, unit: str | None) -> str:
    return format_points(value) if unit == "%" else shown(value, unit) if unit else format_number(value)


def _target_move(
    match: Match, points: Sequence[Point], measure: str | None
) -> tuple[str, list[Figure]] | None:
    """A moved target beside a series of capaian: it explains a capaian that goes the other way."""
    if measure != "capaian":
        return None
    found = []
    for year in (points[0][0], points[-1][0]):
        anchor = Bound(match.subject, "capaian", year, tuple(match.subject.figures[:1]))
        found += [mate(anchor, "realisasi"), mate(anchor, "target")]
    if any(figure is None for figure in found):
        return None
    r1, t1, r2, t2 = (figure for figure in found if figure is not None)
    if t1.value == t2.value:
        return None
    text = (
        f"Pada tahun-tahun itu realisasi {figure_shown(r1)} ({r1.year}) dan {figure_shown(r2)} ({r2.year}), "
        f"sedangkan target {figure_shown(t1)} dan {figure_shown(t2)}"
    )
    return text, [r1, t1, r2, t2]

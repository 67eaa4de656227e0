"""Scores of the AKIP evaluation with their predicates, wherever sentences tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.calculation.ratings import grade as akip_grade
from assistant.calculation.review.passages import numbers_in, sentences
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.numerals import NumberToken, format_number, round_half_up
from assistant.domain.ratings import AkipGrade
from assistant.domain.sources import Passage, PassageRole

_AKIP = re.compile(r"\b(?:s?akip|akuntabilitas kinerja)\b", re.IGNORECASE)
_GRADE = re.compile(
    r"[^.;\d]{0,40}?(?:\b(?:kategori|katagori|predikat|nilai|peringkat)\s+|\(|[“\"']\s*)(?P<grade>AA|A|BB|B|CC|C|D)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Score(NamedTuple):
    """A score with its predicate, as a sentence tells it."""

    token: NumberToken
    value: Decimal
    grade: str
    passage: Passage
    years: frozenset[str]


def review_predicates(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Hold each predicate against its score, and the scores of one year against each other."""
    scores = list(_scores(passages))
    for score in scores:
        grade = akip_grade(score.value)
        if isinstance(grade, AkipGrade) and grade != score.grade:
            yield Finding(
                kind=FindingKind.LABEL_CONFLICT,
                severity=Severity.WARNING,
                locations=(score.passage.location,),
                reported=f"{score.token.text.strip()} ({score.grade})",
                expected=f"{score.token.text.strip()} ({grade})",
                explanation=f"Nilai AKIP {score.token.text.strip()} ditulis berpredikat {score.grade}, "
                f"padahal menurut rentang predikat AKIP nilai itu {grade}. Periksa nilai atau predikatnya.",
                arithmetic=f"nilai {format_number(score.value)}: predikat {grade}",
            )
    yield from _precision(scores)


def _scores(passages: Sequence[Passage]) -> Iterator[Score]:
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for sentence in sentences(passage):
            if not _AKIP.search(sentence):
                continue
            for token in numbers_in(sentence):
                match = _GRADE.match(sentence, token.end)
                if match is None or token.value is None or not 20 < token.value <= 100 or token.unit == "%":
                    continue
                years = frozenset(_YEAR.findall(sentence)) or frozenset({str(passage.report_year)})
                yield Score(token, token.value, match["grade"], passage, years)


def _precision(scores: Sequence[Score]) -> Iterator[Finding]:
    """One score, written once whole and once with its decimals."""
    for at, exact in enumerate(scores):
        for other in (*scores[:at], *scores[at + 1 :]):
            same = exact.grade == other.grade and exact.value != other.value and exact.years & other.years
            if not same or other.token.decimals >= exact.token.decimals:
                continue
            if round_half_up(exact.value, other.token.decimals) != other.value:
                continue
            yield Finding(
                kind=FindingKind.NARRATIVE_VS_TABLE,
                severity=Severity.NOTE,
                locations=(other.passage.location, exact.passage.location),
                reported=other.token.text.strip(),
                expected=exact.token.text.strip(),
                explanation=f"Nilai AKIP ditulis {other.token.text.strip()} di satu bagian dan "
                f"{exact.token.text.strip()} di bagian lain. Pakailah satu ketelitian.",
                arithmetic=f"{format_number(exact.value)} − {format_number(other.value)} = "
                + format_number(exact.value - other.value),
            )
            return

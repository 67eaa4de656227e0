"""Holds the directions that a cause names against the figures: a rise that was a fall explains nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.drafts import SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.record import Record
from assistant.writing.achieving import target_met
from assistant.writing.attribution import OF_ANY_RESULT
from assistant.writing.clauses import Told
from assistant.writing.facts import Indicator, OfficeFacts
from assistant.writing.names import content_words
from assistant.writing.parts import RatioParts
from assistant.writing.plan_results import part_name
from assistant.writing.points import Point
from assistant.writing.saying import Sayer

_UP = r"kenaikan|peningkatan|penambahan|pertambahan|(?:meningkat|naik|bertambah|melonjak)(?:nya)?"
_DOWN = r"penurunan|pengurangan|berkurangnya|(?:menurun|turun|berkurang|merosot)(?:nya)?"
_MOVED = re.compile(
    rf"(?<!tidak )(?<!belum )(?<!mencegah )\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b\s+"
    r"(?P<what>[^.,;:()\d]{3,70})",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<what>[^.,;:()\d]{3,70}?)\s+(?:justru\s+|terus\s+)?\b(?:(?P<up>meningkat|naik|bertambah)|"
    r"(?P<down>menurun|turun|berkurang))\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:yang|pada|di|ke|oleh|karena|akibat|sehingga|serta|dan|sebesar|menjadi|setelah|dengan|melalui|untuk)\b"
)
# What follows a name and narrows it down to a part.
_PARTIAL = re.compile(r"\s*\b(?:di|yang|(?:pada|dari|untuk)(?! tahun))\b", re.IGNORECASE)
_MISSED = re.compile(
    r"\b(?:belum|tidak)\s+(?:tercapai\w*|mencapai target|memenuhi target|terpenuhi\w*)|\bketidaktercapaian\b|"
    r"\btarget\w*\s+(?:\w+\s+)?(?:meleset|gagal)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?<!tidak )(?<!belum )\b(?:tercapainya|terlampauinya|melampaui|terlampaui)\b[^.;]{0,40}\btarget|"
    r"\btarget\w*\s+(?:telah |sudah )?(?:tercapai|terlampaui|terpenuhi)\b",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(r"\b(?:triwulan|semester|bulan|tahun)\b", re.IGNORECASE)
_LEAST_WORDS = 2


class Course(Record):
    """A thing by its names, with its figures of the year and of an earlier one."""

    name: str
    spellings: tuple[str, ...]
    now: Figure
    before: Figure
    before_year: int


def direction_objection(sayer: Sayer, told: Told, office: OfficeFacts, indicator: Indicator) -> Point | None:
    """The point against a cause that names a rise or fall of something that went the other way.

    Only where the words name one thing of which the report prints both years.
    """
    courses = list(_courses(office, indicator))
    for text in (told.clause, told.explains):
        for up, what in _moves(text):
            meant = [course for course in courses if _is_meant(what, course.spellings)]
            if len(meant) != 1:
                continue
            (course,) = meant
            now, before = (sayer.ledger.printed(figure) for figure in (course.now, course.before))
            if now.number == before.number or (now.number > before.number) == up:
                continue
            change = sayer.ledger.difference(now, before, measure="perubahan", year=office.year)
            return sayer.say(
                "confront.fell" if up else "confront.rose",
                status=SentenceStatus.NEEDS_CONFIRMATION,
                clause=_quoted(told, text),
                quotes=("clause",),
                passages=[(told.passage, told.quote)],
                thing=course.name,
                change=change,
                before_year=course.before_year,
            )
    return None


def outcome_objection(sayer: Sayer, told: Told, indicator: Indicator, year: int) -> Point | None:
    """The point against a cause whose sentence tells another outcome than target and realisasi do."""
    own = frozenset[str]().union(*map(content_words, indicator.spellings))
    if content_words(told.explains) - own - OF_ANY_RESULT:
        return None  # it tells of a part, or of another thing
    met = target_met(indicator, year)
    missed, reached = _MISSED.search(told.explains), _REACHED.search(told.explains)
    if met is None or bool(missed) == bool(reached) or met is bool(reached):
        return None
    target, actual = (indicator.number(m, year) for m in (Measure.TARGET, Measure.REALISASI))
    if target is None or actual is None or _OTHER_YEAR.search(told.explains):
        return None
    return sayer.say(
        "confront.was_met" if met else "confront.was_missed",
        status=SentenceStatus.NEEDS_CONFIRMATION,
        clause=told.clause,
        quotes=("clause",),
        passages=[(told.passage, told.quote)],
        actual=sayer.ledger.printed(actual),
        target=sayer.ledger.printed(target),
    )


def _quoted(told: Told, text: str) -> str:
    """The words that are refuted, as they may stand in quotation marks."""
    return told.clause if text == told.clause or not told.effect else told.effect


def _moves(text: str) -> Iterator[tuple[bool, str]]:
    """The rises (true) and falls (false) that a text names, each with what rose or fell."""
    for pattern in (_MOVED, _AFTER):
        for found in pattern.finditer(text):
            what = found["what"]
            what = _END.split(what)[0] if pattern is _MOVED else _END.split(what)[-1]
            if not _PARTIAL.match(text[found.start("what") + len(what) :] if pattern is _MOVED else ""):
                yield found["up"] is not None, what


def _is_meant(what: str, spellings: tuple[str, ...]) -> bool:
    """Whether words name a thing: they are its name, or two or more of its words and no other."""
    words = content_words(what)
    return any(
        (len(words) >= _LEAST_WORDS and words <= own) or (bool(words) and words == own)
        for own in map(content_words, spellings)
    )


def _courses(office: OfficeFacts, indicator: Indicator) -> Iterator[Course]:
    """The realisasi of every indicator, and numerator and denominator of this one, over two years."""
    for one in office.indicators:
        yield from _of_indicator(one, office.year)
    previous = max((y for y in indicator.parts if y < office.year), default=None)
    now = indicator.parts.get(office.year)
    if now is not None and previous is not None:
        yield from _of_parts(now, indicator.parts[previous], previous)


def _of_indicator(indicator: Indicator, year: int) -> Iterator[Course]:
    earlier = max((y for y in indicator.years(Measure.REALISASI) if y < year), default=None)
    now = indicator.number(Measure.REALISASI, year)
    before = indicator.number(Measure.REALISASI, earlier) if earlier is not None else None
    if now is not None and before is not None and earlier is not None:
        yield Course(
            name=f"realisasi {indicator.name}",
            spellings=tuple(indicator.spellings),
            now=now,
            before=before,
            before_year=earlier,
        )


def _of_parts(now: RatioParts, before: RatioParts, year: int) -> Iterator[Course]:
    for new, old in ((now.numerator, before.numerator), (now.denominator, before.denominator)):
        name = part_name(new)
        yield Course(name=name, spellings=(name, new.subject), now=new, before=old, before_year=year)

"""Blocks cut into units that can be cited apart: a cause here, its solution there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.sources import Location, PassageRole
from ingest.effects import effect_of, tells_cause
from ingest.generic import is_hedged, is_specific
from ingest.roles import (
    CAUSES,
    acts_for,
    aims,
    announces,
    answers_cause,
    defines,
    goes_on_as,
    role_of_heading,
    role_of_sentence,
    says_plan,
    solution,
    tells_deed,
    tells_fact,
)
from ingest.sections import Block, Piece
from ingest.sentences import sentence_spans
from ingest.subjects import Subjects
from ingest.told_year import names_later_year, year_told
from ingest.topics import NO_TOPIC, Topic, named_in_sentence, topics_of

GENERAL = PassageRole.GENERAL
LONGEST = 900
_SOLVING = (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)
_LEFTOVER = 160
_LEAD_LENGTH = 160
POINTS_BACK = re.compile(
    r"^\W*(?:(?:hal|kondisi|keadaan|situasi|keberhasilan|kegagalan|peningkatan|penurunan|kenaikan|capaian|upaya|"
    r"angka|hasil|pencapaian|permasalahan|kendala|hambatan)[\s-]*(?:\w+\s+)?(?:ini|itu|tersebut)|ini|itu|alasannya|"
    r"penyebabnya|akibatnya|sehingga|oleh\s+(?:karena|sebab)\s+itu|dengan\s+demikian|karena\s+itu|selain\s+itu|"
    r"disebabkan|dikarenakan)\b",
    re.IGNORECASE,
)
_SHORT_EFFECT = 5
"""Words: a shorter effect only points to the sentence before it."""
_BEFORE_RESULTS = re.compile(r"BAB\s+(?:II?|1|2)\b", re.IGNORECASE)
"""Chapters on tasks, issues and plans: what they explain is no result of the year."""
_FIGURE = re.compile(r"\d")
_LEADS_ON = re.compile(
    r":\s*$|\bberikut\s*;\s*$|\b(?:sebagai\s+berikut|di\s?bawah\s+ini|berikut\s+ini)\s*[.:]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    """A piece of text with its place, its role and what it speaks of."""

    text: str
    location: Location
    path: tuple[str, ...]
    role: PassageRole = GENERAL
    about: tuple[str, ...] = ()
    year: int | None = None
    generic: bool = False
    solid: bool = False
    """Whether it stands alone: it is not put together with its neighbours."""


@dataclass(frozen=True)
class Surroundings:
    """What the units of one report share."""

    subjects: Subjects
    office: str
    region: str
    report_year: int


@dataclass(frozen=True)
class Inherited:
    """What a block takes from the heading, lead-in or item that it stands under.

    `about` is what the heading or item names that governs the block; `before` is what the text just above the
    block has told of, for a block that goes on with it.
    """

    role: PassageRole | None = None
    about: tuple[str, ...] = ()
    year: int | None = None
    before: Topic = NO_TOPIC
    doubtful: bool = False
    """Whether a paragraph above has announced that only possible causes follow."""


def units_of(block: Block, prefix: str, around: Surroundings, given: Inherited) -> list[Unit]:
    """The units of a paragraph or list item.

    `prefix` is a list item's label. A block that does one thing stays whole, unless its cause can be
    understood without the rest.
    """
    text, places = _joined(prefix, block.pieces)
    spans = sentence_spans(text)
    if not spans:
        return []
    if defines(block.text) and given.role in (None, GENERAL, PassageRole.DEFINITION):
        whole = Unit(text, span_of(block.pieces), block.path, PassageRole.DEFINITION)
        return _split_long(
            [_described(whole, around, Inherited(doubtful=given.doubtful))], block.pieces, prefix
        )
    roles = _roles(text, spans, around, given, block.path)
    sentences = [text[start:end] for start, end in spans]
    abouts = topics_of(sentences, roles, around.subjects, given.about, given.before)
    years = [year_told(sentence, around.report_year) for sentence in sentences]
    groups = _grouped(text, spans, roles, years, abouts, around.report_year)
    told = {role for role, _ in groups if role is not GENERAL}
    told_years = {
        year or around.report_year for year, role in zip(years, roles, strict=True) if role is not GENERAL
    }
    one_year = len(told_years) <= 1 and len(set(years) - {None}) <= 1
    one_year = one_year and (told_years <= {around.report_year} or years[0] in told_years)
    whose = {about for about, role in zip(abouts, roles, strict=True) if role is not GENERAL}
    one_thing = len(told) == 1 and len(whose) == 1 and one_year and not _trails(text, spans, roles)
    if one_thing and len(text) <= LONGEST and not _parts_alone(text, groups, around):
        groups = [(next(iter(told)), (0, len(text)))]
    units = []
    for role, (start, end) in groups:
        location = _location_of(places, start, end)
        here = [
            names
            for (first, _), kind, names in zip(spans, roles, abouts, strict=True)
            if start <= first < end and kind is role
        ]
        about = here[0] if here else ()
        unit = Unit(text[start:end].strip(), location, block.path, role, about)
        before = [year for (_, last), year in zip(spans, years, strict=True) if year and last <= start]
        year = before[-1] if before else given.year
        units.append(_described(unit, around, replace(given, year=year)))
    return _split_long(units, block.pieces, prefix)


def _roles(
    text: str,
    spans: Sequence[tuple[int, int]],
    around: Surroundings,
    given: Inherited,
    path: tuple[str, ...],
) -> list[PassageRole]:
    roles: list[PassageRole] = []
    for number, (start, end) in enumerate(spans):
        sentence = text[start:end]
        before = text[spans[number - 1][0] : start] if number else ""
        if _LEADS_ON.search(sentence):
            roles.append(GENERAL)
            continue
        own = named_in_sentence(sentence, around.subjects, cause=True)
        effect = effect_of(sentence) or ""
        effect = f"{before} {effect}" if effect and len(effect.split()) < _SHORT_EFFECT else effect
        named = bool(own or around.subjects.meant_by(effect)) or around.subjects.touches(effect, given.about)
        lower = around.subjects.lower_is_better(own or given.about or given.before.about)
        plain = around.subjects.without_names(sentence)
        role = role_of_sentence(sentence, before, named=named, plain=plain, lower=lower)
        if role in CAUSES and _BEFORE_RESULTS.match(path[0] if path else ""):
            role = PassageRole.OBSTACLE if role is PassageRole.FAILURE_CAUSE else GENERAL
        if role is PassageRole.FAILURE_CAUSE and given.role is PassageRole.OBSTACLE:
            role = PassageRole.OBSTACLE
        if role is PassageRole.SOLUTION_DONE and names_later_year(sentence, around.report_year):
            role = PassageRole.SOLUTION_PLANNED
        last = roles[-1] if roles else given.before.role
        if role is GENERAL:
            role = _answering(sentence, last, roles)
        this_year = year_told(sentence, around.report_year) in (None, around.report_year)
        if role is GENERAL and this_year and tells_cause(sentence, before, named=named or bool(given.about)):
            role = around.subjects.outcome(sentence) or around.subjects.outcome(text) or GENERAL
            if role is GENERAL and not around.subjects.meant_by(text) and len(given.about) == 1:
                role = around.subjects.outcome(given.about[0]) or GENERAL
        if role is GENERAL and given.role is not None and not defines(sentence):
            role = _below(sentence, given.role)
        roles.append(role)
    return roles


def _answering(sentence: str, last: PassageRole, roles: Sequence[PassageRole]) -> PassageRole:
    """What a sentence is that follows a cause, an obstacle or a solution; GENERAL where it is not certain."""
    if roles and last in (*_SOLVING, PassageRole.OBSTACLE) and says_plan(sentence):
        return PassageRole.SOLUTION_PLANNED
    if last not in (*CAUSES, PassageRole.OBSTACLE, *_SOLVING):
        return GENERAL
    if last in CAUSES and goes_on_as(sentence, last) and not answers_cause(sentence):
        return last
    if answers_cause(sentence):
        return PassageRole.SOLUTION_DONE
    if aims(sentence) and says_plan(sentence):
        return PassageRole.SOLUTION_PLANNED
    if last is PassageRole.SUCCESS_CAUSE:
        return GENERAL
    if tells_deed(sentence) or acts_for(sentence):
        return PassageRole.SOLUTION_DONE
    return PassageRole.SOLUTION_PLANNED if announces(sentence) else GENERAL


def _below(sentence: str, role: PassageRole) -> PassageRole:
    """What a sentence is by the heading or lead-in above it, unless its words say something else."""
    if role is PassageRole.SOLUTION_PLANNED and solution(sentence) is PassageRole.SOLUTION_DONE:
        return PassageRole.SOLUTION_DONE
    if role in (*CAUSES, *_SOLVING) and tells_fact(sentence):
        return GENERAL
    if role is PassageRole.FAILURE_CAUSE and tells_deed(sentence):
        return PassageRole.SOLUTION_DONE
    return role


def _grouped(
    text: str,
    spans: Sequence[tuple[int, int]],
    roles: Sequence[PassageRole],
    years: Sequence[int | None],
    abouts: Sequence[tuple[str, ...]],
    report_year: int,
) -> list[tuple[PassageRole, tuple[int, int]]]:
    """Neighbouring sentences put together by role; one that points back takes what it points to along.

    What has a role and speaks of another year or of something else than the sentences before it stays apart.
    """
    groups: list[tuple[PassageRole, list[tuple[int, int]]]] = []
    current: int | None = None
    whose: tuple[str, ...] = ()
    for (start, end), role, year, about in zip(spans, roles, years, abouts, strict=True):
        sentence = text[start:end]
        points_back = POINTS_BACK.match(sentence) is not None
        if not groups:
            groups.append((role, [(start, end)]))
            current, whose = year, about
            continue
        last_role, last = groups[-1]
        turns = role is not GENERAL and year is not None and year != (current or report_year)
        turns = turns or (role is not GENERAL and about != whose)
        current = current if year is None else year
        short = end - start <= _LEFTOVER and (last_role is GENERAL or not _says_else(sentence))
        left_over = role is GENERAL and (points_back or short) and about in ((), whose)
        whose = about if role is not GENERAL or role is last_role else whose
        if turns and role is last_role:
            groups.append((role, [(start, end)]))
        elif role is last_role or left_over:
            last.append((start, end))
        elif last_role is GENERAL and points_back:
            taken = [last.pop()]
            while last and POINTS_BACK.match(text[taken[0][0] : taken[0][1]]):
                taken.insert(0, last.pop())
            if not last:
                groups.pop()
            groups.append((role, [*taken, (start, end)]))
        else:
            groups.append((role, [(start, end)]))
    return [(role, (parts[0][0], parts[-1][1])) for role, parts in groups]


def _trails(text: str, spans: Sequence[tuple[int, int]], roles: Sequence[PassageRole]) -> bool:
    """Whether what comes last has figures and no role: it says something else than the causes before it."""
    if all(role is GENERAL for role in roles) or roles[-1] is not GENERAL:
        return False
    ending = text[spans[-1][0] : spans[-1][1]]
    return _says_else(ending)


def _says_else(sentence: str) -> bool:
    """Whether a sentence without a role tells a fact of its own, rather than more of the one before it."""
    told = _FIGURE.search(sentence) is not None or tells_fact(sentence) or defines(sentence)
    return told and POINTS_BACK.match(sentence) is None


def _parts_alone(
    text: str, groups: Sequence[tuple[PassageRole, tuple[int, int]]], around: Surroundings
) -> bool:
    """Whether what has a role names its own subject, so that the rest may go."""
    if not around.subjects.in_text(text):
        return True
    return all(
        around.subjects.in_text(text[start:end]) for role, (start, end) in groups if role is not GENERAL
    )


def _described(unit: Unit, around: Surroundings, given: Inherited) -> Unit:
    """A unit with what it speaks of, its year, and whether it would fit any office."""
    own = around.subjects.in_text(unit.text)
    year = year_told(unit.text, around.report_year)
    doubtful = given.doubtful or is_hedged(unit.text) or unit.role is PassageRole.DEFINITION
    return replace(
        unit,
        about=unit.about if unit.role not in (GENERAL, PassageRole.DEFINITION) else own,
        year=given.year if year is None else year,
        generic=doubtful and not own and not is_specific(unit.text, around.office, around.region),
        solid=unit.role is not GENERAL,
    )


def inherited_role(path: Sequence[str], lead: str = "") -> PassageRole | None:
    """The role that the lead-in or the nearest heading gives; a heading that names two gives none."""
    if lead:
        (start, end) = sentence_spans(lead)[-1]
        role = role_of_heading(lead[start:end])
        if role is not None:
            return role
    for heading in reversed(path[1:] or path):
        role = role_of_heading(heading)
        if role is not None:
            return role
        if re.search(r"keberhasilan|kegagalan|permasalahan|solusi", heading, re.IGNORECASE):
            return None
    return None


def span_of(pieces: Sequence[Piece]) -> Location:
    """The place of lines from the first to the last."""
    first, last = pieces[0].location, pieces[-1].location
    if first.line_from is None:
        return first
    return first.model_copy(update={"line_to": last.line_to or last.line_from or first.line_to})


def _joined(prefix: str, pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, Piece]]]:
    """The text of lines put together, and where each begins in it."""
    text = f"{prefix} " if prefix else ""
    places = []
    for piece in pieces:
        if places:
            text += " "
        places.append((len(text) if places else 0, piece))
        text += piece.text
    return text, places


def _location_of(places: Sequence[tuple[int, Piece]], start: int, end: int) -> Location:
    starts = [place for place, _ in places]
    first = max(i for i, place in enumerate(starts) if place <= start)
    last = max(i for i, place in enumerate(starts) if place < max(end, start + 1))
    return span_of([piece for _, piece in places[first : last + 1]])


def _split_long(units: Sequence[Unit], pieces: Sequence[Piece], prefix: str) -> list[Unit]:
    """Units longer than a passage, cut between sentences."""
    cut: list[Unit] = []
    for unit in units:
        if len(unit.text) <= LONGEST + 300:
            cut.append(unit)
            continue
        text, places = _joined(prefix, pieces)
        offset = max(text.find(unit.text), 0)
        start = 0
        spans = sentence_spans(unit.text)
        for number, (_, end) in enumerate(spans):
            following = spans[number + 1][1] if number + 1 < len(spans) else None
            if following is None or following - start > LONGEST:
                part = unit.text[start:end].strip()
                if part:
                    place = _location_of(places, offset + start, offset + end)
                    cut.append(replace(unit, text=part, location=place, solid=True))
                start = end
    return cut


def shortened(text: str) -> str:
    """A lead-in or caption as a heading: its last sentence, cut at a word."""
    start, end = sentence_spans(text)[-1] if text.strip() else (0, 0)
    last = text[start:end].strip(" :;")
    if len(last) <= _LEAD_LENGTH:
        return last
    return last[:_LEAD_LENGTH].rsplit(" ", 1)[0] + " …"

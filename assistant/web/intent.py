"""What a chat message wants: a draft of which analyses of which indicators, an answer, or a greeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.domain.drafts import SectionCode
from assistant.domain.record import Record
from assistant.web import intent_words as say
from assistant.web.naming import Naming, indicators_like, named_indicators, words_of


class Wish(StrEnum):
    """What a message asks for."""

    DRAFT = "draft"
    QUESTION = "question"
    GREETING = "greeting"
    HELP = "help"
    OTHER_LANGUAGE = "other language"
    EMPTY = "empty"


class Intent(Record):
    """What a message wants.

    No `sections` means all of them, no `indicators` all of them too. `candidates` are indicators that the
    message fits equally well, `unknown` is a phrase that stands where an indicator is expected and fits none.
    `refers_back` tells that the message goes on with the indicator spoken of before. `year` is a year, other
    than the chosen report's, that a draft is asked for.
    """

    wish: Wish
    sections: tuple[SectionCode, ...] = ()
    indicators: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    unknown: str | None = None
    refers_back: bool = False
    year: int | None = None


def read_intent(
    message: str, indicators: Sequence[str], *, agency: str = "", report_year: int | None = None
) -> Intent:
    """Tell what a message wants, by rules alone.

    `indicators` are the names that the chosen report has. Words inside the name of an indicator never choose
    an analysis: an indicator may well be called "Persentase penyerapan anggaran".
    """
    text = " ".join(message.split())
    if not re.search(r"[^\W_]", text):
        return Intent(wish=Wish.EMPTY)
    if say.GREETING.match(text):
        return Intent(wish=Wish.GREETING)
    if say.HELP.match(text):
        return Intent(wish=Wish.HELP)
    if _is_english(text):
        return Intent(wish=Wish.OTHER_LANGUAGE)
    namings = named_indicators(text, indicators)
    rest = _without(text, namings)
    if not _wants_draft(rest):
        return Intent(wish=Wish.QUESTION, indicators=tuple(naming.indicator for naming in namings))
    return _draft_intent(text, rest, namings, indicators, agency, report_year)


def _draft_intent(
    text: str,
    rest: str,
    namings: Sequence[Naming],
    indicators: Sequence[str],
    agency: str,
    report_year: int | None,
) -> Intent:
    chosen, candidates, unknown = (), (), None
    every = say.EVERY_INDICATOR.search(rest) is not None
    if not every:
        chosen, candidates = _apart(namings)
        if not namings:
            phrase = _phrase_for_indicator(rest, agency)
            like = indicators_like(phrase, indicators)
            chosen, candidates = (like, ()) if len(like) == 1 else ((), like)
            unknown = phrase or None if not like else None
    back = not (every or chosen or candidates or unknown) and say.REFERRING_BACK.search(rest) is not None
    return Intent(
        wish=Wish.DRAFT,
        sections=_sections(rest),
        indicators=chosen,
        candidates=candidates,
        unknown=unknown,
        refers_back=back,
        year=_other_year(text, report_year),
    )


def _wants_draft(text: str) -> bool:
    """A draft is wanted where a verb of making comes before any question word."""
    text = say.POLITE_QUESTION.sub(" ", text)
    making = say.MAKING_FIRST.search(text) or say.MAKING.search(text)
    asking, telling = say.ASKING.search(text), say.TELLING.search(text)
    first_question = min((m.start() for m in (asking, telling) if m), default=len(text))
    if making and making.start() < first_question:
        return True
    if telling and not asking:
        return say.PRODUCT.search(text) is not None
    return say.HEAD.match(text) is not None and asking is None and not text.rstrip().endswith("?")


def _sections(text: str) -> tuple[SectionCode, ...]:
    text = say.BUDGET_OF_EFFICIENCY.sub("efisiensi", text)
    return tuple(code for code, pattern in say.SECTION_WORDS if pattern.search(text))


def _without(text: str, namings: Sequence[Naming]) -> str:
    for naming in sorted(namings, key=lambda naming: -naming.start):
        text = f"{text[: naming.start]} … {text[naming.end :]}"
    return text


def _apart(namings: Sequence[Naming]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Indicators that are named for themselves, and those that share their words with another."""
    chosen, shared = [], []
    for naming in namings:
        rivals = [o for o in namings if o is not naming and o.start < naming.end and naming.start < o.end]
        (shared if rivals else chosen).append(naming.indicator)
    return tuple(chosen), tuple(shared)


def _phrase_for_indicator(text: str, agency: str) -> str:
    """What stands where an indicator is expected, without analyses and filling words; may be empty."""
    known = {*words_of(agency).words, *say.NOT_A_NAME}
    for match in say.INDICATOR_PHRASE.finditer(text):
        phrase = say.PHRASE_END.sub("", match["phrase"])
        for _, pattern in say.SECTION_WORDS:
            phrase = pattern.sub(" ", phrase)
        words = [word for word in words_of(phrase).words if word not in known and not word.isdigit()]
        if words:
            return " ".join(words)
    return ""


def _other_year(text: str, report_year: int | None) -> int | None:
    if report_year is None or say.COMPARED_YEAR.search(text):
        return None
    years = {int(match[1]) for match in say.YEAR.finditer(text)}
    return years.pop() if len(years) == 1 and report_year not in years else None


def _is_english(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.casefold())
    english = sum(word in say.ENGLISH for word in words)
    return english >= 2 and english > 2 * sum(word in say.INDONESIAN for word in words)

"""The words that join a cause with its effect, and the parts that they join: one vocabulary for all rooms."""

from __future__ import annotations

import re

from assistant.domain.record import Record

CONNECTIVE = re.compile(
    r"\b(?:disebabkan|dikarenakan|diakibatkan|(?:merupakan|sebagai)\s+akibat|akibat(?=\s+(?:dari|adanya|\w))|karena|"
    r"lantaran|berkat|dipengaruhi(?:\s+oleh)?|disebabkannya|(?<!oleh )(?<!-)sebab(?!\s+itu)(?!-)|"
    r"alasannya|penyebabnya|faktor\s+penyebab\w*|dipicu|diper(?:parah|buruk)|(?:merupakan|sebagai)\s+(?:dampak|imbas|buntut))\b|"
    r"\bterjadi\s+oleh\s+karena\b",
    re.IGNORECASE,
)
"""Stands after the effect and before the cause."""
RESULT_OF = re.compile(r"\b(?:merupakan|adalah|sebagai)\s+(?:hasil|buah)\b", re.IGNORECASE)
"""A connective where what comes before it tells a change: an index is the result of a survey."""
KEPT = re.compile(
    r"\b(?:dipertahankan|terjaga|dijaga)\s+(?:melalui|dengan|berkat|lewat)\b|\b(?:didongkrak|dipacu)\s+oleh\b",
    re.IGNORECASE,
)
BRINGS = re.compile(
    r"(?<!faktor yang )(?<!hal yang )(?<!faktor )\b(?:menyebabkan|mengakibatkan|berakibat(?:\s+pada)?|memicu|"
    r"membuat|menjadikan|berdampak\s+(?:pada|terhadap))\s+(?P<effect>[^.;]{8,})",
    re.IGNORECASE,
)
"""A connective after its cause."""
NAMES_CAUSE = re.compile(
    r"^\W*(?:adapun\s+|beberapa\s+)?(?:(?:faktor[\s-]*)+(?:yang\s+)?)?(?:penyebab|pendorong|pendukung|penghambat|mendukung|"
    r"mendorong|menghambat|menyebabkan)\b[^.:]{0,110}\b(?:antara\s+lain|adalah|yaitu|yakni|ialah|karena)\b",
    re.IGNORECASE,
)
CARRIED = re.compile(
    r"\b(?:keberhasilan|pencapaian|capaian|tercapainya|terlampauinya|peningkatan|meningkatnya|kenaikan|"
    r"naiknya|membaiknya|lonjakan|pertumbuhan|bertambahnya)\b"
    r"[^.]{0,110}?\b(?P<by>(?:di|ter)dukung|(?:di|ter)dorong|ditopang|ditunjang|tidak\s+(?:ter)?lepas\s+dari)"
    r"\b|(?<!tidak )(?<!belum )(?<!dapat )\b(?:melampaui|melebihi|mencapai|memenuhi|terlampaui|tercapai|"
    r"meningkat|naik)\b[^.,;]{0,60}?\b(?P<with>(?:di|ter)(?:dukung|dorong)|ditopang|ditunjang)\s+(?:oleh|dengan)\b",
    re.IGNORECASE,
)
LEADING = re.compile(r"\W*(?:karena|dikarenakan|akibat|berkat)\b(?!\s+itu)", re.IGNORECASE)
"""Opens a sentence whose cause ends at the first comma."""

_PARTICLES = re.compile(
    r"\W*(?:(?:oleh|karena|dari|adanya|dengan|adalah|ialah|yaitu|yakni|antara\s+lain)\b\W*)*", re.IGNORECASE
)
_LINK_PARTICLE = re.compile(r"\s+(?:oleh|dengan|dari)\b", re.IGNORECASE)


class CauseParts(Record):
    """A sentence cut into effect, cause and the words between; `cause_first` where the cause comes first.

    `effect` is empty where the sentence names no more than that a cause follows.
    """

    effect: str
    link: str
    cause: str
    cause_first: bool = False


def carried_by(carried: re.Match[str]) -> int:
    """Where the word begins that carries the success in a match of `CARRIED`."""
    return carried.start("by") if carried["by"] else carried.start("with")


def split_cause(sentence: str) -> CauseParts | None:
    """Effect and cause of a sentence, None where no word of it joins the two."""
    leading = LEADING.match(sentence)
    if leading is not None and "," in sentence:
        cause, effect = sentence[leading.end() :].split(",", 1)
        return CauseParts(effect=effect.strip(), link="karena", cause=_cause(cause))
    named = NAMES_CAUSE.match(sentence)
    if named is not None:
        return CauseParts(effect="", link="", cause=_cause(sentence[named.end() :]))
    ends = [
        (found.start(), found.end())
        for cue in (CONNECTIVE, RESULT_OF, KEPT)
        if (found := cue.search(sentence))
    ]
    if (carried := CARRIED.search(sentence)) is not None:
        group = "by" if carried["by"] else "with"
        ends.append(carried.span(group))
    if ends:
        start, end = min(ends)
        particle = _LINK_PARTICLE.match(sentence, end)
        link = sentence[start : particle.end() if particle else end]
        return CauseParts(effect=sentence[:start].strip(), link=link, cause=_cause(sentence[end:]))
    brought = BRINGS.search(sentence)
    if brought is None:
        return None
    link = sentence[brought.start() : brought.start("effect")].strip()
    cause = sentence[: brought.start()].strip()
    return CauseParts(effect=brought["effect"].strip(), link=link, cause=cause, cause_first=True)


def _cause(text: str) -> str:
    """A cause without the particles that join it."""
    particles = _PARTICLES.match(text)
    return text[particles.end() if particles else 0 :].strip()

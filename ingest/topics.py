"""Of what each sentence of a block speaks: what it names itself, what it goes on with, or what governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.sources import PassageRole
from ingest.effects import effect_of
from ingest.roles import CAUSES, goes_on_as
from ingest.short_names import WEAK
from ingest.subjects import Subjects, words_of

_SOLVING = (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)
_TELLS_NOTHING = WEAK | frozenset(
    {
        "hal",
        "ini",
        "itu",
        "tersebut",
        "dimaksud",
        "belum",
        "tidak",
        "kurang",
        "masih",
        "hanya",
        "jauh",
        "bawah",
        "atas",
    }
    | {
        "mencapai",
        "dicapai",
        "melampaui",
        "terlampaui",
        "pencapaian",
        "keberhasilan",
        "kegagalan",
        "penurunan",
    }
    | {
        "peningkatan",
        "kenaikan",
        "rendahnya",
        "tingginya",
        "rendah",
        "tinggi",
        "adanya",
        "sebesar",
        "sebanyak",
    }
    | {
        "persen",
        "poin",
        "dibanding",
        "dibandingkan",
        "sebelumnya",
        "lalu",
        "turun",
        "naik",
        "menurun",
        "menjadi",
    }
    | {
        "telah",
        "sudah",
        "dapat",
        "ditetapkan",
        "sangat",
        "cukup",
        "lebih",
        "optimal",
        "optimalnya",
        "maksimal",
    }
    | {
        "kondisi",
        "keadaan",
        "situasi",
        "namun",
        "demikian",
        "meskipun",
        "walaupun",
        "adapun",
        "memang",
        "juga",
    }
    | {
        "terpenuhinya",
        "tercapai",
        "tercapainya",
        "berhasil",
        "gagal",
        "terjadi",
        "nya",
        "antara",
        "lain",
        "utama",
    }
    | {"ditargetkan", "direncanakan", "seluruhnya", "sepenuhnya", "penuh", "faktor", "penyebab", "terutama"}
    | {"melebihi", "tentu", "tentunya", "selain", "secara", "umum", "akan", "tetapi", "perubahan", "didapat"}
)
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:hal|kondisi|keadaan|situasi|keberhasilan|kegagalan|peningkatan|penurunan|kenaikan|capaian|upaya|angka|"
    r"hasil|pencapaian|permasalahan|kendala|hambatan|kenyataan)[\s-]*(?:\w+\s+)?(?:ini|itu|tersebut)|ini|itu|alasannya|"
    r"penyebabnya|akibatnya)\b",
    re.IGNORECASE,
)
_SAME_ONE = re.compile(
    r"\b(?:indikator|sasaran|program|kegiatan)\s+(?:\w+\s+)?(?:ini|itu|tersebut|dimaksud)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"^\W*(?:[A-Z][\w/-]+\s+(?:(?:dan|di|serta|untuk)\s+)?){3,}|\b(?i:program|kegiatan)\s+[A-Z]\w+\s+[A-Z]"
)
_MOST_NAMED = 3


@dataclass(frozen=True)
class Topic:
    """What the text just before tells of, and as what."""

    about: tuple[str, ...] = ()
    role: PassageRole = PassageRole.GENERAL


NO_TOPIC = Topic()


def named_in_sentence(sentence: str, subjects: Subjects, *, cause: bool) -> tuple[str, ...]:
    """The names that a sentence speaks of; of a cause only its effect tells them."""
    effect = effect_of(sentence) if cause else None
    if effect is not None:
        return subjects.meant_by(effect)
    return subjects.meant_by(sentence, topic=False)


def topics_of(
    sentences: Sequence[str],
    roles: Sequence[PassageRole],
    subjects: Subjects,
    governing: tuple[str, ...],
    before: Topic,
) -> list[tuple[str, ...]]:
    """What each sentence speaks of; empty where it is not certain.

    `governing` are the names in the heading, lead-in or item above. A sentence's own names come first. One
    that only says "the target" or points back goes on with the names before it, and so does a solution that
    follows its cause; whatever has words of its own that are no known name is left to what governs it.
    """
    topics: list[tuple[str, ...]] = []
    current, last = before.about, before
    for sentence, role in zip(sentences, roles, strict=True):
        cause = role in CAUSES or effect_of(sentence) is not None
        own = named_in_sentence(sentence, subjects, cause=cause)
        about = own
        if not own:
            effect = effect_of(sentence) if cause else None
            goes_on = _goes_on(sentence, effect)
            answers = role in _SOLVING and last.role in (*CAUSES, *_SOLVING, PassageRole.OBSTACLE)
            adds = role in CAUSES and role is last.role and goes_on_as(sentence, role)
            if adds and last.about:
                about = last.about
            elif goes_on:
                about = current or governing
            elif answers and last.about:
                about = last.about
            elif role is not PassageRole.GENERAL and not _names_else(effect, governing, subjects):
                about = governing
        topics.append(about if len(about) <= _MOST_NAMED else ())
        current = own or current
        if role is not PassageRole.GENERAL:
            last = Topic(topics[-1], role)
        elif own:
            last = Topic()
    return topics


def _names_else(effect: str | None, governing: tuple[str, ...], subjects: Subjects) -> bool:
    """Whether an effect bears a name that no table knows and that has no word of what governs it."""
    if effect is None or _NAME.search(effect) is None:
        return False
    return not any(subjects.touches(effect, (name,)) for name in governing)


def _goes_on(sentence: str, effect: str | None) -> bool:
    """Whether a sentence tells more of what was told before."""
    if _POINTS_BACK.match(sentence) or _SAME_ONE.search(sentence if effect is None else effect):
        return True
    return effect is not None and _says_no_more(effect)


def _says_no_more(effect: str) -> bool:
    """Whether the effect of a cause has no words but those of any result."""
    return all(word in _TELLS_NOTHING or not word.isalpha() for word in words_of(effect))

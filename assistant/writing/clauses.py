"""Causes, obstacles and solutions that a report itself tells, cut down to the clause that says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.domain.causality import CauseParts, split_cause
from assistant.domain.record import Record
from assistant.domain.sources import Passage, PassageRole
from assistant.writing.forms import clause_of, is_sentence, is_state, sentence_of
from assistant.writing.names import content_words
from assistant.writing.wording import mend

_OBSTACLE = re.compile(
    r"\b(?:hambatan|penghambat|kendala|permasalahan|masalah|tantangan)\b[^.;:]{0,120}?(?:\b(?:yaitu|"
    r"yakni|adalah|ialah|antara lain|berupa)\b[ :]*|:\s*)",
    re.IGNORECASE,
)
_SOLUTION = re.compile(
    r"\b(?:solusi|upaya|diupayakan|langkah|tindak lanjut|strategi)\b[^.;:]{0,120}?(?:\b(?:yaitu|yakni|"
    r"adalah|ialah|antara lain|dengan|berupa)\b[ :]*|:\s*)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:akan|perlu\w*|diharapkan|direncanakan|rencana|sebaiknya|hendaknya|diusulkan|disarankan|ke depan|"
    r"(?:tahun|triwulan|periode) (?:depan|mendatang|berikutnya|selanjutnya))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"^(?:pada |di |untuk )?(?:tahun (?:20\d\d|depan|mendatang|berikutnya)|masa mendatang|ke depan)[, ]+"
    r"(?:akan |direncanakan |diusulkan )+",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:telah|sudah|dilakukan|dilaksanakan)\b", re.IGNORECASE)
_CAUSES = (PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)
_MONEY = re.compile(
    r"\b(?:anggaran|dana|belanja|keuangan|pagu|"
    r"(?:serap\w*|diserap|terserap|penyerapan)(?! (?:tenaga|pekerja|lulusan|produk|hasil)))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"[, ]*\b(?:dan |hal |yang )?(?:ini|itu|tersebut)\b[ ,]*$", re.IGNORECASE)
_EMPTY = re.compile(
    r"^(?:sudah|telah|sdh|belum)?\s*(?:di ?laku?ka\w*|dilaksanakan|selesai|terlaksana|tercapai|ada|n/?a|"
    r"-+|nihil)?\.?$",
    re.IGNORECASE,
)
_REMEDY = re.compile(
    r"^(?:untuk itu,?\s*)?(?:(?:(?:(?:untuk|guna|dalam rangka)\s+)?(?:mengatasi|menanggulangi|menjawab|"
    r"menyikapi|menindaklanjuti|menanggapi|merespons?|menyiasati|mengantisipasi|mengejar|terhadap|atas)"
    r"(?:nya)?\b|(?:untuk|guna) me\w+nya\b)"
    r"(?:[^,.]{0,80},|\s+(?:\w+\s+){0,2}?(?:ini|itu|tersebut)\b,?)|"
    r"sebagai (?:jalan keluar|solusi|(?:upaya|langkah|bentuk) \w+|tindak lanjut)(?:nya)?\s*"
    r"(?:\w+ ){0,3},)\s*",
    re.IGNORECASE,
)
_PASSIVE_LINK = re.compile(
    r"(?:di\w{4,}|ter(?:dukung|dorong)|tidak |merupakan|sebagai|adalah)\b", re.IGNORECASE
)
_OCCURS = re.compile(r"[, ]+(?:hal )?(?:(?:ini|itu|tersebut) )?(?:terjadi|lebih)\s*$", re.IGNORECASE)
# A sentence that adds to the one before.
_ADDS = re.compile(r"\s*\b(?:juga|turut|pula|pun)\b", re.IGNORECASE)
# How it came out, without more.
_RESULT_ONLY = re.compile(
    r"^[^,;]{0,160}\b(?:tercapai|terealisasi|mencapai|sebesar|sebanyak|hanya|menjadi)\s+(?:hanya\s+)?[\d.,]+\s*"
    r"(?:%|persen|poin)?[^,;]{0,40}\.?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^.*\b(?:analisis|faktor|penyebab|pendorong|penghambat|hambatan|kendala|permasalahan|solusi|upaya|"
    r"tindak lanjut)\b"
    r"[^:.;]{0,100}:\s*",
    re.IGNORECASE | re.DOTALL,
)
_EITHER = re.compile(r"keberhasilan\s*(?:/|dan|atau)\s*kegagalan", re.IGNORECASE)
_INTRODUCTION = re.compile(
    r"(?:sebagai berikut|adalah|antara lain|yaitu|yakni|di bawah ini)\s*[:;.]*\s*$|"
    r"tidak (?:ter)?lepas dari|:\s*$",
    re.IGNORECASE,
)
# That somebody else has not finished judging explains no result.
_WAITING = re.compile(r"\bdalam proses (?:penilaian|evaluasi|pemeriksaan|reviu)\b", re.IGNORECASE)
# Words of a table that stand in running text, and the rest of something cut in two.
_TABLE = re.compile(r"^\W*tabel \d|(?:\d[\d.,]*\s+){3}", re.IGNORECASE)
_TORN = re.compile(r"^\d*\)")
_CHAPTER = re.compile(r"\bBAB\s+III\b|akuntabilitas kinerja|capaian kinerja|analisis", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(\"“])|\n+")
_MARKER = re.compile(r"^(?:[-–•❖*]\s*|\(?[a-z\d]{1,2}[.)]\s+)+", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:No|Kab|Prov|Kec|dll|dsb|dkk|Rp|hlm|Drs|Dr|dr|St|Jl|a\.n|s\.d)\.$")
# What compares the parts of an index speaks of that index.
_OF_PARTS = re.compile(r"\b(?:unsur|komponen|dimensi)\b[^.;]{0,40}\b(?:terendah|tertinggi)\b", re.IGNORECASE)


class Told(Record):
    """What a passage tells: `clause` in standard spelling for use in a sentence, `quote` in its own words.

    `explains` is what stands beside a cause as its effect; `effect` is that where it says more than "this".
    `link` joins the two, and `cause_first` tells that the cause stands before it. `of_money` tells that it
    explains spending, not the result. `sentence` marks a clause with subject and predicate, which fits
    after "bahwa". `either` marks a cause from a column for success and failure alike, `empty` a cell that
    claims something was done without saying what.
    """

    role: PassageRole
    clause: str
    quote: str
    passage: Passage
    explains: str = ""
    effect: str = ""
    link: str = "karena"
    cause_first: bool = False
    sentence: bool = False
    of_money: bool = False
    either: bool = False
    empty: bool = False


def told_in(passages: Iterable[Passage]) -> list[Told]:
    """What passages tell, what names its subject first, each thing once."""
    return _distinct(told for passage in sorted(passages, key=_rank) for told in tell(passage))


def _rank(passage: Passage) -> tuple[bool, bool]:
    """What names its subject comes first, then what stands in the chapter on performance."""
    return not passage.about, not _CHAPTER.search(passage.section)


def tell(passage: Passage) -> list[Told]:
    """The clauses of a passage that say a cause, an obstacle or a solution.

    What has a role is told, if need be in the words of the report: a draft may not deny it.
    """
    label = _LABEL.match(passage.text)
    either = bool(label and _EITHER.search(label.group(0)))
    sentences = _sentences(passage.text[label.end() :] if label else passage.text)
    stands_alone = label is not None or _MARKER.match(passage.text) is not None
    found = list(_cued(sentences, passage))
    if not found:
        told = (s for s in sentences if not _INTRODUCTION.search(s) and not _RESULT_ONLY.match(s))
        found = [_as_it_stands(s, passage, listed=stands_alone) for s in told][:1]
    said = [t for t in found if t.empty or _is_usable(t)]
    return [told.model_copy(update={"either": True}) for told in said] if either else said


def _cued(sentences: Sequence[str], passage: Passage) -> Iterator[Told]:
    """What sentences tell by their own words, and what the next one adds to it."""
    before = False
    for sentence in sentences:
        told = _tell_sentence(sentence, passage)
        if told is None and before and _ADDS.search(sentence):
            told = _as_it_stands(_ADDS.sub("", sentence), passage, listed=False)
        before = told is not None
        if told is not None:
            yield told


def _is_usable(told: Told) -> bool:
    """Whether a clause says something that can stand in a sentence of ours."""
    return bool(
        content_words(_undoubled(told.clause))
        and not _WAITING.search(told.clause)
        and not _TABLE.search(f"{told.effect} {told.clause}")
        and not _TORN.match(told.clause)
        and not _OF_PARTS.search(told.effect)
    )


def _undoubled(text: str) -> str:
    """Doubled words told once, so that "program-program" is no more than "program"."""
    return re.sub(r"\b(\w+)-\1\b", r"\1", text, flags=re.IGNORECASE)


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    for part in _SENTENCE_END.split(text):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] += " " + part
        elif part and part.strip():
            parts.append(part)
    return [part.strip() for part in parts]


def _tell_sentence(sentence: str, passage: Passage) -> Told | None:
    if _EMPTY.match(_MARKER.sub("", sentence)):
        solution = passage.role in (PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED)
        clause = mend(sentence).rstrip(".").lower()
        return (
            Told(role=passage.role, clause=clause, quote=sentence, passage=passage, empty=True)
            if solution
            else None
        )
    if cue := _REMEDY.match(sentence):
        planned = _PLANNED.search(sentence) and not _DONE.search(sentence)
        role = PassageRole.SOLUTION_PLANNED if planned else PassageRole.SOLUTION_DONE
        return _cut(sentence, cue.end(), role, passage)
    if passage.role in _CAUSES and (told := _tell_cause(sentence, passage)) is not None:
        return told
    if cue := _NEXT.match(sentence):
        return _cut(sentence, cue.end(), PassageRole.SOLUTION_PLANNED, passage)
    if cue := _SOLUTION.search(sentence):
        planned = _PLANNED.search(cue.group(0)) or (
            passage.role is PassageRole.SOLUTION_PLANNED and not _DONE.search(cue.group(0))
        )
        role = PassageRole.SOLUTION_PLANNED if planned else PassageRole.SOLUTION_DONE
        if role is PassageRole.SOLUTION_DONE and not _DONE.search(cue.group(0)) and passage.role is not role:
            role = PassageRole.SOLUTION_PLANNED
        return _cut(sentence, cue.end(), role, passage)
    if cue := _OBSTACLE.search(sentence):
        return _cut(sentence, cue.end(), PassageRole.OBSTACLE, passage)
    return None


def _tell_cause(sentence: str, passage: Passage) -> Told | None:
    """A cause with what it explains: torn from its effect it would explain something else."""
    parts = split_cause(sentence)
    clause = clause_of(parts.cause) if parts else ""
    if parts is None or not clause:
        return None
    cause = parts.cause.strip()
    told = Told(role=passage.role, clause=clause, quote=cause, passage=passage, explains=parts.effect)
    effect = clause_of(_OCCURS.sub("", _POINTING.sub("", _OCCURS.sub("", parts.effect))))
    if len(content_words(effect)) < 3:
        return told
    return told.model_copy(
        update={
            "effect": effect,
            "link": _link(effect, parts),
            "cause_first": parts.cause_first,
            "quote": sentence,
            "of_money": bool(_MONEY.search(effect)),
        }
    )


def _link(effect: str, parts: CauseParts) -> str:
    """The words between effect and cause in good Indonesian: a sentence takes "karena", a noun a verb."""
    if parts.cause_first:
        return parts.link.lower()
    if not _PASSIVE_LINK.match(parts.link):
        return "terjadi karena" if is_state(effect) else "karena"
    return "karena" if is_sentence(effect) else parts.link.lower()


def _cut(sentence: str, start: int, role: PassageRole, passage: Passage) -> Told | None:
    rest = sentence[start:]
    clause = clause_of(rest)
    if not clause:
        return None
    whole = is_sentence(clause)
    return Told(role=role, clause=clause, quote=rest.strip(), passage=passage, sentence=whole)


def _as_it_stands(sentence: str, passage: Passage, *, listed: bool) -> Told:
    """What has its role from its place: `listed` below a heading or label, else a sentence of its own."""
    role = passage.role
    if role is PassageRole.SOLUTION_DONE and _PLANNED.search(sentence) and not _DONE.search(sentence):
        role = PassageRole.SOLUTION_PLANNED
    whole = is_sentence(clause_of(sentence)) or not listed
    clause = sentence_of(sentence) if whole else clause_of(sentence)
    return Told(role=role, clause=clause, quote=sentence, passage=passage, sentence=whole)


def _distinct(found: Iterable[Told]) -> list[Told]:
    """Each thing once: a cause not again as an obstacle, a deed not again as a plan."""
    kept: list[Told] = []
    for told in found:
        words = content_words(told.clause)
        near = (k for k in kept if _kind(k.role) == _kind(told.role))
        same = next((k for k in near if _alike(words, content_words(k.clause))), None)
        if same is None:
            kept.append(told)
    return kept


def _kind(role: PassageRole) -> str:
    return "cause" if role in (*_CAUSES, PassageRole.OBSTACLE) else "remedy"


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return one == other
    return len(one & other) >= 0.8 * min(len(one), len(other))

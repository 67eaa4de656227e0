"""Causes, obstacles and solutions that a report itself tells, cut down to the clause that says them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.record import Record
from assistant.domain.sources import Passage, PassageRole
from assistant.writing.names import content_words
from assistant.writing.wording import mend

_CAUSE = re.compile(
    r"\b(?:(?:hal )?(?:ini|itu|tersebut) )?(?:terjadi )?(?:di(?:sebabkan|akibatkan|"
    r"karenakan)(?: oleh)?(?: karena)?|"
    r"akibat(?: dari)?|didukung (?:dengan|oleh)|berkat|tidak (?:ter)?lepas dari|oleh karena|"
    r"karena(?: adanya)?|alasannya(?: karena)?|(?:faktor )?penyebab(?:nya)? (?:adalah|ialah|"
    r"yaitu))[ ,:]+",
    re.IGNORECASE,
)
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
    r"^(?:untuk|guna|dalam rangka) (?:mengatasi|menanggulangi|menjawab)(?:nya)?\b[^,.]{0,80},\s*",
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
_LEADS = re.compile(
    r"^(?:namun demikian|namun|akan tetapi|selain itu|selanjutnya|oleh karena itu|dengan demikian|"
    r"adapun|serta|dan|"
    r"sehingga|yaitu|yakni|antara lain|di antaranya|masih|terdapat)\b[ ,:]*",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\b(?:No|Kab|Prov|Kec|dll|dsb|dkk|Rp|hlm|Drs|Dr|dr|St|Jl|a\.n|s\.d)\.$")
_OPENERS = frozenset(
    {
        "dalam",
        "pada",
        "untuk",
        "dengan",
        "di",
        "dari",
        "oleh",
        "belum",
        "tidak",
        "adanya",
        "kurangnya",
        "masih",
        "para",
    }
)
# An effect that is a noun: "rendahnya serapan", "belum optimalnya layanan".
_NOUN = re.compile(r"^(?:(?:masih|belum|tidak|kurang) )?(?!hanya|adanya)\w{3,}nya\b", re.IGNORECASE)
# What compares the parts of an index speaks of that index.
_OF_PARTS = re.compile(r"\b(?:unsur|komponen|dimensi)\b[^.;]{0,40}\b(?:terendah|tertinggi)\b", re.IGNORECASE)
_LONGEST = 330


class Told(Record):
    """What a passage tells: `clause` in standard spelling for use in a sentence, `quote` in its own words.

    `effect` is what a cause explains where the sentence says more than "this"; `of_money` tells that it
    explains spending, not the result. `either` marks a cause from a column for success and failure alike.
    `empty` marks a cell that claims something was done without saying what.
    """

    role: PassageRole
    clause: str
    quote: str
    passage: Passage
    effect: str = ""
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
    """The clauses of a passage that say a cause, an obstacle or a solution."""
    label = _LABEL.match(passage.text)
    either = bool(label and _EITHER.search(label.group(0)))
    sentences = [s for s in _sentences(passage.text[label.end() :] if label else passage.text) if s]
    found = [told for sentence in sentences if (told := _tell_sentence(sentence, passage)) is not None]
    stands_alone = label is not None or _MARKER.match(passage.text) is not None
    if not found and sentences and stands_alone and not _INTRODUCTION.search(sentences[0]):
        found = [_as_it_stands(sentences[0], passage)]
    said = [
        t
        for t in found
        if t.empty
        or (
            content_words(_undoubled(t.clause))
            and not _WAITING.search(t.clause)
            and not _TABLE.search(f"{t.effect} {t.clause}")
            and not _TORN.match(t.clause)
            and not _OF_PARTS.search(t.effect)
        )
    ]
    return [told.model_copy(update={"either": True}) for told in said] if either else said


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
    if passage.role in _CAUSES and (cue := _CAUSE.search(sentence)):
        told = _cut(sentence, cue.end(), passage.role, passage)
        occurs = " terjadi" if "terjadi" in cue.group(0).casefold() else ""
        return told and _with_effect(told, sentence, sentence[: cue.start()], occurs)
    return None


def _with_effect(told: Told, sentence: str, before: str, occurs: str) -> Told:
    """Keep what the cause explains: a cause torn from its effect would explain something else.

    `occurs` is the verb that the words of cause have taken from the effect.
    """
    effect = clause_of(_POINTING.sub("", before))
    if len(content_words(effect)) < 3:
        return told
    return told.model_copy(
        update={
            "effect": effect + (occurs or _verb_for(effect)),
            "quote": sentence,
            "of_money": bool(_MONEY.search(effect)),
        }
    )


def _verb_for(effect: str) -> str:
    """The verb that an effect without one needs before "karena": `rendahnya serapan` terjadi."""
    return " terjadi" if _NOUN.match(effect) else ""


def _cut(sentence: str, start: int, role: PassageRole, passage: Passage) -> Told | None:
    rest = sentence[start:]
    clause = clause_of(rest)
    return Told(role=role, clause=clause, quote=rest.strip(), passage=passage) if clause else None


def _as_it_stands(sentence: str, passage: Passage) -> Told:
    role = passage.role
    if role is PassageRole.SOLUTION_DONE and _PLANNED.search(sentence) and not _DONE.search(sentence):
        role = PassageRole.SOLUTION_PLANNED
    return Told(role=role, clause=clause_of(sentence), quote=sentence, passage=passage)


def clause_of(text: str) -> str:
    """A clause that fits after "karena" or "ialah": without list mark, lead-in, end mark and capital."""
    clause = mend(_MARKER.sub("", text.strip()))
    while (shorter := _LEADS.sub("", clause, count=1)) != clause:
        clause = shorter
    clause = re.sub(r"\b(\w{3,})\s*-\s+\1\b", r"\1-\1", clause)
    clause = clause.strip(" .;:,").removeprefix("masalah ")
    if len(clause) > _LONGEST:
        cut = max(clause.rfind(mark, 0, _LONGEST) for mark in (", ", "; ", " sehingga ", " serta "))
        clause = clause[: cut if cut > 80 else clause.rfind(" ", 0, _LONGEST)].rstrip(" ,;")
    first, _, rest = clause.partition(" ")
    opens = first.casefold() in _OPENERS or not rest[:1].isupper()
    if clause and first[1:].islower() and opens:
        clause = clause[0].lower() + clause[1:]
    return clause


def _distinct(found: Iterable[Told]) -> list[Told]:
    """Each thing once, a cause not again as an obstacle; a clause that another one contains is dropped."""
    kept: list[Told] = []
    for told in found:
        words = content_words(told.clause)
        near = (k for k in kept if _kind(k.role) == _kind(told.role))
        same = next((k for k in near if _alike(words, content_words(k.clause))), None)
        if same is None:
            kept.append(told)
    return kept


def _kind(role: PassageRole) -> str:
    return "cause" if role in (*_CAUSES, PassageRole.OBSTACLE) else role.value


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return one == other
    return len(one & other) >= 0.8 * min(len(one), len(other))

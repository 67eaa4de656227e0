"""Words of a report made to fit into a sentence of ours: after "karena", after "ialah", after "bahwa"."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.writing.wording import mend

_LONGEST = 330
_MARKER = re.compile(r"^(?:[-–•❖*]\s*|\(?[a-z\d]{1,2}[.)]\s+)+", re.IGNORECASE)
_ALSO = re.compile(r"\s+(?:juga|pula)$", re.IGNORECASE)
_LINKS = (
    r"namun demikian|namun|akan tetapi|selain itu|selanjutnya|kemudian|oleh karena itu|oleh sebab itu|"
    r"karena itu|untuk itu|dengan demikian|di samping itu|adapun|serta|dan|sehingga|yaitu|yakni"
)
_LEADS = re.compile(rf"^(?:{_LINKS}|antara lain|di antaranya|masih|terdapat)\b[ ,:]*", re.IGNORECASE)
_SENTENCE_LEADS = re.compile(rf"^(?:{_LINKS})\b[ ,:]*", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENERS = _words("dalam pada untuk guna dengan di dari oleh belum tidak adanya kurangnya masih para")
_BODIES = _words("dinas badan kantor bagian bidang satuan unit kementerian kota kabupaten provinsi kecamatan")
# Initials after a word do not make it a name: "Data IKM", "Nilai SAKIP".
_SHORT_NAME = re.compile(r"[A-Z]{2,}\b")
_VERB = re.compile(r"(?:me(?:ng|ny|m|n|l|r|w|y)\w{3,}|ber\w{4,}|di\w{3,}(?:kan|i)|pe\w{3,}an)", re.IGNORECASE)
_NOT_VERBS = _words(
    "melalui mengenai menurut terhadap mencapai merupakan menjadi berupa bersama berdasarkan berkala "
    "berbasis berkelanjutan berikut bernomor bersubsidi berusia bersertifikat mendatang memadai merata "
    "mentah mesin menteri medis media menara menengah merah dini diri dinas distribusi digital direktorat "
    "disabilitas disiplin"
)
_HELPERS = _words(
    "telah sudah akan belum tidak sedang masih jarang perlu harus hanya dapat bisa sempat kerap sering "
    "rusak terlambat terhambat terkendala tertunda terhenti kesulitan kekurangan bertambah berkurang "
    "meningkat menurun naik turun datang habis berganti bergeser ialah adalah"
)
_BINDS = _words(
    "yang untuk guna dalam agar supaya dan serta atau dengan cara bagi oleh dari di ke pada melalui sebagai "
    "para seperti tanpa secara"
)
_SUBORDINATES = _words("sehingga karena akibat setelah sejak ketika saat sebelum bila jika apabila meskipun")
# A state as a noun: "rendahnya serapan", "belum optimalnya layanan".
_STATE = re.compile(r"(?:(?:masih|belum|tidak|kurang) )?(?!hanya|biaya|misalnya)\w{4,}nya\b", re.IGNORECASE)
_PASSIVE = re.compile(r"^di\w{3,}$", re.IGNORECASE)
_ACTIVE = re.compile(r"^(?:me(?:ng|ny|m|n|l|r|w|y)\w{3,}|ber\w{4,})$", re.IGNORECASE)
_ACT_NOUN = re.compile(r"^pe\w{3,}an$", re.IGNORECASE)


def clause_of(text: str) -> str:
    """A clause that fits after "karena" or "ialah": without list mark, lead-in, end mark and capital."""
    return _fitted(text, _LEADS)


def sentence_of(text: str) -> str:
    """A sentence that fits after "bahwa": without list mark, joining word, end mark and capital."""
    return _fitted(text, _SENTENCE_LEADS)


def _fitted(text: str, leads: re.Pattern[str]) -> str:
    clause = mend(_MARKER.sub("", text.strip()))
    while (shorter := leads.sub("", clause, count=1)) != clause:
        clause = shorter
    clause = re.sub(r"\b(\w{3,})\s*-\s+\1\b", r"\1-\1", clause)
    clause = _ALSO.sub("", clause.strip(" .;:,")).removeprefix("masalah ")
    if len(clause) > _LONGEST:
        cut = max(clause.rfind(mark, 0, _LONGEST) for mark in (", ", "; ", " sehingga ", " serta "))
        clause = clause[: cut if cut > 80 else clause.rfind(" ", 0, _LONGEST)].rstrip(" ,;")
    first, _, rest = clause.partition(" ")
    named = rest[:1].isupper() and (first.casefold() in _BODIES or not _SHORT_NAME.match(rest))
    opens = first.casefold() in _OPENERS or not named or _VERB.fullmatch(first) is not None
    if clause and first[1:].islower() and opens:
        clause = clause[0].lower() + clause[1:]
    return clause


def is_state(text: str) -> bool:
    """Whether words name a state or a change as a noun does, which needs a verb before "karena"."""
    first = text.split(maxsplit=1)[0].casefold() if text else ""
    noun = re.fullmatch(r"(?:pe|ke)\w{3,}an", first) is not None
    return _STATE.match(text) is not None or (noun and not is_sentence(text))


def is_sentence(text: str) -> bool:
    """Whether words have subject and predicate, so that they fit after "bahwa" and not after "ialah".

    Told by the commonest forms of predicates; what shows none is taken for a thing or a deed.
    """
    words = re.findall(r"[\w-]+", text.casefold())
    if not words or (_ACTIVE.match(words[0]) and words[0] not in _NOT_VERBS):
        return False
    if _PASSIVE.match(words[0]) and words[0] not in _NOT_VERBS:
        return True
    if _STATE.match(" ".join(words[:2])):
        return False
    deed = _ACT_NOUN.match(words[0]) is not None
    for before, word in pairwise(words):
        if word in _SUBORDINATES:
            return False
        if before in _BINDS or word in _NOT_VERBS:
            continue
        if word in _HELPERS or _PASSIVE.match(word):
            return True
        if _ACTIVE.match(word) and not deed:
            return True
    return False

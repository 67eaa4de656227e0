"""The clause that a word stands in, and whether it is asserted there, wished for, or denied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from assistant.checks.lexicon import NEGATIONS, vocabulary
from assistant.checks.operands import CLAUSE_ENDS
from assistant.checks.sentence import Sentence

_ENDS = CLAUSE_ENDS | vocabulary(
    "setelah seiring akibat lantaran sebab kendati meski walau ketika tatkala sekalipun kendatipun"
)
_SUBORDINATE = vocabulary(
    """
    kendati kendatipun meski meskipun walau walaupun sekalipun karena lantaran sebab setelah ketika
    tatkala seiring
    """
)
_NO_END_BEFORE = vocabulary("perubahan pergeseran itu ini")
_WISHES = vocabulary(
    """
    agar supaya diharapkan seandainya andaikata andai andaikan sekiranya semoga hendaknya sebaiknya
    seharusnya seyogianya berharap mengharapkan
    """
)
"""Words after which all of a clause is wished for."""
_SUPPOSING = vocabulary("seandainya andaikata andai andaikan sekiranya")
_IF = vocabulary("jika apabila bila kalau bilamana manakala")
_FRAMES = vocabulary(
    """
    dibandingkan dibanding dilihat ditinjau dijadikan dihitung mengacu disandingkan diukur
    dirinci dijumlahkan digabung dibagi diperhatikan dicermati
    """
)
"""Verbs that make of `jika` a way of looking rather than a condition."""
_AIMS_AT = vocabulary(
    """
    untuk guna demi akan harus perlu mesti wajib hendak ingin berupaya berusaha upaya usaha
    ditargetkan direncanakan diproyeksikan diperkirakan diupayakan didorong menargetkan
    merencanakan diharuskan diminta dituntut berpotensi berpeluang sulit mudah dalam rangka
    """
)
"""Words that make of the verb after them an aim or a duty."""
_CAN = vocabulary("dapat bisa")
_ADVERBS = vocabulary(
    """
    terus semakin makin lebih kembali tetap mampu segera masih juga sudah telah turut ikut lagi
    bisa dapat pernah sempat cukup relatif cenderung sedikit agak sangat sepenuhnya
    seluruhnya berhasil sama-sama selalu kunjung banyak jauh satu-satunya
    juga pun serta saling betul-betul benar-benar nyaris hampir berada lantas kemudian
    """
)
_ONLY = vocabulary("hanya saja sekadar sekedar cuma semata")
_CAUSES = vocabulary("karena akibat lantaran sebab disebabkan dikarenakan")
_AHEAD = vocabulary("depan mendatang")
_WIDEST = 5


def clause_at(sentence: Sentence, at: int) -> tuple[int, int]:
    """The clause around a place, from its first to before its last word.

    What a conjunction subordinates (`Meski naik dari 5%, …`) ends at its first comma.
    """
    words = sentence.words
    if sentence.clause_ends is None:
        sentence.clause_ends = [place for place in range(len(words)) if _ends_clause(sentence, place)]
        sentence.colons = [place for place, word in enumerate(words) if word.text == ":"]
    ends, colons = sentence.clause_ends, sentence.colons
    before, after, colon = bisect_left(ends, at), bisect_right(ends, at), bisect_left(colons, at)
    first = max(ends[before - 1] + 1 if before else 0, colons[colon - 1] + 1 if colon else 0)
    last = ends[after] if after < len(ends) else len(words)
    if first and words[first - 1].lower in _SUBORDINATE:
        comma = next((place for place in range(first, last) if words[place].text == ","), None)
        if comma is not None:
            return (comma + 1, last) if comma < at else (first, comma)
    return first, last


def _ends_clause(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at].lower
    return word in _ENDS and sentence.lower(at + 1) not in _NO_END_BEFORE


def is_asserted(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says what is, rather than what should, might or will be.

    What was not the cause (`bukan karena A bertambah`) may have been or not.
    """
    if sentence.words[-1].text == "?":
        return False
    if is_supposed(sentence, at):
        return False
    first, last = clause_at(sentence, at)
    if first > 1 and sentence.lower(first - 1) in _CAUSES and sentence.lower(first - 2) in NEGATIONS:
        return False
    for place in range(at + 1, min(last, at + 12)):
        if sentence.lower(place) in _AHEAD and sentence.lower(place - 1) in ("tahun", "ke", "masa"):
            return False
    for back in range(at - 1, first - 1, -1):
        word = sentence.lower(back)
        if sentence.words[back].text == ",":
            break
        if word in _WISHES or (word in _IF and sentence.lower(back + 1) not in _FRAMES):
            return False
    if first and sentence.lower(first - 1) in _WISHES:
        return False
    back = at - 1
    while back >= max(first, at - _WIDEST) and sentence.lower(back) in _ADVERBS:
        back -= 1
    return back < 0 or sentence.lower(back) not in _AIMS_AT


def is_supposed(sentence: Sentence, at: int) -> bool:
    """Tell whether a word follows `seandainya`: what it says is contrary to the facts."""
    return any(word in _SUPPOSING for word in sentence.between(0, at))


def is_possible(sentence: Sentence, at: int) -> bool:
    """Tell whether a word only says what can be (`dapat turun`)."""
    return any(word in _CAN for word in sentence.between(at - 2, at))


def is_denied(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is denied: `tidak pernah turun`, `gagal mencapai`; `tanpa gagal` denies twice."""
    count, back = 0, at - 1
    while back >= 0 and back >= at - _WIDEST:
        word = sentence.lower(back)
        if word in NEGATIONS:
            if sentence.lower(back + 1) in _ONLY:
                return False
            count += 1
        elif word not in _ADVERBS:
            break
        back -= 1
    if any(tuple(sentence.between(at + 1, at + 3)) == (no, "terjadi") for no in ("tidak", "tak")):
        count += 1
    return count % 2 == 1


def is_presupposed(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb was made a noun (`naiknya permintaan`), which names rather than tells."""
    word = sentence.words[at]
    return word.text.lower().endswith("nya") and not word.lower.endswith("nya")

"""What the words around a number ask to compute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeGuard

from assistant.checks.lexicon import CLAIM_WORDS, HIGHER, LOWER, NEGATIONS, THAN, Code, inflected, vocabulary
from assistant.checks.measuring import segment_end
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.sentence import Sentence
from assistant.checks.table import Kind


class Asked(StrEnum):
    """What the words around a number ask to compute.

    A `GAP` may be computed or be a fact itself, as in `kurang 0,26` and `1,20 di atas target`.
    """

    CHANGE = "perubahan"
    DIFFERENCE = "selisih"
    GAP = "jarak"
    SUM = "jumlah"
    MEAN = "rata-rata"
    REST = "sisa"
    SHARE = "bagian"
    MULTIPLE = "kelipatan"


_NOUNS_OF_CHANGE = vocabulary(
    """
    kenaikan peningkatan penambahan pertambahan pertumbuhan lonjakan penurunan pengurangan
    penyusutan
    """
)
_BLOCKS_CHANGE = vocabulary(
    """
    menjadi ke dari hingga sampai yaitu yakni : , ( mencapai dan pada
    """
)
_COMES_FROM = vocabulary("berasal bersumber disumbang disumbangkan ditopang dikontribusikan merupakan")
_SHARE_WORDS = vocabulary(
    """
    porsi proporsi kontribusi menyumbang kontributor setara share andil komposisi
    """
)
CUTTING = vocabulary(
    """
    dipotong terpotong terpangkas dipangkas memangkas mengurangi dikurangi menurunkan menyusutkan kehilangan
    memotong pemangkasan pemotongan menekan memperkecil menghemat dihemat berkurangnya
    """
)
ADDING = vocabulary("menaikkan menambah menambahkan ditambah ditambahkan menambahi mendongkrak mengerek")
_AIM_FILLERS = vocabulary("sebesar sebanyak yaitu yakni adalah renstra tahun ini (")
_DEGREES = vocabulary(
    "lagi lebih banyak besar tinggi tajam signifikan cukup sangat drastis sedikit kecil jauh"
)
_SHORTFALLS = vocabulary(
    """
    defisit surplus selisih jarak kesenjangan deviasi tambahan penambahan pertambahan kenaikan peningkatan
    penurunan pengurangan kekurangan kelebihan keunggulan ketertinggalan
    """
)
CUTTING = vocabulary(
    """
    dipotong terpotong terpangkas dipangkas memangkas mengurangi dikurangi menurunkan menyusutkan kehilangan
    memotong pemangkasan pemotongan menekan memperkecil menghemat dihemat berkurangnya
    """
)
ADDING = vocabulary("menaikkan menambah menambahkan ditambah ditambahkan menambahi mendongkrak mengerek")
_AIM_FILLERS = vocabulary("sebesar sebanyak yaitu yakni adalah renstra tahun ini (")
_DEGREES = vocabulary(
    "lagi lebih banyak besar tinggi tajam signifikan cukup sangat drastis sedikit kecil jauh"
)
_SHORTFALLS = vocabulary("defisit surplus selisih jarak kesenjangan deviasi") | inflected(
    "tambah naik turun kurang lebih tingkat"
)
_AIMING = vocabulary(
    "tinggal perlu harus jika apabila bila kalau butuh membutuhkan memerlukan dibutuhkan diperlukan"
)
_TURNS = vocabulary("karena sebab sedangkan sementara namun tetapi ; padahal sehingga")
_LAST = 2
_BESIDE = 8
_GAPS = vocabulary(
    """
    tertinggal ketinggalan unggul mengungguli kurang lebih tinggal jarak berjarak terpaut bertaut defisit
    surplus selisih berselisih beda berbeda berbeda perbedaan kesenjangan senjang gap deviasi lebihnya
    kurangnya jauh meleset
    """
) | inflected("kurang lebih tambah naik turun tingkat pangkas potong selisih susut")
_TOWARDS = vocabulary("dari daripada terhadap di dibanding dibandingkan ke")
_SKIPPED = vocabulary(
    """
    sebesar sebanyak sejumlah senilai sekitar hampir lebih kurang dari hanya masih baru telah sudah
    cukup signifikan tajam sedikit tipis jauh angka nilai mencapai sebagai banyak setara atau
    """
)


def asked(sentence: Sentence, quantity: Quantity, before: Sequence[Asked] = ()) -> list[Asked]:
    """What the words ask to compute for a number, the most telling first.

    `before` is what they ask for the number before it, which goes on in `terpaut 1,2 dari A dan 0,4 dari B`.
    """
    found: list[Asked] = []
    lead = sentence.between(quantity.opening, quantity.at)
    trail = sentence.between(quantity.after, quantity.after + 4)
    if quantity.kind is Kind.TIMES:
        found.append(Asked.MULTIPLE)
    found.extend(_change(sentence, quantity, lead))
    beside = lead in (["("], ["atau"], [",", "atau"], ["atau", "sebesar"])
    if not found and quantity.kind is Kind.PERCENT and beside and _is_amount(quantity.previous):
        earlier = sentence.between(quantity.previous.opening, quantity.previous.at)
        found.extend(m for m in _change(sentence, quantity.previous, earlier) if m is Asked.CHANGE)
        if not found and (_SHORTFALLS | CUTTING | ADDING) & set(earlier):
            found.append(Asked.CHANGE)
    if not found and _compares_after(quantity, trail):
        found.append(Asked.DIFFERENCE)
    if quantity.kind is Kind.POINT and not found and quantity.bound is Bound.EXACT:
        found.append(Asked.DIFFERENCE)
    exact = quantity.bound is Bound.EXACT and not is_fraction(quantity)
    if (
        exact
        and quantity.kind is not Kind.PERCENT
        and (
            (not found and _is_gap(_outside_names(sentence, quantity), trail))
            or trail[:1] == ["lagi"]
            or (lead == ["("] and quantity.previous is not None and quantity.previous.role is Role.TO)
            or (found[:1] == [Asked.CHANGE] and _AIMING & set(lead))
        )
    ):
        found.append(Asked.GAP)
    if not found and _goes_on(sentence, quantity):
        found.extend(mode for mode in before if mode in (Asked.CHANGE, Asked.DIFFERENCE, Asked.GAP))
    if any(CLAIM_WORDS.get(word) == "sum" for word in lead) or _all_together(sentence, quantity):
        found.append(Asked.SUM)
    if any(CLAIM_WORDS.get(word) == "mean" for word in lead):
        found.append(Asked.MEAN)
    if quantity.measure is not None and quantity.measure.code is Code.REMAINDER:
        found.append(Asked.REST)
    if is_complement(sentence, quantity) or _leaves(sentence, quantity):
        found.append(Asked.REST)
    changed = is_fraction(quantity) and found[:1] == [Asked.CHANGE]
    of_a_whole = quantity.kind is Kind.PERCENT or (is_fraction(quantity) and not changed)
    if of_a_whole and _shares(sentence, quantity, lead, trail):
        found.append(Asked.SHARE)
    return found


def _goes_on(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number goes on with what is said of the one before: `1,2 dari target dan 0,4 dari B`."""
    previous = quantity.previous
    if previous is None or previous.kind is not quantity.kind:
        return False
    between = sentence.between(previous.after, quantity.at)
    towards = sentence.lower(quantity.after) in _TOWARDS and bool(between) and between[0] in _TOWARDS
    return towards and between[-1] in ("dan", "serta", ",", "maupun")


def _tells_change(lead: Sequence[str]) -> bool:
    """Tell whether `naik lebih banyak, yakni` leads to a number: a change, or what it came to."""
    if lead[-2:-1] != [","] or lead[-1:] not in (["yakni"], ["yaitu"]):
        return False
    at = len(lead) - 3
    while at >= 0 and lead[at] in _DEGREES:
        at -= 1
    return at < len(lead) - 3 and at >= 0 and CLAIM_WORDS.get(lead[at]) in ("up", "down")


def _leaves(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether the words right around a number speak of what is left, or is not."""
    marks = [at for at in range(quantity.opening, quantity.at) if sentence.lower(at) in (",", ";")]
    ends = (at for at in range(quantity.after, quantity.after + 4) if sentence.lower(at) in (",", ";", "."))
    stop = next(ends, quantity.after + 4)
    around = (*range(max([quantity.opening, *marks]), quantity.at), *range(quantity.after, stop))
    for at in around:
        mention = sentence.mention_at[at] if at < len(sentence.words) else None
        if mention is None or at not in mention.places:
            word = sentence.lower(at)
            if word in NEGATIONS or word in (
                "sisa",
                "sisanya",
                "selebihnya",
                "lainnya",
                "dikembalikan",
                "kembali",
            ):
                return True
    return False


def _outside_names(sentence: Sentence, quantity: Quantity) -> list[str]:
    """The words that lead to a number, those of names left blank (`Program Peningkatan …`)."""
    places = range(quantity.opening, quantity.at)
    inside = [at for at in places if (mention := sentence.mention_at[at]) and at in mention.places]
    return ["" if at in inside else sentence.lower(at) for at in places]


def _is_gap(lead: Sequence[str], trail: Sequence[str]) -> bool:
    """Tell whether a number may be how far something is from something else."""
    before = [word for word in lead if word not in _SKIPPED or word in ("kurang", "lebih")]
    if (CUTTING | ADDING) & set(lead) or _tells_change(lead):
        return True
    told = next((at for at in range(len(lead) - 1, -1, -1) if lead[at] in _SHORTFALLS), None)
    compares = told is not None and lead[told] in ("lebih", "kurang") and bool(THAN & set(lead[told + 1 :]))
    if told is not None and not compares and not any(word in (",", ";", "dari") for word in lead[-_LAST:]):
        return True
    if trail[:2] in (["di", "atas"], ["di", "bawah"]) or (before[-1:] and before[-1] in _GAPS):
        return True
    after_lebih = before[-2:-1] == ["lebih"] and before[-1] not in THAN
    return after_lebih or (trail[:1] == ["lebih"] and len(trail) > 1 and trail[1] not in THAN)


def _is_amount(quantity: Quantity | None) -> TypeGuard[Quantity]:
    return quantity is not None and quantity.kind in (Kind.COUNT, Kind.MONEY, Kind.BARE)


def is_fraction(quantity: Quantity) -> bool:
    """Tell whether a number is a fraction in words, such as `separuh` or `dua pertiga`."""
    return quantity.kind is Kind.BARE and quantity.token.words and 0 < quantity.value < 1


def is_complement(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a count is of those who are not: `dua lembaga belum aktif`, `yang tidak terlayani`."""
    if quantity.kind not in (Kind.COUNT, Kind.BARE) or is_fraction(quantity):
        return False
    if quantity.role is Role.WHOLE and quantity.partner is not None and quantity.partner.at < quantity.at:
        return False
    whole = quantity.partner if quantity.role is Role.PART else None
    end = segment_end(sentence, whole if whole is not None and whole.at > quantity.at else quantity)
    turns = [at for at in range(quantity.opening, quantity.at) if sentence.lower(at) in _TURNS]
    before = range(max([quantity.opening, *turns]), quantity.at)
    after = range(whole.after if whole is not None and whole.at > quantity.at else quantity.after, end)
    return any(_denies(sentence, at) for at in (*before, *after))


def _denies(sentence: Sentence, at: int) -> bool:
    """Tell whether a word says `tidak` of what a subject is, and is no part of the subject's name."""
    if sentence.lower(at) not in NEGATIONS:
        return False
    mention = sentence.mention_at[at]
    if mention is not None and at in mention.places:
        return False
    return any(
        other is not None and place in other.places
        for place in range(at + 1, min(at + 3, len(sentence.words)))
        for other in [sentence.mention_at[place]]
    )


def computes_only(sentence: Sentence, quantity: Quantity, modes: Sequence[Asked]) -> bool:
    """Tell whether a number can only be computed, never read from one fact."""
    if not modes:
        return False
    if Asked.REST in modes and is_complement(sentence, quantity):
        return True
    if modes[0] is Asked.MULTIPLE:
        return "lipat" in quantity.token.text.lower()
    return modes[0] in (Asked.CHANGE, Asked.DIFFERENCE) or is_fraction(quantity)


def _change(sentence: Sentence, quantity: Quantity, lead: Sequence[str]) -> Iterator[Asked]:
    points = quantity.kind is Kind.POINT
    if not points and _is_aim(sentence, quantity):
        return
    if quantity.role in (Role.FROM, Role.TO) or _is_operand(sentence, quantity, lead):
        return
    for back in range(len(lead) - 1, -1, -1):
        word = lead[back]
        tag = CLAIM_WORDS.get(word)
        at = quantity.opening + back
        if tag == "difference":
            yield Asked.DIFFERENCE
            return
        if tag in ("up", "down", "better", "worse"):
            mention = sentence.mention_at[at]
            if mention is not None and at in mention.places:
                continue
            yield Asked.CHANGE
            return
        if (word in HIGHER or word in LOWER) and back and lead[back - 1] == "lebih":
            if all(other in _SKIPPED and other not in THAN for other in lead[back + 1 :]) or points:
                yield Asked.DIFFERENCE
            return
        if tag == "exceed" and points:
            yield Asked.DIFFERENCE
            return
        if word in (":", ";") or any(mark.verb and mark.first == at for mark in sentence.measures):
            return
        noun_ahead = any(
            other in _NOUNS_OF_CHANGE or CLAIM_WORDS.get(other) == "difference" for other in lead[:back]
        )
        if word in _SKIPPED and not (word == "dari" and back == len(lead) - 1):
            continue
        if noun_ahead and word not in ("menjadi", "ke", ";"):
            continue
        if points and word not in ("menjadi", "ke", ";"):
            continue
        marked = any(mark.first <= at <= mark.last for mark in sentence.measures)
        if marked and sentence.words[at].text.lower() == f"{word}nya":
            continue
        if word in _BLOCKS_CHANGE or marked:
            return
        if sentence.mention_at[at] is None and word and len(lead) - back > 4:
            return


def _is_aim(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number stands right behind the target that it says: `penurunan … ke target akhir 11`."""
    marks = [m for m in sentence.measures if quantity.opening <= m.first and m.last < quantity.at]
    if not marks or marks[-1].measure.code not in (Code.TARGET, Code.PLAN_END):
        return False
    between = sentence.between(marks[-1].last + 1, quantity.at)
    exceeded = CLAIM_WORDS.get(sentence.lower(marks[-1].first - 1)) in ("exceed", "reach")
    return not exceeded and all(word in _AIM_FILLERS for word in between)


def _is_operand(sentence: Sentence, quantity: Quantity, lead: Sequence[str]) -> bool:
    """Tell whether a number is what a difference is taken of: `selisih antara pagu Rp5 juta dan …`."""
    return "antara" in lead and any(mark.last == quantity.at - 1 for mark in sentence.measures)


def _compares_after(quantity: Quantity, trail: Sequence[str]) -> bool:
    if not trail or quantity.kind is Kind.PERCENT:
        return False
    if trail[0] == "lebih" and len(trail) > 1 and (trail[1] in HIGHER or trail[1] in LOWER):
        return True
    return quantity.kind is Kind.POINT


def _all_together(sentence: Sentence, quantity: Quantity) -> bool:
    """`25 orang ASN dan 26 orang tenaga Non ASN, seluruhnya 51 orang`."""
    before = sentence.words[quantity.at - 1] if quantity.at else None
    return before is not None and before.text.lower() in ("seluruhnya", "semuanya", "totalnya", "jumlahnya")


def _shares(sentence: Sentence, quantity: Quantity, lead: Sequence[str], trail: Sequence[str]) -> bool:
    if is_fraction(quantity):
        return True
    plain = [word for word in lead if word not in _SKIPPED or word == "atau"]
    if plain[-1:] in (["atau"], ["("]) or lead[-1:] == ["("]:
        return True
    if any(word in _SHARE_WORDS for word in lead):
        return True
    if trail[:1] in (["pagu"], ["anggaran"], ["belanja"]):
        return True
    if any(
        one.role is Role.PART and 0 < one.at - quantity.after <= _BESIDE and one.kind is not Kind.PERCENT
        for one in sentence.quantities
    ):
        return True
    if _COMES_FROM & set(sentence.between(quantity.after, segment_end(sentence, quantity))):
        return True
    if trail[:1] == ["dari"] or trail[:1] == ["terhadap"]:
        return True
    return quantity.previous is not None and quantity.previous.kind in (Kind.COUNT, Kind.MONEY, Kind.BARE)

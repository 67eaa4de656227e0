"""The slots that a model may use, and the check of every sentence that it writes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain.drafts import Sentence, SentenceStatus
from assistant.domain.numerals import read_numbers
from assistant.domain.record import Record
from assistant.writing.directions import direction_slots, strange_families
from assistant.writing.names import content_words
from assistant.writing.phrases import load_bank
from assistant.writing.points import Point, Slot, SlotKind

_SLOT = re.compile(r"\{\{\s*([a-z]):([\w.]+)\s*\}\}")
_LETTERS = {
    SlotKind.FIGURE: "f",
    SlotKind.SERIES: "f",
    SlotKind.YEAR: "y",
    SlotKind.NAME: "n",
    SlotKind.QUOTE: "q",
}
_MEASURE_WORDS = {
    "target": "target",
    "targetnya": "target",
    "ditargetkan": "target",
    "realisasi": "realisasi",
    "realisasinya": "realisasi",
    "terealisasi": "realisasi",
    "capaian": "capaian",
    "capaiannya": "capaian",
    "pagu": "pagu",
    "serapan": "serapan_persen",
    "sisa": "sisa",
    "kategori": "kategori",
}
_MARKER = re.compile(r"\[Perlu konfirmasi [^\]]*\]")
_TALK = re.compile(
    r"<[^>]*>|```|sebagai (?:sebuah )?(?:model|ai|asisten)|model bahasa|\bmaaf\b|\bberikut (?:adalah |"
    r"ini )?(?:draf|paragraf|kalimat|"
    r"jawaban|hasil)|\bsemoga\b|\binstruksi\b|\bperintah\b|\bprompt\b|\bjson\b|\babaikan\b|\bignore\b|"
    r"\bsystem\b|"
    r"\btentu(?:nya)?\b|\bpastinya\b|\bkami\b|\bkita\b|\banda\b|!|https?:|\bpenanda\b",
    re.IGNORECASE,
)
_LONGEST = 900
_CAUSE = re.compile(
    r"\b(?:karena|sebab\w*|disebabkan|akibat\w*|diakibatkan|lantaran|berkat|dipicu|didorong|dipengaruhi|"
    r"sehingga|oleh karena itu|faktor)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:tidak|belum|bukan|tanpa)\b", re.IGNORECASE)


class Offer(Record):
    """One point as it is offered to a model: its key, its trusted sentence, and that sentence with slots.

    `directions` are the words of the trusted sentence that tell a direction or comparison, slots too.
    """

    key: str
    point: Point
    sentence: Sentence
    pattern: str
    directions: tuple[str, ...] = ()

    def slots(self) -> dict[str, Slot]:
        """The point's slots by the name that a model uses."""
        return {f"{_letter(slot)}:{self.key}.{slot.name}": slot for slot in self.point.slots}

    def fillings(self) -> dict[str, str]:
        """What stands in every slot, direction words included."""
        words = {f"d:{self.key}.{number}": word for number, word in enumerate(self.directions, 1)}
        return words | {name: slot.text for name, slot in self.slots().items()}


class Rejection(Record):
    """Why a sentence of a model was not taken, in Indonesian."""

    reason: str


def _letter(slot: Slot) -> str:
    return "k" if slot.measure == "kategori" else _LETTERS[slot.kind]


def offer(points: Sequence[Point], sentences: Sequence[Sentence]) -> list[Offer]:
    """The points with keys `P1`, `P2` … and their sentences turned back into patterns with slots."""
    offers = []
    for number, (point, sentence) in enumerate(zip(points, sentences, strict=True), 1):
        one = Offer(key=f"P{number}", point=point, sentence=sentence, pattern="")
        pattern, directions = direction_slots(_pattern(one), one.key)
        offers.append(one.model_copy(update={"pattern": pattern, "directions": directions}))
    return offers


def _pattern(one: Offer) -> str:
    """The trusted sentence with every filling replaced by its slot, the longest first.

    Slots with one text, such as a target and a realisasi that are equal, are told apart by the word before.
    """
    text, marks = one.sentence.text, {}
    alike: dict[str, list[tuple[str, Slot]]] = {}
    for name, slot in one.slots().items():
        alike.setdefault(slot.text, []).append((name, slot))
    for filling in sorted(alike, key=len, reverse=True):
        left = alike[filling]
        found = filling if filling in text else filling[:1].upper() + filling[1:]
        while found and (at := text.find(found)) >= 0:
            said = _measure_before(text[:at])
            fitting = (pair for pair in left if said is not None and pair[1].measure == said)
            name, slot = next(fitting, left[0])
            left = [pair for pair in left if pair[0] != name] or left
            mark = f"\x00{len(marks)}\x00"
            marks[mark] = f"{{{{{name}}}}}"
            text = text[:at] + mark + text[at + len(found) :]
    for mark, name in marks.items():
        text = text.replace(mark, name)
    return text


def describe(offers: Sequence[Offer]) -> list[dict[str, object]]:
    """The offers as data for a model: patterns and what each slot is; values stay here."""
    return [
        {
            "pokok": one.key,
            "pola": one.pattern,
            "penanda": {f"{{{{{name}}}}}": _meaning(slot) for name, slot in one.slots().items()},
            "arah": {
                f"{{{{{name}}}}}": word for name, word in one.fillings().items() if name.startswith("d:")
            },
            "kutipan": [{"id": c.ref, "isi": c.quote} for c in one.point.citations if c.kind == "passage"],
        }
        for one in offers
    ]


def _meaning(slot: Slot) -> str:
    if slot.kind is SlotKind.YEAR:
        return "tahun"
    if slot.kind in (SlotKind.NAME, SlotKind.QUOTE):
        return f"{slot.name}: {slot.text}" if not any(c.isdigit() for c in slot.text) else slot.name
    year = f" tahun {slot.year}" if slot.year and slot.kind is SlotKind.FIGURE else ""
    return f"{(slot.measure or slot.name).replace('_', ' ')} dari {slot.subject}{year}"


def accept(
    text: str,
    keys: Sequence[str],
    passages: Sequence[str],
    offers: Mapping[str, Offer],
    agency: str,
    author: str,
) -> Sentence | Rejection:
    """The sentence with its slots filled, or why it is not taken."""
    used = [offers[key] for key in dict.fromkeys(keys) if key in offers]
    if not used or len(used) != len(set(keys)):
        return Rejection(reason="pokoknya tidak dikenal")
    if not text.strip() or len(text) > _LONGEST:
        return Rejection(reason="kalimatnya kosong atau terlalu panjang")
    slots = {name: slot for one in used for name, slot in one.slots().items()}
    fillings = {name: text for one in used for name, text in one.fillings().items()}
    reason = (
        _slot_fault(text, slots, fillings, used)
        or _own_words_fault(text, used, agency)
        or _source_fault(text, passages, used)
    )
    if reason:
        return Rejection(reason=reason)
    filled = _SLOT.sub(lambda found: fillings[_named(found)], text)
    return _merged(filled, used, author)


def _named(found: re.Match[str]) -> str:
    return f"{found.group(1)}:{found.group(2)}"


def _slot_fault(
    text: str, slots: Mapping[str, Slot], fillings: Mapping[str, str], used: Sequence[Offer]
) -> str | None:
    names = [_named(found) for found in _SLOT.finditer(text)]
    if unknown := [name for name in names if name not in fillings]:
        return f"penanda {unknown[0]} tidak dikenal"
    if "{" in _SLOT.sub("", text) or "}" in _SLOT.sub("", text):
        return "ada penanda yang rusak"
    needed = {
        name
        for one in used
        for name, slot in one.slots().items()
        if slot.kind in (SlotKind.FIGURE, SlotKind.SERIES) and f"{{{{{name}}}}}" in one.pattern
    }
    if absent := sorted(needed - set(names)):
        return f"penanda {absent[0]} tidak dipakai"
    for found in _SLOT.finditer(text):
        slot = slots.get(_named(found))
        if slot is None:
            continue
        said = _measure_before(text[: found.start()])
        if (
            said
            and slot.kind is SlotKind.FIGURE
            and slot.measure in _MEASURE_WORDS.values()
            and said != slot.measure
        ):
            return f"penanda {slot.name} dipakai untuk {said}"
    return None


def _measure_before(text: str) -> str | None:
    """The measure word nearest before a slot, at most four words away and in the same clause."""
    clause = re.split(r"[,;:.}]", text)[-1]
    words = [_MEASURE_WORDS.get(word) for word in re.findall(r"[a-z]+", clause.casefold())[-4:]]
    return next((word for word in reversed(words) if word), None)


def _own_words_fault(text: str, used: Sequence[Offer], agency: str) -> str | None:
    words = {name: word for one in used for name, word in one.fillings().items() if name.startswith("d:")}
    own = _SLOT.sub(lambda found: words.get(_named(found), " "), text)
    if _TALK.search(own):
        return "memuat kata-kata di luar laporan"
    trusted = " ".join(_SLOT.sub(lambda found: words.get(_named(found), " "), one.pattern) for one in used)
    spelled = {token.text.casefold() for token in read_numbers(own)}
    if any(c.isdigit() for c in own) or spelled - {t.text.casefold() for t in read_numbers(trusted)}:
        return "memuat angka sendiri"
    if strange := strange_families(trusted, own):
        return f"memuat kata {', '.join(sorted(strange))} yang tidak sesuai dengan data"
    allowed = " ".join([agency, *(one.sentence.text for one in used), *_quotes(used)])
    if strangers := _names(own) - {word.casefold() for word in re.findall(r"[\w-]+", allowed)}:
        return f"menyebut nama {sorted(strangers)[0]} yang tidak ada pada pokok"
    told = " ".join(one.sentence.text for one in used)
    if bool(_DENIAL.search(own)) is not bool(_DENIAL.search(_left_to_say(text, used))):
        return "membalik atau menghilangkan penyangkalan pada pokok"
    new = content_words(own) - content_words(allowed) - _bank_words()
    if _CAUSE.search(own) and not _CAUSE.search(told):
        return "menambah sebab yang tidak ada pada pokok"
    if new:
        return f"menambah hal yang tidak ada pada pokok ({', '.join(sorted(new)[:3])})"
    return None


def _left_to_say(text: str, used: Sequence[Offer]) -> str:
    """The trusted words that a text has to say itself: what stands in the slots that it uses, they say."""
    there = {_named(found) for found in _SLOT.finditer(text)}

    def words(found: re.Match[str], one: Offer) -> str:
        name = _named(found)
        return " " if name in there and name in one.slots() else one.fillings().get(name, " ")

    return " ".join(_SLOT.sub(lambda found, one=one: words(found, one), one.pattern) for one in used)


def _source_fault(text: str, passages: Sequence[str], used: Sequence[Offer]) -> str | None:
    """What quotes a passage has to name it, and to stay with its words."""
    cited = {c.ref for one in used for c in one.point.citations if c.kind == "passage"}
    if set(passages) - cited:
        return "menyebut sumber yang bukan milik pokoknya"
    if not cited:
        return None
    if cited - set(passages):
        return "sumber kutipannya tidak disebut"
    quoted = all(
        f"{{{{{name}}}}}" in text
        for one in used
        for name, slot in one.slots().items()
        if slot.kind is SlotKind.QUOTE
    )
    known = (
        content_words(" ".join(_quotes(used)))
        | _bank_words()
        | content_words(" ".join(o.pattern for o in used))
    )
    if not quoted and content_words(_SLOT.sub(" ", text)) - known:
        return "isi kalimatnya tidak terdapat pada kutipan"
    return None


def _quotes(used: Sequence[Offer]) -> list[str]:
    clauses = [s.text for one in used for s in one.point.slots if s.kind is SlotKind.QUOTE]
    return clauses + [c.quote for one in used for c in one.point.citations if c.kind == "passage"]


def _names(text: str) -> frozenset[str]:
    """Words with a capital letter inside a sentence."""
    return frozenset(
        found.group(1).casefold() for found in re.finditer(r"(?<=[\w,;:)}\"] )([A-Z][\w-]*)", text)
    )


def _bank_words() -> frozenset[str]:
    return content_words(" ".join(p for phrases in load_bank().values() for p in phrases.phrasings))


def _merged(text: str, used: Sequence[Offer], author: str) -> Sentence:
    """The filled sentence with the sources of all its points; markers that the model lost are put back."""
    tidy = " ".join(text.split())
    for one in used:
        for marker in _MARKER.findall(one.sentence.text):
            if marker not in tidy:
                tidy = f"{tidy.rstrip('. ')} {marker}."
    tidy = tidy[:1].upper() + tidy[1:]
    unsure = any(one.sentence.status is SentenceStatus.NEEDS_CONFIRMATION for one in used)
    return Sentence(
        text=tidy if tidy.endswith((".", '."')) else f"{tidy}.",
        status=SentenceStatus.NEEDS_CONFIRMATION if unsure else SentenceStatus.VERIFIED,
        figure_ids=tuple(dict.fromkeys(i for one in used for i in one.sentence.figure_ids)),
        citations=tuple(dict.fromkeys(c for one in used for c in one.sentence.citations)),
        arithmetic=tuple(dict.fromkeys(a for one in used for a in one.sentence.arithmetic)),
        author=author,
    )

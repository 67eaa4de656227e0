"""Numbers that claim nothing: references, dates, codes, list numbers, durations, parts of names."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.lexicon import CLAIM_WORDS, DURATIONS, MONTHS, vocabulary
from assistant.checks.words import STOP_WORDS, Word
from assistant.domain.numerals import TokenKind

_LABELS = vocabulary(
    """
    nomor no pasal ayat huruf butir bab tabel gambar grafik diagram bagan halaman hlm hal lampiran
    formulir kolom baris versi seri kode rekening nip nik npwp telp telepon hp fax faksimile rt rw
    pukul tanggal tgl blok lantai tahap gelombang edisi jilid volume misi perpres permendagri
    permenpan permenkes permendikbud uu pp perda perbup perwali pergub pmk kepmen kepmendagri inpres
    keppres skb se sk instruksi pos ruang iso km triwulan semester tw poin angka nomenklatur rumus
    sub subbab point
    """
)
_LABEL_UNLESS_MEASURED = vocabulary(
    """
    sasaran tujuan indikator iku ikk program kegiatan subkegiatan kelas tipe golongan eselon
    kelompok
    """
)
_LABELLED_ONLY_BARE = frozenset({"angka", "poin", "point", "km", "huruf", "sub", "tahap", "pos", "ruang"})
_CHAINS = frozenset(
    {"dan", ",", "-", "–", "sampai", "s", "d", "hingga", "/", "serta", "jo", "atau", ".", "(", ")"}
)
_LONGEST_CODE = 30
_SPANS = vocabulary("dalam selama kurun setiap sejak per tiap naik turun")
_LASTING = vocabulary("selama kurun setiap sejak per tiap")
_STATING = vocabulary("adalah ialah sebesar menjadi tercatat yaitu yakni")
"""Words that state a value: what follows is no span, where facts are told in units of time."""
_CALENDAR = vocabulary("tahun bulan triwulan semester dekade periode tw")
_AFTER_SPAN = vocabulary(
    "kemudian setelah berselang kerja terakhir berturut-turut mendatang anggaran lalu sebelum berjalan ke"
)
_FIRST_YEAR, _LAST_YEAR = 1945, 2099
_IDIOMS = frozenset(
    {
        "tingkat",
        "level",
        "tingkatan",
        "jenjang",
        "langkah",
        "kesatuan",
        "pintu",
        "atap",
        "data",
        "sama",
        "persatu",
        "kali",
        "pun",
    }
)


def is_year(word: Word) -> bool:
    """Tell whether a number can be a year: four plain digits without unit."""
    number = word.number
    return (
        number is not None
        and len(word.text) == 4
        and word.text.isdecimal()
        and number.unit is None
        and number.value is not None
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
    )


class References:
    """Finds the numbers of a sentence that claim nothing; `names` are the subjects' own names.

    `nouns` are the units of the facts: what the facts count is no duration unless words of lasting say so;
    where facts measure minutes or days, neither are hours.
    """

    def __init__(self, names: Sequence[Sequence[Word]], nouns: set[str]) -> None:
        self._in_names = {
            neighbours
            for words in names
            for at, word in enumerate(words)
            if word.number is not None
            for neighbours in _neighbours(words, at)
        }
        self._nouns = nouns

    def find(self, sentence: Sequence[Word]) -> tuple[dict[int, str], list[int]]:
        """Places of exempt numbers with the reason in Indonesian, and places of years."""
        exempt: dict[int, str] = {}
        years: list[int] = []
        previous: int | None = None
        for at, word in enumerate(sentence):
            if word.number is None:
                continue
            reason = self._reason(sentence, at, exempt, previous)
            if reason is not None:
                exempt[at] = reason
                if reason == "tanggal" and is_year(word) and _ends_fiscal_year(sentence, at):
                    years.append(at)
                    del exempt[at]
            elif is_year(word) and (_after_tahun(sentence, at) or not self._counts(sentence, at)):
                years.append(at)
            previous = at
        return exempt, years

    def _reason(
        self, sentence: Sequence[Word], at: int, exempt: dict[int, str], previous: int | None
    ) -> str | None:
        word = sentence[at]
        number = word.number
        assert number is not None
        if number.kind in (TokenKind.ORDINAL, TokenKind.ROMAN):
            return "urutan"
        if number.kind is TokenKind.CODE:
            named = any(sign.isalpha() for sign in word.text)
            amount = self._counts(sentence, at) and not named
            return None if amount or len(word.text) > _LONGEST_CODE else "kode"
        if number.unit is None:
            if self._in_names and not self._in_names.isdisjoint(_neighbours(sentence, at)):
                return "bagian nama"
            if _in_date(sentence, at):
                return "tanggal"
            if _numbers_a_list(sentence, at):
                return "nomor urut"
            if _is_idiom(sentence, at):
                return "ungkapan"
        label = _label(sentence, at)
        counted = label in _LABELLED_ONLY_BARE and self._counts(sentence, at)
        if label is not None and number.unit is None and not counted:
            return "rujukan"
        if number.unit is None and previous is not None and exempt.get(previous) in ("rujukan", "kode"):
            between = sentence[previous + 1 : at]
            if all(piece.text.lower() in _CHAINS for piece in between) and not self._counts(sentence, at):
                return "rujukan"
            if is_year(word) and [piece.lower for piece in between] in (["tahun"], ["thn"], ["th"]):
                return "rujukan"
        if number.unit is None and at and sentence[at - 1].lower == "per" and number.value is not None:
            return "satuan"
        if number.unit is None and _slashed(sentence, at):
            return "rujukan"
        if number.unit is None and _joined_to_word(sentence, at):
            return "bagian nama"
        if number.unit is None and self._is_duration(sentence, at):
            return "jangka waktu"
        return None

    def _counts(self, sentence: Sequence[Word], at: int) -> bool:
        """Tell whether a unit of the facts follows."""
        return at + 1 < len(sentence) and sentence[at + 1].lower in self._nouns

    def _is_duration(self, sentence: Sequence[Word], at: int) -> bool:
        if at + 1 >= len(sentence):
            return False
        following = sentence[at + 1].lower
        if following not in DURATIONS:
            return False
        number = sentence[at].number
        if number is not None and number.decimals:
            return False
        before = sentence[at - 1].lower if at else ""
        after = sentence[at + 2].lower if at + 2 < len(sentence) else ""
        measured = following in self._nouns or bool(self._nouns & DURATIONS - _CALENDAR)
        if measured and following not in _CALENDAR:
            return before in _LASTING or after in _AFTER_SPAN
        if before in _STATING and self._nouns & DURATIONS:
            return False
        if before in _SPANS or after in _AFTER_SPAN:
            return True
        return following not in self._nouns


def _after_tahun(sentence: Sequence[Word], at: int) -> bool:
    return at > 0 and sentence[at - 1].lower in ("tahun", "ta", "anggaran")


def _neighbours(words: Sequence[Word], at: int) -> list[tuple[str, str, str]]:
    """A number with the word before it, and with the word after it."""
    found = []
    text = words[at].text.lower()
    if at and words[at - 1].is_word and words[at - 1].lower not in STOP_WORDS:
        found.append((words[at - 1].lower, text, ""))
    if at + 1 < len(words) and words[at + 1].is_word and words[at + 1].lower not in STOP_WORDS:
        found.append(("", text, words[at + 1].lower))
    return found


def _label(sentence: Sequence[Word], at: int) -> str | None:
    """The word that makes a number a reference, as in `Pasal 3`, `ayat (2)`, `No. 5`."""
    before = at - 1
    while before >= 0 and sentence[before].text in "(.:" and at - before <= 2:
        before -= 1
    if before < 0 or not sentence[before].is_word:
        return None
    label = sentence[before].lower
    if label in _LABELS:
        return label
    if label in _LABEL_UNLESS_MEASURED and before == at - 1 and sentence[before].text[0].isupper():
        follows = sentence[at + 1] if at + 1 < len(sentence) else None
        if not is_year(sentence[at]) and (follows is None or not follows.is_word):
            return label
    return None


def _in_date(sentence: Sequence[Word], at: int) -> bool:
    if at + 1 < len(sentence) and sentence[at + 1].lower in MONTHS:
        return True
    if at and sentence[at - 1].lower in MONTHS:
        return is_year(sentence[at])
    return False


def _ends_fiscal_year(sentence: Sequence[Word], at: int) -> bool:
    """Tell whether a date is 31 December: its year is the year that the text speaks of."""
    return at >= 2 and sentence[at - 1].lower == "desember" and sentence[at - 2].text == "31"


def _numbers_a_list(sentence: Sequence[Word], at: int) -> bool:
    following = sentence[at + 1].text if at + 1 < len(sentence) else ""
    if not sentence[at].text.isdecimal():
        return False
    if at == 0 and following in (".", ")") and len(sentence) > 2:
        return True
    if following == ")" and at and sentence[at - 1].text == "(" and len(sentence[at].text) <= 2:
        return at == 1 or sentence[at - 2].text in ",;:" or not sentence[at - 2].is_word
    around = {sentence[at - 1].text if at else "", following}
    return bool(around & {"=", "*", "×"}) and len(sentence[at].text) <= 2


def _is_idiom(sentence: Sequence[Word], at: int) -> bool:
    number = sentence[at].number
    if number is None or not number.words:
        return False
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    climbs = at > 0 and CLAIM_WORDS.get(sentence[at - 1].lower) in ("up", "down")
    if number.value == 1 and following is not None and following.lower in _IDIOMS and not climbs:
        return True
    return at > 0 and sentence[at].text[0].isupper() and following is not None and following.text[0].isupper()


def _slashed(sentence: Sequence[Word], at: int) -> bool:
    """Regulations such as `Permendagri 86/2017`."""
    if at + 2 < len(sentence) and sentence[at + 1].text == "/" and is_year(sentence[at + 2]):
        return True
    return (
        is_year(sentence[at])
        and at >= 2
        and sentence[at - 1].text == "/"
        and sentence[at - 2].number is not None
    )


def _joined_to_word(sentence: Sequence[Word], at: int) -> bool:
    return (
        at >= 2
        and sentence[at - 1].text in "-–"
        and not sentence[at].gap
        and not sentence[at - 1].gap
        and sentence[at - 2].is_word
    )

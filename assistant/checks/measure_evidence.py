"""Which measures the words around a number leave open."""

from __future__ import annotations

from dataclasses import replace

from assistant.checks.binding import Binder
from assistant.checks.lexicon import CLAIM_WORDS, MEASURE_WORDS, Code, inflected, vocabulary
from assistant.checks.marks import MeasureMark
from assistant.checks.measuring import NEVER
from assistant.checks.operands import CLAUSE_ENDS
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Sentence
from assistant.checks.table import Entry, Kind, Measure
from assistant.checks.words import roots

_NEUTRAL: dict[Kind, frozenset[Code]] = {
    Kind.PERCENT: frozenset({Code.ACTUAL, Code.COUNT, Code.ABSORPTION, Code.OWN}),
    Kind.MONEY: frozenset({Code.ACTUAL, Code.COUNT, Code.SPENT, Code.OWN}),
    Kind.POINT: frozenset({Code.EFFICIENCY}),
}
_PLAIN = frozenset({Code.ACTUAL, Code.COUNT, Code.OWN})
_SETS_TARGET = vocabulary(
    """
    patokan seharusnya semestinya seyogianya idealnya menuju ambang batas komitmen berkomitmen
    proyeksi plafon kuota rentang perjanjian diperjanjikan ditetapkan menetapkan ditentukan menentukan
    mensyaratkan disyaratkan dipersyaratkan dibebankan digariskan
    """
) | inflected("patok janji rencana harap canang proyeksi target")
_NO_SUBJECT = vocabulary("realisasi nasional tingkat rata-rata angka capaian")
_COMPARED_WITH = (Code.TARGET, Code.PLAN_END, Code.NATIONAL, Code.CEILING)
_ASIDE = frozenset({"(", ":", ",", ";"})
_OF_BUDGET = vocabulary(
    """
    apbd dpa dana berbekal jatah kebagian modal mendapat memperoleh menerima diberi
    disediakan menyediakan tersedia bermodal kantong menelan
    """
) | inflected("kelola dukung anggar alokasi biaya sedia kucur gelontor plot topang")
_LEFT = vocabulary(
    """
    kas sisa selebihnya selebih silpa dikembalikan kembali mengembalikan mengendap menganggur efisiensi hemat
    penghematan dihemat
    """
) | inflected("sisa hemat")
_HOLDS = vocabulary(
    """
    , ( ) : dan serta lalu kemudian atau menjadi dari ke hingga sampai pada di tahun setiap tiap
    yaitu yakni adalah sebesar masing-masing berturut-turut terus akhirnya
    """
)
_MEETS = frozenset(word for word, tag in CLAIM_WORDS.items() if tag in ("reach", "exceed"))
_LISTS = frozenset({"yaitu", "yakni", "ialah", "adalah", ":"})
_WHOLE_YEAR = vocabulary("setahun tahunan")
_MOST_SAID = 2
_OF_PLAN_END = vocabulary(
    "akhir renstra rpjmd rpjmn rpd rpjm menengah periode pamungkas penghujung lima-tahunan puncak strategis"
)
_OF_FIRST_BUDGET = vocabulary("sebelum awal murni semula mula-mula awalnya mulanya induk asal pertama")
_GOES_ON = vocabulary(
    "yaitu yakni adalah ialah masing-masing berturut-turut atau dan serta dari lalu kemudian menjadi"
)


class MeasureEvidence:
    """Weighs, for one sentence, whether a number may be of a fact's measure."""

    def __init__(self, sentence: Sentence, binder: Binder) -> None:
        self.sentence = sentence
        self.binder = binder
        self._words = {word.lower for word in sentence.words if word.is_word}

    def admits(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether no word about a number speaks against the measure of a fact."""
        quarter = 0 if self._of_whole_year(quantity) else quantity.quarter
        if entry.measure.quarter != quarter or entry.measure.code not in self.codes(quantity):
            return False
        if entry.measure.code is not Code.OWN:
            return True
        own = set(entry.measure.name.split()) - _NO_SUBJECT
        said = self._words | self.binder.index.content[entry.subject]
        kin = {root for word in said for root in roots(word)}
        found = sum(not kin.isdisjoint(roots(word)) for word in own)
        return found == len(own) or (found > 0 and len(own) > _MOST_SAID)

    def _of_whole_year(self, quantity: Quantity) -> bool:
        """Tell whether a number's own words say that it is of the whole year, not of a quarter."""
        return bool(_WHOLE_YEAR & set(self.sentence.between(quantity.opening, quantity.at)))

    def codes(self, quantity: Quantity) -> frozenset[Code]:
        """The measures that a number may be of: what governs it, else all that its sentence evokes."""
        own = self.groups(quantity, quantity.measure)
        governed = self._is_governed(quantity)
        evoked = set(own) if governed else self._evoked(quantity)
        before = quantity.previous
        of_share = before is not None and before.kind is Kind.PERCENT and quantity.kind is Kind.MONEY
        whole = quantity.role is Role.WHOLE or (
            of_share and "dari" in self.sentence.between(quantity.at - 3, quantity.at)
        )
        if whole and not quantity.measured and quantity.lead is None:
            evoked |= {Code.CEILING} if quantity.kind is Kind.MONEY else {Code.TARGET, Code.COUNT}
        if quantity.role is Role.WHOLE and quantity.partner is not None and quantity.lead is None:
            evoked |= self.groups(quantity, quantity.partner.measure)
        evoked = {code for code in evoked if (code, quantity.kind) not in NEVER}
        if Code.PLAN_END in evoked and not self._words & _OF_PLAN_END:
            evoked.discard(Code.PLAN_END)
        first = quantity.role is Role.FROM or bool(self._words & _OF_FIRST_BUDGET)
        if Code.CEILING_BEFORE in evoked and not first:
            evoked.discard(Code.CEILING_BEFORE)
        return frozenset(evoked)

    def _evoked(self, quantity: Quantity) -> set[Code]:
        evoked = set(_NEUTRAL.get(quantity.kind, _PLAIN))
        for mark in self.sentence.measures:
            if mark.measure.code is not Code.CATEGORY and not self._used_up(mark, quantity):
                evoked |= self.groups(quantity, mark.measure)
        for at, mention in enumerate(self.sentence.mention_at):
            code = MEASURE_WORDS.get(self.sentence.words[at].lower)
            if mention is not None and code in (Code.ACHIEVEMENT, Code.PROGRESS, Code.NATIONAL):
                evoked.add(code)
        if self._words & _SETS_TARGET:
            evoked.add(Code.TARGET)
        if quantity.kind is Kind.PERCENT and self._lists_who_met(quantity):
            evoked.add(Code.ACHIEVEMENT)
        if self._words & _OF_BUDGET:
            evoked.add(Code.CEILING)
        if self._words & _LEFT:
            evoked.add(Code.REMAINDER)
        return evoked

    def _lists_who_met(self, quantity: Quantity) -> bool:
        """Tell whether a number in brackets follows one of a list: `mencapai target, yaitu A (101%)`."""
        before = self.sentence.between(0, quantity.at)
        if before[-1:] != ["("] or self.sentence.mention_at[quantity.at - 2] is None:
            return False
        met = next((at for at, word in enumerate(before) if word in _MEETS), None)
        return met is not None and "target" in before[met:] and bool(_LISTS & set(before[met:]))

    def _is_governed(self, quantity: Quantity) -> bool:
        """Tell whether the measure that was read from the words before a number surely holds for it.

        A measure holds on till a clause ends, or a new subject begins behind a comma; one that numbers
        are compared with (a target) does not hold for the other number of its pair.
        """
        if quantity.measure is None:
            return False
        if quantity.lead is not None and quantity.lead.first > quantity.at:
            return True
        if quantity.measured:
            mark = quantity.lead
            aside = mark is not None and _ASIDE & set(self.sentence.between(mark.last + 1, quantity.at))
            if aside and quantity.role is Role.PART and quantity.measure.code in _COMPARED_WITH:
                return False
            return mark is None or not self._breaks(mark.last + 1, quantity.at)
        before = quantity.previous
        if before is None or before.measure != quantity.measure or quantity.role is Role.PART:
            return False
        between = self.sentence.between(before.after, quantity.at)
        if "(" in between and before.kind is not quantity.kind:
            return False
        if quantity.measure.code in _COMPARED_WITH and any(word and word not in _HOLDS for word in between):
            return False
        return not self._breaks(before.after, quantity.at)

    def _breaks(self, first: int, last: int) -> bool:
        for at in range(first, last):
            word = self.sentence.words[at]
            if word.lower in CLAUSE_ENDS:
                return True
            if word.text == "," and self.sentence.lower(at + 1) not in _GOES_ON and at + 1 < last:
                return True
        return False

    def groups(self, quantity: Quantity, measure: Measure | None) -> frozenset[Code]:
        if measure is None:
            return frozenset()
        return frozenset(self.binder.groups(replace(quantity, measure=measure)))

    def _used_up(self, mark: MeasureMark, quantity: Quantity) -> bool:
        """Tell whether a measure word governs another number, which says such a fact."""
        return any(
            other is not quantity and other.lead is mark and other.entries and self._is_governed(other)
            for other in self.sentence.quantities
        )

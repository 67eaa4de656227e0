"""Whom the words around a number let it speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from assistant.checks.binding import LEAST_RANK, Binder
from assistant.checks.lexicon import CLAIM_WORDS, THAN, Code, vocabulary
from assistant.checks.marks import MeasureMark, YearMark
from assistant.checks.measuring import after_brackets, segment_end
from assistant.checks.mentions import Mention
from assistant.checks.operands import CLAUSE_ENDS
from assistant.checks.quantities import Bound, Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Entry
from assistant.domain.numerals import TokenKind

_TIES = vocabulary(
    """
    yang sebesar sebanyak sejumlah senilai mencapai hanya tercatat adalah ialah yakni yaitu sekitar
    hampir baru masih telah sudah berada di pada angka nilai kinerja lebih kurang dari kini tetap
    cuma juga memperoleh meraih mencatat mendapat mengantongi membukukan menyentuh menembus bernilai
    berjumlah posisi level sampai hingga dengan ( : = – -
    """
)
_TIED_AFTER = vocabulary("pada di untuk oleh bagi milik")
_ON_THE_WAY = vocabulary("berada terdapat terletak terjadi dicapai diraih dicatat tercatat")
_AMONG = vocabulary("di antara antaranya diantara diantaranya")
_PLAIN = frozenset({Code.ACTUAL, Code.COUNT, Code.OWN})
_NO_SUBJECT = vocabulary("realisasi nasional tingkat rata-rata angka capaian")
_OFFICE = vocabulary(
    """
    total seluruh keseluruhan semua dinas badan kantor inspektorat rsud kecamatan sekretariat instansi
    satuan rumah opd skpd perangkat
    """
)
_FAMILIES = (
    frozenset(
        {Code.TARGET, Code.ACTUAL, Code.ACHIEVEMENT, Code.PLAN_END, Code.PROGRESS, Code.BASELINE, Code.OWN}
    ),
    frozenset({Code.CEILING, Code.CEILING_BEFORE, Code.SPENT, Code.ABSORPTION, Code.REMAINDER}),
    frozenset({Code.COUNT}),
)
"""Measures that are told of the same subjects: of indicators, of budgets, of what is counted."""
_OPENS_ASIDE = vocabulary("yang sebagai selaku bagian salah")
_LEFT_OVER = vocabulary("lain lainnya sisa sisanya selebihnya selebih")
_EXCLUDING = vocabulary("luar selain kecuali tanpa")
_PAIR = 2
_BEFORE = 8
_NEAR = 5
_TIED_RANK = 0.97
_SURE_RANK = 0.6
_COVERED = 0.6


class Voices:
    """Weighs, for one sentence, whether a number may speak of a fact's subject."""

    def __init__(self, sentence: Sentence, binder: Binder, carry: Carry) -> None:
        self.sentence = sentence
        self.binder = binder
        self.carry = carry
        units = {one.after - 1 for one in sentence.quantities if one.noun}
        self.mentions = [m for m in sentence.mentions if not m.places <= units]

    def admits(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether a number may speak of a fact's subject: the nearest that can be meant decides."""
        if entry.measure.code is Code.NATIONAL and self.binder.index.content[entry.subject] <= _NO_SUBJECT:
            return True
        if entry.subject in self.binder.index.totals and self._means_office(quantity):
            return True
        if self._is_named_beside(quantity, entry) or self._is_left_over(quantity, entry):
            return True
        tied = self._tight(quantity)
        if tied and tied[-1].total and self._is_own_among(entry):
            return True
        if self._is_among(quantity, entry) or self._is_whole_of_part(quantity, entry):
            return True
        explicit = quantity.bound is not Bound.EXACT
        tight = (0, 1) if quantity.mention is not None else (0,)
        for near, mentions in enumerate(self._scopes(quantity)):
            for mention in mentions:
                if self.evokes(mention, entry, quantity) and self._ordered(quantity, entry, mention):
                    return True
            if any(self._governs(mention, entry) or (near in tight and mention.sure) for mention in mentions):
                return False
            if explicit and near >= 2 and mentions:
                return False
        if explicit:
            return False
        if entry.subject in self.spoken() or entry.subject in self.in_full:
            return True
        return entry.subject in self.binder.index.totals

    def _is_named_beside(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether the word behind a unit names the subject of a list: `…, 137 orang anak`."""
        at = quantity.after
        if not quantity.noun or at >= len(self.sentence.words) or self.sentence.mention_at[at] is not None:
            return False
        word = self.sentence.lower(at)
        return word in self.binder.index.content[entry.subject] and entry.subject in self.in_full

    @cached_property
    def in_full(self) -> frozenset[int]:
        """The subjects that are named in full, though other names may stand nearer."""
        return self.binder.index.in_full(self.sentence.words)

    def _is_own_among(self, entry: Entry) -> bool:
        """Tell whether the office's own figure is told among those of others, as of provinces."""
        index = self.binder.index
        others = self.spoken() - {entry.subject}
        return any(entry.subject in index.general(index.prefix(one, index.class_of(one))) for one in others)

    def _is_whole_of_part(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether a fact is the office's, of which the other number of a pair tells a program's."""
        part = quantity.partner
        if quantity.role is not Role.WHOLE or part is None or not part.entries:
            return False
        known = part.entries[0]
        alike = (known.measure, known.year) == (entry.measure, entry.year)
        return alike and entry.subject in self.binder.index.totals

    def _is_among(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether a fact is of a part of what was counted before: `118, 101 di antaranya selesai`."""
        before = quantity.previous
        words = self.sentence.between(quantity.after, len(self.sentence.words))
        if before is None or not before.entries or (words[1:2] != ["antara"] and words[:1] != ["diantara"]):
            return False
        content = self.binder.index.content
        whole, part = content[before.entries[0].subject], content[entry.subject]
        return whole < part and part - whole <= set(words)

    def _means_office(self, quantity: Quantity) -> bool:
        """Tell whether a number's own words speak of the whole, or of the office itself."""
        lead = self.sentence.between(max(quantity.opening, quantity.at - _NEAR), quantity.at)
        trail = self.sentence.between(quantity.after, segment_end(self.sentence, quantity))[:_NEAR]
        return bool(_OFFICE & {*lead, *trail})

    def spoken(self) -> frozenset[int]:
        """The subjects of the facts that other numbers of the sentence say."""
        return frozenset(one.entries[0].subject for one in self.sentence.quantities if one.entries)

    def evokes(self, mention: Mention, entry: Entry, quantity: Quantity) -> bool:
        """Tell whether a mention may mean a fact's subject: no better reading of it has such a fact.

        The whole of `A dari B` may bear the name of its part, less the words that tell the part apart.
        """
        rank = next((rank for subject, rank in mention.options if subject == entry.subject), 0.0)
        best = mention.options[0][1]
        covered = mention.covers.get(entry.subject, 0.0)
        if rank < best * (_SURE_RANK if mention.sure else LEAST_RANK) and covered < _COVERED:
            return False
        if quantity.role is Role.WHOLE and covered >= _TIED_RANK:
            return True
        for subject, other in mention.options:
            if self._is_left_open(mention, entry.subject, subject):
                continue
            if other * _TIED_RANK > rank and any(
                _comparable(known, entry) for known in self.binder.table.of_subject(subject)
            ):
                return False
        return True

    @staticmethod
    def _is_left_open(mention: Mention, subject: int, rival: int) -> bool:
        """Tell whether the same words speak of two subjects, and are the whole name of neither."""
        said, other = mention.scores.get(subject, 0.0), mention.scores.get(rival, 0.0)
        return said >= other * _TIED_RANK and mention.covers.get(rival, 0.0) < _TIED_RANK

    def _governs(self, mention: Mention, entry: Entry) -> bool:
        """Tell whether a mention's subject surely is another, of which such facts are told."""
        if not mention.sure:
            return False
        best = mention.options[0][1]
        family = next((codes for codes in _FAMILIES if entry.measure.code in codes), None)
        return any(
            (known.measure.code in family)
            if family is not None
            else (known.kind is entry.kind and known.measure.code is entry.measure.code)
            for subject, rank in mention.options
            if rank >= best * _TIED_RANK
            for known in self.binder.table.of_subject(subject)
        )

    def _scopes(self, quantity: Quantity) -> Iterator[list[Mention]]:
        """Where a number's subject may stand, the nearest by grammar first."""
        sentence = self.sentence
        if quantity.mention is not None:
            yield [quantity.mention]
        yield self._tight(quantity)
        start = self._clause_start(quantity.at)
        end = segment_end(sentence, quantity)
        meant = [m for m in self.mentions if not self._excluded(m) and not self._aside(m, quantity.at)]
        free = [m for m in meant if not self._compared(m)] or meant
        partner = quantity.partner
        if quantity.role is Role.PART and partner is not None and partner.at > quantity.at:
            end = next(
                (one.at for one in sentence.quantities if one.at > partner.at + 2), len(sentence.words)
            )
        yield [m for m in free if max(quantity.opening, start) <= m.first and m.last < quantity.at] + [
            m for m in free if quantity.at < m.first < end
        ]
        yield [m for m in free if start <= m.first and m.last < quantity.opening]
        yield [m for m in free if m.last < start]
        yield self.collective
        yield self._whole(quantity)
        yield [m for m in free if m.first >= end]
        yield self.carry.mentions

    @cached_property
    def collective(self) -> list[Mention]:
        """The members that `ketiga program` means, where so many are known."""
        words = self.sentence.words
        for at in range(len(words) - 1):
            number = words[at].number
            if number is None or number.kind is not TokenKind.ORDINAL or number.value is None:
                continue
            members = self.binder.index.headed(words[at + 1].lower)
            if words[at].text.lower().startswith("ke") and len(members) == number.value:
                return [Mention(-1, -1, [(member, 1.0)]) for member in members]
        return []

    def _is_left_over(self, quantity: Quantity, entry: Entry) -> bool:
        """Tell whether a fact is of a member of a class that a condition leaves over: `dua lainnya 88%`."""
        before = set(self.sentence.between(max(0, quantity.at - _BEFORE), quantity.at))
        for one in self.sentence.quantities:
            members = self.binder.index.headed(one.noun) if one.why == "count" and one.noun else []
            if _LEFT_OVER & before and entry.subject in members and isinstance(entry.value, Decimal):
                limits = [t for t in self.sentence.quantities if t.status == "exempt" and t.at < quantity.at]
                return not any(t.kind is entry.kind and t.says(entry.value) for t in limits)
        return False

    def _whole(self, quantity: Quantity) -> list[Mention]:
        """The office as a whole, which a number speaks of that no subject stands before."""
        named = any(m.sure and m.first < quantity.at for m in self.mentions)
        options = [(subject, 1.0) for subject in sorted(self.binder.index.totals)]
        return [] if named or not options else [Mention(-1, -1, options)]

    def _clause_start(self, at: int) -> int:
        for back in range(at - 1, -1, -1):
            if self.sentence.words[back].lower in CLAUSE_ENDS:
                return back + 1
        return 0

    def _tight(self, quantity: Quantity) -> list[Mention]:
        """The subjects that linking words alone tie to a number, before or after it."""
        found = [
            m
            for m in self.mentions
            if quantity.opening <= m.first and m.last < quantity.at and self._leads(m.last + 1, quantity.at)
        ]
        beside = [m for m in self.mentions if m.first == quantity.after and m.sure and quantity.noun]
        if beside:
            return beside
        at = quantity.after
        bracketed = self.sentence.lower(at) == "("
        if not bracketed:
            at = after_brackets(self.sentence, quantity)
            while self.sentence.lower(at) in _ON_THE_WAY or (
                self.sentence.lower(at) in _AMONG and self.sentence.lower(at + 1) in _AMONG
            ):
                at += 1
        if not bracketed and self.sentence.lower(at) not in _TIED_AFTER | _AMONG:
            return found[-1:]
        for mention in self.mentions:
            if at < mention.first <= at + 2:
                closed = self.sentence.lower(mention.last + 1) == ")"
                if not bracketed or closed:
                    return [mention]
        return found[-1:]

    def _excluded(self, mention: Mention) -> bool:
        """Tell whether a sentence leaves a subject out, as in `di luar Program A`."""
        return bool(_EXCLUDING & set(self.sentence.between(mention.first - _PAIR, mention.first)))

    def _aside(self, mention: Mention, at: int) -> bool:
        """Tell whether a subject stands in an aside that ends before a place: `A, yang … B, terserap`."""
        if mention.last >= at:
            return False
        words = self.sentence.words
        opened = next((p for p in range(mention.first - 1, 0, -1) if words[p].text in ",;("), None)
        closed = next((p for p in range(mention.last + 1, at) if words[p].text in ",;)"), None)
        if opened is None or closed is None or words[opened].text != "," or words[closed].text != ",":
            return False
        known = any(m.sure and m.last < opened for m in self.mentions)
        return known and words[opened + 1].lower in _OPENS_ASIDE

    def _compared(self, mention: Mention) -> bool:
        """Tell whether a subject is only what something is compared with."""
        before = self.sentence.between(mention.first - 3, mention.first)
        return any(
            (word in THAN and word != "dari") or CLAIM_WORDS.get(word) == "exceed" for word in before
        ) or (before[-1:] == ["dari"] and before[:1] == ["lebih"])

    def _ordered(self, quantity: Quantity, entry: Entry, mention: Mention) -> bool:
        """Tell whether subjects and their numbers stand in the same order."""
        if mention.first < 0:
            return True
        for other in self.sentence.quantities:
            if other in (quantity, quantity.partner) or not other.entries:
                continue
            known = other.entries[0]
            if known.subject == entry.subject or (known.measure, known.kind) != (entry.measure, entry.kind):
                continue
            voices = [m for m in self.mentions if m is not mention and self.evokes(m, known, other)]
            if voices and all((m.first < mention.first) is not (other.at < quantity.at) for m in voices):
                return False
        return True

    def _leads(self, first: int, last: int) -> bool:
        """Tell whether only names, years and linking words stand between two places."""
        for at in range(first, last):
            word = self.sentence.words[at]
            named = self.sentence.mention_at[at] is not None or self._in_mark(at)
            if not named and word.lower not in _TIES and word.lower != "tahun" and word.text != ")":
                return False
        return True

    def _in_mark(self, at: int) -> bool:
        marks: tuple[Sequence[MeasureMark], Sequence[YearMark]] = (
            self.sentence.measures,
            self.sentence.years,
        )
        return any(mark.first <= at <= mark.last for group in marks for mark in group)


def _comparable(one: Entry, other: Entry) -> bool:
    """Tell whether two facts could be told apart by their subject alone."""
    alike = one.measure.code is other.measure.code or {one.measure.code, other.measure.code} <= _PLAIN
    return alike and one.kind is other.kind and one.year == other.year and isinstance(one.value, Decimal)

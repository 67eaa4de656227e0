"""Giving each number of a sentence the years that it may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.checks.lexicon import CLAIM_WORDS, THAN, Code, vocabulary
from assistant.checks.marks import YearMark
from assistant.checks.quantities import Quantity, Role
from assistant.checks.sentence import Carry, Sentence
from assistant.checks.table import Measure

_YEAR_STOPS = vocabulary(
    """
    dan serta sedangkan sementara namun tetapi sehingga atau menjadi yaitu yakni karena dari dengan
    """
)
_TURNS_TIME = vocabulary("setelah sesudah sebelum ketika saat padahal meski meskipun walau walaupun")
_VERSUS = frozenset({"berbanding", "banding", "dibandingkan", "dibanding", "lawan"})
_LEADS_TOPIC = vocabulary("pada di untuk adapun")
_OPENS_CLAUSE = vocabulary("; sedangkan sementara sebab karena padahal namun tetapi")
_WHEN = frozenset({"ketika", "saat"})
_YEAR_FILLERS = vocabulary("pada di tahun anggaran untuk dalam akhir ta ( per")
_LEADS_NUMBER = vocabulary(
    """
    nilai skor sempat menyentuh
    yang sebesar sebanyak sejumlah senilai mencapai hanya tercatat adalah ialah yakni yaitu ( :
    sekitar hampir baru masih telah sudah berada di pada angka kinerja lebih kurang dari = anggaran
    indikator ini nya itu tersebut utama atas bawah sampai hingga bernilai berjumlah
    """
)


class Calendar:
    """The years of the facts; `report_year` is the one that a text without years speaks of."""

    def __init__(self, report_year: int | None, all_years: Sequence[int]) -> None:
        self.report_year = report_year
        self.all_years = all_years

    def assign_years(self, sentence: Sentence, carry: Carry) -> None:
        """Give each number the years that it may speak of."""
        self._resolve_topics(sentence, carry)
        attached: dict[int, YearMark] = {}
        for quantity in sentence.quantities:
            mark = self._attached(sentence, quantity)
            if mark is not None:
                attached[quantity.at] = mark
                quantity.years = frozenset(self._years(mark, sentence, carry))
                quantity.attached = True
        for quantity in sentence.quantities:
            start = attached.get(quantity.at)
            undated = any(one.partner is quantity and one.at not in attached for one in sentence.quantities)
            undated = undated or not any(one.partner is quantity for one in sentence.quantities)
            if quantity.role is Role.FROM and start is not None and len(start.years) == 1 and undated:
                start.base = True
            if start is not None and sentence.lower(quantity.at - 1) in THAN - {"dari"}:
                start.base = True
        context = self._context_marks(sentence, attached)
        for quantity in sentence.quantities:
            if quantity.years is None:
                quantity.years = self._years_around(sentence, quantity, context, attached, carry)
        self._order_changes(sentence, carry)
        main = [mark for mark in sentence.years if not mark.base and mark.years and mark.relative is None]
        if main:
            carry.year = main[-1].years[-1]

    def _resolve_topics(self, sentence: Sentence, carry: Carry) -> None:
        """Take `tahun sebelumnya` at the head of a clause for the year that the clause speaks of."""
        main = self.main_year(sentence, carry)
        for mark in sentence.years:
            if mark.relative != -1 or main is None or mark.years:
                continue
            before = mark.first - 1
            while sentence.lower(before) in _LEADS_TOPIC:
                before -= 1
            told = any(one.at > mark.last for one in sentence.quantities)
            if told and before >= 0 and sentence.lower(before) in _OPENS_CLAUSE:
                mark.years, mark.base = (main - 1,), False

    def _years(self, mark: YearMark, sentence: Sentence, carry: Carry) -> tuple[int, ...]:
        if mark.relative is None:
            return mark.years
        main = self.main_year(sentence, carry)
        if mark.relative == 0 and self.report_year is not None:
            return (self.report_year,)
        return (main + mark.relative,) if main is not None else ()

    def main_year(self, sentence: Sentence, carry: Carry) -> int | None:
        """The year that a sentence speaks of, apart from what it compares with."""
        for mark in sentence.years:
            if not mark.base and mark.years and mark.relative is None:
                return mark.years[-1]
        if self.report_year is None or carry.year is None:
            return carry.year if carry.year is not None else self.report_year
        bases = [mark.years[-1] for mark in sentence.years if mark.base and mark.years]
        return carry.year if not bases or carry.year > max(bases) else self.report_year

    def _attached(self, sentence: Sentence, quantity: Quantity) -> YearMark | None:
        at, plain = _after_aside(sentence, quantity.after), 0
        while at < len(sentence.words) and plain <= 4:
            for mark in sentence.years:
                if mark.first == at or (mark.relative is None and mark.first == at):
                    return None if mark.base and mark.relative is None else mark
            word = sentence.words[at]
            if word.number is not None or word.text in ",;:.)" or word.lower in _YEAR_STOPS | _TURNS_TIME:
                break
            if word.is_word and (word.lower in CLAIM_WORDS or word.lower in THAN):
                break
            if any(mark.first == at for mark in sentence.measures):
                break
            if word.is_word and word.lower not in _YEAR_FILLERS:
                plain += 1
            at += 1
        return self._before(sentence, quantity)

    def _before(self, sentence: Sentence, quantity: Quantity) -> YearMark | None:
        """A year right before a number, as in `tahun 2022 (113,52%)`, `tahun 2023 yang sebesar 86,95%`."""
        if sentence.lower(quantity.at - 1) == "(" and _opens_pair(sentence, quantity):
            return None
        for mark in reversed(sentence.years):
            if mark.last >= quantity.at:
                continue
            if mark.last < quantity.opening or mark.span or len(mark.years) > 1:
                return None
            for at in range(mark.last + 1, quantity.at):
                word = sentence.words[at]
                if word.text == "," and at == quantity.at - 1 and _dates_a_measure(sentence, mark):
                    continue
                named = any(one.first <= at <= one.last for one in sentence.measures)
                if not named and sentence.mention_at[at] is None and word.lower not in _LEADS_NUMBER:
                    return None
            return mark
        return None

    def _context_marks(self, sentence: Sentence, attached: dict[int, YearMark]) -> list[YearMark]:
        """Years that hold for more than one number: neither compared with nor a starting point."""
        starting = {
            id(attached[one.at])
            for one in sentence.quantities
            if one.at in attached and (one.role is Role.FROM or sentence.lower(one.at - 1) in THAN)
        }
        return [mark for mark in sentence.years if not mark.base and id(mark) not in starting and mark.years]

    def _years_around(
        self,
        sentence: Sentence,
        quantity: Quantity,
        context: Sequence[YearMark],
        attached: dict[int, YearMark],
        carry: Carry,
    ) -> frozenset[int]:
        when = [at for at in range(quantity.opening, quantity.at) if sentence.lower(at) in _WHEN]
        told = [mark for mark in sentence.years if when and mark.last < when[-1] and mark.years]
        if told:
            return frozenset(told[-1].years)
        left = [mark for mark in context if mark.last < quantity.at]
        partner = quantity.partner
        others = {id(mark) for at, mark in attached.items() if at < quantity.at}
        paired = partner is not None and partner.at in attached and partner.at > quantity.at
        if left and not (paired and id(left[-1]) in others):
            return frozenset(left[-1].years)
        if partner is not None and partner.at in attached and quantity.role in (Role.PART, Role.WHOLE):
            return frozenset(self._years(attached[partner.at], sentence, carry))
        owned = {id(mark) for mark in attached.values()}
        right = [mark for mark in context if mark.first > quantity.at]
        ends = [at for at in range(quantity.at, len(sentence.words)) if sentence.words[at].text == ";"]
        right = [mark for mark in right if not ends or mark.first < ends[0]]
        if context and not left and not right and self.report_year is not None:
            return frozenset(year for year in (self.report_year, carry.year) if year is not None)
        free = [mark for mark in right if id(mark) not in owned]
        if free:
            return frozenset(free[0].years)
        return self.default_years(sentence, carry)

    def default_years(self, sentence: Sentence, carry: Carry) -> frozenset[int]:
        """The years of a number without any year in its sentence."""
        main = self.main_year(sentence, carry)
        return frozenset(year for year in (main, carry.year) if year is not None)

    def _order_changes(self, sentence: Sentence, carry: Carry) -> None:
        """Give `dari A menjadi B` without own years an earlier and a later one."""
        chains: list[list[Quantity]] = []
        for quantity in sentence.quantities:
            if quantity.role is Role.TO and quantity.partner is not None:
                if chains and chains[-1][-1] is quantity.partner:
                    chains[-1].append(quantity)
                else:
                    chains.append([quantity.partner, quantity])
        for chain in chains:
            if all(one.attached for one in chain):
                continue
            revised = any(one.measure == Measure(Code.CEILING_BEFORE) for one in chain)
            if revised or any(one.quarter for one in chain):
                same = next((one.years for one in chain if one.attached), chain[0].years)
                for one in chain:
                    one.years = same
                continue
            spans = [mark for mark in sentence.years if len(mark.years) >= 2]
            if spans and not any(one.attached for one in chain):
                years = spans[-1].years
                picked = years if len(years) == len(chain) else (years[0], years[-1])
                if len(picked) == len(chain):
                    for one, year in zip(chain, picked, strict=True):
                        one.years = frozenset((year,))
                    continue
            self._order_chain(sentence, chain, carry)

    def _order_chain(self, sentence: Sentence, chain: Sequence[Quantity], carry: Carry) -> None:
        last = chain[-1]
        bases = [mark for mark in sentence.years if mark.base]
        if not last.attached:
            mains = [mark for mark in sentence.years if not mark.base and mark.years]
            between = [mark for mark in mains if chain[0].at < mark.first < last.at]
            own = between or [
                mark
                for mark in mains
                if not any(one.attached and frozenset(mark.years) == one.years for one in chain)
            ]
            year = own[-1].years[-1] if own else self.main_year(sentence, carry)
            earlier = max((max(one.years or {0}) for one in chain[:-1] if one.attached), default=0)
            led = [mark for mark in between if "," in sentence.between(chain[-2].after, mark.first)]
            if year is not None and year <= earlier and not led:
                year = self.report_year if (self.report_year or 0) > earlier else None
            last.years = (
                frozenset((year,))
                if year is not None
                else frozenset(y for y in self.all_years if y > earlier)
            )
        limit = max(last.years or {9999})
        for one in reversed(chain[:-1]):
            if not one.attached:
                years: Iterable[int] = ()
                if bases and one is chain[0]:
                    years = self._years(bases[0], sentence, carry)
                one.years = frozenset(years) or frozenset(year for year in self.all_years if year < limit)
                one.earlier = not years
            limit = max(one.years or {limit})


def _opens_pair(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number is the first of `(A berbanding B)`."""
    following = next((one for one in sentence.quantities if one.at > quantity.at), None)
    return following is not None and bool(_VERSUS & set(sentence.between(quantity.after, following.at)))


def _after_aside(sentence: Sentence, at: int) -> int:
    """The place after words in brackets without a number: `56,25 persen (kategori Rendah) pada tahun …`."""
    if sentence.lower(at) != "(":
        return at
    for end in range(at + 1, len(sentence.words)):
        if sentence.words[end].number is not None:
            return at
        if sentence.words[end].text == ")":
            return end + 1
    return at


def _dates_a_measure(sentence: Sentence, mark: YearMark) -> bool:
    """Tell whether a year belongs to a measure named right before it, as in `capaian tahun 2021, 96,50%`."""
    return any(0 < mark.first - one.last <= 2 for one in sentence.measures)

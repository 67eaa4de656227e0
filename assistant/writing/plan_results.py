"""What to say of this year's target and realisasi, of the capaian, and of the counts behind a percentage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from assistant.calculation import cards
from assistant.calculation.achievement import LowerVariant
from assistant.calculation.achievement import achievement as computed_achievement
from assistant.calculation.result import FormulaCard, from_figure
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.writing.facts import Indicator, OfficeFacts, Quantity
from assistant.writing.ledger import Ledger, Shown
from assistant.writing.points import Point, SectionPlan
from assistant.writing.saying import Sayer

_NEEDED = FormulaCard(
    code="JUMLAH_UNTUK_TARGET",
    name="Jumlah yang diperlukan untuk mencapai target",
    formula="target × penyebut / 100, dibulatkan ke atas",
    words="target dalam persen dikali penyebut, dibulatkan ke atas",
    symbols="T × B / 100",
)
_CAPS = (Decimal(100), Decimal(120), Decimal(150))


def plan_target_realisasi(office: OfficeFacts, indicator: Indicator, ledger: Ledger) -> SectionPlan:
    """The analysis of this year's target and realisasi."""
    sayer = Sayer(ledger, SectionCode.TARGET_REALISASI, indicator.name)
    missing: list[str] = []
    points = list(_result(sayer, office.year, indicator, missing))
    return SectionPlan(
        code=SectionCode.TARGET_REALISASI,
        indicator=indicator.name,
        points=tuple(points),
        missing=tuple(missing),
    )


def achievement(ledger: Ledger, indicator: Indicator, year: int) -> Shown | None:
    """The capaian of a year by the formula of the indicator's polarity, None where it cannot be computed.

    Of the formulas for an indicator that should fall, the one that the printed capaian follows is used.
    """
    target, actual = indicator.number(Measure.TARGET, year), indicator.number(Measure.REALISASI, year)
    if target is None or actual is None or indicator.polarity is None:
        return None
    t, r = ledger.printed(target), ledger.printed(actual)
    goal, result = from_figure(target, "target"), from_figure(actual, "realisasi")
    ways = [computed_achievement(goal, result, indicator.polarity)]
    if indicator.polarity is Polarity.LOWER_IS_BETTER:
        ways.append(computed_achievement(goal, result, indicator.polarity, variant=LowerVariant.N2))
    printed = indicator.number(Measure.CAPAIAN, year)
    chosen = next(
        (w for w in ways if printed and isinstance(w.value, Decimal) and fits(w.value, printed)), ways[0]
    )
    return ledger.enter(chosen, [t, r], measure=Measure.CAPAIAN, subject=indicator.name, year=year)


def fits(value: Decimal, printed: Figure) -> bool:
    """Whether a printed figure is the value, one unit of its last digit apart at most."""
    assert isinstance(printed.value, Decimal)
    exponent = int(printed.value.as_tuple().exponent)
    return abs(value - printed.value) < Decimal(1).scaleb(min(0, exponent))


def _result(sayer: Sayer, year: int, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    ledger, name = sayer.ledger, indicator.name
    target_q, actual_q = indicator.at(Measure.TARGET, year), indicator.at(Measure.REALISASI, year)
    target, actual = indicator.number(Measure.TARGET, year), indicator.number(Measure.REALISASI, year)
    if target is None or actual is None:
        yield from _incomplete(sayer, year, name, target_q, actual_q, missing)
        return
    t, r = ledger.printed(target), ledger.printed(actual)
    if t.number == 0:
        missing.append(
            f"Target indikator {name} tahun {year} bernilai nol; jelaskan cara menilai capaiannya."
        )
        yield sayer.say("result.target_zero", indicator=name, year=year, actual=r, target=t)
        return
    gap = ledger.difference(r, t, measure="selisih_terhadap_target", year=year, card=cards.SELISIH_TARGET)
    done = achievement(ledger, indicator, year)
    if done is None:
        missing.append(
            f"Pastikan apakah indikator {name} makin tinggi atau makin rendah makin baik "
            f"({indicator.polarity_reason}); capaiannya belum dinilai."
        )
        if r.number == t.number:
            yield sayer.say("result.direction_unknown_equal", indicator=name, year=year, actual=r, target=t)
        else:
            yield sayer.say(
                "result.direction_unknown", indicator=name, year=year, actual=r, target=t, gap=gap
            )
        yield sayer.say(
            "direction.unknown", status=SentenceStatus.NEEDS_CONFIRMATION, rests_on=(target, actual)
        )
    else:
        lower = indicator.polarity is Polarity.LOWER_IS_BETTER
        if r.number == t.number:
            act = "result.lower_met" if lower else "result.met"
            yield sayer.say(act, indicator=name, year=year, actual=r, target=t, achievement=done)
        else:
            above = r.number > t.number
            act = (
                ("result.lower_worse" if above else "result.lower_better")
                if lower
                else ("result.exceeded" if above else "result.missed")
            )
            yield sayer.say(act, indicator=name, year=year, actual=r, target=t, gap=gap, achievement=done)
        yield from _printed_achievement(sayer, year, indicator, done, missing)
    yield from _category(sayer, year, indicator)
    yield from _parts(sayer, year, indicator, t, missing)


def _incomplete(
    sayer: Sayer, year: int, name: str, target: Quantity | None, actual: Quantity | None, missing: list[str]
) -> Iterator[Point]:
    printed = sayer.ledger.printed
    if (
        actual is not None
        and actual.figure.value is not None
        and target is not None
        and target.figure.value is not None
    ):
        yield sayer.say(
            "result.words",
            indicator=name,
            year=year,
            actual=printed(actual.figure),
            target=printed(target.figure),
        )
        if actual.figure.value == target.figure.value:
            missing.append(
                f"Realisasi indikator {name} tahun {year} ditulis sama dengan targetnya "
                f"({target.figure.raw}); "
                "cantumkan predikat atau nilai yang benar-benar diperoleh."
            )
        return
    unread = SentenceStatus.NEEDS_CONFIRMATION
    if target is not None and target.figure.value is not None:
        missing.append(
            f"Realisasi indikator {name} tahun {year} belum tersedia; lengkapi datanya atau sumbernya."
        )
        rests = (actual.figure,) if actual else ()
        yield sayer.say(
            "result.actual_missing",
            status=unread,
            rests_on=rests,
            indicator=name,
            year=year,
            target=printed(target.figure),
        )
    elif actual is not None and actual.figure.value is not None:
        missing.append(
            f"Target indikator {name} tahun {year} tidak tercantum dalam laporan; lengkapi targetnya."
        )
        yield sayer.say(
            "result.target_missing", status=unread, indicator=name, year=year, actual=printed(actual.figure)
        )
    else:
        missing.append(f"Target dan realisasi indikator {name} tahun {year} tidak tercantum dalam laporan.")
        yield sayer.say("result.nothing", status=unread, indicator=name, year=year)


def _printed_achievement(
    sayer: Sayer, year: int, indicator: Indicator, done: Shown, missing: list[str]
) -> Iterator[Point]:
    printed = indicator.number(Measure.CAPAIAN, year)
    if printed is None or fits(done.number, printed):
        return
    shown = sayer.ledger.printed(printed)
    if shown.number in _CAPS and shown.number < done.number:
        missing.append(
            f"Jelaskan dasar pembatasan capaian indikator {indicator.name} tahun {year}: laporan menulis "
            f"{shown.text}, sedangkan perhitungannya {done.text}."
        )
        yield sayer.say("achievement.capped", printed=shown)
    else:
        missing.append(
            f"Periksa capaian indikator {indicator.name} tahun {year}: laporan menulis {shown.text}, "
            f"sedangkan "
            f"perhitungannya {done.text}."
        )
        yield sayer.say("achievement.differs", printed=shown, computed=done)


def _category(sayer: Sayer, year: int, indicator: Indicator) -> Iterator[Point]:
    """The category as the report prints it; none of ours, since scales belong to the office."""
    printed = indicator.at(Measure.KATEGORI, year)
    if (
        printed is not None
        and isinstance(printed.figure.value, str)
        and printed.figure.value.upper() != "N/A"
    ):
        yield sayer.say("category.printed", category=sayer.ledger.printed(printed.figure))


def part_name(figure: Figure) -> str:
    """The name of a count inside a sentence."""
    name = figure.subject.strip()
    lowered = name.casefold()
    for opening in ("jumlah total ", "total jumlah ", "jumlah ", "total ", "banyaknya "):
        if lowered.startswith(opening):
            name = name[len(opening) :]
            break
    return f"jumlah {name[:1].lower() + name[1:] if name[1:2].islower() else name}"


def _parts(
    sayer: Sayer, year: int, indicator: Indicator, target: Shown, missing: list[str]
) -> Iterator[Point]:
    parts = indicator.parts.get(year)
    if parts is None:
        return
    ledger = sayer.ledger
    n, d = ledger.printed(parts.numerator), ledger.printed(parts.denominator)
    names = {"numerator_name": part_name(n.figure), "denominator_name": part_name(d.figure)}
    if n.number > d.number:
        missing.append(
            f"Periksa data dasar indikator {indicator.name} tahun {year}: pembilang {n.text} lebih "
            f"besar daripada "
            f"penyebut {d.text}."
        )
        yield sayer.say("parts.above_whole", numerator=n, denominator=d, **names)
        return
    yield sayer.say("parts.given", numerator=n, denominator=d, **names)
    count = needed_count(ledger, indicator, year)
    lacking = lacking_count(ledger, indicator, year)
    if count is not None and lacking is not None:
        yield sayer.say("parts.needed", needed=count, lacking=lacking, target=target, **names)


def needed_count(ledger: Ledger, indicator: Indicator, year: int) -> Shown | None:
    """How large the numerator had to be for the target, None where the target was met or cannot be met so."""
    parts, aim = indicator.parts.get(year), indicator.number(Measure.TARGET, year)
    if parts is None or aim is None or indicator.polarity is not Polarity.HIGHER_IS_BETTER:
        return None
    target, n, d = ledger.printed(aim), ledger.printed(parts.numerator), ledger.printed(parts.denominator)
    count = ledger.count(
        _NEEDED,
        [target, d],
        lambda goal, whole: (goal * whole / 100).to_integral_value(ROUND_CEILING),
        working="{0} × {1} / 100, dibulatkan ke atas",
        unit=n.figure.unit,
        measure="jumlah_untuk_target",
        subject=n.figure.subject,
        year=year,
    )
    return count if n.number < count.number <= d.number else None


def lacking_count(ledger: Ledger, indicator: Indicator, year: int) -> Shown | None:
    """How many are missing from the numerator for the target."""
    count = needed_count(ledger, indicator, year)
    if count is None:
        return None
    n = ledger.printed(indicator.parts[year].numerator)
    return ledger.difference(count, n, measure="kekurangan_jumlah", year=year)

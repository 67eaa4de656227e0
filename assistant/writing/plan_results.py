"""What to say of this year's target and realisasi, of the capaian, and of the counts behind a percentage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from assistant.calculation import cards
from assistant.calculation.categories import categories
from assistant.calculation.ratings import AchievementRating, rate
from assistant.calculation.result import FormulaCard
from assistant.domain.drafts import SectionCode, SentenceStatus
from assistant.domain.figures import Figure, Measure
from assistant.domain.indicators import Polarity
from assistant.writing.achieving import achievement, fits, target_range, unlimited
from assistant.writing.facts import Indicator, OfficeFacts, Quantity
from assistant.writing.ledger import Ledger, Shown, written
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
_LONGEST_QUOTE = 160


def plan_target_realisasi(office: OfficeFacts, indicator: Indicator, ledger: Ledger) -> SectionPlan:
    """The analysis of this year's target and realisasi."""
    sayer = Sayer(ledger, SectionCode.TARGET_REALISASI, indicator.name)
    missing: list[str] = []
    points = list(_result(sayer, office, indicator, missing))
    return SectionPlan(
        code=SectionCode.TARGET_REALISASI,
        indicator=indicator.name,
        points=tuple(points),
        missing=tuple(missing),
    )


def _result(sayer: Sayer, office: OfficeFacts, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    ledger, name, year = sayer.ledger, indicator.name, office.year
    target_q, actual_q = indicator.at(Measure.TARGET, year), indicator.at(Measure.REALISASI, year)
    target, actual = indicator.number(Measure.TARGET, year), indicator.number(Measure.REALISASI, year)
    if target_q is not None and actual is not None and target_range(indicator, year) is not None:
        yield from _ranged(sayer, office, indicator, missing)
        return
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
            if indicator.polarity is Polarity.HOLD_AT_TARGET:
                act = "result.off_target"
            yield sayer.say(act, indicator=name, year=year, actual=r, target=t, gap=gap, achievement=done)
        yield from _limit(sayer, indicator, year, done)
        yield from _printed_achievement(sayer, year, indicator, done, missing)
    yield from _category(sayer, office, indicator, done, missing)
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
    whole = unlimited(sayer.ledger, indicator, year)
    if printed is None or any(fits(one.number, printed) for one in (done, whole) if one is not None):
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


def _ranged(sayer: Sayer, office: OfficeFacts, indicator: Indicator, missing: list[str]) -> Iterator[Point]:
    """The result against a target that is a range: inside it the target is met."""
    year = office.year
    target, actual = indicator.at(Measure.TARGET, year), indicator.number(Measure.REALISASI, year)
    bounds, done = target_range(indicator, year), achievement(sayer.ledger, indicator, year)
    if target is None or actual is None or bounds is None or done is None:
        return
    assert isinstance(actual.value, Decimal)
    low, high = (written(bound, indicator.unit) for bound in bounds)
    aim = Shown(figure=sayer.ledger.printed(target.figure).figure, text=f"{low} sampai {high}")
    place = "above" if actual.value > bounds[1] else "below" if actual.value < bounds[0] else "inside"
    yield sayer.say(
        f"result.range_{place}",
        indicator=indicator.name,
        year=year,
        actual=sayer.ledger.printed(actual),
        target=aim,
        achievement=done,
    )
    yield from _limit(sayer, indicator, year, done)
    yield from _printed_achievement(sayer, year, indicator, done, missing)
    yield from _category(sayer, office, indicator, done, missing)


def _limit(sayer: Sayer, indicator: Indicator, year: int, done: Shown) -> Iterator[Point]:
    """A capaian that the office's setting has limited is called so, with the whole one beside it."""
    whole = unlimited(sayer.ledger, indicator, year)
    if whole is not None:
        yield sayer.say("achievement.limited", achievement=done, whole=whole)


def _category(
    sayer: Sayer, office: OfficeFacts, indicator: Indicator, done: Shown | None, missing: list[str]
) -> Iterator[Point]:
    """The category as the report prints it, held against its scale; else by that scale, which is named."""
    cell = indicator.at(Measure.KATEGORI, office.year)
    printed = cell.figure if cell and isinstance(cell.figure.value, str) else None
    if printed is not None and str(printed.value).upper() == "N/A":
        printed = None
    rated = None
    if done is not None and office.scale is not None:
        given = [printed.model_copy(update={"subject": indicator.name})] if printed else []
        decimals = sayer.ledger.rules.decimals
        rated = next(categories([done.figure], office.scale, given, decimals=decimals), None)
    if rated is None:
        if printed is not None:
            yield sayer.say("category.printed", category=sayer.ledger.printed(printed))
        return
    assert office.scale is not None
    shown = sayer.ledger.printed(rated)
    own = office.scale_passage
    named = "skala yang tercetak dalam laporan" if own else f"skala {office.scale.name} (pengaturan kantor)"
    said = {
        "scale": named,
        "quotes": ("scale",),
        "passages": [(own, own.text[:_LONGEST_QUOTE])] if own else [],
    }
    if printed is None:
        yield sayer.say("category.by_scale", category=shown, **said)
    elif str(printed.value).casefold() == shown.text.casefold():
        yield sayer.say("category.printed", category=sayer.ledger.printed(printed))
    elif own is not None:
        missing.append(
            f"Periksa kategori indikator {indicator.name}: laporan mencantumkan {printed.value}, sedangkan "
            f"skalanya menghasilkan {shown.text}."
        )
        yield sayer.say(
            "category.differs",
            status=SentenceStatus.NEEDS_CONFIRMATION,
            printed=sayer.ledger.printed(printed),
            category=shown,
            **said,
        )
    else:
        yield sayer.say("category.printed", category=sayer.ledger.printed(printed))
        return
    found = rate(done.number, office.scale, decimals=sayer.ledger.rules.decimals) if done else None
    if isinstance(found, AchievementRating) and found.note and done is not None:
        yield sayer.say("category.hole", achievement=done, **said)


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

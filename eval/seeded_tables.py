"""The tables and sentences of generated reports, all of them right."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.calculation.ratings import AchievementRating, rate
from assistant.calculation.scales import KNOWN_SCALES
from assistant.domain.figures import Level, Measure
from assistant.domain.numerals import format_number
from eval.seeded_money import budget_of, expenditure, funds, money, spending
from eval.seeded_print import HUNDRED, THINGS, Cell, Indicator, Office, Printer, written

WANTED = (
    ("Persentase {} yang terpenuhi", "%"),
    ("Persentase {} dalam kondisi baik", "%"),
    ("Indeks {} daerah", "indeks"),
    ("Jumlah {} yang dibina", "unit"),
    ("Rata-rata nilai {} desa", "nilai"),
    ("Cakupan {} warga", "%"),
)
UNWANTED = (
    ("Prevalensi {} buruk", "%"),
    ("Jumlah kejadian {} rusak", "kasus"),
    ("Angka kematian {}", "per 1.000"),
)


def agreement(printer: Printer, office: Office) -> None:
    """The indicators that the office has promised, with the ceilings of its programs."""
    chance, year = office.chance, office.year
    for thing in chance.sample(THINGS, chance.randint(3, 6)):
        lower = chance.random() < 0.25
        name, unit = chance.choice(UNWANTED if lower else WANTED)
        office.indicators.append(_indicator(office, name.format(thing), unit, lower=lower))
    office.programs = budget_of(office)
    printer.begin(f"Perjanjian Kinerja Tahun {year}")
    for one in office.indicators:
        printer.row(one.name, Level.IKU, [(Measure.TARGET, year, one.targets[-1], one.unit)])
    printer.begin(f"Program dan Anggaran Perjanjian Kinerja Tahun {year}")
    for program in office.programs:
        printer.row(program.name, Level.PROGRAM, [(Measure.PAGU, year, money(office, program.first), "Rp")])
    total = sum(program.first for program in office.programs)
    printer.row("Jumlah", Level.OTHER, [(Measure.PAGU, year, money(office, total), "Rp")])


def _indicator(office: Office, name: str, unit: str, *, lower: bool) -> Indicator:
    chance = office.chance
    scale = 1 if unit in ("unit", "kasus") else HUNDRED
    low, high = (5, 40) if lower else (40, 98)

    def value() -> Decimal:
        return Decimal(chance.randint(low * int(scale), high * int(scale))) / scale

    targets = tuple(Decimal(chance.randint(low, high)) for _ in range(3))
    actuals: list[Decimal | None] = [value() for _ in range(3)]
    if chance.random() < 0.1:
        actuals[2] = None
    if chance.random() < 0.06:
        targets = (*targets[:2], Decimal(0))
    return Indicator(name, unit, lower, targets, tuple(actuals), Decimal(chance.randint(low, high)))


def achieved(office: Office, one: Indicator, at: int, *, capped: bool = True) -> Decimal | None:
    """The achievement of one of the three years by the office's formula and cap, where there is one."""
    target, actual = one.targets[at], one.actuals[at]
    if actual is None or target == 0:
        return None
    value = actual / target * HUNDRED
    if one.lower:
        value = (
            (2 * target - actual) / target * HUNDRED
            if office.style.lower == "N1"
            else target / actual * HUNDRED
        )
    if capped and office.style.cap is not None:
        value = min(value, Decimal(office.style.cap))
    return office.style.percent(value)


def performance(printer: Printer, office: Office) -> None:
    """Target, result and achievement of the year, with categories and sentences about them."""
    style, year, chance = office.style, office.year, office.chance
    printer.begin(f"Capaian Indikator Kinerja Utama Tahun {year}")
    scale = chance.choice((None, *KNOWN_SCALES))
    values = {one.name: achieved(office, one, 2) for one in office.indicators}
    for one in office.indicators:
        value = values[one.name]
        category: list[Cell] = []
        if scale is not None and value is not None:
            verdict = rate(value, scale)
            assert isinstance(verdict, AchievementRating)
            category = [(Measure.KATEGORI, year, verdict.category, "predikat")]
        gone = chance.choice(("N/A", "-", "#DIV/0!"))
        actual = one.actuals[2]
        printer.row(
            one.name,
            Level.IKU,
            [
                (Measure.TARGET, year, one.targets[2], one.unit),
                (Measure.REALISASI, year, gone if actual is None else actual, one.unit),
                (Measure.CAPAIAN, year, gone if value is None else value, "%"),
                *category,
            ],
        )
    known = [value for value in values.values() if value is not None]
    if known and chance.random() < 0.4:
        mean = sum(known, Decimal(0)) / len(known)
        printer.row("Rata-rata capaian", Level.OTHER, [(Measure.CAPAIAN, year, style.percent(mean), "%")])
    if style.cap is not None:
        printer.say(f"Capaian kinerja dibatasi paling tinggi {style.cap} persen sesuai pedoman kantor.")
    _sentences(printer, office, values)


def _sentences(printer: Printer, office: Office, values: dict[str, Decimal | None]) -> None:
    year = office.year
    full = [one for one in office.indicators if one.actuals[2] is not None and one.targets[2] != 0]
    met = [one for one in full if _met(one)]
    if len(full) == len(office.indicators):
        printer.say(
            f"Dari {len(full)} indikator kinerja, {len(met)} indikator mencapai target dan "
            f"{len(full) - len(met)} indikator belum mencapai target."
        )
        if len(met) * 2 > len(full):
            printer.say("Sebagian besar indikator telah mencapai target.")
    for one in full[:3]:
        actual, before = one.actuals[2], one.actuals[1]
        assert actual is not None and before is not None
        unit = "%" if one.unit == "%" else ""
        printer.say(
            f"{one.name} tahun {year} terealisasi {written(actual)}{unit} "
            f"dari target {written(one.targets[2])}{unit}.",
            (one.name, Measure.REALISASI, actual, one.unit),
            (one.name, Measure.TARGET, one.targets[2], one.unit),
        )
        if actual != before:
            way = "naik" if actual > before else "turun"
            printer.say(f"{one.name} {way} dari {written(before)}{unit} menjadi {written(actual)}{unit}.")
    ranked = sorted((value, name) for name, value in values.items() if value is not None)
    if len(ranked) > 2 and ranked[0][0] != ranked[-1][0]:
        printer.say(f"Capaian terendah adalah {ranked[0][1]} sebesar {written(ranked[0][0])} persen.")
        printer.say(f"Capaian tertinggi adalah {ranked[-1][1]} sebesar {written(ranked[-1][0])} persen.")


def _met(one: Indicator) -> bool:
    actual, target = one.actuals[2], one.targets[2]
    return actual is not None and (actual <= target if one.lower else actual >= target)


def course(printer: Printer, office: Office) -> None:
    """Targets, results and achievements of three years."""
    if office.chance.random() < 0.3:
        return
    printer.begin("Perbandingan Capaian Kinerja Tiga Tahun")
    for one in office.indicators[: office.chance.randint(2, 6)]:
        cells: list[Cell] = []
        for at, year in enumerate(range(office.year - 2, office.year + 1)):
            actual, value = one.actuals[at], achieved(office, one, at)
            cells += [
                (Measure.TARGET, year, one.targets[at], one.unit),
                (Measure.REALISASI, year, "N/A" if actual is None else actual, one.unit),
                (Measure.CAPAIAN, year, "N/A" if value is None else value, "%"),
            ]
        printer.row(one.name, Level.IKU, cells)


def progress(printer: Printer, office: Office) -> None:
    """Results against the end of the strategic plan."""
    style, year = office.style, office.year
    printer.begin("Realisasi terhadap Target Akhir Renstra")
    for one in office.indicators:
        actual = one.actuals[2]
        value: Decimal | str = "-"
        if actual is not None:
            ratio = (
                (2 * one.end - actual) / one.end if one.lower and style.lower == "N1" else actual / one.end
            )
            ratio = one.end / actual if one.lower and style.lower == "N2" else ratio
            value = style.percent(ratio * HUNDRED)
        printer.row(
            one.name,
            Level.IKU,
            [
                (Measure.REALISASI, year, "-" if actual is None else actual, one.unit),
                (Measure.TARGET_AKHIR_RENSTRA, year + 2, one.end, one.unit),
                (Measure.TINGKAT_KEMAJUAN, year, value, "%"),
            ],
        )


def efficiency(printer: Printer, office: Office) -> None:
    """Achievement beside absorption, by the office's own formula."""
    style, year, chance = office.style, office.year, office.chance
    if chance.random() < 0.4:
        return
    printer.begin(f"Efisiensi Penggunaan Sumber Daya Tahun {year}")
    for one in office.indicators[:3]:
        reached, spent = achieved(office, one, 2), style.percent(Decimal(chance.randint(6000, 9999)) / 100)
        if reached is None or spent == 0:
            continue
        value = {"E3": reached - spent, "E4": HUNDRED - spent, "ratio": reached / spent}[style.efficiency]
        printer.row(
            one.name,
            Level.IKU,
            [
                (Measure.CAPAIAN, year, reached, "%"),
                (Measure.SERAPAN_PERSEN, year, spent, "%"),
                (
                    Measure.EFISIENSI,
                    year,
                    value if style.efficiency != "ratio" else style.percent(value),
                    "%",
                ),
            ],
        )


def quarters(printer: Printer, office: Office) -> None:
    """Money and results by quarter, each quarter alone or with those before."""
    chance, year = office.chance, office.year
    if chance.random() < 0.5 or office.style.thousands:
        return
    printer.begin(f"Realisasi Keuangan per Triwulan Tahun {year}")
    spans = (Measure.REALISASI_ANGGARAN_TW1, Measure.REALISASI_ANGGARAN_TW2)
    spans += (Measure.REALISASI_ANGGARAN_TW3, Measure.REALISASI_ANGGARAN_TW4)
    for node in office.programs:
        part = [node.spent // 10, node.spent // 5, node.spent // 4]
        part.append(node.spent - sum(part))
        told = [sum(part[: at + 1]) for at in range(4)] if office.style.cumulative else part
        cells: list[Cell] = [(m, year, Decimal(v), "Rp") for m, v in zip(spans, told, strict=True)]
        printer.row(
            node.name, Level.PROGRAM, [*cells, (Measure.REALISASI_ANGGARAN, year, Decimal(node.spent), "Rp")]
        )
    printer.begin(f"Realisasi Kinerja per Triwulan Tahun {year}")
    steps = (Measure.REALISASI_TW1, Measure.REALISASI_TW2, Measure.REALISASI_TW3, Measure.REALISASI_TW4)
    for one in office.indicators[:3]:
        actual = one.actuals[2]
        if actual is None:
            continue
        rising = [actual * share / 10 for share in (2, 5, 7, 10)]
        if one.lower or one.unit in ("indeks", "nilai"):
            rising = [actual - 1, actual + 1, actual - 2, actual + 2]  # the mean is the year's
        cells = [(m, year, value, one.unit) for m, value in zip(steps, rising, strict=True)]
        printer.row(one.name, Level.IKU, [*cells, (Measure.REALISASI, year, actual, one.unit)])


def services(printer: Printer, office: Office) -> None:
    """Those served out of those entitled, in a table and in a sentence."""
    style, year, chance = office.style, office.year, office.chance
    printer.begin(f"Capaian Standar Pelayanan Minimal Tahun {year}")
    for thing in chance.sample(THINGS, 4):
        whole = chance.randint(200, 30_000)
        part = whole - chance.randint(0, whole // 3)
        share = style.percent(Decimal(part) / whole * HUNDRED)
        printer.row(
            f"Pelayanan {thing} minimal",
            Level.OTHER,
            [
                (Measure.POPULASI, year, Decimal(whole), "orang"),
                (Measure.DITANGANI, year, Decimal(part), "orang"),
                (Measure.PERSEN_DITANGANI, year, share, "%"),
            ],
        )
        printer.say(
            f"Pelayanan {thing} minimal diterima {format_number(Decimal(part))} orang dari "
            f"{format_number(Decimal(whole))} orang atau {written(share)}%."
        )


def staff(printer: Printer, office: Office) -> None:
    """Staff by education and sex, with sums across and down, and sentences that itemise them."""
    chance, year = office.chance, office.year
    printer.begin(f"Jumlah Pegawai Menurut Pendidikan Tahun {year}")
    rows = [
        (name, chance.randint(0, 40), chance.randint(0, 40)) for name in ("SMA", "Diploma III", "S1", "S2")
    ]

    def cells(men: int, women: int) -> list[Cell]:
        return [
            ("laki_laki", None, Decimal(men), "orang"),
            ("perempuan", None, Decimal(women), "orang"),
            (Measure.JUMLAH, None, Decimal(men + women), "orang"),
        ]

    for name, men, women in rows:
        printer.row(name, Level.OTHER, cells(men, women))
    men, women = sum(row[1] for row in rows), sum(row[2] for row in rows)
    printer.row("Jumlah", Level.OTHER, cells(men, women))
    printer.say(
        f"Pegawai berjumlah {men + women} orang, "
        f"terdiri dari {men} orang laki-laki dan {women} orang perempuan."
    )
    listed = "\n".join(f"- lulusan {name} sebanyak {a + b} orang" for name, a, b in rows)
    printer.say(f"Pegawai sebanyak {men + women} orang dengan rincian sebagai berikut:\n{listed}")


TABLES: tuple[Callable[[Printer, Office], None], ...] = (
    agreement,
    staff,
    performance,
    course,
    progress,
    efficiency,
    quarters,
    services,
    spending,
    funds,
    expenditure,
)

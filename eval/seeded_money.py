"""The budget of generated reports: by program, by fund and by account, all of it right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.figures import Level, Measure
from assistant.domain.numerals import format_rupiah
from eval.seeded_print import HUNDRED, THINGS, Cell, Node, Office, Printer, written


def budget_of(office: Office) -> list[Node]:
    """Draw a budget, summed up level by level."""
    chance = office.chance

    def leaf(name: str) -> Node:
        ceiling = chance.randint(5, 900) * 1_000_000 + chance.randint(0, 999_999)
        first = ceiling if not office.style.revised else ceiling * chance.randint(70, 120) // 100
        return Node(name, Level.SUB_KEGIATAN, first, ceiling, ceiling * chance.randint(300, 1000) // 1000, [])

    def parent(name: str, level: Level, below: list[Node]) -> Node:
        sums = (sum(getattr(node, part) for node in below) for part in ("first", "ceiling", "spent"))
        return Node(name, level, *sums, below)

    programs = []
    for p in range(chance.randint(2, 6)):
        activities = []
        for a in range(chance.randint(1, 3)):
            thing = chance.choice(THINGS)
            leaves = [
                leaf(f"Penyediaan {thing} {chance.choice(THINGS)} {p}{a}{s}")
                for s in range(chance.randint(1, 4))
            ]
            activities.append(parent(f"Pengelolaan {thing} {p}{a}", Level.KEGIATAN, leaves))
        programs.append(
            parent(f"Program Pengembangan {chance.choice(THINGS)} {p}", Level.PROGRAM, activities)
        )
    return programs


def money(office: Office, amount: int) -> Decimal:
    """An amount as it is printed: in full, or rounded to thousands of rupiah."""
    return Decimal((amount + 500) // 1000 * 1000) if office.style.thousands else Decimal(amount)


def _flat(nodes: Sequence[Node], deepest: int) -> Iterator[Node]:
    for node in nodes:
        yield node
        if deepest > 1:
            yield from _flat(node.below, deepest - 1)


def spending(printer: Printer, office: Office) -> None:
    """Ceilings, spending, absorption and remainder, level by level."""
    style, year = office.style, office.year
    printer.begin(f"Realisasi Anggaran Tahun {year}")
    depth = {"three levels": 3, "activities": 2, "programs": 1}[style.tree]
    with_rest = office.chance.random() < 0.7

    def cells(first: int, ceiling: int, spent: int) -> list[Cell]:
        a, b = money(office, ceiling), money(office, spent)
        before: list[Cell] = [(Measure.PAGU_SEBELUM_PERUBAHAN, year, money(office, first), "Rp")]
        found: list[Cell] = [
            *(before if style.revised else []),
            (Measure.PAGU_SETELAH_PERUBAHAN if style.revised else Measure.PAGU, year, a, "Rp"),
            (Measure.REALISASI_ANGGARAN, year, b, "Rp"),
            (Measure.SERAPAN_PERSEN, year, style.percent(b / a * HUNDRED), "%"),
        ]
        return [*found, (Measure.SISA, year, a - b, "Rp")] if with_rest else found

    for node in _flat(office.programs, depth):
        printer.row(node.name, node.level, cells(node.first, node.ceiling, node.spent))
    sums = [sum(getattr(node, part) for node in office.programs) for part in ("first", "ceiling", "spent")]
    label = office.chance.choice(("Jumlah", "JUMLAH", "Total", "Jumlah Belanja", "Total Anggaran"))
    printer.row(label, Level.OTHER, cells(*sums))
    if not style.thousands:
        a, b = Decimal(sums[1]), Decimal(sums[2])
        share = style.percent(b / a * HUNDRED)
        printer.say(
            f"Pagu anggaran tahun {year} sebesar {format_rupiah(a)} dan terealisasi {format_rupiah(b)} "
            f"atau {written(share)} persen.",
            (printer.agency, Measure.PAGU, a, "Rp"),
            (printer.agency, Measure.REALISASI_ANGGARAN, b, "Rp"),
            (printer.agency, Measure.SERAPAN_PERSEN, share, "%"),
        )
    count = len(office.programs)
    printer.say(f"Pada tahun {year} kantor melaksanakan {count} program.")
    listed = [f"Program {node.name.removeprefix('Program ')}" for node in office.programs]
    printer.say(f"Kantor mengelola {count} program, yaitu {', '.join(listed[:-1])} dan {listed[-1]}.")


def funds(printer: Printer, office: Office) -> None:
    """The same budget by source of funds."""
    if office.style.thousands or office.chance.random() < 0.5:
        return
    year, chance = office.year, office.chance
    ceiling = sum(node.ceiling for node in office.programs)
    spent = sum(node.spent for node in office.programs)
    printer.begin(f"Anggaran Menurut Sumber Dana Tahun {year}")
    parts = [(ceiling * 6 // 10, spent * 6 // 10), (ceiling * 3 // 10, spent * 3 // 10)]
    parts.append((ceiling - parts[0][0] - parts[1][0], spent - parts[0][1] - parts[1][1]))
    for name, (a, b) in zip(("DAU", "DAK Fisik", "PAD"), parts, strict=True):
        printer.row(name, Level.OTHER, _shares(office, a, b))
    printer.row(chance.choice(("Jumlah", "Total")), Level.OTHER, _shares(office, ceiling, spent))


def _shares(office: Office, ceiling: int, spent: int) -> list[Cell]:
    a, b = Decimal(ceiling), Decimal(spent)
    return [
        (Measure.PAGU, office.year, a, "Rp"),
        (Measure.REALISASI_ANGGARAN, office.year, b, "Rp"),
        (Measure.SERAPAN_PERSEN, office.year, office.style.percent(b / a * HUNDRED), "%"),
    ]


def expenditure(printer: Printer, office: Office) -> None:
    """The budget by account, parents above their parts."""
    if office.style.thousands or office.chance.random() < 0.4:
        return
    year, chance = office.year, office.chance
    printer.begin(f"Belanja Menurut Rekening Tahun {year}")
    parts = [
        (name, chance.randint(10, 900) * 1_000_000) for name in ("Belanja Pegawai", "Belanja Barang dan Jasa")
    ]
    modal = chance.randint(10, 400) * 1_000_000
    operation = sum(amount for _, amount in parts)

    def row(name: str, amount: int, parent: str | None) -> None:
        printer.row(name, Level.BELANJA, [(Measure.PAGU, year, Decimal(amount), "Rp")], parent)

    row("Belanja Daerah", operation + modal, None)
    row("Belanja Operasi", operation, "Belanja Daerah")
    for name, amount in parts:
        row(name, amount, "Belanja Operasi")
    row("Belanja Modal", modal, "Belanja Daerah")

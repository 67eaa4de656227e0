"""Reports made up from known figures, in several layouts and with one breakage or more.

The core is `synthetic_tables(seed, breakages)`: tables as rows of cells with the figures that stand in them,
for writers of any format. `synthetic_report(seed, layout, breakages)` writes them as lines.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.numerals import format_number, round_half_up

LAYOUTS = ("tab", "pipe", "flat")
BREAKAGES = (
    "cut_words",
    "page_break",
    "page_break_header",
    "own_row",
    "blank_merged",
    "repeated_merged",
    "shifted_row",
    "numbered_columns",
    "total_in_name_column",
    "misplaced_groups",
    "comma_thousands",
    "decimal_points",
    "cell_units",
    "empties",
    "roman_as_l",
    "spaced_numbers",
    "markup",
    "split_indicator",
    "title_rows",
    "trailing_blanks",
    "no_column_numbers",
    "code_columns",
)
FLAT_BREAKAGES = ("page_break", "page_break_header", "own_row", "numbered_columns", "cell_units", "empties")

_OFFICES = {
    "Dinas Kesehatan": (
        [
            "Persentase balita dengan gizi baik",
            "Angka kematian ibu per 100.000 kelahiran hidup",
            "Cakupan imunisasi dasar lengkap",
            "Indeks keluarga sehat",
            "Persentase puskesmas terakreditasi",
        ],
        [
            "Program Pemenuhan Upaya Kesehatan Perorangan",
            "Program Peningkatan Kapasitas Tenaga Kesehatan",
            "Program Sediaan Farmasi dan Makanan Minuman",
        ],
        ["Penyediaan Layanan Kesehatan Rujukan", "Pengawasan Mutu Tenaga Kesehatan", "Pemberian Izin Apotek"],
    ),
    "Dinas Pendidikan": (
        [
            "Angka partisipasi sekolah usia 7-12 tahun",
            "Rata-rata lama sekolah",
            "Persentase guru bersertifikat pendidik",
            "Indeks literasi siswa",
            "Jumlah sekolah ramah anak",
        ],
        [
            "Program Pengelolaan Pendidikan",
            "Program Pendidik dan Tenaga Kependidikan",
            "Program Pengembangan Kurikulum",
        ],
        ["Pengelolaan Sekolah Dasar", "Pemerataan Kuantitas Pendidik", "Penetapan Kurikulum Muatan Lokal"],
    ),
    "Inspektorat": (
        [
            "Persentase tindak lanjut temuan",
            "Nilai evaluasi akuntabilitas kinerja",
            "Level kapabilitas APIP",
            "Jumlah perangkat daerah berintegritas",
            "Indeks persepsi anti korupsi",
        ],
        ["Program Penyelenggaraan Pengawasan", "Program Perumusan Kebijakan dan Pendampingan"],
        ["Penyelenggaraan Pengawasan Internal", "Pendampingan dan Asistensi", "Perumusan Kebijakan Teknis"],
    ),
    "Kecamatan Sukamaju": (
        [
            "Indeks Kepuasan Masyarakat",
            "Persentase desa yang tertib administrasi",
            "Jumlah forum warga yang aktif",
            "Persentase usulan yang diakomodasi",
            "Rasio linmas per 10.000 penduduk",
        ],
        ["Program Pemberdayaan Masyarakat Desa", "Program Pembinaan Pemerintahan Desa"],
        [
            "Koordinasi Kegiatan Pemberdayaan Desa",
            "Fasilitasi Administrasi Desa",
            "Pembinaan Ketertiban Umum",
        ],
    ),
}
_GOALS = [
    "Meningkatnya mutu pelayanan publik",
    "Terwujudnya tata kelola yang akuntabel",
    "Meningkatnya derajat hidup warga",
]
_SUB = ["Penyusunan Dokumen Perencanaan", "Penyediaan Gaji dan Tunjangan ASN", "Pengadaan Peralatan Kantor",
        "Koordinasi Penyusunan Laporan Keuangan", "Pemeliharaan Gedung dan Bangunan Lainnya",
        "Penyediaan Jasa Komunikasi"]  # fmt: skip
_PLACES = ["Kecamatan Utara", "Kecamatan Selatan", "Kecamatan Timur", "Kecamatan Barat", "Kecamatan Tengah"]
_GRADES = ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah"]
_ROMAN = ["I", "II", "III", "IV", "V"]


@dataclass(frozen=True)
class Known:
    """A figure that a synthetic report prints."""

    subject: str
    year: int
    measure: str
    value: Decimal | str
    level: str
    parent: str | None = None


@dataclass
class SyntheticTable:
    """A table as cells: its caption, header rows, rows, and the figures in them.

    `flat` tells that it can be written without separators.
    """

    caption: str
    header: list[list[str]]
    rows: list[list[str]]
    known: list[Known]
    flat: bool = True
    total: bool = False
    name_column: int = 1


@dataclass
class SyntheticReport:
    """The lines of a report, its office and year, and every figure in its tables."""

    agency: str
    year: int
    lines: list[str]
    known: list[Known] = field(default_factory=list)


class _Maker:
    def __init__(self, seed: int, breakages: Collection[str]) -> None:
        self.random = random.Random(seed)
        self.breakages = set(breakages)
        self.office = self.random.choice(sorted(_OFFICES))
        self.year = self.random.randint(2021, 2025)
        self.indicators, self.programs, self.activities = _OFFICES[self.office]

    def percent(self, value: Decimal) -> str:
        text = format_number(value)
        if "decimal_points" in self.breakages:
            text = text.replace(".", "").replace(",", ".")
        return f"{text} %" if "cell_units" in self.breakages else text

    def money(self, value: int) -> str:
        separator = "," if "comma_thousands" in self.breakages else "."
        text = f"{value:,}".replace(",", separator)
        if "spaced_numbers" in self.breakages and len(text) > 9:
            text = f"{text[:-4]} {text[-4:]}"
        return text

    def ratio(self) -> Decimal:
        return round_half_up(Decimal(self.random.randint(4000, 9990)) / 100, 2)

    def achieved(self, target: Decimal, actual: Decimal) -> Decimal:
        return round_half_up(actual / target * 100, 2)

    def indicator_table(self) -> SyntheticTable:
        """One row an indicator, two indicators a goal: target, realisasi, capaian and category."""
        names = self.random.sample(self.indicators, 4)
        rows, known = [], []
        for index, name in enumerate(names):
            target, actual = self.ratio(), self.ratio()
            grade = self.random.choice(_GRADES)
            achieved = self.achieved(target, actual)
            goal = _GOALS[index // 2]
            first = index % 2 == 0
            repeated = goal if "repeated_merged" in self.breakages else ""
            cells = [self.percent(target), self.percent(actual), self.percent(achieved), grade]
            if "empties" in self.breakages and index == 1:
                cells[1:] = [self.random.choice(["-", "N/A", "#DIV/0!"])] * 2 + ["-"]
            rows.append([str(index // 2 + 1) if first else "", goal if first else repeated, name, *cells])
            known.append(Known(name, self.year, "target", target, "iku"))
            if cells[1][0].isdigit():
                known.append(Known(name, self.year, "realisasi", actual, "iku"))
                known.append(Known(name, self.year, "capaian", achieved, "iku"))
                known.append(Known(name, self.year, "kategori", grade, "iku"))
        header = [
            "NO",
            "SASARAN STRATEGIS",
            "INDIKATOR KINERJA",
            "TARGET",
            "REALISASI",
            "CAPAIAN (%)",
            "KATEGORI",
        ]
        caption = f"Tabel 3.1 Capaian Kinerja {self.office} Tahun {self.year}"
        return SyntheticTable(caption, [header], rows, known, name_column=2)

    def years_table(self) -> SyntheticTable:
        """Two years side by side under a header of two rows."""
        years = [self.year - 1, self.year]
        rows, known = [], []
        for number, name in enumerate(self.random.sample(self.indicators, 3), 1):
            cells = []
            for year in years:
                target, actual = self.ratio(), self.ratio()
                cells += [self.percent(target), self.percent(actual)]
                known.append(Known(name, year, "target", target, "iku"))
                known.append(Known(name, year, "realisasi", actual, "iku"))
            rows.append([str(number), name, *cells])
        groups = [f"TAHUN {years[0]}", "", f"TAHUN {years[1]}", ""]
        if "misplaced_groups" in self.breakages:
            groups = ["", f"TAHUN {years[0]}", f"TAHUN {years[1]}", ""]
        header = [["NO", "INDIKATOR KINERJA", *groups], ["", "", *["TARGET", "REALISASI"] * 2]]
        return SyntheticTable("Tabel 3.2 Perbandingan Kinerja", header, rows, known)

    def nation_table(self) -> SyntheticTable:
        """Columns whose year stands only in the column to the left."""
        rows, known = [], []
        header = ["NO", "INDIKATOR KINERJA"]
        for year in (self.year - 1, self.year):
            header += [f"REALISASI {year}", "REALISASI NASIONAL"]
        for number, name in enumerate(self.random.sample(self.indicators, 2), 1):
            cells = []
            for year in (self.year - 1, self.year):
                own, nation = self.ratio(), self.ratio()
                cells += [self.percent(own), self.percent(nation)]
                known.append(Known(name, year, "realisasi", own, "iku"))
                known.append(Known(name, year, "realisasi_nasional", nation, "iku"))
            rows.append([str(number), name, *cells])
        return SyntheticTable("Tabel 3.3 Perbandingan dengan Realisasi Nasional", [header], rows, known)

    def budget_table(self) -> SyntheticTable:
        """Programs, kegiatan and sub kegiatan in one column, with a total."""
        rows, known = [], []
        names = self.random.sample(_SUB, len(_SUB))
        totals = [0, 0]
        style = self.random.choice(["code", "roman"])
        if "code_columns" in self.breakages:
            style = "code"
        if "roman_as_l" in self.breakages:
            style = "roman"
        for number, program in enumerate(self.programs[:2]):
            activity = self.activities[number]
            subs = names[number * 2 : number * 2 + 2]
            amounts = [self.random.randint(20_000_000, 900_000_000) for _ in subs]
            spent = [self.random.randint(amount // 2, amount) for amount in amounts]
            totals = [totals[0] + sum(amounts), totals[1] + sum(spent)]
            shown = program.upper() if style == "roman" else program
            codes = [
                f"1.0{number + 1}",
                f"1.0{number + 1}.2.01",
                *(f"1.0{number + 1}.2.01.000{i + 1}" for i in range(2)),
            ]
            if style == "roman":
                letter = "L" if "roman_as_l" in self.breakages and number == 0 else f"{_ROMAN[number]}."
                codes = [_ROMAN[number], f"{letter}1", "1", "2"]
            lines = [
                (shown, "program", None, sum(amounts), sum(spent)),
                (activity, "kegiatan", shown, sum(amounts), sum(spent)),
            ]
            lines += [
                (sub, "sub_kegiatan", activity, a, s) for sub, a, s in zip(subs, amounts, spent, strict=True)
            ]
            for code, (name, level, parent, amount, used) in zip(codes, lines, strict=True):
                rows.append([code, name, *self._budget(amount, used, known, name, level, parent)])
        total = self._budget(*totals, known, "Jumlah", "other", None)
        label = ["", "Jumlah"] if "total_in_name_column" in self.breakages else ["Jumlah", ""]
        rows.append([*label, *total])
        header = [
            "KODE" if style == "code" else "NO",
            "PROGRAM/KEGIATAN/SUB KEGIATAN",
            "PAGU (Rp)",
            "REALISASI (Rp)",
            "%",
            "SISA (Rp)",
        ]
        if "code_columns" in self.breakages:
            for row in rows:
                parts = row[0].split(".") if row[0][:1].isdigit() else [row[0]]
                row[:1] = [*parts, *[""] * (5 - len(parts))]
            header[:1] = ["KODE REKENING", "", "", "", ""]
        caption = f"Tabel 3.4 Realisasi Anggaran {self.office} Tahun {self.year}"
        return SyntheticTable(
            caption,
            [header],
            rows,
            known,
            total=True,
            name_column=len(header) - 5,
            flat="code_columns" not in self.breakages,
        )

    def _budget(
        self, amount: int, used: int, known: list[Known], name: str, level: str, parent: str | None
    ) -> list[str]:
        share = round_half_up(Decimal(used) / amount * 100, 2)
        values = (
            ("pagu", Decimal(amount)),
            ("realisasi_anggaran", Decimal(used)),
            ("serapan_persen", share),
            ("sisa", Decimal(amount - used)),
        )
        known.extend(Known(name, self.year, measure, value, level, parent) for measure, value in values)
        return [self.money(amount), self.money(used), self.percent(share), self.money(amount - used)]

    def agreement_table(self) -> SyntheticTable:
        """The performance agreement: indicator and target on the left, activity and budget on the right."""
        rows, known = [], []
        program, activity = self.programs[0], self.activities[0]
        budget = [self.random.randint(5_000_000, 90_000_000) for _ in range(3)]
        rows.append([_GOALS[0], "", "", program, "", self.money(sum(budget))])
        rows.append(["", "", "", "", activity, self.money(sum(budget))])
        known.append(Known(program, self.year, "pagu", Decimal(sum(budget)), "program"))
        known.append(Known(activity, self.year, "pagu", Decimal(sum(budget)), "kegiatan", program))
        if "shifted_row" in self.breakages:
            rows[1] = ["", "", "", activity, self.money(sum(budget)), ""]
        for number, (name, sub) in enumerate(
            zip(self.random.sample(self.indicators, 3), self.random.sample(_SUB, 3), strict=True), 1
        ):
            count = self.random.randint(2, 40) * 1000 + 250
            rows.append(
                [
                    "",
                    name,
                    f"{format_number(Decimal(count))} Orang",
                    "",
                    f"{number}. {sub}",
                    self.money(budget[number - 1]),
                ]
            )
            known.append(Known(name, self.year, "target", Decimal(count), "sub_kegiatan", sub))
            known.append(Known(sub, self.year, "pagu", Decimal(budget[number - 1]), "sub_kegiatan", activity))
        header = [
            "SASARAN STRATEGIS",
            "INDIKATOR KINERJA",
            "TARGET",
            "PROGRAM",
            "KEGIATAN/ SUB KEGIATAN",
            "ANGGARAN",
        ]
        return SyntheticTable(
            f"Perjanjian Kinerja Tahun {self.year}", [header], rows, known, flat=False, name_column=4
        )

    def plan_table(self) -> SyntheticTable:
        """Realisasi against the end target of the Renstra."""
        rows, known = [], []
        for number, name in enumerate(self.random.sample(self.indicators, 2), 1):
            actual, end = self.ratio(), self.ratio()
            progress = self.achieved(end, actual)
            rows.append([str(number), name, self.percent(actual), self.percent(end), self.percent(progress)])
            known.append(Known(name, self.year, "realisasi", actual, "iku"))
            known.append(Known(name, 2026, "target_akhir_renstra", end, "iku"))
            known.append(Known(name, self.year, "tingkat_kemajuan", progress, "iku"))
        header = [
            "No",
            "Indikator Kinerja",
            f"Realisasi {self.year}",
            "Target Akhir Renstra 2026",
            "Tingkat Kemajuan",
        ]
        return SyntheticTable("Tabel 3.5 Tingkat Kemajuan", [header], rows, known)

    def count_table(self) -> SyntheticTable:
        """Counts by place with headings that no measure code fits."""
        rows, known = [], []
        for number, place in enumerate(_PLACES, 1):
            men, women = self.random.randint(1100, 9800), self.random.randint(1100, 9800)
            rows.append([str(number), place, *(format_number(Decimal(n)) for n in (men, women, men + women))])
            for measure, value in (("laki_laki", men), ("perempuan", women), ("jumlah", men + women)):
                known.append(Known(place, self.year, measure, Decimal(value), "other"))
        header = ["No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah (orang)"]
        return SyntheticTable(f"Tabel 1.1 Penduduk Tahun {self.year}", [header], rows, known, flat=False)


def _cut(text: str) -> str:
    return " ".join(
        f"{word[:-1]} {word[-1]}" if word.isalpha() and len(word) > 5 else word for word in text.split(" ")
    )


def _number_columns(table: SyntheticTable) -> None:
    width = len(table.header[-1])
    table.header.append(
        [f"({i})" for i in range(1, width + 1)] if width % 2 else [str(i) for i in range(1, width + 1)]
    )


def _own_row(table: SyntheticTable) -> None:
    """Let the longest name go on in a row of its own."""
    column = table.name_column
    rows = [row for row in table.rows if len(row[column].split()) >= 3 and not row[column].isupper()]
    if not rows:
        return
    row = max(rows, key=lambda row: len(row[column]))
    words = row[column].split()
    cut = next((i for i in range(len(words) - 1, 0, -1) if words[i][0].islower()), 0)
    if cut:
        row[column] = " ".join(words[:cut])
        rest = [""] * len(row)
        rest[column] = " ".join(words[cut:])
        table.rows.insert(table.rows.index(row) + 1, rest)


def _split_indicator(table: SyntheticTable) -> None:
    """Number the indicators in a column of their own that the header does not know."""
    column = table.name_column
    if table.header[0][column] != "INDIKATOR KINERJA" or table.header[0][0] != "NO":
        return
    for number, row in enumerate(table.rows, 1):
        row.insert(column, f"1.{number}")
    for row in table.header:
        row.insert(column + 1, "")


def _markup(table: SyntheticTable) -> None:
    for row in table.rows[::2]:
        row[table.name_column] = f"<i>{row[table.name_column]}</i>" if row[table.name_column] else ""


def _title_rows(table: SyntheticTable) -> None:
    width = len(table.header[0])
    table.header[:0] = [
        ["VISI", *[""] * (width - 1)],
        ["Maju bersama menuju daerah yang sejahtera", *[""] * (width - 1)],
    ]


def _trailing_blanks(table: SyntheticTable) -> None:
    for row in [*table.header, *table.rows]:
        row.extend(["", ""])


def _without_numbers(table: SyntheticTable) -> None:
    if table.header[0][0].upper() == "NO" and not table.total:
        for row in table.rows:
            row[0] = ""


def _cut_words(table: SyntheticTable) -> None:
    table.header = [[_cut(text) for text in row] for row in table.header]


_STEPS: tuple[tuple[str, Callable[[SyntheticTable], None]], ...] = (
    ("split_indicator", _split_indicator),
    ("no_column_numbers", _without_numbers),
    ("own_row", _own_row),
    ("cut_words", _cut_words),
    ("numbered_columns", _number_columns),
    ("title_rows", _title_rows),
    ("markup", _markup),
    ("trailing_blanks", _trailing_blanks),
)


def synthetic_tables(seed: int, breakages: Collection[str] = ()) -> tuple[str, int, list[SyntheticTable]]:
    """An office, a report year, and tables with the breakages that change cells."""
    maker = _Maker(seed, breakages)
    tables = [
        maker.count_table(),
        maker.agreement_table(),
        maker.indicator_table(),
        maker.years_table(),
        maker.nation_table(),
        maker.plan_table(),
        maker.budget_table(),
    ]
    for name, step in _STEPS:
        if name in maker.breakages:
            for table in tables:
                step(table)
    return maker.office, maker.year, tables


def _write(row: list[str], layout: str) -> str:
    if layout == "pipe":
        return "| " + " | ".join(row) + " |"
    return "\t".join(row) if layout == "tab" else " ".join(text for text in row if text)


def synthetic_report(seed: int, layout: str, breakages: Collection[str] = ()) -> SyntheticReport:
    """A report of one layout as lines, with every figure that its tables print."""
    office, year, tables = synthetic_tables(seed, breakages)
    lines = ["LAPORAN KINERJA INSTANSI PEMERINTAH", office.upper(), f"TAHUN {year}", ""]
    lines += ["Rencana Strategis (Renstra) tahun 2021-2026 menjadi acuan laporan ini.", ""]
    report = SyntheticReport(f"{office} Kabupaten Contoh", year, lines)
    for table in tables:
        if layout == "flat" and not table.flat:
            continue
        lines += [
            "Uraian tentang kinerja disajikan di bawah ini dengan penjelasan secukupnya.",
            "",
            table.caption,
            "",
        ]
        head = [_write(row, layout) for row in table.header]
        if layout == "pipe":
            head.insert(1, "|" + "---|" * len(table.header[0]))
        body = [_write(row, layout) for row in table.rows]
        middle = next(
            (i for i in range(len(body) // 2, len(body)) if table.rows[i][0] or layout != "flat"),
            len(body) - 1,
        )
        if middle and "page_break" in breakages and table.rows[middle][table.name_column]:
            body[middle:middle] = [""]
        if middle and "page_break_header" in breakages:
            body[middle:middle] = ["", *head]
        lines += [*head, *body, "", "Sumber: data diolah", ""]
        report.known.extend(table.known)
    return report

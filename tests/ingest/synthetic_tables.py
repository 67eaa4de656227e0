"""Tables of synthetic reports: cells made up from known figures."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.numerals import format_number, round_half_up
from tests.ingest.offices import GOALS, GRADES, OFFICES, PLACES, ROMAN, SUB


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


class Maker:
    def __init__(self, seed: int, breakages: Collection[str]) -> None:
        self.random = random.Random(seed)
        self.breakages = set(breakages)
        self.office = self.random.choice(sorted(OFFICES))
        self.year = self.random.randint(2021, 2025)
        self.indicators, self.programs, self.activities = OFFICES[self.office]

    def percent(self, value: Decimal) -> str:
        text = format_number(value)
        if "decimal_points" in self.breakages:
            text = text.replace(".", "").replace(",", ".")
        return f"{text} %" if "cell_units" in self.breakages else text

    def money(self, value: int) -> str:
        separator = "," if "comma_thousands" in self.breakages else "."
        if "mixed_thousands" in self.breakages:
            separator = self.random.choice(".,")
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
            grade = self.random.choice(GRADES)
            achieved = self.achieved(target, actual)
            goal = GOALS[index // 2]
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
            "KET" if "remark_grade" in self.breakages else "KATEGORI",
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
        leaves = ["T", "R"] if "letter_leaves" in self.breakages else ["TARGET", "REALISASI"]
        header = [["NO", "INDIKATOR KINERJA", *groups], ["", "", *leaves * 2]]
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
        names = self.random.sample(SUB, len(SUB))
        totals = [0, 0]
        style = self.random.choice(["code", "roman"])
        if "code_columns" in self.breakages:
            style = "code"
        if "roman_as_l" in self.breakages:
            style = "roman"
        if "letter_levels" in self.breakages:
            style = "letter"
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
                letter = "L" if "roman_as_l" in self.breakages and number == 0 else f"{ROMAN[number]}."
                codes = [ROMAN[number], f"{letter}1", "1", "2"]
            if style == "letter":
                codes = [f"{number + 1}.", "a.", "1)", "2)"]
            lines = [
                (shown, "program", None, sum(amounts), sum(spent)),
                (activity, "kegiatan", shown, sum(amounts), sum(spent)),
            ]
            lines += [
                (sub, "sub_kegiatan", activity, a, s) for sub, a, s in zip(subs, amounts, spent, strict=True)
            ]
            for code, (name, level, parent, amount, used) in zip(codes, lines, strict=True):
                rows.append([code, name, *self._budget(amount, used, known, name, level, parent)])
        if "cut_cells" in self.breakages:
            self._cut(rows, known)
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
        if "level_columns" in self.breakages:
            header[1:2] = ["PROGRAM", "KEGIATAN", "SUB KEGIATAN"]
            for row in rows:
                place = 2 if row[1] in names else 1 if row[1] in self.activities else 0
                row[1:2] = ["" if i != place else row[1] for i in range(3)]
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
            flat=not {"code_columns", "level_columns"} & self.breakages,
        )

    def _cut(self, rows: list[list[str]], known: list[Known]) -> None:
        """Cut the last digit off a ceiling, so that nobody can tell what it was."""
        row = rows[-1]
        row[2] = row[2][:-1]
        known[:] = [k for k in known if not (k.subject == row[1] and k.measure == "pagu")]

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
        rows.append([GOALS[0], "", "", program, "", self.money(sum(budget))])
        rows.append(["", "", "", "", activity, self.money(sum(budget))])
        known.append(Known(program, self.year, "pagu", Decimal(sum(budget)), "program"))
        known.append(Known(activity, self.year, "pagu", Decimal(sum(budget)), "kegiatan", program))
        if "shifted_row" in self.breakages:
            rows[1] = ["", "", "", activity, self.money(sum(budget)), ""]
        for number, (name, sub) in enumerate(
            zip(self.random.sample(self.indicators, 3), self.random.sample(SUB, 3), strict=True), 1
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
        for number, place in enumerate(PLACES, 1):
            men, women = self.random.randint(1100, 9800), self.random.randint(1100, 9800)
            rows.append([str(number), place, *(format_number(Decimal(n)) for n in (men, women, men + women))])
            for measure, value in (("laki_laki", men), ("perempuan", women), ("jumlah", men + women)):
                known.append(Known(place, self.year, measure, Decimal(value), "other"))
        header = ["No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah (orang)"]
        return SyntheticTable(f"Tabel 1.1 Penduduk Tahun {self.year}", [header], rows, known)

    def served_table(self) -> SyntheticTable:
        """People to be served, people served, and the share of them."""
        rows, known = [], []
        for number, place in enumerate(PLACES, 1):
            whole = self.random.randint(2100, 9800)
            part = self.random.randint(1100, whole)
            share = self.achieved(Decimal(whole), Decimal(part))
            rows.append(
                [str(number), f"Layanan {place}", *map(self.count, (whole, part)), self.percent(share)]
            )
            for measure, value in (("populasi", whole), ("ditangani", part), ("persen_ditangani", share)):
                known.append(Known(f"Layanan {place}", self.year, measure, Decimal(value), "other"))
        header = ["No", "Jenis Pelayanan", "Sasaran", "Terlayani", "Persentase (%)"]
        return SyntheticTable(f"Tabel 3.6 Capaian SPM Tahun {self.year}", [header], rows, known)

    def follow_up_table(self) -> SyntheticTable:
        """Counts with headings that sound like words, and a share that no code fits."""
        rows, known = [], []
        for number, place in enumerate(PLACES[:4], 1):
            found, done = self.random.randint(40, 90), self.random.randint(10, 39)
            share = self.achieved(Decimal(found), Decimal(done))
            rows.append([str(number), place, str(found), str(done), self.percent(share)])
            values = (("jumlah_rekomendasi", found), ("jumlah_selesai", done), ("persentase_selesai", share))
            known.extend(
                Known(place, self.year, measure, Decimal(value), "other") for measure, value in values
            )
        header = ["No", "Kecamatan", "Jumlah Rekomendasi", "Jumlah Selesai", "Persentase Selesai (%)"]
        return SyntheticTable(f"Tabel 3.7 Tindak Lanjut Tahun {self.year}", [header], rows, known)

    def quarters_table(self) -> SyntheticTable:
        """Money spent in every quarter."""
        rows, known = [], []
        for number, program in enumerate(self.programs[:2], 1):
            spent = [self.random.randint(20_000_000, 900_000_000) for _ in range(4)]
            rows.append([str(number), program, *map(self.money, (sum(spent), *spent))])
            known.append(Known(program, self.year, "pagu", Decimal(sum(spent)), "program"))
            for quarter, amount in enumerate(spent, 1):
                measure = f"realisasi_anggaran_tw{quarter}"
                known.append(Known(program, self.year, measure, Decimal(amount), "program"))
        quarters = [f"Realisasi TW {roman} (Rp)" for roman in ROMAN[:4]]
        header = ["No", "Program", "Pagu (Rp)", *quarters]
        return SyntheticTable(f"Tabel 3.8 Realisasi per Triwulan Tahun {self.year}", [header], rows, known)

    def bare_years_table(self) -> SyntheticTable:
        """Counts of several years whose headings are the years alone."""
        years = range(self.year - 2, self.year + 1)
        rows, known = [], []
        for number, place in enumerate(PLACES[:3], 1):
            counts = [self.random.randint(11, 98) for _ in years]
            rows.append([str(number), place, *map(str, counts)])
            for year, count in zip(years, counts, strict=True):
                known.append(Known(place, year, "jumlah", Decimal(count), "other"))
        header = ["No", "Kecamatan", *map(str, years)]
        caption = f"Tabel 1.2 Jumlah Kejadian Tahun {years[0]}-{years[-1]}"
        return SyntheticTable(caption, [header], rows, known)

    def scaled_table(self) -> SyntheticTable:
        """Accounts in millions of rupiah, with what was left or lacking in brackets."""
        rows, known = [], []
        for number, name in enumerate(("Belanja Pegawai", "Belanja Barang dan Jasa"), 1):
            amount = Decimal(self.random.randint(100_000, 900_000)) / 100
            used = Decimal(self.random.randint(9_000, int(amount * 100))) / 100
            shown = [format_number(value, 2) for value in (amount, used, amount - used)]
            rows.append([f"5.1.0{number}", name, shown[0], shown[1], f"({shown[2]})"])
            values = (("pagu", amount), ("realisasi_anggaran", used), ("lebih_kurang", used - amount))
            for measure, value in values:
                known.append(Known(name, self.year, measure, value * 1_000_000, "belanja"))
        header = ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)"]
        caption = f"Tabel 3.9 Belanja Tahun {self.year} (dalam juta rupiah)"
        return SyntheticTable(caption, [header], rows, known, flat=False)

    def count(self, value: int) -> str:
        return format_number(Decimal(value))

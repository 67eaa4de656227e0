"""The real reports against their gold data; skipped where they do not lie beside the checkout."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from assistant.domain.figures import Figure
from ingest.figures import extract_figures
from tests.ingest.test_figures import document

REPORTS = {
    "pacitan2024": ("003_9f5a07fc1cd03b84.txt", 2024),
    "flotim2022": ("001_27433d8b9bf29c78.txt", 2022),
}
SAME = {
    "pagu_setelah_perubahan": {"pagu_setelah_perubahan", "pagu"},
    "populasi": {"populasi", "jumlah"},
    "ditangani": {"ditangani", "jumlah", "realisasi"},
    "persen_ditangani": {"persen_ditangani", "capaian", "realisasi"},
}
SAMPLED = {"Tabel I.1"}  # gold data holds some rows of these only

Gold = dict[str, str | int | None]


def same(gold: Gold, figure: Figure) -> bool:
    """Whether a figure has the line, year, measure and value of a gold row."""
    location = figure.location
    if location is None or location.line_from is None or gold["year"] != figure.year:
        return False
    if not location.line_from <= int(str(gold["line"])) <= (location.line_to or location.line_from):
        return False
    measure = str(gold["measure"])
    if figure.measure not in SAME.get(measure, {measure}):
        return False
    try:
        return figure.value == Decimal(str(gold["value"]))
    except InvalidOperation:
        return str(figure.value).lower() == str(gold["value"]).lower()


def pair(gold: list[Gold], figures: list[Figure]) -> list[tuple[Gold, Figure]]:
    """Each gold row with a figure of its own."""
    used: set[str] = set()
    pairs = []
    for row in gold:
        found = next((f for f in figures if f.figure_id not in used and same(row, f)), None)
        if found is not None:
            used.add(found.figure_id)
            pairs.append((row, found))
    return pairs


@pytest.mark.parametrize("name", REPORTS)
def test_a_real_report_is_read_as_people_read_it(name: str, shared_reports: Path, shared_dev: Path) -> None:
    file, year = REPORTS[name]
    lines = (shared_reports / file).read_text(encoding="utf-8").split("\n")
    figures = [
        f
        for f in extract_figures(document(lines), report_id=name, agency="Dinas Contoh", report_year=year)[0]
        if f.value is not None
    ]
    text = (shared_dev / name / "figures.jsonl").read_text(encoding="utf-8")
    rows: list[Gold] = [json.loads(line) for line in text.splitlines()]
    gold = [row for row in rows if row["value"] is not None and "bukan tabel" not in str(row["table"])]
    pairs = pair(gold, figures)
    assert len(pairs) / len(gold) >= 0.95

    whole = {row["line"] for row in gold} - {row["line"] for row in gold if row["table"] in SAMPLED}
    there = [f for f in figures if f.location and f.location.line_from in whole]
    right = {f.figure_id for _, f in pairs}
    assert sum(f.figure_id in right for f in there) / len(there) >= 0.97

    levels = [(row["level"], f.level.value) for row, f in pairs]
    assert sum(a == b for a, b in levels) / len(levels) >= 0.97
    parents = [(str(row["parent"]).lower(), str(f.parent).lower()) for row, f in pairs if row.get("parent")]
    assert sum(a.split()[:3] == b.split()[:3] for a, b in parents) >= 0.97 * len(parents)


def test_the_most_broken_real_report_is_read_to_its_last_year_and_column(shared_reports: Path) -> None:
    lines = (shared_reports / "000_bf8f01b9d66e610f.txt").read_text(encoding="utf-8").split("\n")
    figures, skipped = extract_figures(
        document(lines), report_id="t", agency="Dinas Contoh", report_year=2024
    )

    def at(line: int) -> list[tuple[str, int | None, str]]:
        return [
            (f.measure, f.year, str(f.value)) for f in figures if f.location and f.location.line_from == line
        ]

    for line, counts in ((195, "27 27 27 27 27"), (223, "5 4 5 5 5"), (228, "5 2 15 20 30")):
        assert at(line) == [("target", 2022 + n, count) for n, count in enumerate(counts.split())]
    assert at(272)[-1] == ("target", 2026, "36127")
    assert at(442)[3:6] == [("target", 2023, "90"), ("realisasi", 2023, "95.4"), ("capaian", 2023, "95.4")]
    assert at(453) == [
        ("realisasi", 2024, "90"),
        ("target_akhir_renstra", 2026, "90"),
        ("tingkat_kemajuan", 2024, "100"),
    ]
    assert sorted(measure for measure, _, _ in at(464)) == ["capaian", "realisasi", "target"]
    assert at(541) == [
        ("pagu", 2024, "3316802831"),
        ("realisasi_anggaran", 2024, "2856049443"),
        ("serapan_persen", 2024, "86.11"),
    ]
    assert len(figures) >= 400
    assert len(skipped) <= 70  # loose marks of the scan among them

"""A table of contents is held against the headings, tables against their numbers; all of it as notes."""

from __future__ import annotations

import pytest

from assistant.calculation.review import review
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, OutlineEntry, OutlineKind
from tests.calculation.review_parts import REPORT, only, passage


def outline(kind: OutlineKind, *lines: str, start: int = 1) -> list[OutlineEntry]:
    """Entries from lines such as `A|Latar Belakang`."""
    return [
        OutlineEntry(
            kind=kind,
            number=line.split("|")[0],
            title=line.split("|")[1],
            location=Location(file="laporan.txt", line_from=at, line_to=at),
        )
        for at, line in enumerate(lines, start=start)
    ]


PROMISED = outline(
    OutlineKind.CONTENTS,
    "BAB I|Pendahuluan",
    "A|Latar Belakang",
    "B|Isu Strategis",
    "C|Dasar Hukum",
    "BAB II|Perencanaan",
    "A|Rencana Strategis Tahun 2021-2026",
)


def found(*entries: list[OutlineEntry], text: str = "") -> list[Finding]:
    report = REPORT.model_copy(update={"outline": tuple(entry for part in entries for entry in part)})
    return review(report, [], [passage(90, text)] if text else [])


def test_headings_that_the_table_of_contents_has_not_are_told_with_those_that_are_missing() -> None:
    headings = outline(
        OutlineKind.HEADING,
        "BAB I|Pendahuluan",
        "A|Latar Belakang",
        "B|Isu Strategis",
        "D|Peta Proses Bisnis",
        "BAB II|Perencanaan",
        "A|RENCANA STRATEGIS",
        start=20,
    )
    finding = only(found(PROMISED, headings))
    assert (finding.kind, finding.severity) == (FindingKind.LABEL_CONFLICT, Severity.NOTE)
    assert [place.line_from for place in finding.locations] == [4, 23]
    assert "'C. Dasar Hukum'" in finding.explanation
    assert "'D. Peta Proses Bisnis'" in finding.explanation


def test_headings_in_other_words_or_capitals_are_no_finding() -> None:
    headings = outline(
        OutlineKind.HEADING,
        "BAB I|Pendahuluan",
        "A|LATAR BELAKANG",
        "B|Isu Strategis Dinas",
        "C|Dasar Hukum",
        "BAB II|Perencanaan",
        "A|Rencana Strategis",
        start=20,
    )
    assert found(PROMISED, headings) == []


@pytest.mark.parametrize(
    ("captions", "told"),
    [
        (("3.1|Capaian", "3.2|Realisasi", "3.4|Efisiensi"), "tidak ada Tabel 3.3"),
        (
            ("3.1|Capaian Kinerja", "3.2|Realisasi Anggaran", "3.2|Efisiensi Sumber Daya"),
            "Tabel 3.2 dipakai 2 kali",
        ),
        (("3.1|Capaian", "3.2|Realisasi", "3.2|Realisasi (lanjutan)"), None),
        (("3.1|Capaian", "3.9|Realisasi"), None),  # too many are missing: captions were not read
    ],
    ids=["gap", "twice", "goes on", "unread"],
)
def test_numbers_of_tables_are_used_once_and_in_order(captions: tuple[str, ...], told: str | None) -> None:
    reported = [finding.reported for finding in found(outline(OutlineKind.CAPTION, *captions))]
    assert reported == ([told] if told else [])


def test_the_list_of_tables_is_compared_by_number_and_title() -> None:
    listed = outline(OutlineKind.TABLE_LIST, "3.1|Capaian Kinerja", "3.2|Analisis Efisiensi", "3.3|Realisasi")
    captions = outline(
        OutlineKind.CAPTION,
        "3.1|Capaian Kinerja Dinas Tahun 2024",
        "3.2|Perbandingan Anggaran",
        "3.3|Realisasi",
        "3.4|Kemajuan",
        start=50,
    )
    title, missing = found(listed, captions)
    assert "berbeda dari judul" in title.explanation
    assert missing.reported == "ada tetapi tidak tercantum: Tabel 3.4"


def test_a_table_that_a_sentence_points_to_must_exist() -> None:
    captions = outline(OutlineKind.CAPTION, "3.1|A satu", "3.2|B dua", "3.3|C tiga", "3.4|D empat")
    assert only(found(captions, text="Lihat Tabel 3.7 dan Tabel 3.2.")).reported == "Tabel 3.7"
    assert found(captions, text="Menurut Tabel 9.1 dan Tabel 3.1.") == []  # a chapter without tables here

"""Scanned pages: real pictures of pages, recognised for real where the programs are installed."""

from __future__ import annotations

import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from ingest.document import Grid, Line
from ingest.pipeline import parse
from ingest.readers import read_document, scans
from ingest.readers.ruled import RuledCell, with_percent
from ingest.readers.rules import ruling_lines
from ingest.readers.wrapping import Segment, Word
from tests.ingest.readers.small_pdf import Rule, Text, ruled, write_pdf

needs_programs = pytest.mark.skipif(
    bool(scans.missing_programs()),
    reason=f"scans need {', '.join(scans.missing_programs())} (apt install ocrmypdf tesseract-ocr-ind)",
)
TITLE = [
    (60.0, 80.0, "LAPORAN KINERJA INSTANSI PEMERINTAH"),
    (60.0, 100.0, "DINAS KESEHATAN"),
    (60.0, 120.0, "KABUPATEN SIKKA"),
    (60.0, 140.0, "TAHUN 2023"),
]
ROWS = (
    ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"),
    ("1", "Persentase balita gizi baik", "88,50", "90,27", "102,00"),
    ("2", "Cakupan imunisasi dasar", "95,00", "76,00", "80,00"),
    ("3", "Nilai akreditasi puskesmas", "70,25", "64,63", "92,00"),
)
LEFTS = (60, 90, 300, 370, 440, 520)


def table_page() -> tuple[list[Text], list[Rule]]:
    texts: list[Text] = [(60, 90, "Tabel 3.1 Capaian Kinerja Tahun 2023")]
    for row, cells in enumerate(ROWS):
        texts += [(LEFTS[i] + 5, 124 + 24 * row, cell) for i, cell in enumerate(cells)]
    return texts, ruled(LEFTS, [108 + 24 * row for row in range(len(ROWS) + 1)])


def as_pictures(source: Path, target: Path, pages: set[int], turn: float = 0.0) -> Path:
    """A copy of a PDF in which the pages with these numbers (from 0) are pictures of themselves."""
    pdf = pypdfium2.PdfDocument(source)
    whole = pypdfium2.PdfDocument.new()
    for number, page in enumerate(pdf):
        if number not in pages:
            whole.import_pages(pdf, [number])
            continue
        picture = page.render(scale=200 / 72).to_pil().convert("L").rotate(turn, fillcolor=255, resample=3)
        scan = target.with_suffix(f".{number}.pdf")
        picture.save(scan, "PDF", resolution=200)
        whole.import_pages(pypdfium2.PdfDocument(scan))
        scan.unlink()
    whole.save(target)
    return target


@needs_programs
def test_a_slanting_scan_among_written_pages_gives_figures_with_their_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sementara").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "sementara"))
    source = write_pdf(tmp_path / "asli.pdf", [(TITLE, []), table_page()])
    parsed = parse(as_pictures(source, tmp_path / "pindaian.pdf", {1}, turn=0.6))
    assert (parsed.report.agency, parsed.report.year) == ("Dinas Kesehatan Kabupaten Sikka", 2023)
    told = {(f.subject, f.measure, f.value) for f in parsed.figures}
    assert told >= {
        (name, measure, Decimal(text.replace(",", ".")))
        for _, name, *values in ROWS[1:]
        for measure, text in zip(("target", "realisasi", "capaian"), values, strict=True)
    }
    assert {f.location.page for f in parsed.figures if f.location} == {2}
    assert "Mengenali teks 1 halaman pindaian 'pindaian.pdf'" in capsys.readouterr().err
    assert list((tmp_path / "sementara").iterdir()) == []


def test_a_scanned_page_among_written_ones_is_reported_where_programs_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda program: None)
    source = write_pdf(tmp_path / "asli.pdf", [(TITLE, []), table_page()])
    document = read_document(as_pictures(source, tmp_path / "campuran.pdf", {1}))
    assert [item.text for item in document.items if isinstance(item, Line) and item.text] == [
        text for _, _, text in TITLE
    ]
    (skipped,) = document.skipped
    assert skipped.location.page == 2
    assert "tesseract-ocr-ind" in skipped.reason


def test_a_text_layer_of_rubbish_is_reported_instead_of_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda program: None)
    rubbish = [
        (60.0, 80.0 + 14 * row, "/DSRUDQ .LQHUMD ,QVWDQVL 3HPHULQWDK 'LQDV .HVHKDWDQ") for row in range(8)
    ]
    document = read_document(write_pdf(tmp_path / "laporan.pdf", [(TITLE, []), (rubbish, [])]))
    assert not any(isinstance(item, Grid) or "DSRUDQ" in item.text for item in document.items)
    assert [skipped.location.page for skipped in document.skipped] == [2]


@pytest.mark.parametrize(
    ("text", "rubbish"),
    [
        pytest.param(
            "Pengukuran kinerja dilakukan dengan membandingkan target dan realisasi " * 3, False, id="words"
        ),
        pytest.param("1.234 5,6 78 90 12.345 678 90 " * 9, False, id="numbers"),
        pytest.param("DPA SKPD BPJS TW RPJMD", False, id="few-abbreviations"),
        pytest.param("(cid:12)(cid:44) " * 30, True, id="no-letters-known"),
        pytest.param("ßqm xvlk#rt pp;;wq zzkj ~tr§n " * 6, True, id="no-words"),
    ],
)
def test_rubbish_is_told_from_words(text: str, rubbish: bool) -> None:
    assert scans.is_rubbish(text) is rubbish


def test_the_ruling_lines_of_a_picture_are_seen_where_they_stand(tmp_path: Path) -> None:
    source = write_pdf(tmp_path / "asli.pdf", [table_page()])
    with pdfplumber.open(as_pictures(source, tmp_path / "pindaian.pdf", {0})) as pdf:
        across, down = ruling_lines(pdf.pages[0])
    assert sorted({round((line["top"] - 108) / 24) for line in across}) == list(range(len(ROWS) + 1))
    assert {min(LEFTS, key=lambda left: abs(left - line["x0"])) for line in down} == set(LEFTS)
    assert all(min(abs(left - line["x0"]) for left in LEFTS) < 1.5 for line in down)


def test_a_program_that_takes_too_long_is_ended_with_all_it_has_started(tmp_path: Path) -> None:
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(tmp_path / 'hidup')!r}).touch()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert scans._run([sys.executable, "-c", parent], tmp_path, 0.5) is False
    time.sleep(2.5)
    assert not (tmp_path / "hidup").exists()


def test_a_program_that_fails_or_is_missing_is_told(tmp_path: Path) -> None:
    assert scans._run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, 30) is False
    assert scans._run([str(tmp_path / "tiada")], tmp_path, 30) is False
    assert scans._run([sys.executable, "-c", ""], tmp_path, 30) is True


def _scanned_column(heading: str, *values: str) -> list[tuple[RuledCell, ...]]:
    def cell(text: str) -> RuledCell:
        words = tuple(Word(word, 10.0 * i, 10.0 * i + 8) for i, word in enumerate(text.split()))
        return RuledCell((Segment(words),) if words else (), 80.0)

    return [(cell("Indikator"), cell(heading)), *((cell("Angka Melek Huruf"), cell(v)) for v in values)]


@pytest.mark.parametrize(
    ("heading", "values", "read"),
    [
        ("Capaian (20)", ("98,5", "100", "87,25"), "Capaian (%)"),
        ("(96)", ("98,5", "101,2"), "(%)"),
        ("Capaian (20)", ("98", "100", "87"), "Capaian (20)"),
        ("Pagu (20)", ("1.500.000", "98,5"), "Pagu (20)"),
        ("Selisih", ("(20)", "98,5", "87,25"), "Selisih"),
    ],
    ids=["shares", "alone", "no decimals", "amounts", "another heading"],
)
def test_a_number_in_brackets_is_a_percent_sign_only_over_shares(
    heading: str, values: tuple[str, ...], read: str
) -> None:
    rows = with_percent(_scanned_column(heading, *values))
    assert rows[0][1].lines[0].text == read


def test_a_row_that_numbers_its_columns_keeps_its_numbers() -> None:
    numbers = _scanned_column("(20)", "98,5", "87,25")
    nineteen = Segment((Word("(19)", 0.0, 8.0),))
    numbered = [(numbers[0][1]._replace(lines=(nineteen,)), numbers[0][1]), *numbers[1:]]
    assert with_percent(numbered)[0][1].lines[0].text == "(20)"

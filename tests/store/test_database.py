"""The database keeps whole reports, finds them by words, and tells plainly what is wrong with it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from assistant.domain.figures import Figure, Level, Origin
from assistant.domain.sources import Location, Passage, PassageRole, RegionLevel, Report, Skipped
from assistant.errors import MissingExtra, StoreError, UnknownReport
from assistant.settings import Settings
from assistant.store.database import Correction, Database, open_database
from assistant.store.interfaces import ParsedReport

PLACE = Location(file="lkjip.txt", line_from=12, line_to=13)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(Settings(data_dir=tmp_path))
    yield database
    database.close()


def a_report(report_id: str = "r1", *, agency: str = "Dinas Kesehatan Kota Bima", year: int = 2023) -> Report:
    return Report(
        report_id=report_id,
        agency=agency,
        region_level=RegionLevel.KOTA,
        region="Bima",
        year=year,
        title="LKjIP",
        file="lkjip.txt",
        sha256=report_id.rjust(64, "0"),
        skipped=(Skipped(location=PLACE, reason="baris tidak terbaca"),),
        seconds=0.25,
    )


def parsed(report: Report, *texts: str, figures: int = 2) -> ParsedReport:
    owner = {"report_id": report.report_id, "agency": report.agency, "report_year": report.year}
    return ParsedReport(
        report=report,
        passages=tuple(
            Passage(
                **owner,
                passage_id=f"{report.report_id}-p{number}",
                section="BAB III > Capaian",
                text=text,
                location=PLACE,
                role=PassageRole.OBSTACLE,
                about=("Cakupan imunisasi",),
                about_year=2023,
            )
            for number, text in enumerate(texts)
        ),
        figures=tuple(
            Figure(
                **owner,
                figure_id=f"{report.report_id}-f{number}",
                subject="Cakupan imunisasi",
                level=Level.IKU,
                year=2022,
                measure="realisasi",
                value=Decimal("89.290") if number % 2 == 0 else "BB",
                unit="%",
                raw="89,290",
                location=PLACE,
                origin=Origin.REPORTED,
                inputs=("x", "y"),
                readings=(Decimal("89290"),),
                table_no=number,
            )
            for number in range(figures)
        ),
    )


def counted(parsed_report: ParsedReport) -> Report:
    counts = {"passages": len(parsed_report.passages), "figures": len(parsed_report.figures)}
    return parsed_report.report.model_copy(update=counts)


def test_what_is_saved_comes_back_equal_and_in_order(database: Database) -> None:
    whole = parsed(a_report(), "Stok vaksin terlambat.", "Kader dilatih.", figures=11)
    database.save(whole)
    assert database.reports() == [counted(whole)]
    assert database.report("r1") == counted(whole)
    assert tuple(database.figures(["r1"])) == whole.figures
    assert tuple(database.passages(["r1"])) == whole.passages
    assert database.figure("r1-f3") == whole.figures[3]
    assert database.passages_by_id(["r1-p1", "tidak ada"]) == {"r1-p1": whole.passages[1]}


def test_decimals_keep_their_written_places(database: Database) -> None:
    database.save(parsed(a_report(), figures=1))
    assert str(database.figures()[0].value) == "89.290"


def test_reports_are_listed_by_agency_then_year(database: Database) -> None:
    database.save(parsed(a_report("r1", agency="B", year=2024)))
    database.save(parsed(a_report("r2", agency="B", year=2022)))
    database.save(parsed(a_report("r3", agency="A", year=2024)))
    assert [report.report_id for report in database.reports()] == ["r3", "r2", "r1"]
    assert [figure.report_id for figure in database.figures()] == ["r3", "r3", "r2", "r2", "r1", "r1"]


def test_saving_twice_changes_nothing(database: Database) -> None:
    whole = parsed(a_report(), "Stok vaksin terlambat.")
    database.save(whole)
    before = (database.reports(), database.figures(), database.search_words("vaksin", None, 5))
    database.save(whole)
    assert (database.reports(), database.figures(), database.search_words("vaksin", None, 5)) == before


def test_a_new_version_takes_the_place_of_the_old_one(database: Database) -> None:
    database.save(parsed(a_report("lama"), "Stok vaksin terlambat."))
    database.save(parsed(a_report("baru"), "Stok obat cukup."), replaces=["lama"])
    assert [report.report_id for report in database.reports()] == ["baru"]
    assert database.search_words("vaksin", None, 5) == []


def test_a_report_that_cannot_be_kept_whole_is_not_kept_at_all(database: Database) -> None:
    database.save(parsed(a_report("r1"), "Stok vaksin terlambat."))
    double = parsed(a_report("r2"), "Satu.", figures=1)
    double = double.model_copy(update={"figures": double.figures * 2})
    with pytest.raises(IntegrityError):
        database.save(double, replaces=["r1"])
    assert [report.report_id for report in database.reports()] == ["r1"]
    assert len(database.search_words("vaksin", None, 5)) == 1


def test_a_forgotten_report_leaves_nothing_behind(database: Database) -> None:
    database.save(parsed(a_report(), "Stok vaksin terlambat."))
    database.forget("r1")
    assert (database.reports(), database.figures(), database.passages()) == ([], [], [])
    assert database.search_words("vaksin", None, 5) == []


def test_a_report_that_is_not_there_is_told_by_its_id(database: Database) -> None:
    with pytest.raises(UnknownReport, match="r9"):
        database.forget("r9")
    with pytest.raises(UnknownReport, match="r9"):
        database.report("r9")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("vaksin", "r1-p0"),
        ("penyediaan obat", "r1-p1"),
        ("menyediakan", "r1-p1"),  # another form of the stem "sedia"
        ("tidak tercapai", "r1-p2"),  # no stop list
        ("1.250,5", "r1-p3"),
        ('"NEAR( OR* AND vaksin', "r1-p0"),  # no query language
    ],
)
def test_words_stems_and_numbers_are_found(database: Database, words: str, first: str) -> None:
    texts = (
        "Stok vaksin terlambat.",
        "Penyediaan obat berjalan.",
        "Target tidak dicapai.",
        "Biaya Rp1.250,5 ribu.",
    )
    database.save(parsed(a_report(), *texts))
    assert database.search_words(words, ["r1"], 3)[0][0] == first


def test_search_stays_within_the_reports_that_are_named(database: Database) -> None:
    database.save(parsed(a_report("r1"), "Stok vaksin terlambat."))
    database.save(parsed(a_report("r2"), "Stok vaksin cukup."))
    assert [found for found, _ in database.search_words("vaksin", ["r2"], 5)] == ["r2-p0"]
    assert database.search_words("vaksin", [], 5) == []
    assert database.search_words("???", None, 5) == []


def test_scores_fall_from_the_best_passage_on(database: Database) -> None:
    database.save(parsed(a_report(), "Vaksin.", "Vaksin dan obat terlambat.", "Obat."))
    scores = [score for _, score in database.search_words("obat terlambat", None, 5)]
    assert scores == sorted(scores, reverse=True)


def test_a_correction_holds_for_what_is_kept_and_for_later(database: Database) -> None:
    report = a_report()
    database.save(parsed(report, "Stok vaksin terlambat."))
    database.correct(report.sha256, agency="Dinas Kesehatan Kabupaten Bima")
    database.correct(report.sha256, year=2022)
    expected = Correction(agency="Dinas Kesehatan Kabupaten Bima", year=2022)
    assert database.corrections() == {report.sha256: expected}
    assert (database.reports()[0].agency, database.reports()[0].year) == (expected.agency, 2022)
    assert database.figures()[0].report_year == 2022
    assert database.passages()[0].agency == expected.agency


def test_a_second_program_reads_while_the_first_writes(tmp_path: Path) -> None:
    one, two = (open_database(Settings(data_dir=tmp_path)) for _ in range(2))

    def write(number: int) -> None:
        (one if number % 2 else two).save(parsed(a_report(f"r{number}"), f"Kegiatan {number}.", figures=50))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert len(one.reports()) == len(two.reports()) == 12
    assert len(two.figures()) == 12 * 50
    one.close()
    two.close()


def _a_file_in_place_of_the_folder(folder: Path) -> None:
    folder.write_text("bukan folder")


def _garbage(folder: Path) -> None:
    folder.mkdir()
    (folder / "lkjip.db").write_text("bukan basis data " * 500)


def _a_folder_in_place_of_the_file(folder: Path) -> None:
    (folder / "lkjip.db").mkdir(parents=True)


def _a_newer_schema(folder: Path) -> None:
    open_database(Settings(data_dir=folder)).close()
    connection = sqlite3.connect(folder / "lkjip.db")
    connection.execute("UPDATE about SET value = '99'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_a_file_in_place_of_the_folder, "tidak dapat dibuat"),
        (_garbage, "rusak"),
        (_a_folder_in_place_of_the_file, "tidak dapat dipakai"),
        (_a_newer_schema, "versi program yang lebih baru"),
    ],
)
def test_a_data_folder_of_no_use_is_told_plainly(
    tmp_path: Path, damage: Callable[[Path], None], sentence: str
) -> None:
    folder = tmp_path / "data"
    damage(folder)
    with pytest.raises(StoreError, match=sentence):
        open_database(Settings(data_dir=folder))


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("mysql://u@h/db", StoreError),
        ("bukan alamat", StoreError),
        ("postgresql://u:rahasia@h/db", MissingExtra),
    ],
)
def test_a_database_url_of_no_use_is_told_without_its_password(url: str, error: type[Exception]) -> None:
    if error is MissingExtra and _has_driver():
        pytest.skip("psycopg is installed")
    with pytest.raises(error) as told:
        open_database(Settings(database_url=url))
    assert "rahasia" not in str(told.value)


def test_reading_figures_loads_no_model_and_no_vector_store() -> None:
    program = (
        "import sys; import assistant.store.database; "
        "print([m for m in ('torch', 'chromadb', 'sentence_transformers', 'Sastrawi') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _has_driver() -> bool:
    try:
        import psycopg  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True

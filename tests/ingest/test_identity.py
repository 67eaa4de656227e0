"""Telling who reports, for which year, from content alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.sources import Location, RegionLevel
from assistant.errors import UnreadableFile
from ingest.document import Document, Line
from ingest.identity import identify
from ingest.readers import read_document


def document(text: str, file: str = "berkas.txt") -> Document:
    lines = tuple(
        Line(text=line, location=Location(file=file, line_from=n, line_to=n))
        for n, line in enumerate(text.split("\n"), start=1)
    )
    return Document(file=file, sha256="0" * 64, items=lines)


BODY = "\n\nKATA PENGANTAR\n\nSegala puji bagi Tuhan.\n\nBAB I\nPENDAHULUAN\n\n"


@pytest.mark.parametrize(
    ("cover", "agency", "level", "year"),
    [
        pytest.param(
            "LAPORAN KINERJA INSTANSI PEMERINTAH\n(LKjIP)\nTAHUN 2023\n\nDINAS KESEHATAN\nKABUPATEN SIKKA",
            "Dinas Kesehatan Kabupaten Sikka", "kabupaten", 2023, id="office-and-region-on-separate-lines",
        ),
        pytest.param(
            "PEMERINTAH KOTA AMBON\n\n**DINAS PENDIDIKAN DAN KEBUDAYAAN**\n\nLKjIP TAHUN ANGGARAN 2022",
            "Dinas Pendidikan dan Kebudayaan Kota Ambon", "kota", 2022, id="region-first-and-bold",
        ),
        pytest.param(
            "# LKIP 2021\n\nDINAS PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK,\nPENGENDALIAN PENDUDUK DAN KB\n"
            "KABUPATEN NGADA\nTAHUN 2021",
            "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB Kabupaten Ngada",
            "kabupaten", 2021, id="name-over-two-lines-with-an-abbreviation",
        ),
        pytest.param(
            "KECAMATAN KOTA BARU\nKABUPATEN TIMOR TENGAH SELATAN\nLAPORAN KINERJA\n2024",
            "Kecamatan Kota Baru Kabupaten Timor Tengah Selatan", "kabupaten", 2024, id="sub-district",
        ),
        pytest.param(
            "LAPORAN KINERJA (LKj) BADAN KEUANGAN DAERAH KOTA MADIUN TAHUN 2021",
            "Badan Keuangan Daerah Kota Madiun", "kota", 2021, id="all-in-one-line",
        ),
        pytest.param(
            "LAKIP\nRSUD dr. R. SOEDJONO\nKABUPATEN LOMBOK TIMUR\nTAHUN 2020",
            "RSUD dr. R. Soedjono Kabupaten Lombok Timur", "kabupaten", 2020, id="hospital",
        ),
        pytest.param(
            "SEKRETARIAT DPRD KABUPATEN BELU\nLAPORAN KINERJA INSTANSI PEMERINTAH\nTAHUN 2024",
            "Sekretariat DPRD Kabupaten Belu", "kabupaten", 2024, id="secretariat-of-the-council",
        ),
        pytest.param(
            "DINAS KESEHATAN\nPROVINSI NUSA TENGGARA BARAT\nTAHUN 2024",
            "Dinas Kesehatan Provinsi Nusa Tenggara Barat", "provinsi", 2024, id="province",
        ),
        pytest.param(
            "PEMERINTAH KABUPATEN ALOR DINAS PERTANIAN\nLKjIP 2023\nTAHUN 2023",
            "Dinas Pertanian Kabupaten Alor", "kabupaten", 2023, id="government-and-office-in-one-line",
        ),
        pytest.param(
            "LAPORAN KINERJA PEMERINTAH KABUPATEN ENDE\nTAHUN 2022",
            "Pemerintah Kabupaten Ende", "kabupaten", 2022, id="the-government-itself",
        ),
        pytest.param(
            "SATUAN POLISI PAMONG PRAJA\nDAN PEMADAM KEBAKARAN\nKABUPATEN LEMBATA\nLKjIP\nTAHUN 2023",
            "Satuan Polisi Pamong Praja dan Pemadam Kebakaran Kabupaten Lembata", "kabupaten", 2023,
            id="conjunction-opens-the-second-line",
        ),
        pytest.param(
            "LAPORAN KINERJA\nRUMAH SAKIT UMUM DAERAH\nHARAPAN BUNDA\nKABUPATEN ALOR\nTAHUN 2022\n"
            "Jl. Melati 3\nEmail: rsud.harapan@contoh.id",
            "Rumah Sakit Umum Daerah Harapan Bunda Kabupaten Alor", "kabupaten", 2022,
            id="own-name-on-a-line-before-the-region",
        ),
        pytest.param(
            "KEMENTERIAN KEUANGAN REPUBLIK INDONESIA\nDIREKTORAT JENDERAL PERBENDAHARAAN\n"
            "KANTOR PELAYANAN PERBENDAHARAAN NEGARA WAINGAPU\nLAPORAN KINERJA\nTAHUN 2023",
            "Kantor Pelayanan Perbendaharaan Negara Waingapu", "pusat", 2023, id="office-below-its-ministry",
        ),
        pytest.param(
            "KEMENTERIAN AGAMA REPUBLIK INDONESIA\nKANTOR KEMENTERIAN AGAMA\nKABUPATEN BELU\nTAHUN 2021",
            "Kantor Kementerian Agama Kabupaten Belu", "kabupaten", 2021, id="ministry-in-a-region",
        ),
        pytest.param(
            "MAHKAMAH AGUNG REPUBLIK INDONESIA\nPENGADILAN NEGERI KALABAHI\nLAPORAN KINERJA TAHUN 2020",
            "Pengadilan Negeri Kalabahi", "pusat", 2020, id="court",
        ),
        pytest.param(
            "LAPORAN KINERJA\nKEMENTERIAN PERTANIAN\nTAHUN 2024",
            "Kementerian Pertanian", "pusat", 2024, id="the-ministry-itself",
        ),
    ],
)  # fmt: skip
def test_agency_region_and_year_come_from_the_title_page(
    cover: str, agency: str, level: str, year: int
) -> None:
    found = identify(document(cover + BODY))
    assert (found.agency, found.region_level, found.year) == (agency, RegionLevel(level), year)
    assert found.doubts == ()


def test_sentences_prove_that_a_name_goes_on_in_the_next_line_of_the_title_page() -> None:
    text = "KANTOR PENGAWASAN DAN PELAYANAN\nTIPE MADYA C WAIKABUBAK\nTAHUN 2023" + BODY
    text += "Laporan Kantor Pengawasan dan Pelayanan Tipe Madya C Waikabubak disusun.\n"
    assert identify(document(text)).agency == "Kantor Pengawasan dan Pelayanan Tipe Madya C Waikabubak"


def test_a_motto_below_the_office_is_no_part_of_its_name() -> None:
    text = "DINAS SOSIAL\nMELAYANI DENGAN HATI\nTAHUN 2023\nKABUPATEN ALOR" + BODY
    assert identify(document(text)).agency == "Dinas Sosial Kabupaten Alor"


def test_the_rows_of_a_first_table_are_no_title_page() -> None:
    text = "LKjIP\nDINAS SOSIAL\nKABUPATEN ALOR\nTAHUN 2024\nJumlah penerima per kecamatan\n"
    text += "Kecamatan Utara 12\nKecamatan Timur 13\n" * 4
    assert identify(document(text)).agency == "Dinas Sosial Kabupaten Alor"


def test_the_body_tells_how_a_name_in_capitals_is_written() -> None:
    text = "INSPEKTORAT\nKABUPATEN NAGEKEO\nTAHUN 2024" + BODY
    text += "Inspektorat Daerah Kabupaten Nagekeo membina perangkat daerah.\n" * 3
    found = identify(document(text))
    assert found.agency == "Inspektorat Daerah Kabupaten Nagekeo"


def test_an_abbreviation_that_sentences_use_stays_in_capitals() -> None:
    text = f"DINAS PUPR\nKABUPATEN ALOR\nTAHUN 2024{BODY}Bidang PUPR mengelola jalan kabupaten.\n"
    assert identify(document(text)).agency == "Dinas PUPR Kabupaten Alor"


def test_the_kabupaten_stands_before_its_province() -> None:
    text = "LKJIP\nKABUPATEN MALAKA\nPROVINSI NUSA TENGGARA TIMUR\nTAHUN 2024\nDINAS PERTANIAN" + BODY
    found = identify(document(text))
    assert (found.agency, found.region) == ("Dinas Pertanian Kabupaten Malaka", "Malaka")


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("berdasarkan Perpres Nomor 29 Tahun 2014 dan Permen Nomor 53 Tahun 2014", id="law"),
        pytest.param("Laporan Kinerja selama tahun anggaran 2022", id="copied-from-last-year"),
        pytest.param("Renstra Tahun 2021-2026 dan RPJMD tahun 2021 – 2026", id="plan-period"),
    ],
)
def test_the_year_is_the_reports_own(noise: str) -> None:
    text = "LAPORAN KINERJA\nDINAS SOSIAL KOTA KUPANG" + BODY
    text += "Laporan Kinerja Dinas Sosial Kota Kupang Tahun 2023 disusun.\n" * 2 + f"{noise}\n"
    assert identify(document(text)).year == 2023


def test_a_title_page_with_last_years_date_is_followed_and_doubted() -> None:
    text = "LKjIP TAHUN 2022\nDINAS SOSIAL KOTA KUPANG" + BODY
    text += "Laporan Kinerja Dinas Sosial Kota Kupang Tahun 2023 memuat capaian.\n" * 6
    found = identify(document(text))
    assert found.year == 2022
    assert "2023" in found.doubts[0]
    assert "--year" in found.doubts[0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("LKJIP", "LKjIP", id="lkjip"),
        pytest.param("LKj.IP", "LKjIP", id="with-a-dot"),
        pytest.param("LAPORAN AKUNTABILITAS KINERJA INSTANSI PEMERINTAH", "LAKIP", id="in-words"),
        pytest.param("(LKIP)", "LKIP", id="lkip"),
        pytest.param("LAPORAN KINERJA", "LKj", id="report-only"),
    ],
)
def test_the_kind_of_report_comes_from_its_words(words: str, kind: str) -> None:
    found = identify(document(f"{words}\nDINAS SOSIAL KOTA KUPANG\nTAHUN 2023{BODY}", file="LAKIP_x.txt"))
    assert found.kind == kind
    assert found.title.endswith("Dinas Sosial Kota Kupang Tahun 2023")


def test_a_revised_version_says_so_in_its_title() -> None:
    text = f"LKjIP (REVISI)\nDINAS SOSIAL KOTA KUPANG\nTAHUN 2023{BODY}"
    assert identify(document(text)).title.endswith("Tahun 2023 (Revisi)")


def test_what_cannot_be_told_is_asked_for() -> None:
    with pytest.raises(UnreadableFile, match=r"--agency .* dan .* --year"):
        identify(document("Catatan rapat\n\nHadir semua."))


def test_a_correction_stands_over_what_is_read() -> None:
    text = f"DINAS SOSIAL KOTA KUPANG\nTAHUN 2023{BODY}"
    found = identify(document(text), agency="Dinas Kesehatan Kabupaten Belu", year=2024)
    assert (found.agency, found.region, found.region_level, found.year) == (
        "Dinas Kesehatan Kabupaten Belu", "Belu", RegionLevel.KABUPATEN, 2024,
    )  # fmt: skip
    assert identify(document("Catatan"), agency="Dinas Sosial Kota Kupang", year=2024).year == 2024


def test_the_real_reports_are_told_apart(shared_reports: Path) -> None:
    found = {identify(read_document(path)).agency for path in shared_reports.glob("*.txt")}
    assert found == {
        "Dinas Sosial Kabupaten Timor Tengah Utara",
        "Dinas Sosial Kabupaten Flores Timur",
        "Dinas Sosial Kabupaten Pacitan",
    }

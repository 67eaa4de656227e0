"""Tables that are broken in the ways that real reports break them, one behaviour a test."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.figures import Figure, Level
from assistant.domain.sources import Location
from ingest.document import Cell, Document, Grid, GridRow
from ingest.figures import extract_figures
from tests.ingest.test_figures import document, read


def told(figures: list[Figure]) -> list[tuple[str, int | None, str, object]]:
    """Subject, year, measure and value of figures, numbers as text."""
    return [
        (f.subject, f.year, f.measure, str(f.value) if isinstance(f.value, Decimal) else f.value)
        for f in figures
    ]


def skipped(lines: list[str]) -> list[str]:
    """The reasons why rows of lines were not read."""
    return [
        s.reason for s in extract_figures(document(lines), report_id="r", agency="a", report_year=2024)[1]
    ]


def test_cut_words_in_a_heading_are_read() -> None:
    lines = [
        "Tabel 1",
        "No.\tIndikator Kinerja\tTarge t %\tReali sasi %\t% Capaia n",
        "1\tNilai mutu layanan\t80\t60\t75",
    ]
    assert told(read(lines)) == [
        ("Nilai mutu layanan", 2024, "target", "80"),
        ("Nilai mutu layanan", 2024, "realisasi", "60"),
        ("Nilai mutu layanan", 2024, "capaian", "75"),
    ]


def test_years_printed_off_their_groups_belong_to_the_repetitions() -> None:
    lines = [
        "\t\t\t2024\t\t2023\t",
        "No\tIndikator Kinerja\tTarget\tRealisasi\tTarget\tRealisasi\t",
        "1\tIndeks layanan\t90\t99\t80\t88\t",
    ]
    assert [(year, value) for _, year, _, value in told(read(lines))] == [
        (2024, "90"),
        (2024, "99"),
        (2023, "80"),
        (2023, "88"),
    ]


def test_a_column_without_year_goes_on_with_the_year_to_its_left() -> None:
    lines = [
        "No\tIndikator Kinerja\tRealisasi 2023\tRealisasi Nasional\tRealisasi 2024\tRealisasi Nasional",
        "1\tIndeks layanan\t1\t2\t3\t-",
    ]
    assert told(read(lines)) == [
        ("Indeks layanan", 2023, "realisasi", "1"),
        ("Indeks layanan", 2023, "realisasi_nasional", "2"),
        ("Indeks layanan", 2024, "realisasi", "3"),
        ("Indeks layanan", 2024, "realisasi_nasional", None),
    ]


def test_undated_columns_beside_a_past_year_are_of_the_report_year() -> None:
    lines = ["Indikator Kinerja\tRealisasi 2023\tTarget\tRealisasi", "Indeks layanan\t70\t75\t78"]
    assert [(year, measure) for _, year, measure, _ in told(read(lines))] == [
        (2023, "realisasi"),
        (2024, "target"),
        (2024, "realisasi"),
    ]


def test_a_number_beside_the_indicator_does_not_shift_the_columns() -> None:
    lines = [
        "No. (1)\tSasaran Strategis (2)\tIndikator Kinerja (3)\t\tTarget (4)",
        "1\tMeningkatnya mutu\t1.1\tPersentase layanan tepat waktu\t87 %",
    ]
    assert told(read(lines)) == [("Persentase layanan tepat waktu", 2024, "target", "87")]


def test_a_row_shifted_by_a_column_is_put_back() -> None:
    lines = [
        "| INDIKATOR KINERJA | TARGET | PROGRAM | KEGIATAN/ SUB KEGIATAN | ANGGARAN |",
        "|---|---|---|---|---|",
        "| | | PROGRAM PENUNJANG | | 2,982,697,372 |",
        "| | | Administrasi Umum | 238,077,663 | |",
        "| Jumlah komponen | 6 Komponen | | 1. Penyediaan Komponen | 1,987,663 |",
    ]
    figures = read(lines)
    assert [(f.subject, f.level, f.parent) for f in figures if f.measure == "pagu"] == [
        ("Program penunjang", Level.PROGRAM, None),
        ("Administrasi Umum", Level.KEGIATAN, "Program penunjang"),
        ("Penyediaan Komponen", Level.SUB_KEGIATAN, "Administrasi Umum"),
    ]
    assert [(f.subject, f.level, f.parent, f.unit) for f in figures if f.measure == "target"] == [
        ("Jumlah komponen", Level.SUB_KEGIATAN, "Penyediaan Komponen", "komponen")
    ]


def test_a_name_that_goes_on_in_its_own_row_after_a_page_break_is_joined() -> None:
    head = "NO\tPROGRAM/KEGIATAN\tPAGU (Rp)\tREALISASI (Rp)"
    rows = [f"{n}\tPenyediaan Jasa Nomor {'ABCDE'[n - 1]}\t{n}.000.000\t{n}.000.000" for n in range(1, 6)]
    lines = [
        head,
        *rows,
        "6\tKoordinasi dan Penyusunan Laporan Keuangan\t6.000.000\t5.000.000",
        "",
        "\tSKPD\t\t",
    ]
    figures = read(lines)
    assert figures[-1].subject == "Koordinasi dan Penyusunan Laporan Keuangan SKPD"
    assert (
        (figures[-1].location.line_from, figures[-1].location.line_to) == (7, 9)
        if figures[-1].location
        else False
    )


def test_a_figure_cut_at_the_border_of_two_columns_is_not_used() -> None:
    lines = [
        "Indikator Kinerja\tTarget\tRealisasi\tCapaian",
        "Nilai A layanan\t80\t90\t112,5",
        "Nilai B layanan\t6\t5 N/A\tN/A",
    ]
    assert [subject for subject, *_ in told(read(lines))] == ["Nilai A layanan"] * 3
    assert any("terpotong di batas kolom" in reason for reason in skipped(lines))


def test_a_column_whose_heading_is_lost_is_known_by_the_same_values_elsewhere() -> None:
    lines = [
        "Tabel 1", "Indikator Kinerja\tTarget", "Indeks A layanan\t81", "Indeks B layanan\t92",
        "Teks biasa di antara dua tabel.",
        "Tabel 2", "Indikator Kinerja\t\tRealisasi", "Indeks A layanan\t81\t70", "Indeks B layanan\t92\t71",
    ]  # fmt: skip
    found = [f for f in read(lines) if f.measure == "target" and f.table == "Tabel 2"]
    assert [f.value for f in found] == [Decimal(81), Decimal(92)]
    assert all(f.doubt and "dikenali" in f.doubt for f in found)


def test_a_column_whose_heading_is_lost_is_not_guessed() -> None:
    lines = ["Indikator Kinerja\t\tRealisasi", "Indeks A layanan\t81\t70", "Indeks B layanan\t92\t71"]
    assert {measure for _, _, measure, _ in told(read(lines))} == {"realisasi"}
    assert any("tanpa judul" in reason for reason in skipped(lines))


def test_rows_without_any_heading_are_reported() -> None:
    assert skipped(["a b c\t1\t2", "d e f\t3\t4"]) != []


def test_a_mean_in_the_name_of_an_indicator_is_no_total() -> None:
    lines = ["Indikator Kinerja\tTarget\tRealisasi", "Rata-rata lama sekolah\t8,1\t8,2"]
    assert {f.level for f in read(lines)} == {Level.IKU}


def test_the_amount_of_a_spent_budget_is_not_taken_for_performance() -> None:
    lines = [
        "Program\tTarget\tRealisasi\t%\tAnggaran\tRealisasi\t%",
        "Program Pelayanan\t90\t81\t90\t1.000.000\t500.000\t50",
    ]
    assert [measure for _, _, measure, _ in told(read(lines))] == [
        "target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "serapan_persen",
    ]  # fmt: skip


def test_a_table_of_contents_has_no_figures() -> None:
    assert read(["DAFTAR ISI", "Kata Pengantar\ti", "BAB I PENDAHULUAN\t1", "A. Latar Belakang\t2"]) == []


def test_a_list_of_labels_and_values_is_read() -> None:
    assert told(read(["- Surat masuk = 1195 Surat", "- Surat keluar = 2491 Surat"])) == [
        ("Surat masuk", 2024, "jumlah", "1195"),
        ("Surat keluar", 2024, "jumlah", "2491"),
    ]


def test_merged_cells_of_an_office_file_are_read_once() -> None:
    def row(*texts: str) -> GridRow:
        cells = tuple(Cell(text=text.lstrip("~"), spans=text.startswith("~")) for text in texts)
        return GridRow(cells=cells, location=Location(file="laporan.docx", page=1))

    grid = Grid(
        rows=(
            row("NO", "INDIKATOR", "TAHUN 2023", "~TAHUN 2023", "TAHUN 2024", "~TAHUN 2024"),
            row("~NO", "~INDIKATOR", "TARGET", "REALISASI", "TARGET", "REALISASI"),
            row("1", "Persentase A baik", "80", "81", "82", "83"),
            row("JUMLAH", "~JUMLAH", "80", "81", "82", "83"),
        ),
        caption="Tabel 1",
    )
    found = extract_figures(
        Document(file="laporan.docx", sha256="0", items=(grid,)), report_id="r", agency="a", report_year=2024
    )[0]
    assert [(f.subject, f.year, f.measure) for f in found[:2]] == [
        ("Persentase A baik", 2023, "target"),
        ("Persentase A baik", 2023, "realisasi"),
    ]
    assert len(found) == 8


def test_numbers_over_their_labels_are_a_list() -> None:
    lines = [
        "Rekap data",
        "27 DESEMBER 2024",
        "",
        "275.233",
        "JUMLAH PENDUDUK",
        "",
        "118.163",
        "JUMLAH KELUARGA",
    ]
    assert told(read(lines)) == [
        ("Jumlah penduduk", 2024, "jumlah", "275233"),
        ("Jumlah keluarga", 2024, "jumlah", "118163"),
    ]


def test_labels_over_their_numbers_are_a_list_whose_ratio_must_hold() -> None:
    # 50 / 200 × 100 = 25
    table = [
        "Tabel 1",
        "Indikator Kinerja\tRealisasi",
        "Persentase layanan selesai\t25 %",
        "Teks di antara keduanya, cukup panjang.",
    ]
    lines = [*table, "Jumlah layanan selesai", "", "Jumlah layanan", "", "50", "200", "25 %"]
    assert told(read(lines))[1:] == [
        ("Jumlah layanan selesai", 2024, "jumlah", "50"),
        ("Jumlah layanan", 2024, "jumlah", "200"),
        ("Persentase layanan selesai", 2024, "realisasi", "25"),
    ]
    wrong = [*lines[:-1], "26 %"]
    assert len(read(wrong)) == 3


def test_ids_are_stable_and_different() -> None:
    lines = ["Indikator Kinerja\tTarget\tRealisasi", "Indeks A layanan\t81\t70"]
    ids = [f.figure_id for f in read(lines)]
    assert ids == [f.figure_id for f in read(lines)]
    assert len(set(ids)) == 2


def test_groups_over_runs_of_years_belong_to_their_own_run() -> None:
    lines = [
        "No\tIndikator\tTarget\tRealisasi\t\t",
        "\t\t2023\t2024\t2023\t2024",
        "1\tIndeks layanan\t1\t2\t3\t4",
    ]
    assert [(measure, year) for _, year, measure, _ in told(read(lines))] == [
        ("target", 2023),
        ("target", 2024),
        ("realisasi", 2023),
        ("realisasi", 2024),
    ]


def test_the_year_beside_the_end_target_in_a_caption_is_not_the_table_s() -> None:
    lines = [
        "Tabel 3 Realisasi sampai Tahun 2024 terhadap Target Akhir Renstra 2026",
        "No\tIndikator\tTarget Akhir\tRealisasi 2024\tKemajuan",
        "1\tIndeks layanan\t80\t72\t90 %",
    ]
    assert [(year, measure) for _, year, measure, _ in told(read(lines))] == [
        (2026, "target_akhir_renstra"),
        (2024, "realisasi"),
        (2024, "tingkat_kemajuan"),
    ]


def test_bare_years_measure_what_the_caption_names() -> None:
    lines = [
        "Tabel 4 Perkembangan Realisasi Kinerja",
        "No\tIndikator\t2023\t2024",
        "1\tIndeks layanan\t71\t72",
    ]
    assert [(year, measure) for _, year, measure, _ in told(read(lines))] == [
        (2023, "realisasi"),
        (2024, "realisasi"),
    ]


def test_physical_and_financial_progress_are_told_apart() -> None:
    lines = [
        "No\tProgram\tPagu (Rp)\tRealisasi\t\t",
        "\t\t\tFisik (%)\tKeuangan (Rp)\tKeuangan (%)",
        "1\tProgram Jalan\tRp. 45.000.000,-\t100\tRp. 44.100.000,-\t98,00",
    ]
    assert [(measure, value) for _, _, measure, value in told(read(lines))] == [
        ("pagu", "45000000"),
        ("realisasi_fisik", "100"),
        ("realisasi_anggaran", "44100000"),
        ("serapan_persen", "98.00"),
    ]


def test_an_indicator_has_its_unit_in_tables_that_leave_it_out() -> None:
    lines = [
        "No\tIndikator Kinerja\tSatuan\tTarget",
        "1\tAngka harapan hidup\tTahun\t71,90",
        "",
        "Tabel berikut membandingkannya dengan tahun lalu menurut hasil pengukuran kinerja.",
        "",
        "No\tIndikator Kinerja\tRealisasi 2023\tRealisasi 2024",
        "1\tAngka harapan hidup\t71,66\t71,82",
    ]
    assert [f.unit for f in read(lines)] == ["tahun"] * 3


def test_flat_rows_under_headings_that_cannot_be_told_apart_are_reported() -> None:
    lines = ["Alfa Beta Gama Delta", "1 Utara 3 4", "2 Selatan 5 6", "3 Timur 7 8"]
    figures, skipped = extract_figures(document(lines), report_id="r", agency="a", report_year=2024)
    assert figures == []
    assert [s.location.line_from for s in skipped] == [2, 3, 4]


def test_polarity_weight_and_what_was_reached_to_date_are_columns_of_their_own() -> None:
    lines = [
        "Indikator\tPolaritas\tSatuan\tBobot\tTarget\tRealisasi 2024\tRealisasi s.d. 2024\tCapaian\tNilai",
        "Lama layanan\tMinimize\tHari\t30\t5\t4\t11\t120\t36",
    ]
    assert [(f.measure, str(f.value), f.unit) for f in read(lines)] == [
        ("polaritas", "Minimize", "predikat"),
        ("bobot", "30", None),
        ("target", "5", "hari"),
        ("realisasi", "4", "hari"),
        ("realisasi_kumulatif", "11", "hari"),
        ("capaian", "120", "%"),
        ("nilai", "36", "nilai"),
    ]


def test_a_row_that_stands_alone_below_its_table_is_read_with_it() -> None:
    lines = [
        "Tabel 3 Capaian Kinerja",
        "No\tIndikator Kinerja\tTarget\tRealisasi",
        "1\tTertib arsip\t80\t82",
        "",
        "2 Tertib aset daerah 90 81",
        "",
        "4 Surat masuk 12 14",
    ]
    assert [(name, value) for name, _, _, value in told(read(lines))] == [
        ("Tertib arsip", "80"),
        ("Tertib arsip", "82"),
        ("Tertib aset daerah", "90"),
        ("Tertib aset daerah", "81"),
    ]

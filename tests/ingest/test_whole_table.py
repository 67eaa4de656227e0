"""What a table as a whole tells of its columns: years over counts, income, scores, sums of quarters."""

from __future__ import annotations

import pytest

from assistant.domain.figures import Figure
from tests.ingest.test_figures import read
from tests.ingest.test_tables import told


def measures(figures: list[Figure]) -> set[tuple[str, int | None, str]]:
    return {(subject, year, measure) for subject, year, measure, _ in told(figures)}


def test_tahun_over_years_measures_what_each_row_counts_or_rates() -> None:
    lines = [
        "No\tUraian\tTahun\t\t",
        "\t\t2022\t2023\t2024",
        "1\tJumlah kolam yang diperiksa\t120\t130\t150",
        "\tJumlah kolam\t200\t200\t200",
        "\tPersentase kolam yang diperiksa (%)\t60,00\t65,00\t75,00",
    ]
    found = measures(read(lines))
    assert ("Jumlah kolam", 2022, "jumlah") in found
    assert ("Persentase kolam yang diperiksa (%)", 2024, "realisasi") in found
    assert not any(measure == "tahun" for _, _, measure in found)


def test_names_over_bare_years_are_a_header_of_their_own() -> None:
    lines = ["Provinsi\t2023\t2024", "Utara Jaya\t64,10\t69,85", "Selatan Jaya\t26,41\t27,93"]
    assert told(read(lines)) == [
        ("Utara Jaya", 2023, "jumlah", "64.10"),
        ("Utara Jaya", 2024, "jumlah", "69.85"),
        ("Selatan Jaya", 2023, "jumlah", "26.41"),
        ("Selatan Jaya", 2024, "jumlah", "27.93"),
    ]


def test_one_count_is_the_count_and_several_keep_their_names() -> None:
    one = ["No\tKelas\tJumlah Ranjang\t", "\t\t2023\t2024", "1\tSatu\t12\t14", "2\tDua\t24\t24"]
    assert {measure for _, _, measure in measures(read(one))} == {"jumlah"}
    two = [
        "No\tDesa\tJumlah Kolam\tJumlah Petani",
        "1\tSukamulya\t12\t14",
        "2\tKarangsari\t24\t30",
    ]
    assert {measure for _, _, measure in measures(read(two))} == {"jumlah_kolam", "jumlah_petani"}


def test_the_year_in_a_heading_is_the_figures_year_and_no_part_of_its_measure() -> None:
    lines = ["No\tSatuan Kerja\tNKO 2023\tNKO 2024", "1\tKantor Utara\t101,5\t102,5"]
    lines += ["2\tKantor Selatan\t99,5\t100,5", "3\tKantor Timur\t98,5\t97,5"]
    assert {(year, measure) for _, year, measure in measures(read(lines))} == {(2023, "nko"), (2024, "nko")}


@pytest.mark.parametrize("mutu", ["Mutu", "Mutu Pelayanan"])
def test_mean_scores_are_scores_and_letters_of_quality_are_categories(mutu: str) -> None:
    lines = [
        f"No\tUnsur Pelayanan\tNilai Rata-rata\t{mutu}",
        "U1\tPersyaratan\t3,24\tB",
        "U2\tWaktu\t2,98\tC",
    ]
    assert told(read(lines)) == [
        ("Persyaratan", 2024, "nilai", "3.24"),
        ("Persyaratan", 2024, "kategori", "B"),
        ("Waktu", 2024, "nilai", "2.98"),
        ("Waktu", 2024, "kategori", "C"),
    ]


def test_a_mean_score_beside_another_score_keeps_its_name() -> None:
    lines = [
        "No\tUnsur Pelayanan\tNilai Rata-rata\tNilai Tertimbang",
        "1\tPersyaratan\t3,24\t0,36",
        "2\tWaktu\t2,98\t0,33",
    ]
    assert {measure for _, _, measure in measures(read(lines))} == {"nilai_rata_rata", "nilai_tertimbang"}


def test_income_under_target_is_no_ceiling_and_its_share_is_capaian() -> None:
    """210.000.000 / 200.000.000 = 105,00 %."""
    lines = [
        "No\tJenis Pendapatan\tTarget (Rp)\tRealisasi (Rp)\t%",
        "1\tRetribusi parkir\t200.000.000\t210.000.000\t105,00",
    ]
    figures = read(lines)
    assert [(f.measure, f.unit) for f in figures] == [("target", "Rp"), ("realisasi", "Rp"), ("capaian", "%")]


def test_spending_of_programs_under_target_stays_a_ceiling() -> None:
    lines = [
        "No\tProgram\tTarget (Rp)\tRealisasi (Rp)\t%",
        "1\tProgram Pengelolaan Pendapatan Daerah\t200.000.000\t190.000.000\t95,00",
    ]
    assert [f.measure for f in read(lines)] == ["pagu", "realisasi_anggaran", "serapan_persen"]


def test_the_sum_of_what_four_quarters_spent_is_what_the_year_spent() -> None:
    """10 + 20 + 30 + 40 = 100 million; without that sum the column stays a count."""
    header = [
        "No\tKegiatan\tPagu (Rp)\tRealisasi (Rp)\t\t\t\tJumlah (Rp)",
        "\t\t\tTW I\tTW II\tTW III\tTW IV\t",
    ]
    row = "1\tPembinaan kolam\t120.000.000\t10.000.000\t20.000.000\t30.000.000\t40.000.000\t"
    assert [f.measure for f in read([*header, f"{row}100.000.000"])][-1] == "realisasi_anggaran"
    assert [f.measure for f in read([*header, f"{row}90.000.000"])][-1] == "jumlah"


def test_places_beside_the_nation_are_realisasi_under_a_caption_of_realisasi() -> None:
    lines = [
        "Tabel 3.4 Perbandingan Realisasi Tahun 2024",
        "",
        "No\tIndikator\tKota Damai\tProvinsi\tNasional",
        "1\tIndeks risiko\t128,40\t126,15\t132,48",
    ]
    assert [f.measure for f in read(lines)] == ["realisasi", "realisasi_provinsi", "realisasi_nasional"]


def test_shares_of_money_and_work_keep_percent_beside_a_column_of_units() -> None:
    lines = [
        "No\tKegiatan\tVolume\tSatuan\tPagu (Rp)\tRealisasi (Rp)\tKeuangan (%)\tFisik (%)",
        "1\tRehabilitasi ruang\t12\tRuang\t1.440.000.000\t1.410.500.000\t97,95\t100",
        "2\tPembangunan kolam\t2\tUnit\t860.000.000\t860.000.000\t100,00\t100",
    ]
    assert [(f.measure, f.unit) for f in read(lines)][:5] == [
        ("volume", "ruang"),
        ("pagu", "Rp"),
        ("realisasi_anggaran", "Rp"),
        ("serapan_persen", "%"),
        ("realisasi_fisik", "%"),
    ]


def test_realisasi_to_date_in_a_table_of_quarters_is_named_after_the_plan() -> None:
    lines = [
        "No\tIndikator Kinerja\tTarget RPJMD\tTarget 2024\tRealisasi TW I\tRealisasi TW II\tRealisasi 2024\t"
        "Realisasi s/d 2024",
        "1\tJumlah kolam yang dibina\t450\t75\t20\t25\t75\t390",
        "2\tJumlah petani yang dilatih\t600\t90\t30\t30\t90\t480",
    ]
    assert "realisasi_kumulatif_rpjmd" in {f.measure for f in read(lines)}


def test_a_caption_in_rupiah_gives_bare_years_their_unit() -> None:
    lines = [
        "Tabel 3.6 Realisasi Retribusi Tahun 2023-2024 (Rp)",
        "",
        "No\tJenis Penerimaan\t2023\t2024",
        "1\tRetribusi pasar\t110.000.000\t120.000.000",
        "2\tRetribusi parkir\t210.000.000\t220.000.000",
    ]
    assert {(f.measure, f.unit) for f in read(lines)} == {("realisasi", "Rp")}

"""Computing figures from reported ones."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.contexts import is_total, subject_key
from assistant.calculation.derive import derive
from assistant.calculation.explanations import card_of, explained
from assistant.calculation.rules import OfficeRules
from assistant.calculation.scales import PERMENDAGRI_86_2017
from assistant.domain.figures import Level, Origin
from assistant.domain.indicators import Polarity
from tests.calculation.given import INDICATOR, figure, found, money, reasons, values


def test_capaian_and_difference_come_from_target_and_realisasi() -> None:
    target, actual = figure("target", "87"), figure("realisasi", "89.29")
    derived = derive([target, actual])
    [achieved] = found(derived, "capaian")
    assert values(derived, "capaian") == ["102.63"]  # 89,29 / 87 × 100
    assert achieved.origin is Origin.COMPUTED
    assert achieved.formula == "realisasi / target × 100"
    assert achieved.inputs == (target.figure_id, actual.figure_id)
    assert (achieved.subject, achieved.level, achieved.unit) == (INDICATOR, Level.IKU, "%")
    assert values(derived, "selisih_target") == ["2.29"]
    assert found(derived, "selisih_target")[0].unit == "poin"


def test_values_stay_unrounded() -> None:
    [achieved] = found(derive([figure("target", "3"), figure("realisasi", "2")]), "capaian")
    assert str(achieved.value) == "66.66666666666666666667"


def test_ids_are_stable_and_depend_on_the_inputs() -> None:
    given = [figure("target", "87"), figure("realisasi", "89.29")]
    other = [figure("target", "87"), figure("realisasi", "89.29")]
    first = {one.figure_id for one in derive(given)}
    assert first == {one.figure_id for one in derive(given)}
    assert first.isdisjoint(one.figure_id for one in derive(other))


def test_equal_values_in_several_tables_give_one_result() -> None:
    derived = derive(
        [
            figure("target", "87", table_no=1),
            figure("realisasi", "89.29", table_no=1),
            figure("target", "87.00", table_no=2),
            figure("realisasi", "89.29", table_no=2),
        ]
    )
    assert values(derived, "capaian") == ["102.63"]
    assert found(derived, "capaian")[0].doubt is None


def test_tables_that_contradict_each_other_give_a_result_each_and_a_doubt() -> None:
    derived = derive(
        [
            figure("target", "76.4", table_no=1),
            figure("realisasi", "83.3", table_no=1),
            figure("target", "76.4", table_no=2),
            figure("realisasi", "83", table_no=2),
        ]
    )
    assert values(derived, "capaian") == ["109.03", "108.64"]  # 83,3 / 76,4 and 83 / 76,4
    assert [one.doubt for one in found(derived, "capaian")] == [
        "baris atau tabel lain dalam laporan menghasilkan 108,64",
        "baris atau tabel lain dalam laporan menghasilkan 109,03",
    ]


def test_tables_are_mixed_only_where_the_report_agrees_with_itself() -> None:
    agreed = derive([figure("target", "50", table_no=1), figure("realisasi", "40", table_no=2)])
    assert values(agreed, "capaian") == ["80.00"]  # 40 / 50 × 100
    disputed = derive(
        [
            figure("target", "50", table_no=1),
            figure("realisasi", "40", table_no=2),
            figure("realisasi", "45", table_no=3),
        ]
    )
    assert values(disputed, "capaian") == []


def test_a_result_says_that_the_report_tells_another_value_of_its_input() -> None:
    derived = derive(
        [
            figure("realisasi", "90", table_no=1),
            figure("target_akhir_renstra", "100", 2026, table_no=1),
            figure("realisasi", "100", table_no=2),
        ]
    )
    [reached] = found(derived, "tingkat_kemajuan")
    assert values(derived, "tingkat_kemajuan") == ["90.00"]  # 90 / 100 × 100
    assert reached.doubt == "laporan memuat nilai lain untuk realisasi 2024: 100"


def test_two_values_in_one_row_are_not_computed_with() -> None:
    row = [figure("target", "50"), figure("target", "55"), figure("realisasi", "40")]
    assert derive(row) == []


def test_what_is_no_certain_number_is_refused_with_its_reason() -> None:
    assert reasons(derive([figure("target", "0"), figure("realisasi", None)])) == [
        "tidak dapat dihitung: realisasi tidak ada datanya"
    ]
    assert reasons(derive([figure("target", ">B"), figure("realisasi", ">B")])) == [
        "tidak dapat dihitung: target berupa teks “>B”, bukan angka"
    ]
    ambiguous = figure("realisasi", "1595", readings=(Decimal("1.595"),))
    assert reasons(derive([figure("target", "2000"), ambiguous])) == [
        "tidak dapat dihitung: sel “1595” dapat dibaca dengan beberapa cara"
    ]
    assert reasons(derive([figure("target", "100", unit="orang"), figure("realisasi", "90")])) == [
        "tidak dapat dihitung: satuan target (orang) berbeda dari satuan realisasi (%)"
    ]
    assert reasons(derive([figure("target", "0"), figure("realisasi", "3")])) == [
        "tidak dapat dihitung: target bernilai nol"
    ]


def test_zero_target_has_no_capaian_but_a_difference() -> None:
    derived = derive([figure("target", "0", unit="kasus"), figure("realisasi", "3", unit="kasus")])
    assert values(derived, "capaian") == []
    assert reasons(derived) == ["tidak dapat dihitung: target bernilai nol"]
    assert values(derived, "selisih_target") == ["3.00"]


def test_computed_figures_are_never_inputs() -> None:
    given = [figure("target", "87"), figure("realisasi", "89.29")]
    once = derive(given)
    assert derive([*given, *once]) == once


def test_a_name_that_suggests_lower_is_better_is_computed_both_ways_side_by_side() -> None:
    subject = "Angka kemiskinan"
    given = [figure("target", "7", subject=subject), figure("realisasi", "6.5", subject=subject)]
    derived = derive(given)
    assert values(derived, "capaian") == []
    assert values(derived, "capaian_bila_makin_tinggi") == ["92.86"]  # 6,5 / 7 × 100
    assert values(derived, "capaian_bila_makin_rendah_n1") == ["107.14"]  # (14 − 6,5) / 7 × 100
    assert values(derived, "capaian_bila_makin_rendah_n2") == ["107.69"]  # 7 / 6,5 × 100
    [one] = found(derived, "capaian_bila_makin_tinggi")
    assert one.doubt is not None and "perlu dikonfirmasi" in one.doubt


def test_the_offices_word_on_polarity_is_followed() -> None:
    subject = "Angka kemiskinan"
    given = [figure("target", "7", subject=subject), figure("realisasi", "6.5", subject=subject)]
    lower = OfficeRules(polarities={"angka Kemiskinan": Polarity.LOWER_IS_BETTER})
    derived = derive(given, lower)
    assert values(derived, "capaian") == ["107.14"]  # (14 − 6,5) / 7 × 100
    assert found(derived, "capaian")[0].formula == "(2 × target − realisasi) / target × 100"
    assert found(derived, "capaian_bila_makin_tinggi") == []


def test_the_printed_capaian_tells_the_formula() -> None:
    subject = "Prevalensi stunting"
    row = {"subject": subject, "row": 1}
    given = [
        figure("target", "8", **row),  # type: ignore[arg-type]
        figure("realisasi", "9", **row),  # type: ignore[arg-type]
        figure("capaian", "87.5", **row),  # type: ignore[arg-type]
    ]
    assert values(derive(given), "capaian") == ["87.50"]  # (16 − 9) / 8 × 100
    by_ratio = derive([*given[:2], figure("capaian", "112.5", **row)])  # type: ignore[arg-type]
    assert values(by_ratio, "capaian") == ["112.50"]  # 9 / 8 × 100
    [achieved] = found(by_ratio, "capaian")
    assert achieved.doubt is not None and "tetapi capaian yang tercetak mengikuti" in achieved.doubt
    assert values(by_ratio, "capaian_bila_makin_rendah_n1") == ["87.50"]


def test_serapan_and_sisa_of_every_row() -> None:
    ceiling = money("pagu", "180647500", "Program A", 1, level=Level.PROGRAM)
    spent = money("realisasi_anggaran", "175214900", "Program A", 1, level=Level.PROGRAM)
    derived = derive([ceiling, spent])
    assert values(derived, "serapan_persen") == ["96.99"]  # 175.214.900 / 180.647.500 × 100
    assert values(derived, "sisa") == ["5432600.00"]
    assert found(derived, "sisa")[0].unit == "Rp"


def test_same_name_under_two_parents_is_two_things() -> None:
    derived = derive(
        [
            money("pagu", "100", "Penyediaan makanan", 1, parent="Kegiatan A", table_no=1),
            money("realisasi_anggaran", "50", "Penyediaan makanan", 7, parent="Kegiatan B", table_no=2),
        ]
    )
    assert derived == []


def test_totals_of_two_tables_are_not_put_together() -> None:
    derived = derive(
        [
            money("pagu", "100", "Jumlah", 9, table_no=1, level=Level.OTHER),
            money("realisasi_anggaran", "50", "Jumlah", 9, table_no=2, level=Level.OTHER),
        ]
    )
    assert derived == []


def test_the_ceiling_after_revision_is_the_one_in_force() -> None:
    row = {"level": Level.PROGRAM, "table_no": 1}
    given = [
        money("pagu_sebelum_perubahan", "100", "A", 1, **row),
        money("pagu_setelah_perubahan", "80", "A", 1, **row),
        money("realisasi_anggaran", "60", "A", 1, **row),
    ]
    derived = derive(given)
    assert values(derived, "serapan_persen") == ["75.00"]  # 60 / 80 × 100
    assert values(derived, "perubahan_pagu_anggaran") == ["-20.00"]
    both = [*given, money("pagu", "100", "A", 1, **row)]
    assert values(derive(both), "serapan_persen") == []


def test_change_is_taken_between_years_that_follow_each_other() -> None:
    derived = derive(
        [figure("realisasi", "80", 2021), figure("realisasi", "86.95", 2023), figure("realisasi", "89.29")]
    )
    assert values(derived, "perubahan_realisasi") == ["2.34"]  # 89,29 − 86,95
    assert values(derived, "perubahan_realisasi", 2023) == []
    assert found(derived, "perubahan_realisasi")[0].unit == "poin"
    assert values(derived, "perubahan_realisasi_persen") == ["2.69"]  # 2,34 / 86,95 × 100
    assert found(derived, "perubahan_realisasi_persen")[0].unit == "%"


def test_targets_of_years_to_come_have_no_change() -> None:
    derived = derive([figure("target", "80", 2024), figure("target", "85", 2025)])
    assert values(derived, "perubahan_target", 2025) == []


def test_change_of_an_amount_is_also_relative() -> None:
    derived = derive(
        [figure("ditangani", "252243", 2023, unit="orang"), figure("ditangani", "245766", unit="orang")]
    )
    assert values(derived, "perubahan_ditangani") == ["-6477.00"]
    assert values(derived, "perubahan_ditangani_persen") == ["-2.57"]


def test_change_of_capaian_rests_on_computed_capaian_that_is_handed_out() -> None:
    derived = derive(
        [
            figure("target", "77", 2023, table_no=2),
            figure("realisasi", "86.95", 2023, table_no=2),
            figure("target", "87", table_no=1),
            figure("realisasi", "89.29", table_no=1),
            figure("target", "87", table_no=2),
            figure("realisasi", "89.29", table_no=2),
        ]
    )
    [moved] = found(derived, "perubahan_capaian")
    assert values(derived, "perubahan_capaian") == ["-10.29"]  # 102,632… − 112,922…
    handed_out = {one.figure_id for one in derived}
    assert set(moved.inputs) <= handed_out


def test_ratio_and_its_movement_from_parts() -> None:
    derived = derive(
        [
            figure("ditangani", "252243", 2023, unit="orang"),
            figure("populasi", "290068", 2023, unit="orang"),
            figure("ditangani", "245766", unit="orang"),
            figure("populasi", "275233", unit="orang"),
        ]
    )
    assert values(derived, "persen_ditangani") == ["89.29"]
    assert values(derived, "persen_ditangani_penyebut_tetap") == ["84.73"]  # 245.766 / 290.068 × 100
    assert values(derived, "pengaruh_pembilang") == ["-2.23"]
    assert values(derived, "pengaruh_penyebut") == ["4.57"]


def test_progress_gap_and_yearly_step() -> None:
    derived = derive([figure("realisasi", "89.29"), figure("target_akhir_renstra", "95", 2026)])
    assert values(derived, "tingkat_kemajuan") == ["93.99"]  # 89,29 / 95 × 100
    assert values(derived, "selisih_target_akhir") == ["-5.71"]
    assert values(derived, "kebutuhan_per_tahun") == ["2.86"]  # 5,71 / 2 = 2,855


def test_difference_to_the_national_figure() -> None:
    derived = derive([figure("realisasi", "86.95"), figure("realisasi_nasional", "99.74")])
    assert values(derived, "selisih_nasional") == ["-12.79"]


def test_shares_only_of_a_total_that_holds() -> None:
    rows = [("Program A", 1, "300", "240"), ("Program B", 2, "100", "60")]
    lines = [
        money(measure, value, name, row, level=Level.PROGRAM)
        for name, row, ceiling, spent in rows
        for measure, value in (("pagu", ceiling), ("realisasi_anggaran", spent))
    ]
    total = [
        money("pagu", "400", "JUMLAH", 3, level=Level.OTHER),
        money("realisasi_anggaran", "300", "JUMLAH", 3, level=Level.OTHER),
    ]
    derived = derive([*lines, *total])
    assert values(derived, "proporsi_pagu") == ["75.00", "25.00"]  # 300 and 100 of 400
    assert values(derived, "proporsi_sisa") == ["60.00", "40.00"]  # 60 and 40 of 100
    broken = [*lines, money("pagu", "410", "JUMLAH", 3, level=Level.OTHER)]
    assert values(derive(broken), "proporsi_pagu") == []


def test_efficiency_uses_exact_values_where_printed_ones_are_cut() -> None:
    derived = derive(
        [
            figure("target", "87", table_no=1),
            figure("realisasi", "89.29", table_no=1),
            money("pagu", "14025195057", "Jumlah", 9, table_no=2, level=Level.OTHER),
            money("realisasi_anggaran", "12907081721.50", "Jumlah", 9, table_no=2, level=Level.OTHER),
            figure("capaian", "102.63", table_no=3),
            figure("serapan_persen", "92.02", table_no=3),
        ]
    )
    assert values(derived, "efisiensi") == ["10.60"]  # 102,632… − 92,0278…; printed 92,02 is cut
    assert found(derived, "efisiensi")[0].formula == "capaian − serapan"


def test_prose_is_used_only_where_no_table_tells() -> None:
    target = figure("target", "50")
    prose = figure("realisasi", "40", source="prose", table_no=None, row=None)
    assert values(derive([target, prose]), "capaian") == ["80.00"]
    tabled = figure("realisasi", "45", table_no=2)
    assert values(derive([target, prose, tabled]), "capaian") == ["90.00"]


def test_every_result_explains_itself() -> None:
    given = [
        figure("target", "77", 2023),
        figure("realisasi", "86.95", 2023),
        figure("target", "87"),
        figure("realisasi", "89.29"),
        figure("target_akhir_renstra", "95", 2026),
        figure("realisasi_nasional", "99.74", 2023),
    ]
    derived = derive(given)
    known = {one.figure_id: one for one in [*given, *derived]}
    told = {(one.measure, one.year): explained(one, known) for one in derived}
    lines = {key: one.arithmetic for key, one in told.items() if one is not None}
    assert lines[("capaian", 2024)] == "89,29 / 87 × 100 = 102,63"
    assert lines[("perubahan_capaian", 2024)] == "102,63 − 112,92 = −10,29"
    assert lines[("kebutuhan_per_tahun", 2024)] == "(95 − 89,29) / 2 = 2,86"
    assert all(told.values())
    assert all(card_of(one) is not None for one in derived)


def test_subjects_meet_in_spite_of_case_punctuation_and_spelling() -> None:
    assert subject_key("Prosentase PPKS, yang dilayani.") == subject_key("persentase ppks yang dilayani")


def test_only_a_table_total_is_a_total() -> None:
    assert all(is_total(name) for name in ("Jumlah", "TOTAL", "Jumlah Belanja Langsung", "Grand Total"))
    assert not any(is_total(name) for name in ("Jumlah penduduk miskin", "Jumlah PPKS yang ada", "Totalitas"))


def test_categories_name_their_scale() -> None:
    derived = derive([figure("target", "87"), figure("realisasi", "78.735")])  # 90,5 %
    [rated] = found(derived, "kategori")
    assert (rated.measure, rated.value, rated.unit) == ("kategori", "Tinggi", "predikat")
    assert rated.formula == "kategori capaian menurut Permendagri 86/2017"
    assert rated.inputs == (found(derived, "capaian")[0].figure_id,)
    assert rated.doubt == PERMENDAGRI_86_2017.closes_holes


def test_efficiency_is_left_out_where_averages_are_printed() -> None:
    row = {"level": Level.OTHER, "subject": "Rata-rata capaian"}
    printed = [figure("capaian", "300", **row), figure("serapan_persen", "99.93", **row)]  # type: ignore[arg-type]
    assert derive(printed) == []

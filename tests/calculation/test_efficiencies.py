"""The variants of efficiency side by side."""

from __future__ import annotations

from assistant.calculation.derive import derive
from assistant.domain.figures import Figure, Level
from tests.calculation.given import figure, found, money, values


def output(
    target: str,
    actual: str,
    ceiling: str,
    spent: str,
    unit: str = "orang",
    *,
    subject: str = "Pelatihan kader",
    row: int = 1,
) -> list[Figure]:
    place = {"subject": subject, "level": Level.SUB_KEGIATAN, "row": row}
    return [
        figure("target", target, unit=unit, **place),  # type: ignore[arg-type]
        figure("realisasi", actual, unit=unit, **place),  # type: ignore[arg-type]
        money("pagu", ceiling, subject, row, level=Level.SUB_KEGIATAN),
        money("realisasi_anggaran", spent, subject, row, level=Level.SUB_KEGIATAN),
    ]


def test_all_variants_of_one_output_stand_side_by_side() -> None:
    derived = derive(output("100", "110", "1000", "990"))
    assert values(derived, "efisiensi_e1") == ["10.00"]  # 1 − (990 / 110) / (1.000 / 100) = 0,1
    assert values(derived, "efisiensi_e2") == ["10.00"]  # (1.000 × 1,1 − 990) / (1.000 × 1,1)
    assert values(derived, "nilai_efisiensi_e1") == ["75.00"]  # 50 + 10 / 20 × 50
    assert values(derived, "efisiensi_e3") == ["11.00"]  # 110 − 99
    assert values(derived, "efisiensi_e4") == ["1.00"]  # 100 − 99
    assert all(one.doubt is None for one in found(derived, "efisiensi_e1"))


def test_a_missed_target_leaves_no_unspent_money_to_claim() -> None:
    missed = derive(output("100", "80", "1000", "900"))
    assert values(missed, "efisiensi_e1") == ["-12.50"]  # 1 − (900 / 80) / (1.000 / 100)
    assert values(missed, "efisiensi_e3") == ["-10.00"]  # 80 − 90
    [refused] = found(missed, "efisiensi_e4")
    assert (refused.value, refused.doubt) == (
        None,
        "tidak dapat dihitung: target tidak tercapai, sehingga anggaran yang tersisa bukan efisiensi",
    )


def test_an_indicator_beside_serapan_has_e3_and_e4() -> None:
    derived = derive([figure("capaian", "101"), figure("serapan_persen", "96")])
    assert values(derived, "efisiensi") == ["5.00"]  # 101 − 96
    assert values(derived, "efisiensi_e4") == ["4.00"]  # 100 − 96


def test_lines_together_may_be_efficient_by_one_variant_and_not_by_another() -> None:
    small = output("10", "10", "100", "50", subject="A", row=1)  # 1 − 50 / 100 = 0,5
    large = output("10", "10", "1000", "1100", subject="B", row=2)  # 1 − 1.100 / 1.000 = −0,1
    together = [one for one in derive([*small, *large]) if one.subject == "Seluruh sub kegiatan"]
    assert values(together, "efisiensi_e1") == ["20.00"]  # (0,5 − 0,1) / 2 × 100
    assert values(together, "efisiensi_e2") == ["-4.55"]  # (1.100 − 1.150) / 1.100 × 100
    assert values(together, "nilai_efisiensi_e1") == ["100.00"]
    [by_cost] = found(together, "efisiensi_e1")
    assert by_cost.doubt == "cara hitung lain memberi hasil yang berlawanan: E2 −4,55"
    assert by_cost.arithmetic is not None and by_cost.arithmetic.endswith("/ 2 × 100 = 20")


def test_a_line_without_output_leaves_its_level_without_efficiency() -> None:
    whole = output("10", "10", "100", "50", subject="A", row=1)
    half = output("10", "10", "100", "50", subject="B", row=2)[2:]
    assert [
        one
        for one in derive([*whole, *half])
        if one.subject.startswith("Seluruh") and "efisiensi" in one.measure
    ] == []


def test_a_percentage_is_no_volume() -> None:
    derived = derive(output("100", "110", "1000", "990", unit="%"))
    [refused] = found(derived, "efisiensi_e1")
    assert refused.value is None
    assert refused.doubt == "tidak dapat dihitung: target bersatuan %, bukan volume keluaran"
    assert values(derived, "efisiensi_e2") == ["10.00"]


def test_the_mean_of_an_objective_does_not_tell_whether_its_targets_were_met() -> None:
    place = {"level": Level.OTHER, "subject": "Meningkatnya mutu layanan"}
    row = [
        figure("capaian", "101", **place),  # type: ignore[arg-type]
        figure("serapan_persen", "96", **place),  # type: ignore[arg-type]
        figure("efisiensi", "5", **place),  # type: ignore[arg-type]
    ]
    [refused] = found(derive(row), "efisiensi_e4")
    assert refused.doubt == "tidak dapat dihitung: belum diketahui apakah target tercapai"

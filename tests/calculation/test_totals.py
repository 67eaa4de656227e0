"""Sums of budget tables by level and by fund, and the shares of their lines."""

from __future__ import annotations

from assistant.calculation.derive import derive
from assistant.domain.figures import Figure, Level
from tests.calculation.given import found, money, values


def row(name: str, at: int, ceiling: str, spent: str | None, level: Level = Level.PROGRAM) -> list[Figure]:
    told = [money("pagu", ceiling, name, at, level=level)]
    return told if spent is None else [*told, money("realisasi_anggaran", spent, name, at, level=level)]


PROGRAMS = [*row("Program A", 1, "300", "240"), *row("Program B", 3, "100", "60")]
ACTIVITIES = [
    *row("Kegiatan A1", 2, "300", "240", Level.KEGIATAN),
    *row("Kegiatan B1", 4, "100", "60", Level.KEGIATAN),
]
TOTAL = row("JUMLAH", 9, "400", "300", Level.OTHER)


def sums(figures: list[Figure], measure: str) -> dict[str, str]:
    return {one.subject: one.raw for one in found(figures, measure)}


def test_each_level_is_added_apart() -> None:
    derived = derive([*PROGRAMS, *ACTIVITIES, *TOTAL])
    assert sums(derived, "jumlah_pagu") == {"Seluruh program": "400,00", "Seluruh kegiatan": "400,00"}
    assert sums(derived, "jumlah_realisasi_anggaran")["Seluruh program"] == "300,00"  # 240 + 60
    assert sums(derived, "serapan_jumlah")["Seluruh program"] == "75"  # 300 / 400 × 100
    assert sums(derived, "sisa_jumlah")["Seluruh program"] == "100,00"
    assert all(one.doubt is None for one in found(derived, "jumlah_pagu"))


def test_a_sum_that_misses_the_printed_total_is_refused_with_both_amounts() -> None:
    derived = derive([*PROGRAMS, *row("JUMLAH", 9, "410", "300", Level.OTHER)])
    [refused] = found(derived, "jumlah_pagu")
    assert refused.value is None
    assert refused.doubt == (
        "tidak dapat dihitung: 2 program yang terbaca berjumlah 400,00, sedangkan baris jumlah mencetak 410"
    )
    assert found(derived, "serapan_jumlah") == []


def test_a_table_without_a_total_says_that_lines_may_be_missing() -> None:
    [added] = found(derive(PROGRAMS), "jumlah_pagu")
    assert added.raw == "400,00"
    assert added.doubt is not None and "tidak memuat baris jumlah" in added.doubt


def test_a_line_without_spending_leaves_the_spending_of_its_level_unsaid() -> None:
    derived = derive([*PROGRAMS, *row("Program C", 5, "50", None)])
    assert sums(derived, "jumlah_pagu") == {"Seluruh program": "450,00"}
    assert found(derived, "jumlah_realisasi_anggaran") == []


def test_a_line_that_stands_twice_is_not_added() -> None:
    assert found(derive([*PROGRAMS, *row("Program A", 7, "300", "240")]), "jumlah_pagu") == []


def test_funds_have_their_shares_of_ceiling_and_remainder() -> None:
    funds = [
        *row("Dana Alokasi Umum (DAU)", 1, "300", "240", Level.OTHER),
        *row("DAK Fisik", 2, "100", "60", Level.OTHER),
    ]
    derived = derive([*funds, *TOTAL])
    assert values(derived, "proporsi_pagu") == ["75.00", "25.00"]  # 300 and 100 of 400
    assert values(derived, "proporsi_sisa") == ["60.00", "40.00"]  # 60 and 40 of 100
    assert sums(derived, "jumlah_pagu") == {"Seluruh sumber dana": "400,00"}


def test_the_plain_ceiling_beside_the_initial_one_is_the_revised_one() -> None:
    revised = [money("pagu_sebelum_perubahan", "80", "A", 1), money("pagu", "100", "A", 1)]
    assert values(derive(revised), "perubahan_pagu_anggaran") == ["20.00"]  # 100 − 80
    elsewhere = [money("pagu_sebelum_perubahan", "80", "A", 1), money("pagu", "100", "A", 1, table_no=2)]
    assert values(derive(elsewhere), "perubahan_pagu_anggaran") == []

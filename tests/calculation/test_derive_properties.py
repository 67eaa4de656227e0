"""Laws of derived figures: whatever a report tells, nothing crashes and nothing is mixed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculation.contexts import subject_key
from assistant.calculation.derive import derive
from assistant.calculation.explanations import explained
from assistant.calculation.result import same_unit
from assistant.calculation.rules import OfficeRules
from assistant.domain.figures import Figure, Level
from assistant.domain.indicators import Polarity

BAD = (None, "N/A", "-", "#DIV/0!", "BB", ">B", "", "80–90", Decimal(0), Decimal(-5))
VALUES = st.one_of(st.integers(1, 120).map(Decimal), st.sampled_from(BAD), st.integers(1, 500).map(Decimal))
GROUPS = (
    ("target", "realisasi", "capaian", "kategori", "target_akhir_renstra", "realisasi_nasional"),
    ("pagu", "pagu_sebelum_perubahan", "realisasi_anggaran", "target", "realisasi"),
    ("pagu_setelah_perubahan", "realisasi_anggaran", "capaian", "serapan_persen", "efisiensi"),
    ("ditangani", "populasi", "jumlah", "realisasi"),
)


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    """Rows of tables and sentences of two reports, with names, years and units that nearly match."""
    made: list[Figure] = []
    for row in range(draw(st.integers(1, 6))):
        report_year = draw(st.sampled_from([2023, 2024]))
        subject = draw(st.sampled_from(["Indikator A", "indikator a.", "Prevalensi B", "Jumlah", "DAK"]))
        parent = draw(st.sampled_from([None, None, "Program X", "Program Y"]))
        level = draw(st.sampled_from([Level.IKU, Level.PROGRAM, Level.OTHER]))
        unit = draw(st.sampled_from(["%", "%", "Rp", "orang", None]))
        table_no = draw(st.sampled_from([1, 1, 2]))
        source = draw(st.sampled_from(["table", "table", "table", "prose"]))
        for year in draw(st.sampled_from([(report_year,), (2022, 2023, 2024), (None,), (2023, 2026)])):
            for measure in draw(st.sampled_from(GROUPS)):
                value = draw(VALUES)
                made.append(
                    Figure(
                        figure_id=f"f{len(made)}",
                        report_id=f"r{report_year}",
                        agency="Dinas Contoh",
                        report_year=report_year,
                        subject=subject,
                        parent=parent,
                        level=level,
                        year=year,
                        measure=measure,
                        value=value,
                        unit=unit if draw(st.integers(0, 9)) else "kasus",
                        raw=str(value),
                        location=None,
                        source=source,
                        table_no=table_no,
                        row=draw(st.sampled_from([row, row, row, 1])),
                        readings=() if draw(st.integers(0, 9)) else (Decimal(80), Decimal(90)),
                    )
                )
    return made


RULES = st.builds(
    OfficeRules,
    cap=st.sampled_from([None, Decimal(100)]),
    decimals=st.integers(0, 3),
    polarities=st.dictionaries(
        st.sampled_from(["Indikator A", "Prevalensi B"]), st.sampled_from(Polarity), max_size=2
    ),
)
OF_SEVERAL_LINES = ("proporsi_", "jumlah_", "serapan_jumlah", "sisa_jumlah", "efisiensi", "nilai_efisiensi")


@settings(max_examples=150, deadline=None)
@given(figures(), RULES)
def test_every_result_is_a_finite_value_or_a_reason_and_explains_itself(
    told: list[Figure], rules: OfficeRules
) -> None:
    derived = derive(told, rules)
    known = {one.figure_id: one for one in [*told, *derived]}
    assert len({one.figure_id for one in derived}) == len(derived)
    for one in derived:
        assert one.value is not None or (one.doubt or "").startswith("tidak dapat dihitung: ")
        assert not isinstance(one.value, Decimal) or one.value.is_finite()
        card = explained(one, known)
        assert card is not None
        assert set(one.inputs) <= known.keys()
        assert len(card.inputs) == len(one.inputs)
        assert one.value is None or one.arithmetic


@settings(max_examples=150, deadline=None)
@given(figures(), RULES)
def test_no_result_joins_subjects_levels_parents_or_units(told: list[Figure], rules: OfficeRules) -> None:
    derived = derive(told, rules)
    known = {one.figure_id: one for one in [*told, *derived]}
    for one in derived:
        if one.value is None or one.measure.startswith(OF_SEVERAL_LINES):
            continue
        inputs = [known[ref] for ref in one.inputs]
        assert {subject_key(used.subject) for used in inputs} == {subject_key(one.subject)}
        assert {used.level for used in inputs} == {one.level}
        assert len({used.parent for used in inputs if used.parent}) <= 1
        units = [used.unit for used in inputs if used.unit]
        assert all(same_unit(units[0], unit) for unit in units), (one.measure, one.formula, units)


@settings(max_examples=100, deadline=None)
@given(figures())
def test_results_of_several_lines_stay_in_one_table_and_year(told: list[Figure]) -> None:
    derived = derive(told)
    known = {one.figure_id: one for one in [*told, *derived]}
    for one in derived:
        if one.measure.startswith(("proporsi_", "jumlah_")):
            printed = [used for ref in one.inputs for used in _printed(known[ref], known)]
            assert len({(used.report_id, used.table_no, used.year) for used in printed}) == 1


@settings(max_examples=100, deadline=None)
@given(figures())
def test_no_result_rests_on_text_on_nothing_or_on_an_unclear_cell(told: list[Figure]) -> None:
    known = {one.figure_id: one for one in told}
    for one in derive(told):
        if one.value is None or (one.doubt or "").startswith("target dibaca sebagai rentang"):
            continue
        for used in (known[ref] for ref in one.inputs if ref in known):
            assert isinstance(used.value, Decimal)
            assert not used.readings


@settings(max_examples=60, deadline=None)
@given(figures())
def test_what_a_stranger_report_tells_changes_nothing(told: list[Figure]) -> None:
    other = [
        one.model_copy(update={"figure_id": f"x{one.figure_id}", "report_id": "rx", "agency": "Dinas Lain"})
        for one in told
    ]
    own = {one.figure_id for one in derive(told)}
    assert own == {one.figure_id for one in derive([*told, *other]) if one.agency == "Dinas Contoh"}


def _printed(figure: Figure, known: dict[str, Figure]) -> list[Figure]:
    if not figure.formula:
        return [figure]
    return [used for ref in figure.inputs for used in _printed(known[ref], known)]

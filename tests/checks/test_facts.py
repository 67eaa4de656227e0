"""Facts: reading them from JSON, taking them from figures."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.checks.facts import facts_from_figures, load_facts, parse_facts
from assistant.domain.figures import Figure, Origin
from assistant.errors import InputError

FACT = {
    "id": "a",
    "agency": "Dinas Contoh",
    "subject": "Nilai Layanan",
    "year": 2024,
    "measure": "realisasi",
    "value": "81.5",
    "unit": "nilai",
}


def test_a_facts_file_gives_exact_values_and_ignores_other_keys(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"doc": "x", "facts": [{**FACT, "line": 7}]}), encoding="utf-8")
    (fact,) = load_facts(path)
    assert fact.value == Decimal("81.5")
    assert fact.year == 2024


def test_a_number_without_quotes_stays_exact() -> None:
    (fact,) = parse_facts('{"facts": [{"id": "a", "subject": "X", "measure": "target", "value": 0.10}]}')
    assert str(fact.value) == "0.10"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "bukan JSON"),
        ("[[[" * 50_000, "bukan JSON"),
        ('{"fakta": []}', 'daftar "facts"'),
        ('{"facts": [1]}', "Fakta ke-1"),
        ('{"facts": [{"id": "a", "subject": "x", "measure": "target"}]}', "value"),
        (json.dumps({"facts": [{**FACT, "year": "dua ribu"}]}), "year"),
        (json.dumps({"facts": [FACT, FACT]}), "dua kali"),
        (json.dumps({"facts": [{**FACT, "subject": None}]}), "subject"),
    ],
    ids=["cut", "deep", "no list", "no object", "no value", "year", "twice", "subject"],
)
def test_a_malformed_facts_file_is_refused_with_its_place(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_facts(text, "fakta.json")


def test_a_missing_facts_file_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        load_facts(tmp_path / "none.json")


def figure(figure_id: str, value: Decimal | None, origin: Origin = Origin.REPORTED) -> Figure:
    return Figure(
        figure_id=figure_id,
        report_id="r",
        agency="Dinas Contoh",
        report_year=2024,
        subject="Nilai Layanan",
        year=2024,
        measure="realisasi",
        value=value,
        unit="nilai",
        raw="",
        location=None,
        origin=origin,
    )


def test_figures_that_agree_are_one_fact_and_reported_ones_go_first() -> None:
    facts = facts_from_figures([figure("c", Decimal("81.5"), Origin.COMPUTED), figure("r", Decimal("81.50"))])
    assert [fact.id for fact in facts] == ["r"]


def test_figures_that_contradict_each_other_all_stay() -> None:
    assert len(facts_from_figures([figure("a", Decimal(81)), figure("b", Decimal(82))])) == 2


def test_a_figure_without_value_says_that_there_is_none() -> None:
    assert facts_from_figures([figure("a", None)])[0].value == "N/A"

"""Falsified sentences: they are false, and the checker's rates hold on offices it was not developed on."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from assistant.checks.checker import Checker
from eval.claims import Unfit, compose, is_true
from eval.fields import FIELDS
from eval.mutations import KINDS, mutants, run
from eval.offices import Office, make_office
from eval.sentences import OPEN, SECOND, patterns


def test_the_same_seed_gives_the_same_office() -> None:
    assert make_office("kesehatan", 4).facts() == make_office("kesehatan", 4).facts()


@pytest.mark.parametrize("kind", FIELDS)
def test_composed_sentences_are_true_and_their_mutants_are_not_the_same_text(kind: str) -> None:
    office, rng = make_office(kind, 1), random.Random(1)
    for pattern in (*patterns(OPEN), *patterns(SECOND)):
        try:
            statement = compose(pattern, office, rng)
        except Unfit:
            continue
        assert is_true(statement, office)
        for mutant in mutants(statement, office, rng):
            assert mutant.kind in KINDS
            assert mutant.text != statement.text


def judge(office: Office) -> Callable[[str], bool]:
    checker = Checker(office.facts())
    return lambda text: checker.check(text).ok


@pytest.mark.parametrize("name", [OPEN, SECOND])
def test_the_checker_keeps_its_rates(name: str) -> None:
    tally = run(judge, sets=[name], seeds=1)
    assert tally.detection >= 0.97
    assert min(tally.by_kind().values()) >= 0.90
    assert tally.alarm_rate <= 0.02

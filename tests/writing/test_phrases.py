"""The phrase bank and the prompts: a mismatch with the code fails when they are read."""

from __future__ import annotations

import re

import pytest

from assistant.errors import PromptError
from assistant.writing.acts import ACTS
from assistant.writing.phrases import bank_of, load_bank, parse_bank
from assistant.writing.prompt_files import parse_prompt, section_prompt
from assistant.writing.wording import mend


def test_every_act_of_the_code_has_a_phrase_and_no_more() -> None:
    assert set(load_bank()) == set(ACTS)


def test_no_phrase_opens_with_a_figure_or_holds_a_digit() -> None:
    figures = {"actual", "target", "gap", "achievement", "remainder", "share", "before", "now", "series"}
    for phrases in load_bank().values():
        for phrase in phrases.phrasings:
            assert not re.search(r"\d", re.sub(r"\{\w+\}", "", phrase)), phrase
            assert not any(phrase.startswith(f"{{{name}}}") for name in figures), phrase


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("## a.b\nPeubah: x\n- Kalimat {y}.", "memakai peubah y", id="unknown-slot"),
        pytest.param("## a.b\nPeubah: x, y\n- Kalimat {x}.", "peubah y yang tidak dipakai", id="idle-slot"),
        pytest.param("## a.b\nPeubah: x\n", "tidak memuat frasa", id="no-phrase"),
    ],
)
def test_a_bank_that_does_not_fit_names_the_place(text: str, reason: str) -> None:
    with pytest.raises(PromptError, match=reason):
        parse_bank(text, "frasa_uji.md")


def test_a_bank_without_an_act_of_the_code_is_refused() -> None:
    with pytest.raises(PromptError, match=r"belum memuat bagian a\.c"):
        bank_of([("f", "## a.b\nPeubah: x\n- {x} ada.")], {"a.b": frozenset("x"), "a.c": frozenset()})


def test_the_models_prompt_declares_what_the_code_fills() -> None:
    assert "{points}" in section_prompt().question
    with pytest.raises(PromptError, match="harus menyatakan"):
        parse_prompt("## system\nPeubah: a\nHalo {b}\n", "uji.md", {"system": frozenset("a")})


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("dikarenakan kerjasama", "karena kerja sama"),
        ("Prosentase pegawai yang resign", "Persentase pegawai yang mengundurkan diri"),
        ("perlu segera di selesaikan", "perlu segera diselesaikan"),
        ("data belum up to date", "data belum mutakhir"),
        ("di Pacitan dan di kantor", "di Pacitan dan di kantor"),
        ("ANALISA 12,5 %", "ANALISA 12,5 %"),
    ],
)
def test_spelling_is_mended_and_facts_are_left(found: str, mended: str) -> None:
    assert mend(found) == mended

"""Sentences are cut into effect and cause by the words that join them."""

from __future__ import annotations

import pytest

from assistant.domain.causality import split_cause


@pytest.mark.parametrize(
    ("sentence", "effect", "link", "cause"),
    [
        (
            "Kenaikan jalan mantap dipengaruhi selesainya dua ruas.",
            "Kenaikan jalan mantap",
            "dipengaruhi",
            "selesainya dua ruas.",
        ),
        ("Nilai turun dipicu oleh gangguan aplikasi.", "Nilai turun", "dipicu oleh", "gangguan aplikasi."),
        ("Karena blangko habis, pencetakan tertunda.", "pencetakan tertunda.", "karena", "blangko habis"),
        ("Penyebab tidak tercapainya target yaitu cuaca buruk.", "", "", "cuaca buruk."),
        (
            "Penurunan ini merupakan hasil patroli terpadu.",
            "Penurunan ini",
            "merupakan hasil",
            "patroli terpadu.",
        ),
        (
            "Keberhasilan itu didorong oleh promosi.",
            "Keberhasilan itu",
            "didorong oleh",
            "promosi.",
        ),
    ],
)
def test_a_sentence_is_cut_at_the_words_that_join_effect_and_cause(
    sentence: str, effect: str, link: str, cause: str
) -> None:
    parts = split_cause(sentence)

    assert parts is not None
    assert (parts.effect, parts.link, parts.cause) == (effect, link, cause)
    assert not parts.cause_first


def test_a_cause_that_stands_first_is_known_as_such() -> None:
    parts = split_cause("Gelombang tinggi menyebabkan produksi menurun.")

    assert parts is not None
    assert (parts.cause, parts.link, parts.effect) == ("Gelombang tinggi", "menyebabkan", "produksi menurun")
    assert parts.cause_first


def test_a_sentence_without_such_words_is_not_cut() -> None:
    assert split_cause("Petugas ditempatkan pada sembilan simpang.") is None
